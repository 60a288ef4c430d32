//! Decides which blocks of an answer are its points.

use super::N_POINTS;
use super::outline::Kind;
use crate::markdown::tree::shape::columns;
use crate::markdown::tree::{Block, plain_text};

/// The widest paragraph that is still one of several points, in columns.
const MAX_PARAGRAPH: usize = 240;
/// What a paragraph says before a list that is set as paragraphs.
const ANNOUNCES: [&str; 16] = [
    "如下", "以下", "种", "包括", "优势", "特点", "步骤", "过程", "场景", "作用", "方式", "分为",
    "原因", "区别", "主要有", "following",
];

/// Which blocks are points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// One for each block.
    pub chosen: Vec<bool>,
    /// Whether a chosen block is the title of everything up to the next one.
    pub sections: bool,
}

/// Chooses; none when nothing in the answer reads like points.
pub fn choose(blocks: &[Block], kinds: &[Kind]) -> Option<Choice> {
    sections(kinds)
        .or_else(|| items(kinds))
        .or_else(|| one_list(kinds))
        .or_else(|| tables(kinds))
        .or_else(|| announced(blocks, kinds))
}

fn choice(kinds: &[Kind], is_chosen: impl Fn(Kind) -> bool) -> Choice {
    Choice {
        chosen: kinds.iter().map(|kind| is_chosen(*kind)).collect(),
        sections: false,
    }
}

/// Titles with something below each; a title right below another belongs to it.
fn sections(kinds: &[Kind]) -> Option<Choice> {
    let mut chosen = vec![false; kinds.len()];
    let mut n_points = 0;
    for (n, kind) in kinds.iter().enumerate() {
        let below_title = n > 0 && kinds[n - 1] == Kind::Title;
        if *kind == Kind::Title && !below_title {
            chosen[n] = true;
            n_points += 1;
        }
    }
    let empty = kinds.last() == Some(&Kind::Title);
    let sections = true;
    (N_POINTS.contains(&n_points) && !empty).then_some(Choice { chosen, sections })
}

/// The items of all lists and the labelled lines, with the rows of tables if there is room.
fn items(kinds: &[Kind]) -> Option<Choice> {
    let n_named = kinds.iter().filter(|kind| **kind == Kind::Named).count();
    let with_named = n_named > 1;
    let count = |with_tables: bool| -> usize {
        kinds
            .iter()
            .map(|kind| match kind {
                Kind::List(n) => *n,
                Kind::Label => 1,
                Kind::Named => usize::from(with_named),
                Kind::Table(n) if with_tables => *n,
                _ => 0,
            })
            .sum()
    };
    let with_tables = N_POINTS.contains(&count(true));
    let is_item = |kind| {
        matches!(kind, Kind::List(_) | Kind::Label)
            || (with_named && kind == Kind::Named)
            || (with_tables && matches!(kind, Kind::Table(_)))
    };
    let enough = N_POINTS.contains(&count(false));
    enough.then(|| choice(kinds, is_item))
}

/// The first list that is neither too short nor too long.
fn one_list(kinds: &[Kind]) -> Option<Choice> {
    let fits = |kind: &Kind| matches!(kind, Kind::List(n) if N_POINTS.contains(n));
    let first = kinds.iter().position(fits)?;
    let mut chosen = vec![false; kinds.len()];
    chosen[first] = true;
    let sections = false;
    Some(Choice { chosen, sections })
}

fn tables(kinds: &[Kind]) -> Option<Choice> {
    let fits = |kind: &Kind| matches!(kind, Kind::Table(n) if N_POINTS.contains(n));
    let first = kinds.iter().position(fits)?;
    let mut chosen = vec![false; kinds.len()];
    chosen[first] = true;
    let sections = false;
    Some(Choice { chosen, sections })
}

/// Paragraphs behind one that announces them (`可通过如下三种方式：`).
fn announced(blocks: &[Block], kinds: &[Kind]) -> Option<Choice> {
    let lead_in = (0..kinds.len()).find(|n| {
        kinds[*n] == Kind::LeadIn
            && ANNOUNCES
                .iter()
                .any(|word| text(&blocks[*n]).contains(word))
    })?;
    let is_point = |n: &usize| matches!(kinds[*n], Kind::Text | Kind::Label | Kind::Named);
    let run: Vec<usize> = (lead_in + 1..kinds.len()).take_while(is_point).collect();
    let short = run
        .iter()
        .all(|n| columns(&text(&blocks[*n])) <= MAX_PARAGRAPH);
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
