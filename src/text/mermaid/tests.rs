//! Diagrams and the lines they produce.

use super::super::{Glyphs, LayoutOptions, Line};
use super::layout;
use crate::domain::Language;

fn lines(text: &str, width: usize) -> Vec<String> {
    let options = LayoutOptions {
        width,
        glyphs: Glyphs::default(),
        language: Language::En,
    };
    let lines = layout(text, width, &options).unwrap();
    lines.iter().map(Line::text).collect()
}

#[test]
fn a_sequence_is_listed_in_order() {
    let diagram = "sequenceDiagram
        autonumber
        actor kubectl
        participant r as runc(OCI运行时)
        %% 1. 下发
        kubectl->>r: POST /api<br/>nginx
        r-->>kubectl: OK
        r->>r: Pull
        par 配置网络
            r->>CNI: ADD 网卡+IP
        end
        Note over kubectl,r: 完成";
    assert_eq!(
        lines(diagram, 60),
        [
            "Participants: kubectl, runc(OCI运行时)",
            "# 1. 下发",
            "1. kubectl -> runc(OCI运行时)：POST /api nginx",
            "2. runc(OCI运行时) --> kubectl：OK",
            "3. runc(OCI运行时)：Pull",
            "par 配置网络",
            "  4. runc(OCI运行时) -> CNI：ADD 网卡+IP",
            "[kubectl、runc(OCI运行时)] 完成",
        ]
    );
}

#[test]
fn punctuation_is_that_of_the_diagrams_language() {
    let diagram = |text: &str| {
        let lines = lines(
            &format!("sequenceDiagram\nNote over a,b: {text}\na->>b: POST"),
            60,
        );
        lines.join("\n")
    };
    assert_eq!(diagram("create"), "[a, b] create\na -> b: POST");
    assert_eq!(diagram("创建"), "[a、b] 创建\na -> b：POST");
}

#[test]
fn a_chain_is_one_step_per_line() {
    let chart = "flowchart TB
        A[Pod: annotations<br/>ingress]
        C[\"Linux tc(traffic control)\"]
        A --> B[(plugin)] --> C
        style A fill:#fff";
    assert_eq!(
        lines(chart, 40),
        [
            "Pod: annotations ingress", "-> plugin", "-> Linux tc(traffic control)"
        ]
    );
}

#[test]
fn branches_say_what_is_on_the_arrow() {
    let chart = "graph LR\nA{就绪?} -->|是| B[转发]\nA -- 否 --> C[摘除]\nD\nD ~~~ E";
    assert_eq!(
        lines(chart, 40),
        ["就绪? -> [是] 转发", "就绪? -> [否] 摘除", "D", "E"]
    );
}

#[test]
fn text_next_to_and_above_the_kind_is_kept() {
    for chart in [
        "graph LR; 甲 --> 乙", "flowchart 甲 --> 乙", "flowchart TD\n甲 --> 乙",
    ] {
        assert_eq!(lines(chart, 40), ["甲 -> 乙"], "{chart}");
    }
    assert_eq!(
        lines("%% 一次请求\nflowchart TB 集群", 40),
        ["一次请求", "集群"]
    );
    assert_eq!(
        lines("%% 一次请求\nsequenceDiagram 甲->>乙: 好", 40),
        ["# 一次请求", "甲 -> 乙：好"]
    );
}

/// Diagrams, and how they are shown after a line with a full stop.
#[test]
fn diagrams_in_the_manner_of_public_ones_are_shown_whole_or_as_code() {
    let options = LayoutOptions {
        width: 80,
        glyphs: Glyphs::default(),
        language: Language::En,
    };
    let table = include_str!("../../../tests/fixtures/diagrams.txt");
    for case in table.trim_end().split("\n===\n") {
        let (diagram, shown) = case.split_once("\n.\n").unwrap();
        let lines = layout(diagram, 80, &options);
        let text = lines.map(|lines| lines.iter().map(Line::text).collect::<Vec<_>>().join("\n"));
        assert_eq!(text.as_deref().unwrap_or("code"), shown, "{diagram}");
    }
}

#[test]
fn other_diagrams_are_left_alone() {
    let options = LayoutOptions {
        width: 40,
        glyphs: Glyphs {
            ascii: true,
            ..Glyphs::default()
        },
        language: Language::Zh,
    };
    assert!(layout("flowchart TB� 集群", 40, &options).is_none());
    assert!(layout("pie title x\n\"a\": 1", 40, &options).is_none());
    assert!(layout("", 40, &options).is_none());
}
