//! Usage errors in Chinese. In English, clap's own messages are used.

use std::ffi::OsString;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::domain::Language;
use crate::library::Environment;
use crate::words::usage as words;
use crate::words::{cli, common};

/// The language of a usage error: that of `--lang`, although the options could not be parsed, else
/// that of the locale.
pub fn language(arguments: &[OsString], environment: &Environment) -> Language {
    let texts: Vec<&str> = arguments.iter().filter_map(|text| text.to_str()).collect();
    let joined = texts.iter().filter_map(|text| text.strip_prefix("--lang="));
    let parted = texts.windows(2).filter(|pair| pair[0] == "--lang");
    let named = joined.chain(parted.map(|pair| pair[1])).next_back();
    let named = named.and_then(|name| match name {
        "zh" => Some(Language::Zh),
        "en" => Some(Language::En),
        _ => None,
    });
    named.or_else(|| environment.language()).unwrap_or_default()
}

/// The message for a usage error. In English, and for an error without a sentence, it is clap's.
pub fn complaint(error: &Error, language: Language) -> String {
    let what = sentence(error, language).filter(|_| language != Language::En);
    let Some(what) = what else {
        // `to_string` leaves out the colors.
        return error.render().to_string();
    };
    let (label, colon) = (cli::error(language), common::colon(language));
    let mut text = format!("{label}{colon}{what}\n");
    for hint in hints(error, language) {
        text.push_str(&format!("  {hint}\n"));
    }
    if let Some(usage) = usage(error) {
        let usage = usage.trim_start_matches("Usage:").trim();
        text.push_str(&format!("\n{}\n", words::usage(language, usage)));
    }
    text.push_str(&format!("\n{}\n", words::see_help(language)));
    text
}

fn sentence(error: &Error, language: Language) -> Option<String> {
    let argument = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    Some(match error.kind() {
        ErrorKind::UnknownArgument => words::unknown_option(language, &argument),
        ErrorKind::InvalidSubcommand => {
            words::unknown_command(language, &text(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue if value.is_empty() => words::no_value(language, &argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            words::bad_value(language, &argument, &value)
        }
        ErrorKind::TooManyValues => words::too_many(language, &argument, &value),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            words::no_value(language, &argument)
        }
        ErrorKind::ArgumentConflict => {
            let other = text(error, ContextKind::PriorArg);
            if other.is_empty() || other == argument {
                words::given_twice(language, &argument)
            } else {
                words::conflict(language, &argument, &other)
            }
        }
        ErrorKind::MissingRequiredArgument => words::missing(language, &argument),
        ErrorKind::MissingSubcommand => words::no_command(language).to_owned(),
        ErrorKind::InvalidUtf8 => words::not_utf8(language).to_owned(),
        // `deck` without a subcommand prints its help, which is English.
        _ => return None,
    })
}

/// Similar names and allowed values.
fn hints(error: &Error, language: Language) -> Vec<String> {
    let comma = common::comma(language);
    let list = |kind| texts(error, kind).join(comma);
    let mut hints = Vec::new();
    for kind in [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
        ContextKind::SuggestedSubcommand,
    ] {
        let near = list(kind);
        if !near.is_empty() {
            hints.push(cli::did_you_mean(language, &near));
        }
    }
    let allowed = list(ContextKind::ValidValue);
    if !allowed.is_empty() {
        hints.push(words::allowed(language, &allowed));
    }
    hints
}

fn usage(error: &Error) -> Option<String> {
    let usage = text(error, ContextKind::Usage);
    (!usage.is_empty()).then_some(usage)
}

fn text(error: &Error, kind: ContextKind) -> String {
    texts(error, kind).join(" ")
}

/// The values in a clap error, as plain text.
fn texts(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        // `to_string` leaves out the colors.
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        Some(ContextValue::Number(number)) => vec![number.to_string()],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::cli::args::{parse, with_negated_terms};

    use super::*;

    fn message(line: &str) -> String {
        let arguments = line.split(' ').map(OsString::from);
        let error = parse(&with_negated_terms(arguments)).unwrap_err();
        complaint(&error, Language::Zh)
    }

    #[test]
    fn each_kind_of_error_has_a_chinese_sentence_and_the_usage() {
        for (line, sentence, hint) in [
            (
                "k8s-quiz list --jsno", "没有 --jsno 这个选项", "是不是 --json？",
            ),
            ("k8s-quiz lsit", "没有 lsit 这个命令", "是不是 list？"),
            (
                "k8s-quiz list --lang fr", "--lang <LANG> 不能是 fr", "可以是 en、zh",
            ),
            ("k8s-quiz list --now x", "--now <RFC3339> 不能是 x", ""),
            ("k8s-quiz list --deck", "--deck <PATH> 后面缺少内容", ""),
            ("k8s-quiz show", "缺少 <CARD>...", "用法：k8s-quiz show"),
            ("k8s-quiz study --minutes 0", "--minutes <N> 不能是 0", ""),
            (
                "k8s-quiz check --similar --strict",
                "不能一起用",
                "用法：k8s-quiz check",
            ),
        ] {
            let message = message(line);
            assert!(
                message.starts_with("错误：") && message.contains(sentence),
                "{line}: {message}"
            );
            assert!(message.contains(hint), "{line}: {message}");
            assert!(
                message.ends_with("k8s-quiz --help 查看命令，k8s-quiz 命令 --help 查看选项\n"),
                "{message}"
            );
        }
    }

    #[test]
    fn the_option_decides_the_language_before_the_locale() {
        let zh = Environment {
            locale: Some("zh_CN.UTF-8".to_owned()),
            ..Environment::default()
        };
        for (line, expected) in [
            ("list --x", Language::Zh),
            ("list --x --lang en", Language::En),
            ("--lang=en --lang zh list", Language::Zh),
            ("list --lang", Language::Zh),
        ] {
            let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            assert_eq!(language(&arguments, &zh), expected, "{line}");
        }
        assert_eq!(language(&[], &Environment::default()), Language::En);
    }
}
