//! Commands of the study screen.

use super::{answer, end, skim};
use crate::domain::{AskedAs, CardId, Grade, Moment};
use crate::plan::Next;
use crate::progress::EventKind;
use crate::session::{CardView, Choosing, Revealed, Undo};
use crate::tui::keymap::Command;
use crate::tui::list::List;
use crate::tui::message::Effect;
use crate::tui::screens::StudyScreen;
use crate::tui::screens::study::Phase;
use crate::tui::state::State;
use crate::words::study as words;

/// Loads the next card, or ends the session.
pub(super) fn load_next_card(state: &mut State, now: Moment) -> Vec<Effect> {
    let Some(screen) = state.study_mut() else {
        return Vec::new();
    };
    match screen.study.now() {
        Next::Card(card) => vec![Effect::LoadCard(card)],
        // The graded card stays on the screen, and the footer asks whether to go on.
        Next::TimeUp if screen.revealed().is_some() => Vec::new(),
        Next::Later { .. } | Next::TimeUp | Next::Done => finish(state, now),
    }
}

/// Shows the end of the session.
fn finish(state: &mut State, now: Moment) -> Vec<Effect> {
    let Some(screen) = state.study_mut() else {
        return Vec::new();
    };
    let choices = List::default();
    screen.phase = Phase::End { now, choices };
    vec![Effect::Forecast(screen.request.query.clone())]
}

/// Adds minutes to the day, or to a session with its own.
pub(super) fn more_minutes(state: &mut State, now: Moment) -> Vec<Effect> {
    let screen = state.study_mut();
    let Some(screen) = screen.filter(|screen| screen.offers(Command::MoreMinutes)) else {
        return Vec::new();
    };
    match screen.study.add_minutes(now) {
        Some(event) => vec![Effect::Record(event)],
        None => load_next_card(state, now),
    }
}

/// Loads the card again when the learner comes back to a session. If the session no longer asks it,
/// [`card_ready`] goes on to the next.
pub(super) fn resumed(screen: &StudyScreen) -> Vec<Effect> {
    let is_graded = screen.is_time_up() && screen.revealed().is_some();
    let card = screen.card.id.filter(|_| screen.shows_card() && !is_graded);
    let effect = card.map(|card| match screen.study.now() {
        Next::Card(asked) if asked == card => Effect::ReloadCard(card),
        _ => Effect::LoadCard(card),
    });
    effect.into_iter().collect()
}

/// Shows the next card: its question, or what was revealed of it if the learner comes back to it.
pub(super) fn card_ready(state: &mut State, card: CardView, now: Moment) -> Vec<Effect> {
    let is_asked = |screen: &StudyScreen| {
        let id = card.id.map(Next::Card);
        id.is_none_or(|id| screen.study.now() == id)
    };
    if !state.study().is_none_or(is_asked) {
        return load_next_card(state, now);
    }
    let left = state.left.take();
    if let Some(screen) = state.study_mut() {
        let is_this = |(id, _): &(CardId, Revealed)| Some(*id) == card.id;
        let left_revealed = left.filter(is_this).map(|(_, revealed)| revealed);
        let revealed = screen.study.take_revealed().or(left_revealed);
        let phase = revealed.map(|revealed| Phase::Answer {
            revealed: revealed.reloaded(&card),
            scroll: 0,
        });
        screen.card = card;
        screen.study.show(now);
        screen.phase = phase.unwrap_or_else(|| question(screen));
    }
    answer::keep_in_view(state);
    Vec::new()
}

/// The question of the card on the screen, before anything was pressed.
fn question(screen: &StudyScreen) -> Phase {
    let is_choice = screen.study.asks_as(&screen.card) == AskedAs::Choice;
    Phase::Question {
        scroll: 0,
        hint: false,
        choosing: Choosing::new(&screen.card).filter(|_| is_choice),
    }
}

/// Replaces the card on the screen after a reload. A revealed card keeps the ticks of unchanged
/// points.
pub(super) fn card_reloaded(state: &mut State, card: CardView) -> Vec<Effect> {
    let Some(screen) = state.study_mut() else {
        return Vec::new();
    };
    screen.phase = match &screen.phase {
        Phase::Answer { revealed, scroll } if !card.is_unanswered() => Phase::Answer {
            revealed: revealed.reloaded(&card),
            scroll: *scroll,
        },
        Phase::Question {
            scroll,
            hint,
            choosing,
        } if card.options == screen.card.options => Phase::Question {
            scroll: *scroll,
            hint: *hint && card.hint.is_some(),
            choosing: choosing.clone(),
        },
        _ => Phase::Begin,
    };
    screen.card = card;
    if matches!(screen.phase, Phase::Begin) {
        screen.phase = question(screen);
    }
    answer::keep_in_view(state);
    Vec::new()
}

/// Drops a card that is no longer in any open deck.
pub(super) fn card_removed(state: &mut State, card: CardId, now: Moment) -> Vec<Effect> {
    if let Some(screen) = state.study_mut() {
        screen.study.drop_card(card, now);
    }
    load_next_card(state, now)
}

