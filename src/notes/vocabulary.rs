//! The words that features are made of: the meaning of each, and its position in a line.
//!
//! One automaton finds all of them in a single pass over a line.

use std::collections::HashMap;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// What a word tells about its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The line is a question or a request.
    Asks,
    /// The line names a subject that is asked about.
    Subject,
    /// The line is the title of a part of an answer.
    Part,
    /// The line is the title of front or back matter.
    Matter,
    /// The line is the title of a section or a step of a manual.
    Manual,
    /// The line is a fact about an interview: `岗位：后端`, `Location: Berlin`.
    Fact,
    /// The line announces questions.
    Interview,
    /// The line names a group of questions.
    Chapter,
    /// The line is the title of a table of contents.
    Contents,
    /// The line is a lid, clicked to show an answer.
    Lid,
    /// The line labels an answer.
    Answer,
    /// The line states a task: `Task: run a container`.
    Task,
    /// After a question, the text is more of the question, not its answer.
    Continues,
    /// The line contains a link.
    Link,
    /// The line contains a year.
    Year,
}

/// The position in a line at which a word has its meaning, ignoring punctuation around the line.
#[derive(Clone, Copy)]
enum At {
    Anywhere,
    Begins,
    /// At the start, with more words after it.
    Opens,
    Ends,
    Whole,
    /// Before a colon with text after it.
    Labels,
}

/// How much a line reads like a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// A term, a title or a statement, which is a question only if an answer is below it.
    Term,
    /// Names a subject that is asked about (原理, 流程, 优缺点).
    Subject,
    /// A question or a request.
    Question,
}

/// How much a cleaned line reads like a question.
pub fn likeness(line: &str) -> Likeness {
    if ends_in_mark(line) {
        return Likeness::Question;
    }
    Meanings::new(line).likeness()
}

/// Whether a line ends in a question mark.
fn ends_in_mark(line: &str) -> bool {
    line.trim_end().ends_with(['？', '?'])
}

