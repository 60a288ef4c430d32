//! All integration tests in one binary.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod accounts;
#[cfg(feature = "anki")]
mod anki;
mod changed_cards;
mod changed_notes;
mod check;
mod commands;
mod completions;
mod config;
mod deck_answers;
mod deck_code;
mod deck_content;
mod deck_order;
mod deck_wording;
mod dialects;
mod documents;
mod due;
mod edit;
mod environment;
mod escape_sequences;
mod extremes;
mod failing_disk;
mod in_both_languages;
mod killed;
mod learners;
mod learners_files;
mod manual;
mod memory_of_a_log;
mod mock_interview;
mod mutations;
mod next_and_grade;
mod optimize;
mod own_notes;
mod picture;
mod preferred_answer;
mod progress_log;
mod readme;
mod scripts;
mod seed_labels;
mod shared_log;
mod sheet;
mod shell;
mod signals;
mod similar;
mod stats;
mod study_in_a_terminal;
mod surroundings;
mod synthetic_deck;
mod terminal;
mod tidy;
mod tmux;
mod topics;
mod towards_a_date;
mod traps;
mod vault;
