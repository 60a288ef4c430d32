//! The marks of one answer, which the learner gives after speaking, and the score from them.

use super::AskedFollowUp;
use crate::domain::{FollowUpHits, FollowUpSource, Grade, Hits, MarkedFollowUp, Ticks};
use crate::session::CardView;
use crate::session::checklist::{Checklist, Covered};

/// Parts of the score, in percent. They add up to 100.
const CORE: f64 = 60.0;
const EXTRA: f64 = 20.0;
const CONCLUSION: f64 = 10.0;
const EXAMPLE: f64 = 10.0;

/// Scores below these, in percent, are graded Again and Hard.
const HARD_FROM: u8 = 50;
const GOOD_FROM: u8 = 80;

/// A row that the cursor can be on. Points count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkRow {
    /// Whether the conclusion came first.
    Conclusion,
    /// The mark of an answer without points.
    Answer,
    Point(usize),
    /// Whether the answer had an example or a command from practice.
    Example,
    /// The mark of a follow-up without points.
    FollowUp,
    FollowUpPoint(usize),
}

/// The marks of an answer or follow-up: ticks of its points, or 1 to 5 if it has none.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Points(Checklist),
    Mark(Option<u8>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    answer: Part,
    /// The follow-up, with its marks below. `None` if none was asked.
    asked: Option<FollowUpSource>,
    follow_up: Option<Part>,
    said_conclusion: bool,
    gave_example: bool,
    rows: Vec<MarkRow>,
    cursor: usize,
    /// Whether the last tick moved the cursor here. If so, the next tick does not untick the row.
    by_tick: bool,
    /// Whether a row was ticked, marked or passed over, or there are none to tick.
    is_touched: bool,
}

impl Part {
    fn new(is_core: impl ExactSizeIterator<Item = bool>) -> Self {
        match is_core.len() {
            0 => Self::Mark(None),
            _ => Self::Points(Checklist::new(is_core)),
        }
    }

    fn hits(&self) -> Option<Hits> {
        match self {
            Self::Points(points) => points.hits(),
            Self::Mark(_) => None,
        }
    }

    /// The share of core points that were covered, or the mark as a share: 1 is 0.0, 5 is 1.0.
    fn core_share(&self) -> f64 {
        match self {
            Self::Points(points) => share(points.core()).unwrap_or(0.0),
            Self::Mark(mark) => f64::from(mark.unwrap_or(1).saturating_sub(1)) / 4.0,
        }
    }

    /// The share of the bonus points. `None` without such points.
    fn bonus_share(&self) -> Option<f64> {
        match self {
            Self::Points(points) => share(points.bonus()),
            Self::Mark(_) => None,
        }
    }
}

fn share(covered: Covered) -> Option<f64> {
    (covered.of > 0).then(|| covered.hit as f64 / covered.of as f64)
}

impl Marks {
    /// Nothing ticked yet. `follow_up` is what was asked after the answer, if anything was.
    pub fn new(card: &CardView, follow_up: Option<&AskedFollowUp>) -> Self {
        let n_points = card.point_texts().len();
        let points = (0..n_points).map(|point| !card.is_bonus(point));
        let asked = follow_up.map(|it| it.source);
        let follow_up = follow_up.map(|it| Part::new(it.points.iter().map(|_| true)));
        let mut rows = vec![MarkRow::Conclusion, MarkRow::Example];
        let order = card.points_in_order();
        if order.is_empty() {
            rows.push(MarkRow::Answer);
        }
        rows.extend(order.into_iter().map(MarkRow::Point));
        match &follow_up {
            Some(Part::Points(points)) => {
                rows.extend((0..points.len()).map(MarkRow::FollowUpPoint));
            }
            Some(Part::Mark(_)) => rows.push(MarkRow::FollowUp),
            None => {}
        }
        Self {
            answer: Part::new(points),
            asked,
            follow_up,
            said_conclusion: false,
            gave_example: false,
            rows,
            cursor: 0,
            by_tick: false,
            is_touched: false,
        }
    }

    /// Marks the last part as unanswered: the follow-up if it was asked, else the question. A part
    /// without points gets the lowest mark, which completes the marks of a question.
    pub fn give_up(&mut self) {
        self.is_touched |= self.follow_up.is_none();
        let part = self.follow_up.as_mut().unwrap_or(&mut self.answer);
        if let Part::Mark(mark) = part {
            *mark = Some(1);
        }
    }

    /// The rows from top to bottom.
    pub fn rows(&self) -> &[MarkRow] {
        &self.rows
    }

