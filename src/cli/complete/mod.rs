//! `complete`: what may follow on a command line, for the scripts that `completions` prints.
//!
//! The scripts pass what is typed, and the program prints one candidate a line, with a tab before
//! its description: `etcd<tab>etcd`, for `--word=et -- k8s-quiz study`. A single `/` tells the
//! script to complete a path. Nothing is read for options, commands and fixed values; for topics,
//! ids and tags the decks are read, but not the progress log. On errors nothing is printed.
//!
//! `clap_complete` has an engine for this behind an unstable feature. It hands a completer only
//! the word itself, so `--deck notes` would not count; it takes `-is:due` for short options; and
//! its script for bash cuts `topic:etcd` at the colon.

mod query;
mod slot;

use std::ffi::OsString;

use clap::{Args, Command, ValueHint};

use super::CommandContext;
use super::args;
use super::failure::Failure;
use slot::CompletionSlot;

#[derive(Args, Debug)]
pub struct CompleteArgs {
    /// The word to complete
    #[arg(long, default_value = "", allow_hyphen_values = true)]
    pub word: String,
    /// The command line up to the cursor, instead of words
    #[arg(long, conflicts_with_all = ["word", "before"], allow_hyphen_values = true)]
    pub line: Option<String>,
    /// The words before it, the program's name first
    #[arg(last = true)]
    pub before: Vec<String>,
}

/// A word that may be typed.
#[derive(Debug, PartialEq, Eq)]
struct Completion {
    value: String,
    /// Empty if the value says it all.
    about: String,
}

impl Completion {
    fn new(value: impl Into<String>, about: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            about: about.into(),
        }
    }
}

pub fn run(context: &mut CommandContext, args: CompleteArgs) -> Result<(), Failure> {
    let (before, word) = match args.line {
        Some(line) => split(&line),
        None => (args.before, args.word),
    };
    let mut command = args::command();
    command.build();
    let slot = slot::at_word(&command, &before, &word);
    context.take_options_of(&before);
    let mut output = context.output();
    for candidate in candidates(context, &slot) {
        let Completion { value, about } = candidate;
        let about = about.replace(['\t', '\n'], " ");
        output.line(if about.is_empty() {
            value
        } else {
            format!("{value}\t{about}")
        });
    }
    Ok(output.finish()?)
}

/// The words of a command line that is not finished, and the last one.
fn split(line: &str) -> (Vec<String>, String) {
    // A quote that is still open ends with the line.
    let ends = ["", "\"", "'"];
    let mut words = ends
        .iter()
        .find_map(|end| shell_words::split(&format!("{line}{end}")).ok())
        .unwrap_or_default();
    let is_between = line.ends_with(char::is_whitespace) && shell_words::split(line).is_ok();
    let word = if is_between { None } else { words.pop() };
    (words, word.unwrap_or_default())
}

fn candidates(context: &mut CommandContext, slot: &CompletionSlot) -> Vec<Completion> {
    match slot {
        CompletionSlot::Commands(command, word) => commands(command, word),
        CompletionSlot::Options(command, word) => {
            let options = command
                .get_arguments()
                .filter(|option| !option.is_hide_set());
            let named = options.filter_map(|option| {
                let about = option.get_help().map(ToString::to_string);
                let name = format!("--{}", option.get_long()?);
                Some(Completion::new(name, about.unwrap_or_default()))
            });
            beginning(named, word)
        }
        CompletionSlot::Value {
            argument,
            prefix,
            word,
        } => {
            let mut found = values(context, argument, word);
            for candidate in &mut found {
                // A path is completed by the shell, which knows the whole word.
                if candidate.value != "/" {
                    candidate.value.insert_str(0, prefix);
                }
            }
            found
        }
    }
}

fn commands(program: &Command, word: &str) -> Vec<Completion> {
    let commands = program.get_subcommands();
    let named = commands
        .filter(|known| !known.is_hide_set())
        .flat_map(|command| {
            let about = command.get_about().map(ToString::to_string);
            let about = about.unwrap_or_default();
            let names = std::iter::once(command.get_name());
            let names = names.chain(command.get_visible_aliases());
            names.map(move |name| Completion::new(name, &about))
        });
    beginning(named, word)
}

fn beginning(candidates: impl Iterator<Item = Completion>, word: &str) -> Vec<Completion> {
    candidates
        .filter(|candidate| candidate.value.starts_with(word))
        .collect()
}

fn values(context: &mut CommandContext, argument: &clap::Arg, word: &str) -> Vec<Completion> {
    let fixed = argument.get_possible_values();
    if !fixed.is_empty() {
        let named = fixed.iter().map(|value| {
            let about = value.get_help().map(ToString::to_string);
            Completion::new(value.get_name(), about.unwrap_or_default())
        });
        return beginning(named, word);
    }
    match argument.get_id().as_str() {
        "query" => query::terms(context, word),
        "command" => commands(&args::command(), word),
        "card" | "old" | "new" if argument.is_positional() => query::cards(context, word),
        _ if argument.get_value_hint() == ValueHint::AnyPath => vec![Completion::new("/", "")],
        _ => Vec::new(),
    }
}

impl CommandContext {
    /// Takes over the global options of a command line that is not finished.
    fn take_options_of(&mut self, before: &[String]) {
        let words = before.iter().map(OsString::from);
        let words = args::with_negated_terms(words);
        if let Some(typed) = args::global_options(&words) {
            self.global = std::mem::take(&mut self.global).merged(typed);
        }
        self.language = self.global.lang.map_or(self.language, Into::into);
        self.skips_log = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_split_as_a_shell_does_and_an_open_quote_ends_with_it() {
        for (line, before, word) in [
            ("k8s-quiz study et", &["k8s-quiz", "study"][..], "et"),
            ("k8s-quiz study ", &["k8s-quiz", "study"], ""),
            ("k8s-quiz --deck 'my no", &["k8s-quiz", "--deck"], "my no"),
            ("k8s-quiz \"a b\" x", &["k8s-quiz", "a b"], "x"),
            ("k8s-quiz 'a ", &["k8s-quiz"], "a "),
            ("k8s-quiz topic:et", &["k8s-quiz"], "topic:et"),
            ("", &[], ""),
        ] {
            let (words, last) = split(line);
            assert_eq!(
                (words.as_slice(), last.as_str()),
                (
                    &before
                        .iter()
                        .map(|word| (*word).to_owned())
                        .collect::<Vec<_>>()[..],
                    word
                ),
                "{line}"
            );
        }
    }
}
