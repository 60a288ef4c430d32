//! A line of an answer during reflow, and whether the next line continues it.

use super::ruler::{Ruler, Wrapping};
use crate::domain::{Span, is_han};
use crate::markdown::tree::block::{Inline, plain_text};
use crate::markdown::tree::shape::{
    breaks_off, continues_line, ends_sentence, enumerator, glue, is_command, is_pasted_title,
    is_rule, label, rough_width,
};

/// The separator before a line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    Blank,
    Soft,
    Hard,
    /// A boundary that sentences do not cross.
    Border,
}

/// One line, or several that were joined.
pub struct TextLine {
    pub inlines: Vec<Inline>,
    pub plain: String,
    /// The separator before it.
    pub gap: Gap,
    /// The indentation in columns, where the source preserves it.
    pub indent: usize,
    /// Whether it is a single image or address.
    pub stands_alone: bool,
    /// How the lines of its paragraph were wrapped.
    pub wrapping: Wrapping,
    /// Whether no line may be joined to it.
    pub closed: bool,
    /// The source bytes.
    pub span: Span,
    /// The last line as in the source.
    last: String,
    /// Whether several lines were joined.
    joined: bool,
    /// Whether it is all bold, like a title.
    strong: bool,
    /// Whether it is a command, which is complete on its line.
    command: bool,
}

impl TextLine {
    /// Trims the blanks around a line; `None` if the line is blank.
    pub fn new(mut inlines: Vec<Inline>, gap: Gap, span: Span) -> Option<Self> {
        let mut indent = 0;
        if let Some(Inline::Text { text, .. }) = inlines.first_mut() {
            let trimmed = text.trim_start();
            indent = rough_width(&text[..text.len() - trimmed.len()]);
            *text = trimmed.to_owned();
        }
        if let Some(Inline::Text { text, .. }) = inlines.last_mut() {
            text.truncate(text.trim_end().len());
        }
        inlines.retain(|inline| !matches!(inline, Inline::Text { text, .. } if text.is_empty()));
        if inlines.is_empty() {
            return None;
        }
        let plain = plain_text(&inlines);
        Some(Self {
            last: plain.clone(),
            plain,
            gap,
            indent,
            stands_alone: stands_alone(&inlines),
            strong: is_strong(&inlines),
            command: is_command(&outside_code(&inlines)),
            joined: false,
            wrapping: Wrapping::default(),
            closed: false,
            inlines,
            span,
        })
    }

    fn begins_with_name(&self) -> bool {
        match self.inlines.first() {
            Some(Inline::Text { style, .. }) => style.strong,
            first => matches!(first, Some(Inline::Code(_))),
        }
    }

    /// Whether the line is a chain of arrows.
    fn is_flow(&self) -> bool {
        self.last.contains("->") || self.last.contains('→')
    }

    fn begins_something(&self) -> bool {
        enumerator(&self.plain).is_some()
            || label(&self.plain).is_some()
            || is_pasted_title(&self.plain)
            || is_rule(&self.plain)
            || self.plain.starts_with(['→', '>'])
            || self.plain.starts_with("->")
    }

    /// Whether `next` continues this line.
    pub fn is_continued_by(&self, next: &Self, ruler: Ruler) -> bool {
        if self.closed
            || matches!(next.gap, Gap::Hard | Gap::Border)
            || ends_sentence(&self.plain)
            || self.stands_alone
            || next.stands_alone
            || self.command
            || next.command
            || is_rule(&self.plain)
            || is_pasted_title(&self.plain)
            || self.plain.starts_with('#')
            || self.is_flow()
        {
            return false;
        }
        if continues_line(&next.plain) || self.cuts_word_of(next, ruler) {
            return true;
        }
        if next.begins_something() || self.strong || next.strong {
            return false;
        }
        if breaks_off(&self.plain) {
            return true;
        }
        match next.gap {
            Gap::Blank if next.begins_with_name() => false,
            Gap::Blank => ruler.fills_page(rough_width(&self.last)) || self.is_half_of(next, ruler),
            _ => self.wrapping.cuts(rough_width(&self.last)) || self.goes_on_in_english(next),
        }
    }

    /// Whether the apparent label of `next` is the end of a wrapped word (`概` `念：`).
    fn cuts_word_of(&self, next: &Self, ruler: Ruler) -> bool {
        let short = label(&next.plain).is_some_and(|end| {
            let name = next.plain[..end].trim();
            name.chars().count() <= 2 && name.chars().all(is_han)
        });
        short && next.gap == Gap::Blank && ruler.touches_edge(rough_width(&self.last))
    }

    /// Whether `next` continues the sentence of a labelled line that does not fill the page.
    fn is_half_of(&self, next: &Self, ruler: Ruler) -> bool {
        let labelled = label(&self.plain).is_some() && enumerator(&self.plain).is_none();
        let next_goes_on = ends_sentence(&next.plain) || ruler.may_be_cut(rough_width(&next.last));
        ruler.may_be_cut(rough_width(&self.last))
            && !self.joined
            && labelled
            && next_goes_on
            && !next.plain.trim_end().ends_with(['：', ':'])
    }

    fn goes_on_in_english(&self, next: &Self) -> bool {
        self.plain.is_ascii()
            && rough_width(&self.last) >= 40
            && next.plain.starts_with(|c: char| c.is_ascii_lowercase())
    }

    pub fn join(&mut self, next: Self) {
        let between = glue(&self.last, &next.plain);
        self.plain.push_str(between);
        self.plain.push_str(&next.plain);
        push(&mut self.inlines, Inline::plain(between));
        for inline in next.inlines {
            push(&mut self.inlines, inline);
        }
        self.last = next.last;
        self.joined = true;
        self.strong = false;
        self.closed = next.closed;
        self.span = self.span.around(next.span);
    }
}

fn stands_alone(inlines: &[Inline]) -> bool {
    let picture = |inline: &Inline| matches!(inline, Inline::Image { .. });
    let address = |inline: &Inline| match inline {
        Inline::Text { text, style } => style.link || matches!(text.as_str(), "<" | ">"),
        _ => false,
    };
    inlines.iter().any(picture) || inlines.iter().all(address)
}

/// The text before and after code, because prose names flags in code.
fn outside_code(inlines: &[Inline]) -> String {
    let texts = inlines.iter().map(|inline| match inline {
        Inline::Text { text, .. } => text,
        _ => "`",
    });
    texts.collect()
}

fn is_strong(inlines: &[Inline]) -> bool {
    let strong = |inline: &Inline| matches!(inline, Inline::Text { style, .. } if style.strong);
    inlines.iter().all(strong)
}

/// Adds an inline; merges text with the last inline if the styles are equal.
fn push(inlines: &mut Vec<Inline>, inline: Inline) {
    match (inlines.last_mut(), inline) {
        (_, Inline::Text { text, .. }) if text.is_empty() => {}
        (
            Some(Inline::Text {
                text: last,
                style: before,
            }),
            Inline::Text { text, style },
        ) if *before == style => last.push_str(&text),
        (_, other) => inlines.push(other),
    }
}
