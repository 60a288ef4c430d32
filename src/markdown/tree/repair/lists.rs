//! Repairs lists: continues interrupted numbering, moves the interrupting blocks into the item
//! above, renumbers lists of `1.`, and reads `- - x` as one bullet.

use crate::markdown::tree::block::{Block, BlockKind, Item, Mark, plain_text};

/// The maximum number of blocks between two numbers that belong to the first one.
const MAX_BETWEEN: usize = 8;

/// Repairs the lists among blocks.
pub fn repair(blocks: Vec<Block>) -> Vec<Block> {
    let mut done: Vec<Block> = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        if let BlockKind::List(items) = &mut block.kind {
            unwrap_nested_lists(items);
            let parent = parent_of(&done, &block);
            match parent {
                Some(Parent::Before(at)) => {
                    continue_list(&mut done, at, block);
                    continue;
                }
                Some(Parent::Colon) => {
                    append_to_last_item(&mut done, block);
                    continue;
                }
                None => {}
            }
        }
        done.push(block);
    }
    for block in &mut done {
        if let BlockKind::List(items) = &mut block.kind {
            renumber(items);
        }
    }
    done
}

/// The list that another list belongs to.
enum Parent {
    /// It continues the list at this index.
    Before(usize),
    /// It is inside the last item of the list above, which ends with a colon.
    Colon,
}

fn parent_of(done: &[Block], block: &Block) -> Option<Parent> {
    let next = items_of(block)?;
    let between = done
        .iter()
        .rev()
        .take(MAX_BETWEEN + 1)
        .take_while(|block| !is_barrier(block, next))
        .count();
    let at = done.len().checked_sub(between + 1)?;
    let before = items_of(done.get(at)?)?;
    if between <= MAX_BETWEEN && continues(before, next, &done[at + 1..], block) {
        return Some(Parent::Before(at));
    }
    let announced = between == 0 && is_numbered(before) && !is_numbered(next) && announces(before);
    announced.then_some(Parent::Colon)
}

/// Whether a block ends the search for the list that `next` may continue.
fn is_barrier(block: &Block, next: &[Item]) -> bool {
    match &block.kind {
        BlockKind::Heading { .. } | BlockKind::Rule => true,
        BlockKind::List(items) => is_numbered(items) || !is_numbered(next),
        _ => false,
    }
}

fn items_of(block: &Block) -> Option<&[Item]> {
    match &block.kind {
        BlockKind::List(items) if !items.is_empty() => Some(items),
        _ => None,
    }
}

fn is_numbered(items: &[Item]) -> bool {
    items.first().and_then(number).is_some()
}

/// The typed or generated number of an item.
fn number(item: &Item) -> Option<u64> {
    match &item.mark {
        Mark::Number(number) => Some(*number),
        Mark::Written(mark) => mark
            .trim_start_matches(['(', '（'])
            .trim_end_matches(|c: char| !c.is_ascii_digit())
            .parse()
            .ok(),
        Mark::Bullet | Mark::None => None,
    }
}

fn continues(before: &[Item], next: &[Item], between: &[Block], block: &Block) -> bool {
    match (
        before.last().and_then(number),
        next.first().and_then(number),
    ) {
        (Some(last), Some(first)) => {
            let alike = is_written(before) == is_written(next);
            let interrupted =
                !between.is_empty() || before.last().is_some_and(|item| item.blocks.len() > 1);
            let restarts = first == 1
                && next.len() == 1
                && interrupted
                && before.first().and_then(number) == Some(1)
                && last == 1;
            alike && (last.checked_add(1) == Some(first) || restarts)
        }
        (None, None) => is_code_between_bullets(before, between, block),
        _ => false,
    }
}

fn is_written(items: &[Item]) -> bool {
    items
        .first()
        .is_some_and(|item| matches!(item.mark, Mark::Written(_)))
}

/// Whether a block is code between two bullets without blank lines, which belongs to the first
/// bullet.
fn is_code_between_bullets(before: &[Item], between: &[Block], block: &Block) -> bool {
    let bullets = before.first().is_some_and(|item| item.mark == Mark::Bullet);
    let (Some(last), [code]) = (before.last(), between) else {
        return false;
    };
    let touches = |end: u32, start: u32| start.saturating_sub(end) <= 1;
    bullets
        && matches!(code.kind, BlockKind::Code { .. })
        && touches(last.span.end, code.span.start)
        && touches(code.span.end, block.span.start)
}

/// Whether the last item ends with a colon.
fn announces(items: &[Item]) -> bool {
    let last = items.last().and_then(|item| item.blocks.last());
    let text = last
        .and_then(Block::inlines)
        .map(plain_text)
        .unwrap_or_default();
    text.trim_end().ends_with(['：', ':'])
}

/// Moves the blocks after the list at `at` into its last item, then appends the items of `block`.
fn continue_list(done: &mut Vec<Block>, at: usize, block: Block) {
    let between: Vec<Block> = done.drain(at + 1..).collect();
    let BlockKind::List(next) = block.kind else {
        return;
    };
    if let Some(list) = done.last_mut()
        && let BlockKind::List(items) = &mut list.kind
    {
        list.span.end = list.span.end.max(block.span.end);
        if let (Some(last), Some(end)) = (items.last_mut(), between.last()) {
            last.span.end = last.span.end.max(end.span.end);
            last.blocks.extend(between);
        }
        items.extend(next);
    }
}

fn append_to_last_item(done: &mut [Block], block: Block) {
    if let Some(list) = done.last_mut()
        && let BlockKind::List(items) = &mut list.kind
        && let Some(last) = items.last_mut()
    {
        last.span.end = last.span.end.max(block.span.end);
        list.span.end = list.span.end.max(block.span.end);
        last.blocks.push(block);
    }
}

/// Renumbers a list that counts 1, 1, 1 as 1, 2, 3.
fn renumber(items: &mut [Item]) {
    if items.len() < 2 || items.iter().any(|item| item.mark != Mark::Number(1)) {
        return;
    }
    for (item, number) in items.iter_mut().zip(1..) {
        item.mark = Mark::Number(number);
    }
}

/// Replaces an item that contains only a list with the items of that list (`- - x`).
fn unwrap_nested_lists(items: &mut Vec<Item>) {
    if !items.iter().any(is_shell) {
        return;
    }
    let mut unwrapped = Vec::with_capacity(items.len());
    for mut item in std::mem::take(items) {
        match (is_shell(&item), item.blocks.pop().map(|block| block.kind)) {
            (true, Some(BlockKind::List(inner))) => unwrapped.extend(inner),
            (_, Some(kind)) => {
                let span = item.span;
                item.blocks.push(Block { kind, span });
                unwrapped.push(item);
            }
            (_, None) => unwrapped.push(item),
        }
    }
    *items = unwrapped;
}

fn is_shell(item: &Item) -> bool {
    item.mark == Mark::Bullet
        && item.checked.is_none()
        && matches!(
            item.blocks.as_slice(),
            [Block {
                kind: BlockKind::List(_),
                ..
            }]
        )
}
