//! The words of a question beyond its first line: below a label or a title, on continuation lines,
//! in a scenario above the label of the answer.

use crate::domain::Span;

use super::Assembler;
use super::refine::answers;
use crate::notes::answer::{self, BodyLine};
use crate::notes::boilerplate::is_boilerplate;
use crate::notes::dialects::labelled::label;
use crate::notes::dialects::pairs::{names_a_question, names_in_bold, question_label};
use crate::notes::evidence::is_title;
use crate::notes::lex::{Unit, lone_number, without_bullet, without_quotes};
use crate::notes::numbering::numbering;
use crate::notes::page::LineKind;
use crate::notes::question_span::QuestionSpan;
use crate::notes::vocabulary::{Likeness, Meaning, Meanings, likeness};

impl Assembler<'_> {
    /// Moves lines that belong to the question from the answer to the question. `lid` and `options`
    /// are how many lines the body has from there on.
    pub(super) fn rest_of_question(
        &mut self,
        asked: &mut QuestionSpan,
        unit: &Unit,
        lid: Option<usize>,
        options: Option<usize>,
    ) {
        if is_label(self.page.text, asked, unit) {
            self.title_of_label(asked, options);
        }
        let mut is_labelled = false;
        if is_title(unit) {
            is_labelled = self.labelled_title(asked, options);
            self.rest_of_title(asked);
        } else {
            self.rest_of_lines(asked, options);
        }
        if !is_labelled || !self.begins_with_label(asked) {
            let lid = lid.filter(|_| self.has_lids);
            self.scenario(asked, unit, lid.max(options));
        }
    }

    /// Completes a title that breaks off with the paragraph below it.
    fn rest_of_title(&self, asked: &mut QuestionSpan) {
        let source = self.page.text;
        let title = asked.title.of(source).trim_end();
        let is_whole = title.ends_with(['？', '?', '。', '！', '：', ':', '）', ')', '，', ',']);
        let is_blank = |line: &BodyLine| line.span.of(source).trim().is_empty();
        let Some(at) = asked.body.iter().position(|line| !is_blank(line)) else {
            return;
        };
        let line = asked.body[at];
        let text = line.span.of(source).trim();
        let more = &asked.body[at + 1..];
        let is_rest = line.kind == LineKind::Text
            && text.ends_with(['？', '?'])
            && text.chars().count() <= 30
            && !begins_a_question(text)
            && more.first().is_none_or(is_blank)
            && more.iter().any(|line| !is_blank(line));
        if !is_whole && is_rest && asked.last_line == asked.line {
            asked.title.end = line.span.end;
            asked.span.end = line.span.end;
            asked.last_line = self.line_of(line.span);
            asked.body.drain(..=at);
        }
    }

    /// Uses the words of `**Question:** words` right below a title as the question, also if they
    /// are on the line below the label. Returns whether there is such a label.
    fn labelled_title(&mut self, asked: &mut QuestionSpan, options: Option<usize>) -> bool {
        let source = self.page.text;
        let is_text = |line: &BodyLine| !line.span.of(source).trim().is_empty();
        let Some(first) = asked.body.iter().position(is_text) else {
            return false;
        };
        let line = asked.body[first];
        let bare = line.span.of(source).trim_start_matches(['#', ' ', '>']);
        let is_alone = names_a_question(bare) || names_in_bold(bare);
        let end = (asked.body.len() - options.unwrap_or(0)).max(first + 1);
        let words = if is_alone {
            self.paragraph(&asked.body[..end], first + 1)
        } else {
            label_of_question(bare).map(|length| {
                let start = line.span.end - u32::try_from(bare.len() - length).unwrap_or(0);
                (Span { start, ..line.span }, first)
            })
        };
        let is_asked = |(words, last): &(Span, usize)| {
            let below = &asked.body[last + 1..];
            likeness(words.of(source)) == Likeness::Question
                || below.iter().any(|line| answers(self.page, line))
                || names_a_task(bare) && !answer::has_text(source, below)
        };
        let is_free = line.kind != LineKind::Code && asked.last_line == asked.line;
        let Some((words, last)) = words.filter(is_asked).filter(|_| is_free) else {
            if names_a_question(bare) {
                self.structure.push(line.span);
                asked.body.remove(first);
            }
            return false;
        };
        asked.title = words;
        asked.span.end = words.end;
        asked.last_line = self.line_of(words);
        asked.body.drain(..=last);
        true
    }

    /// The lines from `from` to the next blank line or label, without a leading quote mark or
    /// bullet, and the last of them. `None` for a list of several items.
    fn paragraph(&self, body: &[BodyLine], from: usize) -> Option<(Span, usize)> {
        let source = self.page.text;
        let text = |line: &BodyLine| line.span.of(source);
        let n_blank = body[from..]
            .iter()
            .take_while(|line| text(line).trim().is_empty())
            .count();
        let first = from + n_blank;
        let is_words = |line: &&BodyLine| {
            matches!(line.kind, LineKind::Text | LineKind::Item { .. })
                && !without_quotes(text(line)).1.trim().is_empty()
                && !text(line).trim_start().starts_with("**")
                && label(text(line)).is_none()
        };
        let lines = &body[first..];
        let lines = &lines[..lines.iter().take_while(is_words).count().min(12)];
        let is_item = |line: &&BodyLine| without_bullet(text(line).trim_start()).is_some();
        let last = lines.last()?;
        if lines.iter().filter(is_item).count() > 1 {
            return None;
        }
        let bare = without_quotes(text(&lines[0])).1.trim_start();
        let bare = without_bullet(bare).unwrap_or(bare);
        let start = lines[0].span.end - u32::try_from(bare.len()).unwrap_or(0);
        let end = last.span.end;
        Some((Span { start, end }, first + lines.len() - 1))
    }

    /// Whether the text below a question begins with a bold label.
    fn begins_with_label(&self, asked: &QuestionSpan) -> bool {
        let texts = asked
            .body
            .iter()
            .map(|line| line.span.of(self.page.text).trim());
        texts
            .clone()
            .find(|text| !text.is_empty())
            .is_some_and(|text| text.starts_with("**"))
    }

    /// Adds continuation lines to a question in a list item or on a plain line.
    fn rest_of_lines(&self, asked: &mut QuestionSpan, options: Option<usize>) {
        const NARROWEST: usize = 50;
        const MOST_LINES: usize = 5;
        const LONGEST_REQUEST: usize = 40;
        let source = self.page.text;
        let text = |line: &BodyLine| line.span.of(source);
        let continues = |line: &&BodyLine| {
            line.kind == LineKind::Text
                && !text(line).trim().is_empty()
                && !text(line).trim_start().starts_with(['-', '*', '+', '>'])
                && without_bullet(text(line).trim_start()).is_none()
                && numbering(text(line).trim_start()).is_none()
                && label(text(line)).is_none()
        };
        let above = &asked.body[..asked.body.len() - options.unwrap_or(0)];
        let n_lines = above.iter().take_while(continues).count();
        if asked.last_line != asked.line || !(1..=MOST_LINES).contains(&n_lines) {
            return;
        }
        let first = asked.title.of(source).trim_end();
        let rest = asked.body[..n_lines].iter().map(|line| text(line).trim());
        let asks = |text: &str| text.ends_with(['?', '？']);
        let is_request =
            |text: &str| text.len() <= LONGEST_REQUEST && likeness(text) == Likeness::Question;
        let is_rest = rest.clone().next_back().is_some_and(asks)
            || asks(first) && n_lines == 1 && rest.clone().all(is_request);
        if first.len() >= NARROWEST && is_rest {
            let last = asked.body[n_lines - 1].span;
            asked.title.end = last.end;
            asked.span.end = last.end;
            asked.last_line = self.line_of(last);
            asked.body.drain(..n_lines);
        }
    }

    /// Below a title such as `Question 3`, uses the text below as the question.
    fn title_of_label(&mut self, asked: &mut QuestionSpan, options: Option<usize>) {
        let source = self.page.text;
        let is_blank = |line: &&BodyLine| {
            line.span.of(source).trim().is_empty() || matches!(line.kind, LineKind::Tag(_))
        };
        let blank = asked.body.iter().take_while(is_blank).count();
        let is_text = |line: &&BodyLine| {
            matches!(
                line.kind,
                LineKind::Text | LineKind::Item { .. } | LineKind::Heading { .. }
            ) && !is_blank(line)
                && !is_boilerplate(line.span.of(source))
                && label(line.span.of(source)).is_none()
        };
        let end = (asked.body.len() - options.unwrap_or(0)).max(blank);
        let n_lines = asked.body[blank..end]
            .iter()
            .take_while(is_text)
            .count()
            .min(12);
        if n_lines == 0 {
            asked.title.end = asked.title.start;
            self.structure.push(asked.span);
            return;
        }
        let (first, last) = (asked.body[blank].span, asked.body[blank + n_lines - 1].span);
        asked.title = Span {
            start: first.start,
            end: last.end,
        };
        asked.span.end = last.end;
        asked.last_line = self.line_of(last);
        asked.body.drain(..blank + n_lines);
    }

    /// Adds the text between a title and the options, or the lid or label of the answer, to the
    /// question. `from` is how many lines the body has from the options or lid on.
    fn scenario(&self, asked: &mut QuestionSpan, unit: &Unit, from: Option<usize>) {
        let source = self.page.text;
        let is_label = |line: &BodyLine| line.kind != LineKind::Code && answers(self.page, line);
        let label_at = asked.body.iter().position(is_label);
        let from = from.and_then(|from| asked.body.len().checked_sub(from));
        let at = [label_at, from].into_iter().flatten().min();
        let Some(at) = at.filter(|at| *at <= asked.body.len().min(40)) else {
            return;
        };
        let before = &asked.body[..at];
        let has_words = |line: &BodyLine| {
            let text = line.span.of(source);
            answer::is_text(source, line)
                && !is_source(text)
                && answer::tags_in_brackets(line.span.of(source)).is_empty()
        };
        let has_text = before.iter().any(has_words);
        let mut texts = before.iter().map(|line| line.span.of(source));
        let hints = texts.any(|text| label(text).is_some());
        let is_other = |line: &BodyLine| {
            let text = line.span.of(source).trim_start();
            text.starts_with("![") || without_bullet(text).is_some()
        };
        let others = from != Some(at) && before.iter().any(is_other);
        // A labelled question ends at the label of its answer.
        let is_other =
            !is_behind_label(source, unit) && (others || self.makes_statements(asked, before));
        if !has_text || hints || is_other {
            return;
        }
        let is_text = |line: &BodyLine| !line.span.of(source).trim().is_empty();
        let Some(last) = before.iter().rposition(is_text) else {
            return;
        };
        let span = asked.body[last].span;
        asked.title.end = span.end;
        asked.span.end = span.end;
        asked.last_line = self.line_of(span);
        asked.body.drain(..=last);
    }

    /// Whether a title is a question and the paragraphs below it are statements, not questions.
    fn makes_statements(&self, asked: &QuestionSpan, lines: &[BodyLine]) -> bool {
        let source = self.page.text;
        let asks = |text: &str| text.contains(['?', '？']);
        let is_text = |line: &&BodyLine| {
            line.kind == LineKind::Text && answer::has_text(source, std::slice::from_ref(line))
        };
        asks(asked.title.of(source))
            && lines.iter().filter(is_text).count() >= 3
            && !lines.iter().any(|line| asks(line.span.of(source)))
    }
}

