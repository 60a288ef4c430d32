//! The part of a line around a position, with a caret below the position.

use crate::domain::line_around;
use crate::text::{Glyphs, Line, prefix, visible};

const WIDTH: usize = 72;
/// Characters shown before a position beyond `WIDTH`.
const BEFORE: usize = 20;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    text: String,
    /// The byte offset of the position in `text`.
    position: usize,
}

impl Excerpt {
    /// The line around a byte offset of a text.
    pub fn new(text: &str, offset: usize) -> Self {
        let (line, position) = line_around(text, offset);
        Self {
            text: line.to_owned(),
            position,
        }
    }

    /// The part of the line that is kept.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line and the caret. If the caret would be off the screen, the line starts shortly before
    /// it.
    pub fn lines(&self) -> Vec<Line> {
        if self.text.trim().is_empty() {
            return Vec::new();
        }
        let glyphs = Glyphs::default();
        let (before, after) = self.text.split_at(self.position);
        let shown = |text: &str| visible(text).replace('\t', " ");
        let mut before = shown(before);
        if glyphs.width(&before) >= WIDTH {
            before = format!("...{}", end_of(&before, BEFORE));
        }
        let caret = glyphs.width(&before);
        let line = before + &shown(after);
        let line = prefix(&line, WIDTH.max(caret + 1), glyphs.ambiguous);
        [line, &format!("{}^", " ".repeat(caret))]
            .map(|line| Line::from(line).indented(4))
            .into()
    }
}

fn end_of(text: &str, n_characters: usize) -> &str {
    let ends = text.char_indices().rev().take(n_characters);
    ends.last().map_or("", |(byte, _)| &text[byte..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_stays_on_its_line_and_is_short() {
        let excerpt = Excerpt::new("a\nb长c\r\nd", 3);
        assert_eq!((excerpt.text(), excerpt.position), ("b长c", 1));
        let long = "长".repeat(10_000);
        let excerpt = Excerpt::new(&long, 15_000);
        assert!(excerpt.text().len() <= 1_004 && excerpt.position > 0);
        assert_eq!(Excerpt::new("a", 1).position, 1);
    }
}
