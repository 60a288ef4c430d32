//! Pairs that may be one card, put together as a manifest takes them: each question in one list.

use std::collections::HashSet;

use crate::domain::CardId;

use super::{Grade, LookAlike};

/// Cards that may be one.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The cards, in the order in which they were found; at least two.
    pub cards: Vec<CardId>,
    /// How sure it is of the least sure two of them.
    pub grade: Grade,
    /// The words that the first two questions share.
    pub words: Vec<String>,
}

/// Groups without a card in common, the surest first, and the pairs that fit into none of them:
/// one card of the pair is in a group whose other cards the second does not resemble.
///
/// The pairs come the surest first. Being alike does not pass on: with A like B and B like C the
/// three are one group only when A is like C, too.
pub fn groups(pairs: &[LookAlike]) -> (Vec<Group>, Vec<&LookAlike>) {
    let alike: HashSet<[CardId; 2]> = pairs.iter().flat_map(both_ways).collect();
    let mut groups: Vec<Group> = Vec::new();
    let mut rest = Vec::new();
    for pair in pairs {
        let touched: Vec<usize> = (0..groups.len())
            .filter(|place| {
                pair.cards
                    .iter()
                    .any(|id| groups[*place].cards.contains(id))
            })
            .collect();
        let mut union = Group {
            cards: Vec::new(),
            grade: pair.grade,
            words: pair.words.clone(),
        };
        for place in &touched {
            union.take_in(&groups[*place]);
        }
        union.add(&pair.cards);
        if !union.is_alike(&alike) {
            rest.push(pair);
            continue;
        }
        match touched[..] {
            [] => groups.push(union),
            [first, ref others @ ..] => {
                groups[first] = union;
                for place in others.iter().rev() {
                    groups.remove(*place);
                }
            }
        }
    }
    groups.sort_by_key(|group| group.grade);
    (groups, rest)
}

fn both_ways(pair: &LookAlike) -> [[CardId; 2]; 2] {
    let [one, other] = pair.cards;
    [[one, other], [other, one]]
}

impl Group {
    /// Takes in the cards of a group that was found earlier.
    fn take_in(&mut self, group: &Self) {
        if self.cards.is_empty() {
            self.words.clone_from(&group.words);
        }
        self.grade = self.grade.max(group.grade);
        self.add(&group.cards);
    }

    fn add(&mut self, cards: &[CardId]) {
        for card in cards {
            if !self.cards.contains(card) {
                self.cards.push(*card);
            }
        }
    }

    fn is_alike(&self, alike: &HashSet<[CardId; 2]>) -> bool {
        let later = |place: usize| &self.cards[place + 1..];
        let mut cards = self.cards.iter().enumerate();
        cards.all(|(place, one)| {
            later(place)
                .iter()
                .all(|other| alike.contains(&[*one, *other]))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(one: &str, other: &str, grade: Grade) -> LookAlike {
        LookAlike {
            cards: [one, other].map(CardId::of_question),
            grade,
            score: 1.0,
            words: vec![format!("{one}{other}")],
        }
    }

    fn names(group: &Group) -> Vec<&'static str> {
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
        let pairs = pairs.map(|(one, other)| pair(one, other, Grade::Sure));
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
    fn what_is_like_one_card_of_a_group_only_stays_apart() {
        let pairs = [pair("a", "b", Grade::Sure), pair("b", "c", Grade::Likely)];
        let (groups, rest) = groups(&pairs);
        assert_eq!(groups.iter().map(names).collect::<Vec<_>>(), [["a", "b"]]);
        assert_eq!(rest, [&pairs[1]]);
    }

    #[test]
    fn a_group_is_as_sure_as_its_least_sure_pair() {
        let pairs = [
            pair("a", "b", Grade::Sure),
            pair("a", "c", Grade::Likely),
            pair("b", "c", Grade::Likely),
        ];
        let (groups, _) = groups(&pairs);
        assert_eq!(groups[0].grade, Grade::Likely);
        assert_eq!(groups[0].cards.len(), 3);
    }
}
