//! A terminal quiz for people who prepare for Kubernetes interviews.
//!
//! The modules are in dependency order: each may use only those above it. ARCHITECTURE.md has the map.

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

#[cfg(feature = "anki")]
pub(crate) mod anki;
pub mod config;
pub mod deck;
pub mod progress;

pub mod query;
pub mod stats;

pub mod plan;

pub mod session;

pub mod library;

pub mod tui;

pub mod cli;
