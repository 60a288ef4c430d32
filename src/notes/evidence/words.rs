//! What the words of a unit say. Each list of words is evidence among other, never a rule.

use super::is_title;
use crate::notes::dialects::contents;
use crate::notes::dialects::details::is_lid;
use crate::notes::dialects::pairs::names_a_question;
use crate::notes::lex::{Bold, Unit};
use crate::notes::likeness::{Likeness, likeness, titles_a_part};
use crate::notes::page::Page;
use crate::notes::question::clean;

/// Bytes of the longest line that may be a title.
const LONGEST_TITLE: usize = 160;

/// What the words of a unit say.
#[derive(Clone, Debug)]
pub(super) struct Words {
    pub(super) mark: bool,
    pub(super) inner_mark: bool,
    pub(super) likeness: Likeness,
    pub(super) length: f32,
    pub(super) sentence: bool,
    pub(super) colon: bool,
    pub(super) comma: bool,
    /// Whether it lists three things or more and asks nothing.
    pub(super) lists: bool,
    pub(super) inner_colon: bool,
    pub(super) stops: f32,
    pub(super) matter: bool,
    pub(super) interview: bool,
    pub(super) says_something: bool,
    pub(super) version: bool,
    pub(super) chapter: bool,
    pub(super) part: bool,
    pub(super) dated: bool,
    pub(super) linked: bool,
    pub(super) signs: f32,
    pub(super) lower: bool,
    pub(super) contents: bool,
    pub(super) lid: bool,
    pub(super) first_person: bool,
    pub(super) quoted: bool,
    pub(super) tagged: bool,
    pub(super) term: bool,
    pub(super) label: bool,
}

pub(super) fn words(page: &Page<'_>, unit: &Unit) -> Words {
    let raw = unit.words.of(page.text);
    // What a title links to, and the tags around it, say nothing.
    let cleaned = (is_title(unit) && raw.contains(['<', '['])).then(|| clean(raw).text);
    let text = cleaned.as_deref().unwrap_or(raw).trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '*' | '_' | '"' | '“' | '”' | '#' | '`')
    });
    let bare = text.trim_end_matches(|c: char| {
        matches!(c, '：' | ':' | '*' | '_' | ' ' | ')' | '）' | '☆' | '★')
    });
    // A title is short, and so is all that is like one.
    let is_short = bare.len() <= LONGEST_TITLE;
    let lower = if is_short {
        bare.to_lowercase()
    } else {
        String::new()
    };
    let likeness = likeness(bare);
    let width: usize = text
        .chars()
        .take(400)
        .map(|c| if c.is_ascii() { 1 } else { 2 })
        .sum();
    let stops = text.matches(['。', '；', '！']).count() + text.matches(". ").count();
    let n_chars = text.chars().take(200).count().max(1);
    let is_sign = |c: &char| !c.is_alphanumeric() && !c.is_whitespace() && !is_punctuation(*c);
    let signs = text.chars().take(200).filter(is_sign).count() as f32 / n_chars as f32;
    let ends = |marks: &[char]| bare.ends_with(marks);
    let colon =
        text.ends_with(['：', ':']) || raw.trim_end_matches(['*', '_', ' ']).ends_with(['：', ':']);
    Words {
        mark: ends(&['?', '？'])
            || text
                .trim_end_matches(['"', '”', '」', ')', '）', '*', ' '])
                .ends_with(['?', '？']),
        inner_mark: bare[..bare
            .len()
            .saturating_sub(bare.chars().next_back().map_or(0, char::len_utf8))]
            .contains(['?', '？']),
        likeness,
        length: (width as f32).ln_1p() / 3.0,
        sentence: bare.ends_with(['。', '；', '.', ';', '！', '!']),
        colon,
        comma: bare.ends_with(['，', ',', '、']),
        lists: likeness != Likeness::Question && bare.matches(['，', '、', ',']).count() >= 2,
        inner_colon: !colon && bare.contains(['：', ':']),
        stops: (stops as f32 / 3.0).min(1.0),
        matter: is_short && (is_matter(&lower) || is_fact(bare)),
        interview: is_short && names_an_interview(&lower),
        version: is_title(unit) && is_version(&lower),
        says_something: bare.contains(char::is_alphanumeric) && !is_address(bare),
        chapter: is_short && (is_chapter(&lower) || is_in_capitals(bare)),
        part: titles_a_part(bare),
        dated: is_dated(bare),
        linked: bare.contains("](") || bare.contains("://"),
        signs,
        lower: text.starts_with(|c: char| c.is_lowercase()),
        contents: contents::is_title(bare),
        lid: is_lid(bare),
        first_person: text.starts_with(['我', 'i', 'I', 'm', 'M']) && is_first_person(text),
        term: is_term(page, unit),
        label: names_a_question(raw),
        tagged: raw.ends_with(['）', ')', '★', '⭐', '☆']) && !clean(raw).tags.is_empty(),
        quoted: raw.trim_start().starts_with(['"', '“', '「']),
    }
}

