//! Points as a learner would tick them.

use std::collections::HashMap;

use super::{N_POINTS, POINT_WIDTH, StructurePoints, points};
use crate::domain::Language;
use crate::markdown::tree::{Block, parse};
use crate::text::{Ambiguous, Glyphs, LayoutOptions, Line, display_width, layout, layout_blocks};

fn texts(answer: &str) -> Vec<String> {
    let found = points(&parse(answer));
    found.map_or_else(Vec::new, |found| {
        found.points.into_iter().map(|point| point.text).collect()
    })
}

fn options() -> LayoutOptions {
    LayoutOptions {
        width: 78,
        glyphs: Glyphs {
            ascii: true,
            ..Glyphs::default()
        },
        language: Language::Zh,
    }
}

fn shown(blocks: &[Block]) -> String {
    layout_blocks(blocks, &options())
        .iter()
        .map(|line| line.text() + "\n")
        .collect()
}

#[test]
fn the_items_of_a_list_are_points() {
    let answer = "流程如下：\n\n1. 提交 YAML；\n2. 写入 etcd（持久化）；\n\n完成。";
    let found = points(&parse(answer)).unwrap();
    assert_eq!(texts(answer), ["提交 YAML", "写入 etcd（持久化）"]);
    assert_eq!(shown(&found.before), "流程如下：\n");
    assert_eq!(shown(&found.after), "完成。\n");
}

#[test]
fn an_item_in_the_middle_of_a_line_is_a_point_too() {
    for (answer, points) in [
        (
            "流程如下： \\1. 提交\n\n\\2. 写入\n\n\\3. 调度",
            vec!["提交", "写入", "调度"],
        ),
        ("1、提交；2、写入\n3、调度", vec!["提交", "写入", "调度"]),
        (
            "1、提交\n2、写入 3、调度\n4、运行",
            vec!["提交", "写入", "调度", "运行"],
        ),
        (
            "1、提交 2、**写入** 3、调度\n4、运行",
            vec!["提交", "写入", "调度", "运行"],
        ),
        (
            "1. 提交\n2. 写入 3. 调度\n4. 运行",
            vec!["提交", "写入", "调度", "运行"],
        ),
        (
            "1. 提交\n2. 写入 3. 调度 4. 运行",
            vec!["提交", "写入", "调度", "运行"],
        ),
        ("1. 提交\n2. 升到 3.0 版", vec!["提交", "升到 3.0 版"]),
        // No number is missing, so there is no search.
        (
            "1. 从 1.2 升到 1.3\n2. 重启",
            vec!["从 1.2 升到 1.3", "重启"],
        ),
        ("1、版本 2.0 起\n3、重启", vec!["版本 2.0 起", "重启"]),
    ] {
        assert_eq!(texts(answer), points, "{answer}");
    }
}

#[test]
fn labelled_lines_are_points() {
    assert_eq!(
        texts("特点：\n\n简单：支持 REST\n\n安全 ：支持 HTTPS\n\n注意：以上。"),
        ["简单：支持 REST", "安全：支持 HTTPS"]
    );
}

#[test]
fn rows_of_a_table_are_points() {
    assert_eq!(
        texts("| 维度 | A | B |\n|---|---|---|\n| 性能 | 高 | 低 |\n| 成本 | 低 | 高 |"),
        ["性能：A 高；B 低", "成本：A 低；B 高"]
    );
}

#[test]
fn titled_parts_are_points_and_unfold_to_all_they_hold() {
    let answer = "介绍。\n\n**VXLAN**模式\n\n* 隧道\n* 封装\n\n**Host-GW**\n\n* 直连\n\n\
        | 特性 | 值 |\n|---|---|\n| 性能 | 高 |\n| 成本 | 低 |";
    assert_eq!(texts(answer), ["VXLAN模式：隧道、封装", "Host-GW：直连"]);
    let found = points(&parse(answer)).unwrap();
    assert_eq!(
        shown(&found.points[0].blocks),
        "VXLAN模式\n- 隧道\n- 封装\n"
    );
    assert!(shown(&found.after).contains("性能"));
}

