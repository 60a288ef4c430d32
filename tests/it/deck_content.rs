//! The content of the built-in deck: complete in both languages, short enough, with sources.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use k8s_quiz::deck::{Deck, DeckPart, Manifest, Origin, embedded};
use k8s_quiz::domain::{Bilingual, Card, CardId, Importance, RemarkKind};
use k8s_quiz::text::{Ambiguous, display_width};
use sha2::{Digest, Sha256};

use crate::environment::Environment;

/// The built-in manifests and their deck.
static EMBEDDED: LazyLock<(Vec<Manifest>, Deck)> = LazyLock::new(|| {
    let names = embedded::manifest_names().into_iter();
    let (manifests, mistakes): (Vec<_>, Vec<_>) = names.filter_map(embedded::manifest).unzip();
    let mistakes = mistakes.concat();
    assert_eq!(mistakes, []);
    let (sources, mistakes) = embedded::sources(&manifests);
    assert_eq!(mistakes, []);
    let part = DeckPart {
        manifests: manifests.clone(),
        sources,
    };
    let (deck, mistakes) = Deck::build(vec![part], None);
    assert_eq!(mistakes, []);
    (manifests, deck)
});

pub fn deck() -> &'static Deck {
    &EMBEDDED.1
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The locations of rule violations; a test fails with all of them.
#[track_caller]
pub fn none(broken: impl Iterator<Item = String>) {
    let broken: Vec<_> = broken.collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

fn is_whole(text: &Bilingual) -> bool {
    let has = |words: &Option<String>| {
        words
            .as_deref()
            .is_some_and(|words| !words.trim().is_empty())
    };
    has(&text.zh) && has(&text.en)
}

/// The points of a card and of its follow-ups.
pub fn points(card: &Card) -> impl Iterator<Item = &Bilingual> {
    let further = card.follow_ups.iter().flat_map(|next| &next.points);
    let own = card.points.iter().map(|point| &point.text);
    own.chain(further)
}

#[test]
fn the_seeds_are_as_they_were_given() {
    for (name, hash) in [
        (
            "cluster-operations.md",
            "4793440665c58460a72fbc02d83b8ea6b6417ec91aed7dbd21df374b7351033a",
        ),
        (
            "containers-and-internals.md",
            "116b72c9ec70106ec99bd345b419d943ddecab3d153f5c70c9cfc6be0c576dca",
        ),
        (
            "interview-collection.md",
            "8f28019b3cd015579747e5820859dacb920d1c25e70e9617878bbc2370fe553b",
        ),
        (
            "interview-log.md",
            "87dfccc4873bf804ecc226202a6db8b5cee6e43f70e90588a10ddbf7103a3d01",
        ),
        (
            "numbered-questions.md",
            "add5def5a21df281bee51f0ea6eacf4a32ea997a96ed4b0835588aab9c309994",
        ),
    ] {
        let text = fs::read(root().join("seeds").join(name)).unwrap();
        let found: String = Sha256::digest(&text)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(found, hash, "{name}");
        let name = format!("seeds/{name}");
        let source = deck().sources.iter().find(|it| it.file.name == name);
        assert_eq!(source.unwrap().file.text.as_bytes(), text, "{name}");
    }
}

#[test]
fn every_card_has_a_title_in_both_languages() {
    let lacks = |card: &&Card| !card.title.as_ref().is_some_and(is_whole);
    none(
        deck()
            .cards
            .iter()
            .filter(lacks)
            .map(|card| card.question.clone()),
    );
}

#[test]
fn no_two_cards_have_the_same_title() {
    for title in [
        |it: &Bilingual| it.zh.clone(),
        |it: &Bilingual| it.en.clone(),
    ] {
        let mut seen = HashSet::new();
        let titles = deck().cards.iter().filter_map(|card| card.title.as_ref());
        none(
            titles
                .filter_map(title)
                .filter(|title| !seen.insert(title.clone())),
        );
    }
}

#[test]
fn a_person_gave_every_card_its_importance() {
    let rules = EMBEDDED.0.iter().flat_map(|manifest| &manifest.cards);
    let weighed: HashSet<CardId> = rules
        .filter(|rule| rule.importance.is_some())
        .filter_map(|rule| deck().card_of_entry(CardId::of_question(&rule.question.text)))
        .map(|card| card.id)
        .collect();
    let cards = deck()
        .cards
        .iter()
        .filter(|card| !weighed.contains(&card.id));
    none(cards.map(|card| card.question.clone()));
}

#[test]
fn points_are_three_to_seven() {
    let counts = deck()
        .cards
        .iter()
        .map(|card| (card.points.len(), &card.question));
    let broken = counts.filter(|(n, _)| !(3..=7).contains(n));
    none(broken.map(|(n, question)| format!("{n}: {question}")));
}

#[test]
fn points_are_short_and_in_both_languages() {
    let points = deck().cards.iter().flat_map(points);
    // Thirty Chinese or sixty Latin characters are sixty columns wide.
    let is_long = |text: &Option<String>| {
        let text = text.as_deref().unwrap_or_default();
        display_width(text, Ambiguous::Narrow) > 60
    };
    let broken = points.filter(|it| !is_whole(it) || is_long(&it.zh) || is_long(&it.en));
    none(broken.map(|text| format!("{text:?}")));
}

#[test]
fn every_card_has_a_short_answer_in_both_languages() {
    // Forty Chinese characters are eighty columns wide.
    let is_fine = |card: &&Card| {
        let short = card.short.as_ref().filter(|short| is_whole(short));
        short.is_some_and(|short| {
            let (zh, en) = (short.zh.as_deref(), short.en.as_deref());
            display_width(zh.unwrap_or_default(), Ambiguous::Narrow) <= 80
                && en.unwrap_or_default().chars().count() <= 90
        })
    };
    let broken = deck().cards.iter().filter(|card| !is_fine(card));
    none(broken.map(|card| format!("{}: {:?}", card.question, card.short)));
}

#[test]
fn every_card_has_two_to_four_core_points() {
    let n_core = |card: &Card| card.points.iter().filter(|point| point.core).count();
    let cards = deck().cards.iter();
    let broken = cards.filter(|card| !(2..=4).contains(&n_core(card)));
    none(broken.map(|card| format!("{}: {}", card.question, n_core(card))));
}

#[test]
fn questions_that_follow_are_in_both_languages_and_have_points() {
    let next = deck().cards.iter().flat_map(|card| &card.follow_ups);
    let broken = next.filter(|it| !is_whole(&it.text) || it.points.is_empty());
    none(broken.map(|it| format!("{:?}", it.text)));
}

#[test]
fn an_important_or_new_card_says_what_is_asked_next() {
    let is_new = |card: &Card| {
        let mut entries = deck().entries_of(card);
        entries.all(|entry| deck().source_of(entry).origin == Origin::Bundled)
    };
    let cards = deck().cards.iter();
    let cards = cards.filter(|card| card.importance == Importance::High || is_new(card));
    let broken = cards.filter(|card| !(1..=3).contains(&card.follow_ups.len()));
    none(broken.map(|card| card.question.clone()));
    let next = deck().cards.iter().flat_map(|card| &card.follow_ups);
    let broken = next.filter(|next| !(2..=4).contains(&next.points.len()));
    none(broken.map(|next| format!("{:?}", next.text)));
}

#[test]
fn a_remark_is_in_both_languages_and_names_its_ground() {
    let remarks = deck().cards.iter().flat_map(|card| &card.remarks);
    let has_ground =
        |source: &Option<String>| source.as_deref().is_some_and(|it| it.contains(['.', '-']));
    let broken = remarks.filter(|it| !is_whole(&it.text) || !has_ground(&it.source));
    none(broken.map(|remark| format!("{:?}", remark.text)));
}

#[test]
fn a_version_in_a_remark_is_one_of_kubernetes() {
    let remarks = deck().cards.iter().flat_map(|card| &card.remarks);
    let is_version = |since: &str| {
        let minor = since
            .strip_prefix("1.")
            .and_then(|minor| minor.parse::<u8>().ok());
        minor.is_some_and(|minor| minor < 40)
    };
    let versions = remarks.filter_map(|remark| remark.since.clone());
    none(versions.filter(|since| !is_version(since)));
}

#[test]
fn a_remark_refers_to_an_answer() {
    let mut broken = Vec::new();
    for card in &deck().cards {
        for remark in &card.remarks {
            let on = deck()
                .entries_of(card)
                .find(|entry| Some(entry.id) == remark.entry);
            if on.is_none_or(|entry| entry.is_unanswered()) {
                broken.push(format!("{}: {:?}", card.question, remark.text.en));
            }
        }
    }
    none(broken.into_iter());
}

#[test]
fn every_card_has_an_answer_that_is_neither_wrong_nor_outdated() {
    let is_bad = |kind| matches!(kind, RemarkKind::Wrong | RemarkKind::Outdated);
    let has_good = |card: &&Card| {
        deck().entries_of(card).any(|entry| {
            let mut about = card
                .remarks
                .iter()
                .filter(|remark| deck().concerns(remark, entry));
            !entry.is_unanswered() && !about.any(|remark| is_bad(remark.kind))
        })
    };
    let broken = deck().cards.iter().filter(|card| !has_good(card));
    none(broken.map(|card| card.question.clone()));
}

#[test]
fn few_answers_are_called_wrong() {
    // That collapses the answer, so it is reserved for serious errors.
    let remarks = deck().cards.iter().flat_map(|card| &card.remarks);
    let wrong: BTreeSet<_> = remarks
        .filter(|remark| remark.kind == RemarkKind::Wrong)
        .map(|remark| remark.entry)
        .collect();
    let answered = deck().entries.iter().filter(|entry| !entry.is_unanswered());
    assert!(wrong.len() * 4 < answered.count(), "{}", wrong.len());
}

#[test]
fn no_topic_is_without_cards() {
    let topics = deck().topics.all().iter();
    let empty = topics.filter(|topic| {
        let mut primary = deck().cards.iter().filter_map(Card::primary_topic);
        !primary.any(|id| *id == topic.id)
    });
    none(empty.map(|topic| topic.id.to_string()));
}

/// Numbers and negations, which change the meaning of a question (`k8s` is not a number).
fn deciding(question: &str) -> BTreeSet<char> {
    let question = question.to_lowercase().replace("k8s", "");
    let decides =
        |it: &char| it.is_ascii_digit() || "二两三四五六七八九十不非无没未否禁".contains(*it);
    question.chars().filter(decides).collect()
}

#[test]
fn questions_joined_across_a_number_or_negation_were_read_by_a_person() {
    let table = fs::read_to_string(root().join("tests/fixtures/joined.tsv")).unwrap();
    let reviewed: BTreeSet<(&str, &str)> = table
        .lines()
        .skip(1)
        .map(|row| row.split('\t').collect::<Vec<_>>())
        .map(|row| (row[0], row[1]))
        .collect();
    let mut found = BTreeSet::new();
    for card in &deck().cards {
        for entry in deck().entries_of(card) {
            if deciding(&entry.question) != deciding(&card.question) {
                found.insert((card.question.as_str(), entry.question.as_str()));
            }
        }
    }
    assert_eq!(found, reviewed);
}

#[test]
fn check_has_no_warning_for_the_embedded_deck_nor_for_its_files() {
    let environment = Environment::new();
    let _ = environment.run("check --strict").ok();
    let decks = root().join("decks");
    let folder = fs::read_dir(decks.join("kubernetes")).unwrap();
    let mut manifests: Vec<_> = folder.map(|file| file.unwrap().path()).collect();
    manifests.retain(|path| path.extension().is_some_and(|it| it == "yaml"));
    // The topic manifests are read with the manifest of their folder, even if they are also named
    // on the command line.
    for also_named in [&[], &manifests[..]] {
        let mut command = environment.command();
        command.args(["check", "--strict", "--json"]);
        command.arg(decks.join("kubernetes.yaml")).args(also_named);
        let output = command.output().unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stdout)
        );
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["cards"], deck().cards.len());
    }
}

