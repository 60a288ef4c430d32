//! `stats`: the JSON structure, and text that fits the terminal.

use std::fs;

use k8s_quiz::text::{Ambiguous, display_width};
use serde_json::{Value, json};

use crate::environment::Environment;
use crate::terminal::Terminal;

const NOTES: &str = "\
# 网络

## 什么是 Service？

- ClusterIP：集群内访问
- NodePort：节点端口

# 安全

## rbac

Role、ClusterRole 和它们的绑定。

## kube-proxy 的作用？
";

/// Reviews of rbac on a day of November; the last one is undone.
const LOG: &str = r#"{"v":1,"id":"01KAJ600000000000000000001","at":"2026-11-01T10:00:00.000+08:00","do":"review","card":"4n9b3g175avg","grade":"easy","as":"recall","ms":30000}
{"v":1,"id":"01KAJ600000000000000000002","at":"2026-11-09T10:00:00.000+08:00","do":"review","card":"4n9b3g175avg","grade":"again","as":"recall","ms":60000,"hit":[1],"of":2}
{"v":1,"id":"01KAJ600000000000000000003","at":"2026-11-09T10:20:00.000+08:00","do":"review","card":"4n9b3g175avg","grade":"good","as":"recall","ms":30000}
{"v":1,"id":"01KAJ600000000000000000004","at":"2026-11-10T10:20:00.000+08:00","do":"review","card":"4n9b3g175avg","grade":"good","as":"recall","ms":30000,"cram":true}
{"v":1,"id":"01KAJ600000000000000000005","at":"2026-11-20T10:20:00.000+08:00","do":"review","card":"4n9b3g175avg","grade":"good","as":"recall","ms":30000}
{"v":1,"id":"01KAJ600000000000000000006","at":"2026-11-20T10:21:00.000+08:00","do":"undo","of":"01KAJ600000000000000000005"}
{"v":1,"id":"01KAJ600000000000000000007","at":"2026-11-20T10:22:00.000+08:00","do":"plan","date":"2026-12-03"}
"#;

fn environment() -> Environment {
    let environment = Environment::new();
    environment.write("notes.md", NOTES);
    environment.write("home/progress.jsonl", LOG);
    environment
}

fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    keys.sort_unstable();
    keys
}

fn sorted(words: &str) -> Vec<&str> {
    let mut words: Vec<&str> = words.split_whitespace().collect();
    words.sort_unstable();
    words
}

#[test]
fn the_json_has_the_documented_shape() {
    let stats = environment().run("stats --deck notes.md --json").json();
    let all = "version date query today interview cards topics reviews periods seconds_per_card \
               recall calibration answer_times forecast hardest missed_points calendar \
               mock_interviews last_mock_interview";
    assert_eq!(keys(&stats), sorted(all));
    let manual = include_str!("../../docs/stats.md");
    for key in keys(&stats) {
        assert!(
            manual.contains(&format!("\n| `{key}` |")),
            "docs/stats.md lacks {key}"
        );
    }
    let standing = "all mastered learning untouched readiness readiness_at_interview";
    let cards = format!("{standing} unanswered");
    assert_eq!(keys(&stats["cards"]), sorted(&cards));
    let topic = format!("{standing} id parent title");
    assert_eq!(keys(&stats["topics"][0]), sorted(&topic));
    let period = "from to reviews new minutes retention";
    assert_eq!(keys(&stats["periods"]["weeks"][0]), sorted(period));
    let lengths =
        ["days", "weeks", "months"].map(|unit| stats["periods"][unit].as_array().unwrap().len());
    assert_eq!(lengths, [30, 26, 12]);
    assert_eq!(
        keys(&stats["hardest"][0]),
        sorted("id question difficulty lapses reviews recall")
    );
    let missed = "id question followup point of text missed asked";
    assert_eq!(keys(&stats["missed_points"][0]), sorted(missed));
    assert_eq!(
        keys(&stats["forecast"][0]),
        sorted("date reviews new minutes budget waiting mock_minutes")
    );
    assert_eq!(stats["forecast"].as_array().unwrap().len(), 30);
    assert_eq!(stats["calendar"].as_array().unwrap().len(), 365);
}

