//! The whole library on a real disk.

mod changed_notes;
mod day;
mod hard_days;
mod interview;
mod mock;
mod time;

use std::fs;

use tempfile::TempDir;

use super::{Environment, Error, Library, OpenOptions};
use crate::domain::{AskedAs, Card, CardId, CardState, Grade, Hits, Language, LearningState};
use crate::progress::{Answered, EventKind};

/// A learner's folder with notes in it.
struct TestFolder {
    folder: TempDir,
}

impl TestFolder {
    fn new(notes: &str) -> Self {
        let desk = Self {
            folder: TempDir::new().unwrap(),
        };
        desk.write("notes.md", notes);
        desk
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).unwrap();
    }

    fn options(&self) -> OpenOptions {
        OpenOptions {
            decks: vec![self.folder.path().join("notes.md")],
            now: Some("2026-11-21T09:00:00+08:00".parse().unwrap()),
            environment: Environment {
                app_home: Some(self.folder.path().to_owned()),
                ..Environment::default()
            },
            ..OpenOptions::default()
        }
    }

    fn open(&self) -> Library {
        Library::open(self.options()).unwrap()
    }

    fn open_at(&self, now: &str) -> Library {
        let now = Some(now.parse().unwrap());
        Library::open(OpenOptions {
            now,
            ..self.options()
        })
        .unwrap()
    }
}

const NOTES: &str = "# 什么是etcd？\n\n一个键值存储。\n\n# rbac\n\n四种对象。\n";

fn card<'a>(library: &'a Library, question: &str) -> &'a Card {
    library.deck().card(CardId::of_question(question)).unwrap()
}

fn state(library: &Library, question: &str) -> CardState {
    library.state(card(library, question), library.now())
}

fn review(question: &str, grade: Grade) -> EventKind {
    let answered = Answered {
        ms: Some(9_000),
        ..Answered::new(CardId::of_question(question), grade)
    };
    EventKind::Review(answered.asking(Some(question.to_owned()), Some("notes.md".to_owned())))
}

#[test]
fn a_card_is_new_until_it_is_reviewed_and_again_after_an_undo() {
    let desk = TestFolder::new(NOTES);
    let mut library = desk.open();
    assert_eq!(state(&library, "rbac"), CardState::default());
    let event = library.record(review("rbac", Grade::Again)).unwrap();
    let after = state(&library, "rbac");
    assert_eq!(after.memory.state, LearningState::Learning);
    assert!(after.reviewed_today && !after.due_now && after.recall.is_some());
    assert_eq!(state(&desk.open(), "rbac").memory, after.memory);
    library.record(EventKind::Undo { of: event.id }).unwrap();
    assert!(state(&library, "rbac").memory.is_new());
}

#[test]
fn what_a_day_changes() {
    let desk = TestFolder::new(NOTES);
    let mut library = desk.open();
    library.record(review("rbac", Grade::Easy)).unwrap();
    library
        .record(EventKind::Bury {
            card: CardId::of_question("rbac"),
        })
        .unwrap();
    assert!(state(&library, "rbac").buried);
    assert_eq!(library.n_first_reviewed(library.now()), 1);

    let mut later = desk.open_at("2026-12-21T09:00:00+08:00");
    let before = state(&later, "rbac");
    assert!(!before.buried && !before.reviewed_today && before.due_now);
    assert!(!before.seen_on_later_day);
    assert_eq!(later.n_first_reviewed(later.now()), 0);
    later.record(review("rbac", Grade::Good)).unwrap();
    assert!(state(&later, "rbac").seen_on_later_day);
}

#[test]
fn the_points_of_the_last_two_answers_are_known() {
    let desk = TestFolder::new(NOTES);
    let mut library = desk.open();
    for hit in [vec![1], vec![1, 2]] {
        let hits = Some(Hits { hit, of: 3 });
        let answered = Answered {
            hits,
            asked_as: AskedAs::Recall,
            ..Answered::new(CardId::of_question("rbac"), Grade::Good)
        };
        library.record(EventKind::Review(answered)).unwrap();
    }
    library.record(review("rbac", Grade::Hard)).unwrap();
    let state = state(&library, "rbac");
    assert_eq!(state.last_hits.as_ref().unwrap().hit, [1, 2]);
    assert_eq!(state.hits_before.as_ref().unwrap().hit, [1]);
    assert_eq!(state.last.unwrap().0, Grade::Hard);
    assert!(state.is_weak(|_, _| true));
    assert!(
        !state.is_weak(|number, _| number < 3),
        "only a bonus point was missed"
    );
}

