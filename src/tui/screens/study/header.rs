//! The header of the study screen: topic or question, progress, and minutes left.

use jiff::SignedDuration;

use super::{Phase, StudyScreen, times};
use crate::domain::Language;
use crate::progress::MAX_MS;
use crate::session::SPOKEN_MS;
use crate::text::{Line, Role, wrap_first};
use crate::tui::state::{Room, State};
use crate::words::{common, study as words};

/// Cuts longer titles: the learner read the whole title before the reveal.
const MAX_TITLE_ROWS: usize = 2;

pub fn rows(screen: &StudyScreen, state: &State) -> Vec<Line> {
    let mut top = top(screen, state);
    let mut rows = Vec::new();
    if screen.revealed().is_some() {
        let mut titles = titles(screen, state, &top).into_iter();
        top.pieces = titles.next().unwrap_or_default().pieces;
        rows.push(top);
        rows.extend(titles);
    } else {
        rows.push(top);
    }
    if state.size.room() == Room::Full {
        rows.push(Line::rule(state.size.inner_width()));
    }
    rows
}

/// The number of rows.
pub fn n_rows(screen: &StudyScreen, state: &State) -> usize {
    rows(screen, state).len()
}

/// The first row, with the question not yet in it.
fn top(screen: &StudyScreen, state: &State) -> Line {
    let language = state.language;
    let is_full = state.size.room() == Room::Full;
    let mut top = match screen.phase {
        Phase::End { .. } => Line::new(words::end_title(language), Role::Title),
        Phase::Answer { .. } => Line::default(),
        _ => {
            let asked = &screen.request.query;
            Line::new(state.topic_path(&screen.card, asked), Role::Dim)
        }
    };
    if state.n_unsaved > 0 {
        let unsaved = common::n_unsaved(language, state.n_unsaved);
        top.push_right(unsaved, Role::Warning);
    }
    if !screen.is_asking() {
        return top;
    }
    if screen.study.is_cram() && is_full {
        top.push_right(words::cram(language), Role::Key);
    } else if screen.study.is_once_more() && (is_full || screen.revealed().is_none()) {
        top.push_right(words::once_more(language), Role::Key);
    }
    match screen.revealed() {
        Some(revealed) => {
            // The longest time that is counted says nothing: the learner was away.
            let spoken = revealed
                .spoken
                .filter(|ms| (SPOKEN_MS..MAX_MS).contains(ms));
            let spoken = spoken.filter(|_| is_full);
            let spoken = spoken.map(|ms| times::clock(SignedDuration::from_millis(ms.into())));
            let spoken = spoken.map(|clock| words::spoken(language, &clock));
            top.push_right(spoken.unwrap_or_default(), Role::Dim);
        }
        None => top.push_right(position(screen, language), Role::Dim),
    }
    let minutes = screen.study.minutes_left();
    match is_full {
        true => top.push_right(words::minutes_left(language, minutes), Role::Dim),
        false => top.push_right(words::minutes_short(language, minutes.into()), Role::Dim),
    }
    top
}

/// The question again, above its answer, wrapped beside the right part of the first row.
fn titles(screen: &StudyScreen, state: &State, top: &Line) -> Vec<Line> {
    let glyphs = &state.glyphs;
    let taken: usize = top.right.iter().map(|it| glyphs.width(&it.text)).sum();
    let width = state.size.inner_width().saturating_sub(taken + 2).max(20);
    let most = match state.size.room() {
        Room::Full => MAX_TITLE_ROWS,
        _ => 1,
    };
    let (mut lines, is_cut) = wrap_first(&screen.card.title, width, most, glyphs.ambiguous);
    if let Some(last) = lines.last_mut().filter(|_| is_cut) {
        *last = glyphs.with_ellipsis(last, width);
    }
    let title = |line: String| Line::new(line, Role::Title);
    lines.into_iter().map(title).collect()
}

/// The number of the question in the session, and how many there are if that is known. A card that
/// comes back has no number of its own.
fn position(screen: &StudyScreen, language: Language) -> String {
    let study = &screen.study;
    if study.has_known_length() {
        format!("{}/{}", study.n_seen(), study.n_cards())
    } else if study.is_once_more() {
        String::new()
    } else {
        words::question_number(language, study.n_seen())
    }
}
