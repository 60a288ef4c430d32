//! The repairs, tested through the complete parse.

use crate::markdown::tree::{Block, BlockKind, Inline, Item, Mark, parse, plain_text};

/// The blocks as an outline: one line each, items with markers, children indented.
fn outline(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    parse(text)
        .blocks
        .iter()
        .for_each(|block| show(block, "", &mut lines));
    lines
}

fn show(block: &Block, indent: &str, lines: &mut Vec<String>) {
    match &block.kind {
        BlockKind::Paragraph(text) => {
            let text = plain_text(text);
            lines.extend(
                text.lines()
                    .enumerate()
                    .map(|(n, line)| format!("{indent}{}{line}", if n == 0 { "" } else { "/ " })),
            );
        }
        BlockKind::Heading { text, .. } => lines.push(format!("{indent}# {}", plain_text(text))),
        BlockKind::List(items) => items.iter().for_each(|item| show_item(item, indent, lines)),
        BlockKind::Quote(inner) => {
            inner
                .iter()
                .for_each(|block| show(block, &format!("{indent}> "), lines));
        }
        BlockKind::Code { text, .. } => lines.push(format!("{indent}``` {}", text.trim_end())),
        BlockKind::Table(_) => lines.push(format!("{indent}|")),
        BlockKind::Rule => lines.push(format!("{indent}---")),
    }
}

fn show_item(item: &Item, indent: &str, lines: &mut Vec<String>) {
    let mark = match &item.mark {
        Mark::None => "= ".to_owned(),
        Mark::Bullet => "- ".to_owned(),
        Mark::Number(number) => format!("{number}. "),
        Mark::Written(mark) => mark.clone(),
    };
    let first = lines.len();
    let inner = format!("{indent}  ");
    item.blocks
        .iter()
        .for_each(|block| show(block, &inner, lines));
    if let Some(line) = lines.get_mut(first) {
        *line = format!("{indent}{mark}{}", line.trim_start());
    }
}

#[test]
fn a_sentence_cut_by_a_page_is_joined() {
    let text = "etcd 是 CoreOS 团队发起的开源项目，是一个管理配置信息和服务发现的项目， \n\n\
        它的目标是构建一个高可用的分布式键值数据库，基于 Go 语言实现。 \n\n\
        可靠：支持分布式结构，基于 Raft 的一致性算法，Raft 是一套通过选举主节点来实现分布式系统 \n\n\
        一致性的算法。";
    assert_eq!(
        outline(text),
        [
            "etcd 是 CoreOS 团队发起的开源项目，是一个管理配置信息和服务发现的项目，它的目标是构建一个高可用的分布式键值数据库，基于 Go 语言实现。",
            "可靠：支持分布式结构，基于 Raft 的一致性算法，Raft 是一套通过选举主节点来实现分布式系统一致性的算法。",
        ]
    );
}

#[test]
fn labelled_lines_stay_lines() {
    let text = "特点：\n\n简单：支持 REST 风格\n\n安全：支持 HTTPS 方式\n\n以上。";
    assert_eq!(
        outline(text),
        [
            "特点：",
            "= 简单：支持 REST 风格",
            "= 安全：支持 HTTPS 方式",
            "以上。"
        ]
    );
}

#[test]
fn short_lines_without_an_end_are_not_joined() {
    assert_eq!(
        outline("USE:\n\n利用率 \n\n饱和度 \n\n错误率"),
        ["USE:", "利用率", "饱和度", "错误率"]
    );
}

#[test]
fn lines_of_a_paragraph_that_end_stay_lines() {
    assert_eq!(
        outline("有状态和无状态的区别\n无状态：\n不用考虑顺序,\n不用考虑节点"),
        [
            "有状态和无状态的区别",
            "/ 无状态：",
            "/ 不用考虑顺序,不用考虑节点"
        ]
    );
    assert_eq!(
        outline("It monitors changes to Service objects and translates them\ninto rules."),
        ["It monitors changes to Service objects and translates them into rules."]
    );
}

#[test]
fn commands_stay_on_their_own_lines() {
    for gap in ["\n", "\n\n", " \n\n"] {
        let commands = [
            "kubeadm init --pod-network-cidr=10.244.0.0/16 --apiserver-advertise-address=192.168.10.11",
            "kubectl apply -f https://raw.githubusercontent.com/flannel-io/flannel/master/kube-flannel.yml",
            "kubectl get pods --all-namespaces -o wide",
        ];
        assert_eq!(
            outline(&commands.join(gap)).join("\n").replace("/ ", ""),
            commands.join("\n")
        );
    }
    assert_eq!(
        outline("The node is drained with `kubectl drain --force` before the kernel\nis updated."),
        ["The node is drained with kubectl drain --force before the kernel is updated."]
    );
}