pub(super) fn command_given(state: &mut State, command: Command, now: Moment) -> Vec<Effect> {
    if let (Command::Skim, Some(screen)) = (command, state.study()) {
        return vec![Effect::Skim(screen.request.query.clone())];
    }
    if state.study().is_some_and(StudyScreen::is_at_end) {
        return end::command_given(state, command, now);
    }
    match command {
        Command::Reveal => reveal(state, false, now),
        Command::CannotAnswer => reveal(state, true, now),
        Command::PickNumber(number) => choose(state, number),
        Command::Skip => skip(state, now),
        Command::Accept => accept(state, now),
        Command::Grade(grade) => review(state, grade, now),
        Command::Undo => undo(state, now),
        Command::LookBack => look_back(state),
        Command::Finish => finish(state, now),
        Command::MoreMinutes => more_minutes(state, now),
        Command::Hint | Command::Remarks => {
            answer::show_or_hide(state, command);
            Vec::new()
        }
        _ => {
            answer::command_given(state, command);
            Vec::new()
        }
    }
}

/// Chooses the option with a number, from 1, or takes the choice back.
fn choose(state: &mut State, number: u8) -> Vec<Effect> {
    let choosing = state.study_mut().and_then(StudyScreen::choosing_mut);
    if let Some(choosing) = choosing
        && !choosing.choose(usize::from(number).saturating_sub(1))
    {
        let n_options = choosing.order().len();
        state.notice = Some(words::no_such_option(state.language, n_options));
    }
    Vec::new()
}

/// Shows the answer. A multiple-choice question needs a choice first, unless the learner has none.
fn reveal(state: &mut State, could_not: bool, now: Moment) -> Vec<Effect> {
    let Some(screen) = state.study() else {
        return Vec::new();
    };
    let Phase::Question { choosing, .. } = &screen.phase else {
        return Vec::new();
    };
    if screen.card.is_unanswered() {
        return Vec::new();
    }
    let chosen = choosing.as_ref().and_then(Choosing::chosen);
    if choosing.is_some() && chosen.is_none() && !could_not {
        state.notice = Some(words::choose_first(state.language).to_owned());
        return Vec::new();
    }
    if let Some(screen) = state.study_mut() {
        screen.study.reveal(now);
        let spoken = screen.study.spoken();
        let mut revealed = Revealed::new(&screen.card, could_not, spoken);
        revealed.chosen = chosen.filter(|_| !could_not);
        screen.phase = Phase::Answer {
            revealed,
            scroll: 0,
        };
    }
    answer::keep_in_view(state);
    Vec::new()
}

fn skip(state: &mut State, now: Moment) -> Vec<Effect> {
    if let Some(screen) = state.study_mut() {
        screen.study.skip(now);
    }
    load_next_card(state, now)
}

/// Gives the proposed grade. Without points the key reads on; before a point was ticked or passed
/// over it says what to do first.
fn accept(state: &mut State, now: Moment) -> Vec<Effect> {
    let screen = state.study();
    let proposed = screen.and_then(StudyScreen::proposed);
    let revealed = screen.and_then(StudyScreen::revealed);
    let has_points = revealed.is_some_and(|revealed| !revealed.points().is_empty());
    match proposed {
        Some(grade) => return review(state, grade, now),
        None if has_points => {
            state.notice = Some(words::tick_first(state.language).to_owned());
        }
        None => answer::command_given(state, Command::PageDown),
    }
    Vec::new()
}

fn review(state: &mut State, grade: Grade, now: Moment) -> Vec<Effect> {
    let screen = state.study().filter(|screen| screen.is_asking());
    let what = screen.and_then(|screen| {
        let ticks = screen.revealed()?.ticks();
        screen.study.review(&screen.card, grade, ticks, now)
    });
    super::record(what)
}

/// Opens the cards that had their turn in this session, at the last one.
fn look_back(state: &mut State) -> Vec<Effect> {
    let before = state.study().map(|screen| {
        let query = screen.request.query.clone();
        (query, screen.study.cards_before())
    });
    match before.filter(|(_, cards)| !cards.is_empty()) {
        Some((query, cards)) => {
            let last = cards.len() - 1;
            skim::opened_at(state, query, cards, last)
        }
        None => {
            state.notice = Some(words::nothing_before(state.language).to_owned());
            Vec::new()
        }
    }
}

pub(super) fn undo(state: &mut State, now: Moment) -> Vec<Effect> {
    match state.study().and_then(|screen| screen.study.undo()) {
        Some(Undo::Event(of)) => vec![Effect::Record(EventKind::Undo { of })],
        Some(Undo::Skip) => {
            if let Some(screen) = state.study_mut() {
                screen.study.undo_skip(now);
            }
            load_next_card(state, now)
        }
        None => {
            state.notice = Some(words::nothing_to_undo(state.language).to_owned());
            Vec::new()
        }
    }
}
