//! How much a line reads like something an interviewer says.

use std::borrow::Cow;

/// How much a line reads like a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// A term, a title or a statement: a question only if an answer stands below it.
    Term,
    /// Names something one is asked to tell (原理, 流程, 优缺点).
    Subject,
    /// A question or a request.
    Question,
}

/// Words that make a Chinese line a question or a request wherever they stand.
const ASKING: [&str; 45] = [
    "什么", "怎么", "如何", "为何", "为啥", "是啥", "哪些", "哪几", "哪种", "哪个", "哪里", "哪一",
    "哪两", "多少", "几种", "几个", "几类", "是否", "吗", "怎样", "怎麼", "能否", "可否",
    "可不可以", "有没有", "是不是", "会不会", "能不能", "要不要", "区别", "不同点", "异同", "简述",
    "说说", "说下", "说一下", "讲讲", "讲一下", "谈谈", "列举", "阐述", "请解释", "请描述",
    "请介绍", "该怎",
];

/// By the last twelve bits of a character, whether a word of [`ASKING`] might begin with it: most
/// places of a line are passed over by one look.
const BEGINS_ASKING: [bool; 1 << 12] = {
    let mut table = [false; 1 << 12];
    let mut n = 0;
    while n < ASKING.len() {
        let word = ASKING[n].as_bytes();
        // A Chinese character is three bytes of UTF-8; the last two hold six of its bits each.
        table[((word[1] & 0x3f) as usize) << 6 | (word[2] & 0x3f) as usize] = true;
        n += 1;
    }
    table
};

/// Words that a Chinese request begins with.
const REQUESTING: [&str; 8] = ["描述", "解释", "介绍", "详细", "简单", "请", "分析", "说明"];

/// Words that name what is to be told, when a line ends with them.
const SUBJECTS: [&str; 48] = [
    "原理", "流程", "过程", "作用", "机制", "优缺点", "特点", "场景", "步骤", "方法", "策略",
    "概念", "架构", "生命周期", "方式", "类型", "组件", "理解", "介绍", "关系", "思路", "排查",
    "优化", "实现", "模型", "对比", "比较", "差异", "不同", "注意事项", "方案", "功能", "原因",
    "规则", "规范", "技术", "技术栈", "阶段", "用法", "使用", "配置", "选择", "模式", "有关",
    "经验", "设计", "解析", "问题",
];

/// Words that an English question or request begins with.
const ENGLISH: [&str; 32] = [
    "what", "what's", "why", "how", "when", "which", "who", "where", "is", "are", "do", "does",
    "did", "can", "could", "should", "would", "will", "has", "have", "explain", "describe",
    "compare", "list", "name", "tell", "define", "give", "walk", "differentiate", "difference",
    "discuss",
];

/// Words that a question or request begins with in German, French, Spanish and Portuguese.
const EUROPEAN: [&str; 40] = [
    "was", "wie", "warum", "wieso", "welche", "welcher", "welches", "wann", "wozu", "erklären",
    "erkläre", "nennen", "nenne", "beschreiben", "beschreibe", "qu'est-ce", "quel", "quelle",
    "quels", "quelles", "comment", "pourquoi", "expliquez", "expliquer", "citez", "décrivez",
    "qué", "cuál", "cuáles", "cómo", "por", "explique", "explica", "describa", "o", "qual",
    "quais", "como", "cite", "descreva",
];

/// Words under an answered question that title a part of its answer.
const PARTS: [&str; 40] = [
    "是什么", "什么是", "作用", "原理", "工作原理", "优点", "缺点", "优缺点", "优势", "劣势",
    "区别", "对比", "示例", "例子", "案例", "场景", "使用场景", "适用场景", "总结", "小结", "概述",
    "简介", "背景", "步骤", "流程", "实现", "注意", "注意事项", "特点", "如何使用", "使用方法",
    "配置", "overview", "example", "examples", "summary", "pros", "cons", "usage", "how it works",
];

/// How much a cleaned line reads like a question.
pub fn likeness(line: &str) -> Likeness {
    let line = simplified(line.trim());
    let line = &*line;
    if line.ends_with(['？', '?']) {
        return Likeness::Question;
    }
    if line.is_ascii() {
        return english_likeness(line);
    }
    let asks = holds_asking_word(line)
        || REQUESTING.iter().any(|word| line.starts_with(word))
        || english_likeness(line) == Likeness::Question;
    if asks {
        return Likeness::Question;
    }
    let bare = line.trim_end_matches(|c: char| !c.is_alphanumeric());
    let last = bare.as_bytes().last_chunk::<3>();
    let names_subject = SUBJECTS
        .iter()
        .filter(|word| word.as_bytes().last_chunk::<3>() == last)
        .any(|word| bare.ends_with(word));
    if names_subject {
        Likeness::Subject
    } else {
        Likeness::Term
    }
}

