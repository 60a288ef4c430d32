//! Something amiss at a place of a file, shown with the line and a caret.

use crate::deck::ManifestError;
use crate::domain::{Language, NoteFile, Position, Span};
use crate::library::{Skipped, skip_reason};
use crate::notes::{Diagnostic, DiagnosticKind, Severity};
use crate::text::{Ambiguous, display_width, prefix, visible};
use crate::words::{cli as words, diagnostics};

use super::output::{Output, Style};

/// Something to be shown at a place of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// The file's name.
    pub file: String,
    /// Where in it.
    pub position: Position,
    /// The line, without its line end.
    pub line: String,
    /// What is amiss.
    pub what: String,
    /// What to do about it.
    pub fix: Option<String>,
}

impl Finding {
    /// A diagnostic of notes in words.
    pub fn of_notes(file: &NoteFile, diagnostic: &Diagnostic, language: Language) -> Self {
        let (what, fix) = words_of(&diagnostic.kind, language);
        Self {
            severity: diagnostic.kind.severity(),
            what: what.to_owned(),
            fix: Some(fix.to_owned()),
            ..Self::at(file, diagnostic.span.start as usize)
        }
    }

    /// A question that another card asks, too.
    pub fn of_duplicate(file: &NoteFile, question: Span, other: &str, language: Language) -> Self {
        Self {
            what: diagnostics::duplicate(language, other),
            fix: Some(diagnostics::duplicate_fix(language).to_owned()),
            ..Self::at(file, question.start as usize)
        }
    }

    /// A note without words at a byte of a file.
    fn at(file: &NoteFile, offset: usize) -> Self {
        let line_start = file.text[..offset]
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
        let line = file.text[line_start..].lines().next().unwrap_or_default();
        Self {
            severity: Severity::Note,
            file: file.name.clone(),
            position: Position::of(&file.text, offset),
            line: line.to_owned(),
            what: String::new(),
            fix: None,
        }
    }

    /// A mistake of a manifest in words.
    pub fn of_manifest(error: &ManifestError, language: Language) -> Self {
        Self {
            severity: error.severity,
            file: error.file.clone(),
            position: error.position,
            line: error.line.clone(),
            what: error.message(language),
            fix: None,
        }
    }

    /// A file or folder that was passed over.
    pub fn of_skipped(skipped: &Skipped, language: Language) -> Self {
        Self {
            severity: skipped.why.severity(),
            file: skipped.path.display().to_string(),
            position: Position { line: 1, column: 1 },
            line: String::new(),
            what: skip_reason(language, &skipped.why),
            fix: None,
        }
    }

    /// Writes it as three or four lines: place and reason, the line, a caret, what to do.
    pub fn print(&self, output: &mut Output, language: Language) {
        let Position { line, column } = self.position;
        output.push(&format!("{}:{line}:{column}: ", visible(&self.file)));
        let (label, style) = match self.severity {
            Severity::Error => (words::error(language), Style::Error),
            Severity::Warning => (words::warning(language), Style::Warning),
            Severity::Note => (words::note(language), Style::Dim),
        };
        output.styled(style, label);
        output.line(&format!(": {}", visible(&self.what)));
        if !self.line.trim().is_empty() {
            self.print_line(output);
        }
        if let Some(fix) = &self.fix {
            output.styled(Style::Dim, &format!("    {}", visible(fix)));
            output.push("\n");
        }
    }

    fn print_line(&self, output: &mut Output) {
        const WIDTH: usize = 72;
        let column = self.position.column as usize - 1;
        let before: String = self.line.chars().take(column).collect();
        let before = visible(&before).replace('\t', " ");
        let offset = display_width(&before, Ambiguous::Narrow);
        let line = visible(&self.line).replace('\t', " ");
        // A caret far to the right would be off the screen: then the line begins at it.
        let (shown, caret) = if offset < WIDTH {
            (prefix(&line, WIDTH, Ambiguous::Narrow).to_owned(), offset)
        } else {
            let rest = line.get(before.len()..).unwrap_or_default();
            (
                format!("...{}", prefix(rest, WIDTH - 3, Ambiguous::Narrow)),
                3,
            )
        };
        output.line(&format!("    {shown}"));
        output.line(&format!("    {}^", " ".repeat(caret)));
    }
}

/// What is amiss, and how to mend it.
fn words_of(kind: &DiagnosticKind, language: Language) -> (&'static str, &'static str) {
    use diagnostics as d;
    let l = language;
    match kind {
        DiagnosticKind::Unanswered => (d::unanswered(l), d::unanswered_fix(l)),
        DiagnosticKind::LeftOver => (d::left_over(l), d::left_over_fix(l)),
        DiagnosticKind::QuestionCut => (d::question_cut(l), d::question_cut_fix(l)),
        DiagnosticKind::TableRowOpen => (d::table_row(l), d::table_row_fix(l)),
        DiagnosticKind::FenceNeverClosed => (d::fence_open(l), d::fence_open_fix(l)),
        DiagnosticKind::DetailsNeverClosed => (d::details_open(l), d::details_open_fix(l)),
        DiagnosticKind::EmptyHeading => (d::empty_heading(l), d::empty_heading_fix(l)),
        DiagnosticKind::PictureOnly => (d::picture_only(l), d::picture_only_fix(l)),
        DiagnosticKind::ControlCharacters => {
            (d::control_characters(l), d::control_characters_fix(l))
        }
        DiagnosticKind::InvalidUtf8 => (d::invalid_utf8(l), d::invalid_utf8_fix(l)),
        DiagnosticKind::NoQuestions => (d::no_questions(l), d::no_questions_fix(l)),
    }
}
