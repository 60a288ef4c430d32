//! A terminal quiz for people who prepare for Kubernetes interviews.
//!
//! The modules in dependency order; each may use only those above it:
//!
//! ```text
//! domain    plain data: entries, cards, grades, memory, days
//! markdown  text -> blocks and inlines with byte spans      words  every string, en and zh
//! disk      files, locked and replaced as a whole
//! yaml      text -> a tree with places                      likeness   of names and questions
//! notes     blocks -> entries     memory  FSRS                  text  blocks -> lines at a width
//! exercise  points of an answer
//! deck      entries -> cards      progress  the log             config  the config file
//! query     parse and match       stats  counts, readiness
//! plan      what a day holds, what comes next, forecasts
//! session   study, as a pure state machine
//! library   opens everything together
//! tui       the screens
//! cli       the commands
//! ```

pub(crate) mod disk;
pub mod domain;
pub(crate) mod likeness;
pub mod markdown;
pub(crate) mod words;
pub(crate) mod yaml;

pub mod notes;

pub mod memory;
pub mod text;

pub mod exercise;

pub mod config;
pub mod deck;
pub mod progress;

pub mod query;
pub(crate) mod stats;

pub mod plan;

pub mod session;

pub mod library;

pub mod tui;

pub mod cli;
