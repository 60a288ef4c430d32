//! A revealed card: what the learner ticked, where the cursor is, and what is unfolded.
//!
//! The screens draw it and turn keys into its methods; they keep only the scroll offset.

use std::collections::BTreeSet;

use super::checklist::{Checklist, Covered};
use super::{Answer, CardView};
use crate::domain::{Grade, Hits};

/// A row that the cursor can be on. All indices count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RevealedRow {
    Point(usize),
    FollowUp(usize),
    /// A follow-up and one of its points.
    FollowUpPoint(usize, usize),
    /// The row that stands for all answers.
    Answers,
}

/// What is open below the points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Below {
    #[default]
    Nothing,
    /// All answers, with the remarks about each.
    Answers,
    /// The corrections alone.
    Corrections,
}

/// The state of a revealed card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revealed {
    points: Checklist,
    /// The points in the order of the screen: core points first.
    order: Vec<usize>,
    follow_ups: Vec<FollowUpState>,
    cursor: RevealedRow,
    /// Whether a tick moved the cursor here. If so, the next tick does not untick the point.
    by_tick: bool,
    /// Whether a point was ticked or passed over. If not, the log records no hits.
    is_touched: bool,
    /// Whether the learner pressed the key for "cannot answer".
    could_not: bool,
    pub shows_hint: bool,
    pub below: Below,
    /// Where the cursor was before it moved to the row of the answers.
    cursor_before: Option<RevealedRow>,
    open_points: BTreeSet<usize>,
    open_answers: BTreeSet<usize>,
    n_answers: usize,
    /// The answer that commands on one answer are about.
    pub answer: usize,
    /// Milliseconds from the question to the reveal.
    pub spoken: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct FollowUpState {
    is_open: bool,
    points: Checklist,
}

impl Revealed {
    /// The state just after the reveal. On a repeat of the same day, ticks what was covered before
    /// and starts at the first missed point.
    pub fn new(card: &CardView, could_not: bool, spoken: Option<u32>) -> Self {
        let n_points = card.point_texts().len();
        let mut points = Checklist::new((0..n_points).map(|point| !card.is_bonus(point)));
        if let Some(hits) = card.covered_today() {
            points.tick_all(hits);
        }
        let n_points = points.len();
        let (bonus, core): (Vec<_>, Vec<_>) = (0..n_points).partition(|it| card.is_bonus(*it));
        let order: Vec<usize> = core.into_iter().chain(bonus).collect();
        let first_missed = order.iter().find(|point| !points.is_ticked(**point));
        let first = first_missed.or(order.first()).copied();
        let follow_ups = card.follow_ups.iter().map(|follow_up| FollowUpState {
            is_open: false,
            points: Checklist::new(follow_up.points.iter().map(|_| true)),
        });
        Self {
            cursor: first.map_or(RevealedRow::Answers, RevealedRow::Point),
            below: Below::initial(n_points),
            points,
            order,
            follow_ups: follow_ups.collect(),
            by_tick: false,
            is_touched: false,
            could_not,
            shows_hint: false,
            cursor_before: None,
            open_points: BTreeSet::new(),
            open_answers: open_answers(card),
            n_answers: card.answers.len(),
            answer: 0,
            spoken,
        }
    }

    /// The points to tick; empty if the answer itself takes their place.
    pub fn points(&self) -> &Checklist {
        &self.points
    }

    /// The points in the order of the screen: core points first.
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    pub fn cursor(&self) -> RevealedRow {
        self.cursor
    }

    /// Whether the points are left as they were revealed.
    pub fn is_untouched(&self) -> bool {
        !self.is_touched
    }

    /// Whether the follow-ups are shown: once every core point is covered.
    pub fn shows_follow_ups(&self) -> bool {
        let Covered { hit, of } = self.points.core();
        hit == of && !self.follow_ups.is_empty()
    }

    /// Whether the points of a follow-up are shown.
    pub fn is_follow_up_open(&self, follow_up: usize) -> bool {
        let follow_up = self.follow_ups.get(follow_up);
        follow_up.is_some_and(|follow_up| follow_up.is_open)
    }

    /// Whether the part of the answer that belongs to a point is shown.
    pub fn is_point_open(&self, point: usize) -> bool {
        self.open_points.contains(&point)
    }

    /// Whether the text of an answer is shown when the answers are open.
    pub fn is_answer_open(&self, answer: usize) -> bool {
        self.open_answers.contains(&answer)
    }

