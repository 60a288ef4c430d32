//! `plan`: study towards the date of an interview.

use clap::Args;

use crate::domain::Language;
use crate::library::{Course, Error, Intent, Library};
use crate::markdown::tree::Alignment::{Left, Right};
use crate::plan::{LAST_DAYS, Pace, PacedDay, read_date};
use crate::progress::{EventKind, Plan};
use crate::stats::counts;
use crate::text::{Line, Role, TextTable, visible};
use crate::words::plan as words;

use super::CommandContext;
use super::cards::{Hidden, find, parse};
use super::failure::Failure;
use super::help;
use super::output::columns;

#[derive(Args, Debug)]
#[command(after_help = help::PLAN)]
pub struct PlanArgs {
    /// Which cards to prepare; all if omitted
    pub query: Vec<String>,
    /// The day of the interview: 2026-12-03, 12-03, or +12 for in 12 days
    #[arg(long, value_name = "D")]
    pub date: Option<String>,
    /// A name for the interview, such as the company's
    #[arg(long, value_name = "S")]
    pub name: Option<String>,
    /// Minutes of study a day until then, instead of the config's
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1440))]
    pub minutes_per_day: Option<u32>,
    /// Clear the date
    #[arg(long, conflicts_with_all = ["query", "date", "name", "minutes_per_day"])]
    pub end: bool,
}

/// How many first and last days of a long plan are shown.
const FIRST_DAYS: usize = 10;
const FINAL_DAYS: usize = 3;

pub fn run(context: &mut CommandContext, args: &PlanArgs) -> Result<(), Failure> {
    let mut library = context.open()?;
    let language = context.language;
    if args.end {
        context.print([end(&mut library, language)?])?;
    } else {
        if let Some(plan) = changed_plan(&library, args)? {
            library.record(EventKind::Plan(plan))?;
        }
        context.print(lines(&library, language)?)?;
    }
    context.warn_about_clock(&library);
    Ok(())
}

fn end(library: &mut Library, language: Language) -> Result<&'static str, Failure> {
    if library.course(library.now()).is_none() {
        return Ok(words::none(language));
    }
    library.record(EventKind::Plan(Plan::default()))?;
    Ok(words::ended(language))
}

/// The plan to record; `None` if the arguments change nothing.
fn changed_plan(library: &Library, args: &PlanArgs) -> Result<Option<Plan>, Failure> {
    let now = library.now();
    let today = library.scheduler().day(now).civil();
    let date = args.date.as_ref().map(|text| {
        let date = read_date(text, today);
        date.ok_or_else(|| Error::NotADate(text.clone()))
    });
    let query = match args.query.as_slice() {
        [] => None,
        words => Some(parse(library, words)?),
    };
    if let Some(query) = &query {
        find(library, query, Hidden::LeftOut)?;
    }
    let intent = Intent {
        date: date.transpose()?,
        name: args.name.clone(),
        query: query.filter(|query| !query.is_empty()),
        minutes: args.minutes_per_day,
    };
    if intent == Intent::default() {
        return Ok(None);
    }
    Ok(Some(library.intended(intent, now)?))
}

/// The date, the progress of its cards, and the table of days.
fn lines(library: &Library, language: Language) -> Result<Vec<Line>, Failure> {
    let now = library.now();
    let Some(course) = library.course(now) else {
        return Ok(vec![
            words::none(language).into(),
            Line::from(words::none_hint(language)).indented(2),
        ]);
    };
    let mut lines = vec![
        Line::new(visible(&headline(&course, language)), Role::Title),
        Line::new(visible(&facts(library, &course, language)), Role::Plain).indented(2),
    ];
    if course.towards.is_over() {
        return Ok(lines);
    }
    parse(library, &[])?;
    let cards = find(library, &course.query, Hidden::LeftOut)?;
    let asked = cards.iter().filter(|(card, _)| !card.unanswered);
    let standing = counts(asked.map(|(card, state)| (*card, state)));
    let pace = library.pace(&course, now);
    for text in [
        words::counts(
            language, standing.mastered, standing.learning, standing.not_started,
        ),
        words::at_this_pace(language, pace.n_mastered),
    ] {
        lines.push(Line::from(text).indented(2));
    }
    if !pace.days.is_empty() {
        lines.push(Line::default());
        lines.extend(table(&pace, &course, language).lines(columns(), library.glyphs()));
    }
    Ok(lines)
}

fn headline(course: &Course, language: Language) -> String {
    let day = words::day(language, course.towards.day.civil(), true);
    let when = words::days_left(language, course.towards.n_days_left());
    match &course.plan.name {
        Some(name) => words::next_named(language, name, &day, &when),
        None => words::next(language, &day, &when),
    }
}

fn facts(library: &Library, course: &Course, language: Language) -> String {
    let minutes = library.minutes_per_day(library.now());
    let mut facts = vec![words::minutes_a_day(language, minutes)];
    let query = course.plan.query.as_ref();
    facts.extend(query.map(|query| words::about(language, query)));
    facts.join("  ")
}

fn table(pace: &Pace, course: &Course, language: Language) -> TextTable {
    let mut table = TextTable::new(&[
        (words::day_heading(language), Left),
        (words::reviews(language), Right),
        (words::new(language), Right),
        (words::minutes(language), Right),
        ("", Left),
    ]);
    for (n, day) in pace.days.iter().enumerate() {
        if !left_out(pace.days.len()).contains(&n) {
            let is_last = day.day >= course.towards.day.plus(-LAST_DAYS);
            table.row(row(day, is_last, language));
        } else if n == FIRST_DAYS {
            table.row(["..."]);
        }
    }
    table
}

/// The days that the table of a long plan leaves out.
fn left_out(n_days: usize) -> std::ops::Range<usize> {
    if n_days > FIRST_DAYS + FINAL_DAYS + 1 {
        FIRST_DAYS..n_days - FINAL_DAYS
    } else {
        0..0
    }
}

fn row(day: &PacedDay, is_last: bool, language: Language) -> [String; 5] {
    let note = if is_last {
        words::last_days(language)
    } else {
        ""
    };
    [
        words::day(language, day.day.civil(), true),
        day.n_reviews.to_string(),
        day.n_new.to_string(),
        day.minutes.to_string(),
        note.to_owned(),
    ]
}
