//! Commands of the browse screen.

use std::collections::HashSet;

use super::{card, skim};
use crate::domain::CardId;
use crate::query::Query;
use crate::session::{CardList, CardListRequest};
use crate::tui::keymap::Command;
use crate::tui::list::List;
use crate::tui::message::{BrowseMessage, CardSearch, Effect, ListedCards, ShownRows};
use crate::tui::screens::page::{Pane, moved};
use crate::tui::state::{Screen, State};
use crate::tui::text_field::TextField;

/// Opens the list of the cards that match a query, with the search field active if `searching`.
pub(super) fn opened(state: &mut State, query: &str, searching: bool) -> Vec<Effect> {
    if state.browse_mut().is_none() {
        state.screens.push(Screen::Browse(Box::default()));
    }
    let mut request = CardListRequest::default();
    if let Some(browse) = state.browse_mut() {
        browse.field = searching.then(|| TextField::new(query));
        browse.in_preview = false;
        request.sort = browse.request.sort;
    }
    request.text = query.trim().to_owned();
    vec![Effect::ListCards(request)]
}

/// Handles what the screen asked for.
pub(super) fn received(state: &mut State, message: BrowseMessage) -> Vec<Effect> {
    match message {
        BrowseMessage::Listed(listed) => cards_listed(state, *listed),
        BrowseMessage::SearchedOn(search) => searched_on(state, *search),
        BrowseMessage::Rows(shown) => rows_shown(state, shown),
        BrowseMessage::Card(read) => card::read(state, *read),
    }
}

/// Shows the cards found. If the request is the same, the cursor stays on its card.
fn cards_listed(state: &mut State, listed: ListedCards) -> Vec<Effect> {
    if let Some(browse) = state.browse_mut() {
        let CardList { cards, counts } = listed.list;
        if !browse.marked.is_empty() {
            let listed: HashSet<&CardId> = cards.iter().collect();
            browse.marked.retain(|card| listed.contains(card));
        }
        let selected = browse.cards.selected().copied();
        if browse.request == listed.request {
            let at = cards.iter().position(|card| Some(*card) == selected);
            browse.cards.replace(cards);
            browse.cards.move_to(at.unwrap_or(browse.cards.cursor()));
        } else {
            browse.cards = List::new(cards);
        }
        browse.counts = counts;
        browse.anchor = browse.cards.cursor();
        browse.request = listed.request;
        browse.n_cards = listed.n_cards;
        browse.now = Some(listed.now);
        (browse.problem, browse.progress) = (None, None);
        browse.rows.clear();
        browse.previewed = None;
    }
    Vec::new()
}

/// Shows how far a search is, and continues it.
fn searched_on(state: &mut State, search: CardSearch) -> Vec<Effect> {
    if let Some(browse) = state.browse_mut() {
        browse.progress = Some((search.n_searched, search.n_cards));
    }
    vec![Effect::SearchOn(Box::new(search))]
}

fn rows_shown(state: &mut State, shown: ShownRows) -> Vec<Effect> {
    if let Some(preview) = &shown.preview {
        state.layout.clear();
        if let Some(browse) = state.browse_mut() {
            browse.scroll = 0;
            browse.preview = (**preview).clone();
        }
    }
    let visible = visible(state);
    if let Some(browse) = state.browse_mut() {
        browse.rows.extend(shown.rows);
        browse.rows.retain(|card, _| visible.contains(card));
    }
    Vec::new()
}

fn visible(state: &State) -> Vec<CardId> {
    let Some(Screen::Browse(browse)) = state.screens.last() else {
        return Vec::new();
    };
    let height = browse.panes(state).list.height;
    browse.cards.visible(height).to_vec()
}

/// Loads the visible rows and the preview, unless they are loaded.
pub(super) fn load_missing(state: &mut State) -> Vec<Effect> {
    let visible = visible(state);
    let Some(Screen::Browse(browse)) = state.screens.last() else {
        return Vec::new();
    };
    let selected = browse.cards.selected().copied();
    let preview = selected.filter(|card| browse.previewed != Some(*card));
    let missing = visible.into_iter();
    let missing: Vec<_> = missing
        .filter(|card| !browse.rows.contains_key(card))
        .collect();
    if missing.is_empty() && preview.is_none() {
        return Vec::new();
    }
    if let (Some(card), Some(browse)) = (preview, state.browse_mut()) {
        browse.previewed = Some(card);
    }
    vec![Effect::ShowRows {
        rows: missing,
        preview,
    }]
}

