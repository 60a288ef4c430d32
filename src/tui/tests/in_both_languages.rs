//! Snapshots of what happens around the reveal, each from a key script, in Chinese and English.

use super::printer::printed;
use super::stage::{Stage, drawn};
use crate::domain::{CardId, Language};

const SIZE: (u16, u16) = (80, 24);

const OVERLAY: &str = "\
cards:
  - question: 怎么排查证书过期？
    title: { zh: 证书过期, en: expired certificates }
    points: [ { zh: 看证书的期限, en: Look at the dates }, { zh: 重新签发, en: Issue it again } ]
  - question: 什么是 PodDisruptionBudget？
    title: { zh: pdb, en: pdb }
    short: { zh: 限制同时不可用的副本数, en: It limits how many replicas are down at once }
    points:
      - { zh: 只管自愿中断, en: Voluntary disruptions only, core: true }
      - { zh: 驱逐接口会遵守它, en: The eviction API respects it, core: true }
      - { zh: minAvailable 或 maxUnavailable, en: minAvailable or maxUnavailable }
    followups:
      - { zh: 排空卡住怎么办？, en: A drain hangs. What now?, points: [ { zh: 先扩容, en: Scale up first } ] }
    importance: 3
";

fn snapshots(name: &str, keys: &str, stage: impl Fn() -> Stage) {
    snapshots_of(name, stage, |stage| stage.text(keys, SIZE));
}

fn snapshots_of(name: &str, stage: impl Fn() -> Stage, mut play: impl FnMut(&mut Stage) -> String) {
    for (code, language) in [("zh", Language::Zh), ("en", Language::En)] {
        let text = play(&mut stage().in_language(language));
        insta::assert_snapshot!(format!("{name}_{code}"), text);
    }
}

fn pdb() -> Stage {
    Stage::study("disruption").with_file("my-deck.yaml", OVERLAY)
}

#[test]
fn the_first_question_explains_itself_and_has_a_number() {
    snapshots("first_question", "", || {
        Stage::study("").with_file("config.yaml", "minutes_per_day: 6\n")
    });
}

#[test]
fn a_bare_term_is_asked_with_a_verb() {
    snapshots("bare_term", "", pdb);
}

#[test]
fn enter_before_any_point_says_what_to_press() {
    snapshots("enter_too_early", "<space><enter>", pdb);
}

#[test]
fn the_footer_names_the_grade_of_the_ticks() {
    snapshots("grade_of_the_ticks", "<space><space>j", pdb);
}

#[test]
fn a_repeat_comes_with_its_ticks() {
    snapshots("repeat", "<space>", || {
        let mut stage = pdb();
        stage.text("<space><space>j<enter>", SIZE);
        stage.reopened("2026-11-21T09:30:00+08:00")
    });
}

#[test]
fn an_undone_grade_brings_the_ticks_back() {
    snapshots("undone", "<space><space>j<enter>u", pdb);
}

#[test]
fn points_alone_are_an_answer() {
    snapshots("points_alone", "<space><space>", || {
        Stage::study("证书").with_file("my-deck.yaml", OVERLAY)
    });
}

#[test]
fn the_other_language_comes_in_place() {
    snapshots("other_language", "<space><space>L", pdb);
}

#[test]
fn what_decides_about_a_card_is_in_the_menu() {
    snapshots("slip", "<space>s", pdb);
}

#[test]
fn the_card_before_can_be_read_again() {
    snapshots("card_before", "<space>3<space>[", || Stage::study(""));
}

#[test]
fn a_key_of_the_answer_says_that_it_comes_later() {
    snapshots("not_yet", "a", pdb);
}

#[test]
fn the_time_spoken_is_above_the_points() {
    snapshots_of("spoken", pdb, |stage| {
        stage.play("<space>", SIZE, |app| {
            let revealed = app.state.study_mut().unwrap().revealed_mut();
            revealed.unwrap().spoken = Some(72_000);
            let screen = printed(&drawn(app));
            screen.split("\n\n---\n").next().unwrap().to_owned()
        })
    });
}

#[test]
fn missed_follow_ups_are_among_the_points_missed_most_often() {
    snapshots_of("missed_follow_up", pdb, |stage| {
        stage.text("<space><space><space>j<space>j<enter>", SIZE);
        stage.options.query = None;
        stage.text("s7", SIZE)
    });
}

#[test]
fn a_grade_is_confirmed_above_the_next_question() {
    snapshots("graded", "<space>2", || Stage::study(""));
}

#[test]
fn whoever_reveals_at_once_is_asked_to_speak_first() {
    snapshots("speak_first", "<space>3", || Stage::study(""));
}

#[test]
fn a_story_of_someone_else_is_folded() {
    let story = OVERLAY.replace("    title: { zh: pdb, en: pdb }", "    kind: personal");
    snapshots("story", "<space>a", || {
        Stage::study("disruption").with_file("my-deck.yaml", &story)
    });
}

#[test]
fn a_card_left_for_home_comes_back_with_its_ticks() {
    snapshots("back_from_home", "jj<enter><space><space>q<enter>", || {
        Stage::home().with_file("my-deck.yaml", OVERLAY)
    });
}

#[test]
fn escape_folds_the_answers() {
    snapshots("folded_again", "<space>a<esc>", pdb);
}

#[test]
fn one_line_answers_have_points() {
    snapshots("one_line", "<space><space>", || {
        Stage::of_notes("# 类加载的过程？\n\n加载-验证-准备-解析-初始化\n")
    });
}

/// A review a week ago, and an interview.
const AWAY: &str = r#"{"v":1,"id":"01KAJ600000000000000000001","at":"2026-11-14T08:00:00+08:00","do":"review","card":"yyk3rzybp823","grade":"good"}
{"v":1,"id":"01KAJ600000000000000000002","at":"2026-11-14T08:01:00+08:00","do":"plan","date":"2026-12-03"}
"#;

#[test]
fn a_message_at_home_leaves_the_keys_in_view() {
    snapshots_of(
        "first_message",
        || Stage::home().with_file("progress.jsonl", AWAY),
        |stage| stage.text("", (40, 12)),
    );
}

#[test]
fn home_counts_what_is_almost_always_asked() {
    snapshots("almost_always_asked", "", || {
        let home = Stage::home().with_file("my-deck.yaml", OVERLAY);
        home.with_file("progress.jsonl", AWAY)
    });
}

#[test]
fn a_card_is_studied_by_its_id() {
    snapshots("study_id", "", || {
        Stage::study(CardId::of_question("什么是 PodDisruptionBudget？").as_str())
    });
}