#[test]
fn a_title_names_the_labels_below_it() {
    let answer = "- 自建生产集群：\n  - kubeadm：官方\n  - kops：面向 AWS\n- 托管：\n  - ACK";
    assert_eq!(texts(answer), ["自建生产集群：kubeadm、kops", "托管：ACK"]);
}

#[test]
fn short_items_below_a_title_are_named_together() {
    assert_eq!(
        texts("- Opens the connection\n- The data is:\n  - Reliable\n  - In order"),
        ["Opens the connection", "The data is: Reliable, In order"]
    );
}

#[test]
fn a_short_line_is_named_with_the_line_below_it() {
    assert_eq!(
        texts("- 返回值\n  ref 返回对象\n- 用途\n  reactive 只包对象"),
        ["返回值：ref 返回对象", "用途：reactive 只包对象"]
    );
}

#[test]
fn a_label_alone_introduces_the_next_point() {
    let answer = "- answer:\n- copying the whole repository\n- running as root";
    assert_eq!(
        texts(answer),
        ["copying the whole repository", "running as root"]
    );
    let found = points(&parse(answer)).unwrap();
    assert_eq!(
        shown(&found.points[0].blocks),
        "answer:\n\ncopying the whole repository\n"
    );
    assert!(texts("- answer:\n- one").is_empty());
}

#[test]
fn a_title_is_named_with_one_line_of_code_only() {
    assert_eq!(
        texts("**查看**\n\n```\nps -ef\n```\n\n**固定版本**\n\n```\n# 不好\nFROM node\n```"),
        ["查看：ps -ef", "固定版本"]
    );
}

#[test]
fn an_example_is_part_of_the_point_before() {
    assert_eq!(
        texts("- 用 crontab -e 编辑\n- 例如，每天两点执行\n- 用 crontab -l 查看"),
        ["用 crontab -e 编辑", "用 crontab -l 查看"]
    );
    assert_eq!(
        texts("### 参数\n\n- $0\n\n### 状态\n\n- $?\n\n### 使用示例\n\n- echo"),
        ["参数：$0", "状态：$?"]
    );
}

#[test]
fn a_summary_an_address_and_a_reference_are_no_points() {
    assert_eq!(
        texts("- 查 CPU\n- 查内存\n- 回答：从这几个维度看\n- https://a.b/c"),
        ["查 CPU", "查内存"]
    );
    assert!(texts("Text.\n\nLearn more: http://a.b\n\nText.\n\nLearn more: http://c.d").is_empty());
}

#[test]
fn questions_and_options_are_no_points() {
    assert!(texts("1. 怎么优化查询？\n2. 索引失效？\n3. 最左前缀法则？").is_empty());
    let options = "| 编号 | 选项 |\n|---|---|\n| A | x |\n| B | y |\n| C | z |";
    assert!(texts(options).is_empty());
}

#[test]
fn bullets_between_pictures_are_one_list() {
    assert_eq!(
        texts("- `vmstat` 看 CPU\n\n![](a.png)\n\n- `free` 看内存\n\n![](b.png)"),
        ["vmstat 看 CPU", "free 看内存"]
    );
}

#[test]
fn bullets_stand_for_the_lists_between_them() {
    let list = "\n\n*优点*：\n1. 甲\n2. 乙\n3. 丙\n\n*缺点*：\n1. 丁\n2. 戊\n\n";
    assert_eq!(
        texts(&format!("- merge：合并{list}- rebase：变基{list}")),
        ["merge：合并", "rebase：变基"]
    );
}

#[test]
fn lines_below_an_introduction_are_points() {
    assert_eq!(
        texts("A module is a file.\n\nSome built-in modules are:\n\nos\nsys\nmath"),
        ["os", "sys", "math"]
    );
}

