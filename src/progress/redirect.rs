//! Resolves which id the events of a relinked id count for.

use std::collections::HashMap;

use crate::domain::CardId;

/// Relinks, each chain followed to its end.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Redirects {
    homes: HashMap<CardId, CardId>,
    /// For each end of a chain the ids that lead there, sorted.
    leading: HashMap<CardId, Vec<CardId>>,
}

impl Redirects {
    /// From relinks in the order of time. A later relink of an id replaces an earlier one; of those
    /// that close a cycle, the last one is ignored.
    pub(super) fn new(relinks: impl Iterator<Item = (CardId, CardId)>) -> Self {
        let mut next: HashMap<CardId, (usize, CardId)> = HashMap::new();
        for (number, (from, to)) in relinks.enumerate() {
            next.insert(from, (number, to));
        }
        let mut redirects = Self::default();
        let mut in_time: Vec<(usize, CardId)> = next
            .iter()
            .map(|(from, (number, _))| (*number, *from))
            .collect();
        in_time.sort_unstable();
        for (_, from) in in_time {
            redirects.follow(&mut next, from);
        }
        for (from, home) in &redirects.homes {
            redirects.leading.entry(*home).or_default().push(*from);
        }
        redirects
            .leading
            .values_mut()
            .for_each(|ids| ids.sort_unstable());
        redirects
    }

    /// Finds the end of the chain from `id`, for every id of the chain.
    fn follow(&mut self, next: &mut HashMap<CardId, (usize, CardId)>, id: CardId) {
        let (mut chain, mut indices) = (Vec::new(), HashMap::new());
        let mut end = id;
        while let Some((_, to)) = next.get(&end).filter(|_| !self.homes.contains_key(&end)) {
            indices.insert(end, chain.len());
            chain.push(end);
            end = *to;
            if let Some(start) = indices.get(&end) {
                let latest = chain[*start..].iter().max_by_key(|id| next.get(*id));
                let Some(latest) = latest.copied() else {
                    return;
                };
                // Without its relink the chain ends at this id.
                next.remove(&latest);
                return self.follow(next, id);
            }
        }
        let home = self.home(end);
        self.homes.extend(chain.into_iter().map(|id| (id, home)));
    }

    /// The id that events of `id` count for.
    pub(super) fn home(&self, id: CardId) -> CardId {
        self.homes.get(&id).copied().unwrap_or(id)
    }

    /// The ids whose events count for `id`: its own unless it leads elsewhere, and those that
    /// lead to it.
    pub(super) fn leading_to(&self, id: CardId) -> impl Iterator<Item = CardId> {
        let own = (!self.homes.contains_key(&id)).then_some(id);
        let others = self.leading.get(&id).into_iter().flatten().copied();
        own.into_iter().chain(others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(name: &str) -> CardId {
        CardId::of_question(name)
    }

    fn redirects(relinks: &[(&str, &str)]) -> Redirects {
        Redirects::new(relinks.iter().map(|(from, to)| (id(from), id(to))))
    }

    #[test]
    fn relinks_are_followed_to_their_end() {
        let redirects = redirects(&[("b", "c"), ("a", "b")]);
        assert_eq!(redirects.home(id("a")), id("c"));
        let mut leading: Vec<CardId> = redirects.leading_to(id("c")).collect();
        leading.sort_unstable();
        let mut expected = [id("a"), id("b"), id("c")];
        expected.sort_unstable();
        assert_eq!(leading, expected);
        assert_eq!(redirects.leading_to(id("a")).count(), 0);
    }

    #[test]
    fn a_relink_that_closes_a_ring_is_ignored() {
        let redirects = redirects(&[("a", "b"), ("b", "c"), ("c", "a"), ("d", "d")]);
        assert_eq!(redirects.home(id("c")), id("c"));
        assert_eq!(redirects.home(id("a")), id("c"));
        assert_eq!(redirects.home(id("d")), id("d"));
    }

    #[test]
    fn a_long_chain_is_followed_in_linear_time() {
        let ids: Vec<CardId> = (0..100_000).map(|n| id(&format!("question {n}"))).collect();
        let relinks = ids.windows(2).map(|pair| (pair[0], pair[1]));
        for relinks in [relinks.clone().collect::<Vec<_>>(), relinks.rev().collect()] {
            let redirects = Redirects::new(relinks.into_iter());
            assert_eq!(redirects.home(ids[0]), ids[99_999]);
            assert_eq!(redirects.leading_to(ids[99_999]).count(), 100_000);
        }
    }

    #[test]
    fn the_later_relink_of_an_id_counts() {
        let redirects = redirects(&[("a", "b"), ("a", "c")]);
        assert_eq!(redirects.home(id("a")), id("c"));
        assert_eq!(redirects.leading_to(id("b")).collect::<Vec<_>>(), [id("b")]);
    }
}
