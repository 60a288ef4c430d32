//! Days and due times across clock changes and time zones.

use super::{NOTES, TestFolder, review, state};
use crate::domain::{CardState, Day, DayStart, Grade, LearningState, Moment};
use crate::library::{Library, OpenOptions, StudyOptions};
use crate::memory::{Scheduler, Settings};
use crate::query::Query;

fn open(desk: &TestFolder, zone: &str, now: &str) -> Library {
    desk.write("config.yaml", &format!("time_zone: {zone}\nfuzz: false\n"));
    Library::open(OpenOptions {
        now: Some(now.parse().unwrap()),
        ..desk.options()
    })
    .unwrap()
}

/// The day of a date.
fn day(date: &str) -> Day {
    let noon: Moment = format!("{date}T12:00:00Z").parse().unwrap();
    noon.day(DayStart::default())
}

#[test]
fn a_day_begins_at_four_on_the_wall_clock_also_when_clocks_change() {
    let desk = TestFolder::new(NOTES);
    for (zone, instant, wall_clock, date) in [
        // Clocks went back at 03:00 and at 02:00: one hour occurs twice.
        (
            "Europe/Berlin", "2026-10-25T00:30:00Z", "02:30:00.000+02:00", "2026-10-24",
        ),
        (
            "Europe/Berlin", "2026-10-25T01:30:00Z", "02:30:00.000+01:00", "2026-10-24",
        ),
        (
            "Europe/Berlin", "2026-10-25T02:59:59Z", "03:59:59.000+01:00", "2026-10-24",
        ),
        (
            "Europe/Berlin", "2026-10-25T03:00:00Z", "04:00:00.000+01:00", "2026-10-25",
        ),
        (
            "America/New_York", "2026-11-01T05:30:00Z", "01:30:00.000-04:00", "2026-10-31",
        ),
        (
            "America/New_York", "2026-11-01T06:30:00Z", "01:30:00.000-05:00", "2026-10-31",
        ),
        (
            "America/New_York", "2026-11-01T09:00:00Z", "04:00:00.000-05:00", "2026-11-01",
        ),
        // Clocks went forward at 02:00: one hour is missing.
        (
            "Europe/Berlin", "2027-03-28T01:00:00Z", "03:00:00.000+02:00", "2027-03-27",
        ),
        (
            "Europe/Berlin", "2027-03-28T02:00:00Z", "04:00:00.000+02:00", "2027-03-28",
        ),
        (
            "America/New_York", "2027-03-14T07:59:59Z", "03:59:59.000-04:00", "2027-03-13",
        ),
        (
            "America/New_York", "2027-03-14T08:00:00Z", "04:00:00.000-04:00", "2027-03-14",
        ),
        (
            "Asia/Shanghai", "2026-11-20T19:59:59Z", "03:59:59.000+08:00", "2026-11-20",
        ),
        (
            "Asia/Shanghai", "2026-11-20T20:00:00Z", "04:00:00.000+08:00", "2026-11-21",
        ),
    ] {
        let library = open(&desk, zone, instant);
        let instant: Moment = instant.parse().unwrap();
        let now = Moment {
            offset: library.now().offset,
            ..instant
        };
        assert!(now.to_string().ends_with(wall_clock), "{zone} {now}");
        assert_eq!(library.scheduler().day(now), day(date), "{zone} {now}");
    }
}

/// The card's state at `now` after an Easy at `at`.
fn later(zone: &str, at: &str, now: &str) -> CardState {
    let desk = TestFolder::new(NOTES);
    open(&desk, zone, at)
        .record(review("rbac", Grade::Easy))
        .unwrap();
    state(&open(&desk, zone, now), "rbac")
}

#[test]
fn a_card_is_due_when_its_day_begins_also_when_clocks_changed_since() {
    // Easy on a new card schedules it in eight days.
    for (zone, at, before, from) in [
        (
            "Europe/Berlin", "2026-10-17T20:00:00+02:00", "2026-10-25T03:59:50+01:00",
            "2026-10-25T04:00:00+01:00",
        ),
        (
            "America/New_York", "2027-03-06T20:00:00-05:00", "2027-03-14T03:59:50-04:00",
            "2027-03-14T04:00:00-04:00",
        ),
        (
            "Asia/Shanghai", "2026-11-13T20:00:00+08:00", "2026-11-21T03:59:50+08:00",
            "2026-11-21T04:00:00+08:00",
        ),
    ] {
        let waiting = later(zone, at, before);
        assert_eq!(waiting.memory.state, LearningState::Review);
        assert!(!waiting.due_now, "{zone} {before}");
        assert!(later(zone, at, from).due_now, "{zone} {from}");
    }
}

