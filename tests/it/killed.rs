//! Kills the program at arbitrary points: the log contains each confirmed answer exactly once.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use k8s_quiz::progress::Log;
use rand::rngs::Xoshiro256PlusPlus;
use rand::{RngExt, SeedableRng};
use serde_json::Value;

use crate::environment::Environment;
use crate::terminal::Terminal;

/// Parallel learners, folders for each of them, and rounds per folder.
const N_LEARNERS: u64 = 2;
const N_FOLDERS: u64 = 4;
const N_ROUNDS: usize = 26;

/// More cards than the rounds in one folder can answer.
const N_CARDS: usize = 240;

/// The timeout for a point on a busy machine.
const DEADLINE: Duration = Duration::from_secs(30);

/// When the program is killed.
#[derive(Clone, Copy, Debug)]
enum KillPoint {
    KeysSent,
    LogGrown,
    ScreenChanged,
    AnotherCard,
}

/// One run of the program, from its start until it is killed.
struct Round {
    terminal: Terminal,
    log: PathBuf,
    /// Answers and undos that the screen confirmed.
    n_seen: usize,
    /// Answers and undos that were typed.
    n_typed: usize,
}

fn environment() -> Environment {
    let environment = Environment::new();
    let cards = (1..=N_CARDS).map(|n| format!("# 节点 k{n} 做什么？\n\n答{n}。\n\n"));
    environment.write("notes.md", &cards.collect::<String>());
    // Without learning steps a graded card does not come back in the session.
    environment.write("home/config.yaml", "learning_steps: []\n");
    environment
}

/// The number of the question on the screen; 0 if there is none.
fn question(screen: &str) -> usize {
    let after = screen.split("节点 k").nth(1);
    let number = after.and_then(|text| text.split(' ').next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

impl Round {
    fn new(environment: &Environment) -> Self {
        let arguments = "study --deck notes.md --new 1000";
        Self {
            terminal: Terminal::start(environment, arguments),
            log: environment.progress(),
            n_seen: 0,
            n_typed: 0,
        }
    }

    /// Types keys that bring up another card, and waits for it.
    fn press_and_see(&mut self, keys: &str) {
        let before = question(&self.terminal.contents());
        self.terminal.keys(keys);
        self.n_typed += 1;
        let another = |screen: &str| ![0, before].contains(&question(screen));
        self.terminal.wait_until("another card", another);
        self.n_seen += 1;
    }

    /// Types keys and kills the program at a point of their effects. Returns the number of
    /// confirmed effects and of typed ones.
    fn press_and_kill(mut self, keys: &str, point: KillPoint) -> (usize, usize) {
        let before = self.terminal.contents();
        let log_before = self.log_length();
        self.terminal.keys(keys);
        match point {
            KillPoint::KeysSent => {}
            KillPoint::LogGrown => self.wait_for_log(log_before),
            KillPoint::ScreenChanged => {
                let has_changed = |screen: &str| screen != before;
                self.terminal.wait_until("a change", has_changed);
            }
            KillPoint::AnotherCard => {
                let another = |screen: &str| ![0, question(&before)].contains(&question(screen));
                self.terminal.wait_until("another card", another);
            }
        }
        let screen = self.terminal.kill();
        let before = question(&before);
        let has_come = before != 0 && ![0, before].contains(&question(&screen));
        (self.n_seen + usize::from(has_come), self.n_typed + 1)
    }

    fn log_length(&self) -> u64 {
        fs::metadata(&self.log).map_or(0, |metadata| metadata.len())
    }

    /// Polls until the log is longer than `before`.
    fn wait_for_log(&self, before: u64) {
        let deadline = Instant::now() + DEADLINE;
        while self.log_length() <= before {
            assert!(Instant::now() < deadline, "the answer was not saved");
            thread::yield_now();
        }
    }
}

/// Plays a round. Returns the number of confirmed effects and the maximum number of typed answers.
fn play(environment: &Environment, random: &mut Xoshiro256PlusPlus) -> (usize, usize) {
    let mut round = Round::new(environment);
    if random.random_ratio(1, 10) {
        let points = [KillPoint::KeysSent, KillPoint::ScreenChanged];
        return round.press_and_kill("", points[random.random_range(0..2)]);
    }
    round.terminal.wait_for("节点 k");
    let mut n_kept = 0;
    for _ in 0..random.random_range(0..4) {
        if n_kept > 0 && random.random_ratio(1, 5) {
            round.press_and_see("u");
            n_kept -= 1;
        } else {
            round.press_and_see(" 3");
            n_kept += 1;
        }
    }
    let points = [
        KillPoint::KeysSent,
        KillPoint::LogGrown,
        KillPoint::ScreenChanged,
        KillPoint::AnotherCard,
    ];
    round.press_and_kill(" 3", points[random.random_range(0..4)])
}

fn events(environment: &Environment) -> Vec<Value> {
    let log = fs::read_to_string(environment.progress()).unwrap_or_default();
    log.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// How many answers of each card are not undone.
fn kept_answers(events: &[Value]) -> HashMap<&str, usize> {
    let of = |event: &Value| event["do"] == "undo";
    let undone: HashSet<_> = events.iter().filter(|e| of(e)).map(|e| &e["of"]).collect();
    let mut kept = HashMap::new();
    for event in events.iter().filter(|event| event["do"] == "review") {
        let n = usize::from(!undone.contains(&event["id"]));
        *kept.entry(event["card"].as_str().unwrap()).or_default() += n;
    }
    kept
}

fn study_and_be_killed(random: &mut Xoshiro256PlusPlus) {
    let environment = environment();
    for _ in 0..N_ROUNDS {
        let n_before = events(&environment).len();
        let (n_seen, n_typed) = play(&environment, random);
        let events = events(&environment);
        let n_saved = events.len() - n_before;
        assert!(
            n_saved >= n_seen,
            "{n_seen} effects were seen, {n_saved} events are saved"
        );
        assert!(
            n_saved <= n_typed,
            "{n_typed} answers were typed, {n_saved} events are saved"
        );
        let ids: HashSet<_> = events.iter().map(|event| &event["id"]).collect();
        assert_eq!(ids.len(), events.len(), "an event is in the log twice");
        let doubled = kept_answers(&events).into_iter().find(|(_, n)| *n > 1);
        assert_eq!(doubled, None, "an answer counts twice");
        let log = Log::open(environment.progress()).unwrap();
        assert_eq!(
            (log.bad_lines().len(), log.history().n_events()),
            (0, events.len())
        );
    }
}

#[test]
fn a_killed_program_has_saved_every_confirmed_answer_once() {
    assert!(N_LEARNERS * N_FOLDERS * N_ROUNDS as u64 >= 200);
    thread::scope(|scope| {
        for learner in 0..N_LEARNERS {
            scope.spawn(move || {
                for folder in 0..N_FOLDERS {
                    let seed = learner * N_FOLDERS + folder;
                    study_and_be_killed(&mut Xoshiro256PlusPlus::seed_from_u64(seed));
                }
            });
        }
    });
}
