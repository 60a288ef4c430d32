//! The learner's files: nothing else is overwritten, nothing is lost, nothing hangs.

use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};

use crate::environment::{Environment, NOW, Run};

/// Runs commands at the same time, and fails unless all succeed.
fn at_once(environment: &Environment, commands: impl Iterator<Item = Vec<String>>) {
    let start = |arguments: Vec<String>| {
        let mut command = environment.command();
        command.args(arguments).args(["--now", NOW]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().unwrap()
    };
    let children: Vec<Child> = commands.map(start).collect();
    for child in children {
        Run::of(&child.wait_with_output().unwrap()).ok();
    }
}

fn words(command: &str) -> Vec<String> {
    command.split('|').map(str::to_owned).collect()
}

#[test]
fn questions_added_at_once_are_all_kept() {
    let environment = Environment::with_notes("# rbac\n\nRole.\n");
    at_once(
        &environment,
        (0..20).map(|n| words(&format!("add|什么是组件{n}？"))),
    );
    let inbox = fs::read_to_string(environment.path().join("home/inbox.md")).unwrap();
    for n in 0..20 {
        assert!(inbox.contains(&format!("## 什么是组件{n}？\n")), "{inbox}");
    }
}

#[test]
fn decks_added_at_once_are_all_kept() {
    let environment = Environment::new();
    for n in 0..8 {
        environment.write(&format!("{n}.md"), &format!("# 什么是组件{n}？\n\n甲\n"));
    }
    at_once(
        &environment,
        (0..8).map(|n| words(&format!("deck|add|{n}.md"))),
    );
    let config = fs::read_to_string(environment.path().join("home/config.yaml")).unwrap();
    for n in 0..8 {
        assert!(config.contains(&format!("/{n}.md\"")), "{config}");
    }
}

#[test]
fn the_draft_of_a_killed_program_is_gone_after_the_next_start() {
    let environment = Environment::new();
    let drafts = [
        "home/inbox.md", "home/my-deck.yaml", "home/answers/yyk3rzybp823.md",
    ];
    for draft in drafts {
        environment.write(&format!("{draft}.k8s-quiz-draft"), "half");
    }
    let _ = environment.run("due").ok();
    for draft in drafts {
        let path = environment.path().join(format!("{draft}.k8s-quiz-draft"));
        assert!(!path.exists(), "{draft}");
    }
}

#[test]
fn a_file_of_notes_is_never_used_as_progress_log() {
    let environment = Environment::new();
    environment.write_three_cards();
    let notes = fs::read_to_string(environment.path().join("three.md")).unwrap();
    for command in [
        "grade p6ed7r4khb6h 3 --progress three.md",
        "progress check --repair --progress three.md",
        "progress merge three.md",
    ] {
        let said = environment
            .run(&format!("{command} --deck deck.yaml"))
            .fails_with(1);
        assert_eq!(
            said,
            "error: three.md is not a progress log: no line of it is a record\n\
             hint: name a progress log; notes are opened with --deck\n",
            "{command}"
        );
    }
    let after = fs::read_to_string(environment.path().join("three.md")).unwrap();
    assert_eq!(after, notes);
    assert!(!environment.progress().exists());
}

#[test]
fn a_log_in_utf16_is_named_as_such() {
    let environment = Environment::new();
    let text = "\u{feff}{\"v\":1}\n".encode_utf16();
    let bytes: Vec<u8> = text.flat_map(u16::to_le_bytes).collect();
    fs::write(environment.path().join("log.jsonl"), bytes).unwrap();
    let said = environment.run("progress merge log.jsonl").fails_with(1);
    assert!(said.contains("this file is UTF-16"), "{said}");
}

#[test]
fn a_review_in_the_future_is_reported() {
    let environment = Environment::new();
    environment.write_three_cards();
    let review = "{\"v\":1,\"id\":\"1\",\"at\":\"2029-01-02T09:30:00+08:00\",\"do\":\"review\",\
                  \"card\":\"p6ed7r4khb6h\",\"grade\":\"good\"}\n";
    environment.write("home/progress.jsonl", review);
    let said = environment.run("progress check --deck deck.yaml").ok();
    let future =
        "1 review is dated in the future, 2029-01-02 09:30: until then its card is not asked\n";
    assert!(said.contains(future), "{said}");
}

#[test]
fn an_inbox_that_would_swallow_a_question_is_named_with_its_line() {
    let environment = Environment::new();
    for (text, line) in [
        ("# 记下的题\n\n<!-- 待补\n", 3),
        ("# 记下的题\n\n<pre>\nkubectl\n", 3),
    ] {
        environment.write("home/inbox.md", text);
        let mut command = environment.command();
        let output = command
            .args(["add", "什么是 Operator？", "--now", NOW])
            .output();
        let said = Run::of(&output.unwrap()).fails_with(1);
        assert!(said.contains(&format!("inbox.md:{line} ")), "{said}");
        let after = fs::read_to_string(environment.path().join("home/inbox.md")).unwrap();
        assert_eq!(after, text);
    }
}

#[test]
fn a_tilde_in_a_variable_is_the_home_folder() {
    let environment = Environment::new();
    let mut command = environment.command();
    command
        .env("K8S_QUIZ_HOME", "~/quiz")
        .args(["add", "什么是 CRD？"]);
    let _ = Run::of(&command.output().unwrap()).ok();
    assert!(environment.path().join("quiz/inbox.md").exists());
    assert!(!environment.path().join("~").exists());
}

#[cfg(unix)]
#[test]
fn a_deck_whose_path_is_not_utf8_is_refused() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let environment = Environment::new();
    let name = OsStr::from_bytes(b"notes\xff.md");
    fs::write(environment.path().join(name), "# 什么是 CRD？\n\n甲\n").unwrap();
    let mut command = environment.command();
    command.args(["deck", "add"]).arg(name);
    let said = Run::of(&command.output().unwrap()).fails_with(1);
    assert!(said.contains("its name is not UTF-8"), "{said}");
    assert!(!environment.path().join("home/config.yaml").exists());
}

