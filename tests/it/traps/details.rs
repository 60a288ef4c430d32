//! Edge cases of `seeds/containers-and-internals.md`: questions in `<summary>`.

use std::sync::LazyLock;

use k8s_quiz::markdown::tree::BlockKind;

use super::{Page, Place, assert_shown, line_with};
use crate::environment::Environment;

fn page() -> &'static Page {
    static PAGE: LazyLock<Page> = LazyLock::new(|| Page::of_seed("containers-and-internals.md"));
    &PAGE
}

#[test]
fn closing_and_opening_tags_in_one_html_block_end_one_card_and_begin_the_next() {
    let page = page();
    let joints = page
        .text
        .matches("</details>\n<details>\n<summary>")
        .count();
    assert_eq!(joints, 36);
    assert_eq!(page.n_entries(), 39);
    assert_eq!(page.entry(3).end_line, 12);
    assert_eq!(page.question(15), "容器依赖Linux 哪些技术？");
    for line in [2, 13, 14, 32, 33, 654] {
        assert_eq!(page.place(line), Place::Structure, "line {line}");
    }
}

#[test]
fn closing_tags_that_follow_content_directly_are_no_content() {
    let page = page();
    let lines: Vec<&str> = page.text.split('\n').collect();
    let pairs = lines.windows(2).filter(|two| two[1] == "</details>");
    assert_eq!(pairs.filter(|two| !two[0].trim().is_empty()).count(), 36);
    for entry in &page.notes.entries {
        assert!(!entry.answer.text(&page.text).contains("details>"));
        let shown = page.shown(entry.line);
        assert!(shown.iter().all(|line| !line.contains("summary")));
    }
}

#[test]
fn a_last_row_without_a_closing_bar_is_a_row() {
    let page = page();
    assert!(!page.line(12).trim_end().ends_with('|'));
    let blocks = page.document(3).blocks;
    let tables = blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Table(table) => Some((table.header.len(), table.rows.len())),
        _ => None,
    });
    assert_eq!(tables.collect::<Vec<_>>(), [(3, 6)]);
    line_with(&page.shown(3), "独立内核）");
}

#[test]
fn comments_in_pre_blocks_are_no_headings() {
    let page = page();
    assert_eq!(page.line(178), "# 第一阶段：构建（包含编译工具）");
    for line in [178, 183, 191, 195] {
        assert!(page.line(line).starts_with("# "));
        assert_eq!(page.place(line), Place::Answer(174), "line {line}");
    }
    assert_eq!(page.entry(174).end_line, 209);
    let shown = page.shown(174);
    assert_shown(
        &shown,
        &["    # 第一阶段：构建", "    FROM golang:1.20 AS builder"],
    );
    assert!(shown.iter().all(|line| !line.contains("<pre>")));
}

#[test]
fn document_marks_of_yaml_in_fences_are_no_separators() {
    let page = page();
    for line in [466, 483, 493] {
        assert_eq!(page.line(line), "---");
        assert_eq!(page.place(line), Place::Answer(450));
    }
    let code = page.code_blocks(450);
    assert_eq!(code.len(), 2);
    assert!(code[0].contains("\n---\n") && code[1].starts_with("---\n"));
}

#[test]
fn mermaid_is_shown_as_text() {
    let page = page();
    let diagrams = [
        (88, "1. kubectl -> kubelet：POST /api/v1/pods (nginx spec)"),
        (365, "-> CNI: bandwidth plugin 调用CNI的默认bandwidth插件"),
        (553, "1. 用户 -> kube-apiserver：kubectl apply"),
    ];
    for (question, text) in diagrams {
        let shown = page.shown(question);
        line_with(&shown, text);
        assert!(shown.iter().all(|line| !line.contains("```")));
        assert!(shown.iter().all(|line| !line.contains("->>")));
    }
    assert_eq!(page.place(101), Place::Answer(88));
}

#[test]
fn a_service_name_in_angle_brackets_is_visible() {
    line_with(
        &page().shown(298),
        "<service-name>.<namespace>.svc.cluster.local",
    );
}

#[test]
fn a_ligature_in_243_is_found_by_a_search_for_its_letters() {
    let page = page();
    assert!(page.line(243).contains("A\u{fb00}inity"));
    assert!(!page.text.contains("Affinity"));
    let list = Environment::new().run("list affinity source:containers-and-internals --json");
    let found = list.json();
    let questions: Vec<_> = found["cards"]
        .as_array()
        .unwrap()
        .iter()
        .map(|card| card["question"].as_str().unwrap().to_owned())
        .collect();
    // The other cards from that file have the word in answers of the deck.
    assert!(
        questions.contains(&"kubernetes Master组件？".to_owned()),
        "{questions:?}"
    );
}

#[test]
fn sections_name_the_cards_below_them() {
    let page = page();
    for (line, title) in [
        (3, "容器技术概述"),
        (229, "Kubernetes 内部原理"),
        (618, "Kubernetes 使用"),
    ] {
        assert_eq!(page.section(line), Some(title));
    }
    assert_eq!(page.notes.sections.len(), 3);
}
