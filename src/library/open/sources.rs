//! Decides which files of a folder are notes.

use std::fs::{self, DirEntry, FileType};
use std::io;
use std::path::{Path, PathBuf};

use super::watch::Watch;
use crate::notes::Severity;

/// Extensions of files that are read as notes when a folder is given.
const ENDINGS: [&str; 3] = ["md", "markdown", "txt"];

/// Folders of dependencies and build output.
const FOREIGN_FOLDERS: [&str; 3] = ["node_modules", "target", "vendor"];

/// Beginnings of the names of lock files of Emacs, resource forks of macOS and lock files of Office.
const LOCKS: [&str; 3] = [".#", "._", "~$"];

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceFile {
    /// The path as shown: as given, plus the path inside the folder, with `/`.
    pub name: String,
    pub path: PathBuf,
}

impl SourceFile {
    pub fn at(path: &Path) -> Self {
        Self {
            name: name_of(path),
            path: path.to_owned(),
        }
    }

    pub fn named(name: String) -> Self {
        Self {
            path: PathBuf::from(&name),
            name,
        }
    }
}

/// A file or folder that was skipped.
#[derive(Debug)]
pub struct Skipped {
    pub path: PathBuf,
    pub why: SkipReason,
}

/// Why a file or folder was skipped.
#[derive(Debug)]
pub enum SkipReason {
    /// Its name begins with a dot.
    HiddenFolder,
    /// `node_modules`, `target` or `vendor`.
    ForeignFolder,
    /// A symbolic link to a folder, which could form a cycle.
    LinkedFolder,
    /// Larger than 64 MB.
    TooLarge,
    /// An own answer whose file name is not a card id.
    NoCardId,
    /// An own answer that does not begin with `# question`.
    NoQuestionLine,
    /// An own answer for a card that no open deck has.
    NoSuchCard,
    Unreadable(io::Error),
}

impl SkipReason {
    /// A note for what is always skipped, an error for what should have been read.
    pub fn severity(&self) -> Severity {
        match self {
            Self::HiddenFolder | Self::ForeignFolder | Self::LinkedFolder | Self::NoSuchCard => {
                Severity::Note
            }
            Self::NoCardId => Severity::Warning,
            Self::TooLarge | Self::NoQuestionLine | Self::Unreadable(_) => Severity::Error,
        }
    }
}

/// The files at a path.
#[derive(Debug, Default)]
pub struct Found {
    /// The manifest, if the path is one, and the manifests in its folder.
    pub manifests: Vec<SourceFile>,
    /// Notes, sorted by name.
    pub notes: Vec<SourceFile>,
    /// Sorted by path.
    pub skipped: Vec<Skipped>,
}

/// Finds the notes at a path: a manifest (`.yaml`, `.yml`), a file with any other ending, or all
/// notes below a folder. Watches the folders.
pub(super) fn find(path: &Path, watch: &mut Watch) -> io::Result<Found> {
    let mut found = Found::default();
    if fs::metadata(path)?.is_dir() {
        let name = name_of(path);
        let name = name.trim_end_matches('/');
        let prefix = if name.is_empty() && path.has_root() {
            "/".to_owned()
        } else {
            format!("{name}/")
        };
        walk(path, &prefix, &mut found, watch)?;
        found.notes.sort_unstable();
        found
            .skipped
            .sort_unstable_by(|one, other| one.path.cmp(&other.path));
        return Ok(found);
    }
    let file = SourceFile::at(path);
    if has_ending(path, &["yaml", "yml"]) {
        found.manifests = std::iter::once(file).chain(beside(path)).collect();
    } else {
        found.notes.push(file);
    }
    Ok(found)
}

/// The folder that belongs to a manifest: `kubernetes/` to `kubernetes.yaml`. More manifests there
/// are read as one with it, and notes there are the deck's own answers.
pub fn folder_of(manifest: &Path) -> PathBuf {
    manifest.with_extension("")
}

/// The manifests in the folder that belongs to one, by name.
fn beside(manifest: &Path) -> Vec<SourceFile> {
    let folder = name_of(&folder_of(manifest));
    // Most manifests have no such folder.
    let mut names = list(&folder).unwrap_or_default();
    names.sort_unstable();
    let files = names.into_iter().map(SourceFile::named);
    let is_manifest = |file: &SourceFile| has_ending(&file.path, &["yaml", "yml"]);
    files.filter(is_manifest).collect()
}

/// The names of the files directly in a folder, with the folder's name before them.
pub fn list(folder: &str) -> io::Result<Vec<String>> {
    let path = if folder.is_empty() { "." } else { folder };
    let mut names = Vec::new();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if entry.path().is_file() && !is_lock(&name) {
            names.push(match folder {
                "" => name.into_owned(),
                "/" => format!("/{name}"),
                folder => format!("{folder}/{name}"),
            });
        }
    }
    Ok(names)
}

/// A path as shown, with `/` on every system.
pub fn name_of(path: &Path) -> String {
    let name = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' {
        name.into_owned()
    } else {
        name.replace(std::path::MAIN_SEPARATOR, "/")
    }
}

/// Walks without recursion, so that deep folders cannot overflow the stack.
fn walk(folder: &Path, prefix: &str, found: &mut Found, watch: &mut Watch) -> io::Result<()> {
    let mut folders = Vec::new();
    read_folder(folder, prefix, found, &mut folders)?;
    while let Some((folder, prefix)) = folders.pop() {
        watch.add(&folder);
        if let Err(error) = read_folder(&folder, &prefix, found, &mut folders) {
            found.skip(folder, SkipReason::Unreadable(error));
        }
    }
    Ok(())
}

