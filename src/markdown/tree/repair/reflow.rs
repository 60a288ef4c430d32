//! Joins lines that were cut and keeps those that are meant as lines.
//!
//! A run of paragraphs is taken apart into lines; each line either goes on the one before or
//! begins something: a numbered item, a labelled line, a line, a paragraph.

use super::ruler::{Ruler, Wrapping};
use crate::domain::Span;
use crate::markdown::tree::block::{Block, BlockKind, Inline, Item, Mark, plain_text};
use crate::markdown::tree::shape::{
    Enumerator, EnumeratorKind, breaks_off, columns, ends_sentence, enumerator, glue, goes_on,
    is_han, is_pasted_title, is_rule, label,
};

/// What stood before a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// A blank line.
    Blank,
    /// A line end.
    Soft,
    /// A line end that is meant.
    Hard,
    /// A border that no sentence crosses.
    Border,
}

/// One line, or several that were joined.
struct Text {
    inlines: Vec<Inline>,
    plain: String,
    gap: Gap,
    indent: usize,
    /// Columns of its last line as it stood in the source.
    last_width: usize,
    /// How the lines of its paragraph were wrapped.
    wrapping: Wrapping,
    /// Whether nothing may be joined to it.
    closed: bool,
    span: Span,
}

/// Reflows every run of paragraphs among the blocks.
pub fn reflow(blocks: Vec<Block>, ruler: Ruler) -> Vec<Block> {
    let mut done = Vec::with_capacity(blocks.len());
    let mut run: Vec<Text> = Vec::new();
    for block in blocks {
        match block.kind {
            BlockKind::Paragraph(inlines) => {
                for text in split(inlines, block.span) {
                    add(&mut run, text, ruler);
                }
            }
            kind => {
                done.append(&mut arrange(std::mem::take(&mut run)));
                done.push(Block { kind, ..block });
            }
        }
    }
    done.append(&mut arrange(run));
    done
}

/// Makes headings and cells one line; breaks that are meant stay.
pub fn one_line(inlines: &mut Vec<Inline>) {
    if !inlines.contains(&Inline::SoftBreak) {
        return;
    }
    let mut joined: Vec<Inline> = Vec::with_capacity(inlines.len());
    for (n, inline) in inlines.iter().enumerate() {
        if *inline == Inline::SoftBreak {
            let before = plain_text(&joined);
            let after = plain_text(&inlines[n + 1..inlines.len().min(n + 3)]);
            let between = glue(&before, &after);
            if !between.is_empty() {
                joined.push(Inline::plain(between));
            }
        } else {
            joined.push(inline.clone());
        }
    }
    *inlines = joined;
}

/// The lines of a paragraph.
fn split(inlines: Vec<Inline>, span: Span) -> Vec<Text> {
    let mut texts = Vec::new();
    let mut line = Vec::new();
    let mut gap = Gap::Blank;
    let closed = inlines.last() == Some(&Inline::HardBreak);
    for inline in inlines {
        let next = match inline {
            Inline::HardBreak if line.is_empty() && texts.is_empty() => Gap::Border,
            Inline::SoftBreak => Gap::Soft,
            Inline::HardBreak => Gap::Hard,
            other => {
                line.push(other);
                continue;
            }
        };
        texts.extend(Text::new(std::mem::take(&mut line), gap, span));
        gap = next;
    }
    texts.extend(Text::new(line, gap, span));
    let wrapping = Wrapping::of(texts.iter().map(|text| text.plain.as_str()));
    for text in &mut texts {
        text.wrapping = wrapping;
    }
    if let Some(last) = texts.last_mut() {
        last.closed = closed;
    }
    texts
}

