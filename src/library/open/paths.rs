//! The environment, and the paths of the learner's folder, the progress log and the config file.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use crate::disk;
use crate::domain::Language;
use crate::library::Error;

/// The name of the program's folder inside the platform's folders.
const FOLDER: &str = "k8s-quiz";

/// The environment variables and platform folders that the program uses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// `K8S_QUIZ_HOME`: everything in one folder.
    pub app_home: Option<PathBuf>,
    /// `K8S_QUIZ_PROGRESS`: the progress log.
    pub progress: Option<PathBuf>,
    /// `K8S_QUIZ_CONFIG`: the config file.
    pub config: Option<PathBuf>,
    /// The user's home folder, for `~`.
    pub home_dir: Option<PathBuf>,
    /// The platform's data folder.
    pub data_dir: Option<PathBuf>,
    /// The platform's config folder.
    pub config_dir: Option<PathBuf>,
    /// The locale, such as `zh-CN`.
    pub locale: Option<String>,
    /// `VISUAL`, else `EDITOR`: the learner's editor.
    pub editor: Option<String>,
    /// The editor to use if neither variable is set: one that is installed.
    pub fallback_editor: Option<String>,
}

impl Environment {
    /// The environment of this process. An empty variable counts as not set.
    pub fn of_process() -> Self {
        let variable = |name: &str| -> Option<PathBuf> {
            let value: OsString = std::env::var_os(name)?;
            (!value.is_empty()).then(|| value.into())
        };
        let command = |name: &str| {
            let value = std::env::var(name).ok();
            value.filter(|value| !value.trim().is_empty())
        };
        let platform = etcetera::choose_base_strategy().ok();
        let fallback_editor = FALLBACK_EDITORS.into_iter().find(|name| is_installed(name));
        Self {
            app_home: variable("K8S_QUIZ_HOME"),
            progress: variable("K8S_QUIZ_PROGRESS"),
            config: variable("K8S_QUIZ_CONFIG"),
            home_dir: platform.as_ref().map(|base| base.home_dir().to_owned()),
            data_dir: platform.as_ref().map(BaseStrategy::data_dir),
            config_dir: platform.as_ref().map(BaseStrategy::config_dir),
            locale: sys_locale::get_locale(),
            editor: command("VISUAL").or_else(|| command("EDITOR")),
            fallback_editor: fallback_editor.map(str::to_owned),
        }
    }
}

/// Editors to try if the learner set none, the first best.
const FALLBACK_EDITORS: [&str; 2] = ["vi", "nano"];

/// Whether a folder of `PATH` has the program.
fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

impl Environment {
    /// The learner's editor, else one that is installed.
    pub fn editor_command(&self) -> Option<&str> {
        let own = self.editor.as_deref();
        own.or(self.fallback_editor.as_deref())
    }

    /// Expands a leading `~/`, which a shell keeps in quotes and after `=`. Prefers an existing
    /// path with that literal name.
    pub fn expanded(&self, path: &Path) -> PathBuf {
        match (&self.home_dir, path.strip_prefix("~")) {
            (Some(home), Ok(rest)) if !path.exists() => home.join(rest),
            _ => path.to_owned(),
        }
    }

    /// The language for the locale: Chinese or English, English for every other language, `None`
    /// if the locale names no language.
    pub fn language(&self) -> Option<Language> {
        self.locale.as_deref().and_then(language_of)
    }

    /// Whether the locale names a language other than English and Chinese.
    pub fn is_foreign(&self) -> bool {
        let name = self.locale.as_deref().and_then(language_name);
        name.is_some_and(|name| !["en", "zh"].contains(&name.as_str()))
    }
}

/// The language for a locale such as `zh-CN` or `en_US.UTF-8`. A French reader is more likely to
/// read English than the language of the deck.
fn language_of(locale: &str) -> Option<Language> {
    match language_name(locale)?.as_str() {
        "zh" => Some(Language::Zh),
        _ => Some(Language::En),
    }
}

/// The language code in a locale, in lower case; `None` for `C`, `POSIX` and the like.
fn language_name(locale: &str) -> Option<String> {
    let name = locale.split(['-', '_', '.', '@']).next()?;
    let is_name = (2..=3).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphabetic());
    is_name.then(|| name.to_ascii_lowercase())
}

/// The paths of the learner's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    pub home: PathBuf,
    pub progress: PathBuf,
    pub config: PathBuf,
    /// The user's home folder, for `~`.
    home_dir: Option<PathBuf>,
}

impl Paths {
    /// The paths, two of which the command line can set.
    pub fn new(
        environment: &Environment,
        progress: Option<PathBuf>,
        config: Option<PathBuf>,
    ) -> Result<Self, Error> {
        let expanded =
            |path: &Option<PathBuf>| path.as_deref().map(|path| environment.expanded(path));
        let own = expanded(&environment.app_home);
        let in_folder = |folder: &Option<PathBuf>| folder.as_ref().map(|path| path.join(FOLDER));
        let home = own.clone().or_else(|| in_folder(&environment.data_dir));
        let home = home.ok_or(Error::NoHome)?;
        let configs = own.or_else(|| in_folder(&environment.config_dir));
        let progress = expanded(&progress.or_else(|| environment.progress.clone()));
        let config = expanded(&config.or_else(|| environment.config.clone()));
        Ok(Self {
            progress: progress.unwrap_or_else(|| home.join("progress.jsonl")),
            config: match config {
                Some(config) => config,
                None => configs.ok_or(Error::NoHome)?.join("config.yaml"),
            },
            home_dir: environment.home_dir.clone(),
            home,
        })
    }

