//! Adds questions to a manifest, as one card (`same`) or as related cards (`related`), and tags to
//! questions. Keeps everything else byte for byte.
//!
//! YAML has many ways to write a list. So an edit generates several candidates (`candidates`) and
//! takes the first one that parses to the expected manifest.

mod candidates;
#[cfg(test)]
mod tests;

use crate::domain::CardId;
use crate::yaml::{self, Node, Uneditable, Value, line_start, newline_of, quoted, text_list};

use candidates::{appended, before_closing, below, extended, indent_of, line_end};

/// Merges questions into one card: adds them to the list that has one of them, else adds a new
/// list. Fails if two lists would become one, which the learner must do by hand.
///
/// ```
/// use k8s_quiz::deck::manifest::edit::with_same;
///
/// let text = with_same("# mine\n", &["rbac", "什么是 RBAC"]);
/// assert_eq!(text.as_deref(), Ok("# mine\nsame:\n  - [\"rbac\", \"什么是 RBAC\"]\n"));
/// ```
pub fn with_same(text: &str, questions: &[&str]) -> Result<String, Uneditable> {
    let lists = TopList::parse(text, "same")?;
    let has_any = |list: &Node| questions.iter().any(|question| holds(list, question));
    let mut homes = (0..).zip(lists.items()).filter(|(_, list)| has_any(list));
    let Some((index, home)) = homes.next() else {
        let list = text_list(questions.iter().copied());
        let block = |indent: &str| format!("{indent}- {list}");
        return lists.with_item(list_node(questions), &list, block);
    };
    if let Some((_, second)) = homes.next() {
        return Err(Uneditable::ByHand(second.at));
    }
    let missing = questions.iter().filter(|question| !holds(home, question));
    let missing: Vec<&str> = missing.copied().collect();
    if missing.is_empty() {
        return Ok(text.to_owned());
    }
    let added: Vec<String> = missing.iter().map(|text| quoted(text)).collect();
    lists.with_changed(index, longer(home, &missing), extended(text, home, &added))
}

/// Marks two questions as `related`: in the rule of one of them if there is a rule, else in a
/// new one.
///
/// ```
/// use k8s_quiz::deck::manifest::edit::with_related;
///
/// let text = with_related("", ["上节点的流程", "下节点的流程"]).unwrap();
/// assert_eq!(text, "cards:\n  - question: \"上节点的流程\"\n    related: [\"下节点的流程\"]\n");
/// ```
pub fn with_related(text: &str, [one, other]: [&str; 2]) -> Result<String, Uneditable> {
    let cards = TopList::parse(text, "cards")?;
    let (of_one, of_other) = (cards.rule_about(one), cards.rule_about(other));
    let is_known = |rule: Option<usize>, question: &str| {
        let related = rule.and_then(|index| cards.items()[index].get("related"));
        related.is_some_and(|related| holds(related, question))
    };
    if is_known(of_one, other) || is_known(of_other, one) {
        return Ok(text.to_owned());
    }
    match (of_one, of_other) {
        (Some(index), Some(_)) => cards.with_listed(index, "related", other),
        (Some(_), None) => cards.with_rule(other, "related", one),
        (None, _) => cards.with_rule(one, "related", other),
    }
}

/// Adds a tag to a question: in its rule if there is one, else in a new one.
///
/// ```
/// use k8s_quiz::deck::manifest::edit::with_tag;
///
/// let text = with_tag("", "rbac", "crd").unwrap();
/// assert_eq!(text, "cards:\n  - question: \"rbac\"\n    tags: [\"crd\"]\n");
/// ```
pub fn with_tag(text: &str, question: &str, tag: &str) -> Result<String, Uneditable> {
    let cards = TopList::parse(text, "cards")?;
    let Some(index) = cards.rule_about(question) else {
        return cards.with_rule(question, "tags", tag);
    };
    let tags = cards.items()[index].get("tags");
    let is_known = |tags: &Node| tags.items().iter().any(|item| item.is_text(tag));
    if tags.is_some_and(is_known) {
        return Ok(text.to_owned());
    }
    cards.with_listed(index, "tags", tag)
}

/// A list at the top of a manifest.
struct TopList<'a> {
    text: &'a str,
    key: &'static str,
    root: Node,
    /// The index of the key among the manifest's.
    index: Option<usize>,
}

impl<'a> TopList<'a> {
    /// Parses a manifest, which is a map or empty.
    fn parse(text: &'a str, key: &'static str) -> Result<Self, Uneditable> {
        let root = yaml::parse(text).map_err(|(at, _)| Uneditable::Broken(at))?;
        if !matches!(root.value, Value::Map(_) | Value::Null) {
            return Err(Uneditable::Broken(root.at));
        }
        let index = root.pairs().iter().position(|(name, _)| name.is_text(key));
        Ok(Self {
            text,
            key,
            index,
            root,
        })
    }

    fn pair(&self) -> Option<&(Node, Node)> {
        self.root.pairs().get(self.index?)
    }

    fn items(&self) -> &[Node] {
        self.pair().map_or(&[], |(_, list)| list.items())
    }

