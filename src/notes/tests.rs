//! Properties of reading any text: every byte is covered once, and entries have valid lines.

use proptest::prelude::*;

use super::*;

/// Parts of notes, to be combined at random.
const PIECES: &[&str] = &[
    "# 什么是 Pod？\n",
    "## 1.etcd\n",
    "### \n",
    "#### 2. Explain taints\n",
    "答：一组容器。\n",
    "**思路**：\n",
    "**回答**：\n",
    "正文 `code` **bold**\n",
    "\n",
    "  \n",
    "- 怎么排查？\n",
    "> [!question] 什么是 Pod？\n",
    "> [!tip]\n> 一组\n",
    "01\n",
    "- [x] ❗️[[Pod|容器组]] 是什么？ #高频\n",
    "  - A: 一组\n",
    "我：一组\n",
    ":::info\n",
    "**二面**\n",
    "第二章 网络\n",
    "2. ## rbac\n",
    "## 什么是 Pod？一组容器。\n",
    "[docs]: https://k8s.io\n",
    "见 [docs]\n",
    "up:: [[K8s]]\n",
    "- 1.如何扩容\n  答：加节点\n",
    "  - nested\n",
    "1. one\n",
    "> quoted\n",
    "```yaml\n# comment\n<details>\n",
    "```\n",
    "<details>\n",
    "<summary>OCI 是什么？</summary>\n",
    "<details><summary>答案</summary>text</details>\n",
    "<summary>\nsplit\n</summary>\n",
    "</details>\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n",
    "------\n",
    "title\n===\n",
    "————————\n",
    "![img](x.png)\n",
    "text\r\n",
    "\u{0}\u{1b}[31m\n",
    "1. **什么是 Pod？**\n",
    "3. **Explain\n",
    "**Q1. What is a Pod?**\n",
    "**什么是节点？** 一台机器\n",
    "Q: What is a Pod? A: one\n",
    "Q2：什么是\n",
    "**A:** yes\n",
    "面试题：\n",
    "**面试官问题**：\n> 什么是 Pod？\n",
    "**回答要点**：\n",
    "分析：考察 Pod\n",
    "Task: run a container\n",
    "#que What is a Pod?\n",
    "#ans one\n",
    "【https://k8s.io】\n",
    "- What is the difference between a Deployment and a\n  StatefulSet?\n",
    "什么是 Pod？::一组容器 <!--SR:!2024-01-01,1,2-->\n",
    "A. one\n",
    "B. two\n more\n",
    "A\nA. one\nB\n",
    "> B) two\n",
    "= C. three\n",
    "```\nA one\nB two\n```\n",
    "- [ ] one\n- [x] two\n",
    "|n|o|\n|-|-|\n|A|one|\n|B|two|\n",
    "a::b\n",
    "?\n",
    "START\nBasic\n什么是 Pod？\nBack: 一组\n",
    "END\n",
    "STARTI [Basic] a Back: b ENDI\n",
    "- #card 什么是 Pod？\n",
    "  id:: 63f1\n",
    "a: b #flashcard\n",
    "什么是 Pod？ 🧠\n",
    "%\n",
    "[#tag]()\n",
    "Q: a\n",
    "A: b ^a1b2\n",
    "C: [a]\n",
    "<!--\n",
    "-->\n",
    "%%\n",
    "| 问题 | 答案 |\n|---|---|\n| 什么是 `a|b`？ | x | y |\n",
    "什么是 | 什么\n--|--\n",
    "- 网络\n\t- 什么是 CNI？\n\t\t- **答案**：接口\n",
    "    - 答案 x\n",
    "1、什么是 Pod？\n",
    "2）为什么\n",
    "8、\n",
    "简述调度\n",
    "- [什么是 Pod？](#pod)\n",
    "## 目录\n",
    "##什么是 Pod？\n",
    "## 1.2.0\n",
    "[⬆ top](#top)\n",
    "<div><a href=\"#top\">back</a></div>\n",
    "<!-- toc -->\n",
    "- 什么是 Pod？→ 一组容器\n",
    "- 自我介绍\n",
    "3. ### 什么是 &lt;Pod&gt;？\n",
    "**Scenario 1: slow**\n\n",
    "*Question:* why?\n",
    "1 | [什么是 Pod？](#pod)\n",
    "~~~\n",
    "<!-- k8s-quiz: text -->\n",
    "<!-- k8s-quiz: aside -->\n",
    "<!-- k8s-quiz: end -->\n",
    "最后",
];