#[test]
fn the_figures_are_those_of_the_log() {
    let stats = environment()
        .run("stats --deck notes.md --json rbac")
        .json();
    let reviews = json!({
        "reviews": 4, "new": 1, "minutes": 2.5, "days": 3,
        "retention": {
            "all": {"passed": 0, "reviews": 1, "rate": 0.0},
            "young": {"passed": 0, "reviews": 1, "rate": 0.0},
            "mature": {"passed": 0, "reviews": 0, "rate": null},
        },
    });
    assert_eq!(stats["reviews"], reviews);
    assert_eq!(stats["query"], "rbac");
    let cards = json!({"all": 2, "mastered": 0, "learning": 1, "untouched": 1});
    let interview = &stats["interview"];
    assert_eq!(
        (&interview["date"], &interview["days"], &interview["cards"]),
        (&json!("2026-12-03"), &json!(12), &json!(cards))
    );
    assert!(interview["expected_mastered"].as_f64() <= Some(2.0));
    assert_eq!(stats["today"], json!({"budget": 30, "spent": 0}));
    let times = &stats["answer_times"];
    assert_eq!(times["median_seconds"], 30.0);
    assert_eq!(times["median_think_seconds"], json!(null));
    assert_eq!(
        times["bands"][2],
        json!({"from": 30.0, "to": 60.0, "reviews": 3})
    );
    let seen = stats["recall"]["bands"].as_array().unwrap().iter();
    assert_eq!(
        seen.map(|band| band["cards"].as_u64().unwrap())
            .sum::<u64>(),
        1
    );
    assert_eq!(
        (&stats["cards"]["all"], &stats["cards"]["unanswered"]),
        (&json!(1), &json!(0))
    );
    assert_eq!(stats["missed_points"][0]["point"], 2);
    assert!(stats["cards"]["readiness_at_interview"].is_number());
}

#[test]
fn the_text_fits_80_and_40_columns_in_both_languages() {
    let environment = Environment::new();
    environment.write("home/progress.jsonl", LOG);
    environment.write("home/config.yaml", "glyphs: ascii\n");
    for language in ["en", "zh"] {
        for columns in [80, 40] {
            let arguments = format!("stats --lang {language}");
            let size = (columns, 200);
            let mut terminal = Terminal::start_sized(&environment, &arguments, size);
            assert!(terminal.wait_for_end().success());
            let text = terminal.contents();
            // A line that is too wide would continue on the next row and break the comparison.
            let calendar = text
                .lines()
                .filter(|line| line.starts_with("Mon") || line.starts_with("一"));
            assert_eq!(calendar.count(), 1, "{text}");
            assert!(!text.contains(['…', '▰']), "{text}");
        }
    }
    let wide = environment.run("stats --lang zh").ok();
    for line in wide.lines() {
        assert!(display_width(line, Ambiguous::Narrow) <= 80, "{line}");
    }
}

#[test]
fn a_new_learner_sees_how_to_start() {
    let said = Environment::new().run("stats").ok();
    assert!(said.contains("mastered 0"), "{said}");
    assert!(
        said.ends_with("no reviews yet: start with k8s-quiz study\n"),
        "{said}"
    );
}

/// A log that grades 50 cards on `n_days` days, three days apart, every tenth answer forgotten.
fn log_of(n_days: u32) -> String {
    let mut log = String::new();
    for (day, card) in (0..n_days).flat_map(|day| (0..50).map(move |card| (day, card))) {
        let id = k8s_quiz::domain::CardId::of_question(&format!("What is number {card}?"));
        let grade = if (day + card) % 10 == 0 {
            "again"
        } else {
            "good"
        };
        let date = 1 + 3 * day;
        log += &format!(
            "{{\"v\":1,\"id\":\"{day}-{card}\",\"at\":\"2026-11-{date:02}T09:00:00+08:00\",\"do\":\"review\",\"card\":\"{id}\",\"grade\":\"{grade}\"}}\n"
        );
    }
    log
}

#[test]
fn from_200_tests_of_memory_on_predictions_are_compared_with_what_was_remembered() {
    let environment = Environment::new();
    let notes = (0..50).map(|n| format!("# What is number {n}?\n\nIt is {n}.\n\n"));
    environment.write("notes.md", &notes.collect::<String>());
    environment.write(
        "home/config.yaml",
        "learning_steps: []\nrelearning_steps: []\n",
    );
    fs::write(environment.progress(), log_of(4)).unwrap();
    let run = |arguments: &str| environment.run(&format!("stats --deck notes.md {arguments}"));
    assert!(run("--json").json()["calibration"].is_null(), "150 tests");
    fs::write(environment.progress(), log_of(6)).unwrap();
    let calibration = run("--json").json()["calibration"].clone();
    assert_eq!(calibration["reviews"], 250);
    let bins = calibration["bins"].as_array().unwrap().iter();
    let remembered =
        bins.map(|bin| bin["remembered"].as_f64().unwrap() * bin["reviews"].as_f64().unwrap());
    assert!(
        (remembered.sum::<f64>() - 225.0).abs() < 0.1,
        "{calibration}"
    );
    let english = run("--lang en").ok();
    assert!(english.contains("Predicted and remembered"), "{english}");
    let chinese = run("--lang zh").ok();
    assert!(
        chinese.contains("预测与实际") && chinese.contains("平均差"),
        "{chinese}"
    );
}
