//! Pairs from real notes that ask the same, and pairs that only look alike.

use super::{LookAlike, card_asking, look_alikes, sure_look_alikes};
use crate::deck::Deck;
use crate::deck::testing::{deck_with, embedded_deck};
use crate::domain::CardId;
use crate::likeness::Certainty;

fn deck(questions: &[&str]) -> Deck {
    let notes: String = questions
        .iter()
        .map(|question| format!("# {question}\n\nan answer\n\n"))
        .collect();
    deck_with(None, &[("notes.md", &notes)]).0
}

/// How certain it is that two questions of a larger deck ask the same.
fn grade(one: &str, other: &str) -> Option<Certainty> {
    let others = ["Pod 状态有哪些？", "Service 的负载均衡", "PV 与 PVC"];
    let deck_of_two = deck_with(
        None,
        &[
            ("a.md", &format!("# {one}\n\na\n")),
            ("b.md", &format!("# {other}\n\nb\n")),
            (
                "c.md",
                &others.map(|other| format!("# {other}\n\nc\n")).join("\n"),
            ),
        ],
    )
    .0;
    let ids = [one, other].map(CardId::of_question);
    let found = look_alikes(&deck_of_two);
    let pair = found
        .iter()
        .find(|found| ids.iter().all(|id| found.cards.contains(id)));
    pair.map(|pair| pair.grade)
}