#[test]
fn a_refresh_reads_events_of_other_programs() {
    let desk = TestFolder::new(NOTES);
    let mut here = desk.open();
    let mut there = desk.open();
    let suspend = EventKind::Suspend {
        card: CardId::of_question("rbac"),
    };
    there.record(suspend).unwrap();
    assert!(!state(&here, "rbac").suspended);
    assert_eq!(here.refresh().unwrap().cards.len(), 1);
    assert!(state(&here, "rbac").suspended);
    assert!(here.refresh().unwrap().is_empty());
}

#[test]
fn a_reworded_question_keeps_its_memory() {
    let desk = TestFolder::new(NOTES);
    let mut library = desk.open();
    library.record(review("什么是etcd？", Grade::Easy)).unwrap();
    let stability = state(&library, "什么是etcd？").memory.stability;
    desk.write(
        "notes.md",
        &NOTES.replace("什么是etcd？", "请问什么是etcd？"),
    );

    let reader = desk.open();
    assert_eq!(
        state(&reader, "请问什么是etcd？").memory.stability,
        stability
    );
    assert_eq!(reader.history().n_events(), 1);

    let mut student = desk.open();
    assert_eq!(student.record_relinks().unwrap(), 1);
    assert_eq!(desk.open().history().n_events(), 2);
    assert!(desk.open().lost().is_empty());
    assert_eq!(
        state(&desk.open(), "请问什么是etcd？").memory.stability,
        stability
    );

    desk.write("notes.md", NOTES);
    let again = desk.open();
    assert!(again.lost().is_empty());
    assert_eq!(state(&again, "什么是etcd？").memory.stability, stability);
}

#[test]
fn a_question_that_only_looks_like_a_lost_one_stays_new() {
    let desk = TestFolder::new("# k8s怎么上节点？\n\na\n\n# rbac\n\nb\n");
    desk.open()
        .record(review("k8s怎么上节点？", Grade::Easy))
        .unwrap();
    desk.write("notes.md", "# k8s怎么下节点？\n\na\n\n# rbac\n\nb\n");
    let library = desk.open();
    assert!(state(&library, "k8s怎么下节点？").memory.is_new());
    let lost = &library.lost()[0];
    assert_eq!(lost.now, None);
    assert_eq!(lost.nearest.as_deref(), Some("k8s怎么下节点？"));
}

#[test]
fn reviews_of_decks_that_are_not_open_count_for_today() {
    let desk = TestFolder::new(NOTES);
    let mut library = desk.open();
    library.record(review("elsewhere", Grade::Good)).unwrap();
    assert_eq!(library.n_first_reviewed(library.now()), 1);
    assert!(library.lost().is_empty());
}

#[test]
fn the_answer_that_the_learner_prefers_comes_first() {
    let desk = TestFolder::new(NOTES);
    desk.write(
        "deck.yaml",
        "sources: [ notes.md ]\nsame: [ [ 什么是etcd？, rbac ] ]\n",
    );
    let options = OpenOptions {
        decks: vec![desk.folder.path().join("deck.yaml")],
        ..desk.options()
    };
    let mut library = Library::open(options).unwrap();
    let first = |library: &Library| {
        let answers = library.answers(&library.deck().cards[0]);
        library.deck().entry(answers[0]).id
    };
    for entry in ["rbac", "什么是etcd？", "rbac"].map(CardId::of_question) {
        let card = library.deck().cards[0].id;
        let file = None;
        let prefer = EventKind::Prefer { card, entry, file };
        library.record(prefer).unwrap();
        assert_eq!(first(&library), entry);
    }
}

