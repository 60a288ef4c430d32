//! Finds which options of a multiple-choice question are right: by their marks, else by what the
//! answer says.
//!
//! The answer names them by letters (`B`, `答案：ABD`, `A and C. A Service routes traffic.`), or
//! begins with the text of one. Anything less clear counts as unknown, because a wrong key is worse
//! than none.

use crate::domain::{OptionLetters, folded};
use crate::markdown::plain_text;
use crate::notes::{marked_options, option_texts};

/// Words of the first line after which letters may follow, within so many characters.
const ANNOUNCES: [&str; 9] = [
    "answers", "answer", "options", "option", "is", "are", "是", "选", "为",
];
const MAX_ANNOUNCEMENT: usize = 30;

/// The right options (from 0). Empty if the note does not tell.
pub fn right_options(options: &[String], answer: &str) -> OptionLetters {
    let marked: OptionLetters = marked_options(options).into_iter().collect();
    if !marked.is_empty() || options.is_empty() {
        return marked;
    }
    let texts = option_texts(options);
    let key = OptionKey {
        options: texts.iter().map(|text| plain(text)).collect(),
    };
    let mut lines = answer.lines().map(plain).filter(|line| !line.is_empty());
    let Some(first) = lines.next() else {
        return OptionLetters::default();
    };
    let mut right = key.announced(&first);
    if right.is_empty() {
        right = key.text_of_one(&first).into_iter().collect();
    } else if key.is_whole_option(&first) {
        // `A. Always` and further options, each on its line.
        let more = lines.take_while(|line| key.is_whole_option(line));
        right = more
            .flat_map(|line| key.letters(&line).iter())
            .chain(right.iter())
            .collect();
    }
    right
}

/// Lower-case text of one width, without Markdown marks around it.
fn plain(text: &str) -> String {
    let text = plain_text(text.trim().trim_start_matches(['#', '>', '-', '+']));
    folded(
        text.trim()
            .trim_matches(['*', '_', '`', '✅', '✓', '✔'])
            .trim(),
    )
}

/// The options of a question, as plain text.
struct OptionKey {
    options: Vec<String>,
}

impl OptionKey {
    /// The options that a line names by letters, at its beginning or after an announcement.
    fn announced(&self, line: &str) -> OptionLetters {
        let found = self.letters(line);
        if !found.is_empty() {
            return found;
        }
        let ends = line
            .char_indices()
            .take(MAX_ANNOUNCEMENT)
            .filter_map(|(at, c)| {
                let after = &line[at..];
                let word = ANNOUNCES.iter().find(|word| after.starts_with(**word));
                let is_sign = matches!(c, ':' | '：');
                word.map(|word| at + word.len())
                    .or(is_sign.then(|| at + c.len_utf8()))
            });
        let found = ends.map(|end| self.letters(&line[end..]));
        found
            .into_iter()
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }

    /// The options that a text names by letters at its beginning.
    fn letters(&self, text: &str) -> OptionLetters {
        let mut found = OptionLetters::default();
        let mut rest = text;
        while let Some((letters, after)) = self.run(rest) {
            found = found.iter().chain(letters.iter()).collect();
            match next_run(after) {
                Some(next) => rest = next,
                None => break,
            }
        }
        found
    }

