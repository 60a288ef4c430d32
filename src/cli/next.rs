//! `next`: the card that `study` would show now, for scripts and editors.

use clap::Args;
use serde_json::{Value, json};

use crate::domain::{Card, CardState, LearningState, Moment};
use crate::library::{Library, StudyOptions};
use crate::plan::Next;
use crate::session::Study;
use crate::words::{common, next as words};

use super::CommandContext;
use super::cards::open_matching;
use super::failure::Failure;
use super::help;
use super::json::{self, AnswerTexts};

#[derive(Args, Debug)]
#[command(after_help = help::NEXT)]
pub struct NextArgs {
    /// Which cards; all if omitted
    pub query: Vec<String>,
    /// Plan for this many minutes instead of what is left today
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1440))]
    pub minutes: Option<u32>,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// Prints the card; fails with [`Failure::NothingLeft`] if none comes now.
pub fn run(context: &mut CommandContext, args: &NextArgs) -> Result<(), Failure> {
    let (library, query) = open_matching(context, &args.query)?;
    let options = StudyOptions {
        minutes: args.minutes,
        ..StudyOptions::default()
    };
    let now = library.now();
    let study = library.session(&query, &options, now);
    let card = match study.now() {
        Next::Card(id) => library.deck().card(id),
        Next::Later { .. } | Next::TimeUp | Next::Done => None,
    };
    let card = card.map(|card| (card, library.state(card, now)));
    if args.json {
        context.print_json(&json(&library, &study, card.as_ref()))?;
    } else {
        let language = context.language;
        context.print([match (&card, first_repeat(&study)) {
            (Some((card, _)), _) => {
                format!("{}  {}", card.id, card.title_in(language))
            }
            (None, Some(due)) => words::wait(language, &common::after(language, due.since(now))),
            (None, None) => words::nothing_left(language).to_owned(),
        }])?;
    }
    card.map_or(Err(Failure::NothingLeft), |_| Ok(()))
}

pub(super) fn json(library: &Library, study: &Study, card: Option<&(&Card, CardState)>) -> Value {
    let left = study.plan();
    json!({
        "version": 1,
        "card": card.map(|(card, state)| json::card(library, card, state, AnswerTexts::Full)),
        "why": match (card, study.now()) {
            (Some((_, state)), _) => why(state),
            (None, Next::Later { .. }) => "wait",
            (None, _) => "done",
        },
        "until": first_repeat(study).map(|due| due.to_string()),
        // The rest of today's plan, the printed card included.
        "left": {
            "learning": left.n_repeats(),
            "reviews": left.n_reviews(),
            "new": left.n_new(),
            "minutes": left.minutes(),
        },
    })
}

/// When the first repeat is due, if only repeats are left.
fn first_repeat(study: &Study) -> Option<Moment> {
    match study.now() {
        Next::Later { due, .. } => Some(due),
        Next::Card(_) | Next::TimeUp | Next::Done => None,
    }
}

fn why(state: &CardState) -> &'static str {
    match state.memory.state {
        LearningState::New => "new",
        LearningState::Learning | LearningState::Relearning => "learning",
        LearningState::Review => "review",
    }
}
