//! The output of `stats --json`, described in docs/stats.md. Every key is always present; unknown
//! values are null.

use serde_json::{Value, json};

use crate::library::Library;
use crate::plan::ForecastDay;
use crate::session::{
    InterviewFigures, MasteredDay, MissedText, MockReport, ReportedQuestion, StatsReport,
};
use crate::stats::{
    Activity, Band, Calibration, CalibrationBin, Counts, HardCard, MissedPoint, Passed, Period,
    TopicFigures,
};

pub fn stats(library: &Library, report: &StatsReport, query: &[String]) -> Value {
    let statistics = &report.statistics;
    let [days, weeks, months] = &statistics.periods;
    let (first, review) = (report.estimates.first, report.estimates.review);
    let all = statistics.by_topic.first().map(cards).unwrap_or_default();
    let hardest = statistics.hardest.iter().zip(&report.hardest);
    let missed = statistics.missed_points.iter().zip(&report.missed);
    json!({
        "version": 1,
        "date": statistics.today.civil().to_string(),
        "query": (!query.is_empty()).then(|| query.join(" ")),
        "today": { "budget": report.today.budget, "spent": report.today.spent },
        "interview": report.interview.as_ref().map(interview),
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
        "recall": {
            "mean": statistics.recall.mean.map(rounded),
            "bands": bands(&statistics.recall.bands, "cards"),
        },
        "calibration": statistics.calibration.as_ref().map(calibration),
        "answer_times": {
            "median_seconds": statistics.answer_times.median.map(rounded),
            "median_think_seconds": statistics.answer_times.median_think.map(rounded),
            "bands": bands(&statistics.answer_times.bands, "reviews"),
        },
        "forecast": list(&report.forecast, ahead),
        "hardest": hardest.map(|(hard, question)| hard_card(hard, question)).collect::<Vec<_>>(),
        "missed_points": missed
            .map(|(missed, text)| missed_point(library, missed, text))
            .collect::<Vec<_>>(),
        "calendar": list(&statistics.calendar, calendar_day),
        "mock_interviews": mocks(report.mock.as_ref()),
        "last_mock_interview": report.mock.as_ref().map(last_mock),
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

fn counts(counts: Counts) -> Value {
    json!({
        "all": counts.n_cards(),
        "mastered": counts.mastered,
        "learning": counts.learning,
        "untouched": counts.not_started,
    })
}

fn cards(figures: &TopicFigures) -> Value {
    let readiness = json!({
        "readiness": rounded(figures.readiness),
        "readiness_at_interview": figures.readiness_then.map(rounded),
    });
    joined(counts(figures.counts), readiness)
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

/// `counted` names what the bands count.
fn bands(bands: &[Band], counted: &str) -> Vec<Value> {
    list(bands, |band| {
        Some(json!({ "from": band.from, "to": band.to, counted: band.n }))
    })
}

fn calibration(calibration: &Calibration) -> Value {
    let bin = |bin: &CalibrationBin| {
        Some(json!({
            "from": bin.from,
            "reviews": bin.n,
            "predicted": rounded(bin.predicted),
            "remembered": rounded(bin.observed),
        }))
    };
    json!({
        "reviews": calibration.n(),
        "error": rounded(calibration.error()),
        "bins": list(&calibration.bins, bin),
    })
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
        "budget": day.budget,
        "waiting": day.n_waiting,
        "mock_minutes": day.mock.map(|mock| mock.minutes),
    }))
}

fn interview(interview: &InterviewFigures) -> Value {
    json!({
        "date": interview.countdown.day.civil().to_string(),
        "days": interview.countdown.n_days_left(),
        "name": interview.name,
        "cards": counts(interview.counts),
        "expected_mastered": rounded(interview.expected_mastered),
        "by_day": list(&interview.by_day, mastered_day),
    })
}

/// All mock interviews, latest first.
fn mocks(last: Option<&MockReport>) -> Vec<Value> {
    let all = last.into_iter();
    let all = all.flat_map(|last| std::iter::once(&last.result).chain(&last.earlier));
    all.map(|mock| {
        json!({
            "date": mock.day.to_string(),
            "seed": mock.seed,
            "minutes": mock.minutes,
            "seconds": mock.used_ms / 1000,
            "score": rounded(mock.score),
            "predicted": mock.predicted.map(rounded),
            "questions": mock.n_questions,
        })
    })
    .collect()
}

fn last_mock(report: &MockReport) -> Value {
    let topics = report.topics();
    json!({
        "topics": list(&topics, |topic| Some(json!({
            "title": topic.topic,
            "score": rounded(topic.score),
            "questions": topic.n_questions,
        }))),
        "questions": list(&report.questions, mock_question),
    })
}

fn mock_question(question: &ReportedQuestion) -> Option<Value> {
    let missed = question.missed.iter();
    let missed = missed.map(
        |missed| json!({ "text": missed.text, "core": missed.is_core, "again": missed.again }),
    );
    let follow_up = question.follow_up.as_ref();
    Some(json!({
        "id": question.card,
        "question": question.title,
        "topic": question.topic,
        "score": rounded(question.score),
        "seconds": question.ms.map(|ms| ms / 1000),
        "missed": missed.collect::<Vec<_>>(),
        "followup": follow_up.map(|it| {
            json!({ "question": it.text, "missed": it.missed, "mark": it.mark })
        }),
    }))
}

fn mastered_day(day: &MasteredDay) -> Option<Value> {
    Some(json!({
        "date": day.day.civil().to_string(),
        "mastered": rounded(day.n),
        "expected": day.is_expected,
    }))
}

fn calendar_day(day: &Period) -> Option<Value> {
    Some(json!({
        "date": day.first.civil().to_string(),
        "reviews": day.activity.reviews,
        "minutes": rounded(day.activity.minutes()),
    }))
}

fn hard_card(hard: &HardCard, question: &str) -> Value {
    json!({
        "id": hard.card,
        "question": question,
        "difficulty": rounded(hard.difficulty),
        "lapses": hard.lapses,
        "reviews": hard.reviews,
        "recall": rounded(hard.recall),
    })
}

/// `question` is that of the card, also for a point of a follow-up.
fn missed_point(library: &Library, missed: &MissedPoint, text: &MissedText) -> Value {
    let card = library.deck().card(missed.card);
    json!({
        "id": missed.card,
        "question": card.map(|card| card.title_in(library.language())),
        "followup": missed.follow_up,
        "point": missed.number,
        "of": missed.of,
        "text": text.point,
        "missed": missed.missed,
        "asked": missed.asked,
    })
}

/// Rounds to four decimal places.
fn rounded(number: f64) -> f64 {
    (number * 10_000.0).round() / 10_000.0
}
