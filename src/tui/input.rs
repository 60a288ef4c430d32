//! Converts terminal key events to keys of the keymap, and leaves out strings of the terminal.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::keymap::{Code, Key};

/// The key of an event. `None` for key releases and unsupported keys.
pub fn key_of(event: KeyEvent) -> Option<Key> {
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

/// Recognizes strings that the terminal sends, such as a late answer to a query of an editor: from
/// `ESC ]`, `ESC P`, `ESC X`, `ESC ^` or `ESC _` to BEL or `ESC \`.
///
/// The event reader reports their characters as keys, which would grade cards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TerminalString {
    #[default]
    None,
    /// After the introducer, which a learner may have typed with Alt.
    Begun,
    Inside,
    /// After an ESC inside, which begins the end.
    Ending,
}

impl TerminalString {
    /// Reads a key event; returns whether it is part of such a string.
    pub fn takes(&mut self, event: KeyEvent) -> bool {
        let KeyEvent {
            code, modifiers, ..
        } = event;
        let alt = modifiers.contains(KeyModifiers::ALT);
        let control = modifiers.contains(KeyModifiers::CONTROL);
        let is_inside = matches!(self, Self::Begun | Self::Inside);
        let next = match code {
            KeyCode::Char(']' | 'P' | 'X' | '^' | '_') if alt && !is_inside => Self::Begun,
            KeyCode::Char('\\') if alt && is_inside => Self::None,
            KeyCode::Char('g') if control && is_inside => Self::None,
            KeyCode::Char('\\') if *self == Self::Ending => Self::None,
            KeyCode::Char(_) if !control && is_inside => Self::Inside,
            KeyCode::Esc if is_inside => Self::Ending,
            _ => {
                *self = Self::None;
                return false;
            }
        };
        *self = next;
        true
    }

    /// No more input is waiting. A string comes at once, so a lone introducer was a key.
    pub fn pause(&mut self) {
        if *self == Self::Begun {
            *self = Self::None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releases_are_dropped() {
        let mut event = KeyEvent::new(KeyCode::Char('j'), KeyModifiers::NONE);
        assert_eq!(key_of(event), Some(Key::char('j')));
        event.kind = KeyEventKind::Release;
        assert_eq!(key_of(event), None);
    }

    /// What remains of these bytes as keys, in the events that the reader makes of them.
    fn kept(bytes: &str) -> String {
        let mut string = TerminalString::default();
        let mut kept = String::new();
        let mut characters = bytes.chars();
        while let Some(character) = characters.next() {
            let (character, modifiers) = match character {
                '\u{1b}' => match characters.next() {
                    Some(after) => (after, KeyModifiers::ALT),
                    None => continue,
                },
                '\u{7}' => ('g', KeyModifiers::CONTROL),
                '\u{3}' => ('c', KeyModifiers::CONTROL),
                other => (other, KeyModifiers::NONE),
            };
            if !string.takes(KeyEvent::new(KeyCode::Char(character), modifiers)) {
                kept.push(character);
            }
        }
        kept
    }

    #[test]
    fn strings_of_the_terminal_are_no_keys() {
        for string in [
            "\u{1b}]11;rgb:1e1e/1e1e/1e1e\u{1b}\\",
            "\u{1b}]52;c;YmJi\u{7}",
            "\u{1b}P>|xterm(388)\u{1b}\\",
            "\u{1b}_Gi=31;OK\u{1b}\\",
        ] {
            assert_eq!(kept(&format!("1{string}2")), "12", "{string:?}");
        }
        assert_eq!(kept("\u{1b}]11;rgb\u{3}4"), "c4", "Ctrl-C always works");
    }

    #[test]
    fn an_introducer_alone_is_a_key() {
        let mut string = TerminalString::default();
        assert!(string.takes(KeyEvent::new(KeyCode::Char(']'), KeyModifiers::ALT)));
        string.pause();
        assert!(!string.takes(KeyEvent::new(KeyCode::Char('3'), KeyModifiers::NONE)));
    }

    #[test]
    fn a_string_may_end_in_two_parts() {
        let mut string = TerminalString::default();
        let key = |code| KeyEvent::new(code, KeyModifiers::NONE);
        string.takes(KeyEvent::new(KeyCode::Char(']'), KeyModifiers::ALT));
        for code in [KeyCode::Char('1'), KeyCode::Esc, KeyCode::Char('\\')] {
            assert!(string.takes(key(code)));
            string.pause();
        }
        assert!(!string.takes(key(KeyCode::Char('\\'))));
    }

    #[test]
    fn control_is_part_of_the_key() {
        let event = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        assert_eq!(key_of(event).unwrap().to_string(), "ctrl-c");
    }
}
