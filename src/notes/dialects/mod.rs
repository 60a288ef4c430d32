//! Ways of writing questions and answers with explicit marks, one file each, and lists that only
//! repeat questions. Headings, lists, bold lines and plain lines need no file: the features of
//! their shape decide.
//!
//! | file | what it recognizes |
//! |---|---|
//! | `labelled` | 思路 and 回答 below a question, and answer labels in other languages |
//! | `pairs` | question labels: `Q:`, `问：`, `[!question]` |
//! | `details` | `<details>` and `<summary>`, and lids such as 答案 |
//! | `flashcards` | forms of flashcard programs: `question::answer`, `Q:` and `A:`, `START` … `END`
//! |
//! | `tables` | a column of questions and one of answers |
//! | `one_line` | question and answer on one line |
//! | `contents` | tables of contents, which are structure |
//! | `repeated` | lists of questions that are answered further down |

pub mod contents;
pub mod details;
pub mod flashcards;
pub mod labelled;
pub mod one_line;
pub mod pairs;
pub mod repeated;
pub mod tables;
