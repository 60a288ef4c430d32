//! The output of `stats --json`, described in docs/stats.md. Every key is always present; unknown
//! values are null.

use serde::Serialize;

use crate::domain::{Bilingual, CardId};
use crate::library::Library;
use crate::plan::{Estimates, ForecastDay};
use crate::stats::{Activity, HardCard, MissedPoint, Passed, Period, Statistics, TopicFigures};

use super::{Interview, Prospect};

#[derive(Serialize)]
pub struct Stats<'a> {
    version: u8,
    date: String,
    query: Option<String>,
    interview: Option<InterviewJson>,
    cards: AllCardsJson,
    topics: Vec<TopicStats<'a>>,
    reviews: ReviewsJson,
    periods: PeriodsJson,
    seconds_per_card: SecondsJson,
    forecast: Vec<AheadJson>,
    hardest: Vec<HardJson<'a>>,
    missed_points: Vec<MissedJson<'a>>,
    calendar: Vec<DayJson>,
}

#[derive(Serialize)]
struct InterviewJson {
    #[serde(flatten)]
    interview: Interview,
    name: Option<String>,
}

#[derive(Serialize)]
struct SecondsJson {
    first_day: f64,
    review_day: f64,
}

#[derive(Default, Serialize)]
struct CardsJson {
    all: usize,
    mastered: usize,
    learning: usize,
    untouched: usize,
    readiness: f64,
    readiness_at_interview: Option<f64>,
}

#[derive(Default, Serialize)]
struct AllCardsJson {
    #[serde(flatten)]
    cards: CardsJson,
    unanswered: usize,
}

#[derive(Serialize)]
struct TopicStats<'a> {
    id: String,
    parent: Option<&'a str>,
    title: Option<&'a Bilingual>,
    #[serde(flatten)]
    cards: CardsJson,
}

#[derive(Serialize)]
struct ReviewsJson {
    #[serde(flatten)]
    activity: ActivityJson,
    days: usize,
}

#[derive(Serialize)]
struct ActivityJson {
    reviews: u32,
    new: u32,
    minutes: f64,
    retention: RetentionJson,
}

#[derive(Serialize)]
struct RetentionJson {
    all: ShareJson,
    young: ShareJson,
    mature: ShareJson,
}

#[derive(Serialize)]
struct ShareJson {
    passed: u32,
    reviews: u32,
    rate: Option<f64>,
}

#[derive(Serialize)]
struct PeriodsJson {
    days: Vec<PeriodJson>,
    weeks: Vec<PeriodJson>,
    months: Vec<PeriodJson>,
}

#[derive(Serialize)]
struct PeriodJson {
    from: String,
    to: String,
    #[serde(flatten)]
    activity: ActivityJson,
}

#[derive(Serialize)]
struct AheadJson {
    date: String,
    reviews: usize,
    new: usize,
    minutes: u32,
    waiting: usize,
}

#[derive(Serialize)]
struct HardJson<'a> {
    id: &'a str,
    question: &'a str,
    difficulty: f64,
    lapses: u32,
    reviews: u32,
    recall: f64,
}

#[derive(Serialize)]
struct MissedJson<'a> {
    id: &'a str,
    question: &'a str,
    point: u8,
    of: u8,
    text: Option<String>,
    missed: u32,
    asked: u32,
}

#[derive(Serialize)]
struct DayJson {
    date: String,
    reviews: u32,
    minutes: f64,
}

impl<'a> Stats<'a> {
    pub fn new(
        library: &'a Library,
        statistics: &'a Statistics,
        prospect: Prospect,
        query: &[String],
    ) -> Self {
        let [days, weeks, months] = &statistics.periods;
        let all = statistics.by_topic.first();
        Self {
            version: 1,
            date: statistics.today.civil().to_string(),
            query: (!query.is_empty()).then(|| query.join(" ")),
            interview: interview(library, prospect.interview),
            cards: AllCardsJson {
                cards: all.map(cards).unwrap_or_default(),
                unanswered: statistics.n_unanswered,
            },
            topics: topics(library, statistics),
            reviews: ReviewsJson {
                activity: activity(&statistics.total),
                days: statistics.n_days,
            },
            periods: PeriodsJson {
                days: days.iter().map(period).collect(),
                weeks: weeks.iter().map(period).collect(),
                months: months.iter().map(period).collect(),
            },
            seconds_per_card: seconds(prospect.estimates),
            forecast: prospect.forecast.days.iter().map(ahead).collect(),
            hardest: of_cards(&statistics.hardest, |hard| hard_card(library, hard)),
            missed_points: of_cards(&statistics.missed_points, |missed| {
                missed_point(library, missed)
            }),
            calendar: statistics.calendar.iter().map(calendar_day).collect(),
        }
    }
}

