//! Labelled pairs: `Q: question` and `A: answer`; `问：` and `答：`; `面试题 1：` and `参考答案：`.
//!
//! A question label is at the beginning of a line, bold or not, in a list or not, possibly in a
//! quote. It may be a hashtag: `#que`, `#ans`. Words such as 问题 also introduce parts of an answer,
//! so half of the labels must be followed by an answer label, or all of them must be numbered (Q1,
//! Q2). A question continues up to an answer label in the same paragraph. If half of the questions
//! have a bold line right above (`**Scenario 2: …**`), these lines are their titles.

use super::labelled::{behind_label, hashtag};
use crate::notes::vocabulary::simplified;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuestionLabel {
    /// Bytes up to the question.
    pub length: usize,
    /// Whether it has a number: `Q1:`.
    pub numbered: bool,
}

const WORDS: [&str; 24] = [
    "面试官（追问）", "面试官追问", "面试官提问", "面试题目", "面试题", "面试官", "原题", "场景题",
    "问题", "题目", "提问", "追问", "question", "ques", "que", "follow-up", "frage", "pregunta",
    "pergunta", "domanda", "вопрос", "problem", "p", "问",
];

/// Words that are labels only with a number: `Problem: …` also opens a part of an answer.
const ONLY_NUMBERED: [&str; 1] = ["problem"];

/// A cheap test that rules out most lines: whether a text can begin with a question label.
pub fn may_begin(text: &str) -> bool {
    let bare = text.trim_start_matches(['-', '*', '_', '>', '+', ' ', '\t', '【', '[', '#']);
    without_article(bare).starts_with([
        'Q', 'q', '问', '問', '题', '題', '面', '提', '追', '场', '場', '原', 'F', 'f', 'P', 'p',
        'D', 'd', 'В', 'в',
    ])
}

/// `The Question:` without its article.
pub fn without_article(text: &str) -> &str {
    text.strip_prefix("The ").unwrap_or(text)
}

/// The question label at the beginning of a line.
pub fn question_label(line: &str) -> Option<QuestionLabel> {
    if let Some(length) = callout(line) {
        let numbered = false;
        return Some(QuestionLabel { length, numbered });
    }
    if !may_begin(line) {
        return None;
    }
    if let Some((name, rest)) = hashtag(line).filter(|(_, rest)| !rest.is_empty()) {
        let names = WORDS.into_iter().chain(["q"]);
        let is_question = names.filter(|word| *word != "p").any(|word| word == name);
        return is_question.then_some(QuestionLabel {
            length: line.len() - rest.len(),
            numbered: false,
        });
    }
    let indent = line.len() - line.trim_start().len();
    let unmarked = line[indent..].trim_start_matches(['*', '_', '【', '[']);
    let marks = &line[indent..line.len() - unmarked.len()];
    let unmarked = without_article(unmarked);
    let word = WORDS
        .into_iter()
        .chain(["q"])
        .find(|word| begins_with(unmarked, word))?;
    let after_word = without_remark(&unmarked[word.len()..]).trim_start();
    let counted = after_word.trim_start_matches(['-', '#']);
    let after_word = if counted.starts_with(|c: char| c.is_ascii_digit()) {
        counted
    } else {
        after_word
    };
    let number = after_word.len() - after_word.trim_start_matches(is_number).len();
    let after = &after_word[number..];
    let rest = behind_label(after, marks, &['.', '、', ')', '）', '—', '-']);
    let signs = &after[..after.len() - rest.len()];
    let has_colon = signs.contains(['：', ':']);
    let closed = !marks.is_empty() && signs.contains(['】', ']', '*']) && word != "p";
    let counts = number > 0 && !signs.trim().is_empty();
    let spaced = number > 0 && after.starts_with(' ') && signs.trim().is_empty();
    // `Q3 2024` is a quarter.
    let is_quarter =
        rest.starts_with("20") && rest.len() - rest.trim_start_matches(is_number).len() == 4;
    let letter = word == "q" && (signs.starts_with(". ") || spaced && !is_quarter);
    let has_colon = has_colon && (number > 0 || !ONLY_NUMBERED.contains(&word));
    let bracketed = !marks.contains(['[', '【']) || signs.contains([']', '】']);
    (bracketed && (has_colon || counts || closed || letter)).then_some(QuestionLabel {
        length: line.len() - rest.len(),
        numbered: number > 0,
    })
}

/// The bytes of `[!question]`, the Obsidian callout for questions.
fn callout(line: &str) -> Option<usize> {
    let (kind, rest) = line.strip_prefix("[!")?.split_once(']')?;
    let asks = ["question", "faq", "help"]
        .iter()
        .any(|asking| kind.eq_ignore_ascii_case(asking));
    let rest = rest.trim_start_matches(['+', '-']).trim_start();
    (asks && !rest.is_empty()).then(|| line.len() - rest.len())
}

