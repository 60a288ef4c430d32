//! Notes in whatever shape they were written become entries.
//!
//! [`read`] never fails. A page is seen as lines (`page`), divided at headings and `<details>`
//! (`parts`); each part gets a role, and its lines may be read as questions themselves
//! (`dialects`, `reading`); so parts become entries and sections (`draft`), and every byte is
//! accounted for (`ledger`). Documents that this program wrote say by themselves what is what
//! (`marks`, `written`).

mod answer;
mod asides;
mod capture;
mod decoration;
mod definitions;
mod diagnostics;
mod dialects;
mod draft;
mod entry;
mod facts;
mod fences;
mod html_marks;
mod ledger;
mod likeness;
mod marks;
mod numbering;
mod own;
mod page;
mod parts;
mod question;
mod reading;
mod sections;
mod titled;
mod written;

use crate::domain::{Entry, Section, Span};

pub use capture::{Capture, Unwritable, capture, id_of};
pub use diagnostics::{Diagnostic, DiagnosticKind, Severity};

pub use own::read_own;
use page::Page;
pub use titled::read_titled;
pub use written::{as_aside, as_text, heading_of};

/// Reads the text of one file; `text` begins after a byte order mark, if there was one.
pub fn read(text: &str) -> Notes {
    let page = Page::new(text);
    let parts = parts::parts(&page);
    let (mut notes, mut structure) = draft::draft(&page, &parts);
    structure.extend(definitions::share(&page, &mut notes.entries));
    let accounts = ledger::accounts(&page, &notes.entries, &notes.sections, &structure);
    notes.structure = accounts.structure;
    notes.left_over = accounts.left_over;
    notes.diagnostics = diagnostics::diagnostics(&page, &parts, &notes);
    debug_assert_eq!(
        notes.misplaced(text),
        None,
        "a byte without a place, or with two"
    );
    notes
}

/// What one file of notes holds.
///
/// Every byte of the source is in exactly one of: an entry, a section's title, structure, left
/// over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