    /// Letters that belong together, with the text of the option behind a single one, and the rest.
    fn run<'a>(&self, text: &'a str) -> Option<(OptionLetters, &'a str)> {
        let text = text.trim_start_matches([' ', '(', '（', '[', '【', '*', '`', '"', '“']);
        let length = text
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(text.len());
        let (run, after) = text.split_at(length);
        let places: Vec<usize> = run
            .bytes()
            .map(|letter| usize::from(letter - b'a'))
            .collect();
        let are_options = places.iter().all(|place| *place < self.options.len());
        if run.is_empty() || !are_options || !places.is_sorted_by(|one, next| one < next) {
            return None;
        }
        let after = after.trim_start_matches([')', '）', ']', '】', '*', '`', '"', '”']);
        let behind = after.trim_start_matches(['.', '、', ':', '：', ' ', '．', '-', '*']);
        let option = self.options.get(places[0]).filter(|_| places.len() == 1);
        if let Some(rest) = option.and_then(|option| behind.strip_prefix(option.as_str())) {
            return Some((places.into_iter().collect(), rest));
        }
        let next = after.chars().next();
        let is_end = next.is_none_or(|sign| !sign.is_alphanumeric() && sign != ' ' && sign != '\'');
        let is_list =
            next == Some(' ') && (next_run(after).is_some_and(|next| self.run(next).is_some()));
        (is_end || is_list).then(|| (places.into_iter().collect(), after))
    }

    /// The option that a line begins with the text of. `None` if it begins with several.
    fn text_of_one(&self, line: &str) -> Option<usize> {
        let begins = |option: &&String| {
            let after = line.strip_prefix(option.as_str());
            let next = after.and_then(|after| after.chars().next());
            after.is_some() && !option.is_empty() && next.is_none_or(|next| !next.is_alphanumeric())
        };
        let found: Vec<&String> = self.options.iter().filter(begins).collect();
        let longest = found.iter().max_by_key(|option| option.len())?;
        self.options.iter().position(|option| option == *longest)
    }

    /// Whether a line is a letter and the text of its option, and nothing else.
    fn is_whole_option(&self, line: &str) -> bool {
        let run = self.run(line).filter(|(letters, _)| letters.len() == 1);
        run.is_some_and(|(letters, rest)| {
            let is_text = letters
                .iter()
                .all(|option| line.contains(&self.options[option]));
            is_text && !rest.contains(char::is_alphanumeric)
        })
    }
}

/// What is behind a sign or word that joins letters.
fn next_run(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let joins = [",", "，", "、", "&", "/", "+", "和", "与", "and "];
    joins
        .iter()
        .find_map(|join| text.strip_prefix(join))
        .map(|rest| {
            let rest = rest.trim_start();
            rest.strip_prefix("and ").unwrap_or(rest)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_right(options: &[&str], answer: &str, right: &str) {
        let options: Vec<String> = options.iter().map(|&option| option.to_owned()).collect();
        assert_eq!(
            right_options(&options, answer).to_string(),
            right,
            "{options:?} {answer:?}"
        );
    }

    const FOUR: [&str; 4] = ["A. Deployment", "B. Service", "C. StatefulSet", "D. A Pod"];

    #[test]
    fn marks_tell_the_right_options() {
        for (options, right) in [
            (["- [ ] kubelet", "- [x] etcd", "- [X] Pod"], "BC"),
            (["A. 80", "= B. 25", "C. 443"], "B"),
            (["⬜ 80", "✅ 25", "⬜ 443"], "B"),
            (["1. 80", "2. 25 (correct)", "3. 443"], "B"),
            (["A. 80", "**B. 25**", "C. 443"], "B"),
            (["a. 80 ❌", "b. 25", "c. 443 ❌"], "B"),
            (["❌ 80", "✅ 25", "✅ 443"], "BC"),
            (["A. 80", "B. 25", "C. 443"], ""),
        ] {
            assert_right(&options, "", right);
        }
    }

    #[test]
    fn the_answer_names_them_by_letters() {
        for (answer, right) in [
            ("B", "B"),
            ("**B**", "B"),
            ("（B）", "B"),
            ("b) Service", "B"),
            ("B. Service\n\nIt has a stable address.", "B"),
            ("B: it has a stable address.", "B"),
            ("ABD", "ABD"),
            ("Ａ、Ｃ", "AC"),
            ("A, B and D", "ABD"),
            ("A and C. A Service routes traffic.", "AC"),
            ("Correct answers: A and C.", "AC"),
            ("The correct answer is C.", "C"),
            ("答案是 AC", "AC"),
            ("故选 C。", "C"),
            ("选项 B 正确", ""),
            ("A. Deployment, C. StatefulSet", "AC"),
            ("- A. Deployment\n- C. StatefulSet", "AC"),
            (
                "C. StatefulSet\n\nA. Deployment is for stateless programs.",
                "C",
            ),
        ] {
            assert_right(&FOUR, answer, right);
        }
    }

    #[test]
    fn the_answer_begins_with_the_text_of_one() {
        assert_right(&FOUR, "StatefulSet", "C");
        assert_right(&FOUR, "**StatefulSet**, because the name stays.", "C");
        assert_right(&FOUR, "A Pod", "D");
        assert_right(&["etcd", "etcd v3"], "etcd v3. It has watches.", "B");
    }

    #[test]
    fn an_unclear_answer_tells_nothing() {
        for answer in [
            "",
            "A group of containers.",
            "E",
            "BA",
            "Bad",
            "Services find Pods.",
            "I'd say so.",
            "A service is not one of them.",
        ] {
            assert_right(&FOUR, answer, "");
        }
    }
}
