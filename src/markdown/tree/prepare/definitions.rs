//! `[label]: text` that no link uses is text, not a definition to be swallowed.

use std::collections::HashSet;

use super::code::content_start;
use super::{Edit, JOINER, SourceLine};

/// The labels of an answer.
pub struct Definitions {
    used: HashSet<String>,
    defined: HashSet<String>,
}

impl Definitions {
    /// Collects what stands in brackets without being a definition.
    pub fn new(source: &str) -> Self {
        let mut used = HashSet::new();
        if source.contains("]:") {
            for line in source.lines() {
                collect_labels(line, &mut used);
            }
        }
        Self {
            used,
            defined: HashSet::new(),
        }
    }

    /// Keeps a definition from being read as one where it would only vanish.
    pub fn line(&mut self, line: SourceLine<'_>, edits: &mut Vec<Edit>) {
        let at = content_start(line.text);
        let Some(label) = definition(&line.text[at..]) else {
            return;
        };
        let label = normalized(label);
        if !self.used.contains(&label) || !self.defined.insert(label) {
            edits.push(Edit::insert(line.start + at, JOINER.to_string()));
        }
    }
}

/// The label a definition gives; footnotes are not meant.
fn definition(content: &str) -> Option<&str> {
    let rest = content.strip_prefix('[')?;
    let end = rest.find(']')?;
    (rest[end..].starts_with("]:") && !rest.starts_with('^')).then(|| &rest[..end])
}

fn collect_labels(line: &str, used: &mut HashSet<String>) {
    let start = content_start(line);
    let skip = definition(&line[start..]).map_or(0, |label| start + label.len() + 2);
    let mut open = None;
    for (at, byte) in line.bytes().enumerate().skip(skip) {
        match (byte, open) {
            (b'[', _) => open = Some(at + 1),
            (b']', Some(from)) => {
                used.insert(normalized(&line[from..at]));
                open = None;
            }
            _ => {}
        }
    }
}

fn normalized(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
