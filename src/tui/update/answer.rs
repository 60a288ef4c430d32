//! Study commands that only change the view: scrolling, points, answers.

use crate::tui::keymap::Command;
use crate::tui::screens::page::{most_scroll, moved, scroll_to};
use crate::tui::screens::study::{Phase, body};
use crate::tui::state::State;
use crate::words::study as words;

/// Shows or hides the hint or the remarks.
pub(super) fn show_or_hide(state: &mut State, command: Command) {
    let language = state.language;
    let Some(screen) = state.study_mut() else {
        return;
    };
    if !screen.offers(command) {
        let none = match command {
            Command::Hint => words::no_hint(language),
            _ => words::no_remarks(language),
        };
        state.notice = Some(none.to_owned());
        return;
    }
    match &mut screen.phase {
        Phase::Question { hint, scroll } => {
            *hint = !*hint;
            *scroll = 0;
        }
        Phase::Answer(look) => {
            if command == Command::Hint {
                look.hint = !look.hint;
            } else {
                look.remarks = !look.remarks;
            }
            look.scroll = 0;
        }
        Phase::Begin | Phase::End { .. } => {}
    }
}

/// Runs commands that only change the view.
pub(super) fn command_given(state: &mut State, command: Command) {
    let Some(screen) = state.study() else {
        return;
    };
    let has_points = screen
        .look()
        .is_some_and(|look| !look.checklist().is_empty());
    match command {
        Command::Up | Command::Down if has_points => answer_command(state, command),
        Command::Up | Command::Down | Command::PageUp | Command::PageDown => scroll(state, command),
        Command::First | Command::Last => scroll(state, command),
        _ => answer_command(state, command),
    }
}

fn scroll(state: &mut State, command: Command) {
    let Some(screen) = state.study() else {
        return;
    };
    let height = screen.body_height(state);
    let most = most_scroll(screen.n_body(state), height);
    // A page keeps one row of the page before.
    let page = height.max(2) - 1;
    let to = moved(screen.scroll(state), most + 1, page, command);
    if let Some(screen) = state.study_mut() {
        match &mut screen.phase {
            Phase::Question { scroll, .. } => *scroll = to,
            Phase::Answer(look) => look.scroll = to,
            Phase::Begin | Phase::End { .. } => {}
        }
    }
}

/// Runs commands on points and answers.
fn answer_command(state: &mut State, command: Command) {
    let Some(look) = state.study_mut().and_then(|screen| screen.look_mut()) else {
        return;
    };
    let n_points = look.checklist().len();
    let cursor = look.now().cursor;
    match command {
        Command::Tick => look.tick(),
        Command::Pass => {
            look.went_through = true;
            look.now_mut().by_tick = false;
            // Below the last point, the keys that moved between points scroll.
            if cursor + 1 >= n_points {
                return scroll(state, Command::Down);
            }
            look.now_mut().cursor = cursor + 1;
        }
        Command::Up => {
            if look.scroll > 0 && cursor + 1 >= n_points && below_points(state) {
                return scroll(state, Command::Up);
            }
            if let Some(look) = state.study_mut().and_then(|screen| screen.look_mut()) {
                let now = look.now_mut();
                now.by_tick &= cursor == 0;
                now.cursor = cursor.saturating_sub(1);
            }
        }
        Command::Unfold => {
            look.now_mut().unfolded.insert(cursor);
        }
        Command::Fold => {
            look.now_mut().unfolded.remove(&cursor);
        }
        Command::UnfoldAll => look.now_mut().toggle_all(n_points),
        Command::NextAnswer | Command::PreviousAnswer if look.n_answers() < 2 => {
            state.notice = Some(words::no_other_answer(state.language).to_owned());
            return;
        }
        Command::NextAnswer => look.turn(1),
        Command::PreviousAnswer => look.turn(-1),
        _ => return,
    }
    keep_in_view(state);
}

/// Whether the rows of the last point are scrolled out of view.
fn below_points(state: &State) -> bool {
    let Some(screen) = state.study() else {
        return false;
    };
    let Some(look) = screen.look() else {
        return false;
    };
    let points = body::answer(screen, look, state).points;
    points
        .last()
        .is_some_and(|rows| rows.start < screen.scroll(state))
}

/// Brings the point under the cursor into view, for example after a resize.
pub(super) fn keep_in_view(state: &mut State) {
    let Some(screen) = state.study() else {
        return;
    };
    let Some(look) = screen.look() else {
        return;
    };
    let rows = body::answer(screen, look, state);
    let height = screen.body_height(state);
    let point = rows.points.get(look.now().cursor);
    let to = point.map_or(look.scroll, |point| {
        scroll_to(look.scroll, point.start, point.end, height)
    });
    // Near the top, also shows the text before the points.
    let to = if look.now().cursor == 0 && point.is_some_and(|point| point.end <= height) {
        0
    } else {
        to
    };
    let most = most_scroll(rows.rows.n_rows(), height);
    if let Some(look) = state.study_mut().and_then(|screen| screen.look_mut()) {
        look.scroll = to.min(most);
    }
}
