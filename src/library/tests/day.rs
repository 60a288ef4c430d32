//! The day's plan, as the screens show it.

use super::{NOTES, TestFolder};
use crate::domain::Grade;
use crate::library::{Library, OpenOptions, StudyOptions};
use crate::plan::Next;
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

/// Each topic with its count in the overview and the size of its session.
fn topics(library: &Library) -> Vec<(String, usize, usize)> {
    let now = library.now();
    let options = StudyOptions::default();
    let overview = library.overview(&Query::default(), &options, now);
    let rows = overview.rows.iter();
    let of_topics = rows.filter_map(|row| Some((row.topic.as_ref()?, row)));
    let counted = of_topics.map(|(topic, row)| {
        let query = format!("topic:{topic}");
        let query = Query::parse(&query, &library.deck().topics).unwrap();
        let session = library.session(&query, &options, now);
        let left = session.plan().n_cards();
        (topic.to_string(), row.n_due + row.n_new, left)
    });
    counted.collect()
}

#[test]
fn a_topic_shows_the_size_of_its_own_session() {
    for config in ["minutes_per_day: 7\n", "new_per_day: 5\n"] {
        let desk = TestFolder::new(NOTES);
        let mut library = open(&desk, config);
        for n_answered in 0..3 {
            for (topic, shown, held) in topics(&library) {
                assert_eq!(shown, held, "{config} {topic}, {n_answered} answered");
                assert!(shown > 0, "{topic}");
            }
            let now = library.now();
            let session = library.session(&Query::default(), &StudyOptions::default(), now);
            let Next::Card(card) = session.now() else {
                panic!("cards are left");
            };
            let answered = Answered::new(card, Grade::Easy);
            library.record(EventKind::Review(answered)).unwrap();
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
