//! Makes a question of a bare term: `rbac` is asked as "Tell me about rbac".

use crate::domain::Language;
use crate::text::{Ambiguous, display_width};
use crate::words::card as words;

/// The columns of the longest text that counts as a term.
const TERM_COLUMNS: usize = 20;

/// Words that make a Chinese sentence a question, anywhere in it.
const ASKING: [&str; 28] = [
    "?", "？", "什么", "怎", "如何", "为何", "为啥", "哪", "吗", "呢", "几", "多少", "谁", "是否",
    "能否", "区别", "简述", "说", "讲", "谈", "聊", "介绍", "解释", "描述", "列举", "列出", "比较",
    "举例",
];

/// The words that begin an English question or request.
const STARTS: [&str; 32] = [
    "what", "how", "why", "which", "when", "where", "who", "explain", "describe", "tell", "list",
    "compare", "name", "is", "are", "do", "does", "can", "could", "should", "give", "walk",
    "define", "difference", "introduce", "talk", "show", "design", "draw", "write", "implement",
    "discuss",
];

/// The question as it is asked. Adds asking words to a bare term, and changes nothing else.
pub fn asking(title: &str, language: Language) -> String {
    if is_term(title) {
        words::tell_me_about(language, title)
    } else {
        title.to_owned()
    }
}

fn is_term(title: &str) -> bool {
    // A character of two columns has at most four bytes.
    if title.len() > 4 * TERM_COLUMNS {
        return false;
    }
    let first = title.split(|letter: char| !letter.is_alphanumeric());
    let first = first.map(str::to_lowercase).find(|word| !word.is_empty());
    let asks = ASKING.iter().any(|word| title.contains(word))
        || first
            .as_ref()
            .is_some_and(|word| STARTS.contains(&word.as_str()));
    first.is_some() && !asks && display_width(title, Ambiguous::Narrow) <= TERM_COLUMNS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_bare_term_gets_asking_words() {
        for (title, zh) in [
            ("rbac", "讲讲 rbac"),
            ("Pod 创建流程", "讲讲 Pod 创建流程"),
            ("什么是etcd？", "什么是etcd？"),
            ("简述 Service", "简述 Service"),
            ("What is etcd", "What is etcd"),
            ("Introduce yourself", "Introduce yourself"),
            ("Calico 网络插件的实现原理", "Calico 网络插件的实现原理"),
            ("", ""),
        ] {
            assert_eq!(asking(title, Language::Zh), zh);
        }
        assert_eq!(asking("rbac", Language::En), "Tell me about rbac");
    }
}
