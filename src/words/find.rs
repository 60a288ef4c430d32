//! The search in the text on the screen.

words! {
    /// Before the typed text.
    label: "Find", "查找";
    /// In the empty field.
    hint: "a word of this text", "这里的文字";
    nothing: "not found", "没有找到";
}