#[test]
fn a_card_reviewed_in_one_zone_is_due_in_another_when_its_day_begins_there() {
    // Easy on a new card schedules it in eight days; in Shanghai it is the next day already.
    let at = "2026-11-12T23:00:00Z";
    for (now, is_due) in [
        ("2026-11-20T03:59:50+08:00", false),
        ("2026-11-20T04:00:00+08:00", true),
        ("2026-11-20T23:00:00+08:00", true),
    ] {
        let desk = TestFolder::new(NOTES);
        open(&desk, "UTC", at)
            .record(review("rbac", Grade::Easy))
            .unwrap();
        let library = open(&desk, "Asia/Shanghai", now);
        let state = state(&library, "rbac");
        assert_eq!(state.due_now, is_due, "{now}");
        let due = state.memory.due.unwrap().to_string();
        assert_eq!(due, "2026-11-20T04:00:00.000+08:00");
        let query = Query::parse("rbac", &library.deck().topics).unwrap();
        let overview = library.overview(&query, &StudyOptions::default(), library.now());
        assert_eq!(overview.plan.n_reviews(), usize::from(is_due), "{now}");
    }
}

#[test]
fn a_learning_card_is_due_on_the_local_day_of_its_instant() {
    let desk = TestFolder::new(NOTES);
    let steps = |zone: &str, now: &str| {
        let config = format!("time_zone: {zone}\nlearning_steps: [42h]\n");
        desk.write("config.yaml", &config);
        desk.open_at(now)
    };
    // In Shanghai the card is due on the 21st; in UTC that is the day before.
    steps("Asia/Shanghai", "2026-11-19T12:00:00+08:00")
        .record(review("rbac", Grade::Again))
        .unwrap();
    let library = steps("UTC", "2026-11-20T20:30:00Z");
    let overview = library.overview(&Query::default(), &StudyOptions::default(), library.now());
    assert_eq!(overview.plan.n_repeats(), 1);
    let due = state(&library, "rbac").memory.due.unwrap().to_string();
    assert!(
        due.starts_with("2026-11-20T22:00:00") && due.ends_with("+00:00"),
        "{due}"
    );
}

#[test]
fn a_flight_to_the_west_does_not_shorten_an_interval() {
    let scheduler = Scheduler::new(Settings::default()).unwrap();
    let memory_after = |second: &str| {
        let moments = ["2026-11-21T09:00:00+08:00", second].map(|at| at.parse::<Moment>().unwrap());
        let reviews = moments.into_iter().map(|at| (Grade::Good, at));
        let card = crate::domain::CardId::of_question("rbac");
        scheduler.replay(card, reviews).stability
    };
    // The second review is two hours later, but a day earlier on the local clock.
    let at_home = memory_after("2026-11-21T11:00:00+08:00");
    assert_eq!(memory_after("2026-11-20T22:00:00-05:00"), at_home);
}

#[test]
fn a_clock_that_goes_back_a_little_is_followed_by_no_event() {
    let desk = TestFolder::new(NOTES);
    let first = open(&desk, "UTC", "2026-11-21T09:00:00Z")
        .record(review("rbac", Grade::Good))
        .unwrap();
    let mut back = open(&desk, "UTC", "2026-11-21T08:30:00Z");
    let second = back.record(review("rbac", Grade::Good)).unwrap();
    assert!(second.at > first.at && second.at.since(first.at).as_millis() == 1);
    assert_eq!(back.log().clock_behind(), None);
    let mut far_back = open(&desk, "UTC", "2026-11-20T09:00:00Z");
    let third = far_back.record(review("rbac", Grade::Good)).unwrap();
    assert!(third.at < first.at && far_back.log().clock_behind().is_some());
    assert_eq!(far_back.history().n_events(), 3);
}
