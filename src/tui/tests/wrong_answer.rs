//! A wrong note: the screen shows the correction, not the note's answer.

use super::stage::{Stage, assert_line};

const POINTS: &str = "\
cards:
  - question: kube-proxy 有哪几种模式？
    points: [ { zh: 三种模式, en: Three modes }, { zh: 默认是 iptables, en: iptables by default } ]
";

#[test]
fn points_of_the_manifest_precede_a_wrong_answer() {
    let mut stage = Stage::study("kube-proxy").with_file("my-deck.yaml", POINTS);
    let text = stage.text("<space><space>a", (80, 24));
    let rows: Vec<&str> = text.lines().skip(2).take(10).collect();
    let expected = [
        "   [x] 三种模式",
        "   [ ] 默认是 iptables",
        "",
        " > 答案全文（笔记 1 份，更正 1）                                              a",
        "",
        "   出自 src/tui/tests/deck/notes.md:34",
        "   有误（1.33 起）",
        "     nftables 模式已经稳定，iptables 仍是默认。",
        "     https://kubernetes.io/docs/reference/networking/virtual-ips/",
        "",
    ];
    assert_eq!(rows, expected);
    assert_line(&text, "   （有误，原文已折叠，按 Tab 展开）");
}

#[test]
fn the_ticks_stay_when_the_wrong_answer_is_unfolded() {
    let mut stage = Stage::study("kube-proxy").with_file("my-deck.yaml", POINTS);
    let text = stage.text("<space><space><tab>", (80, 24));
    assert_line(&text, "   老的答案：只有 iptables。");
    let text = stage.text("<space><space><tab>a", (80, 24));
    assert_line(&text, "   [x] 三种模式");
}

#[test]
fn a_strangers_own_story_is_folded_until_its_key_shows_it() {
    let deck = "cards:\n  - question: Tell me about your hardest incident\n    kind: personal\n    points: [ Situation, Result ]\n";
    let notes = "## Tell me about your hardest incident\n\nOur etcd lost its quorum.\n";
    let manifest = format!("sources: [ notes.md ]\n{deck}");
    let text = Stage::of_deck(notes, &manifest).text("<space><space>a", (80, 24));
    assert!(!text.contains("lost its quorum"), "{text}");
    let text = Stage::of_deck(notes, &manifest).text("<space><space>a<tab>", (80, 24));
    assert!(text.contains("lost its quorum"), "{text}");
}
