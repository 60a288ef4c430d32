//! Parses the keys of a manifest.

use crate::domain::{
    Bilingual, CardKind, FollowUp, Importance, Language, NoteFile, Point, Remark, RemarkKind, Tag,
    Topic, TopicId, folded,
};
use crate::yaml::{self, Node, Value, YamlError};

use super::error::{Expected, ManifestError, ManifestErrorKind};
use super::reader::ManifestReader;
use super::{CardRule, LocatedText, Manifest, TopicRule};

const MANIFEST_KEYS: &[&str] = &[
    "name", "title", "language", "sources", "titles", "first", "topics", "same", "cards",
];
const TOPIC_KEYS: &[&str] = &["id", "parent", "title", "aliases", "keywords"];
const CARD_KEYS: &[&str] = &[
    "question", "title", "topics", "importance", "kind", "tags", "short", "points", "steps",
    "followups", "related", "remarks", "hide", "split",
];
const POINT_KEYS: &[&str] = &["zh", "en", "core"];
const FOLLOW_UP_KEYS: &[&str] = &["zh", "en", "points"];
const REMARK_KEYS: &[&str] = &["kind", "since", "zh", "en", "source", "quote"];

impl Manifest {
    /// Parses a manifest and collects every error in it. The manifest leaves out what has an
    /// error.
    pub fn parse(file: NoteFile) -> (Self, Vec<ManifestError>) {
        let root = yaml::parse(&file.text);
        from_yaml(file, root)
    }

    /// Builds a manifest from YAML that was parsed before.
    pub(in crate::deck) fn from_yaml(file: NoteFile, root: Node) -> (Self, Vec<ManifestError>) {
        from_yaml(file, Ok(root))
    }
}

fn from_yaml(
    file: NoteFile,
    root: Result<Node, (usize, YamlError)>,
) -> (Manifest, Vec<ManifestError>) {
    let mut reader = ManifestReader::new(&file);
    let mut manifest = Manifest::default();
    match root {
        Ok(root) if root.value == Value::Null => {}
        Ok(root) => fill(&mut manifest, &mut reader, &root),
        Err((at, error)) => reader.report(at, ManifestErrorKind::Yaml(error)),
    }
    let mut errors = reader.errors;
    errors.sort_by_key(|error| error.position);
    manifest.file = file;
    (manifest, errors)
}

fn fill(manifest: &mut Manifest, reader: &mut ManifestReader<'_>, root: &Node) {
    let Some(fields) = reader.fields(root, MANIFEST_KEYS) else {
        return;
    };
    manifest.name = reader.text_of(&fields, "name");
    manifest.title = reader.wording_in(&fields, "title");
    manifest.language = reader.word(&fields, "language", &["zh", "en"], |word| match word {
        "zh" => Some(Language::Zh),
        "en" => Some(Language::En),
        _ => None,
    });
    manifest.sources = reader.texts(&fields, "sources");
    manifest.titles = reader.flag(&fields, "titles").unwrap_or_default();
    manifest.first = reader.texts(&fields, "first");
    manifest.topics = reader.list(&fields, "topics", topic);
    manifest.same = reader.list(&fields, "same", same);
    manifest.cards = reader.list(&fields, "cards", card);
}

fn topic(reader: &mut ManifestReader<'_>, node: &Node) -> Option<TopicRule> {
    let fields = reader.fields(node, TOPIC_KEYS)?;
    let id = reader.required(&fields, "id")?;
    if !can_be_typed(&id.text) {
        reader.report(id.at, ManifestErrorKind::BadTopicId(id.text));
        return None;
    }
    let parent = fields.get("parent").and_then(|node| reader.text(node));
    let title = reader.wording_in(&fields, "title");
    Some(TopicRule {
        at: id.at,
        parent_at: parent.as_ref().map_or(id.at, |parent| parent.at),
        topic: Topic {
            title: title.unwrap_or_else(|| Bilingual::same(id.text.clone())),
            id: TopicId(id.text),
            parent: parent.map(|parent| TopicId(parent.text)),
            aliases: to_strings(reader.texts(&fields, "aliases")),
            keywords: to_strings(reader.texts(&fields, "keywords")),
        },
    })
}

