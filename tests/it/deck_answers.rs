//! The answers that the built-in deck gives itself: in which language, for which cards.

use k8s_quiz::deck::Origin;
use k8s_quiz::domain::{Card, EntryIndex, Importance, Language};

use crate::deck_content::{deck, none};

/// The deck's own answers to a card in a language.
fn answers(card: &Card, language: Language) -> Vec<EntryIndex> {
    let entries = deck().in_display_order(card, language).into_iter();
    let is_own = |index: &EntryIndex| {
        let entry = deck().entry(*index);
        deck().source_of(entry).origin == Origin::Bundled && is_in(*index, language)
    };
    entries.filter(is_own).collect()
}

/// Whether an entry stands in the folder for a language.
fn is_in(index: EntryIndex, language: Language) -> bool {
    let name = deck().file_name(deck().entry(index));
    name.contains("/en/") == (language == Language::En)
}

/// Whether only the deck itself asks the question.
fn is_new(card: &Card) -> bool {
    let mut entries = deck().entries_of(card);
    entries.all(|entry| deck().source_of(entry).origin == Origin::Bundled)
}

fn n_words(text: &str) -> usize {
    let is_word = |word: &&str| word.contains(|it: char| it.is_ascii_alphanumeric());
    text.split_whitespace().filter(is_word).count()
}

#[test]
fn an_answer_is_in_the_language_of_its_folder() {
    let both = [Language::Zh, Language::En];
    let own = both.iter().flat_map(|language| {
        let cards = deck().cards.iter();
        cards.flat_map(|card| {
            answers(card, *language)
                .into_iter()
                .map(|it| (it, *language))
        })
    });
    let broken = own.filter(|(index, language)| deck().language_of(*index) != *language);
    none(broken.map(|(index, _)| deck().entry(index).question.clone()));
}

#[test]
fn every_card_has_an_answer_in_english() {
    let cards = deck().cards.iter();
    let without = cards.filter(|card| answers(card, Language::En).is_empty());
    none(without.map(|card| card.question.clone()));
}

#[test]
fn every_important_and_every_new_card_has_an_answer_of_our_own() {
    let cards = deck().cards.iter();
    let cards = cards.filter(|card| card.importance == Importance::High || is_new(card));
    let without = cards.filter(|card| answers(card, Language::Zh).is_empty());
    none(without.map(|card| card.question.clone()));
}

#[test]
fn an_english_answer_is_what_one_says_in_two_minutes() {
    let cards = deck().cards.iter();
    let all = cards.flat_map(|card| answers(card, Language::En));
    let broken = all.filter(|index| !(120..=250).contains(&n_words(&deck().answer(*index))));
    none(broken.map(|index| {
        let n_words = n_words(&deck().answer(index));
        format!("{n_words} words: {}", deck().entry(index).question)
    }));
}

/// Chinese characters and words in Latin letters, as one speaks them.
fn n_characters(text: &str) -> usize {
    let is_han = |it: &char| ('\u{4e00}'..='\u{9fff}').contains(it);
    let is_apart = |it: char| !it.is_ascii_graphic() || it == '|';
    let words = text.split(is_apart);
    let is_word = |word: &&str| word.contains(|it: char| it.is_ascii_alphanumeric());
    text.chars().filter(is_han).count() + words.filter(is_word).count()
}

#[test]
fn a_chinese_answer_is_what_one_says_in_two_minutes() {
    let cards = deck().cards.iter();
    let all = cards.flat_map(|card| answers(card, Language::Zh));
    let counts = all.map(|index| (n_characters(&deck().answer(index)), index));
    let broken = counts.filter(|(n, _)| !(200..=500).contains(n));
    none(broken.map(|(n, index)| format!("{n} characters: {}", deck().entry(index).question)));
}

#[test]
fn an_answer_of_our_own_begins_with_its_conclusion() {
    let is_sentence = |answer: &str| {
        let first = answer.trim_start().lines().next().unwrap_or_default();
        let after_number = first.trim_start_matches(|it: char| it.is_ascii_digit());
        let is_list = after_number.starts_with(". ") || first.starts_with(['-', '*', '|']);
        !is_list && !first.starts_with("```") && first.ends_with(['。', '？', '.'])
    };
    let cards = deck().cards.iter();
    let all = cards.flat_map(|card| {
        [Language::Zh, Language::En]
            .into_iter()
            .flat_map(|language| answers(card, language))
    });
    let broken = all.filter(|index| !is_sentence(&deck().answer(*index)));
    none(broken.map(|index| deck().entry(index).question.clone()));
}

#[test]
fn a_learner_of_english_reads_the_english_answer_first() {
    let cards = deck().cards.iter();
    let with_english = cards.filter(|card| !answers(card, Language::En).is_empty());
    let is_first = |card: &&Card| {
        let first = deck()
            .in_display_order(card, Language::En)
            .into_iter()
            .next();
        first.is_some_and(|index| is_in(index, Language::En))
    };
    none(
        with_english
            .filter(|card| !is_first(card))
            .map(|card| card.question.clone()),
    );
}
