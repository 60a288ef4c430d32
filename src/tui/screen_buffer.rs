//! Writes only the changed cells to the terminal, and never queries it.
//!
//! `ratatui::Terminal` queries the cursor position when it clears. Over ssh the reply can come late
//! and would be read as keys.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::crossterm::queue;
use ratatui::crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

/// A screen buffer that remembers what the terminal shows.
#[derive(Debug)]
pub struct ScreenBuffer<W: Write> {
    backend: CrosstermBackend<W>,
    shown: Buffer,
}

impl<W: Write> ScreenBuffer<W> {
    /// A buffer that knows nothing about the terminal's content yet.
    pub fn new(writer: W) -> Self {
        Self {
            backend: CrosstermBackend::new(writer),
            shown: Buffer::empty(Rect::ZERO),
        }
    }

    /// Forgets the content of the terminal, because another program wrote to it.
    pub fn forget(&mut self) {
        self.shown = Buffer::empty(Rect::ZERO);
    }

    /// Draws a frame of this size. `view` returns the position of the cursor; `None` hides it.
    pub fn draw(
        &mut self,
        area: Rect,
        view: impl FnOnce(&mut Buffer) -> Option<Position>,
    ) -> io::Result<()> {
        let mut next = Buffer::empty(area);
        let cursor = view(&mut next);
        // Terminals with synchronized updates show the frame at once; others ignore the codes.
        queue!(self.backend, BeginSynchronizedUpdate)?;
        self.backend.hide_cursor()?;
        if self.shown.area != area {
            self.backend.clear_region(ClearType::All)?;
            self.shown = Buffer::empty(area);
        }
        forget_rows_of_composed_signs(&mut self.shown, &next);
        self.backend.draw(self.shown.diff(&next).into_iter())?;
        if let Some(position) = cursor {
            self.backend.set_cursor_position(position)?;
            self.backend.show_cursor()?;
        }
        queue!(self.backend, EndSynchronizedUpdate)?;
        self.shown = next;
        Write::flush(&mut self.backend)
    }
}

/// Makes changed rows with flags and other signs of several characters be written whole. Terminals
/// disagree on the width of such signs, and may show a half of one where another was.
fn forget_rows_of_composed_signs(shown: &mut Buffer, next: &Buffer) {
    let width = usize::from(next.area.width).max(1);
    let is_composed = |cell: &Cell| cell.symbol().chars().nth(1).is_some();
    let unknown = Cell::new("\u{fffd}").set_style(Modifier::all()).clone();
    for (old, new) in shown
        .content
        .chunks_mut(width)
        .zip(next.content.chunks(width))
    {
        if old == new || !old.iter().chain(new).any(is_composed) {
            continue;
        }
        let mut n_covered = 0;
        for (old, new) in old.iter_mut().zip(new) {
            // A cell below a wide sign must not be written.
            *old = if n_covered > 0 {
                new.clone()
            } else {
                unknown.clone()
            };
            n_covered = n_covered.max(new.cell_width()).saturating_sub(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZero;

    use super::*;

    fn frame(screen: &mut ScreenBuffer<&mut Vec<u8>>, text: &str) {
        let area = Rect::new(0, 0, 10, 2);
        let view = |buffer: &mut Buffer| {
            buffer.set_string(0, 0, text, ratatui::style::Style::new());
            None
        };
        screen.draw(area, view).unwrap();
    }

    fn written(texts: &[&str]) -> String {
        let mut bytes = Vec::new();
        let mut screen = ScreenBuffer::new(&mut bytes);
        texts.iter().for_each(|text| frame(&mut screen, text));
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn only_changes_are_written() {
        let once = written(&["etcd 节点"]);
        assert!(once.contains("etcd"));
        let again = written(&["etcd 节点", "etcd 节点"]);
        assert_eq!(again.matches("etcd").count(), 1);
        let changed = written(&["etcd 节点", "etcd 集群"]);
        assert!(changed.ends_with("\u{1b}[?2026l"));
        assert_eq!(changed.matches("etcd").count(), 1);
    }

    #[test]
    fn no_half_of_a_composed_sign_stays() {
        for (first, second) in [
            ("🇨🇳🇩🇪 x", "a  b x"),
            ("🇨🇳 x", "🇩🇪 x"),
            ("👨‍👩‍👧 x", "y  x"),
            ("e\u{301}🇨🇳", ""),
        ] {
            let mut screens = [&[first, second][..], &[second][..]].map(|texts| {
                let cells = |n| NonZero::new(n).unwrap();
                let mut screen = vt100::Parser::new(cells(2), cells(10), 0);
                screen.process(written(texts).as_bytes());
                screen.screen().contents()
            });
            screens
                .iter_mut()
                .for_each(|screen| screen.retain(|c| c != ' '));
            assert_eq!(screens[0], screens[1], "{first} {second}");
        }
    }

    #[test]
    fn nothing_is_asked_of_the_terminal() {
        let all = written(&["a", "b"]);
        for question in ["\u{1b}[6n", "\u{1b}[c", "\u{1b}[?u", "\u{1b}]11;?"] {
            assert!(!all.contains(question), "{question:?}");
        }
    }
}
