//! Points of an answer that is one paragraph: a list without marks (`A、B、C`, `a -> b -> c`,
//! `x / y / z`), names that a number announces (`两种方式，RDB 与 AOF`), or one statement a line.

use super::midline::numbered;
use super::shorten::shorten;
use super::{N_POINTS, POINT_WIDTH, StructurePoint, StructurePoints};
use crate::domain::is_han;
use crate::markdown::tree::shape::ends_sentence;
use crate::markdown::tree::{Block, BlockKind, parse, plain_text};
use crate::text::{Ambiguous, display_width};

/// The columns of the widest part that one says as a point.
const PART_COLUMNS: usize = 40;
/// The columns of the widest line or part that is shortened to a point.
const STATEMENT_COLUMNS: usize = 160;

/// What separates the parts, and the fewest parts that make a list. Between two names, a comma of a
/// list or a hyphen is often part of a sentence or a word.
const SEPARATORS: [(&str, usize); 11] = [
    ("\n", 3),
    ("->", 2),
    ("→", 2),
    ("=>", 2),
    (" / ", 2),
    ("；", 2),
    ("、", 3),
    (", ", 3),
    (",", 3),
    ("，", 4),
    ("-", 3),
];
/// The columns of the widest part between Chinese commas: a wider one is a clause.
const CLAUSE_COLUMNS: usize = 16;
/// Characters that hardly any name has and most clauses have.
const OF_CLAUSES: &str = "是要会了就再也还但而且因所不被把我你他它有";

/// The most words of a part between commas: with more it is a clause.
const COMMA_WORDS: usize = 3;

/// The ends of a list that names only some of its items.
const AND_SO_ON: [&str; 4] = ["等等", "等", " etc", "……"];

/// The parts of an answer of one paragraph, as points. A label in front, such as `包括：`, stays before
/// them. `None` if the answer is anything else.
pub fn points(blocks: &[Block]) -> Option<StructurePoints> {
    let text = only_paragraph(blocks)?;
    let text = text.trim();
    if let Some(parts) = numbered(text).or_else(|| statements(text, "\n")) {
        return Some(with_label("", parts));
    }
    let text = text.trim_end_matches(['。', '.', '；', ';', '，']);
    let labelled = text.split_once(['：', ':']);
    let labelled = labelled.filter(|(label, rest)| {
        !label.contains(['\n', '，', '；', '（', '(']) && !rest.contains(['：', ':'])
    });
    let (label, list) = labelled.unwrap_or(("", text));
    if let Some(parts) = separated(list.trim()).or_else(|| open_list(list.trim())) {
        return Some(with_label(label, parts));
    }
    if let Some((sentence, rest)) = text.split_once('。')
        && let Some(parts) = explained(sentence).or_else(|| parts(sentence, "、", 4))
    {
        let after = parse(rest).blocks;
        return Some(StructurePoints {
            after,
            ..with_label("", parts)
        });
    }
    let stated = || Some(with_label(label, statements(list, "；")?));
    counted(text).or_else(stated)
}

fn separated(list: &str) -> Option<Vec<&str>> {
    let mut separators = SEPARATORS.iter();
    separators.find_map(|(separator, least)| parts(list, separator, *least))
}

/// The text of the only paragraph of an answer.
fn only_paragraph(blocks: &[Block]) -> Option<String> {
    match blocks {
        [
            Block {
                kind: BlockKind::Paragraph(inlines),
                ..
            },
        ] => Some(plain_text(inlines)),
        _ => None,
    }
}

fn with_label(label: &str, parts: Vec<&str>) -> StructurePoints {
    let point = |part: &str| StructurePoint {
        text: shorten(part, POINT_WIDTH),
        blocks: parse(part).blocks,
    };
    StructurePoints {
        before: match label {
            "" => Vec::new(),
            label => parse(&format!("{label}：")).blocks,
        },
        points: parts.into_iter().map(point).collect(),
        after: Vec::new(),
    }
}

