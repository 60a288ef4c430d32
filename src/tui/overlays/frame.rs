//! The frame of an overlay: its size, its position, and its visible rows.

use std::ops::Range;

use ratatui::layout::Rect;

use super::footer::{Hints, hint_rows};
use super::{Overlay, OverlayRows};
use crate::text::Line;
use crate::text::Role;
use crate::tui::keymap::Slot;
use crate::tui::state::State;
use crate::words::study;

/// An overlay with its border, ready to draw.
#[derive(Clone, Debug)]
pub struct PlacedOverlay {
    pub area: Rect,
    /// As many lines as `area` has rows.
    pub lines: Vec<Line>,
    /// The items that a click chooses, each with its lines.
    pub items: Vec<(usize, Range<usize>)>,
}

/// The most columns of an overlay.
const MAX_COLUMNS: usize = 72;

/// The fewest columns of an overlay, if the screen has room.
const MIN_COLUMNS: usize = 36;

/// Rows of the border, including the title.
const N_BORDERS: usize = 2;

/// Columns beside the content.
const N_MARGIN: usize = 4;

/// Lays out an overlay in the middle of `area`.
pub fn place_overlay(overlay: &Overlay, state: &State, area: Rect) -> PlacedOverlay {
    let (width, height) = (usize::from(area.width), usize::from(area.height));
    let inner = match overlay {
        Overlay::Menu(_) | Overlay::Source(_) => narrowed(overlay, state, content_width(width)),
        _ => content_width(width),
    };
    let keys = hint_rows(
        state,
        Hints {
            context: overlay.context(),
            slot: Slot::Footer,
            width: inner,
        },
    );
    let seen = height.saturating_sub(N_BORDERS + keys.len());
    let OverlayRows {
        title,
        rows,
        scroll,
        items,
    } = overlay.content(state, inner, seen);
    let n_below = rows.n_rows().saturating_sub(scroll + seen);
    let mut framed = vec![border(&title, 0, state, inner)];
    framed.extend(rows.visible(scroll, seen).into_iter().map(bordered));
    framed.extend(keys.into_iter().map(bordered));
    framed.push(border("", n_below, state, inner));
    framed.truncate(height);
    let (columns, n_rows) = ((inner + N_MARGIN).min(width), framed.len());
    PlacedOverlay {
        area: Rect {
            x: area.x + ((width - columns) / 2) as u16,
            y: area.y + ((height - n_rows) / 3) as u16,
            width: columns as u16,
            height: n_rows as u16,
        },
        lines: framed,
        items: items
            .into_iter()
            .map(|(item, rows)| (item, rows.start + 1..rows.end + 1))
            .collect(),
    }
}

/// The columns that the whole content takes.
fn narrowed(overlay: &Overlay, state: &State, most: usize) -> usize {
    let content = overlay.content(state, most, usize::MAX);
    let rows = content.rows.into_lines();
    let widest = rows
        .iter()
        .map(|row| row.width(state.glyphs.ambiguous))
        .max()
        .unwrap_or(0);
    (widest + 2).max(MIN_COLUMNS).min(most)
}

/// The columns for an overlay's content on a screen of this width.
pub fn content_width(width: usize) -> usize {
    width.saturating_sub(N_MARGIN).min(MAX_COLUMNS)
}

/// The visible rows of an overlay with one row of keys, on a screen of this height with enough
/// room.
pub fn content_height(height: usize) -> usize {
    height.saturating_sub(N_BORDERS + 1)
}

/// A border with a title, and at its right how many rows are below.
fn border(title: &str, n_below: usize, state: &State, inner: usize) -> Line {
    let mut row = Line::new("+-", Role::Frame);
    let mut n_dashes = inner;
    if !title.is_empty() {
        let title = state.glyphs.truncate(title, inner.saturating_sub(2));
        n_dashes = inner.saturating_sub(state.glyphs.width(&title) + 2);
        row.push(format!(" {title} "), Role::Title);
    }
    let below = match n_below {
        0 => String::new(),
        n => format!(" {} ", study::rows_below(state.language, n)),
    };
    n_dashes = n_dashes.saturating_sub(state.glyphs.width(&below));
    row.push("-".repeat(n_dashes), Role::Frame);
    row.push(below, Role::Dim);
    row.push("-+", Role::Frame);
    row
}

fn bordered(row: Line) -> Line {
    let mut bordered = Line::new("| ", Role::Frame);
    bordered.pieces.extend(row.pieces);
    bordered.caret = row.caret.map(|caret| caret + 2);
    // A row leaves one column free before its right end: the blank before the border.
    let end = if row.right.is_empty() { "|" } else { " |" };
    bordered.right = row.right;
    bordered.right.extend(Line::new(end, Role::Frame).pieces);
    bordered
}
