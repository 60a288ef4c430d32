//! Cleans questions: removes numbering, marks of importance and stray signs, and turns the marks
//! into tags.

use std::borrow::Cow;

use crate::domain::Tag;
use crate::markdown::entity;

use super::boilerplate::without_trailers;
use super::decoration::{
    STARS, is_source, without_attributes, without_pictures_before, without_pictures_behind,
    without_wiki_links,
};
use super::dialects::pairs::question_label;
use super::html_marks::without_tags;
use super::numbering::{is_only_number, numbering};
use super::tags::tags_of_name;

/// A cleaned question, and what was removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    pub text: String,
    /// From marks of importance; sorted, without duplicates.
    pub tags: Vec<Tag>,
    /// The number before it, without signs: `19`, `1.3`.
    pub number: Option<String>,
}

/// Caps mark stripping, so that hostile input costs linear time.
const MOST_MARKS: usize = 64;

impl Cleaned {
    pub fn is_numbered(&self) -> bool {
        self.number.is_some()
    }
}

/// Cleans a heading, a summary or the first line of a list item.
///
/// Keeps inline code and all words. Collapses white space.
pub fn clean(raw: &str) -> Cleaned {
    let mut cleaned = Cleaned::default();
    let raw = raw.trim_start();
    let unmarked = raw.trim_start_matches('#');
    let raw = if unmarked.starts_with(' ') {
        unmarked
    } else {
        raw
    };
    let bare = without_tags(raw);
    let bare = without_wiki_links(&bare);
    let bare = without_targets(&bare);
    let bare = without_attributes(&bare);
    let bare = with_bracketed_mark(&bare);
    let plain = plain(&bare);
    let mut text: &str = &plain;
    if is_only_number(text) {
        return cleaned;
    }
    for _ in 0..MOST_MARKS {
        let before = text.len();
        text = unwrap_bold(text);
        text = take_leading_marks(text, &mut cleaned);
        text = take_trailing_marks(text, &mut cleaned);
        if text.len() == before {
            break;
        }
    }
    cleaned.text = text.to_owned();
    cleaned.tags.sort_unstable();
    cleaned.tags.dedup();
    cleaned
}

/// Replaces links by their words.
fn without_targets(text: &str) -> Cow<'_, str> {
    let mut bare = String::new();
    let mut rest = text;
    while let Some((before, link)) = first_link(rest) {
        bare.push_str(&rest[..before]);
        bare.push_str(&rest[link.words.clone()]);
        rest = &rest[link.end..];
    }
    if bare.is_empty() {
        return Cow::Borrowed(text);
    }
    bare.push_str(rest);
    Cow::Owned(bare)
}

struct Link {
    words: std::ops::Range<usize>,
    end: usize,
}

/// The offset of the first `[words](target)`, ignoring pictures and links in code.
fn first_link(text: &str) -> Option<(usize, Link)> {
    let mut middles = memchr::memmem::find_iter(text.as_bytes(), "](");
    middles.find_map(|middle| {
        let open = text[..middle].rfind('[')?;
        let behind = &text[middle + 2..];
        let mut depth = 1;
        let close = behind.find(|c| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            depth == 0
        })?;
        let before = &text[..open];
        let in_code = before.matches('`').count() % 2 == 1;
        let is_target = !behind[..close].is_empty() && !behind[..close].contains([' ', '[']);
        let is_tag = text[open + 1..].starts_with('#');
        let link = Link {
            words: open + 1..middle,
            end: middle + 2 + close + 1,
        };
        (is_target && !in_code && !is_tag && !before.ends_with('!') && open + 1 < middle)
            .then_some((open, link))
    })
}

/// Rewrites the mark in `question ==高频==` to one in brackets.
fn with_bracketed_mark(text: &str) -> Cow<'_, str> {
    let marked = text
        .trim()
        .strip_suffix("==")
        .and_then(|rest| rest.rsplit_once("=="));
    match marked {
        Some((before, mark)) if !before.trim().is_empty() && !tags_of_mark(mark).is_empty() => {
            Cow::Owned(format!("{before}[{mark}]"))
        }
        _ => Cow::Borrowed(text),
    }
}

