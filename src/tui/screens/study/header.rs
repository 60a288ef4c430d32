//! The header of the study screen: topic, question, progress, and cards left.

use super::{Phase, StudyScreen};
use crate::text::Line;
use crate::text::Role;
use crate::text::wrap_plain;
use crate::tui::keymap::{Command, key_label};
use crate::tui::state::{Room, State};
use crate::words::{card, common, study as words};

/// Cuts longer titles: the learner read the whole title before the reveal.
const MOST_TITLE_ROWS: usize = 2;

/// Columns for a key and the gaps around it.
const KEY_COLUMNS: usize = 6;

pub fn rows(screen: &StudyScreen, state: &State) -> Vec<Line> {
    if state.size.room() == Room::Full {
        full(screen, state)
    } else {
        vec![small(screen, state)]
    }
}

fn small(screen: &StudyScreen, state: &State) -> Line {
    let mut row = match screen.phase {
        Phase::Answer(_) => Line::new(&*screen.card.title, Role::Title),
        Phase::End { .. } => Line::new(words::end_title(state.language), Role::Title),
        _ => Line::new(path(screen), Role::Dim),
    };
    unsaved(&mut row, state);
    row.push_right(position(screen), Role::Dim);
    row
}

fn full(screen: &StudyScreen, state: &State) -> Vec<Line> {
    let language = state.language;
    let mut top = Line::new(path(screen), Role::Dim);
    if matches!(screen.phase, Phase::End { .. }) {
        top = Line::new(words::end_title(language), Role::Title);
    }
    unsaved(&mut top, state);
    if screen.is_asking() {
        if screen.card.n_notes > 1 && screen.look().is_some() {
            top.push_right(words::n_notes(language, screen.card.n_notes), Role::Dim);
        }
        if screen.study.is_cram() {
            top.push_right(words::cram(language), Role::Key);
        } else if screen.study.is_once_more() {
            top.push_right(words::once_more(language), Role::Key);
        }
        top.push_right(position(screen), Role::Dim);
        let minutes = screen.study.minutes_left();
        top.push_right(words::minutes_left(language, minutes), Role::Dim);
    }
    let mut rows = vec![top];
    if screen.look().is_some() {
        rows.extend(title(screen, state));
        rows.push(origin(screen, state));
    }
    rows.push(Line::rule(state.size.inner_width()));
    rows
}

/// The number of rows; it does not depend on the key labels.
pub fn n_rows(screen: &StudyScreen, state: &State, revealed: bool) -> usize {
    match (state.size.room(), revealed) {
        (Room::Full, true) => 3 + title_lines(screen, state).len(),
        (Room::Full, false) => 2,
        _ => 1,
    }
}

/// The question again, above its answer.
fn title(screen: &StudyScreen, state: &State) -> Vec<Line> {
    let lines = title_lines(screen, state).into_iter();
    let mut rows: Vec<Line> = lines.map(|line| Line::new(line, Role::Title)).collect();
    let Some(first) = rows.first_mut() else {
        return rows;
    };
    for (text, command, part) in beside(screen, state) {
        first.push_right(text, part);
        if let Some(key) = state.keymap.key_of(screen.context(), command) {
            let key = format!(" {}", key_label(key, state.language));
            first.right.extend(Line::new(key, Role::Key).pieces);
        }
    }
    rows
}

/// The source of the answer on the screen, and the wording of the question there.
pub fn origin(screen: &StudyScreen, state: &State) -> Line {
    let language = state.language;
    let Some(answer) = screen.card.answers.get(screen.answer()) else {
        return Line::default();
    };
    let place = if answer.is_own {
        words::own_answer(language).to_owned()
    } else {
        card::source_at(language, &answer.location.file, answer.location.line)
    };
    let mut row = Line::new(place, Role::Dim);
    // The learner's own answer may reword the question; then this shows the wording of the notes.
    let asked = if answer.is_own {
        &screen.card.question
    } else {
        &answer.question
    };
    if let Some(question) = screen.card.other_wording(asked) {
        row.push(
            format!("   {}", words::as_asked(language, question)),
            Role::Dim,
        );
    }
    row
}

/// The counts of remarks and answers, shown beside the question.
fn beside(screen: &StudyScreen, state: &State) -> Vec<(String, Command, Role)> {
    let mut beside = Vec::new();
    let remarks = screen.n_remarks(state.language);
    if !remarks.is_empty() {
        beside.push((remarks, Command::Remarks, Role::Warning));
    }
    let n_answers = screen.card.answers.len();
    if n_answers > 1 {
        let text = words::answer_of(state.language, screen.answer() + 1, n_answers);
        beside.push((text, Command::NextAnswer, Role::Dim));
    }
    beside
}

/// The title, wrapped to leave room for the counts.
fn title_lines(screen: &StudyScreen, state: &State) -> Vec<String> {
    let glyphs = &state.glyphs;
    let taken = beside(screen, state).into_iter();
    let taken: usize = taken
        .map(|(text, _, _)| glyphs.width(&text) + KEY_COLUMNS)
        .sum();
    let width = state.size.inner_width().saturating_sub(taken).max(20);
    let mut lines = wrap_plain(&screen.card.title, width, glyphs.ambiguous);
    if lines.len() > MOST_TITLE_ROWS {
        lines.truncate(MOST_TITLE_ROWS);
        if let Some(last) = lines.last_mut() {
            *last = glyphs.mark_cut(last, width);
        }
    }
    lines
}

fn path(screen: &StudyScreen) -> String {
    screen.card.topics.join(" > ")
}

/// The position in the session. A card that comes back does not count again.
fn position(screen: &StudyScreen) -> String {
    if screen.is_asking() {
        format!("{}/{}", screen.study.n_seen(), screen.study.n_cards())
    } else {
        String::new()
    }
}

fn unsaved(row: &mut Line, state: &State) {
    if state.n_unsaved > 0 {
        row.push_right(
            common::n_unsaved(state.language, state.n_unsaved),
            Role::Warning,
        );
    }
}
