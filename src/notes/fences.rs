//! Finds code fences that are not closed, and where they should have ended.
//!
//! In CommonMark such a fence runs to the next closing one or to the end of the file, and questions
//! in between become code. Here it ends before the next heading, if a second opening fence or the
//! end of the file shows that its closing fence is missing.

use crate::domain::Span;

use super::page::end_of_line;
use super::question::clean;
use super::vocabulary::{Likeness, likeness};

/// The fences of a text that are not closed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Fences {
    /// The offsets where such fences end, ascending.
    pub breaks: Vec<usize>,
    /// The first lines of such fences.
    pub never_closed: Vec<Span>,
}

/// Finds the fences in `text[from..]` that are not closed.
///
/// Below an unclosed fence without words, closing fences look like opening ones. So a block of code
/// also ends at a heading that continues the numbering of those outside. If a file has an unclosed
/// fence, a second scan ends a block at any question-like heading of a level that occurs outside.
pub fn fences(text: &str, from: usize) -> Fences {
    let holds =
        |mark: &str| memchr::memmem::find(&text.as_bytes()[from..], mark.as_bytes()).is_some();
    if !holds("```") && !holds("~~~") {
        return Fences::default();
    }
    let fences = scan(text, from, false);
    if fences.never_closed.is_empty() {
        fences
    } else {
        scan(text, from, true)
    }
}

fn scan(text: &str, from: usize, suspicious: bool) -> Fences {
    let mut scanner = Scanner {
        suspicious,
        ..Scanner::default()
    };
    let mut start = from;
    while start < text.len() {
        let end = end_of_line(text, start);
        let line = &text[start..end];
        let resume = if scanner.is_plain_text(line) {
            None
        } else if scanner.is_plain_code(line) {
            scanner.pass_code();
            None
        } else {
            scanner.take(line.trim_end(), start)
        };
        start = resume.unwrap_or(end + 1);
        if start >= text.len() {
            start = scanner.end_unclosed().unwrap_or(text.len());
        }
    }
    scanner.fences
}

#[derive(Default)]
struct Scanner<'t> {
    fences: Fences,
    /// Whether the first scan found an unclosed fence.
    suspicious: bool,
    /// Levels of the headings outside code, one bit each.
    levels: u8,
    /// The last heading outside code.
    last_heading: &'t str,
    open: Option<Open>,
    /// The blank lines and separators right above the line.
    gap: Option<Gap>,
}

/// Blank lines and separators.
#[derive(Clone, Copy)]
struct Gap {
    start: usize,
    /// Whether a line of four or more dashes is among them; three may begin a YAML document.
    separates: bool,
}

struct Open {
    fence: Fence,
    line: Span,
    /// Where it ends if it is never closed.
    resume: Option<usize>,
    /// Whether a question-like heading is there, of a level that occurs outside code.
    holds_heading: bool,
    /// Whether the number of that heading follows the last one outside code.
    continues_numbering: bool,
    /// Whether only blank lines have followed so far.
    is_empty: bool,
}

/// A run of three or more backticks or tildes at the beginning of a line.
#[derive(Clone, Copy)]
struct Fence {
    mark: u8,
    length: usize,
    /// Whether words follow, such as a language.
    has_words: bool,
}

impl<'t> Scanner<'t> {
    /// A fast path: whether a line is outside code and neither a heading nor a fence.
    fn is_plain_text(&self, line: &str) -> bool {
        self.open.is_none() && self.gap.is_none() && !line.starts_with('#') && !may_be_fence(line)
    }

    /// A fast path: whether a line in code begins with a letter or digit after its indent.
    fn is_plain_code(&self, line: &str) -> bool {
        let begins = line.trim_start_matches([' ', '\t']);
        self.open.is_some() && begins.starts_with(|c: char| c.is_ascii_alphanumeric())
    }

    fn pass_code(&mut self) {
        self.gap = None;
        if let Some(open) = &mut self.open {
            open.is_empty = false;
        }
    }

    /// Reads the line at `start`. If the open fence must have ended further up, returns where to
    /// continue.
    fn take(&mut self, line: &'t str, start: usize) -> Option<usize> {
        let Some(open) = &mut self.open else {
            self.gap = None;
            self.open = fence(line).map(|fence| Open {
                fence,
                line: Span::new(start..start + line.len()),
                resume: None,
                holds_heading: false,
                continues_numbering: false,
                is_empty: true,
            });
            let level = level(line);
            if level > 0 {
                self.levels |= 1 << level;
                self.last_heading = line;
            }
            return None;
        };
        let gap = self.gap;
        let is_gap = line
            .trim_matches(['-', '*', '_', '=', ' ', '\t'])
            .is_empty();
        let is_stray = open.is_empty && !open.fence.has_words;
        open.is_empty &= is_gap;
        self.gap = is_gap.then(|| Gap {
            start: gap.map_or(start, |gap| gap.start),
            separates: gap.is_some_and(|gap| gap.separates) || line.len() > 3,
        });
        match fence(line).filter(|fence| fence.belongs_to(open.fence)) {
            Some(_) if open.continues_numbering => return self.end_unclosed(),
            Some(_) if self.suspicious && open.holds_heading => return self.end_unclosed(),
            Some(fence) if !fence.has_words => self.open = None,
            Some(_) if open.resume.is_some() => return self.end_unclosed(),
            Some(_) => {}
            None if open.resume.is_none() && ends_code(line, gap, is_stray) => {
                open.resume = Some(gap.map_or(start, |gap| gap.start));
                let last = count(self.last_heading);
                let follows = |(level, number)| last == Some((level, number - 1));
                open.continues_numbering = count(line).is_some_and(follows);
                open.holds_heading = self.levels & (1 << level(line)) & !1 != 0 && asks(line);
            }
            None => {}
        }
        None
    }

