//! A page: header rows at the top, footer rows at the bottom, and a scrolling body between.

use std::ops::Range;

use crate::text::{Line, Rows};
use crate::tui::keymap::Command;
use crate::tui::size::Size;

/// The rows of a screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Rows that stay at the top.
    pub header: Vec<Line>,
    /// Rows that scroll.
    pub body: Rows,
    /// The first visible row of the body.
    pub scroll: usize,
    /// Rows that stay at the bottom.
    pub footer: Vec<Line>,
    /// The items that a click chooses, each with its rows of the body.
    pub items: Vec<(usize, Range<usize>)>,
    /// The panes of the body, if it has several.
    pub panes: Vec<PlacedPane>,
}

/// A part of a body that scrolls on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    List,
    Preview,
}

/// A pane with its rows and columns of the visible body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedPane {
    pub pane: Pane,
    pub rows: Range<usize>,
    pub columns: Range<usize>,
}

/// The number of visible body rows, given the rows of header and footer.
pub fn body_height(size: Size, n_header: usize, n_footer: usize) -> usize {
    size.height.saturating_sub(n_header + n_footer)
}

/// The largest scroll offset of a body.
pub fn max_scroll(n_body: usize, body_height: usize) -> usize {
    n_body.saturating_sub(body_height)
}

/// Runs a movement command on a cursor or scroll offset, clamped to `0..n`. A page has `page` rows.
pub fn moved(from: usize, n: usize, page: usize, command: Command) -> usize {
    let to = match command {
        Command::Up => from.saturating_sub(1),
        Command::Down => from + 1,
        Command::PageUp => from.saturating_sub(page),
        Command::PageDown => from + page,
        Command::First => 0,
        Command::Last => usize::MAX,
        _ => from,
    };
    to.min(n.saturating_sub(1))
}

/// The scroll offset nearest to `scroll` that shows rows `first..last`. If they don't all fit,
/// shows the first ones.
pub fn scroll_to(scroll: usize, first: usize, last: usize, body_height: usize) -> usize {
    let least = last.saturating_sub(body_height);
    scroll.max(least).min(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_brought_into_view_with_as_little_movement_as_can_be() {
        for (scroll, first, last, height, wanted) in [
            (0, 2, 4, 10, 0),
            (0, 9, 12, 10, 2),
            (5, 3, 4, 10, 3),
            (0, 4, 30, 10, 4),
            (0, 4, 5, 0, 4),
        ] {
            assert_eq!(scroll_to(scroll, first, last, height), wanted);
        }
    }
}
