//! Snapshots of what commands print, as transcripts, in Chinese and in English.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use crate::dialects::{fixtures, snapshot_settings};
use crate::environment::{Environment, NOW, Run};

const NOTES: &str = "\
# 简述 etcd 的特点？（高频）

简单、安全、快速。

# rbac

```mermaid
sequenceDiagram
Note over user,api: 先认证
user->>api: POST
```

# What is a node?

A machine.

# Which topology does a question have whose title is longer than the width of a terminal, as it is here?
";

const MANIFEST: &str = "\
sources: [ notes.md ]
cards:
  - question: 简述 etcd 的特点？
    title: { zh: etcd 有哪些特点？, en: What is etcd good at? }
    remarks:
      - kind: incomplete
        zh: 先说它是什么：一个强一致的键值库，Kubernetes 的全部状态都在里面，只有 kube-apiserver 直接和它说话。
        en: Say first what it is, a strongly consistent key-value store that holds all state; only kube-apiserver talks to it.
        source: etcd.io
";

/// A learner with four cards.
fn learner() -> Environment {
    let environment = Environment::new();
    environment.write("notes.md", NOTES);
    environment.write("deck.yaml", MANIFEST);
    let config = "embedded_deck: false\ndecks: [ ../deck.yaml ]\n";
    environment.write("home/config.yaml", config);
    environment.write(
        "home/steps.yaml",
        &format!("{config}learning_steps: [4356m]\n"),
    );
    environment
}

/// Adds an editor to `PATH`; it writes an answer that names it.
fn install(environment: &Environment, editor: &str) {
    let script = "#!/bin/sh\nprintf '# rbac\\n\\nby %s\\n' \"${0##*/}\" > \"$1\"\n";
    let path = environment.write(&format!("bin/{editor}"), script);
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// Runs commands one after the other; returns each with its output. Words such as `EDITOR=true`
/// before a command set variables.
fn transcript(environment: &Environment, commands: &[&str], language: &str) -> String {
    let play = |command: &&str| {
        let words = command.split_whitespace();
        let (variables, arguments): (Vec<&str>, Vec<&str>) =
            words.partition(|word| word.starts_with("EDITOR="));
        let mut program = environment.command();
        program.env("PATH", environment.path().join("bin"));
        program.envs(variables.iter().filter_map(|it| it.split_once('=')));
        program
            .args(&arguments)
            .args(["--lang", language, "--now", NOW]);
        let run = Run::of(&program.output().unwrap());
        let code = match run.code {
            0 => String::new(),
            code => format!("[exit {code}]\n"),
        };
        format!("$ {command}\n{}{}{code}\n", run.stdout, run.stderr)
    };
    let text: String = commands.iter().map(play).collect();
    text.replace(&environment.path().display().to_string(), "~")
}

/// One snapshot for each language, each of a new learner.
fn snapshots(name: &str, commands: &[&str], learner: impl Fn() -> Environment) {
    let settings = snapshot_settings(&fixtures().join("commands"));
    for language in ["zh", "en"] {
        let text = transcript(&learner(), commands, language);
        let name = format!("{name}_{language}");
        settings.bind(|| insta::assert_snapshot!(name, text));
    }
}

#[test]
fn a_mistyped_topic_is_answered_in_its_own_script() {
    let commands = [
        "list 安拳", "list etdc", "list topic:安拳", "list topic:etdc",
    ];
    snapshots("near_names", &commands, learner);
}

#[test]
fn lists_in_a_pipe_have_whole_titles_in_the_learners_language_between_tabs() {
    snapshots("pipe", &["list", "topics"], learner);
}

#[test]
fn waits_are_in_their_largest_unit() {
    let commands = [
        "grade etcd 1",
        "grade etcd 4",
        "grade rbac 4",
        "--config home/steps.yaml grade node 1",
        "next --config home/steps.yaml",
    ];
    snapshots("waits", &commands, learner);
}

#[test]
fn remarks_have_a_hanging_indent_and_diagrams_the_punctuation_of_their_text() {
    snapshots("show", &["show etcd", "show rbac"], learner);
}

#[test]
fn a_question_that_is_added_has_its_tag_in_the_learners_language() {
    snapshots("add", &["add 什么是CRD？ --asked 某司"], learner);
}

#[test]
fn check_leaves_out_counts_that_are_zero() {
    snapshots("check", &["check", "check pod.md"], || {
        let environment = learner();
        environment.write("pod.md", "# 什么是 Pod？\n\n一组容器。\n");
        environment
    });
}

#[test]
fn an_own_answer_is_written_with_the_editor_that_is_there() {
    for editors in [&["vi", "nano"][..], &["nano"]] {
        let commands = ["edit rbac", "show rbac"];
        snapshots(&format!("edit_{}", editors[0]), &commands, || {
            let environment = learner();
            for editor in editors {
                install(&environment, editor);
            }
            environment
        });
    }
}

#[test]
fn an_editor_that_returns_at_once_is_named() {
    snapshots("edit_at_once", &["EDITOR=true edit rbac"], || {
        let environment = learner();
        let path = environment.write("bin/true", "#!/bin/sh\n");
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
        environment
    });
}