#[rustfmt::skip]
const WORDS: &[(Meaning, At, &[&str])] = &[
    (Meaning::Asks, At::Anywhere, &[
        "什么", "怎么", "如何", "为何", "为啥", "是啥", "哪些", "哪几", "哪种", "哪个", "哪里",
        "哪一", "哪两", "多少", "几种", "几个", "几类", "是否", "吗", "怎样", "能否", "可否",
        "可不可以", "有没有", "是不是", "会不会", "能不能", "要不要", "区别", "不同点", "异同",
        "简述", "说说", "说下", "说一下", "讲讲", "讲一下", "谈谈", "列举", "阐述", "请解释",
        "请描述", "请介绍", "该怎", " vs ", " vs. ", "difference",
    ]),
    (Meaning::Asks, At::Begins, &[
        "描述", "解释", "介绍", "详细", "简单", "请", "分析", "说明", "o qu", "por qu",
    ]),
    (Meaning::Asks, At::Opens, &[
        "what", "what's", "why", "how", "when", "which", "who", "where", "is", "are", "do", "does",
        "did", "can", "could", "should", "would", "will", "has", "have", "explain", "describe",
        "compare", "list", "name", "tell", "define", "give", "walk", "differentiate", "difference",
        "discuss", "what’s", "was", "wie", "warum", "wieso", "welche", "welcher", "welches",
        "wann", "wozu", "erklären", "erkläre", "nennen", "nenne", "beschreiben", "beschreibe",
        "qu'est-ce", "quel", "quelle", "quels", "quelles", "comment", "pourquoi", "expliquez",
        "expliquer", "citez", "décrivez", "qué", "cuál", "cuáles", "cómo", "explique", "explica",
        "describa", "qual", "quais", "como", "cite", "descreva",
    ]),
    (Meaning::Subject, At::Ends, &[
        "原理", "流程", "过程", "作用", "机制", "优缺点", "特点", "场景", "步骤", "方法", "策略",
        "概念", "架构", "生命周期", "方式", "类型", "组件", "理解", "介绍", "关系", "思路", "排查",
        "优化", "实现", "模型", "对比", "比较", "差异", "不同", "注意事项", "方案", "功能", "原因",
        "规则", "规范", "技术", "技术栈", "阶段", "用法", "使用", "配置", "选择", "模式", "有关",
        "经验", "设计", "解析", "问题",
    ]),
    (Meaning::Part, At::Whole, &[
        "是什么", "什么是", "作用", "原理", "工作原理", "优点", "缺点", "优缺点", "优势", "劣势",
        "区别", "对比", "示例", "例子", "案例", "场景", "使用场景", "适用场景", "总结", "小结",
        "概述", "简介", "背景", "步骤", "流程", "实现", "注意", "注意事项", "特点", "如何使用",
        "使用方法", "配置", "overview", "example", "examples", "summary", "pros", "cons", "usage",
        "how it works",
    ]),
    (Meaning::Matter, At::Begins, &[
        "总结", "小结", "前言", "说明", "声明", "参考", "作者", "更新", "后记", "结语", "版权",
        "使用说明", "推荐", "附录", "岗位", "写在前面", "学习计划", "待写", "待补", "待办", "contribut", "license", "resources",
        "reference", "author", "how to use", "how to prepare", "usage", "about", "study plan",
        "tips", "conclusion", "summary", "good luck", "further reading", "would you like",
        "if you want", "disclaimer", "credits", "acknowledg", "to be written", "still to ", "todo",
        "other reference", "table of contents", "key takeaways", "let me know", "happy ",
        "introduction", "prerequisite", "install", "roadmap", "changelog", "attendees", "agenda",
    ]),
    (Meaning::Matter, At::Ends, &[
        " tips", " techniques", " resources", "注意事项", "建议",
    ]),
    (Meaning::Manual, At::Opens, &[
        "create", "install", "run", "start", "configure", "set", "setup", "build", "deploy", "add",
        "enable", "download", "clone", "open", "launch", "verify", "test", "check", "update",
        "upgrade", "push", "edit", "connect", "getting", "initialize", "navigate", "apply",
        "prepare", "copy", "using", "next", "best", "step", "quick", "installation", "lab",
        "task", "phase",
    ]),
    (Meaning::Manual, At::Begins, &[
        "安装", "配置", "部署", "创建", "启动", "下载", "运行", "步骤", "快速", "学习", "环境", "添加",
        "installier", "einricht", "voraussetz", "instal", "configur", "criar", "crear", "prérequis",
        "requisit", "introdu",
    ]),
    (Meaning::Manual, At::Ends, &[
        "structure", "setup", "configuration", "installation", "overview", "features",
        "documentation", "workflow", "plan", "guide", "report", "changes", "requirements",
        "steps", "objectives", "dependencies", "verification", "cleanup", "specification",
        "validation", "results", "template", "strategy", "design", "usage", "commands",
        "description", "environment", "结构", "文档", "安装", "部署", "概述", "指南", "计划", "报告",
        "示例", "代码", "功能", "特性", "环境", "目标", "要点", "路线", "清单",
    ]),
    (Meaning::Manual, At::Whole, &[
        "prerequisites", "examples", "example", "objective", "purpose", "status", "definition",
        "note", "notes", "syntax", "support", "motivation", "goals", "语法", "参数", "定义", "背景",
    ]),
    (Meaning::Fact, At::Labels, &[
        "岗位", "职位", "公司", "部门", "时间", "日期", "地点", "城市", "薪资", "轮次", "时长",
        "结果", "形式", "方向", "级别", "面试岗位", "面试时间", "面试地点", "面试公司", "工作经验",
        "工作年限", "薪资范围", "base", "position", "role", "company", "date", "time",
        "location", "salary", "duration", "result", "level", "status",
    ]),
    (Meaning::Interview, At::Anywhere, &[
        "interview", "question", "q&a", "faq", "quiz", "exam", "flashcard", "面试", "面经", "题",
        "问答", "八股",
    ]),
    (Meaning::Chapter, At::Ends, &[
        "篇", "部分", "相关", "基础", "面试题", "面试", "问题", "题目", "一面", "二面", "三面",
        "公司", "科技", "网络", "questions", "basics", "round", "interview", "advanced", "topics",
        "fundamentals", "concepts",
    ]),
    (Meaning::Chapter, At::Begins, &[
        "part ", "chapter ", "section ", "round ", "level ", "module ", "teil ", "day ", "week ",
    ]),
    (Meaning::Contents, At::Whole, &[
        "目录", "目錄", "索引", "contents", "table of contents", "table of content", "toc",
        "index", "questions list",
    ]),
    (Meaning::Lid, At::Whole, &[
        "答案", "参考答案", "查看答案", "点击查看", "点击展开", "展开", "解答", "解析", "查看",
        "详情", "answer", "answers", "solution", "show", "show answer", "view answer",
        "click to expand", "reveal", "details",
    ]),
    (Meaning::Answer, At::Anywhere, &[
        "answer", "solution", "答案", "回答", "解答", "antwort", "lösung", "réponse", "respuesta",
        "resposta",
    ]),
    (Meaning::Answer, At::Begins, &[
        "点击", "click to ",
    ]),
    (Meaning::Task, At::Labels, &[
        "task", "exercise", "aufgabe", "tarea", "tâche", "tarefa", "任务", "练习",
    ]),
    (Meaning::Continues, At::Begins, &[
        "举例", "举个", "结合", "以及", "并", "还有", "分别", "从", "比如", "例如", "请", "说",
        "那", "和", "与", "或", "假设", "假如", "已知", "要求", "提示", "追问", "考察", "考点",
        "and ", "or ", "if ", "also ", "with ", "e.g.", "please ", "assume ", "suppose ", "hint",
        "include ", "consider ",
    ]),
    (Meaning::Link, At::Anywhere, &[
        "](", "://",
    ]),
    (Meaning::Year, At::Anywhere, &[
        "201", "202",
    ]),
];

