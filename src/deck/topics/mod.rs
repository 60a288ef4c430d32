//! The topics of a deck: a tree, with lookup by id, title or alias.

pub(super) mod catalog;
pub(super) mod finder;
mod keywords;
pub(in crate::deck) mod kubernetes_detector;
mod mentions;

use std::collections::{HashMap, HashSet};

use crate::domain::{Language, Topic, TopicId, folded, is_han};
use crate::likeness::similarity;

pub(super) use mentions::Mentions;

/// The fallback topic of cards that match no other.
pub const GENERAL: &str = "general";

/// The lowest similarity of a suggested topic.
const NEAR_TOPIC: f64 = 0.5;

/// How much less similar than the best one a suggested topic may be.
const NEAR_BEST: f64 = 0.2;

/// All topics of a deck, in the order of their definition.
#[derive(Clone, Debug, Default)]
pub struct Topics {
    all: Vec<Topic>,
    by_name: HashMap<String, usize>,
    /// The indices of the children of each topic.
    children: HashMap<TopicId, Vec<usize>>,
}

impl Topics {
    /// Indexes topics by name. If two share a name, an id wins over a title, a title over an alias,
    /// and the earlier over the later.
    pub fn new(all: Vec<Topic>) -> Self {
        let mut by_name = HashMap::new();
        let ids = all.iter().map(|topic| vec![topic.id.0.as_str()]);
        let titles = all.iter().map(|topic| topic.title.texts().collect());
        let aliases = all.iter().map(|topic| {
            let aliases = topic.aliases.iter();
            aliases.map(String::as_str).collect::<Vec<_>>()
        });
        for names in [ids.collect::<Vec<_>>(), titles.collect(), aliases.collect()] {
            for (index, names) in names.into_iter().enumerate() {
                for name in names {
                    by_name.entry(key(name)).or_insert(index);
                }
            }
        }
        let mut children: HashMap<TopicId, Vec<usize>> = HashMap::new();
        for (index, topic) in all.iter().enumerate() {
            if let Some(parent) = &topic.parent {
                children.entry(parent.clone()).or_default().push(index);
            }
        }
        Self {
            all,
            by_name,
            children,
        }
    }

    /// Every topic, in the order of their definition.
    pub fn all(&self) -> &[Topic] {
        &self.all
    }

    /// The topic with exactly this id.
    pub fn get(&self, id: &TopicId) -> Option<&Topic> {
        let named = self.find(&id.0);
        named.filter(|topic| topic.id == *id)
    }

    /// Looks up a topic by id, title or alias in either language. Ignores case, width, hyphens and
    /// spaces.
    pub fn find(&self, name: &str) -> Option<&Topic> {
        let index = self.by_name.get(&key(name))?;
        self.all.get(*index)
    }

    pub fn children<'a>(&'a self, id: &TopicId) -> impl Iterator<Item = &'a Topic> {
        let children = self.children.get(id).into_iter().flatten();
        children.map(|index| &self.all[*index])
    }

    /// The topic and all its descendants.
    pub fn within(&self, id: &TopicId) -> Vec<TopicId> {
        let mut found = vec![id.clone()];
        let mut known: HashSet<TopicId> = HashSet::from([id.clone()]);
        let mut n_expanded = 0;
        while let Some(parent) = found.get(n_expanded).cloned() {
            let children = self.children(&parent).map(|child| child.id.clone());
            found.extend(children.filter(|child| known.insert(child.clone())));
            n_expanded += 1;
        }
        found
    }

    /// Every topic with its depth, in the order of definition but with children below their
    /// parents. Leaves out topics in a cycle of parents, which has no root.
    pub fn tree(&self) -> Vec<(&Topic, usize)> {
        let known: HashSet<&TopicId> = self.all.iter().map(|topic| &topic.id).collect();
        let mut below: HashMap<Option<&TopicId>, Vec<&Topic>> = HashMap::new();
        for topic in &self.all {
            let parent = topic
                .parent
                .as_ref()
                .filter(|parent| known.contains(parent));
            below.entry(parent).or_default().push(topic);
        }
        let mut tree = Vec::with_capacity(self.all.len());
        let mut waiting: Vec<(&Topic, usize)> = Vec::new();
        let roots = below.remove(&None).unwrap_or_default();
        waiting.extend(roots.into_iter().rev().map(|root| (root, 0)));
        while let Some((topic, depth)) = waiting.pop() {
            tree.push((topic, depth));
            let children = below.remove(&Some(&topic.id)).unwrap_or_default();
            waiting.extend(children.into_iter().rev().map(|child| (child, depth + 1)));
        }
        tree
    }

    /// The names of at most three topics with similar names, most similar first. A Chinese name gets
    /// Chinese ones.
    pub fn near(&self, name: &str) -> Vec<String> {
        let wanted = folded(name);
        let mut near: Vec<(f64, &Topic)> = self
            .all
            .iter()
            .map(|topic| (likeness(&wanted, topic), topic))
            .filter(|(likeness, _)| *likeness >= NEAR_TOPIC)
            .collect();
        near.sort_by(|one, other| other.0.total_cmp(&one.0));
        let best = near.first().map_or(0.0, |(likeness, _)| *likeness);
        let nearest = near.into_iter().take(3);
        nearest
            .filter(|(likeness, _)| *likeness + NEAR_BEST >= best)
            .map(|(_, topic)| name_like(name, topic).to_owned())
            .collect()
    }
}

