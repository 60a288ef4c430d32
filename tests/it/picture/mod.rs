//! Renders the pictures of the READMEs from the real screens, and compares them with the committed
//! ones. `INSTA_UPDATE=always cargo test --test it picture` draws them anew.

mod before;
mod learner;
mod svg;

use std::fs;
use std::path::Path;

use learner::{learner, table_query};
use svg::svg;

use crate::environment::Environment;
use crate::terminal::Terminal;

/// Notes for the screenshots of the study screen.
const NOTES: &str = "\
## 20. Calico网络插件的实现原理（经常问）

Calico 是常见的网络插件，组件有 Felix 和 BIRD，网络模式有 BGP、IPIP 和 VXLAN。
";

const DECK: &str = "\
name: notes
sources: [ notes.md ]
topics:
  - { id: networking, title: { zh: 网络, en: Networking }, keywords: [ 网络 ] }
cards:
  - question: Calico网络插件的实现原理
    title: { zh: Calico 网络插件的实现原理, en: How does Calico connect Pods? }
    short: { zh: 每个节点当路由器：Felix 写路由和 ACL，BIRD 用 BGP 通告, en: 'Every node is a router: Felix writes routes, BIRD tells them by BGP' }
    points:
      - { zh: Felix：写本地路由和 ACL, en: 'Felix writes the routes and ACLs of its node', core: true }
      - { zh: BIRD：BGP 客户端，把路由发给其他节点, en: 'BIRD, a BGP client, tells other nodes the routes', core: true }
      - { zh: BGP 模式：无隧道，要二层互通, en: 'BGP mode: no tunnel, nodes on one layer 2', core: true }
      - { zh: IPIP 模式：三层封装，IP 包套 IP 包, en: 'IPIP mode: IP packets inside IP packets' }
      - { zh: VXLAN 模式：二层帧放进 UDP，放行 4789, en: 'VXLAN mode: frames in UDP, port 4789 open' }
    remarks:
      - { kind: incomplete, zh: 还有 eBPF 数据面。, en: 'There is an eBPF dataplane, too.' }
";

/// The study screen in the middle of an answer.
fn study_screen(language: &str) -> String {
    let environment = Environment::new();
    environment.write("notes.md", NOTES);
    environment.write("deck.yaml", DECK);
    let arguments = format!("study --deck deck.yaml --color always --lang {language}");
    let mut terminal = Terminal::start(&environment, &arguments);
    terminal.wait_for("Calico");
    terminal.keys(" ");
    terminal.wait_for("4789");
    terminal.keys("  ");
    terminal.wait_for(" 2/3");
    svg(terminal.screen())
}

/// A question of a mock interview, and the marks of its answer.
fn mock_screens(language: &str) -> [String; 2] {
    let environment = Environment::new();
    environment.write("notes.md", NOTES);
    environment.write("deck.yaml", DECK);
    let arguments = format!(
        "interview --deck deck.yaml --seed 1 --color always --lang {language} --clock-speed 0"
    );
    let mut terminal = Terminal::start(&environment, &arguments);
    terminal.wait_for(if language == "zh" {
        "q 退出"
    } else {
        "q quit"
    });
    let question = svg(terminal.screen());
    terminal.keys("  ");
    terminal.wait_for("4789");
    terminal.keys("    ");
    terminal.wait_for(" 60%");
    [question, svg(terminal.screen())]
}

/// A screen of the learner: keys are sent once the texts before them are there. The last text is in
/// the last row of a frame.
fn screen_of(
    language: &str,
    command: &str,
    steps: &[(&[&str], &str)],
    last: (&str, &str),
) -> String {
    screen_in(&learner(language), language, command, steps, last)
}

/// A screen of the learner who has a folder.
fn screen_in(
    environment: &Environment,
    language: &str,
    command: &str,
    steps: &[(&[&str], &str)],
    last: (&str, &str),
) -> String {
    let arguments = format!("{command} --deck deck.yaml --color always --lang {language}");
    let mut terminal = Terminal::start(environment, &arguments);
    for (texts, keys) in steps {
        texts.iter().for_each(|text| terminal.wait_for(text));
        terminal.keys(keys);
    }
    terminal.wait_for(if language == "zh" { last.0 } else { last.1 });
    svg(terminal.screen())
}

