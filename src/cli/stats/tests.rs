//! The report shows the figures of the JSON, on any log.

use proptest::prelude::*;
use serde_json::Value;
use tempfile::TempDir;

use super::json::stats;
use crate::cli::agreement::{log, open};
use crate::domain::Language;
use crate::library::Library;
use crate::query::Query;
use crate::session::{ReportLines, ReportPage};
use crate::text::{Ambiguous, Glyphs, Line};

const ASCII: Glyphs = Glyphs {
    ambiguous: Ambiguous::Narrow,
    ascii: true,
};

/// The pages in English, in 100 columns.
struct Shown {
    json: Value,
    pages: Vec<Vec<String>>,
}

impl Shown {
    fn new(library: &Library) -> Self {
        let report = library.report(&Query::default(), library.now());
        let lines = ReportLines {
            report: &report,
            language: Language::En,
            width: 100,
            glyphs: ASCII,
        };
        let page = |page| lines.page(page).iter().map(Line::text).collect();
        Self {
            json: stats(library, &report, &[]),
            pages: ReportPage::ALL.into_iter().map(page).collect(),
        }
    }

    fn lines(&self, page: ReportPage) -> &[String] {
        &self.pages[page.index()]
    }

    /// Checks that a line of a page starts with a text and has these numbers next. Percents and
    /// minutes are rounded.
    fn check(&self, page: ReportPage, start: &str, expected: &[f64]) {
        let fits = |line: &String| {
            let rest = line.trim_start().strip_prefix(start);
            let found = rest.map(numbers).unwrap_or_default();
            let near = |(found, expected): (&f64, &f64)| (found - expected).abs() < 0.51;
            rest.is_some() && found.len() >= expected.len() && found.iter().zip(expected).all(near)
        };
        let lines = self.lines(page);
        assert!(lines.iter().any(fits), "{start} {expected:?}: {lines:#?}");
    }

    fn list(&self, key: &str) -> &[Value] {
        self.json.pointer(key).and_then(Value::as_array).unwrap()
    }
}

fn numbers(text: &str) -> Vec<f64> {
    let parts = text.split(|c: char| !c.is_ascii_digit() && c != '.');
    parts.filter_map(|part| part.parse().ok()).collect()
}

fn number(value: &Value, key: &str) -> f64 {
    value[key].as_f64().unwrap()
}

fn month_and_day(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap()[5..].to_owned()
}

/// The percent, the passed reviews and all of them.
fn share(value: &Value) -> Vec<f64> {
    let rate = value["rate"].as_f64();
    rate.map_or_else(Vec::new, |rate| {
        vec![
            rate * 100.0,
            number(value, "passed"),
            number(value, "reviews"),
        ]
    })
}

fn overview(shown: &Shown) {
    let text = shown.lines(ReportPage::Overview).join("   ");
    let (cards, today) = (&shown.json["cards"], &shown.json["forecast"][0]);
    let minutes = &shown.json["today"];
    for (value, key, before, after) in [
        (today, "reviews", "", " to review"),
        (today, "new", "", " new"),
        (today, "minutes", "about ", " min left"),
        (cards, "mastered", "mastered ", ""),
        (cards, "learning", "learning ", ""),
        (cards, "untouched", "not started ", ""),
        (minutes, "spent", "", " of "),
        (minutes, "budget", " of ", " min used"),
        (&shown.json["reviews"], "days", "on ", " day"),
    ] {
        let fact = format!("{before}{}{after}", value[key]);
        let is_left_out = key == "days" && value[key] == 0;
        assert!(is_left_out || text.contains(&fact), "{fact}: {text}");
    }
    let interview = &shown.json["interview"];
    if interview.is_object() {
        let all = number(&interview["cards"], "all");
        let mastered = number(&interview["cards"], "mastered");
        shown.check(ReportPage::Overview, "mastered today", &[mastered, all]);
        let expected = number(interview, "expected_mastered");
        shown.check(ReportPage::Overview, "expected by then", &[expected, all]);
        let by_day = interview["by_day"].as_array().unwrap();
        for day in by_day {
            let date = month_and_day(day, "date");
            shown.check(ReportPage::Overview, &date, &[number(day, "mastered")]);
        }
        let is_today = |day: &&Value| day["date"] == shown.json["date"];
        let today = by_day.iter().find(is_today).unwrap();
        assert_eq!(number(today, "mastered"), mastered);
        let last = by_day.last().unwrap();
        assert_eq!(last["date"], interview["date"]);
    }
}

fn topics(shown: &Shown) {
    for topic in shown.list("/topics") {
        let title = topic["title"]["en"].as_str().unwrap();
        let expected = ["mastered", "learning", "untouched"].map(|key| number(topic, key));
        let readiness = number(topic, "readiness") * 100.0;
        let expected = [&expected[..], &[readiness]].concat();
        shown.check(ReportPage::Topics, title, &expected);
    }
}

