//! Sequence diagrams as a list of messages in order.

use std::collections::HashMap;

use super::{DiagramLine, clean};
use crate::domain::{Language, is_han};
use crate::text::line::{Piece, Role};
use crate::words::{common, text as words};

/// Arrows and their display form. If two match at one position, the first in this list wins.
const ARROWS: [(&str, &str); 10] = [
    ("<<-->>", " <--> "),
    ("<<->>", " <-> "),
    ("-->>", " --> "),
    ("->>", " -> "),
    ("--x", " --x "),
    ("-x", " -x "),
    ("--)", " --> "),
    ("-)", " -> "),
    ("-->", " --> "),
    ("->", " -> "),
];
const BLOCKS: [&str; 8] = [
    "par", "alt", "opt", "loop", "critical", "break", "rect", "box",
];
const BRANCHES: [&str; 3] = ["and", "else", "option"];
const DRAWING: [&str; 5] = ["activate", "deactivate", "create", "destroy", "links"];

#[derive(Default)]
struct SequenceParser {
    names: HashMap<String, String>,
    participants: Vec<String>,
    number: Option<usize>,
    depth: usize,
    steps: Vec<DiagramLine>,
    /// The language whose punctuation the diagram gets: Chinese if it has a Chinese word.
    language: Language,
}

/// The steps of a diagram, without the kind in its first line.
pub fn steps<'a>(lines: impl Iterator<Item = &'a str>, language: Language) -> Vec<DiagramLine> {
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let mut reader = SequenceParser::default();
    if lines.iter().any(|line| line.contains(is_han)) {
        reader.language = Language::Zh;
    }
    lines.into_iter().for_each(|line| reader.line(line));
    if !reader.participants.is_empty() {
        let list = reader.participants.join(common::comma(language));
        let label = words::participants(language);
        let text = format!("{label}{}{list}", common::colon(language));
        reader.steps.insert(0, DiagramLine::of(0, &text, Role::Dim));
    }
    reader.steps
}

impl SequenceParser {
    fn line(&mut self, line: &str) {
        let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let rest = rest.trim();
        match word {
            "participant" | "actor" => self.participant(rest),
            "autonumber" => self.number = Some(1),
            "end" => self.depth = self.depth.saturating_sub(1),
            "title" | "title:" => self.push(rest, Role::Strong),
            "Note" | "note" => self.note(rest),
            _ if word.starts_with("%%") => {
                self.push(&line.replacen("%%", "#", 1), Role::CodeComment);
            }
            _ if DRAWING.contains(&word) && !rest.contains(':') => {}
            _ if BLOCKS.contains(&word) => {
                self.push(line, Role::Diagram);
                self.depth += 1;
            }
            _ if BRANCHES.contains(&word) => {
                self.depth = self.depth.saturating_sub(1);
                self.push(line, Role::Diagram);
                self.depth += 1;
            }
            _ => self.message(line),
        }
    }

    fn push(&mut self, text: &str, role: Role) {
        self.steps
            .push(DiagramLine::of(self.depth, &clean(text), role));
    }

    fn participant(&mut self, text: &str) {
        let (id, name) = text.split_once(" as ").unwrap_or((text, text));
        let name = clean(name);
        self.participants.push(name.clone());
        self.names.insert(id.trim().to_owned(), name);
    }

    fn name(&self, id: &str) -> String {
        let id = id.trim().trim_matches(['+', '-']).trim();
        self.names.get(id).cloned().unwrap_or_else(|| clean(id))
    }

    /// Parses `Note over a,b: text`.
    fn note(&mut self, rest: &str) {
        let (place, text) = rest.split_once(':').unwrap_or(("", rest));
        let ids = ["over ", "left of ", "right of "]
            .iter()
            .find_map(|word| place.strip_prefix(word))
            .unwrap_or(place);
        let names: Vec<String> = ids.split(',').map(|id| self.name(id)).collect();
        let mut pieces = Vec::new();
        if !ids.trim().is_empty() {
            pieces.push(Piece::new(
                format!("[{}] ", names.join(common::comma(self.language))),
                Role::Diagram,
            ));
        }
        pieces.push(Piece::new(clean(text), Role::Emphasis));
        self.steps.push(DiagramLine::new(self.depth, pieces));
    }

    fn message(&mut self, line: &str) {
        let Some((from, arrow, rest)) = split_at_arrow(line) else {
            self.push(line, Role::Plain);
            return;
        };
        let (to, text) = rest.split_once(':').unwrap_or((rest, ""));
        let (from, to) = (self.name(from), self.name(to));
        let mut pieces = Vec::new();
        if let Some(number) = &mut self.number {
            pieces.push(Piece::new(format!("{number}. "), Role::ListMark));
            *number += 1;
        }
        pieces.push(Piece::new(from.as_str(), Role::Strong));
        if from != to {
            pieces.push(Piece::new(arrow, Role::Diagram));
            pieces.push(Piece::new(to, Role::Strong));
        }
        if !text.trim().is_empty() {
            let text = clean(text);
            let colon = common::colon(self.language);
            pieces.push(Piece::new(format!("{colon}{text}"), Role::Plain));
        }
        self.steps.push(DiagramLine::new(self.depth, pieces));
    }
}

fn split_at_arrow(line: &str) -> Option<(&str, &'static str, &str)> {
    let head = line.split(':').next().unwrap_or(line);
    ARROWS
        .iter()
        .filter_map(|(mark, shown)| head.find(mark).map(|at| (at, *mark, *shown)))
        .min_by_key(|(at, mark, _)| (*at, usize::MAX - mark.len()))
        .map(|(at, mark, shown)| (&line[..at], shown, &line[at + mark.len()..]))
}
