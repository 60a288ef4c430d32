//! Tests of cleaning questions.

use proptest::prelude::*;

use super::*;

proptest! {
    #[test]
    fn the_byte_scan_agrees_with_the_character_scan(text in "[a &\\\\\t\u{a0}\u{1680}\u{2003}—。ა问]{0,8}") {
        prop_assert_eq!(is_plain(&text), is_plain_by_characters(&text));
    }
}

#[test]
fn numbering_and_stray_signs_are_removed() {
    let cases = [
        ("19.Flannel网络插件的实现原理", "Flannel网络插件的实现原理"),
        ("1.3 Pod生命周期（课程Pod章节）", "Pod生命周期"),
        ("9-istioessgateway", "istioessgateway"),
        ("Q1. What is a Pod?", "What is a Pod?"),
        ("第3题：什么是 etcd？", "什么是 etcd？"),
        (".简述 Kubernetes CNI 模型？ ", "简述 Kubernetes CNI 模型？"),
        ("存储类的资源回收策略:", "存储类的资源回收策略"),
        ("状态为 0/1 时，", "状态为 0/1 时"),
        ("**3. 什么是 Pod？**", "什么是 Pod？"),
        ("（一）什么是 Pod？", "什么是 Pod？"),
        ("② 什么是 Pod？", "什么是 Pod？"),
        (r"1\. 什么是 a\_b？", "什么是 a_b？"),
        ("-2.什么是 Pod？", "什么是 Pod？"),
        ("问：什么是 Pod？", "什么是 Pod？"),
        ("面试题 12：什么是 Pod？", "什么是 Pod？"),
        ("<b>1. 什么是 Pod？</b>", "什么是 Pod？"),
        ("<a id=\"pod\"></a>什么是 <node>？", "什么是 <node>？"),
        (
            "What&#39;s &lt;node&gt; &amp; Pod?&nbsp;",
            "What's <node> & Pod?",
        ),
        (
            r"`&amp;` 与 \&amp; 是什么&#27;？",
            "`&amp;` 与 &amp; 是什么&#27;？",
        ),
        ("<mark>什么是 Pod？</mark>", "什么是 Pod？"),
        ("==什么是 Pod？==", "什么是 Pod？"),
        ("什么是 Pod？【https://k8s.io/docs?a=b】", "什么是 Pod？"),
        ("What is a Pod? [cite: 12, 13]", "What is a Pod?"),
        ("What does `ls`{.bash} do? {#ls}", "What does `ls` do?"),
        ("12.", ""),
    ];
    for (raw, question) in cases {
        assert_eq!(clean(raw).text, question, "{raw}");
    }
}

#[test]
fn words_of_the_question_are_kept() {
    for question in [
        "简述 Kubernetes 初始化容器（init container）？",
        "Kubernetes RBAC 及其特点（优势）？",
        "500 报错怎么排查？",
        "0/1 是什么状态？",
        "1.25版本之后有什么变化？",
        "3种探针的区别？",
        "5-10 个节点怎么部署？",
        "二进制部署和kubeadm部署集群的对比",
        "什么是 `kubectl apply`？",
        "How do you read a[0]",
        "What is printed? [first line]",
        "`{.a}` 是什么？",
    ] {
        assert_eq!(
            clean(question),
            Cleaned {
                text: question.into(),
                ..Cleaned::default()
            }
        );
    }
}

#[test]
fn marks_of_programs_and_emoji_are_removed() {
    for (raw, question) in [
        ("[ ]  CNI 是什么？", "CNI 是什么？"),
        ("[x] Ingress 是什么", "Ingress 是什么"),
        (
            "❗️**Pod 一直 Pending 怎么排查？**",
            "Pod 一直 Pending 怎么排查？",
        ),
        ("▶ Service 有几种类型？", "Service 有几种类型？"),
        ("🔥 3. 什么是 Pod？🔥🔥", "什么是 Pod？"),
        ("[[Pod]] 的 QoS 有哪些？ #k8s #pod", "Pod 的 QoS 有哪些？"),
        ("[[workloads/pod|Pod]] 与 [[CNI]]", "Pod 与 CNI"),
        ("`df[['a', 'b']]` 与 [[CNI]]", "`df[['a', 'b']]` 与 CNI"),
        (
            r"`a\_b &lt;` 与 $\{a\}$ 与 \{b\}",
            r"`a\_b &lt;` 与 $\{a\}$ 与 {b}",
        ),
    ] {
        assert_eq!(clean(raw).text, question, "{raw}");
    }
    assert_eq!(&*clean("QoS 等级 #高频").tags, [Tag::Frequent]);
    for raw in [
        "🚀", "if [[ -f x ]]", "端口 #22", "语言 #网络", "[x]是什么", "A → B →",
    ] {
        assert_eq!(clean(raw).text, raw, "{raw}");
    }
}

#[test]
fn marks_of_importance_become_tags() {
    use Tag::{Frequent, Important};
    let cases: [(&str, &str, &[Tag]); 9] = [
        ("热点数据击穿 ==高频==", "热点数据击穿", &[Frequent]),
        (
            "pod的重启策略有哪些？（经常问）",
            "pod的重启策略有哪些？",
            &[Frequent],
        ),
        (
            "kubelet的作用？（重点，经常会问）",
            "kubelet的作用？",
            &[Frequent, Important],
        ),
        ("怎么排查？（重点，持续更新）", "怎么排查？", &[Important]),
        ("会冲突吗？（1*********）", "会冲突吗？", &[Important]),
        ("[高频] 什么是 Pod？", "什么是 Pod？", &[Frequent]),
        ("★ 什么是 Pod？", "什么是 Pod？", &[Important]),
        ("什么是 Pod？⭐⭐⭐", "什么是 Pod？", &[Important]),
        ("更新过程 （经常问）", "更新过程", &[Frequent]),
    ];
    for (raw, question, tags) in cases {
        let cleaned = clean(raw);
        assert_eq!(
            (cleaned.text.as_str(), &*cleaned.tags),
            (question, tags),
            "{raw}"
        );
    }
}
