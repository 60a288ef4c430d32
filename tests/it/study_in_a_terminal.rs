//! Studies in a real pseudo-terminal: the disk matches the screen.

use std::fs;

use serde_json::Value;

use k8s_quiz::tui::TerminalGuard;
use portable_pty::CommandBuilder;
use vt100::MouseProtocolMode;

use crate::environment::{Environment, TEST_FOLDER};
use crate::terminal::Terminal;

const NOTES: &str = "\
# 简述 Worker 节点加入集群的过程？

**思路**：

从 kubelet 启动讲到注册成功。

**回答**：

1. 安装 kubelet 和容器运行时；
2. 用 bootstrap token 认证；
3. 创建 Node 对象。

------

# 什么是 Pod？

一组共享网络和存储的容器。
";

const MANIFEST: &str = "\
name: notes
sources: [ notes.md ]
first: [ 简述 Worker 节点加入集群的过程？, 什么是 Pod？ ]
topics:
  - id: pods
    title: { zh: Pod 与节点, en: Pods and nodes }
    keywords: [ pod, 节点 ]
cards:
  - question: 简述 Worker 节点加入集群的过程？
    points: [ 装 kubelet 和运行时, 凭 token 认证, 建 Node 对象 ]
";

const CTRL_C: &str = "\u{3}";

fn environment() -> Environment {
    let environment = Environment::new();
    environment.write("notes.md", NOTES);
    environment.write("deck.yaml", MANIFEST);
    environment
}

fn study(environment: &Environment) -> Terminal {
    let mut terminal = Terminal::start(environment, "study --deck deck.yaml");
    terminal.wait_for("简述 Worker 节点加入集群的过程？");
    terminal
}

