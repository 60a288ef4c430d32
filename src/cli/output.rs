//! Writes to stdout and stderr: the only file of `cli` that does.
//!
//! It takes lines, JSON and [`VisibleText`], so no text from outside can control the terminal.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use clap::builder::StyledStr;
use ratatui::style::{Color, Modifier, Style};
use serde_json::Value;

use super::global::ColorArg;
use super::json;
use crate::text::{Glyphs, Line, TextTable, VisibleText};
use crate::tui::Styles;

/// Output that [`finish`](Self::finish) writes in one go.
pub struct Output {
    bytes: Vec<u8>,
    colored: bool,
    to_stderr: bool,
}

impl Output {
    /// An output to stdout.
    pub fn new(color: ColorArg) -> Self {
        Self {
            bytes: Vec::new(),
            colored: is_colored(color, &io::stdout()),
            to_stderr: false,
        }
    }

    /// An output to stderr.
    pub fn for_warnings(color: ColorArg) -> Self {
        Self {
            bytes: Vec::new(),
            colored: is_colored(color, &io::stderr()),
            to_stderr: true,
        }
    }

    pub fn is_colored(&self) -> bool {
        self.colored
    }

    /// Adds text as it is, without a line end.
    pub fn text(&mut self, text: impl Into<VisibleText>) {
        self.bytes.extend_from_slice(text.into().as_bytes());
    }

    /// Adds a line. Only its left part is printed.
    pub fn line(&mut self, line: impl Into<Line>) {
        let styles = Styles::of_commands();
        for piece in line.into().pieces {
            let text = piece.text.replace('\n', " ");
            let codes = sgr_codes(styles.style(piece.role));
            if self.colored && !codes.is_empty() {
                let colored = format!("\x1b[{}m{text}\x1b[0m", codes.join(";"));
                self.bytes.extend_from_slice(colored.as_bytes());
            } else {
                self.bytes.extend_from_slice(text.as_bytes());
            }
        }
        self.bytes.push(b'\n');
    }

    pub fn lines<T: Into<Line>>(&mut self, lines: impl IntoIterator<Item = T>) {
        for line in lines {
            self.line(line);
        }
    }

    /// Adds a value as one line of JSON.
    pub fn json(&mut self, value: &Value) -> io::Result<()> {
        self.line(json::to_line(value)?);
        Ok(())
    }

    /// Adds a path on a line of its own: visible on a terminal, its bytes for another program.
    pub fn path(&mut self, path: &Path) {
        if io::stdout().is_terminal() {
            self.line(path.to_string_lossy());
        } else {
            let bytes = path.as_os_str().as_encoded_bytes();
            self.bytes.extend_from_slice(bytes);
            self.bytes.push(b'\n');
        }
    }

    /// Adds a text of clap that has no arguments of the user in it.
    pub fn help(&mut self, help: &StyledStr) {
        let help = if self.colored {
            help.ansi().to_string()
        } else {
            help.to_string()
        };
        self.bytes.extend_from_slice(help.as_bytes());
    }

    /// Adds a table that fits a terminal, or tab-separated values for another program.
    pub fn table(&mut self, table: &TextTable, glyphs: Glyphs) {
        if io::stdout().is_terminal() {
            self.lines(table.lines(columns(), glyphs));
        } else {
            self.lines(table.tab_separated());
        }
    }

    /// Writes everything. A closed pipe is not an error.
    pub fn finish(self) -> io::Result<()> {
        let written = if self.to_stderr {
            write(&mut io::stderr().lock(), &self.bytes)
        } else {
            write(&mut io::stdout().lock(), &self.bytes)
        };
        match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            result => result,
        }
    }
}

/// A line on stderr that replaces itself while the program works.
pub struct StatusLine {
    is_shown: bool,
}

impl StatusLine {
    /// Shown if stderr is a terminal.
    pub fn new() -> Self {
        Self {
            is_shown: io::stderr().is_terminal(),
        }
    }

    pub fn is_shown(&self) -> bool {
        self.is_shown
    }

    /// Replaces the text. A failure is ignored, so that it does not stop the work.
    pub fn show(&self, text: impl Into<VisibleText>) {
        if self.is_shown {
            let _ = write!(io::stderr(), "\r{}\x1b[K", text.into());
        }
    }
}

/// Erases the line.
impl Drop for StatusLine {
    fn drop(&mut self) {
        if self.is_shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

/// Whether a person can answer a question: stdin and stdout are terminals.
pub fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

fn write(stream: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    stream.write_all(bytes)?;
    stream.flush()
}

fn is_colored(color: ColorArg, stream: &impl IsTerminal) -> bool {
    match color {
        ColorArg::Always => true,
        ColorArg::Never => false,
        ColorArg::Auto => {
            stream.is_terminal()
                && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
                && std::env::var_os("TERM").is_none_or(|value| value != "dumb")
        }
    }
}

/// The width of the terminal; 80 if stdout is not a terminal.
pub fn columns() -> usize {
    if !io::stdout().is_terminal() {
        return 80;
    }
    crossterm::terminal::size().map_or(80, |(columns, _)| columns.max(20).into())
}

/// The SGR parameters of a style; none for plain text.
fn sgr_codes(style: Style) -> Vec<&'static str> {
    const MODIFIERS: [(Modifier, &str); 6] = [
        (Modifier::BOLD, "1"),
        (Modifier::DIM, "2"),
        (Modifier::ITALIC, "3"),
        (Modifier::UNDERLINED, "4"),
        (Modifier::REVERSED, "7"),
        (Modifier::CROSSED_OUT, "9"),
    ];
    let modifiers = MODIFIERS
        .iter()
        .filter(|(modifier, _)| style.add_modifier.contains(*modifier));
    let mut codes: Vec<&str> = modifiers.map(|(_, code)| *code).collect();
    codes.extend(match style.fg {
        Some(Color::Red) => Some("31"),
        Some(Color::Green) => Some("32"),
        Some(Color::Yellow) => Some("33"),
        Some(Color::Blue) => Some("34"),
        Some(Color::Cyan) => Some("36"),
        _ => None,
    });
    codes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Role;

    #[test]
    fn roles_have_the_styles_of_the_screens_and_warnings_differ_from_errors() {
        let styles = Styles::of_commands();
        for (role, codes) in [
            (Role::Plain, ""),
            (Role::Title, "1"),
            (Role::Dim, "2"),
            (Role::Heading(2), "1;36"),
            (Role::Warning, "1;33"),
            (Role::Error, "1;31"),
            (Role::Marked, "4;33"),
        ] {
            assert_eq!(sgr_codes(styles.style(role)).join(";"), codes, "{role:?}");
        }
    }
}
