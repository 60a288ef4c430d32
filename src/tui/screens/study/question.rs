//! The question before the reveal, with what is known about the card.

use std::ops::Range;

use super::times;
use super::{Phase, StudyScreen};
use crate::domain::{Language, option_letter};
use crate::session::{CardLines, CardView, Choosing, ListItem, asking};
use crate::text::{Line, Role, Rows};
use crate::tui::keymap::{Command, key_label};
use crate::tui::layout_cache::CardPart;
use crate::tui::screens::card_rows::{card_lines, card_part, importance_marks};
use crate::tui::state::{Room, State};
use crate::words::{card as card_words, study as words};

/// The rows of the question, and those of each option that can be chosen.
pub fn rows(screen: &StudyScreen, state: &State) -> (Rows, Vec<Range<usize>>) {
    let Phase::Question { hint, choosing, .. } = &screen.phase else {
        return Default::default();
    };
    let hint = *hint;
    let card = &screen.card;
    let language = state.language;
    let full = state.size.room() == Room::Full;
    let mut lines = card_lines(state);
    // Starts a little below the top, but never so low that the rest scrolls away.
    let n_blank = if full && !hint {
        state.size.height / 6
    } else {
        usize::from(full)
    };
    lines.lines.add(vec![Line::default(); n_blank].into(), 0);
    lines.paragraph(&asking(&card.title, language), Role::Title);
    let in_notes = card.question_in_notes.as_deref().unwrap_or_default();
    let is_foreign = card.is_foreign_question(in_notes);
    if is_foreign {
        lines.paragraph(words::asked_in_chinese(language), Role::Dim);
    } else if !in_notes.is_empty() {
        // In one row, so that the title stays in view.
        let question = words::as_asked(language, &state.in_one_row(in_notes));
        let width = lines.options(lines.margin).width;
        lines.paragraph(&state.glyphs.truncate(&question, width), Role::Dim);
    }
    let options = match choosing {
        Some(choosing) => options(&mut lines, card, choosing, language),
        None => {
            lines.choices(card);
            Vec::new()
        }
    };
    lines.blank();
    if state.is_newcomer && !card.is_unanswered() && choosing.is_none() {
        let key = state.screen_key(Command::Reveal);
        let key = key.map_or_else(String::new, |key| key_label(key, language));
        lines.paragraph(&words::first_card(language, &key), Role::Figure);
        lines.blank();
    }
    let flag = card.state.flagged.as_deref();
    let flag = flag.map(|why| card_words::flag(language, why));
    for fact in [
        marks(card, state),
        times::last_time(&card.state, screen.study.shown_at(), state.language),
        source(card, full),
        flag.unwrap_or_default(),
    ] {
        if !fact.is_empty() {
            lines.paragraph(&fact, Role::Dim);
        }
    }
    if card.is_unanswered() {
        lines.blank();
        lines.paragraph(card_words::no_answer(language), Role::Plain);
    }
    if hint && let Some(hint) = &card.hint {
        lines.blank();
        let margin = lines.margin;
        lines.hint(card_part(state, card, CardPart::Hint, &hint.blocks, margin));
    }
    (lines.lines, options)
}

/// The options in the order of the screen, with what is chosen, and how to choose. Returns the rows
/// of each.
fn options(
    lines: &mut CardLines,
    card: &CardView,
    choosing: &Choosing,
    language: Language,
) -> Vec<Range<usize>> {
    lines.blank();
    let mut rows = Vec::new();
    for (position, option) in choosing.order().iter().copied().enumerate() {
        let first = lines.lines.n_rows();
        let (tick, role) = match choosing.is_chosen(option) {
            true => ("[x] ", Role::Strong),
            false => ("[ ] ", Role::Plain),
        };
        let mark = Line::new(tick, role).with(format!("{}. ", option_letter(position)), Role::Key);
        lines.item(ListItem {
            mark: mark.indented(lines.margin),
            text: &card.options.texts[option],
            role,
            ..ListItem::default()
        });
        rows.push(first..lines.lines.n_rows());
    }
    lines.blank();
    let last = option_letter(rows.len().saturating_sub(1));
    let how = words::choose_letters(language, choosing.n_right(), last);
    lines.paragraph(&how, Role::Dim);
    rows
}

/// Where a question without an answer is, for the learner to write one. A small window has no room
/// for folders.
fn source(card: &CardView, is_full: bool) -> String {
    if !card.is_unanswered() {
        return String::new();
    }
    let at = &card.asked_at;
    let file = if is_full { &at.file } else { at.base_name() };
    card_words::source_at(card.language, file, at.line)
}

/// Tags, importance, and how many notes ask it.
fn marks(card: &CardView, state: &State) -> String {
    let language = state.language;
    let mut marks = importance_marks(card, language);
    if card.n_notes > 1 {
        marks.push(words::n_notes(language, card.n_notes));
    }
    if card.state.leech {
        marks.push(words::leech(language).to_owned());
    }
    marks.join("   ")
}
