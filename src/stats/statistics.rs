//! All figures about a set of cards, as plain data.

use super::activity::{Activity, Days, Period, PeriodUnit};
use super::calibration::Calibration;
use super::facts::{Fact, facts};
use super::weakest::{HardCard, MissedPoint, hardest, missed_points};
use super::{AnswerTimes, Counts, RecallSpread, counts, grouped, readiness, readiness_on};
use crate::deck::Topics;
use crate::domain::{Card, CardId, CardState, Day, Moment, TopicId};
use crate::memory::Scheduler;
use crate::progress::CardHistory;

/// For how many days, weeks and months retention is given.
pub const PERIODS: [(PeriodUnit, usize); 3] = [
    (PeriodUnit::Day, 30),
    (PeriodUnit::Week, 26),
    (PeriodUnit::Month, 12),
];

pub const CALENDAR_DAYS: usize = 365;

/// How many of the hardest cards and most missed points are listed.
pub const N_WEAKEST: usize = 10;

/// A card with its state now and its history.
#[derive(Clone, Debug)]
pub struct Studied<'a> {
    pub card: &'a Card,
    pub state: CardState,
    pub history: CardHistory,
}

/// The input of statistics.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// The cards in deck order, without hidden ones.
    pub cards: &'a [Studied<'a>],
    /// Cards that are not open, if their reviews count too.
    pub elsewhere: &'a [(CardId, CardHistory)],
    pub topics: &'a Topics,
    pub scheduler: &'a Scheduler,
    pub now: Moment,
    /// The time of the interview, if one is planned.
    pub interview: Option<Moment>,
}

/// The counts and readiness of all cards or of one topic.
#[derive(Clone, Debug, PartialEq)]
pub struct TopicFigures {
    /// `None` for all cards.
    pub topic: Option<TopicId>,
    /// Without unanswered cards.
    pub counts: Counts,
    /// Readiness now, 0 to 1.
    pub readiness: f64,
    /// Readiness at the interview if nothing is studied until then.
    pub readiness_then: Option<f64>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Statistics {
    /// The learner's day of `now`.
    pub today: Day,
    /// All cards, then each topic that has some, in the deck's order.
    pub by_topic: Vec<TopicFigures>,
    pub n_unanswered: usize,
    pub total: Activity,
    /// The number of days with reviews.
    pub n_days: usize,
    /// The days, weeks and months of `PERIODS`, the current one last.
    pub periods: [Vec<Period>; 3],
    /// The last `CALENDAR_DAYS` days, today last.
    pub calendar: Vec<Period>,
    pub recall: RecallSpread,
    /// Predicted recall against what was remembered; `None` before there are 200 tests of memory.
    pub calibration: Option<Calibration>,
    pub answer_times: AnswerTimes,
    pub hardest: Vec<HardCard>,
    pub missed_points: Vec<MissedPoint>,
}

impl Statistics {
    pub fn new(sources: &Sources<'_>) -> Self {
        let Sources {
            cards,
            scheduler,
            now,
            ..
        } = *sources;
        let today = scheduler.day(now);
        let facts = all_facts(sources);
        let days = Days::from_facts(facts.iter().copied());
        let answered = || cards.iter().filter(|studied| !studied.card.unanswered);
        Self {
            today,
            by_topic: by_topic(sources),
            n_unanswered: cards.len() - answered().count(),
            total: days.total(),
            n_days: days.n_days(),
            periods: PERIODS.map(|(unit, n)| days.periods(unit, n, today)),
            calendar: days.periods(PeriodUnit::Day, CALENDAR_DAYS, today),
            recall: RecallSpread::new(cards),
            calibration: Calibration::of_tests(facts.iter()),
            answer_times: AnswerTimes::new(histories(sources).flat_map(|(_, it)| &it.reviews)),
            hardest: hardest(cards, N_WEAKEST),
            missed_points: missed_points(cards, N_WEAKEST),
        }
    }
}

/// The histories of all cards, open or not.
fn histories<'a>(sources: &Sources<'a>) -> impl Iterator<Item = (CardId, &'a CardHistory)> {
    let here = sources.cards.iter();
    let here = here.map(|studied| (studied.card.id, &studied.history));
    let elsewhere = sources.elsewhere.iter();
    here.chain(elsewhere.map(|(id, history)| (*id, history)))
}

fn all_facts(sources: &Sources<'_>) -> Vec<Fact> {
    let all = histories(sources);
    let facts = all.flat_map(|(id, history)| facts(history, id, sources.scheduler));
    facts.collect()
}

fn by_topic(sources: &Sources<'_>) -> Vec<TopicFigures> {
    let answered = sources.cards.iter();
    let answered = answered.filter(|studied| !studied.card.unanswered);
    let all: Vec<_> = answered
        .map(|studied| (studied.card, &studied.state))
        .collect();
    let mut groups = grouped(all.iter().copied(), sources.topics);
    let of = |topic: Option<TopicId>, cards: &[(&Card, &CardState)]| {
        let each = || cards.iter().copied();
        let then = sources.interview;
        TopicFigures {
            topic,
            counts: counts(each()),
            readiness: readiness(each()),
            readiness_then: then.map(|then| readiness_on(each(), sources.scheduler, then)),
        }
    };
    let mut figures = vec![of(None, &all)];
    for (topic, _) in sources.topics.tree() {
        if let Some(cards) = groups.remove(&topic.id) {
            figures.push(of(Some(topic.id.clone()), &cards));
        }
    }
    // Topics that no manifest defines: section titles of notes.
    let unnamed = groups.iter();
    figures.extend(unnamed.map(|(topic, cards)| of(Some(topic.clone()), cards)));
    figures
}
