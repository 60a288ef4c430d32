//! Marks two questions as related in the `cards:` of a manifest, and keeps everything else byte for
//! byte.

use crate::domain::Position;
use crate::yaml::{Node, Value, quoted, text_list};

use super::{
    OverlayError, asks_any, below, first_right, in_brackets, indent_of, is_text, items, last_at,
    line_end, line_start, list_node, newline_of, pairs_of, parsed, text_node, with_lines,
};

const KEY: &str = "cards";

/// Marks two questions as `related`: in the rule of one of them if there is a rule, else in a
/// new one.
///
/// ```
/// use k8s_quiz::deck::manifest::edit::with_related;
///
/// let text = with_related("", ["上节点的流程", "下节点的流程"]).unwrap();
/// assert_eq!(text, "cards:\n  - question: \"上节点的流程\"\n    related: [\"下节点的流程\"]\n");
/// ```
pub fn with_related(text: &str, questions: [&str; 2]) -> Result<String, OverlayError> {
    let root = parsed(text)?;
    let pairs = pairs_of(&root);
    let place = pairs.iter().position(|(key, _)| is_text(key, KEY));
    let cards = place.map_or(&[][..], |place| items(&pairs[place].1));
    let of = |question: &str| cards.iter().position(|card| is_about(card, question));
    let [one, other] = questions;
    let is_known = |card: Option<usize>, question: &str| {
        let related = card.and_then(|card| value(&cards[card], "related"));
        related.is_some_and(|related| {
            items(related)
                .iter()
                .any(|item| asks_any(item, &[question]))
        })
    };
    if is_known(of(one), other) || is_known(of(other), one) {
        return Ok(text.to_owned());
    }
    let (wanted, edits) = match (of(one), of(other)) {
        (Some(card), Some(_)) => (
            added(&cards[card], other),
            edits_of_card(text, &cards[card], other),
        ),
        (Some(_), None) => new(text, pairs, place, [other, one]),
        (None, _) => new(text, pairs, place, questions),
    };
    let changed = of(one).filter(|_| of(other).is_some());
    let wanted = whole(&root, place, changed, wanted);
    let at = Position::of(text, place.map_or(root.at, |place| pairs[place].0.at));
    first_right(edits, &wanted).ok_or(OverlayError::ByHand(at))
}

fn value<'n>(map: &'n Node, key: &str) -> Option<&'n Node> {
    let pair = pairs_of(map).iter().find(|(name, _)| is_text(name, key));
    pair.map(|(_, value)| value)
}

fn is_about(card: &Node, question: &str) -> bool {
    value(card, "question").is_some_and(|text| asks_any(text, &[question]))
}

/// The tree of the whole manifest with one card changed or added.
fn whole(root: &Node, place: Option<usize>, changed: Option<usize>, card: Node) -> Node {
    let mut pairs = pairs_of(root).to_vec();
    let mut cards = place.map_or_else(Vec::new, |place| items(&pairs[place].1).to_vec());
    match changed.and_then(|changed| cards.get_mut(changed)) {
        Some(known) => *known = card,
        None => cards.push(card),
    }
    match place {
        Some(place) => pairs[place].1 = list_node(cards),
        None => pairs.push((text_node(KEY), list_node(cards))),
    }
    map_node(pairs)
}

fn map_node(pairs: Vec<(Node, Node)>) -> Node {
    Node {
        at: 0,
        value: Value::Map(pairs),
    }
}

/// A new card, and candidates for the edited text, likeliest first.
fn new(
    text: &str,
    pairs: &[(Node, Node)],
    place: Option<usize>,
    [question, related]: [&str; 2],
) -> (Node, Vec<String>) {
    let list = list_node(vec![text_node(related)]);
    let card = map_node(vec![
        (text_node("question"), text_node(question)),
        (text_node("related"), list),
    ]);
    let (question, list) = (quoted(question), text_list([related]));
    let newline = newline_of(text);
    // The second line of a block is indented to the first word of the one above.
    let block =
        |indent: &str| format!("{indent}- question: {question}{newline}{indent}  related: {list}");
    let Some((key, cards)) = place.map(|place| &pairs[place]) else {
        let indent = pairs
            .first()
            .map_or("", |(first, _)| indent_of(text, first.at));
        let between = match text.is_empty() || text.ends_with('\n') {
            true => "",
            false => newline,
        };
        let lines = block(&format!("{indent}  "));
        let edit = format!("{text}{between}{indent}{KEY}:{newline}{lines}{newline}");
        return (card, vec![edit]);
    };
    let flow = format!("{{ question: {question}, related: {list} }}");
    let mut edits = Vec::new();
    if items(cards).is_empty() {
        let lines = block(&format!("{}  ", indent_of(text, key.at)));
        edits.push(with_lines(text, line_end(text, key.at), &[lines]));
    }
    edits.extend(below(text, cards, std::slice::from_ref(&flow)));
    edits.extend(in_brackets(text, cards, &flow));
    (card, edits)
}

