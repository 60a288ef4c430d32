//! `edit` failures: the message, and that nothing is lost.

use std::fs;
use std::process::Output;

use crate::environment::{Environment, NOW};

fn edit(environment: &Environment, arguments: &[&str], editor: &str) -> Output {
    let mut command = environment.command();
    command.arg("edit").args(arguments).args(["--now", NOW]);
    command.env("EDITOR", editor).output().unwrap()
}

fn complaint(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn an_unwritable_file_is_reported_before_the_editor_opens() {
    let environment = Environment::new();
    environment.write("home/answers", "a file where a folder belongs");
    let said = complaint(&edit(&environment, &["rbac"], "touch opened"));
    assert!(
        said.contains("answers") && said.contains("part of the path is not a folder"),
        "{said}"
    );
    assert!(!environment.path().join("opened").exists());
    let kept = fs::read_to_string(environment.path().join("home/answers")).unwrap();
    assert_eq!(kept, "a file where a folder belongs");
}

#[test]
fn a_card_that_is_not_there_opens_no_editor() {
    let environment = Environment::new();
    let said = complaint(&edit(&environment, &["没有这样的题目"], "touch opened"));
    assert!(said.contains("没有这样的题目"), "{said}");
    let several = complaint(&edit(
        &environment,
        &["etcd", "--lang", "zh"],
        "touch opened",
    ));
    assert!(
        several.contains("指定一题") && several.contains("yyk3rzybp823"),
        "{several}"
    );
    assert!(!environment.path().join("opened").exists());
}

#[test]
fn bytes_that_are_no_utf8_are_kept_as_they_are() {
    let environment = Environment::new();
    let path = environment.write("home/answers/4n9b3g175avg.md", "");
    let bytes = b"# rbac\n\n\xff\xfe my answer\n";
    fs::write(&path, bytes).unwrap();
    let said = complaint(&edit(&environment, &["rbac"], "touch opened"));
    assert!(said.contains("4n9b3g175avg.md"), "{said}");
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn every_command_shows_a_reworded_question() {
    let environment = Environment::new();
    let script = environment.write(
        "edit.sh",
        "sed '1s/.*/# 权限怎么管？/' \"$1\" > x && cat x > \"$1\"\n",
    );
    let editor = format!("sh '{}'", script.display());
    let edited = edit(&environment, &["rbac"], &editor);
    assert!(edited.status.success(), "{edited:?}");
    let listed = environment.run("list 权限怎么管").ok();
    assert!(listed.contains("4n9b3g175avg"), "{listed}");
    let shown = environment.run("show 4n9b3g175avg --lang zh").ok();
    assert!(shown.starts_with("权限怎么管？\n"), "{shown}");
    // The hint and answer of the notes did not change, so they are not stored.
    let kept = fs::read_to_string(environment.path().join("home/answers/4n9b3g175avg.md"));
    assert_eq!(kept.unwrap(), "# 权限怎么管？\n");
}

#[test]
fn the_draft_of_an_editor_that_returned_at_once_is_used_later() {
    let environment = Environment::with_notes("# rbac\n\n四种对象。\n");
    assert!(edit(&environment, &["rbac"], "true").status.success());
    let draft = environment.path().join("home/answers/.4n9b3g175avg.md");
    fs::write(&draft, "# rbac\n\n窗口里写的\n").unwrap();
    let edited = edit(&environment, &["rbac"], "true");
    assert!(edited.status.success(), "{edited:?}");
    let kept = fs::read_to_string(environment.path().join("home/answers/4n9b3g175avg.md"));
    assert!(kept.unwrap().contains("窗口里写的"));
    assert!(!draft.exists());
}
