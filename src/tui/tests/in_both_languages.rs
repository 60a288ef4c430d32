//! Snapshots of what happens around the reveal, each from a key script, in Chinese and English.

use super::stage::Stage;

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
";

fn snapshots(name: &str, keys: &str, stage: impl Fn() -> Stage) {
    for (language, mut stage) in [("zh", stage()), ("en", stage().in_english())] {
        insta::assert_snapshot!(format!("{name}_{language}"), stage.text(keys, SIZE));
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
