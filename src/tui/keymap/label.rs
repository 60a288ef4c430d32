//! How keys are written for the learner.

use super::{Code, Command, Context, Key, Keymap, Place};
use crate::domain::Language;
use crate::text::{Ambiguous, display_width};
use crate::words::keys as words;

/// A key as it is printed on keyboards: `空格`, `Enter`, `j`.
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

/// Columns that the whole footer of a context takes, in one line. Keys that are offered now and
/// then only do not count: others make room for them.
pub fn footer_width(keymap: &Keymap, context: Context, language: Language) -> usize {
    let bindings = keymap
        .of(context)
        .filter(|binding| binding.place == Place::Footer)
        .filter(|binding| !matches!(binding.command, Command::KeepDecks | Command::ClearSearch));
    let widths = bindings.map(|binding| {
        let key = binding.keys.first().map(|key| key_label(*key, language));
        let label: &str = Command::label(binding.command, language);
        let width = |text: &str| display_width(text, Ambiguous::Narrow);
        width(&key.unwrap_or_default()) + 1 + width(label)
    });
    let widths: Vec<usize> = widths.collect();
    widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1)
}
