//! `check --similar` on real notes: what it finds, and which pairs it must not report as sure.

use serde_json::Value;

use crate::environment::Environment;

/// The five notes without a manifest that merges their questions.
fn seeds() -> String {
    format!("{}/seeds", env!("CARGO_MANIFEST_DIR"))
}

/// Different questions that share most of their words.
const LOOK_ALIKES: &[&[&str]] = &[
    &["K8S 产线上节点的流程是什么", "K8S 产线下节点的流程是什么"],
    &[
        "CRI都提供哪些服务，如何工作",
        "CNI都提供哪些服务，如何工作",
        "CSI都提供哪些服务，如何工作",
    ],
    &["简述 Kubernetes CNI 模型？", "Kubernetes CSI 模型？"],
    &[
        "简述 Kubernetes Pod 的 LivenessProbe 探针的常见方式？",
        "存活探针的属性参数有哪几个？",
    ],
    &[
        "pod的存活探针有哪几种？",
        "存活探针的属性参数有哪几个？",
        "探针有哪几种",
    ],
    &[
        "Kubernetes Secret 作用？",
        "Kubernetes Secret 有哪些使用方式？",
    ],
    &[
        "pv的访问模式有哪几种",
        "pv的回收策略有哪几种",
        "在pv的生命周期中，一般有几种状态",
    ],
    &[
        "Flannel网络插件的实现原理",
        "Calico网络插件的实现原理",
        "Calico和Flannel的对比",
    ],
    &["kubernetes Master组件？", "Kubernetes Node组件？"],
    &[
        "简述 Kubernetes Replica Set 和 Replication Controller 之间 有什么区别？",
        "ReplicaSet 和Deployment 的区别？",
    ],
];

fn questions(pair: &Value) -> Vec<&str> {
    let questions = pair["questions"].as_array().unwrap().iter();
    questions
        .map(|question| question.as_str().unwrap())
        .collect()
}

#[test]
fn the_same_questions_of_the_seeds_are_found_best_first() {
    let environment = Environment::new();
    let found = environment
        .run(&format!("check --similar --json --deck {}", seeds()))
        .json();
    let pairs = found["pairs"].as_array().unwrap();
    for same in [
        &[
            "kubelet的功能、作用是什么？",
            "简述 Kubernetes kubelet 的作用？",
        ][..],
        &[
            "service的类型有哪几种",
            "简述 Kubernetes Service 类型？",
            "Service 资源类型？",
        ],
        &[
            "简单讲一下 pod创建过程",
            "简述 Kubernetes 创建一个 Pod 的主要流程？",
            "Pod创建过程",
        ],
    ] {
        for (n, one) in same.iter().enumerate() {
            for other in &same[n + 1..] {
                let names_both =
                    |pair: &Value| [one, other].iter().all(|it| questions(pair).contains(*it));
                let pair = pairs.iter().find(|pair| names_both(pair));
                assert_eq!(pair.unwrap()["grade"], "sure", "{one} / {other}");
            }
        }
    }
    let order = |pair: &Value| {
        (
            pair["grade"] != "sure",
            -(pair["score"].as_f64().unwrap() * 100.0) as i64,
        )
    };
    assert!(pairs.iter().map(order).is_sorted(), "best first");
    assert!(
        pairs
            .iter()
            .all(|pair| !pair["shared"].as_array().unwrap().is_empty())
    );
}

#[test]
fn questions_of_the_seeds_that_only_look_alike_are_not_proposed() {
    let environment = Environment::new();
    let deck = seeds();
    let found = environment
        .run(&format!("check --similar --json --deck {deck}"))
        .json();
    let pairs = found["pairs"].as_array().unwrap();
    let exported = environment
        .run(&format!("export --format json --deck {deck}"))
        .json();
    let cards = exported["cards"].as_array().unwrap();
    let n_entries = |question: &str| -> Vec<usize> {
        let named = cards.iter().filter(|card| card["question"] == question);
        named
            .map(|card| card["entries"].as_array().unwrap().len())
            .collect()
    };
    for alike in LOOK_ALIKES {
        for question in *alike {
            assert_eq!(n_entries(question).len(), 1, "{question}");
        }
        for pair in pairs {
            let of_both = questions(pair);
            let n_of_them = alike.iter().filter(|it| of_both.contains(it)).count();
            assert!(n_of_them < 2, "{of_both:?}");
        }
    }
    // Identical wording makes one card without a manifest.
    assert_eq!(n_entries("简述 Kubernetes 集群联邦？"), [2]);
}

#[test]
fn what_is_listed_goes_into_a_manifest_as_it_is() {
    let environment = Environment::new();
    let deck = seeds();
    let listed = environment
        .run(&format!("check --similar --lang zh --deck {deck}"))
        .ok();
    let manifest = format!("sources: [ \"{deck}/*.md\" ]\n{listed}");
    environment.write("deck.yaml", &manifest);
    let checked = environment.run("check --json deck.yaml").json();
    let found = checked["diagnostics"].as_array().unwrap().iter();
    let mistakes: Vec<_> = found.filter(|it| it["file"] == "deck.yaml").collect();
    assert!(mistakes.is_empty(), "{mistakes:?}");
    let again = environment.run("check --similar deck.yaml").ok();
    assert_eq!(again, "No similar cards.\n");
}

#[test]
fn a_question_that_fits_into_no_list_is_proposed_in_a_comment() {
    let environment = Environment::new();
    let questions = [
        "镜像的下载策略",
        "pod的镜像拉取策略有哪几种",
        "容器的镜像拉取策略有哪几种",
        "etcd 的备份",
        "PV 与 PVC",
    ];
    let notes = questions.map(|question| format!("# {question}\n\n一段答案\n\n"));
    environment.write("a.md", &notes.concat());
    let listed = environment.run("check --similar --deck a.md").ok();
    environment.write("deck.yaml", &format!("sources: [ a.md ]\n{listed}"));
    let _ = environment.run("check --strict deck.yaml").ok();
    assert!(listed.contains("\n  # - ["), "{listed}");
}
