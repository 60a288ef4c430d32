//! Every string of the program fits its place at 40, 80 and 120 columns, in both languages.

use super::printer::printed;
use super::stage::{Stage, drawn, press};
use crate::domain::Language;
use crate::query::Query;
use crate::tui::draw::CUT;

/// Questions so short that nothing of them is ever cut.
const NOTES: &str = "\
# etcd？

**思路**：先说 raft。

**回答**：

- raft
- watch，见 https://etcd.io

# CNI？

网络插件。

# CSI？
";

const MANIFEST: &str = "\
name: k
sources: [ notes.md ]
topics:
  - { id: etcd, title: etcd, keywords: [ etcd ] }
  - { id: cni, title: CNI, keywords: [ CNI ] }
cards:
  - question: etcd？
    importance: 3
    short: { zh: 键值库, en: a store }
    points: [ { zh: raft, en: raft, core: true }, { zh: watch, en: watch, core: true }, { zh: lease, en: lease } ]
    followups: [ { zh: 为什么？, en: Why?, points: [ { zh: 快, en: fast } ] } ]
    remarks: [ { kind: outdated, since: '1.2', zh: 旧, en: old } ]
    related: [ CNI？ ]
";

const AT_HOME: &str = "
    .
    ?
    p
    p1
    +
    n
    n<tab>
    ,
    b
    b.
    b2
    b7
    b<right>
    b<space>
    b<space>.
    b<space>*
    b<space>#
    b.f
    b.<delete>
    b.s
    /
    /e
    /is:x
    /e<enter>
    bm
    bo
    b<enter>
    b<enter>.
    b<enter><tab>
    b<enter><tab><tab>
    b<enter>/
    b<tab>/
    b<tab>/e
    b<tab>/zz
    v
    v.
    s
    s2
    s3
    s4
    s5
    s6
    s7
    s.
    L";

const IN_A_SESSION: &str = "
    .
    h
    5
    <space>
    <space>.
    <space><space>
    <space><space><space>
    <space><space><space><space>
    <space>j
    <space>a
    <space>r
    <space>w
    <space>o
    <space>m
    <space>c
    <space>/
    <space>/raft
    <space>/zz
    <space>s
    <space>3
    <space>3u
    <space>3[
    <space>3<space>3
    <space>3<space>3.
    <space>3<space>3v
    .f
    .fx<enter>
    .b
    .s";

const SIZES: [(u16, u16); 3] = [(40, 12), (80, 24), (120, 40)];

/// Whether a text has an ellipsis. The calendar has longer rows of dots.
fn has_ellipsis(text: &str) -> bool {
    text.split(|c| c != '.').any(|dots| dots.len() == 2)
}

/// What is cut on the screen after some keys.
fn cuts(stage: &mut Stage, keys: &str, size: (u16, u16)) -> Vec<String> {
    let mut found = Vec::new();
    stage.play(keys, size, |app| {
        // All rows of what scrolls.
        for _ in 0..if keys.ends_with('?') || keys.ends_with('.') {
            30
        } else {
            3
        } {
            CUT.take();
            let screen = printed(&drawn(app));
            let text = screen.split("\n\n---\n").next().unwrap();
            let cut = CUT.take();
            let cut: Vec<_> = cut.iter().filter(|text| !text.trim().is_empty()).collect();
            if !cut.is_empty() || has_ellipsis(text) {
                found.push(format!("{keys} at {size:?} cuts {cut:?}:\n{text}"));
            }
            press(app, "<pagedown>");
        }
    });
    found
}

fn home(language: Language) -> Stage {
    Stage::home_of_deck(NOTES, MANIFEST, language)
}

/// The same after reviews and with an interview.
fn studied(language: Language) -> Stage {
    let mut stage = home(language);
    stage.options.query = Some(Query::default());
    stage.text("<space><space>j<enter><space>3", (80, 24));
    stage.options.query = None;
    stage.text("p2026-12-03<enter>", (80, 24));
    stage
}

#[test]
fn every_string_of_the_screens_fits_its_place() {
    let mut cut = Vec::new();
    for language in [Language::Zh, Language::En] {
        for size in SIZES {
            // What a script changes stays for the next one.
            for mut stage in [home(language), studied(language)] {
                for keys in AT_HOME.lines().map(str::trim) {
                    cut.extend(cuts(&mut stage, keys, size));
                }
            }
            for keys in IN_A_SESSION.lines().map(str::trim) {
                let mut stage = home(language);
                stage.options.query = Some(Query::default());
                cut.extend(cuts(&mut stage, keys, size));
            }
        }
    }
    assert!(cut.is_empty(), "{}", cut.join("\n"));
}
