//! Corrupted notes: reading any file returns and loses nothing.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use k8s_quiz::markdown::tree::parse;
use k8s_quiz::notes;
use k8s_quiz::text::{Ambiguous, Glyphs, LayoutOptions, layout};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::accounts;
use crate::dialects::{FOLDERS, fixtures, note_files};
use crate::environment::Environment;

/// The maximum number of lines per case, so that many cases run fast.
const LINES: usize = 70;

/// Every seed and every fixture.
static FILES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let folders = FOLDERS.iter().map(|folder| fixtures().join(folder));
    let paths = folders
        .chain([seeds])
        .flat_map(|folder| note_files(&folder));
    paths
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
});

/// Markers that structure notes.
const MARKS: [&str; 17] = [
    "#", "**", "- ", "```", "<details>", "</details>", "<summary>", "</summary>", "|", "：", "？",
    "---", "::", "1.", ">", "\n\n", "答",
];

/// Text to insert between them.
const INTRUDERS: [&str; 12] = [
    "\0", "\u{feff}", "\r", "\u{1b}[2J", "\u{2028}", "\t", "# ", "```\n", "<details>", "\u{301}",
    "\u{202e}", "</details>",
];

/// A mutation of a text.
#[derive(Clone, Debug)]
enum Mishap {
    CutAt(Index),
    BeginAt(Index),
    SwapLines(Index, Index),
    RepeatLine(Index),
    DropMark(usize, Index),
    DropAll(usize),
    Insert(usize, Index),
    Windows,
    TabsForBlanks,
    NoBlankLines,
    IndentAll,
}

fn mishap() -> impl Strategy<Value = Mishap> {
    let at = any::<Index>;
    prop_oneof![
        at().prop_map(Mishap::CutAt),
        at().prop_map(Mishap::BeginAt),
        (at(), at()).prop_map(|(one, other)| Mishap::SwapLines(one, other)),
        at().prop_map(Mishap::RepeatLine),
        (0..MARKS.len(), at()).prop_map(|(mark, at)| Mishap::DropMark(mark, at)),
        (0..MARKS.len()).prop_map(Mishap::DropAll),
        (0..INTRUDERS.len(), at()).prop_map(|(what, at)| Mishap::Insert(what, at)),
        Just(Mishap::Windows),
        Just(Mishap::TabsForBlanks),
        Just(Mishap::NoBlankLines),
        Just(Mishap::IndentAll),
    ]
}

impl Mishap {
    fn befall(&self, text: &mut String) {
        match self {
            Self::CutAt(at) => text.truncate(border(text, at)),
            Self::BeginAt(at) => *text = text.split_off(border(text, at)),
            Self::SwapLines(one, other) => swap_lines(text, one, other),
            Self::RepeatLine(at) => repeat_line(text, at),
            Self::DropMark(mark, at) => drop_mark(text, MARKS[*mark], at),
            Self::DropAll(mark) => *text = text.replace(MARKS[*mark], ""),
            Self::Insert(what, at) => text.insert_str(border(text, at), INTRUDERS[*what]),
            Self::Windows => *text = text.replace('\n', "\r\n"),
            Self::TabsForBlanks => *text = text.replace(' ', "\t"),
            Self::NoBlankLines => *text = text.replace("\n\n", "\n"),
            Self::IndentAll => *text = text.replace('\n', "\n  "),
        }
    }
}

/// A character boundary.
fn border(text: &str, at: &Index) -> usize {
    let mut place = at.index(text.len() + 1);
    while !text.is_char_boundary(place) {
        place -= 1;
    }
    place
}

fn swap_lines(text: &mut String, one: &Index, other: &Index) {
    let mut lines: Vec<&str> = text.split('\n').collect();
    let (one, other) = (one.index(lines.len()), other.index(lines.len()));
    lines.swap(one, other);
    *text = lines.join("\n");
}

fn repeat_line(text: &mut String, at: &Index) {
    let mut lines: Vec<&str> = text.split('\n').collect();
    let at = at.index(lines.len());
    lines.insert(at, lines[at]);
    *text = lines.join("\n");
}

fn drop_mark(text: &mut String, mark: &str, at: &Index) {
    let places: Vec<usize> = text.match_indices(mark).map(|(place, _)| place).collect();
    if !places.is_empty() {
        let place = places[at.index(places.len())];
        text.replace_range(place..place + mark.len(), "");
    }
}

/// Some lines of one of the files.
fn page() -> impl Strategy<Value = String> {
    (any::<Index>(), any::<Index>()).prop_map(|(file, start)| {
        let file = &FILES[file.index(FILES.len())];
        let lines: Vec<&str> = file.split_inclusive('\n').collect();
        let start = start.index(lines.len().saturating_sub(LINES) + 1);
        lines.into_iter().skip(start).take(LINES).collect()
    })
}

fn check(text: &str) {
    let notes = notes::read(text);
    accounts::check(text, &notes);
    let options = LayoutOptions {
        width: 33,
        glyphs: Glyphs {
            ambiguous: Ambiguous::Narrow,
            ascii: false,
        },
        language: k8s_quiz::domain::Language::Zh,
    };
    for entry in &notes.entries {
        assert!(!entry.question.is_empty() && entry.line <= entry.end_line);
        for line in layout(&parse(&entry.answer.text(text)), &options) {
            assert!(!line.text().contains(char::is_control), "{text:?}");
        }
    }
}

proptest! {
    #[test]
    fn a_spoiled_page_is_read_and_nothing_is_lost(
        mut text in page(),
        mishaps in proptest::collection::vec(mishap(), 1..5),
    ) {
        for mishap in &mishaps {
            mishap.befall(&mut text);
        }
        check(&text);
    }

    #[test]
    fn bytes_that_are_no_utf8_are_survived(
        text in page(),
        places in proptest::collection::vec((any::<Index>(), any::<u8>()), 1..12),
    ) {
        let mut bytes = text.into_bytes();
        bytes.push(b'\n');
        for (place, byte) in places {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        check(&String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn every_file_is_read_as_windows_and_tab_lovers_leave_it() {
    for file in FILES.iter() {
        for mishap in [Mishap::Windows, Mishap::TabsForBlanks, Mishap::NoBlankLines] {
            let mut text = file.clone();
            mishap.befall(&mut text);
            accounts::check(&text, &notes::read(&text));
        }
    }
}

#[test]
fn a_file_that_is_not_utf8_is_read_and_reported() {
    let environment = Environment::new();
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    bytes.extend("# 什么是 Pod？\r\n\r\n一组\0容器".as_bytes());
    bytes.extend(b"\xff\xfe\r\n");
    fs::write(environment.path().join("spoiled.md"), bytes).unwrap();
    let listed = environment.run("list --deck spoiled.md --json").json();
    assert_eq!(listed["cards"][0]["question"], "什么是 Pod？");
    let run = environment.run("check --deck spoiled.md");
    assert!(run.stdout.contains("UTF-8"), "{}", run.stdout);
}
