//! Flow charts as chains of nodes, one arrow per line.

use std::collections::{HashMap, HashSet};

use super::{DiagramLine, clean};
use crate::text::line::{Piece, Role};

const DRAWING: [&str; 6] = [
    "classDef", "class", "style", "linkStyle", "click", "direction",
];

/// A statement of a chart, before all node names are known.
enum Statement {
    /// Nodes by id, with the labels of the arrows between them.
    Chain(Vec<(Option<String>, String)>),
    /// A title, and whether the following lines are inside it.
    Title(String),
    End,
    Raw(String),
}

#[derive(Default)]
struct Names(HashMap<String, String>);

/// The rest of the first line after the kind and the direction: `A --> B` in `graph LR; A --> B`.
pub fn without_direction(rest: &str) -> &str {
    let rest = rest.trim_start();
    let directions = ["TB", "TD", "BT", "RL", "LR"].into_iter();
    let mut behind = directions.filter_map(|direction| rest.strip_prefix(direction));
    behind
        .find(|behind| !behind.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
        .unwrap_or(rest)
}

/// The steps of a chart, without the kind and direction in its first line.
pub fn steps<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<DiagramLine> {
    let mut names = Names::default();
    let statements: Vec<Statement> = lines
        .flat_map(|line| line.split(';'))
        .map(str::trim)
        .filter(|line| !line.is_empty() && !is_drawing(line))
        .map(|line| statement(line, &mut names))
        .collect();
    let joined = join(statements);
    let linked: HashSet<String> = joined
        .iter()
        .filter_map(|statement| match statement {
            Statement::Chain(nodes) if nodes.len() > 1 => Some(nodes),
            _ => None,
        })
        .flat_map(|nodes| nodes.iter().map(|node| node.1.clone()))
        .collect();
    let mut steps = Vec::new();
    let mut depth = 0_usize;
    for statement in &joined {
        match statement {
            Statement::Title(title) => {
                steps.push(DiagramLine::of(depth, title, Role::Strong));
                depth += 1;
            }
            Statement::End => depth = depth.saturating_sub(1),
            Statement::Raw(line) => steps.push(DiagramLine::of(depth, &clean(line), Role::Plain)),
            Statement::Chain(nodes) if nodes.len() > 1 => names.chain(nodes, depth, &mut steps),
            Statement::Chain(nodes) => {
                let unlinked = nodes.iter().filter(|node| !linked.contains(&node.1));
                let lone =
                    unlinked.map(|node| DiagramLine::of(depth, names.of(&node.1), Role::Plain));
                steps.extend(lone);
            }
        }
    }
    steps
}

fn is_drawing(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or("");
    DRAWING.contains(&word)
}

/// Merges a chain with the previous one if it starts where that one ends.
fn join(statements: Vec<Statement>) -> Vec<Statement> {
    let mut joined: Vec<Statement> = Vec::new();
    for statement in statements {
        match (joined.last_mut(), statement) {
            (Some(Statement::Chain(before)), Statement::Chain(next))
                if before.len() > 1
                    && next.len() > 1
                    && before.last().map(|node| &node.1) == next.first().map(|node| &node.1) =>
            {
                before.extend(next.into_iter().skip(1));
            }
            (_, other) => joined.push(other),
        }
    }
    joined
}

fn statement(line: &str, names: &mut Names) -> Statement {
    if let Some(title) = line.strip_prefix("subgraph ") {
        let label = title
            .find('[')
            .map_or(title, |at| title[at + 1..].trim_end_matches(']'));
        return Statement::Title(clean(label));
    }
    if line == "end" {
        return Statement::End;
    }
    if let Some(comment) = line.strip_prefix("%%") {
        return Statement::Raw(comment.trim().to_owned());
    }
    match chain(line, names) {
        Some(nodes) => Statement::Chain(nodes),
        None => Statement::Raw(line.to_owned()),
    }
}

fn chain(line: &str, names: &mut Names) -> Option<Vec<(Option<String>, String)>> {
    let (id, mut rest) = node(line, names)?;
    let mut nodes = vec![(None, id)];
    while !rest.is_empty() {
        let (label, behind) = edge(rest)?;
        let (id, behind) = node(behind, names)?;
        nodes.push((label, id));
        rest = behind;
    }
    Some(nodes)
}

/// Parses `id`, `id[label]`, `id("label")` and similar.
fn node<'a>(text: &'a str, names: &mut Names) -> Option<(String, &'a str)> {
    let text = text.trim_start();
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.'))
        .unwrap_or(text.len());
    let (id, rest) = text.split_at(end);
    if id.is_empty() {
        return None;
    }
    let opening = rest.len() - rest.trim_start_matches(['[', '(', '{', '>']).len();
    let mut behind = rest;
    if opening > 0 {
        let close = match rest.as_bytes()[0] {
            b'(' => ')',
            b'{' => '}',
            _ => ']',
        };
        let inner = &rest[opening..];
        let quoted = inner.strip_prefix('"').and_then(|inner| inner.find('"'));
        let from = quoted.map_or(0, |end| end + 2);
        let label_end = from + inner[from..].find(close)?;
        let label = inner[..label_end].trim_end_matches([')', ']', '}']);
        names.0.entry(id.to_owned()).or_insert_with(|| clean(label));
        behind = inner[label_end..].trim_start_matches([')', ']', '}']);
    }
    if let Some(class) = behind.strip_prefix(":::") {
        behind = class.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
    }
    Some((id.to_owned(), behind.trim_start()))
}