fn read_folder(
    folder: &Path,
    prefix: &str,
    found: &mut Found,
    folders: &mut Vec<(PathBuf, String)>,
) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        match kind_of(&entry, &name) {
            Ok(Kind::Folder) => folders.push((path, format!("{prefix}{name}/"))),
            Ok(Kind::Notes) => found.notes.push(SourceFile {
                name: format!("{prefix}{name}"),
                path,
            }),
            Ok(Kind::Other) => {}
            Err(why) => found.skip(path, why),
        }
    }
    Ok(())
}

enum Kind {
    Folder,
    Notes,
    Other,
}

/// The kind of a folder's entry, or why it is skipped.
fn kind_of(entry: &DirEntry, name: &str) -> Result<Kind, SkipReason> {
    let file_type = entry.file_type().map_err(SkipReason::Unreadable)?;
    let is_notes = !is_lock(name) && has_ending(Path::new(name), &ENDINGS);
    if file_type.is_symlink() {
        return kind_of_link(&entry.path(), is_notes);
    }
    if !file_type.is_dir() {
        return Ok(kind_of_file(file_type, is_notes));
    }
    if name.starts_with('.') {
        Err(SkipReason::HiddenFolder)
    } else if FOREIGN_FOLDERS.contains(&name) {
        Err(SkipReason::ForeignFolder)
    } else {
        Ok(Kind::Folder)
    }
}

fn kind_of_link(path: &Path, is_notes: bool) -> Result<Kind, SkipReason> {
    match fs::metadata(path) {
        Ok(target) if target.is_dir() => Err(SkipReason::LinkedFolder),
        Ok(target) => Ok(kind_of_file(target.file_type(), is_notes)),
        Err(error) if is_notes => Err(SkipReason::Unreadable(error)),
        Err(_) => Ok(Kind::Other),
    }
}

/// Pipes and devices are not notes: reading them might never end.
fn kind_of_file(file_type: FileType, is_notes: bool) -> Kind {
    if file_type.is_file() && is_notes {
        Kind::Notes
    } else {
        Kind::Other
    }
}

fn is_lock(name: &str) -> bool {
    LOCKS.iter().any(|start| name.starts_with(start))
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| {
        endings
            .iter()
            .any(|known| known.eq_ignore_ascii_case(ending))
    })
}

impl Found {
    fn skip(&mut self, path: PathBuf, why: SkipReason) {
        self.skipped.push(Skipped { path, why });
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn folder_with(files: &[&str]) -> TempDir {
        let folder = TempDir::new().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "# q\n\na\n").unwrap();
        }
        folder
    }

    fn find_in(path: &Path) -> io::Result<Found> {
        find(path, &mut Watch::default())
    }

    fn names(folder: &TempDir, found: &Found) -> Vec<String> {
        let prefix = format!("{}/", folder.path().display());
        let names = found.notes.iter();
        names
            .map(|file| file.name.strip_prefix(&prefix).unwrap().to_owned())
            .collect()
    }

    #[test]
    fn notes_below_a_folder_come_sorted_and_nothing_else_comes() {
        let folder = folder_with(&[
            "b.md", "a/z.markdown", "a/c.TXT", "a.yaml", "x.rs", ".git/c.md", "target/d.md",
            "sub/node_modules/e.md", "节点.md", ".#b.md", "a/._c.TXT", "~$b.md",
        ]);
        let found = find_in(folder.path()).unwrap();
        assert_eq!(
            names(&folder, &found),
            ["a/c.TXT", "a/z.markdown", "b.md", "节点.md"]
        );
        let skipped = found.skipped.iter();
        let skipped = skipped.map(|skipped| skipped.path.strip_prefix(folder.path()).unwrap());
        assert!(skipped.eq([".git", "sub/node_modules", "target"].map(Path::new)));
        assert!(found.manifests.is_empty());
    }

    #[test]
    fn a_slash_after_the_folder_changes_no_name() {
        let folder = folder_with(&["b.md"]);
        let with_slash = PathBuf::from(format!("{}/", folder.path().display()));
        assert_eq!(
            find_in(&with_slash).unwrap().notes,
            find_in(folder.path()).unwrap().notes
        );
    }

    #[test]
    fn a_file_named_outright_is_read_whatever_its_ending() {
        let folder = folder_with(&["notes.rst", "deck.yml"]);
        let notes = find_in(&folder.path().join("notes.rst")).unwrap();
        assert_eq!(notes.notes.len(), 1);
        let manifest = find_in(&folder.path().join("deck.yml")).unwrap();
        assert!(manifest.notes.is_empty() && manifest.manifests.len() == 1);
        assert!(find_in(&folder.path().join("missing")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn linked_files_are_read_and_linked_folders_are_not() {
        use std::os::unix::fs::symlink;
        let folder = folder_with(&["a/b.md"]);
        symlink(folder.path(), folder.path().join("a/ring")).unwrap();
        symlink(folder.path().join("a/b.md"), folder.path().join("c.md")).unwrap();
        symlink("nowhere", folder.path().join("d.md")).unwrap();
        symlink("me@host.1234", folder.path().join(".#c.md")).unwrap();
        let found = find_in(folder.path()).unwrap();
        assert_eq!(names(&folder, &found), ["a/b.md", "c.md"]);
        let linked = |skipped: &&Skipped| matches!(skipped.why, SkipReason::LinkedFolder);
        assert_eq!(found.skipped.iter().filter(linked).count(), 1);
        assert_eq!(found.skipped.len(), 2);
    }
}
