//! Replaces the value of one key in a config's text, and keeps everything else byte for byte.

use crate::yaml::{self, Node, Uneditable, Value, line_start, newline_of};

/// The text with `key` set to `value`: the key's line replaced, or a line appended.
///
/// `value` is YAML for one line, such as `45`, `"04:00"` or the result of `yaml::text_list`.
/// Keeps a comment after the old value. Fails if the value shares its line with other keys or spans
/// several lines.
pub fn set(text: &str, key: &str, value: &str) -> Result<String, Uneditable> {
    let root = yaml::parse(text).map_err(|(at, _)| Uneditable::Broken(at))?;
    if !matches!(root.value, Value::Map(_) | Value::Null) {
        return Err(Uneditable::Broken(root.at));
    }
    let pairs = root.pairs();
    let present = pairs.iter().find(|(name, _)| name.is_text(key));
    let at = present.map_or(root.at, |(name, _)| name.at);
    let edited = match present {
        Some((name, old)) => replaced(text, name.at, old, key, value),
        None => Some(appended(text, pairs, key, value)),
    };
    edited
        .filter(|edited| changes_only(pairs, edited, key))
        .ok_or(Uneditable::ByHand(at))
}

/// Replaces the line of the key. `None` if the value is not the whole rest of the line.
fn replaced(text: &str, at: usize, old: &Node, key: &str, value: &str) -> Option<String> {
    let start = line_start(text, at);
    let line = text[start..].lines().next()?;
    let end = start + line.len();
    // Parsed alone, the line must give the same value as in the whole text.
    let says_the_same = |part: &str| yaml::parse(part).is_ok_and(|root| root.get(key) == Some(old));
    if !says_the_same(line) {
        return None;
    }
    let before_comment = line
        .match_indices(" #")
        .map(|(at, _)| line[..at].trim_end())
        .find(|before| says_the_same(before));
    let comment = before_comment.map_or("", |before| &line[before.len()..]);
    let indent = &text[start..at];
    Some(format!(
        "{}{indent}{key}: {value}{comment}{}",
        &text[..start],
        &text[end..]
    ))
}

/// Appends a line for the key, indented like the others.
fn appended(text: &str, pairs: &[(Node, Node)], key: &str, value: &str) -> String {
    let newline = newline_of(text);
    let indent = pairs
        .first()
        .map_or("", |(first, _)| &text[line_start(text, first.at)..first.at]);
    let is_whole = text.is_empty() || text.ends_with('\n');
    let between = if is_whole { "" } else { newline };
    format!("{text}{between}{indent}{key}: {value}{newline}")
}

/// Whether the edited text sets the key and leaves all other keys unchanged.
fn changes_only(before: &[(Node, Node)], edited: &str, key: &str) -> bool {
    let Ok(root) = yaml::parse(edited) else {
        return false;
    };
    let is_other = |(name, _): &&(Node, Node)| !name.is_text(key);
    let (old, new) = (before.iter(), root.pairs().iter());
    let n_set = new.clone().filter(|pair| !is_other(pair)).count();
    n_set == 1 && old.filter(is_other).eq(new.filter(is_other))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::config::Config;
    use crate::yaml::text_list;

    #[test]
    fn the_line_of_the_key_is_replaced_and_all_else_kept() {
        let cases = [
            ("", "fuzz: false\n"),
            ("# mine\n", "# mine\nfuzz: false\n"),
            ("fuzz: true", "fuzz: false"),
            (
                "a: 1\r\nfuzz: true\r\nb: 2\r\n",
                "a: 1\r\nfuzz: false\r\nb: 2\r\n",
            ),
            ("a: 1\r\n", "a: 1\r\nfuzz: false\r\n"),
            ("a: 1", "a: 1\nfuzz: false\n"),
            (
                "fuzz:  true   # 试试 # 再说\n",
                "fuzz: false   # 试试 # 再说\n",
            ),
            ("fuzz: \"a # b\" # c\n", "fuzz: false # c\n"),
            ("fuzz:\nb: 2\n", "fuzz: false\nb: 2\n"),
            ("  a: 1\n  fuzz: true\n", "  a: 1\n  fuzz: false\n"),
            ("  a: 1\n", "  a: 1\n  fuzz: false\n"),
            ("x:\n  fuzz: true\n", "x:\n  fuzz: true\nfuzz: false\n"),
        ];
        for (before, after) in cases {
            assert_eq!(
                set(before, "fuzz", "false").as_deref(),
                Ok(after),
                "{before:?}"
            );
        }
    }

    #[test]
    fn a_value_on_several_lines_is_refused_with_its_place() {
        let by_hand = |at| Err(Uneditable::ByHand(at));
        let set = |text| set(text, "decks", "[]");
        assert_eq!(set("a: 1\ndecks:\n  - x\n"), by_hand(5));
        assert_eq!(set("decks: [a,\n  b]\n"), by_hand(0));
        assert_eq!(set("decks: a\n  b\n"), by_hand(0));
        assert_eq!(set("{ a: 1, decks: [] }\n"), by_hand(8));
        assert_eq!(set("{ a: 1 }\n"), by_hand(0));
        assert_eq!(set("a: 1\n...\n"), by_hand(0));
        assert_eq!(set("- a\n"), Err(Uneditable::Broken(0)));
    }

    #[test]
    fn a_list_of_paths_reads_back() {
        let paths = ["/home/我/notes", r#"C:\"notes""#, "a, b # c", "tab\there"];
        let text = set("", "decks", &text_list(paths)).unwrap();
        assert_eq!(Config::parse(&text).unwrap().decks, paths);
    }

    proptest! {
        #[test]
        fn an_edit_of_any_text_sets_the_key_or_is_refused(text in "[a-c:#\\[\\]{}\"', \n-]{0,40}") {
            if let Ok(edited) = set(&text, "fuzz", "false") {
                let root = yaml::parse(&edited).unwrap();
                prop_assert!(root.get("fuzz").unwrap().is_text("false"));
            }
        }
    }
}
