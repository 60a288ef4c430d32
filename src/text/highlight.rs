//! Highlights the languages that are common in notes on Kubernetes: comments, strings, keys and
//! keywords, without a grammar.

use super::line::{Piece, Role};

const SHELL: &[&str] = &[
    "sudo", "kubectl", "kubeadm", "helm", "docker", "crictl", "etcdctl", "systemctl", "if", "then",
    "else", "fi", "for", "do", "done", "export", "curl",
];
const GO: &[&str] = &[
    "package", "import", "func", "type", "struct", "interface", "return", "if", "else", "for",
    "range", "go", "defer", "chan", "select", "switch", "case", "default", "var", "const", "map",
];
const DOCKERFILE: &[&str] = &[
    "FROM", "RUN", "CMD", "COPY", "ADD", "ENTRYPOINT", "ENV", "WORKDIR", "EXPOSE", "ARG", "USER",
    "VOLUME", "LABEL", "AS",
];

#[derive(Clone, Copy)]
struct Syntax {
    comment: Option<&'static str>,
    keywords: &'static [&'static str],
    /// Whether `key:` at the start of a line is a key.
    keys: bool,
    /// Whether a string before `:` is a key.
    string_keys: bool,
}

/// Highlights the lines of one block.
pub struct Highlighter {
    syntax: Syntax,
}

impl Highlighter {
    /// Creates a highlighter. Guesses the language from the text if it is not given.
    pub fn new(language: &str, text: &str) -> Self {
        let language = language.split_whitespace().next().unwrap_or("");
        let plain = Syntax {
            comment: Some("#"),
            keywords: &[],
            keys: false,
            string_keys: false,
        };
        let yaml = Syntax {
            keys: true,
            ..plain
        };
        let shell = Syntax {
            keywords: SHELL,
            ..plain
        };
        let syntax = match language.to_ascii_lowercase().as_str() {
            "yaml" | "yml" | "toml" | "ini" => yaml,
            "sh" | "bash" | "shell" | "zsh" | "console" => shell,
            "go" | "golang" => Syntax {
                comment: Some("//"),
                keywords: GO,
                ..plain
            },
            "json" | "jsonc" => Syntax {
                comment: None,
                string_keys: true,
                ..plain
            },
            "dockerfile" | "docker" => Syntax {
                keywords: DOCKERFILE,
                ..plain
            },
            "" => guess(text, plain, yaml, shell),
            _ => Syntax {
                comment: None,
                ..plain
            },
        };
        Self { syntax }
    }

    /// The pieces of one line.
    pub fn line(&mut self, line: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut rest = line;
        if self.syntax.keys
            && let Some(end) = key_end(line)
        {
            let start = line.len() - line.trim_start_matches([' ', '-']).len();
            pieces.push(Piece::new(&line[..start], Role::CodeBlock));
            pieces.push(Piece::new(&line[start..end], Role::CodeKey));
            rest = &line[end..];
        }
        let mut at_start = true;
        while let Some(first) = rest.chars().next() {
            let (length, role) = self.token(rest, first, at_start);
            pieces.push(Piece::new(&rest[..length], role));
            at_start = first.is_whitespace();
            rest = &rest[length..];
        }
        pieces
    }

    /// The length and role of the token at the start of `rest`.
    fn token(&self, rest: &str, first: char, at_start: bool) -> (usize, Role) {
        if at_start
            && self
                .syntax
                .comment
                .is_some_and(|mark| rest.starts_with(mark))
        {
            return (rest.len(), Role::CodeComment);
        }
        if let '"' | '\'' = first
            && let Some(end) = string_end(rest, first)
        {
            let is_key = self.syntax.string_keys && rest[end..].trim_start().starts_with(':');
            let role = if is_key {
                Role::CodeKey
            } else {
                Role::CodeString
            };
            return (end, role);
        }
        let wordlike = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
        if wordlike(first) {
            let end = rest.find(|c| !wordlike(c)).unwrap_or(rest.len());
            let role = if self.syntax.keywords.contains(&&rest[..end]) {
                Role::CodeKeyword
            } else {
                Role::CodeBlock
            };
            return (end, role);
        }
        (first.len_utf8(), Role::CodeBlock)
    }
}

/// Guesses the language from the start of each line.
fn guess(text: &str, plain: Syntax, yaml: Syntax, shell: Syntax) -> Syntax {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let half = lines().count().div_ceil(2);
    let starts = |words: &[&str]| {
        let first = |line: &&str| {
            let word = line.trim_start_matches(['$', ' ']).split(' ').next();
            word.is_some_and(|word| words.contains(&word))
        };
        lines().filter(first).count()
    };
    if lines().filter(|line| key_end(line).is_some()).count() >= half {
        yaml
    } else if starts(DOCKERFILE) >= half {
        Syntax {
            keywords: DOCKERFILE,
            ..plain
        }
    } else if starts(SHELL) > 0 {
        shell
    } else {
        plain
    }
}

/// The end of the key at the start of a line, colon included.
fn key_end(line: &str) -> Option<usize> {
    let start = line.len() - line.trim_start_matches([' ', '-']).len();
    let content = &line[start..];
    let length = content.find(|c: char| !(c.is_ascii_alphanumeric() || "_-./".contains(c)))?;
    let behind = &content[length..];
    let ends = behind.starts_with(": ") || behind == ":" || behind.starts_with(":\t");
    (length > 0 && ends).then_some(start + length + 1)
}

fn string_end(rest: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return Some(at + c.len_utf8()),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(language: &str, line: &str) -> Vec<(String, Role)> {
        let mut merged = crate::text::Line::default();
        for piece in Highlighter::new(language, line).line(line) {
            merged.push(piece.text, piece.role);
        }
        merged
            .pieces
            .into_iter()
            .map(|piece| (piece.text.to_string(), piece.role))
            .collect()
    }

    #[test]
    fn languages_show_their_parts() {
        use Role::{CodeBlock, CodeComment, CodeKey, CodeKeyword, CodeString};
        type Case<'a> = (&'a str, &'a str, &'a [(&'a str, Role)]);
        let cases: [Case<'_>; 5] = [
            (
                "yaml",
                "- name: 'a#b' # c",
                &[
                    ("- ", CodeBlock),
                    ("name:", CodeKey),
                    (" ", CodeBlock),
                    ("'a#b'", CodeString),
                    (" ", CodeBlock),
                    ("# c", CodeComment),
                ],
            ),
            (
                "json",
                r#"{"a": "b"}"#,
                &[
                    ("{", CodeBlock),
                    ("\"a\"", CodeKey),
                    (": ", CodeBlock),
                    ("\"b\"", CodeString),
                    ("}", CodeBlock),
                ],
            ),
            (
                "go",
                "func f() // x",
                &[
                    ("func", CodeKeyword),
                    (" f() ", CodeBlock),
                    ("// x", CodeComment),
                ],
            ),
            (
                "",
                "kubectl get pods",
                &[("kubectl", CodeKeyword), (" get pods", CodeBlock)],
            ),
            ("text", "it's # all", &[("it's # all", CodeBlock)]),
        ];
        for (language, line, expected) in cases {
            let expected: Vec<(String, Role)> = expected
                .iter()
                .map(|(text, role)| ((*text).to_owned(), *role))
                .collect();
            assert_eq!(roles(language, line), expected, "{line}");
        }
    }
}
