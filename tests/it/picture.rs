//! Renders the screenshots of the READMEs and compares them with the committed ones.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use k8s_quiz::domain::CardId;
use vt100::{Cell, Color, Screen};

use crate::environment::Environment;
use crate::terminal::Terminal;

/// The size of a cell in pixels.
const CELL: (u16, u16) = (9, 20);
const MARGIN: u16 = 14;
const BACKGROUND: &str = "#1e2030";
const FOREGROUND: &str = "#c8d0e8";

/// The sixteen terminal colors, as a dark palette.
const PALETTE: [&str; 16] = [
    "#494d64", "#ed8796", "#a6da95", "#eed49f", "#8aadf4", "#c6a0f6", "#8bd5ca", "#b8c0e0",
    "#6e738d", "#ed8796", "#a6da95", "#eed49f", "#8aadf4", "#c6a0f6", "#8bd5ca", "#ffffff",
];

/// A screen as SVG: backgrounds, then one text element per visible cell.
fn svg(screen: &Screen) -> String {
    let (rows, cols) = screen.size();
    let (rows, cols) = (rows.get(), cols.get());
    let (width, height) = (cols * CELL.0 + 2 * MARGIN, rows * CELL.1 + 2 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{BACKGROUND}\"/>\n\
         <g font-family=\"'JetBrains Mono','Noto Sans Mono CJK SC','Sarasa Mono SC',monospace\" \
         font-size=\"15\" xml:space=\"preserve\">\n"
    );
    for row in 0..rows {
        for column in 0..cols {
            if let Some(cell) = screen.cell(row, column) {
                draw(&mut svg, cell, (column, row));
            }
        }
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

fn draw(svg: &mut String, cell: &Cell, (column, row): (u16, u16)) {
    if cell.is_wide_continuation() {
        return;
    }
    let (x, y) = (MARGIN + column * CELL.0, MARGIN + row * CELL.1);
    let width = CELL.0 * if cell.is_wide() { 2 } else { 1 };
    let (mut text, mut back) = (color(cell.fgcolor()), color(cell.bgcolor()));
    if cell.inverse() {
        (text, back) = (
            Some(back.unwrap_or(BACKGROUND.into())),
            Some(text.unwrap_or(FOREGROUND.into())),
        );
    }
    if let Some(back) = back {
        let height = CELL.1;
        writeln!(
            svg,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{back}\"/>"
        )
        .unwrap();
    }
    let contents = cell.contents();
    if contents.trim().is_empty() {
        return;
    }
    let weight = if cell.bold() {
        " font-weight=\"bold\""
    } else {
        ""
    };
    let opacity = if cell.dim() { " opacity=\"0.6\"" } else { "" };
    let text = text.unwrap_or(FOREGROUND.into());
    let escaped = contents
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let baseline = y + 15;
    writeln!(
        svg,
        "<text x=\"{x}\" y=\"{baseline}\" textLength=\"{width}\" fill=\"{text}\"{weight}{opacity}>{escaped}</text>"
    )
    .unwrap();
}

fn color(color: Color) -> Option<String> {
    match color {
        Color::Default => None,
        Color::Idx(index) => Some(indexed(index)),
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
    }
}

/// An indexed color: sixteen named colors, a cube, a row of grays.
fn indexed(index: u8) -> String {
    match index {
        0..16 => PALETTE[usize::from(index)].to_owned(),
        16..232 => {
            let cube = index - 16;
            let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
            let (red, green, blue) = (level(cube / 36), level(cube / 6 % 6), level(cube % 6));
            format!("#{red:02x}{green:02x}{blue:02x}")
        }
        232.. => {
            let gray = 8 + 10 * (index - 232);
            format!("#{gray:02x}{gray:02x}{gray:02x}")
        }
    }
}

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

/// The questions of the browse screen in Chinese and English, with the days since their reviews.
const QUESTIONS: [(&str, &str, &str, &[u32]); 9] = [
    (
        "etcd 怎样备份和恢复？",
        "How do you back up and restore etcd?",
        "etcd",
        &[9, 4],
    ),
    (
        "Pod 创建的完整流程是什么？",
        "What happens when a Pod is created?",
        "pod",
        &[6],
    ),
    (
        "Service 有哪几种类型？",
        "Which types of Service are there?",
        "networking",
        &[12, 6],
    ),
    (
        "RBAC 的四种对象如何配合？",
        "How do the four objects of RBAC work together?",
        "security",
        &[2],
    ),
    (
        "Calico 网络插件的实现原理",
        "How does Calico connect Pods?",
        "networking",
        &[],
    ),
    (
        "NetworkPolicy 怎样默认拒绝？",
        "How does a NetworkPolicy deny by default?",
        "networking",
        &[],
    ),
    (
        "存活探针和就绪探针的区别？",
        "How do liveness and readiness probes differ?",
        "pod",
        &[1],
    ),
    (
        "证书过期怎么处理？",
        "What do you do about expired certificates?",
        "security",
        &[],
    ),
    (
        "etcd 为什么推荐奇数个成员？",
        "Why does etcd need an odd number of members?",
        "etcd",
        &[],
    ),
];

/// Questions of several topics, some of them reviewed, on the browse screen.
fn browse_screen(language: &str) -> String {
    let environment = Environment::new();
    let mut notes = String::new();
    let mut deck = "name: notes\nsources: [ notes.md ]\ntopics:\n".to_owned();
    for (id, zh, en) in [
        ("etcd", "etcd", "etcd"),
        ("pod", "Pod", "Pods"),
        ("networking", "网络", "Networking"),
        ("security", "安全", "Security"),
    ] {
        writeln!(deck, "  - {{ id: {id}, title: {{ zh: {zh}, en: {en} }} }}").unwrap();
    }
    deck += "cards:\n";
    let mut log = String::new();
    for (n, (zh, en, topic, reviews)) in QUESTIONS.iter().enumerate() {
        write!(notes, "# {zh}\n\n- 第一点\n- 第二点\n- 第三点\n\n").unwrap();
        let title = format!("{{ zh: {zh}, en: \"{en}\" }}");
        let importance = 3 - n % 3;
        write!(deck, "  - question: {zh}\n    title: {title}\n    topics: [ {topic} ]\n    importance: {importance}\n").unwrap();
        if n == SELECTED {
            deck += POINTS;
        }
        let id = CardId::of_question(zh);
        for (k, days) in reviews.iter().enumerate() {
            let day = 21 - days;
            writeln!(log, "{{\"v\":1,\"id\":\"01KAJ6{n:010}{k:010}\",\"at\":\"2026-11-{day:02}T08:00:00+08:00\",\"do\":\"review\",\"card\":\"{id}\",\"grade\":\"good\",\"hit\":[1,2],\"of\":3}}").unwrap();
        }
    }
    environment.write("notes.md", &notes);
    environment.write("deck.yaml", &deck);
    environment.write("home/progress.jsonl", &log);
    let arguments = format!("--deck deck.yaml --color always --lang {language}");
    let mut terminal = Terminal::start(&environment, &arguments);
    terminal.wait_for("Enter");
    terminal.keys("b");
    terminal.wait_for("etcd");
    terminal.wait_for("kubelet");
    // The last row of the frame.
    terminal.wait_for(if language == "zh" {
        "q 返回"
    } else {
        "q back"
    });
    svg(terminal.screen())
}

/// The question that is due first, under the cursor.
const SELECTED: usize = 1;

/// Its points.
const POINTS: &str = "    short: { zh: apiserver 存下来，调度器选节点，kubelet 把它跑起来, en: 'The API server stores it, the scheduler picks a node, the kubelet runs it' }
    points:
      - { zh: apiserver 认证、准入后写进 etcd, en: 'The API server admits it and writes it to etcd', core: true }
      - { zh: 调度器选出节点，写下绑定, en: 'The scheduler picks a node and binds it', core: true }
      - { zh: kubelet 建沙箱、配网络、拉镜像、起容器, en: 'The kubelet makes the sandbox, pulls images, starts containers', core: true }
";

#[test]
fn the_pictures_in_the_readmes_are_the_real_screen() {
    for language in ["en", "zh"] {
        check("study", language, &study_screen(language));
        check("browse", language, &browse_screen(language));
        let [question, marks] = mock_screens(language);
        check("mock", language, &question);
        check("mock-marks", language, &marks);
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
        "INSTA_UPDATE=always cargo test draws {name} anew"
    );
}
