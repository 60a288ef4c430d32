//! Reads input from the terminal's bytes, and notices when its size changes.

use std::collections::VecDeque;
use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::SIGWINCH;
use signal_hook::low_level::pipe;

use super::Input;
use super::parser::InputParser;

/// How long the rest of a sequence may take after its ESC. In milliseconds, as a learner waits for
/// it after the Escape key.
const ESCAPE_DELAY: Duration = Duration::from_millis(30);

#[derive(Debug)]
pub struct InputReader {
    parser: InputParser,
    ready: VecDeque<Input>,
    /// Readable after a change of size.
    resized: UnixStream,
}

impl InputReader {
    pub fn new() -> io::Result<Self> {
        let (resized, signalled) = UnixStream::pair()?;
        resized.set_nonblocking(true)?;
        pipe::register(SIGWINCH, signalled)?;
        Ok(Self {
            parser: InputParser::default(),
            ready: VecDeque::new(),
            resized,
        })
    }

    /// Waits for the next input, or at most this long.
    pub fn next(&mut self, longest: Option<Duration>) -> io::Result<Option<Input>> {
        loop {
            if let Some(input) = self.ready.pop_front() {
                return Ok(Some(input));
            }
            let is_undecided = self.parser.is_undecided();
            let wait = if is_undecided {
                Some(ESCAPE_DELAY)
            } else {
                longest
            };
            let has_read = self.read(wait)?;
            if is_undecided && !has_read {
                self.ready.extend(self.parser.pause());
            } else if !has_read {
                return Ok(None);
            }
        }
    }

    /// The next input, if it is there already.
    pub fn pending(&mut self) -> io::Result<Option<Input>> {
        if self.ready.is_empty() {
            self.read(Some(Duration::ZERO))?;
        }
        Ok(self.ready.pop_front())
    }

    /// Drops what was typed and not taken yet.
    pub fn forget(&mut self) {
        self.ready.clear();
    }

    /// Reads what the terminal sends within a time; without one, waits for it. Returns whether it
    /// sent something.
    fn read(&mut self, longest: Option<Duration>) -> io::Result<bool> {
        let longest = longest.map(Timespec::try_from).transpose();
        let longest = longest.map_err(io::Error::other)?;
        let stdin = io::stdin();
        let mut sources = [
            PollFd::new(&stdin, PollFlags::IN),
            PollFd::new(&self.resized, PollFlags::IN),
        ];
        match poll(&mut sources, longest.as_ref()) {
            // A signal; its effect is read the next time.
            Err(Errno::INTR) => return Ok(true),
            n_ready => n_ready?,
        };
        let [has_input, is_resized] = [0, 1].map(|n: usize| !sources[n].revents().is_empty());
        if is_resized {
            // Several changes are one.
            let _ = (&self.resized).read(&mut [0; 64]);
            self.ready.push_back(Input::Resized);
        }
        if has_input {
            let mut buffer = [0; 4096];
            match rustix::io::read(&stdin, &mut buffer) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(n) => {
                    let bytes = buffer.iter().take(n);
                    let inputs = bytes.filter_map(|byte| self.parser.parse(*byte));
                    self.ready.extend(inputs);
                }
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(has_input || is_resized)
    }
}
