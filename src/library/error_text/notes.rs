//! Diagnostics of notes.

use crate::domain::Language;
use crate::notes::DiagnosticKind;
use crate::words::diagnostics as words;

impl DiagnosticKind {
    /// What is wrong and how to fix it.
    pub fn words(&self, language: Language) -> (&'static str, &'static str) {
        let l = language;
        match self {
            Self::Unanswered => (words::unanswered(l), words::unanswered_fix(l)),
            Self::LeftOver => (words::left_over(l), words::left_over_fix(l)),
            Self::QuestionCut => (words::question_cut(l), words::question_cut_fix(l)),
            Self::TableRowOpen => (words::table_row(l), words::table_row_fix(l)),
            Self::FenceNeverClosed => (words::fence_open(l), words::fence_open_fix(l)),
            Self::DetailsNeverClosed => (words::details_open(l), words::details_open_fix(l)),
            Self::EmptyHeading => (words::empty_heading(l), words::empty_heading_fix(l)),
            Self::PictureOnly => (words::picture_only(l), words::picture_only_fix(l)),
            Self::ControlCharacters => (
                words::control_characters(l),
                words::control_characters_fix(l),
            ),
            Self::InvalidUtf8 => (words::invalid_utf8(l), words::invalid_utf8_fix(l)),
            Self::LegacyEncoding => (words::legacy_encoding(l), words::legacy_encoding_fix(l)),
            Self::Swallowed => (words::swallowed(l), words::swallowed_fix(l)),
            Self::Uncertain => (words::uncertain(l), words::uncertain_fix(l)),
            Self::NoQuestions => (words::no_questions(l), words::no_questions_fix(l)),
        }
    }
}
