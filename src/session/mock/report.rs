//! The report of a mock interview, as plain data in one language.

use jiff::civil::Date;

use crate::domain::{CardId, Language};
use crate::words::mock as words;

/// The result of one question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportedQuestion {
    /// `None` if the card is no longer in any open deck.
    pub card: Option<CardId>,
    /// Empty if the card is no longer in any open deck.
    pub title: String,
    /// The title of its primary topic; may be empty.
    pub topic: String,
    /// 0 to 1.
    pub score: f64,
    /// The milliseconds spoken about it.
    pub ms: Option<u32>,
    /// Core points first.
    pub missed: Vec<MissedInMock>,
    /// The follow-up, if a part of its answer was missed.
    pub follow_up: Option<MissedFollowUp>,
}

/// A follow-up that was not answered in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissedFollowUp {
    pub text: String,
    /// Empty if the learner marked it.
    pub missed: Vec<String>,
    /// The mark from 1 to 4 of a follow-up without points.
    pub mark: Option<u8>,
}

impl MissedFollowUp {
    /// The follow-up with its mark. `text` may be escaped.
    pub(super) fn title(&self, text: &str, language: Language) -> String {
        match self.mark {
            Some(mark) => words::asked_next_marked(language, text, mark),
            None => words::asked_next(language, text),
        }
    }
}

/// A missed point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MissedInMock {
    pub text: String,
    /// Whether an answer without it fails.
    pub is_core: bool,
    /// Whether the review before also missed it.
    pub again: bool,
}

/// The result of one interview.
#[derive(Clone, Debug, PartialEq)]
pub struct MockResult {
    pub day: Date,
    pub seed: u64,
    /// Planned length in minutes.
    pub minutes: u32,
    /// The milliseconds spoken.
    pub used_ms: u64,
    /// 0 to 1.
    pub score: f64,
    /// The score expected before it began, 0 to 1.
    pub predicted: Option<f64>,
    pub n_questions: usize,
}

/// The questions of a topic.
#[derive(Clone, Debug, PartialEq)]
pub struct TopicScore {
    /// May be empty.
    pub topic: String,
    /// The mean over its questions, 0 to 1.
    pub score: f64,
    pub n_questions: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct MockReport {
    pub result: MockResult,
    /// In the order asked.
    pub questions: Vec<ReportedQuestion>,
    /// The interviews before it, latest first.
    pub earlier: Vec<MockResult>,
}

/// Questions with lower scores are studied again.
const REPAIRED_BELOW: f64 = 0.8;

impl MockReport {
    /// The score of each topic, the lowest first.
    pub fn topics(&self) -> Vec<TopicScore> {
        let mut topics: Vec<TopicScore> = Vec::new();
        for question in &self.questions {
            match topics.iter_mut().find(|it| it.topic == question.topic) {
                Some(topic) => {
                    topic.score += question.score;
                    topic.n_questions += 1;
                }
                None => topics.push(TopicScore {
                    topic: question.topic.clone(),
                    score: question.score,
                    n_questions: 1,
                }),
            }
        }
        for topic in &mut topics {
            topic.score /= topic.n_questions as f64;
        }
        topics.sort_by(|one, other| one.score.total_cmp(&other.score));
        topics
    }

    /// The cards to study after it, the worst first.
    pub fn cards_to_repair(&self) -> Vec<CardId> {
        let weak = self.questions.iter().filter(|it| it.score < REPAIRED_BELOW);
        let mut weak: Vec<&ReportedQuestion> = weak.collect();
        weak.sort_by(|one, other| one.score.total_cmp(&other.score));
        weak.into_iter()
            .filter_map(|question| question.card)
            .collect()
    }

    /// The mean score of the earlier interviews. `None` for the first.
    pub fn earlier_mean(&self) -> Option<f64> {
        let n = self.earlier.len();
        let sum: f64 = self.earlier.iter().map(|it| it.score).sum();
        (n > 0).then(|| sum / n as f64)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn report(questions: Vec<(usize, f64)>) -> MockReport {
        let n_questions = questions.len();
        let score = questions.iter().map(|(_, score)| score).sum::<f64>() / n_questions as f64;
        let questions = questions.into_iter().enumerate();
        let questions = questions.map(|(n, (topic, score))| ReportedQuestion {
            card: Some(CardId::of_question(&format!("card {n}"))),
            topic: format!("topic {topic}"),
            score,
            ..ReportedQuestion::default()
        });
        MockReport {
            questions: questions.collect(),
            result: MockResult {
                day: jiff::civil::date(2026, 11, 21),
                seed: 7,
                minutes: 25,
                used_ms: 0,
                score,
                predicted: None,
                n_questions,
            },
            earlier: Vec::new(),
        }
    }

    #[test]
    fn what_scored_below_80_percent_is_studied_again_the_worst_first() {
        let id = |n: usize| CardId::of_question(&format!("card {n}"));
        let report = report(vec![(0, 0.7), (0, 0.8), (1, 0.2), (2, 1.0)]);
        assert_eq!(report.cards_to_repair(), [id(2), id(0)]);
    }

    proptest! {
        #[test]
        fn the_scores_of_topics_add_up_to_the_score(
            questions in prop::collection::vec((0usize..4, 0.0f64..=1.0), 1..12),
        ) {
            let report = report(questions);
            let topics = report.topics();
            let n: usize = topics.iter().map(|topic| topic.n_questions).sum();
            prop_assert_eq!(n, report.questions.len());
            let sum: f64 = topics.iter().map(|it| it.score * it.n_questions as f64).sum();
            prop_assert!((sum / n as f64 - report.result.score).abs() < 1e-9);
            prop_assert!(topics.is_sorted_by(|one, other| one.score <= other.score));
        }
    }
}
