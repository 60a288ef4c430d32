//! Commands of the study screen.

use super::{answer, end};
use crate::domain::{CardId, Grade, Moment};
use crate::progress::EventKind;
use crate::session::{CardView, Now, Undo};
use crate::tui::keymap::Command;
use crate::tui::list::List;
use crate::tui::message::Effect;
use crate::tui::overlays::{Overlay, Purpose};
use crate::tui::screens::StudyScreen;
use crate::tui::screens::page::body_height;
use crate::tui::screens::study::{AnswerState, Phase, body};
use crate::tui::state::State;
use crate::words::study as words;

/// Loads the next card, or ends the session.
pub(super) fn follow(state: &mut State, now: Moment) -> Vec<Effect> {
    let Some(screen) = state.study_mut() else {
        return Vec::new();
    };
    match screen.study.now() {
        Now::Card(card) => vec![Effect::LoadCard(card)],
        Now::Later { .. } | Now::Done => {
            let choices = List::default();
            screen.phase = Phase::End { now, choices };
            vec![Effect::Forecast(screen.request.query.clone())]
        }
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

/// Runs a command.
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
        Command::Bury | Command::Suspend | Command::Resume | Command::Unflag | Command::Prefer => {
            super::record(mark(state, command))
        }
        Command::Flag => flag(state),
        Command::Edit => {
            let card = state.study().and_then(|screen| screen.card.id);
            card.map(Effect::Edit).into_iter().collect()
        }
        Command::Same => {
            let card = state.study().and_then(|screen| screen.card.id);
            let find = card.map(|card| Effect::Find(card, String::new()));
            find.into_iter().collect()
        }
        Command::Source => source(state),
        Command::Link => links(state),
        Command::Copy => copy(state),
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

/// Opens the field for a flag's reason, filled with the current reason.
fn flag(state: &mut State) -> Vec<Effect> {
    let why = state
        .study()
        .and_then(|screen| screen.card.state.flagged.clone());
    let field = Overlay::field(Purpose::Flag, why.as_deref().unwrap_or_default());
    super::open(state, field)
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
    let answers = &screen.card.answers;
    let fits = |answer: usize| {
        answers
            .get(answer)
            .is_some_and(|answer| body::whole_height(answer, state) <= room)
    };
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
    let screen = state.study().filter(|screen| screen.look().is_some());
    let what =
        screen.and_then(|screen| screen.study.review(&screen.card, grade, screen.hits(), now));
    super::record(what)
}

pub(super) fn undo(state: &mut State, now: Moment) -> Vec<Effect> {
    match state.study().and_then(|screen| screen.study.undo()) {
        Some(Undo::Event(of)) => vec![Effect::Record(EventKind::Undo { of })],
        Some(Undo::Skip) => {
            if let Some(screen) = state.study_mut() {
                screen.study.undo_skip();
            }
            follow(state, now)
        }
        None => {
            state.notice = Some(words::nothing_to_undo(state.language).to_owned());
            Vec::new()
        }
    }
}

/// The event of a command on the card, other than a grade.
fn mark(state: &State, command: Command) -> Option<EventKind> {
    let screen = state.study()?;
    if !screen.is_asking() || !screen.offers(command) {
        return None;
    }
    let card = screen.card.id?;
    Some(match command {
        Command::Bury => EventKind::Bury { card },
        Command::Suspend => EventKind::Suspend { card },
        Command::Resume => EventKind::Resume { card },
        Command::Unflag => EventKind::Unflag { card },
        Command::Prefer => {
            let answer = screen.card.answers.get(screen.answer())?;
            EventKind::Prefer {
                card,
                entry: answer.entry?,
                file: Some(answer.location.base_name().to_owned()),
            }
        }
        _ => return None,
    })
}

fn source(state: &mut State) -> Vec<Effect> {
    let Some(screen) = state.study() else {
        return Vec::new();
    };
    let sheet = &screen.card;
    let answer = screen
        .look()
        .and_then(|look| sheet.answers.get(look.answer));
    let place = answer
        .map_or(&sheet.asked_at, |answer| &answer.location)
        .clone();
    super::open(state, Overlay::Source(place))
}

fn links(state: &mut State) -> Vec<Effect> {
    let screen = state.study();
    let answer = screen.and_then(|screen| screen.card.answers.get(screen.answer()));
    let links = answer
        .map(|answer| answer.links.clone())
        .unwrap_or_default();
    match links.as_slice() {
        [] => {
            state.notice = Some(words::no_link(state.language).to_owned());
            Vec::new()
        }
        [link] => vec![Effect::Browse(link.address.clone())],
        _ => super::open(state, Overlay::Links(List::new(links))),
    }
}

fn copy(state: &State) -> Vec<Effect> {
    let Some(screen) = state.study() else {
        return Vec::new();
    };
    // Before the reveal only the question is on the screen, so copies only the question.
    let text = match screen.look() {
        Some(look) => screen.card.markdown(look.answer),
        None => format!("{}\n", screen.card.title),
    };
    vec![Effect::Copy(text)]
}
