//! Decides which blocks of an answer are its points.

use super::N_POINTS;
use super::ordinal::ordinal;
use super::outline::BlockShape;
use crate::markdown::tree::shape::{ends_sentence, rough_width};
use crate::markdown::tree::{Block, plain_text};

/// The maximum width in columns of a paragraph that is a point.
const MAX_PARAGRAPH: usize = 240;
/// The maximum width in columns of a paragraph that is a point without an introduction.
const MAX_STATEMENT: usize = 80;
/// Words in a paragraph that introduces further paragraphs.
const ANNOUNCES: [&str; 22] = [
    "如下", "以下", "种", "包括", "优势", "特点", "步骤", "过程", "场景", "作用", "方式", "分为",
    "原因", "区别", "主要有", "following", "points:", "steps:", "ways:", "reasons:", "types:",
    "include:",
];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// One flag per block.
    pub chosen: Vec<bool>,
    /// Whether a chosen block is the title of everything up to the next one.
    pub sections: bool,
}

/// Chooses the points. `None` if the structure of the answer has none.
pub fn choose(blocks: &[Block], kinds: &[BlockShape]) -> Option<Choice> {
    let announced = announced(blocks, kinds);
    sections(kinds)
        .or_else(|| announced.clone().filter(|it| is_mostly_text(it, kinds)))
        .or_else(|| items(kinds))
        .or_else(|| single_bullets(kinds))
        .or_else(|| one_list(kinds))
        .or_else(|| tables(kinds))
        .or_else(|| numbered(blocks, kinds))
        .or(announced)
        .or_else(|| statements(blocks, kinds))
}

/// Whether most of the chosen paragraphs have no label.
fn is_mostly_text(choice: &Choice, kinds: &[BlockShape]) -> bool {
    let chosen = || {
        choice
            .chosen
            .iter()
            .zip(kinds)
            .filter(|(chosen, _)| **chosen)
    };
    let n_texts = chosen()
        .filter(|(_, kind)| **kind == BlockShape::Text)
        .count();
    2 * n_texts > chosen().count()
}

fn choice(kinds: &[BlockShape], is_chosen: impl Fn(BlockShape) -> bool) -> Choice {
    Choice {
        chosen: kinds.iter().map(|kind| is_chosen(*kind)).collect(),
        sections: false,
    }
}

/// Chooses titles with text below. A title directly below another belongs to it.
fn sections(kinds: &[BlockShape]) -> Option<Choice> {
    let mut chosen = vec![false; kinds.len()];
    let mut n_points = 0;
    for (n, kind) in kinds.iter().enumerate() {
        let below_title = n > 0 && kinds[n - 1] == BlockShape::Title;
        if *kind == BlockShape::Title && !below_title {
            chosen[n] = true;
            n_points += 1;
        }
    }
    let empty = kinds.last() == Some(&BlockShape::Title);
    let sections = true;
    (N_POINTS.contains(&n_points) && !empty).then_some(Choice { chosen, sections })
}

/// Chooses all list items and labelled lines, and table rows if there are not too many.
fn items(kinds: &[BlockShape]) -> Option<Choice> {
    let n_named = kinds
        .iter()
        .filter(|kind| **kind == BlockShape::Named)
        .count();
    let with_named = n_named > 1;
    let count = |with_tables: bool| -> usize {
        kinds
            .iter()
            .map(|kind| match kind {
                BlockShape::List(n) => *n,
                BlockShape::Label => 1,
                BlockShape::Named => usize::from(with_named),
                BlockShape::Table(n) if with_tables => *n,
                _ => 0,
            })
            .sum()
    };
    let with_tables = N_POINTS.contains(&count(true));
    let is_item = |kind| {
        matches!(kind, BlockShape::List(_) | BlockShape::Label)
            || (with_named && kind == BlockShape::Named)
            || (with_tables && matches!(kind, BlockShape::Table(_)))
    };
    let enough = N_POINTS.contains(&count(false));
    enough.then(|| choice(kinds, is_item))
}

/// Chooses bullets with other blocks between them.
fn single_bullets(kinds: &[BlockShape]) -> Option<Choice> {
    let is_single = |kind| kind == BlockShape::List(1);
    let n_points = kinds.iter().filter(|kind| is_single(**kind)).count();
    N_POINTS
        .contains(&n_points)
        .then(|| choice(kinds, is_single))
}

