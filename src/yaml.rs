//! YAML as a tree whose values know their byte offsets, and the fields of its maps.
//!
//! Manifests and the config file are read from this tree and not with `serde`, which stops at the
//! first mistake. What the keys mean is left to `deck` and `config`.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_yaml::granit_parser::{self, Event, Parser, ScalarStyle, ScanError};

/// The deepest nesting of lists and maps that is read.
const MAX_DEPTH: usize = 16;

/// A value and where it begins. Equal to every node with an equal value, wherever that begins.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Node {
    /// Byte offset of its first character.
    pub at: usize,
    pub value: Value,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for Node {}

impl Node {
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn is_text(&self, wanted: &str) -> bool {
        self.text() == Some(wanted)
    }

    /// The items of a list; none of any other value.
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The keys and values of a map; none of any other value.
    pub fn pairs(&self) -> &[(Self, Self)] {
        match &self.value {
            Value::Map(pairs) => pairs,
            _ => &[],
        }
    }

    /// The value of the first of a map's keys that is `key`.
    pub fn get(&self, key: &str) -> Option<&Self> {
        let pair = self.pairs().iter().find(|(name, _)| name.is_text(key))?;
        Some(&pair.1)
    }
}

/// A scalar, a list or a map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// Any other scalar, as written.
    Text(#[serde(borrow)] Cow<'static, str>),
    List(Vec<Node>),
    /// Keys and values in order; a key can occur twice.
    Map(Vec<(Node, Node)>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum YamlError {
    /// The parser's words, which are English.
    Syntax(String),
    /// Nested deeper than 16 levels.
    TooDeep,
    /// A second document (`---`).
    SecondDocument,
    /// An alias (`*name`).
    Alias,
}

/// Why the text of a document cannot be edited, with the byte offset of the cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uneditable {
    /// The text is not a YAML map.
    Broken(usize),
    /// The value is written in an unusual way, such as on several lines. The learner must edit it.
    ByHand(usize),
}

/// Reads one document; an empty text is `Null`. Fails at the first syntax error, with its byte
/// offset.
pub fn parse(text: &str) -> Result<Node, (usize, YamlError)> {
    let mut tree = Tree::default();
    let options = granit_parser::options! { emit_comments: false };
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.map_err(|error| syntax_error(text, &error))?;
        let at = span.start.byte_offset().unwrap_or_default();
        tree.take(event, at).map_err(|error| (at, error))?;
    }
    Ok(tree.root.unwrap_or(Node {
        at: 0,
        value: Value::Null,
    }))
}

fn syntax_error(text: &str, error: &ScanError) -> (usize, YamlError) {
    let at = error.marker().byte_offset().unwrap_or(text.len());
    (at, YamlError::Syntax(error.kind().to_string()))
}

/// A list of texts as YAML on one line.
pub fn text_list<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = texts.into_iter().map(quoted).collect();
    format!("[{}]", quoted.join(", "))
}

/// A text in double quotes; control characters are escaped.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            control if control.is_control() => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(control)));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// The byte offset of the line that has `at`.
pub fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// How the lines of a text end.
pub fn newline_of(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// The known keys of a map with their values, without keys that have no value.
#[derive(Debug)]
pub struct Fields<'n> {
    /// Byte offset of the map.
    pub at: usize,
    pairs: Vec<(&'static str, &'n Node)>,
}

/// A mistake in the keys of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldError {
    /// The key is blank, a list or a map.
    NotText,
    /// None of the known keys.
    Unknown(String),
    /// Given before, at byte offset `first`.
    Twice { key: &'static str, first: usize },
}

