//! The descriptions of query keys, beside the candidates that a shell lists.

words! {
    topic: "cards about a topic", "按主题";
    tag: "frequent, important, asked, or your own tags", "按标签：frequent、important、asked 或自己加的";
    state: "new, due, weak …", "按状态：new、due、weak 等";
    source: "part of a file name", "按文件名的一部分";
    importance: "1 to 3", "按重要程度，1 到 3";
    asked: "who asked it in an interview", "按面试公司";
}
