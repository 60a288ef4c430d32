//! Reports where the reading may be wrong: answers that seem to hold further questions, and files
//! for which another reading scores nearly as well.

use std::collections::HashMap;

use super::choose::{Choice, Role};
use super::diagnostics::{Diagnostic, DiagnosticKind};
use super::evidence::is_title;
use super::lex::{Class, Shape, Unit};
use super::page::Page;
use super::vocabulary::{Likeness, likeness};

/// The fewest questions of one shape in an answer that are reported as further questions.
const FEWEST: usize = 3;
/// The lowest expected number of questions among such lines that is reported.
const EXPECTED: f32 = 1.5;
/// A file is uncertain if at least this share of its questions may be wrong.
const DOUBTFUL: f32 = 0.12;
/// Below this absolute value, the log odds leave open whether a file holds questions.
const CLOSE: f32 = 0.7;

/// The diagnostics of both kinds. `n_forced` is the number of units whose role was known.
pub(crate) fn doubts(
    page: &Page<'_>,
    units: &[Unit],
    choice: &Choice,
    n_forced: usize,
) -> Vec<Diagnostic> {
    let mut found = swallowed(page, units, choice);
    found.extend(uncertain(units, choice, n_forced));
    found
}

/// A diagnostic for each answer that seems to hold further questions, at the first of them.
fn swallowed(page: &Page<'_>, units: &[Unit], choice: &Choice) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < units.len() {
        let rest = &choice.roles[at + 1..];
        let end = at + 1 + rest.iter().take_while(|role| **role == Role::Text).count();
        if choice.roles[at] == Role::Question
            && let Some(first) = further(page, units, choice, at + 1..end)
        {
            found.push(Diagnostic {
                kind: DiagnosticKind::Swallowed,
                span: units[first].span,
            });
        }
        at = end;
    }
    found
}

/// The first unit of an answer that looks like a further question.
fn further(
    page: &Page<'_>,
    units: &[Unit],
    choice: &Choice,
    answer: std::ops::Range<usize>,
) -> Option<usize> {
    let mut classes: HashMap<Class, (usize, usize, f32)> = HashMap::new();
    for n in answer {
        let unit = &units[n];
        if matches!(
            unit.class.shape,
            Shape::Code | Shape::Row | Shape::Picture | Shape::Rule
        ) {
            continue;
        }
        let words = unit.words.of(page.text);
        let asks = words.trim_end().ends_with(['?', '？'])
            || is_title(unit) && likeness(words) == Likeness::Question;
        let (_, n_asking, expected) = classes.entry(unit.class).or_insert((n, 0, 0.0));
        *n_asking += usize::from(asks);
        *expected += choice.beliefs[n].question;
    }
    let classes = classes.into_values();
    let suspicious =
        classes.filter(|(_, n_asking, expected)| *n_asking >= FEWEST || *expected >= EXPECTED);
    suspicious.map(|(first, _, _)| first).min()
}

/// A diagnostic at the least certain unit, if too many questions of the page may be wrong.
fn uncertain(units: &[Unit], choice: &Choice, n_forced: usize) -> Option<Diagnostic> {
    if n_forced * 2 >= units.len() {
        return None;
    }
    let doubt = |n: &usize| {
        let question = choice.beliefs[*n].question;
        question.min(1.0 - question)
    };
    let doubts: f32 = (0..units.len()).map(|n| doubt(&n)).sum();
    let asked: f32 = choice.beliefs.iter().map(|belief| belief.question).sum();
    let has_doubts = choice.score >= 0.0 && doubts > DOUBTFUL * asked.max(1.0);
    let is_doubtful = has_doubts || choice.score.abs() < CLOSE;
    let least = (0..units.len()).max_by(|a, b| doubt(a).total_cmp(&doubt(b)))?;
    is_doubtful.then_some(Diagnostic {
        kind: DiagnosticKind::Uncertain,
        span: units[least].span,
    })
}
