//! Finds the options of a multiple-choice question: a run of parallel lines below it, each with the
//! next letter, or with one of two marks.
//!
//! Examples of runs are `- a) etcd`, `- b) kubelet ✅` and `[ ] etcd`, `[x] kubelet`. An answer may
//! also be such a list. So a run without a right option counts only if the question asks to choose
//! or many questions of the file have runs.

mod marked;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::domain::Span;

use super::answer::{self, BodyLine};
use super::dialects::labelled::label;
use super::page::LineKind;
use super::question_span::QuestionSpan;
pub(crate) use marked::Letter;
use marked::{MOST, Marked};

/// Options must begin within this many lines below the question.
const NEAR: usize = 40;

/// The most lines that an option continues on.
const LONGEST: usize = 6;

/// The marks by which lines are recognized as options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Letters,
    /// Each line has a box, or one line has a tick and the others have no mark.
    Ticks,
    /// Each line has one of two other signs.
    States,
    /// A list without signs.
    Bullets,
}

/// A run of lines that may be options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    kind: Kind,
    /// All its lines, including a code fence or the head of a table around them.
    pub(crate) lines: Range<usize>,
    /// The lines of each option.
    options: Vec<Range<usize>>,
    /// Whether marks tell which options are right.
    tells_right: bool,
}

/// How many questions of a file have runs.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Votes {
    n_questions: usize,
    n_letters: usize,
    n_states: usize,
    n_bullets: usize,
    n_choosing: usize,
}

impl Votes {
    /// Counts the run in the lines below a question, if there is one.
    pub(crate) fn count(
        &mut self,
        source: &str,
        title: Span,
        below: impl Iterator<Item = BodyLine>,
    ) {
        self.n_questions += 1;
        let marks = marks(source, below);
        let Some(run) = find(&marks) else { return };
        let is_all = run.is_first(&marks) && run.is_last(&marks);
        match run.kind {
            Kind::Letters => self.n_letters += 1,
            Kind::Ticks => self.n_states += 1,
            Kind::States => self.n_states += usize::from(is_all),
            Kind::Bullets => {
                let asks = asks_to_choose(title.of(source));
                self.n_bullets += usize::from(is_all);
                self.n_choosing += usize::from(is_all && asks);
            }
        }
    }

    /// The options below a question. `is_answered` says whether the lines below them are its
    /// answer.
    pub(crate) fn options(
        &self,
        source: &str,
        asked: &QuestionSpan,
        is_answered: impl Fn(&[BodyLine]) -> bool,
    ) -> Option<Run> {
        let marks = marks(source, asked.body.iter().copied());
        let run = find(&marks)?;
        let mut above = marks[..run.lines.start].iter().map(|mark| mark.line);
        let asks = asks_to_choose(asked.title.of(source)) || above.any(asks_to_choose);
        let is_first = run.is_first(&marks);
        let is_answered = || is_answered(&asked.body[run.lines.end..]);
        let is_sure = match run.kind {
            Kind::Ticks => asks || is_first || is_answered(),
            Kind::Letters => asks || is_first && run.tells_right || is_answered(),
            Kind::States => asks && (run.is_last(&marks) || is_answered()),
            Kind::Bullets => false,
        };
        (is_sure || self.trust(run.kind)).then_some(run)
    }

    /// Whether so many questions have runs of this kind that all such runs are options.
    fn trust(&self, kind: Kind) -> bool {
        match kind {
            Kind::Letters => self.n_letters * 2 >= self.n_questions,
            Kind::Ticks | Kind::States => self.n_states * 2 >= self.n_questions,
            Kind::Bullets => {
                self.n_choosing >= 3
                    && self.n_choosing * 3 >= self.n_bullets
                    && self.n_bullets * 10 >= self.n_questions * 9
            }
        }
    }
}

/// The lines below a question in which options can be. Headings count as blank, as do tags above
/// the first text.
fn marks(source: &str, body: impl Iterator<Item = BodyLine>) -> Vec<Marked<'_>> {
    let mut has_text = false;
    let text = |line: BodyLine| {
        let text = line.span.of(source);
        let can_hold = matches!(
            line.kind,
            LineKind::Text | LineKind::Item { .. } | LineKind::Code | LineKind::Blank
        );
        has_text |= can_hold && !text.trim().is_empty();
        let is_heading = matches!(line.kind, LineKind::Heading { .. });
        match can_hold {
            true => Some(text),
            false => (is_heading || !has_text).then_some(""),
        }
    };
    body.take(2 * NEAR)
        .map_while(text)
        .map(Marked::read)
        .collect()
}

