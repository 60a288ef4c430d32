//! Compares the scheduler with reference sequences, and tests properties of any sequence.

use jiff::SignedDuration;
use proptest::prelude::*;
use serde::Deserialize;

use super::*;

/// 600 sequences of a reference implementation; see the README beside them.
const SEQUENCES: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/fixtures/fsrs/vectors.jsonl"
));

#[derive(Deserialize)]
struct Sequence {
    steps: bool,
    retention: f64,
    reviews: Vec<Answer>,
    after: Vec<Expected>,
}

#[derive(Deserialize)]
struct Answer {
    at: String,
    grade: u8,
}

#[derive(Deserialize)]
struct Expected {
    state: String,
    step: Option<u8>,
    stability: f64,
    difficulty: f64,
    due: String,
}

impl Answer {
    fn read(&self) -> (Grade, Moment) {
        (Grade::of_number(self.grade).unwrap(), moment(&self.at))
    }
}

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn card() -> CardId {
    CardId::of_question("rbac")
}

/// A scheduler with the steps of the reference sequences, changed.
fn scheduler(change: impl FnOnce(&mut Settings)) -> Scheduler {
    let minutes = SignedDuration::from_mins;
    let mut settings = Settings {
        fuzz: false,
        learning_steps: vec![minutes(1), minutes(10)],
        relearning_steps: vec![minutes(10)],
        ..Settings::default()
    };
    change(&mut settings);
    Scheduler::new(settings).unwrap()
}

fn scheduler_of(sequence: &Sequence) -> Scheduler {
    scheduler(|settings| {
        settings.desired_retention = sequence.retention;
        if !sequence.steps {
            settings.learning_steps.clear();
            settings.relearning_steps.clear();
        }
    })
}

fn assert_near(found: Option<f32>, expected: f64, what: &str) {
    let difference = (f64::from(found.unwrap()) - expected).abs() / expected;
    assert!(difference <= 1e-3, "{what}: {found:?}, expected {expected}");
}

/// Whole days from a review to a due time.
fn days(scheduler: &Scheduler, from: Moment, to: Moment) -> i32 {
    scheduler.day(to).0 - scheduler.day(from).0
}

/// Compares a memory with the reference; returns by how many days the due day differs.
fn compare(scheduler: &Scheduler, memory: &Memory, expected: &Expected, place: &str) -> i32 {
    assert_eq!(memory.state.name(), expected.state, "{place}");
    assert_eq!(memory.step, expected.step, "{place}");
    assert_near(memory.stability, expected.stability, place);
    assert_near(memory.difficulty, expected.difficulty, place);
    let (due, expected_due) = (memory.due.unwrap(), moment(&expected.due));
    if memory.is_learning() {
        assert_eq!(due, expected_due, "{place}");
        return 0;
    }
    let at = memory.last_review.unwrap();
    (days(scheduler, at, due) - days(scheduler, at, expected_due)).abs()
}

#[test]
fn the_scheduler_agrees_with_the_reference_sequences() {
    let (mut n_memories, mut n_rounded_otherwise) = (0, 0);
    for (line, text) in (1..).zip(SEQUENCES.lines()) {
        let sequence: Sequence = serde_json::from_str(text).unwrap();
        let scheduler = scheduler_of(&sequence);
        let mut memory = Memory::default();
        for (n, (answer, expected)) in sequence.reviews.iter().zip(&sequence.after).enumerate() {
            let (grade, at) = answer.read();
            memory = scheduler.review(&memory, card(), grade, at);
            let place = format!("line {line}, review {n}");
            match compare(&scheduler, &memory, expected, &place) {
                0 => {}
                1 => n_rounded_otherwise += 1,
                days => panic!("{place}: due {days} days off"),
            }
            n_memories += 1;
        }
        let replayed = scheduler.replay(card(), sequence.reviews.iter().map(Answer::read));
        assert_eq!(replayed, memory, "line {line}");
    }
    assert_eq!(SEQUENCES.lines().count(), 600);
    assert_eq!(n_memories, 4_549);
    assert!(n_rounded_otherwise <= 1, "{n_rounded_otherwise}");
}

#[test]
fn due_is_an_instant_while_learning_and_a_day_afterwards() {
    let scheduler = scheduler(|_| {});
    let at = moment("2026-11-21T23:30:00+08:00");
    let [again, hard, good, easy] = scheduler.preview(&Memory::default(), card(), at);
    let minutes = |n| Some(at.after(SignedDuration::from_mins(n)));
    assert_eq!((again.due, good.due), (minutes(1), minutes(10)));
    assert_eq!(hard.due, Some(at.after(SignedDuration::from_secs(330))));
    assert_eq!(
        easy.due.unwrap().to_string(),
        "2026-11-29T04:00:00.000+08:00"
    );

    assert!(!scheduler.is_due(&good, at));
    assert!(scheduler.is_due(&good, at.after(SignedDuration::from_mins(10))));
    assert!(!scheduler.is_due(&easy, moment("2026-11-29T03:59:59+08:00")));
    assert!(scheduler.is_due(&easy, moment("2026-11-29T04:00:00+08:00")));
    assert!(!scheduler.is_due(&Memory::default(), at));
}

