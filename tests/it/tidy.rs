//! Rules about the code: imports go one way and without cycles, each type name is defined once,
//! and only a few files use the file system, the clock or the terminal.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The layers of `src`, lowest first. A module may use lower layers, and its own module within its
/// layer.
const LAYERS: &[&[&str]] = &[
    &["domain"],
    &["disk", "likeness", "markdown", "words", "yaml"],
    &["notes", "memory", "text"],
    &["exercise"],
    &["anki", "deck", "progress", "config"],
    &["query", "stats"],
    &["plan"],
    &["session"],
    &["library"],
    &["tui"],
    &["cli"],
];

/// The path prefixes that may access files; `library` and the layers above may too.
const MAY_TOUCH_FILES: &[&str] = &["disk.rs", "progress/file/", "config/file"];

/// Calls that read a file, the clock, the environment or the terminal.
const OUTSIDE_WORLD: &[&str] = &[
    "std::fs", "std::env", "std::net", "std::process", "SystemTime", "Instant::now",
    "Timestamp::now", "Zoned::now", "TimeZone::system", "crossterm::", "ratatui::", "thread_rng",
    "rand::rng", "rand::random", "std::io::stdin", "std::io::stdout",
];

struct SourceFile {
    /// Path below `src`, with `/`.
    path: String,
    /// The code, without tests and comments.
    code: String,
    /// The complete text.
    text: String,
}

fn source_files() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let path = path
                .strip_prefix(&root)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            SourceFile {
                code: code_of(&path, &text),
                path,
                text,
            }
        })
        .collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

