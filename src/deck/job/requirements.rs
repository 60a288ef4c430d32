//! Finds Chinese terms in the requirements of a job description: `熟悉服务网格、混沌工程等技术` names
//! 服务网格 and 混沌工程.
//!
//! A term follows a verb of knowledge in the same clause, or is between 有 and 经验. Personal
//! qualities such as 沟通能力 are left out.

use crate::domain::is_han;

/// The verbs before what is required.
const VERBS: [&str; 11] = [
    "熟悉", "掌握", "了解", "精通", "理解", "熟练", "使用过", "接触过", "搭建过", "做过", "实践过",
];

/// Words of a clause about experience, before and after what is required.
const HAS: [&str; 4] = ["具有", "具备", "拥有", "有"];
const EXPERIENCE: &str = "经验";

/// The ends of a clause.
const CLAUSE_ENDS: [char; 14] = [
    '，', '。', '；', '：', '！', ',', ';', '(', ')', '（', '）', '【', '】', '|',
];

/// What separates the terms of a list.
const SEPARATORS: [char; 8] = ['、', '/', '和', '与', '及', '或', '以', '并'];

/// Words around a term that are no part of it, the longest first.
const BEFORE: [&str; 25] = [
    "有丰富的", "至少一种", "一种或多种", "丰富的", "常用的", "常见的", "主流的", "各种", "各类",
    "常用", "常见", "主流", "深入", "熟练", "掌握", "了解", "熟悉", "理解", "使用", "相关", "基本",
    "其他", "其它", "对", "的",
];
const AFTER: [&str; 26] = [
    "者优先考虑", "优先考虑", "工作原理", "实现原理", "基本原理", "相关经验", "使用经验",
    "落地经验", "实践经验", "开发经验", "运维经验", "者优先", "优先", "原理", "机制", "技术",
    "知识", "工具", "产品", "经验", "落地", "实践", "相关", "等等", "等", "的",
];

/// Parts of texts that are about the person, the company, or nothing in particular.
const NOT_TECHNICAL: [&str; 39] = [
    "沟通", "团队", "协作", "合作", "学习", "责任", "抗压", "表达", "逻辑", "思维", "英语", "英文",
    "日语", "本科", "学历", "专业", "行业", "业务", "公司", "企业", "互联网", "项目", "工作",
    "文档", "一种", "一门", "一项", "以上", "至少", "能力", "意识", "习惯", "心态", "热情",
    "管理经验", "带人", "大型", "海外", "优先",
];

/// The shortest and longest term, in characters.
const MIN_LENGTH: usize = 3;
const MAX_LENGTH: usize = 8;

/// The terms of a line in the order of the text.
pub(super) fn line_terms(line: &str) -> impl Iterator<Item = &str> {
    let clauses = line.split(CLAUSE_ENDS).filter_map(required);
    let parts = clauses.flat_map(|clause| clause.split(SEPARATORS));
    // Latin words, numbers and marks are no part of a Chinese term.
    let parts = parts.flat_map(|part| part.split(|letter| !is_han(letter)));
    parts.map(bare).filter(|term| is_technical(term))
}

/// What a clause requires: the text after its verb, or its experience.
fn required(clause: &str) -> Option<&str> {
    let verbs = VERBS.iter().filter_map(|verb| after(clause, verb));
    if let Some(rest) = verbs.max_by_key(|rest| rest.len()) {
        return Some(rest);
    }
    let (before, _) = clause.split_once(EXPERIENCE)?;
    let mut has = HAS.iter().filter_map(|has| after(before, has));
    has.next()
}

fn after<'a>(clause: &'a str, word: &str) -> Option<&'a str> {
    clause.split_once(word).map(|(_, rest)| rest)
}

/// A part without the words around the term.
fn bare(part: &str) -> &str {
    let mut term = part;
    while let Some(rest) = BEFORE.iter().find_map(|word| term.strip_prefix(word)) {
        term = rest;
    }
    while let Some(rest) = AFTER.iter().find_map(|word| term.strip_suffix(word)) {
        term = rest;
    }
    term
}

fn is_technical(term: &str) -> bool {
    let is_length = (MIN_LENGTH..=MAX_LENGTH).contains(&term.chars().count());
    is_length && !NOT_TECHNICAL.iter().any(|word| term.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(line: &str) -> Vec<&str> {
        line_terms(line).collect()
    }

    #[test]
    fn a_list_after_a_verb_names_its_terms() {
        for (line, expected) in [
            (
                "2. 熟悉服务网格、混沌工程等技术；",
                &["服务网格", "混沌工程"][..],
            ),
            (
                "- 深入理解分布式存储与消息队列的工作原理",
                &["分布式存储", "消息队列"],
            ),
            (
                "熟练掌握主流的消息队列，了解全链路压测及容量规划",
                &["消息队列", "全链路压测", "容量规划"],
            ),
            ("有大规模混沌工程落地经验者优先", &["大规模混沌工程"]),
            (
                "熟悉 Linux 操作系统和 TCP/IP 网络协议",
                &["操作系统", "网络协议"],
            ),
        ] {
            assert_eq!(terms(line), expected, "{line}");
        }
    }

    #[test]
    fn the_person_and_the_work_are_no_terms() {
        for line in [
            "具备良好的沟通能力、团队协作精神和责任心",
            "本科及以上学历，计算机相关专业，3 年以上工作经验",
            "有大型互联网公司工作经验者优先",
            "至少熟悉一门编程语言",
            "负责容器平台的建设、混沌工程的推广",
            "We know 服务网格.",
            "",
        ] {
            assert_eq!(terms(line), [""; 0], "{line}");
        }
    }
}
