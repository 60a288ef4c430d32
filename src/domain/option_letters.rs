//! Some options of a multiple-choice question, by the letters that its note gives them.

use std::fmt;

use serde::{Serialize, Serializer};

/// A set of options. The first option of the note has the letter A, whatever the note calls it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct OptionLetters(u16);

impl OptionLetters {
    /// The set that the log writes as `AC`. Letters after P and other characters are ignored.
    pub fn parse(text: &str) -> Self {
        let letters = text.bytes().filter(|letter| (b'A'..=b'P').contains(letter));
        letters.map(|letter| usize::from(letter - b'A')).collect()
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether an option (from 0) is in the set.
    pub fn has(self, option: usize) -> bool {
        self.0 & bit(option) != 0
    }

    /// Adds an option (from 0), or removes it.
    #[must_use]
    pub fn toggled(self, option: usize) -> Self {
        Self(self.0 ^ bit(option))
    }

    /// The options (from 0) in the order of the note.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..16).filter(move |option| self.has(*option))
    }
}

/// The letter of an option (from 0).
pub fn option_letter(option: usize) -> char {
    ('A'..='Z').nth(option).unwrap_or('?')
}

fn bit(option: usize) -> u16 {
    u32::try_from(option)
        .ok()
        .and_then(|option| 1u16.checked_shl(option))
        .unwrap_or(0)
}

impl FromIterator<usize> for OptionLetters {
    fn from_iter<T: IntoIterator<Item = usize>>(options: T) -> Self {
        Self(options.into_iter().fold(0, |all, one| all | bit(one)))
    }
}

impl fmt::Display for OptionLetters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter()
            .try_for_each(|option| write!(f, "{}", option_letter(option)))
    }
}

impl Serialize for OptionLetters {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_written_by_its_letters_and_read_back() {
        let set: OptionLetters = [2, 0].into_iter().collect();
        assert_eq!(set.to_string(), "AC");
        assert_eq!(OptionLetters::parse("CA"), set);
        assert_eq!(OptionLetters::parse("C, A?Z"), set);
        assert_eq!(set.toggled(2).toggled(1).to_string(), "AB");
        assert_eq!((set.len(), set.has(1), set.has(99)), (2, false, false));
        assert!(OptionLetters::parse("").is_empty());
    }
}