/// Code lines outside comments and outside test modules, which are at the end of a file.
fn code_of(path: &str, text: &str) -> String {
    let is_test_file = path.ends_with("/tests.rs") || path.contains("/tests/");
    if is_test_file {
        return String::new();
    }
    let tests = "#[cfg(test)]\nmod tests {";
    let production = text.split(tests).next().unwrap_or_default();
    production
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn module_of(path: &str) -> &str {
    path.split('/')
        .next()
        .unwrap_or_default()
        .trim_end_matches(".rs")
}

fn layer_of(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// The modules that a file names as `crate::module`.
fn imports(code: &str) -> Vec<&str> {
    code.match_indices("crate::")
        .filter(|(at, _)| !code[..*at].ends_with('$'))
        .map(|(at, mark)| {
            let rest = &code[at + mark.len()..];
            let end = rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            &rest[..end]
        })
        .collect()
}

#[test]
fn imports_point_one_way() {
    let mut wrong = Vec::new();
    for file in source_files() {
        let module = module_of(&file.path);
        let Some(layer) = layer_of(module) else {
            continue;
        };
        for import in imports(&file.code) {
            let Some(imported) = layer_of(import) else {
                continue;
            };
            if import != module && imported >= layer {
                wrong.push(format!("src/{} uses crate::{import}", file.path));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "imports against the direction:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_module_has_a_layer() {
    for file in source_files() {
        let module = module_of(&file.path);
        let known = ["lib", "main"].contains(&module) || layer_of(module).is_some();
        assert!(known, "src/{} is in no layer; add it to LAYERS", file.path);
    }
}

#[test]
fn no_module_reaches_over_its_parent() {
    for file in source_files() {
        let code = file.code.replace(' ', "");
        assert!(
            !code.contains("super::super"),
            "src/{}: write crate::... instead",
            file.path
        );
    }
}

#[test]
fn the_inner_modules_know_no_file_clock_or_terminal() {
    let library = layer_of("library").unwrap();
    let mut wrong = Vec::new();
    for file in source_files() {
        let inner = layer_of(module_of(&file.path)).is_some_and(|layer| layer < library);
        if !inner
            || MAY_TOUCH_FILES
                .iter()
                .any(|path| file.path.starts_with(path))
        {
            continue;
        }
        for word in OUTSIDE_WORLD {
            if file.code.contains(word) {
                wrong.push(format!("src/{} uses {word}", file.path));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "the outside world in inner modules:\n{}",
        wrong.join("\n")
    );
}

/// The files that write to the terminal. They take no text but `VisibleText`.
const MAY_WRITE: &[&str] = &["cli/output.rs", "tui/terminal.rs"];

/// The files that put text on a screen. They take it from lines, which hold `VisibleText`.
const MAY_DRAW: &[&str] = &["tui/draw.rs", "tui/view.rs"];

#[test]
fn text_reaches_the_terminal_only_as_visible_text() {
    const WRITES: &[&str] = &["stdout()", "stderr()", "print!(", "println!(", "/dev/tty"];
    const DRAWS: &[&str] = &[
        "set_symbol(", "set_char(", "set_string", "set_line(", "widgets",
    ];
    let names = |code: &str, words: &[&str]| {
        let is_whole = |at: usize| !code[..at].ends_with(['_', '.']);
        let mut found = words.iter().flat_map(|word| code.match_indices(word));
        found.any(|(at, word)| DRAWS.contains(&word) || is_whole(at))
    };
    for file in source_files() {
        let path = file.path.as_str();
        let writes = names(&file.code, WRITES) && !MAY_WRITE.contains(&path);
        let draws = names(&file.code, DRAWS) && !MAY_DRAW.contains(&path);
        assert!(!writes && !draws, "src/{path} writes to the terminal");
    }
}

#[test]
fn only_markdown_names_its_parser() {
    for file in source_files() {
        let allowed = module_of(&file.path) == "markdown";
        assert!(
            allowed || !file.code.contains("pulldown_cmark"),
            "src/{}",
            file.path
        );
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for file in source_files() {
        assert!(
            file.text.starts_with("//! "),
            "src/{} does not open with a //! line",
            file.path
        );
    }
}

#[test]
fn production_files_stay_readable() {
    for file in source_files() {
        let lines = file.code.lines().count();
        assert!(
            lines <= 450,
            "src/{} has {lines} lines of code; split it where the idea splits",
            file.path
        );
    }
}

#[test]
fn every_integration_test_file_is_part_of_the_binary() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let main = fs::read_to_string(folder.join("main.rs")).unwrap();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let listed = name == "main" || main.contains(&format!("mod {name};"));
        let is_module = path.is_dir() || path.extension().is_some_and(|end| end == "rs");
        assert!(listed || !is_module, "tests/it/main.rs lacks `mod {name};`");
    }
}

/// The module whose private types have short names, and whose files may import each other.
const LEFT_OUT: &str = "notes";

/// The names of the structs and enums that a file defines at the start of a line.
fn types(code: &str) -> Vec<&str> {
    let lines = code.lines().filter_map(|line| {
        let line = line
            .trim_start_matches("pub ")
            .trim_start_matches("pub(crate) ");
        let line = line.trim_start_matches("pub(super) ");
        line.strip_prefix("struct ")
            .or_else(|| line.strip_prefix("enum "))
    });
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    lines
        .map(|rest| &rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())])
        .collect()
}

#[test]
fn each_type_name_is_defined_once() {
    let files = source_files();
    let mut owners: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for file in &files {
        if module_of(&file.path) != LEFT_OUT {
            for name in types(&file.code) {
                owners.entry(name).or_default().push(&file.path);
            }
        }
    }
    owners.retain(|_, files| files.len() > 1);
    assert!(owners.is_empty(), "{owners:#?}");
}

/// The files that define what `crate::a::b` or `super::b` names in a file: `a/b.rs` or `a/b/mod.rs`.
/// A `mod.rs` itself does not count, because it re-exports the names of its files.
fn imported_files<'a>(file: &SourceFile, files: &'a [SourceFile]) -> Vec<&'a str> {
    let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let parent = if file.path.ends_with("/mod.rs") {
        folder.rsplit_once('/').map_or("", |(folder, _)| folder)
    } else {
        folder
    };
    let mut found = Vec::new();
    for (mark, base) in [("crate::", ""), ("super::", parent)] {
        for (at, _) in file.code.match_indices(mark) {
            let rest = &file.code[at + mark.len()..];
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
            let path = rest[..end.unwrap_or(rest.len())].replace("::", "/");
            let path = format!("{base}/{path}");
            let path = path.trim_start_matches('/');
            let names = |other: &&SourceFile| {
                let stem = other.path.trim_end_matches(".rs");
                path == stem || path.starts_with(&format!("{stem}/"))
            };
            let file = files
                .iter()
                .filter(names)
                .max_by_key(|other| other.path.len());
            found.extend(file.map(|other| other.path.as_str()));
        }
    }
    found
}

#[test]
fn files_of_a_module_do_not_import_each_other() {
    let files = source_files();
    let imports: BTreeMap<&str, Vec<&str>> = files
        .iter()
        .filter(|file| module_of(&file.path) != LEFT_OUT)
        .map(|file| (file.path.as_str(), imported_files(file, &files)))
        .collect();
    let in_cycle = |start: &str| {
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        let mut open = vec![start];
        while let Some(file) = open.pop() {
            let imported = imports.get(file).into_iter().flatten().copied();
            let inside = imported.filter(|other| module_of(other) == module_of(start));
            open.extend(inside.filter(|other| *other != file && reached.insert(*other)));
        }
        reached.contains(start)
    };
    let cycles: Vec<&str> = imports
        .keys()
        .copied()
        .filter(|file| in_cycle(file))
        .collect();
    assert!(cycles.is_empty(), "{cycles:#?}");
}
