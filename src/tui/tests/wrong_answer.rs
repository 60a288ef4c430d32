//! A wrong note: the screen shows the correction, not the note's answer.

use super::stage::Stage;

const POINTS: &str = "\
cards:
  - question: kube-proxy 有哪几种模式？
    points: [ { zh: 三种模式, en: Three modes }, { zh: 默认是 iptables, en: iptables by default } ]
";

#[test]
fn points_of_the_manifest_precede_a_wrong_answer() {
    let mut stage = Stage::study("kube-proxy").with_file("my-deck.yaml", POINTS);
    let text = stage.text("<space><space>", (80, 24));
    let places = [
        "[x] 三种模式", "[ ] 默认是 iptables", "nftables 模式已经稳定", "有误",
    ];
    for place in places {
        assert!(text.contains(place), "missing {place} in\n{text}");
    }
    let row_of = |place: &str| text.lines().position(|line| line.contains(place));
    assert!(row_of("默认是 iptables") < row_of("nftables 模式已经稳定"));
}

#[test]
fn the_ticks_stay_when_the_wrong_answer_is_unfolded() {
    let mut stage = Stage::study("kube-proxy").with_file("my-deck.yaml", POINTS);
    let text = stage.text("<space><space>a", (80, 24));
    assert!(
        text.contains("[x] 三种模式") && text.contains("只有 iptables"),
        "{text}"
    );
}
