//! `plan`: study towards the date of an interview.

use clap::Args;

use crate::domain::Language;
use crate::library::{Course, Error, Intent, Library};
use crate::plan::{LAST_DAYS, Pace, PacedDay, read_date};
use crate::progress::{EventKind, Plan};
use crate::stats::counts;
use crate::text::visible;
use crate::words::plan as words;

use super::Context;
use super::cards::{Hidden, find};
use super::failure::Failure;
use super::global::GlobalArgs;
use super::help;
use super::output::{Output, Style, columns};
use super::table::{Align, Table};

/// `plan`.
#[derive(Args, Debug)]
#[command(after_help = help::PLAN)]
pub struct PlanArgs {
    /// Which cards the interview is about; all when none is given.
    pub query: Vec<String>,
    /// The day of the interview: 2026-12-03, 12-03, or +12 for in 12 days.
    #[arg(long, value_name = "D")]
    pub date: Option<String>,
    /// What it is called, such as the company.
    #[arg(long, value_name = "S")]
    pub name: Option<String>,
    /// Minutes of study a day until then, instead of the config's.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1440))]
    pub minutes_per_day: Option<u32>,
    /// Go back to study without a date.
    #[arg(long, conflicts_with_all = ["query", "date", "name", "minutes_per_day"])]
    pub end: bool,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// A long time is shown by its first days and its last ones.
const FIRST_DAYS: usize = 10;
const FINAL_DAYS: usize = 3;

/// Sets, shows or ends the date.
pub fn run(context: &mut Context, args: &PlanArgs) -> Result<(), Failure> {
    let mut library = context.open()?;
    let mut output = context.output();
    let language = context.language;
    if args.end {
        end(&mut library, &mut output, language)?;
    } else {
        if let Some(plan) = wanted(&library, args)? {
            library.record(EventKind::Plan(plan))?;
        }
        show(&library, &mut output, language)?;
    }
    output.finish()?;
    context.warn_about_clock(&library);
    Ok(())
}

fn end(library: &mut Library, output: &mut Output, language: Language) -> Result<(), Failure> {
    if library.course(library.now()).is_none() {
        output.line(words::none(language));
        return Ok(());
    }
    library.record(EventKind::Plan(Plan::default()))?;
    output.line(words::ended(language));
    Ok(())
}

/// What is to be recorded; none when nothing is to be changed.
fn wanted(library: &Library, args: &PlanArgs) -> Result<Option<Plan>, Failure> {
    let now = library.now();
    let today = library.scheduler().day(now).civil();
    let date = args.date.as_ref().map(|text| {
        let date = read_date(text, today);
        date.ok_or_else(|| Error::NotADate(text.clone()))
    });
    if !args.query.is_empty() {
        find(library, &args.query, Hidden::LeftOut)?;
    }
    let intent = Intent {
        date: date.transpose()?,
        name: args.name.clone(),
        query: Some(args.query.join(" ")).filter(|query| !query.is_empty()),
        minutes: args.minutes_per_day,
    };
    if intent == Intent::default() {
        return Ok(None);
    }
    Ok(Some(library.intended(intent, now)?))
}

fn show(library: &Library, output: &mut Output, language: Language) -> Result<(), Failure> {
    let now = library.now();
    let Some(course) = library.course(now) else {
        output.line(words::none(language));
        output.line(&format!("  {}", words::none_hint(language)));
        return Ok(());
    };
    output.styled(Style::Strong, &visible(&headline(&course, language)));
    output.push("\n");
    output.line(&format!(
        "  {}",
        visible(&facts(library, &course, language))
    ));
    if course.towards.is_over() {
        return Ok(());
    }
    let words_of_query = course.plan.query.iter().cloned().collect::<Vec<_>>();
    let cards = find(library, &words_of_query, Hidden::LeftOut)?;
    let asked = cards.iter().filter(|(card, _)| !card.unanswered);
    let standing = counts(asked.map(|(card, state)| (*card, state)));
    let pace = library.pace(&course, now);
    let told = words::counts(
        language, standing.can_tell, standing.learning, standing.untouched,
    );
    output.line(&format!("  {told}"));
    let at_this_pace = words::at_this_pace(language, pace.n_can_tell);
    output.line(&format!("  {at_this_pace}"));
    if !pace.days.is_empty() {
        output.push("\n");
        table(&pace, &course, language).print(output, columns().into());
    }
    Ok(())
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

fn table(pace: &Pace, course: &Course, language: Language) -> Table {
    let mut table = Table::new(&[
        (words::day_heading(language), Align::Left),
        (words::reviews(language), Align::Right),
        (words::new(language), Align::Right),
        (words::minutes(language), Align::Right),
        ("", Align::Left),
    ]);
    for (place, day) in pace.days.iter().enumerate() {
        if !left_out(pace.days.len()).contains(&place) {
            let is_last = day.day >= course.towards.day.plus(-LAST_DAYS);
            table.row(&row(day, is_last, language));
        } else if place == FIRST_DAYS {
            table.row(&["...".to_owned()]);
        }
    }
    table
}

/// Which of so many days the table leaves out.
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
