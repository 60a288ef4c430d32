//! Properties of the words of a unit. A list of words is one feature among many, never a rule.

use super::is_title;
use crate::notes::dialects::details::is_lid;
use crate::notes::dialects::pairs::names_a_question;
use crate::notes::lex::{Bold, Unit};
use crate::notes::page::Page;
use crate::notes::question::clean;
use crate::notes::vocabulary::{Likeness, Meaning, Meanings, is_letter};

/// The most bytes of a title.
const LONGEST_TITLE: usize = 160;

/// Properties of the words of a unit.
#[derive(Clone, Debug)]
pub(super) struct Words {
    pub(super) mark: bool,
    pub(super) inner_mark: bool,
    pub(super) likeness: Likeness,
    pub(super) length: f32,
    pub(super) sentence: bool,
    pub(super) colon: bool,
    /// Whether it lists at least three things and is not a question.
    pub(super) lists: bool,
    pub(super) inner_colon: bool,
    pub(super) stops: f32,
    pub(super) matter: bool,
    pub(super) manual: bool,
    pub(super) interview: bool,
    pub(super) says_something: bool,
    pub(super) version: bool,
    pub(super) chapter: bool,
    pub(super) part: bool,
    pub(super) dated: bool,
    pub(super) linked: bool,
    pub(super) signs: f32,
    pub(super) lower: bool,
    pub(super) lid: bool,
    pub(super) first_person: bool,
    pub(super) quoted: bool,
    pub(super) tagged: bool,
    pub(super) term: bool,
    pub(super) label: bool,
}

pub(super) fn words(page: &Page<'_>, unit: &Unit) -> Words {
    let raw = unit.words.of(page.text);
    // The targets of links and the tags around a title carry no meaning.
    let cleaned = (is_title(unit) && raw.contains(['<', '['])).then(|| clean(raw).text);
    let text = cleaned.as_deref().unwrap_or(raw).trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '*' | '_' | '"' | '“' | '”' | '#' | '`')
    });
    let bare = text.trim_end_matches(|c: char| {
        matches!(c, '：' | ':' | '*' | '_' | ' ' | ')' | '）' | '☆' | '★')
    });
    // The words of titles count only in short lines.
    let is_short = bare.len() <= LONGEST_TITLE;
    let meanings = Meanings::new(bare);
    let signs = Signs::new(bare);
    let ends = |marks: &[char]| bare.ends_with(marks);
    let mark = ends(&['?', '？'])
        || text
            .trim_end_matches(['"', '”', '」', ')', '）', '*', ' '])
            .ends_with(['?', '？']);
    let likeness = match meanings.likeness() {
        _ if ends(&['?', '？']) => Likeness::Question,
        likeness => likeness,
    };
    let colon =
        text.ends_with(['：', ':']) || raw.trim_end_matches(['*', '_', ' ']).ends_with(['：', ':']);
    Words {
        mark,
        inner_mark: signs.marks > usize::from(ends(&['?', '？'])),
        likeness,
        length: (signs.width as f32).ln_1p() / 3.0,
        sentence: ends(&['。', '；', '.', ';', '！', '!']),
        colon,
        lists: likeness != Likeness::Question && signs.commas >= 2,
        inner_colon: !colon && signs.colons > 0,
        stops: (signs.stops as f32 / 3.0).min(1.0),
        matter: is_short
            && (meanings.has(Meaning::Matter) || meanings.has(Meaning::Fact) && !is_title(unit)),
        manual: is_short && meanings.has(Meaning::Manual),
        interview: is_short && meanings.has(Meaning::Interview),
        version: is_title(unit) && is_version(bare),
        says_something: bare.contains(char::is_alphanumeric) && !is_address(bare),
        chapter: is_short && (meanings.has(Meaning::Chapter) || signs.is_in_capitals()),
        part: meanings.has(Meaning::Part),
        dated: signs.digits >= 2 && signs.n < 60 && is_dated(bare, meanings, signs.digits),
        linked: meanings.has(Meaning::Link),
        signs: signs.others as f32 / signs.n.clamp(1, MEASURED) as f32,
        lower: text.starts_with(|c: char| c.is_lowercase()),
        lid: is_lid(bare),
        first_person: text.starts_with(['我', 'i', 'I', 'm', 'M']) && is_first_person(text),
        term: is_term(page, unit),
        label: names_a_question(raw),
        tagged: raw.ends_with(['）', ')', '★', '⭐', '☆']) && !clean(raw).tags.is_empty(),
        quoted: raw.trim_start().starts_with(['"', '“', '「']),
    }
}

/// How many characters at the beginning of a line are counted.
const MEASURED: usize = 400;

/// Counts of the kinds of characters at the beginning of a line.
#[derive(Default)]
struct Signs {
    n: usize,
    /// In columns.
    width: usize,
    stops: usize,
    marks: usize,
    commas: usize,
    colons: usize,
    digits: usize,
    letters: usize,
    capitals: usize,
    others: usize,
}

impl Signs {
    fn new(text: &str) -> Self {
        let mut signs = Self::default();
        let mut after_dot = false;
        for character in text.chars().take(MEASURED) {
            signs.n += 1;
            signs.width += if character.is_ascii() { 1 } else { 2 };
            signs.stops += usize::from(after_dot && character == ' ');
            after_dot = character == '.';
            match character {
                '。' | '；' | '！' => signs.stops += 1,
                '?' | '？' => signs.marks += 1,
                ',' | '，' | '、' => signs.commas += 1,
                ':' | '：' => signs.colons += 1,
                '0'..='9' => signs.digits += 1,
                'A'..='Z' => signs.capitals += 1,
                '.' | '（' | '）' | '(' | ')' | '-' | '/' | '“' | '”' | '"' | '\'' | '`' | '*' =>
                    {}
                _ if is_letter(character) => signs.letters += 1,
                _ if character.is_whitespace() => {}
                _ => signs.others += 1,
            }
        }
        signs
    }

    /// `STORAGE AND VOLUMES`
    fn is_in_capitals(&self) -> bool {
        self.letters == 0 && self.capitals >= 4
    }
}

fn is_first_person(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or_default();
    text.starts_with('我') || ["i", "my"].iter().any(|own| word.eq_ignore_ascii_case(own))
}

/// `**term**: explanation`
fn is_term(page: &Page<'_>, unit: &Unit) -> bool {
    if unit.class.bold != Bold::Lead {
        return false;
    }
    let line = page.line(unit.line);
    let close = line.rfind("**").or_else(|| line.rfind("__")).unwrap_or(0);
    let (before, after) = line.split_at(close);
    let after = after.trim_start_matches(['*', '_', ' ']);
    before.ends_with([':', '：']) || after.starts_with([':', '：', '-', '–', '—'])
}

/// `1.2.0`, `v0.3 (2024-01-02)`, `[unreleased]`
fn is_version(title: &str) -> bool {
    let bare = title.trim_start_matches(['[', 'v']);
    let length = bare.len()
        - bare
            .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')
            .len();
    bare.starts_with("Unreleased")
        || bare.starts_with("unreleased")
        || bare[..length].trim_end_matches('.').matches('.').count() >= 2
}

fn is_dated(text: &str, meanings: Meanings, n_digits: usize) -> bool {
    meanings.has(Meaning::Year)
        || text.contains('月') && text.contains(['日', '号'])
        || text.contains(':') && n_digits >= 3
}

/// Whether a text is only a web address.
fn is_address(text: &str) -> bool {
    let scheme = ["http://", "https://", "www."];
    scheme.iter().any(|scheme| text.starts_with(scheme)) && !text.contains(char::is_whitespace)
}
