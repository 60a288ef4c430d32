//! Splits the text below a question: finds options and answers on the question's line, and moves
//! lids, quote marks and comments of flashcard programs to the structure.

use crate::domain::Span;

use super::Assembler;
use super::wording::is_label;
use crate::notes::answer::{self, BodyLine};
use crate::notes::boilerplate::without_trailers;
use crate::notes::dialects::labelled::{Label, label, names_an_answer};
use crate::notes::dialects::one_line::{move_to_answer, take_answer};
use crate::notes::evidence::is_title;
use crate::notes::lex::{Bold, Unit};
use crate::notes::options::Run;
use crate::notes::page::{LineKind, Page};
use crate::notes::question_span::{QuestionSpan, trimmed};

impl Assembler<'_> {
    /// Moves question text from the lines below a question to the question, and structure out of
    /// them. Returns the options.
    pub(super) fn refine(
        &mut self,
        asked: &mut QuestionSpan,
        unit: &Unit,
        is_apart: bool,
    ) -> Vec<Span> {
        self.answer_of_label(asked);
        self.unquote(asked, unit);
        self.take_trailers(asked);
        let lid = self.take_lids(asked);
        self.headings_of_answer(asked);
        // An answer from an answer key contains no question text.
        let mut options = Vec::new();
        if !is_apart {
            let run = self.options(asked, unit, lid.is_some());
            let n_lines = asked.body.len();
            let n_below = run.as_ref().map(|run| n_lines - run.lines.start);
            self.rest_of_question(asked, unit, lid, n_below);
            let run = run.and_then(|run| run.up(n_lines - asked.body.len()));
            options = self.take_options(asked, run);
        }
        if !is_title(unit) && !self.term(asked, unit) {
            take_answer(self.page, asked, self.one_line);
        }
        options
    }

    /// The options below a question. `has_lid` says whether a lid covers its answer.
    fn options(&self, asked: &QuestionSpan, unit: &Unit, has_lid: bool) -> Option<Run> {
        let source = self.page.text;
        let is_answer = |line: &BodyLine| answers(self.page, line);
        let is_label = is_label(source, asked, unit);
        let is_sure = |below: &[BodyLine]| has_lid || is_label || below.iter().any(is_answer);
        self.votes.options(source, asked, is_sure)
    }

    /// Moves options out of the body, unless text is above them.
    fn take_options(&mut self, asked: &mut QuestionSpan, run: Option<Run>) -> Vec<Span> {
        let source = self.page.text;
        let is_first = |run: &Run| !answer::has_text(source, &asked.body[..run.lines.start]);
        let Some(run) = run.filter(is_first) else {
            return Vec::new();
        };
        let (options, frame) = run.take(source, asked);
        self.structure.extend(frame);
        options
    }

    /// `question **Answer:** answer`: moves the text behind the label to the answer.
    fn answer_of_label(&self, asked: &mut QuestionSpan) {
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

    /// Removes lids and containers from an answer. Returns how many lines are below the first.
    pub(super) fn take_lids(&mut self, asked: &mut QuestionSpan) -> Option<usize> {
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

    /// Removes the quote marks of a quote that holds question and answer.
    fn unquote(&mut self, asked: &mut QuestionSpan, unit: &Unit) {
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

    /// Handles `### Answer` below a question, and other headings inside its answer.
    fn headings_of_answer(&mut self, asked: &mut QuestionSpan) {
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

    /// Removes the comments and ids that programs write at the end of lines.
    fn take_trailers(&mut self, asked: &mut QuestionSpan) {
        for line in &mut asked.body {
            let text = line.span.of(self.page.text);
            let is_code = line.kind == LineKind::Code;
            if is_code || !(text.ends_with("-->") || text.contains(" ^") || text.contains("%%")) {
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

    /// `**term**: explanation`
    fn term(&self, asked: &mut QuestionSpan, unit: &Unit) -> bool {
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

/// Whether a line is the label of an answer, possibly as a heading.
pub(super) fn answers(page: &Page<'_>, line: &BodyLine) -> bool {
    matches!(label(line.span.of(page.text)), Some((Label::Answer, _)))
}
