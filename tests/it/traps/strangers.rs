//! Formats of other people's notes, a few lines each; `tests/fixtures` has complete files.

use super::Page;

/// Questions with the first line of their answers, empty where unanswered.
fn read(text: &str) -> Vec<(String, String)> {
    let page = Page::of(text);
    let entries = page.notes.entries.iter();
    let first = |answer: String| answer.lines().next().unwrap_or_default().to_owned();
    entries
        .map(|entry| (entry.question.clone(), first(entry.answer.text(text))))
        .collect()
}

#[track_caller]
fn assert_reads(text: &str, expected: &[(&str, &str)]) {
    let found = read(text);
    let found: Vec<_> = found.iter().map(|(q, a)| (q.as_str(), a.trim())).collect();
    assert_eq!(found, expected, "{text}");
    let windows = read(&text.replace('\n', "\r\n"));
    assert_eq!(windows.len(), expected.len(), "with CRLF: {text}");
}

const TWO: [(&str, &str); 2] = [
    ("什么是 Pod？", "一组容器。"),
    ("什么是 Service？", "一个入口。"),
];

#[test]
fn bold_list_items_whose_numbering_restarts_or_jumps() {
    assert_reads(
        "1. **什么是 Pod？**\n\n   一组容器。\n\n1. **什么是 Service？**\n\n   一个入口。\n",
        &TWO,
    );
    assert_reads(
        "3. **什么是 Pod？**\n一组容器。\n\n9. **什么是 Service？**\n一个入口。\n",
        &TWO,
    );
}

#[test]
fn bold_numbered_paragraphs_with_a_bold_a() {
    assert_reads(
        "**Q1. 什么是 Pod？**\n\n**A:** 一组容器。\n\n**Q2. 什么是 Service？**\n\n**A:** 一个入口。\n",
        &TWO,
    );
}

#[test]
fn paragraphs_with_labels_of_question_and_answer() {
    for (q, a) in [
        ("Q: ", "A: "),
        ("Q：", "A："),
        ("问：", "答："),
        ("面试题：", "参考答案："),
    ] {
        let text =
            format!("{q}什么是 Pod？\n{a}一组容器。\n\n{q}什么是 Service？\n{a}一个入口。\n");
        assert_reads(&text, &TWO);
    }
}

#[test]
fn a_whole_answer_in_a_code_fence() {
    let text = "### 1. 什么是 Pod？\n\n```\n一组容器。\n```\n\n### 2. 什么是 Service？\n\n```\n一个入口。\n```\n";
    let page = Page::of(text);
    assert_eq!(page.n_entries(), 2);
    assert_eq!(page.shown(1), ["一组容器。"]);
}

#[test]
fn headings_with_links_back_to_the_top() {
    let text = "## Q. 什么是 Pod？\n\n一组容器。\n\n<div align=\"right\"><a href=\"#top\">↥ back to top</a></div>\n\n## Q. 什么是 Service？\n\n一个入口。\n\n<b><a href=\"#\">↥ back to top</a></b>\n";
    assert_reads(text, &TWO);
    let page = Page::of(text);
    assert!(
        page.notes
            .entries
            .iter()
            .all(|e| !e.answer.text(text).contains("back to top"))
    );
}

#[test]
fn a_heading_for_each_question_inside_details() {
    assert_reads(
        "<details>\n<summary>答案</summary>\n\n### 什么是 Pod？\n\n一组容器。\n\n### 什么是 Service？\n\n一个入口。\n\n</details>\n",
        &TWO,
    );
}

#[test]
fn nested_bullets_with_a_bold_label() {
    assert_reads(
        "- 什么是 Pod？\n  - **答案**\n    - 一组容器。\n- 什么是 Service？\n  - **答案**\n    - 一个入口。\n",
        &[
            ("什么是 Pod？", "- 一组容器。"),
            ("什么是 Service？", "- 一个入口。"),
        ],
    );
}