fn periods(shown: &Shown) {
    for day in &shown.list("/periods/days")[16..] {
        let start = month_and_day(day, "from");
        let (reviews, minutes) = (number(day, "reviews"), number(day, "minutes"));
        shown.check(ReportPage::Activity, &start, &[reviews, minutes]);
        let retention = &day["retention"];
        let shares = [share(&retention["young"]), share(&retention["mature"])].concat();
        let busy = shown.list("/periods/days").iter().rev();
        let mut busy = busy.filter(|day| day["reviews"] != 0).take(6);
        if busy.any(|busy| busy == day) {
            let expected = [&[reviews][..], &shares].concat();
            shown.check(ReportPage::Memory, &start, &expected);
        }
    }
    for week in &shown.list("/periods/weeks")[18..] {
        let start = format!("week of {}", month_and_day(week, "from"));
        let figures = ["reviews", "minutes"].map(|key| number(week, key));
        shown.check(ReportPage::Activity, &start, &figures);
    }
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let lines = shown.lines(ReportPage::Activity).iter();
    let rows = lines.filter(|line| days.iter().any(|day| line.starts_with(day)));
    let n_busy: usize = rows
        .map(|row| row[3..].chars().filter(|c| "-+*#".contains(*c)).count())
        .sum();
    let calendar = shown.list("/calendar").iter();
    assert_eq!(n_busy, calendar.filter(|day| day["reviews"] != 0).count());
}

fn distributions(shown: &Shown) {
    let recall = &shown.json["recall"];
    let name = |band: &Value| match (band["from"].as_f64(), band["to"].as_f64()) {
        (None, Some(to)) => format!("below {}%", (to * 100.0).round()),
        (Some(from), None) => format!("{}% and more", (from * 100.0).round()),
        (from, to) => {
            let percent = |border: Option<f64>| (border.unwrap() * 100.0).round();
            format!("{}% - {}%", percent(from), percent(to))
        }
    };
    if let Some(mean) = recall["mean"].as_f64() {
        shown.check(ReportPage::Memory, "", &[mean * 100.0]);
        for band in recall["bands"].as_array().unwrap() {
            shown.check(ReportPage::Memory, &name(band), &[number(band, "cards")]);
        }
    }
    let times = &shown.json["answer_times"];
    if let Some(median) = times["median_seconds"].as_f64() {
        shown.check(ReportPage::Activity, "median ", &[median]);
        let [first, .., last] = &times["bands"].as_array().unwrap()[..] else {
            panic!("{times}")
        };
        for (band, start) in [(first, "below 15 sec"), (last, "300 sec and more")] {
            shown.check(ReportPage::Activity, start, &[number(band, "reviews")]);
        }
    }
}

fn forecast(shown: &Shown) {
    for day in shown.list("/forecast") {
        let start = month_and_day(day, "date");
        let figures = ["minutes", "budget"].map(|key| number(day, key));
        shown.check(ReportPage::Forecast, &start, &figures);
    }
}

fn weakest(shown: &Shown) {
    for hard in shown.list("/hardest") {
        let recall = number(hard, "recall") * 100.0;
        let expected = [number(hard, "difficulty"), number(hard, "lapses"), recall];
        shown.check(ReportPage::Hardest, "", &expected);
    }
    for missed in shown.list("/missed_points") {
        let [n_missed, asked, point, of] =
            ["missed", "asked", "point", "of"].map(|key| number(missed, key));
        shown.check(ReportPage::Missed, "", &[n_missed, asked, point, of]);
    }
}

fn mock_interviews(shown: &Shown) {
    for mock in shown.list("/mock_interviews").iter().take(10) {
        let [score, predicted] = ["score", "predicted"].map(|key| number(mock, key) * 100.0);
        let start = mock["date"].as_str().unwrap();
        let figures = [score, predicted, number(mock, "questions")];
        shown.check(ReportPage::Mocks, start, &figures);
    }
    for question in shown.json["last_mock_interview"]["questions"]
        .as_array()
        .into_iter()
        .flatten()
    {
        let text = shown.lines(ReportPage::Mocks).join(" ");
        assert!(
            text.contains(question["question"].as_str().unwrap()),
            "{question}: {text}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_figure_is_that_of_the_json(log in log()) {
        let folder = TempDir::new().unwrap();
        let shown = Shown::new(&open(&folder, &log, ""));
        overview(&shown);
        topics(&shown);
        mock_interviews(&shown);
        if number(&shown.json["reviews"], "reviews") > 0.0 {
            periods(&shown);
            distributions(&shown);
            forecast(&shown);
            weakest(&shown);
        }
    }
}