    /// Whether the point of a row is ticked. False for other rows.
    pub fn is_ticked(&self, row: RevealedRow) -> bool {
        match row {
            RevealedRow::Point(point) => self.points.is_ticked(point),
            RevealedRow::FollowUpPoint(follow_up, point) => {
                let follow_up = self.follow_ups.get(follow_up);
                follow_up.is_some_and(|it| it.points.is_ticked(point))
            }
            RevealedRow::FollowUp(_) | RevealedRow::Answers => false,
        }
    }

    /// The rows for the cursor, from top to bottom.
    pub fn rows(&self) -> Vec<RevealedRow> {
        let mut rows: Vec<RevealedRow> = Vec::new();
        rows.extend(self.order.iter().copied().map(RevealedRow::Point));
        if self.shows_follow_ups() {
            for (n, follow_up) in self.follow_ups.iter().enumerate() {
                rows.push(RevealedRow::FollowUp(n));
                let points = 0..follow_up.points.len();
                let points = points.filter(|_| follow_up.is_open);
                rows.extend(points.map(|point| RevealedRow::FollowUpPoint(n, point)));
            }
        }
        if self.n_answers > 0 {
            rows.push(RevealedRow::Answers);
        }
        rows
    }

    /// Ticks the point under the cursor and goes on, or opens the row under the cursor.
    ///
    /// Unticks a point that the learner moved to, but not one reached by a tick, so that pressing
    /// the key once too often unticks nothing.
    pub fn tick(&mut self) {
        match self.cursor {
            RevealedRow::Point(_) | RevealedRow::FollowUpPoint(..) => self.tick_point(),
            RevealedRow::FollowUp(_) | RevealedRow::Answers => self.unfold(),
        }
    }

    fn tick_point(&mut self) {
        self.is_touched |= matches!(self.cursor, RevealedRow::Point(_));
        let was_ticked = self.is_ticked(self.cursor);
        let unticks = was_ticked && !self.by_tick;
        match self.cursor {
            RevealedRow::Point(point) => self.points.set(point, !unticks),
            RevealedRow::FollowUpPoint(follow_up, point) => {
                if let Some(follow_up) = self.follow_ups.get_mut(follow_up) {
                    follow_up.points.set(point, !unticks);
                }
            }
            RevealedRow::FollowUp(_) | RevealedRow::Answers => {}
        }
        self.by_tick = !unticks;
        // The row of the answers is left to the arrow keys: a hurried tick must not open it.
        if let Some(next) = self.neighbour(1)
            && next != RevealedRow::Answers
            && !unticks
        {
            self.cursor = next;
        }
    }

    /// Moves down past a point that was not covered. Returns whether the cursor moved.
    pub fn pass(&mut self) -> bool {
        self.is_touched |= matches!(self.cursor, RevealedRow::Point(_));
        self.step(1)
    }

    /// Moves up. Returns whether the cursor moved.
    pub fn up(&mut self) -> bool {
        self.step(-1)
    }

    fn step(&mut self, step: isize) -> bool {
        let next = self.neighbour(step);
        // At the first point a second press of the tick key still unticks nothing.
        self.by_tick &= next.is_none();
        self.cursor = next.unwrap_or(self.cursor);
        next.is_some()
    }

    fn neighbour(&self, step: isize) -> Option<RevealedRow> {
        let rows = self.rows();
        let index = rows.iter().position(|row| *row == self.cursor)?;
        rows.get(index.checked_add_signed(step)?).copied()
    }

    /// Opens the row under the cursor. The cursor goes to the first point of an opened follow-up.
    pub fn unfold(&mut self) {
        match self.cursor {
            RevealedRow::Point(point) => {
                self.open_points.insert(point);
            }
            RevealedRow::FollowUp(n) => {
                if let Some(follow_up) = self.follow_ups.get_mut(n)
                    && !follow_up.points.is_empty()
                {
                    follow_up.is_open = true;
                    self.cursor = RevealedRow::FollowUpPoint(n, 0);
                    self.by_tick = false;
                }
            }
            RevealedRow::FollowUpPoint(..) => {}
            RevealedRow::Answers => self.below = Below::Answers,
        }
    }

    /// Folds the row under the cursor, or the follow-up that the cursor is in.
    pub fn fold(&mut self) {
        match self.cursor {
            RevealedRow::Point(point) => {
                self.open_points.remove(&point);
            }
            RevealedRow::FollowUp(n) | RevealedRow::FollowUpPoint(n, _) => {
                if let Some(follow_up) = self.follow_ups.get_mut(n) {
                    follow_up.is_open = false;
                }
                self.cursor = RevealedRow::FollowUp(n);
            }
            RevealedRow::Answers => self.below = Below::Nothing,
        }
    }

