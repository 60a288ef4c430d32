//! `man`: the manual pages, made from the same descriptions as `--help`.

use std::path::{Path, PathBuf};
use std::{fs, io};

use clap::builder::Resettable;
use clap::{Args, Command};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use crate::library::{Error, FileProblem, LookupError};

use super::CommandContext;
use super::failure::Failure;
use super::help;

#[derive(Args, Debug)]
#[command(after_help = help::MAN)]
pub struct ManArgs {
    /// The command of the page; the program's own page if omitted
    #[arg(conflicts_with = "dir")]
    pub command: Vec<String>,
    /// Write the pages of all commands to this folder
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
}

/// The manual page of a command.
struct ManualPage {
    /// `k8s-quiz-deck-add.1`
    file_name: String,
    text: String,
}

const NAME: &str = "k8s-quiz";

/// What the program's own page says besides `--help`.
const PROGRAM: &str = "\
Files:
  progress.jsonl   the progress log
  answers          your own answers, one file per card
  inbox.md         questions that you added
  my-deck.yaml     what you changed of cards
They are in $K8S_QUIZ_HOME, else in k8s-quiz in the platform's data folder ($XDG_DATA_HOME, else
~/.local/share; %APPDATA% on Windows). config.yaml is in $K8S_QUIZ_HOME, else in k8s-quiz in the
platform's config folder ($XDG_CONFIG_HOME, else ~/.config).
Environment:
  K8S_QUIZ_HOME       the folder of all your files
  K8S_QUIZ_PROGRESS   the progress log
  K8S_QUIZ_CONFIG     the config file
  VISUAL, EDITOR      your editor
  NO_COLOR            no colors if set
Exit status:
0: success. 1: an error. 2: a mistake in the command line. 3: due and next found nothing left
today.";

/// Prints a page of `program`, or writes all.
pub fn run(context: &CommandContext, args: &ManArgs, program: Command) -> Result<(), Failure> {
    let mut program = program.disable_help_subcommand(true);
    program.build();
    if let Some(folder) = &args.dir {
        return write_all(&program, &context.environment.expanded(folder));
    }
    let mut command = &program;
    for name in &args.command {
        let found = command.find_subcommand(name);
        let missing = || LookupError::NoSuchCommand(args.command.join(" "));
        command = found.ok_or_else(missing)?;
    }
    let mut output = context.output();
    output.text(ManualPage::new(command)?.text);
    Ok(output.finish()?)
}

fn write_all(program: &Command, folder: &Path) -> Result<(), Failure> {
    let failed = |path: PathBuf, cause| Error::File {
        path,
        cause: FileProblem::Write(cause),
    };
    fs::create_dir_all(folder).map_err(|cause| failed(folder.to_owned(), cause))?;
    let mut open = vec![program];
    while let Some(command) = open.pop() {
        let page = ManualPage::new(command)?;
        let path = folder.join(page.file_name);
        fs::write(&path, &page.text).map_err(|cause| failed(path, cause))?;
        let below = command.get_subcommands();
        open.extend(below.filter(|command| !command.is_hide_set()));
    }
    Ok(())
}

impl ManualPage {
    fn new(command: &Command) -> io::Result<Self> {
        let help = command.get_after_help().map(ToString::to_string);
        let mut bare = command.clone().after_help(Resettable::Reset);
        // Without it, every option is in the synopsis.
        let usage = bare.render_usage().to_string();
        let usage = usage.trim_start_matches("Usage:").trim().to_owned();
        let bare = bare.override_usage(usage);
        let is_program = command.get_name() == NAME;
        let version = command.get_version().unwrap_or_default();
        let man = Man::new(bare).source(format!("{NAME} {version}"));
        let mut text = Vec::new();
        man.render(&mut text)?;
        let mut text = String::from_utf8_lossy(&text).into_owned();
        text.push_str(&sections(&help.unwrap_or_default()).to_roff());
        if is_program {
            text.push_str(&sections(PROGRAM).to_roff());
        }
        Ok(Self {
            file_name: man.get_filename(),
            text,
        })
    }
}

/// The text below the options of `--help`: a line that ends with `:` opens a section, named up to
/// its first comma, and indented lines keep their line breaks.
fn sections(help: &str) -> Roff {
    let mut roff = Roff::new();
    let mut is_kept = false;
    for line in help.lines() {
        let is_indented = line.starts_with(' ');
        if is_indented != is_kept && !line.is_empty() {
            roff.control(if is_indented { "nf" } else { "fi" }, []);
            is_kept = is_indented;
        }
        match line.strip_suffix(':').filter(|_| !is_indented) {
            _ if line.is_empty() && is_kept => roff.text([roman("")]),
            _ if line.is_empty() => roff.control("PP", []),
            Some(title) => {
                let name = title.split(',').next().unwrap_or(title);
                roff.control("SH", [name.to_uppercase().as_str()])
            }
            None => roff.text([roman(line)]),
        };
    }
    if is_kept {
        roff.control("fi", []);
    }
    roff
}