fn is_first_person(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or_default();
    text.starts_with('我') || ["i", "my"].iter().any(|own| word.eq_ignore_ascii_case(own))
}

/// Punctuation that says nothing of a line.
fn is_punctuation(character: char) -> bool {
    matches!(
        character,
        '?' | '？'
            | ','
            | '，'
            | '.'
            | '。'
            | '、'
            | '：'
            | ':'
            | '（'
            | '）'
            | '('
            | ')'
            | '-'
            | '/'
            | '“'
            | '”'
            | '"'
            | '\''
            | '`'
            | '*'
    )
}

/// `**term**: what it is`
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

/// Words of front and back matter.
fn is_matter(lower: &str) -> bool {
    const BEGINS: [&str; 50] = [
        "总结", "小结", "前言", "说明", "声明", "参考", "作者", "更新", "后记", "结语", "版权",
        "使用说明", "推荐", "附录", "岗位", "写在前面", "contribut", "license", "resources",
        "reference", "author", "how to use", "how to prepare", "usage", "about", "study plan",
        "tips", "conclusion", "summary", "good luck", "further reading", "would you like",
        "if you want", "disclaimer", "credits", "acknowledg", "to be written", "todo",
        "other reference", "table of contents", "key takeaways", "let me know", "happy ",
        "introduction", "prerequisite", "install", "roadmap", "changelog", "attendees", "agenda",
    ];
    const ENDS: [&str; 5] = [" tips", " techniques", " resources", "注意事项", "建议"];
    let bare = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    BEGINS.iter().any(|word| bare.starts_with(word)) || ENDS.iter().any(|word| bare.ends_with(word))
}

/// `岗位：后端`, `Location: Berlin`: what an interview was like.
fn is_fact(text: &str) -> bool {
    const LABELS: [&str; 27] = [
        "岗位", "职位", "公司", "部门", "时间", "日期", "地点", "城市", "薪资", "轮次", "时长",
        "结果", "形式", "方向", "级别", "base", "position", "role", "company", "date", "time",
        "location", "salary", "duration", "result", "level", "status",
    ];
    let Some((label, value)) = text.split_once(['：', ':']) else {
        return false;
    };
    let label = label.trim_matches(|c: char| !c.is_alphanumeric());
    let mut labels = LABELS.iter();
    labels.any(|known| label.eq_ignore_ascii_case(known)) && !value.trim().is_empty()
}

/// `STORAGE AND VOLUMES`
fn is_in_capitals(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    letters().count() >= 4 && letters().all(|c| c.is_ascii_uppercase())
}

/// `1.2.0`, `v0.3 (2024-01-02)`, `[unreleased]`
fn is_version(lower: &str) -> bool {
    let bare = lower.trim_start_matches(['[', 'v']);
    let length = bare.len()
        - bare
            .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')
            .len();
    bare.starts_with("unreleased") || bare[..length].trim_end_matches('.').matches('.').count() >= 2
}

/// Words of a title that says that questions follow.
fn names_an_interview(lower: &str) -> bool {
    const WORDS: [&str; 12] = [
        "interview", "question", "q&a", "faq", "quiz", "exam", "flashcard", "面试", "面经", "题",
        "问答", "八股",
    ];
    WORDS.iter().any(|word| lower.contains(word))
}

/// Words that name a group of questions.
fn is_chapter(lower: &str) -> bool {
    const ENDS: [&str; 22] = [
        "篇", "部分", "相关", "基础", "面试题", "面试", "问题", "题目", "一面", "二面", "三面",
        "公司", "科技", "网络", "questions", "basics", "round", "interview", "advanced", "topics",
        "fundamentals", "concepts",
    ];
    const BEGINS: [&str; 9] = [
        "part ", "chapter ", "section ", "round ", "level ", "module ", "teil ", "day ", "week ",
    ];
    ENDS.iter().any(|word| lower.ends_with(word))
        || BEGINS.iter().any(|word| lower.starts_with(word))
}

fn is_dated(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let dated = text.contains('月') && text.contains(['日', '号'])
        || text.contains("202")
        || text.contains("201")
        || text.contains(':') && digits >= 3;
    dated && digits >= 2 && text.chars().count() < 60
}

/// Whether a text is nothing but the address of a page.
fn is_address(text: &str) -> bool {
    let scheme = ["http://", "https://", "www."];
    scheme.iter().any(|scheme| text.starts_with(scheme)) && !text.contains(char::is_whitespace)
}
