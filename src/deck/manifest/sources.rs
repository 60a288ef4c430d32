//! Finds the files that the `sources` of manifests match.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::error::{ManifestError, ManifestErrorKind};
use super::{LocatedText, Manifest};

/// The folders to list before calling [`resolve`], each once. "" is the current folder.
pub fn folders(manifests: &[Manifest]) -> Vec<String> {
    let mut known = HashSet::new();
    let folder = |(manifest, pattern): (&Manifest, &LocatedText)| {
        let path = joined(&manifest.file.name, &pattern.text);
        split(&path).0.to_owned()
    };
    let folders = patterns(manifests).map(folder);
    folders
        .filter(|folder| known.insert(folder.clone()))
        .collect()
}

/// The listed files that the `sources` of the manifests match, each once: in the order of the
/// patterns, and sorted within a pattern. The paths in `listing` use `/` and are relative to the
/// same folder as the manifests' names, or absolute as these.
///
/// Reports patterns that match no file, and a `*` in a folder's name.
pub fn resolve(manifests: &[Manifest], listing: &[&str]) -> (Vec<String>, Vec<ManifestError>) {
    let listing = Listing::new(listing);
    let (mut found, mut known, mut errors) = (Vec::new(), HashSet::new(), Vec::new());
    for manifest in manifests {
        let mut locator = manifest.locator();
        for pattern in &manifest.sources {
            let path = joined(&manifest.file.name, &pattern.text);
            let (folder, name) = split(&path);
            if folder.contains('*') {
                errors.push(locator.error(pattern.at, ManifestErrorKind::StarInFolder));
                continue;
            }
            let matching = listing.matching(folder, name);
            if matching.is_empty() {
                let kind = ManifestErrorKind::NoSuchSource(pattern.text.clone());
                errors.push(locator.error(pattern.at, kind));
            }
            found.extend(
                matching
                    .into_iter()
                    .filter(|path| known.insert(path.clone())),
            );
        }
    }
    (found, errors)
}

/// Listed names by folder, sorted.
struct Listing<'a>(HashMap<&'a str, BTreeSet<&'a str>>);

impl<'a> Listing<'a> {
    fn new(paths: &[&'a str]) -> Self {
        let mut folders: HashMap<&str, BTreeSet<&str>> = HashMap::new();
        for (folder, name) in paths.iter().map(|path| split(path)) {
            folders.entry(folder).or_default().insert(name);
        }
        Self(folders)
    }

    /// The paths in a folder whose names match a pattern.
    fn matching(&self, folder: &str, pattern: &str) -> Vec<String> {
        let Some(names) = self.0.get(folder) else {
            return Vec::new();
        };
        let path = |name: &&str| match folder {
            "" | "/" => format!("{folder}{name}"),
            _ => format!("{folder}/{name}"),
        };
        if !pattern.contains('*') {
            return names.get(pattern).iter().copied().map(path).collect();
        }
        let matching = names.iter().filter(|name| matches_name(pattern, name));
        matching.map(path).collect()
    }
}

fn patterns(manifests: &[Manifest]) -> impl Iterator<Item = (&Manifest, &LocatedText)> {
    manifests.iter().flat_map(|manifest| {
        let patterns = manifest.sources.iter();
        patterns.map(move |pattern| (manifest, pattern))
    })
}

/// The path of a pattern in a manifest, without `.` and inner `..`.
fn joined(manifest: &str, pattern: &str) -> String {
    let folder = if pattern.starts_with('/') {
        ""
    } else {
        split(manifest).0
    };
    let is_absolute = pattern.starts_with('/') || folder.starts_with('/');
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(pattern.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let root = if is_absolute { "/" } else { "" };
    format!("{root}{}", parts.join("/"))
}

/// Splits a path into folder and name.
fn split(path: &str) -> (&str, &str) {
    match path.rsplit_once('/') {
        Some(("", name)) => ("/", name),
        Some((folder, name)) => (folder, name),
        None => ("", path),
    }
}

/// Whether a name matches a pattern, where `*` matches any characters. A hidden name matches only
/// if the pattern begins with a dot too.
fn matches_name(pattern: &str, name: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else {
        return pattern == name;
    };
    if name.starts_with('.') && !pattern.starts_with('.') {
        return false;
    }
    let Some(mut left) = name.strip_prefix(start) else {
        return false;
    };
    let mut pieces: Vec<&str> = rest.split('*').collect();
    let end = pieces.pop().unwrap_or_default();
    for piece in pieces {
        match left.find(piece) {
            Some(at) => left = &left[at + piece.len()..],
            None => return false,
        }
    }
    left.ends_with(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::testing::manifest_named;

    #[test]
    fn a_star_matches_any_characters() {
        for (pattern, name, matches) in [
            ("*.md", "etcd.md", true),
            ("*.md", ".etcd.md", false),
            ("*.md", "etcd.txt", false),
            ("a*b*c", "a-b-b-c", true),
            ("a*b*c", "a-c-b", false),
            ("a*a", "a", false),
            ("etcd.md", "etcd.md", true),
        ] {
            assert_eq!(matches_name(pattern, name), matches, "{pattern} {name}");
        }
    }

    #[test]
    fn paths_are_relative_to_the_manifest() {
        for (manifest, pattern, path) in [
            ("decks/k.yaml", "../seeds/*.md", "seeds/*.md"),
            ("decks/k.yaml", "./k/*.md", "decks/k/*.md"),
            ("k.yaml", "*.md", "*.md"),
            ("../a/k.yaml", "../../b.md", "../../b.md"),
            ("/home/a/k.yaml", "b.md", "/home/a/b.md"),
            ("decks/k.yaml", "/notes/b.md", "/notes/b.md"),
        ] {
            assert_eq!(joined(manifest, pattern), path);
        }
    }

    #[test]
    fn sources_are_in_order_and_unique() {
        let text = "sources: [ ../seeds/b.md, '../seeds/*.md', k/*.md ]";
        let manifests = [manifest_named("decks/k.yaml", text)];
        let listing = ["seeds/b.md", "seeds/a.md", "seeds/x/c.md", "decks/k/d.md"];
        let (found, errors) = resolve(&manifests, &listing);
        assert_eq!(found, ["seeds/b.md", "seeds/a.md", "decks/k/d.md"]);
        assert_eq!(errors, []);
        assert_eq!(folders(&manifests), ["seeds", "decks/k"]);
    }

    #[test]
    fn an_error_on_a_long_line_keeps_only_a_part_of_it() {
        let patterns: Vec<String> = (0..1_000).map(|n| format!("缺{n}.md")).collect();
        let text = format!("sources: [ {} ]", patterns.join(", "));
        let (_, errors) = resolve(&[manifest_named("k.yaml", &text)], &[]);
        assert_eq!(errors.len(), 1_000);
        for (error, pattern) in errors.iter().zip(&patterns) {
            assert!(error.line.len() < 1_010);
            assert!(error.line[error.caret..].starts_with(pattern));
        }
    }

    #[test]
    fn a_pattern_without_files_is_an_error() {
        let manifests = [manifest_named("k.yaml", "sources: [ a*/b.md, c.md ]")];
        let (_, errors) = resolve(&manifests, &["a/b.md"]);
        let kinds: Vec<_> = errors.into_iter().map(|error| error.kind).collect();
        assert_eq!(
            kinds,
            [
                ManifestErrorKind::StarInFolder,
                ManifestErrorKind::NoSuchSource("c.md".into())
            ]
        );
    }
}