/// The events of the log.
fn events(environment: &Environment) -> Vec<Value> {
    let log = fs::read_to_string(environment.progress()).unwrap_or_default();
    log.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn a_card_is_hinted_revealed_ticked_graded_and_taken_back() {
    let environment = environment();
    let mut terminal = study(&environment);
    terminal.keys("h");
    terminal.wait_for("从 kubelet 启动讲到注册成功");
    terminal.keys(" ");
    terminal.wait_for("凭 token 认证");
    terminal.keys(" ");
    terminal.wait_for("covered 1/3");
    terminal.keys("2");
    terminal.wait_for("什么是 Pod？");
    let first = &events(&environment)[0];
    assert_eq!(
        (&first["do"], &first["grade"]),
        (&"review".into(), &"hard".into())
    );
    assert_eq!(
        (&first["hit"], &first["of"]),
        (&serde_json::json!([1]), &3.into())
    );
    assert_eq!(first["q"], "简述 Worker 节点加入集群的过程？");
    assert_eq!(first["file"], "notes.md");
    terminal.keys("u");
    terminal.wait_for("undone");
    assert!(
        terminal
            .contents()
            .contains("简述 Worker 节点加入集群的过程？")
    );
    let events = events(&environment);
    assert_eq!(
        (&events[1]["do"], &events[1]["of"]),
        (&"undo".into(), &events[0]["id"])
    );
    terminal.keys("q");
    assert!(terminal.wait_for_end().success());
}

#[test]
fn full_width_digits_grade_and_a_han_letter_tells_about_the_input_method() {
    let environment = environment();
    let mut terminal = study(&environment);
    terminal.keys("好");
    terminal.wait_for("Shift");
    terminal.keys("\u{3000}");
    terminal.wait_for("凭 token 认证");
    terminal.keys("３");
    terminal.wait_for("什么是 Pod？");
    assert_eq!(events(&environment)[0]["grade"], "good");
    terminal.keys("q");
    assert!(terminal.wait_for_end().success());
}

#[test]
fn a_grade_on_the_screen_survives_a_kill() {
    let environment = environment();
    let mut terminal = study(&environment);
    terminal.keys(" ");
    terminal.wait_for("凭 token 认证");
    terminal.keys("3");
    terminal.wait_for("什么是 Pod？");
    terminal.kill();
    assert_eq!(events(&environment).len(), 1);
    let mut again = Terminal::start(&environment, "study --deck deck.yaml");
    again.wait_for("什么是 Pod？");
    again.keys("q");
    assert!(again.wait_for_end().success());
    let listed = environment
        .run("list is:review --json --deck deck.yaml")
        .json();
    assert_eq!(
        listed["cards"][0]["question"],
        "简述 Worker 节点加入集群的过程？"
    );
}

#[test]
fn an_interrupted_session_continues_with_the_same_card() {
    let environment = environment();
    let mut terminal = study(&environment);
    terminal.keys(" 3");
    terminal.wait_for("什么是 Pod？");
    terminal.keys("q");
    assert!(terminal.wait_for_end().success());
    let mut again = Terminal::start(&environment, "study --deck deck.yaml");
    again.wait_for("什么是 Pod？");
    again.keys(CTRL_C);
    let _ = again.wait_for_end();
    assert_eq!(events(&environment).len(), 1);
}

#[test]
fn leaving_restores_the_terminal_and_prints_a_summary() {
    let environment = environment();
    let mut terminal = study(&environment);
    assert!(terminal.is_full_screen());
    terminal.keys(" 3");
    terminal.wait_for("什么是 Pod？");
    terminal.keys("q");
    assert!(terminal.wait_for_end().success());
    assert!(!terminal.is_full_screen());
    assert!(!terminal.hides_cursor());
    assert!(
        terminal.contents().contains("answered 1"),
        "{}",
        terminal.contents()
    );
}

/// `packaging/in-root.sh` runs it in a root folder that has nothing but the program.
#[test]
fn a_session_of_the_built_in_deck_is_saved_and_says_so() {
    let environment = Environment::new();
    let mut terminal = Terminal::start(&environment, "study yyk3rzybp823");
    terminal.wait_for("What is etcd");
    terminal.keys(" 3q");
    assert!(terminal.wait_for_end().success());
    let left = terminal.contents();
    assert!(left.contains("answered 1"), "{left}");
    let checked = environment.run("progress check").ok();
    assert!(checked.starts_with("1 event, "), "{checked}");
}

#[test]
fn the_terminal_may_change_its_size_at_any_moment() {
    let environment = environment();
    let mut terminal = study(&environment);
    terminal.resize((40, 12), "简述 Worker");
    terminal.keys(" ");
    terminal.wait_for("token");
    terminal.resize((120, 40), "凭 token 认证");
    terminal.resize((20, 5), "30");
    terminal.resize((80, 24), "凭 token 认证");
    terminal.keys("q");
    assert!(terminal.wait_for_end().success());
}

#[test]
fn after_a_storm_of_sizes_the_screen_is_whole() {
    let environment = environment();
    let home = || Terminal::start(&environment, "--lang zh --deck deck.yaml");
    let mut fresh = home();
    fresh.wait_for("q 退出");
    let mut terminal = home();
    terminal.wait_for("q 退出");
    for n in 0..60 {
        terminal.set_size((20 + n * 37 % 120, 4 + n * 13 % 50));
    }
    terminal.set_size((80, 24));
    // Frames of other sizes may still be on their way.
    let whole = fresh.contents();
    terminal.wait_until(&whole, |screen| screen == whole);
    terminal.keys("q");
    assert!(terminal.wait_for_end().success());
}

#[test]
fn a_paste_is_text_and_never_keys() {
    let environment = environment();
    let mut terminal = Terminal::start(&environment, "--lang zh --deck deck.yaml");
    terminal.wait_for("Pod 与节点");
    // Outside a field nothing happens: neither `q` nor Enter is a key here.
    terminal.keys("\u{1b}[200~q\rq\r\u{1b}[201~/");
    terminal.wait_for("搜索 ");
    let long = "x".repeat(100_000);
    terminal.keys(&format!("\u{1b}[200~{long}\u{1b}[201~"));
    terminal.wait_for("没有匹配的题");
    terminal.keys("\u{15}");
    terminal.keys("\u{1b}[200~token\n\u{1b}[201~");
    terminal.wait_for("搜索 token");
    terminal.keys("\r");
    terminal.wait_for("空格 选中");
    terminal.keys("qq");
    assert!(terminal.wait_for_end().success());
}

#[test]
fn the_home_screen_opens_without_a_command() {
    let environment = Environment::new();
    let mut terminal = Terminal::start(&environment, "--lang zh");
    terminal.wait_for("必问题");
    terminal.keys("\r");
    terminal.wait_for("etcd 是什么");
    terminal.keys("q");
    terminal.wait_for("必问题");
    terminal.keys("q");
    assert!(terminal.wait_for_end().success());
}

#[test]
fn nothing_is_asked_of_the_terminal() {
    let environment = environment();
    let mut terminal = study(&environment);
    terminal.keys(" ");
    terminal.wait_for("凭 token 认证");
    terminal.keys("q");
    assert!(terminal.wait_for_end().success());
    let written = String::from_utf8_lossy(&terminal.written).into_owned();
    for query in [
        "\u{1b}[6n", "\u{1b}[c", "\u{1b}[?u", "\u{1b}]10;?", "\u{1b}]11;?",
    ] {
        assert!(!written.contains(query), "{query:?} is a query");
    }
    assert!(written.contains("\u{1b}[?2026h"), "frames are synchronized");
}

/// Does nothing as a normal test; in a terminal, initialises it and panics.
#[test]
fn panics_when_it_is_run_in_a_terminal() {
    if std::env::var_os(TEST_FOLDER).is_some() {
        let _taken = TerminalGuard::new().unwrap();
        panic!("the reason can be read");
    }
}

#[test]
fn a_panic_restores_the_terminal_and_can_be_read() {
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    let name = "study_in_a_terminal::panics_when_it_is_run_in_a_terminal";
    command.args(["--exact", name, "--nocapture", "--test-threads=1"]);
    let mut terminal = Terminal::run(&environment(), command, (80, 24));
    assert!(!terminal.wait_for_end().success());
    assert!(!terminal.is_full_screen());
    assert!(!terminal.hides_cursor());
    assert!(
        terminal.contents().contains("the reason can be read"),
        "{}",
        terminal.contents()
    );
    let written = String::from_utf8_lossy(&terminal.written).into_owned();
    assert!(
        written.contains("\u{1b}[?1049h"),
        "the terminal was taken over before"
    );
}

#[test]
fn clicks_reach_the_screens_and_the_mouse_is_given_back() {
    let environment = environment();
    let mut terminal = Terminal::start(&environment, "--lang zh --deck deck.yaml");
    terminal.wait_for("Pod 与节点");
    let mode = terminal.screen().mouse_protocol_mode();
    assert_eq!(mode, MouseProtocolMode::PressRelease);
    let screen = terminal.contents();
    let row = screen.lines().position(|row| row.contains("Pod 与节点"));
    let click = format!("\u{1b}[<0;8;{}M", row.unwrap() + 1);
    terminal.keys(&click);
    terminal.wait_for("> Pod 与节点");
    terminal.keys(&click);
    terminal.wait_for("空格");
    terminal.keys("qq");
    terminal.wait_for_end();
    let mode = terminal.screen().mouse_protocol_mode();
    assert_eq!(mode, MouseProtocolMode::None);
}

#[test]
fn with_mouse_off_the_terminal_keeps_the_mouse() {
    let environment = environment();
    environment.write("home/config.yaml", "mouse: off\n");
    let mut terminal = Terminal::start(&environment, "--lang zh --deck deck.yaml");
    terminal.wait_for("Pod 与节点");
    let mode = terminal.screen().mouse_protocol_mode();
    assert_eq!(mode, MouseProtocolMode::None);
}
