//! Generates notes of any size, deterministic for a number of cards.
//!
//! A card has about 0.86 KB; every fifth is a `<details>`, every tenth has a table, every tenth a
//! code block. Each question contains a token `KQ000001` to `KQ<n>`, and its answer `KA` with the
//! same number, so that a script can wait for them on a screen.

/// Cards per file.
const CARDS_PER_FILE: usize = 100;

const TOPICS: [&str; 10] = [
    "etcd", "networking", "scheduler", "storage", "security", "kubelet", "apiserver",
    "controllers", "containers", "observability",
];

/// One file of the folder.
pub struct SyntheticFile {
    /// Its name in the folder.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// The files of a deck of `n_cards` cards, in the order of their names.
pub fn files(n_cards: usize) -> Vec<SyntheticFile> {
    let starts = (1..=n_cards).step_by(CARDS_PER_FILE);
    starts
        .enumerate()
        .map(|(part, start)| {
            let end = n_cards.min(start + CARDS_PER_FILE - 1);
            let cards: String = (start..=end).map(card).collect();
            SyntheticFile {
                name: format!("deck{part:04}.md"),
                text: format!("# part {part}\n\n{cards}"),
            }
        })
        .collect()
}

fn card(n: usize) -> String {
    let (question, answer) = (question(n), answer(n));
    if n % 5 == 4 {
        format!("<details>\n<summary>{question}</summary>\n\n{answer}\n\n</details>\n\n")
    } else {
        format!("## {n}. {question}\n\n{answer}\n\n")
    }
}

/// The words of question `n`, from 1.
pub fn question(n: usize) -> String {
    let topic = TOPICS[n % TOPICS.len()];
    let words = match n / TOPICS.len() % 5 {
        0 => format!("简述 {topic} 的工作原理，以及它在集群中的作用？"),
        1 => format!("What happens in {topic} when one node of three is lost?"),
        2 => format!("如何排查 {topic} 相关的故障，常用命令有哪些？"),
        3 => format!("Compare the two main ways to run {topic} in production."),
        _ => format!("{topic} 的高可用方案有哪些，各有什么优缺点？"),
    };
    format!("KQ{n:06} {words}")
}

fn answer(n: usize) -> String {
    let topic = TOPICS[n % TOPICS.len()];
    let mut lines = vec![
        format!("KA{n:06} {topic} 的要点如下，第 {n} 条："),
        String::new(),
    ];
    lines.extend((1..=2 + n % 5).map(|point| {
        format!(
            "- 第 {point} 点：`kubectl get {topic} -n kube-system` 可以看到状态，**leader** 与 \
             follower 之间用 Raft 复制日志，容忍 (n-1)/2 个节点故障。"
        )
    }));
    match n % 10 {
        3 => lines.push(format!(
            "\n| 维度 | A | B |\n|------|---|---|\n| {topic} | 快 fast | 慢 slow |\n| 成本 | 低 | 高 |"
        )),
        7 => lines.push(format!(
            "\n```yaml\napiVersion: v1\nkind: Pod\nmetadata:\n  name: {topic}-{n}\n```"
        )),
        _ => {}
    }
    lines.push(
        "\nIn short: watch, compare, act; the control loop repeats until the state matches."
            .to_owned(),
    );
    lines.join("\n")
}
