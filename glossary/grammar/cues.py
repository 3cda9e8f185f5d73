"""What Chinese writers say inside a parenthesis, as tables: labels, openings, endings.

Each table serves whole forms of speech. A word is added when it opens or closes such a form in many posts,
never to settle one sentence.
"""

from __future__ import annotations

import re


def _alternatives(words: str) -> str:
    return "|".join(sorted((re.escape(word) for word in words.split()), key=len, reverse=True))


# Labels are written in either script.
_traditional = str.maketrans("称译简缩写别为号码语旧艺笔网统", "稱譯簡縮寫別為號碼語舊藝筆網統")


def _labels(words: str) -> str:
    return _alternatives(f"{words} {words.translate(_traditional)}")


# --- Labels: what stands in front of a name ---------------------------------------------------------------

_TO_ENGLISH = _labels("""
英文名 英文名称 英文全称 英文全名 英文原名 英文原文 英文译名 英文 英语 英译 英 英文是 英文为 英文名为 英文名叫
外文名 拉丁文 拉丁语 法语 法文 德语 德文 西班牙语 意大利语 希腊语 日语 俄语
""")
_TO_CHINESE = _labels("中文名 中文名称 中文全称 中文译名 中文 英文/中文全称 中译 译为 译作 直译 直译为 意译")
_TO_FULL_NAME = _labels("全称 全名 全称为 全称是")
_TO_ALIAS = _labels("""
简称 简称为 缩写 缩写为 英文缩写 英文简称 又称 又称为 亦称 也称 也称为 也叫 也叫做 又叫 又名 亦名 也名 别名 别称
俗称 俗名 原名 本名 现名 现称 现为 又译 也译 亦译 也译作 又译作 台译 港译 昵称 绰号 外号 人称 或称
或简称 或译 或译为 有时称为
股票代码 股票代号 交易代码 美股代码 港股代码 代码 代号 艺名 笔名 网名 字 号 亦作 也作 又作 合称 统称 通称 常称
常称为 被称为 被称作 常被称为 通常被称为 也被称为 又被称为 常被称作 当地称为
媒体常称其为 民间称 台湾称 大陆称 香港称 台湾译 大陆译 香港译 臺灣稱 大陸稱 媒體常稱其為 民間稱 常被稱爲
""")
# A former name is superseded (CY/T 119—2015: 曾称). An original name (原名, 本名) need not be.
_TO_FORMER_NAME = _labels("曾称 曾称为 曾用名 曾名 旧称 旧名 原称 前称 以前称为")
# These words are common inside other words (代码助手, 英雄), so they label only what is set off from them.
_WEAK = _labels(
    "英 代码 代号 字 号 拉丁文 法语 法文 德语 德文 日语 俄语 英文 英语 中文 直译 意译 统称 合称 通称 通常 常称"
)
_SEPARATOR = r"\s*(?:[：:]|(?:[为為是叫作])(?=[A-Za-z“\"「]))?\s*"
_ALL = "|".join((_TO_ENGLISH, _TO_CHINESE, _TO_FULL_NAME, _TO_ALIAS, _TO_FORMER_NAME))
_longest_label = re.compile("|".join(sorted(_ALL.split("|"), key=len, reverse=True)))
_weak_label = re.compile(rf"(?:{_WEAK})(?![\s：:A-Za-z“\"「]|[为為是叫作][A-Za-z“\"「])")

label_english = re.compile(rf"(?:其|即)?(?:{_TO_ENGLISH}){_SEPARATOR}(?=[^\s])")
label_chinese = re.compile(rf"(?:{_TO_CHINESE}){_SEPARATOR}(?=[^\s])")
label_full = re.compile(rf"(?:其)?(?:{_TO_FULL_NAME}){_SEPARATOR}(?=[^\s])")
label_alias = re.compile(rf"(?:其)?(?:{_TO_ALIAS}){_SEPARATOR}(?=[^\s])|现(?=[A-Z])")
label_former = re.compile(rf"(?:其)?(?:{_TO_FORMER_NAME}){_SEPARATOR}(?=[^\s])")
label_alone = re.compile(rf"(?:其)?(?:{_ALL})\s*")


def is_label(text: str) -> bool:
    """Whether the text opens with a label that is set off clearly enough to be one."""
    label, weak = _longest_label.match(text), _weak_label.match(text)
    return label is None or weak is None or weak[0] != label[0]


