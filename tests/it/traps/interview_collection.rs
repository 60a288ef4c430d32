//! Edge cases of `seeds/interview-collection.md`, an export of a web notebook and of PDFs.

use std::sync::LazyLock;

use k8s_quiz::markdown::tree::BlockKind;

use super::{Page, Place, assert_shown, line_with};

fn page() -> &'static Page {
    static PAGE: LazyLock<Page> = LazyLock::new(|| Page::of_seed("interview-collection.md"));
    &PAGE
}

#[test]
fn twelve_empty_headings_are_no_cards_and_end_no_section() {
    let page = page();
    let empty = [
        231, 318, 412, 458, 744, 819, 1777, 1804, 1840, 1876, 2098, 2102,
    ];
    for line in empty {
        assert!(page.line(line).trim_matches('#').trim().is_empty());
        assert_eq!(page.place(line), Place::Structure, "line {line}");
    }
    // Lines 318 and 412 are in the middle of a section.
    for line in [308, 320, 394, 414, 442] {
        assert_eq!(page.section(line), Some("pod大合集"), "line {line}");
    }
    assert_eq!(page.section(460), None);
    assert!(page.notes.sections.iter().all(|s| !s.title.is_empty()));
}

#[test]
fn the_answer_above_an_empty_heading_ends_where_it_ended() {
    let page = page();
    let above = [
        (225, 229),
        (308, 316),
        (394, 410),
        (442, 456),
        (734, 742),
        (811, 817),
        (1767, 1775),
        (1779, 1802),
        (1836, 1838),
        (1842, 1874),
        (2096, 2096),
        (2100, 2100),
    ];
    for (line, end) in above {
        assert_eq!(page.entry(line).end_line, end, "line {line}");
    }
}

#[test]
fn etcd_in_5_and_the_pod_collection_in_257_are_sections() {
    let page = page();
    for (line, title) in [(5, "ETCD"), (257, "pod大合集")] {
        assert_eq!(page.place(line), Place::Section);
        assert!(page.notes.sections.iter().any(|s| s.title == title));
    }
    assert_eq!(page.notes.sections.len(), 2);
    for line in [7, 25, 49, 53] {
        assert_eq!(page.section(line), Some("ETCD"));
    }
    for line in [
        259, 263, 279, 283, 298, 308, 320, 349, 366, 377, 394, 414, 427,
    ] {
        assert_eq!(page.section(line), Some("pod大合集"));
    }
}

#[test]
fn titles_with_answers_in_89_and_151_are_cards() {
    let page = page();
    assert_eq!(page.question(89), "Kubernetes 相关概念？");
    assert_eq!(page.question(151), "简述 Kubernetes 集群相关组件？");
    for (line, end) in [(89, 149), (151, 211)] {
        assert_eq!(page.entry(line).end_line, end);
        assert!(!page.entry(line).is_unanswered());
        assert_eq!(page.section(line), None);
    }
}

#[test]
fn deeper_headings_under_answered_questions_are_questions_of_their_own() {
    let page = page();
    let above = [(608, 610, 612), (1748, 1750, 1752), (1482, 1530, 1532)];
    for (line, end, deeper) in above {
        assert_eq!(page.entry(line).end_line, end);
        assert_eq!(page.section(deeper), None);
    }
    assert_eq!(page.question(612), "service的类型有哪几种");
    assert_eq!(page.question(1752), "k8s后端存储使用的是什么？");
    assert_eq!(page.question(1532), "标签及标签选择器是什么，如何使用？");
    assert_eq!(page.question(1966), "istio原理介绍");
    for line in [2088, 2090, 2092, 2094, 2096, 2100, 2104] {
        assert!(page.line(line as usize).starts_with("## "));
        assert_eq!(page.entry(line).end_line, line);
    }
}

#[test]
fn seven_questions_at_the_end_are_unanswered() {
    assert_eq!(
        page().unanswered(),
        [2088, 2090, 2092, 2094, 2096, 2100, 2104]
    );
}

#[test]
fn bare_lines_in_1715_1717_1719_1721_and_1744_are_no_cards() {
    let page = page();
    for line in [1715, 1717, 1719, 1721, 1744] {
        assert_eq!(page.place(line), Place::LeftOver, "line {line}");
    }
}

