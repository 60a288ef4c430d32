//! The summary line printed to the shell on exit.

use crate::domain::Language;
use crate::words::{mock, study as words};

/// The figures from the start of the program to its exit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExitSummary {
    /// How many questions the last mock interview marked, and its score in percent.
    pub mock: Option<(usize, u8)>,
    /// How many cards were graded.
    pub n_graded: usize,
    /// How many of them had all points covered.
    pub n_all_points: usize,
    /// The title of the topic with the most missed points.
    pub most_missed: Option<String>,
    /// Minutes of reviews due tomorrow, over all cards.
    pub minutes_tomorrow: u32,
    /// How many events could not be saved.
    pub n_unsaved: usize,
}

impl ExitSummary {
    /// The line, without a newline. `None` if nothing was done.
    pub fn line(&self, language: Language) -> Option<String> {
        if self.n_graded == 0 && self.mock.is_none() {
            return None;
        }
        let mock = self
            .mock
            .map(|(n, percent)| mock::shell(language, n, percent));
        let has_graded = self.n_graded > 0;
        let most_missed = self.most_missed.as_deref();
        let parts = [
            mock,
            has_graded.then(|| words::shell_graded(language, self.n_graded)),
            has_graded.then(|| words::shell_all_points(language, self.n_all_points)),
            most_missed.map(|topic| words::most_missed(language, topic)),
            Some(words::tomorrow_minutes(language, self.minutes_tomorrow)),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        Some(parts.join(" · "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_the_contract() {
        let mut summary = ExitSummary {
            mock: None,
            n_graded: 18,
            n_all_points: 11,
            most_missed: Some("证书".to_owned()),
            minutes_tomorrow: 24,
            n_unsaved: 0,
        };
        let line = "18 题 · 全部讲到 11 · 漏得最多：证书 · 明天约 24 分钟";
        assert_eq!(summary.line(Language::Zh).unwrap(), line);
        summary.most_missed = None;
        let line = "answered 18 · all points 11 · tomorrow about 24 min";
        assert_eq!(summary.line(Language::En).unwrap(), line);
        summary.mock = Some((6, 66));
        summary.n_graded = 0;
        let line = "模拟面试 6 题，得分 66% · 明天约 24 分钟";
        assert_eq!(summary.line(Language::Zh).unwrap(), line);
    }

    #[test]
    fn who_did_nothing_is_told_nothing() {
        assert_eq!(ExitSummary::default().line(Language::En), None);
    }
}