#[cfg(unix)]
#[test]
fn new_files_are_private() {
    use std::os::unix::fs::PermissionsExt;
    let environment = Environment::new();
    environment.write_three_cards();
    let _ = environment
        .run("grade p6ed7r4khb6h 3 --deck deck.yaml")
        .ok();
    let _ = environment.run("add 什么是甲？").ok();
    let _ = environment.run("deck add three.md").ok();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let home = environment.path().join("home");
    assert_eq!(mode(&home), 0o700);
    for name in ["progress.jsonl", "inbox.md", "config.yaml"] {
        assert_eq!(mode(&home.join(name)), 0o600, "{name}");
    }
}

#[test]
fn an_answer_that_an_editor_saved_with_a_byte_order_mark_is_accepted() {
    let environment = Environment::new();
    environment.write_three_cards();
    let editor = environment.write(
        "editor.sh",
        "printf '\\357\\273\\277# 什么是etcd？\\n\\n**回答**：\\n\\n我的答案\\n' > \"$1\"\n",
    );
    let mut command = environment.command();
    command.args(["edit", "p6ed7r4khb6h", "--deck", "deck.yaml", "--now", NOW]);
    command.env("EDITOR", format!("sh {}", editor.display()));
    let _ = Run::of(&command.output().unwrap()).ok();
    let shown = environment.run("show p6ed7r4khb6h --deck deck.yaml").ok();
    assert!(shown.contains("我的答案"), "{shown}");
}

#[cfg(unix)]
#[test]
fn pipes_in_the_learners_folder_and_endless_files_do_not_hang() {
    let environment = Environment::new();
    fs::create_dir_all(environment.path().join("home/answers")).unwrap();
    for name in [
        "inbox.md", "my-deck.yaml", "config.yaml", "answers/yyk3rzybp823.md",
    ] {
        let pipe = environment.path().join("home").join(name);
        let made = std::process::Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap();
        assert!(made.success());
        let run = environment.run("check");
        assert!(
            format!("{}{}", run.stdout, run.stderr).contains(name),
            "{name}"
        );
        fs::remove_file(pipe).unwrap();
    }
    let made = std::process::Command::new("mkfifo")
        .arg(environment.progress())
        .status();
    assert!(made.unwrap().success());
    let _ = environment.run("due").ok();
    environment.write("log.jsonl", "");
    for command in [
        "grade yyk3rzybp823 3", "progress check --repair", "progress merge log.jsonl",
    ] {
        let said = environment.run(command).fails_with(1);
        assert!(said.contains("progress.jsonl"), "{said}");
    }
    fs::remove_file(environment.progress()).unwrap();
    let said = environment.run("progress merge /dev/zero").fails_with(1);
    assert!(said.contains("can't merge /dev/zero"), "{said}");
    let said = environment.run("check --deck /dev/zero");
    assert!(
        said.stdout.contains("larger than 64 MB"),
        "{}{}",
        said.stdout,
        said.stderr
    );
}
