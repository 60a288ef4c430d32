//! Parses the marks before the words of a line: signs, labels, numbers, emphasis, heading marks.

use super::line::is_invisible;
use super::number::{first_number, lone_number, number};
use super::{Bold, Class, NumberStyle, Shape, plain_class};
use crate::notes::dialects::pairs::question_label;

/// The words of a line and their marks.
pub(super) struct Marked {
    pub(super) class: Class,
    pub(super) number: Option<u32>,
    /// The range of the words without their marks, in bytes of the text that was read.
    pub(super) words: std::ops::Range<usize>,
    /// Bytes of the number of a list item and the space after it.
    pub(super) content: usize,
}

impl Marked {
    /// Removes signs, labels, numbers and heading marks, in any order.
    pub(super) fn read(text: &str, shape: Shape) -> Self {
        let mut marked = Self {
            class: plain_class(shape),
            number: None,
            words: 0..text.len(),
            content: 0,
        };
        for _ in 0..4 {
            let rest = &text[marked.words.clone()];
            marked.words.start += rest.len() - without_signs(rest).len();
            if !marked.take(&text[marked.words.clone()]) {
                break;
            }
        }
        marked.close_bold(text);
        marked
    }

    /// Removes one leading mark. Returns whether there was one.
    fn take(&mut self, rest: &str) -> bool {
        let class = &mut self.class;
        if class.bold == Bold::None {
            class.bold = bold(rest);
        }
        let inner = rest.trim_start_matches(['*', '_']);
        let opened = if class.bold == Bold::None {
            0
        } else {
            rest.len() - inner.len()
        };
        if let Some(found) = question_label(rest) {
            class.labelled = true;
            if found.numbered {
                class.number = class.number.or(Some(NumberStyle::Labelled));
                self.number = self.number.or(first_number(rest));
            }
            // If the line is only a label, the label is its words.
            if found.length == rest.len() {
                return false;
            }
            self.words.start += found.length;
        } else if let Some(number) = number(&rest[opened..]).filter(|_| class.number.is_none()) {
            class.number = Some(number.style);
            self.number = Some(number.value);
            self.words.start += opened + number.length;
            if class.shape == Shape::Plain {
                class.shape = Shape::Number;
                self.content = self.words.start;
            }
        } else if matches!(class.shape, Shape::Heading(_)) && lone_number(rest).is_some() {
            class.labelled = true;
            class.number = Some(NumberStyle::Labelled);
            self.number = lone_number(rest);
            return false;
        } else if let Some((level, length)) = heading_inside(rest) {
            if !matches!(class.shape, Shape::Heading(_)) {
                class.shape = Shape::Heading(level);
            }
            self.words.start += length;
        } else {
            return false;
        }
        true
    }

    /// Removes the closing mark of emphasis that was opened before a label or a number.
    fn close_bold(&mut self, text: &str) {
        let taken = &text[..self.words.start];
        let words = &text[self.words.clone()];
        for mark in ["**", "__"] {
            let is_open = taken.matches(mark).count() % 2 == 1;
            let bare = words.trim_end_matches([' ', '：', ':']);
            let whole = bare.strip_suffix(mark);
            if let Some(words) = whole.filter(|words| is_open && !words.contains(mark)) {
                self.words.end = self.words.start + words.len();
            }
            // A mark that is not closed is text.
            if words.starts_with(mark) && words.matches(mark).count() == 1 {
                self.words.start += mark.len();
            }
        }
    }
}

/// `### question` behind a number.
fn heading_inside(text: &str) -> Option<(u8, usize)> {
    let rest = text.trim_start_matches('#');
    let level = text.len() - rest.len();
    let is_heading = (1..=6).contains(&level) && rest.starts_with(' ');
    is_heading.then(|| {
        (
            u8::try_from(level).unwrap_or(6),
            text.len() - rest.trim_start().len(),
        )
    })
}

/// A text without leading quotation marks, emoji and other symbols.
fn without_signs(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| {
        is_invisible(c)
            || ('\u{1f000}'..'\u{1fb00}').contains(&c) && c != '🔟'
            || ('\u{2600}'..'\u{27c0}').contains(&c) && !('\u{2776}'..'\u{2794}').contains(&c)
            || matches!(c, '\u{fe0f}' | '❓' | '\\')
    });
    if rest.is_empty() { text } else { rest }
}

/// How much of a line is bold. Bold text that is not closed goes to the end of the line.
fn bold(text: &str) -> Bold {
    const MARKS: [(&str, &str); 4] = [
        ("**", "**"),
        ("__", "__"),
        ("<b>", "</b>"),
        ("<strong>", "</strong>"),
    ];
    let opened = MARKS.into_iter().find_map(|(open, close)| {
        let inner = text.strip_prefix(open)?;
        inner
            .starts_with(|c: char| !c.is_whitespace() && c != '*')
            .then_some((inner, close))
    });
    let Some((inner, close)) = opened else {
        return Bold::None;
    };
    let rest = inner.split_once(close).map_or("", |(_, rest)| rest);
    // After a label with a colon, the text may be on the lines below.
    if rest.contains(char::is_alphanumeric) || rest.starts_with([':', '：']) {
        Bold::Lead
    } else {
        Bold::Whole
    }
}
