"""How Chinese nouns, names and descriptions close, as tables: 公司, 平台, …之地, …的昵称.

A word is added when many posts close so, never to settle one parenthesis.
"""

from __future__ import annotations

from glossary.grammar.cues import alternatives, in_either_script
from glossary.language.patterns import pattern

_NOUNS = alternatives("""
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
学家 艺术家 活动家 政治家 慈善家 政客 富豪 先驱 出版商 主播 主编
账号 官方账号 社群 门户 搜索引擎 商人 富商 军人 管理器 播放器 阅读器 旅行社 卡车 出租车
首都 首府 省会 聚集地 所在地 发源地 发祥地 产地 胜地 子公司 母公司 规范
CEO CTO CFO COO UP主
主角 主人公 配角 反派 女儿 儿子 妻子 丈夫 母亲 父亲 男友 女友 前妻 前夫 室友 邻居 刺客 侦探 保镖 骑士 新贵 新秀
""")
# The kinds of works and things that are no name of one, wherever they stand alone.
_KINDS = alternatives("""
概念 童话 寓言 诗歌 散文 神话 传说 成语 俗语 谚语 典故 节日 地名 人名 城市 国家 省份
村庄 河流 山脉 岛屿 植物 动物 药物 疾病 化合物 元素 现象 理论 定律 定理 算法 方法
技术 武器 战役 战争 事件 运动 组织名 公司名 书名 片名 剧名 歌名 网站名 纪录片 综艺
动漫 话剧 歌剧 舞剧 音乐剧 交响曲 绘画 雕塑 蔬菜 水果 谷物 菜肴 甜点 饮料 调料 香料 药材 花卉 鱼类 鸟类 昆虫
乐器 家具 服饰 货币 官职 官名 职位 朝代 部落 民族 学科 学派 职业 症状 病毒 细菌 矿物 罪名 刑罚 棋类 桌游 手游 网游
""")
_kind = pattern(rf"(?:{_NOUNS}|{_KINDS})")


# A work of somebody: 安徒生童话, 宫崎骏动画.
closes_with_work = pattern("(?:童话|寓言|小说|电影|电视剧|动画|漫画|歌曲|诗歌|戏剧|神话|传说|成语|典故|纪录片|游戏)$")


def is_kind(text: str) -> bool:
    """Whether the text only says what kind of thing something is: 公司, 电影, 童话."""
    return _kind.fullmatch(text) is not None


ends_category = pattern(rf"(?:{_NOUNS})[”』」》]?$")
# A label for what follows, or what only a description closes with.
closes_kind = pattern(
    r"(?:(?:公司|产品|人|地|书|片|项目|品牌)名|名称|角色名|用户名|账号|母公司|子公司|的选择|旗下|方法之一)$"
)
# 作者：… names a person, not the term.
is_role_label = pattern(r"作者|导演|主演|编剧|译者|主持人?|主唱|原唱|摄影|配音|出品|制作人|嘉宾|地点|时间")
# What a thing has, with its value behind a colon: no other name of the thing.
_PROPERTIES = in_either_script(
    """
符号 单位 单位符号 元素符号 化学符号 分子式 化学式 公式 频率 密度 熔点 沸点 长度 重量 面积 人口 首都
省会 首府 总部 官网 网址 网站 地址 产地 价格 售价 定价 市值 版本 年份 日期 时间 成立时间 成立日期
发布时间 发布日期 上映时间 出版时间 国籍 职业 身高 体重 开发商 开发者 发行商 制造商 生产商 供应商
出版社 出版商 创始人 创办人 创建者 发明人 发明者 作曲 作词 语言 格式
""",
    str.maketrans("号单学频长积总网产价时间发开职业体办应创词语", "號單學頻長積總網產價時間發開職業體辦應創詞語"),
)


def is_property(text: str) -> bool:
    """Whether the text says what a thing has, with its value behind a colon: no other name of the thing."""
    return text in _PROPERTIES or is_role_label.fullmatch(text) is not None


ends_part = pattern(r"[东西南北中]部$")
# What somebody is: 意大利商人, 知名主播.
ends_person = pattern(r"[人家者员員师師手长長官星客]$")
# A post that somebody holds or held: 前美国总统, 现自由党党魁.
_POSTS = in_either_script(
    """
    总统 主席 总理 首相 大臣 部长 议员 理事 国务卿 党魁 领袖 书记 干事 教授 顾问 司令 秘书 总裁 董事 经理 主任 教练 大使
    主教 委员 院士 总监 主编 编辑 执行官 合伙人 代表 参谋 总督 校长
    """,
    str.maketrans("总统书记问裁经练编辑执参长务领干", "總統書記問裁經練編輯執參長務領幹"),
)
_post = pattern(rf"(?:.*(?:{alternatives(' '.join(_POSTS))})|.*[人家者员員师師手长長官星客友帅帥将將王帝])(?:之一)?$")


def is_post(text: str) -> bool:
    """Whether the text says what somebody is: 美国总统, 自由党党魁, 乐团指挥家."""
    return _post.search(text) is not None


praises = pattern(r"著名|知名|最[大高佳强早好][^，]{0,3}的|综合性|首个|第一个")
ends_place = pattern(r"[名词語语省市县區区州国镇洲岛菜人]$")
# The name of a quality, which a clause explains.
names_quality = pattern(r"(?:[性化感]|主义|主義)[”』」》]?$")
# Kinds of products, which no Chinese name closes with unless it shares more with the term.
ends_product = pattern(
    r"(?:平台|软件|应用|程序|工具|框架|语言|模型|芯片|设备|产品|服务|品牌|网站|频道|账号|节目|游戏|电影|小说)$"
)
# Last characters with which a Chinese noun phrase closes; verbs and adverbs close otherwise.
ends_noun = pattern(
    r"(?:[者人家官兵员師师长長司部局院会會党黨国國州市省县縣区區村镇岛屿业業品物器机機车車船舰药藥法制度性率量值价價费税稅债債股券权權力能型式类類种種系统統学學论論说派主义義"
    r"件事体體团團队队組组社网網店厂廠校馆館台厅廳廊亭墙牆室所站库庫集书書报報刊片剧劇歌曲诗詩文字词詞语語句名称稱号號码碼符图圖像表式数數额額款项項目标標准準则則律令条條约約策略划劃案点點线線面層层级級段期代时時年日节節季史源因果态態势勢况況景境界域场場地方位置处處向径徑路道"
    r"术術艺藝技工程流序链鏈串环環节圈群族类属屬种亚属科門门宗教神佛礼俗风風潮运運动動战戰役争爭變变化象感情意念观觀想思识識知智慧心理格质質素材料餐菜油气氣电電光声聲波粒子核酶蛋白病症毒菌苗疗療伤傷痛险險保障资資金钱錢币幣本利润潤损損账賬户戶产產销售市额货貨商贸貿易"
    r"奖獎赛賽星球队选選举舉票议議题題案答课課教材员命令罪刑判诉訴讼訟证證据據港湾桥楼塔书构構架块塊节点值核元素单單位功能用途效应應差距离離比例关關系联聯合作业务務职職责責任期权"
    r"]|巨头|龙头|寡头|源头|改革|革命|行为|活动|现象|能力|方式|过程|状态|程度|措施|服务|关系|组合|总和|总称|统称|简称|缩写|观点|传说|故事|做法|说法|说明|解释|预期|分配|管理|平衡|强度|回报|收入|支出|需求|供给|购物|购物节|形式|更新|体裁|情绪|趋势)[”』」》）)]?$"
)
