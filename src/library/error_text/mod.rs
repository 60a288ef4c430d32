//! The one place that turns errors into sentences: what happened and where, then what to do next.
//!
//! It is in `library` because that is the first layer that knows the errors of all the others. The
//! terminal has no error kinds of its own: mistakes in key bindings are a kind of `config`.

mod config;
mod manifest;
mod notes;
mod progress;
mod query;

use std::io::{self, ErrorKind};
use std::path::Path;

use super::SkipReason;
use super::error::{EditError, Error, FileProblem};
use crate::domain::{Language, Position};
use crate::memory::{FitError, MIN_EVALUATIONS, MIN_REVIEWS};
use crate::text::Line;
#[cfg(feature = "anki")]
use crate::words::export;
use crate::words::{
    cli, common, library as words, optimize, own, plan, progress as log_words, yaml,
};
use crate::yaml::YamlError;

pub use progress::line_problem;

use config::config_complaint;
use progress::log_complaint;
use query::lookup_complaint;

/// An error in the learner's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Complaint {
    /// What could not be done, and where.
    pub what: String,
    /// Why, if that is not part of `what`.
    pub cause: Option<String>,
    /// Further lines, such as the errors in a file or the cards to choose from.
    pub details: Vec<String>,
    /// What to do next.
    pub hint: Option<String>,
}

impl Complaint {
    fn new(what: impl Into<String>, hint: impl Into<String>) -> Self {
        let hint = hint.into();
        Self {
            what: what.into(),
            hint: (!hint.is_empty()).then_some(hint),
            ..Self::default()
        }
    }

    fn because(self, cause: &str) -> Self {
        let cause = Some(cause.to_owned());
        Self { cause, ..self }
    }

    fn with_details(self, details: Vec<String>) -> Self {
        Self { details, ..self }
    }

    /// The error for a screen: what happened, why, and what to do next.
    pub fn paragraphs(&self) -> Vec<String> {
        let mut characters = self.what.chars();
        let first = characters.next().into_iter().flat_map(char::to_uppercase);
        let mut texts = vec![first.chain(characters).collect()];
        texts.extend(self.cause.iter().chain(&self.details).cloned());
        texts.extend(self.hint.clone());
        texts
    }

    /// The error as printed on stderr: `error: what: cause`, details, `hint: ...`.
    pub fn lines(&self, language: Language) -> Vec<Line> {
        let colon = common::colon(language);
        let mut first = format!("{}{colon}{}", cli::error(language), self.what);
        if let Some(cause) = &self.cause {
            first.push_str(colon);
            first.push_str(cause);
        }
        let mut lines = vec![Line::from(first)];
        let details = self.details.iter();
        lines.extend(details.map(|line| Line::from(line).indented(2)));
        let hint = self.hint.iter();
        lines.extend(hint.map(|hint| format!("{}{colon}{hint}", words::hint(language)).into()));
        lines
    }
}

