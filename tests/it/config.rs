//! `config`: each value with its origin, and editing the file.

use std::fs;
use std::path::PathBuf;

use k8s_quiz::config::Config;

use crate::environment::{Environment, Run};

fn file(environment: &Environment) -> PathBuf {
    environment.path().join("home/config.yaml")
}

/// `config --edit` with a shell script as the editor; `$0` is the file.
fn edit(environment: &Environment, script: &str) -> Run {
    let mut command = environment.command();
    command
        .args(["config", "--edit"])
        .env("EDITOR", format!("sh -c '{script}'"));
    Run::of(&command.output().unwrap())
}

#[test]
fn every_value_has_its_place_and_the_output_is_a_config() {
    let environment = Environment::new();
    let path = environment.write("home/config.yaml", "# mine\nminutes_per_day: 45\n");
    let printed = environment.run("config").ok();
    let line = |key: &str| {
        let line = printed.lines().find(|line| line.starts_with(key)).unwrap();
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let place = format!("minutes_per_day: 45 # {}:2", path.display());
    assert_eq!(line("minutes_per_day"), place);
    assert_eq!(line("fuzz"), "fuzz: true # default");
    assert_eq!(
        line("language"),
        "language: auto # default; the locale is en"
    );
    assert!(printed.starts_with("# config: ") && printed.contains("(from K8S_QUIZ_HOME)"));
    let wanted = Config::parse("minutes_per_day: 45").unwrap();
    assert_eq!(Config::parse(&printed).unwrap(), wanted);
    let chinese = environment.run("config --lang zh").ok();
    assert!(chinese.contains("# 每天学习几分钟，1 到 1440\nminutes_per_day: 45"));
    assert!(chinese.contains("language: zh                   # 来自 --lang"));
}

#[test]
fn an_unsupported_locale_gets_english_and_a_reason() {
    let environment = Environment::new();
    let said = |locale: &str, arguments: &[&str]| {
        let mut command = environment.command();
        command.args(arguments).env("LC_ALL", locale);
        Run::of(&command.output().unwrap()).ok()
    };
    let config = said("fr_FR.UTF-8", &["config"]);
    assert!(
        config.contains("default; English, as the locale is another language"),
        "{config}"
    );
    assert!(said("fr_FR.UTF-8", &["due"]).contains("15 new"));
    assert!(said("zh_CN.UTF-8", &["due"]).contains("新题 15"));
}

#[test]
fn unusable_keys_are_reported() {
    let environment = Environment::new();
    environment.write("home/config.yaml", "keys: { question: { x: suspned } }\n");
    let run = environment.run("config");
    assert_eq!(run.code, 0);
    for part in ["config.yaml:1:", "suspned", "suspend"] {
        assert!(run.stderr.contains(part), "{}", run.stderr);
    }
    let edited = edit(&environment, "echo \"fuzz: true\" >> $0");
    assert!(edited.stderr.contains("suspned"), "{}", edited.stderr);
    assert_eq!(edited.stdout, "");
    environment.write("home/config.yaml", "keys: { question: { x: suspend } }\n");
    let config = environment.run("config");
    assert!(config.stdout.contains("like { question: { x: suspend } }"));
    assert_eq!(config.stderr, "", "the manual's own example works");
}

#[test]
fn the_config_is_the_one_that_is_named_nearest() {
    let environment = Environment::new();
    for (name, minutes) in [
        ("home/config.yaml", 11),
        ("env.yaml", 12),
        ("option.yaml", 13),
    ] {
        environment.write(name, &format!("minutes_per_day: {minutes}\n"));
    }
    environment.write("xdg/k8s-quiz/config.yaml", "minutes_per_day: 10\n");
    let printed = |variables: &[(&str, &str)], arguments: &[&str]| {
        let mut command = environment.command();
        command
            .args(["config"])
            .args(arguments)
            .env_remove("K8S_QUIZ_HOME")
            .env("XDG_CONFIG_HOME", environment.path().join("xdg"))
            .envs(variables.iter().copied());
        Run::of(&command.output().unwrap()).ok()
    };
    let home = environment.path().join("home").display().to_string();
    let home = ("K8S_QUIZ_HOME", home.as_str());
    let variable = ("K8S_QUIZ_CONFIG", "env.yaml");
    type Case<'a> = (&'a [(&'a str, &'a str)], &'a [&'a str], u32);
    let cases: [Case<'_>; 4] = [
        (&[], &[], 10),
        (&[home], &[], 11),
        (&[home, variable], &[], 12),
        (&[home, variable], &["--config", "option.yaml"], 13),
    ];
    for (variables, arguments, minutes) in cases {
        let printed = printed(variables, arguments);
        let config = Config::parse(&printed).unwrap();
        assert_eq!(config.minutes_per_day, minutes, "{printed}");
    }
}

