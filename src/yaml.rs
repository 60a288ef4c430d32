//! YAML as a tree in which every value knows its place.
//!
//! Manifests and the config file are read from this tree by hand and not by `serde`, because a
//! reader that stops at the first mistake makes its author start the program once for each.

use std::borrow::Cow;

use serde_yaml::granit_parser::{self, Event, Parser, ScalarStyle, ScanError};

/// Nested deeper than this, a file is no file of ours.
const MAX_DEPTH: usize = 16;

/// A value and where it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Byte offset of its first character.
    pub at: usize,
    /// What stands there.
    pub value: Value,
}

/// A scalar, a list or a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// Any scalar, as it is written; of a tree inside the program it is not copied.
    Text(Cow<'static, str>),
    /// Its items.
    List(Vec<Node>),
    /// Its keys and values in order; a key may stand there twice.
    Map(Vec<(Node, Node)>),
}

/// Why a text is no tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum YamlError {
    /// The parser's own words, which exist in English only.
    Syntax(String),
    /// Lists in maps in lists without end.
    TooDeep,
    /// A second document (`---`).
    SecondDocument,
    /// An alias (`*name`).
    Alias,
}

/// Reads one document; an empty text is `Null`. Fails at the first place that is no YAML.
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

/// A list of texts as YAML for one line.
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

/// Whether two values are equal wherever they stand.
pub fn same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::Null, Value::Null) => true,
        (Value::Text(one), Value::Text(other)) => one == other,
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Map(one), Value::Map(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| same(&one.0, &other.0) && same(&one.1, &other.1))
        }
        _ => false,
    }
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
    fn every_value_knows_its_byte() {
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
    fn null_is_null_only_without_quotes() {
        assert_eq!(parse("~").unwrap().value, Value::Null);
        assert_eq!(parse("").unwrap().value, Value::Null);
        assert_eq!(parse("'null'").unwrap().value, Value::Text("null".into()));
    }

    #[test]
    fn what_is_no_manifest_is_refused_with_its_place() {
        let (at, error) = parse("a: [1, 2\nb: 3\n").unwrap_err();
        assert!(at > 0 && matches!(error, YamlError::Syntax(_)));
        assert_eq!(parse("a: &x 1\nb: *x\n").unwrap_err().1, YamlError::Alias);
        let (at, error) = parse("a: 1\n---\nb: 2\n").unwrap_err();
        assert_eq!((at, error), (5, YamlError::SecondDocument));
        let deep = format!("{}{}", "[".repeat(40), "]".repeat(40));
        assert_eq!(parse(&deep).unwrap_err().1, YamlError::TooDeep);
    }
}
