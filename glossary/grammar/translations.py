"""Words that stand for one another in both languages: kinds of things, places, companies.

They tell a name from a description: 世界贸易组织 is the name of the World Trade Organization, while 软件公司 only says
what SomeCompany is; 英国航空公司 is the name of British Airways, while 英国音乐节目 only says what SomeShow is.
"""

from __future__ import annotations

# English head nouns beside the Chinese category they translate.
_CATEGORIES = {
    "公司": "company companies corp corporation inc co limited ltd firm firms startup startups airlines airways",
    "企业": "enterprise enterprises business businesses firm firms",
    "集团": "group holdings conglomerate",
    "组织": "organization organisation",
    "机构": "institution agency institute authority body",
    "协会": "association society",
    "联盟": "union alliance league coalition",
    "大学": "university",
    "学院": "college academy school institute",
    "学校": "school",
    "研究所": "institute",
    "实验室": "lab labs laboratory",
    "医院": "hospital",
    "银行": "bank",
    "基金": "fund funds",
    "交易所": "exchange",
    "政府": "government",
    "委员会": "committee commission council board",
    "部门": "department division",
    "平台": "platform platforms",
    "软件": "software",
    "应用": "app apps application applications",
    "程序": "program programs app apps",
    "工具": "tool tools toolkit",
    "框架": "framework frameworks",
    "系统": "system systems",
    "语言": "language languages",
    "引擎": "engine engines",
    "模型": "model models",
    "算法": "algorithm algorithms",
    "架构": "architecture",
    "协议": "protocol agreement protocols",
    "标准": "standard standards",
    "接口": "interface interfaces api",
    "组件": "component components",
    "插件": "plugin plugins extension extensions add-on",
    "芯片": "chip chips",
    "处理器": "processor processors",
    "管理器": "manager managers",
    "播放器": "player players",
    "阅读器": "reader readers",
    "设备": "device devices equipment",
    "机器": "machine machines",
    "机器人": "robot robots bot bots robotics",
    "汽车": "car cars auto vehicle vehicles",
    "卡车": "truck trucks",
    "出租车": "taxi taxis cab robotaxi robotaxis",
    "产品": "product products",
    "服务": "service services",
    "品牌": "brand brands",
    "网站": "website websites site sites",
    "社区": "community",
    "论坛": "forum",
    "项目": "project projects program",
    "计划": "plan project program programme scheme",
    "游戏": "game games",
    "电影": "film movie movies",
    "小说": "novel",
    "节目": "show program",
    "播客": "podcast",
    "杂志": "magazine",
    "报纸": "newspaper paper",
    "媒体": "media",
    "频道": "channel",
    "系列": "series",
    "数据集": "dataset datasets",
    "数据库": "database databases",
    "基准": "benchmark benchmarks baseline",
    "库": "library bank vault",
    "环境": "environment environments",
    "代理": "agent agents proxy",
    "智能体": "agent agents",
    "助手": "assistant assistants copilot",
    "编辑器": "editor editors",
    "浏览器": "browser browsers",
    "客户端": "client clients",
    "术语": "term terms terminology",
    "工程师": "engineer engineers",
    "程序员": "programmer programmers coder coders",
    "开发者": "developer developers",
    "分析师": "analyst analysts",
    "投资者": "investor investors",
    "投资人": "investor investors",
    "经理": "manager managers",
    "总监": "director directors",
    "顾问": "advisor adviser consultant counsel",
    "律师": "lawyer lawyers attorney",
    "总统": "president",
    "主席": "chairman chair",
    "创始人": "founder founders",
    "合伙人": "partner partners",
    "成员": "member members",
    "专家": "expert experts specialist",
    "研究员": "researcher researchers fellow",
    "家族": "family",
    "角色": "role roles character characters",
    "供应商": "vendor vendors supplier suppliers",
    "服务商": "provider providers hyperscaler hyperscalers",
}
# What a name may begin with, and how the Latin name says it when it is a translation.
BEGINNINGS = {
    "美国": "american america us usa united",
    "英国": "british uk britain english england",
    "中国": "chinese china sino",
    "日本": "japan japanese",
    "法国": "french france",
    "德国": "german germany",
    "印度": "indian india",
    "韩国": "korea korean",
    "俄罗斯": "russian russia",
    "加拿大": "canada canadian",
    "以色列": "israel israeli",
    "澳大利亚": "australia australian",
    "意大利": "italian italy",
    "西班牙": "spanish spain",
    "瑞士": "swiss switzerland",
    "瑞典": "swedish sweden",
    "荷兰": "dutch netherlands",
    "新加坡": "singapore",
    "香港": "hong",
    "台湾": "taiwan",
    "欧洲": "european europe",
    "欧盟": "eu european",
    "多伦多": "toronto",
    "纽约": "york",
    "伦敦": "london",
    "加州": "california",
    "安大略": "ontario",
    "亚洲": "asia asian",
    "非洲": "africa african",
    "全球": "global world",
    "世界": "world global",
    "国际": "international world",
    "开源": "open",
    "谷歌": "google alphabet",
    "亚马逊": "amazon aws",
    "微软": "microsoft ms azure",
    "苹果": "apple",
    "英伟达": "nvidia",
    "特斯拉": "tesla",
    "腾讯": "tencent wechat",
    "阿里巴巴": "alibaba",
    "字节跳动": "bytedance",
}
_ENDINGS = ("ic", "al", "ing", "ed", "ive")
_OWNERS = ("谷歌", "亚马逊", "微软", "苹果", "英伟达", "特斯拉", "腾讯", "阿里巴巴", "字节跳动")


def translates_category(text: str, words: list[str]) -> bool:
    """Whether the kind of thing that the Chinese text names is among the English words."""
    folded = {word.casefold() for word in words}
    return any(zh in text and _any_word(en.split(), folded) for zh, en in _CATEGORIES.items())


def _any_word(kinds: list[str], words: set[str]) -> bool:
    """Whether one of the words is one of the kinds, or is made from it: agentic, agent."""
    return not words.isdisjoint(kinds) or any(word.removesuffix(end) in kinds for word in words for end in _ENDINGS)


def shares_beginning(text: str, words: list[str]) -> bool:
    """Whether the text begins with a place or an owner that is among the English words: 英国航空, British Airways."""
    folded = {word.casefold() for word in words}
    return any(text.startswith(zh) and bool(folded & set(en.split())) for zh, en in BEGINNINGS.items())


def brings_owner(text: str, words: list[str]) -> bool:
    """Whether the text begins with the name of a company that the English does not hold: 亚马逊自研芯片, Nitro."""
    return text.startswith(_OWNERS) and not shares_beginning(text, words)
