//! The browse screen: all cards as a list that is searched, filtered and sorted, beside or above a
//! preview of the selected card.

mod columns;
mod header;
mod list;
mod preview;

pub use preview::write_answer;

use std::collections::{HashMap, HashSet};

use super::Page;
use super::page::{Pane, PlacedPane, body_height, max_scroll};
use crate::domain::{CardId, Moment};
use crate::progress::EventId;
use crate::session::{CardList, CardListRequest, CardRow, CardView};
use crate::text::{Line, Role, Rows};
use crate::tui::keymap::Context;
use crate::tui::list::List;
use crate::tui::overlays::footer::notice_height;
use crate::tui::size::Size;
use crate::tui::state::{Room, State};
use crate::tui::text_field::TextField;

/// In a deck with more cards a search runs on Enter, not at every key.
pub const MAX_LIVE: usize = 10_000;

/// The fewest columns of a screen with the preview beside the list.
const BESIDE: usize = 100;

/// The fewest rows of a screen with a preview below the list.
const BELOW: usize = 16;

/// Between the list and the preview beside it.
const BAR: &str = " | ";

/// The state of the browse screen.
#[derive(Clone, Debug, Default)]
pub struct Browse {
    /// The request whose cards are listed.
    pub request: CardListRequest,
    /// The search field, while it is active.
    pub field: Option<TextField>,
    /// Why the typed query can't be parsed.
    pub problem: Option<String>,
    /// How many of how many cards a running search has seen.
    pub progress: Option<(usize, usize)>,
    pub cards: List<CardId>,
    /// How many cards the query finds in each filter.
    pub counts: [usize; CardList::FILTERS.len()],
    /// How many cards the open decks have.
    pub n_cards: usize,
    /// The selected cards.
    pub marked: HashSet<CardId>,
    /// The row of the last card that was selected or deselected.
    pub anchor: usize,
    /// The events recorded here that can be undone, in the order of time.
    pub done: Vec<Vec<EventId>>,
    /// The visible rows. The others are not loaded.
    pub rows: HashMap<CardId, CardRow>,
    /// The card in the preview, once it is loaded.
    pub preview: CardView,
    /// The card that the preview was loaded for.
    pub previewed: Option<CardId>,
    /// The first visible row of the preview.
    pub scroll: usize,
    /// Whether keys scroll the preview instead of moving in the list.
    pub in_preview: bool,
    /// The moment that the texts refer to.
    pub now: Option<Moment>,
}

/// The sizes of the two parts of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panes {
    pub list: Size,
    /// `None` if there is no room for a preview.
    pub preview: Option<Size>,
    /// Whether the preview is beside the list, not below it.
    pub is_beside: bool,
}

impl Panes {
    /// Where the panes are in the body.
    fn placed(self) -> Vec<PlacedPane> {
        let Size { width, height } = self.list;
        let list = PlacedPane {
            pane: Pane::List,
            rows: 0..height,
            columns: 0..width,
        };
        let preview = self.preview.map(|size| {
            let (left, top) = match self.is_beside {
                true => (width + BAR.len(), 0),
                false => (0, height + 1),
            };
            PlacedPane {
                pane: Pane::Preview,
                rows: top..top + size.height,
                columns: left..left + size.width,
            }
        });
        std::iter::once(list).chain(preview).collect()
    }
}

impl Browse {
    pub fn context(&self) -> Context {
        match self.field {
            Some(_) => Context::Search,
            None => Context::Browse,
        }
    }

    /// Whether searches run at every key.
    pub fn is_live(&self) -> bool {
        self.n_cards <= MAX_LIVE
    }

    /// Whether the list holds all cards, and none is selected.
    pub fn is_plain(&self) -> bool {
        let request = &self.request;
        request.text.is_empty() && request.filter == 0 && self.marked.is_empty()
    }

    /// The cards that a command is for: the selected ones in the order of the list, else the one
    /// under the cursor.
    pub fn chosen(&self) -> Vec<CardId> {
        if self.marked.is_empty() {
            return self.cards.selected().copied().into_iter().collect();
        }
        let listed = self.cards.items().iter();
        listed
            .filter(|card| self.marked.contains(card))
            .copied()
            .collect()
    }

    pub fn panes(&self, state: &State) -> Panes {
        let width = state.size.wide_width();
        let n_header = header::n_rows(state);
        let height = body_height(state.size, n_header, 2 + notice_height(state));
        let is_beside = state.size.width >= BESIDE && state.size.room() == Room::Full;
        let below = height * 2 / 5;
        if is_beside {
            let list = (width - BAR.len()) * 3 / 5;
            let preview = width - BAR.len() - list;
            return Panes {
                list: Size {
                    width: list,
                    height,
                },
                preview: Some(Size {
                    width: preview,
                    height,
                }),
                is_beside,
            };
        }
        if state.size.height < BELOW || below == 0 {
            return Panes {
                list: Size { width, height },
                preview: None,
                is_beside,
            };
        }
        let list = height - below - 1;
        Panes {
            list: Size {
                width,
                height: list,
            },
            preview: Some(Size {
                width,
                height: below,
            }),
            is_beside,
        }
    }

    /// The largest scroll offset of the preview.
    pub fn max_scroll(&self, state: &State) -> usize {
        let panes = self.panes(state);
        panes.preview.map_or(0, |size| {
            max_scroll(self.preview_rows(state, size.width).n_rows(), size.height)
        })
    }

    pub fn page(&self, state: &State) -> Page {
        let panes = self.panes(state);
        let mut body = self.list_rows(state, panes.list);
        if let Some(size) = panes.preview {
            let rows = self.preview_rows(state, size.width);
            let scroll = self.scroll.min(max_scroll(rows.n_rows(), size.height));
            let mut preview = rows.visible(scroll, size.height);
            if let Some(find) = &state.find {
                find.mark(scroll, &mut preview);
            }
            body = match panes.is_beside {
                true => beside(state, body, preview, panes.list),
                false => below(body, preview, panes.list),
            };
        }
        Page {
            header: self.header(state),
            body: Rows::from(body),
            scroll: 0,
            items: self.cards.rows(panes.list.height),
            panes: panes.placed(),
            footer: self.footer(state),
        }
    }
}

/// The list, a rule, and the preview.
fn below(mut list: Vec<Line>, preview: Vec<Line>, size: Size) -> Vec<Line> {
    list.resize(size.height, Line::default());
    list.push(Line::rule(size.width));
    list.extend(preview);
    list
}

/// The list and the preview in two columns.
fn beside(state: &State, list: Vec<Line>, preview: Vec<Line>, size: Size) -> Vec<Line> {
    let ambiguous = state.glyphs.ambiguous;
    let mut rows = list.into_iter();
    let mut right = preview.into_iter();
    let merged = (0..size.height).map(|_| {
        let mut line = rows.next().unwrap_or_default();
        let missing = size.width.saturating_sub(line.width(ambiguous));
        line.push(" ".repeat(missing), Role::Plain);
        line.push(BAR, Role::Rule);
        let preview = right.next().unwrap_or_default();
        line.right.clone_from(&preview.right);
        line.append(preview);
        line
    });
    merged.collect()
}
