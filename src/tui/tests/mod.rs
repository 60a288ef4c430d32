//! Plays key scripts against the program, without a terminal.

mod ending;
mod escape_sequences;
mod home;
mod layouts;
mod own_notes;
mod playing;
mod printer;
mod random;
mod revealed;
mod saving;
mod screens;
mod stage;
mod towards_a_date;
mod wrong_answer;
