//! Writes the one-line text of a point.

use super::POINT_WIDTH;
use super::ordinal::ordinal;
use super::shorten::shorten;
use crate::markdown::tree::shape::{
    EnumeratorKind, ends_sentence, enumerator, is_pasted_title, name, rough_width,
};
use crate::markdown::tree::{Block, BlockKind, Inline, Item, Table, plain_text};

/// Labels that fit any topic.
const GENERIC: [&str; 14] = [
    "用途", "描述", "作用", "特点", "优点", "缺点", "说明", "示例", "定义", "场景", "原理", "功能",
    "使用场景", "适用场景",
];
/// The minimum width in columns of a title that needs no text from below.
const LONG_TITLE: usize = 36;
/// The maximum width in columns of an item that is named with the others of its list.
const SHORT_ITEM: usize = 16;

/// The text of a point with these blocks.
pub fn point(blocks: &[Block]) -> String {
    let [
        Block {
            kind: BlockKind::Table(table),
            ..
        },
        ..,
    ] = blocks
    else {
        return shorten(unmarked(&gist(blocks)), POINT_WIDTH);
    };
    shorten(&row(table), POINT_WIDTH)
}

/// The text without a number or word in front that only counts, and without what remains of a mark,
/// such as the full stop of `(1).`
fn unmarked(text: &str) -> &str {
    let rest = text.trim_start_matches(['.', '．', '、', '）', ')', '：', ':', ' ']);
    let is_name = text.starts_with('.') && rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    let text = if is_name { text } else { rest };
    let number = enumerator(text).filter(|mark| mark.kind != EnumeratorKind::Bullet);
    let end = number.map(|mark| mark.length).or_else(|| ordinal(text));
    &text[end.unwrap_or(0)..]
}

/// The first statement of the blocks, with the text that a title or a colon announces.
fn gist(blocks: &[Block]) -> String {
    let Some((first, rest)) = blocks.split_first() else {
        return String::new();
    };
    match &first.kind {
        BlockKind::Paragraph(text) => {
            let lines = line_text(text);
            let line = lines.lines().next().unwrap_or("").trim();
            let title = is_title(text, line) || is_name_above(line, &lines);
            if line.ends_with(['：', ':']) || title {
                match lines.lines().nth(1) {
                    Some(second) => announced(line, second.trim()),
                    None => announce(line, rest),
                }
            } else {
                line.to_owned()
            }
        }
        BlockKind::Heading { text, .. } => announce(line_text(text).trim(), rest),
        BlockKind::List(items) => list(items),
        BlockKind::Quote(inner) => gist(inner),
        BlockKind::Code { text, .. } => one_line(text).unwrap_or_default().to_owned(),
        BlockKind::Table(table) => first_column(table),
        BlockKind::Rule => gist(rest),
    }
}

/// The only line of a code block: a longer one is no statement.
fn one_line(code: &str) -> Option<&str> {
    let mut lines = code.trim().lines();
    let line = lines.next()?;
    lines.next().is_none().then_some(line.trim())
}

/// Whether the first line of a paragraph is a name, not the beginning of prose.
fn is_name_above(line: &str, lines: &str) -> bool {
    rough_width(line) <= SHORT_ITEM && lines.lines().nth(1).is_some() && !ends_sentence(line)
}

fn is_title(text: &[Inline], line: &str) -> bool {
    let strong = |inline: &Inline| matches!(inline, Inline::Text { style, .. } if style.strong);
    if is_pasted_title(line) {
        return true;
    }
    text.first().is_some_and(strong) && line.chars().count() <= 20 && name(line).is_none()
}

/// A title with the first statement below it, or with the names of the first list if those say more
/// in the same width. A wide title is enough alone.
fn announce(title: &str, below: &[Block]) -> String {
    // Only the last sentence announces.
    if let Some((statement, _)) = title.rsplit_once('。') {
        return statement.to_owned();
    }
    let direct = announced(title, &gist(below));
    if rough_width(&direct) <= POINT_WIDTH {
        return direct;
    }
    let names = below.iter().find_map(|block| match &block.kind {
        BlockKind::List(items) => names(items),
        _ => None,
    });
    match names {
        Some(names) => announced(title, &names),
        None if rough_width(title) >= LONG_TITLE => announced(title, ""),
        None => direct,
    }
}