impl Error {
    pub fn complaint(&self, language: Language) -> Complaint {
        let l = language;
        match self {
            Self::NoHome => Complaint::new(words::no_home(l), words::no_home_hint(l)),
            Self::Config { path, cause } => config_complaint(l, path, cause),
            Self::Setting(error) => Complaint::new(error.message(l), ""),
            Self::UnknownZone(zone) => {
                Complaint::new(words::unknown_zone(l, zone), words::unknown_zone_hint(l))
            }
            Self::Settings(_) => {
                Complaint::new(words::bad_settings(l), words::bad_settings_hint(l))
            }
            Self::Deck { path, cause } => {
                Complaint::new(words::deck_failed(l, &name(path)), words::deck_hint(l))
                    .because(&io_cause(l, cause))
            }
            Self::Log(error) => log_complaint(l, error),
            Self::File { path, cause } => file_complaint(l, path, cause),
            Self::Edit(error) => edit_complaint(l, error),
            Self::NotAQuestion(question) => Complaint::new(
                own::not_a_question(l, question),
                own::not_a_question_hint(l),
            ),
            Self::PathNotUtf8(path) => Complaint::new(
                own::path_not_utf8(l, &name(path)),
                own::path_not_utf8_hint(l),
            ),
            Self::Fit(error) => fit_complaint(l, *error),
            Self::NoInterviewDate => Complaint::new(plan::no_date(l), plan::none_hint(l)),
            Self::NotADate(text) => {
                Complaint::new(plan::not_a_date(l, text), plan::not_a_date_hint(l))
            }
            Self::PastDate(date) => {
                Complaint::new(plan::past(l, &date.to_string()), plan::past_hint(l))
            }
            Self::BreakEndsFirst { from, to } => {
                let (from, to) = (from.to_string(), to.to_string());
                Complaint::new(plan::ends_first(l, &from, &to), plan::ends_first_hint(l))
            }
            Self::Query(error) => Complaint::new(error.message(l), ""),
            Self::Lookup(error) => lookup_complaint(l, error),
            Self::NothingToUndo => Complaint::new(cli::nothing_to_undo(l), ""),
            #[cfg(feature = "anki")]
            Self::NeedsOutput => {
                Complaint::new(export::needs_output(l), export::needs_output_hint(l))
            }
            #[cfg(feature = "anki")]
            Self::Package(error) => {
                Complaint::new(export::package_not_written(l), "").because(&error.0)
            }
            Self::Unconfirmed => {
                Complaint::new(log_words::needs_yes(l), log_words::needs_yes_hint(l))
            }
            Self::NoTerminal => Complaint::new(cli::no_terminal(l), cli::no_terminal_hint(l)),
            Self::NoThread(cause) => Complaint::new(cli::no_thread(l), cli::no_thread_hint(l))
                .because(&io_cause(l, cause)),
            Self::Output(cause) => {
                Complaint::new(cli::could_not_write(l), "").because(&io_cause(l, cause))
            }
            Self::Unsaved(n) => Complaint::new(cli::unsaved(l, *n), cli::unsaved_hint(l)),
        }
    }
}

fn file_complaint(l: Language, path: &Path, cause: &FileProblem) -> Complaint {
    let path = name(path);
    match cause {
        FileProblem::Read(cause) => {
            Complaint::new(own::cannot_read(l, &path), words::unreadable_fix(l))
                .because(&io_cause(l, cause))
        }
        FileProblem::Write(cause) => {
            Complaint::new(own::cannot_write(l, &path), own::cannot_write_hint(l))
                .because(&io_cause(l, cause))
        }
        FileProblem::Exists => Complaint::new(own::exists(l, &path), own::exists_hint(l)),
        FileProblem::Broken(Position { line, column }) => Complaint::new(
            own::broken_at(l, &format!("{path}:{line}:{column}")),
            own::broken_hint(l),
        ),
        FileProblem::SpansLines(Position { line, column }) => Complaint::new(
            own::spans_lines(l, &format!("{path}:{line}:{column}")),
            own::spans_lines_hint(l),
        ),
        FileProblem::SwallowsQuestions { line } => Complaint::new(
            own::swallows_questions(l, &format!("{path}:{line}")),
            own::swallows_questions_hint(l),
        ),
    }
}

fn edit_complaint(l: Language, error: &EditError) -> Complaint {
    match error {
        EditError::NoSuchCard(id) => {
            Complaint::new(own::card_gone(l, id.as_str()), own::card_gone_hint(l))
        }
        EditError::NoEditor => Complaint::new(own::no_editor(l), own::no_editor_hint(l)),
        EditError::BadCommand(command) => {
            Complaint::new(own::no_command(l, command), own::no_editor_hint(l))
        }
        EditError::NotStarted { program, cause } => {
            Complaint::new(own::editor_not_started(l, program), own::no_editor_hint(l))
                .because(&io_cause(l, cause))
        }
        EditError::Failed {
            program,
            code,
            draft,
        } => {
            let cause = match code {
                Some(code) => own::exit_code(l, *code),
                None => own::ended_by_signal(l).to_owned(),
            };
            let hint = match draft {
                Some(draft) => own::draft_hint(l, &name(draft)),
                None => own::cannot_change_hint(l).to_owned(),
            };
            Complaint::new(own::editor_failed(l, program), hint).because(&cause)
        }
        EditError::NoQuestionLine { draft } => Complaint::new(
            own::draft_without_question(l),
            own::draft_hint(l, &name(draft)),
        ),
    }
}

