//! Speed benchmarks: run `cargo bench`. Compare results from one machine only; BENCHMARKS.md lists
//! the relevant ratios.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    missing_docs,
    reason = "a bench that cannot run says why by panicking"
)]

mod browse;
mod layout;
mod log;
mod notes;
mod open;
mod screen;
mod synthetic_deck;
mod synthetic_log;

fn main() {
    divan::main();
}
