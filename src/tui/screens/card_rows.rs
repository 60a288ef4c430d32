//! The layout of a card at the size of the screen.

use std::rc::Rc;

use crate::markdown::tree::Block;
use crate::session::{CardLines, CardView};
use crate::text::{LayoutOptions, Line};
use crate::tui::layout_cache::CardPart;
use crate::tui::state::{Room, State};

pub fn card_lines(state: &State) -> CardLines {
    let options = LayoutOptions {
        width: state.size.inner_width(),
        glyphs: state.glyphs,
        language: state.language,
    };
    let margin = if state.size.room() == Room::Full {
        2
    } else {
        0
    };
    CardLines::new(options, margin).with_wrapped(state.layout.wrapped.clone())
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
    let blocks = card
        .answers
        .get(answer)
        .map(|answer| &*answer.document.blocks);
    let lines = card_lines(state);
    let options = lines.options(lines.margin);
    let key = (card.id, CardPart::Answer(answer));
    state.layout.lines(
        key,
        blocks.unwrap_or_default(),
        &card.quotes(answer),
        options,
    )
}
