//! Valid and invalid manifests.

use proptest::prelude::*;

use super::*;
use crate::deck::testing::manifest_named;
use crate::text::Line;

fn read(text: &str) -> (Manifest, Vec<ManifestError>) {
    Manifest::parse(NoteFile {
        name: "deck.yaml".to_owned(),
        text: text.to_owned(),
    })
}

/// `line:column: message` of every error.
fn mistakes(text: &str) -> Vec<String> {
    let (_, errors) = read(text);
    let words = errors.iter().map(|error| {
        let place = error.position;
        let message = error.message(Language::En);
        format!("{}:{}: {message}", place.line, place.column)
    });
    words.collect()
}

#[test]
fn every_key_of_a_manifest_is_read() {
    let manifest = manifest_named(
        "deck.yaml",
        r#"
name: kubernetes
title: { en: Questions, zh: 面试题 }
language: zh
sources: [ ../seeds/*.md ]
titles: true
first: [ 什么是etcd？ ]
topics:
  - { id: service, parent: networking, title: Service, aliases: [ 服务 ], keywords: [ ClusterIP ] }
same:
  - [ 甲, 乙 ]
cards:
  - question: rbac
    title: { zh: RBAC 的四种对象 }
    topics: [ security ]
    importance: 3
    kind: scenario
    tags: [ crd, asked ]
    short: 权限靠四种对象
    points: [ Role 定义权限, { zh: 绑定, en: binding, core: true } ]
    steps: true
    followups: [ 为什么？, { en: How?, points: [ so ] } ]
    related: [ 甲 ]
    remarks: [ { kind: outdated, since: 1.30, zh: 过时, source: docs, quote: "一句" } ]
    hide: 太旧
    split: [ 丙, 丁 ]
"#,
    );
    assert_eq!(manifest.name.as_deref(), Some("kubernetes"));
    assert_eq!(
        manifest.title.as_ref().map(|t| t.get(Language::Zh)),
        Some("面试题")
    );
    assert_eq!(manifest.language, Some(Language::Zh));
    assert_eq!(manifest.sources[0].text, "../seeds/*.md");
    assert!(manifest.titles);
    assert_eq!(manifest.first[0].text, "什么是etcd？");
    assert_eq!(manifest.same[0][1].text, "乙");
    let topic = &manifest.topics[0].topic;
    assert_eq!(topic.parent, Some(TopicId("networking".into())));
    assert_eq!(topic.title, Bilingual::same("Service"));
    let card = &manifest.cards[0];
    assert_eq!(card.importance, Some(Importance::High));
    assert_eq!(card.kind, Some(CardKind::Scenario));
    assert_eq!(card.points[0].text, Bilingual::same("Role 定义权限"));
    assert_eq!(
        card.points.iter().map(|p| p.core).collect::<Vec<_>>(),
        [false, true]
    );
    assert_eq!(card.short, Some(Bilingual::same("权限靠四种对象")));
    assert_eq!(card.tags, [Tag::Own("crd".into()), Tag::Asked]);
    assert_eq!(card.steps, Some(true));
    assert_eq!(card.follow_ups[1].points.len(), 1);
    assert_eq!(card.remarks[0].since.as_deref(), Some("1.30"));
    assert_eq!(card.remarks[0].quote.as_deref(), Some("一句"));
    assert_eq!(card.remarks[0].kind, RemarkKind::Outdated);
    assert_eq!(card.hide.as_deref(), Some("太旧"));
    assert_eq!(card.split.len(), 2);
}

#[test]
fn all_points_are_core_where_none_is_marked() {
    let text = "cards: [ { question: a, points: [ b, c ] } ]";
    let manifest = manifest_named("deck.yaml", text);
    assert!(manifest.cards[0].points.iter().all(|point| point.core));
}

#[test]
fn all_errors_are_reported_at_their_positions() {
    let text = "\
nmae: x
language: fr
topics:
  - { id: Big, title: x }
  - { title: no id }
cards:
  - quesion: rbac
  - question: 甲
    importance: 4
    kind: scenery
    steps: maybe
    points: 一个
    remarks: [ { zh: 错 } ]
    question: 乙
same:
  - [ 甲 ]
  - 甲
";
    assert_eq!(
        mistakes(text),
        [
            "1:1: unknown key `nmae`; did you mean `name`?",
            "2:11: `language` can't be `fr`; expected one of zh, en",
            "4:11: `Big` can't be a topic id: use lower case, without spaces, commas, colons and quotes",
            "5:5: missing key `id`",
            "7:5: unknown key `quesion`; did you mean `question`?",
            "7:5: missing key `question`",
            "9:17: expected 1, 2 or 3",
            "10:11: `kind` can't be `scenery`; expected one of knowledge, scenario, personal",
            "11:12: expected true or false",
            "12:13: expected a list",
            "13:16: missing key `kind`",
            "14:5: `question` is already set in line 8",
            "16:5: this list needs at least two questions",
            "17:5: expected a list",
        ]
    );
}

#[test]
fn valid_parts_are_used_despite_errors() {
    let (manifest, errors) =
        read("color: red\ncards: [ { question: 甲, importance: 9, hide: x } ]\n");
    assert_eq!(errors.len(), 2);
    assert_eq!(manifest.cards[0].hide.as_deref(), Some("x"));
}

#[test]
fn invalid_yaml_is_one_error_with_a_position() {
    for text in ["a: [1, 2\nb: 3\n", "a: 'open\n", "a: b: c\n"] {
        let (_, errors) = read(text);
        let kinds: Vec<_> = errors.iter().map(|error| &error.kind).collect();
        assert!(
            matches!(kinds[..], [ManifestErrorKind::Yaml(YamlError::Syntax(_))]),
            "{text:?}: {kinds:?}"
        );
    }
    assert_eq!(mistakes("- a\n- b\n"), ["1:1: expected a map"]);
    assert_eq!(mistakes(""), [""; 0]);
}

#[test]
fn a_byte_order_mark_is_ignored() {
    let (manifest, errors) = read("\u{feff}name: x\ncolour: red\n");
    assert_eq!(manifest.name.as_deref(), Some("x"));
    assert_eq!(errors[0].position.line, 2);
}

#[test]
fn an_error_has_its_line_and_a_suggestion() {
    let (_, errors) = read("cards:\n  - { question: 中文问题, quesion: x }\n");
    let place = errors[0].position;
    assert_eq!((place.line, place.column), (2, 23));
    assert_eq!(errors[0].line, "  - { question: 中文问题, quesion: x }");
    let wanted = "没有 `quesion` 这个键；是不是想写 `question`？";
    assert_eq!(errors[0].message(Language::Zh), wanted);
}

#[test]
fn control_characters_of_a_manifest_are_escaped() {
    let (_, errors) = read("\"a\\eb\": 1 # \u{85}\n");
    let message = Line::from(errors[0].message(Language::En)).text();
    assert!(!message.chars().any(char::is_control), "{message:?}");
}

proptest! {
    #[test]
    fn any_text_is_survived(text in "\\PC{0,80}") {
        let (_, errors) = read(&text);
        for error in errors {
            error.message(Language::Zh);
        }
    }

    #[test]
    fn a_truncated_or_changed_manifest_does_not_panic(
        place in 0usize..1200,
        change in prop::sample::select(vec!["", "\n", "]", ": ", "- ", "'", "\"", "{", "&a ", "*a", "节"]),
    ) {
        let whole = "cards:\n  - question: 甲\n    points: [ { zh: 乙, en: b } ]\n    remarks:\n      - { kind: wrong, zh: 丙 }\ntopics:\n  - { id: a, parent: b, title: x }\nsame: [ [ 甲, 乙 ] ]\n";
        let cuts = (0..=place % (whole.len() + 1)).rev();
        let place = cuts.into_iter().find(|place| whole.is_char_boundary(*place)).unwrap();
        let text = format!("{}{change}{}", &whole[..place], &whole[place..]);
        let (_, errors) = read(&text);
        let n_lines = text.split('\n').count();
        for error in errors {
            prop_assert!((error.position.line as usize) <= n_lines);
        }
    }
}