#[test]
fn the_bare_line_in_1744_is_not_a_card_despite_the_picture_below() {
    let page = page();
    assert!(page.line(1746).starts_with("![img]"));
    assert_eq!(page.place(1746), Place::LeftOver);
    assert_eq!(page.entry(1732).end_line, 1742);
}

#[test]
fn answers_in_730_1732_and_2066_are_only_pictures() {
    let page = page();
    let pictures = page.notes.entries.iter().filter(|e| e.picture_only);
    let lines: Vec<u32> = pictures.map(|entry| entry.line).collect();
    assert_eq!(lines, [730, 1732, 2066]);
    assert!(lines.iter().all(|line| !page.entry(*line).is_unanswered()));
}

#[test]
fn the_question_that_the_export_cut_in_1078_is_joined_with_1080() {
    let page = page();
    assert_eq!(
        page.question(1078),
        "简述 Kubernetes kubelet 监控 Worker 节点资源是使用什么组件来实现的？"
    );
    assert_eq!(page.place(1080), Place::Question(1078));
    assert_eq!(page.place(1082), Place::Answer(1078));
    assert!(page.answer(1078).starts_with("kubelet 使用 cAdvisor 对"));
}

#[test]
fn the_question_in_1904_ends_in_a_comma_and_is_not_joined_with_1906() {
    let page = page();
    assert!(page.line(1904).ends_with('，'));
    assert_eq!(
        page.question(1904),
        "当 Kubernetes Pod 的状态显示为 Running 状态，但前面的状态为 0/1 时"
    );
    assert_eq!(page.place(1906), Place::Answer(1904));
}

#[test]
fn number_signs_inside_code_fences_are_text() {
    let page = page();
    assert!(page.line(324).starts_with("#注意："));
    let comments = [(324..=324, 320), (248..=253, 241), (432..=438, 427)];
    for (lines, question) in comments {
        for line in lines.filter(|line| !page.line(*line).is_empty()) {
            assert_eq!(page.place(line), Place::Answer(question), "line {line}");
        }
    }
    assert_shown(&page.shown(320), &["#注意：kubectl run 在旧版本"]);
    assert!(page.code_blocks(241)[0].contains("#查看指定node的所有pod信息"));
    assert!(page.code_blocks(427)[0].contains("#CPU限制，单位是code数"));
}

#[test]
fn twelve_leading_points_go_from_questions() {
    let page = page();
    for line in [
        524, 588, 797, 821, 835, 904, 930, 990, 1232, 1268, 1408, 1426,
    ] {
        assert!(page.line(line as usize).starts_with("# ."), "line {line}");
        assert!(page.question(line).starts_with("简述 Kubernetes"));
    }
}

#[test]
fn numbers_of_chapters_go_from_questions() {
    let page = page();
    let numbered = [
        (1779, "1.3 ", "Pod生命周期"),
        (1806, "1.8 ", "公司的架构是什么样的？"),
        (1810, "3.3 ", "生产环境的pv回收策略如何选择？"),
        (1822, "4.4 ", "有状态应用如何上云？"),
        (1998, "9-", "istioessgateway"),
        (2002, "10-", "istio熔断和故障注入"),
        (2012, "11-", "istio流量镜像、可观测性"),
    ];
    for (line, number, question) in numbered {
        assert!(page.line(line as usize).contains(number), "line {line}");
        assert_eq!(page.question(line), question);
    }
}

#[test]
fn marks_of_importance_become_tags() {
    let page = page();
    for line in [283, 298, 705] {
        assert_eq!(page.tags(line), ["frequent"], "line {line}");
    }
    for line in [213, 308, 320, 349, 366] {
        assert_eq!(page.tags(line), ["frequent", "important"], "line {line}");
    }
    let tagged = page.notes.entries.iter().filter(|e| !e.tags.is_empty());
    let lines: Vec<u32> = tagged.map(|entry| entry.line).collect();
    assert_eq!(lines, [213, 283, 298, 308, 320, 349, 366, 394, 442, 705]);
    for line in lines {
        assert!(!page.question(line).contains(['（', '）', '*']));
    }
}

