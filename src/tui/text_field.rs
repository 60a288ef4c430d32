//! A line of text that the learner types, on a screen or in an overlay.

use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

use super::keymap::Typing;
use crate::text::{Ambiguous, Line, Role, display_width, prefix, visible};

/// A field takes no more text than this, so that a key costs little. In bytes.
const MAX_BYTES: usize = 4096;

#[derive(Clone, Debug, Default)]
pub struct TextField {
    input: Input,
}

impl TextField {
    /// A field with a text, the caret behind it.
    pub fn new(text: &str) -> Self {
        let input = Input::new(text.to_owned());
        Self { input }
    }

    pub fn text(&self) -> &str {
        self.input.value()
    }

    pub fn edit(&mut self, typing: Typing) {
        self.input.handle(match typing {
            Typing::DeleteBefore => InputRequest::DeletePrevChar,
            Typing::DeleteAt => InputRequest::DeleteNextChar,
            Typing::DeleteWord => InputRequest::DeletePrevWord,
            Typing::DeleteLine => InputRequest::DeleteFromStart,
            Typing::Left => InputRequest::GoToPrevChar,
            Typing::Right => InputRequest::GoToNextChar,
            Typing::Start => InputRequest::GoToStart,
            Typing::End => InputRequest::GoToEnd,
        });
    }

    /// Inserts typed or pasted text at the caret. Line breaks and tabs become spaces; other control
    /// characters, and what does not fit, are left out.
    pub fn insert(&mut self, text: &str) {
        let room = MAX_BYTES.saturating_sub(self.text().len());
        let text = prefix_of_bytes(text.trim_end_matches(['\r', '\n']), room);
        let text = text.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ");
        let text: String = text.chars().filter(|c| !c.is_control()).collect();
        let (before, after) = self.halves();
        let value = format!("{before}{text}{after}");
        let caret = before.chars().count() + text.chars().count();
        self.input = Input::new(value).with_cursor(caret);
    }

    /// The text before the caret and after it.
    fn halves(&self) -> (&str, &str) {
        let text = self.text();
        let caret = text.char_indices().nth(self.input.cursor());
        text.split_at(caret.map_or(text.len(), |(at, _)| at))
    }

    /// The part of the text that `width` columns show, with the caret.
    pub fn line(&self, width: usize, ambiguous: Ambiguous) -> Line {
        let (before, after) = self.halves();
        let before = visible(before);
        let mut caret = display_width(&before, ambiguous);
        let mut shown = before.graphemes(true);
        while caret >= width.max(1)
            && let Some(hidden) = shown.next()
        {
            caret = caret.saturating_sub(display_width(hidden, ambiguous));
        }
        let text = format!("{}{}", shown.as_str(), visible(after));
        let mut line = Line::new(prefix(&text, width, ambiguous), Role::Plain);
        line.caret = Some(caret);
        line
    }
}

/// The longest prefix of at most `most` bytes.
fn prefix_of_bytes(text: &str, most: usize) -> &str {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    &text[..ends.take_while(|end| *end <= most).last().unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(field: &TextField, width: usize) -> (String, usize) {
        let line = field.line(width, Ambiguous::Narrow);
        (line.text(), line.caret.unwrap())
    }

    #[test]
    fn the_caret_stays_in_view() {
        let mut field = TextField::new("调度器 kube");
        assert_eq!(shown(&field, 20), ("调度器 kube".to_owned(), 11));
        assert_eq!(shown(&field, 8), ("器 kube".to_owned(), 7));
        field.edit(Typing::Start);
        assert_eq!(shown(&field, 8), ("调度器 k".to_owned(), 0));
        field.edit(Typing::Right);
        assert_eq!(shown(&field, 8), ("调度器 k".to_owned(), 2));
        assert_eq!(shown(&field, 0), (String::new(), 0));
    }

    #[test]
    fn a_paste_is_one_insertion_and_a_field_takes_at_most_4_kilobytes() {
        let mut field = TextField::new("ab");
        field.edit(Typing::Left);
        field.insert("1\t2\r\n3\n4\u{1b}\n");
        assert_eq!(field.text(), "a1 2 3 4b");
        assert_eq!(shown(&field, 20).1, 8);
        let mut field = TextField::new("");
        for _ in 0..3 {
            field.insert(&"题".repeat(100_000));
            assert_eq!(field.text().len(), 4095);
        }
    }

    #[test]
    fn invisible_characters_are_shown_and_counted() {
        let field = TextField::new("a\u{202e}b");
        let (text, caret) = shown(&field, 20);
        assert_eq!(text, visible("a\u{202e}b"));
        assert_eq!(caret, display_width(&text, Ambiguous::Narrow));
    }
}
