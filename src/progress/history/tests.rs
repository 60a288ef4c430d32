//! Replay of events in any order.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use proptest::prelude::*;

use super::{History, RecentReview};
use crate::domain::{CardId, Grade, Moment};
use crate::progress::line;
use crate::progress::{Answered, Event, EventId, EventKind, Pause, Plan};

impl History {
    /// The events of every timeline, in order.
    fn timelines(&self) -> BTreeMap<Option<CardId>, Vec<&Event>> {
        let cards = self
            .cards
            .iter()
            .map(|(card, timeline)| (Some(*card), timeline));
        let timelines = cards.chain([(None, &self.others)]);
        let timelines = timelines.map(|(home, list)| (home, list.iter(&self.events).collect()));
        let timelines = timelines.filter(|(_, events): &(_, Vec<_>)| !events.is_empty());
        timelines.collect()
    }
}

impl PartialEq for History {
    fn eq(&self, other: &Self) -> bool {
        self.timelines() == other.timelines()
            && self.wordings == other.wordings
            && self.foreign_ids == other.foreign_ids
            && self.undone == other.undone
            && self.redirects == other.redirects
            && self.last == other.last
    }
}

fn card(n: usize) -> CardId {
    let question = ["rbac", "什么是etcd？", "HPA跟VPA", "Sidecar"][n % 4];
    CardId::of_question(question)
}

fn minute(minutes: i64) -> Moment {
    let noon: Moment = "2026-11-21T12:00:00+08:00".parse().unwrap();
    noon.after(SignedDuration::from_mins(minutes))
}

/// Event number `n`, which happened in minute `n`.
fn event(n: u64, what: EventKind) -> Event {
    Event {
        id: EventId(u128::from(n)),
        at: minute(n as i64),
        what,
    }
}

fn review(n: usize, grade: Grade) -> EventKind {
    EventKind::Review(Answered::new(card(n), grade))
}

fn undo(n: u64) -> EventKind {
    let of = EventId(u128::from(n));
    EventKind::Undo { of }
}

/// The history of these events, one a minute.
fn history(events: impl IntoIterator<Item = EventKind>) -> History {
    History::replay((0..).zip(events).map(|(n, what)| event(n, what)))
}

fn grades(history: &History, n: usize) -> Vec<Grade> {
    let reviews = history.card_history([card(n)]).reviews;
    reviews.iter().map(|review| review.grade).collect()
}

#[test]
fn an_undo_cancels_a_review_wherever_it_is_in_the_log() {
    let events = [review(0, Grade::Good), undo(0), review(0, Grade::Easy)];
    assert_eq!(grades(&history(events.clone()), 0), [Grade::Easy]);
    let mut reordered: Vec<Event> = (0..).zip(events).map(|(n, what)| event(n, what)).collect();
    reordered.rotate_left(1);
    assert_eq!(grades(&History::replay(reordered), 0), [Grade::Easy]);
}

#[test]
fn undoing_an_undo_does_nothing() {
    let history = history([review(0, Grade::Good), undo(0), undo(1)]);
    assert_eq!(grades(&history, 0), []);
}

#[test]
fn forget_removes_earlier_reviews_from_memory_only() {
    let forget = EventKind::Forget { card: card(0) };
    let history = history([review(0, Grade::Again), forget, review(0, Grade::Good)]);
    let history = history.card_history([card(0)]);
    assert_eq!(history.reviews.len(), 2);
    let remembered: Vec<Grade> = history.remembered().map(|review| review.grade).collect();
    assert_eq!(remembered, [Grade::Good]);
}

#[test]
fn cramming_counts_in_statistics_only() {
    let crammed = Answered {
        cram: true,
        ..Answered::new(card(0), Grade::Good)
    };
    let history = history([EventKind::Review(crammed)]).card_history([card(0)]);
    assert_eq!(history.reviews.len(), 1);
    assert_eq!(history.remembered().count(), 0);
}