#[test]
fn a_line_of_equals_signs_is_text() {
    assert_eq!(outline("==="), ["==="]);
    assert_eq!(outline("甲\n\n=====\n\n乙"), ["甲", "=====", "乙"]);
}

#[test]
fn typed_marks_make_lists() {
    assert_eq!(
        outline("答：主要有：\n\n1、节点管理。\n\n2、pod管理。"),
        ["答：主要有：", "1、节点管理。", "2、pod管理。"]
    );
    assert_eq!(
        outline(
            "1.业务容器直接将日志写入kafka集群，用户从\n\nkafka集群拉取数据写入es,并通过kibana展示\n\n数据。\n\n2.部署边车"
        ),
        [
            "1. 业务容器直接将日志写入kafka集群，用户从kafka集群拉取数据写入es,并通过kibana展示数据。",
            "2. 部署边车"
        ]
    );
}

#[test]
fn escaped_marks_make_lists() {
    assert_eq!(
        outline(
            "\\1. **滚动更新**：\n\n   \\- 使用 StatefulSet。\n\n\\2. **持久卷**：\n\n   \\- 存储。"
        ),
        [
            "1. 滚动更新：", "  - 使用 StatefulSet。", "2. 持久卷：", "  - 存储。"
        ]
    );
}

#[test]
fn text_between_two_numbers_belongs_to_the_first() {
    assert_eq!(
        outline("\\1. 第一种\n\n优点是简单。\n\n\\2. 第二种"),
        ["1. 第一种", "  优点是简单。", "2. 第二种"]
    );
    assert_eq!(
        outline("1. 表结构：\n* filter\n* nat\n\n2. 链结构：\n* 预定义链"),
        [
            "1. 表结构：", "  - filter", "  - nat", "2. 链结构：", "  - 预定义链"
        ]
    );
}

#[test]
fn lists_of_ones_count() {
    assert_eq!(
        outline("1. 甲：\n\n- - 一\n  - 二\n\n1. 乙：\n\n- - 三\n\n1. 丙"),
        ["1. 甲：", "  - 一", "  - 二", "2. 乙：", "  - 三", "3. 丙"]
    );
}

#[test]
fn separate_lists_stay_separate() {
    assert_eq!(
        outline("1. 甲\n2. 乙\n\n另外：\n\n1. 丙\n2. 丁"),
        ["1. 甲", "2. 乙", "另外：", "1. 丙", "2. 丁"]
    );
}

#[test]
fn prose_in_a_fence_is_text() {
    assert_eq!(
        outline("```\n1、首先，提交信息给api-server；\n2、存入etcd。\n至此，创建完毕。\n```"),
        [
            "1、首先，提交信息给api-server；",
            "2、存入etcd。",
            "至此，创建完毕。"
        ]
    );
    assert_eq!(
        outline("```\n1. 标记为终止\n   监控到该状态\n2. 删除该对象\n```"),
        ["1. 标记为终止", "  / 监控到该状态", "2. 删除该对象"]
    );
}

#[test]
fn code_in_a_fence_stays_code() {
    for code in [
        "resources:\t#资源配额\n  limits:\t#限制最大资源\n    cpu: 2",
        "http://<server>/api/v1/nodes/node名称/proxy/pods  \t#查看所有pod信息",
        "docker build -t app .",
        "+----+\n| 节点一台 |\n+----+",
    ] {
        let shown = outline(&format!("```\n{code}\n```"));
        assert_eq!(shown, [format!("``` {code}")]);
    }
}

#[test]
fn a_fence_that_is_partly_prose_is_divided() {
    assert_eq!(
        outline("```\nreplicas: 3\nmaxSurge：25%\n\n通过计算得出，最大为一个。\n```"),
        [
            "``` replicas: 3\nmaxSurge：25%",
            "通过计算得出，最大为一个。"
        ]
    );
}

#[test]
fn closing_sentences_keep_their_line() {
    assert_eq!(
        outline("1. 关机；\n2. 恢复调度。\n   该流程保障业务无损。"),
        ["1. 关机；", "2. 恢复调度。", "  / 该流程保障业务无损。"]
    );
}

#[test]
fn code_between_bullets_belongs_to_the_first() {
    assert_eq!(
        outline("- 多阶段\n<pre>\nFROM a\n</pre>\n- 精简"),
        ["- 多阶段", "  ``` FROM a", "- 精简"]
    );
}

#[test]
fn the_label_of_a_labelled_line_stands_out() {
    let document = parse("甲：一\n\n乙：二");
    let BlockKind::List(items) = &document.blocks[0].kind else {
        panic!("{document:?}");
    };
    let inlines = items[0].blocks[0].inlines().unwrap();
    assert!(matches!(&inlines[0], Inline::Text { text, style } if style.strong && text == "甲"));
}