/// Asserts that every byte is in exactly one span and that spans end at character boundaries.
fn check_coverage(text: &str) {
    assert_eq!(read(text).misplaced(text), None, "in {text:?}");
}

fn check_entries(text: &str) {
    let notes = read(text);
    let n_lines = u32::try_from(text.lines().count()).unwrap();
    for entry in &notes.entries {
        assert!(!entry.question.trim().is_empty());
        assert!(1 <= entry.line && entry.line <= entry.end_line && entry.end_line <= n_lines);
        let last = text.lines().nth(entry.end_line as usize - 1).unwrap();
        assert!(
            !last.trim().is_empty(),
            "in {text:?}: line {} is blank",
            entry.end_line
        );
        for slice in entry.answer.0.iter().chain(&entry.hint.0) {
            assert!(!slice.of(text).contains('\n'));
        }
    }
}

proptest! {
    #[test]
    fn every_byte_of_arbitrary_text_is_covered_once(text in "\\PC*") {
        check_coverage(&text);
        check_entries(&text);
    }

    #[test]
    fn every_byte_of_note_like_text_is_covered_once(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..24),
    ) {
        let text = pieces.concat();
        check_coverage(&text);
        check_entries(&text);
    }
}

const SEEDS: [&str; 5] = [
    include_str!("../../seeds/cluster-operations.md"),
    include_str!("../../seeds/containers-and-internals.md"),
    include_str!("../../seeds/interview-collection.md"),
    include_str!("../../seeds/interview-log.md"),
    include_str!("../../seeds/numbered-questions.md"),
];

#[test]
fn every_byte_of_the_seeds_is_covered_once() {
    for seed in SEEDS {
        check_coverage(seed);
        check_entries(seed);
        let windows = seed.replace('\n', "\r\n");
        check_coverage(&windows);
        check_entries(&windows);
    }
}

#[test]
fn line_ends_make_no_difference() {
    for seed in SEEDS {
        let windows = seed.replace('\n', "\r\n");
        let of = |text: &str| -> Vec<(String, u32, u32, String)> {
            let notes = read(text);
            let entries = notes.entries.into_iter();
            entries
                .map(|e| (e.question, e.line, e.end_line, e.answer.text(text)))
                .collect()
        };
        assert_eq!(of(seed), of(&windows));
    }
}

#[test]
fn a_text_cut_at_any_byte_is_covered_once() {
    let seed = SEEDS[3];
    for end in (0..seed.len())
        .filter(|end| seed.is_char_boundary(*end))
        .step_by(7)
    {
        check_coverage(&seed[..end]);
    }
}

/// Found by fuzzing, and made shorter.
#[test]
fn a_table_head_below_a_question_is_not_also_its_answer() {
    let first = "**思路**：先分内外 | 答案\n--- | ---\n什么是 a？ | 一\n什么是 b？ | 二\n";
    let second = "| 题目 | 参考答案 |\n|---|---|\n| 什么是 Pod？ | 一组容器 |\n";
    let text = format!("## DNS 解析慢怎么排查？\n\n{first}\n{second}");
    check_coverage(&text);
    assert_eq!(read(&text).entries.len(), 2);
}

/// Found by fuzzing, and made shorter.
#[test]
fn a_label_in_an_answer_key_does_not_end_a_question() {
    check_coverage(
        "1. 什么是 Pod？\n2. Service 有哪几种类型？\n3. 简述 etcd 的作用\n\n## 答案\n\n1. 一组容器。\n2. 这三种\n\n**A:**\n\n逐个说\n3. 键值存储。\n",
    );
}

/// Found by fuzzing, and made shorter.
#[test]
fn an_answer_in_its_line_ends_where_a_label_in_the_line_begins() {
    check_coverage("**什么是 Pod**：一组容器 **答案**\n\n最小的部署单元\n");
}

/// Found by fuzzing, and made shorter.
#[test]
fn answers_inside_a_flashcard_are_its_own() {
    check_coverage("1 **什么是 Pod？\n# Pod\n<!--\n# Answer\n## 1\n一组容器\n[#k8s]()\n");
}