#[test]
fn the_folder_of_a_manifest_holds_more_of_it_and_the_decks_own_answers() {
    let environment = Environment::new();
    environment.write("dns.yaml", "sources: [ notes/*.md, dns/*.md ]\n");
    environment.write(
        "dns/titles.yaml",
        "cards:\n  - question: CoreDNS\n    title: { zh: CoreDNS 做什么？, en: What does CoreDNS do? }\n",
    );
    environment.write("notes/a.md", "# CoreDNS\n\n解析名字。\n");
    environment.write(
        "dns/ours.md",
        "# CoreDNS\n\n- 解析 Service 的名字\n- 转发别的\n",
    );
    let cards = environment
        .run("export --format json --deck dns.yaml")
        .json();
    let card = &cards["cards"][0];
    assert_eq!(card["title"]["en"], "What does CoreDNS do?");
    assert_eq!(
        card["entries"][0]["file"], "dns/ours.md",
        "ours comes first"
    );
}

/// The first fenced block of a language in a text.
fn block<'a>(text: &'a str, language: &str) -> &'a str {
    let (_, rest) = text.split_once(&format!("```{language}\n")).unwrap();
    rest.split_once("```").unwrap().0
}

#[test]
fn the_deck_in_its_readme_works() {
    let readme = fs::read_to_string(root().join("decks/README.md")).unwrap();
    let environment = Environment::new();
    environment.write("dns.md", block(&readme, "markdown"));
    environment.write("dns.yaml", block(&readme, "yaml"));
    let report = environment.run("check --strict --json dns.yaml").json();
    assert_eq!(report["cards"], 2);
    let cards = environment.run("list --json --deck dns.yaml").json();
    assert!(
        cards["cards"]
            .as_array()
            .unwrap()
            .iter()
            .all(|card| card["topics"][0] == "dns")
    );
}
