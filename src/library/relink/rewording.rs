//! Finds a reworded question among the questions of a file.
//!
//! The old question is gone, so a question that replaced it may ask for more or have a typing
//! error. It must still be the only one that fits.

use crate::likeness::{Neighbors, ParsedQuestion, Phrases, compare, similarity};

/// The lowest similarity of a candidate.
const NEAR: f64 = 0.6;

/// The lowest similarity if a file has only one candidate.
const NEAR_ALONE: f64 = 0.4;

/// The lead that the best match needs over the second.
const LEAD: f64 = 0.15;

/// The number of candidates that are compared word by word.
const MAX_COMPARED: usize = 8;

/// The candidates for a lost question.
pub(super) struct Candidates {
    questions: Vec<ParsedQuestion>,
    phrases: Phrases,
    neighbors: Neighbors,
    near: f64,
}

/// The result of a search.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// The index of the most similar question.
    pub nearest: Option<usize>,
    /// The index of the question that clearly asks the same.
    pub same: Option<usize>,
}

impl Candidates {
    /// `n_lost` is the number of questions to search for.
    pub fn new(questions: &[&str], n_lost: usize) -> Self {
        let is_alone = questions.len() == 1 && n_lost == 1;
        let phrases = Phrases::new();
        let parse = |question: &&str| ParsedQuestion::parse(question, &phrases);
        Self {
            neighbors: Neighbors::new(questions.iter().copied()),
            near: if is_alone { NEAR_ALONE } else { NEAR },
            questions: questions.iter().map(parse).collect(),
            phrases,
        }
    }

    pub fn find(&self, old: &str) -> Match {
        let ranked = self.neighbors.ranked(old, MAX_COMPARED);
        let asked = ParsedQuestion::parse(old, &self.phrases);
        let same = |(index, by_characters): &(usize, f64)| {
            let likeness = likeness(&asked, &self.questions[*index])?;
            Some((*index, by_characters.max(likeness)))
        };
        let mut same: Vec<(usize, f64)> = ranked.iter().filter_map(same).collect();
        same.sort_by(|one, other| other.1.total_cmp(&one.1));
        let second = same.get(1).map_or(0.0, |(_, likeness)| *likeness);
        let is_near = |found: &&(usize, f64)| found.1 >= self.near;
        let best = same.first().filter(is_near);
        let clear = best.filter(|(_, likeness)| likeness - second >= LEAD);
        let nearest = best.or(ranked.first().filter(is_near));
        Match {
            nearest: nearest.map(|(index, _)| *index),
            same: clear.map(|(index, _)| *index),
        }
    }
}

/// The likeness of two questions that may ask the same, 0 to 1.
fn likeness(one: &ParsedQuestion, other: &ParsedQuestion) -> Option<f64> {
    let common = compare(one, other, &|_| 1.0)?;
    Some(common.score.max(similarity(&one.plain(), &other.plain())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `same` or `other`, the question as it was, the question as it is now.
    fn table() -> impl Iterator<Item = (bool, &'static str, &'static str)> {
        let table = include_str!("../../../tests/fixtures/rewordings.txt").lines();
        let rows = table.filter(|line| !line.starts_with('#'));
        rows.map(|line| {
            let parts: Vec<&str> = line.split(" | ").collect();
            (parts[0] == "same", parts[1], parts[2])
        })
    }

    /// Unedited questions from one file.
    const BESIDE: [&str; 6] = [
        "什么是镜像仓库？",
        "Pod 的镜像拉取策略有哪些？",
        "How does a rolling update work?",
        "What is the purpose of a namespace?",
        "Service 与 Ingress 的区别",
        "如何备份集群？",
    ];

    fn is_found(old: &str, new: &str, beside: &[&str], n_lost: usize) -> bool {
        let questions: Vec<&str> = beside.iter().copied().chain([new]).collect();
        Candidates::new(&questions, n_lost).find(old).same == Some(beside.len())
    }

    #[test]
    fn sixty_edits_are_found_and_other_questions_are_not() {
        assert_eq!(table().count(), 60);
        let wrong: Vec<_> = table()
            .filter(|(is_same, old, new)| is_found(old, new, &BESIDE, 2) != *is_same)
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn the_only_question_of_a_file_needs_less_likeness() {
        let (old, new) = ("etcd 备份", "请说说生产环境的 etcd 集群怎么做备份和恢复");
        assert!(is_found(old, new, &[], 1));
        assert!(!is_found(old, new, &BESIDE, 1));
        assert!(!is_found("etcd 备份", "Calico 网络插件", &[], 1));
    }

    #[test]
    fn two_questions_that_fit_alike_are_not_clear() {
        let questions = ["Pod 的重启策略有哪些", "Pod 的重启策略是什么"];
        let found = Candidates::new(&questions, 1).find("简述 Pod 的重启策略");
        assert_eq!(found.same, None);
        assert!(found.nearest.is_some());
    }
}