fn of_cards<T, J>(items: &[T], json: impl Fn(&T) -> Option<J>) -> Vec<J> {
    items.iter().filter_map(json).collect()
}

fn cards(figures: &TopicFigures) -> CardsJson {
    CardsJson {
        all: figures.counts.n_cards(),
        mastered: figures.counts.mastered,
        learning: figures.counts.learning,
        untouched: figures.counts.not_started,
        readiness: rounded(figures.readiness),
        readiness_at_interview: figures.readiness_then.map(rounded),
    }
}

fn topics<'a>(library: &'a Library, statistics: &Statistics) -> Vec<TopicStats<'a>> {
    let topics = statistics.by_topic.iter().filter_map(|figures| {
        let id = figures.topic.as_ref()?;
        let topic = library.deck().topics.get(id);
        let parent = topic.and_then(|topic| topic.parent.as_ref());
        Some(TopicStats {
            id: id.0.clone(),
            parent: parent.map(|parent| parent.0.as_str()),
            title: topic.map(|topic| &topic.title),
            cards: cards(figures),
        })
    });
    topics.collect()
}

fn activity(activity: &Activity) -> ActivityJson {
    let share = |passed: Passed| ShareJson {
        passed: passed.passed,
        reviews: passed.of,
        rate: passed.share().map(rounded),
    };
    ActivityJson {
        reviews: activity.reviews,
        new: activity.new,
        minutes: rounded(activity.minutes()),
        retention: RetentionJson {
            all: share(activity.all()),
            young: share(activity.young),
            mature: share(activity.mature),
        },
    }
}

fn period(period: &Period) -> PeriodJson {
    PeriodJson {
        from: period.first.civil().to_string(),
        to: period.last.civil().to_string(),
        activity: activity(&period.activity),
    }
}

fn ahead(ahead: &ForecastDay) -> AheadJson {
    AheadJson {
        date: ahead.day.civil().to_string(),
        reviews: ahead.n_reviews,
        new: ahead.n_new,
        minutes: ahead.minutes,
        waiting: ahead.n_waiting,
    }
}

fn interview(library: &Library, interview: Option<Interview>) -> Option<InterviewJson> {
    let name = library.interview_ahead(library.now())?.plan.name;
    Some(InterviewJson {
        interview: interview?,
        name,
    })
}

fn seconds(estimates: Estimates) -> SecondsJson {
    SecondsJson {
        first_day: rounded(estimates.first.as_secs_f64()),
        review_day: rounded(estimates.review.as_secs_f64()),
    }
}

fn calendar_day(day: &Period) -> DayJson {
    DayJson {
        date: day.first.civil().to_string(),
        reviews: day.activity.reviews,
        minutes: rounded(day.activity.minutes()),
    }
}

fn id_and_question(library: &Library, id: CardId) -> Option<(&str, &str)> {
    let card = library.deck().card(id)?;
    Some((card.id.as_str(), card.title_in(library.language())))
}

fn hard_card<'a>(library: &'a Library, hard: &HardCard) -> Option<HardJson<'a>> {
    let (id, question) = id_and_question(library, hard.card)?;
    Some(HardJson {
        id,
        question,
        difficulty: rounded(hard.difficulty),
        lapses: hard.lapses,
        reviews: hard.reviews,
        recall: rounded(hard.recall),
    })
}

fn missed_point<'a>(library: &'a Library, missed: &MissedPoint) -> Option<MissedJson<'a>> {
    let (id, question) = id_and_question(library, missed.card)?;
    let card = library.deck().card(missed.card)?;
    Some(MissedJson {
        id,
        question,
        point: missed.number,
        of: missed.of,
        text: library.point_text(card, missed.number, missed.of, library.language()),
        missed: missed.missed,
        asked: missed.asked,
    })
}

/// Rounds to four decimal places.
fn rounded(number: f64) -> f64 {
    (number * 10_000.0).round() / 10_000.0
}
