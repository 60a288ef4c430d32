//! Rules about the code itself: imports point one way, and only a few files know the world
//! outside.

use std::fs;
use std::path::{Path, PathBuf};

/// The layers of `src`, lowest first: a module may use its own layer's modules only where they
/// are the same module, and those of lower layers.
const LAYERS: &[&[&str]] = &[
    &["domain"],
    &["markdown", "near", "words", "yaml"],
    &["notes", "memory", "text"],
    &["exercise"],
    &["deck", "progress", "config"],
    &["query", "stats"],
    &["plan"],
    &["session"],
    &["library"],
    &["tui"],
    &["cli"],
];

/// The beginnings of the paths that may touch files; everything from `library` on may too.
const MAY_TOUCH_FILES: &[&str] = &["progress/file/", "config/file"];

/// What reads a file, a clock, the environment or a terminal.
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
    /// The whole text.
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

/// Code lines outside comments and outside test modules, which stand at the end of a file.
fn code_of(path: &str, text: &str) -> String {
    let is_test_file = path.ends_with("/tests.rs") || path.contains("/tests/");
    if is_test_file {
        return String::new();
    }
    let production = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
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
        assert!(
            known,
            "src/{} stands in no layer; name it in LAYERS",
            file.path
        );
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
