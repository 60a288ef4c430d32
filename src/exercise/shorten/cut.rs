//! Ends a text inside a clause, between words, with a mark.

use super::tidy;
use crate::domain::is_han;
use crate::text::{Ambiguous, prefix};

/// Words that open a phrase; a text that is cut just after one of them says less than before it.
const PHRASE_OPENERS: [&str; 26] = [
    "as", "to", "by", "with", "for", "in", "on", "at", "from", "into", "and", "or", "but", "which",
    "that", "where", "when", "while", "because", "so", "if", "using", "like", "such", "via",
    "than",
];
/// Words that no text ends with.
const OPEN_ENDS: [&str; 18] = [
    "a", "an", "the", "of", "is", "are", "und", "oder", "der", "die", "das", "ein", "eine", "et",
    "le", "la", "y", "de",
];

/// Cuts between words. The mark counts as two columns.
pub fn cut(text: &str, width: usize) -> String {
    let kept = prefix(text, width.saturating_sub(2), Ambiguous::Wide);
    let is_of_word = |c: char| c.is_alphanumeric() && !is_han(c);
    let word_end = kept.rfind(|c: char| !is_of_word(c) && !"-._/".contains(c));
    let inside_word = text[kept.len()..].starts_with(is_of_word);
    let kept = match word_end {
        Some(end) if inside_word && end * 2 > kept.len() => {
            &kept[..end + kept[end..].chars().next().map_or(0, char::len_utf8)]
        }
        _ => kept,
    };
    let kept = without_fragment(whole_names(kept), &text[kept.len()..]);
    let mut cut = tidy(without_open_phrase(kept));
    cut.push('…');
    cut
}

/// The text without a Chinese character that begins a word, most of which is in `rest`: `Pod 资` of
/// `Pod 资源`.
fn without_fragment<'a>(kept: &'a str, rest: &str) -> &'a str {
    let mut ends = kept.char_indices().rev();
    let (Some((at, last)), Some((_, before))) = (ends.next(), ends.next()) else {
        return kept;
    };
    let is_fragment = is_han(last) && rest.starts_with(is_han);
    let begins = !is_han(before) || "的和与或在对".contains(before);
    if is_fragment && begins {
        &kept[..at]
    } else {
        kept
    }
}

/// The names of a list, without the last one if it is cut.
fn whole_names(text: &str) -> &str {
    match text.rfind('、') {
        Some(end) if end * 3 > text.len() * 2 => &text[..end],
        _ => text,
    }
}

/// The text without an open phrase in its last three words.
fn without_open_phrase(text: &str) -> &str {
    let text = text.trim_end_matches(['-', '>', '→', ' ']);
    let starts = text.match_indices(' ').map(|(at, _)| at);
    let starts: Vec<usize> = starts.filter(|at| at * 3 > text.len() * 2).collect();
    let opens = |at: &&usize| {
        let word = text[**at..].split_whitespace().next();
        word.is_some_and(|word| PHRASE_OPENERS.contains(&word))
    };
    let mut last = starts[starts.len().saturating_sub(3)..].iter();
    let mut kept = last.find(opens).map_or(text, |at| &text[..*at]);
    while let Some((before, word)) = kept.rsplit_once(' ')
        && OPEN_ENDS.contains(&word)
    {
        kept = before;
    }
    kept
}
