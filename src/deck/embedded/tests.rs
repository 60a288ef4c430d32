//! The embedded deck has no errors, and its cards have sensible topics.

use super::FILES;
use crate::deck::testing::embedded_deck;
use crate::deck::{Deck, Origin, Topics};
use crate::domain::{Card, CardId, EntryIndex};
use crate::notes::{self, Notes};
use crate::yaml::{self, Node};

fn card<'a>(deck: &'a Deck, question: &str) -> &'a Card {
    deck.card_of_entry(CardId::of_question(question))
        .unwrap_or_else(|| panic!("no card asks {question}"))
}

#[test]
fn its_files_are_read_as_their_texts_say() {
    for file in FILES {
        let path = format!("{}/{}", env!("CARGO_MANIFEST_DIR"), file.name);
        let text = std::fs::read_to_string(path).unwrap();
        if file.name.ends_with(".yaml") {
            let tree: Node = postcard::from_bytes(file.read).unwrap();
            // Also where the nodes begin, which `==` leaves out.
            let parsed = yaml::parse(&text).unwrap();
            assert_eq!(format!("{tree:?}"), format!("{parsed:?}"), "{}", file.name);
        } else {
            let notes: Notes = postcard::from_bytes(file.read).unwrap();
            assert_eq!(notes, notes::read(&text), "{}", file.name);
        }
    }
}

#[test]
fn its_manifests_have_no_errors() {
    assert_eq!(embedded_deck().1, []);
}

#[test]
fn its_topics_keep_their_ids_and_have_titles_in_both_languages() {
    let (deck, _) = embedded_deck();
    let ids: Vec<&str> = deck
        .topics
        .all()
        .iter()
        .map(|topic| topic.id.0.as_str())
        .collect();
    let wanted = "etcd control-plane scheduling pod workloads networking service ingress storage \
                  config security autoscaling observability node cluster runtime servicemesh \
                  tooling general";
    assert_eq!(ids.join(" "), wanted);
    for topic in deck.topics.all() {
        let (zh, en) = (topic.title.zh.as_ref(), topic.title.en.as_ref());
        assert!(zh.is_some() && en.is_some(), "{}", topic.id);
    }
}

#[test]
fn first_cards_have_short_answers_and_many_topics() {
    let (deck, _) = embedded_deck();
    assert_eq!(deck.first.len(), 20);
    let mut topics = std::collections::HashSet::new();
    for id in &deck.first {
        let card = deck.card(*id).unwrap();
        assert!(!card.unanswered, "{}", card.question);
        topics.insert(card.topics[0].clone());
    }
    assert!(topics.len() >= 12, "{topics:?}");
    let etcd = deck.card_of_entry(CardId::of_question("什么是etcd？"));
    assert_eq!(deck.rank_in_first(etcd.unwrap().id), Some(0));
}

#[test]
fn a_name_means_its_topic_in_either_language() {
    let (deck, _) = embedded_deck();
    let find = |topics: &Topics, name: &str| topics.find(name).map(|topic| topic.id.0.clone());
    for (name, id) in [
        ("网络", "networking"),
        ("Networking", "networking"),
        ("svc", "service"),
        ("服务", "service"),
        ("存储", "storage"),
        ("PVC", "storage"),
        ("调度", "scheduling"),
        ("控制平面", "control-plane"),
        ("control plane", "control-plane"),
        ("日志", "observability"),
        ("istio", "servicemesh"),
        ("HPA", "autoscaling"),
        ("集群", "cluster"),
        ("节点", "node"),
        ("docker", "runtime"),
        ("RBAC", "security"),
    ] {
        assert_eq!(find(&deck.topics, name).as_deref(), Some(id), "{name}");
    }
}

