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
const BLOCKS: [&str; 6] = ["par", "alt", "opt", "loop", "critical", "break"];
const BRANCHES: [&str; 3] = ["and", "else", "option"];
const DRAWING: [&str; 9] = [
    "activate", "deactivate", "destroy", "link", "links", "properties", "details", "acctitle:",
    "accdescr:",
];

#[derive(Default)]
struct SequenceParser {
    names: HashMap<String, String>,
    participants: Vec<String>,
    number: Option<usize>,
    /// The open blocks.
    open: Vec<OpenBlock>,
    steps: Vec<DiagramLine>,
    /// The language whose punctuation the diagram gets: Chinese if it has a Chinese word.
    language: Language,
}

/// A block up to its `end`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OpenBlock {
    Steps,
    /// A box around participants, which are listed in it.
    Participants,
    /// A coloured background, which is not shown.
    Drawing,
}

/// The steps of a diagram, without the kind in its first line. `None` if a line is not understood.
pub fn steps<'a>(
    lines: impl Iterator<Item = &'a str>,
    language: Language,
) -> Option<Vec<DiagramLine>> {
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let mut reader = SequenceParser::default();
    if lines.iter().any(|line| line.contains(is_han)) {
        reader.language = Language::Zh;
    }
    for line in lines {
        reader.line(line)?;
    }
    if !reader.participants.is_empty() {
        let list = reader.participants.join(common::comma(language));
        let label = words::participants(language);
        let text = format!("{label}{}{list}", common::colon(language));
        reader.steps.insert(0, DiagramLine::of(0, &text, Role::Dim));
    }
    Some(reader.steps)
}

impl SequenceParser {
    fn line(&mut self, line: &str) -> Option<()> {
        let line = line.strip_prefix("create ").map_or(line, str::trim);
        let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let rest = rest.trim();
        match &*word.to_ascii_lowercase() {
            "participant" | "actor" => self.participant(rest),
            "autonumber" => self.number = (rest != "off").then(|| first_number(rest)),
            "end" => {
                self.open.pop()?;
            }
            "title" | "title:" => self.push(rest, Role::Strong),
            "note" => self.note(rest),
            "rect" => self.open.push(OpenBlock::Drawing),
            "box" => {
                self.push(without_color(rest), Role::Diagram);
                self.open.push(OpenBlock::Participants);
            }
            _ if word.starts_with("%%") => {
                self.push(&line.replacen("%%", "#", 1), Role::CodeComment);
            }
            word if DRAWING.contains(&word) => {}
            word if BLOCKS.contains(&word) => {
                self.push(line, Role::Diagram);
                self.open.push(OpenBlock::Steps);
            }
            word if BRANCHES.contains(&word) => {
                self.open.pop()?;
                self.push(line, Role::Diagram);
                self.open.push(OpenBlock::Steps);
            }
            _ => return self.message(line),
        }
        Some(())
    }

    fn depth(&self) -> usize {
        let shown = self
            .open
            .iter()
            .filter(|block| **block != OpenBlock::Drawing);
        shown.count()
    }

    fn push(&mut self, text: &str, role: Role) {
        let step = DiagramLine::of(self.depth(), &clean(text), role);
        self.steps.push(step);
    }

    fn participant(&mut self, text: &str) {
        let (id, name) = text.split_once(" as ").unwrap_or((text, ""));
        // `id@{ "type": "database" }` says how to draw the participant.
        let id = id.split("@{").next().unwrap_or(id).trim();
        let name = clean(if name.is_empty() { id } else { name });
        if self.open.contains(&OpenBlock::Participants) {
            self.push(&name, Role::Plain);
        } else {
            self.participants.push(name.clone());
        }
        self.names.insert(id.to_owned(), name);
    }

    fn name(&self, id: &str) -> String {
        let id = id.trim().trim_matches(['+', '-']).trim();
        self.names.get(id).cloned().unwrap_or_else(|| clean(id))
    }

    /// Parses `Note over a,b: text`.
    fn note(&mut self, rest: &str) {
        let (place, text) = rest.split_once(':').unwrap_or(("", rest));
        let prefix = ["over ", "left of ", "right of "]
            .into_iter()
            .find(|prefix| {
                let start = place.get(..prefix.len());
                start.is_some_and(|start| start.eq_ignore_ascii_case(prefix))
            });
        let ids = &place[prefix.map_or(0, str::len)..];
        let names: Vec<String> = ids.split(',').map(|id| self.name(id)).collect();
        let mut pieces = Vec::new();
        if !ids.trim().is_empty() {
            pieces.push(Piece::new(
                format!("[{}] ", names.join(common::comma(self.language))),
                Role::Diagram,
            ));
        }
        pieces.push(Piece::new(clean(text), Role::Emphasis));
        self.steps.push(DiagramLine::new(self.depth(), pieces));
    }

    fn message(&mut self, line: &str) -> Option<()> {
        let (from, arrow, rest) = split_at_arrow(line)?;
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
        self.steps.push(DiagramLine::new(self.depth(), pieces));
        Some(())
    }
}

/// The number of the first message in `autonumber 10 5`.
fn first_number(text: &str) -> usize {
    let first = text.split_whitespace().next();
    first.and_then(|number| number.parse().ok()).unwrap_or(1)
}

/// The title of a box without its color.
fn without_color(text: &str) -> &str {
    const COLORS: [&str; 13] = [
        "transparent", "aqua", "blue", "cyan", "gray", "grey", "green", "orange", "pink", "purple",
        "red", "white", "yellow",
    ];
    if let Some(("rgb" | "rgba", rest)) = text.split_once('(') {
        return rest.split_once(')').map_or(text, |(_, title)| title);
    }
    let (word, title) = text.split_once(' ').unwrap_or((text, ""));
    let word = word.to_ascii_lowercase();
    let shade = ["light", "dark"]
        .iter()
        .find_map(|shade| word.strip_prefix(shade));
    let is_color = COLORS.contains(&shade.unwrap_or(&word));
    if is_color { title } else { text }
}

fn split_at_arrow(line: &str) -> Option<(&str, &'static str, &str)> {
    let head = line.split(':').next().unwrap_or(line);
    ARROWS
        .iter()
        .filter_map(|(mark, shown)| head.find(mark).map(|at| (at, *mark, *shown)))
        .min_by_key(|(at, mark, _)| (*at, usize::MAX - mark.len()))
        .map(|(at, mark, shown)| (&line[..at], shown, &line[at + mark.len()..]))
}
