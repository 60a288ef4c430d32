//! Odd surroundings: limits of the system, devices in place of files, files that are no text.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::{Command, Output};

use portable_pty::CommandBuilder;

use k8s_quiz::memory::Settings;

use crate::environment::{Environment, Run, program};
use crate::optimize::{log_of, simulated};
use crate::terminal::Terminal;

fn environment() -> Environment {
    let environment = Environment::new();
    environment.write_three_cards();
    environment.write(
        "home/config.yaml",
        "decks: [../three.md]\nembedded_deck: false\n",
    );
    environment
}

/// Runs the program by a shell that runs `before` first, for at most 20 seconds.
fn run_after(environment: &Environment, before: &str, arguments: &str) -> Run {
    Run::of(&shell(environment, before, arguments).output().unwrap())
}

fn shell(environment: &Environment, before: &str, arguments: &str) -> Command {
    let mut command = Command::new("/bin/sh");
    let script = format!("{before}; exec timeout 20 {} {arguments}", program());
    command.env_clear().envs(environment.variables());
    command.env("PATH", "/usr/bin:/bin");
    command
        .current_dir(environment.path())
        .args(["-c", &script]);
    command
}

#[test]
fn a_time_zone_that_names_a_device_or_a_pipe_is_utc() {
    let environment = environment();
    for zone in ["/dev/zero", ":/dev/zero", "./pipe"] {
        let before = format!("[ -e pipe ] || mkfifo pipe; export TZ={zone}");
        let graded = run_after(&environment, &before, "grade etcd 4 --json").ok();
        assert!(graded.contains("+00:00"), "{zone}: {graded}");
    }
}

#[test]
fn a_link_to_a_pipe_in_the_learners_folder_does_not_hang() {
    let environment = environment();
    for name in ["inbox.md", "my-deck.yaml", "config.yaml"] {
        let path = environment.path().join("home").join(name);
        let kept = fs::read(&path);
        let _ = fs::remove_file(&path);
        symlink("../pipe", &path).unwrap();
        let before = "[ -e pipe ] || mkfifo pipe";
        let run = run_after(&environment, before, "check");
        let said = format!("{}{}", run.stdout, run.stderr);
        assert_ne!(run.code, 124, "{name}: it hangs");
        assert!(said.contains(name), "{said}");
        fs::remove_file(&path).unwrap();
        if let Ok(kept) = kept {
            fs::write(&path, kept).unwrap();
        }
    }
}

/// Runs the program where the system allows only some threads; `None` if this user can't become
/// another.
fn run_with_threads(environment: &Environment, n_threads: usize, arguments: &str) -> Option<Run> {
    let folder = environment.path();
    for path in [folder.to_owned(), folder.join("home")] {
        fs::set_permissions(path, fs::Permissions::from_mode(0o777)).unwrap();
    }
    let mut command = Command::new("/bin/sh");
    command.args(["-c", &limited_to(n_threads, arguments)]);
    command.env_clear().envs(environment.variables());
    command.env("PATH", "/usr/bin:/bin").current_dir(folder);
    let run = Run::of(&command.output().unwrap());
    (!run.stderr.contains("setpriv")).then_some(run)
}

/// The command that runs the program as a user with at most this many threads.
fn limited_to(n_threads: usize, arguments: &str) -> String {
    // The limit does not hold for root.
    let user = "setpriv --reuid=65534 --regid=65534 --clear-groups";
    format!(
        "exec {user} prlimit --nproc={n_threads} {} {arguments}",
        program()
    )
}

#[test]
fn without_threads_the_program_reads_on_one() {
    for n_threads in 0..4 {
        if let Some(run) = run_with_threads(&environment(), n_threads, "due") {
            let said = run.ok();
            assert!(said.contains("3 new"), "{said}");
        }
    }
}

#[test]
fn without_threads_parameters_are_fitted_on_one() {
    let environment = environment();
    environment.write(
        "home/progress.jsonl",
        &log_of(&simulated(Settings::default(), 60)),
    );
    if let Some(run) = run_with_threads(&environment, 0, "optimize") {
        let said = run.ok();
        assert!(said.contains("split by card"), "{said}");
    }
}

#[test]
fn without_threads_the_screens_end_with_a_reason() {
    let environment = environment();
    fs::set_permissions(environment.path(), fs::Permissions::from_mode(0o777)).unwrap();
    let mut command = CommandBuilder::new("/bin/sh");
    command.args(["-c", &limited_to(0, "study")]);
    let mut terminal = Terminal::run(&environment, command, (80, 24));
    terminal.wait_for_end();
    let said = terminal.contents();
    assert!(
        said.contains("the system starts no more threads") || said.contains("setpriv"),
        "{said}"
    );
}

#[test]
fn a_terminal_that_claims_to_be_huge_is_drawn_in_part() {
    let environment = environment();
    let mut command = CommandBuilder::new("/bin/sh");
    let sizes = ["rows 65535 cols 65535", "rows 24 cols 80"];
    let [huge, real] = sizes.map(|size| format!("stty {size}"));
    let script = format!(
        "{huge}; {} study; code=$?; {real}; echo code $code",
        program()
    );
    command.args(["-c", &script]);
    let mut terminal = Terminal::run(&environment, command, (80, 24));
    terminal.keys("q");
    terminal.wait_for("code 0");
    assert!(terminal.written.len() < 10_000_000);
}

#[test]
fn past_the_size_limit_of_files_an_answer_is_refused_in_words() {
    let environment = environment();
    environment.run("grade etcd 3").ok();
    let said = run_after(&environment, "ulimit -f 0", "grade etcd 3").fails_with(1);
    assert!(said.contains("can't save to the progress log"), "{said}");
    environment.run("progress check").ok();
}

#[test]
fn past_the_size_limit_of_files_a_session_keeps_the_card() {
    let environment = environment();
    let mut command = CommandBuilder::new("/bin/sh");
    let script = format!(
        "ulimit -f 0; {} study; echo code $?; stty -a; read key",
        program()
    );
    command.args(["-c", &script]);
    let mut terminal = Terminal::run(&environment, command, (80, 24));
    terminal.wait_for("什么是etcd");
    terminal.keys(" ");
    terminal.wait_for("键值库");
    terminal.keys("3");
    terminal.wait_for("try again");
    terminal.keys("\u{3}");
    terminal.wait_for("code 0");
    terminal.wait_for("isig icanon");
}

/// Edits the first card in an editor that runs a script.
fn edit(environment: &Environment, script: &str) -> Output {
    environment.write("editor.sh", script);
    let editor = "export EDITOR='sh ./editor.sh'";
    shell(environment, editor, "edit etcd").output().unwrap()
}

#[test]
fn a_draft_that_cannot_be_read_goes_back_to_the_editor() {
    for broken in [
        r"printf '# caf\351\n\nx\n' >$1",
        "rm $1; ln -s /dev/zero $1",
        "head -c 70000000 /dev/zero >$1",
    ] {
        let environment = environment();
        let _ = Run::of(&edit(&environment, broken)).fails_with(1);
        let mended = "rm -r $1; printf '# 什么是etcd？\n\nmine\n' >$1";
        let said = Run::of(&edit(&environment, mended)).ok();
        assert!(said.contains("your answer is in"), "{said}");
    }
}
