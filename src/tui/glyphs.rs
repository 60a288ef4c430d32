//! The few signs that are drawn and not read: bars and the mark of a cut text.

use crate::text::{Ambiguous, display_width, prefix};

/// The signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// The full part of a bar.
    pub full: char,
    /// The empty part of a bar.
    pub empty: char,
    /// Stands where a text was cut.
    pub cut: &'static str,
    /// How wide the terminal draws characters of ambiguous width.
    pub ambiguous: Ambiguous,
    /// Whether nothing outside ASCII is drawn.
    pub ascii: bool,
}

impl Glyphs {
    /// Signs for terminals with fonts of today; none of them is of ambiguous width.
    pub fn unicode(ambiguous: Ambiguous) -> Self {
        Self {
            full: '▰',
            empty: '▱',
            cut: "..",
            ambiguous,
            ascii: false,
        }
    }

    /// Signs for every terminal.
    pub fn ascii(ambiguous: Ambiguous) -> Self {
        Self {
            full: '#',
            empty: '.',
            ascii: true,
            ..Self::unicode(ambiguous)
        }
    }

    /// Columns that a text takes.
    pub fn width(&self, text: &str) -> usize {
        display_width(text, self.ambiguous)
    }

    /// A text cut to at most `width` columns.
    pub fn truncate(&self, text: &str, width: usize) -> String {
        if self.width(text) <= width {
            return text.to_owned();
        }
        let room = width.saturating_sub(self.cut.len());
        let kept = prefix(text, room, self.ambiguous).trim_end();
        let cut = prefix(self.cut, width, self.ambiguous);
        format!("{kept}{cut}")
    }

    /// A bar of `width` columns whose full part is `share` of it, 0 to 1.
    pub fn bar(&self, share: f64, width: usize) -> (String, String) {
        let n_full = (share.clamp(0.0, 1.0) * width as f64).round() as usize;
        // What has begun shows, and what is not finished is not full.
        let least = usize::from(share > 0.0).min(width);
        let most = if share < 1.0 {
            width.saturating_sub(1)
        } else {
            width
        };
        let n_full = n_full.clamp(least.min(most), most);
        let repeat = |glyph: char, n: usize| glyph.to_string().repeat(n);
        (
            repeat(self.full, n_full),
            repeat(self.empty, width - n_full),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_is_of_ambiguous_width() {
        let glyphs = Glyphs::unicode(Ambiguous::Narrow);
        for sign in [
            glyphs.full.to_string(),
            glyphs.empty.to_string(),
            glyphs.cut.to_owned(),
        ] {
            let wide = display_width(&sign, Ambiguous::Wide);
            assert_eq!(display_width(&sign, Ambiguous::Narrow), wide, "{sign}");
        }
    }

    #[test]
    fn bars_show_beginnings_and_what_is_missing() {
        let glyphs = Glyphs::ascii(Ambiguous::Narrow);
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
    fn cut_texts_fit() {
        let glyphs = Glyphs::unicode(Ambiguous::Narrow);
        assert_eq!(glyphs.truncate("调度器调度", 8), "调度器..");
        for width in 0..9 {
            assert!(glyphs.width(&glyphs.truncate("a节点b节点", width)) <= width);
        }
    }
}
