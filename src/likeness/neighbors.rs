//! An index to find the questions that share the most pairs of characters with another.

use std::collections::HashMap;

use super::characters::{letters, likeness};

/// How many questions are looked at for one, those with its rarest pairs first, so that looking up
/// many takes linear time.
const MAX_VISITED: usize = 2_000;

/// An index of many questions, to find the ones most similar to another.
pub struct Neighbors {
    questions: Vec<String>,
    by_pair: HashMap<(char, char), Vec<u32>>,
}

impl Neighbors {
    /// Indexes the questions. Results name them by their index in this order.
    pub fn new<'a>(questions: impl IntoIterator<Item = &'a str>) -> Self {
        let questions: Vec<_> = questions.into_iter().map(letters).collect();
        let mut by_pair: HashMap<_, Vec<u32>> = HashMap::new();
        for (index, question) in (0u32..).zip(&questions) {
            for pair in pairs(question) {
                by_pair.entry(pair).or_default().push(index);
            }
        }
        Self { questions, by_pair }
    }

    /// The indices of the `n` most similar questions with their likeness, best first.
    pub fn ranked(&self, question: &str, n: usize) -> Vec<(usize, f64)> {
        let question = letters(question);
        let lists = pairs(&question).filter_map(|pair| self.by_pair.get(&pair));
        let mut lists: Vec<&Vec<u32>> = lists.collect();
        lists.sort_by_key(|list| list.len());
        let mut n_shared: HashMap<u32, usize> = HashMap::new();
        for index in lists.into_iter().flatten().take(MAX_VISITED) {
            *n_shared.entry(*index).or_default() += 1;
        }
        let mut found: Vec<(usize, f64)> = n_shared
            .into_iter()
            .map(|(index, n_shared)| {
                let index = index as usize;
                let n_bytes = question.len() + self.questions[index].len();
                (index, n_shared as f64 / n_bytes as f64)
            })
            .collect();
        // The exact likeness is computed only for the best by shared pairs.
        best_first(&mut found);
        found.truncate(n + 8);
        for (index, exact) in &mut found {
            *exact = likeness(&question, &self.questions[*index]);
        }
        best_first(&mut found);
        found.truncate(n);
        found
    }
}

fn best_first(found: &mut [(usize, f64)]) {
    found.sort_unstable_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
}

fn pairs(letters: &str) -> impl Iterator<Item = (char, char)> {
    letters.chars().zip(letters.chars().skip(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_similar_question_comes_first() {
        let questions = [
            "简述 Kubernetes kubelet 的作用？",
            "简述 kube-proxy 作用？",
            "pod的重启策略有哪些？",
            "pod的镜像拉取策略有哪几种？",
        ];
        let neighbors = Neighbors::new(questions);
        let ranked = neighbors.ranked("pod 的镜像拉取策略有几种", 2);
        assert_eq!(ranked[0].0, 3);
        assert_eq!(ranked.len(), 2);
        assert!(ranked[0].1 > ranked[1].1);
        assert!(neighbors.ranked("甲乙", 3).is_empty());
    }
}
