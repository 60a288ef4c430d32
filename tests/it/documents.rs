//! The pages in `docs` match the program: examples of notes, the configuration, file formats, links.

use std::fs;
use std::path::PathBuf;

use k8s_quiz::config::{Config, KEYS};
use k8s_quiz::domain::{Entry, Language};
use k8s_quiz::notes::{self, Notes};
use k8s_quiz::tui::keymap::{Context, Keymap};
use serde_json::Value;

use crate::environment::Environment;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Compares a page with what it should be; writes it if `INSTA_UPDATE` is `always`.
fn check_page(name: &str, expected: &str) {
    let path = root().join(name);
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&path, expected).unwrap();
    }
    let page = fs::read_to_string(&path).unwrap();
    let different = page
        .lines()
        .zip(expected.lines())
        .find(|(is, wanted)| is != wanted);
    assert!(
        page == expected,
        "INSTA_UPDATE=always cargo test writes {name} anew; the first difference: {different:?}"
    );
}

/// The cards of an example, in short.
fn cards(text: &str) -> String {
    let notes = notes::read(text);
    notes
        .entries
        .iter()
        .map(|entry| card(text, &notes, entry))
        .collect()
}

fn card(text: &str, notes: &Notes, entry: &Entry) -> String {
    let mut lines = vec![format!("Q {}", entry.question)];
    let parts = [
        ("O", &entry.options),
        ("H", &entry.hint),
        ("A", &entry.answer),
    ];
    for (name, slices) in parts {
        let whole = slices.text(text);
        let shown = whole.trim().lines().filter(|line| !line.trim().is_empty());
        for (n, line) in shown.enumerate() {
            lines.push(format!("{} {line}", if n == 0 { name } else { " " }));
        }
    }
    if entry.is_unanswered() {
        lines.push("A none".to_owned());
    }
    let tags: Vec<String> = entry
        .tags
        .iter()
        .map(|tag| format!("#{}", tag.name()))
        .collect();
    if !tags.is_empty() {
        lines.push(format!("  tags: {}", tags.join(" ")));
    }
    if let Some(section) = entry.section {
        lines.push(format!(
            "  section: {}",
            notes.sections[section.0 as usize].title
        ));
    }
    lines.join("\n") + "\n"
}

#[test]
fn the_examples_of_notes_give_the_cards_below_them() {
    const EXAMPLE: &str = "````markdown\n";
    const CARDS: &str = "\n````text\n";
    let page = fs::read_to_string(root().join("docs/notes.md")).unwrap();
    let mut expected = String::new();
    let mut parts = page.split(EXAMPLE);
    expected.push_str(parts.next().unwrap());
    let mut n_examples = 0;
    for part in parts {
        let (example, rest) = part.split_once("````\n").unwrap();
        let (_, after) = rest
            .strip_prefix(CARDS)
            .unwrap()
            .split_once("````\n")
            .unwrap();
        let cards = cards(example);
        assert!(!cards.is_empty(), "{example}");
        expected.push_str(&format!(
            "{EXAMPLE}{example}````\n{CARDS}{cards}````\n{after}"
        ));
        n_examples += 1;
    }
    assert!(n_examples >= 15, "{n_examples}");
    check_page("docs/notes.md", &expected);
}

#[test]
fn the_explanation_in_the_page_is_what_the_program_prints() {
    let path = root().join("tests/fixtures/strangers/chinese.md");
    let environment = Environment::new();
    environment.write("chinese.md", &fs::read_to_string(path).unwrap());
    let printed = environment.run("check --explain chinese.md").ok();
    let page = fs::read_to_string(root().join("docs/reading.md")).unwrap();
    let (before, rest) = page.split_once("```text\n").unwrap();
    let (_, after) = rest.split_once("```\n").unwrap();
    check_page(
        "docs/reading.md",
        &format!("{before}```text\n{}\n```\n{after}", printed.trim_end()),
    );
}

/// The reference of the settings, from the table that reads, prints and explains them.
fn configuration() -> String {
    let config = Config::default();
    let mut page = CONFIGURATION.to_owned();
    for key in KEYS.iter() {
        let about = (key.about)(Language::En);
        page.push_str(&format!(
            "## `{}`\n\n{}.\n\nDefault: `{}`\n\n",
            key.name,
            capitalized(about),
            key.print(&config)
        ));
    }
    page.push_str(KEY_COMMANDS);
    let keymap = Keymap::default();
    for context in Context::ALL {
        let bindings = keymap.bindings(context);
        let named = bindings.filter_map(|binding| binding.command.name());
        let mut commands: Vec<String> = Vec::new();
        for name in named.map(|name| format!("`{name}`")) {
            if !commands.contains(&name) {
                commands.push(name);
            }
        }
        if !commands.is_empty() {
            page.push_str(&format!(
                "| `{}` | {} |\n",
                context.name(),
                commands.join(" ")
            ));
        }
    }
    page
}

