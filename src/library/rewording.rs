//! Whether two wordings that look alike may ask the same.
//!
//! 上节点 and 下节点, PV and PVC, 探针方式 and 探针参数 look alike and ask different things.

use crate::domain::folded;
use crate::near::{are_opposites, is_slip};

/// Whether `new` may be `old` in other words.
///
/// Names in Latin letters must be the same ones, slips of the keyboard apart, or some may have
/// been added or left out, not both; and where one stretch of text took the place of another, the
/// two must have something in common, or be a single character that is not the opposite.
pub(super) fn is_rewording(old: &str, new: &str) -> bool {
    let (old, new) = (folded(old), folded(new));
    names_agree(&names(&old), &names(&new)) && cores_agree(&letters(&old), &letters(&new))
}

fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Words in Latin letters and digits.
fn names(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|name| !name.is_empty())
        .collect()
}

fn names_agree(old: &[&str], new: &[&str]) -> bool {
    let missing = |names: &[&str], among: &[&str]| {
        let known = |name: &&str| among.iter().any(|other| is_slip(name, other));
        names.iter().filter(|name| !known(name)).count()
    };
    missing(old, new) == 0 || missing(new, old) == 0
}

fn cores_agree(old: &[char], new: &[char]) -> bool {
    let (old, new) = cores(old, new);
    match (old, new) {
        ([], _) | (_, []) => true,
        ([one], [other]) => !are_opposites(*one, *other),
        _ => old.iter().any(|letter| new.contains(letter)),
    }
}

/// What is left of two texts without their common beginning and end.
fn cores<'a>(one: &'a [char], other: &'a [char]) -> (&'a [char], &'a [char]) {
    let same = |(one, other): &(&char, &char)| one == other;
    let start = one.iter().zip(other).take_while(same).count();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take_while(same)
        .count();
    (&one[..one.len() - end], &other[..other.len() - end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_question_in_other_words() {
        for (old, new) in [
            ("简述 ETCD 及其特点？", "请简述 etcd 及其特点"),
            ("什么是ectd？", "什么是etcd？"),
            ("Pod 的创建流成", "Pod 的创建流程"),
            ("Pod创建流程是什么", "Pod 的创建过程是什么"),
            ("kubelet的功能是什么", "kubelet的功能、作用是什么"),
            (
                "What is a Deployment?",
                "What is a Deploymnt in Kubernetes?",
            ),
        ] {
            assert!(is_rewording(old, new), "{old} / {new}");
        }
    }

    #[test]
    fn questions_that_only_look_alike() {
        for (old, new) in [
            ("k8s 怎么上节点", "k8s 怎么下节点"),
            ("什么是CRI", "什么是CNI"),
            ("PV 的访问模式", "PVC 的访问模式"),
            ("探针的方式有哪些", "探针的参数有哪些"),
            ("PV 的回收策略", "PV 的访问模式"),
            ("Flannel 的原理", "Calico 的原理"),
            ("RS和RC的区别", "RS和Deployment的区别"),
            ("Master 节点的组件", "Node 节点的组件"),
        ] {
            assert!(!is_rewording(old, new), "{old} / {new}");
        }
    }
}
