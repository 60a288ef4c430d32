//! Runs a mock interview. Each question is answered, followed up and marked. The clock runs only
//! while the learner speaks.
//!
//! Methods that return an event don't change the state. [`MockRun::recorded`] does, after the event
//! was saved.

use super::stopwatch::Stopwatch;
use super::{AskedFollowUp, Marks, follow_up};
use crate::domain::{CardId, Moment};
use crate::progress::{
    Answered, Event, EventId, EventKind, InterviewQuestion, MAX_MS, MockInterview,
};
use crate::session::CardView;

/// The milliseconds after which an answer is too long for an interview.
pub const SOFT_LIMIT: u64 = 180_000;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MockSetup {
    /// The seed that the questions were drawn with.
    pub seed: u64,
    /// The minutes that the learner may speak.
    pub minutes: u32,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DrawnQuestion {
    pub card: CardId,
    /// The score expected before it is asked, 0 to 1. `None` if it was never answered.
    pub predicted: Option<f64>,
    /// Chooses one of the card's follow-ups.
    pub pick: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MockStage {
    /// The card of the question is not loaded yet.
    Loading,
    /// The learner answers.
    Answer,
    /// The learner answers the follow-up.
    FollowUp,
    /// The learner compares the answer with the points. The clock is stopped.
    Marks,
    Over,
}

/// The result of going back a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MockBack {
    /// There is no step to go back to.
    Nowhere,
    Moved,
    /// The last marks are undone by an event.
    Undo(EventId),
}

/// One question and its result so far.
#[derive(Clone, Debug)]
struct MockTurn {
    question: DrawnQuestion,
    answer: Stopwatch,
    follow_up: Stopwatch,
    marking: Stopwatch,
    /// `None` before the learner compares the answer with the points.
    marks: Option<Marks>,
    /// The review that was recorded for the marks.
    review: Option<EventId>,
}

impl MockTurn {
    /// The milliseconds spoken.
    fn spoken(&self, now: Moment) -> u64 {
        self.answer.milliseconds(now) + self.follow_up.milliseconds(now)
    }
}

#[derive(Clone, Debug)]
pub struct MockRun {
    setup: MockSetup,
    turns: Vec<MockTurn>,
    current: usize,
    stage: MockStage,
    is_paused: bool,
    /// Whether something covers the question, which stops the clock.
    is_held: bool,
    is_time_up: bool,
}

impl MockRun {
    pub fn new(setup: MockSetup, questions: impl IntoIterator<Item = DrawnQuestion>) -> Self {
        let turns = questions.into_iter().map(|question| MockTurn {
            question,
            answer: Stopwatch::default(),
            follow_up: Stopwatch::default(),
            marking: Stopwatch::default(),
            marks: None,
            review: None,
        });
        let turns: Vec<MockTurn> = turns.collect();
        Self {
            stage: if turns.is_empty() {
                MockStage::Over
            } else {
                MockStage::Loading
            },
            setup,
            turns,
            current: 0,
            is_paused: false,
            is_held: false,
            is_time_up: false,
        }
    }

    pub fn stage(&self) -> MockStage {
        self.stage
    }

    /// The card of the question.
    pub fn card(&self) -> Option<CardId> {
        let turn = self.turn().filter(|_| self.stage != MockStage::Over);
        turn.map(|turn| turn.question.card)
    }

    /// The number of the question, from 1.
    pub fn number(&self) -> usize {
        self.current + 1
    }

    pub fn n_questions(&self) -> usize {
        self.turns.len()
    }

    pub fn n_marked(&self) -> usize {
        self.marked().count()
    }

    pub fn is_paused(&self) -> bool {
        self.is_paused
    }

    /// Whether the time ended while the learner spoke.
    pub fn is_time_up(&self) -> bool {
        self.is_time_up
    }

    /// Whether the learner answers a question or its follow-up.
    pub fn is_speaking(&self) -> bool {
        matches!(self.stage, MockStage::Answer | MockStage::FollowUp)
    }

    /// Whether the clock runs.
    pub fn is_running(&self) -> bool {
        let turn = self.turn().filter(|_| self.is_speaking());
        turn.is_some_and(|turn| turn.answer.is_running() || turn.follow_up.is_running())
    }

    /// The milliseconds of the current answer, or of the current follow-up.
    pub fn speaking(&self, now: Moment) -> u64 {
        self.turn().map_or(0, |turn| match self.stage {
            MockStage::FollowUp => turn.follow_up.milliseconds(now),
            _ => turn.answer.milliseconds(now),
        })
    }

    /// The milliseconds spoken about the question, its follow-up included.
    pub fn spoken(&self, now: Moment) -> u64 {
        self.turn().map_or(0, |turn| turn.spoken(now))
    }

    /// Whether this is the last question.
    pub fn is_last(&self) -> bool {
        self.number() == self.n_questions() || self.is_time_up
    }

    /// Whether there is no step to go back to.
    pub fn is_at_start(&self) -> bool {
        match self.stage {
            MockStage::Answer => self.last_marks() == MockBack::Nowhere,
            MockStage::Marks => self.is_time_up,
            stage => stage != MockStage::FollowUp,
        }
    }

    /// The milliseconds spoken in the whole interview.
    pub fn used(&self, now: Moment) -> u64 {
        self.turns.iter().map(|turn| turn.spoken(now)).sum()
    }

    /// The milliseconds that are left.
    pub fn left(&self, now: Moment) -> u64 {
        self.limit().saturating_sub(self.used(now))
    }

    fn limit(&self) -> u64 {
        u64::from(self.setup.minutes) * 60_000
    }

    /// The follow-up of the question on this card.
    pub fn follow_up(&self, card: &CardView) -> AskedFollowUp {
        follow_up(card, self.turn().map_or(0, |turn| turn.question.pick))
    }

    /// The marks of the question, once the learner compares with the points.
    pub fn marks(&self) -> Option<&Marks> {
        let turn = self.turn().filter(|_| self.stage == MockStage::Marks);
        turn.and_then(|turn| turn.marks.as_ref())
    }

    pub fn marks_mut(&mut self) -> Option<&mut Marks> {
        let is_marking = self.stage == MockStage::Marks;
        let turn = self.turns.get_mut(self.current).filter(|_| is_marking);
        turn.and_then(|turn| turn.marks.as_mut())
    }

    fn turn(&self) -> Option<&MockTurn> {
        self.turns.get(self.current)
    }

    /// Asks the question whose card is loaded.
    pub fn ask(&mut self, now: Moment) {
        if self.stage == MockStage::Loading {
            self.stage = MockStage::Answer;
            self.run_clock(now);
        }
    }

    /// Ends the answer, or that of the follow-up.
    pub fn finish_speaking(&mut self, card: &CardView, now: Moment) {
        match self.stage {
            MockStage::Answer => {
                self.stop_clock(now);
                self.stage = MockStage::FollowUp;
                self.run_clock(now);
            }
            MockStage::FollowUp => self.compare(card, true, now),
            _ => {}
        }
    }

    /// Goes to the points without an answer. An unanswered question is not followed up.
    pub fn give_up(&mut self, card: &CardView, now: Moment) {
        match self.stage {
            MockStage::Answer => self.compare(card, false, now),
            MockStage::FollowUp => self.compare(card, true, now),
            _ => return,
        }
        if let Some(marks) = self.marks_mut() {
            marks.give_up();
        }
    }

    /// Goes to the points. Keeps marks that were given before going back.
    fn compare(&mut self, card: &CardView, is_followed_up: bool, now: Moment) {
        self.stop_clock(now);
        let follow_up = self.follow_up(card);
        let marks = Marks::new(card, is_followed_up.then_some(&follow_up));
        if let Some(turn) = self.turns.get_mut(self.current) {
            let before = turn.marks.take();
            let before = before.filter(|before| before.rows() == marks.rows());
            turn.marks = Some(before.unwrap_or(marks));
            turn.marking.start(now);
        }
        self.is_paused = false;
        self.stage = MockStage::Marks;
    }

    /// Stops the clock until the learner continues, or starts it again.
    pub fn pause(&mut self, is_paused: bool, now: Moment) {
        self.is_paused = is_paused && self.is_speaking();
        self.run_clock(now);
    }

    /// Stops the clock while something covers the question.
    pub fn hold(&mut self, is_held: bool, now: Moment) {
        self.is_held = is_held;
        self.run_clock(now);
    }

    fn run_clock(&mut self, now: Moment) {
        let runs = !self.is_paused && !self.is_held;
        match (runs, self.clock()) {
            (true, Some(clock)) => clock.start(now),
            (false, Some(clock)) => clock.stop(now),
            (_, None) => {}
        }
    }

    fn stop_clock(&mut self, now: Moment) {
        if let Some(clock) = self.clock() {
            clock.stop(now);
        }
    }

    /// The clock of the current answer or follow-up.
    fn clock(&mut self) -> Option<&mut Stopwatch> {
        let turn = self.turns.get_mut(self.current)?;
        match self.stage {
            MockStage::Answer => Some(&mut turn.answer),
            MockStage::FollowUp => Some(&mut turn.follow_up),
            _ => None,
        }
    }

    /// Ends the answer if the time is up: it is marked, and no further question follows. Returns
    /// whether that happened.
    pub fn tick(&mut self, card: &CardView, now: Moment) -> bool {
        if !self.is_running() || self.left(now) > 0 {
            return false;
        }
        let speaking = self.speaking(now);
        let before = self.used(now) - speaking;
        let most = self.limit().saturating_sub(before);
        if let Some(clock) = self.clock() {
            clock.stop_at(most, now);
        }
        self.is_time_up = true;
        self.compare(card, self.stage == MockStage::FollowUp, now);
        true
    }

    /// Goes back a step: to the follow-up or the answer, whose clock runs on, or to the last marks.
    pub fn back(&mut self, now: Moment) -> MockBack {
        let was_followed_up = self.marks().is_some_and(Marks::has_follow_up);
        let to = match self.stage {
            MockStage::Marks if self.is_time_up => return MockBack::Nowhere,
            MockStage::Marks if was_followed_up => MockStage::FollowUp,
            MockStage::Marks | MockStage::FollowUp => MockStage::Answer,
            MockStage::Answer => return self.last_marks(),
            MockStage::Loading | MockStage::Over => return MockBack::Nowhere,
        };
        self.stop_clock(now);
        if let Some(turn) = self.turns.get_mut(self.current) {
            turn.marking.stop(now);
        }
        self.stage = to;
        self.run_clock(now);
        MockBack::Moved
    }

    fn last_marks(&self) -> MockBack {
        let before = self.current.checked_sub(1);
        let before = before.and_then(|before| self.turns.get(before)?.review);
        before.map_or(MockBack::Nowhere, MockBack::Undo)
    }

    /// The review event for the marks. `None` before they are complete.
    pub fn review(&self, card: &CardView, now: Moment) -> Option<EventKind> {
        let turn = self.turn()?;
        let marks = self.marks().filter(|marks| marks.is_complete())?;
        let ms = |milliseconds: u64| u32::try_from(milliseconds).unwrap_or(MAX_MS).min(MAX_MS);
        let ticks = marks.ticks();
        let answered = Answered {
            asked_as: crate::domain::AskedAs::Interview,
            ms: Some(ms(turn.spoken(now) + turn.marking.milliseconds(now))),
            think: Some(ms(turn.answer.milliseconds(now))),
            hits: ticks.hits,
            follow_ups: ticks.follow_ups,
            ..Answered::new(turn.question.card, marks.grade())
        };
        let question = Some(card.question.clone());
        let file = Some(card.asked_at.base_name().to_owned());
        Some(EventKind::Review(answered.asking(question, file)))
    }

    /// Applies a saved event: a review goes on to the next question, an undone one comes back.
    pub fn recorded(&mut self, event: &Event, now: Moment) {
        match &event.what {
            EventKind::Review(answered) if self.card() == Some(answered.card) => {
                if let Some(turn) = self.turns.get_mut(self.current) {
                    turn.review = Some(event.id);
                    turn.marking.stop(now);
                }
                self.current += 1;
                let is_last = self.current == self.turns.len() || self.left(now) == 0;
                self.stage = match is_last {
                    true => MockStage::Over,
                    false => MockStage::Loading,
                };
            }
            EventKind::Undo { of } if self.last_marks() == MockBack::Undo(*of) => {
                self.stop_clock(now);
                self.current -= 1;
                if let Some(turn) = self.turns.get_mut(self.current) {
                    turn.review = None;
                    turn.marking.start(now);
                }
                self.is_paused = false;
                self.stage = MockStage::Marks;
            }
            _ => {}
        }
    }

    /// Leaves out a question whose card is no longer in any open deck.
    pub fn drop_card(&mut self, card: CardId) {
        if self.card() == Some(card) {
            self.turns.remove(self.current);
            self.stage = match self.current < self.turns.len() {
                true => MockStage::Loading,
                false => MockStage::Over,
            };
        }
    }

    /// The score expected of the questions that were drawn.
    pub fn predicted(&self) -> Option<f64> {
        expected_score(self.turns.iter())
    }

    fn marked(&self) -> impl Iterator<Item = (&MockTurn, &Marks)> {
        let turns = self.turns.iter().filter(|turn| turn.review.is_some());
        turns.filter_map(|turn| Some((turn, turn.marks.as_ref()?)))
    }

    /// The event of the interview with the questions that were marked. `None` if none was.
    pub fn event(&self, now: Moment) -> Option<MockInterview> {
        let rounded = |share: f64| (share * 10_000.0).round() / 10_000.0;
        let score = |marks: &Marks| f64::from(marks.percent()) / 100.0;
        let questions = self.marked().map(|(turn, marks)| InterviewQuestion {
            card: turn.question.card,
            score: score(marks),
            ms: u32::try_from(turn.spoken(now)).ok(),
            hits: marks.hits(),
            follow_up: marks.marked_follow_up(),
        });
        let sum: f64 = self.marked().map(|(_, marks)| score(marks)).sum();
        let event = MockInterview {
            seed: self.setup.seed,
            minutes: self.setup.minutes,
            used_ms: self.used(now),
            score: rounded(sum / self.n_marked() as f64),
            predicted: expected_score(self.marked().map(|(turn, _)| turn)).map(rounded),
            questions: questions.collect(),
        };
        (!event.questions.is_empty()).then_some(event)
    }
}

/// The mean score expected of questions, 0 to 1. Those never answered count as 0. `None` if none was
/// ever answered: then nothing is known.
fn expected_score<'a>(turns: impl Iterator<Item = &'a MockTurn>) -> Option<f64> {
    let predicted: Vec<Option<f64>> = turns.map(|turn| turn.question.predicted).collect();
    let is_known = predicted.iter().any(Option::is_some);
    let sum: f64 = predicted.iter().flatten().sum();
    is_known.then(|| sum / predicted.len() as f64)
}

#[cfg(test)]
mod tests;
