//! Clicks on items: the first click selects, one on the selected item does what Enter does.

use crate::domain::Moment;
use crate::session::RevealedRow;
use crate::tui::keymap::Command;
use crate::tui::message::Effect;
use crate::tui::overlays::Overlay;
use crate::tui::screens::study::Phase;
use crate::tui::state::{Screen, State};

pub(super) fn clicked(state: &mut State, item: usize, now: Moment) -> Vec<Effect> {
    state.notice = None;
    state.find = None;
    let command = match state.overlays.last_mut() {
        // A row of a menu is a key: one click is enough.
        Some(overlay) => choose_in(overlay, item).then_some(Command::Pick),
        None => choose_on(state, item),
    };
    let Some(command) = command else {
        return Vec::new();
    };
    super::command_given(state, command, now)
}

/// Puts the cursor of an overlay on an item. Returns whether the overlay has a list.
fn choose_in(overlay: &mut Overlay, item: usize) -> bool {
    match overlay {
        Overlay::Menu(list) => list.choose(item),
        Overlay::Links(list) => list.choose(item),
        Overlay::Minutes(list) => list.choose(item),
        Overlay::Pick(pick) => pick.cards.choose(item),
        // A click on a value changes it.
        Overlay::MockChooser(chooser) => {
            chooser.rows.choose(item);
            chooser.turn(1);
            return false;
        }
        Overlay::Afterwards { choices, .. } => choices.choose(item),
        _ => return false,
    };
    true
}

/// Puts the cursor of a screen on an item. Returns the command to run on it.
fn choose_on(state: &mut State, item: usize) -> Option<Command> {
    if state.mock().is_some() {
        return super::mock::choose_row(state, item).then_some(Command::Tick);
    }
    match state.screens.last_mut()? {
        Screen::Home(home) => home.topics.choose(item).then_some(Command::Study),
        Screen::Settings(settings) => settings.rows.choose(item).then_some(Command::Change),
        Screen::Browse(browse) => {
            browse.in_preview = false;
            browse.cards.choose(item).then_some(Command::OpenCard)
        }
        Screen::Card(card) => card.related.choose(item).then_some(Command::OpenCard),
        Screen::Skim(_) | Screen::Statistics(_) | Screen::Mock(_) | Screen::MockReport(_) => None,
        Screen::Study(study) => match &mut study.phase {
            Phase::Answer { revealed, .. } => {
                let row = revealed.rows().get(item).copied()?;
                revealed.go_to(row);
                match row {
                    RevealedRow::Answers => Some(Command::UnfoldAll),
                    _ => Some(Command::Tick),
                }
            }
            Phase::End { choices, .. } => {
                choices.choose(item);
                Some(Command::Pick)
            }
            Phase::Question {
                choosing: Some(_), ..
            } => u8::try_from(item + 1).ok().map(Command::PickNumber),
            Phase::Begin | Phase::Question { .. } => None,
        },
    }
}
