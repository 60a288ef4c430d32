//! Where the reading may be wrong: answers that seem to hold further questions, and files where
//! another reading is nearly as good.

use std::collections::HashMap;

use super::choose::{Choice, Role};
use super::diagnostics::{Diagnostic, DiagnosticKind};
use super::evidence::is_title;
use super::lex::{Class, Shape, Unit};
use super::page::Page;
use super::vocabulary::{Likeness, likeness};

/// This many lines of one shape that ask are further questions.
const FEWEST: usize = 3;
/// So are this many that are expected to ask.
const EXPECTED: f32 = 1.5;
/// The share of questions that may be wrong from which on a file is uncertain.
const DOUBTFUL: f32 = 0.12;
/// Odds, as a logarithm, below which a file may as well hold no questions, or some.
const CLOSE: f32 = 0.7;

/// The warnings and the note; `n_forced` units needed no decision.
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

/// The first further question of every answer that seems to hold some.
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

/// The first of the units of an answer that look like further questions.
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

/// The least certain unit of a page, if too many of its questions may be wrong.
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
