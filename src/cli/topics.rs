//! `topics`: the topics as a tree, with their cards.

use clap::Args;
use serde::Serialize;

use crate::domain::{Bilingual, Card, CardState, Language, Topic, TopicId};
use crate::library::Library;
use crate::stats::Standing;
use crate::words::cli as words;

use super::Context;
use super::cards::{Hidden, find};
use super::failure::Failure;
use super::global::GlobalArgs;
use super::help;
use super::json::to_line;
use super::output::columns;
use super::table::{Align, Table};

/// `topics`.
#[derive(Args, Debug)]
#[command(after_help = help::TOPICS)]
pub struct TopicsArgs {
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// A topic with the cards of it and its children.
struct Row<'a> {
    topic: &'a Topic,
    /// How many parents it has.
    depth: usize,
    counts: Counts,
}

#[derive(Clone, Copy, Debug, Default, Serialize)]
struct Counts {
    cards: usize,
    due: usize,
    can_tell: usize,
    learning: usize,
    untouched: usize,
    unanswered: usize,
}

/// Lists the topics that have cards.
pub fn run(context: &mut Context, args: &TopicsArgs) -> Result<(), Failure> {
    let library = context.open()?;
    let rows = rows(&library)?;
    let mut output = context.output();
    if args.json {
        output.line(&to_line(&TopicsJson::new(&rows))?);
    } else {
        table(&rows, context.language).print(&mut output, columns().into());
    }
    Ok(output.finish()?)
}

fn rows(library: &Library) -> Result<Vec<Row<'_>>, Failure> {
    let cards = find(library, &[], Hidden::LeftOut)?;
    let topics = &library.deck().topics;
    let rows = topics.tree().into_iter().map(|(topic, depth)| Row {
        topic,
        depth,
        counts: counts(&cards, &topics.within(&topic.id)),
    });
    Ok(rows.filter(|row| row.counts.cards > 0).collect())
}

fn counts(cards: &[(&Card, CardState)], topics: &[TopicId]) -> Counts {
    let mut counts = Counts::default();
    for (card, state) in cards {
        if !card.topics.iter().any(|topic| topics.contains(topic)) {
            continue;
        }
        counts.cards += 1;
        if card.unanswered {
            counts.unanswered += 1;
            continue;
        }
        counts.due += usize::from(state.due_now && !state.suspended && !state.buried);
        match Standing::of(state) {
            Standing::CanTell => counts.can_tell += 1,
            Standing::Learning => counts.learning += 1,
            Standing::Untouched => counts.untouched += 1,
        }
    }
    counts
}

fn table(rows: &[Row<'_>], language: Language) -> Table {
    let mut table = Table::new(&[
        (words::topic(language), Align::Left),
        (words::due(language), Align::Right),
        (words::can_tell(language), Align::Right),
        (words::state_learning(language), Align::Right),
        (words::state_new(language), Align::Right),
        (words::state_unanswered(language), Align::Right),
        (words::all(language), Align::Right),
        (words::title(language), Align::Left),
    ]);
    for Row {
        topic,
        depth,
        counts,
    } in rows
    {
        table.row(&[
            format!("{}{}", "  ".repeat(*depth), topic.id),
            counts.due.to_string(),
            counts.can_tell.to_string(),
            counts.learning.to_string(),
            counts.untouched.to_string(),
            counts.unanswered.to_string(),
            counts.cards.to_string(),
            topic.title.get(language).to_owned(),
        ]);
    }
    table
}

#[derive(Serialize)]
struct TopicsJson<'a> {
    version: u8,
    topics: Vec<TopicJson<'a>>,
}

#[derive(Serialize)]
struct TopicJson<'a> {
    id: &'a str,
    parent: Option<&'a str>,
    title: &'a Bilingual,
    aliases: &'a [String],
    #[serde(flatten)]
    counts: Counts,
}

impl<'a> TopicsJson<'a> {
    fn new(rows: &[Row<'a>]) -> Self {
        let topics = rows.iter().map(|row| TopicJson {
            id: &row.topic.id.0,
            parent: row.topic.parent.as_ref().map(|parent| parent.0.as_str()),
            title: &row.topic.title,
            aliases: &row.topic.aliases,
            counts: row.counts,
        });
        Self {
            version: 1,
            topics: topics.collect(),
        }
    }
}
