//! Fits the weights of the reader to labelled files and prints the table.
//!
//! ```text
//! cargo run --profile fit --example fit_reader -- [--folds OUT] [--table FILE] [--only-files] FOLDER...
//! ```
//!
//! A FOLDER holds `notes/NAME.*` with `labels/NAME.jsonl`, or `cases/NAME.md` with `NAME.json`.
//! With `--folds` every file is read with weights fitted without its fold, and what was read is
//! written to OUT as an export. With `--only-files` the weights that tell files of questions from
//! others are fitted, and all other weights stay as they are.

#![allow(clippy::print_stderr, reason = "a tool says on stderr what is wrong")]

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use k8s_quiz::notes::fit::{Belief, Feature, Weights, with_source};
use k8s_quiz::notes::read_with;
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

/// A labelled file.
struct Labelled {
    name: String,
    text: String,
    labels: Vec<Value>,
    sections: Vec<String>,
    kind: &'static str,
}

/// What a unit should become.
#[derive(Clone, Copy, PartialEq)]
enum Gold {
    Question,
    Section,
    Text,
    Any,
}

/// What every unit should become, and at which units answers end or go on.
type Labels = (Vec<Gold>, Vec<(usize, usize, bool)>);

/// One unit to fit to.
struct Row {
    features: Vec<f32>,
    gold: usize,
    weight: f32,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut folders = Vec::new();
    let (mut folds, mut table, mut all) = (None, None, None);
    let mut only_files = false;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--folds" => folds = args.next(),
            "--table" => table = args.next(),
            "--all" => all = args.next(),
            "--only-files" => only_files = true,
            _ => folders.push(arg),
        }
    }
    let fit = if only_files { refit_file } else { fit };
    let mut files = Vec::new();
    for folder in &folders {
        files.extend(load(Path::new(folder))?);
    }
    if let Some(out) = folds {
        fs::create_dir_all(&out)?;
        let n_folds = n_folds();
        std::thread::scope(|scope| {
            for worker in 0..2 {
                let (files, out) = (&files, &out);
                scope.spawn(move || {
                    for fold in (worker..n_folds).step_by(2) {
                        let train: Vec<&Labelled> =
                            files.iter().filter(|file| fold_of(file) != fold).collect();
                        let weights = fit(&train);
                        for file in files.iter().filter(|file| fold_of(file) == fold) {
                            let _ = fs::write(
                                format!("{out}/{}.json", file.name),
                                export(file, &weights).to_string(),
                            );
                        }
                    }
                });
            }
        });
    }
    if table.is_some() || all.is_some() {
        let weights = fit(&files.iter().collect::<Vec<_>>());
        if let Some(path) = table {
            fs::write(path, print(&weights))?;
        }
        if let Some(out) = all {
            fs::create_dir_all(&out)?;
            for file in &files {
                fs::write(
                    format!("{out}/{}.json", file.name),
                    export(file, &weights).to_string(),
                )?;
            }
        }
    }
    Ok(())
}

fn fold_of(file: &Labelled) -> usize {
    let hash = file.name.bytes().fold(17_usize, |hash, byte| {
        hash.wrapping_mul(31).wrapping_add(usize::from(byte))
    });
    (hash >> (3 + knob("SHIFT", 0.0) as usize)) % n_folds()
}

fn n_folds() -> usize {
    knob("FOLDS", 5.0) as usize
}