/// Pairs of a simplified character and its traditional form.
const TRADITIONAL: &str = "么麼为為请請说說释釋绍紹简簡谈談讲講阐闡举舉几幾种種个個类類里裡两兩吗嗎样樣会會没沒区區别別点點异異详詳细細单單过過机機优優场場骤驟构構组組关關系係实實现現对對较較项項规規则則术術阶階选選择擇验驗设設计計问問题題";

/// The meanings of the words of a line.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Meanings(u16);

impl Meanings {
    /// Finds the words of a line.
    pub(super) fn new(line: &str) -> Self {
        let core = line.trim_matches(|c: char| !is_letter(c));
        let start = core.as_ptr() as usize - line.as_ptr() as usize;
        let core = start..start + core.len();
        let mut meanings = 0;
        let automaton = VOCABULARY.automaton.iter();
        for found in automaton.flat_map(|automaton| automaton.find_overlapping_iter(line)) {
            let (meaning, at) = VOCABULARY.words[found.pattern()];
            let begins = found.start() == core.start;
            let ends = found.end() == core.end;
            let stands = match at {
                At::Anywhere => true,
                At::Begins => begins,
                At::Opens => begins && line[found.end()..].starts_with([' ', ',']),
                At::Ends => ends,
                At::Whole => begins && ends,
                At::Labels => begins && is_label(&line[found.end()..core.end.max(found.end())]),
            };
            meanings |= u16::from(stands) << meaning as u16;
        }
        Self(meanings)
    }

    /// How much the words read like a question, without regard to a question mark.
    pub(super) fn likeness(self) -> Likeness {
        if self.has(Meaning::Asks) {
            Likeness::Question
        } else if self.has(Meaning::Subject) {
            Likeness::Subject
        } else {
            Likeness::Term
        }
    }

    /// Whether a word of the line has this meaning.
    pub(super) fn has(self, meaning: Meaning) -> bool {
        self.0 & 1 << meaning as u16 != 0
    }
}

/// Whether a word is a label: a colon and a value follow.
fn is_label(rest: &str) -> bool {
    let rest = rest.trim_start_matches(|c: char| !is_letter(c) && !matches!(c, ':' | '：'));
    rest.starts_with([':', '：'])
}

pub(super) fn is_letter(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}') || character.is_alphanumeric()
}

struct Vocabulary {
    /// `None` only if there are more words than an automaton can hold.
    automaton: Option<AhoCorasick>,
    /// The meaning and position of each pattern of the automaton.
    words: Vec<(Meaning, At)>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut patterns = Vec::new();
    let mut words = Vec::new();
    let pairs: HashMap<char, char> = pairs().collect();
    let traditional = |simplified| pairs.get(&simplified).copied().unwrap_or(simplified);
    for (meaning, at, list) in WORDS {
        for word in *list {
            let traditional: String = word.chars().map(traditional).collect();
            if traditional != **word {
                patterns.push(traditional);
                words.push((*meaning, *at));
            }
            patterns.push((*word).to_owned());
            words.push((*meaning, *at));
        }
    }
    let mut builder = AhoCorasick::builder();
    Vocabulary {
        automaton: builder.ascii_case_insensitive(true).build(patterns).ok(),
        words,
    }
});

/// The simplified form of a character. Other characters than those of [`TRADITIONAL`] are
/// unchanged.
pub(super) fn simplified(character: char) -> char {
    /// Each traditional character with its simplified one, sorted.
    static SORTED: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
        let mut sorted: Vec<(char, char)> = pairs().map(|(simple, of)| (of, simple)).collect();
        sorted.sort_unstable();
        sorted
    });
    if character < '\u{4e00}' {
        return character;
    }
    let found = SORTED.binary_search_by_key(&character, |(traditional, _)| *traditional);
    found.map_or(character, |index| SORTED[index].1)
}

fn pairs() -> impl Iterator<Item = (char, char)> {
    let second = TRADITIONAL.chars().skip(1).step_by(2);
    TRADITIONAL.chars().step_by(2).zip(second)
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
    fn subjects_and_terms_are_less_like_questions() {
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
