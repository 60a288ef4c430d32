//! `question: answer #flashcard`; `question #flashcard` above its answer, which ends at a rule or,
//! without one, with its paragraph; `- question #card` above its indented answer.

use super::{Flashcard, asked, body, card, is_blank, is_title, is_words, part, separates};
use crate::notes::lex::without_bullet;
use crate::notes::page::Page;

pub(super) const MARKS: [&str; 3] = ["🧠", "#flashcard", "#card"];

/// The most lines of a question.
const MOST_LINES: usize = 6;

pub(super) fn tagged(page: &Page<'_>, at: usize) -> Option<Flashcard> {
    let last = (at..at + MOST_LINES)
        .take_while(|at| is_words(page, *at))
        .find(|at| is_tagged(page.line(*at)))?;
    let text = page.line(last);
    let first = first_line(page, at, last);
    if first > at {
        return None;
    }
    let (from, mark) = marked(text)?;
    let bare = text.trim_start();
    if without_bullet(bare).is_some() {
        return item(page, last, from, mark);
    }
    if let Some(colon) = colon(&text[from..mark]).filter(|_| first == last) {
        let answer = part(page, at, from + colon + 1..mark);
        let asked = asked(page, at..at + 1, from, from + colon);
        return Some(card(at..at + 1, asked, vec![answer]));
    }
    let end = end_of_answer(page, last + 1)?;
    let asked = asked(page, first..last + 1, 0, mark);
    Some(card(first..end, asked, body(page, last + 1..end, 0)))
}

fn is_tagged(text: &str) -> bool {
    marked(text).is_some()
}

/// The start and end of the words of a tagged line.
fn marked(text: &str) -> Option<(usize, usize)> {
    let bare = text.trim_start();
    let bare = without_bullet(bare).unwrap_or(bare);
    let from = text.len() - bare.len();
    let is_end = |rest: &str| {
        !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '_'))
    };
    for mark in MARKS {
        let Some(at) = bare.find(mark) else { continue };
        let (words, rest) = (&bare[..at], &bare[at + mark.len()..]);
        let is_tag = mark.starts_with('#');
        if is_tag && !is_end(rest) {
            continue;
        }
        let is_item = bare.len() < text.trim_start().len();
        if is_tag && is_item && words.trim().is_empty() && !rest.trim().is_empty() {
            return Some((text.len() - rest.trim_start().len(), text.len()));
        }
        if !matches!(words.trim_start().chars().next(), None | Some(':')) && are_tags(rest) {
            return Some((from, from + at));
        }
    }
    None
}

/// The first line of the question that ends in line `last`: the one below the end of a sentence.
fn first_line(page: &Page<'_>, at: usize, last: usize) -> usize {
    let is_apart = |at: &usize| {
        let line = page.line(*at).trim_end();
        line.ends_with(['.', ':', '：', '。', '!']) || line.trim_start().starts_with('#')
    };
    (at..last)
        .rev()
        .find(is_apart)
        .map_or(at, |above| above + 1)
}

/// The colon between question and answer.
fn colon(text: &str) -> Option<usize> {
    let is_sign = |at: usize| {
        let (before, after) = (text[..at].trim(), &text[at + 1..]);
        !matches!(before, "" | "Q" | "q") && !after.trim().is_empty() && !after.starts_with("//")
    };
    let mut colons = text.match_indices(':').map(|(at, _)| at);
    colons.find(|at| is_sign(*at))
}

/// The line behind the answer that begins at `from`. `None` if there is no answer.
fn end_of_answer(page: &Page<'_>, from: usize) -> Option<usize> {
    let ends = |at: &usize| {
        separates(page, *at)
            || is_title(page, *at)
            || is_words(page, *at) && is_tagged(page.line(*at))
    };
    let end = (from..page.lines.len()).find(ends);
    if let Some(end) = end.filter(|end| separates(page, *end)) {
        return (from..end).any(|at| !is_blank(page, at)).then_some(end);
    }
    let end = end.unwrap_or(page.lines.len());
    let start = (from..end).find(|at| !is_blank(page, *at))?;
    let is_inside = |at: &usize| !is_blank(page, *at);
    is_words(page, start).then(|| start + (start..end).take_while(is_inside).count())
}

/// Reads `- question #card`. Its properties are structure.
fn item(page: &Page<'_>, at: usize, from: usize, end: usize) -> Option<Flashcard> {
    let indent = |at: usize| page.line(at).len() - page.line(at).trim_start().len();
    let is_inside = |below: &usize| is_blank(page, *below) || indent(*below) > indent(at);
    let below = at + 1..at + 1 + (at + 1..page.lines.len()).take_while(is_inside).count();
    let first = below.clone().find(|at| is_words(page, *at));
    let asked = asked(page, at..at + 1, from, end);
    let answer = body(page, below.clone(), first.map_or(0, indent));
    Some(card(at..below.end, asked, answer))
}

fn are_tags(text: &str) -> bool {
    text.split_whitespace().all(|word| word.starts_with('#'))
}

/// A text without leading hashtags such as `#flashcards/k8s`.
pub(super) fn without_leading_tags(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some((tag, after)) = rest.split_once(char::is_whitespace) {
        let name = tag.strip_prefix('#').unwrap_or_default();
        if !name.starts_with(char::is_alphabetic) || after.trim().is_empty() {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_end_or_begin_a_line() {
        for (line, words) in [
            ("a: b #flashcard #c", "a: b "),
            ("prompt#flashcard", "prompt"),
            ("a : b 🧠", "a : b "),
            ("- #card What?", "What?"),
            ("- What? #card", "What? "),
        ] {
            let (from, to) = marked(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(&line[from..to], words, "{line}");
        }
        for line in [
            "#flashcard", ": a #flashcard", "a #flashcards", "a #flashcard b", "* 🧠 a brain",
        ] {
            assert_eq!(marked(line), None, "{line}");
        }
    }

    #[test]
    fn a_colon_divides_unless_it_labels_or_is_in_an_address() {
        assert_eq!(colon("Time: 12:30"), Some(4));
        assert_eq!(colon("Q: what"), None);
        assert_eq!(colon("see http://a.b"), None);
        assert_eq!(colon("nothing:"), None);
    }
}
