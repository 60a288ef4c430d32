//! The day's plan, as the screens show it.

use super::{NOTES, TestFolder};
use crate::domain::{Card, CardState, Grade};
use crate::library::{Library, OpenOptions, StudyOptions};
use crate::plan::{Next, Turn};
use crate::progress::{Answered, EventKind};
use crate::query::Query;

/// The embedded deck with a few minutes a day.
fn open(desk: &TestFolder, config: &str) -> Library {
    desk.write("config.yaml", config);
    Library::open(OpenOptions {
        decks: Vec::new(),
        ..desk.options()
    })
    .unwrap()
}

#[test]
fn the_new_cards_of_a_topic_are_those_of_today() {
    for config in ["minutes_per_day: 7\n", "new_per_day: 5\n"] {
        let desk = TestFolder::new(NOTES);
        let library = open(&desk, config);
        let now = library.now();
        let options = StudyOptions::default();
        let overview = library.overview(&Query::default(), &options, now);
        let (all, topics) = overview.rows.split_first().unwrap();
        assert_eq!(all.n_new, overview.plan.n_new());
        let deck = library.deck();
        let new = || overview.plan.cards.iter().filter(|it| it.turn == Turn::New);
        let new = || new().filter_map(|planned| deck.card(planned.card));
        for row in topics {
            let is_of_topic = |card: &&Card| row.query.matches(deck, card, &CardState::default());
            assert_eq!(
                row.n_new,
                new().filter(is_of_topic).count(),
                "{:?}",
                row.topic
            );
        }
    }
}

#[test]
fn new_cards_of_a_topic_session_count_for_the_day() {
    // 80 of 420 seconds are used; the rest holds two new cards at 120.
    for (config, n_left) in [("minutes_per_day: 7\n", 2), ("new_per_day: 5\n", 1)] {
        let desk = TestFolder::new(NOTES);
        let mut library = open(&desk, config);
        let etcd = Query::parse("topic:etcd", &library.deck().topics).unwrap();
        for _ in 0..4 {
            let session = library.session(&etcd, &StudyOptions::default(), library.now());
            let Next::Card(card) = session.now() else {
                panic!("cards are left");
            };
            let answered = Answered {
                ms: Some(20_000),
                ..Answered::new(card, Grade::Easy)
            };
            library.record(EventKind::Review(answered)).unwrap();
        }
        let session = library.session(&Query::default(), &StudyOptions::default(), library.now());
        assert_eq!(session.plan().n_new(), n_left, "{config}");
    }
}
