//! Manifests of many shapes, edited.

use proptest::prelude::*;

use super::*;

#[test]
fn lists_are_added_in_the_way_the_others_are_written() {
    for (before, after) in [
        ("", "same:\n  - [\"甲\", \"乙\"]\n"),
        ("# 我的", "# 我的\nsame:\n  - [\"甲\", \"乙\"]\n"),
        (
            "cards: []\r\n",
            "cards: []\r\nsame:\r\n  - [\"甲\", \"乙\"]\r\n",
        ),
        (
            "same:\n  - [ a, b ]  # why\n\ncards: []\n",
            "same:\n  - [ a, b ]  # why\n  - [\"甲\", \"乙\"]\n\ncards: []\n",
        ),
        (
            "same:\n- [ a, b ]\n",
            "same:\n- [ a, b ]\n- [\"甲\", \"乙\"]\n",
        ),
        (
            "same:\n  - - a\n    - b\nname: x\n",
            "same:\n  - - a\n    - b\n  - [\"甲\", \"乙\"]\nname: x\n",
        ),
        ("same: [ [a, b] ]\n", "same: [ [a, b], [\"甲\", \"乙\"] ]\n"),
        ("same: []\nname: x\n", "same: [[\"甲\", \"乙\"]]\nname: x\n"),
        ("same:\nname: x\n", "same:\n  - [\"甲\", \"乙\"]\nname: x\n"),
    ] {
        assert_eq!(with_same(before, &["甲", "乙"]).as_deref(), Ok(after));
    }
}

#[test]
fn a_list_that_has_one_of_them_takes_the_others_in() {
    for (before, after) in [
        (
            "same:\n  - [ x, 甲？ ] # why\n",
            "same:\n  - [ x, 甲？, \"乙\" ] # why\n",
        ),
        (
            "same:\n  - - 甲\n    - x\n  - [ y, z ]\n",
            "same:\n  - - 甲\n    - x\n    - \"乙\"\n  - [ y, z ]\n",
        ),
        (
            "same: [ [甲, \"]\"], [y, z] ]",
            "same: [ [甲, \"]\", \"乙\"], [y, z] ]",
        ),
        ("same:\n  - [ 乙, 甲 ]\n", "same:\n  - [ 乙, 甲 ]\n"),
    ] {
        assert_eq!(with_same(before, &["甲", "乙"]).as_deref(), Ok(after));
    }
}

#[test]
fn what_cannot_be_edited_is_refused_with_its_place() {
    for (text, error) in [
        ("same: [\n", Uneditable::Broken(6)),
        ("- a\n", Uneditable::Broken(0)),
        ("same:\n  - [甲, a]\n  - [乙, b]\n", Uneditable::ByHand(23)),
        ("name: x\nsame: text\n", Uneditable::ByHand(8)),
        ("{ name: x }\n", Uneditable::ByHand(0)),
    ] {
        assert_eq!(with_same(text, &["甲", "乙"]), Err(error), "{text}");
    }
}

proptest! {
    #[test]
    fn merging_in_any_text_says_the_new_thing_or_is_refused(
        text in "((name: x|same:|- |  - |\\[a, b\\]|\\[\"甲\"|\\]|# c|[a\"' ,])|\n){0,12}",
    ) {
        if let Ok(edited) = with_same(&text, &["甲", "乙"]) {
            let twice = with_same(&edited, &["甲", "乙"]);
            prop_assert_eq!(twice, Ok(edited));
        }
    }
}

#[test]
fn cards_are_added_in_the_way_the_others_are_written() {
    for (before, after) in [
        (
            "# 我的",
            "# 我的\ncards:\n  - question: \"甲\"\n    related: [\"乙\"]\n",
        ),
        (
            "cards:\r\nname: x\r\n",
            "cards:\r\n  - question: \"甲\"\r\n    related: [\"乙\"]\r\nname: x\r\n",
        ),
        (
            "cards:\n  - { question: 丙, importance: 3 } # 重要\n",
            "cards:\n  - { question: 丙, importance: 3 } # 重要\n  - { question: \"甲\", related: [\"乙\"] }\n",
        ),
        (
            "cards:\n- question: 甲\n  importance: 3\nname: x\n",
            "cards:\n- question: 甲\n  importance: 3\n- { question: \"乙\", related: [\"甲\"] }\nname: x\n",
        ),
        (
            "cards: [ { question: 丙 } ]\n",
            "cards: [ { question: 丙 }, { question: \"甲\", related: [\"乙\"] } ]\n",
        ),
    ] {
        assert_eq!(with_related(before, ["甲", "乙"]).as_deref(), Ok(after));
    }
}

#[test]
fn where_both_are_spoken_of_the_first_overlaps() {
    for (before, after) in [
        (
            "cards:\n  - { question: 甲, importance: 3 }\n  - { question: 乙 }\n",
            "cards:\n  - { question: 甲, importance: 3, related: [\"乙\"] }\n  - { question: 乙 }\n",
        ),
        (
            "cards:\n  - question: 甲\n    points:\n      - zh: 一\n  - question: 乙\n",
            "cards:\n  - question: 甲\n    points:\n      - zh: 一\n    related: [\"乙\"]\n  - question: 乙\n",
        ),
        (
            "cards:\n  - question: 甲\n    related: [ 丙 ]\n  - question: 乙\n",
            "cards:\n  - question: 甲\n    related: [ 丙, \"乙\" ]\n  - question: 乙\n",
        ),
        (
            "cards:\n  - question: 乙\n    related: [ 甲 ]\n",
            "cards:\n  - question: 乙\n    related: [ 甲 ]\n",
        ),
    ] {
        assert_eq!(with_related(before, ["甲", "乙"]).as_deref(), Ok(after));
    }
}

#[test]
fn what_cannot_be_edited_is_refused() {
    for text in ["cards: [\n", "- a\n", "cards: text\n", "{ name: x }\n"] {
        assert!(with_related(text, ["甲", "乙"]).is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn relating_in_any_text_says_the_new_thing_or_is_refused(
        text in "((name: x|cards:|  - |\\{ question: 甲|question: 乙| \\}|    related: |\\[a\\]|# c|[a\"' ,])|\n){0,12}",
    ) {
        if let Ok(edited) = with_related(&text, ["甲", "乙"]) {
            let twice = with_related(&edited, ["甲", "乙"]);
            prop_assert_eq!(twice, Ok(edited));
        }
    }
}

#[test]
fn a_tag_goes_into_the_rule_of_its_question_and_only_once() {
    let rule = "cards:\n  - question: 甲\n    importance: 3\n";
    let tagged = "cards:\n  - question: 甲\n    importance: 3\n    tags: [\"crd\"]\n";
    let twice = "cards:\n  - question: 甲\n    importance: 3\n    tags: [\"crd\", \"网关\"]\n";
    assert_eq!(with_tag(rule, "甲", "crd").as_deref(), Ok(tagged));
    assert_eq!(with_tag(tagged, "甲", "crd").as_deref(), Ok(tagged));
    assert_eq!(with_tag(tagged, "甲", "网关").as_deref(), Ok(twice));
    let flow = "cards: [{ question: 甲 }]\n";
    let in_flow = "cards: [{ question: 甲, tags: [\"crd\"] }]\n";
    assert_eq!(with_tag(flow, "甲", "crd").as_deref(), Ok(in_flow));
    assert!(with_tag("cards: 甲\n: b", "甲", "crd").is_err());
}
