//! Reads notes in any form into entries.
//!
//! [`read`] never fails. `page` splits a text into lines, `lex` parses their marks, and
//! `vocabulary` their words. `special` finds flashcards and other explicit forms. For the other
//! lines `evidence` computes features, and `choose` scores them with the `weights` (fitted by
//! `examples/fit_reader.rs`) and gives each a role. `assemble` builds entries, and `coverage`
//! accounts for every byte. Documents that this program wrote have explicit `marks` (`write_back`).

mod answer;
mod answer_key;
mod assemble;
mod boilerplate;
mod capture;
mod choose;
mod coverage;
mod decoration;
mod definitions;
mod diagnostics;
mod dialects;
mod doubts;
mod entry;
mod evidence;
mod explain;
mod fences;
#[doc(hidden)]
pub mod fit;
mod html_marks;
mod lex;
mod marks;
mod metadata;
mod named;
mod numbering;
mod options;
mod own_answer;
mod page;
mod question;
mod question_span;
mod special;
mod tags;
mod titled;
mod vocabulary;
mod weights;
mod write_back;

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::domain::{Entry, Section, Span};

pub use capture::{Capture, Unwritable, capture, id_of};
pub use evidence::Feature as Evidence;
pub use explain::{Explanation, ShapeReading, explain};

pub use diagnostics::{Diagnostic, DiagnosticKind, Severity};

pub use named::{NoteName, note_name};
pub use options::{marked_options, option_texts};
pub use own_answer::read_own;
use page::Page;
pub use titled::{is_titled, read_titled};
pub use write_back::{as_aside, as_text, heading_of};

/// Reads the text of one file, without a byte order mark.
pub fn read(text: &str) -> Notes {
    static WEIGHTS: LazyLock<fit::Weights> = LazyLock::new(fit::Weights::from_table);
    let notes = read_with(text, &WEIGHTS);
    debug_assert_eq!(
        notes.misplaced(text),
        None,
        "a byte without a place, or with two"
    );
    notes
}

/// Reads the text of one file with other weights.
#[doc(hidden)]
pub fn read_with(text: &str, weights: &fit::Weights) -> Notes {
    let page = Page::new(text);
    let lexed = lex::lex(&page);
    let special = special::find(&page, &lexed.units);
    let forced = special.roles.len();
    let choice = choose::choose(&page, &lexed.units, weights, special.roles);
    let (mut notes, mut structure, dialects) =
        assemble::assemble(&page, &lexed, &choice, special.rows);
    structure.extend(special.structure);
    structure.extend(dialects::repeated::join(
        &mut notes.entries, &notes.sections, &dialects,
    ));
    structure.extend(definitions::share(&page, &mut notes.entries));
    tags::add(&page, &mut notes);
    let coverage = coverage::cover(&page, &notes.entries, &notes.sections, &structure);
    notes.structure = coverage.structure;
    notes.left_over = coverage.left_over;
    notes.diagnostics = diagnostics::diagnostics(&page, &lexed.never_closed, &notes);
    let doubts = doubts::doubts(&page, &lexed.units, &choice, forced);
    notes.diagnostics.extend(doubts);
    notes.diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    notes
}

/// The result of reading one file of notes.
///
/// Every byte of the source is in exactly one of: an entry, a section's title, structure, left-over
/// text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notes {
    /// In source order.
    pub entries: Vec<Entry>,
    /// Titles that group questions.
    pub sections: Vec<Section>,
    /// In source order.
    pub diagnostics: Vec<Diagnostic>,
    /// Blank lines, separators, tags, labels, tables of contents.
    pub structure: Vec<Span>,
    /// Text that belongs to no question.
    pub left_over: Vec<Span>,
    /// The dialects that were recognized, in order of their first use.
    pub dialects: Vec<Dialect>,
}

/// A way of writing questions and answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Dialect {
    /// `# question`, `**思路**：`, `**回答**：`.
    Labelled,
    /// `# question`, the answer below.
    Headings,
    /// `#### 19.question`.
    NumberedHeadings,
    /// `<details><summary>question</summary> answer </details>`.
    Details,
    /// `- question`, the answer below.
    Bullets,
    /// Nested bullets, the answer below `- **答案**`.
    NestedBullets,
    /// `1. **Question**`, the answer below.
    BoldList,
    /// `**Q1. question**` as a paragraph.
    Bold,
    /// `Q:` and `A:`, `问：` and `答：`.
    Pairs,
    /// `question::answer`, or `?` between question and answer.
    Obsidian,
    /// `| Question | Answer |`.
    Tables,
    /// `1、question` and bare questions.
    Lines,
}

#[cfg(test)]
mod tests;
