//! Parses a query with the topics of a deck.

use crate::deck::Topics;
use crate::domain::{Importance, Tag, folded};
use crate::likeness::nearest;

use super::error::{QueryError, QueryErrorKind};
use super::lexer::{self, Body, Word};
use super::{Condition, Is, KEYS, Query, Term, Text};

impl Query {
    /// Parses a query as typed. Fails at the first unknown key, topic or state.
    pub fn parse(text: &str, topics: &Topics) -> Result<Self, QueryError> {
        let words = lexer::words(text).into_iter();
        let terms = words.filter_map(|word| term(word, topics).transpose());
        let mut terms = terms.collect::<Result<Vec<Term>, _>>()?;
        // Searching answers is the slowest, so it comes last.
        terms.sort_by_key(|term| matches!(term.what, Condition::Text(_)));
        let typed = text.trim().to_owned();
        Ok(Self { typed, terms })
    }

    /// Parses the arguments of a command, joined by spaces.
    pub fn of_arguments<S: AsRef<str>>(
        arguments: &[S],
        topics: &Topics,
    ) -> Result<Self, QueryError> {
        let words: Vec<&str> = arguments.iter().map(AsRef::as_ref).collect();
        Self::parse(&words.join(" "), topics)
    }
}

/// The term of a word. `None` if it is empty.
fn term(word: Word, topics: &Topics) -> Result<Option<Term>, QueryError> {
    let what = match word.body {
        Body::Quoted(text) => Text::new(text).map(Condition::Text),
        Body::Bare(text) => bare(text, topics),
        Body::Keyed {
            key,
            plain_colon,
            values,
            whole,
        } => match KEYS.into_iter().find(|known| *known == key) {
            Some(key) => {
                let what = keyed(key, &values, topics);
                let column = word.column;
                Some(what.map_err(|kind| QueryError { column, kind })?)
            }
            None if plain_colon => {
                let near = nearest(&key, KEYS);
                let near = near.and_then(|near| KEYS.into_iter().find(|key| *key == near));
                return Err(QueryError {
                    column: word.column,
                    kind: QueryErrorKind::UnknownKey { key, near },
                });
            }
            None => bare(whole, topics),
        },
    };
    let negated = word.negated;
    Ok(what.map(|what| Term { negated, what }))
}

fn bare(text: String, topics: &Topics) -> Option<Condition> {
    match topics.find(&text) {
        Some(topic) => Some(Condition::Topic(topics.within(&topic.id))),
        None => Text::new(text).map(Condition::Text),
    }
}

fn keyed(
    key: &'static str,
    values: &[String],
    topics: &Topics,
) -> Result<Condition, QueryErrorKind> {
    if values.is_empty() {
        return Err(QueryErrorKind::NoValue(key));
    }
    let folded = || values.iter().map(|value| folded(value)).collect();
    Ok(match key {
        "topic" => {
            let found: Result<Vec<_>, _> =
                values.iter().map(|value| topic(value, topics)).collect();
            Condition::Topic(found?.concat())
        }
        "is" => Condition::Is(
            values
                .iter()
                .map(|value| state(value))
                .collect::<Result<_, _>>()?,
        ),
        "importance" => Condition::Importance(
            values
                .iter()
                .map(|value| importance(value))
                .collect::<Result<_, _>>()?,
        ),
        "source" => Condition::Source(folded()),
        "asked" => Condition::Asked(folded()),
        _ => Condition::Tag(values.iter().flat_map(|value| tags(value)).collect()),
    })
}

/// The names of the standard tags in notes and on screens, folded.
const TAG_NAMES: [(&str, Tag); 10] = [
    ("高频", Tag::Frequent),
    ("经常问", Tag::Frequent),
    ("often asked", Tag::Frequent),
    ("重点", Tag::Important),
    ("记住", Tag::Important),
    ("必须", Tag::Important),
    ("面试问过", Tag::Asked),
    ("面试遇到过", Tag::Asked),
    ("asked in an interview", Tag::Asked),
    ("met in an interview", Tag::Asked),
];

/// The folded names of the tags that a value means. The learner may use the same name for a tag.
fn tags(value: &str) -> Vec<String> {
    let typed = folded(value);
    let meant = TAG_NAMES.iter().find(|(name, _)| *name == typed);
    let meant = meant.map(|(_, tag)| tag.name().to_owned());
    std::iter::once(typed).chain(meant).collect()
}

fn topic(value: &str, topics: &Topics) -> Result<Vec<crate::domain::TopicId>, QueryErrorKind> {
    let topic = topics
        .find(value)
        .ok_or_else(|| QueryErrorKind::UnknownTopic {
            topic: value.to_owned(),
            near: topics.near(value),
        })?;
    Ok(topics.within(&topic.id))
}

fn state(value: &str) -> Result<Is, QueryErrorKind> {
    let wanted = folded(value);
    let is = Is::ALL.into_iter().find(|is| is.name() == wanted);
    is.ok_or_else(|| {
        let near = nearest(value, Is::ALL.map(Is::name));
        let near = Is::ALL.into_iter().find(|is| Some(is.name()) == near);
        QueryErrorKind::UnknownState {
            state: value.to_owned(),
            near: near.map(Is::name),
        }
    })
}

fn importance(value: &str) -> Result<Importance, QueryErrorKind> {
    let number = folded(value).parse().ok();
    let importance = number.and_then(Importance::of_number);
    importance.ok_or_else(|| QueryErrorKind::BadImportance(value.to_owned()))
}