#[test]
fn an_edit_begins_with_the_defaults_and_is_checked() {
    let environment = Environment::new();
    let said = edit(
        &environment,
        "sed -i s/minutes_per_day:.*/minutes_per_day:\\ 45/ $0",
    )
    .ok();
    assert!(said.starts_with("the config "), "{said}");
    let text = fs::read_to_string(file(&environment)).unwrap();
    let wanted = Config::parse("minutes_per_day: 45").unwrap();
    assert_eq!(Config::parse(&text).unwrap(), wanted);
    assert!(text.contains("# minutes of study a day, 1 to 1440\n"));

    let complaint = edit(&environment, "echo \"them: dark\" > $0").fails_with(1);
    assert!(
        complaint.contains(":1:1: unknown key `them`; did you mean `theme`?"),
        "{complaint}"
    );
    assert_eq!(
        fs::read_to_string(file(&environment)).unwrap(),
        "them: dark\n"
    );
    let said = edit(&environment, "echo \"theme: dark\" > $0").ok();
    assert!(said.contains("is valid"), "{said}");
}

#[test]
fn an_edit_that_changes_nothing_makes_no_file() {
    let environment = Environment::new();
    let said = edit(&environment, "true").ok();
    assert_eq!(said, "nothing changed; no config file created\n");
    assert!(!file(&environment).exists());
    let complaint = edit(&environment, "exit 3").fails_with(1);
    assert!(complaint.contains("exit code 3"), "{complaint}");
    assert!(!file(&environment).exists());
    environment.write("home/config.yaml", "fuzz: false\n");
    let _ = edit(&environment, "exit 3").fails_with(1);
    assert_eq!(
        fs::read_to_string(file(&environment)).unwrap(),
        "fuzz: false\n"
    );
}

#[test]
fn an_editor_that_cannot_start_is_reported() {
    let environment = Environment::new();
    let complaint = environment.run("config --edit").fails_with(1);
    assert!(
        complaint.contains("neither VISUAL nor EDITOR"),
        "{complaint}"
    );
}

#[test]
fn a_config_that_is_named_must_be_there_unless_it_is_edited() {
    let environment = Environment::new();
    let complaint = environment.run("config --config gone.yaml").fails_with(1);
    assert!(complaint.contains("gone.yaml"), "{complaint}");
    let mut command = environment.command();
    command
        .args(["config", "--edit", "--config", "new/mine.yaml"])
        .env("EDITOR", "sh -c 'echo fuzz: false > $0'");
    let said = Run::of(&command.output().unwrap()).ok();
    assert!(said.contains("is valid"), "{said}");
    let _ = environment.run("config --config new/mine.yaml").ok();
}

#[test]
fn a_zone_that_no_system_knows_is_named_with_its_place() {
    let environment = Environment::new();
    environment.write("home/config.yaml", "fuzz: true\ntime_zone: Asia/Nowhere\n");
    for command in ["config", "due"] {
        let complaint = environment.run(command).fails_with(1);
        assert!(complaint.contains("config.yaml:2:12: "), "{complaint}");
    }
}