/// Whether a question asks for a choice: "which of these", 下列哪些.
fn asks_to_choose(question: &str) -> bool {
    const WORDS: [&str; 14] = [
        "of these", "of the following", "of the below", "following is", "following are", "下列",
        "以下哪", "下面哪", "folgenden", "parmi", "suivants", "siguientes", "seguintes",
        "select all",
    ];
    let lower = question.to_lowercase();
    WORDS.iter().any(|word| lower.contains(word))
}

/// The texts of options without letters and without marks that tell which is right.
pub fn option_texts(options: &[String]) -> Vec<&str> {
    let marks = options.iter().map(|option| Marked::read(option));
    let places = marks.map(|mark| mark.letter.map(|letter| letter.place));
    let are_lettered = places.eq((1..=options.len()).map(Some));
    let text = |option| match are_lettered {
        true => Marked::read(option).text,
        false => Marked::read_unlettered(option).text,
    };
    options.iter().map(|option| text(option.as_str())).collect()
}

/// The options (from 0) that are marked as right; empty if the marks don't tell.
pub fn marked_options(options: &[String]) -> Vec<usize> {
    const CROSSES: [char; 6] = ['✗', '✘', '❌', '×', '❎', '✖'];
    let marks: Vec<Marked<'_>> = options.iter().map(|option| Marked::read(option)).collect();
    let is_crossed = |mark: &Marked<'_>| mark.signs.contains(CROSSES);
    let states: BTreeSet<&str> = marks.iter().map(|mark| mark.signs.as_str()).collect();
    let is_right = |mark: &&Marked<'_>| -> bool {
        if marks.iter().any(Marked::is_ticked) {
            mark.is_ticked()
        } else if marks.iter().any(is_crossed) {
            !is_crossed(mark)
        } else {
            states.len() == 2 && states.contains("") && !mark.signs.is_empty()
        }
    };
    let numbered = marks.iter().enumerate();
    let right = numbered.filter(|(_, mark)| is_right(mark));
    let right: Vec<usize> = right.map(|(option, _)| option).collect();
    let tells_right = right.len() < marks.len() || marks.iter().all(Marked::is_boxed);
    if tells_right { right } else { Vec::new() }
}

/// The option letter of a line, if text follows it.
pub(crate) fn letter(line: &str) -> Option<Letter> {
    let marked = Marked::read(line);
    marked.letter.filter(|_| !marked.text.is_empty())
}

