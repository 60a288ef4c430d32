//! Classifies the blocks of an answer: list, labelled line, title, text.

use crate::markdown::tree::shape::{ends_sentence, is_pasted_title, name, rough_width};
use crate::markdown::tree::{Block, BlockKind, Inline, Item, Mark, Table, plain_text};

/// The maximum width of a title or of a name in bold or code, in columns.
const MAX_TITLE: usize = 40;

/// The role that the shape of a block suggests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockShape {
    /// A list of this many items.
    List(usize),
    /// A table of this many rows.
    Table(usize),
    /// `名称：说明`.
    Label,
    /// A paragraph that begins with a name in bold or code.
    Named,
    /// A title of what follows.
    Title,
    /// A paragraph that ends with a colon.
    LeadIn,
    /// Another paragraph.
    Text,
    Other,
}

/// The shapes of blocks. Bullets with other blocks between them are the items of one list;
/// a list below `示例：` is none.
pub fn kinds(blocks: &[Block]) -> Vec<BlockShape> {
    let mut kinds: Vec<BlockShape> = blocks.iter().map(kind).collect();
    let is_single = |block: &Block| matches!(&block.kind, BlockKind::List(items) if items.len() == 1 && items[0].checked.is_none());
    if blocks.iter().filter(|block| is_single(block)).count() > 1 {
        for (kind, block) in kinds.iter_mut().zip(blocks) {
            if is_single(block) {
                *kind = BlockShape::List(1);
            }
        }
    }
    let mut in_aside = false;
    for (kind, block) in kinds.iter_mut().zip(blocks) {
        match kind {
            BlockShape::LeadIn | BlockShape::Title => {
                in_aside = announces_example(block);
            }
            BlockShape::List(_) | BlockShape::Table(_) if in_aside => *kind = BlockShape::Other,
            _ => {}
        }
    }
    kinds
}

/// Whether a title or introduction ends with a word for an example.
fn announces_example(block: &Block) -> bool {
    let text = block.inlines().map(plain_text).unwrap_or_default();
    let title = text.trim().trim_end_matches(['：', ':', 's', ' ']);
    ["示例", "例子", "Example"]
        .iter()
        .any(|word| title.ends_with(word))
}

/// Words that begin or name an example, a summary or a reference.
const ASIDES: [&str; 24] = [
    "示例", "例子", "语法", "用法", "例如", "比如", "总结", "小结", "总之", "综上", "回答", "参考",
    "详见", "参见", "See ", "Example", "Syntax", "For example", "e.g", "Learn more", "Reference",
    "Summary", "Conclusion", "Zusammenfassung",
];

/// Whether blocks only illustrate or repeat the text before them: `例如，…`, `### 使用示例`, `总结：…`,
/// or an address.
pub fn is_aside(blocks: &[Block]) -> bool {
    let text = blocks.first().and_then(Block::inlines).map(plain_text);
    let text = text.unwrap_or_default();
    let text = text.trim();
    let title = name(text).map_or(text, |end| &text[..end]);
    let title = title.trim_end_matches(['：', ':', 's', ' ']);
    let names = |word: &str| text.starts_with(word) || title.ends_with(word);
    let is_address = text.starts_with("http") && !text.contains(char::is_whitespace);
    is_address || ASIDES.into_iter().any(names)
}

fn kind(block: &Block) -> BlockShape {
    match &block.kind {
        BlockKind::List(items) => list(items),
        BlockKind::Table(table) if lists_options(table) => BlockShape::Other,
        BlockKind::Table(table) => BlockShape::Table(table.rows.len()),
        BlockKind::Heading { .. } => BlockShape::Title,
        BlockKind::Paragraph(text) => paragraph(text),
        _ => BlockShape::Other,
    }
}

/// Whether the rows of a table are the options of a question: A, B, C and perhaps more.
fn lists_options(table: &Table) -> bool {
    let first_cells = table.rows.iter().map(|row| row.first());
    let letters = first_cells.map(|cell| cell.map_or(String::new(), |it| plain_text(it)));
    let letters: Vec<String> = letters.map(|it| it.trim().to_owned()).collect();
    letters.len() > 2
        && letters
            .iter()
            .zip('A'..)
            .all(|(it, letter)| *it == letter.to_string())
}

/// A single bullet is not a list, but a single numbered item is. Where only some items are checked,
/// the others are wrong options.
fn list(items: &[Item]) -> BlockShape {
    let checks = |checked| items.iter().any(|item| item.checked == Some(checked));
    match items {
        _ if checks(true) && checks(false) => BlockShape::Other,
        [item] if item.mark == Mark::Bullet => BlockShape::Other,
        _ => BlockShape::List(items.iter().filter(|item| !is_aside(&item.blocks)).count()),
    }
}

fn paragraph(inlines: &[Inline]) -> BlockShape {
    let plain = plain_text(inlines);
    let text = plain.trim();
    let is_line = !text.contains('\n');
    if is_line && is_title(inlines, text) {
        BlockShape::Title
    } else if text.ends_with(['：', ':']) {
        BlockShape::LeadIn
    } else if name(text.lines().next().unwrap_or("")).is_some() {
        BlockShape::Label
    } else if begins_with_name(inlines) && !is_sentence_about_code(inlines, text) {
        BlockShape::Named
    } else {
        BlockShape::Text
    }
}

/// Whether a paragraph is a short bold line, or a title pasted with its number.
fn is_title(inlines: &[Inline], text: &str) -> bool {
    let strong = |inline: &Inline| matches!(inline, Inline::Text { style, .. } if style.strong);
    let begins_strong = inlines.first().is_some_and(strong);
    let ends = text.ends_with(['：', ':']);
    (begins_strong && rough_width(text) <= MAX_TITLE && (ends || !ends_sentence(text)))
        || (is_pasted_title(text) && rough_width(text) <= MAX_TITLE)
}

/// Whether a paragraph is a sentence whose first word is code: `sed` 命令可以替换文字。
fn is_sentence_about_code(inlines: &[Inline], text: &str) -> bool {
    let goes_on = |inline: &Inline| match inline {
        Inline::Text { text, .. } => text.trim_start().starts_with(char::is_alphanumeric),
        _ => false,
    };
    matches!(inlines.first(), Some(Inline::Code(_)))
        && ends_sentence(text)
        && inlines.get(1).is_some_and(goes_on)
}

fn begins_with_name(inlines: &[Inline]) -> bool {
    match inlines.first() {
        Some(Inline::Code(name)) => rough_width(name) <= MAX_TITLE,
        Some(Inline::Text { text, style }) => style.strong && rough_width(text) <= MAX_TITLE,
        _ => false,
    }
}
