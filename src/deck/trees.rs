//! Manifests of the embedded deck as trees, parsed when the program was built.

use crate::yaml::{Node, Value};

/// Names and trees, written by `build.rs`: a letter for the kind, the place, and the length of a
/// text or the number of items, each ended by a space; then the text or the items.
const TREES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/trees.rs"));

/// The tree of an embedded manifest; none for a file that is no YAML.
pub(super) fn tree(name: &str) -> Option<Node> {
    let (_, written) = TREES.iter().find(|(known, _)| *known == name)?;
    node(&mut &**written)
}

/// Takes the next node off the text.
fn node(rest: &mut &str) -> Option<Node> {
    let kind = rest.as_bytes().first().copied()?;
    *rest = rest.get(1..)?;
    let at = number(rest)?;
    let value = match kind {
        b'n' => Value::Null,
        b't' => {
            let length = number(rest)?;
            let (text, after) = rest.split_at_checked(length)?;
            *rest = after;
            Value::Text(text.to_owned())
        }
        b'l' => {
            let length = number(rest)?;
            Value::List((0..length).map(|_| node(rest)).collect::<Option<_>>()?)
        }
        _ => {
            let length = number(rest)?;
            let pairs = (0..length).map(|_| Some((node(rest)?, node(rest)?)));
            Value::Map(pairs.collect::<Option<_>>()?)
        }
    };
    Some(Node { at, value })
}

/// Takes a number and the space after it off the text.
fn number(rest: &mut &str) -> Option<usize> {
    let (digits, after) = rest.split_once(' ')?;
    *rest = after;
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::embedded;
    use crate::yaml;

    #[test]
    fn trees_are_what_the_texts_say() {
        let names = embedded::manifest_names();
        assert!(!names.is_empty());
        for name in names {
            let path = format!("{}/{name}", env!("CARGO_MANIFEST_DIR"));
            let text = std::fs::read_to_string(path).unwrap();
            let (tree, parsed) = (tree(name).unwrap(), yaml::parse(&text).unwrap());
            assert_eq!(tree, parsed, "{name}");
        }
    }
}
