//! Commands of the mock interview, and the seconds of its clock.

use super::mock_report;
use crate::domain::{CardId, Moment};
use crate::library::MockRequest;
use crate::progress::{Event, EventKind};
use crate::session::{CardView, MarkRow, Marks, MockBack, MockRun, MockStage};
use crate::tui::keymap::Command;
use crate::tui::message::{Effect, MockEffect, MockMessage};
use crate::tui::overlays::{MockChooser, Overlay};
use crate::tui::screens::MockScreen;
use crate::tui::screens::page::moved;
use crate::tui::state::{Screen, State};
use crate::words::{mock as words, study as study_words};

/// Asks on the home screen what the interview is about.
pub(super) fn choose(state: &mut State) -> Vec<Effect> {
    let Some(Screen::Home(home)) = state.screens.last() else {
        return Vec::new();
    };
    let (topics, planned) = (&home.topics, home.overview.plan.mock);
    let chooser = MockChooser::new(topics.items(), topics.cursor(), planned);
    super::open(state, Overlay::MockChooser(Box::new(chooser)))
}

pub(super) fn received(state: &mut State, message: MockMessage) -> Vec<Effect> {
    match message {
        MockMessage::Opened(run, request, now) => opened(state, *run, &request, now),
        MockMessage::Reported(report) => mock_report::loaded(state, report.map(|it| *it)),
        MockMessage::Tick(now) => {
            tick(state, now);
            Vec::new()
        }
    }
}

/// Runs a command, unless the time was up before: then it was meant for what is over. The clock
/// stands still while an overlay is open.
pub(super) fn keep_time(
    state: &mut State,
    now: Moment,
    command: impl FnOnce(&mut State) -> Vec<Effect>,
) -> Vec<Effect> {
    if tick(state, now) {
        return Vec::new();
    }
    let effects = command(state);
    let is_covered = !state.overlays.is_empty();
    if let Some(screen) = state.mock_mut() {
        screen.run.hold(is_covered, now);
    }
    effects
}

/// Shows an interview, or says that nothing can be asked.
fn opened(state: &mut State, run: MockRun, request: &MockRequest, now: Moment) -> Vec<Effect> {
    if run.n_questions() == 0 {
        state.notice = Some(words::nothing_to_ask(state.language, request.query.text()));
        return match state.screens.is_empty() {
            true => super::to_home(state),
            false => Vec::new(),
        };
    }
    let screen = MockScreen::new(run, now);
    state.screens.push(Screen::Mock(Box::new(screen)));
    go_on(state)
}

/// Loads the card of the next question, or saves the interview after the last.
fn go_on(state: &mut State) -> Vec<Effect> {
    let Some(screen) = state.mock_mut() else {
        return Vec::new();
    };
    screen.scroll = 0;
    match (screen.run.stage(), screen.run.card()) {
        (MockStage::Loading, Some(card)) => vec![Effect::LoadCard(card)],
        (MockStage::Over, _) => finish(state),
        _ => Vec::new(),
    }
}

/// Ends the interview early. Marks that are complete are saved first.
pub(super) fn end(state: &mut State) -> Vec<Effect> {
    let Some(screen) = state.mock_mut() else {
        return Vec::new();
    };
    screen.ends = true;
    match screen.run.review(&screen.card, screen.now) {
        Some(review) => vec![Effect::Record(review)],
        None => finish(state),
    }
}

/// Goes on with an interview that could not be saved.
pub(super) fn stay(state: &mut State) {
    if let Some(screen) = state.mock_mut() {
        (screen.ends, screen.leaves) = (false, false);
    }
}

/// Saves the interview; its report follows. Closes one without marks.
fn finish(state: &mut State) -> Vec<Effect> {
    let event = state.mock().and_then(|screen| screen.run.event(screen.now));
    match event {
        Some(event) => vec![Effect::Record(EventKind::Interview(event))],
        None if state.mock().is_some_and(|screen| screen.leaves) => super::leave(state),
        None => super::back(state),
    }
}

/// Goes on after a saved event. `None` if no interview is on the screen.
pub(super) fn recorded(state: &mut State, event: &Event, now: Moment) -> Option<Vec<Effect>> {
    let screen = state.mock_mut()?;
    screen.now = now;
    if let EventKind::Interview(interview) = &event.what {
        let percent = (interview.score * 100.0).round() as u8;
        let leaves = screen.leaves;
        state.is_newcomer = false;
        state.mock_score = Some((interview.questions.len(), percent));
        return Some(match leaves {
            true => super::leave(state),
            false => vec![Effect::Mock(MockEffect::LoadReport)],
        });
    }
    screen.run.recorded(event, now);
    if screen.ends {
        return Some(finish(state));
    }
    let is_back = screen.run.stage() == MockStage::Marks;
    let card = screen.run.card().filter(|_| is_back);
    Some(match card {
        // The card of marks that were undone.
        Some(card) => vec![Effect::ReloadCard(card)],
        None => go_on(state),
    })
}

/// Asks the question whose card is loaded.
pub(super) fn card_ready(state: &mut State, card: CardView, now: Moment) {
    let is_covered = !state.overlays.is_empty();
    if let Some(screen) = state.mock_mut() {
        screen.card = card;
        screen.now = now;
        screen.run.hold(is_covered, now);
        screen.run.ask(now);
    }
}

