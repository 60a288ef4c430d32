//! Computes a card's memory after a review.

use fsrs::{FSRS, FSRSItem, FSRSReview, MemoryState};

use super::fuzz::{draw, fuzzed, whole_days};
use super::steps;
use super::{Settings, SettingsError};
use crate::domain::{CardId, Day, Grade, LearningState, Memory, Moment};

/// Computes memories by FSRS-6 and the learner's settings.
///
/// A memory depends on the reviews and the settings alone: the same reviews give the same memory
/// whether they came one by one, in a preview, after an undo, or in a replay.
#[derive(Clone, Debug)]
pub struct Scheduler {
    settings: Settings,
    model: FSRS,
    /// The exponent of the forgetting curve: the last parameter.
    decay: f32,
}

impl Scheduler {
    /// Fails if a setting is out of range.
    pub fn new(settings: Settings) -> Result<Self, SettingsError> {
        settings.check()?;
        let model = FSRS::new(&settings.parameters).map_err(|_| SettingsError::ParameterCount)?;
        let decay = settings.parameters.last().copied();
        Ok(Self {
            decay: decay.unwrap_or(fsrs::FSRS6_DEFAULT_DECAY),
            model,
            settings,
        })
    }

    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The learner's day of a moment, by the moment's UTC offset.
    pub fn day(&self, at: Moment) -> Day {
        at.day(self.settings.day_start)
    }

    /// The memory of a card after one more review.
    ///
    /// ```
    /// use k8s_quiz::domain::{CardId, Grade, LearningState, Memory, Moment};
    /// use k8s_quiz::memory::{Scheduler, Settings};
    ///
    /// let scheduler = Scheduler::new(Settings::default()).unwrap();
    /// let at: Moment = "2026-11-21T09:00:00+08:00".parse().unwrap();
    /// let card = CardId::of_question("rbac");
    /// let memory = scheduler.review(&Memory::default(), card, Grade::Easy, at);
    /// assert_eq!(memory.state, LearningState::Review);
    /// ```
    pub fn review(&self, memory: &Memory, card: CardId, grade: Grade, at: Moment) -> Memory {
        self.follow(*memory, card, std::iter::once((grade, at)))
    }

    /// The memories that each grade would give, lowest grade first.
    pub fn preview(&self, memory: &Memory, card: CardId, at: Moment) -> [Memory; 4] {
        Grade::ALL.map(|grade| self.review(memory, card, grade, at))
    }

    /// The memory of a card after all its reviews, in order of time.
    pub fn replay(&self, card: CardId, reviews: impl Iterator<Item = (Grade, Moment)>) -> Memory {
        self.follow(Memory::default(), card, reviews)
    }

    /// The memory of a card in review, last reviewed at `at`, with this stability in days and this
    /// difficulty.
    pub fn settled(
        &self,
        before: &Memory,
        card: CardId,
        (stability, difficulty): (f32, f32),
        at: Moment,
    ) -> Memory {
        let memory = Memory {
            state: LearningState::Review,
            step: None,
            stability: Some(stability),
            difficulty: Some(difficulty),
            last_review: Some(at),
            reviews: before.reviews.max(1),
            ..*before
        };
        let due = Some(self.due_day(&memory, card, at, stability));
        Memory { due, ..memory }
    }

    /// The probability of remembering a card now, 0 to 1, by whole elapsed days. `None` for a new
    /// card.
    pub fn recall(&self, memory: &Memory, now: Moment) -> Option<f64> {
        let state = state_of(memory)?;
        let elapsed = elapsed_days(self.day(memory.last_review?), self.day(now)) as f32;
        let recall = fsrs::current_retrievability(state, elapsed, self.decay);
        Some(f64::from(recall))
    }

    /// Whether a card is due: in learning at its instant, in review from the start of its day. A
    /// new card is never due.
    pub fn is_due(&self, memory: &Memory, now: Moment) -> bool {
        !memory.is_new() && self.due(memory, now).is_some_and(|due| due <= now)
    }

