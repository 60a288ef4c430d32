//! Study towards an interview date, through the complete program.

use serde_json::Value;

use crate::environment::Environment;

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

#[test]
fn the_last_days_hold_every_seen_card_once_more_and_the_last_one_nothing_new() {
    let environment = environment();
    environment.write("home/progress.jsonl", &log());
    environment.write("notes/b.md", "# 什么是新题？\n\n还没有学过。\n");
    environment.run("plan --date 2026-11-24 --deck notes").ok();
    let rows = |now: &str| -> Vec<Vec<String>> {
        let shown = environment.run_at(now, "plan --deck notes").ok();
        let days = shown.lines().filter(|line| line.starts_with("2026"));
        days.map(|line| {
            line.split_whitespace()
                .skip(2)
                .take(2)
                .map(str::to_owned)
                .collect()
        })
        .collect()
    };
    let reviews_and_new = rows("2026-11-21T20:00:00+08:00");
    assert_eq!(reviews_and_new[0], ["4", "1"]);
    let n_reviews: usize = reviews_and_new
        .iter()
        .map(|day| day[0].parse::<usize>().unwrap())
        .sum();
    assert!(n_reviews >= 12, "{reviews_and_new:?}");
    assert_eq!(reviews_and_new[2][1], "0", "nothing new on the last day");
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