/// A card with one more related question.
fn added(card: &Node, question: &str) -> Node {
    let mut pairs = pairs_of(card).to_vec();
    match pairs.iter_mut().find(|(key, _)| is_text(key, "related")) {
        Some((_, related)) => {
            let mut known = items(related).to_vec();
            known.push(text_node(question));
            *related = list_node(known);
        }
        None => pairs.push((text_node("related"), list_node(vec![text_node(question)]))),
    }
    map_node(pairs)
}

/// Candidates with one more related question.
fn edits_of_card(text: &str, card: &Node, question: &str) -> Vec<String> {
    let item = quoted(question);
    if let Some(related) = value(card, "related") {
        let mut edits = in_brackets(text, related, &item);
        edits.extend(below(text, related, std::slice::from_ref(&item)));
        return edits;
    }
    let list = text_list([question]);
    let last = last_at(card);
    let closing = text[last..].match_indices('}').take(8);
    let mut edits: Vec<String> = closing
        .map(|(at, _)| {
            let before = text[..last + at].trim_end();
            let rest = &text[before.len()..];
            format!("{before}, related: {list}{rest}")
        })
        .collect();
    // The keys of a card have equal indents, wherever its dash is.
    let column = text[line_start(text, card.at)..card.at].chars().count();
    let line = format!("{}related: {list}", " ".repeat(column));
    let mut end = line_end(text, last);
    for _ in 0..8 {
        edits.push(with_lines(text, end, std::slice::from_ref(&line)));
        let Some(newline) = text[end..].find('\n') else {
            break;
        };
        end = line_end(text, end + newline + 1);
    }
    edits
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cards_are_added_in_the_way_the_others_are_written() {
        for (before, after) in [
            (
                "# 我的",
                "# 我的\ncards:\n  - question: \"甲\"\n    related: [\"乙\"]\n",
            ),
            (
                "cards:\r\nname: x\r\n",
                "cards:\r\n  - question: \"甲\"\r\n    related: [\"乙\"]\r\nname: x\r\n",
            ),
            (
                "cards:\n  - { question: 丙, importance: 3 } # 重要\n",
                "cards:\n  - { question: 丙, importance: 3 } # 重要\n  - { question: \"甲\", related: [\"乙\"] }\n",
            ),
            (
                "cards:\n- question: 甲\n  importance: 3\nname: x\n",
                "cards:\n- question: 甲\n  importance: 3\n- { question: \"乙\", related: [\"甲\"] }\nname: x\n",
            ),
            (
                "cards: [ { question: 丙 } ]\n",
                "cards: [ { question: 丙 }, { question: \"甲\", related: [\"乙\"] } ]\n",
            ),
        ] {
            assert_eq!(with_related(before, ["甲", "乙"]).as_deref(), Ok(after));
        }
    }

    #[test]
    fn where_both_are_spoken_of_the_first_overlaps() {
        for (before, after) in [
            (
                "cards:\n  - { question: 甲, importance: 3 }\n  - { question: 乙 }\n",
                "cards:\n  - { question: 甲, importance: 3, related: [\"乙\"] }\n  - { question: 乙 }\n",
            ),
            (
                "cards:\n  - question: 甲\n    points:\n      - zh: 一\n  - question: 乙\n",
                "cards:\n  - question: 甲\n    points:\n      - zh: 一\n    related: [\"乙\"]\n  - question: 乙\n",
            ),
            (
                "cards:\n  - question: 甲\n    related: [ 丙 ]\n  - question: 乙\n",
                "cards:\n  - question: 甲\n    related: [ 丙, \"乙\" ]\n  - question: 乙\n",
            ),
            (
                "cards:\n  - question: 乙\n    related: [ 甲 ]\n",
                "cards:\n  - question: 乙\n    related: [ 甲 ]\n",
            ),
        ] {
            assert_eq!(with_related(before, ["甲", "乙"]).as_deref(), Ok(after));
        }
    }

    #[test]
    fn what_cannot_be_edited_is_refused() {
        for text in ["cards: [\n", "- a\n", "cards: text\n", "{ name: x }\n"] {
            assert!(with_related(text, ["甲", "乙"]).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn an_edit_of_any_text_says_the_new_thing_or_is_refused(
            text in "((name: x|cards:|  - |\\{ question: 甲|question: 乙| \\}|    related: |\\[a\\]|# c|[a\"' ,])|\n){0,12}",
        ) {
            if let Ok(edited) = with_related(&text, ["甲", "乙"]) {
                let twice = with_related(&edited, ["甲", "乙"]);
                prop_assert_eq!(twice, Ok(edited));
            }
        }
    }
}
