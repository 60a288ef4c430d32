//! What speaks for a unit being a question or a section: its words, its place, and above all what
//! the lines of its shape have in common.

mod places;
mod stats;
mod whole;
mod words;

use super::lex::{Bold, Class, NumberStyle, Shape, Unit};
use super::likeness::Likeness;
use super::page::Page;

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

/// Everything that evidence is drawn from.
pub(crate) struct Evidence<'a> {
    page: &'a Page<'a>,
    units: &'a [Unit],
    pub(crate) places: Vec<Place>,
    groups: Vec<Stats>,
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
            classes: vec![Stats::default(); n_classes],
            all: Stats::default(),
            n_first_level: units.iter().filter(is_first).count(),
            raised: 0.0,
        };
        for n in 0..units.len() {
            let place = &evidence.places[n];
            let (group, class) = (place.group, place.class);
            for stats in [
                &mut evidence.groups[group], &mut evidence.classes[class], &mut evidence.all,
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
            .chain([&mut self.all])
        {
            (stats.question, stats.section) = (0.0, 0.0);
        }
        for (place, belief) in self.places.iter().zip(beliefs) {
            for stats in [
                &mut self.groups[place.group], &mut self.classes[place.class], &mut self.all,
            ] {
                stats.question += belief.question;
                stats.section += belief.section;
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
            && words.signs < 0.7
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

    /// Whether a unit ends in a question mark.
    pub(crate) fn ends_in_mark(&self, n: usize) -> bool {
        self.places[n].words.mark
    }

    /// The group of a unit.
    pub(crate) fn group_of(&self, n: usize) -> usize {
        self.places[n].group
    }

    /// The figures of a unit.
    pub(crate) fn of(&self, n: usize, beliefs: &[Belief]) -> Vec<Feature> {
        let mut all = self.own(n);
        all.extend(self.of_siblings(n));
        if !beliefs.is_empty() {
            all.extend(self.of_beliefs(n, beliefs));
        }
        all
    }

    fn own(&self, n: usize) -> Vec<Feature> {
        let mut all = self.of_words(n);
        all.extend(self.of_shape(n));
        all.extend(self.of_neighbours(n));
        all
    }

    /// What the words say.
    fn of_words(&self, n: usize) -> Vec<Feature> {
        let words = &self.places[n].words;
        vec![
            ("one", 1.0),
            ("mark", is(words.mark)),
            ("inner mark", is(words.inner_mark)),
            ("asks", is(words.likeness == Likeness::Question)),
            ("subject", is(words.likeness == Likeness::Subject)),
            ("length", words.length),
            ("long", is(words.length > 1.4)),
            ("very long", is(words.length > 1.75)),
            ("short", is(words.length < 0.75)),
            ("sentence", is(words.sentence)),
            ("colon", is(words.colon)),
            ("comma", is(words.comma)),
            ("inner colon", is(words.inner_colon)),
            ("stops", words.stops),
            ("matter", is(words.matter)),
            ("chapter", is(words.chapter)),
            ("part", is(words.part)),
            ("dated", is(words.dated)),
            ("linked", is(words.linked)),
            ("signs", words.signs),
            ("lower", is(words.lower)),
            ("contents", is(words.contents)),
            ("lid", is(words.lid)),
            ("first person", is(words.first_person)),
            ("quoted words", is(words.quoted)),
        ]
    }

    /// What marks them.
    fn of_shape(&self, n: usize) -> Vec<Feature> {
        let Class {
            shape,
            depth,
            number,
            bold,
            labelled,
            ..
        } = self.units[n].class;
        let heading = matches!(shape, Shape::Heading(_));
        let title = shape == Shape::Heading(1) && self.n_first_level == 1;
        vec![
            ("heading", is(heading)),
            ("heading 1", is(shape == Shape::Heading(1))),
            ("heading 2", is(shape == Shape::Heading(2))),
            ("heading 3", is(shape == Shape::Heading(3))),
            ("document title", is(title)),
            ("first unit", is(n == 0)),
            ("summary", is(shape == Shape::Summary)),
            ("bullet", is(shape == Shape::Bullet)),
            ("number", is(shape == Shape::Number)),
            ("plain", is(shape == Shape::Plain)),
            ("depth 1", is(depth == 1)),
            ("depth 2", is(depth >= 2)),
            ("any number", is(number.is_some())),
            ("numbered heading", is(heading && number.is_some())),
            ("han number", is(number == Some(NumberStyle::Han))),
            ("dotted number", is(number == Some(NumberStyle::Dotted))),
            (
                "enclosed number",
                is(matches!(
                    number,
                    Some(NumberStyle::Enclosed | NumberStyle::Paren | NumberStyle::Circled)
                )),
            ),
            ("label number", is(number == Some(NumberStyle::Labelled))),
            ("bold whole", is(bold == Bold::Whole)),
            ("bold lead", is(bold == Bold::Lead)),
            (
                "plain bold whole",
                is(bold == Bold::Whole && shape == Shape::Plain),
            ),
            ("labelled", is(labelled)),
        ]
    }

    /// What is around and below.
    fn of_neighbours(&self, n: usize) -> Vec<Feature> {
        let (unit, place) = (&self.units[n], &self.places[n]);
        let Class { shape, quoted, .. } = unit.class;
        let words = &place.words;
        let next = self.units.get(n + 1);
        let deeper = next.is_some_and(|next| matches!((shape, next.class.shape), (Shape::Heading(own), Shape::Heading(level)) if level > own));
        let has_below = place.end > n + 1;
        let asks = words.mark || words.likeness == Likeness::Question;
        vec![
            ("quote", is(quoted)),
            ("folded", is(unit.folds > 0 && shape != Shape::Summary)),
            ("in lid", is(unit.in_lid)),
            ("lid below", is(unit.lid_below)),
            ("after gap", is(unit.after_gap)),
            ("below", is(has_below)),
            ("nothing below", is(!has_below)),
            (
                "much below",
                (place.end.saturating_sub(n) as f32).ln_1p() / 4.0,
            ),
            ("deeper heading below", is(deeper)),
            (
                "code below",
                is(next.is_some_and(|next| next.class.shape == Shape::Code)),
            ),
            ("gap below", is(next.is_none_or(|next| next.after_gap))),
            (
                "items below",
                is(next.is_some_and(|next| {
                    has_below && matches!(next.class.shape, Shape::Bullet | Shape::Number)
                })),
            ),
            (
                "plain below",
                is(next.is_some_and(|next| has_below && next.class.shape == Shape::Plain)),
            ),
            (
                "indent below",
                is(next.is_some_and(|next| next.indent > unit.indent + 1)),
            ),
            (
                "section like",
                is(!asks && words.length < 1.0 && !words.sentence && unit.after_gap),
            ),
            ("asks with below", is(asks && has_below)),
            ("counts on", is(place.counts_on)),
            (
                "mark after gap",
                is(words.mark && unit.after_gap && shape == Shape::Plain && has_below),
            ),
            ("term", is(words.term)),
            ("label alone", is(words.label)),
            ("tagged", is(words.tagged)),
            (
                "below an answer",
                is(n > 0 && (self.units[n - 1].answers || self.units[n - 1].lid_below)),
            ),
        ]
    }

    fn of_siblings(&self, n: usize) -> Vec<Feature> {
        let place = &self.places[n];
        let (group, class) = (&self.groups[place.group], &self.classes[place.class]);
        let heading = matches!(self.units[n].class.shape, Shape::Heading(_));
        let spread = |stats: &Stats| {
            let mean = stats.share(stats.length);
            (stats.share(stats.squares) - mean * mean).max(0.0).sqrt()
        };
        let evidence = class.share(class.asks);
        let of_file = class.asks / self.all.asks.max(1.0);
        let plain = matches!(self.units[n].class.shape, Shape::Plain | Shape::Bullet);
        let on = |yes: bool, value: f32| if yes { value } else { 0.0 };
        vec![
            ("group size", (group.n - 1.0).ln_1p() / 3.0),
            ("group alone", on(group.n < 2.0, 1.0)),
            ("group marks", group.share(group.marks)),
            ("group asks", group.share(group.asks)),
            ("group subjects", group.share(group.subjects)),
            ("group below", group.share(group.below)),
            ("group counts", group.share(group.counts)),
            ("group sentences", group.share(group.sentences)),
            ("group length", group.share(group.length)),
            ("group spread", spread(group)),
            ("group parts", group.share(group.parts)),
            ("class size", (class.n - 1.0).ln_1p() / 4.0),
            ("class alone", on(class.n < 2.0, 1.0)),
            ("class marks", class.share(class.marks)),
            ("class asks", evidence),
            ("class below", class.share(class.below)),
            ("class counts", class.share(class.counts)),
            ("class sentences", class.share(class.sentences)),
            ("class length", class.share(class.length)),
            ("class spread", spread(class)),
            ("class gaps", class.share(class.gaps)),
            ("class lids", class.share(class.lids)),
            ("class colons", class.share(class.colons)),
            ("class parts", class.share(class.parts)),
            ("class code", class.share(class.code)),
            ("class of asking", of_file),
            ("class of lines", class.n / self.all.n.max(1.0)),
            ("class asks most", evidence * of_file),
            (
                "class asks and counts",
                evidence * class.share(class.counts),
            ),
            (
                "class counts and below",
                class.share(class.counts) * class.share(class.below),
            ),
            (
                "summary holds",
                on(
                    self.units[n].class.shape == Shape::Summary,
                    (class.n * 4.0 / self.all.n.max(1.0)).min(1.0),
                ),
            ),
            ("class terms", class.share(class.terms)),
            (
                "class is glossary",
                class.share(class.terms) * (class.n / self.all.n.max(1.0)),
            ),
            (
                "asking elsewhere",
                (self.all.asks - class.asks) / self.all.n.max(1.0),
            ),
            ("file asks", self.all.share(self.all.asks)),
            ("file marks", self.all.share(self.all.marks)),
            ("file small", on(self.all.n < 12.0, 1.0)),
            (
                "file headings ask",
                on(heading, self.all.share(self.all.marks)),
            ),
            ("plain class asks", on(plain, evidence)),
            ("heading class asks", on(heading, evidence)),
        ]
    }

    fn of_beliefs(&self, n: usize, beliefs: &[Belief]) -> Vec<Feature> {
        let place = &self.places[n];
        let (group, class) = (&self.groups[place.group], &self.classes[place.class]);
        let nothing = Belief::default();
        let of = |at: Option<usize>| at.map_or(nothing, |at| beliefs[at]);
        let inner = |range: std::ops::Range<usize>| {
            let range =
                range.start.min(range.end)..range.end.min(n + 400).max(range.start.min(range.end));
            let sum: f32 = beliefs[range.clone()]
                .iter()
                .map(|belief| belief.question)
                .sum();
            (sum, range.len() as f32)
        };
        let (inside, n_inside) = inner(n + 1..place.subtree.max(place.end));
        let (first_inside, _) = inner(n + 1..place.end);
        let parent = of(place.parent);
        let outer = of(place.outer);
        let before = n.checked_sub(1);
        let share = |a: f32, b: f32| a / (a + b + 0.5);
        vec![
            ("belief q", beliefs[n].question),
            ("belief s", beliefs[n].section),
            ("group belief q", group.share(group.question)),
            ("group belief s", group.share(group.section)),
            ("class belief q", class.share(class.question)),
            ("class belief s", class.share(class.section)),
            ("class holds", class.question / self.all.question.max(0.5)),
            ("class expects", class.question.ln_1p() / 4.0),
            (
                "others expect",
                (self.all.question - class.question).max(0.0).ln_1p() / 4.0,
            ),
            ("parent q", parent.question),
            ("parent s", parent.section),
            ("no parent", if place.parent.is_none() { 1.0 } else { 0.0 }),
            ("outer q", outer.question),
            ("outer s", outer.section),
            ("inside", inside.ln_1p() / 3.0),
            ("inside some", inside.min(1.0)),
            ("inside share", inside / n_inside.max(1.0)),
            ("below some", first_inside.min(1.0)),
            ("group against inside", share(group.question, inside)),
            ("above q", of(before).question),
            ("above s", of(before).section),
            ("next q", beliefs.get(n + 1).map_or(0.0, |b| b.question)),
            ("next s", beliefs.get(n + 1).map_or(0.0, |b| b.section)),
            (
                "file questions",
                (self.all.question / self.all.n.max(1.0)).min(1.0),
            ),
            ("file expects", self.all.question.ln_1p() / 5.0),
            (
                "class against parent",
                class.share(class.question) * parent.question,
            ),
        ]
    }
}
