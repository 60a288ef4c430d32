//! `check`: what was read from notes, what was left over, and what has no answer.

mod explain;
mod json;

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;

use crate::deck::{Deck, Origin, Source};
use crate::domain::{Language, Positions, SourceIndex};
use crate::library::Library;
use crate::notes::{Dialect, Severity};
use crate::text::{Line, Role};
use crate::words::{cli as words, common};

use super::CommandContext;
use super::diagnostics::Finding;
use super::failure::Failure;
use super::help;
use super::similar;

/// So many findings of one kind are shown for a file; the rest is counted.
const MAX_OF_A_KIND: usize = 5;

#[derive(Args, Debug)]
#[command(after_help = help::CHECK)]
pub struct CheckArgs {
    /// Notes files, folders or manifests; the open decks if omitted
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// List cards that may ask the same question; on a terminal, offer to merge each pair
    #[arg(long, conflicts_with = "strict")]
    pub similar: bool,
    /// Say how each shape of line was read, and why
    #[arg(long, conflicts_with_all = ["similar", "json"])]
    pub explain: bool,
    /// Fail on warnings, not only on errors
    #[arg(long)]
    pub strict: bool,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// Prints the report. Fails on errors; with `--strict`, on warnings too.
pub fn run(context: &mut CommandContext, args: CheckArgs) -> Result<(), Failure> {
    context.global.deck.extend(args.paths);
    context.passes_over = true;
    context.skips_log = !args.similar;
    let library = context.open_quietly()?;
    if args.similar {
        return similar::run(context, &library, args.json);
    }
    let elsewhere = elsewhere(&library, context.language);
    let report = CheckReport::new(library.deck(), elsewhere, context.language);
    if args.json {
        context.print_json(&json::report(&report))?;
    } else if args.explain {
        let files = report.files.iter();
        let glyphs = library.glyphs();
        context.print(files.flat_map(|file| explain::lines(file, glyphs, report.language)))?;
    } else {
        context.print(report.lines())?;
    }
    let fails = report.fails(args.strict);
    // The process ends here; freeing a large deck piece by piece would only cost time.
    std::mem::forget(library);
    if fails {
        Err(Failure::Reported)
    } else {
        Ok(())
    }
}

/// Findings outside the sources: in manifests, and about skipped files.
pub fn elsewhere(library: &Library, language: Language) -> Vec<Finding> {
    let mistakes = library.manifest_errors().iter();
    let mistakes = mistakes.map(|error| Finding::from_manifest(error, language));
    let skipped = library.skipped().iter();
    mistakes
        .chain(skipped.map(|skipped| Finding::from_skipped(skipped, language)))
        .collect()
}

/// The words for a count.
type CountWords = fn(Language, usize) -> String;

struct FileReport<'a> {
    source: &'a Source,
    n_questions: usize,
    n_unanswered: usize,
    findings: Vec<Finding>,
}

struct CheckReport<'a> {
    deck: &'a Deck,
    files: Vec<FileReport<'a>>,
    /// Findings in manifests and about skipped files.
    elsewhere: Vec<Finding>,
    language: Language,
}

