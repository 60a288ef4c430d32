//! The learner of the pictures before an interview: a mock interview that was held, and questions
//! with options.

use std::fmt::Write as _;

use k8s_quiz::domain::CardId;

use crate::environment::Environment;

/// A question of the mock interview: in Chinese and English, its topic, score, milliseconds, and the
/// points covered of four.
type Held = (
    &'static str,
    &'static str,
    (&'static str, &'static str),
    f64,
    u32,
    &'static str,
);

const HELD: [Held; 3] = [
    (
        "Pod 一直 Pending 怎么排查？",
        "Why does a Pod stay Pending?",
        ("调度", "Scheduling"),
        0.42,
        161_000,
        "[1,2]",
    ),
    (
        "etcd 为什么推荐奇数个成员？",
        "Why does etcd need an odd number of members?",
        ("etcd", "etcd"),
        0.68,
        74_000,
        "[1,2,3]",
    ),
    (
        "Service 有哪几种类型？",
        "Which types of Service are there?",
        ("网络", "Networking"),
        0.85,
        98_000,
        "[1,2,3,4]",
    ),
];

/// The points of these questions, and the follow-up of the first with its points.
const POINTS_ZH: [&str; 3] = [
    "    points: [ describe 看事件, 资源不够或亲和不满足, 污点没有容忍, PVC 没有绑定 ]
    followups: [ { zh: 事件里什么都没有呢？, points: [ 调度器挂了, 节点都没有加入 ] } ]
",
    "    points: [ 过半数才能写, 偶数不多容错, 成员越多写越慢, 三或五个就够 ]\n",
    "    points: [ ClusterIP, NodePort, LoadBalancer, ExternalName ]\n",
];
const POINTS_EN: [&str; 3] = [
    "    points: [ describe shows the events, too few resources or no node matches, a taint without toleration, the claim is not bound ]
    followups: [ { en: And without any event?, points: [ the scheduler is down, no node has joined ] } ]
",
    "    points: [ a write needs a majority, an even number tolerates no more, more members write slower, three or five are enough ]\n",
    "    points: [ ClusterIP, NodePort, LoadBalancer, ExternalName ]\n",
];

/// The folder of a learner who held two mock interviews, seven and three days before the real one.
pub fn held(language: &str) -> Environment {
    let is_zh = language == "zh";
    let points = if is_zh { POINTS_ZH } else { POINTS_EN };
    let environment = Environment::new();
    let mut notes = String::new();
    let mut topics = String::new();
    let mut cards = String::new();
    let (mut log, mut questions) = (String::new(), Vec::new());
    for (n, (zh, en, (topic_zh, topic_en), score, ms, hit)) in HELD.into_iter().enumerate() {
        let question = if is_zh { zh } else { en };
        let topic = if is_zh { topic_zh } else { topic_en };
        let card = CardId::of_question(question);
        write!(notes, "# {question}\n\n{question}\n\n").unwrap();
        writeln!(topics, "  - {{ id: t{n}, title: {topic} }}").unwrap();
        writeln!(cards, "  - question: {question:?}\n    topics: [ t{n} ]").unwrap();
        cards += points[n];
        let followed = match n {
            0 => r#","followups":[{"n":1,"hit":[2],"of":2}]"#,
            _ => "",
        };
        writeln!(log, r#"{{"v":1,"id":"01KAJ6000000000000000000B{n}","at":"2026-11-20T20:0{n}:00+08:00","do":"review","card":"{card}","grade":"hard","as":"interview","ms":{ms},"hit":{hit},"of":4{followed}}}"#).unwrap();
        let marked = match n {
            1 => r#","followup":{"shape":"reason","mark":2}"#,
            _ => "",
        };
        questions.push(format!(
            r#"{{"card":"{card}","score":{score},"ms":{ms},"hit":{hit},"of":4{marked}}}"#
        ));
    }
    let questions = questions.join(",");
    for (id, day, score, predicted) in [("0", "17", "0.51", "0.38"), ("1", "20", "0.65", "0.57")] {
        writeln!(log, r#"{{"v":1,"id":"01KAJ6000000000000000000C{id}","at":"2026-11-{day}T20:30:00+08:00","do":"interview","seed":7,"minutes":25,"used_ms":333000,"score":{score},"predicted":{predicted},"questions":[{questions}]}}"#).unwrap();
    }
    environment.write("notes.md", &notes);
    let deck = format!("name: notes\nsources: [ notes.md ]\ntopics:\n{topics}cards:\n{cards}");
    environment.write("deck.yaml", &deck);
    environment.write("home/progress.jsonl", &log);
    environment
}

/// A folder with a multiple-choice question.
pub fn options(language: &str) -> Environment {
    let environment = Environment::new();
    environment.write(
        "notes.md",
        if language == "zh" {
            "# 哪两种探针失败会重启容器？\n\nA. startupProbe\nB. readinessProbe\nC. livenessProbe\nD. ingressProbe\n\n答案：AC\n\nreadinessProbe 失败只把 Pod 从 Service 的端点里摘除。\n"
        } else {
            "# Which two probes restart a container when they fail?\n\nA. startupProbe\nB. readinessProbe\nC. livenessProbe\nD. ingressProbe\n\nAnswer: AC\n\nA failed readinessProbe only removes the Pod from the endpoints of its Services.\n"
        },
    );
    environment
}
