//! The follow-up of a question: the card's own, else one that fits the question's shape.

use crate::domain::{CardKind, FollowUpSource, FollowUpTemplate, Language};
use crate::session::CardView;
use crate::words::mock as words;

use FollowUpTemplate::{
    Check, Component, Difference, Example, Pitfall, Policy, Process, Reason, Troubleshooting,
};

/// What the interviewer asks after the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedFollowUp {
    pub source: FollowUpSource,
    pub text: String,
    /// The points of a good answer; empty if the learner marks it.
    pub points: Vec<String>,
}

/// Words of questions that no shape fits, although they have words of other shapes.
const SHAPELESS: [&str; 2] = ["关系", "relate"];

/// The words of each shape of question. If a question has words of several shapes, the first shape
/// in this list wins: the process in a troubleshooting question is not its subject.
const SHAPES: [(FollowUpTemplate, &[&str]); 6] = [
    (
        Difference,
        &[
            "区别", "差别", "不同", "对比", "相比", "比较", "优缺点", "difference", "differ",
            "compare", "versus", " vs", "哪几种", "几种", "类型", "modes", "types", "kinds",
        ],
    ),
    (
        Troubleshooting,
        &[
            "排查", "故障", "失败", "报错", "异常", "怎么办", "起不来", "无法", "不通",
            "troubleshoot", "debug", "crash", "fails", "failing", "stuck", "pending",
            "unreachable", "not work",
        ],
    ),
    (Reason, &["为什么", "为何", "为啥", "why "]),
    (
        Process,
        &[
            "流程", "过程", "步骤", "process", "steps", "what happens", "walk", "how does",
        ],
    ),
    (
        Policy,
        &[
            "策略", "权限", "限制", "配额", "优先级", "等级", "policy", "policies", "quota",
            "limit", "permission", "priority", "qos",
        ],
    ),
    (
        Component,
        &[
            "组件", "作用", "功能", "是什么", "什么是", "控制器", "架构", "component",
            "controller", "what is", "what are", "what does", "role of",
        ],
    ),
];

/// The templates that fit any question.
const GENERAL: [FollowUpTemplate; 3] = [Example, Check, Pitfall];

/// The template that fits a card's question, by its words in either language. `pick` chooses one of
/// the general templates where no shape fits.
fn template(card: &CardView, pick: u64) -> FollowUpTemplate {
    if card.kind == CardKind::Personal {
        return Example;
    }
    let texts = [&card.title, &card.question].map(|text| text.to_lowercase());
    let has = |words: &[&str]| {
        let mut words = words.iter();
        words.any(|word| texts.iter().any(|text| text.contains(word)))
    };
    let shape = SHAPES.iter().find(|(_, words)| has(words));
    match shape.filter(|_| !has(&SHAPELESS)) {
        Some((template, _)) => *template,
        None => GENERAL[(pick % GENERAL.len() as u64) as usize],
    }
}

/// The question of a template.
pub fn template_question(template: FollowUpTemplate, language: Language) -> &'static str {
    match template {
        Difference => words::ask_difference(language),
        Troubleshooting => words::ask_troubleshooting(language),
        Process => words::ask_process(language),
        Policy => words::ask_policy(language),
        Component => words::ask_component(language),
        Reason => words::ask_reason(language),
        Example => words::ask_example(language),
        Check => words::ask_check(language),
        Pitfall => words::ask_pitfall(language),
    }
}

/// The follow-up to ask: the card's own, else one that fits the question's shape. `pick` chooses
/// among several.
pub fn follow_up(card: &CardView, pick: u64) -> AskedFollowUp {
    let n_own = card.follow_ups.len() as u64;
    let index = (n_own > 0).then(|| (pick % n_own) as usize);
    let own = index.and_then(|index| {
        let number = u8::try_from(index + 1).ok()?;
        Some((number, card.follow_ups.get(index)?))
    });
    match own {
        Some((number, own)) => AskedFollowUp {
            source: FollowUpSource::Own(number),
            text: own.text.get(card.language).to_owned(),
            points: own
                .points
                .iter()
                .map(|point| point.get(card.language).to_owned())
                .collect(),
        },
        None => {
            let template = template(card, pick);
            AskedFollowUp {
                source: FollowUpSource::Template(template),
                text: template_question(template, card.language).to_owned(),
                points: Vec::new(),
            }
        }
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
        for (title, shape) in [
            ("Deployment 和 StatefulSet 有什么区别？", Difference),
            ("iptables vs IPVS", Difference),
            ("Service 有哪几种类型？", Difference),
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
            ("为什么资源都带 API 版本？", Reason),
            ("Why does etcd need an odd number of members?", Reason),
            ("自我介绍", Example),
            (
                "How do you bring stateful applications to Kubernetes?",
                Example,
            ),
            ("Docker 与 Kubernetes 是什么关系？", Example),
        ] {
            assert_eq!(template(&asking(title), 0), shape, "{title}");
        }
    }

    #[test]
    fn questions_without_a_shape_get_different_follow_ups() {
        let card = asking("自我介绍");
        let of = |card: &CardView| [0, 1, 2, 3].map(|pick| template(card, pick));
        assert_eq!(of(&card), [Example, Check, Pitfall, Example]);
        let personal = CardView {
            kind: CardKind::Personal,
            ..card
        };
        assert_eq!(of(&personal), [Example; 4]);
    }

    #[test]
    fn the_cards_own_follow_up_comes_before_one_by_shape() {
        let mut card = asking("kubelet 的作用");
        card.language = Language::Zh;
        let by_shape = follow_up(&card, 7);
        assert_eq!(by_shape.text, words::ask_component(Language::Zh));
        let source = FollowUpSource::Template(Component);
        assert_eq!((by_shape.source, by_shape.points.len()), (source, 0));
        let own = |text: &str| FollowUp {
            text: Bilingual::same(text),
            points: vec![Bilingual::same("point")],
        };
        card.follow_ups = vec![own("one"), own("two")];
        let asked = follow_up(&card, 7);
        let source = FollowUpSource::Own(2);
        assert_eq!((asked.source, asked.text.as_str()), (source, "two"));
        assert_eq!(asked.points, ["point"]);
    }
}
