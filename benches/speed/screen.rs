//! Measures response times in a real pseudo-terminal: the first card, and the next card after a
//! grade.

use std::cell::RefCell;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;

use divan::Bencher;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

use crate::open::home_with_notes;

/// From program start to the first question, reading the notes included.
#[divan::bench(args = [300, 10_000, 100_000], sample_count = 20, sample_size = 1)]
fn first_study_screen(bencher: Bencher, n_cards: usize) {
    let (home, _) = home_with_notes(n_cards);
    bencher.bench_local(|| {
        let mut program = Program::study(home.path());
        program.wait_for(b"KQ");
        program
    });
}

/// From program start to the end of the first frame, of the home screen and of a session, on the
/// built-in deck.
#[divan::bench(args = ["home", "study"], sample_count = 40, sample_size = 1)]
fn first_frame_of_the_built_in_deck(bencher: Bencher, screen: &str) {
    let home = TempDir::new().unwrap();
    let arguments: &[&str] = if screen == "study" { &["study"] } else { &[] };
    bencher.bench_local(|| {
        let mut program = Program::start(home.path(), arguments, (80, 24));
        program.wait_for(END_OF_FRAME);
        program
    });
}

/// From the grade key to the next question, saving the answer included.
#[divan::bench(args = [300, 10_000, 100_000], sample_count = 20, sample_size = 1)]
fn grade_to_next_card(bencher: Bencher, n_cards: usize) {
    let (home, _) = home_with_notes(n_cards);
    let program = RefCell::new(Program::study(home.path()));
    program.borrow_mut().wait_for(b"KQ");
    let reveal = || {
        program.borrow_mut().press(b" ");
        program.borrow_mut().wait_for(b"KA");
    };
    bencher.with_inputs(reveal).bench_local_values(|()| {
        program.borrow_mut().press(b"3");
        program.borrow_mut().wait_for(b"KQ");
    });
}

/// From a key to its frame, on an answer of 8 MB of code and on a table of 10,000 rows.
#[divan::bench(args = ["code", "table"], sample_count = 50, sample_size = 2)]
fn key_to_frame_on_a_long_answer(bencher: Bencher, answer: &str) {
    let home = TempDir::new().unwrap();
    std::fs::create_dir(home.path().join("notes")).unwrap();
    let notes = format!("# What is KQ?\n\n{}", long_answer(answer));
    std::fs::write(home.path().join("notes/long.md"), notes).unwrap();
    let program = RefCell::new(Program::study(home.path()));
    let press = |key: &[u8]| {
        program.borrow_mut().press(key);
        program.borrow_mut().wait_for(END_OF_FRAME);
    };
    program.borrow_mut().wait_for(b"KQ");
    press(b" ");
    bencher.bench_local(|| {
        press(b"\x1b[6~");
        press(b"\x1b[5~");
    });
}

/// What the program writes after each frame: the end of a synchronized update.
pub const END_OF_FRAME: &[u8] = b"\x1b[?2026l";

fn long_answer(kind: &str) -> String {
    if kind == "code" {
        let line = "    for i := range items { fmt.Println(\"value\", i, cfg.Name) } // 值\n";
        return format!("```go\n{}```\n", line.repeat(8_000_000 / line.len()));
    }
    let row = |cell: &dyn Fn(usize) -> String| {
        let cells: Vec<String> = (0..50).map(cell).collect();
        format!("|{}|\n", cells.join("|"))
    };
    let head = row(&|column| format!("c{column}")) + &row(&|_| "---".to_owned());
    let rows = (0..10_000).map(|number| row(&|column| format!("v{number}x{column}")));
    head + &rows.collect::<String>()
}

/// The program in a terminal, killed on drop.
pub struct Program {
    child: Box<dyn Child + Send + Sync>,
    /// Dropping it closes the terminal.
    _master: Box<dyn MasterPty + Send>,
    screen: Box<dyn Read + Send>,
    keyboard: Box<dyn Write + Send>,
    /// The output since the last key.
    written: Vec<u8>,
    /// What the terminal shows. Only changed cells are written, so a text on the screen need not be
    /// in the output.
    shown: vt100::Parser,
}

impl Program {
    /// Studies the folder `notes` of a home, with the maximum number of new cards.
    fn study(home: &Path) -> Self {
        Self::start(
            home,
            &["study", "--new", "100", "--deck", "notes"],
            (80, 24),
        )
    }

    /// Starts the program in a home and a terminal of this many columns and rows.
    pub fn start(home: &Path, arguments: &[&str], (cols, rows): (u16, u16)) -> Self {
        let size = PtySize {
            rows,
            cols,
            ..PtySize::default()
        };
        let terminal = native_pty_system().openpty(size).unwrap();
        let cells = |n: u16| NonZeroU16::new(n).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_k8s-quiz"));
        command.args(arguments);
        command.cwd(home);
        command.env("K8S_QUIZ_HOME", home);
        command.env("TERM", "xterm-256color");
        Self {
            child: terminal.slave.spawn_command(command).unwrap(),
            screen: terminal.master.try_clone_reader().unwrap(),
            keyboard: terminal.master.take_writer().unwrap(),
            _master: terminal.master,
            written: Vec::new(),
            shown: vt100::Parser::new(cells(rows), cells(cols), 0),
        }
    }

    pub fn press(&mut self, key: &[u8]) {
        self.shown.process(&std::mem::take(&mut self.written));
        self.keyboard.write_all(key).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Reads the screen until it contains a word; panics if the program exits first.
    pub fn wait_for(&mut self, word: &[u8]) {
        while memchr::memmem::find(&self.written, word).is_none() {
            self.read();
        }
    }

    /// Reads the screen until it shows a text; panics if the program exits first.
    pub fn wait_until_shown(&mut self, text: &str) {
        loop {
            self.shown.process(&std::mem::take(&mut self.written));
            if self.shown.screen().contents().contains(text) {
                return;
            }
            self.read();
        }
    }

    fn read(&mut self) {
        let mut buffer = [0; 1 << 16];
        let n_bytes = self.screen.read(&mut buffer).unwrap();
        assert!(n_bytes > 0, "the program ended");
        self.written.extend_from_slice(&buffer[..n_bytes]);
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // The program may have exited already, and a failure here has no remedy.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
