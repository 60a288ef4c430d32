//! Words that the layout adds to an answer.

words! {
    /// In place of a picture, which a terminal cannot show.
    picture: "picture", "图";
    /// Kinds of callouts in notes of Obsidian.
    note: "Note", "说明";
    summary: "Summary", "摘要";
    info: "Info", "信息";
    to_do: "To do", "待办";
    tip: "Tip", "提示";
    important: "Important", "重要";
    success: "Success", "成功";
    question: "Question", "问题";
    warning: "Warning", "警告";
    failure: "Failure", "失败";
    danger: "Danger", "危险";
    bug: "Bug", "缺陷";
    example: "Example", "示例";
    quote: "Quote", "引用";
    /// Before the title of a callout.
    titled(kind: &str): "{kind}: ", "{kind}：";
    /// Before the names in a sequence diagram.
    participants: "Participants", "参与者";
}