impl Text {
    fn new(mut inlines: Vec<Inline>, gap: Gap, span: Span) -> Option<Self> {
        let mut indent = 0;
        if let Some(Inline::Text { text, .. }) = inlines.first_mut() {
            let trimmed = text.trim_start();
            indent = columns(&text[..text.len() - trimmed.len()]);
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
        let last_width = columns(&plain);
        Some(Self {
            inlines,
            plain,
            gap,
            indent,
            last_width,
            wrapping: Wrapping::default(),
            closed: false,
            span,
        })
    }

    /// Whether the line is one picture or one address.
    fn stands_alone(&self) -> bool {
        let picture = |inline: &Inline| matches!(inline, Inline::Image { .. });
        let address = |inline: &Inline| matches!(inline, Inline::Text { style, .. } if style.link);
        self.inlines.iter().any(picture) || self.inlines.iter().all(address)
    }

    /// Whether the line is a title set in bold.
    fn is_strong(&self) -> bool {
        self.inlines
            .iter()
            .all(|inline| matches!(inline, Inline::Text { style, .. } if style.strong))
    }

    /// Whether the line is a chain of arrows.
    fn is_flow(&self) -> bool {
        self.plain.contains("->") || self.plain.contains('→')
    }

    fn begins_something(&self) -> bool {
        enumerator(&self.plain).is_some()
            || label(&self.plain).is_some()
            || is_pasted_title(&self.plain)
            || is_rule(&self.plain)
            || self.plain.starts_with(['→', '>'])
            || self.plain.starts_with("->")
    }

    /// Whether `next` is the rest of this line.
    fn goes_on_in(&self, next: &Self, ruler: Ruler) -> bool {
        if self.closed
            || matches!(next.gap, Gap::Hard | Gap::Border)
            || ends_sentence(&self.plain)
            || self.stands_alone()
            || next.stands_alone()
            || is_rule(&self.plain)
            || is_pasted_title(&self.plain)
            || self.plain.starts_with('#')
            || self.is_flow()
        {
            return false;
        }
        if goes_on(&next.plain) || self.cuts_word_of(next, ruler) {
            return true;
        }
        if next.begins_something() || self.is_strong() || next.is_strong() {
            return false;
        }
        if breaks_off(&self.plain) {
            return true;
        }
        match next.gap {
            Gap::Blank => ruler.fills_page(self.last_width) || self.is_half_of(next, ruler),
            _ => self.wrapping.cuts(self.last_width) || self.goes_on_in_english(next),
        }
    }

    /// Whether what looks like a label is the end of a word that the page cut (`概` `念：`).
    fn cuts_word_of(&self, next: &Self, ruler: Ruler) -> bool {
        let short = label(&next.plain).is_some_and(|end| {
            let name = next.plain[..end].trim();
            name.chars().count() <= 2 && name.chars().all(is_han)
        });
        short && next.gap == Gap::Blank && ruler.touches_edge(self.last_width)
    }

    /// Whether a labelled line that is no full one begins the sentence that `next` goes on.
    fn is_half_of(&self, next: &Self, ruler: Ruler) -> bool {
        let single = self.last_width == columns(&self.plain);
        let labelled = label(&self.plain).is_some() && enumerator(&self.plain).is_none();
        let next_goes_on = ends_sentence(&next.plain) || ruler.may_be_cut(next.last_width);
        ruler.may_be_cut(self.last_width)
            && single
            && labelled
            && next_goes_on
            && !next.plain.trim_end().ends_with(['：', ':'])
    }

    fn goes_on_in_english(&self, next: &Self) -> bool {
        self.plain.is_ascii()
            && self.last_width >= 40
            && next.plain.starts_with(|c: char| c.is_ascii_lowercase())
    }

    fn join(&mut self, next: Self) {
        let between = glue(&self.plain, &next.plain);
        self.plain.push_str(between);
        self.plain.push_str(&next.plain);
        self.inlines.push(Inline::plain(between));
        self.inlines.extend(next.inlines);
        self.inlines = merged(std::mem::take(&mut self.inlines));
        self.last_width = next.last_width;
        self.closed = next.closed;
        self.span = around(self.span, next.span);
    }
}

fn add(run: &mut Vec<Text>, text: Text, ruler: Ruler) {
    match run.last_mut() {
        Some(last) if last.goes_on_in(&text, ruler) => last.join(text),
        _ => run.push(text),
    }
}

/// Makes blocks of joined lines.
fn arrange(texts: Vec<Text>) -> Vec<Block> {
    let labelled: Vec<bool> = texts.iter().map(is_labelled).collect();
    let neighbour = |n: usize| labelled.get(n).copied().unwrap_or(false);
    let mut arranger = Arranger::default();
    for (n, text) in texts.into_iter().enumerate() {
        let in_run = neighbour(n) && (neighbour(n + 1) || n.checked_sub(1).is_some_and(neighbour));
        arranger.add(text, in_run);
    }
    arranger.blocks
}

fn is_labelled(text: &Text) -> bool {
    enumerator(&text.plain).is_none() && !text.stands_alone() && label(&text.plain).is_some()
}

#[derive(Default)]
struct Arranger {
    blocks: Vec<Block>,
    /// How the open list is written, and how far its marks stand in.
    list: Option<(ListKind, usize)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ListKind {
    Enumerated(EnumeratorKind),
    Labelled,
}

impl Arranger {
    fn add(&mut self, text: Text, labelled: bool) {
        if is_rule(&text.plain) {
            self.list = None;
            self.push(BlockKind::Rule, text.span);
        } else if let Some(found) = enumerator(&text.plain) {
            self.enumerated(text, &found);
        } else if labelled {
            let indent = text.indent;
            let item = labelled_item(text);
            self.item(item, ListKind::Labelled, indent);
        } else if matches!(text.gap, Gap::Soft | Gap::Hard) {
            self.line(text);
        } else {
            self.list = None;
            self.push(BlockKind::Paragraph(text.inlines), text.span);
        }
    }