const CONFIGURATION: &str = "\
# Configuration

<!-- Written by the tests from the table of settings. -->

`k8s-quiz config` prints every setting with its value and where that comes from, `k8s-quiz config --edit` opens the file in
your editor and checks it, and `,` on the home screen changes settings one by one.

The file is the first of: `--config FILE`, `$K8S_QUIZ_CONFIG`, `config.yaml` in `$K8S_QUIZ_HOME`, `k8s-quiz/config.yaml` in the
platform's config folder (`$XDG_CONFIG_HOME`, else `~/.config`; `%APPDATA%` on Windows). It has lines like
`minutes_per_day: 45`, and each is optional. An unknown key or a value out of its range is an error that names the line.

";

const KEY_COMMANDS: &str = "\
## Commands for your own keys

`keys: { question: { x: suspend } }` binds `x` on the question to `suspend`. These are the screens and the commands of each.

| screen | commands |
|---|---|
";

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

#[test]
fn the_configuration_reference_has_every_setting_and_command() {
    check_page("docs/configuration.md", &configuration());
}

/// Whether a value fits a JSON Schema of the keywords that ours uses; panics at another keyword.
fn check_schema(schema: &Value, root: &Value, value: &Value, place: &str) -> Result<(), String> {
    let wrong = |what: &str| Err(format!("{place}: {what}: {value}"));
    for (keyword, rule) in schema.as_object().unwrap() {
        match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" => {}
            "$ref" => {
                let target = rule.as_str().unwrap().strip_prefix('#').unwrap();
                check_schema(root.pointer(target).unwrap(), root, value, place)?;
            }
            "const" if rule != value => return wrong("not the constant"),
            "enum" if !rule.as_array().unwrap().contains(value) => return wrong("not one of"),
            "const" | "enum" => {}
            "type" => {
                let types = rule
                    .as_array()
                    .cloned()
                    .unwrap_or_else(|| vec![rule.clone()]);
                if !types
                    .iter()
                    .any(|name| is_of_type(value, name.as_str().unwrap()))
                {
                    return wrong("wrong type");
                }
            }
            "minimum" => {
                let is_below = value.as_f64().is_some_and(|n| n < rule.as_f64().unwrap());
                if is_below {
                    return wrong("too small");
                }
            }
            "maximum" => {
                let is_above = value.as_f64().is_some_and(|n| n > rule.as_f64().unwrap());
                if is_above {
                    return wrong("too large");
                }
            }
            "items" => {
                for (n, item) in value.as_array().into_iter().flatten().enumerate() {
                    check_schema(rule, root, item, &format!("{place}/{n}"))?;
                }
            }
            "required" => {
                let names = rule.as_array().unwrap().iter();
                for name in names.map(|name| name.as_str().unwrap()) {
                    if value.is_object() && value.get(name).is_none() {
                        return wrong(&format!("lacks {name}"));
                    }
                }
            }
            "properties" => {
                for (name, below) in value.as_object().into_iter().flatten() {
                    if let Some(rule) = rule.get(name) {
                        check_schema(rule, root, below, &format!("{place}/{name}"))?;
                    }
                }
            }
            "additionalProperties" => {
                assert_eq!(*rule, Value::Bool(false));
                for name in value
                    .as_object()
                    .into_iter()
                    .flatten()
                    .map(|(name, _)| name)
                {
                    if schema["properties"].get(name).is_none() {
                        return wrong(&format!("unknown key {name}"));
                    }
                }
            }
            other => panic!("the check does not know {other}"),
        }
    }
    Ok(())
}

fn is_of_type(value: &Value, name: &str) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("the check does not know {other}"),
    }
}

