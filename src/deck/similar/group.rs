//! Merges pairs of similar cards into groups, as the `same:` of a manifest needs them.

use std::collections::{HashMap, HashSet};

use crate::domain::CardId;

use super::LookAlike;
use crate::likeness::Certainty;

/// Cards that may be one.
#[derive(Clone, Debug, PartialEq)]
pub struct LookAlikeGroup {
    /// At least two cards, in the order in which they were found.
    pub cards: Vec<CardId>,
    /// The certainty of the least certain pair.
    pub grade: Certainty,
    /// The common words of the first pair.
    pub words: Vec<String>,
}

/// Groups that have no card in common, most certain first, and the pairs that fit into no group.
///
/// The most certain pairs must come first. Similarity is not transitive: if A is like B and B like
/// C, the three make a group only if A is like C too.
pub fn groups(pairs: &[LookAlike]) -> (Vec<LookAlikeGroup>, Vec<&LookAlike>) {
    let alike: HashSet<[CardId; 2]> = pairs.iter().flat_map(both_ways).collect();
    let mut groups: Vec<LookAlikeGroup> = Vec::new();
    let mut group_of: HashMap<CardId, usize> = HashMap::new();
    let mut rest = Vec::new();
    for pair in pairs {
        let mut touched: Vec<usize> = pair
            .cards
            .iter()
            .filter_map(|id| group_of.get(id).copied())
            .collect();
        touched.sort_unstable();
        touched.dedup();
        let Some(union) = union(pair, touched.iter().map(|index| &groups[*index]), &alike) else {
            rest.push(pair);
            continue;
        };
        let index = touched.first().copied().unwrap_or(groups.len());
        group_of.extend(union.cards.iter().map(|card| (*card, index)));
        // A group that was merged into another one stays empty.
        touched
            .iter()
            .for_each(|index| groups[*index].cards.clear());
        match groups.get_mut(index) {
            Some(group) => *group = union,
            None => groups.push(union),
        }
    }
    groups.retain(|group| !group.cards.is_empty());
    groups.sort_by_key(|group| group.grade);
    (groups, rest)
}

/// A pair with the groups that have one of its cards, if all these cards are alike.
fn union<'a>(
    pair: &LookAlike,
    groups: impl Iterator<Item = &'a LookAlikeGroup>,
    alike: &HashSet<[CardId; 2]>,
) -> Option<LookAlikeGroup> {
    let mut union = LookAlikeGroup {
        cards: Vec::new(),
        grade: pair.grade,
        words: pair.words.clone(),
    };
    for group in groups {
        if union.cards.is_empty() {
            union.words.clone_from(&group.words);
        }
        union.grade = union.grade.max(group.grade);
        union.cards.extend(&group.cards);
    }
    for card in pair.cards {
        if !union.cards.contains(&card) {
            union.cards.push(card);
        }
    }
    let later = |index: usize| &union.cards[index + 1..];
    let mut cards = union.cards.iter().enumerate();
    let is_alike = cards.all(|(index, one)| {
        let mut others = later(index).iter();
        others.all(|other| alike.contains(&[*one, *other]))
    });
    is_alike.then_some(union)
}

fn both_ways(pair: &LookAlike) -> [[CardId; 2]; 2] {
    let [one, other] = pair.cards;
    [[one, other], [other, one]]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(one: &str, other: &str, grade: Certainty) -> LookAlike {
        LookAlike {
            cards: [one, other].map(CardId::of_question),
            grade,
            score: 1.0,
            words: vec![format!("{one}{other}")],
        }
    }

    fn names(group: &LookAlikeGroup) -> Vec<&'static str> {
        let name = |id: &CardId| {
            let mut names = ["a", "b", "c", "d"].into_iter();
            names.find(|name| CardId::of_question(name) == *id)
        };
        group.cards.iter().filter_map(name).collect()
    }

    #[test]
    fn cards_that_are_all_alike_are_one_group() {
        let pairs = [
            ("a", "b"),
            ("c", "d"),
            ("a", "c"),
            ("a", "d"),
            ("b", "c"),
            ("b", "d"),
        ];
        let pairs = pairs.map(|(one, other)| pair(one, other, Certainty::Sure));
        let (groups, rest) = groups(&pairs[..2]);
        assert_eq!((groups.len(), rest.len()), (2, 0));
        let (groups, rest) = super::groups(&pairs);
        assert_eq!(
            groups.iter().map(names).collect::<Vec<_>>(),
            [["a", "b", "c", "d"]]
        );
        assert_eq!((&*groups[0].words, rest.len()), (&["ab".to_owned()][..], 0));
    }

    #[test]
    fn a_card_must_be_like_every_card_of_its_group() {
        let pairs = [
            pair("a", "b", Certainty::Sure),
            pair("b", "c", Certainty::Likely),
        ];
        let (groups, rest) = groups(&pairs);
        assert_eq!(groups.iter().map(names).collect::<Vec<_>>(), [["a", "b"]]);
        assert_eq!(rest, [&pairs[1]]);
    }

    #[test]
    fn a_group_is_as_certain_as_its_least_certain_pair() {
        let pairs = [
            pair("a", "b", Certainty::Sure),
            pair("a", "c", Certainty::Likely),
            pair("b", "c", Certainty::Likely),
        ];
        let (groups, _) = groups(&pairs);
        assert_eq!(groups[0].grade, Certainty::Likely);
        assert_eq!(groups[0].cards.len(), 3);
    }
}
