//! The keys of a manifest, and what is read from each.

use crate::domain::{
    Bilingual, CardKind, FollowUp, Importance, Language, NoteFile, Point, RemarkKind, Topic,
    TopicId, folded,
};
use crate::yaml::{self, Node, Value, YamlError};

use super::error::{Expected, ManifestError, ManifestErrorKind};
use super::manifest::{CardRule, Manifest, Placed, RemarkRule, TopicRule};
use super::reader::{Fields, Reader};

const MANIFEST_KEYS: &[&str] = &[
    "name", "title", "language", "sources", "first", "topics", "same", "cards",
];
const TOPIC_KEYS: &[&str] = &["id", "parent", "title", "aliases", "keywords"];
const CARD_KEYS: &[&str] = &[
    "question", "title", "topics", "importance", "kind", "points", "steps", "followups", "related",
    "remarks", "hide", "split",
];
const FOLLOW_UP_KEYS: &[&str] = &["zh", "en", "points"];
const REMARK_KEYS: &[&str] = &["kind", "since", "zh", "en", "source"];

/// Reads all that can be read of a manifest, and every mistake in it.
pub(super) fn manifest(file: NoteFile) -> (Manifest, Vec<ManifestError>) {
    let root = yaml::parse(&file.text);
    manifest_of(file, root)
}

/// The same for a manifest that was parsed before.
pub(super) fn manifest_of(
    file: NoteFile,
    root: Result<Node, (usize, YamlError)>,
) -> (Manifest, Vec<ManifestError>) {
    let mut reader = Reader::new(&file);
    let mut manifest = Manifest::empty(NoteFile {
        name: String::new(),
        text: String::new(),
    });
    match root {
        Ok(root) if root.value == Value::Null => {}
        Ok(root) => fill(&mut manifest, &mut reader, &root),
        Err((at, error)) => reader.report(at, kind_of(error)),
    }
    let mut errors = reader.errors;
    errors.sort_by_key(|error| error.position);
    manifest.file = file;
    (manifest, errors)
}

fn kind_of(error: YamlError) -> ManifestErrorKind {
    match error {
        YamlError::Syntax(words) => ManifestErrorKind::Syntax(words),
        YamlError::TooDeep => ManifestErrorKind::TooDeep,
        YamlError::SecondDocument => ManifestErrorKind::SecondDocument,
        YamlError::Alias => ManifestErrorKind::Alias,
    }
}

fn fill(manifest: &mut Manifest, reader: &mut Reader<'_>, root: &Node) {
    let Some(fields) = reader.fields(root, MANIFEST_KEYS) else {
        return;
    };
    manifest.name = reader.text_of(&fields, "name");
    manifest.title = wording_of_key(reader, &fields, "title");
    manifest.language = reader.word(&fields, "language", &["zh", "en"], |word| match word {
        "zh" => Some(Language::Zh),
        "en" => Some(Language::En),
        _ => None,
    });
    manifest.sources = reader.texts(&fields, "sources");
    manifest.first = reader.texts(&fields, "first");
    manifest.topics = reader.list(&fields, "topics", topic);
    manifest.same = reader.list(&fields, "same", same);
    manifest.cards = reader.list(&fields, "cards", card);
}

fn wording_of_key(reader: &mut Reader<'_>, fields: &Fields<'_>, key: &str) -> Option<Bilingual> {
    reader.wording(fields.get(key)?)
}

fn topic(reader: &mut Reader<'_>, node: &Node) -> Option<TopicRule> {
    let fields = reader.fields(node, TOPIC_KEYS)?;
    let id = reader.required(&fields, "id")?;
    if !can_be_typed(&id.value) {
        reader.report(id.at, ManifestErrorKind::BadTopicId(id.value));
        return None;
    }
    let parent = fields.get("parent").and_then(|node| reader.text(node));
    let title = wording_of_key(reader, &fields, "title");
    Some(TopicRule {
        at: id.at,
        parent_at: parent.as_ref().map_or(id.at, |parent| parent.at),
        topic: Topic {
            title: title.unwrap_or_else(|| Bilingual::same(id.value.clone())),
            id: TopicId(id.value),
            parent: parent.map(|parent| TopicId(parent.value)),
            aliases: values(reader.texts(&fields, "aliases")),
            keywords: values(reader.texts(&fields, "keywords")),
        },
    })
}

fn values(texts: Vec<Placed<String>>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}

/// Whether a query can name it: `topic:a,b` ends a name at a comma or space.
fn can_be_typed(id: &str) -> bool {
    let reserved = |character: char| character.is_whitespace() || ",:\"'".contains(character);
    id == folded(id) && !id.contains(reserved) && !id.starts_with(['-', '!'])
}

fn same(reader: &mut Reader<'_>, node: &Node) -> Option<Vec<Placed<String>>> {
    let Value::List(items) = &node.value else {
        reader.report(node.at, ManifestErrorKind::Not(Expected::List));
        return None;
    };
    let questions: Vec<_> = items.iter().filter_map(|item| reader.text(item)).collect();
    if questions.len() < 2 {
        reader.report(node.at, ManifestErrorKind::TooFew);
    }
    Some(questions)
}

fn card(reader: &mut Reader<'_>, node: &Node) -> Option<CardRule> {
    let fields = reader.fields(node, CARD_KEYS)?;
    let question = reader.required(&fields, "question")?;
    let kinds = &["knowledge", "scenario", "personal"];
    let one_to_three = |text: &str| Importance::of_number(text.parse().ok()?);
    Some(CardRule {
        question,
        title: wording_of_key(reader, &fields, "title"),
        topics: reader.texts(&fields, "topics"),
        importance: reader.parsed(&fields, "importance", Expected::OneToThree, one_to_three),
        kind: reader.word(&fields, "kind", kinds, CardKind::of_name),
        points: reader.list(&fields, "points", point),
        steps: reader.parsed(&fields, "steps", Expected::TrueOrFalse, |text| {
            text.parse().ok()
        }),
        follow_ups: reader.list(&fields, "followups", follow_up),
        related: reader.texts(&fields, "related"),
        remarks: reader.list(&fields, "remarks", remark),
        hide: reader.text_of(&fields, "hide"),
        split: reader.texts(&fields, "split"),
    })
}

fn point(reader: &mut Reader<'_>, node: &Node) -> Option<Point> {
    let text = reader.wording(node)?;
    Some(Point { text })
}

fn follow_up(reader: &mut Reader<'_>, node: &Node) -> Option<FollowUp> {
    if let Value::Text(_) = node.value {
        let text = reader.wording(node)?;
        let points = Vec::new();
        return Some(FollowUp { text, points });
    }
    let fields = reader.fields(node, FOLLOW_UP_KEYS)?;
    Some(FollowUp {
        text: reader.wording_of(&fields)?,
        points: reader.list(&fields, "points", point),
    })
}

fn remark(reader: &mut Reader<'_>, node: &Node) -> Option<RemarkRule> {
    let fields = reader.fields(node, REMARK_KEYS)?;
    let kinds = &["wrong", "outdated", "incomplete", "context"];
    if fields.get("kind").is_none() {
        reader.report(node.at, ManifestErrorKind::KeyMissing("kind"));
    }
    let text = reader.wording_of(&fields);
    Some(RemarkRule {
        kind: reader.word(&fields, "kind", kinds, RemarkKind::of_name)?,
        since: reader.text_of(&fields, "since"),
        text: text?,
        source: reader.text_of(&fields, "source"),
    })
}

#[cfg(test)]
mod tests;
