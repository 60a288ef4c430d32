//! Study towards a date.

use super::{Desk, review};
use crate::domain::Grade;
use crate::library::{Library, StudyOptions};
use crate::progress::{Answered, EventKind, Plan};
use crate::query::Query;
use crate::session::Now;

fn open(desk: &Desk, now: &str) -> Library {
    desk.write("config.yaml", "time_zone: Asia/Shanghai\nfuzz: false\n");
    desk.open_at(now)
}

/// A library whose cards, `card 0` and so on, were graded Easy weeks before an interview.
fn desk(n_cards: usize) -> Desk {
    let notes = (0..n_cards).map(|n| format!("# card {n}\n\nIts answer.\n\n"));
    let desk = Desk::new(&notes.collect::<String>());
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
fn the_pace_of_today_is_what_is_left_of_the_work_that_home_shows() {
    let desk = desk(9);
    let mut library = open(&desk, "2026-11-17T09:00:00+08:00");
    for n_answered in 0..3 {
        let now = library.now();
        let overview = library.overview(&Query::default(), &StudyOptions::default(), now);
        assert_eq!(overview.n_reviews, 3 - n_answered, "a third of nine cards");
        let pace = library.pace(&library.course(now).unwrap(), now);
        let today = pace.days[0];
        assert_eq!(
            (today.n_reviews, today.n_new, today.minutes),
            (overview.n_reviews, overview.n_new, overview.minutes),
            "{n_answered} answered"
        );
        let session = library.session(&Query::default(), &StudyOptions::default(), now);
        let Now::Card(card) = session.now() else {
            panic!("cards are left");
        };
        let answered = Answered::new(card, Grade::Good);
        library.record(EventKind::Review(answered)).unwrap();
    }
}