fn fit_complaint(l: Language, error: FitError) -> Complaint {
    match error {
        FitError::TooFewReviews(n) => Complaint::new(
            optimize::too_few_reviews(l, n),
            optimize::too_few_reviews_hint(l, MIN_REVIEWS, MIN_EVALUATIONS),
        ),
        FitError::TooFewEvaluations(n) => Complaint::new(
            optimize::too_few_tests(l, n),
            optimize::too_few_tests_hint(l, MIN_EVALUATIONS),
        ),
        FitError::NoFit => Complaint::new(optimize::no_fit(l), optimize::no_fit_hint(l)),
    }
}

/// What is wrong with a YAML file.
fn yaml_error(language: Language, error: &YamlError) -> String {
    match error {
        YamlError::Syntax(said) => yaml::syntax(language, said),
        YamlError::TooDeep => yaml::too_deep(language).to_owned(),
        YamlError::SecondDocument => yaml::second_document(language).to_owned(),
        YamlError::Alias => yaml::alias(language).to_owned(),
    }
}

/// Asks whether a similar name was meant; empty without one.
fn near(language: Language, similar: Option<&str>) -> String {
    let asks = similar.map(|name| yaml::did_you_mean(language, name));
    asks.unwrap_or_default()
}

fn name(path: &Path) -> String {
    path.display().to_string()
}

impl SkipReason {
    /// Why a file or folder was skipped, and what to do about it.
    pub fn words(&self, language: Language) -> (String, &'static str) {
        let l = language;
        let (what, fix) = match self {
            Self::HiddenFolder => (words::hidden_folder(l), words::folder_fix(l)),
            Self::ForeignFolder => (words::foreign_folder(l), words::folder_fix(l)),
            Self::LinkedFolder => (words::linked_folder(l), words::linked_folder_fix(l)),
            Self::NoCardId => (own::no_card_id(l), own::no_card_id_fix(l)),
            Self::NoQuestionLine => (own::no_question_line(l), own::no_question_line_fix(l)),
            Self::NoSuchCard => (own::no_card_for_answer(l), own::no_card_for_answer_fix(l)),
            Self::TooLarge => (words::too_large(l), words::too_large_fix(l)),
            Self::Unreadable(error) => {
                let what = words::unreadable(l, &io_cause(l, error));
                return (what, words::unreadable_fix(l));
            }
        };
        (what.to_owned(), fix)
    }
}

/// The system's error, in the learner's language if it is a common one.
pub fn io_cause(language: Language, error: &io::Error) -> String {
    let known = match error.kind() {
        ErrorKind::NotFound => words::not_found(language),
        ErrorKind::PermissionDenied => words::no_permission(language),
        ErrorKind::IsADirectory => words::is_a_folder(language),
        ErrorKind::NotADirectory => words::not_a_folder(language),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => words::disk_full(language),
        ErrorKind::ReadOnlyFilesystem => words::read_only(language),
        ErrorKind::FileTooLarge => words::file_too_large(language),
        _ => return error.to_string(),
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::{LogError, LogErrorKind};

    #[test]
    fn an_error_says_what_why_and_what_next() {
        let error = Error::Log(LogError {
            kind: LogErrorKind::Write,
            path: "/p/progress.jsonl".into(),
            cause: Some(io::Error::from(ErrorKind::StorageFull)),
        });
        let lines = error.complaint(Language::En).lines(Language::En);
        let lines: Vec<String> = lines.iter().map(Line::text).collect();
        assert_eq!(
            lines,
            [
                "error: can't save to the progress log /p/progress.jsonl: no space left on the disk",
                "hint: try again, or save to another file; earlier answers are safe",
            ]
        );
    }

    #[test]
    fn uncommon_causes_keep_the_words_of_the_system() {
        let odd = io::Error::other("the moon is full");
        assert_eq!(io_cause(Language::Zh, &odd), "the moon is full");
    }
}