/// Chooses the longest list with a suitable length, of equal ones the first.
fn one_list(kinds: &[BlockShape]) -> Option<Choice> {
    let length = |index: &usize| match kinds[*index] {
        BlockShape::List(n) if N_POINTS.contains(&n) => Some(n),
        _ => None,
    };
    let lists = (0..kinds.len())
        .rev()
        .filter(|index| length(index).is_some());
    let longest = lists.max_by_key(length)?;
    let mut chosen = vec![false; kinds.len()];
    chosen[longest] = true;
    let sections = false;
    Some(Choice { chosen, sections })
}

fn tables(kinds: &[BlockShape]) -> Option<Choice> {
    let fits = |kind: &BlockShape| matches!(kind, BlockShape::Table(n) if N_POINTS.contains(n));
    let first = kinds.iter().position(fits)?;
    let mut chosen = vec![false; kinds.len()];
    chosen[first] = true;
    let sections = false;
    Some(Choice { chosen, sections })
}

/// Chooses paragraphs that begin with `首先` or `Second`.
fn numbered(blocks: &[Block], kinds: &[BlockShape]) -> Option<Choice> {
    let is_paragraph = |kind: &BlockShape| {
        matches!(
            kind,
            BlockShape::Text | BlockShape::Label | BlockShape::Named
        )
    };
    let is_numbered = |(block, kind): (&Block, &BlockShape)| {
        is_paragraph(kind) && ordinal(text(block).trim_start()).is_some()
    };
    let chosen: Vec<bool> = blocks.iter().zip(kinds).map(is_numbered).collect();
    let n_points = chosen.iter().filter(|chosen| **chosen).count();
    let sections = false;
    N_POINTS
        .contains(&n_points)
        .then_some(Choice { chosen, sections })
}

/// Chooses the paragraphs of an answer that has nothing but short paragraphs of one sentence each.
/// One of them may lack its full stop.
fn statements(blocks: &[Block], kinds: &[BlockShape]) -> Option<Choice> {
    let n_closed = blocks
        .iter()
        .filter(|block| ends_sentence(&text(block)))
        .count();
    let is_statement = |(block, kind): (&Block, &BlockShape)| {
        let text = text(block);
        let text = text.trim();
        let inner = text.trim_end_matches(['。', '；', '.', ';']);
        matches!(kind, BlockShape::Text | BlockShape::Label)
            && rough_width(text) <= MAX_STATEMENT
            && !inner.contains(['。', '\n', '：'])
            && !inner.contains(". ")
    };
    let all = blocks.iter().zip(kinds).all(is_statement);
    let enough =
        blocks.len() > 2 && N_POINTS.contains(&blocks.len()) && n_closed + 1 >= blocks.len();
    (all && enough).then(|| choice(kinds, |_| true))
}

/// Chooses paragraphs after an introduction (`可通过如下三种方式：`).
fn announced(blocks: &[Block], kinds: &[BlockShape]) -> Option<Choice> {
    let lead_in = (0..kinds.len()).find(|n| {
        kinds[*n] == BlockShape::LeadIn
            && ANNOUNCES
                .iter()
                .any(|word| text(&blocks[*n]).contains(word))
    })?;
    let is_point = |n: &usize| {
        matches!(
            kinds[*n],
            BlockShape::Text | BlockShape::Label | BlockShape::Named
        )
    };
    let run: Vec<usize> = (lead_in + 1..kinds.len()).take_while(is_point).collect();
    let short = run
        .iter()
        .all(|n| rough_width(&text(&blocks[*n])) <= MAX_PARAGRAPH);
    let explains = run
        .first()
        .is_some_and(|n| text(&blocks[*n]).starts_with("分别"));
    if !N_POINTS.contains(&run.len()) || !short || explains {
        return None;
    }
    let chosen = (0..kinds.len()).map(|n| run.contains(&n)).collect();
    let sections = false;
    Some(Choice { chosen, sections })
}

fn text(block: &Block) -> String {
    block.inlines().map(plain_text).unwrap_or_default()
}
