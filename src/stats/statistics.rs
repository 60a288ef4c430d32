//! All figures about a set of cards, as plain data for a screen or a report.

use std::time::Duration;

use super::activity::{Activity, Days, Period, Unit};
use super::facts::facts;
use super::forecast::{Ahead, forecast};
use super::weakest::{HardCard, MissedPoint, hardest, missed_points};
use super::{Counts, counts, grouped, readiness, readiness_on};
use crate::deck::Topics;
use crate::domain::{Card, CardId, CardState, Day, Moment, TopicId};
use crate::memory::Scheduler;
use crate::progress::CardHistory;

/// How many days the forecast holds.
pub const FORECAST_DAYS: usize = 30;

/// How many days, weeks and months back retention is given for.
pub const PERIODS: [(Unit, usize); 3] = [(Unit::Day, 30), (Unit::Week, 26), (Unit::Month, 12)];

/// How many days the calendar holds.
pub const CALENDAR_DAYS: usize = 365;

/// How many of the hardest cards and most missed points are named.
pub const N_WEAKEST: usize = 10;

/// A card with everything that the learner did with it.
#[derive(Clone, Debug)]
pub struct Studied<'a> {
    /// The card.
    pub card: &'a Card,
    /// As it stands now.
    pub state: CardState,
    /// All that happened to it.
    pub history: CardHistory,
}

/// What statistics are made from.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// The cards, in deck order; hidden ones are not among them.
    pub cards: &'a [Studied<'a>],
    /// What was done with cards that are not open, where that is to be counted too.
    pub elsewhere: &'a [(CardId, CardHistory)],
    /// The topics of the deck.
    pub topics: &'a Topics,
    /// What keeps memories.
    pub scheduler: &'a Scheduler,
    /// The learner's median time a card.
    pub per_card: Duration,
    /// What time it is.
    pub now: Moment,
    /// The interview, if there is one.
    pub interview: Option<Moment>,
}

/// How some cards stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Standings {
    /// The topic; none for all cards.
    pub topic: Option<TopicId>,
    /// The three counts; cards without an answer are in none of them.
    pub counts: Counts,
    /// Readiness today, 0 to 1.
    pub readiness: f64,
    /// Readiness on the day of the interview if nothing is studied until then.
    pub readiness_then: Option<f64>,
}

/// All figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Statistics {
    /// The learner's day that they were made on.
    pub today: Day,
    /// All cards, then each topic that has some, in the deck's order.
    pub standings: Vec<Standings>,
    /// Cards that no note answers.
    pub n_unanswered: usize,
    /// All reviews.
    pub total: Activity,
    /// On how many days there were some.
    pub n_days: usize,
    /// The days, weeks and months of `PERIODS`, today's last.
    pub periods: [Vec<Period>; 3],
    /// The days of the calendar, today last.
    pub calendar: Vec<Period>,
    /// The days ahead, today first.
    pub forecast: Vec<Ahead>,
    /// What a card takes.
    pub per_card: Duration,
    /// The hardest cards.
    pub hardest: Vec<HardCard>,
    /// The points missed most.
    pub missed_points: Vec<MissedPoint>,
}

impl Statistics {
    /// Works out every figure.
    pub fn of(sources: &Sources<'_>) -> Self {
        let Sources {
            cards,
            scheduler,
            per_card,
            now,
            ..
        } = *sources;
        let today = scheduler.day(now);
        let days = days(sources);
        let answered = || cards.iter().filter(|studied| !studied.card.unanswered);
        Self {
            today,
            standings: standings(sources),
            n_unanswered: cards.len() - answered().count(),
            total: days.total(),
            n_days: days.n_days(),
            periods: PERIODS.map(|(unit, n)| days.periods(unit, n, today)),
            calendar: days.periods(Unit::Day, CALENDAR_DAYS, today),
            forecast: forecast(
                answered().map(|studied| &studied.state),
                scheduler,
                per_card,
                FORECAST_DAYS,
                now,
            ),
            per_card,
            hardest: hardest(cards, N_WEAKEST),
            missed_points: missed_points(cards, N_WEAKEST),
        }
    }
}

fn days(sources: &Sources<'_>) -> Days {
    let here = sources.cards.iter();
    let here = here.map(|studied| (studied.card.id, &studied.history));
    let elsewhere = sources.elsewhere.iter();
    let all = here.chain(elsewhere.map(|(id, history)| (*id, history)));
    Days::of(all.flat_map(|(id, history)| facts(history, id, sources.scheduler)))
}

fn standings(sources: &Sources<'_>) -> Vec<Standings> {
    let answered = sources.cards.iter();
    let answered = answered.filter(|studied| !studied.card.unanswered);
    let all: Vec<_> = answered
        .map(|studied| (studied.card, &studied.state))
        .collect();
    let mut by_topic = grouped(all.iter().copied(), sources.topics);
    let of = |topic: Option<TopicId>, cards: &[(&Card, &CardState)]| {
        let each = || cards.iter().copied();
        let then = sources.interview;
        Standings {
            topic,
            counts: counts(each()),
            readiness: readiness(each()),
            readiness_then: then.map(|then| readiness_on(each(), sources.scheduler, then)),
        }
    };
    let mut standings = vec![of(None, &all)];
    for (topic, _) in sources.topics.tree() {
        if let Some(cards) = by_topic.remove(&topic.id) {
            standings.push(of(Some(topic.id.clone()), &cards));
        }
    }
    // Topics that no manifest names: section titles of notes.
    let unnamed = by_topic.iter();
    standings.extend(unnamed.map(|(topic, cards)| of(Some(topic.clone()), cards)));
    standings
}
