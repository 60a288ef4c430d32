//! Words that several parts of the program use.

use crate::domain::{Grade, Language};

words! {
    /// Between a label and what it labels.
    colon: ": ", "：";
    /// Between sentences on one line.
    semicolon: "; ", "；";
    /// Between the parts of a sentence.
    clause: ", ", "，";
    /// Between the words of a list.
    comma: ", ", "、";
    /// Grade 1.
    again: "under half", "不到一半";
    /// Grade 2.
    hard: "over half", "过半";
    /// Grade 3.
    good: "nearly all", "基本讲全";
    /// Grade 4.
    easy: "all, fluently", "讲全且流利";
    minutes(n: u64): "{n} min", "{n} 分钟";
    /// How many answers are in memory only.
    n_unsaved(n: usize): "{n} unsaved", "未保存 {n}";
}

/// What a grade means.
pub fn grade(language: Language, grade: Grade) -> &'static str {
    match grade {
        Grade::Again => again(language),
        Grade::Hard => hard(language),
        Grade::Good => good(language),
        Grade::Easy => easy(language),
    }
}
