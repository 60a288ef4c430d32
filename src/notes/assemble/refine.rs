//! What of the lines below a question belongs to it: the words below a label, a scenario, options;
//! and what is structure: lids, marks of quotes, comments of flashcard programs.

use crate::domain::Span;

use super::Assembler;
use crate::notes::answer::{self, BodyLine};
use crate::notes::asides::{is_furniture, without_trailers};
use crate::notes::dialects::labelled::{Label, label, names_an_answer};
use crate::notes::dialects::one_line::{move_to_answer, take_answer};
use crate::notes::dialects::pairs::{names_a_question, question_label};
use crate::notes::evidence::is_title;
use crate::notes::lex::{Bold, Unit, lone_number, without_bullet};
use crate::notes::options;
use crate::notes::page::{LineKind, Page};
use crate::notes::reading::{Asked, trimmed};

impl Assembler<'_> {
    /// Sets apart what of the lines below a question belongs to it, and what is structure; returns
    /// its options.
    pub(super) fn refine(&mut self, asked: &mut Asked, unit: &Unit, is_apart: bool) -> Vec<Span> {
        self.answer_of_label(asked);
        self.unquote(asked, unit);
        self.take_trailers(asked);
        let lid = self.take_lids(asked);
        self.headings_of_answer(asked);
        // An answer from an answer key holds no part of its question.
        if !is_apart {
            self.rest_of_question(asked, unit, lid);
        }
        let options = options::take(self.page.text, asked, self.lists_choices);
        if !is_title(unit) && !self.term(asked, unit) {
            take_answer(self.page, asked, self.one_line);
        }
        options
    }

    /// Moves lines that belong to the question from the answer to the question.
    fn rest_of_question(&mut self, asked: &mut Asked, unit: &Unit, lid: Option<usize>) {
        if !is_behind_label(self.page.text, unit) {
            self.title_of_label(asked);
        }
        if is_title(unit) {
            self.labelled_title(asked);
            self.rest_of_title(asked);
        }
        self.scenario(asked, unit, lid.filter(|_| self.has_lids));
    }

    /// `question **Answer:** answer`: what the label names is the answer.
    fn answer_of_label(&self, asked: &mut Asked) {
        let line = self.page.lines[asked.line];
        let rest = Span {
            start: asked.title.end.max(line.span.start),
            end: line.span.end,
        };
        if asked.last_line != asked.line || label(rest.of(self.page.text).trim_start()).is_none() {
            return;
        }
        let from = (rest.start - line.span.start) as usize;
        move_to_answer(self.page, asked, from);
    }

    /// Takes lids and containers out of an answer; returns how many lines are below the first.
    pub(super) fn take_lids(&mut self, asked: &mut Asked) -> Option<usize> {
        let lids = &self.lexed.lids;
        let lines = &self.page.lines;
        let is_lid = |line: &BodyLine| {
            let at = lines.partition_point(|other| other.span.end < line.span.end);
            lids.binary_search(&at).is_ok()
        };
        let first = asked.body.iter().position(&is_lid);
        if first.is_some() {
            let (lid, kept): (Vec<BodyLine>, Vec<BodyLine>) =
                asked.body.iter().partition(|line| is_lid(line));
            self.structure.extend(lid.iter().map(|line| line.span));
            asked.body = kept;
        }
        let below = first.map(|first| &asked.body[first..]);
        let below = below.filter(|below| answer::has_text(self.page.text, below));
        below.map(<[BodyLine]>::len)
    }

    /// Takes the marks of a quote off that holds question and answer.
    fn unquote(&mut self, asked: &mut Asked, unit: &Unit) {
        if !unit.class.quoted {
            return;
        }
        for line in &mut asked.body {
            let text = line.span.of(self.page.text);
            let rest = text.trim_start_matches([' ', '\t']).strip_prefix('>');
            let Some(rest) = rest.map(|rest| rest.strip_prefix(' ').unwrap_or(rest)) else {
                continue;
            };
            let start = line.span.end - u32::try_from(rest.len()).unwrap_or(0);
            self.structure.push(Span {
                end: start,
                ..line.span
            });
            line.span.start = start;
            if rest.trim().is_empty() {
                line.kind = LineKind::Blank;
            }
        }
    }

    /// A title that breaks off, and the rest of its question in the paragraph below.
    fn rest_of_title(&self, asked: &mut Asked) {
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

    /// `### Answer` below a question, and what else of its answer is marked like a heading.
    fn headings_of_answer(&mut self, asked: &mut Asked) {
        let source = self.page.text;
        let mut labelled = false;
        let mut structure = Vec::new();
        asked.body.retain_mut(|line| {
            let LineKind::Heading { .. } = line.kind else {
                return true;
            };
            let text = line.span.of(source);
            let title = text.trim_start().trim_start_matches('#').trim_start();
            let title = &title[..title.len()];
            let alone = names_an_answer(title);
            if !alone && label(title).is_none() {
                if labelled && !title.is_empty() {
                    line.kind = LineKind::Text;
                }
                return true;
            }
            labelled = true;
            let start = line.span.end - u32::try_from(title.len()).unwrap_or(0);
            line.kind = LineKind::Text;
            if alone {
                structure.push(line.span);
                return false;
            }
            structure.push(Span {
                end: start,
                ..line.span
            });
            line.span.start = start;
            true
        });
        self.structure.extend(structure);
    }

    /// `**Question:** words` right below a title: these are the question.
    fn labelled_title(&mut self, asked: &mut Asked) {
        let source = self.page.text;
        let is_text = |line: &BodyLine| !line.span.of(source).trim().is_empty();
        let Some(first) = asked.body.iter().position(is_text) else {
            return;
        };
        let line = asked.body[first];
        let text = line.span.of(source);
        let bare = text.trim_start_matches(['#', ' ', '>']);
        if names_a_question(bare) {
            self.structure.push(line.span);
            asked.body.remove(first);
            return;
        }
        let Some(found) =
            question_label(bare).filter(|found| found.length < bare.len() && !found.numbered)
        else {
            return;
        };
        let asks = bare.trim_end().ends_with(['?', '？']);
        if !asks && !asked.body.iter().any(|line| answers(self.page, line)) {
            return;
        }
        if line.kind == LineKind::Code || asked.last_line != asked.line {
            return;
        }
        let start = line.span.end - u32::try_from(bare.len() - found.length).unwrap_or(0);
        asked.title = Span {
            start,
            end: line.span.end,
        };
        asked.span.end = line.span.end;
        asked.last_line = self.line_of(line.span);
        asked.body.drain(..=first);
    }

    /// Takes what programs write at the end of lines off them.
    fn take_trailers(&mut self, asked: &mut Asked) {
        for line in &mut asked.body {
            let text = line.span.of(self.page.text);
            let is_code = line.kind == LineKind::Code;
            if is_code || !(text.ends_with("-->") || text.contains(" ^")) {
                continue;
            }
            let kept = without_trailers(text).len();
            if kept < text.trim_end().len() {
                let middle = line.span.start + u32::try_from(kept).unwrap_or(0);
                self.structure.push(Span {
                    start: middle,
                    ..line.span
                });
                line.span.end = middle;
            }
        }
    }

    /// `Question 3` above a question: the words of the question are below.
    fn title_of_label(&mut self, asked: &mut Asked) {
        let source = self.page.text;
        let words = asked.title.of(source);
        if !names_a_question(words) && lone_number(words).is_none() {
            return;
        }
        let is_blank = |line: &&BodyLine| {
            line.span.of(source).trim().is_empty() || matches!(line.kind, LineKind::Tag(_))
        };
        let blank = asked.body.iter().take_while(is_blank).count();
        let is_text = |line: &&BodyLine| {
            matches!(
                line.kind,
                LineKind::Text | LineKind::Item { .. } | LineKind::Heading { .. }
            ) && !is_blank(line)
                && !is_furniture(line.span.of(source))
                && label(line.span.of(source)).is_none()
                && !options::is_option(line.span.of(source))
        };
        let n_lines = asked.body[blank..]
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

    /// The text between a title and the lid or label of its answer belongs to the question.
    fn scenario(&self, asked: &mut Asked, unit: &Unit, lid: Option<usize>) {
        let source = self.page.text;
        let is_label = |line: &BodyLine| line.kind != LineKind::Code && answers(self.page, line);
        let at = asked.body.iter().position(is_label);
        let lid = lid.and_then(|below| asked.body.len().checked_sub(below));
        let at = match (at, lid) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let Some(at) = at.filter(|at| *at <= asked.body.len().min(40)) else {
            return;
        };
        let is_said = |line: &BodyLine| {
            answer::is_text(source, line)
                && answer::tags_in_brackets(line.span.of(source)).is_empty()
        };
        let has_text = asked.body[..at].iter().any(is_said);
        let hints = asked.body[..at]
            .iter()
            .any(|line| label(line.span.of(source)).is_some());
        let optional = asked.body[..at]
            .iter()
            .any(|line| options::is_option(line.span.of(source)));
        let is_other = |line: &BodyLine| {
            let text = line.span.of(source).trim_start();
            text.starts_with("![") || without_bullet(text).is_some() && !options::is_option(text)
        };
        let before = &asked.body[..at];
        let others = lid != Some(at) && before.iter().any(is_other);
        // A labelled question ends at the label of its answer.
        let is_other = !is_behind_label(source, unit) && (others || self.tells(asked, before));
        if !has_text || hints || is_other {
            return;
        }
        let last = if optional {
            asked.body[..at]
                .iter()
                .position(|line| options::is_option(line.span.of(source)))
        } else {
            Some(at)
        };
        let is_text = |line: &BodyLine| !line.span.of(source).trim().is_empty();
        let Some(last) = last.and_then(|last| asked.body[..last].iter().rposition(is_text)) else {
            return;
        };
        let span = asked.body[last].span;
        asked.title.end = span.end;
        asked.span.end = span.end;
        asked.last_line = self.line_of(span);
        asked.body.drain(..=last);
    }

    /// Whether paragraphs below a title that asks say something rather than ask more.
    fn tells(&self, asked: &Asked, lines: &[BodyLine]) -> bool {
        let source = self.page.text;
        let asks = |text: &str| text.contains(['?', '？']);
        let is_text = |line: &&BodyLine| {
            line.kind == LineKind::Text && answer::has_text(source, std::slice::from_ref(line))
        };
        asks(asked.title.of(source))
            && lines.iter().filter(is_text).count() >= 3
            && !lines.iter().any(|line| asks(line.span.of(source)))
    }

    /// `**term**: what it is`
    fn term(&self, asked: &mut Asked, unit: &Unit) -> bool {
        if unit.class.bold != Bold::Lead || asked.last_line != asked.line {
            return false;
        }
        let text = self.page.line(asked.line);
        let from = (asked.title.start - self.page.lines[asked.line].span.start) as usize;
        let Some(words) = text.get(from..) else {
            return false;
        };
        let inner = words.trim_start_matches(['*', '_']);
        let Some(close) = inner.find("**").or_else(|| inner.find("__")) else {
            return false;
        };
        let opened = words.len() - inner.len();
        let named = &words[..opened + close + 2];
        let rest = words[named.len()..].trim_start();
        let closed = named
            .trim_end_matches(['*', '_', ' '])
            .ends_with([':', '：', '?', '？']);
        let answer = rest
            .strip_prefix([':', '：', '-', '–', '—', '='])
            .map(str::trim_start);
        let answer = answer
            .or(closed.then_some(rest))
            .filter(|answer| !answer.is_empty());
        let says = |answer: &&str| {
            let text = answer.trim_end();
            let remark = text
                .strip_suffix(']')
                .and_then(|text| text.rsplit_once('['));
            let text = remark.map_or(text, |(text, _)| text.trim_end());
            !text.ends_with(['?', '？', '"', '”'])
        };
        let Some(answer) = answer.filter(says) else {
            return false;
        };
        let start = text.len() - answer.len();
        asked.title = trimmed(self.page, asked.line, from..from + named.len());
        move_to_answer(self.page, asked, start);
        true
    }
}

/// Whether words are behind a label with a colon.
fn is_behind_label(source: &str, unit: &Unit) -> bool {
    let before = source.get(unit.span.start as usize..unit.words.start as usize);
    unit.class.labelled && before.is_some_and(|before| before.trim_end().ends_with([':', '：']))
}

fn begins_a_question(text: &str) -> bool {
    const OPENERS: [&str; 14] = [
        "什么", "怎么", "如何", "为什么", "为何", "哪", "简述", "请", "那", "说", "是否", "有",
        "谈", "介绍",
    ];
    OPENERS.iter().any(|opener| text.starts_with(opener))
        || text.starts_with(|c: char| c.is_ascii_uppercase())
}

/// Whether a line labels an answer, as a heading too.
fn answers(page: &Page<'_>, line: &BodyLine) -> bool {
    matches!(label(line.span.of(page.text)), Some((Label::Answer, _)))
}
