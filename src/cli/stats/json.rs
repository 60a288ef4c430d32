//! The output of `stats --json`, described in docs/stats.md. Every key is always present; unknown
//! values are null.

use serde_json::{Value, json};

use crate::cli::due::interview_json;
use crate::library::{InterviewPlan, Library};
use crate::plan::ForecastDay;
use crate::stats::{Activity, HardCard, MissedPoint, Passed, Period, Statistics, TopicFigures};

use super::Prospect;

pub fn stats(
    library: &Library,
    statistics: &Statistics,
    prospect: &Prospect,
    query: &[String],
) -> Value {
    let [days, weeks, months] = &statistics.periods;
    let (first, review) = (prospect.estimates.first, prospect.estimates.review);
    let all = statistics.by_topic.first().map(cards).unwrap_or_default();
    json!({
        "version": 1,
        "date": statistics.today.civil().to_string(),
        "query": (!query.is_empty()).then(|| query.join(" ")),
        "interview": prospect.interview.as_ref().map(interview),
        "cards": joined(all, json!({ "unanswered": statistics.n_unanswered })),
        "topics": list(&statistics.by_topic, |figures| topic(library, figures)),
        "reviews": joined(activity(&statistics.total), json!({ "days": statistics.n_days })),
        "periods": {
            "days": list(days, period),
            "weeks": list(weeks, period),
            "months": list(months, period),
        },
        "seconds_per_card": {
            "first_day": rounded(first.as_secs_f64()),
            "review_day": rounded(review.as_secs_f64()),
        },
        "forecast": list(&prospect.forecast.days, ahead),
        "hardest": list(&statistics.hardest, |hard| hard_card(library, hard)),
        "missed_points": list(&statistics.missed_points, |missed| missed_point(library, missed)),
        "calendar": list(&statistics.calendar, calendar_day),
    })
}

fn list<T>(items: &[T], json: impl Fn(&T) -> Option<Value>) -> Vec<Value> {
    items.iter().filter_map(json).collect()
}

/// An object with the keys of another one after its own.
fn joined(mut object: Value, more: Value) -> Value {
    if let (Value::Object(keys), Value::Object(more)) = (&mut object, more) {
        keys.extend(more);
    }
    object
}

fn cards(figures: &TopicFigures) -> Value {
    json!({
        "all": figures.counts.n_cards(),
        "mastered": figures.counts.mastered,
        "learning": figures.counts.learning,
        "untouched": figures.counts.not_started,
        "readiness": rounded(figures.readiness),
        "readiness_at_interview": figures.readiness_then.map(rounded),
    })
}

fn topic(library: &Library, figures: &TopicFigures) -> Option<Value> {
    let id = figures.topic.as_ref()?;
    let topic = library.deck().topics.get(id);
    let names = json!({
        "id": id,
        "parent": topic.and_then(|topic| topic.parent.as_ref()),
        "title": topic.map(|topic| &topic.title),
    });
    Some(joined(names, cards(figures)))
}

fn activity(activity: &Activity) -> Value {
    json!({
        "reviews": activity.reviews,
        "new": activity.new,
        "minutes": rounded(activity.minutes()),
        "retention": {
            "all": share(activity.all()),
            "young": share(activity.young),
            "mature": share(activity.mature),
        },
    })
}

fn share(passed: Passed) -> Value {
    let rate = passed.share().map(rounded);
    json!({ "passed": passed.passed, "reviews": passed.of, "rate": rate })
}

fn period(period: &Period) -> Option<Value> {
    let (from, to) = (period.first.civil(), period.last.civil());
    let days = json!({ "from": from.to_string(), "to": to.to_string() });
    Some(joined(days, activity(&period.activity)))
}

fn ahead(day: &ForecastDay) -> Option<Value> {
    Some(json!({
        "date": day.day.civil().to_string(),
        "reviews": day.n_reviews,
        "new": day.n_new,
        "minutes": day.minutes,
        "waiting": day.n_waiting,
    }))
}

fn interview(interview: &InterviewPlan) -> Value {
    let name = json!({ "name": interview.plan.name });
    joined(interview_json(interview), name)
}

fn calendar_day(day: &Period) -> Option<Value> {
    Some(json!({
        "date": day.first.civil().to_string(),
        "reviews": day.activity.reviews,
        "minutes": rounded(day.activity.minutes()),
    }))
}

fn hard_card(library: &Library, hard: &HardCard) -> Option<Value> {
    let card = library.deck().card(hard.card)?;
    Some(json!({
        "id": card.id,
        "question": card.title_in(library.language()),
        "difficulty": rounded(hard.difficulty),
        "lapses": hard.lapses,
        "reviews": hard.reviews,
        "recall": rounded(hard.recall),
    }))
}

fn missed_point(library: &Library, missed: &MissedPoint) -> Option<Value> {
    let card = library.deck().card(missed.card)?;
    Some(json!({
        "id": card.id,
        "question": card.title_in(library.language()),
        "followup": missed.follow_up,
        "point": missed.number,
        "of": missed.of,
        "text": library.point_text(missed, library.language()),
        "missed": missed.missed,
        "asked": missed.asked,
    }))
}

/// Rounds to four decimal places.
fn rounded(number: f64) -> f64 {
    (number * 10_000.0).round() / 10_000.0
}
