//! Anki in one Python process for all tests.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{LazyLock, Mutex, PoisonError};

use serde_json::{Value, json};

/// Names the Python that has the package; `python3` without it.
const PYTHON: &str = "K8S_QUIZ_ANKI_PYTHON";

struct Judge {
    _process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

static JUDGE: LazyLock<Option<Mutex<Judge>>> = LazyLock::new(|| {
    let judge = start();
    if judge.is_none() {
        let hint = "pip install anki, or set K8S_QUIZ_ANKI_PYTHON";
        // Written past the capture of the test's output, so that a skipped judge is noticed.
        let _ = writeln!(
            std::io::stderr(),
            "skipped: no Python package anki ({hint})"
        );
    }
    judge.map(Mutex::new)
});

fn start() -> Option<Judge> {
    let python = std::env::var(PYTHON).unwrap_or_else(|_| "python3".to_owned());
    let has_package = Command::new(&python)
        .args(["-c", "import anki.collection"])
        .stderr(Stdio::null())
        .status();
    has_package.ok().filter(|status| status.success())?;
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/anki/judge.py");
    let mut process = Command::new(python)
        .arg(script)
        .env("TZ", "Asia/Shanghai")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    Some(Judge {
        input: process.stdin.take()?,
        output: BufReader::new(process.stdout.take()?),
        _process: process,
    })
}

/// Whether Anki is there to judge.
pub fn is_there() -> bool {
    JUDGE.is_some()
}

/// Anki's answer to a command of `judge.py`.
pub fn ask(command: &str, arguments: &[&str]) -> Value {
    let judge = JUDGE.as_ref().expect("Anki is there");
    let mut judge = judge.lock().unwrap_or_else(PoisonError::into_inner);
    let mut line = vec![command];
    line.extend(arguments);
    writeln!(judge.input, "{}", json!(line)).unwrap();
    let mut answer = String::new();
    judge.output.read_line(&mut answer).unwrap();
    serde_json::from_str(&answer).unwrap_or_else(|_| panic!("{command} failed: {answer}"))
}
