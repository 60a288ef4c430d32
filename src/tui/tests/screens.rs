//! Snapshots of every screen, each from a key script and a size.

use super::stage::Stage;
use super::statistics::studied;

const NORMAL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 40);
const SMALL: (u16, u16) = (40, 12);

/// A log with an interview in twelve days.
const INTERVIEW: &str = r#"{"v":1,"id":"01KAJ600000000000000000000","at":"2026-11-20T09:00:00+08:00","do":"plan","date":"2026-12-03"}
"#;

/// Both languages at three sizes, and once in ASCII.
fn snapshots(name: &str, keys: &str, stage: impl Fn() -> Stage) {
    at_three_sizes(name, keys, &stage);
    in_ascii(name, keys, stage());
}

fn at_three_sizes(name: &str, keys: &str, stage: impl Fn() -> Stage) {
    for (size_name, size) in [("80x24", NORMAL), ("120x40", LARGE), ("40x12", SMALL)] {
        in_both_languages(&format!("{name}_{size_name}"), keys, size, &stage);
    }
}

fn in_ascii(name: &str, keys: &str, mut stage: Stage) {
    let screen = stage.screen_in_ascii(keys, NORMAL);
    let is_drawn = |sign: char| matches!(sign, '─' | '▰' | '▱');
    assert!(!screen.contains(is_drawn), "{screen}");
    insta::assert_snapshot!(format!("{name}_ascii"), screen);
}

fn in_both_languages(name: &str, keys: &str, size: (u16, u16), stage: impl Fn() -> Stage) {
    for (language, mut stage) in [("zh", stage()), ("en", stage().in_english())] {
        insta::assert_snapshot!(format!("{name}_{language}"), stage.screen(keys, size));
    }
}

#[test]
fn home() {
    snapshots("home", "", Stage::home);
}

#[test]
fn question() {
    snapshots("question", "h", || Stage::study("cni"));
}

#[test]
fn answer_with_a_table() {
    snapshots("table", "<space>", || Stage::study("常用的探针"));
}

#[test]
fn folded_points() {
    snapshots("folded", "<space><space><space>jl", || {
        Stage::study("apply")
    });
}

#[test]
fn points_of_the_manifest() {
    snapshots("points", "<space><space>j<space>", || {
        Stage::study("disruption")
    });
}

#[test]
fn wrong_answer() {
    snapshots("wrong", "<space>", || Stage::study("kube-proxy"));
}

#[test]
fn unanswered() {
    snapshots("unanswered", "", || Stage::study("is:unanswered"));
}

#[test]
fn menu() {
    snapshots("menu", "<space>.", || Stage::study("cni"));
}

#[test]
fn help() {
    snapshots("help", "?", || Stage::study("cni"));
}

#[test]
fn flag() {
    snapshots("flag", ".f答案太旧", || Stage::study("cni"));
}

#[test]
fn end() {
    snapshots(
        "end",
        "<space>4<space>1<space>4<space>4<space>4<space>4",
        || Stage::study(""),
    );
}

#[test]
fn skim() {
    snapshots("skim", "vj", Stage::home);
}

#[test]
fn home_before_an_interview() {
    snapshots("home_interview", "", || {
        Stage::home().with_file("progress.jsonl", INTERVIEW)
    });
}

#[test]
fn after_an_interview() {
    snapshots("afterwards", "j", || {
        let past = INTERVIEW.replace("12-03", "11-20");
        Stage::home().with_file("progress.jsonl", &past)
    });
}

#[test]
fn too_small() {
    for (language, mut stage) in [("zh", Stage::home()), ("en", Stage::home().in_english())] {
        insta::assert_snapshot!(format!("too_small_{language}"), stage.screen("", (28, 7)));
    }
}

#[test]
fn settings() {
    at_three_sizes("settings", ",j<right>j", Stage::home);
    // A changed setting sets the characters again.
    in_ascii("settings", ",jj", Stage::home());
}

#[test]
fn browse() {
    snapshots("browse", "bj", Stage::home);
}

#[test]
fn search_in_browse() {
    snapshots("browse_search", "/pod", Stage::home);
}

#[test]
fn selection_in_browse() {
    snapshots("browse_selection", "b<space>j-", Stage::home);
}

#[test]
fn menu_of_browse() {
    snapshots("browse_menu", "b.", Stage::home);
}

#[test]
fn starting_over() {
    snapshots("forget", "b<space><space>.<delete>", Stage::home);
}

#[test]
fn tag() {
    snapshots("tag", "b<space><space>#网关", Stage::home);
}

#[test]
fn card() {
    snapshots("card", "b<enter>", Stage::home);
}

#[test]
fn statistics() {
    for (page, keys) in [
        ("overview", "s"),
        ("topics", "s2"),
        ("memory", "s3"),
        ("activity", "s4"),
        ("forecast", "s5"),
        ("hardest", "s6"),
        ("missed", "s7"),
        ("mocks", "s8"),
    ] {
        snapshots(&format!("statistics_{page}"), keys, studied);
    }
}

#[test]
fn the_questions_of_an_interview_follow_each_other() {
    let past = INTERVIEW.replace("12-03", "11-20");
    snapshots("asked_first", "<enter>", || {
        Stage::home().with_file("progress.jsonl", &past)
    });
}

#[test]
fn home_on_the_eve_of_an_interview() {
    snapshots("eve", "", || {
        let eve = INTERVIEW.replace("12-03", "11-22");
        Stage::home().with_file("progress.jsonl", &eve)
    });
}

#[test]
fn overlays_of_home_and_browse() {
    for (name, keys) in [
        ("date", "p12-0"),
        ("minutes", "+"),
        ("capture", "nWhat is a CRD?<tab>Acme"),
        ("merge", "bm"),
        ("source", "bo"),
        ("value", ",jjjjjj<enter>"),
        ("own_keys", ",<end>k<enter>"),
    ] {
        in_both_languages(&format!("{name}_80x24"), keys, NORMAL, Stage::home);
        in_ascii(name, keys, Stage::home());
    }
}

#[test]
fn links_of_an_answer() {
    let text = "# Docs\n\n[docs](https://k8s.io) ![steps](img/a.png)\n";
    // The path of the folder is in the overlay.
    let screen = Stage::of_notes(text).text("<space>w", NORMAL);
    assert!(screen.contains("1  https://k8s.io  docs"), "{screen}");
    assert!(screen.contains("img/a.png"), "{screen}");
}
