//! Commands of the study screen.

use super::{answer, end};
use crate::domain::{CardId, Grade, Moment};
use crate::plan::Next;
use crate::progress::EventKind;
use crate::session::{CardView, Undo};
use crate::tui::keymap::Command;
use crate::tui::list::List;
use crate::tui::message::Effect;
use crate::tui::screens::StudyScreen;
use crate::tui::screens::card_rows::answer_lines;
use crate::tui::screens::page::body_height;
use crate::tui::screens::study::{AnswerState, Phase};
use crate::tui::state::State;
use crate::words::study as words;

/// Loads the next card, or ends the session.
pub(super) fn follow(state: &mut State, now: Moment) -> Vec<Effect> {
    let Some(screen) = state.study_mut() else {
        return Vec::new();
    };
    match screen.study.now() {
        Next::Card(card) => vec![Effect::LoadCard(card)],
        // The graded card stays on the screen, and the footer asks whether to go on.
        Next::TimeUp if screen.look().is_some() => Vec::new(),
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
        None => follow(state, now),
    }
}

/// Shows a card that was laid out.
pub(super) fn laid(state: &mut State, sheet: CardView, now: Moment) -> Vec<Effect> {
    if let Some(screen) = state.study_mut() {
        screen.card = sheet;
        screen.study.show(now);
        screen.phase = Phase::Question {
            scroll: 0,
            hint: false,
        };
    }
    Vec::new()
}

/// Replaces the card on the screen after a reload. A revealed card starts again at its first
/// answer, and keeps the ticks of unchanged points.
pub(super) fn renewed(state: &mut State, sheet: CardView) -> Vec<Effect> {
    let Some(screen) = state.study_mut() else {
        return Vec::new();
    };
    let is_revealed = screen.look().is_some() && !sheet.is_unanswered();
    screen.card = sheet;
    if !is_revealed {
        screen.phase = Phase::Question {
            scroll: 0,
            hint: false,
        };
        return Vec::new();
    }
    let before = screen.look().cloned();
    if let Some(mut look) = new_look(state, false) {
        if let Some(before) = before {
            look.keep_ticks(&before);
        }
        if let Some(screen) = state.study_mut() {
            screen.phase = Phase::Answer(look);
        }
    }
    answer::keep_in_view(state);
    Vec::new()
}

/// Drops a card that is no longer in any open deck.
pub(super) fn gone(state: &mut State, card: CardId, now: Moment) -> Vec<Effect> {
    if let Some(screen) = state.study_mut() {
        screen.study.drop_card(card, now);
    }
    follow(state, now)
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
        Command::Skip => skip(state, now),
        Command::Accept => accept(state, now),
        Command::Grade(grade) => review(state, grade, now),
        Command::Undo => undo(state, now),
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

fn reveal(state: &mut State, could_not: bool, now: Moment) -> Vec<Effect> {
    let Some(screen) = state.study() else {
        return Vec::new();
    };
    if screen.card.is_unanswered() || !matches!(screen.phase, Phase::Question { .. }) {
        return Vec::new();
    }
    let Some(look) = new_look(state, could_not) else {
        return Vec::new();
    };
    if let Some(screen) = state.study_mut() {
        screen.study.reveal(now);
        screen.phase = Phase::Answer(look);
    }
    Vec::new()
}

/// The initial view of a revealed card: answers that fit the screen are shown whole.
fn new_look(state: &State, could_not: bool) -> Option<AnswerState> {
    let screen = state.study()?;
    let room = body_height(state.size, screen.n_header_revealed(state), 3);
    let fits = |answer: usize| answer_lines(state, &screen.card, answer).len() <= room;
    Some(AnswerState::new(&screen.card, could_not, fits))
}

fn skip(state: &mut State, now: Moment) -> Vec<Effect> {
    if let Some(screen) = state.study_mut() {
        screen.study.skip(now);
    }
    follow(state, now)
}

fn accept(state: &mut State, now: Moment) -> Vec<Effect> {
    match state.study().and_then(|screen| screen.proposed()) {
        Some(grade) => {
            // Accepting the proposed grade also confirms the ticks.
            if let Some(look) = state.study_mut().and_then(|screen| screen.look_mut()) {
                look.went_through = true;
            }
            review(state, grade, now)
        }
        // Without points there is no proposal, and the key scrolls a page.
        None => {
            answer::command_given(state, Command::PageDown);
            Vec::new()
        }
    }
}

fn review(state: &mut State, grade: Grade, now: Moment) -> Vec<Effect> {
    let screen = state.study();
    let screen = screen.filter(|screen| screen.look().is_some() && screen.is_asking());
    let what =
        screen.and_then(|screen| screen.study.review(&screen.card, grade, screen.hits(), now));
    super::record(what)
}

pub(super) fn undo(state: &mut State, now: Moment) -> Vec<Effect> {
    match state.study().and_then(|screen| screen.study.undo()) {
        Some(Undo::Event(of)) => vec![Effect::Record(EventKind::Undo { of })],
        Some(Undo::Skip) => {
            if let Some(screen) = state.study_mut() {
                screen.study.undo_skip(now);
            }
            follow(state, now)
        }
        None => {
            state.notice = Some(words::nothing_to_undo(state.language).to_owned());
            Vec::new()
        }
    }
}