/// Removes `(multiple choice)` between a label and its colon.
fn without_remark(text: &str) -> &str {
    let inner = text.trim_start().strip_prefix(['(', '（']);
    let rest = inner
        .and_then(|inner| inner.split_once([')', '）']))
        .filter(|(remark, _)| remark.len() < 60);
    rest.map(|(_, rest)| rest)
        .filter(|rest| rest.trim_start().starts_with([':', '：']))
        .unwrap_or(text)
}

/// Whether a title is only a label: `Question 3`, `题目一`, `Question (multiple choice)`.
pub fn names_a_question(title: &str) -> bool {
    const LONGEST: usize = 100;
    if title.len() > LONGEST {
        return false;
    }
    let bare = title.trim_matches(|c: char| !c.is_alphanumeric());
    let bare = if begins_with(bare, "the ") {
        &bare[4..]
    } else {
        bare
    };
    let words = [
        "question", "que", "frage", "pregunta", "exercise", "题目", "问题", "面试题", "quiz", "q",
        "第",
    ];
    let known = words.into_iter().find(|word| begins_with(bare, word));
    let Some(rest) = known.map(|word| &bare[word.len()..]) else {
        return false;
    };
    let remark = rest.find(['(', '（']).unwrap_or(rest.len());
    let is_count = |c: char| is_number(c) || matches!(simplified(c), '#' | ' ' | '.' | '题' | '-');
    rest[..remark].chars().all(is_count) && !rest[remark..].contains([':', '：'])
}

/// Whether a bold line with a colon contains a word for a question: `**面试官问题**：`.
pub fn names_in_bold(line: &str) -> bool {
    const LONGEST: usize = 60;
    const NAMES: [&str; 4] = ["question", "问题", "题目", "面试题"];
    let inner = line.trim().strip_prefix("**").unwrap_or_default();
    let words = inner.trim_end_matches(['*', '：', ':', ' ']);
    let signs = &inner[words.len()..];
    let is_alone = signs.contains("**") && signs.contains(['：', ':']) && words.len() <= LONGEST;
    let words: String = words.chars().map(simplified).collect();
    is_alone
        && NAMES
            .iter()
            .any(|name| words.to_lowercase().ends_with(name))
}

fn is_number(character: char) -> bool {
    character.is_ascii_digit() || "一二三四五六七八九十".contains(character)
}

/// A letter as the words above have it: lower case, simplified.
fn lower(letter: char) -> char {
    let letter = simplified(letter);
    letter.to_lowercase().next().unwrap_or(letter)
}

fn begins_with(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| {
        let mut letters = start.chars().zip(word.chars());
        letters.all(|(letter, of_word)| lower(letter) == of_word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_questions() {
        for (line, rest) in [
            ("Q: What is a Pod?", "What is a Pod?"),
            ("Q1. What is a Pod?", "What is a Pod?"),
            ("**Q2：** 什么是 Pod？", "什么是 Pod？"),
            ("问：什么是 Pod？", "什么是 Pod？"),
            ("面试题 3：什么是 Pod？", "什么是 Pod？"),
            ("【问题】什么是 Pod？", "什么是 Pod？"),
            ("Question 4: What?", "What?"),
            ("Q. What?", "What?"),
            ("Question-1: What?", "What?"),
            ("Question #2: What?", "What?"),
            ("Q3 What?", "What?"),
            (
                "Q3 2 个 interface 可以比较吗？",
                "2 个 interface 可以比较吗？",
            ),
            ("Problem 1: What?", "What?"),
            ("**DOMANDA 1: Che cosa?**", "Che cosa?**"),
            ("Вопрос 2. Что это?", "Что это?"),
            ("Ques 2: What?", "What?"),
            ("#que What?", "What?"),
            ("題目：什麼是 Pod？", "什麼是 Pod？"),
        ] {
            let label = question_label(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(&line[label.length..], rest, "{line}");
        }
    }

    #[test]
    fn labels_without_words() {
        for title in [
            "Question 3", "题目一", "**Question:**", "### Frage (MC, einfach):",
        ] {
            assert!(names_a_question(title), "{title}");
        }
        for title in [
            "**Question:** What is a Pod?", "Question (1): what?", "问题排查",
        ] {
            assert!(!names_a_question(title), "{title}");
        }
    }

    #[test]
    fn words_that_only_begin_like_labels_are_text() {
        for line in [
            "QoS 等级",
            "#question #k8s",
            "#queue",
            "问题排查思路",
            "QPS: 100",
            "questions",
            "面试官说可以",
            "Quorum",
            "Problem: the Pod does not start",
            "Q3 2025",
        ] {
            assert_eq!(question_label(line), None, "{line}");
        }
    }
}
