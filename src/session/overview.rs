//! The home screen before a session: how much there is to do today, and the progress of each topic.

use std::collections::{BTreeSet, HashMap, HashSet};

use jiff::civil::Date;

use crate::deck::Deck;
use crate::domain::{Bilingual, Card, CardId, CardKind, CardState, Importance, Moment, TopicId};
use crate::plan::{DayPlan, StudyDay, Turn, whole_minutes};
use crate::query::Query;
use crate::stats::{Counts, Mastery};

/// The rest of today's plan, and the rows of the table of topics.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// The rest of today's plan.
    pub plan: DayPlan,
    /// The minutes of today.
    pub budget: u32,
    /// How many of them were used.
    pub spent: u32,
    /// The last day of the break that today is in.
    pub pause: Option<Date>,
    /// Days since the last day of study, if today has no answers yet; 0 for a newcomer.
    pub n_days_away: i32,
    /// The cards that interviewers almost always ask.
    pub must: Counts,
    /// Questions that no note answers.
    pub n_unanswered: usize,
    /// Questions about the learner that have no answer of the learner's own.
    pub n_without_own_answer: usize,
    /// All cards in one row, then one row for each topic that has some, children under parents.
    pub rows: Vec<TopicRow>,
}

/// One row of the table of topics.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TopicRow {
    /// The topic; `None` for all cards.
    pub topic: Option<TopicId>,
    /// The cards of the row.
    pub query: Query,
    pub title: Bilingual,
    /// How many parents it has.
    pub depth: usize,
    /// Reviews and repeats that a session of the row would hold now.
    pub n_due: usize,
    /// How many of today's new cards are from it.
    pub n_new: usize,
    pub counts: Counts,
}

impl Overview {
    /// The overview of the cards that a query matches, with their states. `day` holds those that
    /// can be asked.
    pub fn new(
        deck: &Deck,
        query: &Query,
        cards: Vec<(&Card, CardState)>,
        day: &StudyDay,
        now: Moment,
    ) -> Self {
        let mut table = TopicTable::new(deck, query);
        let (mut n_unanswered, mut n_without_own_answer) = (0, 0);
        let mut must = Counts::default();
        for (card, state) in cards {
            let is_personal = card.kind == CardKind::Personal;
            n_without_own_answer +=
                usize::from(is_personal && deck.own_answers(card).next().is_none());
            if card.unanswered {
                n_unanswered += 1;
            } else {
                let mastery = Mastery::new(card, &state);
                if card.importance == Importance::High {
                    must.add(mastery);
                }
                table.each(card, |row| row.counts.add(mastery));
            }
        }
        table.plan(deck, day, now);
        Self {
            plan: day.plan(now),
            budget: whole_minutes(day.input().budget.time),
            spent: whole_minutes(day.input().spent),
            pause: None,
            n_days_away: 0,
            must,
            n_unanswered,
            n_without_own_answer,
            rows: table.rows(),
        }
    }
}

/// The rows during counting.
struct TopicTable {
    rows: Vec<TopicRow>,
    /// For each topic, its row and the rows of its parents.
    indices: HashMap<TopicId, Vec<usize>>,
}

