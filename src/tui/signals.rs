//! Signals and the end of the terminal. Both threads of this module give the terminal back before
//! the program ends or stops, also while the event loop waits for an editor.

use std::io;
use std::sync::{Condvar, Mutex, Once, PoisonError};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use signal_hook::consts::{
    SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2, SIGWINCH,
    SIGXCPU,
};
use signal_hook::iterator::Signals;
use signal_hook::low_level::{emulate_default_handler, raise};

use super::terminal::{Holder, holder, pass_to, resume};

/// Starts to handle signals. Only the first call has an effect.
pub fn watch() -> io::Result<()> {
    static ONCE: Once = Once::new();
    let mut started = Ok(());
    ONCE.call_once(|| started = start());
    started
}

fn start() -> io::Result<()> {
    let handled = ENDING.into_iter().chain([SIGTSTP, SIGCONT]);
    let mut signals = Signals::new(handled)?;
    let thread = || thread::Builder::new();
    thread().spawn(move || signals.forever().for_each(handle))?;
    thread().spawn(end_with_terminal)?;
    Ok(())
}

/// The signals that end a program and that it may handle.
const ENDING: [i32; 8] = [
    SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU,
];

/// Stops the program, as Ctrl-Z does in a program without screens.
pub fn stop() {
    // The shell waits for the whole group, for example for a script that started this program.
    let _ = kill_current_process_group(Signal::TSTP);
}

/// How many times the program continued, and who waits for it.
static CONTINUED: (Mutex<u64>, Condvar) = (Mutex::new(0), Condvar::new());

/// Waits until the signals that came before are handled, so that a Ctrl-C meant for an editor does
/// not end the program after the editor has exited.
pub fn settle() {
    const MAX_WAIT: Duration = Duration::from_secs(1);
    let (count, changed) = &CONTINUED;
    let count = count.lock().unwrap_or_else(PoisonError::into_inner);
    let before = *count;
    // Pending signals are handled in the order of their numbers, and SIGCONT has the highest.
    let _ = raise(SIGCONT);
    let _ = changed.wait_timeout_while(count, MAX_WAIT, |count| *count == before);
}

fn handle(signal: i32) {
    match signal {
        SIGINT | SIGQUIT if *holder() == Holder::Editor => {}
        // A shell with job control runs each job in a process group of its own. Without such a
        // shell, nothing would continue the program.
        SIGTSTP if getsid(None) == Ok(getpgrp()) => {}
        SIGTSTP => {
            drop(pass_to(Holder::Shell { comes_back: true }));
            let _ = emulate_default_handler(signal);
        }
        SIGCONT => {
            if resume() {
                // Wakes the event loop, which then draws.
                let _ = raise(SIGWINCH);
            }
            let (count, changed) = &CONTINUED;
            *count.lock().unwrap_or_else(PoisonError::into_inner) += 1;
            changed.notify_all();
        }
        _ => end_by(signal),
    }
}

fn end_by(signal: i32) {
    // Keeps the lock, so that no thread draws after this.
    let _held = pass_to(Holder::Shell { comes_back: false });
    let _ = emulate_default_handler(signal);
}

/// Ends the program when the terminal has closed. Otherwise reads would return at once, in a loop.
fn end_with_terminal() {
    let stdin = io::stdin();
    let mut terminal = [PollFd::new(&stdin, PollFlags::empty())];
    while poll(&mut terminal, None) == Err(Errno::INTR) {}
    if terminal[0].revents().contains(PollFlags::HUP) {
        end_by(SIGHUP);
    }
}