    /// Opens this below the points, or folds it if it is open. The cursor goes to the row of the
    /// answers, and back when that folds again.
    pub fn toggle_below(&mut self, below: Below) {
        if self.below == below {
            self.below = Below::Nothing;
            self.cursor = self.cursor_before.take().unwrap_or(self.cursor);
        } else {
            if self.below == Below::Nothing {
                self.cursor_before = Some(self.cursor);
            }
            self.below = below;
            self.cursor = RevealedRow::Answers;
        }
        self.by_tick = false;
    }

    /// Opens the answers, or moves `step` answers further and wraps around. That answer is open
    /// afterwards.
    pub fn turn(&mut self, step: isize) {
        if self.below == Below::Answers {
            let n_answers = self.n_answers.max(1) as isize;
            let answer = (self.answer as isize + step).rem_euclid(n_answers);
            self.answer = answer as usize;
        } else {
            self.toggle_below(Below::Answers);
        }
        self.open_answers.insert(self.answer);
    }

    /// Folds the hint and what is open below the points. Returns whether something was open.
    pub fn fold_all(&mut self) -> bool {
        let initial = Below::initial(self.points.len());
        let was_open = self.shows_hint || self.below != initial;
        self.shows_hint = false;
        if self.below != initial {
            self.below = initial;
            self.cursor = self.cursor_before.take().unwrap_or(self.cursor);
        }
        was_open
    }

    /// The grade proposed by ticks, or because the learner could not answer.
    pub fn proposes(&self) -> Option<Grade> {
        if self.could_not && self.points.n_ticked() == 0 {
            return Some(Grade::Again);
        }
        self.points.proposes().filter(|_| self.is_touched)
    }

    /// The covered points for the log. `None` if the learner graded without touching the list.
    pub fn hits(&self) -> Option<Hits> {
        self.points.hits().filter(|_| self.is_touched)
    }

    /// The state of a card that was loaded again, with what is kept of the state before: ticks of
    /// points whose number did not change, and what was open.
    pub fn reloaded(&self, card: &CardView) -> Self {
        let mut new = Self::new(card, self.could_not, self.spoken);
        new.shows_hint = self.shows_hint && card.hint.is_some();
        if new.points.len() != self.points.len() {
            return new;
        }
        new.points.clone_from(&self.points);
        new.is_touched = self.is_touched;
        new.below = self.below;
        for (follow_up, before) in new.follow_ups.iter_mut().zip(&self.follow_ups) {
            if follow_up.points.len() == before.points.len() {
                follow_up.clone_from(before);
            }
        }
        if new.rows().contains(&self.cursor) {
            new.cursor = self.cursor;
        }
        new
    }
}

impl Below {
    /// Without points, the answers are open from the start.
    fn initial(n_points: usize) -> Self {
        match n_points {
            0 => Self::Answers,
            _ => Self::Nothing,
        }
    }
}