#[test]
fn the_last_mark_of_each_kind_counts() {
    let card = card(0);
    let why = |why: &str| EventKind::Flag {
        card,
        why: why.to_owned(),
    };
    let marks = [
        EventKind::Suspend { card },
        why("typo"),
        EventKind::Resume { card },
        why("wrong"),
        EventKind::Prefer {
            card,
            entry: super::tests::card(1),
            file: None,
        },
    ];
    let marked = history(marks.clone()).card_history([card]);
    assert!(!marked.suspended);
    assert_eq!(marked.flagged.as_deref(), Some("wrong"));
    let preferred = marked.prefers.map(|preference| preference.entry);
    assert_eq!(preferred, Some(super::tests::card(1)));

    let undone = history(
        marks
            .into_iter()
            .chain([undo(2), EventKind::Unflag { card }]),
    );
    let unmarked = undone.card_history([card]);
    assert!(unmarked.suspended);
    assert_eq!(unmarked.flagged, None);
}

#[test]
fn a_card_history_has_the_events_of_all_its_ids_in_order() {
    let history = history([
        review(0, Grade::Again),
        review(1, Grade::Hard),
        review(0, Grade::Good),
        EventKind::Forget { card: card(1) },
        review(1, Grade::Easy),
    ]);
    let history = history.card_history([card(0), card(1)]);
    assert!(history.reviews.is_sorted_by_key(|review| review.at));
    assert_eq!(history.reviews.len(), 4);
    assert_eq!(history.remembered().count(), 1);
}

#[test]
fn relinked_reviews_count_for_the_new_id_alone() {
    let relink = EventKind::Relink {
        from: card(0),
        to: card(1),
    };
    let history = history([review(0, Grade::Good), relink]);
    assert_eq!(grades(&history, 0), []);
    assert_eq!(grades(&history, 1), [Grade::Good]);
    assert_eq!(history.home(card(0)), card(1));
}

#[test]
fn the_last_plan_that_is_not_undone_counts() {
    let plan = |name: &str| {
        EventKind::Plan(Plan {
            name: Some(name.to_owned()),
            ..Plan::default()
        })
    };
    assert_eq!(history([]).plan(), None);
    let history = history([plan("first"), plan("second"), undo(1)]);
    assert_eq!(history.plan().unwrap().name.as_deref(), Some("first"));
}

#[test]
fn the_latest_wording_is_kept() {
    let worded = |question: &str| {
        let (question, file) = (question.to_owned(), "log.md".to_owned());
        let answered = Answered::new(card(0), Grade::Good);
        EventKind::Review(answered.asking(Some(question), Some(file)))
    };
    let history = history([worded("old"), worded("new"), review(0, Grade::Good)]);
    let wording = history.wording(card(0)).unwrap();
    assert_eq!(wording.question.as_deref(), Some("new"));
    assert_eq!(wording.file.as_deref(), Some("log.md"));
}

#[test]
fn the_earliest_of_different_events_with_one_id_is_kept() {
    let early = event(1, review(0, Grade::Good));
    let mut late = event(2, review(1, Grade::Again));
    late.id = early.id;
    let both = History::replay([late.clone(), early.clone()]);
    assert_eq!(grades(&both, 0), [Grade::Good]);
    assert_eq!(grades(&both, 1), []);
    let mut live = History::replay([late]);
    live.add(early);
    assert_eq!(live, both);
}

fn any_kind() -> impl Strategy<Value = EventKind> {
    let wording = proptest::option::of("[a-c]{1,2}");
    let answered = (0usize..4, 0usize..4, any::<bool>(), wording);
    prop_oneof![
        5 => answered.prop_map(|(n, grade, cram, question)| EventKind::Review(Answered {
            cram,
            ..Answered::new(card(n), Grade::ALL[grade])
        }
        .asking(question, None))),
        2 => (0u64..30).prop_map(undo),
        1 => (0usize..4).prop_map(|n| EventKind::Suspend { card: card(n) }),
        1 => (0usize..4).prop_map(|n| EventKind::Resume { card: card(n) }),
        1 => (0usize..4).prop_map(|n| EventKind::Flag { card: card(n), why: n.to_string() }),
        1 => (0usize..4).prop_map(|n| EventKind::Unflag { card: card(n) }),
        1 => (0usize..4).prop_map(|n| EventKind::Bury { card: card(n) }),
        1 => (0usize..4).prop_map(|n| EventKind::Forget { card: card(n) }),
        2 => (0usize..4, 0usize..4)
            .prop_map(|(from, to)| EventKind::Relink { from: card(from), to: card(to) }),
        1 => (0u32..9).prop_map(|minutes| EventKind::Plan(Plan {
            minutes: Some(minutes),
            ..Plan::default()
        })),
    ]
}

