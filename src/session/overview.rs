//! What stands before a session: how much there is to do today, and how each topic is doing.

use std::collections::{BTreeSet, HashMap};

use super::Work;
use crate::deck::Deck;
use crate::domain::{Bilingual, Card, CardId, CardState, LearningState, TopicId};
use crate::query::Query;
use crate::stats::{Counts, counts};

/// What there is to do, and the rows of the table of topics.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// Reviews of today, learning cards included.
    pub n_reviews: usize,
    /// New cards of today.
    pub n_new: usize,
    /// Minutes that they take together.
    pub minutes: u32,
    /// Whether the reviews alone are too much for the day, so that nothing new comes.
    pub reviews_exceed_budget: bool,
    /// Questions that no note answers.
    pub n_unanswered: usize,
    /// All cards in one row, then one row for each topic that has some, children under parents.
    pub rows: Vec<TopicRow>,
}

/// One row of the table of topics.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TopicRow {
    /// The topic; none for all cards.
    pub topic: Option<TopicId>,
    /// Finds its cards among those of the overview.
    pub query: Query,
    /// What it is called.
    pub title: Bilingual,
    /// How many parents it has.
    pub depth: usize,
    /// Its reviews of today.
    pub n_due: usize,
    /// Its new cards: its share of today's, or as many as a session of its own would hold.
    pub n_new: usize,
    /// How its cards are doing.
    pub counts: Counts,
}

impl Overview {
    /// The overview of the cards that a query finds: what is left of the work of this day.
    pub fn of(
        deck: &Deck,
        query: &Query,
        work: &Work,
        state_of: impl Fn(&Card) -> CardState,
    ) -> Self {
        let mut table = Table::new(deck, query);
        let mut n_unanswered = 0;
        let cards = deck.cards.iter().filter(|card| card.hidden.is_none());
        let cards = cards.map(|card| (card, state_of(card))).collect();
        for (card, state) in query.select(deck, cards) {
            if card.unanswered {
                n_unanswered += 1;
            } else {
                let standing = counts([(card, &state)]);
                table.each(card, |row| row.counts += standing);
            }
        }
        let state_of_id = |id: CardId| {
            let card = deck.card(id);
            card.map_or(LearningState::New, |card| state_of(card).memory.state)
        };
        let left = work.left(state_of_id);
        let card_at = |place: &usize| deck.card(*work.selection.cards.get(*place)?);
        for card in left.new.iter().filter_map(card_at) {
            table.each(card, |row| row.n_new += 1);
        }
        let reviews = left.learning.iter().chain(&left.reviews);
        for card in reviews.filter_map(card_at) {
            table.each(card, |row| row.n_due += 1);
        }
        let all = table.rows.first().cloned().unwrap_or_default();
        Self {
            n_reviews: all.n_due,
            n_new: all.n_new,
            minutes: left.minutes,
            reviews_exceed_budget: left.reviews_exceed_budget,
            n_unanswered,
            rows: table.rows(),
        }
    }
}

/// The rows while they are counted.
struct Table {
    rows: Vec<TopicRow>,
    /// For every topic its row and those of its parents.
    places: HashMap<TopicId, Vec<usize>>,
}

impl Table {
    fn new(deck: &Deck, query: &Query) -> Self {
        let all = TopicRow {
            query: query.clone(),
            ..TopicRow::default()
        };
        let mut table = Self {
            rows: vec![all],
            places: HashMap::new(),
        };
        // The row of the last topic and those of its parents.
        let mut branch: Vec<usize> = Vec::new();
        for (topic, depth) in deck.topics.tree() {
            branch.truncate(depth);
            branch.push(table.rows.len());
            table.places.insert(topic.id.clone(), branch.clone());
            table.rows.push(TopicRow {
                topic: Some(topic.id.clone()),
                query: query.within(&topic.id, &deck.topics),
                title: topic.title.clone(),
                depth,
                ..TopicRow::default()
            });
        }
        table
    }

    /// Counts a card in every row that it belongs to, once.
    fn each(&mut self, card: &Card, count: impl Fn(&mut TopicRow)) {
        let of_topics = card
            .topics
            .iter()
            .filter_map(|topic| self.places.get(topic));
        let places: BTreeSet<usize> = of_topics.flatten().copied().chain([0]).collect();
        for place in places {
            if let Some(row) = self.rows.get_mut(place) {
                count(row);
            }
        }
    }

    /// The rows with cards, that of all cards first whatever it holds.
    fn rows(self) -> Vec<TopicRow> {
        let rows = self.rows.into_iter();
        rows.filter(|row| row.topic.is_none() || row.counts.n_cards() > 0)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::memory::{Agenda, Budget, Scheduler, Settings};
    use crate::session::testing::{at, deck, query};
    use crate::session::{Selection, Today};

    fn overview(text: &str, minutes: u32) -> Overview {
        let deck = deck();
        let scheduler = Scheduler::new(Settings::default()).unwrap();
        let budget = Budget::of_minutes(minutes, Duration::from_secs(60));
        let query = query(&deck, text);
        let selection = Selection::of(&deck, &query, |_| CardState::default());
        let work = Work {
            agenda: Agenda::new(&selection.candidates, &scheduler, &budget, at(0)),
            selection,
            today: Today::default(),
            per_card: budget.per_card,
        };
        Overview::of(&deck, &query, &work, |_| CardState::default())
    }

    #[test]
    fn a_newcomer_has_as_many_new_cards_as_minutes() {
        let overview = overview("", 2);
        assert_eq!(
            (overview.n_reviews, overview.n_new, overview.minutes),
            (0, 2, 2)
        );
        assert_eq!(overview.n_unanswered, 1);
        assert_eq!(overview.rows[0].counts.n_cards(), 3);
    }

    #[test]
    fn every_topic_with_cards_has_a_row_and_no_other() {
        let overview = overview("", 30);
        let new: usize = overview
            .rows
            .iter()
            .filter(|row| row.depth == 0)
            .map(|row| row.n_new)
            .sum();
        assert!(
            new >= 2 * overview.n_new,
            "every card is counted in all and in its topic"
        );
        assert!(
            overview.rows[1..]
                .iter()
                .all(|row| row.counts.n_cards() > 0)
        );
    }

    #[test]
    fn a_query_limits_the_rows() {
        let overview = overview("rbac", 30);
        assert_eq!(overview.rows[0].counts.n_cards(), 1);
        assert_eq!(overview.n_new, 1);
    }
}
