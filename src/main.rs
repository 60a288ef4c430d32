//! The program: parse, run, exit code; nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    k8s_quiz::cli::run(std::env::args_os())
}
