//! Questions anywhere in an outline: `- 网络`, below it `- Service`, below it
//! `- 什么是 ClusterIP？`, and its answer below that.
//!
//! What ends in a question mark asks, unless it lies in the answer of another question; what has
//! questions somewhere below it names a group, and what has none is a question with its answer,
//! like its neighbours. At least half must ask, and the outermost items mostly not: they would be
//! a list of questions.

use std::collections::HashSet;
use std::ops::Range;

use crate::domain::Span;
use crate::notes::Dialect;
use crate::notes::page::Page;
use crate::notes::question::clean;
use crate::notes::reading::{Asked, Evidence, Reading, Start, questions};

use super::nested::{Item, cut_at_margin, item, parents, start};

/// What speaks for an outline: more than for the answer of a term, less than for that of a subject.
const OUTLINE: Evidence = 60;

/// Reads lines as an outline with questions in it.
pub fn read(page: &Page<'_>, lines: Range<usize>) -> Option<Reading> {
    let items: Vec<Item> = lines.clone().filter_map(|line| item(page, line)).collect();
    let outermost = items.iter().map(|item| item.indent).min()?;
    let parents = parents(&items);
    let asks: Vec<bool> = items.iter().map(|item| asks(page, item)).collect();
    let is_outer = |n: &usize| items[*n].indent == outermost;
    let outer = (0..items.len()).filter(is_outer);
    if outer.clone().filter(|n| asks[*n]).count() * 2 >= outer.count() {
        return None;
    }
    let chosen = chosen(&items, &parents, &asks);
    let n_asking = chosen.iter().filter(|n| asks[**n]).count();
    if n_asking < 2 || n_asking * 2 < chosen.len() {
        return None;
    }
    let starts: Vec<Start> = chosen.iter().map(|n| start(page, &items[*n])).collect();
    let mut questions = questions(page, &starts, lines.end);
    let mut known: HashSet<Span> = HashSet::new();
    let mut last = None;
    for (asked, n) in questions.iter_mut().zip(chosen) {
        let group = parents[n].map(|group| page.lines[items[group].line].span);
        // A group that others stood between has its title already.
        let is_new = |span: &Span| last == Some(*span) || known.insert(*span);
        asked.group = group.filter(is_new);
        last = asked.group;
        cut_at_end(page, asked, &items, n);
        cut_at_margin(page, asked);
    }
    Some(Reading {
        dialect: Dialect::NestedBullets,
        evidence: OUTLINE,
        questions,
        structure: Vec::new(),
    })
}

fn asks(page: &Page<'_>, item: &Item) -> bool {
    let text = page.line(item.line).get(item.content..).unwrap_or_default();
    clean(text).text.ends_with(['？', '?'])
}

/// The items that are questions: those that ask, and those with something below in which nothing
/// does; none that lies below another.
fn chosen(items: &[Item], parents: &[Option<usize>], asks: &[bool]) -> Vec<usize> {
    let mut groups = vec![false; items.len()];
    let mut has_below = vec![false; items.len()];
    for n in (0..items.len()).rev() {
        if let Some(parent) = parents[n] {
            has_below[parent] = true;
            groups[parent] |= groups[n] || asks[n];
        }
    }
    let mut is_inside = vec![false; items.len()];
    let mut chosen = Vec::new();
    for n in 0..items.len() {
        let is_question = asks[n] || (has_below[n] && !groups[n]);
        let above = parents[n].is_some_and(|parent| is_inside[parent]);
        is_inside[n] = above || is_question;
        if is_question && !above {
            chosen.push(n);
        }
    }
    chosen
}

/// A question ends where an item begins that does not lie below it.
fn cut_at_end(page: &Page<'_>, asked: &mut Asked, items: &[Item], n: usize) {
    let mut after = items[n + 1..].iter();
    let next = after.find(|item| item.indent <= items[n].indent);
    if let Some(next) = next {
        let number = page.lines[next.line].number;
        asked.body.retain(|line| line.number < number);
    }
}

#[cfg(test)]
mod tests {
    use crate::notes::read;

    const OUTLINE: &str = "- 网络\n  - Service\n    - 什么是 ClusterIP？\n      - 集群内部的地址\n    \
                           - NodePort 用哪些端口？\n      - 30000 起\n  - CNI\n    - 插件\n      - Calico\n\
                           - 存储\n  - PV 和 PVC 的关系？\n    - PVC 绑定 PV\n  - 动态供给靠什么？\n";

    #[test]
    fn questions_at_any_depth_are_found_with_what_stands_below_them() {
        let notes = read(OUTLINE);
        let found = notes.entries.iter();
        let found: Vec<_> = found
            .map(|entry| (entry.question.as_str(), entry.answer.text(OUTLINE)))
            .collect();
        let found: Vec<_> = found.iter().map(|(q, a)| (*q, a.trim())).collect();
        assert_eq!(
            found,
            [
                ("什么是 ClusterIP？", "- 集群内部的地址"),
                ("NodePort 用哪些端口？", "- 30000 起"),
                ("CNI", "- 插件\n  - Calico"),
                ("PV 和 PVC 的关系？", "- PVC 绑定 PV"),
                ("动态供给靠什么？", ""),
            ]
        );
        let titles = notes.sections.iter().map(|section| section.title.as_str());
        assert!(titles.eq(["Service", "网络", "存储"]));
    }

    #[test]
    fn a_list_that_asks_a_little_is_an_answer() {
        let text =
            "# 怎么排查网络？\n\n- 先看\n  - DNS 通吗？\n  - 路由对吗？\n- 再看\n  - 防火墙\n";
        assert_eq!(read(text).entries.len(), 1);
        let terms = "- 网络\n  - Service\n    - ClusterIP\n  - 是什么？\n";
        assert!(read(terms).entries.is_empty());
    }
}
