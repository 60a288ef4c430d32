//! Finds where a sentence or a clause ends that says something alone.

use super::{fits, split_name};
use crate::text::{Ambiguous, display_width};

/// Signs that end a sentence. The Latin ones do so before a blank.
const SENTENCE_ENDS: [char; 7] = ['。', '；', ';', '！', '？', '.', '!'];
/// Signs that end a clause. The dashes do so after a blank.
const CLAUSE_ENDS: [char; 11] = ['。', '；', ';', '！', '？', '.', '!', '，', ',', '—', '–'];
/// Words that begin a clause without which the text before them is still true.
const SUBORDINATORS: [&str; 19] = [
    " because ", " so that ", " whereas ", " while ", " although ", " since ", " instead of ",
    " rather than ", " without ", " in order to ", " allowing ", " ensuring ", " making ",
    " enabling ", " including ", " such as ", " thereby ", " e.g. ", " and then ",
];
/// The minimum width in columns of a Latin clause behind a name, less one.
const MIN_LATIN_CLAUSE: usize = 19;
/// The minimum width in columns of a main clause.
const MIN_MAIN_CLAUSE: usize = 24;
/// The ends of clauses that only announce what is not part of the text.
const ANNOUNCEMENTS: [&str; 12] = [
    "如下", "如下所示", "如下图", "以下", "包括", "例如", "比如", "分别是", "分别为", "如图",
    "as follows", "the following",
];

/// The end of the sentences that fit, if they are at least `least` columns wide.
pub fn end_of_sentences(text: &str, width: usize, least: usize) -> Option<usize> {
    boundary(text, width, &SENTENCE_ENDS, least)
}

/// The end of the clauses that fit, if they are at least `least` columns wide. A name in front alone
/// is no clause, nor is the kind of thing that it names (`ein System, welches …`).
pub fn end_of_clauses(text: &str, width: usize, least: usize) -> Option<usize> {
    let name = split_name(text).map_or(0, |(name, _)| name.len());
    let is_clause = |end: &usize| {
        let stated = text.get(name..*end).unwrap_or_default();
        let is_short = fits(stated, MIN_LATIN_CLAUSE) && stated.is_ascii();
        name == 0 || !(stated.is_empty() || is_short)
    };
    boundary(text, width, &CLAUSE_ENDS, least).filter(is_clause)
}

/// The last of the signs within the width and outside brackets, if enough text precedes it.
fn boundary(text: &str, width: usize, signs: &[char], least: usize) -> Option<usize> {
    let mut depth = 0_i32;
    let mut found = None;
    let mut columns = 0;
    for (at, character) in text.char_indices() {
        match character {
            '（' | '(' | '“' | '《' => depth += 1,
            '）' | ')' | '”' | '》' => depth -= 1,
            _ => {}
        }
        if columns > width {
            break;
        }
        let before = text[..at].trim_end();
        let is_part = match character {
            ',' => is_inside_word(text, at),
            '.' | '!' => !ends_latin_sentence(text, at),
            '—' | '–' => before.len() == at && !text[..at].ends_with(char::is_whitespace),
            _ => false,
        };
        let named = before.ends_with(|c: char| c.is_alphanumeric() || "）)”".contains(c));
        let whole = depth <= 0 && named && !is_part && !is_condition(before);
        if whole && signs.contains(&character) && columns >= least {
            found = Some(at);
        }
        columns += display_width(character.encode_utf8(&mut [0; 4]), Ambiguous::Wide);
    }
    found
}

/// Whether the comma at this byte is part of a number or of code: `1,000`, `Map<K,V>`.
fn is_inside_word(text: &str, at: usize) -> bool {
    let is_of_word = |c: char| c.is_ascii_alphanumeric();
    text[..at].ends_with(is_of_word) && text[at + 1..].starts_with(is_of_word)
}

/// Whether the full stop at this byte ends a sentence, not `e.g.` or `v1.2`.
fn ends_latin_sentence(text: &str, at: usize) -> bool {
    let word = text[..at].rsplit(char::is_whitespace).next().unwrap_or("");
    let is_word = word.len() > 1 && !word.contains('.');
    is_word && text[at + 1..].starts_with(char::is_whitespace)
}

/// The end of an English main clause that fits, before a clause that explains it.
pub fn end_of_main_clause(text: &str, width: usize) -> Option<usize> {
    let starts = SUBORDINATORS
        .iter()
        .flat_map(|word| text.match_indices(word));
    let ends = starts.map(|(at, _)| at).filter(|at| {
        let clause = &text[..*at];
        fits(clause, width) && !fits(clause, MIN_MAIN_CLAUSE) && clause.is_ascii()
    });
    ends.max()
}

/// The text without a clause at its end that announces what follows (`，格式如下`).
pub fn without_announcement(text: &str) -> &str {
    let Some(start) = text.rfind(['，', ',', '；', ';', '。']) else {
        return text;
    };
    let clause = &text[start..];
    let announces = ANNOUNCEMENTS.iter().any(|word| clause.ends_with(word));
    if announces { &text[..start] } else { text }
}

/// The text without the condition that follows a name: `回滚：在失败时，恢复旧版` becomes `回滚：恢复旧版`.
pub fn without_condition(text: &str) -> String {
    let stated = text.split_once('：').and_then(|(name, rest)| {
        let (condition, stated) = rest.split_once('，')?;
        let is_whole = !fits(stated, super::MIN_CLAUSE - 1);
        (is_whole && is_condition(condition)).then(|| format!("{name}：{stated}"))
    });
    stated.unwrap_or_else(|| text.to_owned())
}

/// Whether the words before a comma are only a condition (`若使用 Token，`, `启动后，`).
fn is_condition(text: &str) -> bool {
    let clause = text
        .rsplit(['，', '。', '；', '：'])
        .next()
        .unwrap_or(text)
        .trim();
    let starts = |words: &[&str]| words.iter().any(|word| clause.starts_with(word));
    let ends = |words: &[&str]| words.iter().any(|word| clause.ends_with(word));
    let when = starts(&[
        "若", "如果", "当", "有了", "为了", "由于", "虽然", "因为", "对于", "针对", "关于", "根据",
        "按照", "随着", "除了", "if ", "when ",
    ]);
    let when = when || (starts(&["如"]) && !starts(&["如何"]));
    let place = starts(&["在"]) && ends(&["中", "上", "下", "里", "间"]);
    let means = starts(&["通过", "利用", "借助"])
        && ends(&[
            "机制", "方式", "设置", "方法", "参数", "工具", "技术", "命令",
        ]);
    // The consequence is in the same clause.
    let is_stated = ["那么", "则", "就"]
        .iter()
        .any(|word| clause.contains(word));
    (when && !is_stated)
        || place
        || means
        || ends(&[
            "后", "前", "时", "表示", "是", "为", "即", "如", "注意", "其中", "来说", "而言",
            "的话",
        ])
}
