//! The diagnostics of a source that still apply once its questions are cards.

use crate::domain::{Entry, SourceIndex};
use crate::notes::{Diagnostic, DiagnosticKind};

use super::{Deck, Origin};

impl Deck {
    /// The diagnostics of a source, in source order, without those that the deck settles: a
    /// captured question without an answer, a cut question whose card has a title, and doubts
    /// about cards that a manifest has titles for.
    pub fn findings_of_source(&self, index: SourceIndex) -> impl Iterator<Item = &Diagnostic> {
        let source = self.sources.get(index.0 as usize);
        let entries = self.entries_of_source(index);
        let is_inbox = source.is_some_and(|source| source.origin == Origin::Captured);
        let diagnostics = source
            .into_iter()
            .flat_map(|source| &source.notes.diagnostics);
        diagnostics.filter(move |diagnostic| match diagnostic.kind {
            DiagnosticKind::Unanswered => !is_inbox,
            DiagnosticKind::QuestionCut => !self.has_title(entries.get(next(entries, diagnostic))),
            DiagnosticKind::Swallowed => {
                let asked = next(entries, diagnostic).checked_sub(1);
                !self.has_title(asked.and_then(|asked| entries.get(asked)))
            }
            DiagnosticKind::Uncertain => {
                entries.is_empty() || entries.iter().any(|entry| !self.has_title(Some(entry)))
            }
            _ => true,
        })
    }

    fn has_title(&self, entry: Option<&Entry>) -> bool {
        let card = entry.and_then(|entry| self.card_of_entry(entry.id));
        card.is_some_and(|card| card.title.is_some())
    }
}

/// The index of the first entry whose question ends after the start of a diagnostic.
fn next(entries: &[Entry], diagnostic: &Diagnostic) -> usize {
    let is_before = |entry: &Entry| entry.question_span.end <= diagnostic.span.start;
    entries.partition_point(is_before)
}
