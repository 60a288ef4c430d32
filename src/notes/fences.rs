//! Code fences that nobody closed, and where they must have ended.
//!
//! To CommonMark such a fence runs to the next closing one or to the end of the file, and the
//! questions in between are code. A reader sees where it ends: before the next heading, once a
//! fence that opens inside the open one, or the end of the file, shows that the closing fence is
//! missing.

use crate::domain::Span;

use super::likeness::{Likeness, likeness};
use super::question::clean;

/// What is wrong with the fences of a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Fences {
    /// Where a fence that is not closed ends nevertheless, ascending.
    pub breaks: Vec<usize>,
    /// First lines of the fences that are not closed.
    pub never_closed: Vec<Span>,
}

/// Looks for fences that are not closed in `text[from..]`.
pub fn fences(text: &str, from: usize) -> Fences {
    let mut scanner = Scanner::default();
    let mut start = from;
    while start < text.len() {
        let end = text[start..]
            .find('\n')
            .map_or(text.len(), |at| start + at + 1);
        let resume = scanner.take(text[start..end].trim_end(), start);
        start = resume.unwrap_or(end);
        if start >= text.len() {
            start = scanner.give_up().unwrap_or(text.len());
        }
    }
    scanner.fences
}

#[derive(Default)]
struct Scanner {
    fences: Fences,
    open: Option<Open>,
    /// The blank lines and separators that stand right before the line.
    gap: Option<Gap>,
}

/// Blank lines and separators.
#[derive(Clone, Copy)]
struct Gap {
    start: usize,
    /// Whether a line of four or more dashes is among them; three may begin a YAML document.
    separates: bool,
}

/// A fence that is open.
struct Open {
    fence: Fence,
    line: Span,
    /// Where it must have ended if it is never closed.
    resume: Option<usize>,
}

/// A run of three or more backticks or tildes at the beginning of a line.
#[derive(Clone, Copy)]
struct Fence {
    mark: u8,
    length: usize,
    /// Whether words follow, such as the language.
    has_words: bool,
}

impl Scanner {
    /// Takes the line at `start`; returns where to go on when an open fence turns out to have
    /// ended before it.
    fn take(&mut self, line: &str, start: usize) -> Option<usize> {
        let gap = self.gap;
        let is_gap = line
            .trim_matches(['-', '*', '_', '=', ' ', '\t'])
            .is_empty();
        self.gap = is_gap.then(|| Gap {
            start: gap.map_or(start, |gap| gap.start),
            separates: gap.is_some_and(|gap| gap.separates) || line.len() > 3,
        });
        let Some(open) = &mut self.open else {
            self.open = fence(line).map(|fence| Open {
                fence,
                line: Span::new(start..start + line.len()),
                resume: None,
            });
            return None;
        };
        match fence(line).filter(|fence| fence.belongs_to(open.fence)) {
            Some(fence) if !fence.has_words => self.open = None,
            Some(_) if open.resume.is_some() => return self.give_up(),
            Some(_) => {}
            None if open.resume.is_none() && ends_code(line, gap) => {
                open.resume = Some(gap.map_or(start, |gap| gap.start));
            }
            None => {}
        }
        None
    }

    /// The open fence is never closed; returns where it ended if that can be told.
    fn give_up(&mut self) -> Option<usize> {
        let open = self.open.take()?;
        self.gap = None;
        self.fences.never_closed.push(open.line);
        self.fences.breaks.extend(open.resume);
        open.resume
    }
}

impl Fence {
    /// Whether the fence is of the same sort as an open one and so ends it, or opens inside it.
    fn belongs_to(self, open: Self) -> bool {
        self.mark == open.mark && self.length >= open.length
    }
}

fn fence(line: &str) -> Option<Fence> {
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

/// Whether a line cannot be code: a heading below a blank line or separator, which is no comment
/// of a script, or the tag that ends a card.
fn ends_code(line: &str, gap: Option<Gap>) -> bool {
    if line.starts_with('<') {
        let name = line.trim_start_matches(['<', '/']);
        let tag = name.get(.."details".len());
        return tag.is_some_and(|tag| tag.eq_ignore_ascii_case("details"));
    }
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    let Some(gap) = gap else {
        return false;
    };
    if level == 0 || level > 6 || !title.starts_with(' ') {
        return false;
    }
    let cleaned = clean(title);
    level > 1
        || gap.separates
        || cleaned.is_numbered()
        || likeness(&cleaned.text) == Likeness::Question
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
    fn every_open_fence_is_found() {
        let text = "```a\n\n## b\n\n```c\n\n## d\n\n```e\n";
        let fences = fences(text, 0);
        assert_eq!((fences.breaks.len(), fences.never_closed.len()), (2, 3));
    }
}