#[test]
fn obsidian_lines_and_separators() {
    assert_reads(
        "什么是 Pod？::一组容器。\n\n什么是 Service？::一个入口。\n",
        &TWO,
    );
    assert_reads(
        "什么是 Pod？\n?\n一组容器。\n\n什么是 Service？\n?\n一个入口。\n",
        &TWO,
    );
}

#[test]
fn tables_of_questions_and_answers() {
    assert_reads(
        "| 问题 | 答案 |\n|---|---|\n| 什么是 Pod？ | 一组容器。 |\n| 什么是 Service？ | 一个入口。 |\n",
        &TWO,
    );
    assert_reads(
        "| Question | Answer |\n|---|---|\n| 什么是 Pod？ | 一组容器。 |\n| 什么是 Service？ | 一个入口。 |\n",
        &TWO,
    );
}

#[test]
fn a_table_of_contents_repeats_every_question_and_adds_no_card() {
    assert_reads(
        "## 目录\n\n- [什么是 Pod？](#什么是-pod)\n- [什么是 Service？](#什么是-service)\n\n## 什么是 Pod？\n\n一组容器。\n\n## 什么是 Service？\n\n一个入口。\n",
        &TWO,
    );
}

#[test]
fn files_of_bare_questions() {
    let bare = [("什么是 Pod？", ""), ("什么是 Service？", "")];
    assert_reads("什么是 Pod？\n什么是 Service？\n", &bare);
    assert_reads("1、什么是 Pod？\n2、什么是 Service？\n", &bare);
    assert_reads("- 什么是 Pod？\n- 什么是 Service？\n", &bare);
}

#[test]
fn a_list_of_the_questions_first_and_the_answers_later() {
    assert_reads(
        "1. 什么是 Pod？\n2. 什么是 Service？\n\n---\n\n## 什么是 Pod？\n\n一组容器。\n\n## 什么是 Service？\n\n一个入口。\n",
        &TWO,
    );
}

#[test]
fn prose_without_questions_gives_no_cards() {
    for text in [
        "# kubectx\n\nSwitch between clusters.\n\n## Install\n\n```\nbrew install kubectx\n```\n\n## License\n\nMIT\n",
        "## 2024-03-01\n\n今天把集群升到了 1.29。\n\n下午开会。\n",
    ] {
        assert_reads(text, &[]);
    }
}

#[test]
fn a_table_inside_an_answer_makes_no_cards() {
    let table = "| 概念 | 说明 |\n|---|---|\n| Image | 模板 |\n| Container | 实例 |\n";
    let text = format!(
        "## Q: 什么是 Pod？\n\n**A:**\n\n{table}\n## Q: 什么是 Service？\n\n**A:** 一个入口。\n"
    );
    assert_reads(&text, &[("什么是 Pod？", "| 概念 | 说明 |"), TWO[1]]);
}

#[test]
fn a_label_without_words_leaves_the_question_to_the_title_above() {
    let text = "## 1. Topology that scales\n### Question (multiple choice):\n- [ ] a) ring\n- [ ] b) star\n\n<details>\n<summary>Answer</summary>\nb, it is easy to extend.\n</details>\n\n## 2. Kinds of LAN\n### Question (multiple choice):\n- [ ] a) DSL\n- [ ] b) Ethernet\n\n<details>\n<summary>Answer</summary>\nb.\n</details>\n";
    assert_reads(
        text,
        &[
            ("Topology that scales", "b, it is easy to extend."),
            ("Kinds of LAN", "b."),
        ],
    );
}

#[test]
fn bullets_below_questions_that_ask_to_choose_are_options() {
    let question = |title: &str| {
        format!("<details>\n<summary>{title}</summary>\n\n- DNS\n- HTTP\n- SMTP\n\n</details>\n\n")
    };
    let text: String = [
        "Which of these protocols uses port 53?",
        "Which of the following sends mail?",
        "Which of these serves pages?",
    ]
    .map(question)
    .concat();
    let page = Page::of(&text);
    assert_eq!(page.notes.entries.len(), 3);
    for entry in &page.notes.entries {
        assert!(entry.is_unanswered());
        assert_eq!(entry.options.0.len(), 3);
    }
}

