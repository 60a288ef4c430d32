//! Reading a log, intact or damaged.

use std::fs;

use tempfile::TempDir;

use super::{add_text, card, folder, log_with_rbac, n_reviews, now, review};
use crate::progress::file::{Log, LogErrorKind};
use crate::progress::{BadLine, EventKind, LineProblem};

#[test]
fn a_missing_file_is_an_empty_log_and_the_first_event_creates_it() {
    let (_folder, path) = folder();
    let mut log = Log::open(&path).unwrap();
    assert!(!path.exists());
    let event = log.append(review("rbac"), now()).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), event.line());
    assert_eq!(Log::open(&path).unwrap().history(), log.history());
}

#[test]
fn a_torn_last_line_is_reported_and_stays_a_line_of_its_own() {
    let (_folder, path) = folder();
    drop(log_with_rbac(&path));
    add_text(&path, r#"{"v":1,"id":"01KA"#);
    let mut log = Log::open(&path).unwrap();
    let torn = BadLine {
        line: 2,
        column: 17,
        problem: LineProblem::Torn,
    };
    assert_eq!(log.bad_lines(), [torn]);
    log.append(review("rbac"), now()).unwrap();
    assert_eq!(n_reviews(&log, "rbac"), 2);
    add_text(&path, "nonsense\n");
    log.refresh().unwrap();
    let again = Log::open(&path).unwrap();
    assert_eq!(again.history(), log.history());
    let lines: Vec<u64> = again.bad_lines().iter().map(|bad| bad.line).collect();
    assert_eq!(lines, [2, 4]);
    let lines: Vec<u64> = log.bad_lines().iter().map(|bad| bad.line).collect();
    assert_eq!(lines, [2, 4]);
}

#[test]
fn a_line_that_another_program_is_still_writing_is_read_once_complete() {
    let (_folder, path) = folder();
    let mut log = log_with_rbac(&path);
    let line = fs::read_to_string(&path).unwrap().replace("01", "02");
    let (start, end) = line.split_at(40);
    add_text(&path, start);
    log.refresh().unwrap();
    assert_eq!(log.bad_lines().len(), 1);
    add_text(&path, end);
    log.refresh().unwrap();
    assert_eq!(log.bad_lines(), []);
    assert_eq!(n_reviews(&log, "rbac"), 2);
}

#[test]
fn a_whole_last_line_counts_without_its_newline() {
    let (_folder, path) = folder();
    let log = log_with_rbac(&path);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.trim_end()).unwrap();
    let again = Log::open(&path).unwrap();
    assert_eq!(again.history(), log.history());
    assert_eq!(again.bad_lines(), []);
}

#[test]
fn unusable_lines_are_reported_with_their_numbers_and_stay() {
    let (_folder, path) = folder();
    drop(log_with_rbac(&path));
    let foreign = r#"{"v":2,"id":"x","at":"2026-11-21T09:12:33Z","do":"dance"}"#;
    add_text(&path, &format!("\r\n{foreign}\r\n\0\0\0\n"));
    let mut log = Log::open(&path).unwrap();
    let problems: Vec<(u64, bool)> = log
        .bad_lines()
        .iter()
        .map(|bad| (bad.line, bad.problem.is_foreign()))
        .collect();
    assert_eq!(problems, [(3, true), (4, false)]);
    log.append(review("rbac"), now()).unwrap();
    assert!(fs::read_to_string(&path).unwrap().contains(foreign));
}

#[test]
fn a_folder_in_place_of_the_file_is_an_error() {
    let folder = TempDir::new().unwrap();
    let error = Log::open(folder.path()).unwrap_err();
    assert_eq!(error.kind, LogErrorKind::Read);
    assert_eq!(error.path, folder.path());
}

#[test]
fn a_log_of_many_blocks_is_read_completely() {
    let (_folder, path) = folder();
    let line = log_with_rbac(&path).history().n_events();
    assert_eq!(line, 1);
    let first = fs::read_to_string(&path).unwrap();
    let mut text = String::from("\u{feff}");
    for n in 0..20_000 {
        let id = format!("{n:026}");
        text.push_str(&format!(
            "{{\"v\":1,\"id\":\"{id}\",\"at\":\"2026-11-21T09:12:33Z\",\"do\":\"review\",\"card\":\"{}\",\"grade\":\"good\",\"q\":\"{}\"}}\n",
            card(&(n % 100).to_string()),
            "问".repeat(20),
        ));
    }
    text.push_str("bad\n");
    text.push_str(first.trim_end());
    fs::write(&path, text).unwrap();
    let log = Log::open(&path).unwrap();
    assert_eq!(log.history().n_events(), 20_001);
    assert_eq!(n_reviews(&log, "7"), 200);
    assert_eq!(log.bad_lines()[0].line, 20_001);
    assert_eq!(log.bad_lines().len(), 1);
}

#[test]
fn an_undo_names_an_event_by_the_id_in_its_line() {
    let (_folder, path) = folder();
    let long = "6f8f5771-5090-da26-3245-3988d9a1501b";
    for id in [long, "evt-1"] {
        let line = format!(
            r#"{{"v":1,"id":"{id}","at":"2026-11-21T09:12:33Z","do":"review","card":"{}","grade":"good"}}"#,
            card("rbac")
        );
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, line).unwrap();
        let mut log = Log::open(&path).unwrap();
        let of = log.history().last_change().unwrap();
        log.append(EventKind::Undo { of }, now()).unwrap();
        assert_eq!(n_reviews(&Log::open(&path).unwrap(), "rbac"), 0);
        let text = fs::read_to_string(&path).unwrap();
        let named = format!(r#""do":"undo","of":"{id}"}}"#);
        assert!(text.trim_end().ends_with(&named), "{text}");
    }
}