fn announced(title: &str, below: &str) -> String {
    let title = title.trim_end_matches(['：', ':', ' ']);
    if below.is_empty() {
        return title.to_owned();
    }
    let latin = below.replace('、', ", ").replace('；', "; ");
    if title.is_ascii() && latin.is_ascii() {
        format!("{title}: {latin}")
    } else {
        format!("{title}：{below}")
    }
}

fn names(items: &[Item]) -> Option<String> {
    let names: Option<Vec<String>> = items.iter().map(item_name).collect();
    let names = names.filter(|names| names.len() > 1)?;
    let generic = names.iter().all(|name| GENERIC.contains(&name.as_str()));
    (!generic).then(|| names.join("、"))
}

/// The items if each is a word or two.
fn short_items(items: &[Item]) -> Option<String> {
    let text = |item: &Item| match item.blocks.as_slice() {
        [block] => Some(line_text(block.inlines()?).trim().to_owned()),
        _ => None,
    };
    let texts: Vec<String> = items.iter().map(text).collect::<Option<_>>()?;
    let is_short = |text: &String| rough_width(text) <= SHORT_ITEM && !text.is_empty();
    (texts.len() > 1 && texts.iter().all(is_short)).then(|| texts.join("、"))
}

/// The names of the items if all have one, else all items if they are short, else the first item.
fn list(items: &[Item]) -> String {
    let first = || {
        items
            .first()
            .map(|item| without_generic_name(&gist(&item.blocks)))
    };
    let listed = names(items).or_else(|| short_items(items));
    listed.or_else(first).unwrap_or_default()
}

/// Removes a generic label below a title: `用途：临时存储` becomes `临时存储`.
fn without_generic_name(line: &str) -> String {
    let name = name(line).filter(|end| GENERIC.contains(&line[..*end].trim()));
    let rest = name.map_or(line, |end| line[end..].trim_start_matches(['：', ':', ' ']));
    rest.to_owned()
}

fn item_name(item: &Item) -> Option<String> {
    let text = line_text(item.blocks.first()?.inlines()?);
    let line = text.lines().next()?.trim();
    let end = name(line).or_else(|| line.strip_suffix(['：', ':']).map(str::len))?;
    Some(line[..end].trim().to_owned())
}

fn first_column(table: &Table) -> String {
    let cells = table.rows.iter().filter_map(|row| row.first());
    let names: Vec<String> = cells
        .map(|cell| line_text(cell).trim().to_owned())
        .collect();
    names.join("、")
}

/// The first cell as the name, then the other cells; with column names if there is room.
fn row(table: &Table) -> String {
    let cells = table.rows.first().map(Vec::as_slice).unwrap_or_default();
    let text = |cell: &Vec<Inline>| line_text(cell).replace('\n', " ").trim().to_owned();
    let mut values = cells
        .iter()
        .zip(&table.header)
        .map(|(cell, head)| (text(cell), text(head)));
    let name = values.next().map(|(name, _)| name).unwrap_or_default();
    let values: Vec<(String, String)> = values.filter(|(value, _)| !value.is_empty()).collect();
    let bare: Vec<&str> = values.iter().map(|(value, _)| value.as_str()).collect();
    let named: Vec<String> = values
        .iter()
        .map(|(value, head)| format!("{head} {value}"))
        .collect();
    let full = announced(&name, &named.join("；"));
    if values.len() > 1 && rough_width(&full) <= POINT_WIDTH {
        return full;
    }
    announced(&name, &bare.join("；"))
}

/// The text of inlines, without pictures that have no description.
fn line_text(inlines: &[Inline]) -> String {
    let lines = plain_text(inlines).replace(" ：", "：");
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    lines.lines().map(words).collect::<Vec<_>>().join("\n")
}
