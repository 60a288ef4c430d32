//! Words that several parts of the program use.

use jiff::SignedDuration;

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
    /// Between the parts of a sentence.
    clause_comma: ", ", "，";
    /// Grade 1.
    again: "under half", "不到一半";
    /// Grade 2.
    hard: "over half", "过半";
    /// Grade 3.
    good: "nearly all", "基本讲全";
    /// Grade 4.
    easy: "all, fluently", "讲全且流利";
    minutes(n: u64): "{n} min", "{n} 分钟";
    in_minutes(n: i64): "in {n} min", "{n} 分钟后";
    in_hours(n: i64): "in {n} hour" | "in {n} hours", "{n} 小时后";
    in_days(n: i64): "in {n} day" | "in {n} days", "{n} 天后";
    tomorrow: "tomorrow", "明天";
    /// How many answers are in memory only.
    n_unsaved(n: usize): "{n} unsaved", "未保存 {n}";
}

/// Seconds as minutes and seconds: `1:12`.
pub fn clock(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// A wait in its largest unit, such as "in 3 days"; at least a minute.
pub fn after(language: Language, wait: SignedDuration) -> String {
    let minutes = (wait.as_secs() + 59) / 60;
    match (minutes / 60, minutes / (24 * 60)) {
        (0, _) => in_minutes(language, minutes.max(1)),
        (_, 0) => in_hours(language, (minutes + 30) / 60),
        (_, _) => in_days(language, (minutes + 12 * 60) / (24 * 60)),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_told_in_its_largest_unit() {
        for (minutes, en, zh) in [
            (0, "in 1 min", "1 分钟后"),
            (59, "in 59 min", "59 分钟后"),
            (60, "in 1 hour", "1 小时后"),
            (170, "in 3 hours", "3 小时后"),
            (24 * 60, "in 1 day", "1 天后"),
            (4356, "in 3 days", "3 天后"),
        ] {
            let wait = SignedDuration::from_mins(minutes);
            assert_eq!(after(Language::En, wait), en);
            assert_eq!(after(Language::Zh, wait), zh);
        }
    }
}
