//! Key labels for the screen.

use super::{Code, Key};
use crate::domain::Language;
use crate::words::keys as words;

/// The key as printed on a keyboard: `空格`, `Enter`, `j`.
pub fn key_label(key: Key, language: Language) -> String {
    let name = match key.code {
        Code::Char(' ') => words::key_space(language).to_owned(),
        Code::Char(character) => character.to_string(),
        Code::Enter => "Enter".to_owned(),
        Code::Tab => "Tab".to_owned(),
        Code::BackTab => "Shift-Tab".to_owned(),
        Code::Backspace => "Backspace".to_owned(),
        Code::Delete => "Delete".to_owned(),
        Code::Escape => "Esc".to_owned(),
        Code::Up => "Up".to_owned(),
        Code::Down => "Down".to_owned(),
        Code::Left => "Left".to_owned(),
        Code::Right => "Right".to_owned(),
        Code::PageUp => "PgUp".to_owned(),
        Code::PageDown => "PgDn".to_owned(),
        Code::Home => "Home".to_owned(),
        Code::End => "End".to_owned(),
    };
    if key.control {
        format!("Ctrl-{name}")
    } else {
        name
    }
}
