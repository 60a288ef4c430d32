//! A row of the screen: texts with inks, some from the left, some from the right; and the one
//! place that writes to a buffer.
//!
//! Every text passes [`visible`] here, so nothing a note holds can be obeyed by a terminal.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::glyphs::Glyphs;
use super::theme::{Part, Theme};
use crate::text::{Line, Role, display_width, visible};

/// What a text is painted as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// A text of an answer.
    Role(Role),
    /// A part of the program.
    Part(Part),
}

impl From<Role> for Ink {
    fn from(role: Role) -> Self {
        Self::Role(role)
    }
}

impl From<Part> for Ink {
    fn from(part: Part) -> Self {
        Self::Part(part)
    }
}

/// A text in one ink.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The text.
    pub text: String,
    /// Its ink.
    pub ink: Ink,
}

/// A row of the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// From the left; cut where the row is too narrow.
    pub left: Vec<Span>,
    /// At the right end; what stands left makes room for it.
    pub right: Vec<Span>,
}

impl Row {
    /// A row of one text.
    pub fn of(text: impl Into<String>, ink: impl Into<Ink>) -> Self {
        Self::default().with(text, ink)
    }

    /// The beginning of an entry of a list, with a mark where the cursor is.
    pub fn entry(is_selected: bool) -> Self {
        Self::of(if is_selected { "> " } else { "  " }, Part::Selected)
    }

    /// A line across.
    pub fn rule(width: usize) -> Self {
        Self::of("-".repeat(width), Part::Rule)
    }

    /// A line of an answer, moved to the right.
    pub fn indented(line: Line, columns: usize) -> Self {
        let mut row = Self::of(" ".repeat(columns), Part::Plain);
        let pieces = line.pieces.into_iter();
        row.left.extend(pieces.map(|piece| Span {
            text: piece.text,
            ink: Ink::Role(piece.role),
        }));
        row
    }

    /// The row with one more text from the left.
    #[must_use]
    pub fn with(mut self, text: impl Into<String>, ink: impl Into<Ink>) -> Self {
        self.push(text, ink);
        self
    }

    /// Adds a text from the left.
    pub fn push(&mut self, text: impl Into<String>, ink: impl Into<Ink>) {
        let (text, ink) = (text.into(), ink.into());
        if !text.is_empty() {
            self.left.push(Span { text, ink });
        }
    }

    /// Adds a text at the right end, two blanks behind what stands there already.
    pub fn push_right(&mut self, text: impl Into<String>, ink: impl Into<Ink>) {
        let (mut text, ink) = (text.into(), ink.into());
        if text.is_empty() {
            return;
        }
        if !self.right.is_empty() {
            text.insert_str(0, "  ");
        }
        self.right.push(Span { text, ink });
    }

    /// Columns of what stands left.
    pub fn width(&self, glyphs: &Glyphs) -> usize {
        width_of(&self.left, glyphs)
    }

    /// Draws the row at the top of `area`.
    pub fn draw(&self, area: Rect, theme: &Theme, glyphs: &Glyphs, buffer: &mut Buffer) {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return;
        }
        let width = usize::from(area.width);
        let right = width_of(&self.right, glyphs).min(width);
        // Where the right end has no room beside the left it is the left that is cut.
        let gap = usize::from(right > 0 && right < width);
        let room = width - right - gap;
        let mut pen = Pen {
            x: area.x,
            y: area.y,
            theme,
            glyphs,
            buffer,
        };
        pen.spans(&self.left, room);
        pen.x = area.x + (width - right) as u16;
        pen.spans(&self.right, right);
    }
}

fn width_of(spans: &[Span], glyphs: &Glyphs) -> usize {
    spans
        .iter()
        .map(|span| glyphs.width(&shown(&span.text)))
        .sum()
}

/// The text as it may be written: no control characters, no line ends.
fn shown(text: &str) -> String {
    visible(text).replace(['\n', '\t'], " ")
}

struct Pen<'a> {
    x: u16,
    y: u16,
    theme: &'a Theme,
    glyphs: &'a Glyphs,
    buffer: &'a mut Buffer,
}

impl Pen<'_> {
    /// Writes spans into `room` columns; the first one that does not fit is cut and ends them.
    fn spans(&mut self, spans: &[Span], mut room: usize) {
        for span in spans {
            let text = shown(&span.text);
            let width = self.glyphs.width(&text);
            if width > room {
                let text = self.glyphs.truncate(&text, room);
                return self.text(&text, span.ink);
            }
            self.text(&text, span.ink);
            room -= width;
        }
    }

    fn text(&mut self, text: &str, ink: Ink) {
        let style = match ink {
            Ink::Role(role) => self.theme.role(role),
            Ink::Part(part) => self.theme.part(part),
        };
        for grapheme in text.graphemes(true) {
            let width = display_width(grapheme, self.glyphs.ambiguous);
            let columns = u16::try_from(width).unwrap_or(u16::MAX);
            if columns == 0 {
                continue;
            }
            if let Some(cell) = self.buffer.cell_mut((self.x, self.y)) {
                cell.set_symbol(grapheme).set_style(style);
                if width != grapheme.width()
                    && let Some(columns) = NonZeroU16::new(columns)
                {
                    cell.set_diff_option(CellDiffOption::ForcedWidth(columns));
                }
            }
            for behind in 1..columns {
                if let Some(cell) = self.buffer.cell_mut((self.x + behind, self.y)) {
                    cell.reset();
                    cell.set_style(style);
                }
            }
            self.x = self.x.saturating_add(columns);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Theme as ThemeName;
    use crate::text::Ambiguous;

    fn drawn(row: &Row, width: u16) -> String {
        let area = Rect::new(0, 0, width, 1);
        let mut buffer = Buffer::empty(area);
        let glyphs = Glyphs::unicode(Ambiguous::Narrow);
        row.draw(area, &Theme::new(ThemeName::Mono), &glyphs, &mut buffer);
        let mut text = String::new();
        let mut skip = 0;
        for cell in buffer.content() {
            if skip == 0 {
                text.push_str(cell.symbol());
                skip = cell.symbol().width().max(1);
            }
            skip -= 1;
        }
        text.trim_end().to_owned()
    }

    fn row() -> Row {
        let mut row = Row::of("调度器", Part::Plain).with(" kube-scheduler", Part::Dim);
        row.push_right("7/20", Part::Dim);
        row
    }

    #[test]
    fn what_stands_left_makes_room_for_the_right() {
        assert_eq!(drawn(&row(), 30), "调度器 kube-scheduler     7/20");
        assert_eq!(drawn(&row(), 20), "调度器 kube-s.. 7/20");
        assert_eq!(drawn(&row(), 12), "调度器. 7/20");
        assert_eq!(drawn(&row(), 4), "7/20");
        assert_eq!(drawn(&row(), 2), "..");
    }

    #[test]
    fn control_characters_are_marks() {
        let row = Row::of("a\u{1b}[2J\nb", Part::Plain);
        assert_eq!(drawn(&row, 20), "a␛[2J b");
    }

    #[test]
    fn nothing_is_drawn_outside_the_buffer() {
        let glyphs = Glyphs::unicode(Ambiguous::Narrow);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 1));
        for x in 0..5 {
            let area = Rect::new(x, 0, 9, 1);
            row().draw(area, &Theme::new(ThemeName::Mono), &glyphs, &mut buffer);
            row().draw(
                Rect::new(x, 4, 9, 1),
                &Theme::new(ThemeName::Mono),
                &glyphs,
                &mut buffer,
            );
        }
    }
}
