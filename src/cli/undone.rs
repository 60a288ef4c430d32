//! Names the action that an undo reverted, by comparing a card's history before and after.

use crate::domain::Language;
use crate::progress::CardHistory;
use crate::words::common;
use crate::words::undone as words;

/// The name of the reverted action.
pub fn what(before: &CardHistory, after: &CardHistory, language: Language) -> String {
    let n_reviews = |history: &CardHistory| history.reviews.len();
    if n_reviews(before) > n_reviews(after) {
        // Only the last change can be undone, so it was the latest review.
        let grade = before.reviews.last().map(|review| review.grade);
        return grade.map_or_else(
            || words::action(language).to_owned(),
            |grade| words::graded(language, grade as u8, common::grade(language, grade)),
        );
    }
    let action = match () {
        () if before.suspended && !after.suspended => words::suspended,
        () if !before.suspended && after.suspended => words::resumed,
        () if before.flagged.is_some() && after.flagged.is_none() => words::flagged,
        () if before.flagged.is_none() && after.flagged.is_some() => words::unflagged,
        () if before.buried != after.buried => words::buried,
        () if before.forgotten != after.forgotten => words::forgotten,
        () if before.prefers != after.prefers => words::preferred,
        () => words::action,
    };
    action(language).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_action_has_its_own_name() {
        let plain = CardHistory::default();
        let suspended = CardHistory {
            suspended: true,
            ..CardHistory::default()
        };
        let flagged = CardHistory {
            flagged: Some(String::new()),
            ..CardHistory::default()
        };
        let forgotten = CardHistory {
            forgotten: vec![2],
            ..CardHistory::default()
        };
        for (before, after, words) in [
            (&suspended, &plain, "suspended"),
            (&plain, &suspended, "resumed"),
            (&flagged, &plain, "flagged"),
            (&plain, &flagged, "flag removed"),
            (&forgotten, &plain, "forgotten"),
            (&plain, &plain, "the last action"),
        ] {
            assert_eq!(what(before, after, Language::En), words);
        }
    }
}