impl TopicTable {
    fn new(deck: &Deck, query: &Query) -> Self {
        let all = TopicRow {
            query: query.clone(),
            ..TopicRow::default()
        };
        let mut table = Self {
            rows: vec![all],
            indices: HashMap::new(),
        };
        // The row of the last topic and those of its parents.
        let mut branch: Vec<usize> = Vec::new();
        for (topic, depth) in deck.topics.tree() {
            branch.truncate(depth);
            branch.push(table.rows.len());
            table.indices.insert(topic.id.clone(), branch.clone());
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

    /// The rows that a card belongs to.
    fn rows_of(&self, card: &Card) -> BTreeSet<usize> {
        let topics = card.topics.iter();
        let of_topics = topics.filter_map(|topic| self.indices.get(topic));
        of_topics.flatten().copied().chain([0]).collect()
    }

    /// Counts a card in every row that it belongs to, once.
    fn each(&mut self, card: &Card, count: impl Fn(&mut TopicRow)) {
        for index in self.rows_of(card) {
            if let Some(row) = self.rows.get_mut(index) {
                count(row);
            }
        }
    }

    /// Counts what a session of each row would hold.
    fn plan(&mut self, deck: &Deck, day: &StudyDay, now: Moment) {
        let mut members: Vec<HashSet<CardId>> = vec![HashSet::new(); self.rows.len()];
        for card in day.cards().filter_map(|card| deck.card(card.id)) {
            for index in self.rows_of(card) {
                if let Some(members) = members.get_mut(index) {
                    members.insert(card.id);
                }
            }
        }
        for (row, members) in self.rows.iter_mut().zip(members) {
            row.n_due = day.plan_of(now, |card| members.contains(&card)).n_due();
        }
        let today = day.plan(now);
        let new = today.cards.iter().filter(|it| it.turn == Turn::New);
        for card in new.filter_map(|planned| deck.card(planned.card)) {
            self.each(card, |row| row.n_new += 1);
        }
    }

    /// The row of all cards, then the rows that have cards.
    fn rows(self) -> Vec<TopicRow> {
        let rows = self.rows.into_iter();
        rows.filter(|row| row.topic.is_none() || row.counts.n_cards() > 0)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::PlanCard;
    use crate::plan::testing::{day, new_card};
    use crate::session::testing::{at, deck, query};

    /// All cards, in the state of cards that were never shown.
    fn unseen(deck: &Deck) -> Vec<(&Card, CardState)> {
        let cards = deck.cards.iter();
        cards.map(|card| (card, CardState::default())).collect()
    }

    /// The overview of the cards that match, at two minutes a new card.
    fn overview(text: &str, minutes: u32) -> Overview {
        let deck = deck();
        let query = query(&deck, text);
        let matching = query.select(&deck, unseen(&deck));
        let answered = matching.iter().filter(|(card, _)| !card.unanswered);
        let cards = answered.enumerate().map(|(n, (card, _))| PlanCard {
            id: card.id,
            ..new_card(n)
        });
        let day = day(cards.collect(), minutes);
        Overview::new(&deck, &query, matching, &day, at(0))
    }

    #[test]
    fn a_newcomer_has_as_many_new_cards_as_fit() {
        let overview = overview("", 4);
        let plan = &overview.plan;
        assert_eq!((plan.n_reviews(), plan.n_new(), plan.minutes()), (0, 2, 4));
        assert_eq!((overview.budget, overview.spent), (4, 0));
        assert_eq!(overview.n_unanswered, 1);
        assert_eq!(overview.rows[0].counts.n_cards(), 3);
    }

    #[test]
    fn a_card_about_the_learner_without_an_own_answer_is_counted() {
        let mut deck = deck();
        let query = query(&deck, "");
        let empty = day(Vec::new(), 4);
        let of = |deck: &Deck| {
            Overview::new(deck, &query, unseen(deck), &empty, at(0)).n_without_own_answer
        };
        assert_eq!(of(&deck), 0);
        deck.cards[0].kind = CardKind::Personal;
        assert_eq!(of(&deck), 1);
    }

    #[test]
    fn a_topic_shows_how_many_of_todays_new_cards_are_from_it() {
        let overview = overview("", 2);
        let topics = &overview.rows[1..];
        assert!(topics.len() > 1);
        assert!(topics.iter().all(|row| row.counts.n_cards() > 0));
        assert_eq!(overview.rows[0].n_new, 1);
        assert!(topics.iter().any(|row| row.n_new == 1));
        assert!(topics.iter().any(|row| row.n_new == 0));
    }

    #[test]
    fn a_query_limits_the_rows() {
        let overview = overview("rbac", 30);
        assert_eq!(overview.rows[0].counts.n_cards(), 1);
        assert_eq!(overview.plan.n_new(), 1);
    }
}
