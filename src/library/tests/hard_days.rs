//! Days that are easy to get wrong, counted by hand.
//!
//! A new card costs 120 seconds and a review 45 until the learner's own days are known.

use super::TestFolder;
use crate::domain::{CardId, Grade};
use crate::library::{Library, StudyOptions};
use crate::plan::{DayPlan, Next, Turn};
use crate::progress::{Answered, EventKind, Plan};
use crate::query::Query;

fn desk(n_cards: usize) -> TestFolder {
    let notes = (0..n_cards).map(|n| format!("# card {n}\n\nIts answer.\n\n"));
    let desk = TestFolder::new(&notes.collect::<String>());
    desk.write("config.yaml", "time_zone: Asia/Shanghai\nfuzz: false\n");
    desk
}

fn open(desk: &TestFolder, day_and_time: &str) -> Library {
    desk.open_at(&format!("2026-11-{day_and_time}:00+08:00"))
}

fn plan(library: &Library) -> DayPlan {
    let (query, options) = (Query::default(), StudyOptions::default());
    let now = library.now();
    library.study_day(&query, &options, now).plan(now)
}

/// Repeats, reviews, new cards, those waiting, and minutes.
fn counts(library: &Library) -> (usize, usize, usize, usize, u32) {
    let plan = plan(library);
    let (repeats, reviews, new) = (plan.n_repeats(), plan.n_reviews(), plan.n_new());
    (repeats, reviews, new, plan.n_waiting, plan.minutes())
}

fn next(library: &Library) -> Next {
    let (query, options) = (Query::default(), StudyOptions::default());
    library.session(&query, &options, library.now()).now()
}

fn answer(library: &mut Library, n: usize, grade: Grade, seconds: u32) {
    let answered = Answered {
        ms: Some(seconds * 1000),
        ..Answered::new(CardId::of_question(&format!("card {n}")), grade)
    };
    library.record(EventKind::Review(answered)).unwrap();
}

/// Answers the cards that come, until none does.
fn study(library: &mut Library, grade: Grade, seconds: u32) -> usize {
    let mut n_answers = 0;
    while let Next::Card(card) = next(library) {
        let answered = Answered {
            ms: Some(seconds * 1000),
            ..Answered::new(card, grade)
        };
        library.record(EventKind::Review(answered)).unwrap();
        n_answers += 1;
    }
    n_answers
}

#[test]
fn the_first_day_holds_what_fits_and_ends_in_time() {
    let mut library = open(&desk(40), "21T09:00");
    assert_eq!(counts(&library), (0, 0, 15, 0, 30));
    // 100 seconds each: after 17 cards 100 seconds are left, too few for another.
    assert_eq!(study(&mut library, Grade::Easy, 100), 17);
    assert_eq!(counts(&library), (0, 0, 0, 0, 0));
    assert_eq!(next(&library), Next::Done);
}

#[test]
fn after_a_week_without_study_the_plan_is_made_again_and_shows_no_debt() {
    let desk = desk(40);
    study(&mut open(&desk, "10T09:00"), Grade::Easy, 100);
    let library = open(&desk, "25T09:00");
    // (3 x 120 + 17 x 100) / 20 = 103 for a new card; all 17 reviews take 765 of 1,800 seconds.
    assert_eq!(counts(&library), (0, 17, 10, 0, 30));
    desk.write(
        "config.yaml",
        "time_zone: Asia/Shanghai\nminutes_per_day: 10\n",
    );
    let library = open(&desk, "25T09:00");
    assert_eq!(counts(&library), (0, 13, 0, 4, 10));
    let now = library.now();
    let overview = library.overview(&Query::default(), &StudyOptions::default(), now);
    assert_eq!((overview.n_days_away, overview.budget), (15, 10));
}

#[test]
fn when_only_repeats_are_left_they_come_early() {
    let mut library = open(&desk(3), "21T09:00");
    for n in 0..3 {
        answer(&mut library, n, Grade::Again, 100);
    }
    // A third of 120 is more than the 20 seconds that are left of each estimate.
    assert_eq!(counts(&library), (3, 0, 0, 0, 2));
    assert!(matches!(next(&library), Next::Card(_)));
}

#[test]
fn a_deck_of_twelve_cards_is_done_when_it_is_done() {
    let desk = desk(12);
    let mut library = open(&desk, "21T09:00");
    assert_eq!(counts(&library), (0, 0, 12, 0, 24));
    assert_eq!(study(&mut library, Grade::Good, 60), 12);
    assert_eq!(next(&library), Next::Done);
    assert_eq!(
        counts(&open(&desk, "22T09:00")),
        (0, 0, 0, 0, 0),
        "due in two days"
    );
    assert_eq!(counts(&open(&desk, "23T09:00")), (0, 12, 0, 0, 9));
}

#[test]
fn two_sessions_share_the_minutes_of_a_day() {
    let desk = desk(40);
    let mut morning = open(&desk, "21T08:00");
    for n in 0..5 {
        answer(&mut morning, n, Grade::Easy, 120);
    }
    assert_eq!(counts(&open(&desk, "21T20:00")), (0, 0, 10, 0, 20));
    let minutes = StudyOptions {
        minutes: Some(10),
        ..StudyOptions::default()
    };
    let evening = open(&desk, "21T20:00");
    let own = evening.session(&Query::default(), &minutes, evening.now());
    assert_eq!(own.plan().n_new(), 5, "a budget of its own");
}

