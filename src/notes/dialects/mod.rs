//! One file per way of writing questions and answers.

pub mod bullets;
pub mod contents;
pub mod details;
pub mod headings;
pub mod labelled;
pub mod numbered;
