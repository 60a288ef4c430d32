//! A learner who studies with the program itself: the home screen in a pseudo-terminal says the
//! minutes, `next` chooses the cards, `grade` records the answers with the time that they took.

use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::num::NonZeroU16;
use std::path::Path;
use std::process::Command;

use jiff::SignedDuration;
use k8s_quiz::domain::{CardId, Moment};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use serde_json::Value;
use tempfile::TempDir;

use super::course::evening;
use super::learner::{Learner, Mind};

/// One day: what home said in the morning, and what the answers took.
#[derive(Clone, Copy, Debug)]
pub struct ProcessDay {
    /// Minutes in the morning.
    pub announced: u32,
    /// Minutes of all answers.
    pub spent: f64,
    pub n_answers: usize,
    /// Planned cards and repeats that `due` counts at the end.
    pub n_left: u64,
}

/// Lets a learner study for so many days; with a date, for an interview on the day after the last.
pub fn study(learner: &Learner, n_days: i32, with_date: bool) -> Vec<ProcessDay> {
    let home = TempDir::new().unwrap();
    let mut program = Program {
        home: home.path(),
        decks: Vec::new(),
        now: evening(0),
    };
    program.prepare(learner);
    if with_date {
        program.run(&["plan", "--date", &format!("+{n_days}")]);
    }
    let mut mind = Mind::new(learner);
    (0..n_days)
        .map(|day| program.study(day, &mut mind))
        .collect()
}

/// The program in a learner's folder, at a time.
struct Program<'a> {
    home: &'a Path,
    decks: Vec<&'static str>,
    now: Moment,
}

impl Program<'_> {
    fn prepare(&mut self, learner: &Learner) {
        fs::write(self.home.join("config.yaml"), learner.config()).unwrap();
        if let Some(n_cards) = learner.deck {
            let notes = (0..n_cards).fold(String::new(), |mut text, n| {
                let _ = write!(text, "# What is number {n}?\n\nIt is {n}.\n\n");
                text
            });
            fs::write(self.home.join("notes.md"), notes).unwrap();
            self.decks = vec!["--deck", "notes.md"];
        }
    }

    fn study(&mut self, day: i32, mind: &mut Mind) -> ProcessDay {
        self.now = evening(day);
        let announced = self.minutes_at_home();
        assert_eq!(Value::from(announced), self.due()["minutes"], "day {day}");
        let (mut spent, mut n_answers) = (0, 0);
        while let Some(card) = self.next() {
            let seconds = mind.time(card, self.now).div_ceil(1000);
            self.now = self.now.after(SignedDuration::from_secs(seconds.into()));
            let grade = mind.answer(card, self.now).number().to_string();
            let seconds_text = seconds.to_string();
            self.run(&[
                "grade",
                &card.to_string(),
                &grade,
                "--seconds",
                &seconds_text,
            ]);
            spent += seconds.min(300);
            n_answers += 1;
        }
        let left = self.due();
        assert_eq!(Value::from(spent.div_ceil(60)), left["spent"], "day {day}");
        let counts = ["learning", "reviews", "new"].iter();
        let counts = counts.filter_map(|count| left[*count].as_u64());
        ProcessDay {
            announced,
            spent: f64::from(spent) / 60.0,
            n_answers,
            n_left: counts.sum(),
        }
    }

    /// The minutes of today, read from the home screen.
    fn minutes_at_home(&self) -> u32 {
        let size = PtySize {
            rows: 24,
            cols: 80,
            ..PtySize::default()
        };
        let terminal = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_k8s-quiz"));
        command.args(&self.decks);
        command.args(["--now", &self.now.to_string()]);
        command.env_clear();
        for (name, value) in self.variables() {
            command.env(name, value);
        }
        command.cwd(self.home);
        let mut child = terminal.slave.spawn_command(command).unwrap();
        drop(terminal.slave);
        let mut output = terminal.master.try_clone_reader().unwrap();
        let cells = |number| NonZeroU16::new(number).unwrap();
        let mut screen = vt100::Parser::new(cells(24), cells(80), 0);
        let mut buffer = [0; 1 << 16];
        let minutes = loop {
            let n_bytes = output.read(&mut buffer).unwrap();
            assert!(n_bytes > 0, "the program ended");
            screen.process(&buffer[..n_bytes]);
            let shown = screen.screen().contents();
            if shown.contains("mastered/all") {
                // Without cards for today home names no minutes.
                let mut about = shown.split("about ").filter_map(|after| {
                    let (minutes, _) = after.split_once(" min")?;
                    minutes.parse().ok()
                });
                break about.next().unwrap_or(0);
            }
        };
        child.kill().unwrap();
        child.wait().unwrap();
        minutes
    }

    fn next(&self) -> Option<CardId> {
        let next = self.json(&["next", "--json"]);
        next["card"]["id"].as_str().map(|id| id.parse().unwrap())
    }

    fn due(&self) -> Value {
        self.json(&["due", "--json"])
    }

    fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.run(arguments)).unwrap()
    }

    /// Runs a command; returns what it prints. Exit code 3 says that nothing is left.
    fn run(&self, arguments: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_k8s-quiz"));
        command.args(arguments).args(&self.decks);
        command.args(["--now", &self.now.to_string()]);
        command.env_clear().envs(self.variables());
        let output = command.current_dir(self.home).output().unwrap();
        let code = output.status.code();
        assert!(code == Some(0) || code == Some(3), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn variables(&self) -> [(&'static str, String); 3] {
        [
            ("K8S_QUIZ_HOME", self.home.display().to_string()),
            ("LANG", "en_US.UTF-8".to_owned()),
            ("TERM", "xterm-256color".to_owned()),
        ]
    }
}
