//! Problems of notes, and how to fix them.

words! {
    unanswered: "no answer", "没有答案";
    unanswered_fix: "write one below the question", "在题目下面写上答案";
    left_over: "belongs to no question", "没有归入任何题目";
    left_over_fix: "move it below a question, or give it a heading", "把它移到题目下面，或给它加一个标题";
    question_cut: "the question looks cut off", "题目像是被截断了";
    question_cut_fix: "write the whole question on one line", "把题目完整地写在一行里";
    table_row: "the table row isn't closed", "表格的这一行没有结尾";
    table_row_fix: "add | at its end", "在行尾加上 |";
    fence_open: "the code fence isn't closed", "代码块没有结束";
    fence_open_fix: "add a line of ``` after the code", "在代码后面加一行 ```";
    details_open: "the <details> isn't closed", "<details> 没有结束";
    details_open_fix: "add </details> after the answer", "在答案后面加上 </details>";
    empty_heading: "a heading without text", "标题是空的";
    empty_heading_fix: "delete it, or write the question", "删掉它，或写上题目";
    picture_only: "the answer is only a picture", "答案只有图片";
    picture_only_fix: "describe in words what the picture shows", "用文字写出图里的内容";
    control_characters: "control characters", "有控制字符";
    control_characters_fix: "delete them; they are shown as marks", "删掉它们；显示时会换成记号";
    invalid_utf8: "bytes that are not UTF-8", "含有不是 UTF-8 的字节";
    invalid_utf8_fix: "save the file as UTF-8", "把文件另存为 UTF-8";
    legacy_encoding: "the file is GBK or GB18030, not UTF-8", "文件编码是 GBK 或 GB18030，不是 UTF-8";
    legacy_encoding_fix: "save it as UTF-8 if other programs read it too", "如果别的程序也要读它，请另存为 UTF-8";
    duplicate(question: &str): "may be the same as: {question}", "可能与这道题重复：{question}";
    duplicate_fix: "k8s-quiz check --similar merges them", "k8s-quiz check --similar 可以合并";
    swallowed: "the answer above seems to hold further questions, this is the first", "上面的答案里好像还有别的题，这里是第一道";
    swallowed_fix: "mark them like the other questions of the file", "用这个文件里其他题目的写法来写它们";
    uncertain: "this line, and others in the file, may have been read wrong", "这一行和文件里的其他一些行可能读错了";
    uncertain_fix: "k8s-quiz check --explain says why; mark all questions alike", "k8s-quiz check --explain 会说明原因；所有题目用同一种写法最稳妥";
    no_questions: "no questions found", "没有识别出题目";
    no_questions_fix: "write each question as a heading with its answer below", "每道题写成一个标题，答案写在下面";
}