#[test]
fn without_named_decks_the_embedded_one_opens_with_the_inbox() {
    let desk = TestFolder::new(NOTES);
    desk.write("inbox.md", "# 面试时问的一个问题是什么？\n\n没答上来。\n");
    let options = OpenOptions {
        decks: Vec::new(),
        ..desk.options()
    };
    let library = Library::open(options).unwrap();
    assert!(library.deck().cards.len() > 100);
    assert_eq!(library.language(), Language::Zh);
    let inbox = |source: &&crate::deck::Source| source.file.name.ends_with("inbox.md");
    assert_eq!(library.deck().sources.iter().filter(inbox).count(), 1);
}

#[test]
fn a_missing_deck_is_an_error() {
    let desk = TestFolder::new(NOTES);
    let mut options = desk.options();
    options.decks.push("no/such/notes".into());
    let error = Library::open(options).unwrap_err();
    assert!(matches!(error, Error::Deck { .. }));
}

#[test]
fn the_config_sets_decks_language_and_time() {
    let desk = TestFolder::new(NOTES);
    let config = "embedded_deck: false\ndecks: [ notes.md, gone.md ]\nlanguage: en\ntime_zone: Asia/Tokyo\nlearning_steps: []\n";
    desk.write("config.yaml", config);
    let options = OpenOptions {
        decks: Vec::new(),
        ..desk.options()
    };
    let mut library = Library::open(options).unwrap();
    assert_eq!(library.deck().cards.len(), 2);
    assert_eq!(library.skipped().len(), 1);
    assert_eq!(library.language(), Language::En);
    assert_eq!(library.now().offset.seconds(), 9 * 3600);
    library.record(review("rbac", Grade::Good)).unwrap();
    assert_eq!(state(&library, "rbac").memory.state, LearningState::Review);
}

#[test]
fn config_errors_have_a_position_and_line() {
    let desk = TestFolder::new(NOTES);
    desk.write("config.yaml", "theme: dark\nfuz: true\n");
    let error = Library::open(desk.options()).unwrap_err();
    let details = error.complaint(Language::En).details;
    assert!(details[0].contains("config.yaml:2:1: "), "{details:?}");
    assert_eq!(details[1], "  fuz: true");
}

#[test]
fn repeats_and_crammed_answers_do_not_make_a_card_mastered() {
    use crate::stats::{Mastery, readiness};
    let desk = TestFolder::new(NOTES);
    let record = |at: &str, answered: Answered| {
        let mut library = desk.open_at(at);
        library.record(EventKind::Review(answered)).unwrap();
        let card = card(&library, "rbac");
        let state = library.state(card, library.now());
        (Mastery::new(card, &state), readiness([(card, &state)]))
    };
    let rbac = CardId::of_question("rbac");
    let with_points = Answered {
        hits: Some(Hits {
            hit: vec![1, 2],
            of: 2,
        }),
        ..Answered::new(rbac, Grade::Good)
    };
    let good = || Answered::new(rbac, Grade::Good);
    let (first, _) = record("2026-11-21T09:00:00+08:00", with_points);
    assert_eq!(first, Mastery::Learning, "the first day");
    let (unknown, ready) = record(
        "2026-11-22T09:00:00+08:00",
        Answered::new(rbac, Grade::Again),
    );
    assert_eq!(
        (unknown, ready),
        (Mastery::Learning, 0.0),
        "no points: the grade counts"
    );
    let (repeat, ready) = record("2026-11-22T09:30:00+08:00", good());
    assert_eq!(
        (repeat, ready),
        (Mastery::Learning, 0.0),
        "a repeat on the same day"
    );
    let crammed = Answered {
        cram: true,
        ..good()
    };
    let (crammed, ready) = record("2026-11-23T09:00:00+08:00", crammed);
    assert_eq!(
        (crammed, ready),
        (Mastery::Learning, 0.0),
        "crammed on a later day"
    );
    let (known, ready) = record("2026-11-23T10:00:00+08:00", good());
    assert_eq!((known, ready), (Mastery::Mastered, 1.0));
}

#[test]
fn a_tilde_in_the_path_of_another_log_is_the_home_folder() {
    let home = TestFolder::new(NOTES);
    let mut options = home.options();
    options.environment.home_dir = Some(home.folder.path().to_owned());
    let mut library = Library::open(options).unwrap();
    library.move_log("~/other.jsonl".as_ref()).unwrap();
    let other = home.folder.path().join("other.jsonl");
    assert_eq!(library.log().path(), other);
}