#[test]
fn labels_in_a_long_list_are_points_with_the_items_below_them() {
    let items = "- 甲\n- 乙\n- 丙\n- 丁\n";
    assert_eq!(
        texts(&format!("- **痛点：**\n{items}- **分工：**\n{items}")),
        ["痛点：甲、乙、丙、丁", "分工：甲、乙、丙、丁"]
    );
}

#[test]
fn an_item_that_states_something_holds_the_items_that_it_introduces() {
    let answer = "- du：显示文件和目录的磁盘使用情况，可以递归地计算。常用选项：\n\
        - `-h`：单位\n- df：显示文件系统的磁盘空间使用情况，包括每个挂载点的空间。选项：\n- `-T`：类型";
    assert_eq!(
        texts(answer),
        [
            "du：显示文件和目录的磁盘使用情况，可以递归地计算",
            "df：显示文件系统的磁盘空间使用情况，包括每个挂载点的空间"
        ]
    );
}

#[test]
fn prose_in_a_block_of_code_is_read_as_prose() {
    assert_eq!(
        texts("```\n被容器管理的对象。\n生命周期：\n1.创建实例；2.设置属性；3.初始化；4.销毁\n```"),
        ["创建实例", "设置属性", "初始化", "销毁"]
    );
}

#[test]
fn of_several_lists_that_are_too_many_the_longest_gives_points() {
    let lists =
        "- a\n- b\n\nText.\n\n1. c\n2. d\n3. e\n\nText.\n\n- f\n- g\n\nText.\n\n- h\n- i\n- j";
    assert_eq!(texts(lists), ["c", "d", "e"]);
}

#[test]
fn examples_and_syntax_are_parts_of_the_points() {
    let syntax = "- 语法：`x`\n- 示例：`y`\n";
    assert_eq!(
        texts(&format!(
            "- scp：复制\n{syntax}- rsync：增量\n{syntax}- ftp：传输\n{syntax}- sftp语法：`x`\n- nfs：共享"
        )),
        ["scp：复制", "rsync：增量", "ftp：传输", "nfs：共享"]
    );
    assert_eq!(
        texts(
            "Others:\n\n- Swarm: simple\n- Nomad: light\n\n**Example:**\n\n- A startup uses Swarm"
        ),
        ["Swarm: simple", "Nomad: light"]
    );
}

#[test]
fn paragraphs_below_announced_points_are_points_with_a_label_or_not() {
    assert_eq!(
        texts(
            "He gave a few points:\n\nUse small images.\n\nNetwork: separate it.\n\nScan images."
        ),
        ["Use small images", "Network: separate it", "Scan images"]
    );
}

#[test]
fn the_parts_of_a_quote_are_points() {
    assert_eq!(
        texts("> MVC 有三层。\n>\n> **Model**：存取数据。\n>\n> **View**：展现数据。"),
        ["Model：存取数据", "View：展现数据"]
    );
}

#[test]
fn paragraphs_that_are_counted_in_words_are_points() {
    assert_eq!(
        texts("还会做别的。\n\n第一，培养新人。\n\n第二，分享经验。\n\n总结来说，不只是解决问题。"),
        ["培养新人", "分享经验"]
    );
    assert_eq!(
        texts("#### 1. Check DNS\n\nText.\n\n#### 2. Check policies\n\nText."),
        ["Check DNS: Text", "Check policies: Text"]
    );
}

#[test]
fn short_paragraphs_of_one_sentence_are_points() {
    assert_eq!(
        texts("“？”可替代单个字符。\n\n“*”可替代多个字符。\n\n“[]”可替代其中的字符。"),
        [
            "“？”可替代单个字符",
            "“*”可替代多个字符",
            "“[]”可替代其中的字符"
        ]
    );
}

#[test]
fn english_rows_have_english_punctuation() {
    assert_eq!(
        texts("| | A | B |\n|---|---|---|\n| Pods | many | one |\n| Name | random | fixed |"),
        ["Pods: A many; B one", "Name: A random; B fixed"]
    );
}

