//! The program: parses arguments, runs the command, sets the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    k8s_quiz::cli::run(std::env::args_os())
}
