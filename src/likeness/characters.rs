//! The likeness of names and texts by their characters. It serves proposals ("did you mean").

use strsim::{normalized_damerau_levenshtein, sorensen_dice};

use crate::domain::folded;

/// The lowest likeness of a name to propose.
const NEAR_NAME: f64 = 0.5;

/// The longest text, in bytes, whose edits are counted: the time grows with the square.
const MAX_EDITED: usize = 360;

/// The likeness of two texts: 0 if they share nothing, 1 if they are equal apart from case, width
/// and punctuation.
///
/// It is the better of two measures: shared pairs of characters, which suit Chinese and reordered
/// words, and edits, which suit typing errors.
pub fn similarity(one: &str, other: &str) -> f64 {
    likeness(&letters(one), &letters(other))
}

pub(super) fn likeness(one: &str, other: &str) -> f64 {
    let by_edits = match one.len().max(other.len()) > MAX_EDITED {
        true => 0.0,
        false => normalized_damerau_levenshtein(one, other),
    };
    by_edits.max(sorensen_dice(one, other))
}

/// The most similar known name, if it is similar enough to be meant.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = letters(name);
    known
        .into_iter()
        .map(|known| (known, likeness_of_names(&name, &letters(known))))
        .filter(|(_, likeness)| *likeness >= NEAR_NAME)
        .max_by(|one, other| one.1.total_cmp(&other.1))
        .map(|(known, _)| known)
}

/// The likeness of names, where the beginning of a name counts as similar.
fn likeness_of_names(name: &str, known: &str) -> f64 {
    let is_beginning = name.chars().nth(1).is_some() && known.starts_with(name);
    let likeness = likeness(name, known);
    if is_beginning {
        likeness.max(0.75)
    } else {
        likeness
    }
}

pub(super) fn letters(text: &str) -> String {
    folded(text)
        .chars()
        .filter(|character| character.is_alphanumeric())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_error_is_found() {
        let keys = ["question", "title", "topics", "points", "steps"];
        assert_eq!(nearest("quesiton", keys), Some("question"));
        assert_eq!(nearest("topic", keys), Some("topics"));
        assert_eq!(nearest("tilte", keys), Some("title"));
        assert_eq!(nearest("color", keys), None);
    }

    #[test]
    fn the_beginning_of_a_name_is_similar() {
        assert_eq!(nearest("net", ["networking", "node"]), Some("networking"));
    }

    #[test]
    fn chinese_names_are_compared_by_characters() {
        let topics = ["存储", "网络策略", "服务网格"];
        assert_eq!(nearest("网络", topics), Some("网络策略"));
        assert_eq!(nearest("安全", topics), None);
    }

    #[test]
    fn only_equal_texts_have_likeness_one() {
        assert_eq!(similarity("什么是etcd？", "什么是 ETCD?"), 1.0);
        assert!(similarity("上节点的流程", "下节点的流程") < 1.0);
        assert_eq!(similarity("甲", "乙"), 0.0);
        assert_eq!(similarity("", ""), 1.0);
    }
}
