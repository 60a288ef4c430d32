//! `progress check`: lists the unusable lines of the log, and the questions with progress that no
//! open note asks. `--repair` rewrites the log without the unusable lines.

use jiff::SignedDuration;

use crate::cli::CommandContext;
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::domain::{Language, Moment};
use crate::library::{Library, Orphan, line_problem};
use crate::progress::{BadLine, Repaired};
use crate::text::{Line, Role};
use crate::words::progress as words;

use super::cards::question_of;

/// Prints the report. Fails if lines that are not events stay in the log.
pub fn run(context: &mut CommandContext, repair: bool) -> Result<(), Failure> {
    let mut library = context.open_to_explain_the_log()?;
    let language = context.language;
    let mut output = context.output();
    let path = library.log().path().display().to_string();
    let n_broken = if repair {
        let now = library.now();
        let repaired = library.repair(now)?;
        print_repaired(&mut output, &path, &repaired, language);
        0
    } else {
        print_bad_lines(&mut output, &path, &library, language)
    };
    print_future(&mut output, &library, language);
    print_orphans(&mut output, &library, language);
    output.finish()?;
    if n_broken > 0 {
        return Err(Failure::Reported);
    }
    Ok(())
}

/// Prints the unusable lines and returns how many no version can use.
fn print_bad_lines(
    output: &mut Output,
    path: &str,
    library: &Library,
    language: Language,
) -> usize {
    let bad_lines = library.log().bad_lines();
    for bad in bad_lines {
        print_bad_line(output, path, bad, (words::kept, language));
    }
    let n_events = library.history().n_events();
    let broken = bad_lines.iter().filter(|bad| !bad.problem.is_foreign());
    let n_broken = broken.count();
    if bad_lines.is_empty() {
        output.line(words::clean(language, n_events));
    } else {
        output.line(words::used(language, n_events));
    }
    if n_broken > 0 {
        output.line(words::repair_hint(language));
    }
    n_broken
}

/// Words what happens to an unusable line.
pub type Fate = fn(Language, &str) -> String;

/// Prints the location of a line, why it is unusable, and what happens to it.
pub fn print_bad_line(
    output: &mut Output,
    path: &str,
    bad: &BadLine,
    (fate, language): (Fate, Language),
) {
    let place = format!("{path}:{}:{}", bad.line, bad.column);
    let role = if bad.problem.is_foreign() {
        Role::Dim
    } else {
        Role::Warning
    };
    let what = fate(language, &line_problem(language, &bad.problem));
    let what = format!(": {what}");
    output.line(Line::new(place, role).with(what, Role::Plain));
}

fn print_repaired(output: &mut Output, path: &str, repaired: &Repaired, language: Language) {
    for bad in &repaired.dropped {
        print_bad_line(output, path, bad, (words::left_out, language));
    }
    let Some(backup) = &repaired.backup else {
        output.line(words::nothing_to_repair(language));
        return;
    };
    let n_dropped = repaired.dropped.len();
    output.line(words::repaired(language, repaired.n_kept, n_dropped));
    if repaired.n_rescued > 0 {
        output.line(words::rescued(language, repaired.n_rescued));
    }
    if repaired.n_repeated > 0 {
        output.line(words::repeated(language, repaired.n_repeated));
    }
    let backup = backup.display().to_string();
    output.line(words::backup_at(language, &backup));
}

/// Reviews by a wrong clock hide their cards for as long as the clock was ahead.
fn print_future(output: &mut Output, library: &Library, language: Language) {
    let later = library.now().after(SignedDuration::from_hours(1));
    let future: Vec<Moment> = library.history().reviews_after(later).collect();
    if let Some(first) = future.iter().min() {
        let first = first.to_string();
        let first = first.get(..16).unwrap_or(&first).replace('T', " ");
        output.line(words::future(language, future.len(), &first));
        output.line(words::future_hint(language));
    }
}

fn print_orphans(output: &mut Output, library: &Library, language: Language) {
    let (followed, lost): (Vec<Orphan>, Vec<Orphan>) = library
        .orphans()
        .into_iter()
        .partition(|orphan| orphan.is_followed);
    for (heading, orphans) in [
        (words::found_again(language), followed),
        (words::orphans(language), lost),
    ] {
        if !orphans.is_empty() {
            output.line("");
            output.line(heading);
        }
        for orphan in orphans {
            print_orphan(output, library, &orphan, language);
        }
    }
}

fn print_orphan(output: &mut Output, library: &Library, orphan: &Orphan, language: Language) {
    let known = orphan.question.as_deref();
    let question = known.unwrap_or_else(|| words::unknown_question(language));
    let id = Line::new(orphan.id.as_str(), Role::Strong);
    output.line(id.with(format!("  {question}"), Role::Plain));
    let reviews = match &orphan.file {
        Some(file) => words::reviews_from(language, orphan.n_reviews, file),
        None => words::reviews(language, orphan.n_reviews),
    };
    output.line(format!("    {}", reviews));
    let Some(card) = orphan.nearest else {
        return;
    };
    let title = question_of(library, card, language);
    if orphan.is_followed {
        let followed = words::followed(language, card.as_str(), &title);
        output.line(format!("    {}", followed));
    } else {
        let nearest = words::nearest(language, card.as_str(), &title);
        output.line(format!("    {}", nearest));
        let hint = words::relink_hint(language, orphan.id.as_str(), card.as_str());
        output.line(format!("    {hint}"));
    }
}
