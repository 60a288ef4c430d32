//! Lists the notes and manifests that go into the program, so that adding a file to `seeds/` or
//! `decks/` is all it takes to embed it.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

const FOLDERS: [&str; 2] = ["seeds", "decks"];

fn main() -> io::Result<()> {
    let mut names = Vec::new();
    for folder in FOLDERS {
        println!("cargo:rerun-if-changed={folder}");
        list(Path::new(folder), &mut names)?;
    }
    names.sort();
    let rows: String = names.iter().map(|name| row(name)).collect();
    let table = format!("&[\n{rows}]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("embedded.rs"), table)
}

/// A name with `/`, and the text of the file.
fn row(name: &str) -> String {
    format!(
        "    ({name:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/\", {name:?}))),\n"
    )
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
    matches!(extension, Some("md" | "yaml"))
}
