//! What the word under the cursor is: a command, an option, or a value of an argument.

use clap::{Arg, Command};

/// What is completed, with the word as typed so far.
#[derive(Debug)]
pub enum CompletionSlot<'a> {
    /// The name of a subcommand.
    Commands(&'a Command, &'a str),
    /// The name of an option of the command.
    Options(&'a Command, &'a str),
    Value {
        argument: &'a Arg,
        /// The part of the word before the value, such as `--lang=`.
        prefix: String,
        word: &'a str,
    },
}

/// What the word is after these words, the program's name first.
pub fn at_word<'a>(
    program: &'a Command,
    before: &'a [String],
    word: &'a str,
) -> CompletionSlot<'a> {
    let mut state = TypedLine::new(program);
    for word in before.iter().skip(1) {
        state.take(word);
    }
    state.slot(word)
}

/// What was read of the command line.
struct TypedLine<'a> {
    command: &'a Command,
    /// The option whose values come next, and how many of them.
    option: Option<(&'a Arg, usize)>,
    n_positionals: usize,
    /// Whether `--` was read.
    only_positionals: bool,
}

impl<'a> TypedLine<'a> {
    fn new(command: &'a Command) -> Self {
        Self {
            command,
            option: None,
            n_positionals: 0,
            only_positionals: false,
        }
    }

    fn take(&mut self, word: &str) {
        if let Some((option, n_left)) = self.option.take() {
            self.option = (n_left > 1).then_some((option, n_left - 1));
        } else if self.only_positionals {
            self.n_positionals += 1;
        } else if word == "--" {
            self.only_positionals = true;
        } else if let Some(name) = word.strip_prefix("--") {
            let option = self.option_named(name);
            let n_values = option.map_or(0, n_values);
            self.option = option
                .filter(|_| n_values > 0)
                .map(|option| (option, n_values));
        } else if let Some(command) = self.command.find_subcommand(word) {
            *self = Self::new(command);
        } else {
            self.n_positionals += 1;
        }
    }

    fn option_named(&self, name: &str) -> Option<&'a Arg> {
        let mut options = self.command.get_arguments();
        options.find(|option| option.get_long() == Some(name))
    }

    /// The positional argument that the next word belongs to; the last one may take several.
    fn positional(&self) -> Option<&'a Arg> {
        let mut positionals = self.command.get_positionals();
        let last = self.command.get_positionals().last();
        let next = positionals.nth(self.n_positionals);
        next.or(last.filter(|last| n_values(last) > 1))
    }

    fn slot(self, word: &'a str) -> CompletionSlot<'a> {
        let whole = |argument| CompletionSlot::Value {
            argument,
            prefix: String::new(),
            word,
        };
        if let Some((option, _)) = self.option {
            return whole(option);
        }
        let named = word
            .strip_prefix("--")
            .and_then(|rest| rest.split_once('='));
        if let Some((name, word)) = named
            && let Some(argument) = self.option_named(name)
        {
            let prefix = format!("--{name}=");
            return CompletionSlot::Value {
                argument,
                prefix,
                word,
            };
        }
        let positional = self.positional();
        // `-is:due` is a term of a query, `-` may become both.
        let is_term = positional.is_some_and(|argument| argument.get_id() == "query")
            && word.starts_with('-')
            && !matches!(word, "-" | "--")
            && !word.starts_with("--");
        match positional {
            Some(argument) if is_term || self.only_positionals || !word.starts_with('-') => {
                whole(argument)
            }
            None if self.command.has_subcommands() && !word.starts_with('-') => {
                CompletionSlot::Commands(self.command, word)
            }
            _ => CompletionSlot::Options(self.command, word),
        }
    }
}

/// The most values that an argument takes.
fn n_values(argument: &Arg) -> usize {
    argument
        .get_num_args()
        .map_or(0, |range| range.max_values())
}

#[cfg(test)]
mod tests {
    use crate::cli::args;

    use super::*;

    /// The slot of the last word of a line, in short.
    fn slot(line: &str) -> String {
        let mut command = args::command();
        command.build();
        let mut words: Vec<String> = line.split(' ').map(str::to_owned).collect();
        let word = words.pop().unwrap();
        match at_word(&command, &words, &word) {
            CompletionSlot::Commands(command, word) => {
                format!("command of {} {word}", command.get_name())
            }
            CompletionSlot::Options(command, word) => {
                format!("option of {} {word}", command.get_name())
            }
            CompletionSlot::Value {
                argument,
                prefix,
                word,
            } => format!("{} {prefix}|{word}", argument.get_id()),
        }
    }

    #[test]
    fn a_word_is_a_command_an_option_or_a_value() {
        for (line, wanted) in [
            ("k8s-quiz st", "command of k8s-quiz st"),
            ("k8s-quiz --deck x ", "command of k8s-quiz "),
            ("k8s-quiz progress ", "command of progress "),
            ("k8s-quiz study et", "query |et"),
            ("k8s-quiz study etcd is:", "query |is:"),
            ("k8s-quiz study -is:d", "query |-is:d"),
            ("k8s-quiz study --mi", "option of study --mi"),
            ("k8s-quiz study -", "option of study -"),
            ("k8s-quiz study -- -", "query |-"),
            ("k8s-quiz study --minutes ", "minutes |"),
            ("k8s-quiz study --minutes 5 e", "query |e"),
            ("k8s-quiz study --cram e", "query |e"),
            ("k8s-quiz study --lang=z", "lang --lang=|z"),
            ("k8s-quiz plan --pause 12-05 ", "pause |"),
            ("k8s-quiz plan --pause 12-05 12-07 e", "query |e"),
            ("k8s-quiz exam e", "query |e"),
            ("k8s-quiz grade yy", "card |yy"),
            ("k8s-quiz grade yy ", "grade |"),
            ("k8s-quiz grade yy 3 ", "option of grade "),
            ("k8s-quiz progress relink a ", "new |"),
            ("k8s-quiz deck add ", "path |"),
            ("k8s-quiz help st", "command of help st"),
        ] {
            assert_eq!(slot(line), wanted, "{line}");
        }
    }
}
