//! The output of `check --json`.

use serde_json::{Value, json};

use crate::cli::diagnostics::Finding;
use crate::domain::Language;
use crate::notes::Severity;

use super::{CheckReport, FileReport, dialect_name};

pub(super) fn report(report: &CheckReport<'_>) -> Value {
    json!({
        "version": 1,
        "files": report.files.iter().map(file).collect::<Vec<_>>(),
        "diagnostics": report.findings().map(finding).collect::<Vec<_>>(),
        "errors": report.count(Severity::Error),
        "warnings": report.count(Severity::Warning),
        "notes": report.count(Severity::Note),
        "cards": report.deck.cards.len(),
        "unanswered": report.n_unanswered(),
    })
}

fn file(report: &FileReport<'_>) -> Value {
    let notes = &report.source.notes;
    let dialects = notes.dialects.iter();
    let dialects = dialects.map(|dialect| dialect_name(*dialect, Language::En));
    json!({
        "file": report.source.file.name,
        "dialects": dialects.collect::<Vec<_>>(),
        "questions": report.n_questions,
        "answered": report.n_questions - report.n_unanswered,
        "unanswered": report.n_unanswered,
        "sections": notes.sections.len(),
        "left_over": notes.left_over.len(),
    })
}

/// `line`, `column` and `text` are null if the finding is about a whole file or folder.
fn finding(finding: &Finding) -> Value {
    json!({
        "severity": match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        "kind": finding.kind,
        "file": finding.file,
        "line": finding.position.map(|position| position.line),
        "column": finding.position.map(|position| position.column),
        "text": finding.position.map(|_| finding.excerpt.text()),
        "what": finding.what,
        "fix": finding.fix,
    })
}
