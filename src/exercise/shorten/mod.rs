//! Shortens a text to a width at a natural break.
//!
//! `clause` finds where a sentence or clause ends, `terse` leaves out words that say little, and
//! `cut` ends a text inside a clause.

mod clause;
mod cut;
mod terse;

use crate::markdown::tree::shape::label;
use crate::text::{Ambiguous, display_width};

/// The minimum width in columns of a sentence that is informative alone.
const MIN_SENTENCE: usize = 20;
/// The minimum width in columns of a clause that is informative alone.
const MIN_CLAUSE: usize = 14;
/// The minimum width in columns of what stays behind a name, if that is cut inside a clause.
const MIN_CUT: usize = 22;
/// Signs to remove at the end.
const TRAILING: [char; 14] = [
    '。', '；', '，', '、', '：', '.', ';', ',', ':', ' ', '—', '–', '-', '|',
];

/// Shortens `text` to `width` columns: keeps whole sentences if they are informative, else leaves
/// out words, else keeps whole clauses, else cuts between words and adds a mark.
pub fn shorten(text: &str, width: usize) -> String {
    let spaced = [(" ：", "："), ("： ", "："), (" : ", ": "), (" ，", "，")];
    let text = spaced
        .iter()
        .fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
    let text = clause::without_announcement(text.trim().trim_end_matches(TRAILING));
    let text = tidy(text);
    if fits(&text, width) {
        return text;
    }
    if let Some(end) = clause::end_of_sentences(&text, width, MIN_SENTENCE) {
        return tidy(&text[..end]);
    }
    let direct = clause::without_condition(&terse::without_filler(&text));
    let bare = terse::without_brackets(&direct)
        .replace(" ：", "：")
        .replace(" :", ":");
    let terse = terse::without_articles(&bare);
    let forms = [&bare, &direct, &terse];
    if let Some(form) = forms.into_iter().find(|form| fits(form, width)) {
        return tidy(form);
    }
    for form in [&direct, &bare, &terse] {
        let end = clause::end_of_clauses(form, width, MIN_CLAUSE);
        if let Some(end) = end.or_else(|| clause::end_of_main_clause(form, width)) {
            return tidy(&form[..end]);
        }
    }
    named_or_cut(&terse, width)
}

/// The text cut inside a clause, or its name alone if hardly more fits.
fn named_or_cut(text: &str, width: usize) -> String {
    let cut = cut::cut(text, width);
    let name = split_name(text).map(|(name, _)| name);
    let is_name_enough = |name: &&str| {
        let columns = display_width(name, Ambiguous::Wide);
        let stays = display_width(&cut, Ambiguous::Wide).saturating_sub(columns);
        columns >= MIN_CLAUSE && stays < MIN_CUT
    };
    name.filter(is_name_enough).map_or(cut, tidy)
}

/// The name in front of a text with its separator, and the rest.
fn split_name(text: &str) -> Option<(&str, &str)> {
    let end = label(text)?;
    let rest = text[end..].trim_start_matches(['：', ':', '—', '–', '-', ' ']);
    Some((&text[..text.len() - rest.len()], rest))
}

fn fits(text: &str, width: usize) -> bool {
    display_width(text, Ambiguous::Wide) <= width
}

/// The text without signs and conjunctions at its end.
fn tidy(text: &str) -> String {
    let text = text.trim().trim_end_matches(TRAILING);
    let open = [" or", " and", "以及", "或者", "，而", "，并"];
    let closed = open.into_iter().find_map(|word| text.strip_suffix(word));
    closed.unwrap_or(text).trim_end_matches(TRAILING).to_owned()
}

#[cfg(test)]
mod tests;
