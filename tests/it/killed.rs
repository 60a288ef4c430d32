//! Killed at any moment: every answer whose effect was on the screen is in the log, once.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::thread;
use std::time::Duration;

use k8s_quiz::progress::Log;
use rand::rngs::Xoshiro256PlusPlus;
use rand::{RngExt, SeedableRng};
use serde_json::Value;

use crate::environment::Environment;
use crate::terminal::Terminal;

/// Rounds in all: learners at a time, folders each has one after the other, rounds in a folder.
const N_LEARNERS: u64 = 2;
const N_FOLDERS: u64 = 4;
const N_ROUNDS: usize = 26;

/// More than can be answered in the rounds of one folder.
const N_CARDS: usize = 240;

/// What a learner does between the start of the program and its end.
struct Round {
    terminal: Terminal,
    /// Answers, and undos of these, whose effect was seen.
    n_seen: usize,
    n_asked_for: usize,
}

fn environment() -> Environment {
    let environment = Environment::new();
    let cards = (1..=N_CARDS).map(|n| format!("# 节点 k{n} 做什么？\n\n答{n}。\n\n"));
    environment.write("notes.md", &cards.collect::<String>());
    // A graded card does not come again within the session.
    environment.write("home/config.yaml", "learning_steps: []\n");
    environment
}

/// The number of the question on the screen; 0 when there is none.
fn question(screen: &str) -> usize {
    let behind = screen.split("节点 k").nth(1);
    let number = behind.and_then(|text| text.split(' ').next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

impl Round {
    fn new(environment: &Environment) -> Self {
        let arguments = "study --deck notes.md --new 1000";
        Self {
            terminal: Terminal::start(environment, arguments),
            n_seen: 0,
            n_asked_for: 0,
        }
    }

    /// Presses keys that bring another card to the screen, and sees it come.
    fn press_and_see(&mut self, keys: &str) {
        let before = question(&self.terminal.contents());
        self.terminal.keys(keys);
        self.n_asked_for += 1;
        let another = |screen: &str| ![0, before].contains(&question(screen));
        self.terminal.wait_until("another card", another);
        self.n_seen += 1;
    }

    /// Presses keys and kills the program in the midst of what they do.
    fn press_and_kill(mut self, keys: &str, after: Duration) -> (usize, usize) {
        let before = question(&self.terminal.contents());
        self.terminal.keys(keys);
        // Nothing is waited for: the moment of the end is what is drawn.
        thread::sleep(after);
        let screen = self.terminal.kill();
        let has_come = ![0, before].contains(&question(&screen));
        let n_seen = self.n_seen + usize::from(has_come && before != 0);
        (n_seen, self.n_asked_for + 1)
    }
}

/// Plays a round; how many effects were seen, and how many answers were given at most.
fn play(environment: &Environment, random: &mut Xoshiro256PlusPlus) -> (usize, usize) {
    let mut round = Round::new(environment);
    let microseconds =
        |random: &mut Xoshiro256PlusPlus, most| Duration::from_micros(random.random_range(0..most));
    if random.random_ratio(1, 10) {
        let after = microseconds(random, 60_000);
        return round.press_and_kill("", after);
    }
    round.terminal.wait_for("节点 k");
    let mut n_standing = 0;
    for _ in 0..random.random_range(0..4) {
        if n_standing > 0 && random.random_ratio(1, 5) {
            round.press_and_see("u");
            n_standing -= 1;
        } else {
            round.press_and_see(" 3");
            n_standing += 1;
        }
    }
    let after = microseconds(random, 8_000);
    round.press_and_kill(" 3", after)
}

fn events(environment: &Environment) -> Vec<Value> {
    let log = fs::read_to_string(environment.progress()).unwrap_or_default();
    log.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// How many answers of each card stand.
fn standing(events: &[Value]) -> HashMap<&str, usize> {
    let of = |event: &Value| event["do"] == "undo";
    let undone: HashSet<_> = events.iter().filter(|e| of(e)).map(|e| &e["of"]).collect();
    let mut standing = HashMap::new();
    for event in events.iter().filter(|event| event["do"] == "review") {
        let n = usize::from(!undone.contains(&event["id"]));
        *standing.entry(event["card"].as_str().unwrap()).or_default() += n;
    }
    standing
}

fn study_and_be_killed(random: &mut Xoshiro256PlusPlus) {
    let environment = environment();
    for _ in 0..N_ROUNDS {
        let n_before = events(&environment).len();
        let (n_seen, n_given) = play(&environment, random);
        let events = events(&environment);
        let n_saved = events.len() - n_before;
        assert!(
            n_saved >= n_seen,
            "{n_seen} effects were seen, {n_saved} events are saved"
        );
        assert!(
            n_saved <= n_given,
            "{n_given} answers were given, {n_saved} events are saved"
        );
        let ids: HashSet<_> = events.iter().map(|event| &event["id"]).collect();
        assert_eq!(ids.len(), events.len(), "an event is there twice");
        let doubled = standing(&events).into_iter().find(|(_, n)| *n > 1);
        assert_eq!(doubled, None, "an answer counts twice");
        let log = Log::open(environment.progress()).unwrap();
        assert_eq!(
            (log.bad_lines().len(), log.history().n_events()),
            (0, events.len())
        );
    }
}

#[test]
fn what_was_seen_is_saved_once_whenever_the_program_is_killed() {
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