pub(super) fn command_given(state: &mut State, command: Command) -> Vec<Effect> {
    let Some(Screen::Browse(browse)) = state.screens.last() else {
        return Vec::new();
    };
    if browse.field.is_some()
        && let Some(effects) = field_command(state, command)
    {
        return effects;
    }
    let Some(Screen::Browse(browse)) = state.screens.last() else {
        return Vec::new();
    };
    let request = browse.request.clone();
    match command {
        Command::Search => {
            if let Some(browse) = state.browse_mut() {
                browse.field = Some(TextField::new(&request.text));
            }
            Vec::new()
        }
        Command::OpenCard => {
            let position = (browse.cards.cursor() + 1, browse.cards.items().len());
            match browse.cards.selected().copied() {
                Some(selected) => card::opened(state, selected, Some(position)),
                None => Vec::new(),
            }
        }
        Command::ClearSearch if browse.is_plain() => super::back(state),
        Command::ClearSearch => clear(state),
        Command::Filter(number) => {
            let filter = usize::from(number).wrapping_sub(1);
            match CardList::FILTERS.get(filter) {
                Some(_) => vec![Effect::ListCards(CardListRequest { filter, ..request })],
                None => Vec::new(),
            }
        }
        Command::NextSort | Command::PreviousSort => {
            let step = if command == Command::NextSort { 1 } else { -1 };
            let sort = request.sort.moved(step);
            vec![Effect::ListCards(CardListRequest { sort, ..request })]
        }
        Command::Mark => {
            mark(state);
            Vec::new()
        }
        Command::MarkAll | Command::MarkRange => {
            mark_many(state, command);
            Vec::new()
        }
        Command::Skim => {
            let cards = match browse.marked.is_empty() {
                true => browse.cards.items().to_vec(),
                false => browse.chosen(),
            };
            match cards.is_empty() {
                true => super::nothing_found(state, &request.text),
                // Cards of a list stay under their primary topics.
                false => return skim::opened_at(state, Query::default(), cards, 0),
            }
            Vec::new()
        }
        Command::NextPane => {
            let has_preview = browse.panes(state).preview.is_some();
            if let Some(browse) = state.browse_mut() {
                browse.in_preview = has_preview && !browse.in_preview;
            }
            Vec::new()
        }
        _ => {
            let pane = match browse.in_preview {
                true => Pane::Preview,
                false => Pane::List,
            };
            go(state, pane, command);
            Vec::new()
        }
    }
}

/// Selects the card under the cursor, or deselects it, and goes to the next.
fn mark(state: &mut State) {
    let Some(Screen::Browse(browse)) = state.screens.last() else {
        return;
    };
    let height = browse.panes(state).list.height;
    if let Some(browse) = state.browse_mut()
        && let Some(card) = browse.cards.selected().copied()
    {
        if !browse.marked.remove(&card) {
            browse.marked.insert(card);
        }
        browse.anchor = browse.cards.cursor();
        browse.cards.go(Command::Down, height);
    }
}

/// Selects all cards, or those between the last one selected and the cursor. If all are selected,
/// deselects them.
fn mark_many(state: &mut State, command: Command) {
    let Some(browse) = state.browse_mut() else {
        return;
    };
    let cards = browse.cards.items();
    let cursor = browse.cards.cursor();
    let (first, last) = match command {
        Command::MarkRange => (browse.anchor.min(cursor), browse.anchor.max(cursor) + 1),
        _ => (0, cards.len()),
    };
    let meant = cards.get(first..last.min(cards.len())).unwrap_or_default();
    if command == Command::MarkAll && browse.marked.len() == cards.len() {
        browse.marked.clear();
    } else {
        browse.marked.extend(meant);
        browse.anchor = cursor;
    }
}

