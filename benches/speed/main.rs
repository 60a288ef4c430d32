//! How fast it is: `cargo bench`. Figures are compared on one machine only; BENCHMARKS.md says
//! which ratios matter.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    missing_docs,
    reason = "a bench that cannot run says why by panicking"
)]

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
