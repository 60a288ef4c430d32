//! Draws lines: the only code that writes to a buffer.
//!
//! All text passes `visible` here, so control characters in a note never reach the terminal.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::mouse::{HitRegion, HitTarget};
use super::theme::Styles;
use crate::text::{Glyphs, Line, Piece, Role, display_width};

/// Draws lines into a buffer, in the styles of a theme.
pub struct Painter<'a> {
    pub styles: &'a Styles,
    pub glyphs: Glyphs,
    pub buffer: &'a mut Buffer,
    /// The caret of the lines drawn so far.
    pub caret: Option<Position>,
    /// What a click concerns; later regions are above earlier ones.
    pub regions: Vec<HitRegion>,
}

impl Painter<'_> {
    /// Draws lines from the top of `area` down, as many as fit.
    pub fn lines<'l>(&mut self, lines: impl IntoIterator<Item = &'l Line>, area: Rect) {
        for (y, line) in (area.top()..area.bottom()).zip(lines) {
            let row = Rect {
                y,
                height: 1,
                ..area
            };
            self.line(line, row);
        }
    }

    /// Draws a line in the first row of `area`, cut to its width.
    fn line(&mut self, line: &Line, area: Rect) {
        let area = area.intersection(self.buffer.area);
        if area.is_empty() {
            return;
        }
        let width = usize::from(area.width);
        if let Some(caret) = line.caret.filter(|caret| *caret < width) {
            let x = area.x + caret as u16;
            self.caret = Some(Position { x, y: area.y });
        }
        let right = self.width(&line.right).min(width);
        let gap = usize::from(right > 0 && right < width);
        self.pieces(&line.pieces, (area.x, area.y), width - right - gap);
        let x = area.x + (width - right) as u16;
        self.pieces(&line.right, (x, area.y), right);
    }

    fn width(&self, pieces: &[Piece]) -> usize {
        let width = |piece: &Piece| self.glyphs.width(&piece.text.on_one_line());
        pieces.iter().map(width).sum()
    }

    /// Writes pieces into `room` columns. The first one that does not fit is cut; the rest is
    /// left out.
    fn pieces(&mut self, pieces: &[Piece], (mut x, y): (u16, u16), mut room: usize) {
        let mut key: Option<(u16, &Piece)> = None;
        for piece in pieces {
            if matches!(piece.role, Role::Key | Role::Proposed) {
                self.key_region(key.replace((x, piece)), x, y);
            }
            let text = piece.text.on_one_line();
            let text = match piece.role {
                Role::Rule => self.rule(&text).into(),
                _ => text,
            };
            let style = self.styles.style(piece.role);
            let width = self.glyphs.width(&text);
            if width > room {
                #[cfg(test)]
                CUT.with_borrow_mut(|cut| cut.push(text.to_string()));
                let end = self.text(&self.glyphs.truncate(&text, room), (x, y), style);
                return self.key_region(key, end, y);
            }
            x = self.text(&text, (x, y), style);
            room -= width;
        }
        self.key_region(key, x, y);
    }

    /// Remembers where a key and its label are, which end before a column.
    fn key_region(&mut self, key: Option<(u16, &Piece)>, end: u16, y: u16) {
        let Some((start, piece)) = key else { return };
        // A proposed grade begins with its number.
        let text = piece.text.on_one_line();
        let label = match piece.role {
            Role::Proposed => text.chars().take(1).collect(),
            _ => text.trim().to_owned(),
        };
        let area = Rect {
            x: start,
            y,
            width: end.saturating_sub(start),
            height: 1,
        };
        let target = HitTarget::Key(label);
        self.regions.push(HitRegion { area, target });
    }

    /// A rule as the terminal can draw it.
    fn rule(&self, text: &str) -> String {
        match self.glyphs.rule() {
            '-' => text.to_owned(),
            rule => text.replace('-', rule.encode_utf8(&mut [0; 4])),
        }
    }

    /// Writes text; returns the column after it.
    fn text(&mut self, text: &str, (mut x, y): (u16, u16), style: Style) -> u16 {
        for grapheme in text.graphemes(true) {
            let width = display_width(grapheme, self.glyphs.ambiguous);
            let columns = u16::try_from(width).unwrap_or(u16::MAX);
            if columns == 0 {
                continue;
            }
            if let Some(cell) = self.buffer.cell_mut((x, y)) {
                cell.set_symbol(grapheme).set_style(style);
                // Ratatui counts the columns with `unicode-width`. Where the terminal differs, it
                // has to be told.
                if columns != grapheme.cell_width()
                    && let Some(columns) = NonZeroU16::new(columns)
                {
                    cell.set_diff_option(CellDiffOption::ForcedWidth(columns));
                }
            }
            for covered in 1..columns {
                if let Some(cell) = self.buffer.cell_mut((x + covered, y)) {
                    cell.reset();
                    cell.set_style(style);
                }
            }
            x = x.saturating_add(columns);
        }
        x
    }
}