/// Runs a command in the pane under the mouse: gives it the keys, moves in the list, or scrolls the
/// preview.
pub(super) fn in_pane(state: &mut State, pane: Pane, command: Command) -> Vec<Effect> {
    match state.browse_mut() {
        Some(browse) if command == Command::NextPane => {
            browse.in_preview = pane == Pane::Preview && browse.field.is_none();
        }
        _ => go(state, pane, command),
    }
    Vec::new()
}

/// Moves in the list, or scrolls the preview.
fn go(state: &mut State, pane: Pane, command: Command) {
    let Some(Screen::Browse(browse)) = state.screens.last() else {
        return;
    };
    let panes = browse.panes(state);
    match panes.preview.filter(|_| pane == Pane::Preview) {
        Some(preview) => {
            let most = browse.max_scroll(state);
            if let Some(browse) = state.browse_mut() {
                let scroll = browse.scroll.min(most);
                browse.scroll = moved(scroll, most + 1, preview.height.max(1), command);
            }
        }
        None => {
            if let Some(browse) = state.browse_mut() {
                browse.cards.go(command, panes.list.height);
            }
        }
    }
}

/// Lists all cards and selects none.
fn clear(state: &mut State) -> Vec<Effect> {
    let Some(browse) = state.browse_mut() else {
        return Vec::new();
    };
    if !browse.marked.is_empty() {
        browse.marked.clear();
        return Vec::new();
    }
    let sort = browse.request.sort;
    vec![Effect::ListCards(CardListRequest {
        sort,
        ..CardListRequest::default()
    })]
}

/// Runs a command of the search field. `None` for those that move in the list.
fn field_command(state: &mut State, command: Command) -> Option<Vec<Effect>> {
    match command {
        Command::Confirm => Some(confirmed(state)),
        Command::Cancel => {
            if let Some(browse) = state.browse_mut() {
                browse.field = None;
                browse.problem = None;
            }
            Some(search(state, ""))
        }
        Command::Type(typing) => Some(edited(state, |field| field.edit(typing))),
        Command::Up | Command::Down | Command::PageUp | Command::PageDown => None,
        _ => Some(Vec::new()),
    }
}

/// Closes the field. A query that can't be parsed stays for correction.
fn confirmed(state: &mut State) -> Vec<Effect> {
    let Some(browse) = state.browse_mut() else {
        return Vec::new();
    };
    if let Some(problem) = &browse.problem {
        state.notice = Some(problem.clone());
        return Vec::new();
    }
    let field = browse.field.take();
    let text = field.map_or_else(String::new, |field| field.text().to_owned());
    search(state, &text)
}

/// Inserts typed or pasted text. Returns `None` if no search field is active.
pub(super) fn typed(state: &mut State, text: &str) -> Option<Vec<Effect>> {
    let browse = state.browse_mut()?;
    browse.field.as_ref()?;
    Some(edited(state, |field| field.insert(text)))
}

/// Edits the field, and searches at once if the deck is small enough for that.
fn edited(state: &mut State, edit: impl FnOnce(&mut TextField)) -> Vec<Effect> {
    let Some(browse) = state.browse_mut() else {
        return Vec::new();
    };
    let is_live = browse.is_live();
    let Some(field) = &mut browse.field else {
        return Vec::new();
    };
    edit(field);
    let text = field.text().to_owned();
    if is_live {
        search(state, &text)
    } else {
        Vec::new()
    }
}

/// Lists the cards that match a text, unless they are listed.
fn search(state: &State, text: &str) -> Vec<Effect> {
    let Some(Screen::Browse(browse)) = state.screens.last() else {
        return Vec::new();
    };
    let request = CardListRequest {
        text: text.trim().to_owned(),
        ..browse.request.clone()
    };
    if request == browse.request && browse.problem.is_none() {
        return Vec::new();
    }
    vec![Effect::ListCards(request)]
}

/// Shows why the typed query can't be parsed.
pub(super) fn bad_query(state: &mut State, why: String) -> Vec<Effect> {
    if let Some(browse) = state.browse_mut().filter(|it| it.field.is_some()) {
        browse.problem = Some(why.clone());
    }
    super::said(state, why)
}
