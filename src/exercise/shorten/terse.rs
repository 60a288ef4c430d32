//! Leaves out words that say little: fillers after a name, brackets, articles.

use super::split_name;

/// How definitions begin after the name of a thing, the longest first.
const FILLERS: [&str; 37] = [
    "These are the ", "These are ", "These ", "This is the ", "This is a ", "This is an ",
    "This is ", "This ", "It is the ", "It is a ", "It is an ", "It is ", "They are ", "They ",
    "It ", "Are ", "Is ", "Used for ", "Used to ", "Refers to ", "Meant for ", "Allows you to ",
    "Responsible for ", "The ability to ", "the ability to ", "The process of ", "指的是", "是指",
    "是一种", "是一个", "主要用于", "主要是", "表示", "用来", "用于", "是", "指",
];
/// Verbs after which a subject that repeats the name is left out.
const LINKS: [&str; 8] = [
    " is used to ", " are used to ", " is used for ", " are used for ", " refers to ",
    " refer to ", " allows you to ", " allow you to ",
];

/// The text without the words that begin a definition after its name: `Pod: This is a group` becomes
/// `Pod: group`, and `Proxy: The proxy directive is used to set` becomes `Proxy: set`.
pub fn without_filler(text: &str) -> String {
    let Some((name, mut rest)) = split_name(text) else {
        return text.to_owned();
    };
    let mut links = LINKS.iter().filter_map(|link| {
        let (subject, stated) = rest.split_once(link)?;
        let thing = name.trim_end_matches(['：', ':', '—', '–', '-', ' ']);
        let is_repeated = subject.to_lowercase().contains(&thing.to_lowercase());
        (is_repeated && !subject.contains(',')).then_some(stated)
    });
    rest = links.next_back().unwrap_or(rest);
    while let Some(stated) = FILLERS.iter().find_map(|filler| rest.strip_prefix(filler))
        && !stated.is_empty()
    {
        rest = stated;
    }
    format!("{name}{rest}")
}

/// Words that show that a text is English, where `a` is an article.
const ENGLISH: [&str; 8] = [
    " the ", " is ", " are ", " to ", " and ", " of ", " with ", " for ",
];

/// An English text without articles, as in a headline.
pub fn without_articles(text: &str) -> String {
    if !ENGLISH.iter().any(|word| text.contains(word)) {
        return text.to_owned();
    }
    let is_article = |word: &&str| matches!(*word, "the" | "a" | "an" | "The" | "A" | "An");
    let words = text.split(' ').filter(|word| !is_article(word));
    let kept = words.collect::<Vec<_>>().join(" ");
    match kept.chars().next() {
        Some(first) if text.starts_with(char::is_uppercase) => {
            first.to_uppercase().chain(kept.chars().skip(1)).collect()
        }
        _ => kept,
    }
}

/// The text without bracketed remarks after words.
pub fn without_brackets(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut depth = 0_usize;
    let mut after_bracket = false;
    for character in text.chars() {
        match character {
            '（' | '(' => depth += 1,
            '）' | ')' if depth > 0 => {
                depth -= 1;
                after_bracket = true;
            }
            _ if depth > 0 => {}
            _ => {
                let joins = after_bracket && character.is_ascii_alphanumeric();
                if joins && bare.ends_with(|c: char| c.is_ascii_alphanumeric()) {
                    bare.push(' ');
                }
                if !(after_bracket && character == ' ' && bare.ends_with(' ')) {
                    bare.push(character);
                }
                after_bracket = false;
            }
        }
    }
    if depth > 0 || bare.trim().is_empty() {
        return text.to_owned();
    }
    bare
}