/// Found by fuzzing, and made shorter.
#[test]
fn a_flashcard_is_not_the_title_of_an_answer_key() {
    check_coverage("1 a?\n-:什么\n# 答\n1 >\n%");
}

/// Found by fuzzing, and made shorter.
#[test]
fn a_question_above_a_flashcard_ends_there() {
    check_coverage("##s\n%\n\n# ?d\n<pre`\n##3.频</pre>\ne");
}

/// Found by fuzzing, and made shorter.
#[test]
fn a_flashcard_below_an_answer_key_is_not_one_of_its_answers() {
    check_coverage(
        "1. 什么是 Pod？\n2. Service 有哪几种类型？\n3. 简述 etcd 的作用\n\n## 答案\n\n1. 一组容器。\n2. 这三种。\n3. 键值存储。\n\nWhat is a node?\n??\nA machine.\n",
    );
}

/// Found by fuzzing, and made shorter.
#[test]
fn a_title_between_an_answer_key_and_a_flashcard_is_covered_once() {
    check_coverage(
        "1. 什么是 Pod？\n2. Service 有哪几种类型？\n3. 简述 etcd 的作用\n\n## 答案\n\n### 1. 什么是 Pod？\n\n一组容器。\n\n### 2. Service 有哪几种类型？\n\n三种。\n\n### 3. 简述 etcd 的作用\n\n键值存储。\n\n\u{1a}# 二面\n\n什么是节点？\n?\n一台机器\n",
    );
}

#[test]
fn a_number_in_another_style_continues_its_run() {
    for tenth in ["10 组件间的通信", "🔟 组件间的通信", "10，组件间的通信"] {
        let text = format!(
            "8.v-on 可以监听多个方法吗\n9.$nextTick 的使用\n{tenth}\n11.渐进式框架的理解\n12.Vue 中双向数据绑定是如何实现的\n"
        );
        let notes = read(&text);
        let questions: Vec<_> = notes.entries.iter().map(|entry| &*entry.question).collect();
        assert_eq!(questions.len(), 5, "{questions:?}");
        assert_eq!(questions[2], "组件间的通信");
    }
}

#[test]
fn a_line_above_a_lid_asks_as_those_above_the_other_lids() {
    let lid = "<details>\n<summary>Ответ</summary>\n\n1. ядро\n2. образ\n\n</details>\n\n";
    let titles = [
        "Что такое контейнер?",
        "Отличия образа",
        "Что такое под?",
        "Что такое узел?",
    ];
    let questions = titles.iter().zip(1..);
    let text: String = questions
        .map(|(title, n)| format!("{n}. {title}\n\n{lid}"))
        .collect();
    assert_eq!(read(&text).entries.len(), titles.len());
}

#[test]
fn prose_gives_no_cards_and_a_diagnostic() {
    let prose = "Once upon a time there was a cluster.\n\nIt had three nodes and no etcd.\n";
    let notes = read(prose);
    assert!(notes.entries.is_empty());
    assert!(
        notes
            .diagnostics
            .iter()
            .any(|found| found.kind == DiagnosticKind::NoQuestions)
    );
}

#[test]
fn deep_nesting_does_not_overflow_the_stack() {
    for text in [
        "> ".repeat(10_000),
        "- ".repeat(10_000),
        "<details>".repeat(10_000),
    ] {
        check_coverage(&text);
    }
}

#[test]
fn unclosed_blocks_are_reported() {
    let kinds = |text: &str| -> Vec<DiagnosticKind> {
        read(text)
            .diagnostics
            .into_iter()
            .map(|found| found.kind)
            .collect()
    };
    let fence = "# 什么是 Pod？\n\n```yaml\nkind: Pod\n";
    assert_eq!(kinds(fence), [DiagnosticKind::FenceNeverClosed]);
    assert_eq!(kinds(&format!("{fence}```\n")), []);
    let details = "<details>\n<summary>什么是 Pod？</summary>\n\n一组容器\n";
    assert_eq!(kinds(details), [DiagnosticKind::DetailsNeverClosed]);
    assert_eq!(kinds(&format!("{details}</details>\n")), []);
}

