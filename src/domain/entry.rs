//! An entry: one question with its hint and answer at one location of a source.

use serde::{Deserialize, Serialize};

use super::{CardId, Span};

/// The index of a source in its deck, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SourceIndex(pub u32);

/// The index of a section in its source, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SectionIndex(pub u32);

/// The name and text of one file of notes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteFile {
    /// The displayed name: `seeds/...` or the path as given, with `/`.
    pub name: String,
    pub text: String,
}

impl NoteFile {
    /// The last part of the name.
    pub fn base_name(&self) -> &str {
        self.name.rsplit('/').next().unwrap_or(&self.name)
    }
}

/// A title that groups the questions below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The cleaned title.
    pub title: String,
    pub span: Span,
    /// The enclosing section.
    pub parent: Option<SectionIndex>,
}

impl Section {
    /// The sections around a place, innermost first.
    pub fn around(
        sections: &[Self],
        innermost: Option<SectionIndex>,
    ) -> impl Iterator<Item = (usize, &Self)> {
        let get = |index: SectionIndex| {
            let index = index.0 as usize;
            Some((index, sections.get(index)?))
        };
        std::iter::successors(innermost.and_then(get), move |(index, section)| {
            // A parent comes before its child, so a cycle ends here.
            let parent = section.parent.filter(|parent| (parent.0 as usize) < *index);
            get(parent?)
        })
    }
}

/// Lines of a source without container prefixes (indent, `>`) and line endings.
///
/// Each span is within one line; a blank line is an empty span.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slices(pub Box<[Span]>);

impl Slices {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The part of the source from the first line to the last, with what is between them.
    pub fn extent<'a>(&self, source: &'a str) -> &'a str {
        let start = self.0.iter().map(|line| line.start).min();
        let end = self.0.iter().map(|line| line.end).max();
        let range = start
            .zip(end)
            .and_then(|(start, end)| source.get(start as usize..end as usize));
        range.unwrap_or_default()
    }

    /// The lines joined by newlines.
    pub fn text(&self, source: &str) -> String {
        let length = self.0.iter().map(|line| line.len() + 1).sum();
        let mut text = String::with_capacity(length);
        for (n, line) in self.0.iter().enumerate() {
            if n > 0 {
                text.push('\n');
            }
            text.push_str(line.of(source));
        }
        text
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tag {
    /// Marked as asked often (经常问, 高频).
    Frequent,
    /// Marked as important (重点, 记住, 必须, stars).
    Important,
    /// Asked in a real interview.
    Asked,
    /// Defined by the learner.
    Own(String),
}

impl Tag {
    /// The tag's name in queries and exports.
    pub fn name(&self) -> &str {
        match self {
            Self::Frequent => "frequent",
            Self::Important => "important",
            Self::Asked => "asked",
            Self::Own(name) => name,
        }
    }

    pub fn of_name(name: &str) -> Self {
        match name {
            "frequent" => Self::Frequent,
            "important" => Self::Important,
            "asked" => Self::Asked,
            own => Self::Own(own.to_owned()),
        }
    }
}

/// One question at one location.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Derived from the question.
    pub id: CardId,
    /// The index of its source; 0 until a deck sets it.
    pub source: SourceIndex,
    /// The cleaned question.
    pub question: String,
    /// Importance tags, sorted, without duplicates.
    pub tags: Vec<Tag>,
    /// The innermost enclosing section.
    pub section: Option<SectionIndex>,
    /// First line of the question, from 1.
    pub line: u32,
    /// Last non-blank line of the answer, or of the question if there is no answer.
    pub end_line: u32,
    /// The bytes of the question, with marks and numbering.
    pub question_span: Span,
    /// The choices of a multiple-choice question, one a slice.
    pub options: Slices,
    /// The hint (思路), empty when there is none.
    pub hint: Slices,
    /// The answer, empty when unanswered.
    pub answer: Slices,
    /// Reference definitions that the answer uses from elsewhere in the source.
    pub definitions: Slices,
    /// Reference definitions that the hint uses.
    pub hint_definitions: Slices,
    /// Text under the question that is not an answer (当时直接答的不会。).
    pub note: Slices,
    /// Whether the answer consists of pictures only.
    pub picture_only: bool,
}

impl Entry {
    /// The answer as Markdown, with the reference definitions it uses.
    pub fn answer_text(&self, source: &str) -> String {
        with_definitions(&self.answer, &self.definitions, source)
    }

    /// The hint as Markdown, with the reference definitions it uses.
    pub fn hint_text(&self, source: &str) -> String {
        with_definitions(&self.hint, &self.hint_definitions, source)
    }

    pub fn is_unanswered(&self) -> bool {
        self.answer.is_empty()
    }
}

fn with_definitions(lines: &Slices, definitions: &Slices, source: &str) -> String {
    let mut text = lines.text(source);
    if !definitions.is_empty() {
        text.push_str("\n\n");
        text.push_str(&definitions.text(source));
    }
    text
}
