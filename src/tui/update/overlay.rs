//! Commands while an overlay is open.

use tui_input::InputRequest;

use crate::domain::Moment;
use crate::progress::{EventKind, Plan};
use crate::tui::keymap::{Command, Typing};
use crate::tui::message::{Effect, FoundCards, Question, Unsaved};
use crate::tui::overlays::{
    AFTERWARDS, Field, Join, Notice, Overlay, Pick, Purpose, content_height, content_width,
    help_rows, notice_rows,
};
use crate::tui::screens::page::most_scroll;
use crate::tui::state::State;

/// Runs a command.
pub(super) fn command_given(state: &mut State, command: Command, now: Moment) -> Vec<Effect> {
    let Some(overlay) = state.overlays.pop() else {
        return Vec::new();
    };
    match overlay {
        Overlay::Menu { selected } => menu(state, selected, command, now),
        Overlay::Help { scroll } => help(state, scroll, command),
        Overlay::Links { links, selected } => {
            let moved = moved(selected, links.len(), command);
            match (chosen(selected, command), moved) {
                (Some(place), _) => {
                    let link = links.get(place);
                    link.map(|link| Effect::Browse(link.address.clone()))
                        .into_iter()
                        .collect()
                }
                (None, Some(selected)) => super::open(state, Overlay::Links { links, selected }),
                (None, None) => Vec::new(),
            }
        }
        Overlay::Source(place) => match command {
            Command::OpenFile => vec![Effect::OpenFile(place)],
            Command::Copy => vec![Effect::Copy(format!("{}:{}", place.file, place.line))],
            _ => Vec::new(),
        },
        Overlay::Afterwards { name, selected } => afterwards(state, name, selected, command, now),
        Overlay::Failure(unsaved) => failure(state, *unsaved, command),
        Overlay::Field(field) => field_command(state, field, command),
        Overlay::Notice(notice) => notice_command(state, notice, command),
        Overlay::Pick(pick) => pick_command(state, pick, command),
        Overlay::Join(join) => match command {
            Command::Confirm => vec![Effect::Join(join.card.0, join.other.0)],
            Command::Back => super::open(state, Overlay::Pick(join.pick)),
            _ => super::open(state, Overlay::Join(join)),
        },
    }
}

/// Runs a choice after an interview. The learner can capture several questions before choosing.
fn afterwards(
    state: &mut State,
    name: String,
    selected: usize,
    command: Command,
    now: Moment,
) -> Vec<Effect> {
    let n_choices = AFTERWARDS.len();
    let chosen = chosen(selected, command).and_then(|place| AFTERWARDS.get(place));
    match (chosen, moved(selected, n_choices, command)) {
        (Some(Command::EndPlan), _) => vec![Effect::Record(EventKind::Plan(Plan::default()))],
        (Some(Command::Capture), _) => {
            super::open(state, Overlay::Afterwards { name, selected });
            super::open(state, Overlay::capture(Question::default()))
        }
        (Some(command), _) => super::command_given(state, *command, now),
        (None, Some(selected)) => super::open(state, Overlay::Afterwards { name, selected }),
        (None, None) => Vec::new(),
    }
}

/// Shows the candidates for a merge. If there are none, the learner searches again.
pub(super) fn found(state: &mut State, found: FoundCards) -> Vec<Effect> {
    if (state.field()).is_some_and(|field| matches!(field.purpose, Purpose::Find(_))) {
        state.overlays.pop();
    }
    let pick = Pick { found, selected: 0 };
    super::open(state, Overlay::Pick(pick))
}

fn pick_command(state: &mut State, pick: Pick, command: Command) -> Vec<Effect> {
    let sheet = state.study().map(|screen| &screen.card);
    match command {
        Command::Search => {
            let field = Overlay::field(Purpose::Find(pick), "");
            super::open(state, field)
        }
        Command::Pick => {
            let card = sheet.and_then(|sheet| Some((sheet.id?, sheet.title.clone())));
            let other = pick.found.cards.get(pick.selected).cloned();
            match (card, other) {
                (Some(card), Some(other)) => {
                    super::open(state, Overlay::Join(Box::new(Join { card, other, pick })))
                }
                _ => super::open(state, Overlay::Pick(pick)),
            }
        }
        _ => {
            let page = content_height(state.size.height);
            match moved_by(pick.selected, pick.found.cards.len(), page, command) {
                Some(selected) => super::open(state, Overlay::Pick(Pick { selected, ..pick })),
                None => Vec::new(),
            }
        }
    }
}

fn notice_command(state: &mut State, notice: Notice, command: Command) -> Vec<Effect> {
    let rows = notice_rows(state, &notice, content_width(state.size.width));
    match scrolled(state, notice.scroll, rows.len(), command) {
        Some(scroll) => super::open(state, Overlay::Notice(Notice { scroll, ..notice })),
        None => Vec::new(),
    }
}

/// Closes the search field once the search finds cards.
pub(super) fn searched(state: &mut State, query: &str) {
    let is_of =
        |field: &Field| field.purpose == Purpose::Search && field.input.value().trim() == query;
    if state.field().is_some_and(is_of) {
        state.overlays.pop();
    }
}

/// Types text into the field, without line breaks.
pub(super) fn typed(state: &mut State, text: &str) -> Vec<Effect> {
    state.notice = None;
    if let Some(Overlay::Field(field)) = state.overlays.last_mut() {
        for character in text.chars().filter(|character| !character.is_control()) {
            field.input.handle(InputRequest::InsertChar(character));
        }
    }
    Vec::new()
}

