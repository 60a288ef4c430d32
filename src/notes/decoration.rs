//! Removes decoration from questions: emoji, stars, quotes, links between notes, sources.

use std::borrow::Cow;

use crate::markdown::wiki_links;

/// Stars mark important questions.
pub const STARS: [char; 4] = ['★', '⭐', '☆', '🌟'];

/// A text without leading emoji and symbols (🔥, ❓, ▶), unless nothing would be left.
pub fn without_pictures_before(text: &str) -> &str {
    unless_empty(text.trim_start_matches(is_picture).trim_start(), text)
}

/// A text without trailing emoji and symbols, unless nothing would be left.
pub fn without_pictures_behind(text: &str) -> &str {
    unless_empty(text.trim_end_matches(is_picture).trim_end(), text)
}

fn unless_empty<'t>(bare: &'t str, text: &'t str) -> &'t str {
    if bare.is_empty() { text } else { bare }
}

fn is_picture(character: char) -> bool {
    let is_of_block = matches!(
        character,
        '\u{203c}' | '\u{2049}' | '\u{23e9}'..='\u{23ff}' | '\u{25a0}'..='\u{27bf}'
            | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}'
            | '\u{fe0f}' | '\u{200d}' | '\u{20e3}'
    );
    is_of_block && !STARS.contains(&character)
}

/// Replaces links between notes (`[[Pod]]`, `[[workloads/pod|Pod]]`) by their words, except in
/// code.
pub fn without_wiki_links(text: &str) -> Cow<'_, str> {
    let mut bare = String::new();
    let (mut done, mut n_ticks) = (0, 0);
    for link in wiki_links(text) {
        let before = &text[done..link.range.start];
        n_ticks += before.matches('`').count();
        bare.push_str(before);
        match n_ticks % 2 {
            0 => bare.push_str(&link.text()),
            _ => bare.push_str(&text[link.range.clone()]),
        }
        done = link.range.end;
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    bare.push_str(&text[done..]);
    Cow::Owned(bare)
}

/// A text without quotation marks around the whole of it.
pub fn unquoted(text: &str) -> &str {
    for (open, close) in [('"', '"'), ('“', '”'), ('「', '」'), ('『', '』')] {
        let inner = text
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close));
        if let Some(inner) = inner.filter(|inner| !inner.trim().is_empty()) {
            let is_whole = !inner.contains([open, close]);
            return if is_whole { inner.trim() } else { text };
        }
    }
    text
}

/// Whether brackets after a text give its source: an address, or after the end of a sentence the
/// number of a source, as in `[cite: 12, 13]`.
pub fn is_source(text: &str, inner: &str) -> bool {
    let inner = inner.trim();
    let is_address = ["http://", "https://", "www."]
        .iter()
        .any(|scheme| inner.starts_with(scheme));
    let is_sign = |c: char| c.is_ascii_alphanumeric() || " :,†_".contains(c);
    let is_number = inner.starts_with(|c: char| c.is_ascii_digit())
        || inner
            .split_once(':')
            .is_some_and(|(_, number)| number.trim().starts_with(|c: char| c.is_ascii_digit()));
    let is_ended = text.trim_end().ends_with(['?', '？', '.', '。']);
    is_address && !inner.contains(char::is_whitespace)
        || is_ended && is_number && inner.chars().all(is_sign)
}

/// A text without Pandoc attributes: `` `code`{.bash} ``, `title {#anchor}`.
pub fn without_attributes(text: &str) -> Cow<'_, str> {
    if !text.contains("{.") && !text.contains("{#") {
        return Cow::Borrowed(text);
    }
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    let mut in_code = false;
    while let Some((before, after)) = rest.split_once('{') {
        bare.push_str(before);
        in_code ^= before.matches('`').count() % 2 == 1;
        let attributes = after.split_once('}').filter(|(inner, _)| {
            inner.starts_with(['.', '#']) && !inner.contains(['{', '`']) && !in_code
        });
        let behind_code = before.ends_with(['`', ']']);
        let at_end = |behind: &str| before.ends_with(' ') && behind.trim().is_empty();
        match attributes.filter(|(_, behind)| behind_code || at_end(behind)) {
            Some((_, behind)) => rest = behind,
            None => {
                bare.push('{');
                rest = after;
            }
        }
    }
    bare.push_str(rest);
    Cow::Owned(bare)
}
