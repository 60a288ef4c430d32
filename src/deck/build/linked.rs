//! Relates cards whose notes link to each other: `[[note]]`, `[[note#question]]`,
//! `[words](../note.md#question)`.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use crate::deck::contents::{Deck, Source};
use crate::domain::{Card, CardId, Entry, SourceIndex, folded};
use crate::markdown::wiki_links;
use crate::notes::id_of;

/// A link to a note with more cards relates those alone that name the note, or none.
const MOST_CARDS: usize = 4;

/// How many files of one name are looked at, such as `README.md`.
const MOST_NAMESAKES: usize = 64;

/// The most links of an entry that are followed.
const MOST_LINKS: usize = 16;

/// The pairs of cards of which one links to the other.
pub(super) fn linked_cards(deck: &Deck) -> Vec<(CardId, CardId)> {
    let links: Vec<(SourceIndex, Vec<NoteLink>)> = (0..deck.sources.len() as u32)
        .into_par_iter()
        .map(|index| (SourceIndex(index), links_of(deck, SourceIndex(index))))
        .filter(|(_, links)| !links.is_empty())
        .collect();
    if links.is_empty() {
        return Vec::new();
    }
    let mut notes = Notes::new(deck);
    let mut pairs = Vec::new();
    let mut known = HashSet::new();
    for (source, links) in &links {
        for link in links {
            let cards = notes.cards(*source, link).into_iter();
            let found = cards.map(|card| (link.from, card));
            pairs.extend(found.filter(|pair| known.insert(*pair)));
        }
    }
    pairs
}

/// A link to a note.
struct NoteLink {
    /// The card that has it.
    from: CardId,
    /// A path relative to the note, with its ending, or the name of a note. Empty for the same note.
    target: String,
    is_path: bool,
    heading: Option<String>,
}

/// The links in the entries of a source, outside code blocks.
fn links_of(deck: &Deck, index: SourceIndex) -> Vec<NoteLink> {
    let text = &deck.sources[index.0 as usize].file.text;
    let has = |mark: &str| memchr::memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
    if !has("[[") && !has(".md") {
        return Vec::new();
    }
    let entries = deck.entries_of_source(index).iter();
    let of_entry = |entry: &Entry| -> Vec<NoteLink> {
        let Some(card) = deck.card_of_entry(entry.id) else {
            return Vec::new();
        };
        let mut in_code = false;
        let lines = [&entry.question_span]
            .into_iter()
            .chain(&entry.hint.0)
            .chain(&entry.answer.0);
        let lines = lines.map(|line| line.of(text)).filter(|line| {
            let is_fence = line.trim_start().starts_with("```");
            in_code ^= is_fence;
            !in_code && !is_fence
        });
        let found = lines.flat_map(|line| links_in(line, card.id).collect::<Vec<_>>());
        found.take(MOST_LINKS).collect()
    };
    entries.flat_map(of_entry).collect()
}

fn links_in(line: &str, from: CardId) -> impl Iterator<Item = NoteLink> {
    let wiki = wiki_links(line)
        .filter(|link| !link.is_picture())
        .map(move |link| NoteLink {
            from,
            target: link.page.to_owned(),
            is_path: false,
            heading: link.heading.map(str::to_owned),
        });
    let middles = memchr::memmem::find_iter(line.as_bytes(), "](");
    let paths = middles.filter_map(move |at| {
        let rest = &line[at + 2..];
        let target = match rest.strip_prefix('<') {
            Some(rest) => rest.split_once('>')?.0,
            None => &rest[..rest.find([')', ' '])?],
        };
        let (path, heading) = match target.split_once('#') {
            Some((path, heading)) => (path, Some(heading)),
            None => (target, None),
        };
        let is_note = [".md", ".markdown"]
            .iter()
            .any(|ending| path.ends_with(ending));
        (is_note && !path.contains("://")).then(|| NoteLink {
            from,
            target: decoded(path),
            is_path: true,
            heading: heading.map(decoded),
        })
    });
    wiki.chain(paths)
}

/// A path with `%20` and the like decoded.
fn decoded(path: &str) -> String {
    if !path.contains('%') {
        return path.to_owned();
    }
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).filter(|_| *first == b'%');
        let code = code.and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

/// The notes of a deck by name.
struct Notes<'a> {
    deck: &'a Deck,
    by_path: HashMap<&'a str, SourceIndex>,
    by_stem: HashMap<String, Vec<SourceIndex>>,
    /// What [`cards_of_note`] found.
    of_notes: HashMap<SourceIndex, Vec<CardId>>,
}

impl<'a> Notes<'a> {
    fn new(deck: &'a Deck) -> Self {
        let (mut by_path, mut by_stem) = (HashMap::new(), HashMap::<_, Vec<_>>::new());
        for (index, source) in (0..).map(SourceIndex).zip(&deck.sources) {
            by_path.entry(&*source.file.name).or_insert(index);
            by_stem.entry(folded(stem(source))).or_default().push(index);
        }
        Self {
            deck,
            by_path,
            by_stem,
            of_notes: HashMap::new(),
        }
    }

    /// The cards that a link leads to.
    fn cards(&mut self, from: SourceIndex, link: &NoteLink) -> Vec<CardId> {
        let Some(note) = self.note(from, link) else {
            return Vec::new();
        };
        let heading = link.heading.as_deref().unwrap_or_default();
        let asked = id_of(heading.rsplit('#').next().unwrap_or(heading));
        let card = asked.and_then(|asked| self.deck.card_of_entry(asked));
        let is_there = |card: &&Card| self.deck.entries_of(card).any(|entry| entry.source == note);
        match card.filter(is_there) {
            Some(card) => vec![card.id],
            None if note == from => Vec::new(),
            None => {
                let deck = self.deck;
                let of_note = self.of_notes.entry(note);
                of_note.or_insert_with(|| cards_of_note(deck, note)).clone()
            }
        }
    }

