//! What follows when the files of the notes changed.

use std::collections::BTreeMap;

use crate::domain::TopicId;
use crate::tui::message::{Effect, NotesMessage, PlannedAgain};
use crate::tui::state::{Screen, State};

pub(super) fn received(state: &mut State, message: NotesMessage) -> Vec<Effect> {
    match message {
        NotesMessage::Read(topics) => changed(state, topics),
        NotesMessage::Planned(planned) => {
            planned_again(state, *planned);
            Vec::new()
        }
    }
}

/// After the files of the notes changed, plans all sessions again. What is on the screen stays until
/// a key leads on.
fn changed(state: &mut State, topics: BTreeMap<TopicId, String>) -> Vec<Effect> {
    state.topics = topics;
    let screens = state.screens.iter().enumerate();
    let sessions = screens.filter_map(|(index, screen)| match screen {
        Screen::Study(study) => Some(Effect::PlanAgain(index, study.request.clone())),
        _ => None,
    });
    sessions.collect()
}

fn planned_again(state: &mut State, planned: PlannedAgain) {
    let PlannedAgain {
        screen,
        day,
        takes_new,
        now,
    } = planned;
    if let Some(Screen::Study(screen)) = state.screens.get_mut(screen) {
        screen.study.replace_cards(day, takes_new, now);
    }
}