    /// The folder of the learner's own answers.
    pub fn answers(&self) -> PathBuf {
        self.home.join("answers")
    }

    /// The file of captured questions.
    pub fn inbox(&self) -> PathBuf {
        self.home.join("inbox.md")
    }

    /// The sheet that home writes, to read on a phone.
    pub fn sheet(&self) -> PathBuf {
        self.home.join("sheet.md")
    }

    /// The learner's own manifest, applied over all decks.
    pub fn overlay(&self) -> PathBuf {
        self.home.join("my-deck.yaml")
    }

    /// Removes what killed programs left beside the learner's files.
    pub(super) fn remove_stale_drafts(&self) {
        for file in [&self.progress, &self.config, &self.inbox(), &self.overlay()] {
            disk::remove_stale_draft(file);
        }
        disk::remove_stale_drafts(&self.answers());
    }

    /// A path from the config file. Expands `~/`, and resolves relative paths against the config
    /// file's folder.
    pub fn resolve(&self, path: &Path) -> PathBuf {
        if let (Some(home), Ok(rest)) = (&self.home_dir, path.strip_prefix("~")) {
            return home.join(rest);
        }
        let folder = self.config.parent().unwrap_or(Path::new(""));
        folder.join(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment() -> Environment {
        Environment {
            home_dir: Some("/home/a".into()),
            data_dir: Some("/home/a/.local/share".into()),
            config_dir: Some("/home/a/.config".into()),
            ..Environment::default()
        }
    }

    #[test]
    fn things_are_where_the_platform_keeps_them() {
        let paths = Paths::new(&environment(), None, None).unwrap();
        let folder = Path::new("/home/a/.local/share/k8s-quiz");
        assert_eq!(paths.progress, folder.join("progress.jsonl"));
        assert_eq!(paths.overlay(), folder.join("my-deck.yaml"));
        assert_eq!(
            paths.config,
            Path::new("/home/a/.config/k8s-quiz/config.yaml")
        );
    }

    #[test]
    fn one_variable_moves_everything_and_others_move_one_thing() {
        let moved = Environment {
            app_home: Some("/quiz".into()),
            progress: Some("/p.jsonl".into()),
            ..environment()
        };
        let paths = Paths::new(&moved, None, None).unwrap();
        assert_eq!(paths.home, Path::new("/quiz"));
        assert_eq!(paths.config, Path::new("/quiz/config.yaml"));
        assert_eq!(paths.progress, Path::new("/p.jsonl"));
    }

    #[test]
    fn the_command_line_comes_before_the_environment() {
        let set = Environment {
            progress: Some("/env.jsonl".into()),
            config: Some("/env.yaml".into()),
            ..environment()
        };
        let named = Paths::new(&set, Some("a.jsonl".into()), Some("a.yaml".into())).unwrap();
        assert_eq!(named.progress, Path::new("a.jsonl"));
        assert_eq!(named.config, Path::new("a.yaml"));
        assert_eq!(
            Paths::new(&set, None, None).unwrap().config,
            Path::new("/env.yaml")
        );
    }

    #[test]
    fn a_tilde_in_a_variable_or_option_is_the_home_folder() {
        let moved = Environment {
            app_home: Some("~/quiz".into()),
            ..environment()
        };
        let paths = Paths::new(&moved, Some("~/p.jsonl".into()), Some("~/c.yaml".into())).unwrap();
        assert_eq!(paths.home, Path::new("/home/a/quiz"));
        assert_eq!(paths.progress, Path::new("/home/a/p.jsonl"));
        assert_eq!(paths.config, Path::new("/home/a/c.yaml"));
    }

    #[test]
    fn without_a_home_folder_there_is_no_path() {
        let paths = Paths::new(&Environment::default(), None, None);
        assert!(matches!(paths, Err(Error::NoHome)));
    }

    #[test]
    fn paths_of_the_config_begin_beside_it() {
        let paths = Paths::new(&environment(), None, Some("/etc/quiz/c.yaml".into())).unwrap();
        for (path, wanted) in [
            ("~/notes", "/home/a/notes"),
            ("notes/k8s", "/etc/quiz/notes/k8s"),
            ("/notes", "/notes"),
        ] {
            assert_eq!(paths.resolve(Path::new(path)), Path::new(wanted));
        }
    }

    #[test]
    fn who_reads_another_language_is_spoken_to_in_english() {
        for (locale, language) in [
            ("zh-CN", Some(Language::Zh)),
            ("zh_TW.UTF-8", Some(Language::Zh)),
            ("en", Some(Language::En)),
            ("C", None),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("de-DE", Some(Language::En)),
            ("fr_FR.UTF-8", Some(Language::En)),
            ("yue_HK", Some(Language::En)),
            ("", None),
        ] {
            assert_eq!(language_of(locale), language, "{locale}");
        }
    }
}
