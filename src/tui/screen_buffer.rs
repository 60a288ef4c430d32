//! Writes only the changed cells to the terminal, and never queries it.
//!
//! `ratatui::Terminal` queries the cursor position when it clears. Over ssh the reply can come late
//! and would be read as keys.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::crossterm::queue;
use ratatui::crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::layout::{Position, Rect};

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
        self.backend.draw(self.shown.diff(&next).into_iter())?;
        if let Some(place) = cursor {
            self.backend.set_cursor_position(place)?;
            self.backend.show_cursor()?;
        }
        queue!(self.backend, EndSynchronizedUpdate)?;
        self.shown = next;
        Write::flush(&mut self.backend)
    }
}

#[cfg(test)]
mod tests {
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
    fn nothing_is_asked_of_the_terminal() {
        let all = written(&["a", "b"]);
        for question in ["\u{1b}[6n", "\u{1b}[c", "\u{1b}[?u", "\u{1b}]11;?"] {
            assert!(!all.contains(question), "{question:?}");
        }
    }
}
