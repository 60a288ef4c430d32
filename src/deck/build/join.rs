//! Groups entries that are one card.

use std::collections::HashMap;

use crate::domain::{CardId, Entry, EntryIndex};

/// The entries of one card.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct EntryGroup {
    pub id: CardId,
    /// In source order. Never empty.
    pub entries: Vec<EntryIndex>,
}

/// Groups entries that have equal ids or whose ids are in one list of `same`. The first id of a
/// list is the id of the card. Lists that share an id make one card, named by the earlier list.
/// Groups are in the order of their first entries.
pub(super) fn group_entries(entries: &[Entry], same: &[Vec<CardId>]) -> Vec<EntryGroup> {
    let card_ids = card_ids(same);
    let mut by_id: HashMap<CardId, usize> = HashMap::with_capacity(entries.len());
    let mut groups: Vec<EntryGroup> = Vec::with_capacity(entries.len());
    for (index, entry) in (0..).map(EntryIndex).zip(entries) {
        let id = card_ids.get(&entry.id).copied().unwrap_or(entry.id);
        let group = *by_id.entry(id).or_insert(groups.len());
        match groups.get_mut(group) {
            Some(group) => group.entries.push(index),
            None => groups.push(EntryGroup {
                id,
                entries: vec![index],
            }),
        }
    }
    groups
}

/// The card id for every entry id in the lists.
fn card_ids(same: &[Vec<CardId>]) -> HashMap<CardId, CardId> {
    // The number of a list, and the list that each list is one card with.
    let mut list_of: HashMap<CardId, usize> = HashMap::new();
    let mut merged: Vec<usize> = Vec::with_capacity(same.len());
    for (number, list) in same.iter().enumerate() {
        merged.push(number);
        for id in list {
            let known = *list_of.entry(*id).or_insert(number);
            let (one, other) = (root(&mut merged, known), root(&mut merged, number));
            merged[one.max(other)] = one.min(other);
        }
    }
    let card_id = |(id, list): (CardId, usize)| {
        let first = same[root(&mut merged, list)].first();
        (id, first.copied().unwrap_or(id))
    };
    list_of.into_iter().map(card_id).collect()
}

/// The list that a list was merged into in the end. Shortens the way there.
fn root(merged: &mut [usize], mut list: usize) -> usize {
    while merged[list] != list {
        merged[list] = merged[merged[list]];
        list = merged[list];
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::testing::entry;

    fn ids(questions: &[&str]) -> Vec<CardId> {
        questions.iter().map(|q| CardId::of_question(q)).collect()
    }

    fn joined(questions: &[&str], same: &[&[&str]]) -> Vec<(CardId, Vec<u32>)> {
        let entries: Vec<Entry> = questions.iter().map(|q| entry(q)).collect();
        let same: Vec<_> = same.iter().map(|list| ids(list)).collect();
        group_entries(&entries, &same)
            .into_iter()
            .map(|group| (group.id, group.entries.iter().map(|e| e.0).collect()))
            .collect()
    }

    #[test]
    fn equal_questions_are_one_card() {
        let found = joined(&["什么是etcd？", "rbac", "什么是 ETCD"], &[]);
        let [etcd, rbac] = ids(&["什么是etcd", "rbac"])[..] else {
            panic!("two ids");
        };
        assert_eq!(found, [(etcd, vec![0, 2]), (rbac, vec![1])]);
    }

    #[test]
    fn the_first_question_of_a_list_gives_the_id() {
        let found = joined(&["甲", "乙", "丙"], &[&["丙", "甲"]]);
        assert_eq!(
            found,
            [(ids(&["丙"])[0], vec![0, 2]), (ids(&["乙"])[0], vec![1])]
        );
    }

    #[test]
    fn lists_that_share_a_question_make_one_card() {
        let lists: &[&[&str]] = &[&["甲", "乙"], &["丙", "丁"], &["丁", "乙"]];
        let found = joined(&["甲", "乙", "丙", "丁"], lists);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].1, [0, 1, 2, 3]);
    }
}
