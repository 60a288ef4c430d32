//! Computes the features of units: their words, their position, and above all what the units of the
//! same shape have in common.

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

/// The probabilities that a unit is a question or a section, according to one pass. The rest up to
/// 1 is the probability that it is text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Belief {
    pub question: f32,
    pub section: f32,
}

impl Belief {
    /// A certain question.
    pub const ASKS: Self = Self {
        question: 1.0,
        section: 0.0,
    };

    /// The log odds of a role, given its probability, against text.
    fn odds(self, of: f32) -> f32 {
        const LEAST: f32 = 1e-4;
        let text = (1.0 - self.question - self.section).max(LEAST);
        (of.max(LEAST) / text).ln()
    }
}

/// The most bytes of a question.
const MAX_QUESTION: usize = 4_000;

/// The data that features are computed from: the units, and statistics of their groups.
pub(crate) struct Evidence<'a> {
    page: &'a Page<'a>,
    units: &'a [Unit],
    pub(crate) places: Vec<Place>,
    groups: Vec<Stats>,
    runs: Vec<Stats>,
    classes: Vec<Stats>,
    all: Stats,
    n_first_level: usize,
    /// The total amount added to the log odds of all questions.
    pub(crate) raised: f32,
}

/// The name and value of a feature. The weights of `weights.rs` have the same names in the same
/// order.
pub type Feature = (&'static str, f32);

/// A boolean feature: 1 for true, 0 for false.
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

    /// Sums the beliefs of the pass before for each group, class and run.
    pub(crate) fn gather_beliefs(&mut self, beliefs: &[Belief]) {
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

    /// The mean question probability of the class in which it is highest.
    pub(crate) fn likeliest_class(&self) -> f32 {
        let shares = self.classes.iter().map(|class| class.share(class.question));
        shares.fold(0.0, f32::max)
    }

    /// Whether a unit can be a question or a section.
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

    /// Whether a unit is a bare term in a class whose units mostly have something below them.
    pub(crate) fn is_unanswered_term(&self, n: usize, pictured: bool) -> bool {
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

    /// Whether the numbers of a unit's group, including its own, continue the number of the title
    /// above.
    pub(crate) fn continues_title_number(&self, n: usize) -> bool {
        let place = &self.places[n];
        place.list.continues_title_number
            && (place.is_in_sequence || self.groups[place.group].first as usize == n)
    }

    /// Whether a unit ends in a question mark.
    pub(crate) fn ends_in_mark(&self, n: usize) -> bool {
        self.places[n].words.mark
    }

    pub(crate) fn group_of(&self, n: usize) -> usize {
        self.places[n].group
    }

    /// Whether the units of a unit's group are questions in the mean.
    pub(crate) fn group_asks(&self, n: usize) -> bool {
        let group = &self.groups[self.places[n].group];
        group.share(group.question) > 0.5
    }

    /// The features of a unit. In the first pass they describe its words and surroundings, later
    /// the beliefs of the pass before.
    pub(crate) fn features(&self, n: usize, beliefs: &[Belief]) -> Vec<Feature> {
        let mut all = Vec::with_capacity(128);
        all.extend(self.shape_features(n));
        if beliefs.is_empty() {
            all.extend(self.word_features(n));
            all.extend(self.neighbor_features(n));
            all.extend(self.sibling_features(n));
        } else {
            all.extend(self.belief_features(n, beliefs));
        }
        all
    }
}
