//! Adds questions to a manifest, as one card (`same`) or as related cards (`related`), and keeps
//! everything else byte for byte.
//!
//! YAML has many ways to write a list. So an edit generates several candidates and takes the first
//! one that parses to the expected manifest.

mod related;

use crate::domain::{CardId, Position};
use crate::yaml::{self, Node, Value, text_list};

pub use related::with_related;

/// Why a manifest cannot be edited. The text is unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverlayError {
    /// The text is not a manifest.
    Broken(Position),
    /// The learner must edit the list by hand: two lists would become one, or the list is written
    /// in an unusual way.
    ByHand(Position),
}

const KEY: &str = "same";

/// Merges questions into one card: adds them to the list that has one of them, else adds a new
/// list.
///
/// ```
/// use k8s_quiz::deck::manifest::edit::with_same;
///
/// let text = with_same("# mine\n", &["rbac", "什么是 RBAC"]);
/// assert_eq!(text.as_deref(), Ok("# mine\nsame:\n  - [\"rbac\", \"什么是 RBAC\"]\n"));
/// ```
pub fn with_same(text: &str, questions: &[&str]) -> Result<String, OverlayError> {
    let at = |byte: usize| Position::of(text, byte);
    let root = parsed(text)?;
    let pairs = pairs_of(&root);
    let place = pairs.iter().position(|(key, _)| is_text(key, KEY));
    let lists = place.map(|place| &pairs[place].1);
    let home = home(lists, questions).map_err(|byte| OverlayError::ByHand(at(byte)))?;
    let by_hand = OverlayError::ByHand(at(place.map_or(root.at, |place| pairs[place].0.at)));
    let missing = missing(lists, home, questions);
    if missing.is_empty() {
        return Ok(text.to_owned());
    }
    let wanted = wanted(&root, place, home, &missing);
    let edits = edits(text, pairs, place, home, &missing);
    first_right(edits, &wanted).ok_or(by_hand)
}

/// Parses a manifest, which is a map or empty.
fn parsed(text: &str) -> Result<Node, OverlayError> {
    let broken = |byte: usize| OverlayError::Broken(Position::of(text, byte));
    let root = yaml::parse(text).map_err(|(byte, _)| broken(byte))?;
    match &root.value {
        Value::Map(_) | Value::Null => Ok(root),
        Value::Text(_) | Value::List(_) => Err(broken(root.at)),
    }
}

fn pairs_of(map: &Node) -> &[(Node, Node)] {
    match &map.value {
        Value::Map(pairs) => pairs,
        _ => &[],
    }
}

/// The first candidate that parses to the expected tree.
fn first_right(edits: Vec<String>, wanted: &Node) -> Option<String> {
    let is_right = |edited: &String| {
        let root = yaml::parse(edited);
        root.is_ok_and(|root| yaml::same(&root, wanted))
    };
    edits.into_iter().find(is_right)
}

fn is_text(node: &Node, wanted: &str) -> bool {
    matches!(&node.value, Value::Text(text) if text == wanted)
}

fn items(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(items) => items,
        _ => &[],
    }
}

/// The index of the list that has one of the questions. If several do, fails with the byte offset
/// of the second.
fn home(lists: Option<&Node>, questions: &[&str]) -> Result<Option<usize>, usize> {
    let lists = lists.map(items).unwrap_or_default();
    let holds = |list: &Node| items(list).iter().any(|item| asks_any(item, questions));
    let mut homes = lists.iter().enumerate().filter(|(_, list)| holds(list));
    let first = homes.next().map(|(place, _)| place);
    match homes.next() {
        Some((_, second)) => Err(second.at),
        None => Ok(first),
    }
}

fn asks_any(item: &Node, questions: &[&str]) -> bool {
    let Value::Text(text) = &item.value else {
        return false;
    };
    let id = CardId::of_question(text);
    questions
        .iter()
        .any(|question| CardId::of_question(question) == id)
}

/// The questions that are not in their list yet.
fn missing<'q>(lists: Option<&Node>, home: Option<usize>, questions: &[&'q str]) -> Vec<&'q str> {
    let list = home.and_then(|home| items(lists?).get(home));
    let known = list.map(items).unwrap_or_default();
    let is_missing = |question: &&&str| !known.iter().any(|item| asks_any(item, &[question]));
    questions.iter().filter(is_missing).copied().collect()
}

