//! Study towards an interview date, through the complete program.

use serde_json::Value;

use crate::environment::Environment;
use crate::terminal::Terminal;

/// Twelve questions with answers.
fn notes() -> String {
    (1..=12)
        .map(|n| format!("# 什么是第 {n} 种控制器？\n\n第 {n} 种。\n\n"))
        .collect()
}

/// A log that grades each of them easy twice, so that they are due in December.
fn log() -> String {
    let review = |month_and_day: &str, n: u32| {
        let id = format!(
            "01KAJ6{}0000000000000{n:02}",
            month_and_day.replace('-', "0")
        );
        let card = k8s_quiz::domain::CardId::of_question(&format!("什么是第 {n} 种控制器？"));
        format!(
            r#"{{"v":1,"id":"{id}","at":"2026-{month_and_day}T09:00:{n:02}+08:00","do":"review","card":"{card}","grade":"easy"}}"#
        )
    };
    let days = ["10-01", "10-20"].into_iter();
    let reviews = days.flat_map(|day| (1..=12).map(move |n| review(day, n)));
    reviews.map(|line| line + "\n").collect()
}

fn environment() -> Environment {
    let environment = Environment::new();
    environment.write("notes/a.md", &notes());
    environment
}

#[test]
fn a_date_is_set_changed_shown_and_ended() {
    let environment = environment();
    assert!(
        environment
            .run("plan")
            .ok()
            .starts_with("No interview date is set.\n")
    );
    let set = environment
        .run("plan --date 2026-12-03 --name Acme --deck notes")
        .ok();
    assert!(
        set.starts_with("Acme 2026-12-03 Thu, in 12 days\n"),
        "{set}"
    );
    let changed = environment
        .run("plan --minutes-per-day 5 --deck notes")
        .ok();
    assert!(
        changed.starts_with("Acme 2026-12-03 Thu"),
        "the rest stays: {changed}"
    );
    assert!(changed.contains("5 minutes a day"), "{changed}");
    environment.run("plan --end").ok();
    assert!(
        environment
            .run("plan")
            .ok()
            .starts_with("No interview date")
    );
}

#[test]
fn an_invalid_or_past_date_is_a_usage_error_with_a_hint() {
    let environment = environment();
    for (arguments, hint) in [
        ("plan --date someday", "+12"),
        ("plan --date 2026-11-20", "today or a later day"),
    ] {
        let said = environment.run(arguments).fails_with(2);
        assert!(said.contains(hint), "{said}");
    }
    let said = environment.run("plan --name Acme").fails_with(1);
    assert!(said.contains("plan --date"), "{said}");
}

/// The reviews and new cards of each day that `plan` shows.
fn days(environment: &Environment, now: &str) -> Vec<(usize, usize)> {
    let shown = environment.run_at(now, "plan --deck notes").ok();
    let days = shown.lines().filter(|line| line.starts_with("2026"));
    days.map(|line| {
        let mut columns = line.split_whitespace().skip(2);
        let mut number = || columns.next().unwrap().parse().unwrap();
        (number(), number())
    })
    .collect()
}

#[test]
fn every_day_until_the_interview_is_planned_by_what_it_adds() {
    let environment = environment();
    environment.write("home/progress.jsonl", &log());
    environment.write("notes/b.md", "# 什么是新题？\n\n还没有学过。\n");
    // The mock interview of the eve takes 25 of its minutes.
    environment
        .run("plan --date 2026-11-23 --minutes-per-day 55 --deck notes")
        .ok();
    // Twelve cards are due in December, and all of them fit on every day.
    let found = days(&environment, "2026-11-21T20:00:00+08:00");
    assert_eq!(found, [(12, 1), (13, 0)]);
    assert_eq!(days(&environment, "2026-11-22T20:00:00+08:00"), [(12, 1)]);
    assert_eq!(days(&environment, "2026-11-23T20:00:00+08:00"), []);
}

#[test]
fn what_does_not_fit_is_named() {
    let environment = environment();
    let shown = environment
        .run("plan --date +1 --minutes-per-day 5 --deck notes")
        .ok();
    assert!(shown.contains("10 new cards do not fit by then"), "{shown}");
    assert!(shown.contains("什么是第 3 种控制器"), "{shown}");
}

