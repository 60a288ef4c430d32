//! How slowly the learner forgets, against the parameters in use.
//!
//! One number, fitted to the answers so far: at a pace of 2 recall falls half as fast as FSRS says,
//! for every card. It needs far fewer answers than a fit of all parameters, and is 1 without any.

use super::Scheduler;
use super::scheduler::elapsed_days;
use crate::domain::{Day, Grade, Moment};

/// The spread of the logarithm of the pace among learners: two of three are within 0.55 and 1.8.
///
/// BENCHMARKS.md shows how well predictions are calibrated with it. Any value from 0.4 to 1 gives
/// nearly the same.
const SPREAD: f64 = 0.6;

/// The range of the logarithm of the pace.
const MAX_LOG: f64 = 3.0;

/// Halvings of that range, for a pace within a millionth.
const N_STEPS: usize = 24;

/// A review that shows whether a card was remembered: it is on a later day than the one before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RecallTest {
    pub day: Day,
    /// Days since the review before, in stabilities after it.
    pub elapsed: f64,
    /// Whether the grade was above Again.
    pub passed: bool,
}

impl RecallTest {
    /// The latest tests that count: they show how the learner remembers now.
    pub const MOST: usize = 500;
}

impl Scheduler {
    /// The tests of memory among a card's reviews, in order of time.
    pub fn recall_tests(&self, reviews: &[(Grade, Moment)]) -> Vec<RecallTest> {
        let states = self.states_after_each(reviews);
        let pairs = reviews.iter().zip(&reviews[1.min(reviews.len())..]);
        let tests = pairs
            .zip(states)
            .map(|(((_, before), (grade, at)), state)| {
                let day = self.day(*at);
                let elapsed = elapsed_days(self.day(*before), day);
                (elapsed > 0).then(|| RecallTest {
                    day,
                    elapsed: f64::from(elapsed) / f64::from(state.stability),
                    passed: *grade > Grade::Again,
                })
            });
        tests.flatten().collect()
    }

    /// The most probable pace after these tests, with a prior around 1.
    pub fn fitted_pace(&self, mut tests: Vec<RecallTest>) -> f64 {
        tests.sort_by_key(|test| test.day);
        let latest = tests.len().saturating_sub(RecallTest::MOST);
        let curve = Curve::new(f64::from(self.decay()));
        // The logarithm of the probability is concave in that of the pace: its slope falls.
        let slope = |log_pace: f64| {
            let slopes = tests[latest..]
                .iter()
                .map(|test| curve.slope(*test, log_pace));
            slopes.sum::<f64>() - log_pace / SPREAD.powi(2)
        };
        let (mut low, mut high) = (-MAX_LOG, MAX_LOG);
        for _ in 0..N_STEPS {
            let middle = f64::midpoint(low, high);
            match slope(middle) > 0.0 {
                true => low = middle,
                false => high = middle,
            }
        }
        f64::midpoint(low, high).exp()
    }
}

/// The forgetting curve of FSRS-6: `(1 + factor × elapsed)^-decay`, 0.9 after one stability.
struct Curve {
    decay: f64,
    factor: f64,
}

impl Curve {
    fn new(decay: f64) -> Self {
        Self {
            decay,
            factor: 0.9_f64.powf(-1.0 / decay) - 1.0,
        }
    }

    /// The slope of the logarithm of the probability of a test's outcome, by that of the pace.
    fn slope(&self, test: RecallTest, log_pace: f64) -> f64 {
        let forgetting = self.factor * test.elapsed / log_pace.exp();
        let recall = (1.0 + forgetting).powf(-self.decay);
        let slope = self.decay * forgetting / (1.0 + forgetting);
        match test.passed {
            true => slope,
            false => -slope * recall / (1.0 - recall),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CardId, Memory};
    use crate::memory::Settings;

    fn scheduler() -> Scheduler {
        Scheduler::new(Settings::default()).unwrap()
    }

    /// `n` tests after one stability, of which so many passed.
    fn tests(n_passed: usize, n: usize) -> Vec<RecallTest> {
        let test = |index: usize| RecallTest {
            day: Day(0),
            elapsed: 1.0,
            passed: index < n_passed,
        };
        (0..n).map(test).collect()
    }

    #[test]
    fn a_learner_who_remembers_as_expected_has_the_pace_1() {
        let pace = |n_passed, n| scheduler().fitted_pace(tests(n_passed, n));
        assert!((pace(0, 0) - 1.0).abs() < 1e-6);
        assert!((pace(90, 100) - 1.0).abs() < 1e-3, "{}", pace(90, 100));
        assert!(pace(100, 100) > 2.0 && pace(80, 100) < 0.7);
    }

    #[test]
    fn a_few_answers_move_the_pace_little() {
        let pace = |n_passed, n| scheduler().fitted_pace(tests(n_passed, n));
        assert!((1.0..1.1).contains(&pace(3, 3)), "{}", pace(3, 3));
        assert!((0.7..1.0).contains(&pace(0, 1)), "{}", pace(0, 1));
    }

    #[test]
    fn only_the_latest_answers_count() {
        let mut all = tests(0, RecallTest::MOST);
        let later = tests(RecallTest::MOST, RecallTest::MOST).into_iter();
        all.extend(later.map(|test| RecallTest {
            day: Day(1),
            ..test
        }));
        let latest = scheduler().fitted_pace(tests(RecallTest::MOST, RecallTest::MOST));
        assert_eq!(scheduler().fitted_pace(all), latest);
    }

    #[test]
    fn recall_falls_by_the_pace_and_the_schedule_stays() {
        let card = CardId::of_question("rbac");
        let at = |day: i64| -> Moment {
            let first: Moment = "2026-11-21T09:00:00+08:00".parse().unwrap();
            first.after(jiff::SignedDuration::from_hours(24 * day))
        };
        let usual = scheduler();
        let slow = scheduler().at_pace(2.0);
        let memory = usual.review(&Memory::default(), card, Grade::Easy, at(0));
        assert_eq!(
            slow.review(&Memory::default(), card, Grade::Easy, at(0)),
            memory
        );
        assert_eq!(slow.recall(&memory, at(10)), usual.recall(&memory, at(5)));
    }

    #[test]
    fn tests_are_reviews_on_later_days() {
        let at = |text: &str| -> Moment { text.parse().unwrap() };
        let reviews = [
            (Grade::Good, at("2026-11-21T09:00:00+08:00")),
            (Grade::Good, at("2026-11-21T09:10:00+08:00")),
            (Grade::Again, at("2026-11-24T09:00:00+08:00")),
            (Grade::Good, at("2026-11-24T09:10:00+08:00")),
        ];
        let found = scheduler().recall_tests(&reviews);
        assert_eq!(found.len(), 1);
        let memory = scheduler().replay(CardId::of_question("rbac"), reviews[..2].iter().copied());
        let expected = 3.0 / f64::from(memory.stability.unwrap());
        assert!((found[0].elapsed - expected).abs() < 1e-6 && !found[0].passed);
        assert!(scheduler().recall_tests(&[]).is_empty());
    }
}
