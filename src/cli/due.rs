//! `due`: what is left to study today, in one line for a prompt or a status bar.

use clap::Args;
use serde_json::{Value, json};

use crate::domain::Language;
use crate::library::{Hidden, InterviewPlan, Library, StudyOptions};
use crate::plan::{DayPlan, whole_minutes};
use crate::query::Query;
use crate::words::due as words;

use super::CommandContext;
use super::cards::{find, parse};
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
        let now = library.now();
        if library
            .matching(&in_any_state, Hidden::LeftOut, now)
            .is_empty()
        {
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

pub(super) struct Due {
    /// What is left of today's plan.
    plan: DayPlan,
    /// Minutes used today.
    spent: u32,
    /// Minutes of the day.
    budget: u32,
    interview: Option<InterviewPlan>,
}

impl Due {
    pub(super) fn new(library: &Library, query: &Query) -> Self {
        let now = library.now();
        let day = library.study_day(query, &StudyOptions::default(), now);
        Self {
            plan: day.plan(now),
            spent: whole_minutes(day.input().spent),
            budget: whole_minutes(day.input().budget.time),
            interview: library.interview_ahead(now),
        }
    }

    pub(super) fn json(&self) -> Value {
        json!({
            "version": 1,
            "learning": self.plan.n_repeats(),
            "reviews": self.plan.n_reviews(),
            "new": self.plan.n_new(),
            "waiting": self.plan.n_waiting,
            "minutes": self.plan.minutes(),
            "spent": self.spent,
            "budget": self.budget,
            "interview": self.interview.as_ref().map(interview_json),
            "mock": self.plan.mock.map(|mock| json!({
                "questions": mock.n_questions,
                "minutes": mock.minutes,
            })),
        })
    }

    fn is_nothing(&self) -> bool {
        self.plan.n_due() + self.plan.n_new() == 0
    }

    fn line(&self, language: Language) -> String {
        let mut line = if self.is_nothing() {
            words::nothing_left(language).to_owned()
        } else {
            let plan = &self.plan;
            words::left_today(language, plan.n_due(), plan.n_new(), plan.minutes())
        };
        if self.plan.n_waiting > 0 {
            line.push_str(&words::waiting(language, self.plan.n_waiting));
        }
        if let Some(mock) = self.plan.mock {
            line.push_str(&words::mock(language, mock.minutes));
        }
        line + &match self.n_days_left() {
            None => String::new(),
            Some(0) => words::interview_today(language).to_owned(),
            Some(1) => words::interview_tomorrow(language).to_owned(),
            Some(days) => words::interview_in(language, days),
        }
    }

    fn short(&self, language: Language) -> String {
        let mock = self.plan.mock.map_or(0, |mock| mock.minutes);
        let minutes = words::minutes_short(language, self.plan.minutes() + mock);
        match self.n_days_left() {
            Some(days) => format!("{} {minutes}", words::days_short(language, days)),
            None => minutes,
        }
    }

    /// Days until the interview; 0 on its day.
    fn n_days_left(&self) -> Option<i32> {
        let interview = self.interview.as_ref()?;
        Some(interview.countdown.n_days_left())
    }
}

pub(super) fn interview_json(interview: &InterviewPlan) -> Value {
    let countdown = interview.countdown;
    json!({ "date": countdown.day.civil().to_string(), "days": countdown.n_days_left() })
}
