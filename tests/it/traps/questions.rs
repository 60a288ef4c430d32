//! What counts as a question, what groups questions, and how a question's text is cleaned.

use super::{Page, Place};

/// The questions of a text, in order.
fn questions(text: &str) -> Vec<String> {
    let entries = Page::of(text).notes.entries.into_iter();
    entries.map(|entry| entry.question).collect()
}

/// The question that a heading becomes, with its tags.
fn cleaned(heading: &str) -> (String, Vec<String>) {
    let page = Page::of(&format!("# {heading}\n\n答案在这里。\n"));
    let tags = page.tags(1).into_iter().map(str::to_owned).collect();
    (page.question(1).to_owned(), tags)
}

#[test]
fn a_question_need_not_end_in_a_question_mark() {
    let collection = Page::of_seed("interview-collection.md");
    let containers = Page::of_seed("containers-and-internals.md");
    for (page, line, question) in [
        (&collection, 1954, "rbac"),
        (&collection, 1946, "Sidecar"),
        (&collection, 1639, "HPA跟VPA"),
        (&containers, 535, "存储访问模式（Access Modes）"),
        (&containers, 644, "pod升级策略"),
    ] {
        assert_eq!(page.question(line), question);
        assert!(!page.entry(line).is_unanswered());
    }
}

#[test]
fn a_heading_that_only_groups_deeper_headings_or_details_is_a_section() {
    let page = Page::of(
        "# 网络\n\n## CNI\n\n网络接口。\n\n# 存储\n\n<details>\n<summary>CSI</summary>\n\n存储接口。\n</details>\n",
    );
    assert_eq!(
        (page.place(1), page.place(7)),
        (Place::Section, Place::Section)
    );
    assert_eq!(
        (page.section(3), page.section(10)),
        (Some("网络"), Some("存储"))
    );
    assert_eq!(page.n_entries(), 2);
}

#[test]
fn a_heading_with_nothing_below_that_reads_as_a_question_is_unanswered() {
    let page = Page::of(
        "# 什么是 CNI？\n\n网络接口。\n\n# CSI 如何工作\n\n# 什么是 CRI？\n\n运行时接口。\n",
    );
    assert_eq!(page.unanswered(), [5]);
}

#[test]
fn a_bare_line_is_left_over() {
    let answered: String = [
        "CNI", "CSI", "CRI", "CRD", "HPA", "VPA", "PDB", "QoS", "IPVS", "OCI",
    ]
    .iter()
    .map(|term| format!("# 什么是 {term}？\n\n一种接口。\n\n"))
    .collect();
    let page = Page::of(&format!(
        "# 什么是 Pod？\n\n一组容器。\n\n# 部门用普罗米修斯\n\n{answered}"
    ));
    assert_eq!(page.place(5), Place::LeftOver);
    assert_eq!(page.n_entries(), 11);
}

#[test]
fn only_empty_subheadings_below_are_no_answer() {
    let page = Page::of(
        "#### 1.如何部署集群\n\n##### 二进制\n\n##### kubeadm\n\n#### 2.什么是 CRI\n\n接口。\n",
    );
    assert_eq!(page.unanswered(), [1]);
    assert_eq!(page.n_entries(), 2);
}

#[test]
fn an_answer_that_is_none_counts_as_unanswered_and_is_kept_as_the_note() {
    for words in [
        "当时直接答的不会。",
        "开放题，可以参考阿里和腾讯大厂的。",
        "???",
        "TODO",
        "待补",
        "待补充",
    ] {
        let page = Page::of(&format!(
            "# 什么是 CNI？\n\n接口。\n\n# 如何保持一致性？\n\n{words}\n"
        ));
        assert_eq!(page.unanswered(), [5]);
        assert_eq!(page.note(5).trim(), words);
    }
}

#[test]
fn an_answer_that_is_only_a_picture_is_an_answer_and_marked_so() {
    let page = Page::of(
        "# Pod 的生命周期？\n\n![img](https://a/b.png)\n\n# 什么是 CNI？\n\n![img](c.png)\n接口。\n",
    );
    assert!(page.entry(1).picture_only && !page.entry(1).is_unanswered());
    assert!(!page.entry(5).picture_only);
}

#[test]
fn numbering_goes_from_questions() {
    for heading in [
        "19.什么是 Pod", "19. 什么是 Pod", "1.3 什么是 Pod", "9-什么是 Pod", "Q1.什么是 Pod",
        "第3题 什么是 Pod", "第3题：什么是 Pod", "3、什么是 Pod", "（3）什么是 Pod",
    ] {
        assert_eq!(cleaned(heading).0, "什么是 Pod", "{heading}");
    }
}

#[test]
fn a_leading_point_trailing_blanks_and_escapes_go() {
    assert_eq!(cleaned(".什么是 Pod  ").0, "什么是 Pod");
    assert_eq!(cleaned(r"什么是 a\_b \- c").0, "什么是 a_b - c");
}

#[test]
fn trailing_colons_and_commas_go() {
    for sign in ["：", ":", "，", ","] {
        assert_eq!(cleaned(&format!("Pod 的状态{sign}")).0, "Pod 的状态");
    }
}

#[test]
fn marks_of_importance_go_and_become_tags() {
    let cases: [(&str, &[&str]); 8] = [
        ("什么是 Pod？（经常问）", &["frequent"]),
        ("什么是 Pod？（重点，持续更新）", &["important"]),
        ("什么是 Pod？（记住，经常问）", &["frequent", "important"]),
        ("什么是 Pod？（1*********）", &["important"]),
        ("什么是 Pod？★", &["important"]),
        ("⭐ 什么是 Pod？", &["important"]),
        ("[高频] 什么是 Pod？", &["frequent"]),
        ("什么是 Pod？(必考)", &["important"]),
    ];
    for (heading, tags) in cases {
        let (question, found) = cleaned(heading);
        assert_eq!(question, "什么是 Pod？", "{heading}");
        assert_eq!(found, tags, "{heading}");
    }
}

#[test]
fn what_belongs_to_the_question_stays() {
    for question in [
        "初始化容器（init container）",
        "RBAC 的特点（优势）？",
        "状态为 0/1 怎么办？",
        "出现500报错怎么排查？",
        "Pod 数量为什么不超过110",
        "500 报错怎么排查？",
        "5-10 个节点怎么部署？",
    ] {
        assert_eq!(cleaned(question), (question.to_owned(), Vec::new()));
    }
}

#[test]
fn levels_of_headings_mean_nothing() {
    let text =
        "### 什么是 CNI？\n\n接口。\n\n# 什么是 CSI？\n\n接口。\n\n###### 什么是 CRI？\n\n接口。\n";
    assert_eq!(
        questions(text),
        ["什么是 CNI？", "什么是 CSI？", "什么是 CRI？"]
    );
}

#[test]
fn prose_without_questions_gives_no_cards_and_a_diagnostic() {
    use k8s_quiz::notes::DiagnosticKind;
    let page = Page::of("Once there was a cluster.\n\nIt had three nodes.\n");
    assert_eq!(page.n_entries(), 0);
    let mut found = page.notes.diagnostics.iter();
    assert!(found.any(|found| found.kind == DiagnosticKind::NoQuestions));
}
