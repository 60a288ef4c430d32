//! Which cards of the built-in deck weigh most, which come first, and which stand together.

use std::collections::HashSet;

use k8s_quiz::deck::Origin;
use k8s_quiz::domain::{Card, CardId, CardKind, Importance, Language};

use crate::deck_content::{deck, none};

#[test]
fn importance_tells_cards_apart() {
    let n_of = |importance| {
        let cards = deck().cards.iter();
        cards.filter(|card| card.importance == importance).count()
    };
    let n_high = n_of(Importance::High);
    assert!(
        (20..=60).contains(&n_high),
        "{n_high} of {}",
        deck().cards.len()
    );
    assert!(n_of(Importance::Low) >= 20);
}

#[test]
fn what_a_newcomer_meets_first_needs_no_correction() {
    let first = deck().first.iter().map(|id| deck().card(*id).unwrap());
    let is_wrong_to_start_with = |card: &&Card| {
        [Language::Zh, Language::En].iter().any(|language| {
            let first = deck().in_display_order(card, *language).into_iter().next();
            let first = first.map(|index| deck().entry(index)).unwrap();
            let is_ours = deck().source_of(first).origin == Origin::Bundled;
            let mut remarks = card.remarks.iter();
            !is_ours && remarks.any(|remark| deck().concerns(remark, first))
        })
    };
    let broken = first.filter(|card| {
        let is_rare = card.importance == Importance::Low;
        is_rare || card.kind != CardKind::Knowledge || is_wrong_to_start_with(card)
    });
    none(broken.map(|card| card.question.clone()));
}

#[test]
fn a_newcomer_meets_twenty_cards_of_many_topics_first() {
    let first: Vec<_> = deck().first.iter().collect();
    assert_eq!(first.len(), 20);
    let cards = first.iter().map(|id| deck().card(**id).unwrap());
    let topics: HashSet<_> = cards.filter_map(Card::primary_topic).collect();
    assert!(topics.len() >= 12, "{topics:?}");
}

/// Questions that one could take for each other.
const NEAR: &[&[&str]] = &[
    &[
        "简述 Kubernetes 如何进行优雅的节点关机维护？",
        "K8S 产线下节点的流程是什么",
        "在节点上有200个工作中的容器的情况下，如何优雅下线。",
        "如何扩容和缩容k8s集群",
    ],
    &[
        "简单讲一下 pod创建过程",
        "Kubernetes 组件交互流程？",
        "POD创建过程中，controller和scheduler 各起到了什么作用，两者的联系是什么？",
        "Pod生命周期",
        "简述 Kubernetes Scheduler 作用及实现原理？",
    ],
    &[
        "简述 Kubernetes 中 Pod 可能位于的状态？",
        "pod状态一般有哪些？",
        "pod中penging状态，代表了什么？",
        "pod一直处于pending状态一般有哪些情况，怎么排查？",
    ],
    &[
        "service是如何与pod关联的？",
        "Kubernetes 中的 Service 是什么？它的作用是什么？与 Pod 的关系是怎样的？",
        "service、endpoint、kube-proxy三种的关系是什么？",
        "Service如何管理Endpoint",
    ],
    &[
        "在大规模集群下，怎么优化k8s集群",
        "Master 组件怎么优化？",
        "k8s集群卡顿可能是什么问题",
    ],
    &[
        "简述 Kubernetes RC 的机制",
        "简述 Kubernetes Replica Set 和 Replication Controller 之间 有什么区别？",
    ],
    &[
        "logpilot",
        "下面以sidecar 模式和log-pilot这两种方式的日志收集形式做个详细对比说明",
    ],
];

#[test]
fn cards_that_nearly_repeat_each_other_are_related() {
    let card = |question: &str| deck().card_of_entry(CardId::of_question(question)).unwrap();
    for near in NEAR {
        let cards: Vec<_> = near.iter().map(|question| card(question)).collect();
        for one in &cards {
            let others = cards.iter().filter(|other| other.id != one.id);
            let apart = others.filter(|other| !one.related.contains(&other.id));
            none(apart.map(|other| format!("{} | {}", one.question, other.question)));
        }
    }
}

#[test]
fn questions_about_oneself_ask_for_ones_own_story() {
    let personal = deck().cards.iter();
    let personal: Vec<_> = personal
        .filter(|card| card.kind == CardKind::Personal)
        .collect();
    for question in PERSONAL {
        let id = CardId::of_question(question);
        let card = deck().card_of_entry(id).unwrap();
        assert!(personal.iter().any(|it| it.id == card.id), "{question}");
    }
    let broken = personal.iter().filter(|card| card.points.len() < 5);
    none(broken.map(|card| card.question.clone()));
}

/// What an interviewer asks about oneself: the introduction, the hardest incident, a failure, the
/// reason to leave, questions for them, one's own clusters.
const PERSONAL: &[&str] = &[
    "请做一下自我介绍。",
    "说下你在k8s中遇到的问题",
    "说一次你失败或搞砸的经历。",
    "你为什么离职（为什么换工作）？",
    "你有什么想问我们的？",
    "公司的架构是什么样的？",
];
