//! A share of the cards of a log, and the way of their reviews from the order of lines into the
//! order of cards.
//!
//! While lines are read a review is only put at the end of a list, with the number of its card:
//! looking for its place among ten thousand others would take longer than reading it. Shares are
//! put in order at the same time, on several cores.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::card_log::CardLog;
use super::hash::IdMap;
use super::record::{Key, ReviewRecord};
use super::reviews::Reviews;
use super::wording::LastWording;
use crate::domain::{CardId, ID_LENGTH};

/// How many shares there are, as a power of two. Of a million reviews a share has few enough for
/// the processor's cache, in which they are put in order.
const SHARE_BITS: u32 = 8;

/// How many shares there are.
pub(super) const N_SHARES: usize = 1 << SHARE_BITS;

/// An id as the log writes it, whether it is one or not.
pub(super) type Written = [u8; ID_LENGTH];

/// Which share a card belongs to.
#[inline]
pub(super) fn share_of(card: &Written) -> usize {
    let [.., a, b, c, d] = *card;
    // Multiplied by an odd number whose bits look random, so that the top ones depend on all.
    let mixed = u32::from_le_bytes([a, b, c, d]).wrapping_mul(0x9E37_79B1);
    (mixed >> (u32::BITS - SHARE_BITS)) as usize
}

/// Reviews in the order of lines.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    /// In the order in which they came.
    cards: Vec<(CardId, LastWording)>,
    /// Which of them each id is. A card is looked up for every review, so this table is small
    /// enough for the processor's cache.
    places: IdMap<Written, u32>,
    reviews: Vec<ReviewRecord>,
    /// The card of each review.
    of: Vec<u32>,
}

impl Shelf {
    /// A shelf with room for so many reviews.
    pub(super) fn for_reviews(n_reviews: usize) -> Self {
        Self {
            reviews: Vec::with_capacity(n_reviews),
            of: Vec::with_capacity(n_reviews),
            ..Self::default()
        }
    }

    /// The place of a card; none for what is no id.
    #[inline]
    pub(super) fn place(&mut self, card: &Written) -> Option<u32> {
        match self.places.get(card) {
            Some(place) => Some(*place),
            None => self.new_place(card),
        }
    }

    fn new_place(&mut self, card: &Written) -> Option<u32> {
        let id = str::from_utf8(card).ok()?.parse().ok()?;
        let place = self.cards.len() as u32;
        self.cards.push((id, LastWording::default()));
        self.places.insert(*card, place);
        Some(place)
    }

    /// Takes a review of the card at a place.
    #[inline]
    pub(super) fn push(&mut self, place: u32, record: ReviewRecord) {
        self.reviews.push(record);
        self.of.push(place);
    }

    /// Whether a wording of the card at a place is known already.
    #[inline]
    pub(super) fn is_worded(
        &mut self,
        place: u32,
        key: Key,
        question: Option<&[u8]>,
        file: Option<&[u8]>,
    ) -> bool {
        if question.is_none() && file.is_none() {
            return true;
        }
        let card = self.cards.get_mut(place as usize);
        card.is_none_or(|(_, wording)| wording.is(key, question, file))
    }

    /// Notes a wording of the card at a place.
    pub(super) fn note_wording(
        &mut self,
        place: u32,
        key: Key,
        question: Option<Cow<'_, str>>,
        file: Option<Cow<'_, str>>,
    ) {
        if let Some((_, wording)) = self.cards.get_mut(place as usize) {
            wording.note(key, question, file);
        }
    }

    /// All reviews with their cards, in the order of lines.
    pub(super) fn reviews(&self) -> impl Iterator<Item = (CardId, ReviewRecord)> {
        let cards = self.of.iter().map(|place| self.cards[*place as usize].0);
        cards.zip(self.reviews.iter().copied())
    }

    /// The cards with their last wordings.
    pub(super) fn into_wordings(self) -> impl Iterator<Item = (CardId, LastWording)> {
        self.cards.into_iter()
    }
}

