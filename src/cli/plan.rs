//! `plan`: study towards the date of an interview.

mod job;

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use crate::deck::JobDescription;
use crate::domain::{Day, Language};
use crate::library::{Error, Hidden, InterviewPlan, Library, PlanChange};
use crate::markdown::tree::Alignment::{Left, Right};
use crate::plan::{Forecast, ForecastDay, read_date};
use crate::progress::{EventKind, Pause, Plan};
use crate::stats::counts;
use crate::text::{Line, Role, TextTable};
use crate::words::{common, plan as words};

use super::CommandContext;
use super::cards::{find, parse};
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
    /// A job description as plain text or Markdown: ask what it names first, and list what no card covers
    #[arg(long, value_name = "FILE")]
    pub jd: Option<PathBuf>,
    /// Clear the date
    #[arg(long, conflicts_with_all = ["query", "date", "name", "minutes_per_day", "jd"])]
    pub end: bool,
    /// Take a break: plan nothing from one day to another, both included
    #[arg(long, num_args = 2, value_names = ["FROM", "TO"], conflicts_with = "end")]
    pub pause: Option<Vec<String>>,
    /// End all breaks
    #[arg(long, conflicts_with_all = ["pause", "end"])]
    pub resume: bool,
}

/// How many first and last days of a long plan are shown.
const FIRST_DAYS: usize = 10;
const FINAL_DAYS: usize = 3;

/// How many cards that do not fit are named.
const N_NAMED: usize = 5;

pub fn run(context: &mut CommandContext, args: &PlanArgs) -> Result<(), Failure> {
    let mut library = context.open()?;
    let language = context.language;
    if args.end {
        context.print([end(&mut library, language)?])?;
    } else {
        if let Some(days) = &args.pause {
            let pause = pause(&library, days)?;
            library.record(EventKind::Pause(pause))?;
        }
        if args.resume {
            resume(context, &mut library)?;
        }
        let job = args.jd.as_ref().map(|path| library.read_job(path));
        let job = job.transpose()?;
        let before = job.as_ref().map(|_| job::Before::new(&library));
        let words = job.as_ref().map(JobDescription::words);
        if let Some(plan) = changed_plan(&library, args, words)? {
            library.record(EventKind::Plan(plan))?;
        }
        if let Some((job, before)) = job.as_ref().zip(before) {
            context.print(job::lines(&library, job, &before, language))?;
        }
        context.print(lines(&library, language)?)?;
        if let Some(job) = job {
            job::offer(context, &mut library, &job.missing)?;
        }
    }
    context.warn_about_clock(&library);
    Ok(())
}

/// The break between two days as typed.
fn pause(library: &Library, days: &[String]) -> Result<Pause, Failure> {
    let today = library.scheduler().day(library.now()).civil();
    let days = days.iter().map(|text| date(text, today));
    let days = days.collect::<Result<Vec<Date>, Error>>()?;
    let [from, to] = days[..] else {
        return Err(Error::NoInterviewDate.into());
    };
    if to < from {
        return Err(Error::BreakEndsFirst { from, to }.into());
    }
    if to < today {
        return Err(Error::PastDate(to).into());
    }
    Ok(Pause { from, to: Some(to) })
}

fn resume(context: &CommandContext, library: &mut Library) -> Result<(), Failure> {
    if library.history().pauses().next().is_none() {
        return context.print([words::no_pause(context.language)]);
    }
    let from = library.scheduler().day(library.now()).civil();
    library.record(EventKind::Pause(Pause { from, to: None }))?;
    Ok(())
}

fn date(text: &str, today: Date) -> Result<Date, Error> {
    read_date(text, today).ok_or_else(|| Error::NotADate(text.to_owned()))
}

fn end(library: &mut Library, language: Language) -> Result<&'static str, Failure> {
    if library.interview(library.now()).is_none() {
        return Ok(words::none(language));
    }
    library.record(EventKind::Plan(Plan::default()))?;
    Ok(words::ended(language))
}

/// The plan to record; `None` if the arguments change nothing.
fn changed_plan(
    library: &Library,
    args: &PlanArgs,
    job: Option<Vec<String>>,
) -> Result<Option<Plan>, Failure> {
    let now = library.now();
    let today = library.scheduler().day(now).civil();
    let date = args.date.as_ref().map(|text| date(text, today));
    let query = match args.query.as_slice() {
        [] => None,
        words => Some(parse(library, words)?),
    };
    if let Some(query) = &query {
        find(library, query, Hidden::LeftOut)?;
    }
    let change = PlanChange {
        date: date.transpose()?,
        name: args.name.clone(),
        query: query.filter(|query| !query.is_empty()),
        minutes: args.minutes_per_day,
        job,
    };
    if change == PlanChange::default() {
        return Ok(None);
    }
    Ok(Some(library.changed_plan(change, now)?))
}

