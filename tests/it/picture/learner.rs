//! The learner of the pictures: a deck of several topics, twelve days before an interview.

use std::fmt::Write as _;

use k8s_quiz::domain::CardId;

use crate::environment::Environment;

/// A question in Chinese and English, its topic, and its reviews: how many days ago, and how many
/// of three points were covered.
type Question = (
    &'static str,
    &'static str,
    &'static str,
    &'static [(u32, u32)],
);

const QUESTIONS: [Question; 16] = [
    (
        "etcd 怎样备份和恢复？",
        "How do you back up and restore etcd?",
        "etcd",
        &[(9, 2), (4, 3)],
    ),
    (CREATION.0, CREATION.1, "pod", &[(6, 2)]),
    (
        "Service 有哪几种类型？",
        "Which types of Service are there?",
        "networking",
        &[(12, 3), (6, 3)],
    ),
    (
        "RBAC 的四种对象如何配合？",
        "How do the four objects of RBAC work together?",
        "security",
        &[(2, 3)],
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
    (PROBES.0, PROBES.1, "pod", &[]),
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
    (
        "Pod 一直 Pending 怎么排查？",
        "Why does a Pod stay Pending?",
        "scheduling",
        &[(8, 1), (5, 3), (1, 3)],
    ),
    (
        "污点和容忍怎么用？",
        "How do taints and tolerations work?",
        "scheduling",
        &[(7, 3), (3, 3)],
    ),
    (
        "PV 和 PVC 怎样绑定？",
        "How does a claim bind to a volume?",
        "storage",
        &[(5, 2), (1, 3)],
    ),
    (
        "StorageClass 有什么作用？",
        "What is a StorageClass for?",
        "storage",
        &[(3, 1)],
    ),
    (
        "kube-proxy 的几种模式？",
        "Which modes does kube-proxy have?",
        "networking",
        &[(4, 3), (1, 3)],
    ),
    (
        "etcd 的 watch 机制是什么？",
        "How does etcd watch keys?",
        "etcd",
        &[(2, 2)],
    ),
    (
        "ServiceAccount 的令牌从哪来？",
        "Where do tokens of a ServiceAccount come from?",
        "security",
        &[],
    ),
];

/// The question that is due first, under the cursor of browse.
const CREATION: (&str, &str) = (
    "Pod 创建的完整流程是什么？",
    "What happens when a Pod is created?",
);

/// A question whose answer is a table.
const PROBES: (&str, &str) = ("三种探针有什么区别？", "How do the three probes differ?");

/// Words of [`PROBES`] that find its card.
pub fn table_query(language: &str) -> &'static str {
    in_language(language, "三种探针", "probes")
}

fn in_language<'a>(language: &str, zh: &'a str, en: &'a str) -> &'a str {
    if language == "zh" { zh } else { en }
}

const TABLE_ZH: &str = "\
| 探针 | 失败时 | 什么时候用 |
|---|---|---|
| startupProbe | 重启容器 | 启动慢的程序；通过之前另外两种不运行 |
| livenessProbe | 重启容器 | 进程还在但已经卡死，只有重启才能恢复 |
| readinessProbe | 从 Service 的端点里摘除 | 暂时不能接流量：在预热、过载或依赖没好 |
";

const TABLE_EN: &str = "\
| probe | when it fails | use it for |
|---|---|---|
| startupProbe | the container restarts | programs that start slowly; the other two wait for it |
| livenessProbe | the container restarts | a process that hangs and only a restart helps |
| readinessProbe | the Pod leaves the endpoints of its Services | times without traffic: warming up, overload, a missing dependency |
";

const TOPICS: [(&str, &str, &str); 6] = [
    ("etcd", "etcd", "etcd"),
    ("pod", "Pod", "Pods"),
    ("scheduling", "调度", "Scheduling"),
    ("networking", "网络", "Networking"),
    ("storage", "存储", "Storage"),
    ("security", "安全", "Security"),
];

const CREATION_ZH: &str = "    short: apiserver 存下来，调度器选节点，kubelet 把它跑起来
    points:
      - { zh: apiserver 认证、准入后写进 etcd, core: true }
      - { zh: 调度器选出节点，写下绑定, core: true }
      - { zh: kubelet 建沙箱、配网络、拉镜像、起容器, core: true }
";

const CREATION_EN: &str =
    "    short: The API server stores it, the scheduler picks a node, the kubelet runs it
    points:
      - { en: The API server admits it and writes it to etcd, core: true }
      - { en: The scheduler picks a node and binds it, core: true }
      - { en: 'The kubelet makes the sandbox, pulls images, starts containers', core: true }
";

/// The learner's folder: notes in a language, their deck, and what was answered since 9 November.
pub fn learner(language: &str) -> Environment {
    let environment = Environment::new();
    let mut notes = String::new();
    let mut deck = "name: notes\nsources: [ notes.md ]\ntopics:\n".to_owned();
    for (id, zh, en) in TOPICS {
        let title = in_language(language, zh, en);
        writeln!(deck, "  - {{ id: {id}, title: {title} }}").unwrap();
    }
    deck += "cards:\n";
    let mut log = r#"{"v":1,"id":"01KAJ60000000000000000000A","at":"2026-11-09T07:00:00+08:00","do":"plan","date":"2026-12-03","minutes":30}
"#
    .to_owned();
    for (n, (zh, en, topic, reviews)) in QUESTIONS.iter().enumerate() {
        let question = in_language(language, zh, en);
        let answer = match (*zh == PROBES.0, language) {
            (true, "zh") => TABLE_ZH,
            (true, _) => TABLE_EN,
            (false, "zh") => "- 第一点\n- 第二点\n- 第三点\n",
            (false, _) => "- first\n- second\n- third\n",
        };
        write!(notes, "# {question}\n\n{answer}\n").unwrap();
        let importance = 3 - n % 3;
        writeln!(
            deck,
            "  - question: {question:?}\n    topics: [ {topic} ]\n    importance: {importance}"
        )
        .unwrap();
        if *zh == CREATION.0 {
            deck += in_language(language, CREATION_ZH, CREATION_EN);
        }
        for (k, review) in reviews.iter().enumerate() {
            log += &review_event(question, (n, k), *review);
        }
    }
    environment.write("notes.md", &notes);
    environment.write("deck.yaml", &deck);
    environment.write("home/progress.jsonl", &log);
    environment
}

/// A review that many days ago; the more points were covered, the faster.
fn review_event(question: &str, (n, k): (usize, usize), (days, n_hits): (u32, u32)) -> String {
    let card = CardId::of_question(question);
    let grade = ["again", "again", "hard", "good"][n_hits as usize];
    let hits = (1..=n_hits).map(|point| point.to_string());
    let hits = hits.collect::<Vec<_>>().join(",");
    let (day, minute) = (21 - days, n + 10);
    let ms = 35_000 + 4_000 * n as u32 + 30_000 * (3 - n_hits);
    let think = ms * 2 / 3;
    format!(
        "{{\"v\":1,\"id\":\"01KAJ6{n:010}{k:010}\",\"at\":\"2026-11-{day:02}T08:{minute}:00+08:00\",\"do\":\"review\",\"card\":\"{card}\",\"grade\":\"{grade}\",\"ms\":{ms},\"think\":{think},\"hit\":[{hits}],\"of\":3}}\n"
    )
}
