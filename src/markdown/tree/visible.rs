//! Makes control characters visible, so that notes cannot control the terminal.

use std::borrow::Cow;

/// The visible mark for a character that controls the terminal or reorders text.
///
/// `None` for newline and tab, which the layout turns into lines and blanks.
pub fn mark_of(character: char) -> Option<char> {
    match character {
        '\n' | '\t' => None,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + character as u32),
        '\u{7f}' => Some('\u{2421}'),
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => Some('\u{fffd}'),
        _ => None,
    }
}

/// Replaces all control characters except newline and tab with marks (`␛`).
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(|character| mark_of(character).is_some()) {
        return Cow::Borrowed(text);
    }
    let shown = |character| mark_of(character).unwrap_or(character);
    Cow::Owned(text.chars().map(shown).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_become_marks() {
        assert_eq!(visible("a\u{1b}[2Jb\u{7}"), "a␛[2Jb␇");
        assert_eq!(visible("\u{9b}31m \u{202e}"), "\u{fffd}31m \u{fffd}");
        assert_eq!(visible("a\u{61c}b"), "a\u{fffd}b");
    }

    #[test]
    fn ordinary_text_is_not_copied() {
        assert!(matches!(visible("节点\taﬀinity\n"), Cow::Borrowed(_)));
    }
}
