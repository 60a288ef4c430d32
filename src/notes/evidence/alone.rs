//! Features of a single unit: its words, its marks, and the lines right above and below it.

use super::{Evidence, Feature, is, is_title};
use crate::notes::lex::{Bold, Class, NumberStyle, Shape};
use crate::notes::vocabulary::Likeness;

impl Evidence<'_> {
    pub(super) fn word_features(&self, n: usize) -> Vec<Feature> {
        let words = &self.places[n].words;
        vec![
            ("mark", is(words.mark)),
            ("inner mark", is(words.inner_mark)),
            ("asks", is(words.likeness == Likeness::Question)),
            ("subject", is(words.likeness == Likeness::Subject)),
            ("length", words.length),
            ("long", is(words.length > 1.4)),
            ("short", is(words.length < 0.75)),
            ("sentence", is(words.sentence)),
            ("colon", is(words.colon)),
            ("inner colon", is(words.inner_colon)),
            ("stops", words.stops),
            ("matter", is(words.matter)),
            ("chapter", is(words.chapter)),
            ("part", is(words.part)),
            ("dated", is(words.dated)),
            ("linked", is(words.linked)),
            ("signs", words.signs),
            ("lower", is(words.lower)),
            ("lid", is(words.lid)),
            ("first person", is(words.first_person)),
        ]
    }

    pub(super) fn shape_features(&self, n: usize) -> Vec<Feature> {
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
            ("one", 1.0),
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

    pub(super) fn neighbor_features(&self, n: usize) -> Vec<Feature> {
        let (unit, place) = (&self.units[n], &self.places[n]);
        let Class { shape, quoted, .. } = unit.class;
        let words = &place.words;
        let next = self.units.get(n + 1);
        let deeper = next.is_some_and(|next| matches!((shape, next.class.shape), (Shape::Heading(own), Shape::Heading(level)) if level > own));
        let has_below = place.end > n + 1;
        let asks = self.asks(n);
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
            ("counts on", is(place.is_in_sequence)),
            ("term", is(words.term)),
            ("label alone", is(words.label)),
            ("tagged", is(words.tagged)),
            ("named above", is(place.list.named_above)),
            ("hangs", is(place.list.hangs)),
            ("introduced", is(place.list.introduced)),
            ("parent matter", is(self.is_below_matter(n))),
            ("below a number", is(self.is_below_number(n))),
            ("lists", is(words.lists)),
            (
                "below an answer",
                is(n > 0 && (self.units[n - 1].answers || self.units[n - 1].lid_below)),
            ),
        ]
    }

    /// Whether the title above is the title of front or back matter.
    fn is_below_matter(&self, n: usize) -> bool {
        let parent = self.places[n].parent;
        parent.is_some_and(|parent| self.places[parent].words.matter)
    }

    /// Whether a title without a number is below a title in a numbered sequence.
    fn is_below_number(&self, n: usize) -> bool {
        let parent = self.places[n].parent.map(|parent| &self.places[parent]);
        self.units[n].number.is_none()
            && is_title(&self.units[n])
            && parent.is_some_and(|parent| parent.is_in_sequence)
    }

    /// Whether the words of a unit are a question.
    pub(super) fn asks(&self, n: usize) -> bool {
        let words = &self.places[n].words;
        words.mark || words.likeness == Likeness::Question
    }
}