label_note = re.compile(r"(?:注|備註|备注|编者注|编注|译注|譯註|作者注|说明|提示|来源|出处|参见|参考|Note|NB)\s*[：:]")
# A number in a list of steps, or a speaker: never a term.
label_numbered = re.compile(
    r"第[一二三四五六七八九十百\d]+[步章节節条條点點、]|步[骤驟]\s*[一二三四五六七八九十\d]+|.*[：:]", re.DOTALL
)
# A label, unless the parenthesis gives it an English name: 提示（Prompt）.
label_bold = re.compile(
    r"(?:注|注意|注释|备注|提示|警告|重点|要点|结论|总结|小结|例子|例如|举例|问|答|背景|原因|结果|优点|缺点|说明|来源|更新|补充"
    r"|第[一二三四五六七八九十百\d]+|步骤|Note|Tip|Warning|Q|A)"
)

# --- Openings -------------------------------------------------------------------------------------------------

# An explanation begins here: what the term is.
_MEASURES = (
    "种个家款位名本项部座类门套支组条场份块片张台辆艘架颗枚只头件首曲段层级道幅篇届代群间档"
    "種個項類門條場張顆隻頭層屆間檔"
)
opens_explanation = re.compile(
    rf"(?:是|为|即|就是|也就是|另)?[一两二三四五六七八九十某][{_MEASURES}](?![、，])"
    r"|指(?!数|標|标|南|令|挥|定|纹|控)|意[指为思即謂谓]|意味|即|也就是|就是|亦即|俗指|泛指|特指|专指|通指|代指|暗指|借指|喻指|常指|多指|通常指|一般指|原指|本指|常用于指"
    r"|形容|比喻|用于|用来|用以|用於|專指|特指|泛稱|专门|专为|专注|由.{1,40}(?:组成|构成|开发|推出|提出|创|造成|引起|設|设|制|撰|著|拍|举办|发起|发布)"
    r"|源自|源于|出自|来自|旨在|負責|负责|从事|致力"
)
# A bare name never opens like this.
opens_description = re.compile(
    r"(?:前|原|现任|时任|曾任|知名|著名|全球|世界|国际知名|顶级|领先|新兴|流行|跨国|大型|小型|热门|美国|中国|英国|法国|德国|日本|韩国|印度|俄罗斯|加拿大|以色列"
    r"|荷兰|瑞士|瑞典|意大利|西班牙|澳大利亚|新加坡|台湾|香港|欧洲|欧盟|巴西|古希腊|古罗马|希腊|伊朗|乌克兰|摩纳哥|丹麦|挪威|芬兰|爱尔兰|苏联|奥地利|比利时|波兰|阿根廷|墨西哥)"
)
# Talk about this sentence, not about the term.
opens_aside = re.compile(
    r"约(?!束|定|翰|瑟|旦|会)|大约|大概|折合|相当于|如(?!来|意|何)|例如|比如|譬如|诸如|像是|包括|包含|见(?!解|证|识)|前者$|后者$|参见|详见|参考|上图|下图|图\s*\d|表\s*\d|第[一二三四五六七八九十\d]+[章节页图表]"
    r"|当时|此处|这里|在这里|在此|此为|正如|至今|迄今|截至|目前|现在|可能|也许|或许|似乎|好像|疑似|据|根据|实际上|事实上|其实"
    r"|并非|谐音|口误|笔误|应该|笑|编者|未明确|再次|同上|同前|下同|略|待|以及|还有|讽刺|背靠|对应|刚好|正好|恰好|超过|低于|高于|少于|多于|不到|至少|至多|最多|接近|近(?=\d)|占|总计|合计|仅|而非"
)
# Talk that is an aside beside a Chinese term, but may well be the translation of a Latin phrase (我是个关税人).
opens_sentence = re.compile(
    r"这是|这个|这也|这些|这一(?!观点)|如今|今天|昨天|明天|今年|去年|上周|下周|本周|上个?月|下个?月|不(?!可|等|良|动|列)|并不|假设|假如|如果|若|除非|只要|只有|即使|尤其|特别是|其中|共(?!同|和|产|享|识|振|生|情|轭|价|轨|鸣)"
    r"|但|而|因为|因此|所以|虽然|尽管|无论|除了|除(?=.*外)|后来|之后|随后|也(?!就是|称|叫|门)|再(?!生|保|融|贴|就|分)|请|我|你|您|他|她|它|没有|已|正在|曾(?!任|称|用名|名|国)|将(?!军|领)|会(?!计|议|员|费|展|话|阴)|要(?!素|塞|件)|需要"
    r"|应(?!用|急|力|收|付|税|激)|尚未|暂|未(?!来|知|成年)|更|最(?=近)|很|非常|比较|大多|大部分|多数|尽量|参(?!与|数|议|考)|都是|都|含(?!义|量)"
)
# The voice of a speaker, or a pointer, anywhere in the parenthesis.
talks = re.compile(
    r"就能|就可以|就行|才行|才能|够[一-龥]{0,2}[一二两三四五六七八九十]|另一回事|为它|为他|怎么|什么|[吗呢吧啊呀哦嘛]$|改天|见第|见《|见前|见下|见上|見第|見《"
    r"|^(?:前者|后者|後者|两者|兩者|下面|上面|同上|事后|事後|周一|週一|周日|週日)"
)

