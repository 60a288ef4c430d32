//! Candidates for a term of a query, and for a card.

use std::collections::BTreeSet;

use crate::domain::Tag;
use crate::library::Library;
use crate::query::{Is, KEYS};
use crate::words::complete as words;

use super::{CommandContext, Completion};

/// The shortest beginning that is completed to ids, where a query is expected: any shorter word
/// begins some id.
const MIN_ID: usize = 3;

/// Terms that begin with the word: topics, keys with their values, and ids.
pub fn terms(context: &mut CommandContext, word: &str) -> Vec<Completion> {
    let (negation, word) = match word.strip_prefix(['-', '!']) {
        Some(rest) => word.split_at(word.len() - rest.len()),
        None => ("", word),
    };
    let mut found = match word.split_once(':') {
        Some((key, values)) => after_key(context, key, values),
        None => bare(context, word),
    };
    for candidate in &mut found {
        candidate.value.insert_str(0, negation);
    }
    found
}

/// Ids that begin with the word, with their titles.
pub fn cards(context: &mut CommandContext, word: &str) -> Vec<Completion> {
    let library = context.open_quietly();
    library.map_or_else(|_| Vec::new(), |library| ids(&library, word))
}

fn ids(library: &Library, word: &str) -> Vec<Completion> {
    let cards = library.deck().cards.iter();
    let begins = cards.filter(|card| card.id.as_str().starts_with(word));
    let titled =
        begins.map(|card| Completion::new(card.id.as_str(), card.title_in(library.language())));
    titled.collect()
}

fn bare(context: &mut CommandContext, word: &str) -> Vec<Completion> {
    let Ok(library) = context.open_quietly() else {
        return Vec::new();
    };
    let mut found = topics(&library, word);
    let keys = KEYS.iter().filter(|key| key.starts_with(word));
    found.extend(keys.map(|key| Completion::new(format!("{key}:"), about(context, key))));
    if word.len() >= MIN_ID {
        found.extend(ids(&library, word));
    }
    found
}

fn about(context: &CommandContext, key: &str) -> &'static str {
    let about = match key {
        "topic" => words::topic,
        "tag" => words::tag,
        "is" => words::state,
        "source" => words::source,
        "importance" => words::importance,
        _ => words::asked,
    };
    about(context.language)
}

/// Topics that have cards, each by the first of its names that begins with the word.
fn topics(library: &Library, word: &str) -> Vec<Completion> {
    let topics = &library.deck().topics;
    let cards = library.deck().cards.iter();
    let used: BTreeSet<_> = cards.flat_map(|card| &card.topics).collect();
    let mut found = Vec::new();
    for (topic, _) in topics.tree() {
        if !topics.within(&topic.id).iter().any(|id| used.contains(id)) {
            continue;
        }
        let aliases = topic.aliases.iter().map(String::as_str);
        let names = std::iter::once(topic.id.0.as_str());
        let mut names = names.chain(topic.title.texts()).chain(aliases);
        let name = names.find(|name| is_plain(name) && name.starts_with(word));
        let title = topic.title.get(library.language());
        found.extend(name.map(|name| Completion::new(name, title)));
    }
    found
}

fn after_key(context: &mut CommandContext, key: &str, values: &str) -> Vec<Completion> {
    let last = values.rfind(',').map_or(0, |comma| comma + 1);
    let (before, word) = values.split_at(last);
    let mut found = match key {
        "is" => plain(Is::ALL.map(Is::name)),
        "importance" => plain(["1", "2", "3"]),
        "topic" | "tag" | "source" => match context.open_quietly() {
            Ok(library) if key == "topic" => topics(&library, word),
            Ok(library) if key == "tag" => plain(tags(&library)),
            Ok(library) => plain(sources(&library)),
            Err(_) => Vec::new(),
        },
        _ => Vec::new(),
    };
    found.retain(|candidate| candidate.value.starts_with(word));
    for candidate in &mut found {
        candidate.value.insert_str(0, &format!("{key}:{before}"));
    }
    found
}

/// Names without a description, those left out that a shell would not take as they are.
fn plain<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<Completion> {
    let names = names.into_iter().filter(|name| is_plain(name));
    names.map(|name| Completion::new(name, "")).collect()
}

fn tags(library: &Library) -> BTreeSet<&str> {
    let cards = library.deck().cards.iter();
    cards.flat_map(|card| &card.tags).map(Tag::name).collect()
}

/// The names of files of notes, without their endings.
fn sources(library: &Library) -> BTreeSet<&str> {
    let files = library.deck().sources.iter();
    let names = files.map(|source| source.file.base_name());
    names
        .map(|name| name.rsplit_once('.').map_or(name, |(stem, _)| stem))
        .collect()
}

/// Whether a shell takes the text as it is.
fn is_plain(text: &str) -> bool {
    let is_plain = |sign: char| sign.is_alphanumeric() || "-_.+/".contains(sign);
    !text.is_empty() && text.chars().all(is_plain)
}
