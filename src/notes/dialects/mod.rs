//! Ways of writing questions and answers that have marks of their own, one file each, and lines that
//! are none of either. Headings, lists, bold lines and bare lines need no file: the evidence of
//! their shape tells what they are.
//!
//! | file | it knows |
//! |---|---|
//! | `labelled` | 思路 and 回答 below a question, and answer labels of other languages |
//! | `pairs` | `Q:`, `问：`, `[!question]` and what else labels a question |
//! | `details` | `<details>` and `<summary>`, and lids that only say 答案 |
//! | `flashcards` | forms of flashcard programs: `question::answer`, `Q:` and `A:`, `START` … `END` |
//! | `tables` | a column of questions and one of answers |
//! | `one_line` | question and answer on one line |
//! | `contents` | tables of contents, which are structure |
//! | `repeated` | a list of questions that are answered further down |

pub mod contents;
pub mod details;
pub mod flashcards;
pub mod labelled;
pub mod one_line;
pub mod pairs;
pub mod repeated;
pub mod tables;