/// The parts between separators, if they read like a list.
fn parts<'a>(list: &'a str, separator: &str, least: usize) -> Option<Vec<&'a str>> {
    let parts = split_outside_brackets(list, separator);
    let is_list = N_POINTS.contains(&parts.len()) && parts.len() >= least;
    let says_one_thing = |part: &&str| {
        let columns = display_width(part, Ambiguous::Wide);
        (1..=PART_COLUMNS).contains(&columns)
            && (separator == "，" || !part.contains('，'))
            && !part.contains(['。', '？', '\n', '；'])
            && !part.starts_with("e.g")
    };
    // `kube-proxy` and `2020-01-02` are words; `加载-验证-准备` is a list.
    let is_of_words = match separator {
        "-" => parts.iter().all(|part| part.chars().all(is_han)),
        "," => parts.iter().all(|part| !part.contains(' ')),
        "，" => parts.iter().all(|part| {
            display_width(part, Ambiguous::Wide) <= CLAUSE_COLUMNS
                && !part.contains(|it| OF_CLAUSES.contains(it))
        }),
        ", " => parts
            .iter()
            .all(|part| part.split(' ').count() <= COMMA_WORDS),
        _ => true,
    };
    (is_list && is_of_words && parts.iter().all(says_one_thing)).then_some(parts)
}

/// The parts between commas of a list that ends with `等`. Without it they may be clauses.
fn open_list(list: &str) -> Option<Vec<&str>> {
    let list = AND_SO_ON.iter().find_map(|word| list.strip_suffix(word))?;
    let separator = if list.contains('，') { "，" } else { "、" };
    let parts: Vec<&str> = list.split(separator).map(str::trim).collect();
    let is_short = |part: &&str| {
        (1..=PART_COLUMNS).contains(&display_width(part, Ambiguous::Wide))
            && !part.contains(['。', '；', '\n'])
    };
    let is_list = parts.len() > 2 && N_POINTS.contains(&parts.len());
    (is_list && parts.iter().all(is_short)).then_some(parts)
}

/// The names of a sentence, if each has its explanation in brackets: `Pod（…），Node（…）`.
fn explained(sentence: &str) -> Option<Vec<&str>> {
    let separators = ["，", "、", "；", ", "].into_iter();
    let mut lists = separators.map(|separator| split_outside_brackets(sentence, separator));
    let is_explained = |part: &&str| {
        let name = part
            .strip_suffix(['）', ')'])
            .and_then(|it| it.split_once(['（', '(']));
        name.is_some_and(|(name, _)| display_width(name, Ambiguous::Wide) <= PART_COLUMNS)
    };
    lists.find(|parts| {
        parts.len() > 2 && N_POINTS.contains(&parts.len()) && parts.iter().all(is_explained)
    })
}

/// The parts of a text between separators that are in no brackets.
fn split_outside_brackets<'a>(text: &'a str, separator: &str) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    for (at, character) in text.char_indices() {
        match character {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && at >= start && text[at..].starts_with(separator) {
            parts.push(text[start..at].trim());
            start = at + separator.len();
        }
    }
    parts.push(text[start..].trim());
    parts
}

/// The statements of a text with one a line, or at least three between semicolons, each short
/// enough to be shortened to a point.
fn statements<'a>(text: &'a str, separator: &str) -> Option<Vec<&'a str>> {
    let parts: Vec<&str> = text.split(separator).map(str::trim).collect();
    let is_statement = |part: &&str| {
        let columns = display_width(part, Ambiguous::Wide);
        let ends =
            separator != "\n" || ends_sentence(part) && !part.ends_with(['：', ':', '？', '?']);
        let inner = part.trim_end_matches(['。', '；', '.']);
        (1..=STATEMENT_COLUMNS).contains(&columns) && ends && !inner.contains(['。', '\n'])
    };
    // One may lack its full stop.
    let n_closed = parts.iter().filter(|part| ends_sentence(part)).count();
    let is_closed = separator != "\n" || n_closed + 1 >= parts.len();
    let is_list = parts.len() > 2 && N_POINTS.contains(&parts.len());
    (is_list && is_closed && parts.iter().all(is_statement)).then_some(parts)
}

