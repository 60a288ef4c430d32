//! Files in which all titles of one level are cards: `## question`, more of the question, `%`, an
//! answer, `[#tag]()`.

use super::{Flashcard, asked, body, is_blank};
use crate::notes::answer::BodyLine;
use crate::notes::boilerplate::is_tag_links;
use crate::notes::page::{LineKind, Page};

pub(super) fn headed(page: &Page<'_>) -> Vec<Flashcard> {
    let Some(level) = level_of_cards(page) else {
        return Vec::new();
    };
    let titles: Vec<(usize, u8)> = titles(page).collect();
    let mut cards = Vec::new();
    for (n, (at, _)) in titles
        .iter()
        .enumerate()
        .filter(|(_, title)| title.1 == level)
    {
        let next = titles[n + 1..].iter().find(|title| title.1 <= level);
        let end = next.map_or(page.lines.len(), |title| title.0);
        cards.push(card(page, *at, end));
    }
    cards
}

fn titles(page: &Page<'_>) -> impl Iterator<Item = (usize, u8)> {
    let lines = page.lines.iter().enumerate();
    lines.filter_map(|(at, line)| match line.kind {
        LineKind::Heading { level } => Some((at, level)),
        _ => None,
    })
}

/// The highest level of the titles right above `%` or tags.
fn level_of_cards(page: &Page<'_>) -> Option<u8> {
    let mut level = None;
    let mut highest = None;
    for (at, line) in page.lines.iter().enumerate() {
        if let LineKind::Heading { level: own } = line.kind {
            level = Some(own);
        } else if is_percent(page, at) || is_tags(page, at) {
            highest = highest.into_iter().chain(level).min();
        }
    }
    highest
}

fn is_percent(page: &Page<'_>, at: usize) -> bool {
    page.lines[at].kind == LineKind::Text && page.line(at).trim() == "%"
}

fn is_tags(page: &Page<'_>, at: usize) -> bool {
    page.lines[at].kind == LineKind::Text && is_tag_links(page.line(at))
}

fn card(page: &Page<'_>, at: usize, end: usize) -> Flashcard {
    let sign = (at + 1..end).find(|at| is_percent(page, *at));
    let is_text = |at: &usize| !is_blank(page, *at) && page.lines[*at].kind != LineKind::Metadata;
    let last = (at..sign.unwrap_or(at + 1))
        .rev()
        .find(is_text)
        .unwrap_or(at);
    let title = page.heading_title(at);
    let from = (title.start - page.lines[at].span.start) as usize;
    let to = if last == at {
        from + title.len()
    } else {
        page.line(last).len()
    };
    let is_answer =
        |line: &BodyLine| line.kind != LineKind::Text || !is_tag_links(line.span.of(page.text));
    let mut answer = body(page, sign.unwrap_or(at) + 1..end, 0);
    answer.retain(is_answer);
    super::card(at..end, asked(page, at..last + 1, from, to), answer)
}