#[test]
fn the_mark_in_396_is_a_tag_and_the_answer_starts_in_398() {
    let page = page();
    assert_eq!(page.tags(394), ["frequent", "important"]);
    assert_eq!(page.place(396), Place::Structure);
    assert!(
        page.answer(394)
            .trim_start()
            .starts_with("一个pod一开始创建的时候")
    );
}

#[test]
fn the_course_reference_in_1779_goes_without_a_tag() {
    let page = page();
    assert!(page.line(1779).ends_with("（课程Pod章节）"));
    assert_eq!(page.question(1779), "Pod生命周期");
    assert_eq!(page.tags(1779), [""; 0]);
}

#[test]
fn asterisks_in_442_mean_important() {
    let page = page();
    assert!(page.line(442).ends_with("（1*********）"));
    assert!(page.question(442).ends_with("entrypointc冲突吗？"));
    assert_eq!(page.tags(442), ["important"]);
}

#[test]
fn text_pasted_on_in_888_to_902_stays_in_the_answer_of_865() {
    let page = page();
    for line in [887, 888, 890, 892, 896, 902] {
        assert_eq!(page.place(line), Place::Answer(865), "line {line}");
    }
    assert_eq!(page.entry(865).end_line, 902);
}

#[test]
fn the_answer_of_2112_repeats_its_question_in_2116_and_no_card_begins() {
    let page = page();
    assert!(page.line(2116).starts_with("如何扩容和缩容k8s集群 容"));
    assert_eq!(page.place(2116), Place::Answer(2112));
}

#[test]
fn stray_rules_and_words_are_no_answer_text() {
    let page = page();
    let stray = [
        (1697, "————————————————"),
        (1713, "————————————————"),
        (1765, "部"),
        (1964, "放弃了"),
        (2039, "yaml复制代码"),
    ];
    for (line, text) in stray {
        assert!(page.line(line).starts_with(text));
        assert_eq!(page.place(line), Place::LeftOver, "line {line}");
    }
}

#[test]
fn the_rule_in_650_inside_a_fence_is_not_shown() {
    let page = page();
    assert!(page.line(650).starts_with("————"));
    let shown = page.shown(644);
    assert!(shown.iter().all(|line| !line.contains("——")), "{shown:#?}");
}

#[test]
fn titles_without_heading_marks_in_1970_1979_and_1988_may_stay_in_the_answer_of_1966() {
    let page = page();
    for line in [1970, 1979, 1988] {
        let place = page.place(line);
        let own = u32::try_from(line).unwrap();
        assert!([Place::Answer(1966), Place::Question(own)].contains(&place));
    }
    assert_eq!(page.place(1968), Place::Answer(1966));
}

#[test]
fn another_topic_begun_in_2156_is_not_lost() {
    let page = page();
    assert!([Place::Answer(2152), Place::Question(2156)].contains(&page.place(2156)));
    assert_shown(&page.shown(2152), &["整个Bootstrap过程是自动化且安全的"]);
}

#[test]
fn lines_that_the_export_cut_are_joined_without_a_space() {
    let page = page();
    let shown = page.shown(7);
    line_with(
        &shown,
        "（service discovery）的项目，它的目标是构建一个高可用",
    );
    line_with(&shown, "来实现分布式系统一致性的算法。");
    line_with(&page.shown(53), "udp 或 tcp 端口，并且通过名字");
    line_with(&page.shown(89), "拥有 Etcd 存储服务（可选）");
    line_with(&page.shown(89), "实现弹性伸缩、动态扩容和滚动升级");
    line_with(&page.shown(151), "完成 Job 指定完成的任务数目");
    line_with(&page.shown(588), "创建和运行应用容器");
    line_with(&page.shown(1024), "负责 Pod 接下来生命周期。");
    line_with(
        &page.shown(1408),
        "根据 Request 的值去查找有足够资源的 Node 来调度此 Pod。",
    );
    line_with(
        &page.shown(2128),
        "日志采集工具，将所有的日志采集并写入到kafka集群或者es集群。",
    );
}