const QUIT: (&str, &str) = ("q 退出", "q quit");
const BACK: (&str, &str) = ("q 返回", "q back");

fn home_screen(language: &str) -> String {
    screen_of(language, "", &[(&["etcd", "12-03"], "")], QUIT)
}

fn browse_screen(language: &str) -> String {
    screen_of(language, "", &[(&["12-03"], "b"), (&["kubelet"], "")], BACK)
}

fn statistics_screen(language: &str) -> String {
    screen_of(language, "", &[(&["12-03"], "s"), (&["/16"], "")], BACK)
}

/// The choice of topic, number and minutes for a mock interview.
fn chooser_screen(language: &str) -> String {
    let environment = learner(language);
    let arguments = format!("--deck deck.yaml --color always --lang {language}");
    let mut terminal = Terminal::start(&environment, &arguments);
    let (quit, begin) = match language {
        "zh" => (QUIT.0, "Enter 开始"),
        _ => (QUIT.1, "Enter begin"),
    };
    terminal.wait_for(quit);
    terminal.keys("i");
    // The footer below it, in the last row, goes last.
    terminal.wait_until("the chooser alone", |text| {
        text.contains(begin) && !text.contains(quit)
    });
    svg(terminal.screen())
}

/// What the statistics keep of mock interviews.
fn mocks_screen(language: &str) -> String {
    let steps: &[(&[&str], &str)] = &[(&["/3"], "s"), (&["/3"], "8"), (&["2026-11-17"], "")];
    // Only this view has the key, in the row that is drawn last.
    let last = ("练这些题", "study these");
    screen_in(&before::held(language), language, "", steps, last)
}

/// A multiple-choice question that was answered by letter.
fn choice_screen(language: &str) -> String {
    let environment = before::options(language);
    let arguments = format!("study --as choice --deck notes.md --color always --lang {language}");
    let mut terminal = Terminal::start(&environment, &arguments);
    terminal.wait_for("D. ");
    terminal.keys("ab ");
    // The end of the last row of the frame.
    terminal.wait_for(match language {
        "zh" => "流利                         . 更多",
        _ => "fluently             . more",
    });
    svg(terminal.screen())
}

/// A table below the points that its rows give.
fn table_screen(language: &str) -> String {
    let study = format!("study {}", table_query(language));
    let steps: &[(&[&str], &str)] = &[(&["  0 "], " "), (&["[ ]"], "a"), (&[" | "], "")];
    // Beside the cursor, which is on the row of the answers then.
    screen_of(language, &study, steps, ("空格 下一页", "Space page down"))
}

#[test]
fn the_pictures_in_the_readmes_are_the_real_screens() {
    for language in ["en", "zh"] {
        check("home", language, &home_screen(language));
        check("study", language, &study_screen(language));
        check("table", language, &table_screen(language));
        check("browse", language, &browse_screen(language));
        check("statistics", language, &statistics_screen(language));
        let [question, marks] = mock_screens(language);
        check("mock", language, &question);
        check("mock-marks", language, &marks);
        check("mock-chooser", language, &chooser_screen(language));
        check("mock-results", language, &mocks_screen(language));
        check("choice", language, &choice_screen(language));
    }
}

const SCREENS: [&str; 10] = [
    "home", "study", "table", "browse", "statistics", "mock", "mock-marks", "mock-chooser",
    "mock-results", "choice",
];

#[test]
fn both_readmes_show_every_picture_with_a_description() {
    for (file, language) in [("README.md", "en"), ("README.zh-CN.md", "zh")] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let readme = fs::read_to_string(path).unwrap();
        for screen in SCREENS {
            let shown = format!("](docs/{screen}.{language}.svg)");
            assert!(readme.contains(&shown), "{file} lacks {screen}");
            assert!(
                !readme.contains(&format!("![{shown}")),
                "{screen} in {file}"
            );
        }
    }
}

fn check(screen: &str, language: &str, picture: &str) {
    let name = format!("docs/{screen}.{language}.svg");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&name);
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&path, picture).unwrap();
    }
    let committed = fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == picture,
        "INSTA_UPDATE=always cargo test --test it picture draws {name} anew"
    );
}
