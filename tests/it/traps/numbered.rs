//! Edge cases of `seeds/numbered-questions.md`: numbered headings, most without an answer.

use std::sync::LazyLock;

use k8s_quiz::markdown::tree::BlockKind;

use super::{Page, Place, assert_shown};

fn page() -> &'static Page {
    static PAGE: LazyLock<Page> = LazyLock::new(|| Page::of_seed("numbered-questions.md"));
    &PAGE
}

/// The number of cells in each table row of an answer, header included.
fn cells(page: &Page, line: u32) -> Vec<Vec<usize>> {
    let blocks = page.document(line).blocks.into_iter();
    let tables = blocks.filter_map(|block| match block.kind {
        BlockKind::Table(table) => Some(table),
        _ => None,
    });
    tables
        .map(|table| {
            let rows = std::iter::once(table.header).chain(table.rows);
            rows.map(|row| row.len()).collect()
        })
        .collect()
}

#[test]
fn twenty_four_of_thirty_one_are_unanswered() {
    let page = page();
    assert_eq!(page.n_entries(), 31);
    assert_eq!(page.unanswered().len(), 24);
    let answered = page.notes.entries.iter().filter(|e| !e.is_unanswered());
    let lines: Vec<u32> = answered.map(|entry| entry.line).collect();
    assert_eq!(lines, [1, 30, 57, 103, 128, 156, 176]);
}

#[test]
fn question_15_has_only_two_empty_subheadings_and_is_unanswered() {
    let page = page();
    assert_eq!(page.question(15), "如果从零开始部署集群");
    assert!(page.entry(15).is_unanswered());
    for line in [17, 19] {
        assert!(page.line(line).starts_with("##### "));
        assert_eq!(page.place(line), Place::Note(15));
    }
}

#[test]
fn numbers_without_a_space_behind_them_go_from_questions() {
    let page = page();
    for entry in &page.notes.entries {
        let line = page.line(entry.line as usize);
        assert!(line.starts_with("#### "));
        assert!(line.ends_with(&entry.question));
        assert!(!entry.question.starts_with(|c: char| c.is_ascii_digit()));
    }
    assert_eq!(page.question(45), "Pod创建过程");
}

#[test]
fn the_answer_of_176_runs_to_268_with_repeated_bold_subheads() {
    let page = page();
    assert_eq!(page.entry(176).end_line, 268);
    let shown = page.shown(176);
    for subhead in ["工作原理：", "缺点："] {
        let n = shown.iter().filter(|line| *line == subhead).count();
        assert_eq!(n, 2, "{subhead} in {shown:#?}");
    }
    assert_eq!(page.n_tables(176), 1);
}

#[test]
fn numbers_interrupted_by_bullets_keep_counting() {
    let shown = page().shown(176);
    let numbers: Vec<&str> = shown
        .iter()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_digit()))
        .filter_map(|line| line.split('：').next())
        .collect();
    assert_eq!(
        numbers,
        [
            "1. Service流量代理", "2. 转发规则动态维护", "3. 会话亲和性支持", "1. 表结构",
            "2. 链结构", "3. 规则生成", "1. 核心概念", "2. 工作流程", "3. 支持的调度算法",
            "4. 数据转发",
        ]
    );
}

#[test]
fn less_than_signs_are_text_and_their_tables_keep_every_column() {
    let page = page();
    assert_shown(&page.shown(30), &["≥200且<400则成功"]);
    assert_shown(&page.shown(156), &["<500 节点", ">1000 节点"]);
    assert_shown(&page.shown(176), &["（<1000节点）", "（>1000节点）"]);
    assert_eq!(cells(page, 30), [vec![5; 4]]);
    assert_eq!(cells(page, 156), [vec![3; 7]]);
    assert_eq!(cells(page, 176), [vec![3; 9]]);
}

#[test]
fn the_last_line_is_a_question_without_a_newline() {
    let page = page();
    assert!(!page.text.ends_with('\n'));
    assert_eq!(page.question(285), "Kubernetes中存在哪几种负载均衡");
    assert!(page.entry(285).is_unanswered());
    assert_eq!(page.entry(285).end_line, 285);
}
