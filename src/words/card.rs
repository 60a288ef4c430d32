//! The parts of a card, on the screens and in what commands print.

use crate::domain::{Language, RemarkKind, Tag};

words! {
    tell_me_about(term: &str): "Tell me about {term}", "讲讲 {term}";
    in_short: "In short", "一句话";
    points: "Points", "要点";
    bonus: "Bonus points", "加分要点";
    follow_ups: "Follow-up questions", "追问";
    hint: "Hint", "思路";
    answer: "Answer", "答案";
    answer_n(n: usize, of: usize): "Answer {n} of {of}", "答案 {n}/{of}";
    no_answer: "No note answers this question yet.", "笔记里还没有这道题的答案。";
    /// Beside the options of a question, after the reveal.
    right_option: "right", "正确";
    chosen_option: "your choice", "你选的";
    right_and_chosen: "your choice, right", "选对了";
    also_asked_as: "Also asked as", "其他问法";
    source_at(file: &str, line: u32): "{file}:{line}", "出自 {file}:{line}";

    /// Heading of the remarks on all answers.
    remarks: "Corrections and notes", "更正与说明";
    wrong: "Wrong", "有误";
    outdated: "Outdated", "过时";
    incomplete: "Not quite right", "不够准确";
    context: "Note", "说明";
    since(version: &str): " (since {version})", "（{version} 起）";

    tag_frequent: "often asked", "经常问";
    tag_important: "important", "重点";
    tag_asked: "asked in an interview", "面试问过";

    flagged: "flagged", "已标记有问题";
    flagged_because(why: &str): "flagged: {why}", "已标记：{why}";
}

pub fn remark_kind(language: Language, kind: RemarkKind) -> &'static str {
    match kind {
        RemarkKind::Wrong => wrong(language),
        RemarkKind::Outdated => outdated(language),
        RemarkKind::Incomplete => incomplete(language),
        RemarkKind::Context => context(language),
    }
}

/// The kind of a remark and the version since which it applies.
pub fn remark_title(language: Language, kind: RemarkKind, version: Option<&str>) -> String {
    let since = version.map(|version| since(language, version));
    remark_kind(language, kind).to_owned() + &since.unwrap_or_default()
}

/// A mark on a card.
pub fn tag(language: Language, tag: &Tag) -> &str {
    match tag {
        Tag::Frequent => tag_frequent(language),
        Tag::Important => tag_important(language),
        Tag::Asked => tag_asked(language),
        Tag::Own(name) => name,
    }
}

/// That a card is flagged, with the reason if there is one.
pub fn flag(language: Language, why: &str) -> String {
    match why.trim() {
        "" => flagged(language).to_owned(),
        why => flagged_because(language, why),
    }
}
