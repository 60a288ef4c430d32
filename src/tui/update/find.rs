//! Commands of the search in the text on the screen.

use super::browse;
use crate::session::Below;
use crate::tui::find::Find;
use crate::tui::keymap::Command;
use crate::tui::message::Effect;
use crate::tui::screens::page::{max_scroll, moved};
use crate::tui::state::{Screen, State};

/// Begins a search in the text on the screen.
pub(super) fn opened(state: &mut State) -> Vec<Effect> {
    open_answers(state);
    let text = state.text_on_screen();
    state.find = text.map(|text| Find::new(text.scroll));
    Vec::new()
}

/// Unfolds the answers: a search looks through everything that the card says.
fn open_answers(state: &mut State) {
    match state.screens.last_mut() {
        Some(Screen::Study(study)) => {
            let has_answers = !study.card.answers.is_empty();
            if let Some(revealed) = study.revealed_mut().filter(|_| has_answers) {
                revealed.below = Below::Answers;
            }
        }
        Some(Screen::Skim(skim)) => skim.in_full = skim.has_foldable_answer(),
        _ => {}
    }
}

pub(super) fn command_given(state: &mut State, command: Command) -> Vec<Effect> {
    match command {
        Command::Cancel => state.find = None,
        Command::SearchCards => {
            let find = state.find.take().unwrap_or_default();
            return browse::opened(state, find.field.text(), true);
        }
        Command::Type(typing) => edit(state, |find| find.field.edit(typing)),
        Command::NextPlace | Command::PreviousPlace => {
            if let Some(find) = &mut state.find {
                find.step(command == Command::NextPlace);
            }
            show_place(state);
        }
        _ => scroll(state, command),
    }
    Vec::new()
}

/// Inserts typed or pasted text. Returns `None` if nothing is searched.
pub(super) fn typed(state: &mut State, text: &str) -> Option<Vec<Effect>> {
    state.find.as_ref()?;
    edit(state, |find| find.field.insert(text));
    Some(Vec::new())
}

fn edit(state: &mut State, edit: impl FnOnce(&mut Find)) {
    if let Some(find) = &mut state.find {
        edit(find);
        find.search();
    }
    show_place(state);
}

/// Brings the current place into view, unless it is in view.
fn show_place(state: &mut State) {
    let row = state.find.as_ref().and_then(Find::row);
    let (Some(row), Some(text)) = (row, state.text_on_screen()) else {
        return;
    };
    if (text.scroll..text.scroll + text.height).contains(&row) {
        return;
    }
    // A third of the view shows what comes before.
    let first = row.saturating_sub(text.height / 3);
    state.scroll_text(first.min(max_scroll(text.rows.n_rows(), text.height)));
}

fn scroll(state: &mut State, command: Command) {
    if let Some(text) = state.text_on_screen() {
        let most = max_scroll(text.rows.n_rows(), text.height);
        state.scroll_text(moved(text.scroll, most + 1, text.height.max(1), command));
    }
}

/// Searches again if the text changed, for example in a window of another size. Ends the search
/// if the text is no longer on the screen.
pub(super) fn keep_up(state: &mut State) {
    let Some(mut find) = state.find.take() else {
        return;
    };
    let Some(text) = state.text_on_screen() else {
        return;
    };
    let is_new = find.read(&text, state.size);
    state.find = Some(find);
    if is_new {
        show_place(state);
    }
}
