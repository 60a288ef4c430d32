//! The words for what went wrong with files: what could not be done, why, and what to do next.

use std::io::{self, ErrorKind};
use std::path::Path;

use super::{DeckError, EditError, FileError, FileErrorKind, LibraryError, SkipReason};
use crate::config::LoadError;
use crate::domain::{Language, Position};
use crate::progress::{LineProblem, LogError, LogErrorKind};
use crate::text::visible;
use crate::words::{library as words, own, progress};

/// Something that could not be done, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// What could not be done, and with which file.
    pub what: String,
    /// Why.
    pub cause: Option<String>,
    /// What to do next.
    pub hint: &'static str,
}

impl LibraryError {
    /// The error in words.
    pub fn complaint(&self, language: Language) -> Complaint {
        let plain = |what: String, hint| Complaint {
            what,
            cause: None,
            hint,
        };
        match self {
            Self::NoHome(_) => plain(
                words::no_home(language).into(),
                words::no_home_hint(language),
            ),
            Self::Config { path, cause } => Complaint {
                what: words::bad_config(language, &visible_path(path)),
                cause: Some(config_cause(language, path, cause)),
                hint: words::bad_config_hint(language),
            },
            Self::Zone(zone) => plain(
                words::unknown_zone(language, &zone.0),
                words::unknown_zone_hint(language),
            ),
            Self::Settings(error) => Complaint {
                what: words::bad_settings(language).to_owned(),
                cause: Some(error.to_string()),
                hint: words::bad_settings_hint(language),
            },
            Self::Deck(DeckError { path, cause }) => Complaint {
                what: words::deck_failed(language, &visible_path(path)),
                cause: Some(io_cause(language, cause)),
                hint: words::deck_hint(language),
            },
            Self::Progress(error) => log_complaint(language, error),
        }
    }
}

/// A path for people, with marks for what could command a terminal.
pub fn visible_path(path: &Path) -> String {
    visible(&path.display().to_string()).into_owned()
}

/// Why a config cannot be used: every mistake in it with its place and its line.
fn config_cause(language: Language, path: &Path, cause: &LoadError) -> String {
    match cause {
        LoadError::Read(error) => io_cause(language, error),
        LoadError::TooLarge => words::config_too_large(language).to_owned(),
        LoadError::Mistakes(mistakes) => {
            let lines = mistakes.iter().map(|mistake| {
                let Position { line, column } = mistake.position;
                let message = mistake.message(language);
                format!(
                    "{}:{line}:{column}: {message}\n  {}",
                    path.display(),
                    mistake.line
                )
            });
            let lines: Vec<String> = lines.collect();
            visible(&lines.join("\n")).into_owned()
        }
    }
}

/// An error of the progress log in words.
pub fn log_complaint(language: Language, error: &LogError) -> Complaint {
    let path = visible_path(&error.path);
    let (what, hint) = match error.kind {
        LogErrorKind::Read => (
            progress::read_failed(language, &path),
            progress::read_hint(language),
        ),
        LogErrorKind::ReadOther => (
            progress::read_other_failed(language, &path),
            progress::read_other_hint(language),
        ),
        LogErrorKind::CreateFolder => (
            progress::create_folder_failed(language, &path),
            progress::write_hint(language),
        ),
        LogErrorKind::FolderGone => (
            progress::folder_gone(language, &path),
            progress::folder_gone_hint(language),
        ),
        LogErrorKind::Open => (
            progress::open_failed(language, &path),
            progress::write_hint(language),
        ),
        LogErrorKind::Locked => (
            progress::locked(language, &path),
            progress::locked_hint(language),
        ),
        LogErrorKind::Write => (
            progress::write_failed(language, &path),
            progress::write_hint(language),
        ),
        LogErrorKind::Sync => (
            progress::sync_failed(language, &path),
            progress::write_hint(language),
        ),
    };
    let cause = error.cause.as_ref();
    Complaint {
        what,
        cause: cause.map(|cause| io_cause(language, cause)),
        hint,
    }
}

/// An error about a file of the learner's in words.
pub fn file_complaint(language: Language, error: &FileError) -> Complaint {
    let path = visible_path(&error.path);
    let cause = match error.cause {
        FileErrorKind::Read(ref cause) | FileErrorKind::Write(ref cause) => {
            io_cause(language, cause)
        }
        FileErrorKind::Broken(Position { line, column }) => own::broken_at(language, line, column),
        FileErrorKind::ByHand(Position { line, column }) => own::by_hand_at(language, line, column),
    };
    Complaint {
        what: own::cannot_change(language, &path),
        cause: Some(cause),
        hint: own::cannot_change_hint(language),
    }
}