fn to_strings(texts: Vec<LocatedText>) -> Vec<String> {
    texts.into_iter().map(|text| text.text).collect()
}

/// Whether a query can name the topic: in `topic:a,b` a comma or space ends a name.
fn can_be_typed(id: &str) -> bool {
    let reserved = |character: char| character.is_whitespace() || ",:\"'".contains(character);
    id == folded(id) && !id.contains(reserved) && !id.starts_with(['-', '!'])
}

fn same(reader: &mut ManifestReader<'_>, node: &Node) -> Option<Vec<LocatedText>> {
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

fn card(reader: &mut ManifestReader<'_>, node: &Node) -> Option<CardRule> {
    let fields = reader.fields(node, CARD_KEYS)?;
    let question = reader.required(&fields, "question")?;
    let kinds = &["knowledge", "scenario", "personal"];
    let one_to_three = |text: &str| Importance::of_number(text.parse().ok()?);
    Some(CardRule {
        question,
        title: reader.wording_in(&fields, "title"),
        topics: reader.texts(&fields, "topics"),
        importance: reader.parsed(&fields, "importance", Expected::OneToThree, one_to_three),
        kind: reader.word(&fields, "kind", kinds, CardKind::of_name),
        tags: reader.list(&fields, "tags", |reader, node| {
            Some(Tag::of_name(&reader.text(node)?.text))
        }),
        short: reader.wording_in(&fields, "short"),
        points: all_core_if_none(reader.list(&fields, "points", point)),
        steps: reader.flag(&fields, "steps"),
        follow_ups: reader.list(&fields, "followups", follow_up),
        related: reader.texts(&fields, "related"),
        remarks: reader.list(&fields, "remarks", remark),
        hide: reader.text_of(&fields, "hide"),
        split: reader.texts(&fields, "split"),
    })
}

fn point(reader: &mut ManifestReader<'_>, node: &Node) -> Option<Point> {
    if let Value::Text(_) = node.value {
        let text = reader.wording(node)?;
        return Some(Point { text, core: false });
    }
    let fields = reader.fields(node, POINT_KEYS)?;
    let core = reader.flag(&fields, "core").unwrap_or_default();
    let text = reader.wording_of(&fields)?;
    Some(Point { text, core })
}

/// All points are core points where none is marked.
fn all_core_if_none(mut points: Vec<Point>) -> Vec<Point> {
    if !points.iter().any(|point| point.core) {
        points.iter_mut().for_each(|point| point.core = true);
    }
    points
}

fn follow_up(reader: &mut ManifestReader<'_>, node: &Node) -> Option<FollowUp> {
    if let Value::Text(_) = node.value {
        let text = reader.wording(node)?;
        let points = Vec::new();
        return Some(FollowUp { text, points });
    }
    let fields = reader.fields(node, FOLLOW_UP_KEYS)?;
    Some(FollowUp {
        text: reader.wording_of(&fields)?,
        points: reader.list(&fields, "points", ManifestReader::wording),
    })
}

fn remark(reader: &mut ManifestReader<'_>, node: &Node) -> Option<Remark> {
    let fields = reader.fields(node, REMARK_KEYS)?;
    let kinds = &["wrong", "outdated", "incomplete", "context"];
    if fields.get("kind").is_none() {
        reader.report(node.at, ManifestErrorKind::KeyMissing("kind"));
    }
    let text = reader.wording_of(&fields);
    Some(Remark {
        kind: reader.word(&fields, "kind", kinds, RemarkKind::of_name)?,
        since: reader.text_of(&fields, "since"),
        text: text?,
        source: reader.text_of(&fields, "source"),
        quote: reader.text_of(&fields, "quote"),
        entry: None,
    })
}

#[cfg(test)]
mod tests;
