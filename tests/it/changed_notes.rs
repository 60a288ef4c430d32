//! Notes edited in another window while a session runs.

use std::fs;

use crate::environment::Environment;
use crate::terminal::Terminal;

const NOTES: &str = "# What is etcd?\n\na store\n\n# What is rbac?\n\nroles\n";

#[test]
fn a_question_written_while_a_session_runs_is_asked_in_it() {
    for (language, said) in [
        ("en", "notes changed: 1 new"),
        ("zh", "笔记有更新：新增 1 题"),
    ] {
        let environment = Environment::with_notes(NOTES);
        let mut terminal = Terminal::start(
            &environment,
            &format!("study --lang {language} --deck notes.md"),
        );
        terminal.wait_for("What is etcd?");
        let text = format!("{NOTES}\n# What is a Pod?\n\na group of containers\n");
        fs::write(environment.path().join("notes.md"), text).unwrap();
        terminal.keys(" ");
        terminal.wait_for("a store");
        terminal.keys("4");
        terminal.wait_for(said);
        terminal.wait_for("What is a Pod?");
    }
}