/// The logs of the cards of one share, from all parts of the file in the order of lines.
pub(super) fn logs(parts: Vec<Shelf>) -> Vec<(CardId, CardLog)> {
    let mut share = Share::default();
    parts.into_iter().for_each(|part| share.take_in(part));
    share.logs()
}

/// What all parts of the file say of the cards of one share.
#[derive(Debug, Default)]
struct Share {
    cards: Vec<(CardId, LastWording)>,
    places: IdMap<CardId, u32>,
    reviews: Vec<ReviewRecord>,
    of: Vec<u32>,
}

impl Share {
    fn take_in(&mut self, part: Shelf) {
        let places: Vec<u32> = part
            .cards
            .into_iter()
            .map(|(card, wording)| {
                let place = *self.places.entry(card).or_insert(self.cards.len() as u32);
                match self.cards.get_mut(place as usize) {
                    Some((_, known)) => known.merge(wording),
                    None => self.cards.push((card, wording)),
                }
                place
            })
            .collect();
        let of = part.of.iter().map(|place| places[*place as usize]);
        self.of.extend(of);
        self.reviews.extend(part.reviews);
    }

    fn logs(self) -> Vec<(CardId, CardLog)> {
        let stretches = stretches(&self.of, self.cards.len());
        let mut all = in_order_of_cards(&self.reviews, &self.of, &stretches);
        drop(self.reviews);
        let mut rest = all.as_mut_slice();
        let once = stretches.iter().map(|range| {
            let (reviews, behind) = std::mem::take(&mut rest).split_at_mut(range.len());
            rest = behind;
            in_order_of_time(reviews)
        });
        let once: Vec<Option<Vec<ReviewRecord>>> = once.collect();
        let all = Arc::new(all);
        let reviews = stretches.into_iter().zip(once).map(|(range, once)| {
            let shared = || Reviews::shared(&all, range);
            once.map_or_else(shared, Reviews::own)
        });
        let cards = self.cards.into_iter().zip(reviews);
        let log = |((card, wording), reviews)| {
            let log = CardLog {
                reviews,
                wording,
                ..CardLog::default()
            };
            (card, log)
        };
        cards.map(log).collect()
    }
}

/// Where the reviews of each card stand when they stand card by card.
fn stretches(of: &[u32], n_cards: usize) -> Vec<Range<u32>> {
    let mut n_of_each = vec![0; n_cards];
    for place in of {
        n_of_each[*place as usize] += 1;
    }
    let mut end = 0;
    let stretch = |n: u32| {
        end += n;
        end - n..end
    };
    n_of_each.into_iter().map(stretch).collect()
}

/// The reviews card by card, those of a card as they came.
fn in_order_of_cards(
    reviews: &[ReviewRecord],
    of: &[u32],
    stretches: &[Range<u32>],
) -> Vec<ReviewRecord> {
    let mut free: Vec<u32> = stretches.iter().map(|range| range.start).collect();
    let mut order = vec![0; of.len()];
    for (number, place) in (0u32..).zip(of) {
        let free = &mut free[*place as usize];
        order[*free as usize] = number;
        *free += 1;
    }
    let review = |number: &u32| reviews[*number as usize];
    order.iter().map(review).collect()
}

/// Sorts the reviews of a card; gives them without repeated ones where there are such.
fn in_order_of_time(reviews: &mut [ReviewRecord]) -> Option<Vec<ReviewRecord>> {
    let rise = |reviews: &[ReviewRecord]| reviews.is_sorted_by(|one, next| one.key < next.key);
    if rise(reviews) {
        return None;
    }
    // Logs that were merged are stretches in order, which a stable sort puts together quickly.
    reviews.sort();
    (!rise(reviews)).then(|| {
        let mut once = reviews.to_vec();
        once.dedup_by_key(|review| review.key);
        once
    })
}