/// A line with the traditional characters of words that ask as simplified ones.
fn simplified(line: &str) -> Cow<'_, str> {
    if line.is_ascii() || !line.chars().any(|c| simplified_character(c) != c) {
        return Cow::Borrowed(line);
    }
    Cow::Owned(line.chars().map(simplified_character).collect())
}

fn simplified_character(character: char) -> char {
    match character {
        '麼' => '么',
        '為' => '为',
        '請' => '请',
        '說' => '说',
        '釋' => '释',
        '紹' => '绍',
        '簡' => '简',
        '談' => '谈',
        '講' => '讲',
        '闡' => '阐',
        '舉' => '举',
        '幾' => '几',
        '種' => '种',
        '個' => '个',
        '類' => '类',
        '裡' => '里',
        '兩' => '两',
        '嗎' => '吗',
        '樣' => '样',
        '會' => '会',
        '沒' => '没',
        '區' => '区',
        '別' => '别',
        '點' => '点',
        '異' => '异',
        '詳' => '详',
        '細' => '细',
        '單' => '单',
        '過' => '过',
        '機' => '机',
        '優' => '优',
        '場' => '场',
        '驟' => '骤',
        '構' => '构',
        '組' => '组',
        '關' => '关',
        '係' => '系',
        '實' => '实',
        '現' => '现',
        '對' => '对',
        '較' => '较',
        '項' => '项',
        '規' => '规',
        '則' => '则',
        '術' => '术',
        '階' => '阶',
        '選' => '选',
        '擇' => '择',
        '驗' => '验',
        '設' => '设',
        '計' => '计',
        '問' => '问',
        '題' => '题',
        _ => character,
    }
}

fn holds_asking_word(line: &str) -> bool {
    line.char_indices().any(|(at, character)| {
        let rest = &line.as_bytes()[at..];
        // The first character is compared before the whole word is.
        let begins = |word: &&&str| rest.first_chunk::<3>() == word.as_bytes().first_chunk::<3>();
        BEGINS_ASKING[character as usize & 0xfff]
            && ASKING
                .iter()
                .filter(begins)
                .any(|word| rest.starts_with(word.as_bytes()))
    })
}

fn english_likeness(line: &str) -> Likeness {
    let first = line.split([' ', ',']).next().unwrap_or_default();
    let opens = |words: &[&str]| words.iter().any(|word| first.eq_ignore_ascii_case(word));
    let european = || match first.to_ascii_lowercase().as_str() {
        // O que é …, por que …, por qué …
        "o" | "por" => line
            .split(' ')
            .nth(1)
            .is_some_and(|word| word.starts_with("qu")),
        _ => opens(&EUROPEAN),
    };
    let asks = line.contains(' ') && (opens(&ENGLISH) || european());
    if asks || holds(line, " vs ") || holds(line, " vs. ") || holds(line, "difference") {
        Likeness::Question
    } else {
        Likeness::Term
    }
}

/// Whether a line holds some words of lower case, whatever the case of its own letters.
fn holds(line: &str, words: &str) -> bool {
    let (line, words) = (line.as_bytes(), words.as_bytes());
    // Spaces are common, letters that follow one less so.
    let sign = words.iter().position(u8::is_ascii_alphabetic).unwrap_or(0);
    let letter = words[sign];
    memchr::memchr2_iter(letter, letter.to_ascii_uppercase(), line).any(|at| {
        let start = at.checked_sub(sign);
        let found = start.and_then(|start| line.get(start..start + words.len()));
        found.is_some_and(|found| found.eq_ignore_ascii_case(words))
    })
}

/// Whether a sub-heading only titles a part of the answer it stands in.
pub fn titles_a_part(line: &str) -> bool {
    let bare = line.trim_end_matches(['？', '?', '：', ':', ' ']);
    PARTS.iter().any(|part| bare.eq_ignore_ascii_case(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_and_requests_in_both_languages() {
        for line in [
            "什么是etcd？",
            "简述 Kubernetes 集群联邦",
            "label和annotation 的区别是啥。",
            "K8S 产线下节点的流程是什么",
            "一个K8S 的 无头服务用在哪里",
            "Compare the two main ways to run etcd in production.",
            "Deployment vs StatefulSet",
            "Explain taints",
        ] {
            assert_eq!(likeness(line), Likeness::Question, "{line}");
        }
    }

    #[test]
    fn subjects_and_terms_are_less() {
        for line in [
            "Pod创建过程", "14.对静态容器的理解", "pod升级策略", "镜像优化注意事项",
        ] {
            assert_eq!(likeness(line), Likeness::Subject, "{line}");
        }
        for line in [
            "rbac", "部门用普罗米修斯", "监控报警", "安全监控faclo", "ETCD", "自建", "Installation",
        ] {
            assert_eq!(likeness(line), Likeness::Term, "{line}");
        }
    }
}
