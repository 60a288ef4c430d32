//! `optimize`: fits the scheduler's parameters to the learner's reviews.

use std::thread;
use std::time::Duration;

use crate::config::list_text;
use crate::library::{Library, set_config};
use crate::markdown::tree::Alignment::{Left, Right};
use crate::memory::{Fit, FitError, FitProgress, N_FOLDS, Score, fit};
use crate::text::{Glyphs, Line, TextTable};
use crate::words::optimize as words;

use super::CommandContext;
use super::failure::Failure;
use super::output::StatusLine;

/// Time between two updates of the progress display.
const TICK: Duration = Duration::from_millis(100);

/// Fits parameters, prints how well they predict, and writes them to the config if they are better.
pub fn run(context: &mut CommandContext) -> Result<(), Failure> {
    let library = context.open()?;
    let fit = fit_with_progress(context, &library)?;
    context.print(report(context, &fit))?;
    if !fit.is_better() {
        return Ok(());
    }
    let parameters = list_text(&fit.parameters);
    context.print([format!("fsrs_parameters: {parameters}")])?;
    let path = &library.paths().config;
    set_config(path, "fsrs_parameters", |_| parameters)?;
    context.print([words::kept(context.language, &path.display().to_string())])
}

/// Runs the fit and shows its progress if stderr is a terminal. If the system refuses a thread, as
/// under `ulimit -u`, fits without progress.
fn fit_with_progress(context: &CommandContext, library: &Library) -> Result<Fit, FitError> {
    let reviews = library.remembered_reviews();
    let progress = FitProgress::default();
    let status = StatusLine::new();
    thread::scope(|scope| {
        let work = || fit(&reviews, library.scheduler(), &progress);
        let Ok(worker) = thread::Builder::new().spawn_scoped(scope, work) else {
            return work();
        };
        while status.is_shown() && !worker.is_finished() {
            thread::sleep(TICK);
            let percent = (progress.share() * 100.0) as u32;
            status.show(words::working(context.language, percent));
        }
        match worker.join() {
            Ok(fit) => fit,
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

fn report(context: &CommandContext, fit: &Fit) -> Vec<Line> {
    let language = context.language;
    let mut table = TextTable::new(&[
        (words::held_out(language), Left),
        (words::log_loss(language), Right),
        (words::rmse(language), Right),
    ]);
    let mut row = |name: &str, score: Score| {
        let [log_loss, rmse] = [score.log_loss, score.rmse].map(|error| format!("{error:.4}"));
        table.row([name, &log_loss, &rmse]);
    };
    row(words::in_use(language), fit.in_use);
    row(words::fitted(language), fit.fitted);
    let mut lines = vec![words::split(language, fit.n_predicted, N_FOLDS).into()];
    lines.extend(table.lines(usize::MAX, Glyphs::default()));
    lines.push(if fit.is_better() {
        words::better(language, fit.gain(), fit.standard_error).into()
    } else if fit.gain() > 0.0 {
        words::not_better(language, fit.gain(), fit.standard_error).into()
    } else {
        words::worse(language).into()
    });
    lines
}
