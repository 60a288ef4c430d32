//! Writes lines to stdout or stderr, with ANSI colors where they are wanted.

use std::io::{self, IsTerminal, Write};

use super::global::ColorArg;
use crate::text::{Line, Role, TextTable};

/// Output that [`finish`](Self::finish) writes in one go.
pub struct Output {
    text: String,
    colored: bool,
    to_stderr: bool,
}

impl Output {
    /// An output to stdout.
    pub fn new(color: ColorArg) -> Self {
        Self {
            text: String::new(),
            colored: is_colored(color, &io::stdout()),
            to_stderr: false,
        }
    }

    /// An output to stderr.
    pub fn for_warnings(color: ColorArg) -> Self {
        Self {
            text: String::new(),
            colored: is_colored(color, &io::stderr()),
            to_stderr: true,
        }
    }

    pub fn is_colored(&self) -> bool {
        self.colored
    }

    /// Adds text as it is.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds a line. Only its left part is printed.
    pub fn line(&mut self, line: impl Into<Line>) {
        for piece in line.into().pieces {
            let code = ansi_code(piece.role);
            if self.colored && !code.is_empty() {
                self.text
                    .extend(["\x1b[", code, "m", &piece.text, "\x1b[0m"]);
            } else {
                self.text.push_str(&piece.text);
            }
        }
        self.text.push('\n');
    }

    pub fn lines<T: Into<Line>>(&mut self, lines: impl IntoIterator<Item = T>) {
        for line in lines {
            self.line(line);
        }
    }

    /// Adds a table that fits a terminal, or tab-separated values for another program.
    pub fn table(&mut self, table: &TextTable, glyphs: crate::text::Glyphs) {
        if io::stdout().is_terminal() {
            self.lines(table.lines(columns(), glyphs));
        } else {
            self.lines(table.tab_separated());
        }
    }

    /// Writes everything. A closed pipe is not an error.
    pub fn finish(self) -> io::Result<()> {
        let written = if self.to_stderr {
            write(&mut io::stderr().lock(), &self.text)
        } else {
            write(&mut io::stdout().lock(), &self.text)
        };
        match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            result => result,
        }
    }
}

fn write(stream: &mut impl Write, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    stream.flush()
}

fn is_colored(color: ColorArg, stream: &impl IsTerminal) -> bool {
    match color {
        ColorArg::Always => true,
        ColorArg::Never => false,
        ColorArg::Auto => {
            stream.is_terminal()
                && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
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

/// The SGR parameters of a role; empty for plain text.
fn ansi_code(role: Role) -> &'static str {
    match role {
        Role::Plain | Role::CodeBlock | Role::Figure | Role::Done | Role::Frame => "",
        Role::Strong | Role::Heading(_) | Role::TableHead | Role::Title | Role::Selected => "1",
        Role::Emphasis => "3",
        Role::StrongEmphasis => "1;3",
        Role::Struck => "9",
        Role::Code | Role::CodeString => "32",
        Role::CodeKeyword => "35",
        Role::CodeKey | Role::Link | Role::Image | Role::Diagram | Role::Key => "36",
        Role::Url => "4",
        Role::Proposed => "7",
        Role::Warning => "33",
        Role::Error => "31",
        Role::CodeComment
        | Role::CodeContinuation
        | Role::Quote
        | Role::QuoteMark
        | Role::ListMark
        | Role::TableRule
        | Role::Rule
        | Role::Rest
        | Role::Dim => "2",
    }
}
