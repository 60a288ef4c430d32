//! The tags that authors write: `#tag` in questions, titles and text, `tags:` in front matter,
//! `tags::` properties. A tag belongs to the question it is in or below, else to all questions
//! below it.

use crate::domain::{CardId, Section, Tag, is_han};
use crate::markdown::{plain_text, wiki_links};
use crate::yaml::{self, Node, Value};

use super::Notes;
use super::boilerplate::without_trailers;
use super::page::{Line, LineKind, Page};
use super::question::tags_of_mark;

/// Tags that other programs put on cards for themselves.
const OF_PROGRAMS: [&str; 5] = ["card", "cards", "flashcard", "flashcards", "anki"];

/// Caps the tags of a page and of a section, so that hostile input costs linear time.
const MOST_TAGS: usize = 64;

/// Adds the tags of a page to its entries.
pub fn add(page: &Page<'_>, notes: &mut Notes) {
    let front_matter = front_matter(page.text);
    if front_matter.is_empty() && !may_have_tags(page.text) {
        return;
    }
    let mut reader = Reader {
        text: page.text,
        is_vault: !front_matter.is_empty() || is_vault(page.text),
        of_page: front_matter,
        of_sections: vec![Vec::new(); notes.sections.len()],
        section: None,
        n_sections: 0,
        entry: None,
        n_entries: 0,
    };
    for line in &page.lines {
        reader.go_to(line, notes);
        reader.line(line, notes);
    }
    reader.finish(notes);
}

/// The names in `tags` or `tag` of a YAML block at the top: a list, or words.
pub fn front_matter(text: &str) -> Vec<Tag> {
    let body = text.strip_prefix("---").and_then(|rest| {
        let end = memchr::memmem::find(rest.as_bytes(), b"\n---")?;
        memchr::memmem::find(&rest.as_bytes()[..end], b"ag")?;
        rest.get(..end + 1)
    });
    let Some(root) = body.and_then(|body| yaml::parse(body).ok()) else {
        return Vec::new();
    };
    let values = root.pairs().iter().filter(|(key, _)| {
        let key = key.text().unwrap_or_default();
        ["tags", "tag"]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(key))
    });
    let names = values.flat_map(|(_, value)| match &value.value {
        Value::Text(words) => words.split([',', '，', ' ']).collect(),
        _ => value
            .items()
            .iter()
            .filter_map(Node::text)
            .collect::<Vec<_>>(),
    });
    names.filter_map(tag_named).take(MOST_TAGS).collect()
}

/// Whether a text has a hashtag or a `tags::` property. Most texts have neither.
fn may_have_tags(text: &str) -> bool {
    hashtags(text).next().is_some() || memchr::memmem::find(text.as_bytes(), b"::").is_some()
}

/// Whether a page is of a vault, where a hashtag in the text is a tag. Elsewhere it may be a comment
/// (`kubectl get pods #all`).
fn is_vault(text: &str) -> bool {
    let has = |mark: &str| memchr::memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
    let follows_question = |(at, _): (usize, &str)| text[..at].trim_end().ends_with(['?', '？']);
    hashtags(text).any(follows_question)
        || wiki_links(text).next().is_some()
        || has("tags::")
        || has("> [!")
        || has("#flashcard")
        || has("#card")
}

struct Reader<'a> {
    text: &'a str,
    is_vault: bool,
    of_page: Vec<Tag>,
    of_sections: Vec<Vec<Tag>>,
    /// The innermost section at the current line.
    section: Option<usize>,
    n_sections: usize,
    /// The entry at the current line.
    entry: Option<usize>,
    n_entries: usize,
}

