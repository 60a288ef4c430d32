//! Finds bare addresses in running text.

use std::ops::Range;

/// The beginnings of the addresses that are links.
pub const SCHEMES: [&str; 3] = ["https://", "http://", "ftp://"];

/// The ranges of the addresses in `text`, from first to last.
pub fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        while let Some(found) = text[from..].find("://") {
            let behind = from + found + "://".len();
            let scheme = SCHEMES
                .iter()
                .find(|scheme| text[from..behind].ends_with(**scheme));
            from = behind;
            let length = length(&text[behind..]);
            if let Some(scheme) = scheme.filter(|_| length > 0) {
                from += length;
                return Some(behind - scheme.len()..from);
            }
        }
        None
    })
}

/// The length in bytes of an address behind its scheme, without the punctuation after it.
fn length(text: &str) -> usize {
    let mut depth = 0_usize;
    let ends = |character: char| {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' if depth == 0 => return true,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        !character.is_ascii_graphic() || "<>\"`|".contains(character)
    };
    let end = text.find(ends).unwrap_or(text.len());
    let marks = |character: char| ".,;:!?'*_~\\".contains(character);
    text[..end].trim_end_matches(marks).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_before_chinese_text_and_marks() {
        let found = |text: &'static str| -> Vec<&str> {
            addresses(text).map(|range| &text[range]).collect()
        };
        assert_eq!(
            found("见https://k8s.io/docs，或 **http://a.b:80**."),
            ["https://k8s.io/docs", "http://a.b:80"]
        );
        assert_eq!(
            found("[甲](https://a.b/c_(d))**乙**（http://[::1]:80/x）"),
            ["https://a.b/c_(d)", "http://[::1]:80/x"]
        );
        assert_eq!(found("tcp://a 是 https:// 吗 http://<b>/"), [""; 0]);
    }
}
