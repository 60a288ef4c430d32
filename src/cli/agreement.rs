//! The numbers of `due`, home, the header of a session, `plan`, `stats` and `next` agree on any log.

use std::fs;

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;
use tempfile::TempDir;

use super::due::Due;
use super::next;
use super::stats::json::stats;
use crate::domain::{CardId, CardState, Moment};
use crate::library::{Environment, Library, OpenOptions, StudyOptions};
use crate::plan::Next;
use crate::progress::{Answered, EventKind};
use crate::query::Query;
use crate::session::CardView;

const N_CARDS: usize = 12;

pub(super) fn card(n: usize) -> CardId {
    CardId::of_question(&format!("What is number {n}?"))
}

/// An event, without its id and time.
fn event() -> impl Strategy<Value = String> {
    let card = || (0..N_CARDS).prop_map(card);
    let grade = prop::sample::select(vec!["again", "hard", "good", "easy"]);
    let ms = prop::option::weighted(0.9, 2_000..500_000_u32);
    let hit = prop::sample::select(vec!["", r#","hit":[1],"of":2"#, r#","hit":[],"of":2"#]);
    let review = (card(), grade, ms, hit, prop::bool::weighted(0.1));
    let review = review.prop_map(|(card, grade, ms, hit, cram)| {
        let ms = ms.map_or(String::new(), |ms| format!(r#","ms":{ms}"#));
        let cram = if cram { r#","cram":true"# } else { "" };
        format!(r#""do":"review","card":"{card}","grade":"{grade}"{ms}{hit}{cram}"#)
    });
    let undo = (0..60_usize).prop_map(|of| format!(r#""do":"undo","of":"01KAJ6{of:020}""#));
    let today = (1..60_u32).prop_map(|minutes| format!(r#""do":"today","minutes":{minutes}"#));
    let date = (20..30_u32).prop_map(|day| format!(r#""do":"plan","date":"2026-11-{day}""#));
    let pause = (18..24_u32, 0..3_u32).prop_map(|(from, n)| {
        let to = from + n;
        format!(r#""do":"pause","from":"2026-11-{from}","to":"2026-11-{to}""#)
    });
    let mark = (
        card(),
        prop::sample::select(vec!["bury", "suspend", "resume", "forget"]),
    );
    let mark = mark.prop_map(|(card, what)| format!(r#""do":"{what}","card":"{card}""#));
    let mock = (card(), 0..=100_u32, 0..900_000_u32).prop_map(|(card, percent, ms)| {
        let score = f64::from(percent) / 100.0;
        format!(
            r#""do":"interview","seed":7,"minutes":25,"used_ms":{ms},"score":{score},"predicted":0.5,"questions":[{{"card":"{card}","score":{score},"ms":{ms}}}]"#
        )
    });
    prop_oneof![1 => mock, 30 => review, 3 => undo, 1 => today, 1 => date, 1 => pause, 3 => mark]
}

/// A log of the week before 20:00 on 2026-11-21.
pub(super) fn log() -> impl Strategy<Value = String> {
    vec((0..7 * 24 * 60_u32, event()), 0..60).prop_map(|mut events| {
        events.sort_by_key(|(minute, _)| *minute);
        let lines = events.into_iter().enumerate().map(|(n, (minute, event))| {
            let start: Moment = "2026-11-14T20:00:00+08:00".parse().unwrap();
            let at = start.after(jiff::SignedDuration::from_mins(minute.into()));
            format!("{{\"v\":1,\"id\":\"01KAJ6{n:020}\",\"at\":\"{at}\",{event}}}\n")
        });
        lines.collect()
    })
}

pub(super) fn open(folder: &TempDir, log: &str, config: &str) -> Library {
    let notes: String = (0..N_CARDS)
        .map(|n| format!("# What is number {n}?\n\nIt is {n}.\n\n"))
        .collect();
    let deck = "name: test\nsources: [ notes.md ]\ntopics:\n  - id: one\n    title: { en: One }\n    \
                keywords: [ number ]\n";
    for (name, text) in [
        ("deck.yaml", deck),
        ("notes.md", &*notes),
        ("progress.jsonl", log),
        ("config.yaml", config),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let options = OpenOptions {
        decks: vec![folder.path().join("deck.yaml")],
        now: Some("2026-11-21T20:00:00+08:00".parse().unwrap()),
        environment: Environment {
            app_home: Some(folder.path().to_owned()),
            ..Environment::default()
        },
        ..OpenOptions::default()
    };
    Library::open(options).unwrap()
}

/// Reviews, repeats included, new cards and minutes, as each place shows them.
fn figures(library: &Library) -> Vec<(&'static str, [u64; 3])> {
    let (all, options) = (Query::default(), StudyOptions::default());
    let now = library.now();
    let of = |value: &Value, reviews: &[&str]| {
        let number = |key: &str| value[key].as_u64().unwrap();
        let reviews = reviews.iter().map(|key| number(key)).sum();
        [reviews, number("new"), number("minutes")]
    };
    let due = Due::new(library, &all).json();
    let study = library.session(&all, &options, now);
    let next = next::json(library, &study, None);
    let stats = stats(library, &library.report(&all, now), &[]);
    let home = library.overview(&all, &options, now);
    let row = &home.rows[0];
    let minutes = u64::from(home.plan.minutes());
    let mut figures = vec![
        ("due", of(&due, &["learning", "reviews"])),
        ("next", of(&next["left"], &["learning", "reviews"])),
        ("stats", of(&stats["forecast"][0], &["reviews"])),
        ("home", [row.n_due as u64, row.n_new as u64, minutes]),
    ];
    let (n_reviews, n_new) = (figures[0].1[0], figures[0].1[1]);
    let header = u64::from(study.minutes_left());
    figures.push(("header", [n_reviews, n_new, header]));
    let ahead = library.interview_ahead(now);
    let forecast = ahead.map(|interview| library.forecast_to(&interview, now));
    let today = forecast.and_then(|forecast| forecast.days.first().copied());
    if let Some(day) = today {
        let counts = [
            day.n_reviews as u64,
            day.n_new as u64,
            u64::from(day.minutes),
        ];
        figures.push(("plan", counts));
    }
    figures
}

/// Answers the cards that come, and compares the session with one that is opened anew.
fn play(library: &mut Library, grades: &[usize]) {
    let (all, options) = (Query::default(), StudyOptions::default());
    let mut study = library.session(&all, &options, library.now());
    for grade in grades {
        let Next::Card(id) = study.now() else { return };
        let answered = Answered {
            ms: Some(30_000 * *grade as u32),
            ..Answered::new(id, crate::domain::Grade::ALL[*grade])
        };
        let event = library.record(EventKind::Review(answered)).unwrap();
        let state = library
            .deck()
            .card(id)
            .map(|card| library.state(card, library.now()));
        let state: CardState = state.unwrap();
        study.recorded(&event, &state, &CardView::default(), event.at);
        let again = library.session(&all, &options, event.at);
        assert_eq!(again.plan(), study.plan());
        assert_eq!(again.now(), study.now());
        assert_eq!(
            (again.n_seen(), again.n_cards()),
            (study.n_seen(), study.n_cards())
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_place_shows_the_same_numbers(
        log in log(),
        config in prop::sample::select(vec!["", "minutes_per_day: 5\n", "new_per_day: 3\n"]),
        grades in vec(0..4_usize, 0..8),
    ) {
        let folder = TempDir::new().unwrap();
        let mut library = open(&folder, &log, config);
        let figures = figures(&library);
        for (place, found) in &figures {
            prop_assert_eq!(*found, figures[0].1, "{}", place);
        }
        play(&mut library, &grades);
    }
}
