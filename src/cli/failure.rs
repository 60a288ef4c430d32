//! Why a command failed: one place turns errors into words, hints and an exit code.

use std::io;
use std::path::Path;

use crate::domain::Language;
use crate::library::{
    Complaint, EditError, FileError, LibraryError, edit_complaint, file_complaint, io_cause,
    log_complaint,
};
use crate::memory::{FEWEST_REVIEWS, FEWEST_TESTS, FitError};
use crate::progress::LogError;
use crate::query::QueryError;
use crate::text::visible;
use crate::words::{cli as words, common, next, optimize, own, plan, progress};

use super::shell::check_command;

/// A command could not do its work.
#[derive(Debug)]
pub enum Failure {
    /// What is needed could not be opened.
    Library(LibraryError),
    /// The query cannot be read.
    Query(QueryError),
    /// The deck has no card at all.
    NoCards,
    /// No deck is open, because the config says so.
    NoDecks {
        /// The config file.
        config: String,
    },
    /// No card fits the query.
    NothingFound {
        /// Topics with a name like a word of the query.
        topics: Vec<String>,
        /// A word of the query that is a path.
        path: Option<String>,
    },
    /// No card has such an id, and no query finds one.
    NoSuchCard(String),
    /// `grade` names an unknown card; a usage error.
    NoSuchCardToGrade(String),
    /// `--hit` names a point that the card does not have.
    NoSuchPoint {
        /// The number given.
        number: u8,
        /// How many points the card has.
        n_points: u8,
    },
    /// Several cards where one is wanted.
    SeveralCards {
        /// How many.
        n_cards: usize,
        /// The first of them, each with its id.
        first: Vec<String>,
    },
    /// The progress log cannot be written.
    Log(LogError),
    /// An edit came to nothing.
    Edit(EditError),
    /// A file of the learner's cannot be changed.
    File(FileError),
    /// No question stands at a path that was to be registered.
    NoQuestions(String),
    /// A deck is not registered.
    NoSuchDeck {
        /// Its path.
        path: String,
        /// Those that are.
        known: Vec<String>,
    },
    /// That is no question to be captured.
    NotAQuestion(String),
    /// Parameters cannot be fitted.
    Fit(FitError),
    /// Nothing is due or new today.
    NothingLeft,
    /// An interview is to be changed, and none is set.
    NoInterviewDate,
    /// That is no date.
    NotADate(String),
    /// The date is over.
    PastDate(jiff::civil::Date),
    /// There is nothing to undo.
    NothingToUndo,
    /// No progress is kept under an id that begins so.
    NoSuchProgress(String),
    /// Several ids with progress begin so.
    SeveralIds {
        /// How they begin.
        beginning: String,
        /// The first of them.
        ids: Vec<String>,
    },
    /// Somebody must agree, and nobody can be asked.
    NeedsYes,
    /// The screen needs a terminal.
    NoTerminal,
    /// The terminal or the output cannot be used.
    Output(io::Error),
    /// So many answers are not saved.
    Unsaved(usize),
    /// What is wrong was said already.
    Said,
}

impl From<LibraryError> for Failure {
    fn from(error: LibraryError) -> Self {
        Self::Library(error)
    }
}

impl From<QueryError> for Failure {
    fn from(error: QueryError) -> Self {
        Self::Query(error)
    }
}

impl From<LogError> for Failure {
    fn from(error: LogError) -> Self {
        Self::Log(error)
    }
}