impl Reader<'_> {
    /// Finds the section and the entry of the next line.
    fn go_to(&mut self, line: &Line, notes: &Notes) {
        let begins = |start: u32| start < line.span.end.max(line.span.start + 1);
        while notes
            .sections
            .get(self.n_sections)
            .is_some_and(|section| begins(section.span.start))
        {
            self.section = Some(self.n_sections);
            self.entry = None;
            self.n_sections += 1;
        }
        while notes
            .entries
            .get(self.n_entries)
            .is_some_and(|entry| begins(entry.question_span.start))
        {
            self.entry = Some(self.n_entries);
            self.n_entries += 1;
        }
    }

    fn line(&mut self, line: &Line, notes: &mut Notes) {
        let text = without_trailers(line.span.of(self.text));
        let tags: Vec<Tag> = match line.kind {
            LineKind::Metadata => property(text).collect(),
            LineKind::Text
            | LineKind::Item { .. }
            | LineKind::Heading { .. }
            | LineKind::Tag(_) => self.hashtags(text, self.is_title(line, notes)),
            _ => Vec::new(),
        };
        let all = match (self.entry, self.section) {
            (Some(entry), _) => &mut notes.entries[entry].tags,
            (None, Some(section)) => &mut self.of_sections[section],
            (None, None) => &mut self.of_page,
        };
        all.extend(tags.into_iter().take(MOST_TAGS.saturating_sub(all.len())));
    }

    /// The tags in a line. Those of a question or title begin or end it.
    fn hashtags(&self, text: &str, is_title: bool) -> Vec<Tag> {
        let counts = |(at, name): &(usize, &str)| {
            let begins = are_tags(&text[..*at]);
            let ends = are_tags(&text[at + '#'.len_utf8() + name.len()..]);
            match is_title {
                _ if text[..*at].matches('`').count() % 2 == 1 => false,
                true => self.is_vault && (begins || ends),
                false => self.is_vault && (self.entry.is_some() || begins && ends),
            }
        };
        let found = hashtags(text).take(MOST_TAGS).filter(counts);
        found.filter_map(|(_, name)| tag_named(name)).collect()
    }

    /// Whether a line has the words of a question or a section's title.
    fn is_title(&self, line: &Line, notes: &Notes) -> bool {
        let span = match (self.entry, self.section) {
            (Some(entry), _) => notes.entries[entry].question_span,
            (None, Some(section)) => notes.sections[section].span,
            (None, None) => return false,
        };
        line.span.start < span.end
    }

    /// Adds the tags of the page and of sections to the entries below.
    fn finish(self, notes: &mut Notes) {
        let Notes {
            entries, sections, ..
        } = notes;
        for section in sections.iter_mut().filter(|_| self.is_vault) {
            let words = without_tags(&section.title).len();
            section.title.truncate(words);
        }
        for entry in entries {
            let words = without_tags(&entry.question).len();
            if self.is_vault && words < entry.question.len() {
                entry.question.truncate(words);
                entry.id = CardId::of_question(&plain_text(&entry.question));
            }
            let around = Section::around(sections, entry.section);
            let of_sections = around.flat_map(|(index, _)| &self.of_sections[index]);
            entry.tags.extend(of_sections.chain(&self.of_page).cloned());
            entry.tags.sort_unstable();
            entry.tags.dedup();
        }
    }
}

/// The words of a question or title without the hashtags at its end.
fn without_tags(title: &str) -> &str {
    let is_tag = |word: &str| {
        let found = hashtags(word).next();
        found.is_some_and(|(at, name)| at == 0 && name.len() + 1 == word.len())
    };
    let mut words = title.trim_end();
    while let Some((before, _)) = words.rsplit_once(' ').filter(|(_, word)| is_tag(word)) {
        words = before.trim_end();
    }
    if words.is_empty() { title } else { words }
}

/// The hashtags of a text outside code spans: the offset of `#` and the name.
fn hashtags(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_sign = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '/');
    let signs = memchr::memchr_iter(b'#', text.as_bytes());
    signs.filter_map(move |at| {
        let (before, rest) = (&text[..at], &text[at + 1..]);
        let begins = before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || c == '[');
        let length = rest.find(|c| !is_sign(c)).unwrap_or(rest.len());
        let (name, behind) = rest.split_at(length);
        // `[#tag]()` is the tag of a card, `[#1](address)` a link.
        let is_link = before.ends_with('[');
        let ends = match is_link {
            true => behind.starts_with("]()"),
            false => {
                behind.is_empty()
                    || behind.starts_with([
                        ' ', '\t', '\r', '\n', ',', '，', '。', '.', '、', ')', '）', ';', '；',
                    ])
            }
        };
        let is_name = begins && ends && name.starts_with(char::is_alphabetic);
        is_name.then_some((at, name))
    })
}

/// Whether a part of a line has only tags, marks and numbers.
fn are_tags(part: &str) -> bool {
    let is_word = |word: &str| word.contains(char::is_alphabetic) && !word.starts_with(['#', '[']);
    !part.split_whitespace().any(is_word)
}

/// The tags of a `tags::` property: `#a, [[b]], c d`.
fn property(line: &str) -> impl Iterator<Item = Tag> {
    let bare = line.trim_start_matches([' ', '\t', '-', '>']);
    let value = bare.split_once("::").filter(|(name, _)| {
        ["tags", "tag"]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(name.trim()))
    });
    let names = value.map_or("", |(_, names)| names).split([',', '，']);
    names.filter_map(tag_named)
}