#[test]
fn a_line_of_contents_inside_an_answer_is_covered_once() {
    check_coverage(
        "- [存储](#存储)\n\u{0} - [PV？](#pv)\n- [安全](#安全)\n  - [PSA？](#psa)\n\u{0}\n\n- 什么是 PV？\n  - **答案**：存储\n",
    );
}

#[test]
fn a_bold_question_is_not_the_title_of_the_next() {
    let text = "**Scenario 1: slow**\n\n**Q1. What is a Pod?**\nQ: What is a Pod? A: one\n# 什么是 Pod？\n";
    check_coverage(text);
    let notes = read(text);
    let questions: Vec<&str> = notes
        .entries
        .iter()
        .map(|entry| entry.question.as_str())
        .collect();
    assert_eq!(
        questions,
        ["What is a Pod?", "What is a Pod?", "什么是 Pod？"]
    );
}

/// Question, hint and answer of every entry.
fn parts(text: &str) -> Vec<[String; 3]> {
    let parts = |entry: crate::domain::Entry| {
        let (hint, answer) = (entry.hint.text(text), entry.answer.text(text));
        [entry.question, hint, answer]
    };
    read(text).entries.into_iter().map(parts).collect()
}

#[test]
fn a_labelled_question_below_a_title_is_the_question() {
    for (body, question, answer) in [
        (
            "**面试官问题**:\n> “请介绍一下自己，重点说说容器经验？”\n\n**回答框架**:\n三句话\n",
            "请介绍一下自己，重点说说容器经验？",
            "三句话",
        ),
        (
            "**The Question:**\n> What are the pillars of observability?\n\n**Notes of the panel:**\nLogs.\n",
            "What are the pillars of observability?",
            "**Notes of the panel:**\nLogs.",
        ),
        (
            "Task: run a pod on each node\n",
            "run a pod on each node",
            "",
        ),
    ] {
        let text = format!("# 面试\n\n### 1. 开场\n\n{body}\n### 2. 什么是 Pod？\n\n一组容器\n");
        assert_eq!(parts(&text)[0], [question, "", answer], "{body}");
    }
}

#[test]
fn remarks_about_a_question_are_its_hint() {
    let text = "# 缓存\n\n### COW 有什么缺陷？\n\n分析：考察写时复制。\n\n答案：缺页异常多。\n\n### 什么是 AOF？\n\n分析：只追加的日志。\n";
    let wanted = [
        ["COW 有什么缺陷？", "考察写时复制。", "缺页异常多。"],
        ["什么是 AOF？", "", "分析：只追加的日志。"],
    ];
    assert_eq!(parts(text), wanted.map(|parts| parts.map(str::to_owned)));
}

#[test]
fn an_address_above_an_answer_is_not_part_of_the_question() {
    let text = "# 抽象类和接口有什么不同？\n\n【https://a.b/c?d=e】\n\n答：抽象类有状态。\n\n# 什么是反射？\n\n答：运行时看类型。\n";
    assert_eq!(parts(text)[0][0], "抽象类和接口有什么不同？");
}

#[test]
fn a_question_continues_on_the_lines_below_its_item() {
    let text = "# Questions\n\n* What is the difference between para-virtualization and full\n  virtualization?\n\
                * If you have ten virtual machines each with 20 processes on a\n  machine, who handles a trap: L1 or L0? Why?\n\
                * Does EPT use less memory for page tables than shadow pages?\n  Why or why not?\n\
                * What is a hypervisor, and why would anybody want to use one?\n  It runs machines.\n";
    let questions: Vec<String> = parts(text)
        .into_iter()
        .map(|[question, ..]| question)
        .collect();
    assert_eq!(
        questions,
        [
            "What is the difference between para-virtualization and full virtualization?",
            "If you have ten virtual machines each with 20 processes on a machine, who handles a trap: L1 or L0? Why?",
            "Does EPT use less memory for page tables than shadow pages? Why or why not?",
            "What is a hypervisor, and why would anybody want to use one?",
        ]
    );
    assert_eq!(parts(text)[3][2], "It runs machines.");
}

#[test]
fn a_placeholder_is_not_an_answer() {
    for place in ["...", "____", "…", "> ", "> \n>", "- ", "\t- "] {
        let text = format!("# 什么是 Pod？\n\n{place}\n\n# 什么是 CNI？\n\n网络接口\n");
        assert_eq!(parts(&text)[0][2], "", "{place}");
    }
}
