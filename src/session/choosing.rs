//! A multiple-choice question before the reveal: its options in a shuffled order, and what the
//! learner chose.
//!
//! On the screen options have letters by their position. The log has the letters of the note.

use rand::{Rng, SeedableRng, rngs::Xoshiro256PlusPlus, seq::SliceRandom};

use super::CardView;
use super::options::Options;
use crate::domain::{Grade, OptionLetters};

/// Words of options that refer to the position of others.
const PLACED: [&str; 10] = [
    "above", "below", "following", "both", "以上", "以下", "上述", "都对", "都不对", "均",
];

/// A multiple-choice question being answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choosing {
    /// The options (from 0, as in the note) by their position on the screen.
    order: Vec<usize>,
    right: OptionLetters,
    chosen: OptionLetters,
}

/// The learner's choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen {
    pub options: OptionLetters,
    pub is_right: bool,
}

impl Choosing {
    /// Shuffles the options of a card. `None` if it cannot be answered by choosing.
    ///
    /// The order depends on the card and the number of its reviews: it changes with each review,
    /// and undo brings the same one back.
    pub fn new(card: &CardView) -> Option<Self> {
        let id = card.id?;
        let bytes = id.as_str().bytes();
        let seed = bytes.fold(0, |seed: u64, byte| seed.rotate_left(5) ^ u64::from(byte));
        let seed = seed ^ u64::from(card.state.memory.reviews).rotate_left(32);
        let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
        let options = &card.options;
        options
            .can_choose()
            .then(|| Self::shuffled(options, &mut random))
    }

    /// Options that refer to others keep their places.
    fn shuffled(options: &Options, random: &mut impl Rng) -> Self {
        let mut order: Vec<usize> = (0..options.texts.len()).collect();
        if !options.texts.iter().any(|text| is_placed(text)) {
            order.shuffle(random);
        }
        Self {
            order,
            right: options.right,
            chosen: OptionLetters::default(),
        }
    }

    /// The options (from 0, as in the note) in the order of the screen.
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// How many options are right.
    pub fn n_right(&self) -> usize {
        self.right.len()
    }

    pub fn is_chosen(&self, option: usize) -> bool {
        self.chosen.has(option)
    }

    /// Chooses the option at a position on the screen, or unchooses it. If only one option is
    /// right, a new choice replaces the one before. Returns whether there is such an option.
    pub fn choose(&mut self, position: usize) -> bool {
        let Some(option) = self.order.get(position).copied() else {
            return false;
        };
        if self.n_right() == 1 && !self.is_chosen(option) {
            self.chosen = OptionLetters::default();
        }
        self.chosen = self.chosen.toggled(option);
        true
    }

    /// What was chosen; `None` before the first choice.
    pub fn chosen(&self) -> Option<Chosen> {
        let is_any = !self.chosen.is_empty();
        is_any.then_some(Chosen {
            options: self.chosen,
            is_right: self.chosen == self.right,
        })
    }
}

impl Chosen {
    /// Good for exactly the right options, else Again.
    pub fn proposes(self) -> Grade {
        match self.is_right {
            true => Grade::Good,
            false => Grade::Again,
        }
    }
}

/// Whether an option refers to others by position or letter.
fn is_placed(text: &str) -> bool {
    let lower = text.to_lowercase();
    let is_letter = |word: &str| matches!(word.as_bytes(), [b'A'..=b'I']);
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let n_letters = words.filter(|word| is_letter(word)).count();
    PLACED.iter().any(|word| lower.contains(word)) || n_letters > 1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::session::options::MOST_OPTIONS;

    fn options(texts: &[&str], right: &str) -> Options {
        Options {
            texts: texts.iter().map(|&text| text.to_owned()).collect(),
            right: OptionLetters::parse(right),
        }
    }

    fn shuffled(options: &Options, seed: u64) -> Choosing {
        Choosing::shuffled(options, &mut Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    proptest! {
        #[test]
        fn shuffled_options_keep_their_letters(seed: u64, n in 2..=MOST_OPTIONS, right in 0..MOST_OPTIONS) {
            let right = right % n;
            let texts: Vec<String> = (0..n).map(|option| format!("option {option}")).collect();
            let options = Options { texts, right: [right].into_iter().collect() };
            let mut choosing = shuffled(&options, seed);
            let mut sorted = choosing.order().to_vec();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, (0..n).collect::<Vec<_>>());
            for position in 0..n {
                choosing.choose(position);
                let chosen = choosing.chosen().unwrap();
                let option = choosing.order()[position];
                prop_assert_eq!(chosen.options.iter().collect::<Vec<_>>(), [option]);
                prop_assert_eq!(chosen.is_right, option == right);
            }
        }
    }

    #[test]
    fn seeds_give_different_orders() {
        let options = options(&["a", "b", "c", "d"], "A");
        let orders: Vec<Vec<usize>> = (0..8)
            .map(|seed| shuffled(&options, seed).order().to_vec())
            .collect();
        assert!(orders.iter().any(|order| *order != orders[0]));
        assert_eq!(orders[3], shuffled(&options, 3).order());
    }

    #[test]
    fn options_that_refer_to_others_stay_in_place() {
        for last in ["All of the above", "以上都是", "A and C", "都不对"] {
            let options = options(&["a", "b", "c", last], "D");
            for seed in 0..8 {
                assert_eq!(shuffled(&options, seed).order(), [0, 1, 2, 3], "{last}");
            }
        }
    }

    #[test]
    fn one_right_option_is_replaced_and_several_are_collected() {
        let mut one = shuffled(&options(&["a", "b", "all of the above"], "B"), 0);
        assert_eq!(one.chosen(), None);
        one.choose(0);
        assert_eq!(one.chosen().unwrap().proposes(), Grade::Again);
        one.choose(1);
        assert_eq!(one.chosen().unwrap().proposes(), Grade::Good);
        one.choose(1);
        assert_eq!((one.chosen(), one.choose(3)), (None, false));
        let mut two = shuffled(&options(&["a", "b", "all of the above"], "AB"), 0);
        two.choose(1);
        assert_eq!(two.chosen().unwrap().proposes(), Grade::Again);
        two.choose(0);
        let chosen = two.chosen().unwrap();
        assert_eq!(
            (chosen.options.to_string(), chosen.proposes()),
            ("AB".to_owned(), Grade::Good)
        );
    }
}
