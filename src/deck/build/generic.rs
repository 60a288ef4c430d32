//! Recognizes questions that mean nothing without the title above them.

use crate::domain::folded;

/// A question this short may mean something else under another title.
const MAX_CHARACTERS: usize = 6;

/// Words that name no subject. A longer word comes before a word it contains.
const WORDS: &[&str] = &[
    "advantagesanddisadvantages", "disadvantages", "howdoesitwork", "introduction", "architecture",
    "prosandcons", "advantages", "difference", "components", "whatisit", "overview", "concepts",
    "bestpractices", "features", "benefits", "summary", "purpose", "example", "usage", "basics",
    "what", "how", "why", "and", "the", "is", "s", "有什么", "有哪些", "是什么", "使用场景",
    "应用场景", "适用场景", "工作原理", "优缺点", "什么是", "为什么", "怎么用", "怎么", "如何",
    "使用", "什么", "作用", "优点", "缺点", "优势", "区别", "特点", "特性", "原理", "概念", "介绍",
    "简介", "概述", "简述", "总结", "定义", "用途", "功能", "场景", "流程", "架构", "组件", "分类",
    "类型", "常见", "问题", "基本", "核心", "主要", "的", "和", "与", "及", "它",
];

/// Words of a title that only numbers a question or announces its answer.
const LABELS: &[&str] = &[
    "questions", "question", "answers", "answer", "problem", "exercise", "task", "frage",
    "antwort", "qa", "q", "a", "no", "题目", "问题", "题", "答案", "参考答案", "解答", "第", "一",
    "二", "三", "四", "五", "六", "七", "八", "九", "十",
];

/// Whether a question is a label: `Question 1`, 第 1 题, `Answer`.
pub(super) fn is_label(question: &str) -> bool {
    let letters: String = folded(question)
        .chars()
        .filter(|character| character.is_alphanumeric() && !character.is_numeric())
        .collect();
    !letters.is_empty() && is_made_of(&letters, LABELS)
}

/// Whether a question may mean something else under another title.
pub(super) fn is_generic(question: &str) -> bool {
    letters(question).chars().count() <= MAX_CHARACTERS || has_no_subject(question)
}

/// Whether a question says nothing without the title above it: 作用是什么, `Overview`.
pub(super) fn has_no_subject(question: &str) -> bool {
    is_made_of(&letters(question), WORDS)
}

fn letters(question: &str) -> String {
    let characters = folded(question);
    characters
        .chars()
        .filter(|character| character.is_alphanumeric())
        .collect()
}

fn is_made_of(mut rest: &str, words: &[&str]) -> bool {
    while !rest.is_empty() {
        let word = words.iter().find_map(|word| rest.strip_prefix(word));
        match word {
            Some(after) => rest = after,
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_without_a_subject_are_generic() {
        for question in [
            "作用？",
            "有哪些优缺点和应用场景？",
            "Overview",
            "What is it?",
            "rbac",
            "Pros and cons",
        ] {
            assert!(is_generic(question), "{question}");
        }
    }

    #[test]
    fn a_question_with_a_subject_is_not_generic() {
        for question in ["什么是etcd集群？", "kubelet的作用是什么？", "Pod 创建过程"]
        {
            assert!(!is_generic(question), "{question}");
        }
    }

    #[test]
    fn labels_are_told_from_questions() {
        for question in ["Question 1", "第3题", "题目一", "Answer", "Q12", "参考答案"] {
            assert!(is_label(question), "{question}");
        }
        for question in [
            "QoS", "What is a question?", "110", "第三方镜像", "题目类型",
        ] {
            assert!(!is_label(question), "{question}");
        }
    }
}
