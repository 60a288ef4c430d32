//! Writing results and complaints: colour, widths, and a reader that stops listening.

use std::io::{self, IsTerminal, Write};

use super::global::ColorArg;

/// Text for stdout or stderr, written at once.
///
/// A pipe that was closed is no error: whoever reads has read enough.
#[derive(Debug, Default)]
pub struct Output {
    text: String,
    coloured: bool,
    stream: Stream,
}

/// Where text goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stream {
    /// Results.
    #[default]
    Stdout,
    /// Everything else.
    Stderr,
}

/// How a stretch of output looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// What one looks for first.
    Strong,
    /// What matters less.
    Dim,
    /// To be looked at.
    Warning,
    /// Wrong.
    Error,
}

impl Style {
    /// The SGR parameters of the style.
    fn code(self) -> &'static str {
        match self {
            Self::Strong => "1",
            Self::Dim => "2",
            Self::Warning => "33",
            Self::Error => "31",
        }
    }
}

impl Output {
    /// Results, coloured as `--color` and NO_COLOR say.
    pub fn new(color: ColorArg) -> Self {
        Self {
            text: String::new(),
            coloured: is_coloured(color, &io::stdout()),
            stream: Stream::Stdout,
        }
    }

    /// The same for what is no result: warnings and the like.
    pub fn of_warnings(color: ColorArg) -> Self {
        Self {
            text: String::new(),
            coloured: is_coloured(color, &io::stderr()),
            stream: Stream::Stderr,
        }
    }

    /// Adds text.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds text in a style.
    pub fn styled(&mut self, style: Style, text: &str) {
        push_styled_code(&mut self.text, self.coloured, style.code(), text);
    }

    /// Whether escape sequences are written.
    pub fn coloured(&self) -> bool {
        self.coloured
    }

    /// Adds a line.
    pub fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// Writes everything.
    pub fn finish(self) -> io::Result<()> {
        let written = match self.stream {
            Stream::Stdout => write(&mut io::stdout().lock(), &self.text),
            Stream::Stderr => write(&mut io::stderr().lock(), &self.text),
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

/// Adds text with SGR parameters, or bare where there is no colour or nothing to set.
pub fn push_styled_code(to: &mut String, coloured: bool, code: &str, text: &str) {
    if coloured && !code.is_empty() {
        to.push_str("\x1b[");
        to.push_str(code);
        to.push('m');
        to.push_str(text);
        to.push_str("\x1b[0m");
    } else {
        to.push_str(text);
    }
}

/// Whether output to `stream` is coloured.
pub fn is_coloured(color: ColorArg, stream: &impl IsTerminal) -> bool {
    match color {
        ColorArg::Always => true,
        ColorArg::Never => false,
        ColorArg::Auto => {
            stream.is_terminal()
                && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        }
    }
}

/// Columns of the terminal that stdout is; 80 when it is none.
pub fn columns() -> u16 {
    if !io::stdout().is_terminal() {
        return 80;
    }
    crossterm::terminal::size().map_or(80, |(columns, _)| columns.max(20))
}
