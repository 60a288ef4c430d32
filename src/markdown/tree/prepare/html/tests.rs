//! HTML, tested through the complete parse.

use crate::markdown::tree::{Block, BlockKind, Inline, parse, plain_text};

fn text(source: &str) -> String {
    parse(source)
        .blocks
        .iter()
        .map(shown)
        .collect::<Vec<_>>()
        .join("\n")
}

fn shown(block: &Block) -> String {
    match &block.kind {
        BlockKind::Code { text, .. } => text.clone(),
        BlockKind::Table(table) => {
            let rows = std::iter::once(&table.header).chain(&table.rows);
            let line = |row: &Vec<Vec<Inline>>| {
                row.iter()
                    .map(|cell| plain_text(cell).trim().to_owned())
                    .collect::<Vec<_>>()
                    .join("|")
            };
            rows.map(line).collect::<Vec<_>>().join("\n")
        }
        _ => block
            .inlines()
            .map(plain_text)
            .unwrap_or_default()
            .trim()
            .to_owned(),
    }
}

#[test]
fn placeholders_are_text() {
    for source in [
        "dns规则是：<service-name>.<namespace>.svc.cluster.local",
        "<node> 和 <label>",
        "返回状态码≥200且<400则成功",
        "wget <http://nginx-svc.default.svc.cluster.local:80>，",
        "_<portname>._<protocol>.<servicename>.<namespace>.svc.<clusterdomain>",
    ] {
        assert_eq!(text(source), source);
    }
    assert_eq!(
        text("`kubectl drain <node>` 与 `<pre>`"),
        "kubectl drain <node> 与 <pre>"
    );
}

#[test]
fn known_tags_take_effect() {
    let document = parse("<b>注意：</b>一<br/>二<u>三</u>");
    let inlines = document.blocks[0].inlines().unwrap();
    assert!(
        matches!(&inlines[0], Inline::Text { text, style } if style.strong && text == "注意：")
    );
    assert_eq!(plain_text(inlines), "注意：一\n二三");
}

#[test]
fn preformatted_text_is_code() {
    let source = "前\n<pre>\n# 第一阶段\nRUN a &amp;&amp; b\n</pre>\n- 后";
    let document = parse(source);
    let BlockKind::Code { text, .. } = &document.blocks[1].kind else {
        panic!("{document:?}");
    };
    assert_eq!(text.trim(), "# 第一阶段\nRUN a && b");
    assert!(matches!(document.blocks[2].kind, BlockKind::List(_)));
}

#[test]
fn comments_are_hidden_even_across_lines() {
    assert_eq!(text("a<!-- x\ny --> b"), "a b");
    assert_eq!(text("a <!-- x"), "a <!-- x");
}

#[test]
fn details_and_headings_become_blocks() {
    let source = "<details><summary>更多</summary>\n正文 **粗**\n</details>\n<h3>题</h3>";
    assert_eq!(text(source), "更多\n正文 粗\n题");
}

#[test]
fn tables_keep_their_cells() {
    let source =
        "<table>\n<tr>\n<th>甲</th><th>乙</th>\n</tr>\n<tr><td>1</td><td>2</td></tr></table>";
    assert_eq!(text(source), "甲|乙\n1|2");
}

#[test]
fn pictures_and_links_keep_their_addresses() {
    let document = parse(r#"<img src="https://a/b.png" alt="图"> <a href="https://c">文</a>"#);
    let inlines = document.blocks[0].inlines().unwrap();
    assert!(matches!(&inlines[0], Inline::Image { address, .. } if address == "https://a/b.png"));
    assert!(inlines.contains(&Inline::Address("https://c".to_owned())));
}