#[test]
fn a_card_is_due_by_the_day_of_the_local_clock() {
    let scheduler = scheduler(|_| {});
    let at = moment("2026-11-21T09:00:00+08:00");
    let memory = scheduler.review(&Memory::default(), card(), Grade::Easy, at);
    // Due in eight days. In the west that day begins 16 hours later than in the east.
    assert!(!scheduler.is_due(&memory, moment("2026-11-28T20:00:00-08:00")));
    assert!(scheduler.is_due(&memory, moment("2026-11-29T04:00:00-08:00")));
}

#[test]
fn recall_falls_by_whole_days_and_is_one_on_the_day_itself() {
    let scheduler = scheduler(|_| {});
    let at = moment("2026-11-21T09:00:00+08:00");
    let memory = scheduler.review(&Memory::default(), card(), Grade::Good, at);
    let recall = |now| scheduler.recall(&memory, moment(now)).unwrap();
    assert_eq!(recall("2026-11-22T03:00:00+08:00"), 1.0);
    assert_eq!(recall("2026-11-20T09:00:00+08:00"), 1.0);
    assert_eq!(
        recall("2026-11-22T04:00:00+08:00"),
        recall("2026-11-22T23:00:00+08:00")
    );
    assert!(recall("2026-11-24T09:00:00+08:00") < recall("2026-11-23T09:00:00+08:00"));
    assert_eq!(scheduler.recall(&Memory::default(), at), None);
}

#[test]
fn recall_is_nine_tenths_after_as_many_days_as_the_stability() {
    let scheduler = scheduler(|settings| settings.learning_steps.clear());
    let at = moment("2026-11-21T09:00:00Z");
    let memory = Memory {
        stability: Some(10.0),
        ..scheduler.review(&Memory::default(), card(), Grade::Good, at)
    };
    let recall = scheduler
        .recall(&memory, moment("2026-12-01T09:00:00Z"))
        .unwrap();
    assert!((recall - 0.9).abs() < 1e-6, "{recall}");
}

#[test]
fn forgetting_in_review_is_a_lapse_and_in_learning_it_is_not() {
    let scheduler = scheduler(|settings| settings.leech_threshold = 1);
    let at = |n: i64| moment("2026-11-01T09:00:00Z").after(SignedDuration::from_hours(24 * n));
    let grades =
        |grades: &[Grade]| scheduler.replay(card(), grades.iter().copied().zip((0..).map(at)));
    let learning = grades(&[Grade::Again, Grade::Again]);
    assert_eq!((learning.lapses, learning.reviews), (0, 2));
    assert!(!scheduler.is_leech(&learning));
    let lapsed = grades(&[Grade::Easy, Grade::Again, Grade::Again]);
    assert_eq!(
        (lapsed.lapses, lapsed.state),
        (1, LearningState::Relearning)
    );
    assert!(scheduler.is_leech(&lapsed));
}

#[test]
fn intervals_end_at_the_maximum() {
    let scheduler = scheduler(|settings| settings.maximum_interval = 5);
    let at = moment("2026-11-21T09:00:00Z");
    let memory = scheduler.review(&Memory::default(), card(), Grade::Easy, at);
    assert_eq!(memory.due, Some(moment("2026-11-26T04:00:00Z")));
}

#[test]
fn fuzz_spreads_cards_that_were_learned_together() {
    let scheduler = scheduler(|settings| settings.fuzz = true);
    let at = moment("2026-11-21T09:00:00Z");
    let mut due: Vec<_> = (0..50)
        .map(|n| CardId::of_question(&format!("card {n}")))
        .map(|card| {
            scheduler
                .review(&Memory::default(), card, Grade::Easy, at)
                .due
        })
        .collect();
    due.sort();
    due.dedup();
    assert_eq!(due.len(), 5);
}

#[test]
fn a_replay_of_nothing_is_a_new_card() {
    let memory = scheduler(|_| {}).replay(card(), std::iter::empty());
    assert_eq!(memory, Memory::default());
}

fn any_reviews() -> impl Strategy<Value = Vec<(Grade, Moment)>> {
    let review = (1u8..=4, -3_600i64..20_000_000);
    prop::collection::vec(review, 1..30).prop_map(|reviews| {
        let mut at = moment("2026-01-01T00:00:00+08:00");
        reviews
            .into_iter()
            .map(|(grade, seconds)| {
                at = at.after(SignedDuration::from_secs(seconds));
                (Grade::of_number(grade).unwrap(), at)
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn a_replay_gives_the_previewed_memory(reviews in any_reviews(), fuzz: bool) {
        let scheduler = scheduler(|settings| settings.fuzz = fuzz);
        let mut memory = Memory::default();
        for (grade, at) in &reviews {
            let previewed = scheduler.preview(&memory, card(), *at);
            memory = previewed[usize::from(grade.number()) - 1];
        }
        let replayed = scheduler.replay(card(), reviews.into_iter());
        prop_assert_eq!(replayed, memory);
    }

    #[test]
    fn a_reviewed_card_is_due_later(reviews in any_reviews(), fuzz: bool) {
        let scheduler = scheduler(|settings| settings.fuzz = fuzz);
        let last = reviews[reviews.len() - 1].1;
        let memory = scheduler.replay(card(), reviews.into_iter());
        prop_assert!(memory.due.unwrap() > last);
        prop_assert!(!scheduler.is_due(&memory, last));
        prop_assert_eq!(scheduler.recall(&memory, last), Some(1.0));
        prop_assert_eq!(memory.step.is_some(), memory.is_learning());
        prop_assert!((1.0..=10.0).contains(&memory.difficulty.unwrap()));
    }
}
