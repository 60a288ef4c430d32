//! Commands for hints, quoted so that they can be pasted into a shell.

use std::path::Path;

/// `k8s-quiz check` with these paths.
pub fn check_command<'a>(paths: impl IntoIterator<Item = &'a Path>) -> String {
    let mut command = "k8s-quiz check".to_owned();
    for path in paths {
        command.push(' ');
        command.push_str(&word(&path.to_string_lossy()));
    }
    command
}

/// `k8s-quiz add` with this question.
pub fn add_command(question: &str) -> String {
    format!("k8s-quiz add {}", word(question))
}

/// Text as one word of a shell command, in single quotes if needed.
fn word(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+:@%,".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_with_spaces_or_quotes_is_one_word() {
        for (path, command) in [
            ("a.md", "k8s-quiz check a.md"),
            ("笔记/k8s.md", "k8s-quiz check 笔记/k8s.md"),
            ("my notes", "k8s-quiz check 'my notes'"),
            ("it's", "k8s-quiz check 'it'\\''s'"),
            ("~/x", "k8s-quiz check '~/x'"),
        ] {
            assert_eq!(check_command([Path::new(path)]), command);
        }
        assert_eq!(check_command([]), "k8s-quiz check");
    }
}