#[test]
fn minutes_changed_at_noon_count_for_the_rest_of_the_day() {
    let desk = desk(60);
    let mut morning = open(&desk, "21T08:00");
    for n in 0..5 {
        answer(&mut morning, n, Grade::Easy, 120);
    }
    open(&desk, "21T12:00")
        .record(EventKind::Today { minutes: 60 })
        .unwrap();
    assert_eq!(counts(&open(&desk, "21T12:01")), (0, 0, 25, 0, 50));
    // 15 first days at the prior of 120 and five of 120 seconds.
    assert_eq!(counts(&open(&desk, "22T09:00")), (0, 0, 15, 0, 30));
    open(&desk, "22T10:00")
        .record(EventKind::Today { minutes: 1 })
        .unwrap();
    assert_eq!(counts(&open(&desk, "22T10:01")), (0, 0, 0, 0, 0));
}

#[test]
fn a_long_sunday_takes_what_waits_then_new_cards_and_lightens_the_days_after() {
    let desk = desk(40);
    study(&mut open(&desk, "10T09:00"), Grade::Easy, 100);
    desk.write(
        "config.yaml",
        "time_zone: Asia/Shanghai\nfuzz: false\nminutes_per_day: 10\n",
    );
    let tomorrow = || {
        let library = open(&desk, "25T09:01");
        let day = library.forecast(&Query::default(), 2, library.now()).days[1];
        (day.n_reviews, day.n_new, day.minutes)
    };
    let mut library = open(&desk, "25T09:00");
    assert_eq!(counts(&library), (0, 13, 0, 4, 10));
    // Four reviews at 45 and four new cards at 103 seconds.
    assert_eq!(tomorrow(), (4, 4, 10));
    library.record(EventKind::Today { minutes: 60 }).unwrap();
    // 17 reviews and 23 new cards: 765 + 2,369 seconds.
    assert_eq!(counts(&library), (0, 17, 23, 0, 53));
    let turns: Vec<Turn> = plan(&library).cards.iter().map(|card| card.turn).collect();
    assert!(turns[..17].iter().all(|turn| *turn == Turn::Review));
    assert_eq!(tomorrow(), (0, 0, 0));
}

#[test]
fn a_day_ends_when_the_next_one_starts_at_four() {
    let desk = desk(40);
    let mut evening = open(&desk, "21T23:30");
    for n in 0..5 {
        answer(&mut evening, n, Grade::Easy, 120);
    }
    open(&desk, "21T23:50")
        .record(EventKind::Today { minutes: 40 })
        .unwrap();
    assert_eq!(counts(&open(&desk, "22T03:50")), (0, 0, 15, 0, 30));
    assert_eq!(counts(&open(&desk, "22T04:00")), (0, 0, 15, 0, 30));
    let spent = |at| {
        let library = open(&desk, at);
        let overview = library.overview(&Query::default(), &StudyOptions::default(), library.now());
        (overview.budget, overview.spent)
    };
    assert_eq!((spent("22T03:50"), spent("22T04:00")), ((40, 10), (30, 0)));
}

#[test]
fn a_card_named_by_its_id_comes_due_or_not() {
    let desk = desk(3);
    answer(&mut open(&desk, "20T09:00"), 1, Grade::Easy, 60);
    let mut library = open(&desk, "21T09:00");
    let id = CardId::of_question("card 1");
    let query = Query::parse(&id.as_str()[..8], &library.deck().topics).unwrap();
    let session = |library: &Library| {
        let options = StudyOptions::default();
        library.session(&query, &options, library.now()).now()
    };
    assert_eq!(session(&library), Next::Card(id));
    answer(&mut library, 1, Grade::Good, 60);
    assert_eq!(
        session(&library),
        Next::Card(id),
        "a new session asks again"
    );
}

/// Fifteen cards were seen on the 20th, for 100 seconds each; the interview is on a day.
fn with_interview(day: &str) -> TestFolder {
    let desk = desk(40);
    desk.write(
        "config.yaml",
        "time_zone: Asia/Shanghai\nfuzz: false\nminutes_per_day: 31\n",
    );
    let mut library = open(&desk, "20T09:00");
    for n in 0..15 {
        answer(&mut library, n, Grade::Easy, 100);
    }
    let plan = Plan {
        date: day.parse().ok(),
        ..Plan::default()
    };
    library.record(EventKind::Plan(plan)).unwrap();
    desk
}

#[test]
fn on_the_day_before_the_interview_new_cards_come_first_and_reviews_fill_the_rest() {
    let desk = with_interview("2026-11-22");
    let mut library = open(&desk, "21T09:00");
    // The mock interview of the eve takes 25 minutes.
    library
        .record(EventKind::Today { minutes: 31 + 25 })
        .unwrap();
    // (5 x 120 + 15 x 100) / 20 = 105 for a new card: 17 of them take 1,785 of 1,860 seconds, and 75
    // hold one review, though none is due.
    assert_eq!(counts(&library), (0, 1, 17, 0, 31));
    assert!(matches!(next(&library), Next::Card(_)));
}

#[test]
fn on_the_day_of_the_interview_the_same_rule_plans_the_day() {
    let library = open(&with_interview("2026-11-21"), "21T09:00");
    assert_eq!(counts(&library), (0, 1, 17, 0, 31));
    let over = open(&with_interview("2026-11-21"), "22T09:00");
    // Without a date only new cards are left: 17 at 105 seconds.
    assert_eq!(counts(&over), (0, 0, 17, 0, 30));
}
