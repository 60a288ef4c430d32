//! The manual pages: every command has one, and groff formats them without a warning.

use std::fs;
use std::process::Command;

use crate::environment::{Environment, is_installed};

#[test]
fn every_command_has_a_page_and_the_program_names_them() {
    let environment = Environment::new();
    fs::create_dir(environment.path().join("man")).unwrap();
    environment.run("man --dir man").ok();
    let files = fs::read_dir(environment.path().join("man")).unwrap();
    let mut names: Vec<String> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let main = environment.run("man").ok();
    let listed = main.lines().filter(|line| line.ends_with("(1)"));
    assert!(listed.clone().count() >= 20, "{main}");
    for page in listed {
        let page = page.replace("\\-", "-").replace("(1)", ".1");
        assert!(names.contains(&page), "{page}: {names:?}");
    }
    assert!(names.contains(&"k8s-quiz-progress-relink.1".to_owned()));
    let is_hidden = |name: &String| name.contains("complete.") || name.contains("help");
    assert!(!names.iter().any(is_hidden), "{names:?}");
    let study = environment.run("man study").ok();
    assert!(
        study.contains("\\fB\\-\\-minutes\\fR") && study.contains(".SH EXAMPLES"),
        "{study}"
    );
    assert!(
        environment
            .run("man deck add")
            .ok()
            .contains("k8s\\-quiz\\-deck\\-add")
    );
}

#[test]
fn a_page_of_no_command_is_a_usage_error() {
    let environment = Environment::new();
    let error = environment.run("man stdy").fails_with(2);
    assert!(
        error.starts_with("error: unknown command stdy\n"),
        "{error}"
    );
}

#[test]
fn groff_formats_the_pages_without_a_warning() {
    if !is_installed("groff", "--version") {
        return;
    }
    let environment = Environment::new();
    environment.run("man --dir .").ok();
    let pages = fs::read_dir(environment.path()).unwrap();
    let pages = pages.map(|page| page.unwrap().path());
    let pages: Vec<_> = pages
        .filter(|page| page.extension().is_some_and(|end| end == "1"))
        .collect();
    let mut groff = Command::new("groff");
    groff
        .args(["-man", "-Tutf8", "-k", "-z", "-ww"])
        .args(&pages);
    let output = groff.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{said}");
}
