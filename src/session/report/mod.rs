//! The report of `stats` and of the statistics screen: pages of figures about some cards, with the
//! texts of cards and points.
//!
//! [`StatsReport`] is plain data, and [`ReportLines`] lays it out. `stats --json` prints the same
//! data.

mod ahead;
mod calendar;
mod lines;
mod mocks;
mod progress;
mod reviews;
mod weakest;

use std::collections::HashSet;

pub use lines::ReportLines;

use crate::domain::{CardId, Day};
use crate::plan::{Countdown, Estimates, ForecastDay};
use crate::session::MockReport;
use crate::stats::{Counts, Statistics};

/// All figures about the cards that a query matches, with their texts in one language.
#[derive(Clone, Debug)]
pub struct StatsReport {
    pub statistics: Statistics,
    pub today: TodayFigures,
    /// The next days, today first.
    pub forecast: Vec<ForecastDay>,
    pub estimates: Estimates,
    /// The interview ahead.
    pub interview: Option<InterviewFigures>,
    /// Title and depth of each topic, in the order of `Statistics::by_topic`. The first, for all
    /// cards, has no title.
    pub topics: Vec<(String, usize)>,
    /// The questions of `Statistics::hardest`.
    pub hardest: Vec<String>,
    /// The texts of `Statistics::missed_points`.
    pub missed: Vec<MissedText>,
    /// The last mock interview, which lists the earlier ones. Not limited by the query.
    pub mock: Option<MockReport>,
}

/// The minutes of today, over all cards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TodayFigures {
    pub budget: u32,
    /// How many of them are used.
    pub spent: u32,
}

/// The cards of an interview, today and on its day.
#[derive(Clone, Debug, PartialEq)]
pub struct InterviewFigures {
    pub name: Option<String>,
    pub countdown: Countdown,
    /// Today.
    pub counts: Counts,
    /// The expected number of mastered cards on the day, if every day holds what the plan says.
    pub expected_mastered: f64,
    /// The last days and the days until the interview, in order.
    pub by_day: Vec<MasteredDay>,
}

/// How many cards of an interview are mastered at the end of a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MasteredDay {
    pub day: Day,
    pub n: f64,
    /// Whether the day is ahead, and `n` what the plan expects.
    pub is_expected: bool,
}

/// A missed point in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MissedText {
    /// `None` if no answer has the point any more.
    pub point: Option<String>,
    /// The question or follow-up that the point answers.
    pub question: String,
}

/// The pages of the statistics screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportPage {
    /// Today, the counts, the interview.
    #[default]
    Overview,
    Topics,
    /// What is remembered.
    Memory,
    /// Reviews and time by day and week.
    Activity,
    Forecast,
    Hardest,
    /// The points missed most often.
    Missed,
    /// The mock interviews.
    Mocks,
}

impl ReportPage {
    pub const ALL: [Self; 8] = [
        Self::Overview,
        Self::Topics,
        Self::Memory,
        Self::Activity,
        Self::Forecast,
        Self::Hardest,
        Self::Missed,
        Self::Mocks,
    ];

    /// The position of the page, from 0.
    pub fn index(self) -> usize {
        Self::ALL.iter().position(|page| *page == self).unwrap_or(0)
    }

    /// The page `step` places further on; after the last comes the first.
    #[must_use]
    pub fn moved(self, step: isize) -> Self {
        let n = Self::ALL.len() as isize;
        let to = (self.index() as isize + step).rem_euclid(n);
        Self::ALL[to as usize]
    }
}

impl StatsReport {
    /// The cards that a page names, the worst first, each once.
    pub fn cards(&self, page: ReportPage) -> Vec<CardId> {
        let statistics = &self.statistics;
        let mut cards: Vec<CardId> = match page {
            ReportPage::Hardest => statistics.hardest.iter().map(|hard| hard.card).collect(),
            ReportPage::Missed => {
                let missed = statistics.missed_points.iter();
                missed.map(|missed| missed.card).collect()
            }
            ReportPage::Mocks => {
                let mock = self.mock.as_ref();
                mock.map_or_else(Vec::new, MockReport::cards_to_repair)
            }
            _ => Vec::new(),
        };
        let mut seen = HashSet::new();
        cards.retain(|card| seen.insert(*card));
        cards
    }
}
