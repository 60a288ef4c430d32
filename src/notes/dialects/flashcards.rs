//! Flashcards: forms with explicit signs for the beginning and end of question and answer.
//!
//! | form | programs |
//! |---|---|
//! | `question::answer`, `question:::answer` | Obsidian, RemNote |
//! | a question, a line `?` or `??`, an answer up to a blank line | Obsidian |
//! | `question: answer #flashcard`, `question 🧠` above its answer | carddown, NeuraCache |
//! | `- question #card` above its indented answer | Logseq |
//! | `START`, `Basic`, a question, `Back: answer`, `END` | Obsidian_to_Anki |
//! | `Q: question`, `A: answer`, `C: text with a [gap]`, `---` | hashcards, repeater |
//! | `## question`, more of it, `%`, an answer, `[#tag]()` | mdanki |
//!
//! In these programs `:::` and `??` also make a reversed card; here they make one card. A text with
//! gaps (a cloze) ends the card above and makes no card.

mod blocks;
mod headed;
mod labelled;
mod one_line;
mod tagged;

use std::ops::Range;

use crate::domain::Span;
use crate::notes::answer::BodyLine;
use crate::notes::boilerplate::{is_boilerplate, is_rule, is_separator, without_trailers};
use crate::notes::page::{LineKind, Page};
use crate::notes::question_span::{QuestionSpan, below, trimmed};

/// The lines of one flashcard.
#[derive(Debug)]
pub(crate) struct Flashcard {
    /// Indexes into the page.
    pub(crate) lines: Range<usize>,
    pub(crate) content: Content,
}

/// The content of the lines.
#[derive(Debug)]
pub(crate) enum Content {
    /// A question and its whole answer.
    Card(QuestionSpan),
    /// A labelled question, and an answer that may end before the last line.
    Labelled,
    /// A text with gaps, which is not a question.
    Gaps,
}

/// Reads a card of one form from a line on. `None` if none begins there.
type Form = fn(&Page<'_>, usize) -> Option<Flashcard>;

/// The forms, the most certain first, each with the strings that a file with such cards holds.
const FORMS: [(&[&str], Form); 6] = [
    (&["START"], blocks::block),
    (&tagged::MARKS, tagged::tagged),
    (&["Q", "q"], labelled::labelled),
    (&["C:"], labelled::gap),
    (
        &["\n?", "\n？", " ?", " ？", "\t?", "\t？"],
        blocks::separated,
    ),
    (&["::"], one_line::one_line),
];

/// The flashcards of a page, in order.
pub(crate) fn flashcards(page: &Page<'_>) -> Vec<Flashcard> {
    let headed = headed::headed(page);
    if !headed.is_empty() {
        return headed;
    }
    let is_there = |signs: &[&str]| signs.iter().any(|sign| page.text.contains(sign));
    let forms = FORMS.iter().filter(|(signs, _)| is_there(signs));
    let forms: Vec<&Form> = forms.map(|(_, form)| form).collect();
    let mut found = Vec::new();
    let mut at = if forms.is_empty() {
        page.lines.len()
    } else {
        0
    };
    while at < page.lines.len() {
        let card = forms.iter().find_map(|form| form(page, at));
        at = card.as_ref().map_or(at + 1, |card| card.lines.end);
        found.extend(card);
    }
    found
}

/// Whether a line holds words. The dashes below a line don't make it a heading here.
fn is_words(page: &Page<'_>, at: usize) -> bool {
    page.lines.get(at).is_some_and(|line| match line.kind {
        LineKind::Text | LineKind::Item { .. } => {
            let text = page.line(at);
            !is_rule(text) && !is_separator(text) && !is_boilerplate(text)
        }
        LineKind::Heading { .. } => !page.line(at).trim_start().starts_with('#'),
        _ => false,
    })
}

fn is_title(page: &Page<'_>, at: usize) -> bool {
    matches!(page.lines[at].kind, LineKind::Heading { .. }) && !is_words(page, at)
}

/// Whether a line separates cards: `---`, `- - -`, even right below text.
fn separates(page: &Page<'_>, at: usize) -> bool {
    let line = page.lines[at];
    let is_text = matches!(line.kind, LineKind::Text | LineKind::Underline);
    line.kind == LineKind::Rule || is_text && is_rule(page.line(at))
}

fn is_blank(page: &Page<'_>, at: usize) -> bool {
    page.lines[at].kind == LineKind::Blank
}

/// A part of an answer's line, without trailing comments and ids of programs.
fn part(page: &Page<'_>, at: usize, range: Range<usize>) -> BodyLine {
    let text = page.line(at).get(range.clone()).unwrap_or_default();
    BodyLine {
        span: trimmed(
            page,
            at,
            range.start..range.start + without_trailers(text).len(),
        ),
        number: page.lines[at].number,
        kind: LineKind::Text,
    }
}

/// The lines of an answer, without metadata and without `indent` bytes of leading white space.
fn body(page: &Page<'_>, lines: Range<usize>, indent: usize) -> Vec<BodyLine> {
    let mut body: Vec<BodyLine> = below(page, lines, indent).collect();
    body.retain(|line| line.kind != LineKind::Metadata);
    for line in body.iter_mut().filter(|line| line.kind != LineKind::Code) {
        let text = line.span.of(page.text);
        let removed = text.trim_end().len() - without_trailers(text).len();
        if removed > 0 {
            line.span.end =
                line.span.start + u32::try_from(text.trim_end().len() - removed).unwrap_or(0);
        }
    }
    body
}

/// A question from byte `from` of its first line to byte `to` of its last line.
fn asked(page: &Page<'_>, lines: Range<usize>, from: usize, to: usize) -> QuestionSpan {
    let (first, last) = (lines.start, lines.end - 1);
    let start = trimmed(page, first, from..page.line(first).len()).start;
    let bare = without_trailers(page.line(last).get(..to).unwrap_or_default());
    let end = trimmed(page, last, 0..bare.len()).end.max(start);
    QuestionSpan {
        line: first,
        last_line: last,
        span: Span {
            start: page.lines[first].span.start,
            end,
        },
        title: Span { start, end },
        body: Vec::new(),
    }
}

fn card(lines: Range<usize>, mut asked: QuestionSpan, body: Vec<BodyLine>) -> Flashcard {
    asked.body = body;
    let content = Content::Card(asked);
    Flashcard { lines, content }
}
