//! Lays out one long answer, as on every new card and window resize.

use divan::Bencher;
use k8s_quiz::domain::Language;
use k8s_quiz::markdown::tree;
use k8s_quiz::text::{Ambiguous, Glyphs, LayoutOptions, layout};

const OPTIONS: LayoutOptions = LayoutOptions {
    width: 80,
    glyphs: Glyphs {
        ambiguous: Ambiguous::Narrow,
        ascii: false,
    },
    language: Language::Zh,
};

/// About 5 KB: paragraphs in both languages, lists, a table, code.
fn long_answer() -> String {
    let part = "Calico 用 BGP 协议在节点之间交换路由（每个节点都是路由器），**不需要** overlay；\
                跨网段时用 `IPIP` 或 `VXLAN` 封装，性能会下降一些。\n\n\
                - Felix：写本地路由和 ACL，also reports the state of the endpoints to the datastore\n\
                - BIRD：BGP 客户端，把路由发给其他节点\n  - 规模大时用路由反射\n\n\
                | 模式 | 封装 | 性能 |\n|---|---|---|\n| BGP | 无隧道，要二层互通 | 高 |\n\
                | VXLAN | 二层帧放进 UDP，放行 4789 | 中 |\n\n\
                ```yaml\napiVersion: v1\nkind: Pod\nmetadata:\n  name: calico-node # on every node\n```\n\n";
    part.repeat(5_000 / part.len() + 1)
}

#[divan::bench]
fn parse_and_layout(bencher: Bencher) {
    let answer = long_answer();
    bencher.bench_local(|| layout(&tree::parse(&answer), &OPTIONS));
}

#[divan::bench]
fn layout_alone(bencher: Bencher) {
    let document = tree::parse(&long_answer());
    bencher.bench_local(|| layout(&document, &OPTIONS));
}
