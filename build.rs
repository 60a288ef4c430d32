//! Embeds the deck: every file in `seeds/` and `decks/` goes into the program.
//!
//! They are read here, manifests and notes, because reading them takes far longer than everything
//! else the program does until its first screen. The modules that read are those of the program.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use serde::Serialize;

#[path = "src/domain/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the program uses more of it")]
mod domain;
#[path = "src/markdown/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the program uses more of it")]
mod markdown;
#[path = "src/notes/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the program uses more of it")]
mod notes;
#[path = "src/yaml.rs"]
#[allow(dead_code, reason = "the program uses more of it")]
mod yaml;

const FOLDERS: [&str; 2] = ["seeds", "decks"];

fn main() -> io::Result<()> {
    let mut names = Vec::new();
    for folder in FOLDERS {
        println!("cargo:rerun-if-changed={folder}");
        list(Path::new(folder), &mut names)?;
    }
    names.sort();
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut rows = String::new();
    for (n, name) in names.iter().enumerate() {
        let text = fs::read_to_string(name)?;
        let path = out.join(format!("{n}.bin"));
        let read = read(name, &text)?;
        // A manifest's tree has all that its text says.
        let text = if name.ends_with(".yaml") && !read.is_empty() {
            ""
        } else {
            &text
        };
        fs::write(&path, read)?;
        let _ = writeln!(
            rows,
            "    File {{ name: {name:?}, text: {text:?}, read: include_bytes!({path:?}) }},"
        );
    }
    fs::write(out.join("embedded.rs"), format!("&[\n{rows}]\n"))
}

/// What is in a file: the tree of a manifest, else notes. Nothing for invalid YAML, which the
/// program parses again to report the error.
fn read(name: &str, text: &str) -> io::Result<Vec<u8>> {
    if name.ends_with(".yaml") {
        yaml::parse(text).map_or(Ok(Vec::new()), |root| bytes(&root))
    } else {
        bytes(&notes::read(text))
    }
}

fn bytes(value: &impl Serialize) -> io::Result<Vec<u8>> {
    postcard::to_allocvec(value).map_err(io::Error::other)
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
