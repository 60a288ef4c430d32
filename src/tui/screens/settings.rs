//! The settings: every key of the config with its value, changed in place.

use super::Page;
use super::page::body_height;
use crate::config::{ConfigKey, KEYS};
use crate::text::{Line, Role, pad_to, wrap_first};
use crate::tui::keymap::{Command, Context};
use crate::tui::list::{List, ListRow};
use crate::tui::overlays::footer::{notice_height, screen_footer};
use crate::tui::setting::Setting;
use crate::tui::state::{Room, State};
use crate::words::{config as config_words, settings as words};

/// Rows of the title and the rule below it.
const HEADER: usize = 2;

/// A setting with its value as the config writes it. A deck is `true` or `false`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingRow {
    pub setting: Setting,
    pub value: String,
    /// The value when the screen was opened.
    pub was: String,
}

/// The state of the settings screen.
#[derive(Clone, Debug, Default)]
pub struct SettingsScreen {
    pub rows: List<SettingRow>,
}

impl SettingRow {
    fn key(&self) -> Option<&'static ConfigKey> {
        let name = match &self.setting {
            Setting::Key(name) => name,
            Setting::Deck(_) => "decks",
        };
        KEYS.iter().find(|key| key.name == name)
    }

    /// The values to choose from; empty if the value is typed.
    pub fn choices(&self) -> Vec<&'static str> {
        match self.setting {
            Setting::Key(_) => self.key().map_or_else(Vec::new, |key| key.choices.clone()),
            Setting::Deck(_) => vec!["true", "false"],
        }
    }

    /// Whether the value is a text to type. Keys and parameters are only listed.
    pub fn is_typed(&self) -> bool {
        let is_listed = matches!(
            self.setting,
            Setting::Key("keys" | "fsrs_parameters" | "decks")
        );
        self.choices().is_empty() && !is_listed
    }

    /// The choice after the value, or before it.
    pub fn neighbor(&self, command: Command) -> Option<&'static str> {
        let choices = self.choices();
        let at = choices.iter().position(|choice| *choice == self.value)?;
        let step = match command {
            Command::PreviousValue => choices.len() - 1,
            _ => 1,
        };
        choices.get((at + step) % choices.len()).copied()
    }

    fn label(&self, state: &State) -> String {
        match (&self.setting, self.key()) {
            (Setting::Deck(path), _) => words::deck(state.language, path),
            (Setting::Key(_), Some(key)) => (key.label)(state.language).to_owned(),
            (Setting::Key(name), None) => (*name).to_owned(),
        }
    }

    /// The value as the screen shows it.
    fn shown(&self, value: &str, state: &State) -> String {
        let language = state.language;
        let is_switch = self.choices() == ["true", "false"];
        match (value, &self.setting) {
            ("true", _) if is_switch => words::on(language).to_owned(),
            ("false", _) if is_switch => words::off(language).to_owned(),
            ("[]" | "{}", Setting::Key("fsrs_parameters")) => words::default(language).to_owned(),
            ("[]" | "{}", _) => words::none(language).to_owned(),
            (_, Setting::Key("fsrs_parameters")) => words::fitted(language).to_owned(),
            (_, Setting::Key("keys")) => words::changed(language).to_owned(),
            _ => value.trim_matches('"').to_owned(),
        }
    }
}

impl SettingsScreen {
    /// Shows new values. What the values were, and decks that are closed, stay.
    pub fn show(&mut self, values: Vec<(Setting, String)>) {
        let is_first = self.rows.items().is_empty();
        let mut rows: Vec<SettingRow> = values
            .into_iter()
            .map(|(setting, value)| {
                let known = self.rows.items().iter().find(|row| row.setting == setting);
                let was = known.map_or_else(|| value.clone(), |row| row.was.clone());
                SettingRow {
                    setting,
                    value,
                    was,
                }
            })
            .collect();
        for (at, row) in self.rows.items().iter().enumerate() {
            let is_deck = matches!(row.setting, Setting::Deck(_));
            if is_deck && !rows.iter().any(|other| other.setting == row.setting) {
                let value = "false".to_owned();
                rows.insert(
                    at.min(rows.len()),
                    SettingRow {
                        value,
                        ..row.clone()
                    },
                );
            }
        }
        let under_cursor = self.rows.selected().map(|row| row.setting.clone());
        self.rows.replace(rows);
        if !is_first {
            self.rows
                .select(|row| Some(&row.setting) == under_cursor.as_ref());
        }
    }

