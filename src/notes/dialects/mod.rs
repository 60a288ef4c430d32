//! One file per way of writing questions and answers.

pub mod bold;
pub mod bold_list;
pub mod bullets;
pub mod contents;
pub mod details;
pub mod headings;
pub mod labelled;
pub mod lines;
pub mod nested;
pub mod numbered;
pub mod obsidian;
pub mod pairs;
pub mod prose;
pub mod repeated;
pub mod tables;
