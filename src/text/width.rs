//! Measures text in terminal columns, and truncates or pads it.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The width of `“ ” — …` and other characters of ambiguous width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ambiguous {
    /// One column.
    #[default]
    Narrow,
    /// Two columns.
    Wide,
}

/// The width of `text`: the sum over its grapheme clusters, as terminals draw it.
pub fn display_width(text: &str, ambiguous: Ambiguous) -> usize {
    let mut width = 0;
    for character in text.chars() {
        match simple_width(character) {
            Some(columns) => width += columns,
            None => {
                return text
                    .graphemes(true)
                    .map(|g| grapheme_width(g, ambiguous))
                    .sum();
            }
        }
    }
    width
}

/// The width of common characters that never combine with a neighbor.
fn simple_width(character: char) -> Option<usize> {
    match character {
        ' '..='~' => Some(1),
        '\u{3001}'..='\u{3029}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff60}' => Some(2),
        _ => None,
    }
}

/// The width of one grapheme cluster.
pub fn grapheme_width(grapheme: &str, ambiguous: Ambiguous) -> usize {
    match ambiguous {
        Ambiguous::Narrow => grapheme.width(),
        Ambiguous::Wide => grapheme.width_cjk(),
    }
}

/// The longest prefix of `text` that fits in `width` columns.
pub fn prefix(text: &str, width: usize, ambiguous: Ambiguous) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme_width(grapheme, ambiguous);
        if used > width {
            return &text[..at];
        }
    }
    text
}

/// Pads `text` with blanks to `width` columns; does not change longer text.
pub fn pad_to(text: &str, width: usize, ambiguous: Ambiguous) -> String {
    let missing = width.saturating_sub(display_width(text, ambiguous));
    let mut padded = text.to_owned();
    padded.extend(std::iter::repeat_n(' ', missing));
    padded
}

#[cfg(test)]
mod tests {
    use super::*;
    use Ambiguous::{Narrow, Wide};

    #[test]
    fn widths_are_those_of_a_terminal() {
        for (text, narrow, wide) in [
            ("kubelet", 7, 7),
            ("节点，", 6, 6),
            ("“引用”—", 7, 10),
            ("e\u{301}", 1, 1),
            ("👩‍👧", 2, 2),
            ("ﬀ", 1, 1),
            ("ｶﾞｷﾟﾞ", 5, 5),
            ("", 0, 0),
        ] {
            assert_eq!(display_width(text, Narrow), narrow, "{text}");
            assert_eq!(display_width(text, Wide), wide, "{text}");
        }
    }

    #[test]
    fn padding_counts_columns() {
        assert_eq!(pad_to("节点", 6, Narrow), "节点  ");
        assert_eq!(pad_to("节点", 3, Narrow), "节点");
    }
}