fn text_node(text: &str) -> Node {
    Node {
        at: 0,
        value: Value::Text(text.to_owned().into()),
    }
}

fn list_node(items: Vec<Node>) -> Node {
    Node {
        at: 0,
        value: Value::List(items),
    }
}

/// The tree that the edited text must parse to.
fn wanted(root: &Node, place: Option<usize>, home: Option<usize>, missing: &[&str]) -> Node {
    let mut pairs = pairs_of(root).to_vec();
    let added: Vec<Node> = missing.iter().map(|question| text_node(question)).collect();
    let mut lists = match place.map(|place| &pairs[place].1) {
        Some(Node {
            value: Value::List(lists),
            ..
        }) => lists.clone(),
        _ => Vec::new(),
    };
    match home.and_then(|home| lists.get_mut(home)) {
        Some(Node {
            value: Value::List(list),
            ..
        }) => list.extend(added),
        _ => lists.push(list_node(added)),
    }
    match place {
        Some(place) => pairs[place].1 = list_node(lists),
        None => pairs.push((text_node(KEY), list_node(lists))),
    }
    Node {
        at: 0,
        value: Value::Map(pairs),
    }
}

/// Candidates for the edited text, likeliest first.
fn edits(
    text: &str,
    pairs: &[(Node, Node)],
    place: Option<usize>,
    home: Option<usize>,
    missing: &[&str],
) -> Vec<String> {
    let list = text_list(missing.iter().copied());
    let Some((key, lists)) = place.map(|place| &pairs[place]) else {
        let indent = pairs
            .first()
            .map_or("", |(first, _)| indent_of(text, first.at));
        return vec![appended(text, indent, &list)];
    };
    match home.and_then(|home| items(lists).get(home)) {
        Some(of_these) => {
            let quoted: Vec<String> = missing.iter().map(|text| yaml::quoted(text)).collect();
            let mut edits = in_brackets(text, of_these, &quoted.join(", "));
            edits.extend(below(text, of_these, &quoted));
            edits
        }
        None if items(lists).is_empty() => {
            let mut edits = in_brackets(text, lists, &list);
            let line = format!("{}  - {list}", indent_of(text, key.at));
            edits.push(with_lines(text, line_end(text, key.at), &[line]));
            edits
        }
        None => {
            let mut edits = in_brackets(text, lists, &list);
            edits.extend(below(text, lists, &[list]));
            edits
        }
    }
}

/// Appends `same:` to the text.
fn appended(text: &str, indent: &str, list: &str) -> String {
    let newline = newline_of(text);
    let between = if text.is_empty() || text.ends_with('\n') {
        ""
    } else {
        newline
    };
    format!("{text}{between}{indent}{KEY}:{newline}{indent}  - {list}{newline}")
}

/// Candidates with an item before one of the closing brackets after a list's last item.
fn in_brackets(text: &str, list: &Node, item: &str) -> Vec<String> {
    let comma = if items(list).is_empty() { "" } else { ", " };
    let last = last_at(list);
    let closing = text[last..].match_indices(']').take(8);
    let edits = closing.map(|(at, _)| {
        let before = text[..last + at].trim_end();
        let rest = &text[before.len()..];
        format!("{before}{comma}{item}{rest}")
    });
    edits.collect()
}

/// Candidates with lines for items after one of the lines from a list's last item on.
fn below(text: &str, list: &Node, added: &[String]) -> Vec<String> {
    let Some(first) = items(list).first() else {
        return Vec::new();
    };
    let line = &text[line_start(text, first.at)..first.at];
    let Some(dash) = line.rfind('-') else {
        return Vec::new();
    };
    let indent: String = line[..dash].chars().map(|_| ' ').collect();
    let lines: Vec<String> = added
        .iter()
        .map(|item| format!("{indent}- {item}"))
        .collect();
    let mut edits = Vec::new();
    let mut end = line_end(text, last_at(list));
    for _ in 0..8 {
        edits.push(with_lines(text, end, &lines));
        let Some(newline) = text[end..].find('\n') else {
            break;
        };
        end = line_end(text, end + newline + 1);
    }
    edits
}

