//! Both languages of the built-in deck say the same, in points that can be read alone.

use k8s_quiz::domain::{Bilingual, Card, RemarkKind};

use crate::deck_content::{deck, none, points};

/// Names, flags and acronyms of a text: Latin words with `-` and `_` inside.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |it: char| it.is_ascii_alphanumeric() || it == '-' || it == '_';
    text.split(move |it| !is_part(it)).map(|word| {
        if word.starts_with("--") {
            word
        } else {
            word.trim_matches('-')
        }
    })
}

/// Whether a word names a field, a kind or a flag, which is the same in every language.
fn is_identifier(word: &str) -> bool {
    let is_hump = |pair: &[u8]| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase();
    let starts_with_letter = word.starts_with(|it: char| it.is_ascii_alphabetic());
    let is_name = word.as_bytes().windows(2).any(is_hump) || word.contains('_');
    (starts_with_letter && is_name) || (word.starts_with("--") && word.len() > 2)
}

fn is_acronym(word: &str) -> bool {
    word.len() >= 3 && word.bytes().all(|it| it.is_ascii_uppercase())
}

/// A word in lower case, without a plural ending.
fn singular(word: &str) -> String {
    let word = word.to_lowercase();
    match (word.strip_suffix("es"), word.strip_suffix('s')) {
        (Some(stem), _) if stem.ends_with("ss") => stem.to_owned(),
        (_, Some(stem)) if !stem.ends_with('s') => stem.to_owned(),
        _ => word,
    }
}

/// Identifiers that one language has and the other lacks. Acronyms may be spelled out in Chinese.
fn differences(text: &Bilingual) -> Vec<String> {
    let (zh, en) = (text.zh.as_deref(), text.en.as_deref());
    let (zh, en) = (zh.unwrap_or_default(), en.unwrap_or_default());
    let lacks = |word: &str, other: &str| !other.to_lowercase().contains(&singular(word));
    let of_zh = words(zh).filter(|word| is_identifier(word) || is_acronym(word));
    let of_en = words(en).filter(|word| is_identifier(word));
    let missing = of_zh.filter(|word| lacks(word, en));
    missing
        .chain(of_en.filter(|word| lacks(word, zh)))
        .map(str::to_owned)
        .collect()
}

fn short_answer(card: &Card) -> impl Iterator<Item = &Bilingual> {
    card.short.iter()
}

#[test]
fn both_languages_of_a_point_name_the_same_things() {
    let cards = deck().cards.iter();
    let texts = cards.flat_map(|card| points(card).chain(short_answer(card)));
    let broken = texts.filter_map(|text| {
        let words = differences(text);
        (!words.is_empty()).then(|| format!("{words:?}: {text:?}"))
    });
    none(broken);
}

#[test]
fn a_point_says_one_thing() {
    let points = deck().cards.iter().flat_map(|card| &card.points);
    let broken = points.filter(|point| {
        let text = point.text.zh.as_deref().unwrap_or_default();
        text.contains('；') || text.contains('。')
    });
    none(broken.map(|point| format!("{:?}", point.text)));
}

#[test]
fn titles_fit_on_one_line() {
    let titles = deck().cards.iter().filter_map(|card| card.title.as_ref());
    let is_long = |text: &&Bilingual| {
        let length = |text: &Option<String>| text.as_deref().unwrap_or_default().chars().count();
        length(&text.zh) > 45 || length(&text.en) > 76
    };
    none(titles.filter(is_long).map(|title| format!("{title:?}")));
}

#[test]
fn a_remark_that_calls_a_statement_wrong_is_not_context() {
    const REPROACHES: &[&str] = &[
        "有误", "说反", "写反", "不对", "说错", "写错", "不准", "误译", "笔误", "wrong",
        "incorrect", "mistake", "reversed",
    ];
    let remarks = deck().cards.iter().flat_map(|card| &card.remarks);
    let broken = remarks.filter(|remark| {
        let texts = [&remark.text.zh, &remark.text.en];
        let mut texts = texts.into_iter().flatten();
        let reproaches = |text: &String| REPROACHES.iter().any(|it| text.contains(it));
        remark.kind == RemarkKind::Context && texts.any(reproaches)
    });
    none(broken.map(|remark| format!("{:?}", remark.text)));
}

/// What the deck itself says in English about a card.
fn english(card: &Card) -> Vec<String> {
    let texts = card.title.iter().chain(&card.short).chain(points(card));
    let next = card.follow_ups.iter().map(|next| &next.text);
    let remarks = card.remarks.iter().map(|remark| &remark.text);
    let texts = texts.chain(next).chain(remarks);
    let texts = texts.filter_map(|text| text.en.clone());
    let entries = card.entries.iter();
    let answers = entries.filter(|index| deck().file_name(deck().entry(**index)).contains("/en/"));
    texts
        .chain(answers.map(|index| deck().answer(*index)))
        .collect()
}

#[test]
fn english_is_written_as_an_engineer_speaks() {
    const STIFF: &[&str] = &["somebody", "nobody", "anybody", "everybody", "whoever"];
    let texts = deck().cards.iter().flat_map(english);
    let is_stiff = |text: &String| STIFF.iter().any(|it| text.to_lowercase().contains(it));
    none(texts.filter(is_stiff));
}

#[test]
fn english_has_american_spelling() {
    const BRITISH: &[&str] = &[
        "artefact", "authoris", "behaviour", "centre", "characterise", "customis", "favour",
        "honour", "initialis", "labelled", "labour", "licence", "neighbour", "optimise", "organis",
        "spelt", "synchronis", "tunnelling", "utilis",
    ];
    let texts = deck().cards.iter().flat_map(english);
    let is_british = |text: &String| BRITISH.iter().any(|it| text.to_lowercase().contains(it));
    none(texts.filter(is_british));
}
