//! Caches laid-out card parts between frames, because layout costs more than drawing.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::domain::CardId;
use crate::markdown::tree::Block;
use crate::text::{LayoutOptions, Line, Rows, WrapCache, layout_with_quotes};

/// A part of a card with its own layout. Answers and points count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CardPart {
    Hint,
    Answer(usize),
    /// The blocks shown when a point is expanded.
    Point(usize),
}

type Key = (Option<CardId>, CardPart, LayoutOptions);

/// Lines by card, part and options. Filled by the views.
#[derive(Clone, Debug, Default)]
pub struct LayoutCache {
    lines: RefCell<HashMap<Key, Rc<[Line]>>>,
    /// A whole card as the card screen shows it.
    cards: RefCell<HashMap<(Option<CardId>, LayoutOptions), Rows>>,
    /// Titles, options, and other plain text.
    pub wrapped: WrapCache,
}

impl LayoutCache {
    /// Lays out `blocks` on first use, with `quotes` highlighted.
    pub fn lines(
        &self,
        (card, part): (Option<CardId>, CardPart),
        blocks: &[Block],
        quotes: &[&str],
        options: LayoutOptions,
    ) -> Rc<[Line]> {
        let mut kept = self.lines.borrow_mut();
        let lines = kept
            .entry((card, part, options))
            .or_insert_with(|| layout_with_quotes(blocks, quotes, &options).into());
        Rc::clone(lines)
    }

    /// Lays out a whole card on first use.
    pub fn card(
        &self,
        key: (Option<CardId>, LayoutOptions),
        lay_out: impl FnOnce() -> Rows,
    ) -> Rows {
        let mut kept = self.cards.borrow_mut();
        kept.entry(key).or_insert_with(lay_out).clone()
    }

    /// Forgets all lines, because the card or the size of the screen changed.
    pub fn clear(&mut self) {
        self.lines.get_mut().clear();
        self.cards.get_mut().clear();
        self.wrapped.clear();
    }
}
