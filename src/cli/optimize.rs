//! `optimize`: parameters fitted to the learner's reviews, kept when they are better.

use std::io::{self, IsTerminal, Write};
use std::thread;
use std::time::Duration;

use clap::Args;

use crate::config::list_text;
use crate::library::{Library, set_config, visible_path};
use crate::memory::{Fit, FitError, FitProgress, N_PARTS, Score, fit};
use crate::words::optimize as words;

use super::Context;
use super::failure::Failure;
use super::global::GlobalArgs;
use super::help;
use super::output::Output;
use super::table::{Align, Table};

/// How often progress is shown.
const BEAT: Duration = Duration::from_millis(100);

/// `optimize`.
#[derive(Args, Debug)]
#[command(after_help = help::OPTIMIZE)]
pub struct OptimizeArgs {
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// Fits parameters, says what they are worth, and keeps them when they are better.
pub fn run(context: &mut Context) -> Result<(), Failure> {
    let library = context.open()?;
    let fit = watched(context, &library)?;
    let mut output = context.output();
    report(context, &fit, &mut output);
    if !fit.is_better() {
        return Ok(output.finish()?);
    }
    let parameters = list_text(&fit.parameters);
    output.line(&format!("fsrs_parameters: {parameters}"));
    output.finish()?;
    let path = &library.paths().config;
    set_config(path, "fsrs_parameters", &parameters)?;
    let mut output = context.output();
    output.line(&words::kept(context.language, &visible_path(path)));
    Ok(output.finish()?)
}

/// The fit, its progress shown on a terminal.
fn watched(context: &Context, library: &Library) -> Result<Fit, FitError> {
    let reviews = library.remembered_reviews();
    let progress = FitProgress::default();
    let seen = io::stderr().is_terminal();
    thread::scope(|scope| {
        let worker = scope.spawn(|| fit(&reviews, library.scheduler(), &progress));
        while seen && !worker.is_finished() {
            thread::sleep(BEAT);
            let percent = (progress.share() * 100.0) as u32;
            // Progress that cannot be shown is no reason to stop.
            let _ = write!(
                io::stderr(),
                "\r{}",
                words::working(context.language, percent)
            );
        }
        if seen {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
        match worker.join() {
            Ok(fit) => fit,
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

fn report(context: &Context, fit: &Fit, output: &mut Output) {
    let language = context.language;
    output.line(&words::split(language, fit.n_predicted, N_PARTS));
    let mut table = Table::new(&[
        (words::held_out(language), Align::Left),
        (words::log_loss(language), Align::Right),
        (words::rmse(language), Align::Right),
    ]);
    let mut row = |name: &str, score: Score| {
        let figures = [score.log_loss, score.rmse].map(|figure| format!("{figure:.4}"));
        let [log_loss, rmse] = figures;
        table.row(&[name.to_owned(), log_loss, rmse]);
    };
    row(words::in_use(language), fit.in_use);
    row(words::fitted(language), fit.fitted);
    table.print(output, usize::MAX);
    output.line(&if fit.is_better() {
        words::better(language, fit.gain(), fit.error)
    } else if fit.gain() > 0.0 {
        words::not_better(language, fit.gain(), fit.error)
    } else {
        words::worse(language).to_owned()
    });
}