fn menu(state: &mut State, selected: usize, command: Command, now: Moment) -> Vec<Effect> {
    let entries: Vec<Command> = state.menu_entries().map(|entry| entry.command).collect();
    let picked = match chosen(selected, command) {
        Some(place) => entries.get(place).copied(),
        None => Some(command).filter(|command| entries.contains(command)),
    };
    if let Some(picked) = picked {
        return super::command_given(state, picked, now);
    }
    match moved(selected, entries.len(), command) {
        Some(selected) => super::open(state, Overlay::Menu { selected }),
        None => Vec::new(),
    }
}

/// The entry that a command chooses.
pub(super) fn chosen(selected: usize, command: Command) -> Option<usize> {
    match command {
        Command::Pick => Some(selected),
        Command::PickNumber(number) => usize::from(number).checked_sub(1),
        _ => None,
    }
}

/// Where a command moves the cursor of a list. `None` if it closes the list.
pub(super) fn moved(selected: usize, n_entries: usize, command: Command) -> Option<usize> {
    moved_by(selected, n_entries, n_entries, command)
}

/// Like [`moved`], for a list that shows only `page` entries at once.
fn moved_by(selected: usize, n_entries: usize, page: usize, command: Command) -> Option<usize> {
    let last = n_entries.saturating_sub(1);
    Some(match command {
        Command::Up => selected.saturating_sub(1),
        Command::Down => (selected + 1).min(last),
        Command::PageUp => selected.saturating_sub(page),
        Command::PageDown => (selected + page).min(last),
        Command::First => 0,
        Command::Last => last,
        Command::Back => return None,
        _ => selected,
    })
}

fn help(state: &mut State, scroll: usize, command: Command) -> Vec<Effect> {
    let width = content_width(state.size.width);
    let (_, rows) = help_rows(state, width);
    match scrolled(state, scroll, rows.len(), command) {
        Some(scroll) => super::open(state, Overlay::Help { scroll }),
        None => Vec::new(),
    }
}

/// Where a command scrolls a text of `n_rows` rows. `None` if it closes the text.
fn scrolled(state: &State, scroll: usize, n_rows: usize, command: Command) -> Option<usize> {
    let page = content_height(state.size.height);
    let most = most_scroll(n_rows, page);
    moved_by(scroll.min(most), most + 1, page, command)
}

fn failure(state: &mut State, unsaved: Unsaved, command: Command) -> Vec<Effect> {
    match (command, unsaved.what) {
        (Command::TryAgain, Some(what)) => vec![Effect::Record(what)],
        (Command::TryAgain, None) => vec![Effect::Save],
        (Command::GoOnUnsaved, Some(what)) => vec![Effect::Keep(what)],
        (Command::GoOnUnsaved, None) => super::leave(state),
        (Command::SaveElsewhere, what) => {
            let purpose = Purpose::OtherFile(what.map(Box::new));
            super::open(state, Overlay::field(purpose, ""))
        }
        // Nothing was applied: the answer stays on the screen, and the learner can exit again.
        _ => {
            state.gives_up = false;
            Vec::new()
        }
    }
}

fn field_command(state: &mut State, mut field: Field, command: Command) -> Vec<Effect> {
    match command {
        Command::Confirm => return confirmed(state, field),
        Command::Type(typing) => {
            field.input.handle(request(typing));
        }
        Command::OtherField => field.turn(),
        Command::Cancel => {
            state.gives_up = false;
            if let Purpose::Find(pick) = field.purpose {
                return super::open(state, Overlay::Pick(pick));
            }
            return Vec::new();
        }
        _ => {}
    }
    super::open(state, Overlay::Field(field))
}

fn request(typing: Typing) -> InputRequest {
    match typing {
        Typing::DeleteBefore => InputRequest::DeletePrevChar,
        Typing::DeleteAt => InputRequest::DeleteNextChar,
        Typing::DeleteWord => InputRequest::DeletePrevWord,
        Typing::DeleteLine => InputRequest::DeleteFromStart,
        Typing::Left => InputRequest::GoToPrevChar,
        Typing::Right => InputRequest::GoToNextChar,
        Typing::Start => InputRequest::GoToStart,
        Typing::End => InputRequest::GoToEnd,
    }
}

fn confirmed(state: &mut State, field: Field) -> Vec<Effect> {
    let text = field.input.value().trim().to_owned();
    if let Some(question) = field.question() {
        if question.text.is_empty() {
            return super::open(state, Overlay::Field(field));
        }
        return vec![Effect::Capture(question)];
    }
    match field.purpose {
        Purpose::Capture { .. } => Vec::new(),
        // Keeps the query until something matches, so that the learner can correct a typo.
        Purpose::Find(_) => {
            super::open(state, Overlay::Field(field));
            let card = state.study().and_then(|screen| screen.card.id);
            let find = card.map(|card| Effect::Find(card, text));
            find.into_iter().collect()
        }
        Purpose::Search => {
            super::open(state, Overlay::Field(field));
            vec![Effect::Search(text)]
        }
        Purpose::Flag => {
            let card = state.study().and_then(|screen| screen.card.id);
            super::record(card.map(|card| EventKind::Flag { card, why: text }))
        }
        Purpose::Date => vec![Effect::SetDate(text)],
        Purpose::OtherFile(what) if text.is_empty() => super::open(
            state,
            Overlay::Field(Field {
                purpose: Purpose::OtherFile(what),
                ..field
            }),
        ),
        Purpose::OtherFile(what) => vec![Effect::MoveLog(text, what.map(|what| *what))],
    }
}
