//! Starts the learner's editor, without a shell.

use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};

use crate::library::Environment;
use crate::library::error::{EditError, Error};

/// Graphical editors that exit at once unless `--wait` is given.
const NEEDS_WAIT_FLAG: [&str; 7] = [
    "code", "code-insiders", "codium", "cursor", "subl", "zed", "mate",
];

/// An editor that ends sooner did not wait for the learner.
const AT_ONCE: Duration = Duration::from_millis(500);

/// The command of `$VISUAL` or `$EDITOR`, or of an editor that is installed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor {
    pub program: String,
    /// The arguments before the file.
    pub arguments: Vec<String>,
}

impl Environment {
    pub(super) fn editor(&self) -> Result<Editor, Error> {
        let command = self.editor_command().ok_or(EditError::NoEditor)?;
        let editor = Editor::parse(command);
        editor.ok_or_else(|| EditError::BadCommand(command.to_owned()).into())
    }
}

impl Editor {
    /// Splits a command as a POSIX shell would; `None` if it is blank or a quote is not closed.
    pub fn parse(command: &str) -> Option<Self> {
        let mut words = shell_words::split(command).ok()?.into_iter();
        let program = words.next()?;
        let mut arguments: Vec<String> = words.collect();
        let name = Path::new(&program)
            .file_stem()
            .and_then(|name| name.to_str());
        let waits = arguments
            .iter()
            .any(|word| matches!(word.as_str(), "--wait" | "-w"));
        if name.is_some_and(|name| NEEDS_WAIT_FLAG.contains(&name)) && !waits {
            arguments.push("--wait".to_owned());
        }
        Some(Self { program, arguments })
    }

    /// Opens a file and waits for the editor to exit; returns whether it exited at once. If it fails,
    /// `discard_if_unchanged` cleans up and returns whether the file is unchanged.
    pub(super) fn edit(
        &self,
        file: &Path,
        discard_if_unchanged: impl FnOnce() -> Result<bool, Error>,
    ) -> Result<bool, Error> {
        let program = self.program.clone();
        let started = Instant::now();
        let status = match self.open(file) {
            Ok(status) => status,
            Err(cause) => {
                discard_if_unchanged()?;
                return Err(EditError::NotStarted { program, cause }.into());
            }
        };
        if status.success() {
            return Ok(started.elapsed() < AT_ONCE);
        }
        Err(Error::Edit(EditError::Failed {
            program,
            code: status.code(),
            draft: (!discard_if_unchanged()?).then(|| file.to_owned()),
        }))
    }

    fn open(&self, file: &Path) -> io::Result<ExitStatus> {
        Command::new(&self.program)
            .args(&self.arguments)
            .arg(file)
            .status()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variable_is_split_like_a_shell_word_list() {
        let editor = Editor::parse(r#""/my editors/vi" -c 'set nu' $HOME;x"#).unwrap();
        assert_eq!(editor.program, "/my editors/vi");
        assert_eq!(editor.arguments, ["-c", "set nu", "$HOME;x"]);
        assert_eq!(Editor::parse("vi 'x"), None);
    }

    #[test]
    fn editors_with_windows_get_one_wait_option() {
        let arguments = |line| Editor::parse(line).unwrap().arguments;
        assert_eq!(arguments("/usr/bin/code -n"), ["-n", "--wait"]);
        assert_eq!(arguments("code -w"), ["-w"]);
        assert_eq!(arguments("vim"), [""; 0]);
        assert_eq!(Editor::parse("  "), None);
    }
}