    /// Whether a follow-up was asked.
    pub fn has_follow_up(&self) -> bool {
        self.follow_up.is_some()
    }

    pub fn cursor(&self) -> MarkRow {
        let row = self.rows.get(self.cursor).copied();
        row.unwrap_or(MarkRow::Conclusion)
    }

    pub fn is_ticked(&self, row: MarkRow) -> bool {
        match row {
            MarkRow::Conclusion => self.said_conclusion,
            MarkRow::Example => self.gave_example,
            MarkRow::Point(point) => is_ticked(&self.answer, point),
            MarkRow::FollowUpPoint(point) => {
                let part = self.follow_up.as_ref();
                part.is_some_and(|part| is_ticked(part, point))
            }
            MarkRow::Answer | MarkRow::FollowUp => self.mark(row).is_some(),
        }
    }

    /// The mark of a row without points, 1 to 5.
    pub fn mark(&self, row: MarkRow) -> Option<u8> {
        match (row, &self.answer, &self.follow_up) {
            (MarkRow::Answer, Part::Mark(mark), _)
            | (MarkRow::FollowUp, _, Some(Part::Mark(mark))) => *mark,
            _ => None,
        }
    }

    /// Whether a row gets a mark from 1 to 5.
    pub fn takes_mark(row: MarkRow) -> bool {
        matches!(row, MarkRow::Answer | MarkRow::FollowUp)
    }

    /// The points of the answer, and what is ticked of them. Empty if the answer is marked.
    pub fn points(&self) -> Checklist {
        match &self.answer {
            Part::Points(points) => points.clone(),
            Part::Mark(_) => Checklist::default(),
        }
    }

    /// Ticks the row under the cursor and moves on. Unticks a row that the learner moved to.
    pub fn tick(&mut self) {
        let row = self.cursor();
        if Self::takes_mark(row) {
            return;
        }
        let unticks = self.is_ticked(row) && !self.by_tick;
        self.set(row, !unticks);
        self.is_touched = true;
        self.by_tick = !unticks;
        if !unticks {
            self.cursor = (self.cursor + 1).min(self.rows.len() - 1);
        }
    }

    /// Marks the row under the cursor, else the first row without a mark, and moves on. Returns
    /// whether there is such a row.
    pub fn give(&mut self, mark: u8) -> bool {
        let is_here = Self::takes_mark(self.cursor());
        let unmarked = self.first_unmarked();
        let Some(place) = is_here.then_some(self.cursor).or(unmarked) else {
            return false;
        };
        let part = match self.rows.get(place) {
            Some(MarkRow::Answer) => Some(&mut self.answer),
            _ => self.follow_up.as_mut(),
        };
        if let Some(Part::Mark(given)) = part {
            *given = Some(mark);
        }
        self.is_touched = true;
        self.by_tick = false;
        self.cursor = (place + 1).min(self.rows.len() - 1);
        true
    }

    /// Moves down past a row.
    pub fn pass(&mut self) {
        self.is_touched = true;
        self.go_to(self.cursor + 1);
    }

    pub fn up(&mut self) {
        self.go_to(self.cursor.saturating_sub(1));
    }

    /// Moves the cursor to a row by index, or to the last.
    pub fn go_to(&mut self, place: usize) {
        let place = place.min(self.rows.len() - 1);
        // If the cursor is already at an end, the next tick still unticks nothing.
        self.by_tick &= place == self.cursor;
        self.cursor = place;
    }

    /// Moves to the first row that still needs a mark. Returns whether there is one.
    pub fn go_to_unmarked(&mut self) -> bool {
        let unmarked = self.first_unmarked();
        self.cursor = unmarked.unwrap_or(self.cursor);
        unmarked.is_some()
    }

    fn first_unmarked(&self) -> Option<usize> {
        let is_unmarked = |row: &MarkRow| Self::takes_mark(*row) && self.mark(*row).is_none();
        self.rows.iter().position(is_unmarked)
    }

    /// Whether a row was ticked or passed over, and every mark is given.
    pub fn is_complete(&self) -> bool {
        self.is_touched && self.first_unmarked().is_none()
    }

    fn set(&mut self, row: MarkRow, is_ticked: bool) {
        let part = match row {
            MarkRow::Conclusion => {
                self.said_conclusion = is_ticked;
                return;
            }
            MarkRow::Example => {
                self.gave_example = is_ticked;
                return;
            }
            MarkRow::Point(_) => Some(&mut self.answer),
            _ => self.follow_up.as_mut(),
        };
        if let (Some(Part::Points(points)), MarkRow::Point(n) | MarkRow::FollowUpPoint(n)) =
            (part, row)
        {
            points.set(n, is_ticked);
        }
    }

