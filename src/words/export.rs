//! What `export` says when it writes a file.

words! {
    written(n: usize, path: &str): "{n} card written to {path}" | "{n} cards written to {path}", "已写入 {n} 题：{path}";
    left_out(n: usize): "{n} card left out: hidden, or without an answer" | "{n} cards left out: hidden, or without an answer", "略去 {n} 题：已隐藏，或缺答案";
    into_anki: "In Anki: File > Import, and tick \"Import any learning progress\". A later import updates the same notes.", "在 Anki 里：文件 > 导入，勾选“导入学习进度”。以后再导入会更新同样的笔记，不会重复。";
    needs_output: "an Anki package can't be printed", "Anki 牌组文件不能直接打印";
    needs_output_hint: "name a file: --output deck.apkg", "请指定文件：--output deck.apkg";
    package_not_written: "can't write the Anki package", "无法生成 Anki 牌组文件";
}
