//! Errors of the progress log and its lines.

use crate::domain::Language;
use crate::progress::{LineProblem, LogError, LogErrorKind};
use crate::words::progress as p;

use super::{Complaint, io_cause, name};

pub(super) fn log_complaint(l: Language, error: &LogError) -> Complaint {
    let path = name(&error.path);
    let (what, hint) = match error.kind {
        LogErrorKind::Read => (p::read_failed(l, &path), p::read_hint(l)),
        LogErrorKind::ReadOther => (p::read_other_failed(l, &path), p::read_other_hint(l)),
        LogErrorKind::CreateFolder => (p::create_folder_failed(l, &path), p::write_hint(l)),
        LogErrorKind::FolderGone => (p::folder_gone(l, &path), p::folder_gone_hint(l)),
        LogErrorKind::Open => (p::open_failed(l, &path), p::write_hint(l)),
        LogErrorKind::Locked => (p::locked(l, &path), p::locked_hint(l)),
        LogErrorKind::Write => (p::write_failed(l, &path), p::write_hint(l)),
        LogErrorKind::Sync => (p::sync_failed(l, &path), p::write_hint(l)),
        LogErrorKind::NotALog => (p::not_a_log(l, &path), p::not_a_log_hint(l)),
        LogErrorKind::Utf16 => (p::utf16_log(l, &path), p::utf16_log_hint(l)),
    };
    let complaint = Complaint::new(what, hint);
    match &error.cause {
        Some(cause) => complaint.because(&io_cause(l, cause)),
        None => complaint,
    }
}

/// What is wrong with a line of the log.
pub fn line_problem(language: Language, problem: &LineProblem) -> String {
    match problem {
        LineProblem::Torn => p::torn(language).to_owned(),
        LineProblem::NotJson => p::not_json(language).to_owned(),
        LineProblem::Missing(key) => p::missing(language, key),
        LineProblem::BadTime(_) => p::bad_time(language).to_owned(),
        LineProblem::BadCard(key) => p::bad_card(language, key),
        LineProblem::BadGrade => p::bad_grade(language).to_owned(),
        LineProblem::Newer => p::newer(language).to_owned(),
        LineProblem::UnknownDo(name) => p::unknown_do(language, name),
    }
}
