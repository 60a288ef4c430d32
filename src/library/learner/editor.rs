//! The learner's editor, started directly: no shell reads the variable.

use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus};

use super::EditError;
use crate::library::Environment;

/// Editors with windows of their own that come back at once unless they are told to wait.
const WAITING: [&str; 7] = [
    "code", "code-insiders", "codium", "cursor", "subl", "zed", "mate",
];

/// The command of `$VISUAL` or `$EDITOR`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor {
    /// The program.
    pub program: String,
    /// What stands between it and the file.
    pub arguments: Vec<String>,
}

impl Environment {
    /// The learner's editor.
    pub(super) fn editor(&self) -> Result<Editor, EditError> {
        let command = self.editor.as_deref().ok_or(EditError::NoEditor)?;
        Editor::of(command).ok_or_else(|| EditError::NoCommand(command.to_owned()))
    }
}

impl Editor {
    /// The editor that a variable names; none when it is blank or a quote in it never ends.
    pub fn of(command: &str) -> Option<Self> {
        let mut words = command_words(command)?.into_iter();
        let program = words.next()?;
        let mut arguments: Vec<String> = words.collect();
        let name = Path::new(&program)
            .file_stem()
            .and_then(|name| name.to_str());
        let waits = arguments
            .iter()
            .any(|word| matches!(word.as_str(), "--wait" | "-w"));
        if name.is_some_and(|name| WAITING.contains(&name)) && !waits {
            arguments.push("--wait".to_owned());
        }
        Some(Self { program, arguments })
    }

    /// Opens a file and waits until the learner is done. When that fails `untouched` cleans up and
    /// says whether the file is as it was before.
    pub(super) fn edit(
        &self,
        file: &Path,
        untouched: impl FnOnce() -> Result<bool, EditError>,
    ) -> Result<(), EditError> {
        let program = self.program.clone();
        let status = match self.open(file) {
            Ok(status) => status,
            Err(cause) => {
                untouched()?;
                return Err(EditError::NotStarted { program, cause });
            }
        };
        if status.success() {
            return Ok(());
        }
        Err(EditError::Failed {
            program,
            code: status.code(),
            draft: (!untouched()?).then(|| file.to_owned()),
        })
    }

    fn open(&self, file: &Path) -> io::Result<ExitStatus> {
        Command::new(&self.program)
            .args(&self.arguments)
            .arg(file)
            .status()
    }
}

/// The words of a command: blanks divide them, single and double quotes and backslashes keep
/// blanks, nothing is expanded. None when a quote never ends.
pub fn command_words(line: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        match (quote, character) {
            (Some(open), _) if character == open => quote = None,
            (None, '\'' | '"') => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            (None | Some('"'), '\\') => word.get_or_insert_default().push(characters.next()?),
            (None, _) if character.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_divided_as_a_shell_would() {
        for (line, words) in [
            ("vi", vec!["vi"]),
            ("  nvim  -u NONE ", vec!["nvim", "-u", "NONE"]),
            (
                r#""/my editors/vi" -c 'set nu'"#,
                vec!["/my editors/vi", "-c", "set nu"],
            ),
            (r#"a\ b "c\"d" '\e' """#, vec!["a b", "c\"d", "\\e", ""]),
            ("vi $HOME;x", vec!["vi", "$HOME;x"]),
            ("", vec![]),
        ] {
            let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
            assert_eq!(command_words(line), Some(words), "{line}");
        }
        for broken in ["vi 'x", "vi \"x", "vi \\"] {
            assert_eq!(command_words(broken), None, "{broken}");
        }
    }

    #[test]
    fn editors_with_windows_are_told_to_wait_once() {
        let arguments = |line| Editor::of(line).unwrap().arguments;
        assert_eq!(arguments("/usr/bin/code -n"), ["-n", "--wait"]);
        assert_eq!(arguments("code -w"), ["-w"]);
        assert_eq!(arguments("vim"), [""; 0]);
        assert_eq!(Editor::of("  "), None);
    }
}
