//! A small deck for tests of sessions.

use crate::deck::Deck;
use crate::deck::testing::deck_with;
use crate::domain::Moment;
use crate::query::Query;

/// Notes with an unanswered question and one with points in its answer.
const NOTES: &str = "\
# 什么是etcd？

键值存储。

# rbac

- Role 定义权限
- RoleBinding 授予权限

# 怎么升级集群？

# kubelet的作用

管理 Pod。
";

/// Four cards, one of them without an answer.
pub fn deck() -> Deck {
    deck_with(None, &[("notes/a.md", NOTES)]).0
}

pub fn query(deck: &Deck, text: &str) -> Query {
    Query::parse(text, &deck.topics).unwrap()
}

/// Minutes after nine o'clock.
pub fn at(minutes: i64) -> Moment {
    let nine: Moment = "2026-11-21T09:00:00+08:00".parse().unwrap();
    nine.after(jiff::SignedDuration::from_mins(minutes))
}
