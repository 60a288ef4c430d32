//! Draws the questions of a mock interview from the open decks.

use std::collections::HashMap;

use crate::domain::{Card, CardState, Moment, TopicId};
use crate::library::{Library, StudyOptions};
use crate::query::{Is, Query};
use crate::session::{Candidate, DrawnQuestion, MockRun, MockSetup, draw};
use crate::stats::readiness;

/// Seeds that are not given have so many values: a learner can type them again.
const N_SEEDS: i64 = 1_000_000;

/// The mock interview that the learner asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MockRequest {
    /// Which cards may be asked.
    pub query: Query,
    pub n_questions: usize,
    /// The minutes that the learner may speak.
    pub minutes: u32,
    /// `None` for new questions each time.
    pub seed: Option<u64>,
}

impl Default for MockRequest {
    fn default() -> Self {
        Self {
            query: Query::default(),
            n_questions: 6,
            minutes: 25,
            seed: None,
        }
    }
}

impl Library {
    /// A mock interview with cards that match a query. Has no questions if none can be asked.
    ///
    /// A seed that an interview of the log has asks its questions again, if they can still be
    /// asked.
    pub fn mock_interview(&self, request: &MockRequest, now: Moment) -> MockRun {
        let cards = self.interview_cards(&request.query, now);
        let candidates = self.candidates(&cards, now);
        let seed = request.seed.unwrap_or_else(|| {
            let millisecond = now.instant.as_millisecond();
            millisecond.rem_euclid(N_SEEDS).unsigned_abs()
        });
        let before = request
            .seed
            .map_or_else(Vec::new, |_| self.asked_with(seed));
        let drawn = draw(&candidates, &before, request.n_questions, seed);
        let questions = drawn.into_iter().zip(0..).map(|(card, place)| {
            let known = cards.iter().find(|(other, _)| other.id == card);
            let answered = known.filter(|(_, state)| state.recall.is_some());
            DrawnQuestion {
                card,
                predicted: answered.map(|(card, state)| readiness([(*card, state)])),
                pick: seed.wrapping_add(place),
            }
        });
        let minutes = request.minutes;
        MockRun::new(MockSetup { seed, minutes }, questions)
    }

    /// The cards that an interview may ask: those with an answer that are neither hidden, suspended
    /// nor buried.
    fn interview_cards(&self, query: &Query, now: Moment) -> Vec<(&Card, CardState)> {
        let suspended = query.asks_for(Is::Suspended);
        let mut cards = self.askable(query, &StudyOptions::default(), now);
        cards.retain(|(card, state)| {
            !card.unanswered && !state.buried && (!state.suspended || suspended)
        });
        cards
    }

    /// Weighs cards by importance and by how weak their topic is: one that is not started weighs
    /// twice one that is known.
    fn candidates(&self, cards: &[(&Card, CardState)], now: Moment) -> Vec<Candidate> {
        let all = self.askable(&Query::default(), &StudyOptions::default(), now);
        let mut by_topic: HashMap<Option<&TopicId>, Vec<(&Card, &CardState)>> = HashMap::new();
        for (card, state) in &all {
            let topic = by_topic.entry(card.primary_topic()).or_default();
            topic.push((card, state));
        }
        let ready: HashMap<Option<&TopicId>, f64> = by_topic
            .into_iter()
            .map(|(topic, cards)| (topic, readiness(cards)))
            .collect();
        let candidate = |(card, _): &(&Card, CardState)| {
            let ready = ready.get(&card.primary_topic()).copied();
            Candidate {
                card: card.id,
                weight: card.importance.weight() * (2.0 - ready.unwrap_or(0.0)),
                topic: card.primary_topic().cloned(),
                related: card.related.clone(),
            }
        };
        cards.iter().map(candidate).collect()
    }

    /// The cards of the latest interview with a seed.
    fn asked_with(&self, seed: u64) -> Vec<crate::domain::CardId> {
        let mut interviews = self.history().interviews();
        let same = interviews.find(|(_, interview)| interview.seed == seed);
        let questions = same.map(|(_, interview)| &interview.questions);
        let cards = questions.into_iter().flatten();
        cards
            .map(|question| self.home_card(question.card))
            .collect()
    }
}
