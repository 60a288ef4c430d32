//! Escapes repeated definitions of a link label, because the parser would drop them.

use std::collections::HashSet;

use super::code::content_start;
use super::{Edit, JOINER, SourceLine};

#[derive(Default)]
pub struct Definitions {
    defined: HashSet<String>,
}

impl Definitions {
    /// Escapes a repeated definition.
    pub fn line(&mut self, line: SourceLine<'_>, edits: &mut Vec<Edit>) {
        let at = content_start(line.text);
        let Some(label) = definition(&line.text[at..]) else {
            return;
        };
        if !self.defined.insert(normalized(label)) {
            edits.push(Edit::insert(line.start + at, JOINER.to_string()));
        }
    }
}

/// The label of a definition; `None` for footnotes.
fn definition(content: &str) -> Option<&str> {
    let rest = content.strip_prefix('[')?;
    let end = rest.find(']')?;
    (rest[end..].starts_with("]:") && !rest.starts_with('^')).then(|| &rest[..end])
}

fn normalized(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
