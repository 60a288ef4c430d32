//! The layout of a card at the size of the screen.

use std::rc::Rc;

use super::study::times::last_time;
use crate::domain::{Importance, Language, Moment, OptionLetters, Tag};
use crate::markdown::tree::Block;
use crate::query::Query;
use crate::session::{CardLines, CardView, ListItem};
use crate::text::{LayoutOptions, Line, Role};
use crate::tui::layout_cache::CardPart;
use crate::tui::state::{Room, State};
use crate::words::{card as card_words, common, study as study_words};

pub fn card_lines(state: &State) -> CardLines {
    let margin = if state.size.room() == Room::Full {
        2
    } else {
        0
    };
    card_lines_in(state, state.size.inner_width(), margin)
}

/// An empty collection of lines for a part of the screen.
pub fn card_lines_in(state: &State, width: usize, margin: usize) -> CardLines {
    let options = LayoutOptions {
        width,
        glyphs: state.glyphs,
        language: state.language,
    };
    CardLines::new(options, margin).with_wrapped(state.layout.wrapped.clone())
}

/// The options of a question, and its points, core points first.
pub fn outline(state: &State, rows: &mut CardLines, card: &CardView) {
    if !card.options.is_empty() {
        rows.blank();
        rows.marked_choices(card, OptionLetters::default());
    }
    let points = card.point_texts();
    let mut in_bonus = false;
    for point in card.points_in_order() {
        if card.is_bonus(point) && !in_bonus {
            in_bonus = true;
            let title = Line::new(study_words::bonus(state.language), Role::Dim);
            rows.lines.push(title.indented(rows.margin));
        }
        let missed = card.was_missed(point, points.len());
        let mark = Line::new("- ", Role::Dim).indented(rows.margin);
        rows.item(ListItem {
            mark,
            text: points[point],
            beside: (missed_mark(missed, state), Role::Warning),
            ..ListItem::default()
        });
    }
    if card.is_unanswered() {
        rows.paragraph(card_words::no_answer(state.language), Role::Dim);
    }
}

/// Topic, importance, tags and last answer of a card on one line.
pub fn card_facts(state: &State, card: &CardView, now: Option<Moment>) -> String {
    let language = state.language;
    let mut facts = vec![card.topic_titles(&Query::default()).join(" > ")];
    facts.extend(importance_marks(card, language));
    facts.push(last_time(&card.state, now, language));
    facts.retain(|fact| !fact.is_empty());
    facts.join(common::clause(language))
}

/// The tags, or that it is almost always asked if no tag says how often it comes up.
pub fn importance_marks(card: &CardView, language: Language) -> Vec<String> {
    let says_so = |tag: &Tag| matches!(tag, Tag::Frequent | Tag::Important);
    let mut marks = Vec::new();
    if card.importance == Importance::High && !card.tags.iter().any(says_so) {
        marks.push(study_words::nearly_always(language).to_owned());
    }
    let tags = card.tags.iter();
    marks.extend(tags.map(|tag| card_words::tag(language, tag).to_owned()));
    marks
}

fn missed_mark(missed: bool, state: &State) -> &'static str {
    match (missed, state.size.room()) {
        (false, _) => "",
        (true, Room::Full) => study_words::missed_last_time(state.language),
        (true, _) => study_words::missed_short(state.language),
    }
}

/// Lays out a part of a card for `indent` columns, unless it is laid out already.
pub fn card_part(
    state: &State,
    card: &CardView,
    part: CardPart,
    blocks: &[Block],
    indent: usize,
) -> Rc<[Line]> {
    let options = card_lines(state).options(indent);
    state.layout.lines((card.id, part), blocks, &[], options)
}

/// The lines of an answer (from 0) in full, laid out for the margin. Marks the passages that
/// corrections are about.
pub fn answer_lines(state: &State, card: &CardView, answer: usize) -> Rc<[Line]> {
    answer_lines_in(state, &card_lines(state), card, answer)
}

/// The same for the margin of other lines.
pub fn answer_lines_in(
    state: &State,
    lines: &CardLines,
    card: &CardView,
    answer: usize,
) -> Rc<[Line]> {
    let blocks = card
        .answers
        .get(answer)
        .map(|answer| &*answer.document.blocks);
    let options = lines.options(lines.margin);
    let key = (card.id, CardPart::Answer(answer));
    state.layout.lines(
        key,
        blocks.unwrap_or_default(),
        &card.quotes(answer),
        options,
    )
}
