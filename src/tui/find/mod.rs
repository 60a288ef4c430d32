//! A search in the text on the screen: the typed text, the places found, and the row at the bottom.

use std::ops::Range;

use crate::domain::CardId;
use crate::text::{FoldedLines, Line, Role, Rows};
use crate::tui::keymap::{Command, Context, Slot};
use crate::tui::overlays::footer::{Hints, hints};
use crate::tui::screens::CardTab;
use crate::tui::screens::page::max_scroll;
use crate::tui::screens::study::{Phase, body};
use crate::tui::size::Size;
use crate::tui::state::{Screen, State};
use crate::tui::text_field::TextField;
use crate::words::{find as words, keys};

/// The fewest columns of the field.
const MIN_FIELD: usize = 8;

/// A search in the text on the screen.
#[derive(Clone, Debug, Default)]
pub struct Find {
    pub field: TextField,
    /// The row at which the search began.
    from: usize,
    text: FoldedLines,
    /// What `text` was read from.
    read: Option<Reading>,
    places: Vec<Range<usize>>,
    /// The index of the current place.
    at: usize,
}

/// Identifies the rows of a text.
type Reading = (Option<CardId>, Size, usize);

/// A text that the screen shows in part.
#[derive(Clone, Debug)]
pub struct TextOnScreen {
    card: Option<CardId>,
    pub rows: Rows,
    /// The first visible row.
    pub scroll: usize,
    /// How many rows are visible.
    pub height: usize,
}

impl Find {
    /// A search that begins at a row.
    pub fn new(from: usize) -> Self {
        Self {
            from,
            ..Self::default()
        }
    }

    /// Reads the text unless it is known. Returns whether it changed.
    pub fn read(&mut self, text: &TextOnScreen, size: Size) -> bool {
        let reading = (text.card, size, text.rows.n_rows());
        if self.read == Some(reading) {
            return false;
        }
        self.read = Some(reading);
        self.text = FoldedLines::new(text.rows.lines());
        self.search();
        true
    }

    /// Finds the places of the typed text, and goes to the first one from the row at which the
    /// search began.
    pub fn search(&mut self) {
        self.places = self.text.find(self.field.text());
        let is_before = |place: &Range<usize>| self.text.line_of(place) < self.from;
        let after = self.places.partition_point(is_before);
        self.at = if after < self.places.len() { after } else { 0 };
    }

    /// Goes to the next or the previous place; after the last comes the first.
    pub fn step(&mut self, forward: bool) {
        let n = self.places.len().max(1);
        self.at = (self.at + if forward { 1 } else { n - 1 }) % n;
    }

    /// The row of the current place.
    pub fn row(&self) -> Option<usize> {
        let place = self.places.get(self.at)?;
        Some(self.text.line_of(place))
    }

    /// Marks the places in visible lines, of which the first is row `first` of the text.
    pub fn mark(&self, first: usize, lines: &mut [Line]) {
        self.text.mark((first, lines), &self.places, self.at);
    }

    /// The row at the bottom of the screen: the typed text, how much was found, and the keys, which
    /// the study screen has another row for.
    pub fn field_row(&self, state: &State, width: usize) -> Line {
        let language = state.language;
        let label = format!("{} ", words::label(language));
        let is_empty = self.field.text().is_empty();
        let (count, role) = match (self.places.len(), is_empty) {
            (_, true) => (String::new(), Role::Dim),
            (0, false) => (words::nothing(language).to_owned(), Role::Warning),
            (n, false) => (format!("{}/{n}", self.at + 1), Role::Figure),
        };
        let mut right = Line::default();
        right.push_right(count, role);
        let taken = state.glyphs.width(&label) + MIN_FIELD + width_of(&right, state) + 2;
        let keys = match state.screens.last() {
            Some(Screen::Study(_)) => Line::default(),
            _ => keys(state, width.saturating_sub(taken)),
        };
        if !right.right.is_empty() && !keys.pieces.is_empty() {
            right.right.extend(Line::new("  ", Role::Plain).pieces);
        }
        right.right.extend(keys.pieces);
        let room = width.saturating_sub(state.glyphs.width(&label) + width_of(&right, state) + 1);
        let mut row = Line::new(label.as_str(), Role::Key);
        let typed = self.field.line(room, state.glyphs.ambiguous);
        row.caret = typed.caret.map(|caret| caret + state.glyphs.width(&label));
        row.append(typed);
        if is_empty {
            let hint = state.glyphs.truncate(words::hint(language), room);
            row.push(hint, Role::Dim);
        }
        row.right = right.right;
        row
    }
}

/// The keys of the search.
pub fn keys(state: &State, width: usize) -> Line {
    let (context, slot) = (Context::Find, Slot::Footer);
    hints(
        state,
        Hints {
            context,
            slot,
            width,
        },
    )
}

fn width_of(line: &Line, state: &State) -> usize {
    let widths = line.right.iter().map(|it| state.glyphs.width(&it.text));
    widths.sum()
}

impl State {
    /// Whether the screen shows a text to search in.
    pub fn shows_text(&self) -> bool {
        match self.screens.last() {
            Some(Screen::Study(study)) => {
                matches!(study.context(), Context::Checklist | Context::Reading)
            }
            Some(Screen::Browse(browse)) => browse.in_preview,
            Some(Screen::Card(screen)) => screen.tab == CardTab::Text,
            Some(Screen::Skim(_)) => true,
            _ => false,
        }
    }

    /// The text that the screen shows.
    pub fn text_on_screen(&self) -> Option<TextOnScreen> {
        if !self.shows_text() {
            return None;
        }
        let (card, rows, scroll, height) = match self.screens.last()? {
            Screen::Study(study) => {
                let rows = body::answer(study, study.revealed()?, self).rows;
                (
                    study.card.id,
                    rows,
                    study.scroll(self),
                    study.body_height(self),
                )
            }
            Screen::Browse(browse) => {
                let size = browse.panes(self).preview?;
                let rows = browse.preview_rows(self, size.width);
                (browse.preview.id, rows, browse.scroll, size.height)
            }
            Screen::Card(screen) => {
                let rows = screen.page(self).body;
                (
                    screen.view.id,
                    rows,
                    screen.scroll,
                    screen.body_height(self),
                )
            }
            Screen::Skim(skim) => {
                let rows = skim.page(self).body;
                (skim.view.id, rows, skim.scroll, skim.body_height(self))
            }
            _ => return None,
        };
        Some(TextOnScreen {
            card,
            scroll: scroll.min(max_scroll(rows.n_rows(), height)),
            rows,
            height,
        })
    }

    /// Makes `row` the first visible row of the text.
    pub fn scroll_text(&mut self, row: usize) {
        match self.screens.last_mut() {
            Some(Screen::Study(study)) => {
                if let Phase::Answer { scroll, .. } = &mut study.phase {
                    *scroll = row;
                }
            }
            Some(Screen::Browse(browse)) => browse.scroll = row,
            Some(Screen::Card(screen)) => screen.scroll = row,
            Some(Screen::Skim(skim)) => skim.scroll = row,
            _ => {}
        }
    }

    /// The label of the key that searches.
    pub fn search_label(&self) -> &'static str {
        match self.shows_text() {
            true => keys::find(self.language),
            false => Command::Search.label(self.language),
        }
    }
}
