//! Text that is safe to write to a terminal.

use std::fmt;
use std::ops::Deref;

use crate::markdown::tree::visible;

/// Text without control characters other than newlines and tabs.
///
/// It can only be made by replacing them with visible marks, and terminal output takes no other
/// text. So an escape sequence in a note can't reach the terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VisibleText(String);

impl<T: Into<String>> From<T> for VisibleText {
    fn from(text: T) -> Self {
        let text = text.into();
        #[cfg(test)]
        super::N_LAID_OUT.with(|n| n.set(n.get() + text.len()));
        let marked = visible(&text);
        match marked {
            std::borrow::Cow::Borrowed(_) => Self(text),
            std::borrow::Cow::Owned(marked) => Self(marked),
        }
    }
}

impl VisibleText {
    pub fn push(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }

    /// Cuts the text at a byte offset on a character border.
    pub fn truncate(&mut self, length: usize) {
        self.0.truncate(length);
    }

    /// The text with newlines and tabs as spaces.
    #[must_use]
    pub fn on_one_line(&self) -> Self {
        Self(self.0.replace(['\n', '\t'], " "))
    }
}

impl Deref for VisibleText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for VisibleText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
