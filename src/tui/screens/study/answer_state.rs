//! The view of a revealed card: the current answer, the current point, and what is unfolded.

use std::collections::BTreeSet;

use crate::session::{CardView, Checklist};

/// How an answer is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The whole answer: it fits, has no points, or follows the points of the manifest.
    Whole,
    /// Points from the answer's structure, each with its part of the answer.
    Folded,
    /// Only the remark that the answer is wrong.
    Withheld,
}

impl Shape {
    /// Whether there is anything to unfold.
    pub fn folds(self) -> bool {
        matches!(self, Self::Folded | Self::Withheld)
    }
}

/// The view of a revealed card.
#[derive(Clone, Debug)]
pub struct AnswerState {
    /// The index of the answer on the screen.
    pub answer: usize,
    /// The view of each answer; never empty.
    looks: Vec<AnswerFocus>,
    /// Ticks of the manifest's points, shared by all answers.
    shared: Option<Checklist>,
    /// Whether the learner went through the points. If not, the log records no hits.
    pub went_through: bool,
    /// Whether the learner pressed the key for "cannot answer".
    pub could_not: bool,
    /// The first visible row.
    pub scroll: usize,
    pub hint: bool,
    /// Whether the remarks are shown.
    pub remarks: bool,
}

/// The view of one answer.
#[derive(Clone, Debug)]
pub struct AnswerFocus {
    pub shape: Shape,
    checklist: Checklist,
    /// The point under the cursor.
    pub cursor: usize,
    /// Whether a tick moved the cursor here. If so, the next tick does not untick the point.
    pub by_tick: bool,
    pub unfolded: BTreeSet<usize>,
}

impl AnswerState {
    /// The view of a card just revealed. `fits` says whether an answer fits the screen.
    pub fn new(sheet: &CardView, could_not: bool, fits: impl Fn(usize) -> bool) -> Self {
        let n_points = sheet.points.len();
        let looks = sheet.answers.iter().enumerate().map(|(place, answer)| {
            let n_parts = answer
                .structure
                .as_ref()
                .map_or(0, |points| points.points.len());
            let shape = if answer.is_wrong {
                Shape::Withheld
            } else if n_points > 0 || n_parts == 0 || fits(place) {
                Shape::Whole
            } else {
                Shape::Folded
            };
            AnswerFocus::new(shape, if shape == Shape::Folded { n_parts } else { 0 })
        });
        let mut looks: Vec<AnswerFocus> = looks.collect();
        if looks.is_empty() {
            looks.push(AnswerFocus::new(Shape::Whole, 0));
        }
        Self {
            answer: 0,
            looks,
            shared: (n_points > 0).then(|| Checklist::new(n_points)),
            went_through: false,
            could_not,
            scroll: 0,
            hint: false,
            remarks: false,
        }
    }

    /// The view of the answer on the screen.
    pub fn now(&self) -> &AnswerFocus {
        // `new` always adds at least one.
        &self.looks[self.answer.min(self.looks.len() - 1)]
    }

    /// The view of the answer on the screen.
    pub fn now_mut(&mut self) -> &mut AnswerFocus {
        let last = self.looks.len() - 1;
        &mut self.looks[self.answer.min(last)]
    }

    pub fn checklist(&self) -> &Checklist {
        self.shared.as_ref().unwrap_or(&self.now().checklist)
    }

    /// Ticks the point under the cursor and moves to the next. Unticks a point that the learner
    /// moved back to, but not one reached by a tick, so that pressing a key twice unticks nothing.
    pub fn tick(&mut self) {
        self.went_through = true;
        let AnswerFocus {
            cursor, by_tick, ..
        } = *self.now();
        let was_ticked = self.checklist().is_ticked(cursor);
        if !(was_ticked && by_tick) {
            match &mut self.shared {
                Some(shared) => shared.toggle(cursor),
                None => self.now_mut().checklist.toggle(cursor),
            }
        }
        let stays = was_ticked && !by_tick;
        let last = self.checklist().len().saturating_sub(1);
        let now = self.now_mut();
        now.by_tick = !stays;
        if !stays {
            now.cursor = (cursor + 1).min(last);
        }
    }

    /// Keeps the ticks of an earlier view of the same points.
    pub fn keep_ticks(&mut self, before: &Self) {
        self.could_not = before.could_not;
        if let (Some(shared), Some(known)) = (&mut self.shared, &before.shared)
            && shared.len() == known.len()
        {
            shared.clone_from(known);
            self.went_through = before.went_through;
            self.now_mut().cursor = before.now().cursor;
        }
    }

    pub fn n_answers(&self) -> usize {
        self.looks.len()
    }