# --- Endings ---------------------------------------------------------------------------------------------------

_NOUNS = _alternatives("""
公司 集团 企业 厂商 制造商 开发商 供应商 提供商 运营商 服务商 经销商 零售商 承包商 银行 交易所 基金 机构 组织
团体 协会 联盟 政府 部门 部队 军队 政党 党派 大学 学校 学院 研究所 实验室 医院
平台 软件 应用 程序 工具 框架 系统 操作系统 语言 编程语言 引擎 模型 算法 架构 协议 标准 接口 组件 插件 芯片
处理器 显卡 设备 装置 机器 机器人 产品 服务 品牌 网站 社区 论坛 频道 播客 节目 栏目 杂志 报纸 媒体 连锁店 超市
餐厅 酒店
游戏 电影 影片 电视剧 小说 著作 书籍 歌曲 专辑 漫画 动画 奖项 项目 计划 代号 型号 系列 数据集 基准 库 程序库
数据库 编辑器 浏览器 客户端 助手 代理 智能体 环境
用语 术语 网络用语 流行语 俚语 口号
得主 获得者 创始人 联合创始人 首席执行官 执行官 总裁 董事长 主席 总统 首相 总理 部长 议员 参议员 州长 市长 大使
发言人 主持人 指挥 作曲家 画家 摄影师 建筑师 厨师 译者 记者 编辑 作家 小说家 诗人 哲学家 经济学家 科学家
物理学家 数学家 心理学家 历史学家 学者 教授 专家 研究员 工程师 设计师
程序员 开发者 投资者 投资人 企业家 创业者 律师 法官 医生 演员 导演 歌手 音乐家 说唱歌手 运动员 球员 球星 教练
车手 拳手 博主 网红 专栏作家 评论员 分析师 顾问 总监 经理 合伙人 成员 领导人 领袖 家族 王室 国王 皇帝 总统候选人
负责人 高管 人物 角色 原型
CEO CTO CFO COO UP主
""")
ends_category = re.compile(rf"(?:{_NOUNS})[”』」》]?$")
# Last characters with which a Chinese noun phrase closes; verbs and adverbs close otherwise.
ends_noun = re.compile(
    r"(?:[者人家员師师长長司部局院会會党黨国國州市省县縣区區村镇岛屿业業品物器机機车車船舰药藥法制度性率量值价價费税稅债債股券权權力能型式类類种種系统統学學论論说派主义義"
    r"件事体體团團队队組组社网網店厂廠校馆館台厅廳室所站库庫集书書报報刊片剧劇歌曲诗詩文字词詞语語句名称稱号號码碼符图圖像表式数數额額款项項目标標准準则則律令条條约約策略划劃案点點线線面層层级級段期代时時年日节節季史源因果态態势勢况況景境界域场場地方位置处處向径徑路道"
    r"术術艺藝技工程流序链鏈环環节圈群族类属屬种亚属科門门宗教神佛礼俗风風潮运運动動战戰役争爭變变化象感情意念观觀想思识識知智慧心理格质質素材料餐菜油气氣电電光声聲波粒子核酶蛋白病症毒菌苗疗療伤傷痛险險保障资資金钱錢币幣本利润潤损損账賬户戶产產销售市额货貨商贸貿易"
    r"奖獎赛賽星球队选選举舉票议議题題案答课課教材员命令罪刑判诉訴讼訟证證据據港湾桥楼塔书构構架块塊节点值核元素单單位功能用途效应應差距离離比例关關系联聯合作业务務职職责責任期权"
    r"]|行为|活动|现象|能力|方式|过程|状态|程度|措施|服务|关系|组合|总和|总称|统称|简称|缩写|观点|传说|故事|做法|说法|说明|解释|预期|分配|管理|平衡|强度|回报|收入|支出|需求|供给|购物|购物节|形式|更新|体裁|情绪|趋势)[”』」》）)]?$"
)
# Talk of making, owning or doing: a phrase, not a name.
tells_story = re.compile(
    r"旗下|推出|開發|开发的|研发的|研發的|发布的|创立|创办|创建的|成立于|成立的|提供的|专注|总部|位于|负责|擅长|拥有|用于|能够|可以|允许|之一|基于|面向|为了|以及其|上市公司|也是|曾是|被称|被誉|担任|[A-Za-z](?:公司|旗下|的|开发|推出)"
)
# Talk about the transcript itself, wherever it stands in the parenthesis.
tells_of_text = re.compile(
    r"^[参參详詳请請]?[见見][上下前后後左右附本第图圖表]|口误|误记|误读|误译|笔误|转写|听写|听译|字幕|音译|原话|译者|推测|此处|原文|修正为|应为|应指|名称不确定"
)
# An English parenthesis about this sentence.
# A form that was never filled in stands where the name should be: English Term, 英文全称.
is_placeholder = re.compile(
    r"(?:the )?(?:full )?english (?:full |original )?(?:name|term|word|translation|equivalent|abbreviation|title)"
    r"|英文(?:全称|全稱|全名|名|名称|名稱|术语|術語|译名|譯名|翻译|翻譯|缩写|縮寫)",
    re.IGNORECASE,
).fullmatch
english_aside = re.compile(
    r"(?:e\.g|i\.e)\b|cf\.|as of\b|note:"
    r"|see (?:also|above|below|note|(?:chapter|section|part|page|figure|fig|table|appendix)\b)"
    r"|(?:about|approx\.?|approximately|circa|ca\.?|c\.)\s?[$€£]?\d",
    re.IGNORECASE,
)
is_figure = re.compile(
    r"[约~≈+-]?[$€£¥￥]?\d[\d.,]*\s*(?:[-–~至到]\s*\d[\d.,]*)?\s*(?:%|\uff05|[kKmMbB]|倍|美元|加元|日元|欧元|元|万|亿|年|月|日|人|个|℃|°C|°F|度)*"
)
has_clause = re.compile(r"[。！？!?；]|……")
number_talk = re.compile(
    r"[一二三四五六七八九十百千两几]+(?:个?小时|分钟?|秒|天|周|年|个月|次|遍|倍|元|块钱?|岁|页|公里|米|斤|克)|[\d\uff10-\uff19][\d\uff10-\uff19.,，]*\s*(?:%|\uff05|倍|美元|加元|日元|欧元|人民币|元|万|亿|千|百|年|月|日|点|岁|小时|分钟|公里|英里|米|公斤|kg|km|届|次|个|人|家|bps|亿美元|万美元)"
)

