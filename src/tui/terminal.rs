//! The terminal of the screens: switches it to raw mode and the alternate screen, always restores
//! it, and copies to its clipboard. The only file of `tui` that writes to stdout.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use ratatui::crossterm::clipboard::CopyToClipboard;
use ratatui::crossterm::cursor::{Hide, Show};
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
#[cfg(not(unix))]
use ratatui::crossterm::event::{DisableMouseCapture, EnableMouseCapture};
use ratatui::crossterm::execute;
#[cfg(unix)]
use ratatui::crossterm::style::Print;
use ratatui::crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};

#[cfg(unix)]
use rustix::termios::{self, OptionalActions, QueueSelector};

use super::screen_buffer::ScreenBuffer;
use crate::text::VisibleText;

/// Who uses the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// The screens, in raw mode and on the alternate screen.
    Screens,
    /// A program that the screens wait for.
    Editor,
    /// The shell.
    Shell {
        /// Whether the screens take the terminal again when the stopped program continues.
        comes_back: bool,
    },
}

static HOLDER: Mutex<Holder> = Mutex::new(Holder::Shell { comes_back: false });

/// Whether another program may have written over the screen.
static IS_OVERWRITTEN: AtomicBool = AtomicBool::new(false);

/// Who uses the terminal. It changes only after the returned lock is released.
pub fn holder() -> MutexGuard<'static, Holder> {
    HOLDER.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Restores the terminal for another holder, if the screens use it.
pub fn pass_to(other: Holder) -> MutexGuard<'static, Holder> {
    let mut holder = holder();
    if *holder == Holder::Screens {
        restore();
        *holder = other;
    }
    holder
}

/// Takes the terminal again after the program was stopped. Returns whether the screens use it.
#[cfg(unix)]
pub fn resume() -> bool {
    let holder = holder();
    let is_ours = matches!(
        *holder,
        Holder::Screens | Holder::Shell { comes_back: true }
    );
    if is_ours {
        // The shell may have changed the mode, and raw mode is entered only from another mode.
        let _ = disable_raw_mode();
        let _ = take(holder);
    }
    is_ours
}

fn take(mut holder: MutexGuard<'_, Holder>) -> io::Result<()> {
    enter()?;
    *holder = Holder::Screens;
    IS_OVERWRITTEN.store(true, Ordering::Relaxed);
    Ok(())
}

/// A terminal in raw mode, restored on drop.
#[derive(Debug)]
pub struct TerminalGuard(());

impl TerminalGuard {
    /// Sets up the terminal. A panic restores it before printing its message.
    pub fn new() -> io::Result<Self> {
        restore_on_panic();
        take(holder())?;
        Ok(Self(()))
    }

    /// Restores the terminal while another program runs. Drops what was typed or reported by the
    /// terminal meanwhile. The shell gets its mode back, whatever mode the program leaves.
    pub fn lend<T>(&self, work: impl FnOnce() -> T) -> io::Result<T> {
        drop(pass_to(Holder::Editor));
        #[cfg(unix)]
        let mode = termios::tcgetattr(io::stdin())?;
        let done = work();
        #[cfg(unix)]
        termios::tcsetattr(io::stdin(), OptionalActions::Flush, &mode)?;
        take(holder())?;
        #[cfg(unix)]
        termios::tcflush(io::stdin(), QueueSelector::IFlush)?;
        Ok(done)
    }

    /// Writes to the terminal, unless it was given back.
    pub fn write(&self, write: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        match *holder() {
            Holder::Screens => write(),
            Holder::Editor | Holder::Shell { .. } => Ok(()),
        }
    }

    /// Whether another program may have written over the screen since the last call.
    pub fn was_overwritten(&self) -> bool {
        IS_OVERWRITTEN.swap(false, Ordering::Relaxed)
    }
}

impl Drop for TerminalGuard {
    fn drop(&mut self) {
        drop(pass_to(Holder::Shell { comes_back: false }));
    }
}

/// Whether both stdin and stdout are terminals.
pub fn has_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Asks the terminal to copy a text to the clipboard. The text has no control characters, so
/// pasting it into a shell types only text.
pub fn copy(text: impl Into<VisibleText>) -> io::Result<()> {
    let text: &str = &text.into();
    execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))
}

/// The buffer that screens are drawn into.
pub fn screen() -> ScreenBuffer<io::Stdout> {
    ScreenBuffer::new(io::stdout())
}

/// Whether the terminal reports the mouse to the screens.
static HAS_MOUSE: AtomicBool = AtomicBool::new(false);

/// Turns reports of buttons and the wheel on or off, in the form of SGR. Movements are not reported.
#[cfg(unix)]
fn report_mouse(is_on: bool) -> io::Result<()> {
    const ON: &str = "\x1b[?1000h\x1b[?1006h";
    const OFF: &str = "\x1b[?1006l\x1b[?1000l";
    execute!(io::stdout(), Print(if is_on { ON } else { OFF }))
}

/// Turns events of the console about the mouse on or off.
#[cfg(not(unix))]
fn report_mouse(is_on: bool) -> io::Result<()> {
    match is_on {
        true => execute!(io::stdout(), EnableMouseCapture),
        false => execute!(io::stdout(), DisableMouseCapture),
    }
}

/// Turns reports of the mouse on or off, also for the next time that the screens take the terminal.
pub fn use_mouse(is_used: bool) -> io::Result<()> {
    if HAS_MOUSE.swap(is_used, Ordering::Relaxed) == is_used {
        return Ok(());
    }
    report_mouse(is_used)
}

fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(
        io::stdout(),
        EnterAlternateScreen,
        EnableBracketedPaste,
        Hide
    )?;
    if HAS_MOUSE.load(Ordering::Relaxed) {
        report_mouse(true)?;
    }
    Ok(())
}

/// Ignores errors, because there is no place left to report them.
fn restore() {
    if HAS_MOUSE.load(Ordering::Relaxed) {
        let _ = report_mouse(false);
    }
    let _ = execute!(
        io::stdout(),
        DisableBracketedPaste,
        LeaveAlternateScreen,
        Show
    );
    let _ = disable_raw_mode();
    let _ = io::stdout().flush();
}

fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            restore();
            report(panic);
        }));
    });
}