/// The answers whose text is shown with the others: all but wrong ones.
fn open_answers(card: &CardView) -> BTreeSet<usize> {
    let answers = card.answers.iter().enumerate();
    let open = answers.filter(|(_, answer): &(usize, &Answer)| !answer.is_wrong);
    open.map(|(index, _)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Bilingual, CardState, FirstShowing, FollowUp};

    fn follow_up(n_points: usize) -> FollowUp {
        FollowUp {
            text: Bilingual::default(),
            points: vec![Bilingual::default(); n_points],
        }
    }

    /// Points of which `bonus` are bonus points, with a follow-up of two points, and two answers.
    fn card(n_points: usize, bonus: &[usize]) -> CardView {
        CardView {
            points: vec!["point".to_owned(); n_points],
            bonus: bonus.to_vec(),
            follow_ups: vec![follow_up(2)],
            answers: vec![Answer::default(), Answer::default()],
            ..CardView::default()
        }
    }

    fn revealed(n_points: usize, bonus: &[usize]) -> Revealed {
        Revealed::new(&card(n_points, bonus), false, None)
    }

    #[test]
    fn core_points_come_first_and_follow_ups_once_they_are_covered() {
        let mut revealed = revealed(3, &[1]);
        let [point, follow_up] = [RevealedRow::Point, RevealedRow::FollowUp];
        let folded = [point(0), point(2), point(1), RevealedRow::Answers];
        assert_eq!(revealed.rows(), folded);
        revealed.tick();
        assert_eq!(revealed.rows(), folded);
        revealed.tick();
        assert_eq!(revealed.rows()[3], follow_up(0));
        assert_eq!(revealed.cursor(), point(1));
        revealed.pass();
        revealed.tick();
        assert_eq!(revealed.cursor(), RevealedRow::FollowUpPoint(0, 0));
        for _ in 0..3 {
            revealed.tick();
        }
        assert_eq!(revealed.cursor(), RevealedRow::FollowUpPoint(0, 1));
        assert!(revealed.is_ticked(RevealedRow::FollowUpPoint(0, 1)));
        assert_eq!(revealed.hits().unwrap().hit, [1, 3], "never graded");
    }

    #[test]
    fn nothing_is_proposed_before_a_point_was_ticked_or_passed() {
        let mut revealed = revealed(2, &[]);
        assert_eq!((revealed.proposes(), revealed.hits()), (None, None));
        let mut moved = revealed.clone();
        moved.up();
        assert_eq!(moved.proposes(), None);
        moved.pass();
        assert_eq!(moved.proposes(), Some(Grade::Again));
        revealed.tick();
        assert_eq!(revealed.proposes(), Some(Grade::Hard));
        let could_not = Revealed::new(&card(2, &[]), true, None);
        let proposed = (could_not.proposes(), could_not.hits());
        assert_eq!(proposed, (Some(Grade::Again), None));
    }

    #[test]
    fn a_repeat_on_the_same_day_asks_for_the_missed_points() {
        let hits = Hits {
            hit: vec![1, 3],
            of: 3,
        };
        let first_showing = FirstShowing {
            grade: Grade::Again,
            hits: Some(hits.clone()),
        };
        let mut card = card(3, &[]);
        card.state = CardState {
            reviewed_today: true,
            first_showing: Some(first_showing),
            last_hits: Some(hits),
            ..CardState::default()
        };
        let mut repeat = Revealed::new(&card, false, None);
        assert_eq!(repeat.cursor(), RevealedRow::Point(1));
        assert_eq!((repeat.points().n_ticked(), repeat.proposes()), (2, None));
        repeat.tick();
        assert_eq!(repeat.proposes(), Some(Grade::Good));
        card.state.reviewed_today = false;
        let later = Revealed::new(&card, false, None);
        assert_eq!(later.points().n_ticked(), 0);
    }

    #[test]
    fn a_tick_too_many_unticks_nothing() {
        let mut revealed = revealed(2, &[1]);
        for _ in 0..2 {
            revealed.tick();
        }
        revealed.up();
        assert_eq!(revealed.points().n_ticked(), 2);
        revealed.tick();
        assert_eq!(revealed.points().n_ticked(), 1);
        assert_eq!(revealed.cursor(), RevealedRow::Point(1));
    }

    #[test]
    fn opening_the_answers_moves_the_cursor_there_and_back() {
        let mut revealed = revealed(2, &[]);
        revealed.toggle_below(Below::Corrections);
        revealed.toggle_below(Below::Answers);
        assert_eq!(revealed.cursor(), RevealedRow::Answers);
        revealed.toggle_below(Below::Answers);
        assert_eq!(revealed.cursor(), RevealedRow::Point(0));
        assert_eq!(revealed.below, Below::Nothing);
        revealed.turn(1);
        assert_eq!((revealed.below, revealed.answer), (Below::Answers, 0));
        revealed.turn(-1);
        assert_eq!(revealed.answer, 1);
        assert!(revealed.fold_all() && !revealed.fold_all());
        assert_eq!(revealed.cursor(), RevealedRow::Point(0));
    }

    #[test]
    fn without_points_the_answers_are_open() {
        let mut revealed = Revealed::new(&card(0, &[]), false, None);
        assert_eq!(revealed.below, Below::Answers);
        assert!(!revealed.fold_all(), "nothing was opened");
    }

    #[test]
    fn a_wrong_answer_is_folded_until_the_learner_turns_to_it() {
        let mut card = card(1, &[]);
        card.answers[1].is_wrong = true;
        let mut revealed = Revealed::new(&card, false, None);
        assert!(revealed.is_answer_open(0) && !revealed.is_answer_open(1));
        revealed.turn(1);
        revealed.turn(1);
        assert!(revealed.is_answer_open(1));
    }

    #[test]
    fn ticks_stay_when_the_card_is_loaded_again() {
        let mut revealed = revealed(2, &[]);
        revealed.tick();
        let same = revealed.reloaded(&card(2, &[]));
        assert_eq!(
            (same.hits(), same.cursor()),
            (revealed.hits(), revealed.cursor())
        );
        let other = revealed.reloaded(&card(3, &[]));
        assert_eq!(other.hits(), None);
    }
}