    fn note(&self, from: SourceIndex, link: &NoteLink) -> Option<SourceIndex> {
        let name = &*self.deck.sources[from.0 as usize].file.name;
        if link.target.is_empty() {
            return Some(from);
        }
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        if link.is_path {
            return self.by_path.get(&*joined(folder, &link.target)).copied();
        }
        let target = link.target.strip_suffix(".md").unwrap_or(&link.target);
        let stem = target.rsplit('/').next().unwrap_or(target);
        let ends = folded(&format!("/{}", target.trim_start_matches('/')));
        let name_of = |index: &SourceIndex| {
            let name = &self.deck.sources[index.0 as usize].file.name;
            folded(name.rsplit_once('.').map_or(&**name, |(name, _)| name))
        };
        let found = self.by_stem.get(&folded(stem))?.iter().copied();
        let found = found.take(MOST_NAMESAKES);
        let found = found.filter(|index| format!("/{}", name_of(index)).ends_with(&ends));
        // Of equal names, the one in the same folder is meant.
        let is_far = |index: &SourceIndex| {
            let name = &self.deck.sources[index.0 as usize].file.name;
            name.rsplit_once('/').map_or("", |(folder, _)| folder) != folder
        };
        found.min_by_key(|index| (is_far(index), index.0))
    }
}

/// The cards that a note is about.
fn cards_of_note(deck: &Deck, note: SourceIndex) -> Vec<CardId> {
    let entries = deck.entries_of_source(note);
    let name = folded(stem(&deck.sources[note.0 as usize]));
    let is_about =
        |entry: &&Entry| entries.len() <= MOST_CARDS || folded(&entry.question).contains(&name);
    let cards = entries.iter().filter(is_about);
    let cards = cards.filter_map(|entry| deck.card_of_entry(entry.id));
    cards.map(|card| card.id).take(MOST_CARDS).collect()
}

/// The name of a note: that of its file without the ending.
fn stem(source: &Source) -> &str {
    let name = source.file.base_name();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// A path relative to a folder, without `.` and inner `..`.
fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').collect();
    if folder.is_empty() {
        parts.clear();
    }
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::testing::deck_with;

    /// The questions of the cards related to one.
    fn related(files: &[(&str, &str)], question: &str) -> Vec<String> {
        let (deck, _) = deck_with(None, files);
        let card = deck.card_of_entry(CardId::of_question(question)).unwrap();
        let related = card.related.iter().filter_map(|id| deck.card(*id));
        related.map(|card| card.question.clone()).collect()
    }

    const SERVICES: (&str, &str) = (
        "v/net/Services.md",
        "# What is a Service?\n\nan address\n\n# What is DNS?\n\nnames\n",
    );

    #[test]
    fn a_link_relates_cards_both_ways() {
        for link in [
            "[[Services#What is DNS?]]",
            "[[services#what is dns|names]]",
            "[[net/Services#What is DNS?]]",
            "[names](net/Services.md#what-is-dns)",
            "[names](<./net/Services.md#what%20is%20dns>)",
        ] {
            let pod = format!("# What is a Pod?\n\na group with {link}\n");
            let files = [("v/Pods.md", &*pod), SERVICES];
            assert_eq!(
                related(&files, "What is a Pod?"),
                ["What is DNS?"],
                "{link}"
            );
            assert_eq!(
                related(&files, "What is DNS?"),
                ["What is a Pod?"],
                "{link}"
            );
        }
    }

    #[test]
    fn a_link_to_a_note_relates_its_few_cards() {
        let pod = "# What is a Pod?\n\na group, see [[Services]] and ![[Services]]\n";
        let all = ["What is a Service?", "What is DNS?"];
        assert_eq!(
            related(&[("v/Pods.md", pod), SERVICES], "What is a Pod?"),
            all
        );
        let others: String = (0..9)
            .map(|n| format!("# What is {n}?\n\na number\n\n"))
            .collect();
        let many = format!("{others}# Which Services are there?\n\nfour\n");
        let files = [("v/Pods.md", pod), ("v/Services.md", &*many)];
        assert_eq!(
            related(&files, "What is a Pod?"),
            ["Which Services are there?"]
        );
    }

    #[test]
    fn a_link_to_a_heading_of_the_same_note_relates_its_card() {
        let text = "# What is a Pod?\n\na group, see [[#What is a node?]] and [[#Else]]\n\n# What is a node?\n\na machine\n";
        assert_eq!(
            related(&[("a.md", text)], "What is a Pod?"),
            ["What is a node?"]
        );
    }

    #[test]
    fn links_in_code_and_out_of_the_deck_relate_nothing() {
        let pod = "# What is a Pod?\n\na group, see [[Gone]] and [a](https://a.b/Services.md)\n\n- a picture: ![[Services.png]]\n- code:\n\n```\n[[Services]]\n```\n\n# What is a node?\n\na machine\n";
        assert!(related(&[("v/Pods.md", pod), SERVICES], "What is a Pod?").is_empty());
    }

    #[test]
    fn of_equal_names_the_one_in_the_same_folder_is_meant() {
        let one = "# What is a Pod?\n\na group, see [[Net]]\n";
        let files = [
            ("v/a/Net.md", "# What is CNI?\n\nplugins\n"),
            ("v/b/Net.md", "# What is DNS?\n\nnames\n"),
            ("v/b/Pod.md", one),
        ];
        assert_eq!(related(&files, "What is a Pod?"), ["What is DNS?"]);
    }
}
