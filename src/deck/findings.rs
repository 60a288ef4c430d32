//! What is amiss with a source, once its questions are cards.

use crate::domain::{Entry, SourceIndex};
use crate::notes::{Diagnostic, DiagnosticKind};

use super::{Deck, Origin};

impl Deck {
    /// What the learner should know of a source, in source order: what is amiss with its text,
    /// apart from what its place in the deck mends.
    pub fn findings_of_source(&self, index: SourceIndex) -> impl Iterator<Item = &Diagnostic> {
        let source = self.sources.get(index.0 as usize);
        let entries = self.entries_of_source(index);
        // A captured question waits for its answer: that is no flaw of the inbox.
        let waits = source.is_some_and(|source| source.origin == Origin::Captured);
        let diagnostics = source.into_iter().flat_map(|source| &source.diagnostics);
        diagnostics.filter(move |found| match found.kind {
            DiagnosticKind::Unanswered => !waits,
            DiagnosticKind::QuestionCut => !self.is_retitled(entries, found),
            _ => true,
        })
    }

    /// Whether the card of the question that a diagnostic is about has a title: then the learner
    /// never reads the wording of the notes, and nothing is left to mend.
    fn is_retitled(&self, entries: &[Entry], found: &Diagnostic) -> bool {
        let before = |entry: &Entry| entry.question_span.end <= found.span.start;
        let entry = entries.get(entries.partition_point(before));
        let card = entry.and_then(|entry| self.card_of_entry(entry.id));
        card.is_some_and(|card| card.title.is_some())
    }
}
