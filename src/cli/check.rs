//! `check`: what was understood of notes, what is left over, what is unanswered.

mod json;

use std::path::PathBuf;

use clap::Args;

use crate::deck::{Deck, Origin, Source};
use crate::domain::{Language, Positions, SourceIndex};
use crate::library::Library;
use crate::notes::{Dialect, Severity};
use crate::text::visible;
use crate::words::{cli as words, common};

use super::Context;
use super::diagnostics::Finding;
use super::failure::Failure;
use super::global::GlobalArgs;
use super::help;
use super::output::{Output, Style};
use super::similar;

/// `check`.
#[derive(Args, Debug)]
#[command(after_help = help::CHECK)]
pub struct CheckArgs {
    /// Notes files, folders of them, or manifests; the current deck when none is given.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// List cards that may ask the same; on a terminal, ask about each pair and join them.
    #[arg(long, conflicts_with = "strict")]
    pub similar: bool,
    /// Fail on warnings too.
    #[arg(long)]
    pub strict: bool,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// Reports on notes; fails when something is wrong with them.
pub fn run(context: &mut Context, args: CheckArgs) -> Result<(), Failure> {
    context.global.deck.extend(args.paths);
    context.passes_over = true;
    context.skips_log = !args.similar;
    let library = context.open_quietly()?;
    if args.similar {
        return similar::run(context, &library, args.json);
    }
    let elsewhere = elsewhere(&library, context.language);
    let report = Report::new(library.deck(), elsewhere, context.language);
    let mut output = context.output();
    if args.json {
        output.line(&json::report(&report)?);
    } else {
        report.print(&mut output);
    }
    output.finish()?;
    let fails = report.fails(args.strict);
    // The program ends here: to give back the memory of a large deck piece by piece is only work.
    std::mem::forget(library);
    if fails {
        Err(Failure::Reported)
    } else {
        Ok(())
    }
}

/// Mistakes of manifests, and files that were passed over.
pub fn elsewhere(library: &Library, language: Language) -> Vec<Finding> {
    let mistakes = library.manifest_errors().iter();
    let mistakes = mistakes.map(|error| Finding::of_manifest(error, language));
    let skipped = library.skipped().iter();
    mistakes
        .chain(skipped.map(|skipped| Finding::of_skipped(skipped, language)))
        .collect()
}

/// What `check` found in one file.
struct FileReport<'a> {
    source: &'a Source,
    n_questions: usize,
    n_unanswered: usize,
    findings: Vec<Finding>,
}

/// The report of a whole deck.
struct Report<'a> {
    deck: &'a Deck,
    files: Vec<FileReport<'a>>,
    /// Mistakes of manifests and files that could not be read.
    elsewhere: Vec<Finding>,
    language: Language,
}

impl<'a> Report<'a> {
    /// Gathers what is amiss; `elsewhere` is what stands in no source of the deck.
    fn new(deck: &'a Deck, elsewhere: Vec<Finding>, language: Language) -> Self {
        let files = (0..).map(SourceIndex).zip(&deck.sources);
        // The learner's own answers are no notes to be understood.
        let files = files
            .filter(|(_, source)| source.origin != Origin::Own)
            .map(|(index, source)| file_report(deck, index, source, language));
        let mut files: Vec<FileReport<'_>> = files.collect();
        for found in similar::duplicates(deck, language) {
            let file = files
                .iter_mut()
                .find(|file| file.source.file.name == found.file);
            if let Some(file) = file {
                file.findings.push(found);
                file.findings.sort_by_key(|finding| finding.position);
            }
        }
        Self {
            deck,
            files,
            elsewhere,
            language,
        }
    }

    fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.elsewhere
            .iter()
            .chain(self.files.iter().flat_map(|file| &file.findings))
    }

    fn count(&self, severity: Severity) -> usize {
        self.findings()
            .filter(|finding| finding.severity == severity)
            .count()
    }

    /// Whether the command fails: on errors, when strict on warnings too.
    fn fails(&self, strict: bool) -> bool {
        self.count(Severity::Error) > 0 || (strict && self.count(Severity::Warning) > 0)
    }

    /// Writes it for people; the last line counts cards.
    fn print(&self, output: &mut Output) {
        for finding in &self.elsewhere {
            finding.print(output, self.language);
        }
        for file in &self.files {
            self.print_file(file, output);
        }
        self.print_counts(output);
    }

    fn print_counts(&self, output: &mut Output) {
        let language = self.language;
        let (errors, warnings) = (self.count(Severity::Error), self.count(Severity::Warning));
        if errors + warnings > 0 {
            let style = if errors > 0 {
                Style::Error
            } else {
                Style::Warning
            };
            let counts = [
                words::n_errors(language, errors),
                words::n_warnings(language, warnings),
            ];
            output.styled(style, &counts.join(common::comma(language)));
            output.push("\n");
        }
        let n_questions = self.files.iter().map(|file| file.n_questions).sum();
        output.line(&words::check_total(
            language,
            &words::n_cards(language, self.deck.cards.len()),
            &words::n_questions(language, n_questions),
            &words::n_files(language, self.files.len()),
            self.n_unanswered(),
        ));
    }

    /// Cards that nobody answers.
    fn n_unanswered(&self) -> usize {
        let cards = self.deck.cards.iter();
        cards.filter(|card| card.unanswered).count()
    }

    fn print_file(&self, file: &FileReport<'_>, output: &mut Output) {
        let language = self.language;
        output.styled(Style::Strong, &visible(&file.source.file.name));
        output.push("\n  ");
        let names: Vec<_> = file
            .source
            .notes
            .dialects
            .iter()
            .map(|dialect| dialect_name(*dialect, language))
            .collect();
        let dialects = if names.is_empty() {
            words::no_dialect(language).to_owned()
        } else {
            let (label, colon) = (words::dialects(language), common::colon(language));
            format!("{label}{colon}{}", names.join(common::comma(language)))
        };
        let counts = [
            dialects,
            words::n_questions(language, file.n_questions),
            words::n_answered(language, file.n_questions - file.n_unanswered),
            words::n_unanswered(language, file.n_unanswered),
            words::n_sections(language, file.source.notes.sections.len()),
            words::n_left_over(language, file.source.notes.left_over.len()),
        ];
        output.line(&counts.join(common::semicolon(language)));
        for finding in &file.findings {
            output.push("  ");
            finding.print(output, language);
        }
        output.push("\n");
    }
}

fn file_report<'a>(
    deck: &Deck,
    index: SourceIndex,
    source: &'a Source,
    language: Language,
) -> FileReport<'a> {
    let entries = deck.entries_of_source(index);
    let unanswered = entries.iter().filter(|entry| entry.is_unanswered());
    let mut positions = Positions::of(&source.file.text);
    FileReport {
        source,
        n_questions: entries.len(),
        n_unanswered: unanswered.count(),
        findings: deck
            .findings_of_source(index)
            .map(|found| Finding::of_notes(&source.file, found, &mut positions, language))
            .collect(),
    }
}

fn dialect_name(dialect: Dialect, language: Language) -> &'static str {
    match dialect {
        Dialect::Labelled => words::dialect_labelled(language),
        Dialect::Headings => words::dialect_headings(language),
        Dialect::NumberedHeadings => words::dialect_numbered(language),
        Dialect::Details => words::dialect_details(language),
        Dialect::Bullets => words::dialect_bullets(language),
        Dialect::NestedBullets => words::dialect_nested_bullets(language),
        Dialect::BoldList => words::dialect_bold_list(language),
        Dialect::Bold => words::dialect_bold(language),
        Dialect::Pairs => words::dialect_pairs(language),
        Dialect::Obsidian => words::dialect_obsidian(language),
        Dialect::Tables => words::dialect_tables(language),
        Dialect::Lines => words::dialect_lines(language),
    }
}