#[test]
fn questions_have_the_topic_a_careful_person_would_give() {
    let (deck, _) = embedded_deck();
    for (question, topic) in [
        (
            "etcd集群节点可以设置为偶数个吗，为什么要设置为奇数个呢？",
            "etcd",
        ),
        ("简述 Kubernetes 集群相关组件？", "control-plane"),
        ("k8s master都有哪些组件，可以随意部署么", "control-plane"),
        (
            "APIserver 出现大量5XX，可能是出现了什么问题？",
            "control-plane",
        ),
        ("详细说明Informer机制和相关组件", "control-plane"),
        ("Kubernetes 准入机制？", "security"),
        ("简述 Kubernetes Pod 的常见调度方式？", "scheduling"),
        ("亲和性、反亲和性、污点、容忍和节点选择器", "scheduling"),
        ("怎么让K8S集群内资源使用量更平均", "scheduling"),
        ("pod状态一般有哪些？", "pod"),
        ("就绪探针与存活探针区别是什么？", "pod"),
        ("Sidecar", "pod"),
        ("k8s 的QOS 服务级别 是什么", "pod"),
        ("deployment怎么扩容或缩容？", "workloads"),
        ("pod升级策略", "workloads"),
        ("有状态应用如何上云？", "workloads"),
        ("简述 Kubernetes RC 的机制", "workloads"),
        ("Operator如何开发", "workloads"),
        ("跨节点Pod 通信原理", "networking"),
        ("Pod的IP地址用完了怎么办", "networking"),
        ("CNI都提供哪些服务，如何工作", "networking"),
        ("k8s中容器如何共享宿主机的解析", "networking"),
        ("service是如何与pod关联的？", "service"),
        ("一个K8S 的 无头服务用在哪里", "service"),
        ("外部访问Pod 的方法", "service"),
        ("kube-proxy的作用，iptables和ipvs模式的区别", "service"),
        ("通过Ingress暴露的服务不可用如何排查", "ingress"),
        ("pv存储空间不足怎么扩容?", "storage"),
        ("CSI都提供哪些服务，如何工作", "storage"),
        ("k8s中命名空间的作用是什么？", "config"),
        ("label和annotation 的区别是啥。", "config"),
        ("rbac", "security"),
        ("k8s内部都有哪些证书，是一样的么", "security"),
        ("HPA跟VPA", "autoscaling"),
        ("托管集群扩容怎么选择", "autoscaling"),
        ("如何收集kubernetes集群日志", "observability"),
        ("集群中的事件是如何产生的", "observability"),
        ("K8S 产线下节点的流程是什么", "node"),
        ("如果在上节点了时候，我把 csr 删掉了 ，该如何处理", "node"),
        ("节点NotReady如何排查", "node"),
        ("简述 Kubernetes 如何进行优雅的节点关机维护？", "node"),
        ("简述 Kubernetes 集群联邦？", "cluster"),
        ("Kubernetes Worker 节点加入集群的过程？", "cluster"),
        ("如何扩容和缩容k8s集群", "cluster"),
        ("二进制部署和kubeadm部署集群的对比", "cluster"),
        ("docker 与 kubernates 关系？", "runtime"),
        ("镜像优化注意事项", "runtime"),
        ("istio流量镜像、可观测性", "servicemesh"),
        ("jenkins如何集成k8s集群", "tooling"),
        ("你做过哪些基于K8S云原生的业务改造？", "general"),
    ] {
        assert_eq!(card(&deck, question).topics[0].0, topic, "{question}");
    }
}

#[test]
fn the_same_question_of_several_notes_is_one_card() {
    let (deck, _) = embedded_deck();
    for (question, n_entries) in [
        ("简述 Kubernetes 集群联邦？", 2),
        ("简述 Kubernetes kubelet 的作用？", 2),
        ("Service 资源类型？", 3),
        ("Pod创建过程", 4),
    ] {
        let card = card(&deck, question);
        let entries = deck.entries_of(card);
        let of_notes = entries.filter(|entry| deck.source_of(entry).origin == Origin::Notes);
        assert_eq!(of_notes.count(), n_entries, "{question}");
        assert!(!card.unanswered, "{question}");
    }
    assert_ne!(
        card(&deck, "K8S 产线上节点的流程是什么").id,
        card(&deck, "K8S 产线下节点的流程是什么").id
    );
}

#[test]
fn our_answers_come_before_those_of_the_notes() {
    let (deck, _) = embedded_deck();
    let is_ours = |index: &EntryIndex| {
        let source = deck.source_of(deck.entry(*index));
        source.origin == Origin::Bundled
    };
    let mut n_ours = 0;
    for card in &deck.cards {
        let ours = card.entries.iter().filter(|index| is_ours(index)).count();
        assert!(ours == 0 || is_ours(&card.entries[0]), "{}", card.question);
        n_ours += ours;
    }
    assert!(n_ours >= 95, "{n_ours}");
}