/// Events that often share ids and times, as in a log that was merged badly.
fn any_events() -> impl Strategy<Value = Vec<Event>> {
    let event = (0u64..30, 0i64..20, any_kind()).prop_map(|(id, minutes, what)| Event {
        id: EventId(u128::from(id)),
        at: minute(minutes),
        what,
    });
    proptest::collection::vec(event, 0..40)
}

proptest! {
    #[test]
    fn order_splits_and_repeats_make_no_difference(
        (events, shuffled) in any_events().prop_flat_map(|events| {
            let twice = [events.clone(), events.clone()].concat();
            (Just(events), Just(twice).prop_shuffle())
        }),
        split in 0usize..80,
    ) {
        let expected = History::replay(events);
        prop_assert_eq!(&History::replay(shuffled.clone()), &expected);

        let (left, right) = shuffled.split_at(split.min(shuffled.len()));
        let lines = left.iter().chain(right).map(Event::line);
        let parsed = lines.map(|line| line::parse(&line).unwrap().into_event());
        prop_assert_eq!(&History::replay(parsed), &expected);
    }

    #[test]
    fn adding_events_one_by_one_equals_replay(events in any_events()) {
        let mut live = History::default();
        for event in events.iter().cloned() {
            live.add(event);
        }
        prop_assert_eq!(live, History::replay(events));
    }

    #[test]
    fn following_relinks_always_ends(events in any_events()) {
        let history = History::replay(events);
        for n in 0..4 {
            let home = history.home(card(n));
            prop_assert_eq!(history.home(home), home);
        }
    }
}

#[test]
fn an_assumed_relink_counts_until_another_is_assumed() {
    let mut history = history([review(0, Grade::Good)]);
    history.assume_relinks(vec![(card(0), card(1))]);
    assert_eq!(grades(&history, 1), [Grade::Good]);
    history.assume_relinks(Vec::new());
    assert_eq!(grades(&history, 0), [Grade::Good]);
}

#[test]
fn the_last_change_is_the_last_event_that_is_not_undone() {
    let suspend = EventKind::Suspend { card: card(1) };
    let history = history([review(0, Grade::Good), suspend, undo(1)]);
    assert_eq!(history.last_change(), Some(EventId(0)));
    assert_eq!(history.card_of(EventId(1)), Some(card(1)));
}

#[test]
fn recent_reviews_include_undone_ones_and_no_earlier_ones() {
    let history = history([
        review(0, Grade::Again),
        review(1, Grade::Hard),
        review(0, Grade::Good),
        undo(1),
    ]);
    let all = history.reviews_since(minute(0));
    let found = |recent: &[RecentReview<'_>]| -> Vec<(Grade, bool)> {
        let recent = recent.iter();
        recent
            .map(|review| (review.answered.grade, review.is_undone))
            .collect()
    };
    let expected = [
        (Grade::Again, false),
        (Grade::Hard, true),
        (Grade::Good, false),
    ];
    assert_eq!(found(&all), expected);
    let since = all[1].at;
    assert_eq!(found(&history.reviews_since(since)), expected[1..]);
}

#[test]
fn the_last_minutes_of_a_day_count_unless_undone() {
    let minutes = |minutes| EventKind::Today { minutes };
    let history = history([minutes(60), minutes(120), undo(1)]);
    assert_eq!(history.minutes_of_day(|_| true), Some(60));
    assert_eq!(history.minutes_of_day(|_| false), None);
}

#[test]
fn a_break_counts_until_it_is_ended() {
    let date = |day| jiff::civil::date(2026, 12, day);
    let pause = |from, to: Option<i8>| {
        EventKind::Pause(Pause {
            from: date(from),
            to: to.map(date),
        })
    };
    let breaks = |events: Vec<EventKind>| -> Vec<i8> {
        let history = history(events);
        history.pauses().map(|(from, _)| from.day()).collect()
    };
    assert_eq!(breaks(vec![pause(5, Some(7)), pause(9, Some(9))]), [9, 5]);
    assert_eq!(breaks(vec![pause(5, Some(7)), pause(6, None)]), [0; 0]);
    let again = vec![pause(5, Some(7)), pause(6, None), pause(9, Some(9))];
    assert_eq!(breaks(again), [9]);
}
