//! What a dialect makes of the lines below a heading, and which dialect is believed.
//!
//! Every dialect that finds questions in running lines gives a [`Reading`] of the same range;
//! the one with the best evidence is taken, if it is better than what speaks for the lines being
//! the answer of the heading above. Of two equally good ones the one that leaves less text out
//! wins.

use std::ops::Range;

use crate::domain::Span;

use super::Dialect;
use super::answer::BodyLine;
use super::dialects::{
    bold, bold_list, bullets, callouts, lines, nested, obsidian, outline, pairs, tables,
};
use super::page::{LineKind, Page};

/// How much speaks for a reading, from 0 to [`MARKED`]: up to [`ASKING`] the percentage of what
/// might be questions that reads like one, above it for marks that only questions have.
pub type Evidence = u32;

/// Every item reads like a question.
pub const ASKING: Evidence = 100;
/// Labels, numbers or separators that only questions have.
pub const MARKED: Evidence = 150;

/// The questions of a range of lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// How they are written.
    pub dialect: Dialect,
    /// How much speaks for it.
    pub evidence: Evidence,
    /// In source order.
    pub questions: Vec<Asked>,
    /// Marks that are text of neither question nor answer.
    pub structure: Vec<Span>,
}

/// One question of a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// First line, as an index into the page.
    pub line: usize,
    /// Last line of the question itself.
    pub last_line: usize,
    /// The question's bytes, marks and numbering included.
    pub span: Span,
    /// The question's words.
    pub title: Span,
    /// What stands below it.
    pub body: Vec<BodyLine>,
    /// A title above it and its neighbours that is no question.
    pub group: Option<Span>,
}

/// Where a question begins: its line, and where in the line its words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// The line, as an index into the page.
    pub line: usize,
    /// Bytes before the content of a list item, by which the lines below are indented.
    pub content: usize,
    /// The question's words.
    pub title: Span,
    /// Where on the same line an answer begins, if one does.
    pub answer: Option<Span>,
}

/// The reading of `lines` with more evidence than `claim`, if there is one.
pub fn best(page: &Page<'_>, lines: Range<usize>, claim: Evidence) -> Option<Reading> {
    let cues = Cues::of(page, lines.clone(), claim);
    let mut best: Option<Reading> = None;
    for (may_read, read) in cues.dialects(claim) {
        let reading = may_read.then(|| read(page, lines.clone())).flatten();
        let Some(reading) = reading.filter(|reading| reading.evidence > claim) else {
            continue;
        };
        if best.as_ref().is_none_or(|best| rank(&reading) > rank(best)) {
            best = Some(reading);
        }
    }
    best
}

/// Better readings have more evidence, then begin earlier, then find more.
fn rank(reading: &Reading) -> (Evidence, std::cmp::Reverse<usize>, usize) {
    let first = reading
        .questions
        .first()
        .map_or(usize::MAX, |asked| asked.line);
    (
        reading.evidence,
        std::cmp::Reverse(first),
        reading.questions.len(),
    )
}

