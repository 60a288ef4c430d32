//! Runs the program in a separate folder, isolated from the environment.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use tempfile::TempDir;

/// The default time of a run.
pub const NOW: &str = "2026-11-21T20:00:00+08:00";

/// Set in every run. A test that runs itself in a terminal detects this by it.
pub const TEST_FOLDER: &str = "K8S_QUIZ_TEST_FOLDER";

/// A learner's folder, and the program that uses it.
pub struct Environment {
    folder: TempDir,
}

/// The output and exit status of a run.
#[must_use]
pub struct Run {
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// Exit code; -1 after a signal.
    pub code: i32,
}

impl Environment {
    /// A new, empty folder.
    pub fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    /// A folder whose program opens these notes instead of the built-in deck, which a debug build
    /// needs a third of a second to read.
    pub fn with_notes(notes: &str) -> Self {
        let environment = Self::new();
        environment.write("notes.md", notes);
        let config = "embedded_deck: false\ndecks: [ ../notes.md ]\n";
        environment.write("home/config.yaml", config);
        environment
    }

    /// The folder that contains all files.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The progress log.
    pub fn progress(&self) -> PathBuf {
        self.path().join("home/progress.jsonl")
    }

    /// Writes a file and creates its folders.
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// Writes `deck.yaml` with three cards in this order: etcd, Pod, CRD.
    pub fn write_three_cards(&self) {
        self.write("three.md", "# 什么是etcd？\n\n键值库。\n\n# 什么是Pod？\n\n一组容器。\n\n# 什么是CRD？\n\n扩展。\n");
        let first = "first: [ 什么是etcd？, 什么是Pod？, 什么是CRD？ ]";
        self.write(
            "deck.yaml",
            &format!("name: three\nsources: [ three.md ]\n{first}\n"),
        );
    }

    /// The variables of every run.
    pub fn variables(&self) -> Vec<(&'static str, String)> {
        vec![
            (
                "K8S_QUIZ_HOME",
                self.path().join("home").display().to_string(),
            ),
            ("HOME", self.path().display().to_string()),
            ("LANG", "en_US.UTF-8".to_owned()),
            ("TZ", "Asia/Shanghai".to_owned()),
            ("TERM", "xterm-256color".to_owned()),
            (TEST_FOLDER, self.path().display().to_string()),
        ]
    }

    /// Runs the program with these arguments, split at spaces, at [`NOW`].
    pub fn run(&self, arguments: &str) -> Run {
        self.run_at(NOW, arguments)
    }

    /// Like `run`, at another time.
    pub fn run_at(&self, now: &str, arguments: &str) -> Run {
        let mut command = self.command();
        command
            .args(arguments.split_whitespace())
            .args(["--now", now]);
        Run::of(&command.output().unwrap())
    }

    /// The program without arguments, in the folder, with only our variables.
    pub fn command(&self) -> Command {
        let mut command = Command::new(program());
        command
            .env_clear()
            .envs(self.variables())
            .current_dir(self.path());
        command
    }
}

/// The program under test: the one that was built, or that of a package.
pub fn program() -> &'static str {
    static PROGRAM: OnceLock<String> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let packaged = std::env::var("K8S_QUIZ_TEST_PROGRAM");
        packaged.unwrap_or_else(|_| env!("CARGO_BIN_EXE_k8s-quiz").to_owned())
    })
}

impl Run {
    /// The output of a finished program.
    pub fn of(output: &Output) -> Self {
        Self {
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            code: output.status.code().unwrap_or(-1),
        }
    }

    /// The output; fails unless the run succeeded.
    #[track_caller]
    pub fn ok(self) -> String {
        assert_eq!(
            self.code, 0,
            "stdout: {}\nstderr: {}",
            self.stdout, self.stderr
        );
        self.stdout
    }

    /// The error message; fails unless the run exited with `code`.
    #[track_caller]
    pub fn fails_with(self, code: i32) -> String {
        assert_eq!(
            self.code, code,
            "stdout: {}\nstderr: {}",
            self.stdout, self.stderr
        );
        self.stderr
    }

    /// The output as JSON; fails unless the run succeeded.
    #[track_caller]
    pub fn json(self) -> serde_json::Value {
        serde_json::from_str(&self.ok()).unwrap()
    }
}

/// Whether a program that some tests need is installed; prints that they are skipped if not.
#[expect(clippy::print_stdout, reason = "tells what is not tested")]
pub fn is_installed(name: &str, version: &str) -> bool {
    let found = Command::new(name).arg(version).output().is_ok();
    if !found {
        println!("skipped: {name} is not installed");
    }
    found
}

/// A `PATH` that has the program under test before those of the system.
pub fn path_with_program() -> String {
    let folder = Path::new(program()).parent().unwrap_or(Path::new(""));
    format!("{}:/usr/local/bin:/usr/bin:/bin", folder.display())
}
