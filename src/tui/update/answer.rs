//! Study commands that only change the view: scrolling, points, answers.

use crate::session::{Below, Revealed, RevealedRow};
use crate::tui::keymap::Command;
use crate::tui::screens::page::{max_scroll, moved, scroll_to};
use crate::tui::screens::study::{Phase, body};
use crate::tui::state::State;
use crate::words::study as words;

/// Shows or hides the hint or the corrections.
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
        Phase::Question { hint, scroll, .. } => {
            *hint = !*hint;
            *scroll = 0;
        }
        Phase::Answer { revealed, scroll } if command == Command::Hint => {
            revealed.shows_hint = !revealed.shows_hint;
            *scroll = 0;
        }
        Phase::Answer { revealed, .. } => {
            revealed.toggle_below(Below::Corrections);
            show_below(state);
        }
        Phase::Begin | Phase::End { .. } => {}
    }
}

/// Folds what the learner opened. Returns whether something was open.
pub(super) fn fold_all(state: &mut State) -> bool {
    let hides_hint = match state.study_mut().map(|screen| &mut screen.phase) {
        Some(Phase::Question { hint, .. }) => std::mem::take(hint),
        Some(Phase::Answer { revealed, .. }) => revealed.fold_all(),
        _ => false,
    };
    keep_in_view(state);
    hides_hint
}

/// Runs commands that only change the view.
pub(super) fn command_given(state: &mut State, command: Command) {
    match command {
        Command::PageUp | Command::PageDown | Command::First | Command::Last => {
            scroll(state, command);
        }
        Command::Up | Command::Down | Command::Pass => up_or_down(state, command),
        Command::Tick if pages(state) => scroll(state, Command::PageDown),
        _ => answer_command(state, command),
    }
}

/// Whether the cursor is on the answers, which are open: then the key that ticks reads on.
fn pages(state: &State) -> bool {
    let revealed = state.study().and_then(|screen| screen.revealed());
    revealed.is_some_and(|revealed| {
        revealed.cursor() == RevealedRow::Answers && revealed.below != Below::Nothing
    })
}

fn scroll(state: &mut State, command: Command) {
    let Some(screen) = state.study() else {
        return;
    };
    let height = screen.body_height(state);
    let most = max_scroll(screen.n_body(state), height);
    // A page keeps one row of the page before.
    let page = height.max(2) - 1;
    let to = moved(screen.scroll(state), most + 1, page, command);
    scroll_body(state, to);
}

fn scroll_body(state: &mut State, to: usize) {
    if let Some(screen) = state.study_mut()
        && let Phase::Question { scroll, .. } | Phase::Answer { scroll, .. } = &mut screen.phase
    {
        *scroll = to;
    }
}

/// Moves the cursor between rows. Below the last row, and before the reveal, scrolls.
fn up_or_down(state: &mut State, command: Command) {
    let down = command != Command::Up;
    let back_to_last = !down && is_below_rows(state);
    let moves = |revealed: &mut Revealed| match down {
        true => revealed.pass(),
        false => revealed.up(),
    };
    let has_moved = match state.study_mut().and_then(|it| it.revealed_mut()) {
        Some(revealed) if !back_to_last => moves(revealed),
        _ => false,
    };
    if has_moved {
        keep_in_view(state);
    } else if down {
        scroll(state, Command::Down);
    } else {
        scroll(state, Command::Up);
    }
}

/// Whether the row under the cursor is scrolled out of view.
fn is_below_rows(state: &State) -> bool {
    let Some(screen) = state.study() else {
        return false;
    };
    let revealed = screen.revealed();
    let place = revealed
        .and_then(|revealed| body::answer(screen, revealed, state).place(revealed.cursor()));
    place.is_some_and(|rows| rows.start < screen.scroll(state))
}

/// Runs commands on points and answers.
fn answer_command(state: &mut State, command: Command) {
    let language = state.language;
    let folded = folded_in_view(state);
    let Some(screen) = state.study_mut() else {
        return;
    };
    let n_answers = screen.card.answers.len();
    let Some(revealed) = screen.revealed_mut() else {
        return;
    };
    match command {
        Command::Tick => revealed.tick(),
        Command::Unfold => revealed.unfold(),
        Command::Fold => revealed.fold(),
        Command::UnfoldAll | Command::NextAnswer | Command::PreviousAnswer if n_answers == 0 => {
            state.notice = Some(words::no_other_answer(language).to_owned());
            return;
        }
        Command::UnfoldAll => revealed.toggle_below(Below::Answers),
        Command::NextAnswer => match folded {
            Some(answer) => revealed.open_answer(answer),
            None => revealed.turn(1),
        },
        Command::PreviousAnswer => revealed.turn(-1),
        _ => return,
    }
    match command {
        Command::NextAnswer | Command::PreviousAnswer => show_answer(state),
        Command::UnfoldAll => show_below(state),
        _ => keep_in_view(state),
    }
}

/// The first answer on the screen whose text is folded.
fn folded_in_view(state: &State) -> Option<usize> {
    let screen = state.study()?;
    let revealed = screen.revealed()?;
    let rows = body::answer(screen, revealed, state);
    let first = screen.scroll(state);
    let in_view = first..first + screen.body_height(state);
    let answers = rows.answers.iter().enumerate();
    let mut folded = answers.filter(|(answer, _)| !revealed.is_answer_open(*answer));
    folded
        .find(|(_, row)| in_view.contains(row))
        .map(|(answer, _)| answer)
}

/// Scrolls to the row of the answers if something is open below it.
fn show_below(state: &mut State) {
    let is_open = |revealed: &Revealed| revealed.below != Below::Nothing;
    let row = |rows: &body::AnswerRows, _: &Revealed| {
        let answers = rows.place(RevealedRow::Answers)?;
        Some(answers.start)
    };
    match state.study().and_then(|screen| screen.revealed()) {
        Some(revealed) if is_open(revealed) => scroll_to_row(state, row),
        _ => keep_in_view(state),
    }
}

/// Scrolls to the current answer.
fn show_answer(state: &mut State) {
    scroll_to_row(state, |rows, revealed| {
        rows.answers.get(revealed.answer).copied()
    });
}

fn scroll_to_row(
    state: &mut State,
    row: impl FnOnce(&body::AnswerRows, &Revealed) -> Option<usize>,
) {
    let Some(screen) = state.study() else {
        return;
    };
    let Some(revealed) = screen.revealed() else {
        return;
    };
    let rows = body::answer(screen, revealed, state);
    let most = max_scroll(rows.rows.n_rows(), screen.body_height(state));
    if let Some(row) = row(&rows, revealed) {
        scroll_body(state, row.min(most));
    }
}

/// Brings the row under the cursor into view, for example after a resize.
pub(super) fn keep_in_view(state: &mut State) {
    let Some(screen) = state.study() else {
        return;
    };
    let Phase::Answer { revealed, scroll } = &screen.phase else {
        return;
    };
    let rows = body::answer(screen, revealed, state);
    let height = screen.body_height(state);
    let block = rows.follow_up_around(revealed.cursor());
    let block = block.filter(|rows| rows.len() <= height);
    let place = block.or_else(|| rows.place(revealed.cursor()));
    let is_first = revealed.rows().first() == Some(&revealed.cursor());
    let to = match place {
        // The first row also shows what is above it.
        Some(place) if is_first && place.end <= height => 0,
        Some(place) => scroll_to(*scroll, place.start, place.end, height),
        None => *scroll,
    };
    let most = max_scroll(rows.rows.n_rows(), height);
    scroll_body(state, to.min(most));
}