/// The tags for a mark such as `重点，经常问`; empty for other words.
pub fn tags_of_mark(words: &str) -> Vec<Tag> {
    const FREQUENT: [&str; 9] = [
        "经常", "高频", "常问", "常考", "被问", "热门", "概率非常大", "frequent", "hot",
    ];
    const IMPORTANT: [&str; 10] = [
        "重点", "记住", "必须", "牢记", "必考", "必问", "必背", "重要", "important", "must know",
    ];
    const ASKED: [&str; 7] = [
        "面试问过", "面试中问", "面试时问", "面试遇到", "面试题原题", "asked in an interview",
        "met in an interview",
    ];
    let lower = words.to_lowercase();
    let has = |marks: &[&str]| marks.iter().any(|mark| lower.contains(mark));
    let starred = lower.contains("***") || lower.contains(STARS);
    let mut tags = Vec::new();
    if has(&FREQUENT) {
        tags.push(Tag::Frequent);
    }
    if has(&IMPORTANT) || starred {
        tags.push(Tag::Important);
    }
    if has(&ASKED) {
        tags.push(Tag::Asked);
    }
    tags
}

const TRAILING: [char; 6] = ['：', ':', '，', ',', '、', ' '];

/// Removes the marks of `**question**` if they enclose the whole text.
fn unwrap_bold(text: &str) -> &str {
    for mark in ["**", "__", "==", "*", "_"] {
        let inner = text
            .strip_prefix(mark)
            .and_then(|rest| rest.strip_suffix(mark));
        if let Some(inner) = inner
            && !inner.is_empty()
            && !inner.contains(mark)
        {
            return inner.trim();
        }
    }
    text
}

fn take_leading_marks<'t>(text: &'t str, cleaned: &mut Cleaned) -> &'t str {
    let mut rest = text.trim_start_matches(['.', '·', '•', '、']).trim_start();
    rest = without_pictures_before(rest);
    // `[x] question`: an item of a task list.
    let task = ["[ ] ", "[x] ", "[X] "];
    if let Some(after) = task.into_iter().find_map(|mark| rest.strip_prefix(mark)) {
        rest = after.trim_start();
    }
    if let Some(after) = rest.strip_prefix(STARS) {
        cleaned.tags.push(Tag::Important);
        rest = after.trim_start();
    }
    if let Some(after) = take_bracketed_mark(rest, cleaned) {
        rest = after;
    }
    // `Q: question`. Numbered labels are handled below, as numbers.
    if let Some(label) = question_label(rest).filter(|label| !label.numbered) {
        rest = &rest[label.length..];
    }
    // `-3.question`: a bullet whose space was forgotten.
    let without_bullet = rest.strip_prefix(['-', '*', '+']).unwrap_or(rest);
    if let Some(length) = numbering(without_bullet) {
        let number = without_bullet[..length].trim_matches(|c: char| !c.is_alphanumeric());
        cleaned.number.get_or_insert_with(|| number.to_owned());
        rest = without_bullet[length..].trim_start();
    }
    rest
}

/// Removes the mark of `[高频] question`, `【重点】question`. Keeps other brackets.
fn take_bracketed_mark<'a>(text: &'a str, cleaned: &mut Cleaned) -> Option<&'a str> {
    for (open, close) in [('[', ']'), ('【', '】')] {
        let Some((inner, after)) = text
            .strip_prefix(open)
            .and_then(|rest| rest.split_once(close))
        else {
            continue;
        };
        let tags = tags_of_mark(inner);
        if !tags.is_empty() && !after.starts_with('(') {
            cleaned.tags.extend(tags);
            return Some(after.trim_start());
        }
    }
    None
}

fn take_trailing_marks<'t>(text: &'t str, cleaned: &mut Cleaned) -> &'t str {
    let mut rest = without_trailers(text).trim_end_matches(TRAILING);
    // `question ==高频==`
    if let Some((before, mark)) = rest
        .strip_suffix("==")
        .and_then(|rest| rest.rsplit_once("=="))
        && !before.trim().is_empty()
    {
        let tags = tags_of_mark(mark);
        if !tags.is_empty() {
            cleaned.tags.extend(tags);
            rest = before.trim_end();
        }
    }
    rest = without_footnotes(without_pictures_behind(rest));
    rest = take_hashtag(rest, cleaned);
    if let Some(before) = rest.strip_suffix(STARS) {
        cleaned.tags.push(Tag::Important);
        rest = before.trim_end();
    }
    for (open, close) in [('（', '）'), ('(', ')'), ('[', ']'), ('【', '】')] {
        let Some(start) = rest.strip_suffix(close).and_then(|inner| inner.rfind(open)) else {
            continue;
        };
        let inner = &rest[start + open.len_utf8()..rest.len() - close.len_utf8()];
        let tags = tags_of_mark(inner);
        let is_apart = is_course_reference(inner) || is_source(&rest[..start], inner);
        if start > 0 && (!tags.is_empty() || is_apart) {
            cleaned.tags.extend(tags);
            rest = rest[..start].trim_end();
        }
    }
    rest
}