    /// Moves `step` answers further and wraps around.
    pub fn turn(&mut self, step: isize) {
        let n_answers = self.looks.len();
        let place = self.answer as isize + step;
        let AnswerFocus {
            cursor, by_tick, ..
        } = *self.now();
        self.answer = place.rem_euclid(n_answers as isize) as usize;
        self.scroll = 0;
        if self.shared.is_some() {
            // Both answers share these points, so the cursor keeps its position.
            let now = self.now_mut();
            (now.cursor, now.by_tick) = (cursor, by_tick);
        }
    }
}

impl AnswerFocus {
    fn new(shape: Shape, n_points: usize) -> Self {
        Self {
            shape,
            checklist: Checklist::new(n_points),
            cursor: 0,
            by_tick: false,
            unfolded: BTreeSet::new(),
        }
    }

    /// Whether a point's part of the answer is shown.
    pub fn is_unfolded(&self, point: usize) -> bool {
        self.unfolded.contains(&point)
    }

    /// Unfolds everything, or folds everything again.
    pub fn toggle_all(&mut self, n_points: usize) {
        match self.shape {
            Shape::Withheld => self.shape = Shape::Whole,
            Shape::Folded if self.unfolded.len() < n_points => {
                self.unfolded = (0..n_points).collect();
            }
            Shape::Folded => self.unfolded.clear(),
            Shape::Whole => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::points;
    use crate::markdown::tree::parse;
    use crate::session::Answer;

    fn answer(text: &str, is_wrong: bool) -> Answer {
        let document = parse(text);
        Answer {
            structure: points(&document),
            document,
            is_wrong,
            ..Answer::default()
        }
    }

    fn sheet(points: &[&str], answers: Vec<Answer>) -> CardView {
        CardView {
            points: points.iter().map(|point| (*point).to_owned()).collect(),
            answers,
            ..CardView::default()
        }
    }

    const LIST: &str = "- Felix：写路由\n- BIRD：发路由\n- confd：写配置\n";

    #[test]
    fn the_points_of_the_manifest_are_ticked_above_the_whole_answer() {
        let sheet = sheet(&["a", "b"], vec![answer(LIST, false)]);
        let look = AnswerState::new(&sheet, false, |_| false);
        assert_eq!(
            (look.now().shape, look.checklist().len()),
            (Shape::Whole, 2)
        );
    }

    #[test]
    fn an_answer_that_fits_is_whole_and_one_that_does_not_is_folded() {
        let sheet = sheet(&[], vec![answer(LIST, false)]);
        let fitting = AnswerState::new(&sheet, false, |_| true);
        assert_eq!(
            (fitting.now().shape, fitting.checklist().len()),
            (Shape::Whole, 0)
        );
        let long = AnswerState::new(&sheet, false, |_| false);
        assert_eq!(
            (long.now().shape, long.checklist().len()),
            (Shape::Folded, 3)
        );
    }

    #[test]
    fn without_structure_there_is_nothing_to_tick() {
        let sheet = sheet(&[], vec![answer("一段文字。", false)]);
        let look = AnswerState::new(&sheet, false, |_| false);
        assert_eq!(look.now().shape, Shape::Whole);
    }

    #[test]
    fn a_wrong_answer_is_withheld_until_it_is_unfolded() {
        let sheet = sheet(&[], vec![answer(LIST, true)]);
        let mut look = AnswerState::new(&sheet, false, |_| true);
        assert_eq!(look.now().shape, Shape::Withheld);
        look.now_mut().toggle_all(0);
        assert_eq!(look.now().shape, Shape::Whole);
    }

    #[test]
    fn answers_go_round_and_keep_their_ticks() {
        let sheet = sheet(&[], vec![answer(LIST, false), answer("文字", false)]);
        let mut look = AnswerState::new(&sheet, false, |_| false);
        look.tick();
        look.turn(1);
        assert!(look.checklist().is_empty());
        look.turn(1);
        assert_eq!((look.answer, look.checklist().n_hit()), (0, 1));
        look.turn(-1);
        assert_eq!(look.answer, 1);
    }

    #[test]
    fn points_that_hold_for_every_answer_are_gone_on_with_at_the_next() {
        let answers = vec![answer("一", false), answer("二", false)];
        let mut look = AnswerState::new(&sheet(&["a", "b", "c"], answers), false, |_| true);
        look.tick();
        look.turn(1);
        assert_eq!((look.answer, look.now().cursor), (1, 1));
        look.tick();
        look.turn(1);
        assert_eq!((look.now().cursor, look.checklist().n_hit()), (2, 2));
    }

    #[test]
    fn a_card_without_answers_can_be_looked_at() {
        let look = AnswerState::new(&sheet(&[], Vec::new()), false, |_| true);
        assert_eq!(look.now().shape, Shape::Whole);
    }
}
