//! Features shared by the units of one shape, one list or the whole file, and the beliefs of the
//! pass before about them.

use super::{Belief, Evidence, Feature, Stats, is};
use crate::notes::lex::Shape;

impl Evidence<'_> {
    pub(super) fn sibling_features(&self, n: usize) -> Vec<Feature> {
        let place = &self.places[n];
        let (group, class) = (&self.groups[place.group], &self.classes[place.class]);
        let run = &self.runs[place.run];
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
            ("run size", (run.n - 1.0).ln_1p() / 3.0),
            ("run asks", run.share(run.asks)),
            (
                "run asks less",
                (run.share(run.asks) - group.share(group.asks)).min(0.0),
            ),
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
            ("class size", (class.n - 1.0).ln_1p() / 4.0),
            ("class alone", on(class.n < 2.0, 1.0)),
            ("class marks", class.share(class.marks)),
            ("class asks", evidence),
            ("class asks, not it", on(!self.asks(n), evidence)),
            ("class alternates", on(!self.asks(n), class.alternates())),
            ("group alternates", on(!self.asks(n), group.alternates())),
            ("class below", class.share(class.below)),
            ("class counts", class.share(class.counts)),
            ("class sentences", class.share(class.sentences)),
            ("class length", class.share(class.length)),
            ("class spread", spread(class)),
            ("class gaps", class.share(class.gaps)),
            ("class lids", class.share(class.lids)),
            ("class colons", class.share(class.colons)),
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

    pub(super) fn belief_features(&self, n: usize, beliefs: &[Belief]) -> Vec<Feature> {
        let place = &self.places[n];
        let (group, class) = (&self.groups[place.group], &self.classes[place.class]);
        let run = &self.runs[place.run];
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
        let before_asks = of(before).question;
        let share = |a: f32, b: f32| a / (a + b + 0.5);
        vec![
            ("odds q", beliefs[n].odds(beliefs[n].question)),
            ("odds s", beliefs[n].odds(beliefs[n].section)),
            ("group odds", group.share(group.odds)),
            ("class odds", class.share(class.odds)),
            ("belief q", beliefs[n].question),
            ("belief s", beliefs[n].section),
            ("run belief q", run.share(run.question)),
            ("run odds", run.share(run.odds)),
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
            ("inside", inside.ln_1p() / 3.0),
            ("inside some", inside.min(1.0)),
            ("inside share", inside / n_inside.max(1.0)),
            ("below some", first_inside.min(1.0)),
            ("group against inside", share(group.question, inside)),
            ("above q", of(before).question),
            ("above s", of(before).section),
            ("next q", beliefs.get(n + 1).map_or(0.0, |b| b.question)),
            ("silent below", before_asks * is(!self.asks(n))),
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
