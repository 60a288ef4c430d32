//! Splits a query into words with negation, keys, alternatives and quotes.
//!
//! The signs of Chinese input methods (`：` `，` `“` `！`, the wide space) count as ASCII signs.

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// The column in the query, in characters from 1.
    pub column: u32,
    /// Whether it begins with `-` or `!`.
    pub negated: bool,
    pub body: Body,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Body {
    /// `key:value,value`.
    Keyed {
        key: String,
        /// Whether the colon is `:`. A `：` may be text.
        plain_colon: bool,
        values: Vec<String>,
        /// The whole word without quotes.
        whole: String,
    },
    Bare(String),
    Quoted(String),
}

/// A character, and whether it is in quotes.
type Typed = (char, bool);

/// The words of a query. An open quote ends with the query.
pub(super) fn words(query: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut rest = query.chars().zip(1..).peekable();
    while let Some((character, column)) = rest.next_if(|_| true) {
        if character.is_whitespace() {
            continue;
        }
        let next_is_word = rest.peek().is_some_and(|(next, _)| !next.is_whitespace());
        let negated = is_negation(character) && next_is_word;
        let mut reading = WordReader::default();
        if !negated {
            reading.take(character);
        }
        while let Some((character, _)) =
            rest.next_if(|(next, _)| reading.in_quotes || !next.is_whitespace())
        {
            reading.take(character);
        }
        words.push(Word {
            column,
            negated,
            body: body(&reading),
        });
    }
    words
}

fn is_negation(character: char) -> bool {
    matches!(character, '-' | '!' | '－' | '！')
}

#[derive(Default)]
struct WordReader {
    typed: Vec<Typed>,
    in_quotes: bool,
    begins_quoted: bool,
}

impl WordReader {
    fn take(&mut self, character: char) {
        if matches!(character, '"' | '“' | '”' | '＂') {
            self.begins_quoted |= self.typed.is_empty();
            self.in_quotes = !self.in_quotes;
        } else {
            self.typed.push((character, self.in_quotes));
        }
    }
}

fn body(reading: &WordReader) -> Body {
    let typed = &reading.typed;
    let whole = text(typed);
    if reading.begins_quoted {
        return Body::Quoted(whole);
    }
    let is_letter = |(character, quoted): &Typed| character.is_ascii_alphabetic() && !quoted;
    let n_letters = typed.iter().take_while(|typed| is_letter(typed)).count();
    let colon = typed.get(n_letters).map(|(colon, _)| *colon);
    if n_letters == 0 || !matches!(colon, Some(':' | '：')) {
        return Body::Bare(whole);
    }
    Body::Keyed {
        key: text(&typed[..n_letters]).to_ascii_lowercase(),
        plain_colon: colon == Some(':'),
        values: alternatives(&typed[n_letters + 1..]),
        whole,
    }
}

fn alternatives(typed: &[Typed]) -> Vec<String> {
    let is_comma = |(character, quoted): &Typed| matches!(character, ',' | '，' | '、') && !quoted;
    let parts = typed.split(is_comma).map(text);
    parts.filter(|part| !part.trim().is_empty()).collect()
}

fn text(typed: &[Typed]) -> String {
    typed.iter().map(|(character, _)| character).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bodies(query: &str) -> Vec<(bool, Body)> {
        let words = words(query).into_iter();
        words.map(|word| (word.negated, word.body)).collect()
    }

    fn bare(text: &str) -> Body {
        Body::Bare(text.to_owned())
    }

    fn keyed(whole: &str, key: &str, values: &[&str]) -> Body {
        Body::Keyed {
            key: key.to_owned(),
            plain_colon: whole.contains(':'),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            whole: whole.to_owned(),
        }
    }

    #[test]
    fn words_are_negated_by_a_hyphen_or_exclamation_mark() {
        let found = bodies("-pod !etcd kube-proxy - ！svc");
        let wanted = [
            (true, bare("pod")),
            (true, bare("etcd")),
            (false, bare("kube-proxy")),
            (false, bare("-")),
            (true, bare("svc")),
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn commas_separate_alternatives_of_a_key_only() {
        assert_eq!(
            bodies("topic:etcd,网络 a,b"),
            [
                (false, keyed("topic:etcd,网络", "topic", &["etcd", "网络"])),
                (false, bare("a,b"))
            ]
        );
    }

    #[test]
    fn quotes_keep_spaces_commas_and_colons() {
        let quoted = Body::Quoted("is:due 创建".to_owned());
        assert_eq!(bodies("\"is:due 创建\""), [(false, quoted)]);
        let value = keyed("tag:a, b,c", "tag", &["a, b", "c"]);
        assert_eq!(bodies("-tag:\"a, b\",c"), [(true, value)]);
        let open = Body::Quoted("没有 关上".to_owned());
        assert_eq!(bodies("“没有 关上"), [(false, open)]);
    }

    #[test]
    fn signs_of_an_input_method_count_as_ascii() {
        let value = keyed("topic：etcd，网络", "topic", &["etcd", "网络"]);
        assert_eq!(bodies("topic：etcd，网络\u{3000}"), [(false, value)]);
    }

    #[test]
    fn a_colon_without_a_key_is_text() {
        for text in ["8080:80", "时间:5", ":x"] {
            assert_eq!(bodies(text), [(false, bare(text))]);
        }
    }

    #[test]
    fn columns_count_characters() {
        let columns: Vec<u32> = words("网络  -is:due")
            .iter()
            .map(|word| word.column)
            .collect();
        assert_eq!(columns, [1, 5]);
    }
}
