//! A small log, counted by hand.

use jiff::civil::date;

use super::testing::card;
use super::weakest::{hardest, missed_points};
use super::*;
use crate::deck::Topics;
use crate::domain::{Card, CardId, CardState, Day, FollowUpHits, Grade, Hits, Moment};
use crate::memory::{Scheduler, Settings};
use crate::progress::{Answered, Event, EventId, EventKind, History};

/// Without steps and fuzz, so that a card is in review from its first review on.
fn scheduler() -> Scheduler {
    Scheduler::new(Settings {
        learning_steps: Vec::new(),
        relearning_steps: Vec::new(),
        fuzz: false,
        ..Settings::default()
    })
    .unwrap()
}

fn named(question: &str) -> Card {
    Card {
        id: CardId::of_question(question),
        question: question.to_owned(),
        ..card(1, &[])
    }
}

#[derive(Default)]
struct Writer {
    events: Vec<Event>,
}

impl Writer {
    fn add(&mut self, at: &str, what: EventKind) -> EventId {
        let id = EventId::from_text(&format!("01KAJ6{:020}", self.events.len()));
        let at = at.parse().unwrap();
        self.events.push(Event { id, at, what });
        id
    }

    fn review(&mut self, at: &str, card: &Card, grade: Grade) -> EventId {
        let answered = Answered {
            ms: Some(30_000),
            ..Answered::new(card.id, grade)
        };
        self.add(at, EventKind::Review(answered))
    }
}

/// | card | learner's day | review | counts as |
/// |------|-------|--------|-----------|
/// | a | 10-01 | Easy   | new |
/// | a | 10-09 | Good   | young, passed: 8 days were scheduled |
/// | a | 11-10 | Again  | mature, not passed: more than 21 days were scheduled |
/// | a | 11-10 | Good   | no test: the second of the day |
/// | a | 11-12 | Good   | crammed, its time unknown: a review, no test |
/// | b | 10-01 | Good   | new |
/// | b | 10-01 | Good   | no test: the second of the day, at three at night |
/// | b | 10-03 | Again  | young, not passed |
/// | b | 10-04 | Easy   | nothing: it was undone |
/// | b | 10-06 | Good   | no test: forgotten on 10-05, so it is new again; but not first |
fn log(a: &Card, b: &Card) -> History {
    let mut log = Writer::default();
    log.review("2026-10-01T10:00:00+08:00", a, Grade::Easy);
    log.review("2026-10-09T10:00:00+08:00", a, Grade::Good);
    log.review("2026-11-10T10:00:00+08:00", a, Grade::Again);
    log.review("2026-11-10T10:20:00+08:00", a, Grade::Good);
    let crammed = Answered {
        cram: true,
        ..Answered::new(a.id, Grade::Good)
    };
    log.add("2026-11-12T10:00:00+08:00", EventKind::Review(crammed));
    log.review("2026-10-01T11:00:00+08:00", b, Grade::Good);
    log.review("2026-10-02T03:00:00+08:00", b, Grade::Good);
    log.review("2026-10-03T11:00:00+08:00", b, Grade::Again);
    let of = log.review("2026-10-04T11:00:00+08:00", b, Grade::Easy);
    log.add("2026-10-04T11:01:00+08:00", EventKind::Undo { of });
    let card = b.id;
    log.add("2026-10-05T11:00:00+08:00", EventKind::Forget { card });
    log.review("2026-10-06T11:00:00+08:00", b, Grade::Good);
    History::replay(log.events)
}

fn studied<'a>(card: &'a Card, history: &History) -> Studied<'a> {
    let history = history.card_history([card.id]);
    let remembered = history.remembered();
    let graded = remembered.map(|review| (review.grade, review.at));
    let memory = scheduler().replay(card.id, graded);
    let state = CardState {
        recall: scheduler().recall(&memory, now()),
        memory,
        ..CardState::default()
    };
    Studied {
        card,
        state,
        history,
    }
}

fn now() -> Moment {
    "2026-11-21T20:00:00+08:00".parse().unwrap()
}