/// The tag with a name as an author writes it: `#a/b`, `[[a b]]`. `None` for a name that means
/// something to a program only.
fn tag_named(name: &str) -> Option<Tag> {
    let name = name.trim().trim_start_matches(['#', '[', '"', '\'']);
    let name = name.trim_end_matches([']', '"', '\'', '/']).trim();
    let (first, rest) = name.split_once('/').unwrap_or((name, ""));
    let is_of_program = OF_PROGRAMS
        .iter()
        .any(|known| known.eq_ignore_ascii_case(first));
    let name = if is_of_program { rest } else { name };
    if !name.contains(char::is_alphabetic) || name.len() > 100 {
        return None;
    }
    let mark = tags_of_name(name).into_iter().next();
    let words: Vec<&str> = name.split_whitespace().collect();
    Some(mark.unwrap_or_else(|| Tag::of_name(&words.join("-"))))
}

/// The importance that a tag states: `高频`, `hot`.
pub fn tags_of_name(name: &str) -> Vec<Tag> {
    // An English mark is a whole name: `snapshot` is not `hot`.
    let is_whole = ["frequent", "hot", "important"]
        .iter()
        .any(|mark| mark.eq_ignore_ascii_case(name));
    match is_whole || name.contains(is_han) {
        true => tags_of_mark(name),
        false => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::notes::read;

    /// The questions, each with its tags.
    fn tagged(text: &str) -> Vec<(String, Vec<String>)> {
        let entries = read(text).entries.into_iter();
        let names = |tags: &[super::Tag]| tags.iter().map(|tag| tag.name().to_owned()).collect();
        entries
            .map(|entry| (entry.question.clone(), names(&entry.tags)))
            .collect()
    }

    #[track_caller]
    fn assert_tagged(text: &str, wanted: &[(&str, &[&str])]) {
        let found = tagged(text);
        let found: Vec<(&str, Vec<&str>)> = found
            .iter()
            .map(|(question, tags)| (&**question, tags.iter().map(|tag| &**tag).collect()))
            .collect();
        let wanted: Vec<(&str, Vec<&str>)> = wanted
            .iter()
            .map(|(question, tags)| (*question, tags.to_vec()))
            .collect();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn a_tag_of_a_question_is_not_part_of_its_words() {
        assert_tagged(
            "## What is a Pod? #core #round/1\n\na group\n\n## rbac #安全 ^a1b2\n\nroles\n",
            &[
                ("What is a Pod?", &["core", "round/1"]),
                ("rbac", &["安全"]),
            ],
        );
        assert_tagged("# 什么是 C#？\n\n一门语言 #1\n", &[("什么是 C#？", &[])]);
    }

    #[test]
    fn tags_of_the_page_and_of_titles_belong_to_all_cards_below() {
        assert_tagged(
            "---\ntags: [k8s, '#高频']\n---\n# Networking #net #b\n\n## What is a Service?\n\nan address\n\n# Pods\n\n## What is a Pod?\n\na group\n",
            &[
                ("What is a Service?", &["frequent", "b", "k8s", "net"]),
                ("What is a Pod?", &["frequent", "k8s"]),
            ],
        );
    }

    #[test]
    fn a_title_is_shown_without_its_tags() {
        let text = "# Networking #net #b\n\n## What is a Service? #core\n\nan address\n\n## What is DNS?\n\nnames\n";
        assert_eq!(read(text).sections[0].title, "Networking");
    }

    #[test]
    fn front_matter_has_a_list_or_words() {
        for yaml in [
            "tags: a, b", "tags: a b", "Tags:\n  - a\n  - '#b'", "tag: [a, b]",
        ] {
            let text = format!("---\n{yaml}\n---\n## What is a Pod?\n\na group\n");
            assert_tagged(&text, &[("What is a Pod?", &["a", "b"])]);
        }
    }

    #[test]
    fn properties_of_logseq_are_tags() {
        assert_tagged(
            "tags:: #a, [[b c]]\n\n- What is etcd? #card #db\n  tags:: storage\n\t- a store\n- What is raft? #card\n\t- consensus\n",
            &[
                ("What is etcd?", &["a", "b-c", "db", "storage"]),
                ("What is raft?", &["a", "b-c"]),
            ],
        );
    }

    #[test]
    fn hashtags_in_the_text_are_tags_in_vaults_alone() {
        let text = "## What is a Pod?\n\na group #core, see `#x`\n\n```\n#y\n```\n\n#todo\n";
        assert_tagged(text, &[("What is a Pod?", &[])]);
        let text = format!("{text}\n[[Service]]\n");
        assert_tagged(&text, &[("What is a Pod?", &["core", "todo"])]);
    }

    #[test]
    fn marks_of_programs_and_parts_of_words_are_not_tags() {
        assert_tagged(
            "What is etcd? #flashcard\na store\n\n## What is a snapshot? #snapshot #flashcards/db\n\na copy\n",
            &[
                ("What is etcd?", &[]),
                ("What is a snapshot?", &["db", "snapshot"]),
            ],
        );
    }
}