#[test]
fn latin_words_that_the_export_cut_apart_keep_their_space() {
    let page = page();
    line_with(&page.shown(89), "运行 docker eninge 服务");
    line_with(
        &page.shown(151),
        "Service Account，同时为 Service Account 创建",
    );
    line_with(&page.shown(460), "正在重启状态。");
}

#[test]
fn an_address_cut_in_1607_is_joined() {
    line_with(
        &page().shown(1587),
        "https://github.com/prometheus/node_exporter#enabled-by-default",
    );
}

#[test]
fn an_address_on_a_line_of_its_own_in_1771_stays_there() {
    let shown = page().shown(1767);
    let address = "https://github.com/kubernetes/autoscaler/tree/master/cluster-autoscaler";
    assert!(shown.iter().any(|line| line == address), "{shown:#?}");
    assert!(shown.iter().any(|line| line == "特色: 弹性容器服务"));
}

#[test]
fn lines_of_name_and_explanation_stay_lines() {
    let page = page();
    let starts = |line: u32, starts: &[&str]| {
        let shown = page.shown(line);
        for start in starts {
            let n = shown.iter().filter(|l| l.starts_with(start)).count();
            assert_eq!(n, 1, "{start} in {shown:#?}");
        }
    };
    starts(7, &["简单：", "安全：", "快速：", "可靠："]);
    starts(
        89,
        &[
            "master ：", "node （worker）：", "pod ：", "label ：", "Volume ：",
        ],
    );
    starts(
        460,
        &[
            "Pending ：", "Running ：", "Succeeded ：", "Failed ：", "Unknown ：",
        ],
    );
    starts(
        734,
        &["ReadWriteOnce，", "ReadOnlyMany，", "ReadWriteMany，"],
    );
    starts(1190, &["特权模式：", "宿主机资源：", "SELinux："]);
    starts(1350, &["Available：", "Bound：", "Released：", "Failed："]);
}

#[test]
fn escaped_numbers_are_shown_as_lists() {
    let page = page();
    assert!(page.line(480).starts_with("\\1. "));
    let numbers = |line: u32, n: usize| {
        let shown = page.shown(line);
        for number in 1..=n {
            let mark = format!("{number}. ");
            let found = shown.iter().filter(|line| line.starts_with(&mark)).count();
            assert_eq!(found, 1, "{mark} in {shown:#?}");
        }
    };
    numbers(476, 5);
    numbers(1482, 4);
    numbers(1557, 3);
    numbers(1904, 5);
    numbers(1920, 5);
    for line in [476, 1482, 1557, 1587, 1904, 1920] {
        assert!(page.shown(line).iter().all(|shown| !shown.contains('\\')));
    }
}

#[test]
fn escaped_numbers_that_begin_at_four_keep_their_numbers() {
    assert_shown(
        &page().shown(1587),
        &["4. 每秒请求数", "5. 每秒错误数", "6. 服务响应时间"],
    );
}

#[test]
fn escaped_bullets_are_shown_as_lists() {
    let shown = page().shown(1920);
    let bullets = shown.iter().filter(|line| line.starts_with("   - "));
    assert_eq!(bullets.count(), 5, "{shown:#?}");
}

#[test]
fn lists_that_are_all_ones_are_counted() {
    let page = page();
    let last = [
        (1639, "2. Vertical Pod"),
        (1651, "5. 节点选择器"),
        (1842, "6. NFS Volume"),
        (2152, "7. 完成Bootstrap"),
    ];
    for (line, last) in last {
        line_with(&page.shown(line), last);
    }
    line_with(&page.shown(865), "2. Vertical Pod Autoscaler（VPA）：");
}

#[test]
fn chinese_numbers_and_numbers_without_a_space_are_lists() {
    let page = page();
    let is_list = |line: u32, n: usize| {
        let blocks = page.document(line).blocks;
        let items = blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::List(items) => Some(items.len()),
            _ => None,
        });
        assert_eq!(items.max(), Some(n), "line {line}");
    };
    is_list(213, 4);
    is_list(665, 3);
    is_list(2052, 5);
    is_list(2128, 3);
    line_with(&page.shown(2128), "1. 业务容器直接将日志写入kafka集群");
}

