//! Labels below a question: `**思路**：` for the hint, `**回答**：` for the answer.
//!
//! A label is at the beginning of a line, bold or not, with a colon after it. Its text follows on
//! the same line or below. A bold line with a colon may have more words: `**回答要点**：`. A hint
//! label counts only before an answer label; after one, it is part of the answer.

use std::ops::Range;

use crate::notes::vocabulary::{Likeness, Meaning, Meanings};

/// The part of a card that a label introduces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// 思路: the hint.
    Hint,
    /// 分析: a hint if an answer label is below it, else text.
    Remark,
    /// 回答.
    Answer,
}

const LABELS: [(&str, Label); 33] = [
    ("解题思路", Label::Hint),
    ("答题思路", Label::Hint),
    ("回答思路", Label::Hint),
    ("思路", Label::Hint),
    ("提示", Label::Hint),
    ("分析", Label::Remark),
    ("hint", Label::Hint),
    ("approach", Label::Hint),
    ("参考答案", Label::Answer),
    ("参考回答", Label::Answer),
    ("标准答案", Label::Answer),
    ("示例回答", Label::Answer),
    ("回答", Label::Answer),
    ("答案", Label::Answer),
    ("解答", Label::Answer),
    ("解析", Label::Answer),
    ("答", Label::Answer),
    ("我的回答", Label::Answer),
    ("我", Label::Answer),
    ("sample answer", Label::Answer),
    ("answer", Label::Answer),
    ("ans", Label::Answer),
    ("a", Label::Answer),
    ("antwort", Label::Answer),
    ("lösung", Label::Answer),
    ("réponse", Label::Answer),
    ("respuesta", Label::Answer),
    ("resposta", Label::Answer),
    ("solution", Label::Answer),
    ("correct answer", Label::Answer),
    ("正确答案", Label::Answer),
    ("回复", Label::Answer),
    ("r", Label::Answer),
];

/// A cheap test that rules out most lines: whether a text can begin with a word of [`LABELS`].
fn may_begin(text: &str) -> bool {
    let first = text.chars().next();
    first.is_some_and(|first| match first {
        '解' | '分' | '答' | '回' | '思' | '提' | '参' | '标' | '示' | '我' | '候' | '应'
        | '正' => true,
        letter => matches!(
            letter.to_ascii_lowercase(),
            'h' | 'a' | 's' | 'l' | 'r' | 'c'
        ),
    })
}

/// The label at the beginning of a line, and its range with marks, colon and spaces.
pub fn label(line: &str) -> Option<(Label, Range<usize>)> {
    let indent = line.len() - line.trim_start().len();
    let after_bullet = ["- ", "* ", "+ "]
        .into_iter()
        .find_map(|bullet| line[indent..].strip_prefix(bullet));
    let begin =
        line.len() - after_bullet.map_or(line.len() - indent, |rest| rest.trim_start().len());
    let unmarked = line[begin..].trim_start_matches(['*', '_', '【', '[']);
    let start = line.len() - unmarked.len();
    let bold = start > begin;
    if let Some((name, rest)) = hashtag(unmarked) {
        let named = LABELS
            .into_iter()
            .find(|(word, _)| *word == name && name != "r");
        return named.map(|(_, label)| (label, indent..line.len() - rest.len()));
    }
    let is_named = || bold && names_in_bold(unmarked);
    if !may_begin(unmarked) {
        return is_named().then_some((Label::Answer, indent..line.len()));
    }
    let Some((word, label)) = LABELS
        .into_iter()
        .find(|(word, _)| starts_with(unmarked, word) && ends_word(unmarked, word))
    else {
        return is_named().then_some((Label::Answer, indent..line.len()));
    };
    let after = after_number(&unmarked[word.len()..]);
    let rest = behind_label(after, &line[begin..start], &[]);
    let signs = &after[..after.len() - rest.len()];
    let has_colon = signs.contains(['：', ':']);
    let closed = signs.contains(['】', ']', '*', '_']);
    let alone = rest.trim().is_empty();
    let item = after_bullet.is_some() && word.ends_with("答案") && signs.starts_with(' ');
    let named = has_colon || item || (bold && closed && (alone || label == Label::Answer));
    // 答可以…: a label whose colon was forgotten; 答案, 答复 and so on are words.
    let forgotten = word == "答" && signs.is_empty() && is_text_after_answer(rest);
    // `- A: …` is an option, not a label.
    let choice = after_bullet.is_some() && word == "a" && !bold;
    let end = match () {
        () if (named && !choice) || forgotten => line.len() - rest.len(),
        () if is_named() => line.len(),
        () => return None,
    };
    Some((label, indent..end))
}

/// Whether a bold line with a colon contains a word for an answer: `**回答要点**：`,
/// `**My answer:**`.
fn names_in_bold(unmarked: &str) -> bool {
    const LONGEST: usize = 60;
    let text = unmarked.trim_end();
    let words = text.trim_end_matches(['*', '_', '：', ':', ' ']);
    let signs = &text[words.len()..];
    let is_alone = signs.contains(['*', '_']) && signs.contains(['：', ':']);
    is_alone && words.len() <= LONGEST && !words.contains(['*', '：', ':', '。', '，', ',']) && {
        let meanings = Meanings::new(words);
        meanings.has(Meaning::Answer) && meanings.likeness() != Likeness::Question
    }
}

