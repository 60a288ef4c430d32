//! The program played by key scripts, without a terminal.

mod playing;
mod printer;
mod random;
mod saving;
mod screens;
mod stage;