    /// The score in percent: 60 for the core points, 20 for bonus points and follow-up, 10 each for
    /// the conclusion first and for an example. Without bonus points and follow-up, the core points
    /// count 80.
    pub fn percent(&self) -> u8 {
        let core = self.answer.core_share();
        let follow_up = self.follow_up.as_ref().map(Part::core_share);
        let extra = match (self.answer.bonus_share(), follow_up) {
            (Some(bonus), Some(follow_up)) => (bonus + follow_up) / 2.0,
            (bonus, follow_up) => bonus.or(follow_up).unwrap_or(core),
        };
        let conclusion = f64::from(u8::from(self.said_conclusion));
        let example = f64::from(u8::from(self.gave_example));
        let sum = CORE * core + EXTRA * extra + CONCLUSION * conclusion + EXAMPLE * example;
        sum.round() as u8
    }

    /// The grade for these marks.
    pub fn grade(&self) -> Grade {
        match self.percent() {
            ..HARD_FROM => Grade::Again,
            HARD_FROM..GOOD_FROM => Grade::Hard,
            GOOD_FROM.. => Grade::Good,
        }
    }

    /// The covered points of the answer. `None` without points.
    pub fn hits(&self) -> Option<Hits> {
        self.answer.hits()
    }

    /// The ticks for the log.
    pub fn ticks(&self) -> Ticks {
        let hits = self.follow_up.as_ref().and_then(Part::hits);
        let follow_up = match (self.asked, hits) {
            (Some(FollowUpSource::Own(number)), Some(Hits { hit, of })) => {
                Some(FollowUpHits { number, hit, of })
            }
            _ => None,
        };
        Ticks {
            hits: self.hits(),
            follow_ups: follow_up.into_iter().collect(),
            ..Ticks::default()
        }
    }

    /// The follow-up and its mark, for the log. `None` if it has points.
    pub fn marked_follow_up(&self) -> Option<MarkedFollowUp> {
        let mark = self.mark(MarkRow::FollowUp)?;
        let asked = self.asked?;
        Some(MarkedFollowUp { asked, mark })
    }
}

