//! The reviews of one entry id, by time.

use std::ops::{Deref, Range};
use std::sync::Arc;

use super::record::ReviewRecord;

/// Reviews sorted by their keys, each key once.
///
/// A log that was read holds them in few long lists that many ids share: a list for each id would
/// be asked of the system ten thousand times, which takes longer than sorting them.
#[derive(Clone, Debug, Default)]
pub(super) struct Reviews {
    /// A stretch of such a list, unless anything changed since.
    shared: Option<(Arc<Vec<ReviewRecord>>, Range<u32>)>,
    own: Vec<ReviewRecord>,
}

impl Deref for Reviews {
    type Target = [ReviewRecord];

    fn deref(&self) -> &[ReviewRecord] {
        match &self.shared {
            Some((all, range)) => {
                let range = range.start as usize..range.end as usize;
                all.get(range).unwrap_or_default()
            }
            None => &self.own,
        }
    }
}

impl PartialEq for Reviews {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Reviews {
    /// Reviews that stand in order in a list that is shared.
    pub(super) fn shared(all: &Arc<Vec<ReviewRecord>>, range: Range<u32>) -> Self {
        Self {
            shared: Some((Arc::clone(all), range)),
            own: Vec::new(),
        }
    }

    /// Reviews that are in order.
    pub(super) fn own(own: Vec<ReviewRecord>) -> Self {
        Self { shared: None, own }
    }

    /// Puts a review in its place; whether anything changed. Of two that claim the same instant
    /// and id the same one stays whichever came first.
    pub(super) fn add(&mut self, record: ReviewRecord) -> bool {
        match self.binary_search_by_key(&record.key, |review| review.key) {
            Ok(place) => {
                let wins = record < self[place];
                if wins {
                    self.own_mut()[place] = record;
                }
                wins
            }
            Err(place) => {
                self.own_mut().insert(place, record);
                true
            }
        }
    }

    /// Keeps what is wanted.
    pub(super) fn retain(&mut self, keep: impl Fn(&ReviewRecord) -> bool) {
        if !self.iter().all(&keep) {
            self.own_mut().retain(keep);
        }
    }

    /// The list to change, of this id alone.
    fn own_mut(&mut self) -> &mut Vec<ReviewRecord> {
        if self.shared.is_some() {
            *self = Self::own(self.to_vec());
        }
        &mut self.own
    }
}
