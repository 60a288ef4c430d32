//! Performs effects on the config.

use super::executor::Executor;
use super::message::{Message, SettingChanged};
use super::setting::Setting;
use crate::config::KEYS;
use crate::domain::Position;
use crate::library::Error;
use crate::words::settings as words;

impl Executor<'_> {
    /// Every setting with its value. Each deck has a row of its own.
    pub(super) fn settings(&self) -> Vec<(Setting, String)> {
        let config = self.library.config();
        let mut values = Vec::new();
        for key in KEYS.iter() {
            if key.name == "decks" && !config.decks.is_empty() {
                let decks = config.decks.iter();
                values.extend(decks.map(|path| (Setting::Deck(path.clone()), "true".to_owned())));
            } else {
                values.push((Setting::Key(key.name), key.print(config)));
            }
        }
        values
    }

    /// Changes a key of the config. A value that is not valid is only said to be so.
    pub(super) fn change_setting(&mut self, key: &str, value: &str) -> Message {
        match self.library.change_setting(key, value) {
            Ok(()) => {
                let library = &self.library;
                let path = library.paths().config.display().to_string();
                Message::SettingChanged(Box::new(SettingChanged {
                    values: self.settings(),
                    language: library.language(),
                    topics: self.topics(),
                    theme: library.config().theme,
                    glyphs: library.glyphs(),
                    said: words::saved_in(library.language(), &path),
                }))
            }
            Err(error) => {
                let complaint = error.complaint(self.library.language());
                match error {
                    Error::Setting(_) | Error::UnknownZone(_) => Message::BadQuery(complaint.what),
                    _ => Message::Failed(complaint),
                }
            }
        }
    }

    /// The learner's own keys, each with its place in the config.
    pub(super) fn own_keys(&self) -> Vec<String> {
        let path = self.library.paths().config.display().to_string();
        let rules = self.library.config().keys.iter().map(|rule| {
            let Position { line, column } = rule.position;
            let (context, key, command) = (&rule.context, &rule.key, &rule.command);
            format!("{context}: {key} = {command}  ({path}:{line}:{column})")
        });
        rules.collect()
    }
}
