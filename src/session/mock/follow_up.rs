//! The follow-up of a question: the card's own, else one that fits the question's shape.

use crate::domain::{CardKind, Language};
use crate::session::CardView;
use crate::words::mock as words;

/// What the interviewer asks after the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedFollowUp {
    /// The number of the card's follow-up, from 1. `None` for one by the question's shape.
    pub number: Option<u8>,
    pub text: String,
    /// The points of a good answer; empty if the learner marks it.
    pub points: Vec<String>,
}

/// What a question asks for, by its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuestionShape {
    Difference,
    Troubleshooting,
    Process,
    Policy,
    Component,
    /// About the learner's own work, or none of the others.
    Other,
}

/// The words of each shape. If a question has words of several shapes, the first shape in this list
/// wins: the process in a troubleshooting question is not its subject.
const SHAPES: [(QuestionShape, &[&str]); 6] = [
    (QuestionShape::Other, &["关系", "relate"]),
    (
        QuestionShape::Difference,
        &[
            "区别", "差别", "不同", "对比", "相比", "比较", "优缺点", "difference", "differ",
            "compare", "versus", " vs",
        ],
    ),
    (
        QuestionShape::Troubleshooting,
        &[
            "排查", "故障", "失败", "报错", "异常", "怎么办", "起不来", "无法", "不通",
            "troubleshoot", "debug", "crash", "fails", "failing", "stuck", "pending",
            "unreachable", "not work",
        ],
    ),
    (
        QuestionShape::Process,
        &[
            "流程", "过程", "步骤", "process", "steps", "what happens", "walk", "how does",
        ],
    ),
    (
        QuestionShape::Policy,
        &[
            "策略", "权限", "限制", "配额", "优先级", "等级", "policy", "policies", "quota",
            "limit", "permission", "priority", "qos",
        ],
    ),
    (
        QuestionShape::Component,
        &[
            "组件", "作用", "功能", "是什么", "什么是", "控制器", "架构", "component",
            "controller", "what is", "what are", "what does", "role of",
        ],
    ),
];

impl QuestionShape {
    /// The shape of a card's question, by its words in either language.
    pub fn of(card: &CardView) -> Self {
        if card.kind == CardKind::Personal {
            return Self::Other;
        }
        let title = card.title.to_lowercase();
        let question = card.question.to_lowercase();
        let told = SHAPES.iter().find(|(_, words)| {
            let mut words = words.iter();
            words.any(|word| title.contains(word) || question.contains(word))
        });
        told.map_or(Self::Other, |(shape, _)| *shape)
    }

    fn question(self, language: Language) -> &'static str {
        match self {
            Self::Difference => words::ask_difference(language),
            Self::Troubleshooting => words::ask_troubleshooting(language),
            Self::Process => words::ask_process(language),
            Self::Policy => words::ask_policy(language),
            Self::Component => words::ask_component(language),
            Self::Other => words::ask_other(language),
        }
    }
}

/// The follow-up to ask. `pick` chooses one of the card's own.
pub fn follow_up(card: &CardView, pick: u64) -> AskedFollowUp {
    let n_own = card.follow_ups.len() as u64;
    let index = (n_own > 0).then(|| (pick % n_own) as usize);
    let own = index.and_then(|index| Some((index, card.follow_ups.get(index)?)));
    match own {
        Some((index, own)) => AskedFollowUp {
            number: u8::try_from(index + 1).ok(),
            text: own.text.get(card.language).to_owned(),
            points: own
                .points
                .iter()
                .map(|point| point.get(card.language).to_owned())
                .collect(),
        },
        None => AskedFollowUp {
            number: None,
            text: QuestionShape::of(card).question(card.language).to_owned(),
            points: Vec::new(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Bilingual, FollowUp};

    fn asking(title: &str) -> CardView {
        CardView {
            title: title.to_owned(),
            question: title.to_owned(),
            ..CardView::default()
        }
    }

    #[test]
    fn the_words_of_a_question_tell_its_shape() {
        use QuestionShape::{Component, Difference, Other, Policy, Process, Troubleshooting};
        for (title, shape) in [
            ("Deployment 和 StatefulSet 有什么区别？", Difference),
            ("iptables vs IPVS", Difference),
            ("Pod 一直 Pending 怎么排查？", Troubleshooting),
            (
                "A node is NotReady and Pods get stuck. What do you do?",
                Troubleshooting,
            ),
            ("Pod 的创建流程", Process),
            ("How does a rolling update work?", Process),
            ("NetworkPolicy 的默认行为", Policy),
            ("kubelet 的作用", Component),
            ("What is etcd?", Component),
            ("自我介绍", Other),
            (
                "How do you bring stateful applications to Kubernetes?",
                Other,
            ),
            ("Docker 与 Kubernetes 是什么关系？", Other),
        ] {
            assert_eq!(QuestionShape::of(&asking(title)), shape, "{title}");
        }
    }

    #[test]
    fn the_cards_own_follow_up_comes_before_one_by_shape() {
        let mut card = asking("kubelet 的作用");
        card.language = Language::Zh;
        let by_shape = follow_up(&card, 7);
        assert_eq!(by_shape.text, words::ask_component(Language::Zh));
        assert_eq!((by_shape.number, by_shape.points.len()), (None, 0));
        let own = |text: &str| FollowUp {
            text: Bilingual::same(text),
            points: vec![Bilingual::same("point")],
        };
        card.follow_ups = vec![own("one"), own("two")];
        let asked = follow_up(&card, 7);
        assert_eq!((asked.number, asked.text.as_str()), (Some(2), "two"));
        assert_eq!(asked.points, ["point"]);
    }
}
