//! `topics`: the topics as a tree, with counts of their cards.

use clap::Args;
use serde_json::{Value, json};

use crate::domain::{Card, CardState, Language, Topic, TopicId};
use crate::library::{Hidden, Library};
use crate::markdown::tree::Alignment;
use crate::query::Query;
use crate::stats::{Counts, counts};
use crate::text::TextTable;
use crate::words::cli as words;

use super::CommandContext;
use super::cards::{find, parse};
use super::failure::Failure;
use super::help;

#[derive(Args, Debug)]
#[command(after_help = help::TOPICS)]
pub struct TopicsArgs {
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// A topic and its depth in the tree.
struct TopicLine<'a> {
    topic: &'a Topic,
    depth: usize,
    counts: TopicCounts,
}

/// The cards of a topic and its children.
struct TopicCounts {
    n_cards: usize,
    n_due: usize,
    n_unanswered: usize,
    /// The counts of the answered cards.
    answered: Counts,
}

pub fn run(context: &mut CommandContext, args: &TopicsArgs) -> Result<(), Failure> {
    let library = context.open()?;
    let topics = topics(&library)?;
    if args.json {
        let topics: Vec<Value> = topics.iter().map(TopicLine::json).collect();
        return context.print_json(&json!({ "version": 1, "topics": topics }));
    }
    let mut output = context.output();
    output.table(&table(&topics, context.language), library.glyphs());
    Ok(output.finish()?)
}

/// The topics that have cards.
fn topics(library: &Library) -> Result<Vec<TopicLine<'_>>, Failure> {
    parse(library, &[])?;
    let cards = find(library, &Query::default(), Hidden::LeftOut)?;
    let all = &library.deck().topics;
    let topics = all.tree().into_iter().map(|(topic, depth)| TopicLine {
        topic,
        depth,
        counts: TopicCounts::new(&cards, &all.within(&topic.id)),
    });
    Ok(topics.filter(|topic| topic.counts.n_cards > 0).collect())
}

impl TopicLine<'_> {
    fn json(&self) -> Value {
        let Self { topic, counts, .. } = self;
        json!({
            "id": topic.id,
            "parent": topic.parent,
            "title": topic.title,
            "aliases": topic.aliases,
            "cards": counts.n_cards,
            "due": counts.n_due,
            "mastered": counts.answered.mastered,
            "learning": counts.answered.learning,
            "untouched": counts.answered.not_started,
            "unanswered": counts.n_unanswered,
        })
    }
}

impl TopicCounts {
    fn new(cards: &[(&Card, CardState)], topics: &[TopicId]) -> Self {
        let is_inside = |card: &Card| card.topics.iter().any(|topic| topics.contains(topic));
        let inside = cards.iter().filter(|(card, _)| is_inside(card));
        let (unanswered, answered): (Vec<_>, Vec<_>) =
            inside.partition(|(card, _)| card.unanswered);
        let is_due = |state: &CardState| state.due_now && !state.suspended && !state.buried;
        Self {
            n_cards: unanswered.len() + answered.len(),
            n_due: answered.iter().filter(|(_, state)| is_due(state)).count(),
            n_unanswered: unanswered.len(),
            answered: counts(answered.into_iter().map(|(card, state)| (*card, state))),
        }
    }
}

fn table(topics: &[TopicLine<'_>], language: Language) -> TextTable {
    let mut table = TextTable::new(&[
        (words::topic(language), Alignment::Left),
        (words::due(language), Alignment::Right),
        (words::mastered(language), Alignment::Right),
        (words::state_learning(language), Alignment::Right),
        (words::state_new(language), Alignment::Right),
        (words::state_unanswered(language), Alignment::Right),
        (words::all(language), Alignment::Right),
        (words::title(language), Alignment::Left),
    ]);
    for row in topics {
        let TopicLine { topic, counts, .. } = row;
        table.row([
            format!("{}{}", "  ".repeat(row.depth), topic.id),
            counts.n_due.to_string(),
            counts.answered.mastered.to_string(),
            counts.answered.learning.to_string(),
            counts.answered.not_started.to_string(),
            counts.n_unanswered.to_string(),
            counts.n_cards.to_string(),
            topic.title.get(language).to_owned(),
        ]);
    }
    table
}
