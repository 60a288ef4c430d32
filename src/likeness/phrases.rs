//! Phrases in questions, and what each means for a comparison. Phrases with the same meaning share
//! one name.

use std::collections::HashMap;

/// How a question asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asks {
    /// 什么是, 是什么.
    What,
    /// 哪些, 几种.
    Which,
    /// 如何, 怎么.
    How,
}

/// The meaning of a phrase in a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Not part of what is asked.
    Frame,
    /// How the question asks.
    Asks(Asks),
    /// What is asked about the subject, by name.
    Aspect(&'static str),
    /// A subject, by name.
    Subject(&'static str),
    /// A subject that questions may omit.
    Weak(&'static str),
    /// Kubernetes itself.
    Platform,
}

use Meaning::{Aspect, Frame, Platform, Subject, Weak};

/// Phrases in Chinese characters.
const CHINESE: &[(Meaning, &str)] = &[
    (
        Frame,
        "简述 请简述 简单讲一下 简单描述一下 简单描述 简单说说 简单 讲一下 讲讲 讲下 说一下 说说 说下 谈谈 谈一下 \
         聊聊 描述一下 描述 详细说明 详细 说明 请解释一下 请解释 解释一下 解释 介绍一下 介绍 阐述 列举 一下 请问 请 \
         你 我们 我 您 应该 应当 该 一般 通常 常见的 常见 常用 主要 基本 具体 根本 一个 一种 一些 进行 出现 一直 处于 \
         其 它们 它 这个 这 那 都 分别 各自 吗 呢 啊 吧 的话 的 地 得 了 是 有 和 与 跟 及其 以及 及 或者 或 并且 并 \
         在 里面 里 中 当中 之间 对于 对 关于 把 被 给 用于 用来 到 可能 可以 能够 能 会 要 需要 吧 什么情况 情况 \
         位于 都有 提供 用 所 以 之后 到底",
    ),
    (
        Meaning::Asks(Asks::What),
        "是什么意思 什么意思 什么是 是什么 是啥 代表了什么 什么",
    ),
    (
        Meaning::Asks(Asks::Which),
        "有哪几种 有哪几个 有哪些 哪几种 哪几个 哪几类 哪些 哪种 哪个 有几种 几种 几个 几类",
    ),
    (
        Meaning::Asks(Asks::How),
        "如何实现 怎么实现 如何 怎么样 怎么 怎样 怎么办 该如何",
    ),
    (
        Aspect("作用"),
        "作用 功能 用途 是干什么的 干什么的 干什么 干嘛 做什么 有什么用途 有什么用处 有什么用 用处 起到什么作用",
    ),
    (
        Aspect("用法"),
        "使用方式 使用方法 用法 如何使用 怎么使用 怎么用 如何用",
    ),
    (Aspect("过程"), "主要流程 流程 过程 步骤"),
    (
        Aspect("原理"),
        "实现原理 工作原理 原理 工作机制 机制 如何工作 怎么工作",
    ),
    (
        Aspect("区别"),
        "区别在哪里 区别在哪 区别 对比 不同点 不同 差异 差别 比较 异同",
    ),
    (Aspect("关系"), "关系 联系"),
    (Aspect("类型"), "资源类型 类型 种类 分类 类别"),
    (Aspect("方式"), "方式 方法 手段 办法"),
    (Aspect("参数"), "属性参数 参数 属性"),
    (Aspect("策略"), "策略"),
    (Aspect("模式"), "模式"),
    (Aspect("状态"), "状态"),
    (Aspect("阶段"), "阶段"),
    (Aspect("特点"), "特点 特性 特征 优势 优点 好处"),
    (Aspect("缺点"), "缺点 劣势 不足"),
    (Aspect("优缺点"), "优缺点 优劣"),
    (Aspect("组件"), "集群组件 组件"),
    (Aspect("架构"), "架构"),
    (
        Aspect("场景"),
        "使用场景 应用场景 适用场景 适应的场景 适用的场景 场景",
    ),
    (Aspect("命令"), "命令"),
    (Aspect("端口"), "端口"),
    (Aspect("概念"), "概念"),
    (Aspect("模型"), "模型"),
    (Aspect("排查"), "排查 定位 诊断"),
    (Aspect("处理"), "处理 解决"),
    (Aspect("优化"), "优化"),
    (Aspect("原因"), "为什么 为何 为啥 原因"),
    (Aspect("多少"), "多少"),
    (Aspect("哪里"), "哪里 在哪"),
    (Aspect("何时"), "何时 什么时候"),
    (Aspect("生命周期"), "生命周期"),
    (Aspect("指标"), "指标"),
    (Aspect("证书"), "证书"),
    (Subject("升级"), "更新升级 升级 更新"),
    (Subject("拉取"), "拉取 下载"),
    (Subject("网络插件"), "网络插件 网络组件"),
    (Subject("创建"), "创建 新建"),
    (Subject("删除"), "删除 移除"),
    (Subject("选择"), "选择 选取 挑选"),
    (Subject("查看"), "查看 查询"),
    (Subject("镜像"), "镜像"),
    (Subject("容器"), "容器"),
    (Subject("stateful"), "有状态"),
    (Subject("stateless"), "无状态"),
    (Subject("headless"), "无头"),
    (Subject("namespace"), "命名空间 名称空间"),
    (Subject("initcontainer"), "初始化容器"),
    (Subject("livenessprobe"), "存活探针"),
    (Subject("readinessprobe"), "就绪探针"),
    (Subject("startupprobe"), "启动探针"),
    (Subject("master"), "主节点"),
    (Subject("worker"), "工作节点"),
    (Subject("node"), "节点"),
    (Subject("taint"), "污点"),
    (Subject("toleration"), "容忍度 容忍"),
    (Subject("label"), "标签"),
    (Subject("annotation"), "注解"),
    (Subject("storageclass"), "存储类"),
    (Subject("sidecar"), "边车"),
    (Subject("networkpolicy"), "网络策略"),
    (Subject("controlplane"), "控制平面 控制面"),
    (Subject("servicediscovery"), "服务发现"),
    (Subject("volume"), "存储卷"),
    (Weak("集群"), "集群"),
    (Weak("资源"), "资源"),
    (Weak("相关"), "相关"),
];

/// Phrases in Latin letters, without the spaces and hyphens in them.
const LATIN: &[(Meaning, &str)] = &[
    (
        Frame,
        "a an the of in to do does did for from and or with on by you your we i it its their can could would should be \
         is are was were will have please describe explain discuss briefly say about tell me us give example examples \
         some there that this these so who within inside between main common get s exactly really actually",
    ),
    (Platform, "kubernetes kubernate kubernates k8s k8"),
    (
        Meaning::Asks(Asks::What),
        "whatis whatare what mean meaning define",
    ),
    (Meaning::Asks(Asks::Which), "which list name whatkindsof"),
    (Meaning::Asks(Asks::How), "how"),
    (
        Aspect("作用"),
        "purpose role function job usage usedfor responsibility",
    ),
    (Aspect("过程"), "process procedure step stage flow workflow"),
    (Aspect("原理"), "principle mechanism howdoesitwork work"),
    (
        Aspect("区别"),
        "difference differ distinguish distinction compare comparison vs versus",
    ),
    (Aspect("关系"), "relation relationship"),
    (Aspect("类型"), "type kind sort"),
    (Aspect("方式"), "way method"),
    (Aspect("参数"), "parameter attribute"),
    (Aspect("策略"), "policy policies strategy strategies"),
    (Aspect("模式"), "mode"),
    (Aspect("状态"), "status state"),
    (Aspect("阶段"), "phase"),
    (Aspect("特点"), "feature advantage benefit"),
    (Aspect("缺点"), "disadvantage drawback downside"),
    (Aspect("优缺点"), "prosandcons"),
    (Aspect("组件"), "component"),
    (Aspect("架构"), "architecture"),
    (Aspect("场景"), "usecase scenario"),
    (Aspect("命令"), "command"),
    (Aspect("端口"), "port"),
    (Aspect("概念"), "concept"),
    (Aspect("模型"), "model"),
    (Aspect("排查"), "troubleshoot debug diagnose"),
    (Aspect("原因"), "why reason cause"),
    (Aspect("多少"), "howmany howmuch"),
    (Aspect("哪里"), "where"),
    (Aspect("何时"), "when"),
    (Aspect("生命周期"), "lifecycle"),
    (Subject("replicaset"), "rs replicaset"),
    (Subject("replicationcontroller"), "rc replicationcontroller"),
    (Subject("statefulset"), "sts statefulset"),
    (Subject("daemonset"), "ds daemonset"),
    (Subject("deployment"), "deploy"),
    (Subject("service"), "svc"),
    (Subject("node"), "node"),
    (Subject("https"), "https"),
    (Subject("namespace"), "ns"),
    (Subject("configmap"), "cm configmap"),
    (Subject("loadbalancer"), "lb loadbalancer"),
    (Subject("pv"), "persistentvolume"),
    (Subject("pvc"), "persistentvolumeclaim"),
    (Subject("storageclass"), "sc storageclass"),
    (Subject("apiserver"), "kubeapiserver apiserver"),
    (
        Subject("controllermanager"),
        "kubecontrollermanager controllermanager",
    ),
    (Subject("scheduler"), "kubescheduler"),
    (Subject("initcontainer"), "initcontainer"),
    (Subject("livenessprobe"), "livenessprobe"),
    (Subject("readinessprobe"), "readinessprobe"),
    (Subject("startupprobe"), "startupprobe"),
    (Subject("networkpolicy"), "networkpolicy"),
    (Subject("servicediscovery"), "servicediscovery"),
    (Subject("serviceaccount"), "sa serviceaccount"),
    (Subject("master"), "masternode master节点"),
    (Subject("worker"), "workernode"),
    (Subject("controlplane"), "controlplane"),
    (Subject("创建"), "create created creating creation make"),
    (Subject("删除"), "delete remove"),
    (Subject("选择"), "choose pick select"),
    (Subject("查看"), "check verify inspect"),
    (Aspect("处理"), "fix solve resolve repair"),
    (Subject("发生"), "happen occur"),
    (Subject("必须"), "need require must"),
    (Subject("启动"), "begin start"),
    (Subject("展示"), "show display"),
    (Subject("大"), "big large"),
    (Subject("升级"), "update upgrade"),
    (Subject("拉取"), "pull"),
    (Subject("镜像"), "image"),
    (Subject("容器"), "container"),
    (Weak("pod"), "pod"),
    (Weak("集群"), "cluster"),
    (Weak("资源"), "resource"),
];

pub struct Phrases {
    /// By first character, longest first.
    chinese: HashMap<char, Vec<(&'static str, Meaning)>>,
    latin: HashMap<&'static str, Meaning>,
}

impl Phrases {
    pub(crate) fn new() -> Self {
        let mut chinese: HashMap<char, Vec<(&str, Meaning)>> = HashMap::new();
        for (meaning, phrase) in each(CHINESE) {
            if let Some(first) = phrase.chars().next() {
                chinese.entry(first).or_default().push((phrase, meaning));
            }
        }
        for phrases in chinese.values_mut() {
            phrases.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        }
        let latin = each(LATIN).map(|(meaning, phrase)| (phrase, meaning));
        Self {
            chinese,
            latin: latin.collect(),
        }
    }

    /// The longest phrase at the beginning of a Chinese text.
    pub fn beginning(&self, text: &str) -> Option<(&'static str, Meaning)> {
        let phrases = self.chinese.get(&text.chars().next()?)?;
        let found = phrases.iter().find(|(phrase, _)| text.starts_with(phrase));
        found.copied()
    }

    /// The meaning of a Latin word or of its singular.
    pub fn meaning(&self, word: &str) -> Option<Meaning> {
        let singular = word.strip_suffix('s').filter(|word| word.len() > 2);
        let known = self.latin.get(word);
        known.or_else(|| self.latin.get(singular?)).copied()
    }
}

fn each(
    table: &'static [(Meaning, &'static str)],
) -> impl Iterator<Item = (Meaning, &'static str)> {
    table
        .iter()
        .flat_map(|(meaning, phrases)| phrases.split_whitespace().map(|phrase| (*meaning, phrase)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_counts() {
        let phrases = Phrases::new();
        assert_eq!(
            phrases.beginning("实现原理与作用"),
            Some(("实现原理", Aspect("原理")))
        );
        assert_eq!(phrases.beginning("的作用").unwrap().0, "的");
        assert_eq!(phrases.beginning("蓝绿发布"), None);
    }

    #[test]
    fn one_of_several_is_the_same_word() {
        let phrases = Phrases::new();
        assert_eq!(phrases.meaning("pods"), Some(Weak("pod")));
        assert_eq!(phrases.meaning("replicasets"), phrases.meaning("rs"));
        assert_eq!(phrases.meaning("cni"), None);
    }

    #[test]
    fn no_phrase_has_two_meanings() {
        for table in [CHINESE, LATIN] {
            let mut seen: HashMap<&str, Meaning> = HashMap::new();
            for (meaning, phrase) in each(table) {
                let before = *seen.entry(phrase).or_insert(meaning);
                assert_eq!(before, meaning, "{phrase}");
            }
        }
    }
}
