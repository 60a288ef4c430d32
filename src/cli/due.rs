//! `due`: what is left to study today, in one line for a prompt or a status bar.

use clap::Args;
use serde::Serialize;

use crate::domain::Language;
use crate::library::{Library, StudyOptions};
use crate::query::Query;
use crate::session::Overview;
use crate::words::due as words;

use super::CommandContext;
use super::cards::{Hidden, find, matching, parse};
use super::failure::Failure;
use super::help;

#[derive(Args, Debug)]
#[command(after_help = help::DUE)]
pub struct DueArgs {
    /// Which cards; all if omitted
    pub query: Vec<String>,
    /// Print only the minutes left, and the days until the interview
    #[arg(long, conflicts_with = "json")]
    pub short: bool,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// Prints what is left. Fails with [`Failure::NothingLeft`] if that is nothing.
pub fn run(context: &mut CommandContext, args: &DueArgs) -> Result<(), Failure> {
    // A status bar runs this every few seconds, so warnings are left to the other commands.
    let library = context.open_quietly()?;
    let query = parse(&library, &args.query)?;
    if let Err(failure) = find(&library, &query, Hidden::LeftOut) {
        // `is:learning` may match nothing now; `topic:etdc` never matches.
        let in_any_state = query.clone().in_any_state();
        if matching(&library, &in_any_state, Hidden::LeftOut).is_empty() {
            return Err(failure);
        }
    }
    let due = Due::new(&library, &query);
    let language = context.language;
    match (args.json, args.short) {
        (true, _) => context.print_json(&due)?,
        (false, true) => context.print([due.short(language)])?,
        (false, false) => context.print([due.line(language)])?,
    }
    if due.is_nothing() {
        return Err(Failure::NothingLeft);
    }
    Ok(())
}

/// What is left to study today.
#[derive(Debug, Serialize)]
struct Due {
    version: u8,
    /// Reviews, learning cards included.
    due: usize,
    /// New cards that fit into the budget.
    new: usize,
    /// Minutes for both.
    minutes: u32,
    reviews_exceed_budget: bool,
    interview: Option<Interview>,
}

/// The interview of the current plan.
#[derive(Debug, Serialize)]
pub struct Interview {
    pub date: String,
    name: Option<String>,
    /// Days until the interview; 0 on its day.
    days: i32,
}

impl Due {
    fn new(library: &Library, query: &Query) -> Self {
        let Overview {
            n_reviews,
            n_new,
            minutes,
            reviews_exceed_budget,
            ..
        } = library.overview(query, &StudyOptions::default(), library.now());
        Self {
            version: 1,
            due: n_reviews,
            new: n_new,
            minutes,
            reviews_exceed_budget,
            interview: Interview::planned(library),
        }
    }

    fn is_nothing(&self) -> bool {
        self.due == 0 && self.new == 0
    }

    fn line(&self, language: Language) -> String {
        let left = if self.is_nothing() {
            words::nothing_left(language).to_owned()
        } else {
            words::left_today(language, self.due, self.new, self.minutes)
        };
        let interview = self
            .interview
            .as_ref()
            .map(|interview| match interview.days {
                0 => words::interview_today(language).to_owned(),
                1 => words::interview_tomorrow(language).to_owned(),
                days => words::interview_in(language, days),
            });
        left + &interview.unwrap_or_default()
    }

    fn short(&self, language: Language) -> String {
        let minutes = words::minutes_short(language, self.minutes);
        match &self.interview {
            Some(interview) => {
                let days = words::days_short(language, interview.days);
                format!("{days} {minutes}")
            }
            None => minutes,
        }
    }
}

impl Interview {
    /// The planned interview, unless its day is over.
    pub fn planned(library: &Library) -> Option<Self> {
        let course = library.course_ahead(library.now())?;
        Some(Self {
            date: course.towards.day.civil().to_string(),
            days: course.towards.n_days_left(),
            name: course.plan.name,
        })
    }
}
