//! Findings of `check`: a problem at a position of a file, with the line and a caret.

use crate::deck::ManifestError;
use crate::domain::{Language, NoteFile, Position, Positions, Span};
use crate::library::Skipped;
use crate::notes::{Diagnostic, DiagnosticKind, Severity};
use crate::text::{Line, Role};
use crate::words::{cli as words, common, diagnostics};

use super::excerpt::Excerpt;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub severity: Severity,
    /// The name of the kind in JSON.
    pub kind: &'static str,
    pub file: String,
    /// None if the finding is about a whole file or folder.
    pub position: Option<Position>,
    pub excerpt: Excerpt,
    /// What is wrong.
    pub what: String,
    pub fix: Option<String>,
}

impl Finding {
    /// A diagnostic of notes. `positions` belong to the file.
    pub fn from_notes(
        file: &NoteFile,
        diagnostic: &Diagnostic,
        positions: &mut Positions<'_>,
        language: Language,
    ) -> Self {
        let (what, fix) = diagnostic.kind.words(language);
        Self {
            severity: diagnostic.kind.severity(),
            kind: name_of(&diagnostic.kind),
            what: what.to_owned(),
            fix: Some(fix.to_owned()),
            ..Self::at(file, diagnostic.span.start as usize, positions)
        }
    }

    /// A question that another card already asks.
    pub fn from_duplicate(
        file: &NoteFile,
        question: Span,
        other: &str,
        language: Language,
    ) -> Self {
        let mut positions = Positions::new(&file.text);
        Self {
            kind: "duplicate",
            what: diagnostics::duplicate(language, other),
            fix: Some(diagnostics::duplicate_fix(language).to_owned()),
            ..Self::at(file, question.start as usize, &mut positions)
        }
    }

    /// A finding of grade note, still without words, at a byte offset of a file.
    fn at(file: &NoteFile, offset: usize, positions: &mut Positions<'_>) -> Self {
        Self {
            severity: Severity::Note,
            kind: "",
            file: file.name.clone(),
            position: Some(positions.at(offset)),
            excerpt: Excerpt::new(&file.text, offset),
            what: String::new(),
            fix: None,
        }
    }

    pub fn from_manifest(error: &ManifestError, language: Language) -> Self {
        Self {
            severity: error.severity,
            kind: "manifest",
            file: error.file.clone(),
            position: Some(error.position),
            excerpt: Excerpt::new(&error.line, error.caret),
            what: error.message(language),
            fix: Some(error.fix(language).to_owned()),
        }
    }

    /// A file or folder that was skipped.
    pub fn from_skipped(skipped: &Skipped, language: Language) -> Self {
        let (what, fix) = skipped.why.words(language);
        Self {
            severity: skipped.why.severity(),
            kind: "skipped",
            file: skipped.path.display().to_string(),
            position: None,
            excerpt: Excerpt::default(),
            what,
            fix: Some(fix.to_owned()),
        }
    }

    /// The position and the problem, the line with a caret, and the fix.
    pub fn lines(&self, language: Language) -> Vec<Line> {
        let (label, role) = match self.severity {
            Severity::Error => (words::error(language), Role::Error),
            Severity::Warning => (words::warning(language), Role::Warning),
            Severity::Note => (words::note(language), Role::Dim),
        };
        let mut place = self.file.clone();
        if let Some(Position { line, column }) = self.position {
            place.push_str(&format!(":{line}:{column}"));
        }
        let what = format!("{}{}", common::colon(language), self.what);
        let head = Line::from(place + ": ")
            .with(label, role)
            .with(what, Role::Plain);
        let mut lines = vec![head];
        lines.extend(self.excerpt.lines());
        if let Some(fix) = &self.fix {
            lines.push(Line::new(&**fix, Role::Dim).indented(4));
        }
        lines
    }
}

/// The name of a kind in JSON.
fn name_of(kind: &DiagnosticKind) -> &'static str {
    match kind {
        DiagnosticKind::Unanswered => "unanswered",
        DiagnosticKind::LeftOver => "left-over",
        DiagnosticKind::QuestionCut => "question-cut",
        DiagnosticKind::TableRowOpen => "table-row-open",
        DiagnosticKind::FenceNeverClosed => "fence-open",
        DiagnosticKind::DetailsNeverClosed => "details-open",
        DiagnosticKind::EmptyHeading => "empty-heading",
        DiagnosticKind::PictureOnly => "picture-only",
        DiagnosticKind::ControlCharacters => "control-characters",
        DiagnosticKind::InvalidUtf8 => "invalid-utf8",
        DiagnosticKind::LegacyEncoding => "legacy-encoding",
        DiagnosticKind::NoQuestions => "no-questions",
        DiagnosticKind::Swallowed => "swallowed",
        DiagnosticKind::Uncertain => "uncertain",
    }
}