#[cfg(test)]
thread_local! {
    /// The pieces that this thread cut because a row was full.
    pub static CUT: std::cell::RefCell<Vec<String>> = const { std::cell::RefCell::new(Vec::new()) };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Theme;
    use crate::tui::theme::Colors;

    fn draw(line: &Line, area: Rect, buffer: &mut Buffer) {
        let mut painter = Painter {
            styles: &Styles::new(Theme::Mono, Colors::None),
            glyphs: Glyphs::default(),
            buffer,
            caret: None,
            regions: Vec::new(),
        };
        painter.lines([line], area);
    }

    fn drawn(line: &Line, width: u16) -> String {
        let area = Rect::new(0, 0, width, 1);
        let mut buffer = Buffer::empty(area);
        draw(line, area, &mut buffer);
        let mut text = String::new();
        let mut skip = 0;
        for cell in buffer.content() {
            if skip == 0 {
                text.push_str(cell.symbol());
                skip = cell.cell_width().max(1);
            }
            skip -= 1;
        }
        text.trim_end().to_owned()
    }

    fn line() -> Line {
        let mut line = Line::new("调度器", Role::Plain).with(" kube-scheduler", Role::Dim);
        line.push_right("7/20", Role::Dim);
        line
    }

    #[test]
    fn the_left_part_is_cut_before_the_right_one() {
        assert_eq!(drawn(&line(), 30), "调度器 kube-scheduler     7/20");
        assert_eq!(drawn(&line(), 20), "调度器 kube-s.. 7/20");
        assert_eq!(drawn(&line(), 12), "调度器. 7/20");
        assert_eq!(drawn(&line(), 4), "7/20");
        assert_eq!(drawn(&line(), 2), "..");
    }

    #[test]
    fn control_characters_are_drawn_as_marks() {
        let line = Line::new("a\u{1b}[2J\nb", Role::Plain);
        assert_eq!(drawn(&line, 20), "a␛[2J b");
    }

    #[test]
    fn a_sign_after_halfwidth_kana_with_a_voice_mark_is_drawn() {
        let text = "ｶﾞ节ﾊﾟx";
        assert_eq!(drawn(&Line::new(text, Role::Plain), 20), text);
        let area = Rect::new(0, 0, 20, 1);
        let mut buffer = Buffer::empty(area);
        draw(&Line::new(text, Role::Plain), area, &mut buffer);
        let changed = Buffer::empty(area).diff(&buffer);
        let written: String = changed.iter().map(|(_, _, cell)| cell.symbol()).collect();
        assert_eq!(written, text);
    }

    #[test]
    fn a_line_with_a_caret_places_the_cursor() {
        let area = Rect::new(3, 2, 20, 1);
        let mut painter = Painter {
            styles: &Styles::new(Theme::Mono, Colors::None),
            glyphs: Glyphs::default(),
            buffer: &mut Buffer::empty(Rect::new(0, 0, 30, 4)),
            caret: None,
            regions: Vec::new(),
        };
        let mut line = line().indented(2);
        line.caret = Some(6);
        painter.lines([&line.indented(1)], area);
        assert_eq!(painter.caret, Some(Position { x: 3 + 6 + 1, y: 2 }));
    }

    #[test]
    fn areas_outside_the_buffer_are_ignored() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 1));
        for x in 0..5 {
            draw(&line(), Rect::new(x, 0, 9, 1), &mut buffer);
            draw(&line(), Rect::new(x, 4, 9, 1), &mut buffer);
        }
    }
}
