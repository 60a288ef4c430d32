//! Commands of the settings screen.

use crate::tui::keymap::Command;
use crate::tui::message::{Effect, SettingChanged};
use crate::tui::overlays::{Field, Overlay, Purpose};
use crate::tui::screens::SettingsScreen;
use crate::tui::screens::settings::{SettingRow, own_keys};
use crate::tui::setting::Setting;
use crate::tui::state::{Screen, State};
use crate::words::settings as words;
use crate::yaml::text_list;

pub(super) fn opened(state: &mut State, values: Vec<(Setting, String)>) -> Vec<Effect> {
    let mut settings = SettingsScreen::default();
    settings.show(values);
    state.screens.push(Screen::Settings(Box::new(settings)));
    Vec::new()
}

pub(super) fn command_given(state: &mut State, command: Command) -> Vec<Effect> {
    let Some(Screen::Settings(settings)) = state.screens.last() else {
        return Vec::new();
    };
    let height = settings.body_height(state);
    let row = settings.rows.selected().cloned();
    match (command, row) {
        (Command::Change, Some(row)) if row.is_typed() => {
            let Setting::Key(key) = row.setting else {
                return Vec::new();
            };
            let field = Overlay::field(Purpose::Setting(key), row.value.trim_matches('"'));
            super::open(state, field)
        }
        (Command::Change, Some(row)) if row.choices().is_empty() => listed(state, &row),
        (Command::Change | Command::NextValue | Command::PreviousValue, Some(row)) => {
            let value = row.neighbor(command).map(str::to_owned);
            value.map_or_else(Vec::new, |value| change(settings, &row, value))
        }
        (Command::Undo, Some(row)) if row.value != row.was => {
            let was = row.was.clone();
            change(settings, &row, was)
        }
        _ => {
            if let Some(Screen::Settings(settings)) = state.screens.last_mut() {
                settings.rows.go(command, height);
            }
            Vec::new()
        }
    }
}

/// What a row is about that has no value to choose or type.
fn listed(state: &mut State, row: &SettingRow) -> Vec<Effect> {
    let said = match row.setting {
        Setting::Key("keys") => return vec![Effect::ListKeys],
        Setting::Key("decks") => words::decks_hint(state.language),
        _ => words::parameters_hint(state.language),
    };
    state.notice = Some(said.to_owned());
    Vec::new()
}

fn change(settings: &SettingsScreen, row: &SettingRow, value: String) -> Vec<Effect> {
    match &row.setting {
        Setting::Key(key) => vec![Effect::ChangeSetting(key, value)],
        Setting::Deck(path) => {
            let decks = text_list(settings.open_decks(path, value == "true"));
            vec![Effect::ChangeSetting("decks", decks)]
        }
    }
}

pub(super) fn keys_listed(state: &mut State, rules: &[String]) -> Vec<Effect> {
    let notice = Overlay::notice(own_keys(state, rules));
    super::open(state, notice)
}

/// Shows a change everywhere, and closes the field that it was typed into.
pub(super) fn changed(state: &mut State, changed: SettingChanged) -> Vec<Effect> {
    let is_typed = |field: &Field| matches!(field.purpose, Purpose::Setting(_));
    if state.field().is_some_and(is_typed) {
        state.overlays.pop();
    }
    state.language = changed.language;
    state.topics = changed.topics;
    state.theme = changed.theme;
    state.glyphs = changed.glyphs;
    state.layout.clear();
    state.notice = Some(changed.said);
    if let Some(Screen::Settings(settings)) = state.screens.last_mut() {
        settings.show(changed.values);
    }
    Vec::new()
}
