//! Edge cases of `seeds/interview-log.md`: bullets, some of them answered in the lines below.

use std::sync::LazyLock;

use super::{Page, Place, assert_shown, line_with};

fn page() -> &'static Page {
    static PAGE: LazyLock<Page> = LazyLock::new(|| Page::of_seed("interview-log.md"));
    &PAGE
}

#[test]
fn one_loose_list_holds_bare_questions_and_answered_ones() {
    let page = page();
    let lines: Vec<u32> = page.notes.entries.iter().map(|e| e.line).collect();
    assert_eq!(
        lines,
        [
            3, 4, 5, 6, 7, 8, 9, 10, 14, 18, 21, 31, 36, 39, 44, 47, 55, 59, 62, 65, 68, 72
        ]
    );
    assert_eq!(page.unanswered(), [3, 4, 5, 6, 7, 8, 9, 10, 65, 72]);
    assert!(
        lines
            .iter()
            .all(|line| page.section(*line) == Some("云原生"))
    );
}

#[test]
fn the_first_line_is_the_question_and_the_following_the_answer_indented_or_not() {
    let page = page();
    assert_eq!(page.question(14), "怎么让K8S集群内资源使用量更平均");
    assert!(page.line(15).starts_with("  答："));
    assert_eq!(page.place(19), Place::Answer(18));
    assert_eq!(page.question(21), "Deployment和SatefulSet 的根本区别在哪里");
    for line in 22..=25 {
        assert_eq!(page.place(line), Place::Answer(21));
    }
    assert_eq!(page.question(36), "kube-proxy 在ISO 7层中的那一层");
    assert_eq!(page.answer(36), "传输层");
}

#[test]
fn answers_go_on_after_a_blank_line_in_27_and_50() {
    let page = page();
    for line in 27..=29 {
        assert_eq!(page.place(line), Place::Answer(21));
    }
    assert!(page.line(50).starts_with("超哥解释："));
    for line in 50..=52 {
        assert_eq!(page.place(line), Place::Answer(47));
    }
    assert_eq!(page.entry(21).end_line, 29);
    assert_eq!(page.entry(47).end_line, 52);
}

#[test]
fn line_39_is_a_question_that_lost_its_bullet() {
    let page = page();
    assert!(page.line(39).starts_with("StatefulSet 的滚动升级"));
    assert!(page.question(39).ends_with("可以怎么做?"));
    assert_eq!(
        (page.place(40), page.entry(39).end_line),
        (Place::Answer(39), 41)
    );
    assert_eq!(page.entry(36).end_line, 37);
}

#[test]
fn the_label_of_an_answer_is_stripped_in_15_and_69() {
    let page = page();
    assert!(page.answer(14).starts_with("目前碰到过资源不均衡"));
    assert!(page.line(69).starts_with("答可以"));
    assert!(page.answer(68).starts_with("可以打好taint"));
}

#[test]
fn the_interviewers_answer_in_70_keeps_its_label() {
    let page = page();
    assert_eq!(page.place(70), Place::Answer(68));
    line_with(&page.shown(68), "面试官答案：分组驱逐");
}

#[test]
fn lines_66_and_73_are_no_answers() {
    let page = page();
    for (question, line, words) in [
        (65, 66, "开放题，可以参考阿里和腾讯大厂的。"),
        (72, 73, "当时直接答的不会。"),
    ] {
        assert!(page.entry(question).is_unanswered());
        assert_eq!(page.place(line), Place::Note(question));
        assert_eq!(page.note(question), words);
    }
}

#[test]
fn one_line_with_several_questions_is_one_card() {
    let page = page();
    assert!(
        page.question(10)
            .starts_with("一个pod创建流程，cni实现原理")
    );
    assert!(page.question(10).ends_with("证书相关"));
    assert_eq!(page.entry(10).end_line, 10);
    assert!(page.question(72).contains('。'));
}

#[test]
fn the_last_line_without_a_newline_is_read() {
    let page = page();
    assert!(!page.text.ends_with('\n'));
    assert_eq!(page.place(73), Place::Note(72));
}

#[test]
fn lines_of_an_answer_stay_lines() {
    let shown = page().shown(21);
    assert_shown(&shown, &["无状态：", "有状态："]);
    assert!(shown.iter().any(|line| line == "有状态和无状态的区别"));
}
