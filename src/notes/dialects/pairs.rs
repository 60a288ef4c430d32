//! `Q: question` and `A: answer`; `问：` and `答：`; `面试题 1：` and `参考答案：`.
//!
//! A question label stands at the beginning of a line, bold or not, in a list or not. Words such
//! as 问题 also introduce parts of an answer, so half of the labels must be followed by an answer
//! label, or all of them must count (Q1, Q2). A question goes on to its answer label when that
//! follows in the same paragraph. Both may stand in a quote. A bold line right above a question
//! (`**Scenario 2: …**`) is its title where half of the questions have one.

use std::ops::Range;

use crate::domain::Span;
use crate::notes::Dialect;
use crate::notes::page::{LineKind, Page};
use crate::notes::reading::{ASKING, Asked, MARKED, Reading, Start, questions, trimmed};

use super::labelled::{behind_label, label};
use super::titles;

/// The label of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuestionLabel {
    /// Bytes up to the question.
    pub length: usize,
    /// Whether it counts.
    pub numbered: bool,
}

const WORDS: [&str; 12] = [
    "面试官提问", "面试题目", "面试题", "面试官", "问题", "题目", "提问", "question", "frage",
    "pregunta", "pergunta", "问",
];

/// Whether a line might begin with a question label; cheap.
pub fn may_begin(text: &str) -> bool {
    let bare = text.trim_start_matches(['-', '*', '_', '>', '+', ' ', '\t', '【', '[', '#']);
    bare.starts_with(['Q', 'q', '问', '题', '面', '提', 'F', 'f', 'P', 'p'])
}

/// The label of a question that a line begins with.
pub fn question_label(line: &str) -> Option<QuestionLabel> {
    if !may_begin(line) {
        return None;
    }
    let indent = line.len() - line.trim_start().len();
    let unmarked = line[indent..].trim_start_matches(['*', '_', '【', '[']);
    let marks = &line[indent..line.len() - unmarked.len()];
    let word = WORDS
        .into_iter()
        .chain(["q"])
        .find(|word| begins_with(unmarked, word))?;
    let after_word = unmarked[word.len()..].trim_start();
    let number = after_word.len() - after_word.trim_start_matches(is_number).len();
    let after = &after_word[number..];
    let rest = behind_label(after, marks, &['.', '、', ')', '）']);
    let signs = &after[..after.len() - rest.len()];
    let has_colon = signs.contains(['：', ':']);
    let closed = !marks.is_empty() && signs.contains(['】', ']', '*']);
    let counts = number > 0 && !signs.trim().is_empty();
    let letter = word == "q" && signs.starts_with(". ");
    let bracketed = !marks.contains(['[', '【']) || signs.contains([']', '】']);
    (bracketed && (has_colon || counts || closed || letter)).then_some(QuestionLabel {
        length: line.len() - rest.len(),
        numbered: number > 0,
    })
}

fn is_number(character: char) -> bool {
    character.is_ascii_digit() || "一二三四五六七八九十".contains(character)
}

