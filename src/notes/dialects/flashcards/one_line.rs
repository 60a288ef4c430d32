//! `question::answer`.
//!
//! A double colon does not separate in inline code, in a gap (`{{c1::gap}}`), in a path
//! (`std::move`), in an address (`fe80::1`) or in a type (`map :: (a -> b) -> [a]`).

use super::tagged::without_leading_tags;
use super::{Flashcard, asked, card, is_words, part};
use crate::notes::lex::{without_bullet, without_quotes};
use crate::notes::page::Page;

pub(super) fn one_line(page: &Page<'_>, at: usize) -> Option<Flashcard> {
    let text = page.line(at);
    if !text.contains("::") || !is_words(page, at) {
        return None;
    }
    let from = words_start(text);
    let (colons, length) = sign(text, from)?;
    let answer = part(page, at, colons + length..text.len());
    let asked = asked(page, at..at + 1, from, colons);
    Some(card(at..at + 1, asked, vec![answer]))
}

pub(super) fn is_one_line(text: &str) -> bool {
    text.contains("::") && sign(text, words_start(text)).is_some()
}

/// Bytes before the words: quotes, a bullet, tags.
pub(super) fn words_start(text: &str) -> usize {
    let (_, rest) = without_quotes(text);
    let rest = rest.trim_start();
    let rest = without_bullet(rest).unwrap_or(rest);
    text.len() - without_leading_tags(rest).len()
}

/// The offset and the number of the colons.
fn sign(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut in_code = false;
    let mut at = from;
    while let Some(found) = text[at..].find([':', '`']) {
        at += found;
        let rest = &text[at..];
        if rest.starts_with('`') {
            in_code ^= true;
            at += 1;
            continue;
        }
        let n = rest.len() - rest.trim_start_matches(':').len();
        let (before, after) = (&text[from..at], &rest[n..]);
        let has_words = !before.trim().is_empty() && !after.trim().is_empty();
        let is_sign = (2..=3).contains(&n) && !in_code && has_words && !is_in_gap(before);
        if is_sign && !is_path(before, after) && !is_type(before, after) {
            return Some((at, n));
        }
        at += n;
    }
    None
}

/// `{{c1::gap}}`, `==c1::gap==`
fn is_in_gap(before: &str) -> bool {
    let bare = before.trim_end_matches(|c: char| c.is_ascii_digit());
    bare.len() < before.len() && (bare.ends_with("{{c") || bare.ends_with("==c"))
}

/// `std::move`, `Foo::bar()`, `HashMap::new`, `fe80::1`.
fn is_path(before: &str, after: &str) -> bool {
    const ROOTS: [&str; 7] = ["std", "self", "Self", "super", "crate", "boost", "core"];
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let left = &before[before.trim_end_matches(is_name).len()..];
    let right = &after[..after.len() - after.trim_start_matches(is_name).len()];
    if left.is_empty() || right.is_empty() {
        return false;
    }
    let is_address = right.starts_with(|c: char| c.is_ascii_digit())
        && left.bytes().all(|byte| byte.is_ascii_hexdigit())
        && left.len() > 1;
    let called =
        after[right.len()..].starts_with(['(', '<', '!']) || after[right.len()..].starts_with("::");
    let is_mixed = |name: &str| {
        let inner = name.chars().skip(1);
        name.contains('_')
            || inner.clone().any(char::is_uppercase) && inner.clone().any(char::is_lowercase)
    };
    ROOTS.contains(&left) || is_address || called || is_mixed(left) || is_mixed(right)
}

fn is_type(before: &str, after: &str) -> bool {
    after.contains(" -> ") && !before.trim().contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn double_colons_separate_question_and_answer() {
        for (line, question) in [
            ("x::y", "x"),
            ("A:::B", "A"),
            ("> q::a", "q"),
            (
                "- #flashcards/k8s What is a Pod? :: a group",
                "What is a Pod?",
            ),
            (
                "What is `a::b` in std::x?::A type",
                "What is `a::b` in std::x?",
            ),
        ] {
            let from = words_start(line);
            let (at, _) = sign(line, from).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(line[from..at].trim(), question, "{line}");
        }
    }

    #[test]
    fn double_colons_in_paths_and_code_do_not() {
        for line in [
            "`a::b`", "use std::mem", "call Foo::bar() now", "fe80::1/64", "a HashMap::new",
            "map :: (a -> b) -> [a]", "::: tip", "a::", "a::::b", "a: b",
        ] {
            assert!(!is_one_line(line), "{line}");
        }
    }
}
