//! `config`: the configuration in effect, with the origin of each value.

use std::path::Path;

use clap::Args;

use crate::config::{Config, document, lines};
use crate::domain::Language;
use crate::library::{ConfigEdited, ConfigFile, Environment, Paths, edit_config};
use crate::tui::key_mistakes;
use crate::words::config as words;

use super::CommandContext;
use super::failure::Failure;
use super::help;

#[derive(Args, Debug)]
#[command(after_help = help::CONFIG)]
pub struct ConfigArgs {
    /// Open the config file in $VISUAL or $EDITOR, creating it if needed
    #[arg(long)]
    pub edit: bool,
}

pub fn run(context: &mut CommandContext, args: &ConfigArgs) -> Result<(), Failure> {
    let paths = context.paths()?;
    if args.edit {
        edit(context, &paths)
    } else {
        print(context, &paths)
    }
}

fn edit(context: &mut CommandContext, paths: &Paths) -> Result<(), Failure> {
    let edited = edit_config(paths, &context.environment, context.language)?;
    if edited == ConfigEdited::Valid
        && warn_about_keys(context, paths, &ConfigFile::open(paths)?.config)
    {
        return Ok(());
    }
    context.print([match edited {
        ConfigEdited::Valid => words::config_valid(context.language, &shown(&paths.config)),
        ConfigEdited::NotCreated => words::not_created(context.language).to_owned(),
    }])
}

/// Prints YAML that can be used as a config file.
fn print(context: &mut CommandContext, paths: &Paths) -> Result<(), Failure> {
    let file = match context.global.config {
        Some(_) => ConfigFile::open_named(paths),
        None => ConfigFile::open(paths),
    };
    let ConfigFile { mut config, text } = file?;
    let named = context.global.lang.map(Language::from);
    if named.is_none() {
        context.language = config.language.unwrap_or(context.language);
    }
    let language = context.language;
    config.language = named.or(config.language);
    let origins = Origins {
        lines: lines(text.as_deref().unwrap_or_default()),
        file: shown(&paths.config),
        lang: named.is_some(),
        environment: &context.environment,
        language,
    };
    let mut output = context.output();
    for line in head(context, paths, text.is_some()) {
        output.line(format!("# {line}"));
    }
    output.line("");
    output.text(document(&config, language, |key| Some(origins.origin(key))));
    output.finish()?;
    warn_about_keys(context, paths, &config);
    Ok(())
}

/// Warns about key bindings that the screens can't use. Returns whether there are any.
fn warn_about_keys(context: &CommandContext, paths: &Paths, config: &Config) -> bool {
    let mistakes = key_mistakes(&config.keys, &paths.config, context.language);
    if !mistakes.is_empty() {
        context.warn(&mistakes);
    }
    !mistakes.is_empty()
}

/// The paths in use, with the option or variable that set them.
fn head(context: &CommandContext, paths: &Paths, has_file: bool) -> Vec<String> {
    let CommandContext {
        global,
        environment,
        language,
        ..
    } = context;
    let language = *language;
    let by = |option: Option<&'static str>, variable: Option<&'static str>| {
        let home = environment.app_home.as_ref().map(|_| "K8S_QUIZ_HOME");
        let named = option.or(variable).or(home);
        named.map_or_else(String::new, |name| {
            format!(" ({})", words::from_option(language, name))
        })
    };
    let config = by(
        global.config.as_ref().map(|_| "--config"),
        environment.config.as_ref().map(|_| "K8S_QUIZ_CONFIG"),
    );
    let progress = by(
        global.progress.as_ref().map(|_| "--progress"),
        environment.progress.as_ref().map(|_| "K8S_QUIZ_PROGRESS"),
    );
    let mut lines = vec![words::file(language, &shown(&paths.config)) + &config];
    if !has_file {
        lines.push(words::no_file(language).to_owned());
    }
    lines.push(words::edit_hint(language).to_owned());
    lines.push(words::log(language, &shown(&paths.progress)) + &progress);
    lines.push(words::home(language, &shown(&paths.home)) + &by(None, None));
    lines
}

fn shown(path: &Path) -> String {
    // A line break in a name would end the comment.
    path.display().to_string().replace('\n', " ")
}

/// Tells where a key's value comes from.
struct Origins<'a> {
    /// The line of each key in the config file.
    lines: Vec<(&'static str, u32)>,
    file: String,
    /// Whether `--lang` is given.
    lang: bool,
    environment: &'a Environment,
    language: Language,
}

impl Origins<'_> {
    fn origin(&self, key: &str) -> String {
        let line = self.lines.iter().find(|(name, _)| *name == key);
        match line {
            _ if key == "language" && self.lang => words::from_option(self.language, "--lang"),
            Some((_, line)) => format!("{}:{line}", self.file),
            None if key == "language" => self.locale(),
            None => words::from_default(self.language).to_owned(),
        }
    }

    fn locale(&self) -> String {
        match self.environment.language() {
            _ if self.environment.is_foreign() => {
                words::locale_is_foreign(self.language).to_owned()
            }
            Some(Language::En) => words::locale_says(self.language, "en"),
            Some(Language::Zh) => words::locale_says(self.language, "zh"),
            None => words::locale_says_nothing(self.language).to_owned(),
        }
    }
}
