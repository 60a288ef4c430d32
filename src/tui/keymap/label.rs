//! Key labels for the screen.

use super::{Code, Key};
use crate::domain::Language;
use crate::words::keys as words;

/// The key as printed on a keyboard: `空格`, `Enter`, `j`.
pub fn key_label(key: Key, language: Language) -> String {
    let name = match key.code {
        Code::Char(' ') => words::key_space(language).to_owned(),
        Code::Up => words::key_up(language).to_owned(),
        Code::Down => words::key_down(language).to_owned(),
        Code::Left => words::key_left(language).to_owned(),
        Code::Right => words::key_right(language).to_owned(),
        _ => key.printed(),
    };
    if key.control {
        format!("Ctrl-{name}")
    } else {
        name
    }
}
