//! Reads input by the events of `crossterm`, on systems without Unix terminals.

use std::io;
use std::time::Duration;

use ratatui::crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent,
    MouseEventKind,
};
use ratatui::layout::Position;

use super::Input;
use crate::tui::keymap::{Code, Key};
use crate::tui::mouse::{Mouse, MouseAction};

#[derive(Debug)]
pub struct EventReader(());

impl EventReader {
    pub fn new() -> io::Result<Self> {
        Ok(Self(()))
    }

    /// Waits for the next input, or at most this long.
    pub fn next(&mut self, longest: Option<Duration>) -> io::Result<Option<Input>> {
        loop {
            if let Some(longest) = longest
                && !event::poll(longest)?
            {
                return Ok(None);
            }
            if let Some(input) = input_of(event::read()?) {
                return Ok(Some(input));
            }
        }
    }

    /// The next input, if it is there already.
    pub fn pending(&mut self) -> io::Result<Option<Input>> {
        while event::poll(Duration::ZERO)? {
            if let Some(input) = input_of(event::read()?) {
                return Ok(Some(input));
            }
        }
        Ok(None)
    }

    /// Drops what was typed and not taken yet.
    pub fn forget(&mut self) {}
}

fn input_of(event: Event) -> Option<Input> {
    match event {
        Event::Key(event) => key_of(event).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(..) => Some(Input::Resized),
        Event::Mouse(event) => mouse_of(event).map(Input::Mouse),
        _ => None,
    }
}

/// The left button or a turn of the wheel. `None` for everything else that a mouse does.
fn mouse_of(event: MouseEvent) -> Option<Mouse> {
    let action = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseAction::Click,
        MouseEventKind::ScrollUp => MouseAction::WheelUp,
        MouseEventKind::ScrollDown => MouseAction::WheelDown,
        _ => return None,
    };
    let at = Position::new(event.column, event.row);
    Some(Mouse { action, at })
}

/// The key of an event. `None` for key releases and unsupported keys.
fn key_of(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release || event.modifiers.contains(KeyModifiers::ALT) {
        return None;
    }
    let code = match event.code {
        KeyCode::Char(character) => Code::Char(character),
        KeyCode::Enter => Code::Enter,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Esc => Code::Escape,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        _ => return None,
    };
    let control = event.modifiers.contains(KeyModifiers::CONTROL);
    Some(Key { code, control })
}
