//! Manifests of the embedded deck as syntax trees, parsed at build time.

use std::borrow::Cow;

use crate::yaml::{Node, Value};

/// Names and trees, written by `build.rs`. A node is a letter for its kind, its offset from the
/// node before, and the length of its text or the number of its items, each followed by a space;
/// then the text or the items.
const TREES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/trees.rs"));

/// The tree of an embedded manifest; `None` for a file without one.
pub(super) fn tree(name: &str) -> Option<Node> {
    let &(_, mut written) = TREES.iter().find(|(known, _)| *known == name)?;
    node(&mut written, &mut 0)
}

/// Parses the next node; `before` is the offset of the last one.
fn node(rest: &mut &'static str, before: &mut usize) -> Option<Node> {
    let kind = rest.as_bytes().first().copied()?;
    *rest = rest.get(1..)?;
    *before += number(rest)?;
    let at = *before;
    let value = match kind {
        b'n' => Value::Null,
        b't' => {
            let length = number(rest)?;
            let (text, after) = rest.split_at_checked(length)?;
            *rest = after;
            Value::Text(Cow::Borrowed(text))
        }
        b'l' => {
            let length = number(rest)?;
            let mut items = Vec::with_capacity(length);
            for _ in 0..length {
                items.push(node(rest, before)?);
            }
            Value::List(items)
        }
        _ => {
            let length = number(rest)?;
            let mut pairs = Vec::with_capacity(length);
            for _ in 0..length {
                pairs.push((node(rest, before)?, node(rest, before)?));
            }
            Value::Map(pairs)
        }
    };
    Some(Node { at, value })
}

/// Parses a number and the space after it.
fn number(rest: &mut &'static str) -> Option<usize> {
    let mut number = 0;
    for (place, byte) in rest.bytes().enumerate() {
        match byte {
            b' ' => {
                *rest = rest.get(place + 1..)?;
                return Some(number);
            }
            digit => number = number * 10 + usize::from(digit.checked_sub(b'0')?),
        }
    }
    None
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
            // Also where the nodes begin, which `==` leaves out.
            assert_eq!(format!("{tree:?}"), format!("{parsed:?}"), "{name}");
        }
    }
}
