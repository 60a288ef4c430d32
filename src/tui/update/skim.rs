//! Commands of the skim screen.

use crate::domain::CardId;
use crate::query::Query;
use crate::tui::keymap::Command;
use crate::tui::message::Effect;
use crate::tui::screens::Skim;
use crate::tui::screens::page::moved;
use crate::tui::state::{Screen, State};

/// Opens the skim screen with the cards found.
pub(super) fn opened(state: &mut State, query: Query, cards: Vec<CardId>) -> Vec<Effect> {
    if !cards.is_empty() {
        return opened_at(state, query, cards, 0);
    }
    super::nothing_found(state, query.text());
    match state.screens.is_empty() {
        true => super::to_home(state),
        false => Vec::new(),
    }
}

/// Opens the skim screen with cards, at one of them.
pub(super) fn opened_at(
    state: &mut State,
    query: Query,
    cards: Vec<CardId>,
    index: usize,
) -> Vec<Effect> {
    let skim = Skim {
        cards,
        query,
        index,
        ..Skim::default()
    };
    let card = skim.card();
    state.screens.push(Screen::Skim(Box::new(skim)));
    card.map(Effect::LoadCard).into_iter().collect()
}

pub(super) fn command_given(state: &mut State, command: Command) -> Vec<Effect> {
    let Some(Screen::Skim(skim)) = state.screens.last() else {
        return Vec::new();
    };
    if command == Command::UnfoldAll {
        return unfold(state);
    }
    let (height, most) = (skim.body_height(state).max(1), skim.max_scroll(state));
    let Some(Screen::Skim(skim)) = state.screens.last_mut() else {
        return Vec::new();
    };
    let scroll = skim.scroll.min(most);
    let last = skim.cards.len().saturating_sub(1);
    let to = match command {
        Command::Next => skim.index + 1,
        Command::Page if scroll == most => skim.index + 1,
        Command::Previous => skim.index.saturating_sub(1),
        Command::First => 0,
        Command::Last => last,
        _ => {
            let command = match command {
                Command::Page => Command::PageDown,
                _ => command,
            };
            skim.scroll = moved(scroll, most + 1, height, command);
            return Vec::new();
        }
    };
    let card = skim.go_to(to).then(|| skim.card()).flatten();
    card.map(Effect::LoadCard).into_iter().collect()
}

/// Drops a card that is no longer in any open deck, and shows the next one.
pub(super) fn card_removed(state: &mut State, card: CardId) -> Vec<Effect> {
    let Some(Screen::Skim(skim)) = state.screens.last_mut() else {
        return Vec::new();
    };
    skim.cards.retain(|other| *other != card);
    skim.index = skim.index.min(skim.cards.len().saturating_sub(1));
    match skim.card() {
        Some(card) => vec![Effect::LoadCard(card)],
        None => super::back(state),
    }
}

/// Shows the answer, or hides it again.
fn unfold(state: &mut State) -> Vec<Effect> {
    let Some(Screen::Skim(skim)) = state.screens.last() else {
        return Vec::new();
    };
    let unfolds = !skim.in_full && skim.has_foldable_answer();
    let answer_row = skim.answer_row(state);
    if let Some(Screen::Skim(skim)) = state.screens.last_mut() {
        skim.in_full = unfolds;
        skim.scroll = 0;
    }
    if let Some(Screen::Skim(skim)) = state.screens.last()
        && unfolds
        && answer_row + 1 >= skim.body_height(state)
    {
        // Otherwise the answer would be out of view.
        let scroll = answer_row.min(skim.max_scroll(state));
        if let Some(Screen::Skim(skim)) = state.screens.last_mut() {
            skim.scroll = scroll;
        }
    }
    Vec::new()
}
