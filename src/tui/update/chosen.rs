//! Commands on the cards that the learner chose on the browse screen, or on the card that is open.

use super::{open, record_all};
use crate::domain::CardId;
use crate::progress::{Event, EventId, EventKind};
use crate::query::Query;
use crate::tui::keymap::Command;
use crate::tui::message::{Effect, SessionRequest};
use crate::tui::overlays::{Overlay, Purpose};
use crate::tui::screens::Browse;
use crate::tui::state::{Screen, State};
use crate::words::{browse as words, study as study_words};

/// Runs a command on the chosen cards. `None` for any other command, and for one that a single card
/// handles itself.
pub(super) fn command_given(state: &mut State, command: Command) -> Option<Vec<Effect>> {
    if !concerns_cards(command) {
        return None;
    }
    let cards = state.chosen_cards();
    if cards.is_empty() {
        return None;
    }
    match command {
        Command::StudyThese | Command::Drill => {
            let request = SessionRequest::new(Query::of_cards(&cards));
            return Some(vec![Effect::Open(request)]);
        }
        Command::Forget => return Some(open(state, Overlay::Forget(cards))),
        Command::AddTag => return Some(open(state, Overlay::field(Purpose::Tag(cards), ""))),
        Command::Undo => return Some(undo(state)),
        _ if cards.len() == 1 => return None,
        Command::Flag => return Some(open(state, Overlay::field(Purpose::Flag(cards), ""))),
        Command::Edit | Command::Merge | Command::Source | Command::Copy => {
            state.notice = Some(words::one_only(state.language).to_owned());
            return Some(Vec::new());
        }
        _ => {}
    }
    let event = |card: &CardId| {
        let card = *card;
        Some(match command {
            Command::Bury => EventKind::Bury { card },
            Command::Suspend => EventKind::Suspend { card },
            Command::Resume => EventKind::Resume { card },
            Command::Unflag => EventKind::Unflag { card },
            _ => return None,
        })
    };
    let events: Option<Vec<EventKind>> = cards.iter().map(event).collect();
    events.map(record_all)
}

/// Whether a command is about the chosen cards. To list them takes a while in a large deck.
fn concerns_cards(command: Command) -> bool {
    let about_several = [
        Command::StudyThese,
        Command::Drill,
        Command::Forget,
        Command::AddTag,
        Command::Undo,
        Command::Flag,
        Command::Unflag,
        Command::Bury,
        Command::Suspend,
        Command::Resume,
    ];
    let about_one = [
        Command::Edit,
        Command::Merge,
        Command::Source,
        Command::Copy,
    ];
    about_several.contains(&command) || about_one.contains(&command)
}

/// Undoes what was done last on the browse screen.
fn undo(state: &mut State) -> Vec<Effect> {
    let last = browse(state).and_then(|browse| browse.done.last().cloned());
    match last {
        Some(events) => {
            let undo = |of: &EventId| EventKind::Undo { of: *of };
            record_all(events.iter().map(undo).collect())
        }
        None => {
            state.notice = Some(study_words::nothing_to_undo(state.language).to_owned());
            Vec::new()
        }
    }
}

/// Remembers saved events, so that they can be undone.
pub(super) fn remember(state: &mut State, events: &[Event]) {
    let Some(browse) = browse(state) else {
        return;
    };
    let is_undo = |event: &Event| matches!(event.what, EventKind::Undo { .. });
    if events.iter().any(is_undo) {
        browse.done.pop();
    } else {
        browse
            .done
            .push(events.iter().map(|event| event.id).collect());
    }
}

/// The browse screen on top, or below the card that was opened from it.
fn browse(state: &mut State) -> Option<&mut Browse> {
    let mut screens = state.screens.iter_mut().rev();
    let screen = screens.find(|screen| !matches!(screen, Screen::Card(_)));
    match screen {
        Some(Screen::Browse(browse)) => Some(browse),
        _ => None,
    }
}