/// An edit that came to nothing in words.
pub fn edit_complaint(language: Language, error: &EditError) -> Complaint {
    let complaint = |what: String, cause: Option<String>, hint| Complaint { what, cause, hint };
    match error {
        EditError::NoSuchCard(id) => complaint(
            own::card_gone(language, id.as_str()),
            None,
            own::card_gone_hint(language),
        ),
        EditError::NoEditor => complaint(
            own::no_editor(language).to_owned(),
            None,
            own::no_editor_hint(language),
        ),
        EditError::NoCommand(command) => complaint(
            own::no_command(language, &visible(command)),
            None,
            own::no_editor_hint(language),
        ),
        EditError::NotStarted { program, cause } => complaint(
            own::editor_not_started(language, &visible(program)),
            Some(io_cause(language, cause)),
            own::no_editor_hint(language),
        ),
        EditError::Failed {
            program,
            code,
            draft,
        } => {
            let cause = match code {
                Some(code) => own::exit_code(language, *code),
                None => own::ended_by_signal(language).to_owned(),
            };
            let program = visible(program);
            match draft {
                Some(draft) => complaint(
                    own::editor_failed_keeping(language, &program, &cause, &visible_path(draft)),
                    None,
                    own::draft_hint(language),
                ),
                None => complaint(
                    own::editor_failed(language, &program, &cause),
                    None,
                    own::cannot_change_hint(language),
                ),
            }
        }
        EditError::NoQuestionLine { draft } => complaint(
            own::draft_without_question(language, &visible_path(draft)),
            None,
            own::draft_hint(language),
        ),
        EditError::File(error) => file_complaint(language, error),
        EditError::Reload(error) => error.complaint(language),
    }
}

/// What is the matter with a line of the progress log.
pub fn line_problem(language: Language, problem: &LineProblem) -> String {
    match problem {
        LineProblem::Torn => progress::torn(language).to_owned(),
        LineProblem::NotJson => progress::not_json(language).to_owned(),
        LineProblem::Missing(key) => progress::missing(language, key),
        LineProblem::BadTime(_) => progress::bad_time(language).to_owned(),
        LineProblem::BadCard(key) => progress::bad_card(language, key),
        LineProblem::BadGrade => progress::bad_grade(language).to_owned(),
        LineProblem::Newer => progress::newer(language).to_owned(),
        LineProblem::UnknownDo(name) => progress::unknown_do(language, name),
    }
}

/// Why a file or folder was passed over.
pub fn skip_reason(language: Language, why: &SkipReason) -> String {
    match why {
        SkipReason::HiddenFolder => words::hidden_folder(language).to_owned(),
        SkipReason::ForeignFolder => words::foreign_folder(language).to_owned(),
        SkipReason::LinkedFolder => words::linked_folder(language).to_owned(),
        SkipReason::NoCardId => own::no_card_id(language).to_owned(),
        SkipReason::NoQuestionLine => own::no_question_line(language).to_owned(),
        SkipReason::NoSuchCard => own::no_card_for_answer(language).to_owned(),
        SkipReason::TooLarge => words::too_large(language).to_owned(),
        SkipReason::Unreadable(error) => words::unreadable(language, &io_cause(language, error)),
    }
}

/// What to do about a file or folder that was passed over.
pub fn skip_fix(language: Language, why: &SkipReason) -> &'static str {
    match why {
        SkipReason::HiddenFolder | SkipReason::ForeignFolder => words::folder_fix(language),
        SkipReason::LinkedFolder => words::linked_folder_fix(language),
        SkipReason::NoCardId => own::no_card_id_fix(language),
        SkipReason::NoQuestionLine => own::no_question_line_fix(language),
        SkipReason::NoSuchCard => own::no_card_for_answer_fix(language),
        SkipReason::TooLarge => words::too_large_fix(language),
        SkipReason::Unreadable(_) => words::unreadable_fix(language),
    }
}

/// The system's error in the learner's language, where it is a common one; else in its own words.
pub fn io_cause(language: Language, error: &io::Error) -> String {
    let known = match error.kind() {
        ErrorKind::NotFound => words::not_found(language),
        ErrorKind::PermissionDenied => words::no_permission(language),
        ErrorKind::IsADirectory => words::is_a_folder(language),
        ErrorKind::NotADirectory => words::not_a_folder(language),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => words::disk_full(language),
        ErrorKind::ReadOnlyFilesystem => words::read_only(language),
        ErrorKind::FileTooLarge => words::too_large(language),
        _ => return error.to_string(),
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_what_why_and_what_next() {
        let error = LogError {
            kind: LogErrorKind::Write,
            path: "/p/progress.jsonl".into(),
            cause: Some(io::Error::from(ErrorKind::StorageFull)),
        };
        let complaint = LibraryError::from(error).complaint(Language::En);
        assert_eq!(
            complaint.what,
            "Couldn't save to the progress log /p/progress.jsonl"
        );
        assert_eq!(complaint.cause.as_deref(), Some("the disk is full"));
        assert!(complaint.hint.starts_with("try again"));
    }

    #[test]
    fn causes_that_are_not_common_keep_their_own_words() {
        let odd = io::Error::other("the moon is full");
        assert_eq!(io_cause(Language::Zh, &odd), "the moon is full");
    }
}