# Syllables with which Chinese transliterates foreign names (Xinhua's tables of transliteration characters).
TRANSLITERATION = frozenset(
    "阿埃艾爱安昂奥澳巴白班邦保贝本比彼毕宾波玻伯博勃卜布采查茨达大戴丹道德邓迪蒂丁东杜顿多厄恩尔耳法凡范方菲费芬丰冯佛夫弗福富盖甘冈高戈哥格葛根贡古瓜圭"
    "哈海汉豪赫黑亨洪胡华怀惠霍基吉加贾简焦杰捷金津久喀卡凯坎康考柯科可克肯孔库夸奎昆拉腊莱兰朗劳勒雷蕾里理利莉列林琳留龙隆卢鲁路露伦罗洛马玛麦迈曼芒毛梅门蒙米密缅明谬摩莫默姆木穆"
    "纳娜奈南瑙内嫩尼妮宁牛纽农努诺欧帕派潘庞培佩彭皮匹平珀普奇齐恰钱强乔切钦琴琼让热日荣茹儒瑞若撒萨塞赛桑瑟森沙莎山尚舍申圣施什史舒斯丝司松苏孙索塔泰坦汤唐陶特腾提廷图土托陀瓦万"
    "旺威韦维卫魏温翁沃乌伍武西希锡席夏香肖谢辛欣休许雪逊雅亚延扬耶叶伊依因英尤于约泽扎詹珍治兹朱卓祖佐兰艾莱娅婭薇萝苔黛妲芙蕙乃诃喬達倫爾羅馬維瑪麗維亞納爾薩蘭賓貝費萊爾諾頓蓋"
    "弥滕吕托钦奎罕姬绮莎塔西雷克思曼丽瓊盧凱爾歐溫喬葉"
)