/// Removes references to footnotes: `question [^1] [^2]`.
fn without_footnotes(text: &str) -> &str {
    let mut rest = text;
    while let Some(start) = rest.strip_suffix(']').and_then(|inner| inner.rfind("[^")) {
        if start == 0 {
            break;
        }
        rest = rest[..start].trim_end();
    }
    rest
}

/// Removes a trailing hashtag that is a mark (`question #高频`), or any after the question mark.
/// `tags` removes others from questions in vaults.
fn take_hashtag<'t>(text: &'t str, cleaned: &mut Cleaned) -> &'t str {
    // Searching for one byte is fast and rules out most texts.
    let found = text.contains('#').then(|| text.rsplit_once(" #")).flatten();
    let Some((before, tag)) = found else {
        return text;
    };
    let before = before.trim_end();
    let is_sign = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '/');
    let is_name = tag.starts_with(char::is_alphabetic) && tag.chars().all(is_sign);
    let tags = tags_of_name(tag);
    let is_mark = !tags.is_empty() || before.ends_with(['？', '?']) || ends_in_hashtag(before);
    if !is_name || !is_mark || before.is_empty() {
        return text;
    }
    cleaned.tags.extend(tags);
    before
}

/// Whether a text ends in a question mark and another hashtag.
fn ends_in_hashtag(text: &str) -> bool {
    let tag = text.rsplit_once(['？', '?']).map(|(_, rest)| rest.trim());
    tag.is_some_and(|rest| rest.starts_with('#'))
}

/// `（课程Pod章节）`, `（见第3章）`: a reference to a course, which is not part of the question.
fn is_course_reference(words: &str) -> bool {
    words.contains("课程") || words.contains("章节") || words.starts_with("见第")
}

/// A trimmed text with white space collapsed to single spaces. Outside code and formulas, resolves
/// backslash escapes of ASCII punctuation, and entities.
fn plain(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    // The delimiter of the code or formula that the text is in.
    let mut open = None;
    while let Some(character) = rest.chars().next() {
        let is_text = open.is_none();
        let read = is_text.then(|| entity_of_sign(rest)).flatten();
        let mut length = character.len_utf8();
        let next = rest[length..].chars().next().filter(|_| is_text);
        let escaped = next.filter(|next| character == '\\' && next.is_ascii_punctuation());
        if let Some((sign, bytes)) = read {
            push_folded(&mut plain, sign);
            length = bytes;
        } else if let Some(escaped) = escaped {
            plain.push(escaped);
            length += escaped.len_utf8();
        } else {
            open = match open {
                None if matches!(character, '`' | '$') => {
                    rest[length..].contains(character).then_some(character)
                }
                Some(sign) if sign == character => None,
                other => other,
            };
            push_folded(&mut plain, character);
        }
        rest = &rest[length..];
    }
    plain.truncate(plain.trim_end().len());
    Cow::Owned(plain)
}

/// The character of the entity at the beginning of a text, and the entity's length. `None` for a
/// control character.
fn entity_of_sign(text: &str) -> Option<(char, usize)> {
    let (decoded, length) = entity(text)?;
    let sign = decoded.chars().next().filter(|sign| !sign.is_control())?;
    Some((sign, length))
}

fn push_folded(plain: &mut String, character: char) {
    if !character.is_whitespace() {
        plain.push(character);
    } else if !plain.is_empty() && !plain.ends_with(' ') {
        plain.push(' ');
    }
}

/// Whether [`plain`] would change nothing: there is no backslash, no `&` and no white space but
/// single spaces.
fn is_plain(text: &str) -> bool {
    // Control characters, and the first byte of U+1680, a space.
    let is_rare = |byte: u8| matches!(byte, ..b' ' | 0xe1 | b'\\' | b'&');
    let bytes = text.as_bytes();
    if bytes.iter().fold(false, |any, byte| any | is_rare(*byte)) {
        return is_plain_by_characters(text);
    }
    let two_spaces = memchr::memchr_iter(b' ', bytes).any(|at| bytes.get(at + 1) == Some(&b' '));
    // All other white space outside ASCII begins with one of these bytes.
    let mut may_be_spaces = memchr::memchr3_iter(0xc2, 0xe2, 0xe3, bytes);
    !two_spaces && !may_be_spaces.any(|at| text[at..].starts_with(char::is_whitespace))
}

/// The same, character by character.
fn is_plain_by_characters(text: &str) -> bool {
    let mut after_space = false;
    text.chars().all(|character| {
        let is_second = after_space && character == ' ';
        after_space = character == ' ';
        let is_other_space = character != ' ' && character.is_whitespace();
        !['\\', '&'].contains(&character) && !is_second && !is_other_space
    })
}

#[cfg(test)]
mod tests;
