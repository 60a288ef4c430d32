//! The mock interview.

words! {
    /// Follow-ups by the shape of the question, for cards without one of their own.
    ask_difference: "Which would you choose in production, and why?", "在生产环境你会选哪个？为什么？";
    ask_process: "What do you see if the third step fails, and which command shows it?", "如果第三步失败，会看到什么现象？用哪条命令查？";
    ask_component: "If it is down, what still works?", "它挂了以后，哪些功能还能用？";
    ask_troubleshooting: "Which command do you run first, and what output do you expect?", "第一条命令敲什么？预期看到什么输出？";
    ask_policy: "What is the default, and what happens if it is set wrong?", "默认是什么？配错了会怎样？";
    ask_other: "Can you give an example from your own work?", "能举一个你自己工作中的例子吗？";
}