type Read = fn(&Page<'_>, Range<usize>) -> Option<Reading>;

/// How many lines of a range could begin a question of some dialect; most ranges hold none, and
/// are looked at once. What only gives evidence up to [`ASKING`] is not looked for against a claim
/// as strong as that.
#[derive(Default)]
struct Cues {
    unmarked: bool,
    n_items: u32,
    n_headed: u32,
    n_bold: u32,
    n_nested: u32,
    n_labels: u32,
    n_rows: u32,
    n_colons: u32,
    n_separators: u32,
    n_callouts: u32,
    n_lines: u32,
}

impl Cues {
    fn of(page: &Page<'_>, lines: Range<usize>, claim: Evidence) -> Self {
        let mut cues = Self {
            unmarked: claim < ASKING,
            ..Self::default()
        };
        let has_colons = page.has_double_colons;
        for line in lines {
            match page.lines[line].kind {
                LineKind::Item { .. } => {
                    cues.n_items += 1;
                    let is_headed = cues.unmarked && bullets::holds_heading(page, line);
                    cues.n_headed += u32::from(is_headed);
                }
                LineKind::Text => {}
                _ => continue,
            }
            let text = page.line(line);
            cues.n_colons += u32::from(has_colons && text.contains("::"));
            cues.take(text);
        }
        cues
    }

    fn take(&mut self, line: &str) {
        let text = line.trim();
        // Two are enough.
        if self.n_bold < 2 {
            self.n_bold += u32::from(may_be_bold(text));
        }
        self.n_nested += u32::from(text.len() < line.len() && text.starts_with(['-', '*', '+']));
        self.n_labels += u32::from(pairs::may_begin(text));
        self.n_rows += u32::from(text.starts_with('|') || is_bare_delimiter(text));
        self.n_separators += u32::from(matches!(text, "?" | "??" | "？"));
        self.n_callouts += u32::from(callouts::may_begin(text));
        self.n_lines += u32::from(self.unmarked && lines::may_begin(line));
    }

    /// Every dialect of running lines, and whether it can find something better than `claim`.
    fn dialects(&self, claim: Evidence) -> [(bool, Read); 10] {
        [
            (self.n_bold >= 2, bold::read),
            (self.n_bold >= 2, bold_list::read),
            (self.n_labels >= 1, pairs::read),
            (self.n_nested >= 1 && self.n_items >= 1, nested::read),
            (
                self.unmarked && self.n_nested >= 2 && self.n_items >= 1,
                outline::read,
            ),
            (
                self.unmarked && self.n_items + self.n_headed >= 2,
                bullets::read,
            ),
            (self.n_rows >= 1, tables::read),
            (self.n_colons >= 2 || self.n_separators >= 1, obsidian::read),
            (self.n_callouts >= 1, callouts::read),
            (
                self.unmarked && (self.n_lines >= 2 || claim == 0),
                lines::read,
            ),
        ]
    }
}

/// Whether bold words may stand behind the bullet or number of a line, or at its beginning.
fn may_be_bold(text: &str) -> bool {
    text.starts_with([
        '*', '_', '-', '+', '（', '(', '第', '①', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
    ]) && (text.contains("**") || text.contains("__"))
}

/// `---|---`: the second line of a table without bars at the edges.
fn is_bare_delimiter(text: &str) -> bool {
    text.starts_with(['-', ':']) && text.contains('|')
}

/// Questions that begin at `starts`, each with the lines up to the next one.
pub fn questions(page: &Page<'_>, starts: &[Start], end: usize) -> Vec<Asked> {
    let ends = starts.iter().skip(1).map(|start| start.line).chain([end]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| question(page, *start, end))
        .collect()
}

fn question(page: &Page<'_>, start: Start, end: usize) -> Asked {
    let line = page.lines[start.line];
    let mut span = line.span;
    let mut body = Vec::new();
    if let Some(answer) = start.answer {
        span.end = answer.start;
        body.push(BodyLine {
            span: answer,
            ..line.into()
        });
    }
    body.extend(below(page, start.line + 1..end, start.content));
    Asked {
        line: start.line,
        last_line: start.line,
        span,
        title: start.title,
        body,
        group: None,
    }
}

/// Lines below a question, without the indent that makes them part of its list item.
pub fn below<'p>(
    page: &'p Page<'_>,
    lines: Range<usize>,
    content: usize,
) -> impl Iterator<Item = BodyLine> + 'p {
    page.lines[lines].iter().map(move |line| {
        let indent = indent(line.span.of(page.text), content);
        let span = Span::new(line.span.start as usize + indent..line.span.end as usize);
        BodyLine {
            span,
            ..(*line).into()
        }
    })
}

/// Bytes of white space at the beginning of a line, at most `limit`.
fn indent(line: &str, limit: usize) -> usize {
    line.bytes()
        .take(limit)
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count()
}

/// The part of a line from byte `from` to byte `to`, white space left out.
pub fn trimmed(page: &Page<'_>, line: usize, range: Range<usize>) -> Span {
    let start = page.lines[line].span.start as usize;
    let text = page.line(line).get(range.clone()).unwrap_or_default();
    let from = start + range.start + text.len() - text.trim_start().len();
    Span::new(from..from + text.trim().len())
}

/// The percentage `part` is of `whole`.
pub fn percentage(part: usize, whole: usize) -> Evidence {
    u32::try_from(part * 100 / whole.max(1)).unwrap_or(ASKING)
}
