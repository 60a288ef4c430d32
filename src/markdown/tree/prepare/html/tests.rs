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
        "<table>\n<tr>\n<th>甲</th><th>乙</th>\n</tr>\n<tr><td>1</td><td>a|b</td></tr></table>";
    assert_eq!(text(source), "甲|乙\n1|a|b");
    let quoted = "> <table>\n> <tr><td>甲</td><td>乙</td></tr>\n> </table>\n\n后";
    let BlockKind::Quote(blocks) = &parse(quoted).blocks[0].kind else {
        panic!("{quoted}");
    };
    assert!(
        matches!(&blocks[..], [Block { kind: BlockKind::Table(table), .. }] if table.header.len() == 2)
    );
}

#[test]
fn cells_keep_their_blocks_as_lines() {
    let source = "<table>
  <tr>
    <th>资源</th>
    <th>说明</th>
  </tr>
  <tr>
    <td><p>Pod</p><p>最小单位</p></td>
    <td>
      <ul>
        <li>一</li>
        <li><b>二</b></li>
      </ul>
    </td>
  </tr>
  <tr>
    <td><pre>
spec:
  a: 1
</pre></td>
    <td>

    ```sh
    kubectl get pods \\
      -A
    ```

    - 甲
      - 乙
    </td>
  </tr>
</table>";
    assert_eq!(
        text(source),
        "资源|说明\nPod\n最小单位|- 一\n- 二\n\
         spec:\n  a: 1|kubectl get pods \\\n  -A\n- 甲\n  - 乙"
    );
}

#[test]
fn a_table_may_be_inside_a_cell_or_in_a_list_or_end_too_early() {
    let nested = "<table><tr><td>甲</td><td><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table></td></tr></table>";
    assert_eq!(text(nested), "甲|a | b\nc | d");
    assert_eq!(text("<table><table><td></td>丁</table>"), "丁");
    let open = "- <table><tr><td>甲</td><td>乙\n\n- 丙\n\n</table></td></tr>后";
    let shown = format!("{:?}", parse(open));
    for word in ["甲", "乙", "丙", "后"] {
        assert!(shown.contains(word), "{word} in {shown}");
    }
}

#[test]
fn a_table_of_one_cell_is_only_a_frame() {
    let source = "<table><tr><td>\n<pre>\nabc\n</pre>\n</td></tr></table>";
    assert!(
        matches!(&parse(source).blocks[0].kind, BlockKind::Code { text, .. } if text == "abc\n")
    );
}

#[test]
fn indented_tags_do_not_make_code() {
    assert_eq!(
        text("<div>\n    <div>\n        <p>甲</p>\n    </div>\n</div>"),
        "甲"
    );
    let listed = "- 甲\n\n  <p>乙</p>\n\n后";
    let BlockKind::List(items) = &parse(listed).blocks[0].kind else {
        panic!("{listed}");
    };
    assert_eq!(items[0].blocks.len(), 2);
}

#[test]
fn escaped_tags_are_text() {
    for (source, shown) in [
        (r"\<pod-name\> 和 \<br/>", "<pod-name> 和 <br/>"),
        (r"## \<b>名称\</b>", "<b>名称</b>"),
        ("| a |\n|---|\n| \\<pod\\> |", "a\n<pod>"),
        (r"\\<br>后", "\\\n后"),
    ] {
        assert_eq!(text(source), shown, "{source}");
    }
}

#[test]
fn unknown_tags_are_shown_as_written() {
    for source in [
        r"<Pod name=\*__x__*>", "**<a href=\"**\">", "[a <b c=\"](d)\">",
    ] {
        assert_eq!(text(source), source);
    }
    assert_eq!(text("甲 <b\nclass=\"x\">乙</b>"), "甲 乙");
}

#[test]
fn style_tags_around_blank_lines_leave_no_marks() {
    for tag in ["b", "i", "del", "code"] {
        let source = format!("<{tag}>\n\n甲 *乙*\n\n</{tag}>\n\n<{tag}>丙</{tag}>");
        assert_eq!(text(&source), "甲 乙\n丙");
    }
    assert_eq!(text("<del>\n甲\n</del>"), "甲");
}

#[test]
fn pictures_and_links_keep_their_addresses() {
    let document = parse(r#"<img src="https://a/b.png" alt="图"> <a href="https://c">文</a>"#);
    let inlines = document.blocks[0].inlines().unwrap();
    assert!(
        matches!(&inlines[0], Inline::Image { target, .. } if target.address == "https://a/b.png")
    );
    assert!(
        matches!(&inlines[3], Inline::Address(target) if target.address == "https://c"),
        "{inlines:?}"
    );
}
