//! A simulated learner: what is really remembered, how long answers take, and which grades follow.

use std::collections::HashMap;

use k8s_quiz::domain::{CardId, Grade, Memory, Moment};
use k8s_quiz::memory::{Scheduler, Settings};

/// The median seconds of an answer, and of a repeat on the same day.
const ANSWER: f64 = 80.0;
const REPEAT: f64 = 30.0;

/// The spread of times: log-normal with this sigma.
const SIGMA: f64 = 0.5;

/// A learner before the first day.
#[derive(Clone, Debug)]
pub struct Learner {
    pub name: &'static str,
    pub seed: u64,
    /// How long answers take, against the usual 1.
    pub pace: f64,
    /// How fast memory fades, against the defaults of FSRS: 1 is the same.
    pub forgetting: f32,
    /// The share of days without study.
    pub skipped: f64,
    /// The cards that are studied.
    pub query: &'static str,
    /// The minutes of a day, drawn each morning. Empty for the same minutes every day.
    pub minutes: &'static [u32],
    /// The config file, without learning steps.
    pub config: &'static str,
    /// The learning steps in the config file.
    pub steps: &'static str,
    /// How many cards the deck has. `None` for the embedded deck.
    pub deck: Option<usize>,
}

impl Learner {
    /// Studies the embedded deck every day, 30 minutes, and remembers as the program expects.
    pub fn usual(seed: u64) -> Self {
        Self {
            name: "usual",
            seed,
            pace: 1.0,
            forgetting: 1.0,
            skipped: 0.0,
            query: "",
            minutes: &[],
            config: "",
            steps: "",
            deck: None,
        }
    }

    /// The config file.
    pub fn config(&self) -> String {
        format!("{}{}", self.config, self.steps)
    }
}

/// What a learner really remembers.
pub struct Mind {
    truth: Scheduler,
    memories: HashMap<CardId, Memory>,
    /// The grade of the first showing of each card's last day.
    first_grades: HashMap<CardId, Grade>,
    draws: Draws,
    pace: f64,
}

impl Mind {
    pub fn new(learner: &Learner) -> Self {
        let mut parameters = fsrs::DEFAULT_PARAMETERS.to_vec();
        for stability in &mut parameters[..4] {
            *stability /= learner.forgetting;
        }
        parameters[8] -= (learner.forgetting - 1.0) * 0.3;
        let settings = Settings {
            parameters,
            learning_steps: Vec::new(),
            relearning_steps: Vec::new(),
            fuzz: false,
            ..Settings::default()
        };
        Self {
            truth: Scheduler::new(settings).unwrap(),
            memories: HashMap::new(),
            first_grades: HashMap::new(),
            draws: Draws(learner.seed),
            pace: learner.pace,
        }
    }

    pub fn skips(&mut self, share: f64) -> bool {
        self.draws.uniform() < share
    }

    /// The minutes of a day, one of these; `None` if there are none.
    pub fn drawn_minutes(&mut self, minutes: &[u32]) -> Option<u32> {
        let index = (self.draws.uniform() * minutes.len() as f64) as usize;
        minutes.get(index).copied()
    }

    /// The milliseconds of a showing at `at`.
    pub fn time(&mut self, card: CardId, at: Moment) -> u32 {
        let is_repeat = self.was_seen_today(card, at);
        let median = if is_repeat { REPEAT } else { ANSWER };
        let spread = (SIGMA * self.draws.normal()).exp();
        (median * self.pace * spread * 1000.0).min(600_000.0) as u32
    }

    fn was_seen_today(&self, card: CardId, at: Moment) -> bool {
        let last = self
            .memories
            .get(&card)
            .and_then(|memory| memory.last_review);
        last.is_some_and(|last| self.truth.day(last) == self.truth.day(at))
    }

    /// Answers a card.
    pub fn answer(&mut self, card: CardId, at: Moment) -> Grade {
        let memory = self.memories.get(&card).copied().unwrap_or_default();
        let drawn = self.draws.uniform();
        let is_repeat = self.was_seen_today(card, at);
        let grade = if is_repeat {
            self.graded(0.9, drawn)
        } else if memory.is_new() {
            match drawn {
                ..0.45 => Grade::Again,
                ..0.70 => Grade::Hard,
                ..0.95 => Grade::Good,
                _ => Grade::Easy,
            }
        } else {
            let recall = self.truth.recall(&memory, at).unwrap_or(0.0);
            self.graded(recall, drawn)
        };
        if !is_repeat {
            self.first_grades.insert(card, grade);
        }
        let memory = self.truth.review(&memory, card, grade, at);
        self.memories.insert(card, memory);
        grade
    }

    fn graded(&mut self, recall: f64, drawn: f64) -> Grade {
        if drawn >= recall {
            return Grade::Again;
        }
        match self.draws.uniform() {
            ..0.15 => Grade::Hard,
            ..0.90 => Grade::Good,
            _ => Grade::Easy,
        }
    }

    /// The probability of knowing a card then, and the share of its answer that is known.
    pub fn knows(&self, card: CardId, then: Moment) -> (f64, f64) {
        let memory = self.memories.get(&card);
        let recall = memory.and_then(|memory| self.truth.recall(memory, then));
        let share = match self.first_grades.get(&card) {
            Some(Grade::Good | Grade::Easy) => 1.0,
            Some(Grade::Hard) => 0.5,
            Some(Grade::Again) | None => 0.0,
        };
        (recall.unwrap_or(0.0), share)
    }
}

impl Mind {
    /// The share of its answer that the learner gives when a card is asked then.
    pub fn reaches(&mut self, card: CardId, then: Moment) -> f64 {
        let (recall, share) = self.knows(card, then);
        if self.draws.uniform() < recall {
            share
        } else {
            0.0
        }
    }
}

/// Random numbers that are the same on every machine (SplitMix64).
struct Draws(u64);

impl Draws {
    /// From 0 to below 1.
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^= bits >> 31;
        (bits >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// From the standard normal distribution (Box and Muller).
    fn normal(&mut self) -> f64 {
        let (radius, angle) = (1.0 - self.uniform(), self.uniform());
        (-2.0 * radius.ln()).sqrt() * (std::f64::consts::TAU * angle).cos()
    }
}
