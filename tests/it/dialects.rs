//! Notes in other people's formats, one folder per dialect, with snapshots.
//!
//! A snapshot is what a human reader would extract from the file. Review it before accepting it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use k8s_quiz::domain::{Entry, SectionIndex, Slices, Span};
use k8s_quiz::notes::{self, Notes};

use crate::accounts;

/// Declares one test for each folder of fixtures.
macro_rules! dialects {
    ($($folder:ident),+ $(,)?) => {
        pub const FOLDERS: &[&str] = &[$(stringify!($folder)),+];
        $(
            #[test]
            fn $folder() {
                check_folder(&fixtures().join(stringify!($folder)));
            }
        )+
    };
}

dialects![
    labelled, headings, numbered, details, bullets, bold_list, bold, pairs, fenced, back_links,
    details_headings, nested, obsidian, tables, bare, repeated, prose, strangers, references,
    apart, html_headings, sheet, small, flashcards,
];

pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The files of a folder that are read as notes, in order.
pub fn note_files(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    paths.sort();
    paths
}

fn check_folder(folder: &Path) {
    for path in note_files(folder) {
        let text = fs::read_to_string(&path).unwrap();
        let notes = notes::read(&text);
        accounts::check(&text, &notes);
        let settings = snapshot_settings(folder);
        let name = path.file_stem().unwrap().to_string_lossy();
        settings.bind(|| insta::assert_snapshot!(&*name, dump(&text, &notes)));
    }
}

/// Settings for snapshots in a folder, named by file name only.
pub fn snapshot_settings(folder: &Path) -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

/// The result in readable form.
fn dump(text: &str, notes: &Notes) -> String {
    let dialects: Vec<_> = notes.dialects.iter().map(|d| format!("{d:?}")).collect();
    let mut lines = vec![format!("dialects: {}", dialects.join(", "))];
    for entry in &notes.entries {
        dump_entry(text, notes, entry, &mut lines);
    }
    for span in &notes.left_over {
        let (line, words) = (line_of(text, span.start), ends_of(span.of(text)));
        lines.push(format!("left over {line}: {words}"));
    }
    for found in &notes.diagnostics {
        let line = line_of(text, found.span.start);
        lines.push(format!("diagnostic {line}: {:?}", found.kind));
    }
    lines.join("\n")
}

fn dump_entry(text: &str, notes: &Notes, entry: &Entry, lines: &mut Vec<String>) {
    let mut head = format!("{}-{} {}", entry.line, entry.end_line, entry.question);
    for tag in &entry.tags {
        head.push_str(&format!(" #{}", tag.name()));
    }
    if let Some(section) = entry.section {
        head.push_str(&format!(" @{}", section_path(notes, section)));
    }
    if entry.is_unanswered() {
        head.push_str(" (unanswered)");
    }
    if entry.picture_only {
        head.push_str(" (picture)");
    }
    lines.push(head);
    for (name, slices) in [
        ("hint", &entry.hint),
        ("answer", &entry.answer),
        ("note", &entry.note),
    ] {
        if !slices.is_empty() {
            let n_lines = n_lines(text, slices);
            let words = ends_of(&slices.text(text));
            lines.push(format!("    {name} ({n_lines}): {words}"));
        }
    }
}

/// The number of lines with text.
fn n_lines(text: &str, slices: &Slices) -> usize {
    let holds_text = |span: &&Span| !span.of(text).trim().is_empty();
    slices.0.iter().filter(holds_text).count()
}

fn section_path(notes: &Notes, section: SectionIndex) -> String {
    let section = &notes.sections[section.0 as usize];
    let above = section
        .parent
        .map(|parent| section_path(notes, parent) + " > ");
    above.unwrap_or_default() + &section.title
}

fn line_of(text: &str, offset: u32) -> usize {
    text[..offset as usize].matches('\n').count() + 1
}

/// The first and the last words of a text.
fn ends_of(text: &str) -> String {
    const SHOWN: usize = 24;
    let characters: Vec<char> = text.trim().chars().collect();
    let shown: String = if characters.len() <= 2 * SHOWN {
        characters.iter().collect()
    } else {
        let (first, last) = (
            &characters[..SHOWN],
            &characters[characters.len() - SHOWN..],
        );
        first.iter().chain(&[' ', '…', ' ']).chain(last).collect()
    };
    shown.replace('\n', "⏎").replace('\r', "␍")
}

#[test]
fn every_folder_of_fixtures_has_a_test() {
    let files = fs::read_dir(fixtures()).unwrap().map(Result::unwrap);
    let folders = files.filter(|file| file.path().is_dir());
    let names = folders.map(|file| file.file_name().to_string_lossy().into_owned());
    let found: BTreeSet<_> = names
        .filter(|name| !["seeds", "fsrs", "commands", "vault"].contains(&name.as_str()))
        .collect();
    assert_eq!(
        found,
        FOLDERS.iter().map(|name| (*name).to_owned()).collect()
    );
}

#[test]
fn the_seeds_read_as_their_snapshots_say() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    for path in note_files(&seeds) {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy();
        let settings = snapshot_settings(&fixtures().join("seeds"));
        settings.bind(|| insta::assert_snapshot!(&*name, dump(&text, &notes::read(&text))));
    }
}
