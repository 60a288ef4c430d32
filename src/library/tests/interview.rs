//! Study towards a date.

use super::{TestFolder, review};
use crate::domain::{CardId, Grade};
use crate::library::{Library, StudyOptions};
use crate::plan::Next;
use crate::progress::{Answered, EventKind, Plan};
use crate::query::Query;
use crate::stats::counts;

fn open(desk: &TestFolder, now: &str) -> Library {
    desk.write("config.yaml", "time_zone: Asia/Shanghai\nfuzz: false\n");
    desk.open_at(now)
}

/// A library whose cards, `card 0` and so on, were graded Easy weeks before an interview.
fn desk(n_cards: usize) -> TestFolder {
    let notes = (0..n_cards).map(|n| format!("# card {n}\n\nIts answer.\n\n"));
    let desk = TestFolder::new(&notes.collect::<String>());
    for at in ["2026-11-01T09:00:00+08:00", "2026-11-09T09:00:00+08:00"] {
        let mut library = open(&desk, at);
        for n in 0..n_cards {
            library
                .record(review(&format!("card {n}"), Grade::Easy))
                .unwrap();
        }
    }
    let interview = Plan {
        date: Some(jiff::civil::date(2026, 11, 20)),
        ..Plan::default()
    };
    open(&desk, "2026-11-09T10:00:00+08:00")
        .record(EventKind::Plan(interview))
        .unwrap();
    desk
}

#[test]
fn the_forecast_of_today_is_what_home_shows() {
    let desk = desk(9);
    let mut library = open(&desk, "2026-11-17T09:00:00+08:00");
    for n_answered in 0..3 {
        let now = library.now();
        let overview = library.overview(&Query::default(), &StudyOptions::default(), now);
        // 20 first days of 9 seconds make a new card cost less than a minute; all nine fit.
        assert_eq!(overview.plan.n_reviews(), 9 - n_answered);
        let forecast = library.forecast_to(&library.interview(now).unwrap(), now);
        let today = forecast.days[0];
        assert_eq!(
            (today.n_reviews, today.n_new, today.minutes),
            (overview.plan.n_reviews(), 0, overview.plan.minutes()),
            "{n_answered} answered"
        );
        assert_eq!(forecast.days.len(), 3, "the 17th to the 19th");
        let session = library.session(&Query::default(), &StudyOptions::default(), now);
        let Next::Card(card) = session.now() else {
            panic!("cards are left");
        };
        let answered = Answered::new(card, Grade::Good);
        library.record(EventKind::Review(answered)).unwrap();
    }
}

#[test]
fn on_the_day_of_the_interview_the_forecast_equals_the_counts() {
    let desk = desk(9);
    let mut library = open(&desk, "2026-11-17T09:00:00+08:00");
    for (n, grade) in [Grade::Good, Grade::Again, Grade::Hard]
        .into_iter()
        .enumerate()
    {
        library.record(review(&format!("card {n}"), grade)).unwrap();
    }
    let suspend = CardId::of_question("card 5");
    library
        .record(EventKind::Suspend { card: suspend })
        .unwrap();
    let library = open(&desk, "2026-11-20T09:00:00+08:00");
    let now = library.now();
    let forecast = library.forecast_to(&library.interview(now).unwrap(), now);
    assert!(forecast.days.is_empty());
    let cards = library.deck().cards.iter();
    let states: Vec<_> = cards.map(|card| (card, library.state(card, now))).collect();
    let counts = counts(states.iter().map(|(card, state)| (*card, state)));
    assert!(counts.mastered > 0 && counts.learning > 0);
    assert_eq!(forecast.mastered, counts.mastered as f64);
}

#[test]
fn the_mastered_cards_of_past_days_are_those_that_the_days_showed() {
    let notes = (0..4).map(|n| format!("# card {n}\n\nIts answer.\n\n"));
    let desk = TestFolder::new(&notes.collect::<String>());
    let interview = Plan {
        date: Some(jiff::civil::date(2026, 11, 25)),
        ..Plan::default()
    };
    let at = |day: u32| format!("2026-11-{day:02}T09:00:00+08:00");
    open(&desk, &at(14))
        .record(EventKind::Plan(interview))
        .unwrap();
    let mut shown = Vec::new();
    for (day, cards) in [
        (15, 0..2),
        (16, 0..0),
        (17, 0..3),
        (18, 2..4),
        (19, 0..0),
        (20, 3..4),
    ] {
        let mut library = open(&desk, &at(day));
        for n in cards {
            library
                .record(review(&format!("card {n}"), Grade::Good))
                .unwrap();
        }
        let figures = library
            .report(&Query::default(), library.now())
            .interview
            .unwrap();
        shown.push(figures.counts.mastered as f64);
        let today = figures.by_day.iter().rfind(|day| !day.is_expected).unwrap();
        assert_eq!(today.n, figures.counts.mastered as f64);
    }
    let library = open(&desk, &at(21));
    let by_day = library
        .report(&Query::default(), library.now())
        .interview
        .unwrap()
        .by_day;
    let reached: Vec<f64> = by_day
        .iter()
        .filter(|day| !day.is_expected)
        .map(|day| day.n)
        .collect();
    assert_eq!(reached[..6], shown, "from the first day of study");
    assert_eq!(reached.len(), 7, "and today");
    assert!(shown.last() > shown.first(), "{shown:?}");
    let expected: Vec<f64> = by_day
        .iter()
        .filter(|day| day.is_expected)
        .map(|day| day.n)
        .collect();
    assert_eq!(expected.len(), 4, "the 22nd to the day of the interview");
}
