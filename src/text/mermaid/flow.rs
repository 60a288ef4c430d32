//! Flow charts as chains of nodes, one arrow per line.

use std::collections::{HashMap, HashSet};

use super::DiagramLine;
use super::flow_parser::{Edge, FlowParser, Group, Statement};
use crate::text::line::{Piece, Role};

/// The rest of the first line after the kind and the direction: `A --> B` in `graph LR; A --> B`.
pub fn without_direction(rest: &str) -> &str {
    let rest = rest.trim_start();
    let directions = ["TB", "TD", "BT", "RL", "LR"].into_iter();
    let mut behind = directions.filter_map(|direction| rest.strip_prefix(direction));
    behind
        .find(|behind| !behind.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
        .unwrap_or(rest)
}

/// The steps of a chart, without the kind and direction in its first line. `None` if a statement is
/// not understood.
pub fn steps(text: &str) -> Option<Vec<DiagramLine>> {
    let mut parser = FlowParser::new(text);
    let statements = join(parser.statements()?);
    let linked = linked(&statements);
    let names = Names(&parser.names);
    let mut steps = Vec::new();
    let mut open = Vec::new();
    let mut shown = HashSet::new();
    for (n, statement) in statements.iter().enumerate() {
        let depth = open.len();
        match statement {
            Statement::Subgraph(title) => {
                steps.push(DiagramLine::of(depth, title, Role::Strong));
                open.push(n);
            }
            Statement::End => {
                open.pop()?;
            }
            Statement::Comment(text) => steps.push(DiagramLine::of(depth, text, Role::Plain)),
            Statement::Chain(groups) if groups.len() > 1 => names.chain(groups, depth, &mut steps),
            Statement::Chain(groups) => {
                let ids = groups.iter().flat_map(|(_, group)| group);
                for id in ids.map(String::as_str) {
                    let place = (open.last().copied(), id);
                    if !linked.contains(&place) && shown.insert(place) {
                        steps.push(DiagramLine::of(depth, names.of(id), Role::Plain));
                    }
                }
            }
        }
    }
    Some(steps)
}

/// The nodes with a link, by the subgraph around the link, and all nodes of links and subgraphs
/// without one.
fn linked(statements: &[Statement]) -> HashSet<(Option<usize>, &str)> {
    let mut linked = HashSet::new();
    let mut open = Vec::new();
    for (n, statement) in statements.iter().enumerate() {
        match statement {
            Statement::Subgraph(_) => open.push(n),
            Statement::End => {
                open.pop();
            }
            Statement::Chain(groups) if groups.len() > 1 || !open.is_empty() => {
                let ids = groups.iter().flat_map(|(_, group)| group);
                for id in ids.map(String::as_str) {
                    linked.insert((None, id));
                    if groups.len() > 1 {
                        linked.insert((open.last().copied(), id));
                    }
                }
            }
            Statement::Chain(_) | Statement::Comment(_) => {}
        }
    }
    linked
}

/// Merges a chain with the previous one if it starts where that one ends.
fn join(statements: Vec<Statement>) -> Vec<Statement> {
    let mut joined: Vec<Statement> = Vec::new();
    for statement in statements {
        match (joined.last_mut(), statement) {
            (Some(Statement::Chain(before)), Statement::Chain(next))
                if before.len() > 1
                    && next.len() > 1
                    && before.last().map(|(_, group)| group)
                        == next.first().map(|(_, group)| group) =>
            {
                before.extend(next.into_iter().skip(1));
            }
            (_, other) => joined.push(other),
        }
    }
    joined
}

struct Names<'a>(&'a HashMap<String, String>);

impl Names<'_> {
    fn of<'a>(&'a self, id: &'a str) -> &'a str {
        self.0.get(id).map_or(id, String::as_str)
    }

    /// Writes two groups on one line, and longer chains on several lines.
    fn chain(&self, groups: &[(Option<Edge>, Group)], depth: usize, steps: &mut Vec<DiagramLine>) {
        let mut pieces = Vec::new();
        for (edge, group) in groups {
            if let Some(edge) = edge {
                let blank = if groups.len() > 2 {
                    steps.push(DiagramLine::new(depth, std::mem::take(&mut pieces)));
                    ""
                } else {
                    " "
                };
                pieces.push(Piece::new(format!("{blank}{} ", edge.arrow), Role::Diagram));
                if let Some(label) = &edge.label {
                    pieces.push(Piece::new(format!("[{label}] "), Role::Emphasis));
                }
            }
            for (n, id) in group.iter().enumerate() {
                if n > 0 {
                    pieces.push(Piece::new(" & ", Role::Diagram));
                }
                pieces.push(Piece::new(self.of(id), Role::Strong));
            }
        }
        steps.push(DiagramLine::new(depth, pieces));
    }
}
