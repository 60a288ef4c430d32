//! Learning and relearning steps: the short waits before a card is remembered for days.
//!
//! The next step depends on the grades alone and not on stability, so a long history needs no
//! computation of memory in between.

use jiff::SignedDuration;

use super::Settings;
use crate::domain::{Grade, LearningState, Memory};

/// A step that a card waits in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// Learning or relearning.
    pub state: LearningState,
    /// Which step, from 0.
    pub number: u8,
    pub wait: SignedDuration,
}

/// The step after this grade; `None` when the card graduates.
///
/// Follows py-fsrs 6 and Anki. A step number beyond the configured steps counts as the last one.
pub(super) fn next(memory: &Memory, grade: Grade, settings: &Settings) -> Option<Step> {
    let (state, steps) = match memory.state {
        LearningState::New | LearningState::Learning => {
            (LearningState::Learning, &settings.learning_steps)
        }
        LearningState::Relearning => (LearningState::Relearning, &settings.relearning_steps),
        LearningState::Review if grade == Grade::Again => {
            (LearningState::Relearning, &settings.relearning_steps)
        }
        LearningState::Review => return None,
    };
    let current = memory.step.unwrap_or(0);
    let (number, wait) = match grade {
        Grade::Again => (0, *steps.first()?),
        Grade::Hard => (current, wait_after_hard(steps, current)?),
        Grade::Good => (current + 1, *steps.get(usize::from(current) + 1)?),
        Grade::Easy => return None,
    };
    Some(Step {
        state,
        number,
        wait,
    })
}

/// The wait after Hard: at the first of several steps the mean of the first two, with a single step
/// 1.5 times that step, else the current step again.
fn wait_after_hard(steps: &[SignedDuration], current: u8) -> Option<SignedDuration> {
    match (current, steps) {
        (0, [only]) => Some(*only * 3 / 2),
        (0, [first, second, ..]) => Some((*first + *second) / 2),
        _ => steps.get(usize::from(current)).copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minutes(steps: &[i64]) -> Vec<SignedDuration> {
        steps
            .iter()
            .copied()
            .map(SignedDuration::from_mins)
            .collect()
    }

    fn waits(state: LearningState, step: u8, settings: &Settings) -> [Option<i64>; 4] {
        let memory = Memory {
            state,
            step: Some(step),
            ..Memory::default()
        };
        Grade::ALL.map(|grade| next(&memory, grade, settings).map(|step| step.wait.as_secs()))
    }

    #[test]
    fn waits_follow_the_steps() {
        let settings = |learning: &[i64], relearning: &[i64]| Settings {
            learning_steps: minutes(learning),
            relearning_steps: minutes(relearning),
            ..Settings::default()
        };
        let (learning, relearning) = (LearningState::Learning, LearningState::Relearning);
        let usual = settings(&[1, 10], &[10]);
        let none = settings(&[], &[]);
        let cases = [
            (learning, 0, &usual, [Some(60), Some(330), Some(600), None]),
            (learning, 1, &usual, [Some(60), Some(600), None, None]),
            (learning, 7, &usual, [Some(60), None, None, None]),
            (relearning, 0, &usual, [Some(600), Some(900), None, None]),
            (
                LearningState::Review,
                0,
                &usual,
                [Some(600), None, None, None],
            ),
            (learning, 0, &none, [None; 4]),
            (LearningState::Review, 0, &none, [None; 4]),
        ];
        for (state, step, settings, expected) in cases {
            assert_eq!(waits(state, step, settings), expected, "{state:?} {step}");
        }
    }
}