fn begins_with(text: &str, word: &str) -> bool {
    text.get(..word.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// Reads lines as questions and answers with labels.
pub fn read(page: &Page<'_>, lines: Range<usize>) -> Option<Reading> {
    let found: Vec<(Start, bool)> = lines.clone().filter_map(|line| start(page, line)).collect();
    let starts: Vec<Start> = found.iter().map(|(start, _)| *start).collect();
    let n_counting = found.iter().filter(|(_, numbered)| *numbered).count();
    let mut questions = questions(page, &starts, lines.end);
    let structure = without_quote_marks(page, &mut questions);
    let mut n_answered = 0;
    for asked in &mut questions {
        n_answered += usize::from(take_rest_of_question(page, asked));
    }
    let n = questions
        .iter()
        .filter(|asked| !asked.title.is_empty())
        .count();
    let titles = titles::above(page, lines.start, &questions);
    let n_titles = titles.iter().flatten().count();
    if n_titles >= 2 && n_titles * 2 >= questions.len() {
        titles::take(page, &titles, &mut questions);
    }
    let paired = n > 0 && n_answered * 2 >= n;
    let counting = n >= 2 && n_counting >= n;
    (paired || counting).then_some(Reading {
        dialect: Dialect::Pairs,
        evidence: if n >= 2 { MARKED } else { ASKING },
        questions,
        structure,
    })
}

/// Takes the marks off the lines below questions that stand in quotes; returns the marks.
fn without_quote_marks(page: &Page<'_>, questions: &mut [Asked]) -> Vec<Span> {
    let mut marks = Vec::new();
    for asked in questions {
        if quote_mark(page.line(asked.line)) == 0 {
            continue;
        }
        for line in &mut asked.body {
            let length = quote_mark(line.span.of(page.text));
            let start = line.span.start + u32::try_from(length).unwrap_or(0);
            marks.push(Span {
                end: start,
                ..line.span
            });
            line.span.start = start;
            if line.span.of(page.text).trim().is_empty() {
                line.kind = LineKind::Blank;
            }
        }
    }
    marks
}

/// Bytes of the mark that a line in a quote begins with, and of the blank after it.
pub fn quote_mark(line: &str) -> usize {
    let rest = line.trim_start_matches([' ', '\t']).strip_prefix('>');
    let rest = rest.map(|rest| rest.strip_prefix(' ').unwrap_or(rest));
    rest.map_or(0, |rest| line.len() - rest.len())
}

/// The question a line begins, and whether its label counts.
fn start(page: &Page<'_>, line: usize) -> Option<(Start, bool)> {
    let text = page.line(line);
    let content = match page.lines[line].kind {
        LineKind::Item { content } => usize::from(content).min(text.len()),
        LineKind::Text => quote_mark(text),
        _ => return None,
    };
    let found = question_label(text.get(content..)?)?;
    let from = content + found.length;
    let end = answer_on_same_line(&text[from..]).map_or(text.len(), |at| from + at);
    let open = ["**", "__"]
        .into_iter()
        .find(|mark| text[content..from].matches(mark).count() == 1);
    let words = text[from..end].trim_end();
    let words = open
        .and_then(|mark| words.strip_suffix(mark))
        .unwrap_or(words);
    let start = Start {
        line,
        content,
        title: trimmed(page, line, from..from + words.len()),
        answer: (end < text.len()).then(|| trimmed(page, line, end..text.len())),
    };
    Some((start, found.numbered))
}

/// Where `A:` stands behind a question on its own line.
fn answer_on_same_line(text: &str) -> Option<usize> {
    let asked = |at: usize| text[..at].trim_end().ends_with(['？', '?']);
    ["A:", "A：", "a:", "答：", "答案：", "**A", "**答"]
        .into_iter()
        .filter_map(|mark| text.find(mark))
        .filter(|at| asked(*at) && label(&text[*at..]).is_some())
        .min()
}

/// Moves lines between a question and its label to the question; whether there is a label.
fn take_rest_of_question(page: &Page<'_>, asked: &mut Asked) -> bool {
    let of = |span: Span| span.of(page.text);
    let labelled = |span: Span| label(of(span)).is_some();
    let Some(at) = asked.body.iter().position(|line| labelled(line.span)) else {
        return false;
    };
    let rest = &asked.body[..at];
    let is_text = rest.iter().all(|line| line.kind == LineKind::Text);
    if let (Some(last), true, true) = (rest.last(), is_text, at <= 4) {
        asked.span.end = last.span.end;
        asked.title.end = last.span.end;
        asked.last_line += at;
        asked.body.drain(..at);
    }
    true
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
            ("Q: **Pod** or Service?", "**Pod** or Service?"),
            ("**Q:** _Pod_ or Service?", "_Pod_ or Service?"),
            ("Frage: Was ist ein Pod?", "Was ist ein Pod?"),
        ] {
            let label = question_label(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(&line[label.length..], rest, "{line}");
        }
    }

    #[test]
    fn words_that_only_begin_like_labels_are_text() {
        for line in [
            "QoS 等级", "问题排查思路", "QPS: 100", "questions", "面试官说可以", "Quorum",
        ] {
            assert_eq!(question_label(line), None, "{line}");
        }
    }

    #[test]
    fn an_answer_may_stand_on_the_same_line() {
        assert_eq!(
            answer_on_same_line("什么是 Pod？ 答：一组容器"),
            Some("什么是 Pod？ ".len())
        );
        assert_eq!(answer_on_same_line("plan A: or plan B?"), None);
    }
}
