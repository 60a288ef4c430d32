//! Features for two other decisions: whether a file holds questions, and whether an answer ends.

use super::words::Words;
use super::{Belief, Evidence, Feature, is_title, level};
use crate::notes::lex::{Bold, Class, Shape, Unit};
use crate::notes::vocabulary::Likeness;

impl Evidence<'_> {
    /// The features that decide whether a file holds questions, given the beliefs about its units.
    pub(crate) fn file_features(&self, beliefs: &[Belief]) -> Vec<Feature> {
        let is_bare = |class: &Class| {
            class.shape == Shape::Plain && class.bold == Bold::None && !class.labelled
        };
        let n_units = self.all.n.max(1.0);
        let asked: f32 = beliefs.iter().map(|belief| belief.question).sum();
        let expected = asked.max(0.01);
        let weighed = |holds: &dyn Fn(usize) -> bool| -> f32 {
            let asking = (0..self.units.len()).filter(|n| holds(*n));
            asking.map(|n| beliefs[n].question).sum::<f32>() / expected
        };
        let share = |holds: &dyn Fn(&Unit) -> bool| {
            self.units.iter().filter(|unit| holds(unit)).count() as f32 / n_units
        };
        let words = |n: usize| &self.places[n].words;
        let titles = || (0..self.units.len()).filter(|n| is_title(&self.units[*n]));
        let n_titles = (titles().count() as f32).max(1.0);
        let of_titles = |holds: &dyn Fn(&Words) -> bool| {
            titles().filter(|n| holds(words(*n))).count() as f32 / n_titles
        };
        let says = |n: usize| {
            is_bare(&self.units[n].class)
                && words(n).likeness == Likeness::Term
                && words(n).sentence
        };
        let certain: f32 = beliefs.iter().map(|b| b.question * b.question).sum();
        let largest = self.classes.iter().map(|class| class.question);
        let named = self.places.iter().take(40).zip(self.units);
        let named = named.filter(|(_, unit)| is_title(unit) || unit.line == 0);
        let named = named.filter(|(place, _)| place.words.interview).count();
        vec![
            ("one", 1.0),
            ("questions", asked / n_units),
            ("many questions", asked.ln_1p() / 4.0),
            ("certain", certain / expected),
            ("marks", weighed(&|n| words(n).mark)),
            (
                "asks",
                weighed(&|n| words(n).likeness == Likeness::Question),
            ),
            ("answered", weighed(&|n| self.places[n].end > n + 1)),
            ("counts on", weighed(&|n| self.places[n].is_in_sequence)),
            ("labelled", weighed(&|n| self.units[n].class.labelled)),
            ("lids", weighed(&|n| self.units[n].lid_below)),
            (
                "asked summaries",
                weighed(&|n| self.units[n].class.shape == Shape::Summary),
            ),
            (
                "asked headings",
                weighed(&|n| matches!(self.units[n].class.shape, Shape::Heading(_))),
            ),
            ("asked terms", weighed(&|n| words(n).term)),
            ("asked sentences", weighed(&|n| words(n).sentence)),
            ("asked quotes", weighed(&|n| words(n).quoted)),
            ("asked lower", weighed(&|n| words(n).lower)),
            ("asked dates", weighed(&|n| words(n).dated)),
            ("asked matter", weighed(&|n| words(n).matter)),
            ("asked bare", weighed(&|n| is_bare(&self.units[n].class))),
            ("asked sayings", weighed(&says)),
            ("matter titles", of_titles(&|words| words.matter)),
            ("manual titles", of_titles(&|words| words.manual)),
            ("asked manual", weighed(&|n| words(n).manual)),
            ("version titles", of_titles(&|words| words.version)),
            ("dated titles", of_titles(&|words| words.dated)),
            ("raised", self.raised),
            ("alike", largest.fold(0.0, f32::max) / expected),
            ("named", if named > 0 { 1.0 } else { 0.0 }),
            ("code", share(&|unit| unit.class.shape == Shape::Code)),
            (
                "pictures and rows",
                share(&|unit| matches!(unit.class.shape, Shape::Picture | Shape::Row)),
            ),
            ("linked", self.all.share(self.all.linked)),
            ("sentences", self.all.share(self.all.sentences)),
            ("matter", self.all.share(self.all.matter)),
            ("small", if self.all.n < 12.0 { 1.0 } else { 0.0 }),
            ("sections", self.all.section / n_units),
        ]
    }

    /// The features that decide whether the answer of the question `open` ends at unit `n`.
    pub(crate) fn end_features(&self, n: usize, open: usize, beliefs: &[Belief]) -> Vec<Feature> {
        let (unit, place) = (&self.units[n], &self.places[n]);
        let words = &place.words;
        let is = |yes: bool| if yes { 1.0 } else { 0.0 };
        let shape = unit.class.shape;
        let asked = &self.units[open];
        let (own, of_open) = (level(unit), level(asked));
        let above = n.checked_sub(1).map(|n| &self.units[n]);
        let ruled = above.is_some_and(|above| above.class.shape == Shape::Rule);
        let next_q = beliefs.get(n + 1).map_or(0.0, |belief| belief.question);
        let class = &self.classes[place.class];
        let last = beliefs[n..]
            .iter()
            .take(200)
            .map(|belief| belief.question)
            .sum::<f32>()
            < 0.5;
        let heading = matches!(shape, Shape::Heading(_));
        vec![
            ("one", 1.0),
            ("rule", is(shape == Shape::Rule)),
            ("below a rule", is(ruled)),
            ("heading above", is(heading && own <= of_open)),
            ("heading outside", is(heading && own < of_open)),
            ("heading deeper", is(heading && own > of_open)),
            ("heading", is(heading)),
            ("matter", is(words.matter)),
            ("gap", is(unit.after_gap)),
            ("right below", is(n == open + 1)),
            ("belief q", beliefs[n].question),
            ("class belief s", class.share(class.section)),
            ("class belief q", class.share(class.question)),
            ("next q", next_q),
            ("last", is(last)),
            ("last unit", is(n + 1 == self.units.len())),
            (
                "out of lid",
                is(above.is_some_and(|above| above.in_lid) && !unit.in_lid),
            ),
            (
                "same depth item",
                is(unit.class.shape == asked.class.shape && unit.indent <= asked.indent),
            ),
            ("left of question", is(unit.indent < asked.indent)),
            (
                "plain after item",
                is(shape == Shape::Plain
                    && matches!(asked.class.shape, Shape::Bullet | Shape::Number)
                    && unit.after_gap
                    && unit.indent <= asked.indent),
            ),
            ("bold whole", is(unit.class.bold == Bold::Whole)),
            (
                "italic",
                is(self
                    .page
                    .line(unit.line)
                    .trim_start()
                    .starts_with(['*', '_'])
                    && unit.class.bold == Bold::None),
            ),
            ("dated", is(words.dated)),
            ("short", is(words.length < 0.75)),
            ("sentence", is(words.sentence)),
            (
                "below label",
                is(above.is_some_and(|above| above.answers || above.lid_below)),
            ),
            (
                "next s",
                beliefs.get(n + 1).map_or(0.0, |belief| belief.section),
            ),
            ("code or row", is(matches!(shape, Shape::Code | Shape::Row))),
            ("indented", is(unit.indent > asked.indent)),
            ("class alone", is(class.n < 2.0)),
            ("quote", is(unit.class.quoted && !asked.class.quoted)),
        ]
    }
}