impl From<EditError> for Failure {
    fn from(error: EditError) -> Self {
        Self::Edit(error)
    }
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl Failure {
    /// 2 when the command line is at fault, 3 when nothing is left today, else 1.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Query(_)
            | Self::NotADate(_)
            | Self::PastDate(_)
            | Self::NoSuchCardToGrade(_)
            | Self::NoSuchPoint { .. } => 2,
            Self::NothingLeft => 3,
            _ => 1,
        }
    }

    /// What to print on stderr: what went wrong, why, and what to do next; empty when it was said
    /// already. `check` is the command that shows what is amiss with the notes.
    pub fn explain(&self, language: Language, check: &str) -> String {
        let mut lines = self.lines(language, check).into_iter();
        let Some(first) = lines.next() else {
            return String::new();
        };
        let (label, colon) = (words::error(language), common::colon(language));
        let mut text = format!("{label}{colon}{}\n", visible(&first));
        for line in lines {
            text.push_str(&format!("  {}\n", visible(&line)));
        }
        text
    }

    fn lines(&self, language: Language, check: &str) -> Vec<String> {
        match self {
            Self::Said | Self::NothingLeft => Vec::new(),
            Self::Library(error) => complaint(error.complaint(language), language),
            Self::Log(error) => complaint(log_complaint(language, error), language),
            Self::Edit(error) => complaint(edit_complaint(language, error), language),
            Self::File(error) => complaint(file_complaint(language, error), language),
            Self::Fit(error) => no_fit(*error, language),
            Self::Query(error) => vec![error.message(language)],
            Self::NoCards => vec![
                words::no_cards(language).into(),
                words::no_cards_hint(language, check),
            ],
            Self::NoDecks { config } => vec![
                words::no_decks(language, config),
                words::no_decks_hint(language).into(),
            ],
            Self::NothingFound { topics, path } => nothing_found(topics, path.as_deref(), language),
            Self::NoSuchCard(card) | Self::NoSuchCardToGrade(card) => {
                vec![words::no_such_card(language, card)]
            }
            Self::NoSuchPoint { number, n_points } => vec![
                next::no_such_point(language, *number, *n_points),
                next::no_such_point_hint(language).to_owned(),
            ],
            Self::SeveralCards { n_cards, first } => several_cards(*n_cards, first, language),
            Self::NoQuestions(path) => vec![
                own::no_questions_in(language, path),
                own::no_questions_hint(language, &check_command([Path::new(path)])),
            ],
            Self::NoSuchDeck { path, known } => no_such_deck(path, known, language),
            Self::NotAQuestion(question) => vec![
                own::not_a_question(language, question),
                own::not_a_question_hint(language).into(),
            ],
            Self::Unsaved(n) => vec![
                words::unsaved(language, *n),
                words::unsaved_hint(language).into(),
            ],
            Self::NoInterviewDate => vec![
                plan::none(language).into(),
                plan::none_hint(language).into(),
            ],
            Self::NotADate(text) => vec![
                plan::not_a_date(language, text),
                plan::not_a_date_hint(language).into(),
            ],
            Self::PastDate(date) => vec![
                plan::past(language, &date.to_string()),
                plan::past_hint(language).into(),
            ],
            Self::NothingToUndo => vec![words::nothing_to_undo(language).into()],
            Self::NoSuchProgress(id) => no_such_progress(id, language),
            Self::SeveralIds { beginning, ids } => {
                vec![progress::several_ids(language, beginning, &ids.join(", "))]
            }
            Self::NeedsYes => needs_yes(language),
            Self::NoTerminal => vec![
                words::no_terminal(language).into(),
                words::no_terminal_hint(language).into(),
            ],
            Self::Output(error) => {
                let cause = words::caused_by(language, &io_cause(language, error));
                vec![words::could_not_write(language).into(), cause]
            }
        }
    }
}

fn complaint(complaint: Complaint, language: Language) -> Vec<String> {
    let mut lines = vec![complaint.what];
    lines.extend(
        complaint
            .cause
            .map(|cause| words::caused_by(language, &cause)),
    );
    lines.push(complaint.hint.to_owned());
    lines
}

fn nothing_found(topics: &[String], path: Option<&str>, language: Language) -> Vec<String> {
    let mut lines = vec![words::nothing_found(language).to_owned()];
    lines.extend(path.map(|path| words::is_a_path(language, path)));
    lines.push(if topics.is_empty() {
        words::topics_hint(language).to_owned()
    } else {
        words::near_topics(language, &topics.join(common::comma(language)))
    });
    lines
}

fn several_cards(n_cards: usize, first: &[String], language: Language) -> Vec<String> {
    let mut lines = vec![words::several_cards(language, n_cards)];
    lines.extend(first.iter().cloned());
    lines.push(words::several_cards_hint(language).into());
    lines
}

fn no_such_progress(id: &str, language: Language) -> Vec<String> {
    vec![
        progress::no_such_progress(language, id),
        progress::no_such_progress_hint(language).into(),
    ]
}

fn needs_yes(language: Language) -> Vec<String> {
    vec![
        progress::needs_yes(language).into(),
        progress::needs_yes_hint(language).into(),
    ]
}

fn no_such_deck(path: &str, known: &[String], language: Language) -> Vec<String> {
    let known = if known.is_empty() {
        own::no_known_decks(language).to_owned()
    } else {
        own::known_decks(language, &known.join(common::comma(language)))
    };
    vec![own::no_such_deck(language, path), known]
}

fn no_fit(error: FitError, language: Language) -> Vec<String> {
    match error {
        FitError::TooFewReviews(found) => vec![
            optimize::too_few_reviews(language, found),
            optimize::too_few_reviews_hint(language, FEWEST_REVIEWS),
        ],
        FitError::TooFewTests(found) => vec![
            optimize::too_few_tests(language, found),
            optimize::too_few_tests_hint(language, FEWEST_TESTS),
        ],
        FitError::NoFit => vec![
            optimize::no_fit(language).into(),
            optimize::no_fit_hint(language).into(),
        ],
    }
}