    /// Records the open fence as never closed. Returns where it ends, if known.
    fn end_unclosed(&mut self) -> Option<usize> {
        let open = self.open.take()?;
        self.gap = None;
        self.fences.never_closed.push(open.line);
        self.fences.breaks.extend(open.resume);
        open.resume
    }
}

impl Fence {
    /// Whether the fence has the mark of an open one and at least its length.
    fn belongs_to(self, open: Self) -> bool {
        self.mark == open.mark && self.length >= open.length
    }
}

fn may_be_fence(line: &str) -> bool {
    line.starts_with([' ', '\t', '>', '-', '`', '~'])
}

fn fence(line: &str) -> Option<Fence> {
    if !may_be_fence(line) {
        return None;
    }
    let line = line.trim_start_matches([' ', '\t', '>']);
    let line = line.strip_prefix("- ").unwrap_or(line).trim_start();
    let mark = line
        .bytes()
        .next()
        .filter(|mark| matches!(mark, b'`' | b'~'))?;
    let length = line.bytes().take_while(|byte| *byte == mark).count();
    let words = line[length..].trim();
    let is_fence = length >= 3 && !(mark == b'`' && words.contains('`'));
    is_fence.then_some(Fence {
        mark,
        length,
        has_words: !words.is_empty(),
    })
}

/// Whether a line can't be code: a heading below a blank line or separator (else it may be a
/// comment of a script), or the tag that ends a card. Right below a fence without words, which may
/// be a stray closing fence, any heading counts.
fn ends_code(line: &str, gap: Option<Gap>, is_stray: bool) -> bool {
    if line.starts_with('<') {
        let name = line.trim_start_matches(['<', '/']);
        let tag = name.get(.."details".len());
        return tag.is_some_and(|tag| tag.eq_ignore_ascii_case("details"));
    }
    gap.is_some_and(|gap| match level(line) {
        0 => false,
        1 => is_stray || gap.separates || asks(line),
        _ => true,
    })
}

/// 1 to 6 for a heading, 0 for another line.
fn level(line: &str) -> u32 {
    let title = line.trim_start_matches('#');
    let level = u32::try_from(line.len() - title.len()).unwrap_or(0);
    if level <= 6 && title.starts_with(' ') {
        level
    } else {
        0
    }
}

/// The level and number of a numbered heading.
fn count(line: &str) -> Option<(u32, u32)> {
    let level = level(line);
    if level == 0 {
        return None;
    }
    let number = clean(line.trim_start_matches('#')).number?.parse().ok()?;
    (number > 0).then_some((level, number))
}

/// Whether a heading is numbered or reads like a question.
fn asks(heading: &str) -> bool {
    let cleaned = clean(heading.trim_start_matches('#'));
    cleaned.is_numbered() || likeness(&cleaned.text) == Likeness::Question
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breaks(text: &str) -> Vec<&str> {
        let fences = fences(text, 0);
        let rest = |at: &usize| text[*at..].trim_start().lines().next().unwrap();
        fences.breaks.iter().map(rest).collect()
    }

    #[test]
    fn an_open_fence_ends_before_the_next_heading() {
        assert_eq!(
            breaks("```sh\nls\n\n## 什么是 Pod？\n\n文字\n\n```yaml\na: 1\n```\n\n# b\n"),
            ["## 什么是 Pod？"]
        );
        assert_eq!(breaks("```\nls\n\n------\n\n# Pod\n"), ["------"]);
        assert_eq!(breaks("```\nls\n</details>\n"), ["</details>"]);
    }

    #[test]
    fn a_closed_fence_keeps_its_comments() {
        let text = "```sh\n\n## install\n# 什么是 Pod？\n```\n\n# b\n\n~~~\n\n## c\n~~~\n";
        assert_eq!(fences(text, 0), Fences::default());
    }

    #[test]
    fn comments_of_a_script_do_not_end_it() {
        let text = "```sh\n\n# install kubeadm\nls\n";
        let expected = Fences {
            breaks: Vec::new(),
            never_closed: vec![Span::new(0..5)],
        };
        assert_eq!(fences(text, 0), expected);
    }

    #[test]
    fn closing_fences_below_an_unclosed_one_are_recognized() {
        let text = "### 1. a？\n```\nls\n\n### 2. b？\n\n```\nls\n```\n\n### 3. c？\n";
        assert_eq!(breaks(text), ["### 2. b？"]);
    }

    #[test]
    fn every_open_fence_is_found() {
        let text = "```a\n\n## b\n\n```c\n\n## d\n\n```e\n";
        let fences = fences(text, 0);
        assert_eq!((fences.breaks.len(), fences.never_closed.len()), (2, 3));
    }
}
