//! Finds list items in the middle of a line, where a number of the list is missing.
//!
//! Some notes have `1.` after the introduction of a list, or two items on one line. Searches only
//! for numbers that the list lacks, and for the number after the last item if it is separated (`2.
//! b 3. c`).

use super::N_POINTS;
use crate::markdown::tree::{Block, BlockKind, Inline, Item, Mark, plain_text};

/// Adds the missing items to numbered lists.
pub fn split(blocks: Vec<Block>) -> Vec<Block> {
    let mut done: Vec<Block> = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        if let BlockKind::List(items) = &mut block.kind {
            let first = items.first().and_then(|item| number(&item.mark));
            if let Some(missing) = first
                .and_then(|first| first.checked_sub(1))
                .filter(|n| *n > 0)
                && let Some(before) = done.last_mut()
                && let Some(item) = cut(before, missing)
            {
                items.insert(0, item);
            }
            *items = filled(std::mem::take(items));
        }
        done.push(block);
    }
    done
}

/// Splits items that contain the next item.
fn filled(items: Vec<Item>) -> Vec<Item> {
    let mut done: Vec<Item> = Vec::with_capacity(items.len());
    for item in items {
        while let Some(found) = missing_before(&item, done.last_mut()) {
            done.push(found);
        }
        done.push(item);
    }
    while let Some(found) = after_last(&mut done) {
        done.push(found);
    }
    if let [only] = done.as_mut_slice() {
        let rest = after_only(only);
        done.extend(rest);
    }
    done
}

/// The other items of a list that has them all on one line.
fn after_only(item: &mut Item) -> Vec<Item> {
    let text = item.blocks.last().and_then(Block::inlines).map(plain_text);
    let is_first = number(&item.mark) == Some(1);
    let line = text.filter(|_| is_first).map(|text| format!("\n1.{text}"));
    let n_items = line
        .as_deref()
        .and_then(numbered)
        .map_or(0, |parts| parts.len());
    let numbers = (2..=n_items as u64).rev();
    let cut = numbers.filter_map(|number| cut(item.blocks.last_mut()?, number));
    let mut items: Vec<Item> = cut.collect();
    items.reverse();
    items
}

/// The item with the next number on the last line of the last item, if it is separated.
fn after_last(items: &mut [Item]) -> Option<Item> {
    let [.., _, last] = items else {
        return None;
    };
    let next = number(&last.mark)?.checked_add(1)?;
    let block = last.blocks.last_mut()?;
    let text = plain_text(block.inlines()?);
    let stands_alone = [". ", "、", ") ", "）"]
        .into_iter()
        .any(|sign| text.contains(&format!(" {next}{sign}")));
    stands_alone.then(|| cut(block, next)).flatten()
}

/// The item between two numbers, cut from the last line of the first one.
fn missing_before(item: &Item, before: Option<&mut Item>) -> Option<Item> {
    let before = before?;
    let missing = number(&before.mark)? + 1;
    (number(&item.mark)? > missing).then_some(())?;
    cut(before.blocks.last_mut()?, missing)
}

/// The number of a list's mark.
fn number(mark: &Mark) -> Option<u64> {
    match mark {
        Mark::Number(number) => Some(*number),
        Mark::Written(mark) => {
            let digits = mark.trim_start_matches(['(', '（', ' ']);
            let end = digits.find(|character: char| !character.is_ascii_digit());
            digits[..end.unwrap_or(digits.len())].parse().ok()
        }
        Mark::None | Mark::Bullet => None,
    }
}

/// Cuts an item from the middle of a paragraph, starting at its number.
fn cut(block: &mut Block, wanted: u64) -> Option<Item> {
    let BlockKind::Paragraph(inlines) = &mut block.kind else {
        return None;
    };
    let (index, from, to) = (0..inlines.len()).rev().find_map(|index| {
        let Inline::Text { text, .. } = &inlines[index] else {
            return None;
        };
        let (from, to) = mark_in(text, wanted)?;
        Some((index, from, to))
    })?;
    let mut rest = inlines.split_off(index);
    let Some(Inline::Text { text, style }) = rest.first_mut() else {
        return None;
    };
    // Exports escape numbers that are not list markers.
    let head = text[..from].trim_end_matches('\\').trim_end().to_owned();
    let style = *style;
    *text = text[to..].trim_start().to_owned();
    if !head.is_empty() {
        inlines.push(Inline::Text { text: head, style });
    }
    let span = block.span;
    let blocks = vec![Block {
        kind: BlockKind::Paragraph(rest),
        span,
    }];
    Some(Item {
        mark: Mark::Number(wanted),
        checked: None,
        blocks,
        span,
    })
}

/// The last place of a number in a text: see [`marks_in`].
fn mark_in(text: &str, wanted: u64) -> Option<(usize, usize)> {
    marks_in(text, wanted).last()
}

/// The parts of a text with at least three numbers in order: `1.创建；2.设置；3.销毁`.
pub fn numbered(text: &str) -> Option<Vec<&str>> {
    let mut starts = Vec::new();
    let mut from = 0;
    for wanted in 1.. {
        let Some((at, start)) = marks_in(text, wanted).find(|(at, _)| *at >= from) else {
            break;
        };
        starts.push((at, start));
        from = start;
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let parts = starts
        .iter()
        .zip(ends)
        .map(|((_, start), end)| text[*start..end].trim());
    let parts: Vec<&str> = parts.collect();
    let is_list = parts.len() > 2 && N_POINTS.contains(&parts.len());
    (is_list && parts.iter().all(|part| !part.is_empty())).then_some(parts)
}

/// The places of ` 3.`, `；3、` or `3）` in a text: the end of the text before and the start of the
/// item.
fn marks_in(text: &str, wanted: u64) -> impl Iterator<Item = (usize, usize)> {
    let digits = wanted.to_string();
    let n_digits = digits.len();
    let ends = move |at: usize| {
        let behind = &text[at + n_digits..];
        let sign = behind
            .chars()
            .next()
            .filter(|sign| ".、)）．".contains(*sign))?;
        let rest = behind[sign.len_utf8()..].trim_start();
        // The following text may be in another run, such as bold.
        let goes_on = !rest.starts_with(|next: char| next.is_ascii_digit());
        goes_on.then_some(at + n_digits + sign.len_utf8())
    };
    let begins = move |at: usize| {
        let before = text[..at].chars().next_back();
        before.is_some_and(|before| before.is_whitespace() || "；;。，,：:\\".contains(before))
    };
    let found: Vec<usize> = text.match_indices(&digits).map(|(at, _)| at).collect();
    let found = found.into_iter().filter(move |at| begins(*at));
    found.filter_map(move |at| Some((at, ends(at)?)))
}
