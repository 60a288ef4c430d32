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
    /// From relinks in the order of time. A later relink of an id replaces an earlier one; one that
    /// would close a cycle is ignored.
    pub(super) fn new(relinks: impl Iterator<Item = (CardId, CardId)>) -> Self {
        let mut next: HashMap<CardId, CardId> = HashMap::default();
        for (from, to) in relinks {
            if end(&next, to, Some(from)) != from {
                next.insert(from, to);
            }
        }
        let mut redirects = Self::default();
        for from in next.keys() {
            let home = end(&next, *from, None);
            redirects.homes.insert(*from, home);
            redirects.leading.entry(home).or_default().push(*from);
        }
        redirects
            .leading
            .values_mut()
            .for_each(|ids| ids.sort_unstable());
        redirects
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

/// Follows `next` from `id` to its end, or to `stop`.
fn end(next: &HashMap<CardId, CardId>, mut id: CardId, stop: Option<CardId>) -> CardId {
    while Some(id) != stop
        && let Some(to) = next.get(&id)
    {
        id = *to;
    }
    id
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
    fn the_later_relink_of_an_id_counts() {
        let redirects = redirects(&[("a", "b"), ("a", "c")]);
        assert_eq!(redirects.home(id("a")), id("c"));
        assert_eq!(redirects.leading_to(id("b")).collect::<Vec<_>>(), [id("b")]);
    }
}
