//! `due`: what is left of today, in one line for a prompt or a status bar.

use clap::Args;
use serde::Serialize;

use crate::domain::Language;
use crate::library::{Library, StudyOptions};
use crate::query::Query;
use crate::session::Overview;
use crate::words::due as words;

use super::Context;
use super::cards::{Hidden, find, finds};
use super::failure::Failure;
use super::global::GlobalArgs;
use super::help;
use super::json::to_line;

/// `due`.
#[derive(Args, Debug)]
#[command(after_help = help::DUE)]
pub struct DueArgs {
    /// Which cards; all when none is given.
    pub query: Vec<String>,
    /// Days to the interview, if there is one, and minutes of study.
    #[arg(long, conflicts_with = "json")]
    pub short: bool,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// Prints what is left; fails with [`Failure::NothingLeft`] when that is nothing.
pub fn run(context: &mut Context, args: &DueArgs) -> Result<(), Failure> {
    // A status bar asks every few seconds: what is amiss with a deck is said by other commands.
    let library = context.open_quietly()?;
    let query = Query::of_arguments(&args.query, &library.deck().topics)?;
    if let Err(failure) = find(&library, &args.query, Hidden::LeftOut) {
        // Cards that are only in another state now are nothing left, no mistake.
        let is_empty = failure.is_nothing_found();
        if !is_empty || !finds(&library, &query.clone().in_any_state()) {
            return Err(failure);
        }
    }
    let due = Due::of(&library, &query);
    let mut output = context.output();
    let language = context.language;
    output.line(&match (args.json, args.short) {
        (true, _) => to_line(&due)?,
        (false, true) => due.short(language),
        (false, false) => due.line(language),
    });
    output.finish()?;
    if due.is_nothing() {
        return Err(Failure::NothingLeft);
    }
    Ok(())
}

/// What is left of today.
#[derive(Debug, Serialize)]
struct Due {
    version: u8,
    /// Reviews, learning cards included.
    due: usize,
    /// New cards that fit into the day.
    new: usize,
    /// Minutes that both take together.
    minutes: u32,
    /// Whether the reviews alone are too much for the day.
    reviews_exceed_budget: bool,
    interview: Option<Interview>,
}

/// The interview that is planned.
#[derive(Debug, Serialize)]
pub struct Interview {
    /// Its day.
    pub date: String,
    name: Option<String>,
    /// How many days it is away; 0 on the day itself.
    days: i32,
}

impl Due {
    fn of(library: &Library, query: &Query) -> Self {
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
            interview: Interview::of(library),
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
    /// The interview of the log's plan, unless its day is over.
    pub fn of(library: &Library) -> Option<Self> {
        let course = library.course_ahead(library.now())?;
        Some(Self {
            date: course.towards.day.civil().to_string(),
            days: course.towards.n_days_left(),
            name: course.plan.name,
        })
    }
}
