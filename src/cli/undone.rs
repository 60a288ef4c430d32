//! Names the action that an undo reverted.

use crate::domain::Language;
use crate::progress::EventKind;
use crate::words::common;
use crate::words::undone as words;

/// The name of the reverted action.
pub fn name(action: &EventKind, language: Language) -> String {
    let name = match action {
        EventKind::Review(answered) => {
            let grade = answered.grade;
            return words::graded(language, grade.number(), common::grade(language, grade));
        }
        EventKind::Suspend { .. } => words::suspended,
        EventKind::Resume { .. } => words::resumed,
        EventKind::Flag { .. } => words::flagged,
        EventKind::Unflag { .. } => words::unflagged,
        EventKind::Bury { .. } => words::buried,
        EventKind::Forget { .. } => words::forgotten,
        EventKind::Prefer { .. } => words::preferred,
        _ => words::action,
    };
    name(language).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CardId, Grade};
    use crate::progress::{Answered, Plan};

    #[test]
    fn each_action_has_its_own_name() {
        let card = CardId::of_question("rbac");
        let why = String::new();
        for (action, words) in [
            (
                EventKind::Review(Answered::new(card, Grade::Good)),
                "grade 3 (nearly all)",
            ),
            (EventKind::Suspend { card }, "suspended"),
            (EventKind::Resume { card }, "resumed"),
            (EventKind::Flag { card, why }, "flagged"),
            (EventKind::Unflag { card }, "flag removed"),
            (EventKind::Forget { card }, "forgotten"),
            (EventKind::Plan(Plan::default()), "the last action"),
        ] {
            assert_eq!(name(&action, Language::En), words);
        }
    }
}
