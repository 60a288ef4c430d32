//! All integration tests in one binary.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod commands;
mod dialects;
mod environment;
mod memory_of_a_log;
mod own_notes;
mod seed_labels;
#[expect(dead_code, reason = "until the screens are there")]
mod terminal;
mod tidy;
