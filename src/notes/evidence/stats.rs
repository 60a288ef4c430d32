//! Statistics of a class, group or run of units.

use super::Place;
use crate::notes::lex::{Shape, Unit};
use crate::notes::vocabulary::Likeness;

/// Sums over the members of a group.
#[derive(Clone, Debug, Default)]
pub(super) struct Stats {
    pub(super) n: f32,
    pub(super) marks: f32,
    pub(super) asks: f32,
    /// Members that are not questions and come after a member that is.
    pub(super) turns: f32,
    /// Whether the last member added is a question.
    last_asks: bool,
    pub(super) subjects: f32,
    pub(super) below: f32,
    pub(super) counts: f32,
    pub(super) length: f32,
    pub(super) squares: f32,
    pub(super) sentences: f32,
    pub(super) gaps: f32,
    pub(super) lids: f32,
    pub(super) colons: f32,
    pub(super) parts: f32,
    pub(super) code: f32,
    pub(super) matter: f32,
    pub(super) linked: f32,
    pub(super) terms: f32,
    pub(super) first: u32,
    pub(super) question: f32,
    pub(super) section: f32,
    pub(super) odds: f32,
}

impl Stats {
    pub(super) fn share(&self, of: f32) -> f32 {
        of / self.n.max(1.0)
    }

    /// How regularly questions and other members alternate: 1 if they all do.
    pub(super) fn alternates(&self) -> f32 {
        let asking = self.asks.max(1.0);
        let silent = (self.n - self.asks).max(1.0);
        (self.turns / asking).min(1.0) * self.turns / silent
    }
}

pub(super) fn add(stats: &mut Stats, unit: &Unit, place: &Place, n: usize, units: &[Unit]) {
    let words = &place.words;
    let is = |yes: bool| if yes { 1.0 } else { 0.0 };
    if stats.n == 0.0 {
        stats.first = u32::try_from(n).unwrap_or(u32::MAX);
    }
    let asks = words.mark || words.likeness == Likeness::Question;
    stats.turns += is(stats.last_asks && !asks);
    stats.last_asks = asks;
    stats.n += 1.0;
    stats.marks += is(words.mark);
    stats.asks += is(asks);
    stats.subjects += is(words.likeness == Likeness::Subject);
    stats.below += is(place.end > n + 1);
    stats.counts += is(place.is_in_sequence);
    stats.length += words.length;
    stats.squares += words.length * words.length;
    stats.sentences += is(words.sentence);
    stats.gaps += is(unit.after_gap);
    stats.lids += is(unit.lid_below);
    stats.colons += is(words.colon || words.inner_colon);
    stats.parts += is(words.part);
    stats.matter += is(words.matter);
    stats.linked += is(words.linked);
    stats.terms += is(words.term);
    stats.code += is(units
        .get(n + 1)
        .is_some_and(|next| next.class.shape == Shape::Code));
}
