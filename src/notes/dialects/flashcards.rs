//! Flashcards: forms that tell by signs of their own where a question and its answer begin and end.
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
//! `:::` and `??` ask the card the other way round, too; here it is one card. Cards with gaps end
//! the card above them and are no cards.

mod blocks;
mod headed;
mod labelled;
mod one_line;
mod tagged;

use std::ops::Range;

use crate::domain::Span;
use crate::notes::answer::BodyLine;
use crate::notes::boilerplate::{is_furniture, is_rule, is_separator, without_trailers};
use crate::notes::page::{LineKind, Page};
use crate::notes::question_span::{QuestionSpan, below, trimmed};

/// Lines of a flashcard program.
#[derive(Debug)]
pub(crate) struct Flashcard {
    /// Indexes into the page.
    pub(crate) lines: Range<usize>,
    pub(crate) content: Content,
}

/// What the lines hold.
#[derive(Debug)]
pub(crate) enum Content {
    /// A question and its whole answer.
    Card(QuestionSpan),
    /// A labelled question, and an answer that may end before the lines do.
    Labelled,
    /// No question: a text with gaps.
    Gaps,
}

/// Reads the card of one form that begins at a line.
type Form = fn(&Page<'_>, usize) -> Option<Flashcard>;

/// The forms, the most certain first, and what a file must hold for each.
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

/// Whether a line holds words; a line with dashes below it does, too.
fn is_words(page: &Page<'_>, at: usize) -> bool {
    page.lines.get(at).is_some_and(|line| match line.kind {
        LineKind::Text | LineKind::Item { .. } => {
            let text = page.line(at);
            !is_rule(text) && !is_separator(text) && !is_furniture(text)
        }
        LineKind::Heading { .. } => !page.line(at).trim_start().starts_with('#'),
        _ => false,
    })
}

fn is_title(page: &Page<'_>, at: usize) -> bool {
    matches!(page.lines[at].kind, LineKind::Heading { .. }) && !is_words(page, at)
}

/// Whether a line separates cards: `---`, `- - -`, also right below a text.
fn separates(page: &Page<'_>, at: usize) -> bool {
    let line = page.lines[at];
    let is_text = matches!(line.kind, LineKind::Text | LineKind::Underline);
    line.kind == LineKind::Rule || is_text && is_rule(page.line(at))
}

fn is_blank(page: &Page<'_>, at: usize) -> bool {
    page.lines[at].kind == LineKind::Blank
}

/// A part of a line of an answer, without what programs write at its end.
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

/// Lines of an answer without `indent` bytes of white space and without metadata.
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

/// A question from byte `from` of its first line to byte `to` of its last one.
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

/// A card with this question and answer.
fn card(lines: Range<usize>, mut asked: QuestionSpan, body: Vec<BodyLine>) -> Flashcard {
    asked.body = body;
    let content = Content::Card(asked);
    Flashcard { lines, content }
}
