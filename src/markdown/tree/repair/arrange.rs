//! Arranges reflowed lines as blocks: numbered items and labelled lines become lists, consecutive
//! lines form one paragraph.

use super::text::{Gap, TextLine};
use crate::domain::Span;
use crate::markdown::tree::block::{Block, BlockKind, Inline, Item, Mark, plain_text};
use crate::markdown::tree::shape::{Enumerator, EnumeratorKind, enumerator, is_rule, name};

/// Arranges joined lines as blocks.
pub fn arrange(texts: Vec<TextLine>) -> Vec<Block> {
    let labelled: Vec<bool> = texts.iter().map(is_labelled).collect();
    let neighbor = |n: usize| labelled.get(n).copied().unwrap_or(false);
    let mut arranger = Arranger::default();
    for (n, text) in texts.into_iter().enumerate() {
        let in_run = neighbor(n) && (neighbor(n + 1) || n.checked_sub(1).is_some_and(neighbor));
        arranger.add(text, in_run);
    }
    arranger.blocks
}

fn is_labelled(text: &TextLine) -> bool {
    enumerator(&text.plain).is_none() && !text.stands_alone && name(&text.plain).is_some()
}

#[derive(Default)]
struct Arranger {
    blocks: Vec<Block>,
    /// The marker of the open list, and its indent.
    list: Option<(ListKind, usize)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ListKind {
    Enumerated(EnumeratorKind),
    Labelled,
}

impl Arranger {
    fn add(&mut self, text: TextLine, labelled: bool) {
        if is_rule(&text.plain) && !text.plain.starts_with('=') {
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

    fn enumerated(&mut self, text: TextLine, found: &Enumerator) {
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
            block.span = block.span.around(item.span);
            items.push(item);
            return;
        }
        let span = item.span;
        self.push(BlockKind::List(vec![item]), span);
        self.list = Some((kind, indent));
    }

    /// Adds a line to the open item if it is indented further, else to the paragraph.
    fn line(&mut self, text: TextLine) {
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

/// A labelled line as an item without a marker and with a bold label.
fn labelled_item(text: TextLine) -> Item {
    let end = name(&text.plain).unwrap_or(0);
    let (mut label, rest) = divide(text.inlines, end);
    for inline in &mut label {
        if let Inline::Text { style, .. } = inline {
            style.strong = true;
        }
    }
    label.extend(rest);
    item(Mark::None, label, text.span)
}

/// Splits inlines at a byte offset of their plain text.
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
