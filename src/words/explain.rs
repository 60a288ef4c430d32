//! Why `check --explain` says notes were read as they were. The names of evidence are those of the
//! table of weights, the same in both languages.

words! {
    holds_questions: "holds questions", "是题目";
    holds_none: "holds no questions", "不是题目";
    n_alike(n: usize): "{n} line like this" | "{n} lines like this", "这样的有 {n} 行";
    readings(question: u32, section: u32, text: u32): "question {question}%, section {section}%, text {text}%", "题目 {question}%，小节 {section}%，正文 {text}%";
}
