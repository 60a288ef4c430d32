//! Terminal capabilities, and the rules, bars and ellipses drawn within them.

use super::width::{Ambiguous, display_width, prefix};

/// The end of truncated text.
const ELLIPSIS: &str = "..";

/// How the terminal draws characters outside ASCII.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Glyphs {
    /// The width of characters whose width depends on the terminal, such as `“` and `…`.
    pub ambiguous: Ambiguous,
    /// Draws rules, bars and marks in ASCII only.
    pub ascii: bool,
}

impl Glyphs {
    /// Columns that `text` takes.
    pub fn width(self, text: &str) -> usize {
        display_width(text, self.ambiguous)
    }

    /// `text`, cut to at most `width` columns.
    pub fn truncate(self, text: &str, width: usize) -> String {
        let fits = prefix(text, width, self.ambiguous).len() == text.len();
        if fits {
            return text.to_owned();
        }
        self.with_ellipsis(text, width)
    }

    /// `text` in at most `width` columns, with an ellipsis at its end.
    pub fn with_ellipsis(self, text: &str, width: usize) -> String {
        let room = width.saturating_sub(ELLIPSIS.len());
        let kept = prefix(text, room, self.ambiguous).trim_end();
        let ellipsis = prefix(ELLIPSIS, width, self.ambiguous);
        format!("{kept}{ellipsis}")
    }

    /// The character for horizontal rules.
    pub fn rule(self) -> char {
        if self.ascii || self.ambiguous == Ambiguous::Wide {
            '-'
        } else {
            '─'
        }
    }

    /// The filled and the unfilled part of a bar of `width` columns. A `share` above 0 fills at
    /// least one column, and one below 1 leaves at least one unfilled.
    pub fn bar(self, share: f64, width: usize) -> (String, String) {
        let n_full = (share.clamp(0.0, 1.0) * width as f64).round() as usize;
        let least = usize::from(share > 0.0).min(width);
        let most = width.saturating_sub(usize::from(share < 1.0));
        let n_full = n_full.clamp(least.min(most), most);
        // Neither has an ambiguous width.
        let (full, empty) = if self.ascii {
            ("#", ".")
        } else {
            ("▰", "▱")
        };
        (full.repeat(n_full), empty.repeat(width - n_full))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_glyph_has_an_ambiguous_width() {
        let (full, empty) = Glyphs::default().bar(0.5, 2);
        for glyph in [full.as_str(), empty.as_str(), ELLIPSIS] {
            let wide = display_width(glyph, Ambiguous::Wide);
            assert_eq!(display_width(glyph, Ambiguous::Narrow), wide, "{glyph}");
        }
    }

    #[test]
    fn a_bar_is_empty_only_at_0_and_full_only_at_1() {
        let glyphs = Glyphs {
            ascii: true,
            ..Glyphs::default()
        };
        let bar = |share, width| {
            let (full, empty) = glyphs.bar(share, width);
            full + &empty
        };
        assert_eq!(bar(0.0, 4), "....");
        assert_eq!(bar(0.01, 4), "#...");
        assert_eq!(bar(0.5, 4), "##..");
        assert_eq!(bar(0.99, 4), "###.");
        assert_eq!(bar(1.0, 4), "####");
        assert_eq!(bar(0.5, 1), ".");
        assert_eq!(bar(0.5, 0), "");
    }

    #[test]
    fn truncated_text_fits() {
        let glyphs = Glyphs::default();
        assert_eq!(glyphs.truncate("调度器调度", 8), "调度器..");
        for width in 0..9 {
            assert!(glyphs.width(&glyphs.truncate("a节点b节点", width)) <= width);
        }
    }
}