/// The date, the progress of its cards, breaks, and the table of days.
fn lines(library: &Library, language: Language) -> Result<Vec<Line>, Failure> {
    let now = library.now();
    let Some(interview) = library.interview(now) else {
        let mut lines = vec![
            words::none(language).into(),
            Line::from(words::none_hint(language)).indented(2),
        ];
        lines.extend(pauses(library, language));
        return Ok(lines);
    };
    let mut lines = vec![
        Line::new(headline(&interview, language), Role::Title),
        Line::from(facts(library, &interview, language)).indented(2),
    ];
    lines.extend(pauses(library, language));
    if interview.countdown.is_over() {
        return Ok(lines);
    }
    parse(library, &[])?;
    let cards = find(library, &interview.query, Hidden::LeftOut)?;
    let asked = cards.iter().filter(|(card, _)| !card.unanswered);
    let standing = counts(asked.map(|(card, state)| (*card, state)));
    let forecast = library.forecast_to(&interview, now);
    let n_mastered = forecast.mastered.round() as usize;
    for text in [
        words::counts(
            language, standing.mastered, standing.learning, standing.not_started,
        ),
        words::at_this_pace(language, forecast.n_new(), n_mastered),
    ] {
        lines.push(Line::from(text).indented(2));
    }
    lines.extend(left_out(library, &forecast, language));
    if !forecast.days.is_empty() {
        lines.push(Line::default());
        let table = table(library, &forecast, language);
        lines.extend(table.lines(columns(), library.glyphs()));
    }
    Ok(lines)
}

fn headline(interview: &InterviewPlan, language: Language) -> String {
    let day = words::day(language, interview.countdown.day.civil(), true);
    let when = words::days_left(language, interview.countdown.n_days_left());
    match &interview.plan.name {
        Some(name) => words::next_named(language, name, &day, &when),
        None => words::next(language, &day, &when),
    }
}

fn facts(library: &Library, interview: &InterviewPlan, language: Language) -> String {
    let today = library.scheduler().day(library.now());
    let minutes = library.usual_minutes(today);
    let mut facts = vec![words::minutes_a_day(language, minutes)];
    let query = interview.plan.query.as_ref();
    facts.extend(query.map(|query| words::about(language, query)));
    let n_raised = library.n_raised();
    facts.extend((n_raised > 0).then(|| words::raised_by_job(language, n_raised)));
    facts.join("  ")
}

/// The breaks that are not over.
fn pauses(library: &Library, language: Language) -> Vec<Line> {
    let today = library.scheduler().day(library.now());
    let pauses = library.history().pauses();
    let mut days: Vec<(Date, Date)> = pauses
        .filter(|(_, to)| Day::of_civil(*to) >= today)
        .collect();
    days.sort_unstable();
    let day = |date| words::day(language, date, true);
    let lines = days.into_iter().map(|(from, to)| {
        let text = words::pause(language, &day(from), &day(to));
        Line::from(text).indented(2)
    });
    lines.collect()
}

/// How many cards do not fit, and the first of them by name.
fn left_out(library: &Library, forecast: &Forecast, language: Language) -> Vec<Line> {
    if forecast.left_out.is_empty() {
        return Vec::new();
    }
    let n_left_out = words::left_out(language, forecast.left_out.len());
    let named = forecast.left_out.iter().take(N_NAMED);
    let cards = named.filter_map(|id| library.deck().card(*id));
    let titles = cards.map(|card| {
        let title = library
            .glyphs()
            .truncate(card.title_in(language), columns().saturating_sub(4));
        Line::new(title, Role::Dim).indented(4)
    });
    let lines = std::iter::once(Line::from(n_left_out).indented(2)).chain(titles);
    lines.collect()
}

fn table(library: &Library, forecast: &Forecast, language: Language) -> TextTable {
    let mut table = TextTable::new(&[
        (words::day_heading(language), Left),
        (words::reviews(language), Right),
        (words::new(language), Right),
        (words::minutes(language), Right),
        ("", Left),
    ]);
    for (n, day) in forecast.days.iter().enumerate() {
        if !days_left_out(forecast.days.len()).contains(&n) {
            table.row(row(library, day, language));
        } else if n == FIRST_DAYS {
            table.row(["..."]);
        }
    }
    table
}

/// The days that the table of a long plan leaves out.
fn days_left_out(n_days: usize) -> std::ops::Range<usize> {
    if n_days > FIRST_DAYS + FINAL_DAYS + 1 {
        FIRST_DAYS..n_days - FINAL_DAYS
    } else {
        0..0
    }
}

fn row(library: &Library, day: &ForecastDay, language: Language) -> [String; 5] {
    let mock = day.mock.map(|mock| words::mock(language, mock.minutes));
    let waiting = (day.n_waiting > 0).then(|| words::n_waiting(language, day.n_waiting));
    let note = match library.pause(day.day) {
        Some(_) => words::break_day(language).to_owned(),
        None => {
            let notes: Vec<String> = mock.into_iter().chain(waiting).collect();
            notes.join(common::clause(language))
        }
    };
    [
        words::day(language, day.day.civil(), true),
        day.n_reviews.to_string(),
        day.n_new.to_string(),
        day.minutes.to_string(),
        note,
    ]
}
