//! A revealed card: what the learner ticked, where the cursor is, and what is unfolded.
//!
//! The screens draw it and turn keys into its methods; they keep only the scroll offset.

use std::collections::BTreeSet;

use super::checklist::{Checklist, Covered};
use super::{CardView, Chosen};
use crate::domain::{FollowUpHits, Grade, Hits, Ticks};

/// A row that the cursor can be on. All indices count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RevealedRow {
    Point(usize),
    FollowUp(usize),
    /// A follow-up and one of its points.
    FollowUpPoint(usize, usize),
    /// The row of all answers.
    Answers,
}

/// The part that is open below the points.
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
    /// What the learner chose; `None` unless the card was answered by choosing.
    pub chosen: Option<Chosen>,
    pub shows_hint: bool,
    pub below: Below,
    /// The cursor before it moved to the row of the answers.
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
    was_opened: bool,
    points: Checklist,
}

impl CardView {
    /// The points (from 0) in the order of the screen: core points first.
    pub fn points_in_order(&self) -> Vec<usize> {
        let all = 0..self.point_texts().len();
        let (bonus, core): (Vec<_>, Vec<_>) = all.partition(|point| self.is_bonus(*point));
        core.into_iter().chain(bonus).collect()
    }
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
        let order = card.points_in_order();
        let first_missed = order.iter().find(|point| !points.is_ticked(**point));
        let first = first_missed.or(order.first()).copied();
        let follow_ups = card.follow_ups.iter().map(|follow_up| FollowUpState {
            is_open: false,
            was_opened: false,
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
            chosen: None,
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

    /// Moves the cursor to a row. The rows between don't count as passed over.
    pub fn go_to(&mut self, row: RevealedRow) {
        self.cursor = row;
        self.by_tick = false;
    }

    /// Ticks the point under the cursor and moves on, or opens the row under the cursor.
    ///
    /// Unticks a point that the learner moved to, but not one reached by a tick, so that an extra
    /// key press unticks nothing.
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
        // Ticking never moves to the row of the answers, so that an extra key press doesn't open
        // it.
        if let Some(next) = self.neighbor(1)
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
        let next = self.neighbor(step);
        // If the cursor can't move, the next tick still unticks nothing.
        self.by_tick &= next.is_none();
        self.cursor = next.unwrap_or(self.cursor);
        next.is_some()
    }

    fn neighbor(&self, step: isize) -> Option<RevealedRow> {
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
                    follow_up.was_opened = true;
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

    /// Opens `below` under the points, or folds it if it is open. Opening moves the cursor to the
    /// row of the answers, and folding moves it back.
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

    /// Opens the text of an answer, which commands on one answer are about then.
    pub fn open_answer(&mut self, answer: usize) {
        self.answer = answer;
        self.open_answers.insert(answer);
    }

    /// Opens the answers, or moves `step` answers further and wraps around. That answer is open
    /// afterwards.
    pub fn turn(&mut self, step: isize) {
        if self.below == Below::Answers && self.is_answer_open(self.answer) {
            let n_answers = self.n_answers.max(1) as isize;
            let answer = (self.answer as isize + step).rem_euclid(n_answers);
            self.answer = answer as usize;
        } else if self.below != Below::Answers {
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

    /// The grade proposed by the choice, by ticks, or because the learner could not answer.
    pub fn proposes(&self) -> Option<Grade> {
        if let Some(chosen) = self.chosen {
            return Some(chosen.proposes());
        }
        if self.could_not && self.points.n_ticked() == 0 {
            return Some(Grade::Again);
        }
        self.points.proposes().filter(|_| self.is_touched)
    }

    /// The covered points. `None` if the learner graded without touching the list.
    fn hits(&self) -> Option<Hits> {
        self.points.hits().filter(|_| self.is_touched)
    }

    /// The ticks, for the log.
    pub fn ticks(&self) -> Ticks {
        let follow_ups = (1..=u8::MAX).zip(&self.follow_ups);
        let opened = follow_ups.filter(|(_, follow_up)| follow_up.was_opened);
        let hits = opened.filter_map(|(number, follow_up)| {
            let Hits { hit, of } = follow_up.points.hits()?;
            Some(FollowUpHits { number, hit, of })
        });
        Ticks {
            hits: self.hits(),
            follow_ups: hits.collect(),
            chosen: self.chosen.map(|chosen| chosen.options).unwrap_or_default(),
        }
    }

    /// The state after the card was loaded again. Keeps ticks if the number of points is the same,
    /// and the open parts.
    pub fn reloaded(&self, card: &CardView) -> Self {
        let mut new = Self::new(card, self.could_not, self.spoken);
        new.chosen = self.chosen;
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

/// The answers whose text is shown when the answers are open.
fn open_answers(card: &CardView) -> BTreeSet<usize> {
    let answers = 0..card.answers.len();
    let open = answers.filter(|answer| card.withheld(*answer).is_none());
    open.collect()
}

#[cfg(test)]
mod tests;