    /// Whether a command has an effect on the row under the cursor.
    pub fn offers(&self, command: Command) -> bool {
        let row = self.rows.selected();
        match command {
            Command::NextValue => row.is_some_and(|row| row.neighbor(command).is_some()),
            Command::Undo => row.is_some_and(|row| row.value != row.was),
            _ => true,
        }
    }

    /// The paths of the open decks after a deck was opened or closed.
    pub fn open_decks(&self, changed: &str, is_open: bool) -> Vec<&str> {
        let decks = self
            .rows
            .items()
            .iter()
            .filter_map(|row| match &row.setting {
                Setting::Deck(path) if path == changed => is_open.then_some(path.as_str()),
                Setting::Deck(path) => (row.value == "true").then_some(path.as_str()),
                Setting::Key(_) => None,
            });
        decks.collect()
    }

    /// The number of visible rows.
    pub fn body_height(&self, state: &State) -> usize {
        let n_about = about_height(state);
        body_height(state.size, HEADER, n_about + 2 + notice_height(state))
    }

    pub fn page(&self, state: &State) -> Page {
        let width = state.size.inner_width();
        let labels = self.rows.items().iter();
        let labels = labels.map(|row| state.glyphs.width(&row.label(state)));
        let columns = labels.max().unwrap_or(0).min(width / 2);
        let rows = self
            .rows
            .lines_and_rest(self.body_height(state), state.language, |item| {
                line(state, item, columns)
            });
        let mut footer = vec![Line::rule(width)];
        footer.extend(self.about(state, width));
        footer.extend(screen_footer(state, Context::Settings));
        Page {
            header: vec![
                Line::new(words::title(state.language), Role::Title),
                Line::rule(width),
            ],
            body: rows.into(),
            scroll: 0,
            items: self.rows.rows_above_rest(self.body_height(state)),
            footer,
            panes: Vec::new(),
        }
    }

    /// What the setting under the cursor means, and what it was.
    fn about(&self, state: &State, width: usize) -> Vec<Line> {
        let height = about_height(state);
        let mut lines = Vec::new();
        if let Some(row) = self.rows.selected() {
            let about = row.key().map_or("", |key| (key.about)(state.language));
            let ambiguous = state.glyphs.ambiguous;
            let (wrapped, _) = wrap_first(about, width, height - 1, ambiguous);
            lines.extend(wrapped.into_iter().map(|line| Line::new(line, Role::Plain)));
            if row.value != row.was {
                let was = words::was(state.language, &row.shown(&row.was, state));
                lines.push(Line::new(state.in_one_row(&was), Role::Dim));
            }
        }
        lines.resize(height, Line::default());
        lines
    }
}

/// Rows for what a setting means.
fn about_height(state: &State) -> usize {
    match state.size.room() {
        Room::Full => 4,
        _ => 3,
    }
}

/// A setting in one row.
fn line(state: &State, item: ListRow<'_, SettingRow>, columns: usize) -> Line {
    let row = item.value;
    let label = state.glyphs.truncate(&row.label(state), columns);
    let label = pad_to(&label, columns, state.glyphs.ambiguous);
    let is_changed = row.value != row.was;
    let value = state.in_one_row(&row.shown(&row.value, state));
    let line = item.line.with(label, item.role);
    let line = line.with(
        format!("  {value}"),
        if is_changed { Role::Done } else { Role::Figure },
    );
    match is_changed {
        true => line.with(
            format!("  {}", words::changed_now(state.language)),
            Role::Dim,
        ),
        false => line,
    }
}

/// The own keys, one a line, each with its place in the config.
pub fn own_keys(state: &State, rules: &[String]) -> Vec<String> {
    let head = match rules.is_empty() {
        true => words::no_keys(state.language),
        false => words::keys_title(state.language),
    };
    let about = config_words::keys(state.language);
    let first = [head.to_owned(), about.to_owned()];
    first.into_iter().chain(rules.iter().cloned()).collect()
}
