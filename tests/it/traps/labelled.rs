//! Edge cases of `seeds/cluster-operations.md`: questions with a labelled hint and answer.

use std::sync::LazyLock;

use super::{Page, Place, line_with};

fn page() -> &'static Page {
    static PAGE: LazyLock<Page> = LazyLock::new(|| Page::of_seed("cluster-operations.md"));
    &PAGE
}

#[test]
fn rules_after_a_blank_line_separate_cards() {
    let page = page();
    for line in [20, 41, 58, 80] {
        assert_eq!(page.line(line), "------");
        assert_eq!(page.place(line), Place::Structure);
    }
    let lines: Vec<u32> = page.notes.entries.iter().map(|e| e.line).collect();
    assert_eq!(lines, [1, 22, 43, 60, 82]);
    for line in [1, 22, 43, 60, 82] {
        assert!(!page.answer(line).contains("---"));
    }
}

#[test]
fn closing_sentences_indented_under_the_last_item_keep_their_own_line() {
    let page = page();
    let closing = [
        (22, 39, "   该流程保障业务无损，是标准运维操作。"),
        (43, 56, "  但目前社区更倾向于使用 Cluster API"),
        (60, 78, "  生产环境强烈推荐使用托管服务"),
        (82, 97, "   这种“声明即意图”的设计"),
    ];
    for (question, line, start) in closing {
        assert_eq!(page.place(line), Place::Answer(question));
        let shown = page.shown(question);
        assert!(line_with(&shown, start).starts_with(start));
    }
}

#[test]
fn the_hint_is_not_in_the_answer() {
    let page = page();
    for (line, hint, answer) in [
        (1, 5, 9),
        (22, 26, 30),
        (43, 47, 51),
        (60, 64, 68),
        (82, 86, 90),
    ] {
        assert_eq!(page.place(hint), Place::Hint(line));
        assert_eq!(page.place(answer), Place::Answer(line));
        let words = page.entry(line).hint.text(&page.text);
        assert!(!page.answer(line).contains(words.trim()));
        for label in [hint - 2, answer - 2] {
            assert_eq!(page.place(label), Place::Structure);
        }
    }
}

#[test]
fn a_name_in_angle_brackets_in_code_stays_visible() {
    let shown = page().shown(22);
    for command in ["cordon", "drain", "uncordon"] {
        line_with(&shown, &format!("kubectl {command} <node>"));
    }
}
