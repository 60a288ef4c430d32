//! Edge cases of real notes with the correct result, one test per case.
//!
//! One file per seed, one for the definition of a question, and one for the formats of other
//! people's notes. Line numbers refer to the seeds.

mod details;
mod interview_collection;
mod interview_log;
mod labelled;
mod numbered;
mod questions;
mod strangers;

use std::fs;
use std::path::Path;

use k8s_quiz::domain::{Entry, Language, Slices, Span};
use k8s_quiz::markdown::tree::{Block, BlockKind, Document, parse};
use k8s_quiz::notes::{self, Notes};
use k8s_quiz::text::{Ambiguous, Glyphs, LayoutOptions, layout};

/// A width that no paragraph of the seeds fills, so that each displayed line is one line of text.
const WIDE: usize = 8000;

/// A parsed file of notes.
struct Page {
    text: String,
    notes: Notes,
}

/// The role of a source line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// The question of the entry that starts on this line.
    Question(u32),
    /// The hint of the entry that starts on this line.
    Hint(u32),
    /// The answer of the entry that starts on this line.
    Answer(u32),
    /// The note of the entry that starts on this line.
    Note(u32),
    /// A section's title.
    Section,
    /// Blank lines, separators, tags, labels, contents tables.
    Structure,
    /// Leftover text.
    LeftOver,
}

impl Page {
    fn of(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            notes: notes::read(text),
        }
    }

    fn of_seed(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        Self::of(&fs::read_to_string(folder.join(name)).unwrap())
    }

    fn find(&self, line: u32) -> Option<&Entry> {
        let mut entries = self.notes.entries.iter();
        entries.find(|entry| entry.line == line)
    }

    #[track_caller]
    fn entry(&self, line: u32) -> &Entry {
        let found = self.find(line);
        found.unwrap_or_else(|| panic!("no question begins in line {line}"))
    }

    #[track_caller]
    fn question(&self, line: u32) -> &str {
        &self.entry(line).question
    }

    #[track_caller]
    fn answer(&self, line: u32) -> String {
        self.entry(line).answer.text(&self.text)
    }

    #[track_caller]
    fn note(&self, line: u32) -> String {
        self.entry(line).note.text(&self.text)
    }

    #[track_caller]
    fn tags(&self, line: u32) -> Vec<&str> {
        self.entry(line).tags.iter().map(|tag| tag.name()).collect()
    }

    #[track_caller]
    fn section(&self, line: u32) -> Option<&str> {
        let section = self.entry(line).section;
        section.map(|index| self.notes.sections[index.0 as usize].title.as_str())
    }

    /// The lines of unanswered questions.
    fn unanswered(&self) -> Vec<u32> {
        let entries = self.notes.entries.iter();
        entries
            .filter(|entry| entry.is_unanswered())
            .map(|entry| entry.line)
            .collect()
    }

    fn n_entries(&self) -> usize {
        self.notes.entries.len()
    }

    /// A line of the source, counted from 1.
    #[track_caller]
    fn line(&self, number: usize) -> &str {
        self.text.split('\n').nth(number - 1).unwrap()
    }

    /// The role of the first non-blank character of a line, or of the end of a blank line.
    #[track_caller]
    fn place(&self, number: usize) -> Place {
        let line = self.line(number);
        let start = line.as_ptr() as usize - self.text.as_ptr() as usize;
        let at = start + line.len() - line.trim_start().len();
        let at = u32::try_from(at).unwrap();
        let holds = |span: &Span| span.start <= at && at < span.end;
        let any = |slices: &Slices| slices.0.iter().any(holds);
        for entry in &self.notes.entries {
            if holds(&entry.question_span) {
                return Place::Question(entry.line);
            } else if any(&entry.hint) {
                return Place::Hint(entry.line);
            } else if any(&entry.answer) {
                return Place::Answer(entry.line);
            } else if any(&entry.note) {
                return Place::Note(entry.line);
            }
        }
        if self.notes.sections.iter().any(|found| holds(&found.span)) {
            Place::Section
        } else if self.notes.structure.iter().any(holds) {
            Place::Structure
        } else {
            assert!(self.notes.left_over.iter().any(holds), "line {number}");
            Place::LeftOver
        }
    }

    #[track_caller]
    fn document(&self, line: u32) -> Document {
        parse(&self.answer(line))
    }

    /// The displayed lines of an answer without wrapping.
    #[track_caller]
    fn shown(&self, line: u32) -> Vec<String> {
        self.shown_at(line, WIDE)
    }

    /// The displayed lines of an answer at a width in columns.
    #[track_caller]
    fn shown_at(&self, line: u32, width: usize) -> Vec<String> {
        let options = LayoutOptions {
            width,
            glyphs: Glyphs {
                ambiguous: Ambiguous::Narrow,
                ascii: false,
            },
            language: Language::Zh,
        };
        let lines = layout(&self.document(line), &options);
        lines.iter().map(|line| line.text()).collect()
    }

    /// The texts of an answer's code blocks.
    #[track_caller]
    fn code_blocks(&self, line: u32) -> Vec<String> {
        let blocks = self.document(line).blocks;
        blocks.iter().filter_map(code).collect()
    }

    #[track_caller]
    fn n_tables(&self, line: u32) -> usize {
        let is_table = |block: &&Block| matches!(block.kind, BlockKind::Table(_));
        self.document(line).blocks.iter().filter(is_table).count()
    }
}

fn code(block: &Block) -> Option<String> {
    match &block.kind {
        BlockKind::Code { text, .. } => Some(text.clone()),
        _ => None,
    }
}

/// The index of the displayed line that contains a text; fails unless there is exactly one.
#[track_caller]
fn line_with<'a>(shown: &'a [String], part: &str) -> &'a str {
    let mut found = shown.iter().filter(|line| line.contains(part));
    let line = found.next();
    let line = line.unwrap_or_else(|| panic!("{part} is not in {shown:#?}"));
    assert!(found.next().is_none(), "{part} is twice in {shown:#?}");
    line
}

/// Fails unless the displayed lines contain each of the texts.
#[track_caller]
fn assert_shown(shown: &[String], parts: &[&str]) {
    for part in parts {
        assert!(
            shown.iter().any(|line| line.contains(part)),
            "{part} is not in {shown:#?}"
        );
    }
}
