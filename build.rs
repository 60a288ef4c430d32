//! Embeds the notes and manifests: every file in `seeds/` and `decks/` goes into the program.
//!
//! Parses the manifests at build time, because parsing YAML would dominate the startup time.
//! `written` serializes the trees.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use yaml::{Node, Value};

#[path = "src/yaml.rs"]
#[allow(dead_code, reason = "the program uses more of it")]
mod yaml;

const FOLDERS: [&str; 2] = ["seeds", "decks"];

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=src/yaml.rs");
    let mut names = Vec::new();
    for folder in FOLDERS {
        println!("cargo:rerun-if-changed={folder}");
        list(Path::new(folder), &mut names)?;
    }
    names.sort();
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let (mut rows, mut trees) = (String::new(), String::new());
    for name in &names {
        let tree = tree(name)?;
        // The program needs no text if it has the tree.
        rows.push_str(&row(name, tree.is_none()));
        if let Some(tree) = tree {
            let _ = writeln!(trees, "    ({name:?}, {tree:?}),");
        }
    }
    fs::write(out.join("embedded.rs"), format!("&[\n{rows}]\n"))?;
    fs::write(out.join("trees.rs"), format!("&[\n{trees}]\n"))
}

/// Serializes a tree in order: a letter for the kind, the distance of its position from the node
/// `before`, and the length of a text or the number of items, each followed by a space; then the
/// text or the items.
fn written(node: &Node, before: &mut usize, to: &mut String) {
    let at = node.at - *before;
    *before = node.at;
    // Writing to a string cannot fail.
    let _ = match &node.value {
        Value::Null => write!(to, "n{at} "),
        Value::Text(text) => write!(to, "t{at} {} {text}", text.len()),
        Value::List(items) => write!(to, "l{at} {} ", items.len()),
        Value::Map(pairs) => write!(to, "m{at} {} ", pairs.len()),
    };
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| written(item, before, to)),
        Value::Map(pairs) => pairs.iter().for_each(|(key, value)| {
            written(key, before, to);
            written(value, before, to);
        }),
        Value::Null | Value::Text(_) => {}
    }
}

/// The tree of a manifest. `None` for notes and for invalid YAML, which the program parses again to
/// report the error.
fn tree(name: &str) -> io::Result<Option<String>> {
    if !name.ends_with(".yaml") {
        return Ok(None);
    }
    let Ok(root) = yaml::parse(&fs::read_to_string(name)?) else {
        return Ok(None);
    };
    let mut tree = String::new();
    written(&root, &mut 0, &mut tree);
    Ok(Some(tree))
}

/// A name with `/`, and the text of the file if the program needs it.
fn row(name: &str, with_text: bool) -> String {
    if with_text {
        format!(
            "    ({name:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/\", {name:?}))),\n"
        )
    } else {
        format!("    ({name:?}, \"\"),\n")
    }
}

fn list(folder: &Path, names: &mut Vec<String>) -> io::Result<()> {
    for item in fs::read_dir(folder)? {
        let path = item?.path();
        if path.is_dir() {
            list(&path, names)?;
        } else if is_wanted(&path) {
            names.push(path.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}

fn is_wanted(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    let is_readme = path.file_name().is_some_and(|name| name == "README.md");
    matches!(extension, Some("md" | "yaml")) && !is_readme
}
