//! Plays key scripts against the program, without a terminal.

mod browse;
mod card;
mod choosing;
mod ending;
mod escape_sequences;
mod find;
mod home;
mod in_both_languages;
mod keys;
mod layouts;
mod mouse;
mod own_notes;
mod playing;
mod points_without_answer;
mod position;
mod printer;
mod random;
mod revealed;
mod saving;
mod screens;
mod selection;
mod settings;
mod stage;
mod statistics;
mod towards_a_date;
mod wrong_answer;