    /// When a card is due, on the clock that shows `now`: in learning at its instant, in review at
    /// the start of its day. The day is counted from the day of the review, so that travel between
    /// time zones does not move a card to another day.
    pub fn due(&self, memory: &Memory, now: Moment) -> Option<Moment> {
        let due = memory.due?;
        let offset = now.offset;
        Some(if memory.is_learning() {
            Moment { offset, ..due }
        } else {
            self.day(due).start(self.settings.day_start, offset)
        })
    }

    /// Whether the lapses of a card reached the leech threshold.
    pub fn is_leech(&self, memory: &Memory) -> bool {
        memory.lapses >= self.settings.leech_threshold
    }

    /// Applies reviews to a memory. Follows the learning steps review by review; computes stability
    /// and difficulty, which don't depend on steps, in one call, and the due time at the end.
    fn follow(
        &self,
        start: Memory,
        card: CardId,
        reviews: impl Iterator<Item = (Grade, Moment)>,
    ) -> Memory {
        let mut memory = start;
        let mut graded = Vec::with_capacity(reviews.size_hint().1.unwrap_or(0));
        let mut last_day = start.last_review.map(|at| self.day(at));
        let mut last_step = None;
        for (grade, at) in reviews {
            let day = self.day(at);
            graded.push(FSRSReview {
                rating: u32::from(grade.number()),
                delta_t: last_day.map_or(0, |last_day| elapsed_days(last_day, day)),
            });
            last_day = Some(day);
            last_step = steps::next(&memory, grade, &self.settings);
            let lapsed = memory.state == LearningState::Review && grade == Grade::Again;
            memory.lapses += u32::from(lapsed);
            memory.reviews += 1;
            memory.state = last_step.map_or(LearningState::Review, |step| step.state);
            memory.step = last_step.map(|step| step.number);
            memory.last_review = Some(at);
        }
        let (false, Some(at)) = (graded.is_empty(), memory.last_review) else {
            return memory;
        };
        let state = self.state_after(&start, graded);
        memory.stability = Some(state.stability);
        memory.difficulty = Some(state.difficulty);
        memory.due = Some(match last_step {
            Some(step) => at.after(step.wait),
            None => self.due_day(&memory, card, at, state.stability),
        });
        memory
    }

    fn state_after(&self, start: &Memory, reviews: Vec<FSRSReview>) -> MemoryState {
        let before = state_of(start);
        let after = self.model.memory_state(FSRSItem { reviews }, before);
        // The model fails on numbers that are not finite, which checked parameters never give.
        after.ok().or(before).unwrap_or(MemoryState {
            stability: 1.0,
            difficulty: 5.0,
        })
    }

    /// The start of the day on which recall falls to the desired retention.
    fn due_day(&self, memory: &Memory, card: CardId, at: Moment, stability: f32) -> Moment {
        let retention = self.settings.desired_retention as f32;
        let good = u32::from(Grade::Good.number());
        let interval = f64::from(self.model.next_interval(Some(stability), retention, good));
        let maximum = self.settings.maximum_interval;
        let days = if self.settings.fuzz {
            let drawn = draw(card, memory.reviews);
            fuzzed(interval, maximum, drawn)
        } else {
            whole_days(interval, maximum)
        };
        let day = self.day(at).plus(i32::try_from(days).unwrap_or(i32::MAX));
        day.start(self.settings.day_start, at.offset)
    }
}

/// Whole days between two reviews; 0 when the clock went back.
pub(super) fn elapsed_days(from: Day, to: Day) -> u32 {
    u32::try_from(to.0 - from.0).unwrap_or(0)
}

fn state_of(memory: &Memory) -> Option<MemoryState> {
    Some(MemoryState {
        stability: memory.stability?,
        difficulty: memory.difficulty?,
    })
}

#[cfg(test)]
mod tests;