#[test]
fn a_bold_label_in_the_line_of_the_question_opens_the_answer() {
    assert_reads(
        "1 - *什么是 Pod？* **答案：** 一组容器。\n\n2 - *什么是 Service？* **答案：** 一个入口。\n",
        &TWO,
    );
}

#[test]
fn rules_between_the_parts_of_an_answer_do_not_end_it() {
    let text = "# 什么是 Pod？\n\n## 定义\n\n一组容器。\n\n---\n\n## 状态\n\nRunning\n\n---\n\n# 什么是 Service？\n\n一个入口。\n";
    let page = Page::of(text);
    assert_eq!(page.notes.entries.len(), 2);
    assert!(page.notes.entries[0].answer.text(text).contains("Running"));
}

#[test]
fn the_end_of_a_fence_that_nothing_opened_hides_no_section() {
    assert_reads(
        "# 对象\n\n## 1. 什么是 Pod？\n\n一组容器。\n```\n\n# 网络\n\n## 1. 什么是 Service？\n\n一个入口。\n",
        &TWO,
    );
}

#[test]
fn numbers_that_go_on_from_a_heading_ask_too() {
    assert_reads(
        "#### 1. 什么是 Pod？\n\n答：一组容器。\n\n2. 什么是 Service？\n\n   答：一个入口。\n",
        &TWO,
    );
}

#[test]
fn a_list_that_begins_at_one_between_two_questions_is_an_answer() {
    assert_reads(
        "1. 什么是 Pod？\n一组容器。\n2. 什么是 Service？\n一个入口。\n3. 为什么要用 Pod？\n1. 共享网络\n2. 共享存储\n4. 什么是 Pod？\n一组容器。\n",
        &[TWO[0], TWO[1], ("为什么要用 Pod？", "1. 共享网络"), TWO[0]],
    );
}

#[test]
fn links_and_footnotes_leave_their_words_in_a_question() {
    assert_reads(
        "## [删除链表的节点](https://example.com/a_(b)) 怎么写？[^1]\n\n双指针。\n\n## 什么是 Pod？\n\n一组容器。\n",
        &[("删除链表的节点 怎么写？", "双指针。"), TWO[0]],
    );
}

#[test]
fn a_list_whose_questions_come_again_as_titles_gives_no_second_cards() {
    let names = [
        "锁的种类", "讲讲调度器", "抢占的时机", "内存的去向", "通道的关闭",
    ];
    let list: String = names.map(|name| format!("    1.{name}\n")).concat();
    let titles: String = names
        .map(|name| format!("### {name}（重点）\n\n一句话。\n\n"))
        .concat();
    assert_eq!(read(&format!("{list}\n{titles}")).len(), 5);
}

#[test]
fn a_list_that_names_the_sections_below_gives_no_cards() {
    let names = ["Contoso", "Fabrikam", "Northwind", "Tailspin", "Wingtip"];
    let list: String = names
        .map(|name| format!("1. {name} - first round\n"))
        .concat();
    let section = |name| format!("{name}\n=====\n1. What is a Pod?\n2. What is {name} for?\n\n");
    let sections: String = names.map(section).concat();
    let text = format!("Summary\n=====\n{list}\n{sections}");
    let questions = read(&text);
    assert!(
        questions
            .iter()
            .all(|(question, _)| !question.contains("round")),
        "{questions:?}"
    );
    assert_eq!(questions.len(), 10);
}

#[test]
fn traditional_characters_ask_as_simplified_ones_do() {
    assert_reads(
        "## 請說明 Pod 的生命週期\n\n一组容器。\n\n## 為什麼需要 Service\n\n一个入口。\n",
        &[
            ("請說明 Pod 的生命週期", "一组容器。"),
            ("為什麼需要 Service", "一个入口。"),
        ],
    );
}
