//! The one place that turns errors into words: what happened and where, then what to do next.

use std::io::{self, ErrorKind};
use std::path::Path;

use super::SkipReason;
use super::error::{EditError, Error, FileProblem, LookupError};
use crate::config::LoadError;
use crate::domain::{Language, Position};
use crate::memory::{FEWEST_REVIEWS, FEWEST_TESTS, FitError};
use crate::progress::{LineProblem, LogError, LogErrorKind};
use crate::text::visible;
use crate::words::{cli, common, library as words, next, optimize, own, plan, progress};

/// An error in the learner's language, without control characters.
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
            what: visible(&what.into()).into_owned(),
            hint: (!hint.is_empty()).then(|| visible(&hint).into_owned()),
            ..Self::default()
        }
    }

    fn because(self, cause: &str) -> Self {
        let cause = Some(visible(cause).into_owned());
        Self { cause, ..self }
    }

    fn with_details<'a>(self, lines: impl IntoIterator<Item = &'a str>) -> Self {
        let lines = lines.into_iter();
        let details = lines.map(|line| visible(line).into_owned()).collect();
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
    pub fn text(&self, language: Language) -> String {
        let colon = common::colon(language);
        let mut text = format!("{}{colon}{}", cli::error(language), self.what);
        if let Some(cause) = &self.cause {
            text.push_str(colon);
            text.push_str(cause);
        }
        text.push('\n');
        for line in &self.details {
            text.push_str(&format!("  {line}\n"));
        }
        if let Some(hint) = &self.hint {
            text.push_str(&format!("{}{colon}{hint}\n", words::hint(language)));
        }
        text
    }
}

impl Error {
    /// The error's text.
    pub fn complaint(&self, language: Language) -> Complaint {
        let l = language;
        match self {
            Self::NoHome => Complaint::new(words::no_home(l), words::no_home_hint(l)),
            Self::Config { path, cause } => config_complaint(l, path, cause),
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
            Self::Query(error) => Complaint::new(error.message(l), ""),
            Self::Lookup(error) => lookup_complaint(l, error),
            Self::NothingToUndo => Complaint::new(cli::nothing_to_undo(l), ""),
            Self::Unconfirmed => {
                Complaint::new(progress::needs_yes(l), progress::needs_yes_hint(l))
            }
            Self::NoTerminal => Complaint::new(cli::no_terminal(l), cli::no_terminal_hint(l)),
            Self::Output(cause) => {
                Complaint::new(cli::could_not_write(l), "").because(&io_cause(l, cause))
            }
            Self::Unsaved(n) => Complaint::new(cli::unsaved(l, *n), cli::unsaved_hint(l)),
        }
    }
}

fn lookup_complaint(l: Language, error: &LookupError) -> Complaint {
    let comma = common::comma(l);
    match error {
        LookupError::NoDecks { config } => {
            Complaint::new(cli::no_decks(l, config), cli::no_decks_hint(l))
        }
        LookupError::NoCards { check } => {
            Complaint::new(cli::no_cards(l), cli::no_cards_hint(l, check))
        }
        LookupError::NothingFound { topics, path } => {
            let hint = match path {
                Some(path) => cli::is_a_path(l, path),
                None if topics.is_empty() => cli::topics_hint(l).to_owned(),
                None => cli::near_topics(l, &topics.join(comma)),
            };
            Complaint::new(cli::nothing_found(l), hint)
        }
        LookupError::NoSuchCard(card) => {
            Complaint::new(cli::no_such_card(l, card), own::card_gone_hint(l))
        }
        LookupError::NoSuchPoint { number, n_points } => {
            let what = next::no_such_point(l, *number, *n_points);
            Complaint::new(what, next::no_such_point_hint(l))
        }
        LookupError::SeveralCards { n_cards, first } => {
            Complaint::new(cli::several_cards(l, *n_cards), cli::several_cards_hint(l))
                .with_details(first.iter().map(String::as_str))
        }
        LookupError::NoQuestions { path, check } => {
            let what = own::no_questions_in(l, path);
            Complaint::new(what, own::no_questions_hint(l, check))
        }
        LookupError::NoSuchDeck { path, registered } => {
            let hint = if registered.is_empty() {
                own::no_known_decks(l).to_owned()
            } else {
                own::known_decks(l, &registered.join(comma))
            };
            Complaint::new(own::no_such_deck(l, path), hint)
        }
        LookupError::NoSuchProgress(id) => {
            let what = progress::no_such_progress(l, id);
            Complaint::new(what, progress::no_such_progress_hint(l))
        }
        LookupError::SeveralIds { beginning, ids } => {
            let what = progress::several_ids(l, beginning, &ids.join(comma));
            Complaint::new(what, progress::several_ids_hint(l))
        }
    }
}

/// An invalid config file, with the position and line of every error.
fn config_complaint(l: Language, path: &Path, cause: &LoadError) -> Complaint {
    let complaint = Complaint::new(words::bad_config(l, &name(path)), words::bad_config_hint(l));
    match cause {
        LoadError::Read(error) => complaint.because(&io_cause(l, error)),
        LoadError::TooLarge => complaint.because(words::config_too_large(l)),
        LoadError::Mistakes(mistakes) => {
            let lines = mistakes.iter().flat_map(|mistake| {
                let Position { line, column } = mistake.position;
                let message = mistake.message(l);
                let location = format!("{}:{line}:{column}: {message}", path.display());
                [location, format!("  {}", mistake.line)]
            });
            let lines: Vec<String> = lines.collect();
            complaint.with_details(lines.iter().map(String::as_str))
        }
    }
}

fn log_complaint(l: Language, error: &LogError) -> Complaint {
    use progress as p;
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
            optimize::too_few_reviews_hint(l, FEWEST_REVIEWS, FEWEST_TESTS),
        ),
        FitError::TooFewTests(n) => Complaint::new(
            optimize::too_few_tests(l, n),
            optimize::too_few_tests_hint(l, FEWEST_TESTS),
        ),
        FitError::NoFit => Complaint::new(optimize::no_fit(l), optimize::no_fit_hint(l)),
    }
}

fn name(path: &Path) -> String {
    path.display().to_string()
}

/// A path whose control characters are shown as marks.
pub fn visible_path(path: &Path) -> String {
    visible(&name(path)).into_owned()
}

/// What is wrong with a line of the progress log.
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

    #[test]
    fn an_error_says_what_why_and_what_next() {
        let error = Error::Log(LogError {
            kind: LogErrorKind::Write,
            path: "/p/progress.jsonl".into(),
            cause: Some(io::Error::from(ErrorKind::StorageFull)),
        });
        assert_eq!(
            error.complaint(Language::En).text(Language::En),
            "error: can't save to the progress log /p/progress.jsonl: no space left on the disk\n\
             hint: try again, or save to another file; earlier answers are safe\n"
        );
    }

    #[test]
    fn no_control_character_reaches_the_terminal() {
        let error = Error::Deck {
            path: "a\u{1b}[31m.md".into(),
            cause: io::Error::from(ErrorKind::NotFound),
        };
        let text = error.complaint(Language::En).text(Language::En);
        assert!(!text.contains('\u{1b}'), "{text:?}");
    }

    #[test]
    fn uncommon_causes_keep_the_words_of_the_system() {
        let odd = io::Error::other("the moon is full");
        assert_eq!(io_cause(Language::Zh, &odd), "the moon is full");
    }
}
