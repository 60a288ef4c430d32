//! What dresses a question and is no word of it: little pictures, stars, links between notes.

use std::borrow::Cow;

/// Stars mark what matters.
pub const STARS: [char; 4] = ['★', '⭐', '☆', '🌟'];

/// A text without the little pictures (🔥, ❓, ▶) it begins with, unless it is nothing else.
pub fn without_pictures_before(text: &str) -> &str {
    unless_empty(text.trim_start_matches(is_picture).trim_start(), text)
}

/// A text without the little pictures it ends with, unless it is nothing else.
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

/// `[[Pod]]` and `[[workloads/pod|Pod]]`, links between notes, by their words. Keeps code.
pub fn without_wiki_links(text: &str) -> Cow<'_, str> {
    if !text.contains('[') || !text.contains("[[") {
        return Cow::Borrowed(text);
    }
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    let mut in_code = false;
    while let Some((before, after)) = rest.split_once("[[") {
        bare.push_str(before);
        in_code ^= before.matches('`').count() % 2 == 1;
        let link = after.split_once("]]").filter(|_| !in_code);
        let is_link = |inner: &str| !inner.is_empty() && !inner.contains(['[', ']', '`']);
        match link.filter(|(inner, _)| is_link(inner) && inner.trim() == *inner) {
            Some((inner, behind)) => {
                bare.push_str(inner.rsplit('|').next().unwrap_or(inner));
                rest = behind;
            }
            None => {
                bare.push_str("[[");
                rest = after;
            }
        }
    }
    bare.push_str(rest);
    Cow::Owned(bare)
}