fn load(folder: &Path) -> Result<Vec<Labelled>, Box<dyn Error>> {
    let mut files = Vec::new();
    let paths = |name: &str| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder.join(name))
            .into_iter()
            .flatten()
            .flatten();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        paths.sort();
        paths
    };
    for path in paths("notes") {
        let name = stem(&path);
        let labels = fs::read_to_string(folder.join("labels").join(format!("{name}.jsonl")))
            .unwrap_or_default();
        let labels: Vec<Value> = labels
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(serde_json::from_str)
            .collect::<Result<_, _>>()?;
        let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
        files.push(Labelled {
            name,
            text,
            labels,
            sections: Vec::new(),
            kind: "notes",
        });
    }
    let all = paths("cases");
    for path in all
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
    {
        let case: Value = serde_json::from_str(&fs::read_to_string(path)?)?;
        let text = all
            .iter()
            .find(|other| other.extension() != path.extension() && stem(other) == stem(path));
        let Some(text) = text else { continue };
        let text = String::from_utf8_lossy(&fs::read(text)?).into_owned();
        let sections = case["sections"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|s| s.as_str().map(str::to_owned));
        files.push(Labelled {
            name: stem(path),
            text,
            labels: case["cards"].as_array().cloned().unwrap_or_default(),
            sections: sections.collect(),
            kind: "cases",
        });
    }
    if let Ok(table) = fs::read_to_string(folder.join("tests/fixtures/seeds.tsv")) {
        files.extend(seeds(folder, &table)?);
    }
    let fixtures = folder.join("tests/fixtures");
    let folders = fs::read_dir(&fixtures).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = folders.map(|entry| entry.path()).collect();
    folders.push(folder.join("decks/kubernetes"));
    folders.push(folder.join("decks/kubernetes/en"));
    folders.sort();
    for path in folders.iter().flat_map(|folder| notes_of(folder)) {
        files.extend(fixture(&path)?);
    }
    for file in &mut files {
        if let Some(rest) = file.text.strip_prefix('\u{feff}') {
            file.text = rest.to_owned();
        }
    }
    Ok(files)
}

fn notes_of(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    paths.sort();
    paths
}

/// A file of the repository, labelled by its snapshot; in the decks every title asks.
fn fixture(path: &Path) -> Result<Option<Labelled>, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let mut labels = Vec::new();
    let mut sections = Vec::new();
    let snapshot = fs::read_to_string(path.with_extension("snap"));
    match &snapshot {
        Ok(snapshot) => {
            for row in snapshot.lines() {
                let Some((span, rest)) = row.split_once(' ') else {
                    continue;
                };
                let Some((first, last)) = span.split_once('-') else {
                    continue;
                };
                let (Ok(first), Ok(last)) = (first.parse::<u32>(), last.parse::<u32>()) else {
                    continue;
                };
                let unanswered = rest.contains("(unanswered)");
                let path = rest.split_once(" @").map(|(_, path)| {
                    path.trim_end_matches(" (unanswered)")
                        .trim_end_matches(" (picture)")
                });
                sections.extend(
                    path.into_iter()
                        .flat_map(|path| path.split(" > "))
                        .map(str::to_owned),
                );
                let answer = if unanswered {
                    Value::Null
                } else {
                    json!([first, last])
                };
                labels.push(json!({"line": first, "question": "", "answer": answer}));
            }
        }
        Err(_) if path.to_string_lossy().contains("decks") => {
            let titles = text
                .lines()
                .zip(1_u32..)
                .filter(|(line, _)| line.starts_with("# "));
            let starts: Vec<u32> = titles.map(|(_, at)| at).collect();
            let ends = starts.iter().skip(1).map(|next| next - 1).chain([u32::MAX]);
            labels.extend(
                starts
                    .iter()
                    .zip(ends)
                    .map(|(at, end)| json!({"line": at, "question": "", "answer": [at + 1, end]})),
            );
        }
        Err(_) => return Ok(None),
    }
    let folder = path.parent().map(stem).unwrap_or_default();
    Ok(Some(Labelled {
        name: format!("{folder}_{}", stem(path)),
        text,
        labels,
        sections,
        kind: match folder.as_str() {
            "small" | "prose" => "small",
            _ => "fixtures",
        },
    }))
}

/// The seeds, labelled by a table.
fn seeds(folder: &Path, table: &str) -> Result<Vec<Labelled>, Box<dyn Error>> {
    let mut files: Vec<Labelled> = Vec::new();
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [name, at, question, answered, end, ..] = cells.as_slice() else {
            continue;
        };
        if files.last().is_none_or(|file| file.name != *name) {
            let text = fs::read_to_string(folder.join("seeds").join(name))?;
            files.push(Labelled {
                name: (*name).to_owned(),
                text,
                labels: Vec::new(),
                sections: Vec::new(),
                kind: "seeds",
            });
        }
        let (at, end): (u32, u32) = (at.parse()?, end.parse()?);
        let answer = if *answered == "yes" {
            json!([at + 1, end])
        } else {
            Value::Null
        };
        if let Some(file) = files.last_mut() {
            file.labels
                .push(json!({"line": at, "question": question, "answer": answer}));
        }
    }
    Ok(files)
}

