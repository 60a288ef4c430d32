//! `plan --jd`: what a job description changes, and the names in it that no card covers.

use std::collections::HashSet;

use crate::cli::CommandContext;
use crate::cli::confirm::{agrees, can_ask};
use crate::cli::failure::Failure;
use crate::cli::shell::add_command;
use crate::deck::JobDescription;
use crate::domain::{CardId, Language, TopicId};
use crate::library::{Hidden, Library, StudyOptions};
use crate::query::Query;
use crate::text::Line;
use crate::words::{common, plan as words};

/// The most names that one line lists.
const N_LISTED: usize = 12;

/// Today's plan before the job description counted.
pub(super) struct Before {
    today: HashSet<CardId>,
}

impl Before {
    pub(super) fn new(library: &Library) -> Self {
        Self {
            today: cards_of_today(library),
        }
    }
}

fn cards_of_today(library: &Library) -> HashSet<CardId> {
    let now = library.now();
    let day = library.study_day(&Query::default(), &StudyOptions::default(), now);
    day.plan(now).all().map(|planned| planned.card).collect()
}

/// What the description mentions and what that changed.
pub(super) fn lines(
    library: &Library,
    job: &JobDescription,
    before: &Before,
    language: Language,
) -> Vec<Line> {
    let topic = |(id, n): &(TopicId, usize)| {
        let topic = library.deck().topics.get(id)?;
        Some(format!("{} {n}", topic.title.get(language)))
    };
    let topics: Vec<String> = job.topics.iter().filter_map(topic).collect();
    let names = job.names.iter().map(|(name, n)| format!("{name} {n}"));
    let names: Vec<String> = names.collect();
    let mut lines: Vec<String> = Vec::new();
    for (title, listed) in [
        (words::job_topics(language), topics),
        (words::job_names(language), names),
    ] {
        if !listed.is_empty() {
            let colon = common::colon(language);
            lines.push(format!("{title}{colon}{}", list(&listed, language)));
        }
    }
    if lines.is_empty() {
        lines.push(words::job_nothing(language).to_owned());
    }
    let cards = library.matching(&Query::default(), Hidden::LeftOut, library.now());
    lines.push(words::job_raised(language, library.n_raised(), cards.len()));
    let today = cards_of_today(library);
    let n_other = today.difference(&before.today).count();
    if n_other > 0 {
        lines.push(words::job_today(language, n_other, today.len()));
    }
    if !job.missing.is_empty() {
        let missing = list(&job.missing, language);
        lines.push(words::job_missing(language, &missing));
    }
    lines.into_iter().map(Line::from).collect()
}

fn list(names: &[String], language: Language) -> String {
    let listed: Vec<&str> = names.iter().take(N_LISTED).map(String::as_str).collect();
    let more = if names.len() > N_LISTED { " ..." } else { "" };
    format!("{}{more}", listed.join(common::comma(language)))
}

/// Offers to capture the names that no card covers; where nobody can be asked, says how to do it.
pub(super) fn offer(
    context: &CommandContext,
    library: &mut Library,
    missing: &[String],
) -> Result<(), Failure> {
    let language = context.language;
    let Some(first) = missing.first() else {
        return Ok(());
    };
    if !can_ask() {
        return context.print([words::job_add(language, &add_command(first))]);
    }
    if !agrees(&words::job_offer(language, missing.len()))? {
        return Ok(());
    }
    for name in missing {
        library.capture(name, None)?;
    }
    let path = library.paths().inbox().display().to_string();
    context.print([words::job_saved(language, missing.len(), &path)])
}