impl<'n> Fields<'n> {
    /// Reads a map that can have `keys`. Reports each mistake with its byte offset and leaves that
    /// key out. `None` if the node is not a map.
    pub fn read(
        node: &'n Node,
        keys: &[&'static str],
        mut report: impl FnMut(usize, FieldError),
    ) -> Option<Self> {
        let Value::Map(pairs) = &node.value else {
            return None;
        };
        let mut seen: Vec<(&'static str, usize, &Node)> = Vec::new();
        for (key, value) in pairs {
            match known_key(key, keys) {
                Ok(known) => match seen.iter().find(|(other, ..)| *other == known) {
                    Some(&(known, first, _)) => {
                        report(key.at, FieldError::Twice { key: known, first });
                    }
                    None => seen.push((known, key.at, value)),
                },
                Err(error) => report(key.at, error),
            }
        }
        let given = seen
            .into_iter()
            .filter(|(.., value)| value.value != Value::Null);
        Some(Self {
            at: node.at,
            pairs: given.map(|(key, _, value)| (key, value)).collect(),
        })
    }

    pub fn get(&self, key: &str) -> Option<&'n Node> {
        let pair = self.pairs.iter().find(|(known, _)| *known == key)?;
        Some(pair.1)
    }
}

fn known_key(node: &Node, keys: &[&'static str]) -> Result<&'static str, FieldError> {
    let text = node.text().map(str::trim).filter(|text| !text.is_empty());
    let text = text.ok_or(FieldError::NotText)?;
    let known = keys.iter().copied().find(|key| *key == text);
    known.ok_or_else(|| FieldError::Unknown(text.to_owned()))
}

/// A list or map whose end has not come yet.
enum Open {
    List(usize, Vec<Node>),
    Map(usize, Vec<(Node, Node)>, Option<Node>),
}

#[derive(Default)]
struct Tree {
    open: Vec<Open>,
    root: Option<Node>,
}

impl Tree {
    fn take(&mut self, event: Event<'_>, at: usize) -> Result<(), YamlError> {
        match event {
            Event::DocumentStart(..) if self.root.is_some() => Err(YamlError::SecondDocument),
            Event::Scalar(text, style, ..) => {
                self.place(Node {
                    at,
                    value: scalar(&text, style),
                });
                Ok(())
            }
            Event::SequenceStart(..) => self.begin(Open::List(at, Vec::new())),
            Event::MappingStart(..) => self.begin(Open::Map(at, Vec::new(), None)),
            Event::SequenceEnd | Event::MappingEnd => {
                self.end();
                Ok(())
            }
            Event::Alias(_) => Err(YamlError::Alias),
            _ => Ok(()),
        }
    }

    fn begin(&mut self, open: Open) -> Result<(), YamlError> {
        if self.open.len() >= MAX_DEPTH {
            return Err(YamlError::TooDeep);
        }
        self.open.push(open);
        Ok(())
    }

    fn end(&mut self) {
        let node = match self.open.pop() {
            Some(Open::List(at, items)) => Node {
                at,
                value: Value::List(items),
            },
            Some(Open::Map(at, pairs, _)) => Node {
                at,
                value: Value::Map(pairs),
            },
            None => return,
        };
        self.place(node);
    }

    fn place(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Map(_, pairs, key)) => match key.take() {
                None => *key = Some(node),
                Some(key) => pairs.push((key, node)),
            },
        }
    }
}

fn scalar(text: &str, style: ScalarStyle) -> Value {
    let is_null = matches!(text, "" | "~" | "null") && style == ScalarStyle::Plain;
    if is_null {
        Value::Null
    } else {
        Value::Text(text.to_owned().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_byte_offsets() {
        let text = "名: [ \"甲\", 1.30 ]\n";
        let Value::Map(pairs) = parse(text).unwrap().value else {
            panic!("a map");
        };
        let (key, list) = &pairs[0];
        assert_eq!((key.at, list.at), (0, text.find('[').unwrap()));
        let Value::List(items) = &list.value else {
            panic!("a list");
        };
        assert_eq!(items[0].at, text.find('"').unwrap());
        assert_eq!(items[1].value, Value::Text("1.30".into()));
    }

    #[test]
    fn quoted_null_is_text() {
        assert_eq!(parse("~").unwrap().value, Value::Null);
        assert_eq!(parse("").unwrap().value, Value::Null);
        assert_eq!(parse("'null'").unwrap().value, Value::Text("null".into()));
    }

    #[test]
    fn syntax_errors_have_byte_offsets() {
        let (at, error) = parse("a: [1, 2\nb: 3\n").unwrap_err();
        assert!(at > 0 && matches!(error, YamlError::Syntax(_)));
        assert_eq!(parse("a: &x 1\nb: *x\n").unwrap_err().1, YamlError::Alias);
        let (at, error) = parse("a: 1\n---\nb: 2\n").unwrap_err();
        assert_eq!((at, error), (5, YamlError::SecondDocument));
        let deep = format!("{}{}", "[".repeat(40), "]".repeat(40));
        assert_eq!(parse(&deep).unwrap_err().1, YamlError::TooDeep);
    }
}
