//! What speaks for a unit being a question or a section: its words, its place, and above all what
//! the lines of its shape have in common.

mod alone;
mod lists;
mod places;
mod stats;
mod together;
mod whole;
mod words;

use super::lex::{Shape, Unit};
use super::page::Page;
use super::vocabulary::Likeness;

use places::places;
pub(crate) use places::{Place, is_title, level};
use stats::{Stats, add};

/// How likely a unit is a question and a section, as the pass before sees it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Belief {
    /// As a question.
    pub question: f32,
    /// As a section.
    pub section: f32,
}

impl Belief {
    /// A line that asks for sure.
    pub const ASKS: Self = Self {
        question: 1.0,
        section: 0.0,
    };

    /// The logarithm of the odds of a role against text.
    fn odds(self, of: f32) -> f32 {
        const LEAST: f32 = 1e-4;
        let text = (1.0 - self.question - self.section).max(LEAST);
        (of.max(LEAST) / text).ln()
    }
}

/// Bytes of the longest line that can be a question.
const MAX_QUESTION: usize = 4_000;

/// Everything that evidence is drawn from.
pub(crate) struct Evidence<'a> {
    page: &'a Page<'a>,
    units: &'a [Unit],
    pub(crate) places: Vec<Place>,
    groups: Vec<Stats>,
    runs: Vec<Stats>,
    classes: Vec<Stats>,
    all: Stats,
    n_first_level: usize,
    /// By how much the odds of all questions were raised, as a logarithm.
    pub(crate) raised: f32,
}

/// A named figure.
pub type Feature = (&'static str, f32);

/// 1 for yes.
fn is(yes: bool) -> f32 {
    if yes { 1.0 } else { 0.0 }
}

impl<'a> Evidence<'a> {
    pub(crate) fn new(page: &'a Page<'a>, units: &'a [Unit]) -> Self {
        let places = places(page, units);
        let n_groups = places
            .iter()
            .map(|place| place.group + 1)
            .max()
            .unwrap_or(0);
        let n_runs = places.last().map_or(0, |place| place.run + 1);
        let n_classes = places
            .iter()
            .map(|place| place.class + 1)
            .max()
            .unwrap_or(0);
        let is_first = |unit: &&Unit| unit.class.shape == Shape::Heading(1);
        let mut evidence = Self {
            page,
            units,
            places,
            groups: vec![Stats::default(); n_groups],
            runs: vec![Stats::default(); n_runs],
            classes: vec![Stats::default(); n_classes],
            all: Stats::default(),
            n_first_level: units.iter().filter(is_first).count(),
            raised: 0.0,
        };
        for n in 0..units.len() {
            let place = &evidence.places[n];
            let (group, run, class) = (place.group, place.run, place.class);
            for stats in [
                &mut evidence.groups[group], &mut evidence.runs[run], &mut evidence.classes[class],
                &mut evidence.all,
            ] {
                add(stats, &units[n], &evidence.places[n], n, units);
            }
        }
        evidence
    }

    /// Gathers what the pass before believes of each group.
    pub(crate) fn believe(&mut self, beliefs: &[Belief]) {
        for stats in self
            .groups
            .iter_mut()
            .chain(&mut self.classes)
            .chain(&mut self.runs)
            .chain([&mut self.all])
        {
            (stats.question, stats.section, stats.odds) = (0.0, 0.0, 0.0);
        }
        for (place, belief) in self.places.iter().zip(beliefs) {
            for stats in [
                &mut self.groups[place.group], &mut self.runs[place.run],
                &mut self.classes[place.class], &mut self.all,
            ] {
                stats.question += belief.question;
                stats.section += belief.section;
                stats.odds += belief.odds(belief.question);
            }
        }
    }

    /// How likely members of the class ask that most likely asks.
    pub(crate) fn likeliest_class(&self) -> f32 {
        let shares = self.classes.iter().map(|class| class.share(class.question));
        shares.fold(0.0, f32::max)
    }

    /// Whether a unit can be anything but text.
    pub(crate) fn is_candidate(&self, n: usize) -> bool {
        let unit = &self.units[n];
        let words = &self.places[n].words;
        !matches!(
            unit.class.shape,
            Shape::Row | Shape::Picture | Shape::Code | Shape::Rule
        ) && !unit.answers
            && !self.places[n].list.inner
            && !self.places[n].list.choice
            && words.signs < 0.7
            && unit.words.len() <= MAX_QUESTION
            && words.says_something
    }

    /// Whether a unit is a mere term where most of its kind are answered.
    pub(crate) fn is_jotting(&self, n: usize, pictured: bool) -> bool {
        let (unit, place) = (&self.units[n], &self.places[n]);
        let words = unit.words.of(self.page.text);
        let says_little =
            words.chars().count() <= 3 && !words.contains(|c: char| c.is_ascii_alphanumeric());
        let class = &self.classes[place.class];
        (!pictured || says_little)
            && unit.number.is_none()
            && !unit.class.labelled
            && place.words.likeness == Likeness::Term
            && class.n >= 10.0
            && class.share(class.below) > 0.8
    }

    /// Whether the numbers of a unit's group go on from that of the title above, and its own with
    /// them.
    pub(crate) fn goes_on(&self, n: usize) -> bool {
        let place = &self.places[n];
        place.list.goes_on && (place.counts_on || self.groups[place.group].first as usize == n)
    }

    /// Whether a unit ends in a question mark.
    pub(crate) fn ends_in_mark(&self, n: usize) -> bool {
        self.places[n].words.mark
    }

    /// The group of a unit.
    pub(crate) fn group_of(&self, n: usize) -> usize {
        self.places[n].group
    }

    /// Whether the lines of a unit's group seem to ask.
    pub(crate) fn group_asks(&self, n: usize) -> bool {
        let group = &self.groups[self.places[n].group];
        group.share(group.question) > 0.5
    }

    /// The figures of a unit: first what it is and what is around it, then what the pass before
    /// believes of both.
    pub(crate) fn of(&self, n: usize, beliefs: &[Belief]) -> Vec<Feature> {
        let mut all = Vec::with_capacity(128);
        all.extend(self.of_shape(n));
        if beliefs.is_empty() {
            all.extend(self.of_words(n));
            all.extend(self.of_neighbors(n));
            all.extend(self.of_siblings(n));
        } else {
            all.extend(self.of_beliefs(n, beliefs));
        }
        all
    }
}
