//! Reads the learner's own answer to one question from its own file.
//!
//! The first line is `# question`. A hint may follow below `**思路**：` and the answer below
//! `**回答**：`. The format is known, so all lines are kept, and headings are parts of the answer.

use crate::domain::{CardId, Entry, Slices, SourceIndex, Span};
use crate::markdown::plain_text;

use super::dialects::labelled::{Label, label};
use super::question::clean;

/// A line without its line break.
#[derive(Clone, Copy)]
struct Line {
    span: Span,
    /// From 1.
    number: u32,
    is_code: bool,
}

/// The question with hint and answer. `None` if the first line that is not blank is not a heading
/// with a question.
pub fn read_own(text: &str) -> Option<Entry> {
    let lines = lines(text);
    let first = lines.iter().position(|line| !is_blank(text, line))?;
    let head = lines[first];
    let title = head.span.of(text).strip_prefix('#')?;
    let question = clean(title.trim_start_matches('#')).text;
    if question.is_empty() {
        return None;
    }
    let (hint, answer) = split(text, &lines[first + 1..]);
    let last = answer.iter().chain(&hint).map(|line| line.number).max();
    Some(Entry {
        id: CardId::of_question(&plain_text(&question)),
        source: SourceIndex(0),
        question,
        tags: Vec::new(),
        section: None,
        line: head.number,
        end_line: last.unwrap_or(head.number),
        question_span: head.span,
        options: Slices::default(),
        hint: slices(&hint),
        answer: slices(&answer),
        definitions: Slices::default(),
        hint_definitions: Slices::default(),
        note: Slices::default(),
        picture_only: false,
    })
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut fence = None;
    for (whole, number) in text.split_inclusive('\n').zip(1..) {
        let line = whole.trim_end_matches(['\n', '\r']);
        let mark = ["```", "~~~"]
            .into_iter()
            .find(|mark| line.trim_start().starts_with(mark));
        let is_code = fence.is_some() || mark.is_some();
        match (fence, mark) {
            (None, Some(_)) => fence = mark,
            (Some(open), Some(close)) if open == close => fence = None,
            _ => {}
        }
        lines.push(Line {
            span: Span::new(start..start + line.len()),
            number,
            is_code,
        });
        start += whole.len();
    }
    lines
}

fn is_blank(text: &str, line: &Line) -> bool {
    line.span.of(text).trim().is_empty()
}

/// Splits lines into hint and answer: the hint ends at the answer label.
fn split(text: &str, lines: &[Line]) -> (Vec<Line>, Vec<Line>) {
    let (mut hint, mut answer) = (Vec::new(), Vec::new());
    let mut current = None;
    for line in lines {
        let may_name = current != Some(Label::Answer) && !line.is_code;
        let named = may_name.then(|| label(line.span.of(text))).flatten();
        // Below a hint label only the answer label counts; another 提示 is part of the hint.
        let named = named.filter(|(named, _)| current != Some(*named) && *named != Label::Remark);
        let mut line = *line;
        if let Some((label, range)) = named {
            current = Some(label);
            let start = line.span.start as usize + range.end;
            line.span = Span::new(start..line.span.end as usize);
        } else if current.is_none() && !is_blank(text, &line) {
            current = Some(Label::Answer);
        }
        match current {
            Some(Label::Hint) => hint.push(line),
            _ => answer.push(line),
        }
    }
    (trimmed(text, hint), trimmed(text, answer))
}

/// The lines without blank lines at both ends.
fn trimmed(text: &str, mut lines: Vec<Line>) -> Vec<Line> {
    let end = lines.iter().rposition(|line| !is_blank(text, line));
    lines.truncate(end.map_or(0, |end| end + 1));
    let start = lines.iter().position(|line| !is_blank(text, line));
    lines.drain(..start.unwrap_or(0));
    lines
}

fn slices(lines: &[Line]) -> Slices {
    Slices(lines.iter().map(|line| line.span).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Question, hint and answer.
    fn parts(text: &str) -> Option<[String; 3]> {
        let entry = read_own(text)?;
        let (hint, answer) = (entry.hint.text(text), entry.answer.text(text));
        Some([entry.question, hint, answer])
    }

    #[test]
    fn labels_separate_hint_and_answer() {
        for (text, hint, answer) in [
            (
                "# 问\n\n**思路**：先\n\n后\n\n**回答**：\n\n甲\n\n乙\n",
                "先\n\n后",
                "甲\n\n乙",
            ),
            (
                "# 问\n\n**Hint**:\n\nfirst\n\n**Answer**:\n\nthen\n",
                "first",
                "then",
            ),
            ("# 问\n甲\n\n提示：乙\n", "", "甲\n\n提示：乙"),
            ("# 问\n\n**思路**：只有思路", "只有思路", ""),
            (
                "# 问\n\n**回答**：甲\n\n**思路**：乙\n",
                "",
                "甲\n\n**思路**：乙",
            ),
            ("\n# 问\n", "", ""),
        ] {
            let wanted = ["问", hint, answer].map(str::to_owned);
            assert_eq!(parts(text), Some(wanted), "{text}");
        }
    }

    #[test]
    fn everything_else_is_the_answer() {
        let answer =
            "## 小标题？\n\n- 点\n\n```\n# code\n**思路**：x\n```\n\n---\n\n略\n\n# 又一个问题？";
        let text = format!("# 问\n\n{answer}\n\n");
        assert_eq!(parts(&text).unwrap()[2], answer);
    }

    #[test]
    fn without_a_question_there_is_no_answer() {
        for text in ["", "答案", "#\n\n答案", "- # 问"] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
