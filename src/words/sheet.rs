//! The exported document, which can be read, printed and imported again.

words! {
    /// The title of a document whose deck has none.
    title: "Interview questions", "面试题";
    /// The comments at the top, one line each.
    about(cards: &str, day: &str): "{cards}, written by k8s-quiz on {day}; k8s-quiz deck add can read this file", "{cards}，由 k8s-quiz 于 {day} 导出；k8s-quiz deck add 也能读入本文件";
    about_brief(cards: &str, day: &str): "{cards}, {day}", "{cards}，{day}";
    about_marks: "the text between the comments text and end belongs to a hint or answer, that between aside and end does not", "注释 text 和 end 之间的内容都属于思路或答案，aside 和 end 之间的都不算";
    /// After a question; read back as the tag `frequent`, `important` or `asked`.
    mark_frequent: "frequent", "经常问";
    mark_important: "important", "重点";
    mark_asked: "asked in an interview", "面试问过";
    importance(n: u8): "importance {n} of 3", "重要度 {n}/3";
    tags(tags: &str): "tags: {tags}", "标签：{tags}";
    hidden(why: &str): "not asked: {why}", "不提问：{why}";
    /// Before the part of a note that is not an answer.
    noted(note: &str): "from the notes: {note}", "笔记里写着：{note}";
}
