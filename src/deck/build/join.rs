//! Groups entries that are one card.

use std::collections::HashMap;

use crate::domain::{CardId, Entry, EntryIndex};

/// The entries of one card.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct EntryGroup {
    /// The id of the card.
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
    let mut card_ids: HashMap<CardId, CardId> = HashMap::new();
    for list in same {
        let mut known: Vec<CardId> = list
            .iter()
            .filter_map(|id| card_ids.get(id).copied())
            .collect();
        known.dedup();
        let Some(card_id) = known.first().or(list.first()).copied() else {
            continue;
        };
        for id in list {
            card_ids.insert(*id, card_id);
        }
        if known.len() > 1 {
            let others = card_ids.values_mut().filter(|id| known.contains(id));
            others.for_each(|id| *id = card_id);
        }
    }
    card_ids
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
