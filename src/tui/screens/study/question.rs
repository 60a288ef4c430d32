//! The question before the reveal, with what is known about the card.

use super::times;
use super::{StudyScreen, body};
use crate::domain::{Importance, Tag};
use crate::markdown::plain_text;
use crate::session::CardView;
use crate::text::Line;
use crate::text::Role;
use crate::text::wrap_plain;
use crate::tui::state::{Room, State};
use crate::words::study as words;

/// The rows of the question.
pub fn rows(screen: &StudyScreen, state: &State, hint: bool) -> Vec<Line> {
    let sheet = &screen.card;
    let full = state.size.room() == Room::Full;
    let indent = " ".repeat(if full { 2 } else { 0 });
    let width = state
        .size
        .inner_width()
        .min(100)
        .saturating_sub(2 * indent.len());
    let mut rows = Vec::new();
    // Starts a little below the top, but never so low that the rest scrolls away.
    let n_blank = if full && !hint {
        state.size.height / 6
    } else {
        usize::from(full)
    };
    rows.resize(n_blank, Line::default());
    for line in wrap_plain(&sheet.title, width, state.glyphs.ambiguous) {
        rows.push(Line::new(indent.clone(), Role::Plain).with(line, Role::Title));
    }
    rows.extend(as_asked(sheet, state, &indent, width));
    rows.push(Line::default());
    let mut dim = |text: String| {
        if !text.is_empty() {
            rows.push(Line::new(indent.clone(), Role::Plain).with(text, Role::Dim));
        }
    };
    dim(marks(sheet, state));
    dim(times::last_time(&sheet.state, &screen.study, state));
    dim(words::stands_at(
        state.language, &sheet.asked_at.file, sheet.asked_at.line,
    ));
    if sheet.state.flagged.is_some() {
        dim(flagged(sheet, state));
    }
    if sheet.is_unanswered() {
        rows.push(Line::default());
        let text = words::no_answer(state.language);
        for line in wrap_plain(text, width, state.glyphs.ambiguous) {
            rows.push(Line::new(indent.clone(), Role::Plain).with(line, Role::Plain));
        }
    }
    if hint {
        rows.push(Line::default());
        rows.extend(body::hint(screen, state));
    }
    rows
}

/// The wording of the note, in one row, so that the question itself stays in view.
fn as_asked(sheet: &CardView, state: &State, indent: &str, width: usize) -> Option<Line> {
    let question = plain_text(&sheet.question);
    let question = words::as_asked(state.language, sheet.other_wording(&question)?);
    let question = state.glyphs.truncate(&question, width);
    Some(Line::new(indent, Role::Plain).with(question, Role::Dim))
}

/// Tags, importance, and how many notes ask it.
fn marks(sheet: &CardView, state: &State) -> String {
    let language = state.language;
    let mut marks: Vec<String> = Vec::new();
    for tag in &sheet.tags {
        marks.push(match tag {
            Tag::Frequent => words::tag_frequent(language).to_owned(),
            Tag::Important => words::tag_important(language).to_owned(),
            Tag::Asked => words::tag_asked(language).to_owned(),
            Tag::Own(name) => name.clone(),
        });
    }
    if sheet.importance == Importance::High && sheet.tags.is_empty() {
        marks.push(words::nearly_always(language).to_owned());
    }
    if sheet.n_notes > 1 {
        marks.push(words::n_notes(language, sheet.n_notes));
    }
    if sheet.state.leech {
        marks.push(words::leech(language).to_owned());
    }
    marks.join("   ")
}

fn flagged(sheet: &CardView, state: &State) -> String {
    let why = sheet.state.flagged.as_deref().unwrap_or_default();
    if why.is_empty() {
        words::flagged(state.language).to_owned()
    } else {
        words::flagged_because(state.language, why)
    }
}