/// Inserts lines after the line that ends at a byte offset.
fn with_lines(text: &str, end: usize, lines: &[String]) -> String {
    let newline = newline_of(text);
    let lines: String = lines
        .iter()
        .map(|line| format!("{newline}{line}"))
        .collect();
    format!("{}{lines}{}", &text[..end], &text[end..])
}

/// The byte offset of the last node inside a list or map.
fn last_at(node: &Node) -> usize {
    let last = match &node.value {
        Value::Map(pairs) => pairs.last().map(|(_, value)| value),
        _ => items(node).last(),
    };
    last.map_or(node.at, last_at)
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    at + text[at..].lines().next().map_or(0, str::len)
}

fn indent_of(text: &str, at: usize) -> &str {
    let line = &text[line_start(text, at)..at];
    let blank = line.len() - line.trim_start().len();
    &line[..blank]
}

fn newline_of(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lists_are_added_in_the_way_the_others_are_written() {
        for (before, after) in [
            ("", "same:\n  - [\"甲\", \"乙\"]\n"),
            ("# 我的", "# 我的\nsame:\n  - [\"甲\", \"乙\"]\n"),
            (
                "cards: []\r\n",
                "cards: []\r\nsame:\r\n  - [\"甲\", \"乙\"]\r\n",
            ),
            (
                "same:\n  - [ a, b ]  # why\n\ncards: []\n",
                "same:\n  - [ a, b ]  # why\n  - [\"甲\", \"乙\"]\n\ncards: []\n",
            ),
            (
                "same:\n- [ a, b ]\n",
                "same:\n- [ a, b ]\n- [\"甲\", \"乙\"]\n",
            ),
            (
                "same:\n  - - a\n    - b\nname: x\n",
                "same:\n  - - a\n    - b\n  - [\"甲\", \"乙\"]\nname: x\n",
            ),
            ("same: [ [a, b] ]\n", "same: [ [a, b], [\"甲\", \"乙\"] ]\n"),
            ("same: []\nname: x\n", "same: [[\"甲\", \"乙\"]]\nname: x\n"),
            ("same:\nname: x\n", "same:\n  - [\"甲\", \"乙\"]\nname: x\n"),
        ] {
            assert_eq!(with_same(before, &["甲", "乙"]).as_deref(), Ok(after));
        }
    }

    #[test]
    fn a_list_that_has_one_of_them_takes_the_others_in() {
        for (before, after) in [
            (
                "same:\n  - [ x, 甲？ ] # why\n",
                "same:\n  - [ x, 甲？, \"乙\" ] # why\n",
            ),
            (
                "same:\n  - - 甲\n    - x\n  - [ y, z ]\n",
                "same:\n  - - 甲\n    - x\n    - \"乙\"\n  - [ y, z ]\n",
            ),
            (
                "same: [ [甲, \"]\"], [y, z] ]",
                "same: [ [甲, \"]\", \"乙\"], [y, z] ]",
            ),
            ("same:\n  - [ 乙, 甲 ]\n", "same:\n  - [ 乙, 甲 ]\n"),
        ] {
            assert_eq!(with_same(before, &["甲", "乙"]).as_deref(), Ok(after));
        }
    }

    #[test]
    fn what_cannot_be_edited_is_refused_with_its_place() {
        let at = |line, column| Position { line, column };
        for (text, error) in [
            ("same: [\n", OverlayError::Broken(at(1, 7))),
            ("- a\n", OverlayError::Broken(at(1, 1))),
            (
                "same:\n  - [甲, a]\n  - [乙, b]\n",
                OverlayError::ByHand(at(3, 5)),
            ),
            ("name: x\nsame: text\n", OverlayError::ByHand(at(2, 1))),
            ("{ name: x }\n", OverlayError::ByHand(at(1, 1))),
        ] {
            assert_eq!(with_same(text, &["甲", "乙"]), Err(error), "{text}");
        }
    }

    proptest! {
        #[test]
        fn an_edit_of_any_text_says_the_new_thing_or_is_refused(
            text in "((name: x|same:|- |  - |\\[a, b\\]|\\[\"甲\"|\\]|# c|[a\"' ,])|\n){0,12}",
        ) {
            if let Ok(edited) = with_same(&text, &["甲", "乙"]) {
                let twice = with_same(&edited, &["甲", "乙"]);
                prop_assert_eq!(twice, Ok(edited));
            }
        }
    }
}