    /// The index of the rule about a question.
    fn rule_about(&self, question: &str) -> Option<usize> {
        let is_about = |card: &Node| {
            card.get("question")
                .is_some_and(|node| asks(node, question))
        };
        self.items().iter().position(is_about)
    }

    /// The text with one more rule: a question, and a key with a list of one text.
    fn with_rule(&self, question: &str, key: &str, value: &str) -> Result<String, Uneditable> {
        let card = map_node(vec![
            (text_node("question"), text_node(question)),
            (text_node(key), list_node(&[value])),
        ]);
        let (question, list) = (quoted(question), text_list([value]));
        let newline = newline_of(self.text);
        let flow = format!("{{ question: {question}, {key}: {list} }}");
        // The second line of a block is indented to the first word of the one above.
        let block = |indent: &str| {
            format!("{indent}- question: {question}{newline}{indent}  {key}: {list}")
        };
        self.with_item(card, &flow, block)
    }

    /// The text with one more value in a list of the rule at `index`.
    fn with_listed(&self, index: usize, key: &str, value: &str) -> Result<String, Uneditable> {
        let card = &self.items()[index];
        let edits = edits_of_card(self.text, card, key, value);
        self.with_changed(index, with_more(card, key, value), edits)
    }

    /// The text with one more item, written in one line (`flow`) or in lines with an indent
    /// (`block`).
    fn with_item(
        &self,
        item: Node,
        flow: &str,
        block: impl Fn(&str) -> String,
    ) -> Result<String, Uneditable> {
        let text = self.text;
        let added = [flow.to_owned()];
        let edits = match self.pair() {
            None => {
                let first = self.root.pairs().first();
                let indent = first.map_or("", |(first, _)| indent_of(text, first.at));
                vec![appended(
                    text,
                    indent,
                    self.key,
                    &block(&format!("{indent}  ")),
                )]
            }
            Some((key, list)) if list.items().is_empty() => {
                let mut edits = extended(text, list, &added);
                let lines = block(&format!("{}  ", indent_of(text, key.at)));
                edits.extend(below(text, line_end(text, key.at), &lines).next());
                edits
            }
            Some((_, list)) => extended(text, list, &added),
        };
        let items = self.items().iter().cloned().chain([item]);
        self.first_right(edits, items.collect())
    }

    /// The first of several candidates in which only the item at `index` is changed, to `item`.
    fn with_changed(
        &self,
        index: usize,
        item: Node,
        edits: Vec<String>,
    ) -> Result<String, Uneditable> {
        let mut items = self.items().to_vec();
        items[index] = item;
        self.first_right(edits, items)
    }

    /// The first candidate that parses to this manifest with these items.
    fn first_right(&self, edits: Vec<String>, items: Vec<Node>) -> Result<String, Uneditable> {
        let mut wanted = self.root.pairs().to_vec();
        let list = node(Value::List(items));
        match self.index {
            Some(index) => wanted[index].1 = list,
            None => wanted.push((text_node(self.key), list)),
        }
        let wanted = map_node(wanted);
        let is_right = |edited: &String| yaml::parse(edited).is_ok_and(|root| root == wanted);
        let at = self.pair().map_or(self.root.at, |(key, _)| key.at);
        let mut edits = edits.into_iter();
        edits.find(is_right).ok_or(Uneditable::ByHand(at))
    }
}

fn asks(node: &Node, question: &str) -> bool {
    node.text().map(CardId::of_question) == Some(CardId::of_question(question))
}

fn holds(list: &Node, question: &str) -> bool {
    list.items().iter().any(|item| asks(item, question))
}

fn node(value: Value) -> Node {
    Node { at: 0, value }
}

fn text_node(text: &str) -> Node {
    node(Value::Text(text.to_owned().into()))
}

fn list_node(texts: &[&str]) -> Node {
    node(Value::List(
        texts.iter().map(|text| text_node(text)).collect(),
    ))
}

fn map_node(pairs: Vec<(Node, Node)>) -> Node {
    node(Value::Map(pairs))
}

/// A list with more texts.
fn longer(list: &Node, texts: &[&str]) -> Node {
    let added = texts.iter().map(|text| text_node(text));
    node(Value::List(
        list.items().iter().cloned().chain(added).collect(),
    ))
}

/// A card with one more value in a list.
fn with_more(card: &Node, key: &str, value: &str) -> Node {
    let mut pairs = card.pairs().to_vec();
    match pairs.iter_mut().find(|(name, _)| name.is_text(key)) {
        Some((_, list)) => *list = longer(list, &[value]),
        None => pairs.push((text_node(key), list_node(&[value]))),
    }
    map_node(pairs)
}

/// Candidates with one more value in a list of a card.
fn edits_of_card(text: &str, card: &Node, key: &str, value: &str) -> Vec<String> {
    if let Some(list) = card.get(key) {
        return extended(text, list, &[quoted(value)]);
    }
    let added = format!("{key}: {}", text_list([value]));
    let last = candidates::last_at(card);
    let mut edits = before_closing(text, last, '}', &format!(", {added}"));
    // The keys of a card have equal indents, wherever its dash is.
    let column = text[line_start(text, card.at)..card.at].chars().count();
    let line = format!("{}{added}", " ".repeat(column));
    edits.extend(below(text, line_end(text, last), &line));
    edits
}
