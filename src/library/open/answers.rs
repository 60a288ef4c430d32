//! Reads the learner's own answers: one file per card in the folder `answers`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::read::own_text_of;
use super::sources::{self, SkipReason, Skipped};
use super::watch::Watch;
use crate::deck::OwnAnswer;
use crate::domain::{CardId, NoteFile};
use crate::notes;

/// The answers of a folder by name, and the files that are not answers. Empty without a folder.
pub(super) fn read(folder: &Path) -> (Vec<OwnAnswer>, Vec<Skipped>) {
    let (mut answers, mut skipped) = (Vec::new(), Vec::new());
    let paths = match paths(folder) {
        Ok(paths) => paths,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            let why = SkipReason::Unreadable(error);
            let path = folder.to_owned();
            skipped.push(Skipped { path, why });
            Vec::new()
        }
    };
    for path in paths {
        match answer(&path) {
            Ok(answer) => answers.push(answer),
            Err(why) => skipped.push(Skipped { path, why }),
        }
    }
    (answers, skipped)
}

/// Watches the folder and its answers.
pub(super) fn watch(folder: &Path) -> Watch {
    let mut watch = Watch::default();
    watch.add(folder);
    for path in paths(folder).unwrap_or_default() {
        watch.add(&path);
    }
    watch
}

/// The visible files of the folder, sorted. Drafts are hidden.
fn paths(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        let path = entry.path();
        if !is_hidden && path.extension().is_some_and(|ending| ending == "md") {
            paths.push(path);
        }
    }
    paths.sort_unstable();
    Ok(paths)
}

fn answer(path: &Path) -> Result<OwnAnswer, SkipReason> {
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    let of = stem.and_then(|stem| stem.parse::<CardId>().ok());
    let of = of.ok_or(SkipReason::NoCardId)?;
    let text = own_text_of(path)?.text;
    let entry = notes::read_own(&text).ok_or(SkipReason::NoQuestionLine)?;
    let name = sources::name_of(path);
    Ok(OwnAnswer {
        card: of,
        file: NoteFile { name, text },
        entry,
    })
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn only_files_named_by_an_id_that_begin_with_a_question_are_answers() {
        let folder = TempDir::new().unwrap();
        for (name, text) in [
            ("4n9b3g175avg.md", "# rbac\n\nmine\n"),
            ("yyk3rzybp823.md", "no question\n"),
            ("readme.md", "# rbac\n"),
            (".4n9b3g175avg.md", "# a draft\n"),
            ("4n9b3g175avg.md~", "# a backup\n"),
        ] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let (answers, skipped) = read(folder.path());
        assert_eq!(answers.len(), 1);
        assert_eq!(answers[0].card, CardId::of_question("rbac"));
        let why: Vec<bool> = skipped
            .iter()
            .map(|skipped| matches!(skipped.why, SkipReason::NoCardId))
            .collect();
        assert_eq!(why, [true, false]);
        let (none, skipped) = read(&folder.path().join("gone"));
        assert!(none.is_empty() && skipped.is_empty());
    }
}
