//! One file per way of writing questions and answers.
//!
//! Headings and `<details>` divide a page into parts, and `headings` says what each part is. The
//! lines of a part may hold questions of their own: the other dialects each give a reading of
//! them, and [`reading`](super::reading) believes the one with the best evidence. What it takes
//! to be a question stands at the top of each file; `tests/fixtures/<folder>` shows it with all
//! the mistakes that people make.
//!
//! | dialect | a question is | fixtures |
//! |---|---|---|
//! | `headings` | a heading with text below it, or one that reads like a question | `headings`, `fenced`, `back_links`, `html_headings` |
//! | `numbered` | a numbered heading among others of its level | `numbered`, `fenced` |
//! | `labelled` | any of these, with 思路 and 回答 below it | `labelled` |
//! | `details` | a summary; one that says 答案 is the lid of an answer | `details`, `details_headings` |
//! | `bullets` | an item of a list of which half reads like questions | `bullets`, `bare` |
//! | `nested` | an item above one that says 答案 | `nested` |
//! | `outline` | an item of an outline that ends in a question mark | `nested` |
//! | `bold_list` | a bold item, where half of the bold ones read like questions | `bold_list` |
//! | `bold` | a bold line with a Q, or where half of them read like questions | `bold` |
//! | `pairs` | what stands behind Q: or 问：, where half have an A: or 答： | `pairs` |
//! | `obsidian` | what stands before `::` or above a line `?` | `obsidian` |
//! | `callouts` | the title of `> [!question]` | `obsidian` |
//! | `tables` | a cell below 问题, or of a first column of which half reads like questions | `tables` |
//! | `lines` | a line `1、…`, the first of a paragraph, or any of nothing but questions | `bare` |
//!
//! A question and its answer in one line, of a list or of nothing but questions, are divided by
//! `one_line`; bold lines above several of them are `titles`. Three files say what is no question: `contents` (a table of contents), `repeated` (a list of
//! questions that are answered further down) and `prose` (a program's page, releases); `apart`
//! joins questions with answers that stand below the same number further down.

pub mod apart;
pub mod bold;
pub mod bold_list;
pub mod bullets;
pub mod callouts;
pub mod contents;
pub mod details;
pub mod headings;
pub mod labelled;
pub mod lines;
pub mod nested;
pub mod numbered;
pub mod obsidian;
pub mod one_line;
pub mod outline;
pub mod pairs;
pub mod prose;
pub mod repeated;
pub mod tables;
pub mod titles;