/// Whether a title is only the label of an answer.
pub fn names_an_answer(title: &str) -> bool {
    let bare = title.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.starts_with("候选人") || bare.starts_with("应聘者") || bare.starts_with("求职者")
    {
        return true;
    }
    let bare = bare.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let is_label = |(word, label): &(&str, Label)| {
        *label == Label::Answer && word.len() > 1 && bare.eq_ignore_ascii_case(word)
    };
    let short = matches!(bare, "A" | "答") && title.trim().len() > bare.len();
    bare != "我" && (short || LABELS.iter().any(is_label))
}

/// The range of `- A: `, with any given letter, at the beginning of a nested item.
pub fn item_of_answer(line: &str, letter: char) -> Option<Range<usize>> {
    let indent = line.len() - line.trim_start().len();
    let item = line[indent..].strip_prefix(['-', '*', '+'])?;
    let named = item.strip_prefix(' ')?.trim_start();
    let rest = named.strip_prefix([letter, letter.to_ascii_uppercase()])?;
    let rest = rest.strip_prefix([':', '：'])?.trim_start();
    (indent > 0).then(|| indent..line.len() - rest.len())
}

/// The text behind a number: `A2: …` answers Q2.
fn after_number(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.starts_with([':', '：', '.', '*']) {
        rest
    } else {
        text
    }
}

/// The name of a leading hashtag, and the text behind it. `None` for several tags.
pub fn hashtag(text: &str) -> Option<(&str, &str)> {
    let tag = text.trim_start().strip_prefix('#')?;
    let length = tag.find(char::is_whitespace).unwrap_or(tag.len());
    let (name, rest) = tag.split_at(length);
    let rest = rest.trim_start();
    let names = name.starts_with(char::is_alphabetic) && !rest.starts_with('#');
    names.then_some((name, rest))
}

/// The text after a label, without the colon and the emphasis marks that close those `opened`
/// before the label. Emphasis that begins in the text is kept.
pub fn behind_label<'t>(text: &'t str, opened: &str, signs: &[char]) -> &'t str {
    let mut rest = text;
    let mut marks = opened.matches(['*', '_']).count();
    let mut brackets = opened.matches(['【', '[']).count();
    loop {
        let Some(next) = rest.chars().next() else {
            return rest;
        };
        let is_mark = matches!(next, '*' | '_') && marks > 0;
        let closes = matches!(next, '】' | ']') && brackets > 0;
        if !is_mark && !closes && !matches!(next, '：' | ':' | ' ' | '\t') && !signs.contains(&next)
        {
            return rest;
        }
        marks -= usize::from(is_mark);
        brackets -= usize::from(closes);
        rest = &rest[next.len_utf8()..];
    }
}

/// Whether a label in Latin letters ends at the end of a word.
fn ends_word(text: &str, word: &str) -> bool {
    let next = text.get(word.len()..).and_then(|rest| rest.chars().next());
    !word.is_ascii() || !next.is_some_and(|next| next.is_ascii_alphabetic())
}

fn starts_with(text: &str, word: &str) -> bool {
    text.get(..word.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(word))
}

fn is_text_after_answer(rest: &str) -> bool {
    rest.chars()
        .next()
        .is_some_and(|next| next.is_alphanumeric() && !"案复应题卷辩谢疑对出".contains(next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_bold_or_plain() {
        for (line, expected, rest) in [
            ("**思路**：", Label::Hint, ""),
            ("**回答**：Worker 节点", Label::Answer, "Worker 节点"),
            ("答：目前", Label::Answer, "目前"),
            ("  答：目前", Label::Answer, "目前"),
            ("答案：通过标签选择器", Label::Answer, "通过标签选择器"),
            ("答可以打好taint", Label::Answer, "可以打好taint"),
            ("**A:** yes", Label::Answer, "yes"),
            ("A2: yes", Label::Answer, "yes"),
            ("**A** yes", Label::Answer, "yes"),
            ("- 答案 直接用物理网络", Label::Answer, "直接用物理网络"),
            ("【参考答案】", Label::Answer, ""),
            ("  - **答案**：一组容器", Label::Answer, "一组容器"),
            ("- 答：一组容器", Label::Answer, "一组容器"),
            ("Hint: think of Raft", Label::Hint, "think of Raft"),
            ("**回答要点**：", Label::Answer, ""),
            ("**STAR回答示例**：", Label::Answer, ""),
            ("**My Answer:**", Label::Answer, ""),
            ("#ans a group", Label::Answer, "a group"),
        ] {
            let (label, range) = label(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((label, &line[range.end..]), (expected, rest), "{line}");
        }
    }

    #[test]
    fn words_that_only_begin_like_labels_are_text() {
        for line in [
            "- A: 一组容器",
            "面试官答案：分组驱逐",
            "答复客户",
            "A pod is",
            "answering",
            "思路清晰",
            "回答了问题",
            "**如何回答**：",
            "**回答要点**：先说结论",
            "**他的回答很好。**",
            "#ans #k8s",
            "#answering it",
        ] {
            assert_eq!(label(line), None, "{line}");
        }
    }
}