/// Parses an arrow and its label.
fn edge(text: &str) -> Option<(Option<String>, &str)> {
    let text = text.trim_start_matches('<');
    let length = text
        .find(|c: char| !matches!(c, '-' | '=' | '.' | '>'))
        .unwrap_or(text.len());
    let (arrow, rest) = text.split_at(length);
    if length < 2 {
        return None;
    }
    if matches!(arrow, "--" | "==" | "-.") && !rest.starts_with(['o', 'x']) {
        let end = ["-->", "---", "==>", "===", ".->", "-.-"]
            .iter()
            .filter_map(|mark| rest.find(mark))
            .min()?;
        let behind = rest[end..].trim_start_matches(['-', '=', '.', '>']);
        return Some((Some(clean(&rest[..end])), behind));
    }
    let rest = match rest.strip_prefix(['o', 'x']) {
        Some(behind) if behind.starts_with([' ', '|']) => behind,
        _ => rest,
    };
    match rest.trim_start().strip_prefix('|') {
        Some(label) => {
            let (label, behind) = label.split_once('|')?;
            Some((Some(clean(label)), behind))
        }
        None => Some((None, rest)),
    }
}

impl Names {
    fn of<'a>(&'a self, id: &'a str) -> &'a str {
        self.0.get(id).map_or(id, String::as_str)
    }

    /// Writes two nodes on one line, and longer chains on several lines.
    fn chain(
        &self,
        nodes: &[(Option<String>, String)],
        depth: usize,
        steps: &mut Vec<DiagramLine>,
    ) {
        let mut pieces = Vec::new();
        for (n, (label, id)) in nodes.iter().enumerate() {
            if n > 0 {
                if nodes.len() > 2 {
                    steps.push(DiagramLine::new(depth, std::mem::take(&mut pieces)));
                }
                let arrow = if nodes.len() > 2 { "-> " } else { " -> " };
                pieces.push(Piece::new(arrow, Role::Diagram));
            }
            if let Some(label) = label {
                pieces.push(Piece::new(format!("[{label}] "), Role::Emphasis));
            }
            pieces.push(Piece::new(self.of(id), Role::Strong));
        }
        steps.push(DiagramLine::new(depth, pieces));
    }
}