impl<'a> CheckReport<'a> {
    fn new(deck: &'a Deck, elsewhere: Vec<Finding>, language: Language) -> Self {
        // The learner's own answers are not notes.
        let mut files: Vec<FileReport<'_>> = (0..)
            .map(SourceIndex)
            .zip(&deck.sources)
            .filter(|(_, source)| source.origin != Origin::Own)
            .map(|(index, source)| file_report(deck, index, source, language))
            .collect();
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

    fn fails(&self, strict: bool) -> bool {
        self.count(Severity::Error) > 0 || (strict && self.count(Severity::Warning) > 0)
    }

    /// All findings. The last line counts cards.
    fn lines(&self) -> Vec<Line> {
        let elsewhere = self.elsewhere.iter();
        let mut lines: Vec<Line> = elsewhere
            .flat_map(|found| found.lines(self.language))
            .collect();
        for file in &self.files {
            lines.extend(self.file_lines(file));
        }
        lines.extend(self.severity_counts());
        lines.push(self.total().into());
        lines
    }

    fn severity_counts(&self) -> Option<Line> {
        let (errors, warnings) = (self.count(Severity::Error), self.count(Severity::Warning));
        let role = match (errors, warnings) {
            (0, 0) => return None,
            (0, _) => Role::Warning,
            _ => Role::Error,
        };
        let counts = self.counts_in_words([
            (errors, words::n_errors as CountWords),
            (warnings, words::n_warnings),
        ]);
        Some(Line::new(counts.join(common::comma(self.language)), role))
    }

    /// The counts that are not zero.
    fn counts_in_words<const N: usize>(&self, counts: [(usize, CountWords); N]) -> Vec<String> {
        let counts = counts.into_iter().filter(|(n, _)| *n > 0);
        counts.map(|(n, words)| words(self.language, n)).collect()
    }

    fn total(&self) -> String {
        let language = self.language;
        let n_questions = self.files.iter().map(|file| file.n_questions).sum();
        words::check_total(
            language,
            &words::n_cards(language, self.deck.cards.len()),
            &words::n_questions(language, n_questions),
            &words::n_files(language, self.files.len()),
        ) + &match self.n_unanswered() {
            0 => String::new(),
            n => words::of_them_unanswered(language, n),
        }
    }

    /// The number of cards without an answer.
    fn n_unanswered(&self) -> usize {
        let cards = self.deck.cards.iter();
        cards.filter(|card| card.unanswered).count()
    }

    fn file_lines(&self, file: &FileReport<'_>) -> Vec<Line> {
        let language = self.language;
        let dialects = file.source.notes.dialects.iter();
        let names: Vec<_> = dialects
            .map(|dialect| dialect_name(*dialect, language))
            .collect();
        let dialects = if names.is_empty() {
            words::no_dialect(language).to_owned()
        } else {
            let (label, colon) = (words::dialects(language), common::colon(language));
            format!("{label}{colon}{}", names.join(common::comma(language)))
        };
        let (notes, n_unanswered) = (&file.source.notes, file.n_unanswered);
        let counts = self.counts_in_words([
            (file.n_questions, words::n_questions as CountWords),
            (file.n_questions - n_unanswered, words::n_answered),
            (n_unanswered, words::n_unanswered),
            (notes.sections.len(), words::n_sections),
            (notes.left_over.len(), words::n_left_over),
        ]);
        let counts = [vec![dialects], counts].concat();
        let mut lines = vec![
            Line::new(&*file.source.file.name, Role::Strong),
            Line::from(counts.join(common::semicolon(language))).indented(2),
        ];
        lines.extend(self.finding_lines(file));
        lines.push(Line::default());
        lines
    }

    /// The findings of a file, only the first ones of each kind.
    fn finding_lines(&self, file: &FileReport<'_>) -> Vec<Line> {
        let language = self.language;
        let mut lines = Vec::new();
        let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in &file.findings {
            let n_shown = shown.entry(finding.kind).or_default();
            *n_shown += 1;
            if *n_shown > MAX_OF_A_KIND {
                continue;
            }
            let mut finding = finding.lines(language).into_iter();
            lines.extend(finding.next().map(|head| head.indented(2)));
            lines.extend(finding);
        }
        for (kind, n) in shown.iter().filter(|(_, n)| **n > MAX_OF_A_KIND) {
            let more = words::n_more_of_kind(language, n - MAX_OF_A_KIND, kind);
            lines.push(Line::new(more, Role::Dim).indented(2));
        }
        lines
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
    let mut positions = Positions::new(&source.file.text);
    FileReport {
        source,
        n_questions: entries.len(),
        n_unanswered: unanswered.count(),
        findings: deck
            .findings_of_source(index)
            .map(|found| Finding::from_notes(&source.file, found, &mut positions, language))
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