/// Whether the question is behind a label with a colon.
fn is_behind_label(source: &str, unit: &Unit) -> bool {
    let before = source.get(unit.span.start as usize..unit.words.start as usize);
    unit.class.labelled && before.is_some_and(|before| before.trim_end().ends_with([':', '：']))
}

/// Whether a title only announces a question: `Question 3`.
pub(super) fn is_label(source: &str, asked: &QuestionSpan, unit: &Unit) -> bool {
    let words = asked.title.of(source);
    !is_behind_label(source, unit) && (names_a_question(words) || lone_number(words).is_some())
}

/// Bytes of the question label at the beginning of a line. Numbered labels are titles, not labels.
fn label_of_question(line: &str) -> Option<usize> {
    let found = question_label(line)
        .filter(|found| !found.numbered)
        .map(|found| found.length);
    let task = || {
        let (name, rest) = line.split_once(':').or_else(|| line.split_once('：'))?;
        let rest = rest.trim_start_matches(['*', '_', ' ']);
        (names_a_task(line) && !name.is_empty()).then_some(line.len() - rest.len())
    };
    found.or_else(task).filter(|length| *length < line.len())
}

/// Whether a line states a task: `Task: run a container`.
fn names_a_task(line: &str) -> bool {
    Meanings::new(line).has(Meaning::Task)
}

/// Whether a line is only an address, in brackets or not.
fn is_source(line: &str) -> bool {
    let inner = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    inner.starts_with("http") && !inner.trim_end().contains(char::is_whitespace)
}

fn begins_a_question(text: &str) -> bool {
    const OPENERS: [&str; 14] = [
        "什么", "怎么", "如何", "为什么", "为何", "哪", "简述", "请", "那", "说", "是否", "有",
        "谈", "介绍",
    ];
    OPENERS.iter().any(|opener| text.starts_with(opener))
        || text.starts_with(|c: char| c.is_ascii_uppercase())
}
