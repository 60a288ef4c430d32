//! Tells notes whose name is what they explain (`What is etcd.md`, `Raft.md`) from documents.

use crate::markdown::wiki_links;

use super::Notes;
use super::question::clean;
use super::vocabulary::{Likeness, likeness};

/// Longer notes are documents.
const MOST_BYTES: usize = 3_000;
const MOST_LINES: usize = 60;

/// What the name of a short note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteName {
    Question,
    /// A term that the note explains. `in_vault` says whether it links to other notes.
    Term {
        in_vault: bool,
    },
}

/// What the name of a note is, if the note explains nothing else: it is short, has text, and no
/// questions of its own. `None` for other files.
pub fn note_name(text: &str, name: &str, notes: &Notes) -> Option<NoteName> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = clean(stem).text;
    let is_short = text.len() <= MOST_BYTES && text.lines().count() <= MOST_LINES;
    if !is_short || stem.is_empty() || !has_one_subject(&stem, notes) || !has_text(text) {
        return None;
    }
    match likeness(&stem) {
        Likeness::Question | Likeness::Subject => Some(NoteName::Question),
        Likeness::Term if is_term(&stem) && n_headings(text) <= 1 => Some(NoteName::Term {
            in_vault: wiki_links(text).next().is_some(),
        }),
        Likeness::Term => None,
    }
}

/// Whether a note asks nothing, or only what its name says.
fn has_one_subject(stem: &str, notes: &Notes) -> bool {
    let id = super::id_of(stem);
    notes.entries.iter().all(|entry| Some(entry.id) == id)
}

fn has_text(text: &str) -> bool {
    let is_text = |line: &str| {
        !line.starts_with('#') && line.chars().filter(|c| c.is_alphanumeric()).count() >= 3
    };
    text.lines().any(is_text)
}

fn n_headings(text: &str) -> usize {
    text.lines()
        .filter(|line| line.starts_with('#') && line.contains("# "))
        .count()
}

/// Whether a name is a few words, and not a date or the name of a document.
fn is_term(stem: &str) -> bool {
    const DOCUMENTS: [&str; 32] = [
        "readme", "index", "changelog", "license", "contributing", "todo", "notes", "note",
        "about", "home", "intro", "introduction", "overview", "summary", "install", "installation",
        "usage", "guide", "tutorial", "faq", "untitled", "draft", "inbox", "daily", "目录", "索引",
        "首页", "简介", "总结", "日记", "待办", "笔记",
    ];
    let lower = stem.to_lowercase();
    let n_words = stem.split_whitespace().count();
    let is_slug = n_words == 1 && stem.contains(['-', '_']);
    let n_digits = stem.bytes().filter(u8::is_ascii_digit).count();
    let is_document = lower
        .split_whitespace()
        .any(|word| DOCUMENTS.contains(&word));
    n_words <= 5 && stem.chars().count() <= 40 && !is_slug && n_digits < 4 && !is_document
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::read;

    fn name_of(text: &str, name: &str) -> Option<NoteName> {
        note_name(text, name, &read(text))
    }

    #[test]
    fn a_short_note_is_about_its_name() {
        let term = |in_vault| Some(NoteName::Term { in_vault });
        for (name, text, wanted) in [
            ("What is etcd.md", "A store.\n", Some(NoteName::Question)),
            (
                "容器和虚拟机的区别.md",
                "共享内核，各有文件系统。\n",
                Some(NoteName::Question),
            ),
            (
                "Raft.md",
                "# Raft\n\nA consensus algorithm of [[etcd]].\n",
                term(true),
            ),
            ("污点.md", "让 Pod 远离节点的标记。\n", term(false)),
        ] {
            assert_eq!(name_of(text, name), wanted, "{name}");
        }
    }

    #[test]
    fn a_document_is_not_about_its_name() {
        for (name, text) in [
            ("README.md", "A tool for [[etcd]].\n"),
            ("getting-started.md", "Run it.\n"),
            ("2026-11-30.md", "Met [[Anna]].\n"),
            ("Raft.md", "# Raft\n\n## Log\n\nA list.\n"),
            ("Raft.md", "# Raft\n"),
            (
                "Pods.md",
                "# What is a Pod?\n\na group\n\n# What is a node?\n\na machine\n",
            ),
        ] {
            assert_eq!(name_of(text, name), None, "{name} {text}");
        }
        let long = "A line of a long document.\n".repeat(100);
        assert_eq!(name_of(&long, "What is etcd.md"), None);
    }
}
