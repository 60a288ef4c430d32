//! Which files the `sources` of a manifest mean.

use super::error::{ManifestError, ManifestErrorKind};
use super::manifest::{Manifest, Placed};

/// The folders in which files must be listed before [`resolve`] can find the manifests' sources,
/// each once; "" is the current one.
pub fn folders(manifests: &[Manifest]) -> Vec<String> {
    let mut folders: Vec<String> = Vec::new();
    for (manifest, pattern) in patterns(manifests) {
        let path = joined(&manifest.file.name, &pattern.value);
        let (folder, _) = split(&path);
        if !folders.iter().any(|known| known == folder) {
            folders.push(folder.to_owned());
        }
    }
    folders
}

/// The listed files that the manifests' sources mean, in the order of the manifests, those of one
/// pattern sorted, each file once. `listing` holds paths with `/`, relative to the same folder as
/// the manifests' names (or absolute like these).
///
/// Reports patterns that no file fits, and a `*` in a folder's name.
pub fn resolve(manifests: &[Manifest], listing: &[&str]) -> (Vec<String>, Vec<ManifestError>) {
    let mut found: Vec<String> = Vec::new();
    let mut errors = Vec::new();
    for (manifest, pattern) in patterns(manifests) {
        let path = joined(&manifest.file.name, &pattern.value);
        let (folder, name) = split(&path);
        if folder.contains('*') {
            errors.push(manifest.error(pattern.at, ManifestErrorKind::StarInFolder));
            continue;
        }
        let fits = |listed: &&&str| {
            let (listed_folder, listed_name) = split(listed);
            listed_folder == folder && fits_name(name, listed_name)
        };
        let mut fitting: Vec<&str> = listing.iter().filter(fits).copied().collect();
        fitting.sort_unstable();
        if fitting.is_empty() {
            let kind = ManifestErrorKind::NoSuchSource(pattern.value.clone());
            errors.push(manifest.error(pattern.at, kind));
        }
        for path in fitting {
            if !found.iter().any(|known| known == path) {
                found.push(path.to_owned());
            }
        }
    }
    (found, errors)
}

fn patterns(manifests: &[Manifest]) -> impl Iterator<Item = (&Manifest, &Placed<String>)> {
    manifests.iter().flat_map(|manifest| {
        let patterns = manifest.sources.iter();
        patterns.map(move |pattern| (manifest, pattern))
    })
}

/// The path of a pattern that stands in the manifest of this name, without `.` and inner `..`.
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

/// Folder and name of a path.
fn split(path: &str) -> (&str, &str) {
    match path.rsplit_once('/') {
        Some(("", name)) => ("/", name),
        Some((folder, name)) => (folder, name),
        None => ("", path),
    }
}

/// Whether a name fits a pattern in which `*` stands for any characters; hidden files fit only
/// when the pattern begins with a dot too.
fn fits_name(pattern: &str, name: &str) -> bool {
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
            Some(place) => left = &left[place + piece.len()..],
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
    fn a_star_stands_for_any_characters() {
        for (pattern, name, fits) in [
            ("*.md", "etcd.md", true),
            ("*.md", ".etcd.md", false),
            ("*.md", "etcd.txt", false),
            ("a*b*c", "a-b-b-c", true),
            ("a*b*c", "a-c-b", false),
            ("a*a", "a", false),
            ("etcd.md", "etcd.md", true),
        ] {
            assert_eq!(fits_name(pattern, name), fits, "{pattern} {name}");
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
    fn sources_come_in_order_each_once() {
        let text = "sources: [ ../seeds/b.md, '../seeds/*.md', k/*.md ]";
        let manifests = [manifest_named("decks/k.yaml", text)];
        let listing = ["seeds/b.md", "seeds/a.md", "seeds/x/c.md", "decks/k/d.md"];
        let (found, errors) = resolve(&manifests, &listing);
        assert_eq!(found, ["seeds/b.md", "seeds/a.md", "decks/k/d.md"]);
        assert_eq!(errors, []);
        assert_eq!(folders(&manifests), ["seeds", "decks/k"]);
    }

    #[test]
    fn sources_that_mean_no_file_are_mistakes() {
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
