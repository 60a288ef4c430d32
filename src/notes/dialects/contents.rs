//! Tables of contents. Their links repeat the questions, so they are structure, not cards.
//!
//! A table of contents is two or more consecutive list items, numbered lines or table rows, each
//! just a link to a heading of the file or to another file of notes. A line without a link between
//! them names a chapter. The two lines above rows are the head of a table.

use crate::notes::numbering::numbering;
use crate::notes::page::{Line, LineKind};
use crate::notes::vocabulary::{Likeness, Meaning, Meanings, likeness};

/// Sets the kind of lines in tables of contents.
pub fn mark(text: &str, lines: &mut [Line]) {
    if !text.contains("](") {
        return;
    }
    let is_link = |line: &Line| line.kind != LineKind::Code && is_link(line.span.of(text));
    let mut at = 0;
    while let Some(first) = lines[at..].iter().position(is_link).map(|n| at + n) {
        let mut last = first;
        let mut n_links = 1;
        while let Some(next) = next_link(text, lines, last, is_link) {
            last = next;
            n_links += 1;
        }
        if n_links >= 2 {
            let first = first - head(text, &lines[..first]);
            for line in &mut lines[first..=last] {
                if line.kind != LineKind::Blank {
                    line.kind = LineKind::Contents;
                }
            }
        }
        at = last + 1;
    }
}

/// Whether a title announces a table of contents.
pub fn is_title(title: &str) -> bool {
    Meanings::new(title).has(Meaning::Contents)
}

/// The next link of the table: on the next line, or after one line without a link.
fn next_link(
    text: &str,
    lines: &[Line],
    last: usize,
    is_link: impl Fn(&Line) -> bool,
) -> Option<usize> {
    let rest = &lines[last + 1..];
    let is_blank = |line: &&Line| line.kind == LineKind::Blank;
    let blank = rest.iter().take_while(is_blank).count();
    let next = rest.get(blank)?;
    if is_link(next) {
        return Some(last + 1 + blank);
    }
    let chapter = cell(next.span.of(text)).is_some();
    let behind = rest.get(blank + 1)?;
    (chapter && is_link(behind)).then_some(last + 2 + blank)
}

/// How many lines right above links are the head or the title of their table.
fn head(text: &str, above: &[Line]) -> usize {
    let is_blank = |line: &&Line| line.kind == LineKind::Blank;
    let n_blank = above.iter().rev().take_while(is_blank).count();
    let title = above.iter().rev().nth(n_blank);
    let titled =
        title.is_some_and(|line| line.kind == LineKind::Text && is_title(line.span.of(text)));
    if titled {
        n_blank + 1
    } else {
        table_head(text, above)
    }
}

/// How many lines right above rows are the head of their table, including rows that name chapters.
fn table_head(text: &str, above: &[Line]) -> usize {
    let is_row = |line: &&Line| line.kind == LineKind::Text && line.span.of(text).contains('|');
    let is_delimiter = |line: &Line| {
        let row = line.span.of(text);
        row.contains('-') && row.bytes().all(|byte| b"|-: \t".contains(&byte))
    };
    let mut rows = above.iter().rev().take_while(is_row);
    // Between the delimiter row and the links there are only chapters.
    let chapter = |line: &Line| cell(line.span.of(text)).is_some();
    let delimiter = rows.clone().position(is_delimiter);
    delimiter
        .filter(|n_chapters| rows.clone().take(*n_chapters).all(chapter))
        .filter(|n_chapters| rows.nth(n_chapters + 1).is_some())
        .map_or(0, |n_chapters| n_chapters + 2)
}

/// Whether a line is a list item or table row that is just a link.
fn is_link(line: &str) -> bool {
    let is_item = line
        .trim_start()
        .starts_with(|c: char| c.is_ascii_punctuation() || c.is_numeric());
    if !is_item || !line.contains("](") {
        return false;
    }
    let Some(content) = cell(line) else {
        return false;
    };
    let Some((label, target)) = content
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("]("))
    else {
        return false;
    };
    let Some(target) = target.strip_suffix(')') else {
        return false;
    };
    let is_page = target
        .split('#')
        .next()
        .is_some_and(|file| file.ends_with(".md"));
    // A question may link to the page that answers it.
    let is_chapter = || !target.contains("://") && likeness(label) != Likeness::Question;
    target.starts_with('#') || is_page && is_chapter()
}

/// The text of a list item, numbered line or table row, without bullet, number, emphasis and `|`.
fn cell(line: &str) -> Option<&str> {
    let line = line.trim();
    let counts = || line.starts_with(|c: char| c.is_ascii_digit()) && line.contains('|');
    let row = line.strip_prefix('|').or_else(|| counts().then_some(line));
    if let Some(row) = row {
        let cells = row.trim_end_matches('|').split('|').map(str::trim);
        let mut said = cells.filter(|cell| !cell.is_empty() && !is_number(cell));
        let only = said.next()?;
        return said.next().is_none().then(|| bare(only));
    }
    let after_bullet = line.strip_prefix(['-', '*', '+']).map(str::trim_start);
    let content = after_bullet.unwrap_or(line);
    let number = numbering(content).unwrap_or(0);
    let is_item = after_bullet.is_some() || number > 0;
    is_item.then(|| bare(&content[number..]))
}

fn is_number(cell: &str) -> bool {
    cell.chars().all(|c| c.is_ascii_digit() || c == '.')
}

fn bare(text: &str) -> &str {
    text.trim().trim_matches('*').trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_and_rows_that_are_links() {
        for line in [
            "- [什么是 Pod？](#什么是-pod)",
            "  * [Pod](#pod)",
            "1. [What is a Pod?](#what-is-a-pod)",
            "3、[Pod](#pod)",
            "| 1 | [What is a Pod?](#what-is-a-pod) |",
            "1 | [What is a Pod?](#what-is-a-pod)",
            "- **[网络](network.md#service)**",
        ] {
            assert!(is_link(line), "{line}");
        }
    }

    #[test]
    fn links_with_other_words_or_to_other_sites_are_text() {
        for line in [
            "- 见 [Pod](#pod)",
            "- [Pod](https://kubernetes.io/docs)",
            "[⬆ Back to Top](#contents)",
            "- [ ] todo",
            "1. [什么是 Pod？](pod.md)",
            "| [a](#a) | 一组容器 |",
        ] {
            assert!(!is_link(line), "{line}");
        }
    }
}
