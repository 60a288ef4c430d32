//! Recognizes Chinese characters and estimates widths.

/// Whether a character is Chinese, without punctuation.
pub fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a character is written without blanks around it.
pub fn is_wide(character: char) -> bool {
    is_han(character)
        || matches!(character, '\u{3000}'..='\u{30ff}' | '\u{ff00}'..='\u{ff60}')
        || "“”‘’—…".contains(character)
}

/// The approximate width of a text in columns.
pub fn columns(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}