#[test]
fn nothing_is_planned_in_a_break_until_it_is_ended() {
    let environment = environment();
    environment.run("plan --date +4 --deck notes").ok();
    let shown = environment
        .run("plan --pause 11-22 11-23 --deck notes")
        .ok();
    let from = "break from 2026-11-22 Sun to 2026-11-23 Mon";
    assert!(shown.contains(from), "{shown}");
    let found = days(&environment, "2026-11-21T20:00:00+08:00");
    assert_eq!(found[..3], [(0, 12), (0, 0), (0, 0)]);
    assert!(found[3].0 > 0);
    let due = environment.run_at("2026-11-22T09:00:00+08:00", "due --deck notes");
    assert_eq!(due.code, 3);
    let shown = environment.run("plan --resume --deck notes").ok();
    assert!(!shown.contains("break"), "{shown}");
    let again = environment.run("plan --resume --deck notes").ok();
    assert!(again.starts_with("No break is set."), "{again}");
    let log = std::fs::read_to_string(environment.progress()).unwrap();
    assert!(log.contains(r#""do":"pause","from":"2026-11-22","to":"2026-11-23"}"#));
    assert!(log.contains(r#""do":"pause","from":"2026-11-21","to":null}"#));
    let past = environment
        .run("plan --pause 2026-11-01 2026-11-03")
        .fails_with(2);
    assert!(past.contains("in the past"), "{past}");
    let reversed = environment
        .run("plan --pause 2026-12-05 2026-12-01")
        .fails_with(2);
    let expected = "a break can't end on 2026-12-01 if it begins on 2026-12-05";
    assert!(reversed.contains(expected), "{reversed}");
}

#[test]
fn the_plan_is_an_event_of_the_log() {
    let environment = environment();
    environment
        .run("plan --date 12-03 --minutes-per-day 20 topic:etcd")
        .ok();
    let log = std::fs::read_to_string(environment.progress()).unwrap();
    let event: Value = serde_json::from_str(log.trim()).unwrap();
    assert_eq!(event["do"], "plan");
    assert_eq!(event["date"], "2026-12-03");
    assert_eq!(
        (&event["query"], &event["minutes"]),
        (&"topic:etcd".into(), &20.into())
    );
}

const JOB: &str = "\
# 岗位要求

1. 熟悉 Kubernetes，深入理解 etcd 和容器网络（Calico）；
2. 有 Terraform 经验。
";

#[test]
fn a_job_description_raises_what_it_names_until_the_plan_ends() {
    let environment = Environment::new();
    environment.write("job.md", JOB);
    let n_low = |environment: &Environment| {
        let listed = environment.run("list Calico -importance:3 topic:networking --json");
        let listed = listed.json();
        let cards = listed["cards"].as_array().unwrap();
        let titles = cards.iter().map(|card| card["question"].to_string());
        titles.filter(|title| title.contains("Calico")).count()
    };
    let before = n_low(&environment);
    assert!(before > 0);
    let said = environment.run("plan --date 2026-12-03 --jd job.md").ok();
    for text in [
        "topics it mentions (times): etcd 1",
        "names in questions (cards): etcd",
        "Calico",
        "importance raised on",
        "no card covers: Terraform",
        "k8s-quiz add Terraform",
        "raised by the job description",
    ] {
        assert!(said.contains(text), "{text}: {said}");
    }
    assert_eq!(n_low(&environment), 0);
    let log = std::fs::read_to_string(environment.progress()).unwrap();
    assert!(log.contains(r#""jd":["#) && log.contains("Calico"), "{log}");
    let shown = environment.run("plan --minutes-per-day 45").ok();
    assert!(shown.contains("raised by the job description"), "{shown}");
    environment.run("plan --end").ok();
    assert_eq!(n_low(&environment), before);
}

#[test]
fn a_job_description_needs_a_date_and_a_file() {
    let environment = environment();
    environment.write("job.md", JOB);
    let no_date = environment
        .run("plan --jd job.md --deck notes")
        .fails_with(1);
    assert!(no_date.contains("no interview date is set"), "{no_date}");
    let no_file = environment.run("plan --date +3 --jd missing.md --deck notes");
    let no_file = no_file.fails_with(1);
    assert!(no_file.contains("missing.md"), "{no_file}");
    let nothing = environment
        .run("plan --date +3 --jd job.md --deck notes")
        .ok();
    assert!(
        nothing.contains("importance raised on 0 of 12 cards"),
        "{nothing}"
    );
    assert!(
        nothing.contains("no card covers: Kubernetes, Calico, Terraform"),
        "{nothing}"
    );
}

#[test]
fn on_a_terminal_what_no_card_covers_can_be_saved() {
    let environment = environment();
    environment.write("job.md", JOB);
    let arguments = "plan --date +3 --jd job.md --deck notes --lang en";
    let mut terminal = Terminal::start(&environment, arguments);
    terminal.wait_for("Save these 3 to your inbox as questions? [y/N]");
    terminal.keys("y\r");
    terminal.wait_for("saved 3 questions");
    assert!(terminal.wait_for_end().success());
    let inbox = environment.path().join("home/inbox.md");
    let inbox = std::fs::read_to_string(inbox).unwrap();
    for name in ["## Kubernetes", "## Calico", "## Terraform"] {
        assert!(inbox.contains(name), "{inbox}");
    }
}
