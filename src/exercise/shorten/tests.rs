//! Shortened texts as a reader would say them.

use super::*;

const SHORTENED: &[(&str, &str)] = &[
    ("执行调谐；", "执行调谐"),
    (
        "监听API Server 的Pod 定义，确保容器按定义运行，并且定期向API Server 上报节点状态",
        "监听API Server 的Pod 定义，确保容器按定义运行",
    ),
    (
        "自动驱逐（evict）该节点上所有可迁移的、由对应控制器负责重建的全部 Pod（会重建）",
        "自动驱逐该节点上所有可迁移的、由对应控制器负责重建的全部 Pod",
    ),
    (
        "the kubelet registers the node with the api server and then reports its state",
        "the kubelet registers the node with the api server",
    ),
    (
        "Pods run one or more containers. They share a network and volumes on a node.",
        "Pods run one or more containers",
    ),
    (
        "Use a tool, e.g. Helm v3.1, that renders templates and sends them to a cluster",
        "Use a tool, e.g. Helm v3.1",
    ),
    (
        "Templates: These represent the views of an Angular application.",
        "Templates: represent the views of an Angular application",
    ),
    (
        "Explain how the traditional approach to managing infrastructure is outdated",
        "Explain how traditional approach…",
    ),
    (
        "如果是基本数据类型变量那么表示这个变量是不可变的，即表示一个常量，不能再指向别的",
        "如果是基本数据类型变量那么表示这个变量是不可变的",
    ),
    (
        "crontab文件格式：每行表示一个定时任务，由五个时间字段和一条命令组成，格式如下",
        "crontab文件格式：每行表示一个定时任务",
    ),
    (
        "Single-User-System: ein Betriebssystem, welches immer nur von einem Benutzer verwendet wird",
        "Single-User-System: ein Betriebssystem, welches immer nur…",
    ),
    (
        "Built-in examples: Runnable, Comparator<T>, Function<T,R>, Supplier<T>, Predicate<T>",
        "Built-in examples: Runnable, Comparator<T>, Function<T,R>…",
    ),
    (
        "整体费用：通过 Azure Migrate 的评估工具，我们可以获取到每个 VM 在迁移到云上后的费用",
        "整体费用：我们可以获取到每个 VM 在迁移到云上后的费用",
    ),
    (
        "The bootstrap option tells Angular which Component to bootstrap in the application.",
        "Bootstrap option tells Angular which Component…",
    ),
    (
        "secure属性：有了该属性，只有在HTTPS连接下才会将其发送给服务器，能避免被中间人截获",
        "secure属性：只有在HTTPS连接下才会将其发送给服务器",
    ),
    (
        "内存分配和回收策略：如何分配内存给新对象，何时回收那些程序不再使用的对象和类",
        "内存分配和回收策略：如何分配内存给新对象",
    ),
    (
        "static修饰的变量仍然受权限关键词限制,static声明的变量也可以通过对象访问",
        "static修饰的变量仍然受权限关键词限制",
    ),
    (
        "Docker Client (CLI): the command-line tool you use (docker build, docker run, etc.)",
        "Docker Client: the command-line tool you use",
    ),
    ("Publicly accessible, or", "Publicly accessible"),
    (
        "The object is created only once all its dependencies are ready.",
        "Object is created only once all its dependencies are ready",
    ),
    (
        "Allow you to store additional data on an element without visually representing it",
        "Allow you to store additional data on an element",
    ),
    (
        "Proxy: The proxy directive in Nginx is used to configure the settings of requests",
        "Proxy: configure the settings of requests",
    ),
    (
        "Service Discovery and Load Balancing: Automatically exposes containers to the network",
        "Service Discovery and Load Balancing",
    ),
    (
        "编辑crontab文件：使用crontab -e命令打开当前用户的crontab文件进行编辑",
        "编辑crontab文件：使用crontab -e命令打开当前用户的crontab…",
    ),
    (
        "故障转移：在故障发生时，通过快速切换到备用系统来缓解故障造成的各种影响",
        "故障转移：通过快速切换到备用系统来缓解故障造成的各种影响",
    ),
    (
        "渲染路径优化：样式放头部、脚本放底部或延迟加载、减少重排与重绘的次数、合并修改",
        "渲染路径优化：样式放头部、脚本放底部或延迟加载…",
    ),
];

#[test]
fn texts_end_where_a_reader_would_stop() {
    for (text, expected) in SHORTENED {
        assert_eq!(shorten(text, 60), *expected);
    }
}

#[test]
fn a_shortened_text_always_fits() {
    let text = "无标点的很长的中文句子没有任何可以断开的地方只能在字之间截断再加上省略号".repeat(3);
    for width in 2..80 {
        let short = shorten(&text, width);
        assert!(display_width(&short, Ambiguous::Wide) <= width, "{short}");
    }
}
