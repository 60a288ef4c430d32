//! `grade`: records a review without a terminal, for scripts, editors and simulation.

use clap::Args;
use serde_json::json;

use crate::domain::{Card, Grade, Hits, Language, Memory};
use crate::exercise;
use crate::library::{Error, Library, LookupError};
use crate::markdown::tree;
use crate::progress::{Answered, EventKind, MAX_MS};
use crate::words::{common, next as words};

use super::CommandContext;
use super::cards::find_one;
use super::failure::Failure;
use super::help;
use super::json;

#[derive(Args, Debug)]
#[command(after_help = help::GRADE)]
pub struct GradeArgs {
    /// An id, a unique beginning of one, a question, or a query that matches one card
    pub card: String,
    /// 1 Again, 2 Hard, 3 Good, 4 Easy
    #[arg(value_name = "GRADE", value_parser = clap::value_parser!(u8).range(1..=4))]
    pub grade: u8,
    /// The numbers of the points you covered, from 1
    #[arg(long, value_name = "N,N", value_delimiter = ',')]
    pub hit: Option<Vec<u8>>,
    /// How long the answer took
    #[arg(long, value_name = "N")]
    pub seconds: Option<u32>,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// Records the review and prints when the card is asked again.
pub fn run(context: &mut CommandContext, args: &GradeArgs) -> Result<(), Failure> {
    let mut library = context.open()?;
    let card = match find_one(&library, std::slice::from_ref(&args.card)) {
        Err(Failure::Error(error)) => return Err(Failure::Usage(error)),
        found => found?.clone(),
    };
    let answered = answered(&library, &card, args)?;
    let event = library.record(EventKind::Review(answered))?;
    context.warn_about_clock(&library);
    let state = library.state(&card, library.now());
    if args.json {
        return context.print_json(&json!({
            "version": 1,
            "id": event.id.to_string(),
            "memory": json::memory(&state),
        }));
    }
    let title = card.title_in(context.language);
    let when = due_in_words(&library, &state.memory, context.language);
    context.print(when.map(|when| words::next_due(context.language, title, &when)))
}

/// When the card is due: a card in review on a day, one in learning after a time.
fn due_in_words(library: &Library, memory: &Memory, language: Language) -> Option<String> {
    let (due, now) = (memory.due?, library.now());
    if memory.is_learning() {
        return Some(common::after(language, due.since(now)));
    }
    let scheduler = library.scheduler();
    Some(match scheduler.day(due).0 - scheduler.day(now).0 {
        1 => common::tomorrow(language).to_owned(),
        n_days => common::in_days(language, n_days.into()),
    })
}

fn answered(library: &Library, card: &Card, args: &GradeArgs) -> Result<Answered, Failure> {
    let Some(grade) = Grade::of_number(args.grade) else {
        return Err(LookupError::NoSuchCard(args.card.clone()).into());
    };
    let deck = library.deck();
    let asked = deck
        .entries_of(card)
        .find(|entry| entry.id == card.id)
        .map(|entry| deck.file_name(entry));
    let file = asked.and_then(|name| name.rsplit('/').next());
    Ok(Answered {
        ms: args
            .seconds
            .map(|seconds| seconds.saturating_mul(1000).min(MAX_MS)),
        hits: hits(library, card, args.hit.as_deref())?,
        ..Answered::new(card.id, grade)
    }
    .asking(Some(card.question.clone()), file.map(str::to_owned)))
}

/// The points covered, if `--hit` names some and the card has that many.
fn hits(library: &Library, card: &Card, hit: Option<&[u8]>) -> Result<Option<Hits>, Failure> {
    let Some(hit) = hit else {
        return Ok(None);
    };
    let of = n_points(library, card);
    let mut hit = hit.to_vec();
    hit.sort_unstable();
    hit.dedup();
    match hit.iter().find(|number| !(1..=of).contains(*number)) {
        Some(number) => Err(Failure::Usage(Error::Lookup(LookupError::NoSuchPoint {
            number: *number,
            n_points: of,
        }))),
        None => Ok(Some(Hits { hit, of })),
    }
}

/// How many points the study screen shows: those of the manifest, else those of the first answer.
fn n_points(library: &Library, card: &Card) -> u8 {
    let n_points = if card.points.is_empty() {
        let first = library.answers(card).into_iter().next();
        let structure =
            first.and_then(|index| exercise::points(&tree::parse(&library.deck().answer(index))));
        structure.map_or(0, |structure| structure.points.len())
    } else {
        card.points.len()
    };
    u8::try_from(n_points).unwrap_or(u8::MAX)
}
