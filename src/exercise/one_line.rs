//! Points of an answer that is one paragraph without sentences: `A、B、C`, `a -> b -> c`, `x / y / z`.

use super::{N_POINTS, StructurePoint, StructurePoints};
use crate::domain::is_han;
use crate::markdown::tree::{Block, BlockKind, Document, parse, plain_text};
use crate::text::{Ambiguous, display_width};

/// The columns of the widest part that one says as a point.
const PART_COLUMNS: usize = 40;

/// What separates the parts, and the fewest parts that make a list. Between two names, a comma of a
/// list or a hyphen is often part of a sentence or a word.
const SEPARATORS: [(&str, usize); 9] = [
    ("\n", 3),
    ("->", 2),
    ("→", 2),
    ("=>", 2),
    (" / ", 2),
    ("；", 2),
    ("、", 3),
    (", ", 3),
    ("-", 3),
];

/// The most words of a part between commas: with more it is a clause.
const COMMA_WORDS: usize = 3;

/// The parts of an answer of one paragraph, as points. A label in front, such as `包括：`, stays before
/// them. `None` if the answer is anything else.
pub fn points(document: &Document) -> Option<StructurePoints> {
    let [
        Block {
            kind: BlockKind::Paragraph(inlines),
            ..
        },
    ] = document.blocks.as_slice()
    else {
        return None;
    };
    let text = plain_text(inlines);
    let text = text.trim().trim_end_matches(['。', '.', '；', ';']);
    let labelled = text.split_once(['：', ':']);
    let labelled = labelled.filter(|(label, _)| !label.contains('\n'));
    let (label, list) = labelled.unwrap_or(("", text));
    let parts = SEPARATORS
        .iter()
        .find_map(|(separator, least)| parts(list.trim(), separator, *least))?;
    let point = |part: &str| StructurePoint {
        text: part.to_owned(),
        blocks: parse(part).blocks,
    };
    Some(StructurePoints {
        before: match label {
            "" => Vec::new(),
            label => parse(&format!("{label}：")).blocks,
        },
        points: parts.into_iter().map(point).collect(),
        after: Vec::new(),
    })
}

/// The parts between separators, if they read like a list.
fn parts<'a>(list: &'a str, separator: &str, least: usize) -> Option<Vec<&'a str>> {
    let parts: Vec<&str> = list.split(separator).map(str::trim).collect();
    let is_list = N_POINTS.contains(&parts.len()) && parts.len() >= least;
    let says_one_thing = |part: &&str| {
        let columns = display_width(part, Ambiguous::Wide);
        (1..=PART_COLUMNS).contains(&columns) && !part.contains(['，', '。', '？', '\n', '；'])
    };
    // `kube-proxy` and `2020-01-02` are words; `加载-验证-准备` is a list.
    let is_of_words = match separator {
        "-" => parts.iter().all(|part| part.chars().all(is_han)),
        ", " => parts
            .iter()
            .all(|part| part.split(' ').count() <= COMMA_WORDS),
        _ => true,
    };
    (is_list && is_of_words && parts.iter().all(says_one_thing)).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(answer: &str) -> Vec<String> {
        let found = points(&parse(answer)).map(|found| found.points);
        let found = found.unwrap_or_default().into_iter();
        found.map(|point| point.text).collect()
    }

    #[test]
    fn a_list_in_one_line_gives_points() {
        for (answer, points) in [
            (
                "新建、就绪、运行、阻塞",
                vec!["新建", "就绪", "运行", "阻塞"],
            ),
            (
                "加载-验证-准备-解析-初始化",
                vec!["加载", "验证", "准备", "解析", "初始化"],
            ),
            ("SYN -> SYN+ACK -> ACK", vec!["SYN", "SYN+ACK", "ACK"]),
            ("RDB / AOF / 混合", vec!["RDB", "AOF", "混合"]),
            ("Ceph, GlusterFS, HDFS", vec!["Ceph", "GlusterFS", "HDFS"]),
            (
                "v-if\nv-for\nv-bind（缩写 :）",
                vec!["v-if", "v-for", "v-bind（缩写 :）"],
            ),
            (
                "包括：**原子性**、一致性、隔离性、持久性。",
                vec!["原子性", "一致性", "隔离性", "持久性"],
            ),
        ] {
            assert_eq!(texts(answer), points);
        }
        let labelled = points(&parse("包括：甲、乙、丙")).unwrap();
        assert_eq!(labelled.before.len(), 1);
    }

    #[test]
    fn sentences_and_names_give_none() {
        for answer in [
            "Redis 支持字符串、列表、哈希，常用作缓存。",
            "kube-proxy",
            "2020-01-02",
            "读、写",
            "三次握手确认双方\n都能收发，\n然后才传数据",
            "It reads a file, writes a log, and stops the process.",
            "a/b/c",
            "一句话。",
            "- 甲、乙、丙",
            "",
        ] {
            assert!(texts(answer).is_empty(), "{answer}");
        }
    }
}
