//! `topics`: the topics as a tree, with counts of their cards.

use clap::Args;
use serde_json::{Value, json};

use crate::domain::{Card, CardState, Language, Topic, TopicId};
use crate::library::Library;
use crate::markdown::tree::Alignment;
use crate::query::Query;
use crate::stats::Mastery;
use crate::text::TextTable;
use crate::words::cli as words;

use super::CommandContext;
use super::cards::{Hidden, find, parse};
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
#[derive(Clone, Copy, Debug, Default)]
struct TopicCounts {
    cards: usize,
    due: usize,
    mastered: usize,
    learning: usize,
    not_started: usize,
    unanswered: usize,
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
        counts: counts(&cards, &all.within(&topic.id)),
    });
    Ok(topics.filter(|topic| topic.counts.cards > 0).collect())
}

impl TopicLine<'_> {
    fn json(&self) -> Value {
        let Self { topic, counts, .. } = self;
        json!({
            "id": topic.id,
            "parent": topic.parent,
            "title": topic.title,
            "aliases": topic.aliases,
            "cards": counts.cards,
            "due": counts.due,
            "mastered": counts.mastered,
            "learning": counts.learning,
            "untouched": counts.not_started,
            "unanswered": counts.unanswered,
        })
    }
}

fn counts(cards: &[(&Card, CardState)], topics: &[TopicId]) -> TopicCounts {
    let mut counts = TopicCounts::default();
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
        match Mastery::new(card, state) {
            Mastery::Mastered => counts.mastered += 1,
            Mastery::Learning => counts.learning += 1,
            Mastery::NotStarted => counts.not_started += 1,
        }
    }
    counts
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
            counts.due.to_string(),
            counts.mastered.to_string(),
            counts.learning.to_string(),
            counts.not_started.to_string(),
            counts.unanswered.to_string(),
            counts.cards.to_string(),
            topic.title.get(language).to_owned(),
        ]);
    }
    table
}