/// The first run above any label. A list without signs counts only if no text is above it.
fn find(marks: &[Marked<'_>]) -> Option<Run> {
    let strong = (0..marks.len().min(NEAR)).find_map(|first| run(marks, first));
    let run = strong.or_else(|| {
        let first = marks.iter().position(|mark| !mark.is_blank())?;
        marks[first].bullet?;
        let options = parallel(marks, first)?;
        let is_short = (2..=6).contains(&options.len());
        is_short.then(|| Run::new(Kind::Bullets, options, false))
    })?;
    // `A: etcd` looks like an answer label but is an option.
    let n_first = usize::from(run.kind != Kind::Letters);
    let mut above = marks[..run.lines.start + n_first].iter();
    let is_labelled = above.any(|mark| label(mark.line).is_some());
    let asks = |option: &&Range<usize>| marks[option.start].text.ends_with(['?', '？']);
    let n_asking = run.options.iter().filter(asks).count();
    (!is_labelled && n_asking * 2 < run.options.len()).then_some(run)
}

impl Run {
    fn new(kind: Kind, options: Vec<Range<usize>>, tells_right: bool) -> Self {
        let start = options.first().map_or(0, |option| option.start);
        let end = options.last().map_or(0, |option| option.end);
        Self {
            kind,
            lines: start..end,
            options,
            tells_right,
        }
    }

    fn is_first(&self, marks: &[Marked<'_>]) -> bool {
        marks[..self.lines.start].iter().all(Marked::is_blank)
    }

    fn is_last(&self, marks: &[Marked<'_>]) -> bool {
        marks[self.lines.end..].iter().all(Marked::is_blank)
    }

    /// Shifts the run up after lines above it were removed. `None` if they included a part of it.
    pub(crate) fn up(mut self, n_lines: usize) -> Option<Self> {
        let up = |range: &Range<usize>| {
            Some(range.start.checked_sub(n_lines)?..range.end.checked_sub(n_lines)?)
        };
        self.lines = up(&self.lines)?;
        self.options = self.options.iter().map(up).collect::<Option<_>>()?;
        Some(self)
    }

    /// Moves the options out of a body. Returns them, and the structure around them. If one is
    /// marked as right and there is no other answer, their lines also stay in the body as the
    /// answer.
    pub(crate) fn take(self, source: &str, asked: &mut QuestionSpan) -> (Vec<Span>, Vec<Span>) {
        let body = &mut asked.body;
        let span = |option: &Range<usize>| Span {
            start: body[option.start].span.start,
            end: body[option.end - 1].span.end,
        };
        let options = self.options.iter().map(span).collect();
        if self.tells_right && !answer::has_text(source, &body[self.lines.end..]) {
            body.truncate(self.lines.end);
            return (options, Vec::new());
        }
        let is_frame = |at: &usize| !self.options.iter().any(|option| option.contains(at));
        let frame = (0..self.lines.end).filter(is_frame);
        let frame = frame.map(|at| body[at].span).collect();
        body.drain(..self.lines.end);
        (options, frame)
    }
}

/// The run of letters or signs that begins at a line, which may be a code fence or the head of a
/// table.
fn run(marks: &[Marked<'_>], first: usize) -> Option<Run> {
    if is_fence(&marks[first]) {
        let inside = &marks[first + 1..];
        let inside = &inside[..inside.iter().position(is_fence)?];
        let begin = inside.iter().position(|mark| !mark.is_blank())?;
        let run = letters(inside, begin).or_else(|| states(inside, begin))?;
        let down = |lines: &Range<usize>| lines.start + first + 1..lines.end + first + 1;
        return run.is_last(inside).then(|| Run {
            lines: first..first + inside.len() + 2,
            options: run.options.iter().map(down).collect(),
            ..run
        });
    }
    let below = marks
        .get(first + 1)
        .map_or("", |mark| mark.line.trim_start());
    if below.starts_with('|') && !below.contains(char::is_alphanumeric) {
        let run = letters(marks, first + 2)?;
        let lines = first..run.lines.end;
        return Some(Run { lines, ..run });
    }
    letters(marks, first).or_else(|| states(marks, first))
}

/// The run of lines with the letters A, B and so on.
fn letters(marks: &[Marked<'_>], first: usize) -> Option<Run> {
    let mut last = marks
        .get(first)?
        .letter
        .filter(|letter| letter.place == 1)?;
    let mut starts = vec![first];
    let mut start = first;
    while let Some((at, letter)) = next_letter(marks, start, last) {
        starts.push(at);
        (start, last) = (at, letter);
    }
    let end = end_of_last(marks, start);
    let ends = starts.iter().skip(1).copied().chain([end]);
    let options = starts.iter().zip(ends).map(|(start, end)| {
        let is_text = |at: &usize| !marks[*at].is_blank();
        let end = (*start..end).rfind(is_text).map_or(end, |last| last + 1);
        text_of_letter(marks, *start)..end
    });
    let options: Vec<Range<usize>> = options.collect();
    let tells_right = tells_right(options.iter().map(|option| &marks[option.start]));
    (options.len() >= 2).then(|| Run {
        lines: first..end,
        ..Run::new(Kind::Letters, options, tells_right)
    })
}

/// The next letter and its line. The option before it may have more lines, but a blank line only if
/// its letter has its own line.
fn next_letter(marks: &[Marked<'_>], from: usize, last: Letter) -> Option<(usize, Letter)> {
    let mut n_more = 0;
    let mut gap = false;
    for (at, mark) in marks.iter().enumerate().skip(from + 1) {
        if mark.is_blank() {
            gap = true;
            continue;
        }
        if let Some(next) = mark.letter.filter(|next| next.follows(last)) {
            return Some((at, next));
        }
        n_more += 1;
        if n_more > LONGEST || gap && !last.is_alone() || ends_options(mark) {
            return None;
        }
    }
    None
}

/// The end of the last option: after its indented lines, or after the text below a letter that has
/// its own line.
fn end_of_last(marks: &[Marked<'_>], start: usize) -> usize {
    let start = text_of_letter(marks, start);
    let head = &marks[start];
    let is_alone = head.letter.is_some_and(Letter::is_alone);
    let more = marks.iter().enumerate().skip(start + 1);
    let more = more.skip_while(|(_, mark)| is_alone && mark.is_blank());
    let is_more = |mark: &Marked<'_>| {
        !mark.is_blank() && (is_alone || mark.indent > head.indent) && !ends_options(mark)
    };
    let more = more.take_while(|(_, mark)| is_more(mark));
    more.last().map_or(start, |(at, _)| at) + 1
}

/// The line of the text: the next one if a line is only `A` and `A. etcd` is below it.
fn text_of_letter(marks: &[Marked<'_>], start: usize) -> usize {
    let mut below = start + 1..marks.len();
    let next = below.find(|at| !marks[*at].is_blank());
    let is_again = |at: &usize| {
        let letters = marks[start].letter.zip(marks[*at].letter);
        letters.is_some_and(|(alone, letter)| letter.repeats(alone))
    };
    next.filter(is_again).unwrap_or(start)
}

/// The run of lines that each have a box or one of two signs.
fn states(marks: &[Marked<'_>], first: usize) -> Option<Run> {
    let above = marks[..first].iter().rfind(|mark| !mark.is_blank());
    if above.is_some_and(|above| marks[first].is_parallel(above)) {
        return None;
    }
    let options = parallel(marks, first)?;
    let heads = || options.iter().map(|option| &marks[option.start]);
    let tells_right = tells_right(heads());
    let signed: Vec<&Marked<'_>> = heads().filter(|mark| !mark.signs.is_empty()).collect();
    let is_ticked = matches!(signed[..], [one] if one.is_ticked() && !one.is_bold());
    let are_boxes =
        heads().all(|mark| mark.is_boxed() || mark.is_ticked()) && heads().any(Marked::is_boxed);
    let kind = if is_ticked || are_boxes {
        Kind::Ticks
    } else {
        Kind::States
    };
    (kind == Kind::Ticks || tells_right).then(|| Run::new(kind, options, tells_right))
}

/// The options that begin at a line: the items of a list, or lines that each have a sign.
fn parallel(marks: &[Marked<'_>], first: usize) -> Option<Vec<Range<usize>>> {
    let head = &marks[first];
    let mut options: Vec<Range<usize>> = Vec::new();
    let mut gap = false;
    for (at, mark) in marks.iter().enumerate().skip(first) {
        if mark.is_blank() {
            gap = true;
            continue;
        }
        let last = options.last_mut();
        let is_more = |last: &&mut Range<usize>| at - last.start <= LONGEST;
        if head.is_parallel(mark) {
            options.push(at..at + 1);
        } else if let Some(last) = last
            .filter(is_more)
            .filter(|_| !gap && mark.indent > head.indent)
        {
            last.end = at + 1;
        } else {
            break;
        }
        if options.len() > MOST || mark.text.ends_with([':', '：']) {
            return None;
        }
        gap = false;
    }
    (options.len() >= 2).then_some(options)
}

/// Whether signs tell which options are right: there are two kinds, or some or all boxes are
/// ticked.
fn tells_right<'a>(marks: impl Iterator<Item = &'a Marked<'a>> + Clone) -> bool {
    let states: BTreeSet<&str> = marks.clone().map(|mark| mark.signs.as_str()).collect();
    let n_ticked = marks.clone().filter(|mark| mark.is_ticked()).count();
    match states.len() {
        1 => n_ticked > 0 && marks.clone().all(Marked::is_boxed),
        2 => true,
        _ => (1..marks.count()).contains(&n_ticked),
    }
}

/// Whether a line ends the options.
fn ends_options(mark: &Marked<'_>) -> bool {
    is_fence(mark) || mark.line.starts_with('#') || label(mark.line).is_some()
}

fn is_fence(mark: &Marked<'_>) -> bool {
    mark.line.trim_start().starts_with("```")
}

#[cfg(test)]
mod tests;
