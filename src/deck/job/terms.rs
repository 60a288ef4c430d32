//! Finds the names of technologies in a job description, and the terms of its requirements.
//!
//! In a Chinese line every Latin word is one (`熟悉 docker、Istio 等`). In an English line, words
//! with capitals or digits inside are (`eBPF`, `CI/CD`), and those that begin with a capital inside
//! a sentence. Words that job descriptions capitalize for other reasons are left out.

use std::collections::HashSet;

use super::requirements;
use crate::domain::{folded, is_han};

/// Words that are no names of technologies, in lower case.
const ORDINARY: [&str; 120] = [
    "a", "about", "ability", "all", "an", "and", "any", "apac", "as", "asia", "at", "august",
    "b2b", "bachelor", "bachelor's", "bs", "business", "by", "ceo", "china", "chinese", "college",
    "company", "computer", "cto", "degree", "design", "designer", "developer", "devs", "diploma",
    "e.g", "emea", "eng", "engineer", "engineering", "engineers", "english", "equal", "etc", "eu",
    "europe", "excellent", "experience", "experienced", "familiarity", "for", "from", "full-time",
    "germany", "good", "hr", "i.e", "if", "ii", "iii", "in", "information", "internet", "is", "it",
    "japan", "jd", "job", "kpi", "language", "lead", "level", "location", "manager", "master",
    "master's", "mandarin", "ms", "must", "nice", "of", "office", "ok", "on", "opportunity", "or",
    "our", "own", "paid", "perks", "phd", "plus", "preferred", "principal", "proven", "q&a",
    "remote", "required", "requirements", "responsibilities", "role", "saas", "salary", "science",
    "senior", "singapore", "skills", "staff", "strong", "team", "teams", "technology", "that",
    "the", "this", "to", "uk", "us", "usa", "we", "with", "work", "years", "you",
];

/// The longest name, in characters.
const MAX_LENGTH: usize = 30;

/// The names in a text, each once, in the order of their first use.
pub(super) fn terms(text: &str) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut terms = Vec::new();
    for line in text.lines() {
        for term in line_terms(line).chain(requirements::line_terms(line)) {
            if seen.insert(folded(term)) {
                terms.push(term.to_owned());
            }
        }
    }
    terms
}

fn line_terms(line: &str) -> impl Iterator<Item = &str> {
    let in_chinese = line.chars().any(is_han);
    let is_title = line.trim_start().starts_with('#') || line.trim_end().ends_with([':', '：']);
    let mut is_first = true;
    line.split([' ', '\t', '\u{3000}']).flat_map(move |chunk| {
        let is_address = chunk.contains("://") || chunk.contains('@') || chunk.starts_with("www.");
        let begins_sentence = std::mem::replace(&mut is_first, false);
        let has_word = chunk.contains(char::is_alphanumeric);
        is_first = chunk.ends_with(['.', '!', '?', ';', ':']) || begins_sentence && !has_word;
        let words = chunk.split(|c: char| !is_inside(c)).flat_map(parts);
        let words = words.filter(move |_| !is_address);
        let mut is_first_word = begins_sentence;
        words.filter(move |word| {
            let is_first = std::mem::replace(&mut is_first_word, false);
            is_name(word, in_chinese, is_first || is_title)
        })
    })
}

/// Whether a character can be inside a name.
fn is_inside(c: char) -> bool {
    c.is_ascii_alphanumeric() || "+#./-_&'".contains(c)
}

/// `Go/Python` is two names, `CI/CD` one.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let is_one = word
        .split('/')
        .all(|part| part.len() <= 3 && !part.contains(|c: char| c.is_ascii_lowercase()));
    let separator = if is_one { '\n' } else { '/' };
    let parts = word.split(separator);
    parts.map(|part| part.trim_matches(['.', '/', '-', '_', '\'', '&']))
}

fn is_name(word: &str, in_chinese: bool, may_be_capital: bool) -> bool {
    let lower = word.to_ascii_lowercase();
    let is_length = (2..=MAX_LENGTH).contains(&word.len());
    let has_letter = word.contains(|c: char| c.is_ascii_alphabetic());
    if !is_length || !has_letter || ORDINARY.contains(&lower.as_str()) {
        return false;
    }
    let mut inside = word.chars().skip(1);
    let is_mixed = inside.any(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let is_number = word.starts_with(|c: char| c.is_ascii_digit()) || word.ends_with('+');
    let is_capital = word.starts_with(|c: char| c.is_ascii_uppercase());
    !is_number && (in_chinese || is_mixed || is_capital && !may_be_capital)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_chinese_every_latin_word_is_a_name() {
        let text = "# 岗位职责\n1. 熟悉 Kubernetes、docker，有 3 年以上经验；\n2. 了解 Istio/Envoy 或 CI/CD 流程，OK 即可。\n联系 hr@acme.com\n";
        let expected = ["Kubernetes", "docker", "Istio", "Envoy", "CI/CD"];
        assert_eq!(terms(text), expected);
    }

    #[test]
    fn in_english_names_have_capitals() {
        let text = "\
# Senior Platform Engineer

We run Kubernetes on AWS. You will operate clusters with Terraform and Argo CD.
- Strong knowledge of eBPF, gRPC and Go/Rust
- Experience with CI/CD, 5+ years; see https://Acme.com/Jobs
Nice to have:
- Maintain kube-proxy, (Cilium) or Calico.
";
        let expected = [
            "Kubernetes", "AWS", "Terraform", "Argo", "CD", "eBPF", "gRPC", "Go", "Rust", "CI/CD",
            "Cilium", "Calico",
        ];
        assert_eq!(terms(text), expected);
    }

    #[test]
    fn nothing_is_named_in_an_empty_text() {
        assert!(terms("").is_empty());
        assert!(terms("We are a team of 20 people.\n\n- - -\n").is_empty());
    }
}
