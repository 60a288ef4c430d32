//! Recognizes whole lines of metadata for programs: front matter, comments, properties.
//!
//! ```text
//! ---                      <!-- a comment,            id:: 63f1
//! tags: [k8s]              of any length -->          %% another %%
//! ---
//! ```

use std::ops::Range;

use super::boilerplate::without_trailers;
use super::page::end_of_line;

/// Tells which lines of a text are metadata. Lines must be passed in order.
pub struct Metadata<'a> {
    text: &'a str,
    /// The end of the front matter.
    front: usize,
    /// The end of the last comment found.
    comment: usize,
    /// The next end mark of each kind of comment, and whether nothing follows it on its line.
    ends: [Option<(usize, bool)>; 2],
    after_item: bool,
    after_property: bool,
}

/// The marks that begin and end comments.
const COMMENTS: [(&str, &str); 2] = [("<!--", "-->"), ("%%", "%%")];

impl<'a> Metadata<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            front: front_matter(text),
            comment: 0,
            ends: [Some((0, false)); 2],
            after_item: false,
            after_property: false,
        }
    }

    /// Bytes of the front matter, its closing line included.
    pub fn front(&self) -> usize {
        self.front
    }

    /// Whether a line outside code is metadata.
    pub fn holds(&mut self, line: Range<usize>) -> bool {
        let text = &self.text[line.clone()];
        let bare = text.trim_start_matches([' ', '\t', '>']);
        if line.start < self.front.max(self.comment) {
            return true;
        }
        self.comment = self.end_of_comment(bare, line.end).unwrap_or(self.comment);
        let is_indented = bare.len() < text.len();
        let goes_on = self.after_property || self.after_item && is_indented;
        // A Logseq block may be just a property: `- collapsed:: true`.
        let item = bare.strip_prefix("- ").filter(|item| is_known(item));
        let is_property = is_property(bare, goes_on) || item.is_some();
        self.after_property = is_property;
        self.after_item = bare.starts_with(['-', '*', '+']);
        line.start < self.comment
            || is_property
            || bare.starts_with("[!sr|")
            || bare.trim_end() == "-->"
    }

    /// The end of the comment at the beginning of a line, if nothing follows on the comment's last
    /// line.
    fn end_of_comment(&mut self, bare: &str, line_end: usize) -> Option<usize> {
        let kind = COMMENTS
            .iter()
            .position(|(open, _)| bare.starts_with(open))?;
        let (open, close) = COMMENTS[kind];
        let from = line_end - bare.len() + open.len();
        if self.ends[kind]?.0 < from {
            let bytes = &self.text.as_bytes()[from..];
            let found = memchr::memmem::find(bytes, close.as_bytes());
            self.ends[kind] = found.map(|found| {
                let end = from + found + close.len();
                let rest = &self.text[end..end_of_line(self.text, end)];
                (end, matches!(without_trailers(rest).trim(), "" | "-->"))
            });
        }
        let (end, is_last) = self.ends[kind]?;
        is_last.then(|| end.max(line_end))
    }
}

/// `up:: [[K8s]]`, `card-last-score:: 5`; in a list or below another property, with any name.
fn is_property(line: &str, goes_on: bool) -> bool {
    let Some((name, value)) = line.split_once("::") else {
        return false;
    };
    let is_link = |word: &str| {
        let word = word.trim_end_matches([',', '，', '、']);
        (word.starts_with("[[") && word.ends_with("]]")) || word.starts_with('#')
    };
    let is_word = name
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let links = is_word && value.split_whitespace().all(is_link);
    let spaced = is_word && !name.is_empty() && value.starts_with(' ');
    is_known(line) || links || spaced && (goes_on || name.contains('-'))
}

/// Whether a line is a property with a well-known name: `collapsed:: true`.
fn is_known(line: &str) -> bool {
    const NAMES: [&str; 24] = [
        "up", "down", "next", "prev", "parent", "related", "tags", "tag", "aliases", "alias",
        "status", "type", "date", "created", "updated", "modified", "author", "source", "url",
        "cssclass", "id", "collapsed", "refs", "title",
    ];
    let name = line.split_once("::").map(|(name, _)| name.trim());
    name.is_some_and(|name| NAMES.iter().any(|known| name.eq_ignore_ascii_case(known)))
}

/// Bytes of the YAML or TOML block at the top of the file, including its closing line; 0 if there
/// is none. A file with `@carddown-ignore` is all metadata.
fn front_matter(text: &str) -> usize {
    if text.trim_start().starts_with("@carddown-ignore") {
        return text.len();
    }
    let fence = text.lines().next().map_or("", str::trim_end);
    if !matches!(fence, "---" | "+++") {
        return 0;
    }
    let mut end = 0;
    for (n, line) in text.split_inclusive('\n').take(200).enumerate() {
        end += line.len();
        let line = line.trim_end();
        if n == 0 {
            continue;
        }
        if line == fence || line == "..." {
            return end;
        }
        let is_field = line.contains([':', '=']) || line.starts_with([' ', '-', '#', ']', '}']);
        if !is_field && !line.is_empty() {
            return 0;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers of the lines that are metadata, from 0.
    fn held(text: &str) -> Vec<usize> {
        let mut metadata = Metadata::new(text);
        let mut at = 0;
        let mut held = Vec::new();
        for (n, line) in text.split('\n').enumerate() {
            if metadata.holds(at..at + line.len()) {
                held.push(n);
            }
            at += line.len() + 1;
        }
        held
    }

    #[test]
    fn front_matter_is_yaml_or_toml() {
        assert_eq!(held("---\ntags: [a]\n---\na"), [0, 1, 2]);
        assert_eq!(held("---\nname = \"a\"\n---\na"), [0, 1, 2]);
        assert_eq!(held("+++\nname = \"a\"\n+++\na"), [0, 1, 2]);
        assert_eq!(held("---\nwords\n---\n"), [0_usize; 0]);
        assert_eq!(held("@carddown-ignore\n\na: b"), [0, 1, 2]);
    }

    #[test]
    fn comments_of_any_length() {
        assert_eq!(held("<!-- a -->\nb\n<!--\nc::d\n\n-->\ne"), [0, 2, 3, 4, 5]);
        assert_eq!(held("%% a %%\nb\n%%\nc\n%%"), [0, 2, 3, 4]);
        assert_eq!(held("> [!sr|card]\n> <!--SR:!1-->\na"), [0, 1]);
        assert_eq!(held("<!-- never closed\na\n<!-- a --> b"), [0_usize; 0]);
    }

    #[test]
    fn properties_of_pages_and_blocks() {
        assert_eq!(held("title:: a\nany:: b\n\nq:: a"), [0, 1]);
        assert_eq!(held("- a\n  id:: 1\n  card-repeats:: 4\n  b"), [1, 2]);
        assert_eq!(held("pod:: a group\na::b\nup:: [[K8s]]"), [2]);
    }
}
