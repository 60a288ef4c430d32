//! `check`: each diagnostic with its location, caret, severity and text.

use std::fs;

use serde_json::Value;

use crate::environment::Environment;

/// An expected diagnostic.
struct Case {
    /// The code for scripts.
    kind: &'static str,
    notes: &'static str,
    /// `line:column`.
    place: &'static str,
    grade: &'static str,
    /// The source line and the caret line.
    shown: [&'static str; 2],
    english: [&'static str; 2],
    chinese: [&'static str; 2],
}

const CASES: &[Case] = &[
    Case {
        kind: "swallowed",
        notes: "# 1. What is a Pod?\n\n<details><summary>Answer</summary>\n\n- What is a node?\n- What is a taint?\n- Why drain?\n\n</details>\n\n# 2. What is a Service?\n\nA stable address.\n",
        place: "5:1",
        grade: "warning",
        shown: ["- What is a node?", "^"],
        english: [
            "the answer above seems to hold further questions, this is the first",
            "mark them like the other questions of the file",
        ],
        chinese: [
            "上面的答案里好像还有别的题，这里是第一道",
            "用这个文件里其他题目的写法来写它们",
        ],
    },
    Case {
        kind: "unanswered",
        notes: "# 什么是 Pod？\n\n# b？\n\nc\n",
        place: "1:1",
        grade: "note",
        shown: ["# 什么是 Pod？", "^"],
        english: ["no answer", "write one below the question"],
        chinese: ["没有答案", "在题目下面写上答案"],
    },
    Case {
        kind: "unanswered",
        notes: "# b？\r\rc\r\r## 什么是 Pod？\r",
        place: "5:1",
        grade: "note",
        shown: ["## 什么是 Pod？", "^"],
        english: ["no answer", "write one below the question"],
        chinese: ["没有答案", "在题目下面写上答案"],
    },
    Case {
        kind: "left-over",
        notes: "随手记\n\n# b？\n\nc\n",
        place: "1:1",
        grade: "note",
        shown: ["随手记", "^"],
        english: [
            "belongs to no question",
            "move it below a question, or give it a heading",
        ],
        chinese: ["没有归入任何题目", "把它移到题目下面，或给它加一个标题"],
    },
    Case {
        kind: "question-cut",
        notes: "# 在容器里，\n\nc\n",
        place: "1:7",
        grade: "warning",
        shown: ["# 在容器里，", "          ^"],
        english: [
            "the question looks cut off",
            "write the whole question on one line",
        ],
        chinese: ["题目像是被截断了", "把题目完整地写在一行里"],
    },
    Case {
        kind: "table-row-open",
        notes: "# a？\n\n| x | y |\n|---|---|\n| 一 | 二\n",
        place: "5:8",
        grade: "note",
        shown: ["| 一 | 二", "         ^"],
        english: ["the table row isn't closed", "add | at its end"],
        chinese: ["表格的这一行没有结尾", "在行尾加上 |"],
    },
    Case {
        kind: "fence-open",
        notes: "# a？\n\n```yaml\nkind: Pod\n",
        place: "3:1",
        grade: "warning",
        shown: ["```yaml", "^"],
        english: [
            "the code fence isn't closed",
            "add a line of ``` after the code",
        ],
        chinese: ["代码块没有结束", "在代码后面加一行 ```"],
    },
    Case {
        kind: "details-open",
        notes: "<details>\n<summary>什么是 Pod？</summary>\n\n一组容器\n",
        place: "1:1",
        grade: "warning",
        shown: ["<details>", "^"],
        english: [
            "the <details> isn't closed",
            "add </details> after the answer",
        ],
        chinese: ["<details> 没有结束", "在答案后面加上 </details>"],
    },
    Case {
        kind: "empty-heading",
        notes: "# a？\n\nb\n\n## \n",
        place: "5:1",
        grade: "note",
        shown: ["## ", "^"],
        english: ["a heading without text", "delete it, or write the question"],
        chinese: ["标题是空的", "删掉它，或写上题目"],
    },
    Case {
        kind: "duplicate",
        notes: "# kubelet的功能\n\na\n\n# kubelet 的作用\n\nb\n",
        place: "5:1",
        grade: "note",
        shown: ["# kubelet 的作用", "^"],
        english: [
            "may be the same as: kubelet的功能",
            "k8s-quiz check --similar merges them",
        ],
        chinese: [
            "可能与这道题重复：kubelet的功能",
            "k8s-quiz check --similar 可以合并",
        ],
    },
    Case {
        kind: "picture-only",
        notes: "# 存储卷？\n\n![](x.png)\n",
        place: "1:1",
        grade: "note",
        shown: ["# 存储卷？", "^"],
        english: [
            "the answer is only a picture",
            "describe in words what the picture shows",
        ],
        chinese: ["答案只有图片", "用文字写出图里的内容"],
    },
    Case {
        kind: "control-characters",
        notes: "# a？\n\n容器\u{7}\n",
        place: "3:3",
        grade: "warning",
        shown: ["容器\u{2407}", "    ^"],
        english: ["control characters", "delete them; they are shown as marks"],
        chinese: ["有控制字符", "删掉它们；显示时会换成记号"],
    },
    Case {
        kind: "no-questions",
        notes: "Just prose.\n",
        place: "1:1",
        grade: "note",
        shown: ["Just prose.", "^"],
        english: [
            "no questions found",
            "write each question as a heading with its answer below",
        ],
        chinese: ["没有识别出题目", "每道题写成一个标题，答案写在下面"],
    },
];

#[test]
fn everything_amiss_is_shown_with_its_place_its_caret_its_grade_and_a_fix() {
    for case in CASES {
        let environment = Environment::new();
        environment.write("a.md", case.notes);
        let grade_zh = match case.grade {
            "note" => "提示",
            _ => "警告",
        };
        let [line, caret] = case.shown;
        for (language, grade, colon, [what, fix]) in [
            ("en", case.grade, ": ", case.english),
            ("zh", grade_zh, "：", case.chinese),
        ] {
            let shown = environment
                .run(&format!("check a.md --lang {language}"))
                .ok();
            let wanted = format!(
                "  a.md:{}: {grade}{colon}{what}\n    {line}\n    {caret}\n    {fix}\n",
                case.place
            );
            assert!(shown.contains(&wanted), "{wanted}\n{shown}");
        }
        let strict = environment.run("check a.md --strict");
        assert_eq!(
            strict.code,
            i32::from(case.grade == "warning"),
            "{}",
            case.kind
        );
        check_json(&environment, case);
    }
}

fn check_json(environment: &Environment, case: &Case) {
    let report = environment.run("check a.md --json").json();
    let found = report["diagnostics"].as_array().unwrap().iter();
    let of_kind: Vec<&Value> = found.filter(|found| found["kind"] == case.kind).collect();
    let [found] = of_kind[..] else {
        panic!("{}: {report}", case.kind)
    };
    let place = format!("{}:{}", found["line"], found["column"]);
    assert_eq!(place, case.place);
    assert_eq!(found["severity"], case.grade);
    assert_eq!(
        (&found["what"], &found["fix"]),
        (&case.english[0].into(), &case.english[1].into())
    );
    assert_eq!(found["file"], "a.md");
    assert!(found["text"].is_string());
    let n_of_grade = &report[&format!("{}s", case.grade)];
    assert!(n_of_grade.as_u64().unwrap() > 0, "{report}");
}

#[test]
fn a_mistake_far_to_the_right_has_its_caret_on_the_screen() {
    let environment = Environment::new();
    environment.write("a.md", &format!("# a？\n\n{}\u{7}末\n", "容器".repeat(50)));
    let shown = environment.run("check a.md").ok();
    let tail = "容器".repeat(10);
    let wanted = format!(
        "a.md:3:101: warning: control characters\n    ...{tail}\u{2407}末\n    {}^\n",
        " ".repeat(43)
    );
    assert!(shown.contains(&wanted), "{shown}");
}

#[test]
fn bytes_that_are_no_utf8_are_a_warning_at_their_place() {
    let environment = Environment::new();
    let path = environment.write("a.md", "");
    fs::write(path, b"# a\xef\xbc\x9f\n\nab\xff\n").unwrap();
    let shown = environment.run("check a.md --lang zh").ok();
    assert!(
        shown.contains("a.md:3:3: 警告：含有不是 UTF-8 的字节"),
        "{shown}"
    );
    assert_eq!(environment.run("check a.md --strict").code, 1);
}

#[test]
fn several_paths_are_checked_and_one_that_is_missing_is_an_error_among_them() {
    let environment = Environment::new();
    environment.write("a.md", "# a？\n\n答案\n");
    environment.write("notes/b.md", "# b？\n\n答案\n");
    let both = environment.run("check a.md notes notes/b.md").ok();
    assert!(
        both.ends_with("2 cards from 2 questions in 2 files\n"),
        "{both}"
    );
    let run = environment.run("check a.md nowhere notes");
    assert_eq!(run.code, 1);
    assert!(
        run.stdout.starts_with(
            "nowhere: error: can't read it: no such file or folder\n    check the path"
        ),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout
            .ends_with("1 error\n2 cards from 2 questions in 2 files\n")
    );
    let json: Value =
        serde_json::from_str(&environment.run("check nowhere --json").stdout).unwrap();
    let found = &json["diagnostics"][0];
    assert_eq!(
        (&found["severity"], &found["kind"]),
        (&"error".into(), &"skipped".into())
    );
    assert_eq!((&found["line"], &json["errors"]), (&Value::Null, &1.into()));
    // All other commands fail if a named deck is missing.
    let refused = environment
        .run("list --deck a.md --deck nowhere")
        .fails_with(1);
    assert!(refused.contains("nowhere"), "{refused}");
}

#[test]
fn a_file_over_64_mb_is_an_error_that_states_the_limit() {
    let environment = Environment::new();
    let path = environment.write("notes/big.md", "");
    environment.write("notes/a.md", "# a？\n\n答案\n");
    fs::File::options()
        .write(true)
        .open(path)
        .unwrap()
        .set_len((64 << 20) + 1)
        .unwrap();
    let run = environment.run("check notes");
    assert_eq!(run.code, 1);
    assert!(
        run.stdout.starts_with(
            "notes/big.md: error: larger than 64 MB, skipped\n    split it: a file of notes can have up to 64 MB"
        ),
        "{}",
        run.stdout
    );
    let listed = environment.run("list --deck notes --lang zh");
    assert!(listed.stderr.contains("最多 64 MB"), "{}", listed.stderr);
    assert!(listed.ok().contains("a？"));
}

#[cfg(unix)]
#[test]
fn folders_that_are_passed_over_are_named_with_the_way_to_read_them() {
    let environment = Environment::new();
    for folder in [".git", "node_modules", "target", "vendor"] {
        environment.write(&format!("notes/{folder}/x.md"), "# x？\n\n答案\n");
    }
    environment.write("notes/a.md", "# a？\n\n答案\n");
    environment.write("elsewhere/y.md", "# y？\n\n答案\n");
    let link = environment.path().join("notes/link");
    std::os::unix::fs::symlink("../elsewhere", link).unwrap();
    let shown = environment.run("check notes --strict").ok();
    for (folder, words) in [
        (".git", "hidden folder, skipped"),
        (
            "node_modules",
            "folder of dependencies or build output, skipped",
        ),
        ("target", "folder of dependencies or build output, skipped"),
        ("vendor", "folder of dependencies or build output, skipped"),
        ("link", "linked folder, skipped"),
    ] {
        let line = format!("notes/{folder}: note: {words}\n    to read it, name ");
        assert!(shown.contains(&line), "{line}{shown}");
    }
    assert!(
        shown.ends_with("1 card from 1 question in 1 file\n"),
        "{shown}"
    );
    assert!(
        environment
            .run("check notes/.git")
            .ok()
            .contains("1 card from")
    );
}

#[test]
fn mistakes_of_a_manifest_come_with_a_fix() {
    let environment = Environment::new();
    environment.write("a.md", "# a？\n\n答案\n");
    for (manifest, place, what, fix) in [
        (
            "sources: [ a.md ]\nsame: [ [ a？ ] ]\n",
            "2:9",
            "at least two questions",
            "add the other question",
        ),
        (
            "sources: [ a.md ]\nsame: [ a\n",
            "2:7",
            "invalid YAML",
            "fix the syntax here",
        ),
        (
            "sources: [ a.md ]\n名字: x\n",
            "2:1",
            "unknown key `名字`",
            "fix the key",
        ),
        (
            "sources: [ b.md ]\n",
            "1:12",
            "no file matches",
            "fix the path (it starts at the manifest",
        ),
        (
            "# nothing yet\n", "1:1", "no notes", "add a line like sources:",
        ),
        ("", "1:1", "no notes", "add a line like sources:"),
        (
            "name: x\nsources: []\n", "1:1", "no notes", "add a line like sources:",
        ),
    ] {
        environment.write("deck.yaml", manifest);
        let run = environment.run("check deck.yaml");
        assert_eq!(run.code, 1, "{manifest}");
        let (_, rest) = run
            .stdout
            .split_once(&format!("deck.yaml:{place}: error: "))
            .unwrap_or_else(|| panic!("{}", run.stdout));
        assert!(rest.contains(what) && rest.contains(fix), "{}", run.stdout);
    }
}

#[test]
fn unusable_parts_of_a_deck_are_shown_before_its_cards() {
    let environment = Environment::new();
    environment.write("a.md", "# a？\n\n答案\n");
    environment.write(
        "my deck.yaml",
        "sources: [ a.md ]\nfirst: [ b？？ ]\none: 1\ntwo: 2\nthree: 3\n",
    );
    let mut command = environment.command();
    let output = command
        .args(["list", "--deck", "my deck.yaml"])
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[0], "warning: 4 errors in manifests or files");
    assert!(
        lines[1].starts_with("my deck.yaml:2:10: error: no source has this question"),
        "{said}"
    );
    assert!(!said.contains("`three`"), "{said}");
    assert_eq!(
        *lines.last().unwrap(),
        "run k8s-quiz check 'my deck.yaml' to see everything"
    );
}

#[test]
fn a_gbk_file_is_decoded_and_reported() {
    let environment = Environment::new();
    // "# 什么是 etcd？\n\n键值存储。\n" in GBK.
    let bytes =
        b"# \xca\xb2\xc3\xb4\xca\xc7 etcd\xa3\xbf\n\n\xbc\xfc\xd6\xb5\xb4\xe6\xb4\xa2\xa1\xa3\n";
    fs::write(environment.path().join("notes.txt"), bytes).unwrap();
    let shown = environment.run("check notes.txt --lang en").ok();
    assert!(
        shown.contains("note: the file is GBK or GB18030, not UTF-8"),
        "{shown}"
    );
    let listed = environment.run("list --json --deck notes.txt").json();
    assert_eq!(listed["cards"][0]["question"], "什么是 etcd？");
}

#[test]
fn check_leaves_the_progress_log_unread() {
    let environment = Environment::new();
    environment.write("notes.md", "# b？\n\nc\n");
    fs::create_dir(environment.path().join("folder")).unwrap();
    environment
        .run("list --deck notes.md --progress folder")
        .fails_with(1);
    environment.run("check notes.md --progress folder").ok();
}

#[test]
fn explain_says_for_each_shape_of_line_how_it_was_read_and_why() {
    let environment = Environment::new();
    let notes = "# SRE\n\n1. What is an SLO?\nA target.\n2. What is toil?\nManual work.\n";
    environment.write("a.md", notes);
    let english = environment.run("check a.md --explain").ok();
    let asking = "  3: 1. What is an SLO?  2 lines like this\n    question 100%";
    assert!(
        english.starts_with("a.md\n  holds questions (+"),
        "{english}"
    );
    assert!(english.contains(asking), "{english}");
    let chinese = environment.run("check a.md --explain --lang zh").ok();
    assert!(
        chinese.contains("1. What is an SLO?  这样的有 2 行\n    题目 100%"),
        "{chinese}"
    );
    environment.write("b.md", "It had three nodes.\n\nNobody asked about them.\n");
    let prose = environment.run("check b.md --explain").ok();
    assert!(prose.contains("holds no questions (-"), "{prose}");
}

#[test]
fn a_file_that_could_be_read_otherwise_is_called_uncertain() {
    let environment = Environment::new();
    let notes = "# 项目\n\n介绍\n\n容器网络\n\n存储\n\n为什么离职\n\n监控\n\n日志\n";
    environment.write("a.md", notes);
    let found = environment.run("check a.md --json").json();
    let found = found["diagnostics"].as_array().unwrap().iter();
    assert!(
        found.clone().any(|found| found["kind"] == "uncertain"),
        "{found:?}"
    );
}