/// Short pieces of a file, so that few questions are enough to be known.
fn cuts(file: &Labelled) -> Vec<Labelled> {
    let starts: Vec<u32> = file
        .labels
        .iter()
        .map(|label| line(&label["line"]))
        .collect();
    let mut cuts = Vec::new();
    if starts.len() < 8 {
        return cuts;
    }
    let lines: Vec<&str> = file.text.lines().collect();
    for (n, size) in [
        (starts.len() / 5, 3),
        (starts.len() / 2, 5),
        (starts.len() * 3 / 4, 4),
    ] {
        let first = starts[n];
        let last = starts
            .get(n + size)
            .copied()
            .unwrap_or(u32::try_from(lines.len()).unwrap_or(0) + 1);
        if first == 0 || last <= first || (n > 0 && starts[n - 1] >= first) {
            continue;
        }
        let text = lines[first as usize - 1..(last as usize - 1).min(lines.len())].join("\n");
        let move_up = |value: &Value| match value.as_array() {
            Some(pair) => json!(
                pair.iter()
                    .map(|at| line(at).saturating_sub(first - 1))
                    .collect::<Vec<_>>()
            ),
            None => Value::Null,
        };
        let inside = file
            .labels
            .iter()
            .filter(|label| (first..last).contains(&line(&label["line"])));
        let labels = inside.map(|label| json!({"line": line(&label["line"]) - first + 1, "question": label["question"], "optional": label["optional"],
            "answer": move_up(&label["answer"]), "options": move_up(&label["options"]), "question_more": move_up(&label["question_more"])}));
        cuts.push(Labelled {
            name: file.name.clone(),
            labels: labels.collect(),
            text,
            sections: Vec::new(),
            kind: "cut",
        });
    }
    cuts
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn norm(text: &str) -> String {
    let kept = text
        .nfkc()
        .filter(|c| c.is_alphanumeric() || matches!(c, '+' | '#'));
    kept.flat_map(char::to_lowercase).collect()
}

fn line(value: &Value) -> u32 {
    value
        .as_u64()
        .and_then(|line| u32::try_from(line).ok())
        .unwrap_or(0)
}

/// What every unit of a file should become, and at which units answers end or go on:
/// `(unit, question, ends)`.
fn gold(file: &Labelled) -> Labels {
    let samples = with_source(&file.text, |source| source.samples());
    let mut gold = vec![Gold::Text; samples.len()];
    let at = |line: u32| samples.iter().position(|sample| sample.line == line);
    let mut asked: Vec<(usize, u32, u32)> = Vec::new();
    for label in &file.labels {
        let Some(n) = at(line(&label["line"])) else {
            continue;
        };
        let optional = label["optional"].as_bool() == Some(true);
        gold[n] = if optional { Gold::Any } else { Gold::Question };
        for other in label["line_alt"].as_array().into_iter().flatten() {
            if let Some(other) = at(line(other)).filter(|other| gold[*other] == Gold::Text) {
                gold[other] = Gold::Any;
            }
        }
        let first = line(&label["answer"][0]);
        let last = line(&label["answer"][1])
            .max(line(&label["options"][1]))
            .max(line(&label["question_more"][1]));
        asked.push((n, first, last));
    }
    let mut titles: Vec<String> = file.sections.iter().map(|title| norm(title)).collect();
    for (label, (n, _, _)) in file.labels.iter().zip(asked.clone()) {
        let Some(title) = label["section"]
            .as_str()
            .map(norm)
            .filter(|title| !title.is_empty())
        else {
            continue;
        };
        titles.push(title.clone());
        let fits = |n: &usize| {
            let words = norm(&samples[*n].words);
            !words.is_empty()
                && words.len() < title.len() * 3 + 30
                && (words.contains(&title) || title.contains(&words) && words.len() > 5)
        };
        if let Some(found) = (0..n)
            .rev()
            .find(fits)
            .filter(|found| gold[*found] == Gold::Text)
        {
            gold[found] = Gold::Section;
        }
    }
    for (n, sample) in samples.iter().enumerate() {
        if gold[n] == Gold::Text
            && titles.contains(&norm(&sample.words))
            && matches!(file.kind, "cases" | "fixtures" | "small")
        {
            gold[n] = Gold::Section;
        }
    }
    let mut ends = Vec::new();
    for (n, _, last) in asked {
        if file.labels.is_empty() {
            continue;
        }
        for next in n + 1..samples.len().min(n + 300) {
            if matches!(gold[next], Gold::Question | Gold::Section | Gold::Any) {
                break;
            }
            let over = samples[next].line > last;
            ends.push((next, n, over));
            if over {
                break;
            }
        }
    }
    (gold, ends)
}

fn fit(files: &[&Labelled]) -> Weights {
    let all = files;
    let pieces: Vec<Labelled> = files
        .iter()
        .filter(|file| file.kind == "notes")
        .flat_map(|file| cuts(file))
        .collect();
    let asks = |file: &&Labelled| file.labels.iter().any(is_required);
    let files: Vec<&Labelled> = files.iter().copied().chain(&pieces).filter(asks).collect();
    let files = files.as_slice();
    let mut weights = Weights::default();
    let golds: Vec<_> = files.iter().map(|file| gold(file)).collect();
    for _ in 0..PASSES {
        let mut rows = Vec::new();
        let mut names = Vec::new();
        for (file, (gold, _)) in files.iter().zip(&golds) {
            with_source(&file.text, |source| {
                let samples = source.samples();
                let beliefs = source.beliefs(&weights);
                let mut sizes: HashMap<usize, f32> = HashMap::new();
                for sample in &samples {
                    *sizes.entry(sample.group).or_default() += 1.0;
                }
                for ((features, sample), gold) in source
                    .features(&beliefs)
                    .into_iter()
                    .zip(&samples)
                    .zip(gold)
                {
                    if names.is_empty() {
                        names = features
                            .iter()
                            .map(|(name, _)| (*name).to_owned())
                            .collect();
                    }
                    let gold = match gold {
                        Gold::Any => continue,
                        Gold::Text => 0,
                        Gold::Question => 1,
                        Gold::Section => 2,
                    };
                    if !sample.is_candidate || sample.is_forced {
                        continue;
                    }
                    let size = sizes[&sample.group];
                    let weight = size.powf(-knob("SHARE", SHARE))
                        * match file.kind {
                            "cases" => knob("CASE", CASE),
                            "fixtures" => knob("FIXTURE", FIXTURE),
                            "cut" => knob("CUT", CUT),
                            "seeds" => knob("SEEDS", 2.0),
                            "small" => knob("SMALL", SMALL),
                            _ => 1.0,
                        };
                    rows.push(Row {
                        features: values(&features),
                        gold,
                        weight,
                    });
                }
            });
        }
        let fitted = descend(&rows, names.len(), knob("RIDGE", RIDGE));
        let pass = names
            .into_iter()
            .zip(fitted)
            .map(|(name, [question, section])| (name, question, section));
        weights.passes.push(pass.collect());
    }
    weights.end = fit_ends(files, &golds, &weights);
    weights.file = fit_file(all, &weights);
    weights
}

/// The weights of the reader, with new ones for which files hold questions.
fn refit_file(files: &[&Labelled]) -> Weights {
    let mut weights = Weights::from_table();
    weights.file = fit_file(files, &weights);
    weights
}

/// Which files hold questions.
fn fit_file(files: &[&Labelled], weights: &Weights) -> Vec<(String, f32)> {
    let mut names = Vec::new();
    let mut rows: Vec<Row> = files
        .iter()
        .map(|file| {
            with_source(&file.text, |source| {
                let features = source.file_features(weights);
                names = features
                    .iter()
                    .map(|(name, _)| (*name).to_owned())
                    .collect();
                let gold = usize::from(file.labels.iter().any(is_required));
                Row {
                    features: values(&features),
                    gold,
                    weight: match (file.kind, gold) {
                        ("small", 0) => SMALL_SILENT,
                        ("small", _) => SMALL_ASKING,
                        _ => 1.0,
                    },
                }
            })
        })
        .collect();
    let n_asking = rows.iter().filter(|row| row.gold == 1).count() as f32;
    let scale = n_asking / (rows.len() as f32 - n_asking).max(1.0);
    for row in &mut rows {
        row.weight *= if row.gold == 1 {
            knob("MISSED", MISSED)
        } else {
            scale
        };
    }
    let fitted = descend(&rows, names.len(), knob("FILE_RIDGE", 0.1));
    let weights = names.into_iter().zip(fitted);
    weights.map(|(name, [weight, _])| (name, weight)).collect()
}

fn is_required(label: &Value) -> bool {
    label["optional"].as_bool() != Some(true)
}

/// How much the size of a group counts, and a case beside a file.
const SHARE: f32 = 0.5;
const CASE: f32 = 6.0;
const CUT: f32 = 0.0;
const FIXTURE: f32 = 2.0;
const SMALL: f32 = 6.0;
/// How much the repository's short files count where files are told apart: those without questions
/// and those with.
const SMALL_SILENT: f32 = 60.0;
const SMALL_ASKING: f32 = 12.0;
const RIDGE: f32 = 0.6;
/// How much worse it is to miss a file of questions than to read another one.
const MISSED: f32 = 8.0;
const PASSES: usize = 3;
/// A weight is left out if it moves the score of a usual line by less.
const DECIDES: f32 = 0.02;
/// In how many rounds weights are left out.
const ROUNDS: i32 = 3;

fn knob(name: &str, usual: f32) -> f32 {
    std::env::var(name)
        .ok()
        .and_then(|value| value.parse().ok())
        .unwrap_or(usual)
}

fn values(features: &[Feature]) -> Vec<f32> {
    features.iter().map(|(_, value)| *value).collect()
}

fn fit_ends(files: &[&Labelled], golds: &[Labels], weights: &Weights) -> Vec<(String, f32)> {
    let mut rows = Vec::new();
    let mut names = Vec::new();
    for (file, (_, ends)) in files.iter().zip(golds) {
        with_source(&file.text, |source| {
            let beliefs: Vec<Belief> = source.beliefs(weights);
            let pairs: Vec<(usize, usize)> = ends.iter().map(|(n, open, _)| (*n, *open)).collect();
            let size = (ends.len() as f32).max(1.0);
            for (features, (_, _, over)) in
                source.end_features(&pairs, &beliefs).into_iter().zip(ends)
            {
                if names.is_empty() {
                    names = features
                        .iter()
                        .map(|(name, _)| (*name).to_owned())
                        .collect();
                }
                let weight = if *over { 1.0 } else { 3.0 / size.sqrt() };
                rows.push(Row {
                    features: values(&features),
                    gold: usize::from(*over),
                    weight,
                });
            }
        });
    }
    let fitted = descend(&rows, names.len(), knob("RIDGE", RIDGE));
    names
        .into_iter()
        .zip(fitted)
        .map(|(name, [weight, _])| (name, weight))
        .collect()
}

/// Multinomial regression that leaves out the weights that decide little.
fn descend(rows: &[Row], n: usize, ridge: f32) -> Vec<[f32; 2]> {
    let total: f32 = rows.iter().map(|row| row.weight).sum::<f32>().max(1.0);
    let mut squares = vec![0.0_f32; n];
    for row in rows {
        for (square, value) in squares.iter_mut().zip(&row.features) {
            *square += value * value * row.weight / total;
        }
    }
    let mut kept = vec![[true; 2]; n];
    let mut weights = descend_kept(rows, &kept, ridge);
    for round in 1..=ROUNDS {
        let least = knob("DECIDES", DECIDES) * round as f32 / ROUNDS as f32;
        for k in 1..n {
            for c in 0..2 {
                kept[k][c] &= weights[k][c].abs() * squares[k].sqrt() >= least;
            }
        }
        weights = descend_kept(rows, &kept, ridge);
    }
    weights
}

/// Multinomial regression by Adam; weights that are not `kept` are 0.
fn descend_kept(rows: &[Row], kept: &[[bool; 2]], ridge: f32) -> Vec<[f32; 2]> {
    let n = kept.len();
    let mut weights = vec![[0.0_f32; 2]; n];
    let (mut mean, mut square) = (vec![[0.0_f32; 2]; n], vec![[0.0_f32; 2]; n]);
    let total: f32 = rows.iter().map(|row| row.weight).sum::<f32>().max(1.0);
    let three = rows.iter().any(|row| row.gold == 2);
    for step in 1..=STEPS {
        let mut slope = vec![[0.0_f32; 2]; n];
        for row in rows {
            let mut scores = [0.0_f32; 2];
            for (value, weight) in row.features.iter().zip(&weights) {
                scores[0] += value * weight[0];
                scores[1] += value * weight[1];
            }
            if !three {
                scores[1] = -50.0;
            }
            let most = scores[0].max(scores[1]).max(0.0);
            let [a, b] = scores.map(|score| (score - most).exp());
            let sum = a + b + (-most).exp();
            let errors = [
                a / sum - f32::from(row.gold == 1),
                b / sum - f32::from(row.gold == 2),
            ]
            .map(|error| error * row.weight);
            for (value, slope) in row.features.iter().zip(&mut slope) {
                slope[0] += value * errors[0];
                slope[1] += value * errors[1];
            }
        }
        let rate = 0.1 * (1.0 - step as f32 / (STEPS as f32 + 1.0)).max(0.02);
        let (first, second) = (1.0 - 0.9_f32.powi(step), 1.0 - 0.99_f32.powi(step));
        for k in 0..n {
            for c in 0..2 {
                let slope =
                    (slope[k][c] + if k == 0 { 0.0 } else { ridge * weights[k][c] }) / total;
                mean[k][c] = 0.9 * mean[k][c] + 0.1 * slope;
                square[k][c] = 0.99 * square[k][c] + 0.01 * slope * slope;
                if !kept[k][c] {
                    continue;
                }
                weights[k][c] -=
                    rate * (mean[k][c] / first) / ((square[k][c] / second).sqrt() + 1e-8);
            }
        }
    }
    weights
}

const STEPS: i32 = 300;

fn export(file: &Labelled, weights: &Weights) -> Value {
    let text = &file.text;
    let notes = read_with(text, weights);
    if let Some(span) = notes.misplaced(text) {
        eprintln!("{}: misplaced {span:?}", file.name);
    }
    let path = |section: Option<k8s_quiz::domain::SectionIndex>| {
        let mut titles = Vec::new();
        let mut at = section;
        while let Some(index) = at {
            let section = &notes.sections[index.0 as usize];
            titles.insert(0, section.title.clone());
            at = section.parent;
        }
        titles
    };
    let mut cards: Vec<(String, Vec<Value>, Vec<String>)> = Vec::new();
    for entry in &notes.entries {
        let answer = (!entry.is_unanswered()).then(|| entry.answer_text(text));
        let value = json!({"line": entry.line, "end_line": entry.end_line, "question": entry.question, "answer": answer,
            "options": entry.options.0.iter().map(|span| span.of(text)).collect::<Vec<_>>()});
        let id = entry.id.as_str().to_owned();
        match cards.iter_mut().find(|(other, _, _)| *other == id) {
            Some((_, entries, titles)) => {
                entries.push(value);
                titles.extend(path(entry.section));
            }
            None => cards.push((id, vec![value], path(entry.section))),
        }
    }
    let cards: Vec<Value> = cards
        .into_iter()
        .map(|(_, entries, sections)| json!({"entries": entries, "sections": sections}))
        .collect();
    json!({"cards": cards})
}

fn print(weights: &Weights) -> String {
    let mut text = String::from(
        "//! The weights of the reader, written by `examples/fit_reader.rs`.\n\n#![allow(clippy::approx_constant, reason = \"some weight is near a known constant\")]\n\n/// For a question and a section, pass by pass.\n#[rustfmt::skip]\npub(crate) const PASSES: &[&[(&str, f32, f32)]] = &[\n",
    );
    for pass in &weights.passes {
        text.push_str("    &[\n");
        for (name, question, section) in pass {
            row(
                &mut text,
                &format!("(\"{name}\", {question:.2}, {section:.2}),"),
            );
        }
        text.push_str("\n    ],\n");
    }
    text.push_str("];\n\n/// For the end of an answer.\n#[rustfmt::skip]\npub(crate) const END: &[(&str, f32)] = &[\n");
    for (name, weight) in &weights.end {
        row(&mut text, &format!("(\"{name}\", {weight:.2}),"));
    }
    text.push_str("\n];\n\n/// For a file that holds questions at all.\n#[rustfmt::skip]\npub(crate) const FILE: &[(&str, f32)] = &[\n");
    for (name, weight) in &weights.file {
        row(&mut text, &format!("(\"{name}\", {weight:.2}),"));
    }
    text.push_str("\n];\n");
    text
}

/// Adds a cell to the last line, or to a new one.
fn row(text: &mut String, cell: &str) {
    let last = text.rsplit('\n').next().unwrap_or_default();
    let separator = match last.len() + cell.len() {
        0..96 if last.starts_with(' ') && !last.trim().is_empty() => " ",
        _ if last.is_empty() => "        ",
        _ => "\n        ",
    };
    text.push_str(separator);
    text.push_str(cell);
}
