//! Starts the editor and the browser, never through a shell.

use std::env;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use crate::library::{EditError, Error};
use crate::session::SourceLocation;

/// Why a source can't be opened.
#[derive(Debug)]
pub enum NotOpened {
    /// The source is embedded in the program.
    NoFile,
    /// No editor can be started.
    Editor(Error),
}

/// The command that opens a location in the learner's editor.
pub fn editor(editor: Option<&str>, location: &SourceLocation) -> Result<Command, NotOpened> {
    let line = editor.ok_or(NotOpened::Editor(EditError::NoEditor.into()))?;
    if !Path::new(&location.file).is_file() {
        return Err(NotOpened::NoFile);
    }
    let words = shell_words::split(line).unwrap_or_default();
    let (program, arguments) = words
        .split_first()
        .ok_or_else(|| NotOpened::Editor(EditError::BadCommand(line.to_owned()).into()))?;
    let mut command = Command::new(program);
    command
        .args(arguments)
        .args(location_arguments(program, location));
    Ok(command)
}

/// The arguments that make an editor open a file at a line.
fn location_arguments(program: &str, location: &SourceLocation) -> Vec<String> {
    let name = Path::new(program)
        .file_stem()
        .and_then(|name| name.to_str());
    // Keeps the name of a file from being read as an option, or by vi as a command.
    let file = match location.file.as_str() {
        file if file.starts_with(['-', '+']) => format!("./{file}"),
        file => file.to_owned(),
    };
    let with_line = format!("{file}:{}", location.line);
    match name.unwrap_or_default() {
        "code" | "code-insiders" | "codium" | "cursor" => {
            vec!["--wait".to_owned(), "--goto".to_owned(), with_line]
        }
        "hx" | "helix" | "subl" | "zed" => vec![with_line],
        _ => vec![format!("+{}", location.line), file],
    }
}

/// Opens a web address or a picture with the browser; returns whether that is possible.
pub fn browse(address: &str) -> bool {
    let exists = address.contains("://") || Path::new(address).is_file();
    let Some(browser) = browser().filter(|_| exists) else {
        return false;
    };
    let words = shell_words::split(&browser).unwrap_or_default();
    let Some((program, arguments)) = words.split_first() else {
        return false;
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(address);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.spawn().is_ok()
}

/// The result of copying to the clipboard by way of tmux.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TmuxCopy {
    /// The program does not run in tmux.
    NotInTmux,
    Copied,
    Failed,
}

/// Copies a text with tmux, which drops the escape sequence for that by default.
pub fn copy_in_tmux(text: &str) -> TmuxCopy {
    if env::var_os("TMUX").is_none_or(|tmux| tmux.is_empty()) {
        return TmuxCopy::NotInTmux;
    }
    match load_buffer(text) {
        Ok(status) if status.success() => TmuxCopy::Copied,
        _ => TmuxCopy::Failed,
    }
}

fn load_buffer(text: &str) -> io::Result<ExitStatus> {
    let mut tmux = Command::new("tmux")
        .args(["load-buffer", "-w", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut input) = tmux.stdin.take() {
        input.write_all(text.as_bytes())?;
    }
    tmux.wait()
}

/// `BROWSER`, else the platform's command for opening URLs, if there is a graphical display.
fn browser() -> Option<String> {
    let set = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    let has_screen = set("DISPLAY").or_else(|| set("WAYLAND_DISPLAY")).is_some();
    set("BROWSER").or_else(|| {
        if cfg!(target_os = "macos") {
            Some("open".to_owned())
        } else {
            has_screen.then(|| "xdg-open".to_owned())
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editors_are_told_the_line_in_their_own_way() {
        let location = SourceLocation {
            file: "notes/a.md".to_owned(),
            line: 7,
        };
        assert_eq!(
            location_arguments("/usr/bin/vim", &location),
            ["+7", "notes/a.md"]
        );
        assert_eq!(location_arguments("hx", &location), ["notes/a.md:7"]);
        assert_eq!(
            location_arguments("code", &location),
            ["--wait", "--goto", "notes/a.md:7"]
        );
        for file in ["-x.md", "+!rm x.md"] {
            let odd = SourceLocation {
                file: file.to_owned(),
                line: 1,
            };
            assert_eq!(location_arguments("vi", &odd), ["+1", &format!("./{file}")]);
        }
    }
}
