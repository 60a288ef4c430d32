//! The laid-out parts of the card on the screen, kept from frame to frame: laying out a long text
//! takes longer than drawing it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::domain::CardId;
use crate::markdown::tree::Block;
use crate::text::{LayoutOptions, Line, WrapCache, layout_blocks, mark_quote};

/// A part of a card that is laid out by itself. Answers and points count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CardPart {
    Hint,
    Answer(usize),
    /// What a point unfolds.
    Point(usize),
}

type Key = (Option<CardId>, CardPart, LayoutOptions);

/// Lines by card, part and options. Views add to it.
#[derive(Clone, Debug, Default)]
pub struct LayoutCache {
    lines: RefCell<HashMap<Key, Rc<[Line]>>>,
    /// Titles, options, and other plain text.
    pub wrapped: WrapCache,
}

impl LayoutCache {
    /// The lines of a part with these blocks, in which these quotes are marked.
    pub fn lines(
        &self,
        (card, part): (Option<CardId>, CardPart),
        blocks: &[Block],
        quotes: &[&str],
        options: LayoutOptions,
    ) -> Rc<[Line]> {
        let mut kept = self.lines.borrow_mut();
        let lines = kept.entry((card, part, options)).or_insert_with(|| {
            let mut lines = layout_blocks(blocks, &options);
            for quote in quotes {
                mark_quote(&mut lines, quote);
            }
            lines.into()
        });
        Rc::clone(lines)
    }

    /// Forgets all lines, because the card or the size of the screen changed.
    pub fn clear(&mut self) {
        self.lines.get_mut().clear();
        self.wrapped.clear();
    }
}