    fn enumerated(&mut self, text: Text, found: &Enumerator) {
        let (_, rest) = divide(text.inlines, found.length);
        let mark = match (found.kind, found.number) {
            (EnumeratorKind::Bullet, _) => Mark::Bullet,
            (EnumeratorKind::Dot, Some(number)) => Mark::Number(number),
            _ => Mark::Written(found.mark.clone()),
        };
        let item = item(mark, rest, text.span);
        self.item(item, ListKind::Enumerated(found.kind), text.indent);
    }

    fn item(&mut self, item: Item, kind: ListKind, indent: usize) {
        if let (Some((open, _)), Some(block)) = (self.list, self.blocks.last_mut())
            && open == kind
            && let BlockKind::List(items) = &mut block.kind
        {
            block.span = around(block.span, item.span);
            items.push(item);
            return;
        }
        let span = item.span;
        self.push(BlockKind::List(vec![item]), span);
        self.list = Some((kind, indent));
    }

    /// A line below another: of the open item if it stands further in, else of the paragraph.
    fn line(&mut self, text: Text) {
        let inside = self.list.is_some_and(|(_, indent)| text.indent > indent);
        let target = match self.blocks.last_mut().map(|block| &mut block.kind) {
            Some(BlockKind::Paragraph(lines)) => Some(lines),
            Some(BlockKind::List(items)) if inside => last_paragraph(items),
            _ => None,
        };
        if let Some(lines) = target {
            lines.push(Inline::HardBreak);
            lines.extend(text.inlines);
            return;
        }
        self.list = None;
        self.push(BlockKind::Paragraph(text.inlines), text.span);
    }

    fn push(&mut self, kind: BlockKind, span: Span) {
        self.blocks.push(Block { kind, span });
    }
}

fn last_paragraph(items: &mut [Item]) -> Option<&mut Vec<Inline>> {
    match &mut items.last_mut()?.blocks.last_mut()?.kind {
        BlockKind::Paragraph(lines) => Some(lines),
        _ => None,
    }
}

fn item(mark: Mark, inlines: Vec<Inline>, span: Span) -> Item {
    Item {
        mark,
        checked: None,
        blocks: vec![Block {
            kind: BlockKind::Paragraph(inlines),
            span,
        }],
        span,
    }
}

/// A labelled line has no mark; its label stands out instead.
fn labelled_item(text: Text) -> Item {
    let end = label(&text.plain).unwrap_or(0);
    let (mut name, rest) = divide(text.inlines, end);
    for inline in &mut name {
        if let Inline::Text { style, .. } = inline {
            style.strong = true;
        }
    }
    name.extend(rest);
    item(Mark::None, name, text.span)
}

/// Divides inlines at a byte of their plain text.
fn divide(inlines: Vec<Inline>, at: usize) -> (Vec<Inline>, Vec<Inline>) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut offset = 0;
    for inline in inlines {
        let length = plain_text(std::slice::from_ref(&inline)).len();
        let cut = at.saturating_sub(offset);
        offset += length;
        match inline {
            whole if cut >= length && length > 0 => before.push(whole),
            whole if cut == 0 => after.push(whole),
            Inline::Text { text, style } => {
                let (head, tail) = text.split_at(cut);
                let part = |text: &str| Inline::Text {
                    text: text.to_owned(),
                    style,
                };
                before.push(part(head));
                after.push(part(tail));
            }
            whole => after.push(whole),
        }
    }
    (before, after)
}

/// Neighbouring texts of one style as one.
fn merged(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut merged: Vec<Inline> = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match (merged.last_mut(), inline) {
            (_, Inline::Text { text, .. }) if text.is_empty() => {}
            (
                Some(Inline::Text {
                    text: last,
                    style: before,
                }),
                Inline::Text { text, style },
            ) if *before == style => last.push_str(&text),
            (_, other) => merged.push(other),
        }
    }
    merged
}

fn around(first: Span, second: Span) -> Span {
    Span {
        start: first.start.min(second.start),
        end: first.end.max(second.end),
    }
}
