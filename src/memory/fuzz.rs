//! Varies intervals a little, so that cards learned together don't come back on the same day.

use crate::domain::CardId;

/// Start and end of each part of an interval, in days, and the share of it that the interval may
/// vary by, as in Anki.
const PARTS: [(f64, f64, f64); 3] = [
    (2.5, 7.0, 0.15),
    (7.0, 20.0, 0.10),
    (20.0, f64::INFINITY, 0.05),
];

/// By how many days an interval may vary in either direction.
fn spread(interval: f64) -> f64 {
    if interval < 2.5 {
        return 0.0;
    }
    let parts = PARTS.iter().map(|(from, to, share)| {
        let within = (interval.min(*to) - from).max(0.0);
        within * share
    });
    1.0 + parts.sum::<f64>()
}

/// Whole days within the spread of `interval`, at least 1 and at most `maximum`. `draw`, from 0 to
/// below 1, chooses among them.
pub(super) fn fuzzed(interval: f64, maximum: u32, draw: f64) -> u32 {
    let interval = interval.min(f64::from(maximum));
    let spread = spread(interval);
    let shortest = whole_days(interval - spread, maximum);
    let longest = whole_days(interval + spread, maximum);
    let n_choices = f64::from(longest - shortest) + 1.0;
    shortest + (draw * n_choices) as u32
}

/// An interval rounded to whole days, at least 1 and at most `maximum`.
pub(super) fn whole_days(interval: f64, maximum: u32) -> u32 {
    interval.round().clamp(1.0, f64::from(maximum.max(1))) as u32
}

/// A number from 0 to below 1 that is always the same for a card and a number of reviews, so that
/// preview, undo and replay agree.
pub(super) fn draw(card: CardId, reviews: u32) -> f64 {
    // FNV-1a over the id, then the finaliser of SplitMix64 to spread neighboring counts.
    let hash = card
        .as_str()
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    let mut mixed = hash.wrapping_add(u64::from(reviews).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^= mixed >> 31;
    (mixed >> 11) as f64 / (1u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LAST: f64 = 0.999_999;

    #[test]
    fn the_spread_grows_with_the_interval() {
        let cases = [
            (1.0, (1, 1)),
            (2.4, (2, 2)),
            (2.5, (2, 4)),
            (7.0, (5, 9)),
            (20.0, (17, 23)),
            (100.0, (93, 107)),
        ];
        for (interval, (shortest, longest)) in cases {
            assert_eq!(fuzzed(interval, 36_500, 0.0), shortest, "{interval}");
            assert_eq!(fuzzed(interval, 36_500, LAST), longest, "{interval}");
        }
    }

    #[test]
    fn no_interval_is_longer_than_the_maximum() {
        assert_eq!(fuzzed(1000.0, 30, 0.0), 27);
        assert_eq!(fuzzed(1000.0, 30, LAST), 30);
        assert_eq!(fuzzed(29.0, 30, LAST), 30);
    }

    #[test]
    fn draws_differ_between_cards_and_between_reviews() {
        let cards = ["什么是etcd？", "rbac"].map(CardId::of_question);
        assert_ne!(draw(cards[0], 3), draw(cards[1], 3));
        assert_ne!(draw(cards[0], 3), draw(cards[0], 4));
        assert_eq!(draw(cards[0], 3), draw(cards[0], 3));
    }

    #[test]
    fn draws_fill_the_whole_range() {
        let draws: Vec<f64> = (0..1000)
            .map(|n| draw(CardId::of_question(&format!("card {}", n / 10)), n % 10))
            .collect();
        let mean = draws.iter().sum::<f64>() / draws.len() as f64;
        assert!((mean - 0.5).abs() < 0.05, "{mean}");
        let n_low = draws.iter().filter(|draw| **draw < 0.1).count();
        assert!((70..130).contains(&n_low), "{n_low}");
    }

    proptest! {
        #[test]
        fn an_interval_is_whole_days_within_its_borders(
            interval in 0.0f64..1e9, maximum in 1u32..40_000, draw in 0.0f64..1.0,
        ) {
            let days = fuzzed(interval, maximum, draw);
            prop_assert!((1..=maximum).contains(&days));
        }
    }
}