fn statistics(cards: &[Studied<'_>]) -> Statistics {
    Statistics::new(&Sources {
        cards,
        elsewhere: &[],
        topics: &Topics::new(Vec::new()),
        scheduler: &scheduler(),
        now: now(),
        interview: None,
    })
}

fn of_log() -> Statistics {
    let (a, b) = (named("a"), named("b"));
    let history = log(&a, &b);
    statistics(&[studied(&a, &history), studied(&b, &history)])
}

#[test]
fn totals_match_a_count_by_hand() {
    let statistics = of_log();
    let young = Passed { passed: 1, of: 2 };
    let mature = Passed { passed: 0, of: 1 };
    let expected = Activity {
        reviews: 9,
        new: 2,
        ms: 8 * 30_000,
        young,
        mature,
    };
    assert_eq!(statistics.total, expected);
    assert_eq!((statistics.n_days, statistics.total.minutes()), (6, 4.0));
    assert_eq!(statistics.total.all(), Passed { passed: 1, of: 3 });
}

#[test]
fn days_weeks_and_months_match_a_count_by_hand() {
    let [days, weeks, months] = of_log().periods;
    let busy = |periods: &[Period]| -> Vec<(Day, u32, u32, u32)> {
        let busy = periods.iter().filter(|period| period.activity.reviews > 0);
        busy.map(
            |Period {
                 first, activity, ..
             }| {
                let tests = activity.all();
                (*first, activity.reviews, tests.passed, tests.of)
            },
        )
        .collect()
    };
    let day = |month, day| Day::of_civil(date(2026, month, day));
    assert_eq!(
        busy(&days),
        [(day(11, 10), 2, 0, 1), (day(11, 12), 1, 0, 0)]
    );
    assert_eq!(days.last().unwrap().first, day(11, 21));
    let expected = [
        (day(9, 28), 4, 0, 1),
        (day(10, 5), 2, 1, 1),
        (day(11, 9), 3, 0, 1),
    ];
    assert_eq!(busy(&weeks), expected);
    assert_eq!(
        busy(&months),
        [(day(10, 1), 6, 1, 2), (day(11, 1), 3, 0, 1)]
    );
}

#[test]
fn the_calendar_has_every_day_of_a_year() {
    let calendar = of_log().calendar;
    assert_eq!(calendar.len(), 365);
    let on = |month, of_month| {
        let day = Day::of_civil(date(2026, month, of_month));
        let found = calendar.iter().find(|period| period.first == day).unwrap();
        found.activity.reviews
    };
    assert_eq!((on(10, 1), on(10, 2), on(10, 4), on(11, 10)), (3, 0, 0, 2));
}

#[test]
fn the_hardest_cards_were_failed_since_their_last_forget() {
    let (a, b) = (named("a"), named("b"));
    let history = log(&a, &b);
    let cards = [studied(&b, &history), studied(&a, &history)];
    let hard = hardest(&cards, 10);
    // The Again of b was before its `forget`.
    let names: Vec<_> = hard.iter().map(|hard| (hard.card, hard.lapses)).collect();
    assert_eq!(names, [(a.id, 1)]);
}

#[test]
fn missed_points_are_counted_over_reviews_with_as_many_points() {
    let a = named("a");
    let mut log = Writer::default();
    let covered: [(&[u8], u8); 4] = [(&[1], 2), (&[1, 3], 3), (&[1], 3), (&[1, 2, 3], 3)];
    for (hour, (hit, of)) in covered.into_iter().enumerate() {
        let answered = Answered {
            hits: Some(Hits {
                hit: hit.to_vec(),
                of,
            }),
            cram: hour == 2,
            ..Answered::new(a.id, Grade::Good)
        };
        let at = format!("2026-11-0{}T10:00:00+08:00", hour + 1);
        log.add(&at, EventKind::Review(answered));
    }
    let history = History::replay(log.events);
    let missed = missed_points(&[studied(&a, &history)], 10);
    // Of the three reviews with three points: 2 missed in two, 3 in one, 1 never.
    let found: Vec<_> = missed
        .iter()
        .map(|point| (point.number, point.missed, point.asked))
        .collect();
    assert_eq!(found, [(2, 2, 3), (3, 1, 3)]);
}

#[test]
fn missed_points_of_follow_ups_are_found_again() {
    let a = named("a");
    let mut log = Writer::default();
    let answered = Answered {
        follow_ups: [FollowUpHits {
            number: 2,
            hit: vec![1],
            of: 2,
        }]
        .into(),
        ..Answered::new(a.id, Grade::Good)
    };
    log.add("2026-11-01T10:00:00+08:00", EventKind::Review(answered));
    let history = History::replay(log.events);
    let missed = missed_points(&[studied(&a, &history)], 10);
    let found: Vec<_> = missed
        .iter()
        .map(|point| (point.follow_up, point.number, point.of, point.missed))
        .collect();
    assert_eq!(found, [(Some(2), 2, 2, 1)]);
}

#[test]
fn each_forget_begins_a_new_life() {
    let rbac = named("rbac");
    let mut writer = Writer::default();
    let days = ["2026-10-01", "2026-10-09", "2026-10-17"];
    for day in days {
        writer.review(&format!("{day}T09:00:00+08:00"), &rbac, Grade::Easy);
        let forget = EventKind::Forget { card: rbac.id };
        writer.add(&format!("{day}T09:30:00+08:00"), forget);
    }
    let history = History::replay(writer.events).card_history([rbac.id]);
    let facts = super::facts::facts(&history, rbac.id, &scheduler());
    assert_eq!(facts.len(), days.len());
    assert!(
        facts.iter().all(|fact| fact.test.is_none()),
        "a card that was forgotten is new: {facts:?}"
    );
    assert_eq!(facts.iter().filter(|fact| fact.first).count(), 1);
}