/// Shows the card again, such as in another language.
pub(super) fn card_reloaded(state: &mut State, card: CardView) {
    if let Some(screen) = state.mock_mut() {
        screen.card = card;
    }
    keep_in_view(state);
}

/// Leaves out a card that is no longer in any open deck.
pub(super) fn card_removed(state: &mut State, card: CardId) -> Vec<Effect> {
    if let Some(screen) = state.mock_mut() {
        screen.run.drop_card(card);
    }
    go_on(state)
}

/// A second of the clock passed. Returns whether the time is up.
fn tick(state: &mut State, now: Moment) -> bool {
    let Some(screen) = state.mock_mut() else {
        return false;
    };
    screen.now = now;
    let is_up = screen.run.tick(&screen.card, now);
    if is_up {
        screen.scroll = 0;
        state.notice = Some(words::time_up(state.language).to_owned());
    }
    is_up
}

/// Pauses before the program stops.
pub(super) fn pause(state: &mut State, now: Moment) {
    if let Some(screen) = state.mock_mut() {
        screen.run.pause(true, now);
    }
}

pub(super) fn command_given(state: &mut State, command: Command, now: Moment) -> Vec<Effect> {
    let Some(screen) = state.mock_mut() else {
        return Vec::new();
    };
    match command {
        // The key that ends the answer also ends a pause.
        Command::FinishSpeaking | Command::PauseClock if screen.run.is_paused() => {
            screen.run.pause(false, now);
        }
        Command::PauseClock => screen.run.pause(true, now),
        Command::FinishSpeaking => {
            screen.run.finish_speaking(&screen.card, now);
            screen.scroll = 0;
        }
        Command::CannotAnswer => {
            screen.run.give_up(&screen.card, now);
            screen.scroll = 0;
        }
        Command::Undo => return back(state, now),
        Command::Accept => return accept(state, now),
        _ => mark(state, command),
    }
    Vec::new()
}

fn back(state: &mut State, now: Moment) -> Vec<Effect> {
    let Some(screen) = state.mock_mut() else {
        return Vec::new();
    };
    screen.scroll = 0;
    match screen.run.back(now) {
        MockBack::Undo(of) => vec![Effect::Record(EventKind::Undo { of })],
        MockBack::Moved => Vec::new(),
        MockBack::Nowhere => {
            state.notice = Some(study_words::nothing_to_undo(state.language).to_owned());
            Vec::new()
        }
    }
}

/// Saves the marks, or says what is missing.
fn accept(state: &mut State, now: Moment) -> Vec<Effect> {
    let language = state.language;
    let Some(screen) = state.mock_mut() else {
        return Vec::new();
    };
    if let Some(review) = screen.run.review(&screen.card, now) {
        return vec![Effect::Record(review)];
    }
    let needs_mark = screen.run.marks_mut().is_some_and(Marks::go_to_unmarked);
    let missing = match needs_mark {
        true => words::mark_first(language),
        false => study_words::tick_first(language),
    };
    state.notice = Some(missing.to_owned());
    keep_in_view(state);
    Vec::new()
}

/// Commands on the rows of the marks.
fn mark(state: &mut State, command: Command) {
    let is_over_mark = |screen: &MockScreen| {
        let marks = screen.run.marks();
        marks.is_some_and(|marks| Marks::takes_mark(marks.cursor()))
    };
    match command {
        // A row with a mark has nothing to tick: the key reads on.
        Command::Tick if state.mock().is_some_and(is_over_mark) => {
            return scroll(state, Command::PageDown);
        }
        Command::PageUp | Command::PageDown | Command::First | Command::Last => {
            return scroll(state, command);
        }
        _ => {}
    }
    let Some(marks) = state.mock_mut().and_then(|screen| screen.run.marks_mut()) else {
        return scroll(state, command);
    };
    match command {
        Command::Tick => marks.tick(),
        Command::Pass => marks.pass(),
        Command::Up => marks.up(),
        Command::GiveMark(mark) => {
            marks.give(mark);
        }
        _ => return,
    }
    keep_in_view(state);
}

/// Puts the cursor on a row that was clicked. Returns whether that ticks it.
pub(super) fn choose_row(state: &mut State, place: usize) -> bool {
    let Some(marks) = state.mock_mut().and_then(|screen| screen.run.marks_mut()) else {
        return false;
    };
    marks.go_to(place);
    !matches!(marks.cursor(), MarkRow::Answer | MarkRow::FollowUp)
}

fn scroll(state: &mut State, command: Command) {
    let Some(screen) = state.mock() else {
        return;
    };
    let (height, most) = (screen.body_height(state), screen.max_scroll(state));
    if let Some(screen) = state.mock_mut() {
        let page = height.max(2) - 1;
        screen.scroll = moved(screen.scroll.min(most), most + 1, page, command);
    }
}

/// Brings the row under the cursor into view, for example after a resize.
pub(super) fn keep_in_view(state: &mut State) {
    let scroll = state.mock().map(|screen| screen.scroll_to_cursor(state));
    if let (Some(screen), Some(scroll)) = (state.mock_mut(), scroll) {
        screen.scroll = scroll;
    }
}