#[test]
fn a_bullet_in_a_bullet_is_one_bullet() {
    let page = page();
    assert!(page.line(892).starts_with("- - HPA"));
    for line in [865, 1639, 1651, 1842, 2152] {
        let shown = page.shown(line);
        assert!(
            shown.iter().all(|line| !line.contains("- - ")),
            "{shown:#?}"
        );
    }
    line_with(&page.shown(865), "   - HPA 用于自动调整部署中 Pod 的数量");
}

#[test]
fn nineteen_of_twenty_three_fences_hold_prose_and_are_shown_as_text() {
    let page = page();
    let fences = page.text.lines().filter(|line| line.starts_with("```"));
    assert_eq!(fences.count(), 2 * 23);
    let entries = page.notes.entries.iter().map(|entry| entry.line);
    let with_code: Vec<u32> = entries
        .filter(|line| !page.code_blocks(*line).is_empty())
        .collect();
    assert_eq!(with_code, [241, 427, 705, 2022]);
}

#[test]
fn prose_in_a_fence_is_wrapped_and_not_cut_at_the_edge() {
    let page = page();
    let shown = page.shown_at(349, 40);
    assert!(shown.len() > 9);
    let joined: String = shown.iter().map(|line| line.trim_start()).collect();
    assert!(
        joined.contains("在宽限期内（默认30s），pod被视为dead"),
        "{joined}"
    );
}

#[test]
fn the_fence_of_705_is_partly_code() {
    let page = page();
    let code = page.code_blocks(705);
    assert_eq!(code.len(), 1);
    assert!(code[0].starts_with("replicas: 3\n"));
    assert!(!code[0].contains("通过计算我们得出"));
    assert_shown(
        &page.shown(705),
        &["通过计算我们得出", "kubectl set image deployment/nginx"],
    );
}

#[test]
fn broken_bold_shows_no_asterisks() {
    let page = page();
    for line in [865, 1232, 1286, 1362, 1482] {
        let shown = page.shown(line);
        assert!(shown.iter().all(|line| !line.contains('*')), "{shown:#?}");
    }
    line_with(&page.shown(865), "HPA 原理");
    line_with(
        &page.shown(1232),
        "CNI Plugin 和 IPAM（IP Address Management）Plugin。",
    );
    line_with(&page.shown(1286), "IP 路由的方式完成互联互通的。");
    line_with(&page.shown(1362), "静态模式 ：集群管理员手工创建许多 PV");
    line_with(&page.shown(1482), "ingress:");
}

#[test]
fn names_in_angle_brackets_are_visible_text() {
    let page = page();
    line_with(&page.shown(626), "<servicename>.<namespace>");
    line_with(
        &page.shown(241),
        "http://<kube-api-server>:<api-sever-port>/api/v1/nodes/node名称/proxy/pods",
    );
    assert!(page.shown(2070).iter().any(|line| line.contains('<')));
    assert_shown(&page.shown(1904), &["kubectl logs <pod_name>"]);
}

#[test]
fn tabs_are_shown_as_blanks() {
    let page = page();
    for line in [241, 427, 734] {
        assert!(page.answer(line).contains('\t'), "line {line}");
        assert!(page.shown(line).iter().all(|line| !line.contains('\t')));
    }
}

#[test]
fn twelve_remote_images_are_shown_as_labelled_addresses() {
    let page = page();
    let n_shown: usize = page
        .notes
        .entries
        .iter()
        .map(|entry| {
            let shown = page.shown(entry.line);
            let images = shown
                .iter()
                .filter(|l| l.contains("[图] https://cdn.nlark.com"));
            images.count()
        })
        .sum();
    // The twelfth is below the bare line 1744.
    assert_eq!(page.text.matches("![img](https://").count(), 12);
    assert_eq!(n_shown, 11);
}

#[test]
fn the_last_line_without_a_newline_is_read() {
    let page = page();
    assert!(!page.text.ends_with('\n'));
    assert_eq!(page.entry(2152).end_line, 2186);
    assert_shown(&page.shown(2152), &["以参与负载分担。"]);
}
