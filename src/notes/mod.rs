//! Notes in whatever shape they were written become entries.
//!
//! [`read`] never fails. A text is seen as lines (`page`), whose shapes (`lex`) and words (`vocabulary`) are
//! `evidence` of what asks; `choose` weighs it and gives every line a role, with the `weights` that
//! `examples/fit_reader.rs` fits. What has signs of its own comes before (`special`), what belongs to
//! a question after (`assemble`), and every byte is accounted for (`coverage`). Documents that this
//! program wrote say what is what (`marks`, `write_back`).

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
mod numbering;
mod options;
mod own_answer;
mod page;
mod question;
mod question_span;
mod special;
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

pub use options::{marked_options, option_texts};
pub use own_answer::read_own;
use page::Page;
pub use titled::read_titled;
pub use write_back::{as_aside, as_text, heading_of};

/// Reads the text of one file; `text` begins after a byte order mark, if there was one.
pub fn read(text: &str) -> Notes {
    static WEIGHTS: LazyLock<fit::Weights> = LazyLock::new(fit::Weights::of_table);
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
    let coverage = coverage::cover(&page, &notes.entries, &notes.sections, &structure);
    notes.structure = coverage.structure;
    notes.left_over = coverage.left_over;
    notes.diagnostics = diagnostics::diagnostics(&page, &lexed.never_closed, &notes);
    let doubts = doubts::doubts(&page, &lexed.units, &choice, forced);
    notes.diagnostics.extend(doubts);
    notes.diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    notes
}

/// What one file of notes holds.
///
/// Every byte of the source is in exactly one of: an entry, a section's title, structure, left
/// over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notes {
    /// Questions in source order.
    pub entries: Vec<Entry>,
    /// Titles that group questions.
    pub sections: Vec<Section>,
    /// What is amiss, in source order.
    pub diagnostics: Vec<Diagnostic>,
    /// Blank lines, separators, tags, labels, contents tables.
    pub structure: Vec<Span>,
    /// Text that belongs to no question.
    pub left_over: Vec<Span>,
    /// The dialects that were recognised, in order of their first use.
    pub dialects: Vec<Dialect>,
}

/// A way of writing questions and answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Dialect {
    /// `# question`, `**思路**：`, `**回答**：`.
    Labelled,
    /// A heading is a question, the text below it the answer.
    Headings,
    /// `#### 19.question`.
    NumberedHeadings,
    /// `<details><summary>question</summary> answer </details>`.
    Details,
    /// `- question`, the answer in the following lines.
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