/// The name of a topic in the script of `name`: its Chinese title or its id.
fn name_like<'a>(name: &str, topic: &'a Topic) -> &'a str {
    let title = topic.title.get(Language::Zh);
    match name.contains(is_han) && !title.is_empty() {
        true => title,
        false => &topic.id.0,
    }
}

/// Every name of a topic: id, titles, aliases.
pub(super) fn names(topic: &Topic) -> impl Iterator<Item = &str> {
    let aliases = topic.aliases.iter().map(String::as_str);
    std::iter::once(topic.id.0.as_str())
        .chain(topic.title.texts())
        .chain(aliases)
}

fn likeness(wanted: &str, topic: &Topic) -> f64 {
    let words = names(topic).chain(topic.keywords.iter().map(String::as_str));
    words
        .map(|word| {
            let word = folded(word);
            let is_part = wanted.chars().count() >= 2 && word.contains(wanted);
            similarity(wanted, &word).max(if is_part { 0.75 } else { 0.0 })
        })
        .fold(0.0, f64::max)
}

/// Compares names by letters and digits only; a name without any, by all its characters.
fn key(name: &str) -> String {
    let folded = folded(name);
    let letters: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    if letters.is_empty() { folded } else { letters }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Bilingual;

    fn topic(id: &str, parent: Option<&str>, zh: &str, aliases: &[&str]) -> Topic {
        Topic {
            id: TopicId(id.to_owned()),
            parent: parent.map(|parent| TopicId(parent.to_owned())),
            title: Bilingual {
                zh: Some(zh.to_owned()),
                en: Some(id.to_owned()),
            },
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            keywords: Vec::new(),
        }
    }

    fn topics() -> Topics {
        Topics::new(vec![
            topic("networking", None, "网络", &["net"]),
            topic("service", Some("networking"), "Service", &["服务", "svc"]),
            topic("servicemesh", Some("networking"), "服务网格", &["Istio"]),
            topic("control-plane", None, "控制平面", &["Master 组件"]),
        ])
    }

    #[test]
    fn a_topic_is_found_by_any_of_its_names() {
        let topics = topics();
        for (name, id) in [
            ("SVC", "service"),
            ("服务", "service"),
            ("ＩＳＴＩＯ", "servicemesh"),
            ("control plane", "control-plane"),
            ("master组件", "control-plane"),
        ] {
            assert_eq!(topics.find(name).unwrap().id.0, id, "{name}");
        }
        assert_eq!(topics.find("serv"), None);
    }

    #[test]
    fn a_topic_holds_its_children() {
        let topics = topics();
        let within = topics.within(&TopicId("networking".into()));
        let ids: Vec<&str> = within.iter().map(|id| id.0.as_str()).collect();
        assert_eq!(ids, ["networking", "service", "servicemesh"]);
    }

    #[test]
    fn in_the_tree_children_stand_below_their_parents() {
        let topics = Topics::new(vec![
            topic("service", Some("networking"), "Service", &[]),
            topic("networking", None, "网络", &[]),
            topic("stray", Some("gone"), "散", &[]),
            topic("ring", Some("round"), "环", &[]),
            topic("round", Some("ring"), "圈", &[]),
            topic("dns", Some("service"), "DNS", &[]),
        ]);
        let tree = topics.tree().into_iter();
        let tree: Vec<(&str, usize)> = tree.map(|(topic, depth)| (&*topic.id.0, depth)).collect();
        let wanted = [("networking", 0), ("service", 1), ("dns", 2), ("stray", 0)];
        assert_eq!(tree, wanted);
    }

    #[test]
    fn near_topics_are_proposed() {
        let topics = topics();
        assert_eq!(topics.near("netwrok"), ["networking"]);
        assert!(topics.near("数据库").is_empty());
    }

    #[test]
    fn a_chinese_name_gets_chinese_names() {
        assert_eq!(topics().near("网格")[0], "服务网格");
        assert_eq!(topics().near("网路")[0], "网络");
    }
}
