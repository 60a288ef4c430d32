//! `optimize`: the fit to simulated learners, and the resulting config.

use std::fmt::Write as _;
use std::fs;

use k8s_quiz::config::Config;
use k8s_quiz::domain::{CardId, Grade, Memory, Moment};
use k8s_quiz::memory::{CardReviews, Fit, FitError, FitProgress, Scheduler, Settings, fit};

use crate::environment::Environment;

/// A deterministic random number from 0 to below 1.
struct Draws(u64);

impl Draws {
    fn next(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// Parameters of a learner who initially forgets three times as fast, on a different curve.
fn quick_to_forget() -> Settings {
    let mut parameters = fsrs::DEFAULT_PARAMETERS.to_vec();
    for stability in &mut parameters[..4] {
        *stability *= 0.3;
    }
    parameters[8] -= 0.6;
    parameters[20] = 0.3;
    Settings {
        parameters,
        ..Settings::default()
    }
}

/// Cards scheduled with the default parameters and recalled with the learner's parameters.
pub fn simulated(learner: Settings, n_cards: u64) -> Vec<CardReviews> {
    let usual = Scheduler::new(Settings::default()).unwrap();
    let real = Scheduler::new(learner).unwrap();
    let mut draws = Draws(7);
    let start: Moment = "2026-01-01T10:00:00+08:00".parse().unwrap();
    let each = (0..n_cards).map(|n| {
        let hours = i64::try_from(n / 4 * 24).unwrap();
        let first = start.after(jiff::SignedDuration::from_hours(hours));
        one_card(n, first, (&usual, &real), &mut draws)
    });
    each.collect()
}

fn one_card(
    n: u64,
    first: Moment,
    (usual, real): (&Scheduler, &Scheduler),
    draws: &mut Draws,
) -> CardReviews {
    let end: Moment = "2026-11-20T10:00:00+08:00".parse().unwrap();
    let card = CardId::of_question(&format!("card {n}"));
    let (mut believed, mut true_memory) = (Memory::default(), Memory::default());
    let mut reviews = CardReviews::new();
    let mut at = first;
    while at < end && reviews.len() < 24 {
        let recall = real.recall(&true_memory, at).unwrap_or(0.6);
        let grade = match draws.next() {
            drawn if drawn >= recall => Grade::Again,
            drawn if drawn < recall * 0.1 => Grade::Easy,
            _ => Grade::Good,
        };
        reviews.push((grade, at));
        believed = usual.review(&believed, card, grade, at);
        true_memory = real.review(&true_memory, card, grade, at);
        let due = believed.due.unwrap();
        at = due.max(at.after(jiff::SignedDuration::from_mins(1)));
    }
    reviews
}

fn fitted(cards: &[CardReviews]) -> Result<Fit, FitError> {
    let scheduler = Scheduler::new(Settings::default()).unwrap();
    fit(cards, &scheduler, &FitProgress::default())
}

/// The reviews as a progress log.
pub fn log_of(cards: &[CardReviews]) -> String {
    let mut log = String::new();
    let mut n = 0;
    for (number, reviews) in cards.iter().enumerate() {
        let card = CardId::of_question(&format!("card {number}"));
        for (grade, at) in reviews {
            let grade = ["again", "hard", "good", "easy"][usize::from(grade.number()) - 1];
            writeln!(
                log,
                "{{\"v\":1,\"id\":\"01KAJ6{n:020}\",\"at\":\"{at}\",\"do\":\"review\",\
                 \"card\":\"{card}\",\"grade\":\"{grade}\"}}"
            )
            .unwrap();
            n += 1;
        }
    }
    log
}

#[test]
fn a_learner_unlike_the_defaults_is_predicted_better_by_the_fit() {
    let cards = simulated(quick_to_forget(), 240);
    let fit = fitted(&cards).unwrap();
    assert!(fit.is_better(), "{fit:?}");
    assert!(fit.gain() > 2.0 * fit.standard_error, "{fit:?}");
    let mut turned: Vec<CardReviews> = cards.clone();
    turned.reverse();
    assert_eq!(
        fitted(&turned),
        Ok(fit),
        "the order of cards does not matter"
    );
}

#[test]
fn a_learner_made_from_the_defaults_gains_nothing_to_speak_of() {
    let fit = fitted(&simulated(Settings::default(), 240)).unwrap();
    assert!(fit.gain() < 0.01, "{fit:?}");
}

#[test]
fn better_parameters_are_kept_and_measured_against_the_next_time() {
    let environment = Environment::new();
    let cards = simulated(quick_to_forget(), 240);
    environment.write("home/progress.jsonl", &log_of(&cards));
    let config = environment.write("home/config.yaml", "# mine\nfuzz: true # yes\n");
    let said = environment.run("optimize").ok();
    assert!(said.contains("split by card"), "{said}");
    assert!(said.contains("better: log loss lower by"), "{said}");
    let text = fs::read_to_string(&config).unwrap();
    assert!(
        text.starts_with("# mine\nfuzz: true # yes\nfsrs_parameters: ["),
        "{text}"
    );
    let parameters = Config::parse(&text).unwrap().memory_settings().parameters;
    assert_eq!(parameters, fitted(&cards).unwrap().parameters);

    let again = environment.run("optimize").ok();
    assert!(again.contains("keeping the parameters in use"), "{again}");
    assert_eq!(fs::read_to_string(&config).unwrap(), text);
}

#[test]
fn too_few_reviews_are_refused_with_the_reason() {
    let environment = Environment::new();
    let cards = simulated(Settings::default(), 10);
    environment.write("home/progress.jsonl", &log_of(&cards));
    let complaint = environment.run("optimize").fails_with(1);
    let n_reviews: usize = cards.iter().map(Vec::len).sum();
    assert!(
        complaint.contains(&format!("{n_reviews} reviews are too few")),
        "{complaint}"
    );
    assert!(complaint.contains("at least 400"), "{complaint}");
    assert!(!environment.path().join("home/config.yaml").exists());
}