/// The names that a number announces: `两种方式，RDB 与 AOF`. The number decides what a name is.
fn counted(text: &str) -> Option<StructurePoints> {
    let (announcement, list) = text.split_once(['，', '：', ',', ':'])?;
    let number = number(announcement)?;
    let list = list.trim();
    let joined = ["、", "，", ", ", "和", "与", "以及", "及", " and "];
    let split = |separators: &[&str]| -> Vec<String> {
        let mut text = list.to_owned();
        for separator in separators {
            text = text.replace(separator, "\n");
        }
        text.split('\n').map(|it| it.trim().to_owned()).collect()
    };
    let fits = |parts: &Vec<String>| {
        let is_name = |part: &String| {
            (1..=PART_COLUMNS).contains(&display_width(part, Ambiguous::Wide))
                && !part.contains(['。', '；'])
        };
        parts.len() == number && parts.iter().all(is_name)
    };
    let parts = [split(&joined[..3]), split(&joined)]
        .into_iter()
        .find(fits)?;
    Some(with_label(
        announcement,
        parts.iter().map(String::as_str).collect(),
    ))
}

/// The number of things that a phrase announces (`有两种方式`, `3 个阶段`).
fn number(phrase: &str) -> Option<usize> {
    let units = ["种", "个", "类", "点", "部分", "层", "步", "大"];
    let phrase = phrase.replace(' ', "");
    let numbers = units.iter().flat_map(|unit| {
        let before = phrase.match_indices(unit).map(|(at, _)| &phrase[..at]);
        before.filter_map(|before| before.chars().next_back())
    });
    let numbers = numbers.filter_map(|digit| match digit {
        '两' => Some(2),
        '2'..='9' => digit.to_digit(10),
        _ => "〇一二三四五六七八九"
            .chars()
            .position(|it| it == digit)
            .map(|it| it as u32),
    });
    let number = numbers.max()? as usize;
    N_POINTS.contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(answer: &str) -> Vec<String> {
        let found = points(&parse(answer).blocks).map(|found| found.points);
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
            ("两种方式，RDB与AOF.", vec!["RDB", "AOF"]),
            (
                "yum: CentOS, Redhat；apt: Debian；apk: Alpine",
                vec!["yum: CentOS, Redhat", "apt: Debian", "apk: Alpine"],
            ),
            (
                "ClusterIP（集群内，稳定），NodePort（节点端口），Headless（无 IP）。按需求选择。",
                vec![
                    "ClusterIP（集群内，稳定）",
                    "NodePort（节点端口）",
                    "Headless（无 IP）",
                ],
            ),
            (
                "集中管控（Karmada）、跨集群路由、联邦同步、云边协同。关键是统一命名和网络。",
                vec!["集中管控（Karmada）", "跨集群路由", "联邦同步", "云边协同"],
            ),
            (
                "Flannel（简单）、Calico（BGP）、Cilium（eBPF、可观测）。按需求取舍。",
                vec!["Flannel（简单）", "Calico（BGP）", "Cilium（eBPF、可观测）"],
            ),
            (
                "Clusterip,nodeport,externalname",
                vec!["Clusterip", "nodeport", "externalname"],
            ),
            (
                "减小数据量，索引，异步，离线处理。",
                vec!["减小数据量", "索引", "异步", "离线处理"],
            ),
            ("分为 3 类：进程、线程和协程", vec!["进程", "线程", "协程"]),
            (
                "继承Thread类，实现Runnable接口，使用线程池等。",
                vec!["继承Thread类", "实现Runnable接口", "使用线程池"],
            ),
            (
                "HTTPS要申请证书，需要交费。\nHTTP的端口是80，HTTPS是443。\nHTTPS能防劫持。",
                vec![
                    "HTTPS要申请证书，需要交费",
                    "HTTP的端口是80，HTTPS是443",
                    "HTTPS能防劫持",
                ],
            ),
            (
                "将权限最小化授予，按需收回；按命名空间隔离，避免越权；使用聚合角色管理权限。",
                vec![
                    "将权限最小化授予，按需收回",
                    "按命名空间隔离，避免越权",
                    "使用聚合角色管理权限",
                ],
            ),
        ] {
            assert_eq!(texts(answer), points);
        }
        let labelled = points(&parse("包括：甲、乙、丙").blocks).unwrap();
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
            "有两种方式，第一种要看场景，第二种看数据量，还有第三种",
            "按时间线说现象、证据、根因和修复。没上线的只说方向。",
            "By indexing\ne.g.\ntuple[0]",
            "```bash\necho 一\necho 二\necho 三\n```",
            "- 甲、乙、丙",
            "",
        ] {
            assert!(texts(answer).is_empty(), "{answer}");
        }
    }
}
