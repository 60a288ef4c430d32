//! The report of `stats`: statistics, the days ahead, and the texts of both.

use crate::domain::{Card, CardId, Moment, TopicId};
use crate::library::{Hidden, InterviewPlan, Library};
use crate::plan::whole_minutes;
use crate::query::Query;
use crate::session::{InterviewFigures, MissedText, StatsReport, TodayFigures};
use crate::stats::{MissedPoint, TopicFigures, counts};

/// How many days the report looks ahead.
const FORECAST_DAYS: usize = 30;

impl Library {
    /// The report about the cards that match a query, as of `now`.
    pub fn report(&self, query: &Query, now: Moment) -> StatsReport {
        let statistics = self.statistics(query, now);
        let interview = self.interview_ahead(now);
        let by_topic = statistics.by_topic.iter();
        let hardest = statistics.hardest.iter();
        let missed = statistics.missed_points.iter();
        StatsReport {
            today: TodayFigures {
                budget: self.minutes_today(now),
                spent: whole_minutes(self.today(now).spent),
            },
            forecast: self.forecast(query, FORECAST_DAYS, now).days,
            estimates: self.estimates(now),
            interview: interview.map(|interview| self.interview_figures(interview, now)),
            topics: by_topic.map(|figures| self.topic_title(figures)).collect(),
            hardest: hardest.map(|hard| self.title_of(hard.card)).collect(),
            missed: missed.map(|missed| self.missed_text(missed)).collect(),
            mock: self.mock_report(),
            statistics,
        }
    }

    fn interview_figures(&self, interview: InterviewPlan, now: Moment) -> InterviewFigures {
        let cards = self.matching(&interview.query, Hidden::LeftOut, now);
        let asked = || cards.iter().filter(|(card, _)| !card.unanswered);
        let counts = counts(asked().map(|(card, state)| (*card, state)));
        let forecast = self.forecast_to(&interview, now);
        let asked: Vec<&Card> = asked().map(|(card, _)| *card).collect();
        InterviewFigures {
            by_day: self.mastered_by_day(&interview, (&asked, counts.mastered), &forecast, now),
            expected_mastered: forecast.mastered,
            counts,
            countdown: interview.countdown,
            name: interview.plan.name,
        }
    }

    /// The title of a topic and how many parents it has.
    fn topic_title(&self, figures: &TopicFigures) -> (String, usize) {
        let Some(id) = &figures.topic else {
            return (String::new(), 0);
        };
        let tree = self.deck().topics.tree();
        let Some((topic, depth)) = tree.into_iter().find(|(topic, _)| topic.id == *id) else {
            return (id.0.clone(), 0);
        };
        let title = topic.title.get(self.language());
        let title = if title.is_empty() { &id.0 } else { title };
        (title.to_owned(), depth)
    }

    /// The title of a topic; its id if no manifest defines it.
    pub(super) fn topic_name(&self, id: &TopicId) -> String {
        let topic = self.deck().topics.get(id);
        let title = topic.map(|topic| topic.title.get(self.language()));
        let title = title.filter(|title| !title.is_empty());
        title.unwrap_or(&id.0).to_owned()
    }

    fn title_of(&self, card: CardId) -> String {
        let card = self.deck().card(card);
        let title = card.map(|card| card.title_in(self.language()));
        title.unwrap_or_default().to_owned()
    }

    fn missed_text(&self, missed: &MissedPoint) -> MissedText {
        let language = self.language();
        MissedText {
            point: self.point_text(missed, language),
            question: self.question_of(missed, language).unwrap_or_default(),
        }
    }
}