#[test]
fn options_with_a_check_are_no_points() {
    assert!(texts("- [x] the nodes\n- [ ] the Pods\n- [ ] the volumes").is_empty());
    assert_eq!(texts("- [ ] Pod\n- [ ] Node"), ["Pod", "Node"]);
}

#[test]
fn a_sentence_about_a_command_is_no_point() {
    assert!(texts("`sed` 命令也能做到。\n\n`wc` 命令可以数。").is_empty());
    assert_eq!(
        texts("`ps` 看进程\n\n`top` 看负载"),
        ["ps 看进程", "top 看负载"]
    );
}

#[test]
fn what_remains_of_a_number_is_no_part_of_a_point() {
    assert_eq!(
        texts("(1).缓存：更多头\n\n(2).连接：长连接"),
        ["缓存：更多头", "连接：长连接"]
    );
}

#[test]
fn paragraphs_that_are_announced_are_points() {
    assert_eq!(
        texts("可通过如下两种方式使用：\n\n在创建 Pod 时指定。\n\n通过挂载来使用。"),
        ["在创建 Pod 时指定", "通过挂载来使用"]
    );
}

#[test]
fn text_between_two_lists_belongs_to_the_point_it_introduces() {
    let answer = "- 甲一\n- 甲二\n\n另外包括：\n\n- 乙一\n- 乙二";
    let found = points(&parse(answer)).unwrap();
    assert_eq!(texts(answer), ["甲一", "甲二", "乙一", "乙二"]);
    assert_eq!(shown(&found.points[2].blocks), "另外包括：\n\n乙一\n");
}

#[test]
fn a_single_bullet_with_everything_is_not_a_point() {
    let answer = "- 核心组件：\n  - kubelet：代理\n  - kube-proxy：网络";
    assert_eq!(texts(answer), ["kubelet：代理", "kube-proxy：网络"]);
}

#[test]
fn prose_and_long_lists_give_none() {
    assert!(texts("只是一段话。\n\n又一段话。").is_empty());
    assert!(texts(&"- 项\n".repeat(10)).is_empty());
    assert!(texts("").is_empty());
}

fn han(text: &str) -> HashMap<char, usize> {
    let mut counts = HashMap::new();
    for character in text
        .chars()
        .filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c))
    {
        *counts.entry(character).or_insert(0) += 1;
    }
    counts
}

fn assert_whole(found: &StructurePoints, whole: &[Line], answer: &str) {
    let parts = found
        .points
        .iter()
        .map(|point| shown(&point.blocks))
        .collect::<String>();
    let parts = han(&(shown(&found.before) + &parts + &shown(&found.after)));
    let whole: String = whole.iter().map(Line::text).collect();
    for (character, count) in han(&whole) {
        let seen = parts.get(&character).copied().unwrap_or(0);
        assert!(seen >= count, "{character} of {answer}");
    }
}

#[test]
fn points_of_the_seeds_are_short_and_lose_nothing() {
    let seeds = [
        include_str!("../../seeds/interview-collection.md"),
        include_str!("../../seeds/containers-and-internals.md"),
        include_str!("../../seeds/numbered-questions.md"),
        include_str!("../../seeds/cluster-operations.md"),
    ];
    let answers = seeds
        .iter()
        .flat_map(|seed| seed.split("\n#").chain(seed.split("<details>")));
    let mut n_found = 0;
    for answer in answers {
        let document = parse(answer);
        let Some(found) = points(&document) else {
            continue;
        };
        n_found += 1;
        assert!(N_POINTS.contains(&found.points.len()), "{answer}");
        for point in &found.points {
            assert!(!point.text.is_empty(), "{answer}");
            assert!(
                display_width(&point.text, Ambiguous::Narrow) <= POINT_WIDTH,
                "{}",
                point.text
            );
        }
        assert_whole(&found, &layout(&document, &options()), answer);
    }
    assert!(n_found > 100, "{n_found}");
}
