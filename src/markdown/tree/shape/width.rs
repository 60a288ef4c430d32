//! Estimates widths. `text` measures them; here a guess must do, since the terminal is not known.

use crate::domain::is_han;

/// Whether a character is written without blanks around it.
pub fn is_wide(character: char) -> bool {
    is_han(character)
        || matches!(character, '\u{3000}'..='\u{30ff}' | '\u{ff00}'..='\u{ff60}')
        || "“”‘’—…".contains(character)
}

/// About how many columns a text is wide.
pub fn rough_width(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}
