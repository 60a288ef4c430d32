//! The part of a line around a place, shown with a caret under the place.

use crate::text::{Ambiguous, display_width, prefix, visible};

use super::output::Output;

/// Columns that are shown.
const WIDTH: usize = 72;

/// Characters that are shown before a place far to the right.
const BEFORE: usize = 20;

/// Bytes on either side of the place that are looked at: no screen shows more, and lines may be
/// as long as files.
const REACH: usize = 500;

/// What stands around a place on its line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    text: String,
    /// Where in it the place is.
    place: usize,
}

impl Excerpt {
    /// Around a byte of a text.
    pub fn of(text: &str, offset: usize) -> Self {
        let (before, after) = text.split_at(offset);
        let start = (before.len().saturating_sub(REACH)..).find(|at| before.is_char_boundary(*at));
        let end = (after.len().min(REACH)..).find(|at| after.is_char_boundary(*at));
        let before = &before[start.unwrap_or_default()..];
        let after = &after[..end.unwrap_or_default()];
        let before = before.rsplit('\n').next().unwrap_or_default();
        let after = after.lines().next().unwrap_or_default();
        Self {
            text: format!("{before}{after}"),
            place: before.len(),
        }
    }

    /// Around a column, from 1, of a line.
    pub fn of_line(line: &str, column: u32) -> Self {
        let place = line.char_indices().nth(column as usize - 1);
        Self::of(line, place.map_or(line.len(), |(byte, _)| byte))
    }

    /// The line, or as much of it as stands near the place.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Writes the line and the caret. A caret far to the right would be off the screen: then the
    /// line is shown from shortly before it.
    pub fn print(&self, output: &mut Output) {
        if self.text.trim().is_empty() {
            return;
        }
        let (before, after) = self.text.split_at(self.place);
        let shown = |text: &str| visible(text).replace('\t', " ");
        let width = |text: &str| display_width(text, Ambiguous::Narrow);
        let mut before = shown(before);
        if width(&before) >= WIDTH {
            before = format!("...{}", end_of(&before, BEFORE));
        }
        let caret = width(&before);
        let line = before + &shown(after);
        let line = prefix(&line, WIDTH.max(caret + 1), Ambiguous::Narrow);
        output.line(&format!("    {line}"));
        output.line(&format!("    {}^", " ".repeat(caret)));
    }
}

/// The last characters of a text.
fn end_of(text: &str, n_characters: usize) -> &str {
    let ends = text.char_indices().rev().take(n_characters);
    ends.last().map_or("", |(byte, _)| &text[byte..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_stays_on_its_line_and_is_short() {
        let excerpt = Excerpt::of("a\nb长c\r\nd", 3);
        assert_eq!((excerpt.text(), excerpt.place), ("b长c", 1));
        assert_eq!(Excerpt::of_line("b长c", 2), excerpt);
        let long = "长".repeat(10_000);
        let excerpt = Excerpt::of(&long, 15_000);
        assert!(excerpt.text().len() <= 2 * REACH + 4 && excerpt.place > 0);
        assert_eq!(Excerpt::of("a", 1).place, 1);
    }
}
