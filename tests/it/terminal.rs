//! Runs the program in a real pseudo-terminal and reads its screen.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

use crate::environment::{Environment, NOW, program};

/// The timeout for a condition on a busy machine.
const DEADLINE: Duration = Duration::from_secs(30);

/// A running program with its screen.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    /// The complete output of the program.
    pub written: Vec<u8>,
}

impl Terminal {
    /// Starts the program with these arguments, split at spaces, at 80x24.
    pub fn start(environment: &Environment, arguments: &str) -> Self {
        Self::start_sized(environment, arguments, (80, 24))
    }

    /// Starts the program in a terminal with this many columns and rows.
    pub fn start_sized(environment: &Environment, arguments: &str, size: (u16, u16)) -> Self {
        let mut command = CommandBuilder::new(program());
        command.args(arguments.split_whitespace());
        command.args(["--now", NOW]);
        Self::run(environment, command, size)
    }

    /// Runs a command in a terminal with this many columns and rows.
    pub fn run(
        environment: &Environment,
        mut command: CommandBuilder,
        (cols, rows): (u16, u16),
    ) -> Self {
        let size = PtySize {
            rows,
            cols,
            ..PtySize::default()
        };
        let pair = native_pty_system().openpty(size).unwrap();
        command.env_clear();
        for (name, value) in environment.variables() {
            command.env(name, value);
        }
        command.cwd(environment.path());
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let keyboard = pair.master.take_writer().unwrap();
        let output = listen(pair.master.try_clone_reader().unwrap());
        let screen = vt100::Parser::new(cells(rows), cells(cols), 0);
        Self {
            child,
            master: pair.master,
            keyboard,
            output,
            screen,
            written: Vec::new(),
        }
    }

    /// Sends keys as the terminal would.
    pub fn keys(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Resizes the terminal and waits for a redraw with `text`.
    ///
    /// The program's event reader may delay a key that arrives together with a resize. So this
    /// clears the recorded screen and waits for a new frame.
    pub fn resize(&mut self, (cols, rows): (u16, u16), text: &str) {
        while let Ok(bytes) = self.output.try_recv() {
            self.take(&bytes);
        }
        self.screen.process(b"\x1b[2J");
        self.set_size((cols, rows));
        self.wait_for(text);
    }

    /// Resizes the terminal without waiting for the program.
    pub fn set_size(&mut self, (cols, rows): (u16, u16)) {
        let size = PtySize {
            rows,
            cols,
            ..PtySize::default()
        };
        self.master.resize(size).unwrap();
        self.screen.set_size(cells(rows), cells(cols));
    }

    /// The text of the screen.
    pub fn contents(&self) -> String {
        self.screen.screen().contents()
    }

    /// The screen with colors.
    pub fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// Whether the program is on the alternate screen.
    pub fn is_full_screen(&self) -> bool {
        self.screen.screen().alternate_screen()
    }

    /// Whether the cursor is hidden.
    pub fn hides_cursor(&self) -> bool {
        self.screen.screen().hide_cursor()
    }

    /// Waits until the screen contains `text`.
    #[track_caller]
    pub fn wait_for(&mut self, text: &str) {
        self.wait_until(text, |contents| contents.contains(text));
    }

    /// Waits until `holds` is true of the screen, a frame being whole; prints the screen on timeout.
    #[track_caller]
    pub fn wait_until(&mut self, what: &str, holds: impl Fn(&str) -> bool) {
        let deadline = Instant::now() + DEADLINE;
        while !self.is_whole() || !holds(&self.contents()) {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero(),
                "waited for {what}; the screen shows:\n{}",
                self.contents()
            );
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    let contents = self.contents();
                    assert!(
                        holds(&contents),
                        "waited for {what}; the program ended:\n{contents}"
                    );
                }
            }
        }
    }

    /// Whether no frame is only half read.
    fn is_whole(&self) -> bool {
        let last = |mark: &[u8]| self.written.windows(mark.len()).rposition(|it| it == mark);
        last(b"\x1b[?2026h") <= last(b"\x1b[?2026l")
    }

    /// Waits for the program to exit and reads all its output.
    #[track_caller]
    pub fn wait_for_end(&mut self) -> ExitStatus {
        let deadline = Instant::now() + DEADLINE;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero(),
                "the program does not end:\n{}",
                self.contents()
            );
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return self.child.wait().unwrap(),
            }
        }
    }

    /// Kills the program without cleanup, like a power cut. Returns the last screen.
    pub fn kill(mut self) -> String {
        let pid = self.child.process_id().unwrap().to_string();
        let killed = Command::new("kill").args(["-KILL", &pid]).status().unwrap();
        assert!(killed.success());
        self.child.wait().unwrap();
        while let Ok(bytes) = self.output.recv_timeout(DEADLINE) {
            self.take(&bytes);
        }
        self.contents()
    }

    /// Closes the terminal, as when a connection breaks, and waits for the program to end.
    #[track_caller]
    pub fn vanish(mut self) -> ExitStatus {
        drop(self.output);
        // The thread that reads ends with the next output, and closes the terminal with it.
        self.keyboard.write_all(b"?").unwrap();
        drop((self.keyboard, self.master));
        let mut killer = self.child.clone_killer();
        let (sender, ended) = channel();
        thread::spawn(move || sender.send(self.child.wait()));
        ended.recv_timeout(DEADLINE).map_or_else(
            |_| {
                killer.kill().unwrap();
                panic!("the program does not end")
            },
            Result::unwrap,
        )
    }

    fn take(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
        self.written.extend_from_slice(bytes);
    }
}

fn cells(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}

/// Reads in a separate thread, so that waiting can time out.
fn listen(mut reader: Box<dyn Read + Send>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut buffer = [0; 8192];
        let mut ends = 0;
        // Linux looks for output before it looks for the end. What is written and closed in
        // between comes with the read after the first end.
        while ends < 2 {
            let length = reader.read(&mut buffer).unwrap_or(0);
            ends = if length == 0 { ends + 1 } else { 0 };
            if sender.send(buffer[..length].to_vec()).is_err() {
                break;
            }
        }
    });
    receiver
}