fn is_ticked(part: &Part, point: usize) -> bool {
    match part {
        Part::Points(points) => points.is_ticked(point),
        Part::Mark(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::FollowUpTemplate;

    const OWN: FollowUpSource = FollowUpSource::Own(2);

    /// A card with core and bonus points.
    fn card(n_core: usize, n_bonus: usize) -> CardView {
        CardView {
            points: (0..n_core + n_bonus)
                .map(|n| format!("point {n}"))
                .collect(),
            bonus: (n_core..n_core + n_bonus).collect(),
            ..CardView::default()
        }
    }

    fn asked(n_points: usize) -> AskedFollowUp {
        AskedFollowUp {
            source: OWN,
            text: "And then?".to_owned(),
            points: (0..n_points).map(|n| n.to_string()).collect(),
        }
    }

    /// Marks with some rows ticked.
    fn ticked(card: &CardView, follow_up: Option<&AskedFollowUp>, rows: &[MarkRow]) -> Marks {
        let mut marks = Marks::new(card, follow_up);
        for row in rows {
            marks.set(*row, true);
        }
        marks
    }

    use MarkRow::{Conclusion, Example, FollowUpPoint, Point};

    #[test]
    fn core_points_count_60_extras_20_and_manner_10_each() {
        let card = card(2, 2);
        for (rows, percent) in [
            (&[][..], 0),
            (&[Point(0)], 30),
            (&[Point(0), Point(1)], 60),
            (&[Point(2)], 5),
            (&[FollowUpPoint(0)], 5),
            (
                &[Point(2), Point(3), FollowUpPoint(0), FollowUpPoint(1)],
                20,
            ),
            (&[Conclusion], 10),
            (&[Example, Conclusion], 20),
        ] {
            assert_eq!(
                ticked(&card, Some(&asked(2)), rows).percent(),
                percent,
                "{rows:?}"
            );
        }
    }

    #[test]
    fn without_extras_the_core_points_count_80() {
        let core = card(2, 0);
        assert_eq!(ticked(&core, None, &[Point(0)]).percent(), 40);
        assert_eq!(ticked(&core, Some(&asked(1)), &[Point(0)]).percent(), 30);
        assert_eq!(ticked(&card(1, 1), None, &[Point(0)]).percent(), 60);
    }

    #[test]
    fn marks_of_1_to_5_are_0_to_100_percent() {
        for (mark, percent) in [(1, 0), (2, 20), (3, 40), (4, 60), (5, 80)] {
            let mut marks = Marks::new(&card(0, 0), Some(&asked(0)));
            assert!(!marks.is_complete());
            assert!(marks.give(mark) && marks.give(mark) && marks.is_complete());
            assert_eq!(marks.percent(), percent);
            assert_eq!(marks.hits(), None);
        }
    }

    #[test]
    fn a_score_becomes_a_grade_that_is_never_easy() {
        let card = card(10, 0);
        let of = |n: usize, manner: &[MarkRow]| {
            let points: Vec<MarkRow> = (0..n).map(Point).chain(manner.iter().copied()).collect();
            let marks = ticked(&card, None, &points);
            (marks.percent(), marks.grade())
        };
        assert_eq!(of(6, &[]), (48, Grade::Again));
        assert_eq!(of(5, &[Example]), (50, Grade::Hard));
        assert_eq!(of(8, &[Example]), (74, Grade::Hard));
        assert_eq!(of(10, &[]), (80, Grade::Good));
        assert_eq!(of(10, &[Example, Conclusion]), (100, Grade::Good));
    }

    #[test]
    fn the_log_gets_the_points_and_those_of_the_cards_own_follow_up() {
        let marks = ticked(&card(2, 0), Some(&asked(2)), &[Point(1), FollowUpPoint(0)]);
        let ticks = marks.ticks();
        assert_eq!(
            ticks.hits,
            Some(Hits {
                hit: vec![2],
                of: 2
            })
        );
        let follow_up = &ticks.follow_ups[0];
        assert_eq!(
            (follow_up.number, &*follow_up.hit, follow_up.of),
            (2, &[1][..], 2)
        );
        assert_eq!(marks.marked_follow_up(), None);
    }

    #[test]
    fn the_log_gets_the_mark_of_a_follow_up_without_points() {
        let asked = FollowUpSource::Template(FollowUpTemplate::Component);
        let follow_up = AskedFollowUp {
            source: asked,
            ..self::asked(0)
        };
        let mut marks = ticked(&card(2, 0), Some(&follow_up), &[Point(1)]);
        assert_eq!(marks.marked_follow_up(), None, "not marked yet");
        marks.give(2);
        let marked = MarkedFollowUp { asked, mark: 2 };
        assert_eq!(marks.marked_follow_up(), Some(marked));
        assert!(marks.ticks().follow_ups.is_empty());
    }

    #[test]
    fn ticking_moves_on_and_an_extra_key_unticks_nothing() {
        let mut marks = Marks::new(&card(1, 0), None);
        assert!(!marks.is_complete(), "untouched");
        for _ in 0..5 {
            marks.tick();
        }
        assert_eq!((marks.percent(), marks.cursor()), (100, Point(0)));
        marks.up();
        marks.tick();
        assert_eq!(marks.percent(), 90, "a row moved to is unticked");
    }

    #[test]
    fn an_unanswered_question_needs_no_marks() {
        let mut marks = Marks::new(&card(0, 0), None);
        marks.give_up();
        assert_eq!((marks.is_complete(), marks.percent()), (true, 0));
        let mut marks = Marks::new(&card(1, 0), Some(&asked(0)));
        marks.give_up();
        assert!(!marks.is_complete(), "the answer is still to be compared");
        marks.tick();
        assert_eq!((marks.is_complete(), marks.percent()), (true, 10));
    }

    proptest! {
        #[test]
        fn any_keys_keep_the_score_within_0_and_100(
            n_core in 0usize..4, n_bonus in 0usize..3, n_follow in prop::option::of(0usize..3),
            keys in prop::collection::vec(0u8..9, 0..30),
        ) {
            let n_bonus = if n_core == 0 { 0 } else { n_bonus };
            let asked = n_follow.map(asked);
            let mut marks = Marks::new(&card(n_core, n_bonus), asked.as_ref());
            for key in keys {
                match key {
                    0 => marks.pass(),
                    1 => marks.up(),
                    2 => { marks.go_to_unmarked(); }
                    3 => marks.tick(),
                    _ => { marks.give(key - 3); }
                }
                prop_assert!(marks.percent() <= 100);
                prop_assert!(marks.rows().contains(&marks.cursor()));
            }
        }
    }
}
