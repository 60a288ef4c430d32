//! Commands of the card screen.

use crate::domain::CardId;
use crate::tui::keymap::Command;
use crate::tui::message::{Effect, ReadCard};
use crate::tui::screens::page::moved;
use crate::tui::screens::{CardScreen, CardTab};
use crate::tui::state::{Screen, State};

/// Opens a card. Its content follows in [`read`].
pub(super) fn opened(
    state: &mut State,
    card: CardId,
    position: Option<(usize, usize)>,
) -> Vec<Effect> {
    let screen = CardScreen {
        position,
        ..CardScreen::default()
    };
    state.screens.push(Screen::Card(Box::new(screen)));
    vec![Effect::ReadCard(card)]
}

/// Shows the content of a card.
pub(super) fn read(state: &mut State, card: ReadCard) -> Vec<Effect> {
    state.layout.clear();
    if let Some(Screen::Card(screen)) = state.screens.last_mut() {
        if screen.view.id != card.view.id {
            screen.scroll = 0;
        }
        screen.view = card.view;
        screen.history = card.history;
        screen.related.replace(card.related);
        screen.now = Some(card.now);
    }
    Vec::new()
}

pub(super) fn command_given(state: &mut State, command: Command) -> Vec<Effect> {
    let Some(Screen::Card(screen)) = state.screens.last() else {
        return Vec::new();
    };
    let is_list = screen.tab == CardTab::Related;
    let height = screen.body_height(state).max(1);
    let most = screen.max_scroll(state);
    match command {
        Command::OpenCard if is_list => {
            let other = screen.related.selected().map(|(card, _)| *card);
            return other.map_or_else(Vec::new, |card| opened(state, card, None));
        }
        Command::Next => return neighbor(state, Command::Down),
        Command::Previous => return neighbor(state, Command::Up),
        _ => {}
    }
    if let Some(Screen::Card(screen)) = state.screens.last_mut() {
        match command {
            Command::NextPane => {
                screen.tab = screen.tab.next();
                screen.scroll = 0;
            }
            _ if is_list => screen.related.go(command, height),
            _ => screen.scroll = moved(screen.scroll.min(most), most + 1, height, command),
        }
    }
    Vec::new()
}

/// Shows the next or the previous card of the list below.
fn neighbor(state: &mut State, command: Command) -> Vec<Effect> {
    let Some([Screen::Browse(browse), Screen::Card(screen)]) = state.screens.last_chunk_mut()
    else {
        return Vec::new();
    };
    let before = browse.cards.cursor();
    browse.cards.go(command, 1);
    let (index, n) = (browse.cards.cursor(), browse.cards.items().len());
    screen.position = Some((index + 1, n));
    let card = browse.cards.selected().filter(|_| index != before);
    card.copied().map(Effect::ReadCard).into_iter().collect()
}
