//! Finds code line by line, so that the other steps do not rewrite it.

use std::ops::Range;

/// The open code fence, if any.
#[derive(Default)]
pub struct Fence {
    open: Option<(u8, usize)>,
}

impl Fence {
    /// Whether the line is part of a fenced block. Call it once for every line, in order.
    pub fn covers(&mut self, line: &str) -> bool {
        match self.open {
            Some((mark, length)) => {
                let line = line.trim_matches(|c: char| c.is_whitespace() || c == '>');
                let closes = line.len() >= length && line.bytes().all(|byte| byte == mark);
                if closes {
                    self.open = None;
                }
                true
            }
            None => {
                self.open = fence_mark(&line[content_start(line)..]);
                self.open.is_some()
            }
        }
    }
}

/// The character and length of an opening fence.
fn fence_mark(content: &str) -> Option<(u8, usize)> {
    let mark = *content.as_bytes().first()?;
    if mark != b'`' && mark != b'~' {
        return None;
    }
    let length = content.bytes().take_while(|byte| *byte == mark).count();
    let info = &content[length..];
    (length >= 3 && !(mark == b'`' && info.contains('`'))).then_some((mark, length))
}

/// The offset of the text after blanks, quote markers and list markers.
pub fn content_start(line: &str) -> usize {
    let mut rest = line;
    loop {
        let trimmed = rest.trim_start_matches([' ', '\t', '>']);
        let after = list_mark(trimmed).map_or(trimmed, |length| &trimmed[length..]);
        if after.len() == rest.len() {
            return line.len() - rest.len();
        }
        rest = after;
    }
}

/// The length of the list marker at the start of a line, with its blank.
fn list_mark(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let end = match line.as_bytes().get(digits)? {
        b'-' | b'*' | b'+' if digits == 0 => 1,
        b'.' | b')' if (1..=9).contains(&digits) => digits + 1,
        _ => return None,
    };
    (line.as_bytes().get(end) == Some(&b' ')).then_some(end + 1)
}

/// The ranges of code spans in a line, backticks included.
pub fn code_spans(line: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let runs = runs_of(b'`', line);
    let mut next = 0;
    while let Some(open) = runs.get(next) {
        let close = runs[next + 1..]
            .iter()
            .position(|run| run.len() == open.len());
        match close {
            Some(skipped) => {
                spans.push(open.start..runs[next + 1 + skipped].end);
                next += skipped + 2;
            }
            None => next += 1,
        }
        // Limits the quadratic search in lines with many unmatched runs.
        if next > 2000 {
            break;
        }
    }
    spans
}

/// The runs of one marker in a line, without escaped markers.
pub fn runs_of(mark: u8, line: &str) -> Vec<Range<usize>> {
    let bytes = line.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            byte if byte == mark => {
                let length = bytes[at..].iter().take_while(|byte| **byte == mark).count();
                runs.push(at..at + length);
                at += length;
            }
            _ => at += 1,
        }
    }
    runs
}

/// Whether an offset is inside one of the sorted spans.
pub fn inside(spans: &[Range<usize>], at: usize) -> bool {
    let next = spans.partition_point(|span| span.start <= at);
    next.checked_sub(1)
        .is_some_and(|last| spans[last].contains(&at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fences_open_and_close_inside_containers() {
        let mut fence = Fence::default();
        let lines = ["> - ```yaml", "> a: 1", "> ```", "text"];
        assert_eq!(
            lines.map(|line| fence.covers(line)),
            [true, true, true, false]
        );
    }

    #[test]
    fn backticks_match_by_length() {
        assert_eq!(code_spans("a `b` ``c`d`` `e"), [2..5, 6..13]);
        assert!(code_spans(r"\`a\` b").is_empty());
    }

    #[test]
    fn list_and_quote_marks_are_no_content() {
        assert_eq!(&"> 1. - x"[content_start("> 1. - x")..], "x");
        assert_eq!(content_start("-x"), 0);
    }
}
