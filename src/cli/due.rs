//! `due`: what is left to study today, in one line for a prompt or a status bar.

use clap::Args;
use serde_json::{Value, json};

use crate::domain::Language;
use crate::library::{Library, StudyOptions};
use crate::plan::whole_minutes;
use crate::query::Query;
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
        (true, _) => context.print_json(&due.json())?,
        (false, true) => context.print([due.short(language)])?,
        (false, false) => context.print([due.line(language)])?,
    }
    if due.is_nothing() {
        return Err(Failure::NothingLeft);
    }
    Ok(())
}

#[derive(Debug)]
pub(super) struct Due {
    learning: usize,
    reviews: usize,
    new: usize,
    /// Due cards that do not fit into the minutes.
    waiting: usize,
    /// Minutes for what is left, without those waiting.
    minutes: u32,
    /// Minutes used today.
    spent: u32,
    /// Minutes of the day.
    budget: u32,
    interview: Option<Interview>,
}

/// The interview of the current plan.
#[derive(Debug)]
pub struct Interview {
    pub date: String,
    /// Days until the interview; 0 on its day.
    days: i32,
}

impl Due {
    pub(super) fn new(library: &Library, query: &Query) -> Self {
        let now = library.now();
        let day = library.study_day(query, &StudyOptions::default(), now);
        let plan = day.plan(now);
        Self {
            learning: plan.n_repeats(),
            reviews: plan.n_reviews(),
            new: plan.n_new(),
            waiting: plan.n_waiting,
            minutes: plan.minutes(),
            spent: whole_minutes(day.input().spent),
            budget: whole_minutes(day.input().budget.time),
            interview: Interview::planned(library),
        }
    }

    pub(super) fn json(&self) -> Value {
        json!({
            "version": 1,
            "learning": self.learning,
            "reviews": self.reviews,
            "new": self.new,
            "waiting": self.waiting,
            "minutes": self.minutes,
            "spent": self.spent,
            "budget": self.budget,
            "interview": self.interview.as_ref().map(Interview::json),
        })
    }

    fn is_nothing(&self) -> bool {
        self.learning + self.reviews + self.new == 0
    }

    fn line(&self, language: Language) -> String {
        let mut line = if self.is_nothing() {
            words::nothing_left(language).to_owned()
        } else {
            let due = self.learning + self.reviews;
            words::left_today(language, due, self.new, self.minutes)
        };
        if self.waiting > 0 {
            line.push_str(&words::waiting(language, self.waiting));
        }
        let interview = self
            .interview
            .as_ref()
            .map(|interview| match interview.days {
                0 => words::interview_today(language).to_owned(),
                1 => words::interview_tomorrow(language).to_owned(),
                days => words::interview_in(language, days),
            });
        line + &interview.unwrap_or_default()
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
    pub fn json(&self) -> Value {
        json!({ "date": self.date, "days": self.days })
    }

    /// The planned interview, unless its day is over.
    pub fn planned(library: &Library) -> Option<Self> {
        let countdown = library.interview_ahead(library.now())?.countdown;
        Some(Self {
            date: countdown.day.civil().to_string(),
            days: countdown.n_days_left(),
        })
    }
}
