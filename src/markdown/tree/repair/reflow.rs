//! Joins wrapped lines and keeps intended line breaks.
//!
//! Splits a run of paragraphs into lines. Each line either continues the previous one or starts
//! something new. [`super::arrange`] decides what it starts.

use super::arrange::arrange;
use super::ruler::{Ruler, Wrapping};
use super::text::{Gap, TextLine};
use crate::domain::Span;
use crate::markdown::tree::block::{Block, BlockKind, Inline};
use crate::markdown::tree::shape::glue;

/// Reflows every run of paragraphs among the blocks.
pub fn reflow(blocks: Vec<Block>, ruler: Ruler) -> Vec<Block> {
    let mut done = Vec::with_capacity(blocks.len());
    let mut run: Vec<TextLine> = Vec::new();
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

/// Puts headings and cells on one line; keeps hard breaks.
pub fn one_line(inlines: &mut Vec<Inline>) {
    if !inlines.contains(&Inline::SoftBreak) {
        return;
    }
    let mut joined: Vec<Inline> = Vec::with_capacity(inlines.len());
    for (n, inline) in inlines.iter().enumerate() {
        if *inline != Inline::SoftBreak {
            joined.push(inline.clone());
            continue;
        }
        let text = |inline: Option<&Inline>| match inline {
            Some(Inline::Text { text, .. } | Inline::Code(text)) => text.clone(),
            _ => String::new(),
        };
        let between = glue(&text(joined.last()), &text(inlines.get(n + 1)));
        if !between.is_empty() {
            joined.push(Inline::plain(between));
        }
    }
    *inlines = joined;
}

/// The lines of a paragraph.
fn split(inlines: Vec<Inline>, span: Span) -> Vec<TextLine> {
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
        texts.extend(TextLine::new(std::mem::take(&mut line), gap, span));
        gap = next;
    }
    texts.extend(TextLine::new(line, gap, span));
    let wrapping = Wrapping::new(texts.iter().map(|text| text.plain.as_str()));
    for text in &mut texts {
        text.wrapping = wrapping;
    }
    if let Some(last) = texts.last_mut() {
        last.closed = closed;
    }
    texts
}

fn add(run: &mut Vec<TextLine>, text: TextLine, ruler: Ruler) {
    match run.last_mut() {
        Some(last) if last.is_continued_by(&text, ruler) => last.join(text),
        _ => run.push(text),
    }
}