#[test]
fn questions_that_ask_the_same_are_found() {
    for questions in [
        &[
            "kubelet的功能、作用是什么？",
            "简述 Kubernetes kubelet 的作用？",
            "kubelet是干什么的",
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
        &[
            "pod的重启策略有哪些？",
            "简述 Kubernetes 中 Pod 的重启策略？",
        ],
        &[
            "pod的镜像拉取策略有哪几种？",
            "简述 Kubernetes 镜像的下载策略？",
        ],
        &[
            "简述 Kubernetes 如何进行优雅的节点关机维护？",
            "怎样优雅地进行节点关机维护",
        ],
        &[
            "Calico网络插件的实现原理",
            "Kubernetes Calico 网络组件实现原理？",
        ],
        &[
            "K8S 集群节点出现NotReady 应该如何排查？",
            "节点NotReady如何排查",
        ],
        &[
            "pod一直处于pending状态一般有哪些情况，怎么排查？",
            "Pod处于Pending状态如何排查",
        ],
        &[
            "Deployment和SatefulSet 的根本区别在哪里",
            "Deployment 与 StatefulSet 的区别",
        ],
        &["What is the purpose of kubelet?", "kubelet 的作用"],
        &["How is a Pod created?", "怎么创建 Pod"],
    ] {
        for (n, one) in questions.iter().enumerate() {
            for other in &questions[n + 1..] {
                assert_ne!(grade(one, other), None, "{one} / {other}");
            }
        }
    }
}

#[test]
fn questions_that_only_look_alike_are_not() {
    for (one, other) in [
        ("K8S 产线上节点的流程是什么", "K8S 产线下节点的流程是什么"),
        ("CRI都提供哪些服务，如何工作", "CNI都提供哪些服务，如何工作"),
        ("CNI都提供哪些服务，如何工作", "CSI都提供哪些服务，如何工作"),
        (
            "简述 LivenessProbe 探针的常见方式",
            "LivenessProbe 探针的参数有哪几个",
        ),
        ("存活探针的方式有哪些", "存活探针的参数有哪些"),
        (
            "Kubernetes Secret 作用？",
            "Kubernetes Secret 有哪些使用方式？",
        ),
        ("pv的访问模式有哪几种", "pv的回收策略有哪几种"),
        ("pv的访问模式有哪几种", "PV 的状态有哪几种"),
        ("Flannel网络插件的实现原理", "Calico网络插件的实现原理"),
        ("kubernetes Master组件？", "Kubernetes Node组件？"),
        ("Master 节点的组件", "Node 节点的组件"),
        ("RS 和 RC 的区别", "RS 和 Deployment 的区别"),
        ("k8s中命名空间的作用是什么？", "Linux namespace 的作用"),
        ("K8s namespace 有哪些", "Linux namespace 有哪些"),
        ("deployment怎么扩容", "deployment怎么缩容"),
        ("deployment怎么扩容或缩容？", "deployment怎么扩容"),
        ("什么是etcd？", "简述 ETCD 及其特点？"),
        ("简述 ETCD 及其特点？", "简述 ETCD 适应的场景？"),
        ("为什么要有 Pod", "什么是 Pod"),
        ("Deployment 的两个参数", "Deployment 的三个参数"),
        ("有状态应用如何上云", "无状态应用如何上云"),
        ("节点亲和性是什么", "节点反亲和性是什么"),
        ("同节点Pod 通信原理", "跨节点Pod 通信原理"),
        ("PV 生命周期", "Pod 生命周期"),
        ("HTTP 探针", "HTTPS 探针"),
        ("IPv4 地址用完了怎么办", "IPv6 地址用完了怎么办"),
        ("如何安装 kubectl（Linux）", "如何安装 kubectl（Windows）"),
        ("Kubernetes 1.24 的变化", "Kubernetes 1.25 的变化"),
        ("容器与 VM 的区别", "Pod 与 VM 的区别"),
        ("什么是 Operator", "Operator如何开发"),
    ] {
        assert_eq!(grade(one, other), None, "{one} / {other}");
    }
}

#[test]
fn equal_words_are_certain_and_extra_words_are_likely() {
    let sure = grade(
        "kubelet的功能、作用是什么？",
        "简述 Kubernetes kubelet 的作用？",
    );
    assert_eq!(sure, Some(Certainty::Sure));
    let likely = grade(
        "pod的镜像拉取策略有哪几种？",
        "简述 Kubernetes 镜像的下载策略？",
    );
    assert_eq!(likely, Some(Certainty::Likely));
    let turned = grade("Pod 访问 Service 的过程", "Service 访问 Pod 的过程");
    assert_ne!(turned, Some(Certainty::Sure));
}

#[test]
fn the_most_certain_pairs_come_first_with_common_words() {
    let deck = deck(&[
        "镜像的下载策略", "pod的镜像拉取策略", "kubelet的功能", "kubelet 的作用",
    ]);
    let found = look_alikes(&deck);
    let grades: Vec<Certainty> = found.iter().map(|found| found.grade).collect();
    assert_eq!(grades, [Certainty::Sure, Certainty::Likely]);
    assert_eq!(found[0].words, ["kubelet", "作用"]);
}

#[test]
fn pairs_settled_by_a_manifest_are_not_proposed() {
    let notes = "# kubelet的功能\n\na\n\n# kubelet 的作用\n\nb\n";
    for said in [
        "same: [ [ kubelet的功能, kubelet 的作用 ] ]",
        "cards: [ { question: kubelet的功能, hide: old } ]",
        "cards: [ { question: kubelet的功能, related: [ kubelet 的作用 ] } ]",
    ] {
        let (deck, errors) = deck_with(Some(said), &[("notes.md", notes)]);
        assert_eq!(errors, []);
        assert_eq!(look_alikes(&deck), [], "{said}");
    }
    let (deck, _) = deck_with(None, &[("notes.md", notes)]);
    assert_eq!(look_alikes(&deck).len(), 1);
}

#[test]
fn a_question_finds_the_card_that_asks_it() {
    let deck = deck(&["kubelet的功能、作用是什么？", "kube-proxy 的作用？"]);
    let card = card_asking(&deck, "简述 Kubernetes kubelet 的作用？").unwrap();
    assert_eq!(card.question, "kubelet的功能、作用是什么？");
    assert_eq!(card_asking(&deck, "scheduler 的作用"), None);
}

#[test]
fn ten_thousand_questions_are_compared_with_few_others() {
    let questions: Vec<String> = (0..10_000)
        .map(|n| format!("组件{} 的作用是什么", n % 5_000 + n / 5_000 * 100_000))
        .collect();
    let notes: String = questions
        .iter()
        .map(|q| format!("# {q}\n\na\n\n"))
        .collect();
    let (deck, _) = deck_with(None, &[("notes.md", &notes)]);
    assert_eq!(deck.cards.len(), 10_000);
    let index = super::Index::new(&deck);
    assert!(index.candidates().len() < 10 * deck.cards.len());
    assert_eq!(look_alikes(&deck), []);
}

#[test]
fn nothing_in_the_built_in_deck_looks_alike() {
    let (deck, _) = embedded_deck();
    assert_eq!(look_alikes(&deck), []);
}

#[test]
fn certain_pairs_are_found_without_comparing_all() {
    let seeds = [
        include_str!("../../../seeds/cluster-operations.md"),
        include_str!("../../../seeds/containers-and-internals.md"),
        include_str!("../../../seeds/interview-collection.md"),
        include_str!("../../../seeds/interview-log.md"),
        include_str!("../../../seeds/numbered-questions.md"),
    ];
    let names = ["a.md", "b.md", "c.md", "d.md", "e.md"];
    let files: Vec<_> = names.into_iter().zip(seeds).collect();
    let deck = deck_with(None, &files).0;
    let cards = |found: Vec<LookAlike>| -> Vec<_> {
        let sure = found
            .into_iter()
            .filter(|pair| pair.grade == Certainty::Sure);
        sure.map(|pair| pair.cards).collect()
    };
    let sure = cards(sure_look_alikes(&deck));
    assert!(sure.len() > 5, "{sure:?}");
    let mut all = cards(look_alikes(&deck));
    // Without weights the order of pairs differs.
    all.retain(|pair| !sure.contains(pair));
    assert!(all.is_empty(), "{all:?}");
}