#[test]
fn the_export_fits_its_schema() {
    let schema = fs::read_to_string(root().join("docs/export.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let environment = Environment::new();
    environment.run("grade yyk3rzybp823 3").ok();
    let exported = environment.run("export --format json").json();
    check_schema(&schema, &schema, &exported, "").unwrap();
    let listed = environment.run("list --json etcd").json();
    check_schema(&schema, &schema, &listed, "").unwrap();
    for (pointer, value) in [
        ("/version", Value::from(2)),
        ("/cards/0/importance", Value::from(4)),
        ("/cards/0/memory/state", Value::from("old")),
        ("/cards/0/entries/0/line", Value::Null),
    ] {
        let mut changed = exported.clone();
        *changed.pointer_mut(pointer).unwrap() = value;
        assert!(
            check_schema(&schema, &schema, &changed, "").is_err(),
            "{pointer}"
        );
    }
}

/// The code blocks of a language in a page.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let open = format!("\n```{language}\n");
    let parts = page.split(open.as_str()).skip(1);
    let blocks = parts.map(|part| part.split("```").next().unwrap_or_default().to_owned());
    blocks.collect()
}

#[test]
fn the_lines_of_the_log_in_the_page_are_read_as_events() {
    let page = fs::read_to_string(root().join("docs/formats.md")).unwrap();
    let lines = blocks(&page, "json").concat();
    assert!(lines.lines().count() >= 14, "{lines}");
    let environment = Environment::new();
    environment.write("log.jsonl", &lines);
    let checked = environment.run("progress check --progress log.jsonl").ok();
    assert!(
        checked.contains(&format!("{} events", lines.lines().count())),
        "{checked}"
    );
}

#[test]
fn the_manifest_in_the_page_is_valid() {
    let page = fs::read_to_string(root().join("docs/formats.md")).unwrap();
    let environment = Environment::new();
    environment.write("notes/k8s.md", &blocks(&page, "markdown").concat());
    environment.write("deck.yaml", &blocks(&page, "yaml").concat());
    environment.run("check --strict deck.yaml").ok();
    let listed = environment.run("list --deck deck.yaml --json").json();
    assert_eq!(listed["cards"].as_array().unwrap().len(), 2, "{listed}");
}

/// The targets of links in a page, without those to other sites.
fn links(page: &str) -> Vec<&str> {
    let targets = page.split("](").skip(1);
    let targets = targets.filter_map(|rest| rest.split(')').next());
    targets
        .map(|target| target.split('#').next().unwrap_or_default())
        .filter(|target| !target.is_empty() && !target.contains("://"))
        // A package leaves out this folder, which is a crate of its own.
        .filter(|target| !target.starts_with("fuzz/"))
        .collect()
}

#[test]
fn links_between_pages_lead_to_files() {
    let pages = fs::read_dir(root().join("docs")).unwrap();
    let pages = pages.map(|page| page.unwrap().path());
    let mut pages: Vec<_> = pages
        .filter(|page| page.extension().is_some_and(|end| end == "md"))
        .collect();
    pages.extend(
        [
            "README.md", "README.zh-CN.md", "CONTRIBUTING.md", "ARCHITECTURE.md",
        ]
        .map(|name| root().join(name)),
    );
    let linked = |page: &PathBuf| {
        let text = fs::read_to_string(page).unwrap();
        let folder = page.parent().unwrap();
        links(&text)
            .into_iter()
            .map(|target| folder.join(target))
            .collect::<Vec<_>>()
    };
    for page in &pages {
        for target in linked(page) {
            assert!(
                target.exists(),
                "{} links to {}",
                page.display(),
                target.display()
            );
        }
    }
    // Each page can be found from both READMEs.
    for readme in ["README.md", "README.zh-CN.md"] {
        let found = linked(&root().join(readme));
        for page in pages
            .iter()
            .filter(|page| page.parent().unwrap().ends_with("docs"))
        {
            assert!(
                found.contains(page),
                "{readme} does not link to {}",
                page.display()
            );
        }
    }
}

#[test]
fn the_release_workflow_only_runs_scripts_of_this_repository() {
    let workflow = fs::read_to_string(root().join(".github/workflows/release.yml")).unwrap();
    let runs = workflow
        .lines()
        .filter_map(|line| line.trim().strip_prefix("- run: "));
    let scripts: Vec<&str> = runs.filter_map(|run| run.split(' ').next()).collect();
    assert!(scripts.len() >= 6, "{scripts:?}");
    for script in scripts {
        let path = root().join(script);
        let text = fs::read_to_string(&path).unwrap_or_default();
        assert!(text.starts_with("#!/usr/bin/env bash\n"), "{script}");
    }
}
