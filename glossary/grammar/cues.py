"""What Chinese writers say inside a parenthesis, as tables: how asides, explanations and descriptions open and close.

Each table serves whole forms of speech. A word is added when it opens or closes such a form in many posts,
never to settle one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from glossary.language.patterns import pattern


def alternatives(words: str) -> str:
    """The words as the branches of a regular expression, the longest first."""
    # Whatever the order of the words: what is compiled of a pattern is kept by its source.
    return "|".join(sorted(map(re.escape, words.split()), key=lambda word: (-len(word), word)))


def in_either_script(words: str, traditional: Mapping[int, int]) -> frozenset[str]:
    """The words, and those that they are when their characters are replaced by Traditional ones."""
    return frozenset(f"{words} {words.translate(traditional)}".split())


# --- Openings -------------------------------------------------------------------------------------------------

# An explanation begins here: what the term is.
_MEASURES = (
    "种个家款位名本项部座类门套支组条场份块片张台辆艘架颗枚只头件首曲段层级道幅篇届代群间档"
    "種個項類門條場張顆隻頭層屆間檔"
)
# 此处特指…: what the term means in this place is still what it means.
_POINTS = (
    "(?:此处|这里|在这里|在此|本[文书書课課节節章篇](?:中|里)?|文中|书中|节目中)"
    "(?:主要|特|泛|代|意|喻|专)?(?:指|比喻|引申|形容)(?!.*可能)"
)
opens_explanation = pattern(
    rf"(?:是|为|即|就是|也就是|另)?[一两二三四五六七八九十某][{_MEASURES}](?![、，])"
    r"|指(?!数|標|标|南|令|挥|定|纹|控)|意[指为思即謂谓]|意味|即(?![时時将將使便兴興插可期食席位刻日])|也就是|就是|亦即|俗指|泛指|特指|专指|通指|代指|暗指|借指|喻指|常指|多指|通常指|一般指|原指|本指|常用于指"
    r"|形容|比喻|用于|用来|用以|用於|專指|特指|泛稱|专门|专为|专注|由.{1,40}(?:组成|构成|开发|推出|提出|创|造成|引起|設|设|制|撰|著|拍|举办|发起|发布)"
    rf"|被[誉譽視视][为為]|源自|源于|出自|来自|旨在|負責|负责|从事|致力|{_POINTS}"
)
# An act is explained by how it is done: 将文本切成词元.
opens_action = pattern(
    r"(?:将|把)(?![于会在要来])[^，]{2,20}(?:转化|转换|变|成|为|到|至|回|给|入|作|与)|对[^，]{2,15}(?:进行|加以|作出|做出)|通过[^，]{3,}"
)
# An explanation that begins behind a comma, or says 的一种.
explains_later = pattern(
    r"[，,；;：:]\s*(?:主要|特|泛|通常|一般|常|多|专|也|意思是|意为)?(?:指|意为|意指|意即|比喻|形容|意思是)(?![数標标令挥])|的一[种个项类種個項類]"
)
# Where a Chinese clause opens with a preposition, no name follows.
opens_clause = pattern(
    r"通过|对(?![冲数象手应外内])|将(?![军领])|把|从(?!业)|向(?![量导])|为了|以(?![色太及])|在(?![线职岗])|由|让|使(?![用命馆])|当(?![代局地事])"
    r"|按照|根据|针对|因(?![子素果])|注视|受(?![益托体])"
)
# Talk of where a word is used: 在自然语言处理中.
in_context = pattern(r"在.{2,12}[中里上下内时](?:$|[，,])|根据|针对|对.{2,}进行")
# A bare name never opens like this.
opens_description = pattern(
    r"(?:前|原|现任|时任|曾任|知名|著名|全球|世界|国际知名|顶级|领先|开源|新兴|流行|跨国|大型|小型|热门|美国|中国|英国|法国|德国|日本|韩国|印度|俄罗斯|加拿大|以色列"
    r"|荷兰|瑞士|瑞典|意大利|西班牙|澳大利亚|新加坡|台湾|香港|欧洲|欧盟|巴西|古希腊|古罗马|希腊|伊朗|乌克兰|摩纳哥|丹麦|挪威|芬兰|爱尔兰|苏联|奥地利|比利时|波兰|阿根廷|墨西哥)"
)
says_known = pattern(r"著名|知名")
opens_praise = pattern(r"国际知名|知名|著名|顶级|领先")
# Talk about this sentence, not about the term.
opens_aside = pattern(
    r"约(?!束|定|翰|瑟|旦|会)|大约|大概(?!率)|折合|相当于|如(?!来|意|何)|例如|比如|譬如|诸如|像是|包括|包含|见(?!解|证|识)|前者$|后者$|参见|详见|参考|上图|下图|图\s*\d|表\s*\d|第[一二三四五六七八九十\d]+[章节页图表]"
    r"|当时|此处|这里|在这里|在此|此为|正如|至今|迄今|截至|目前|现在|可能|也许|或许|似乎|好像|疑似|据|根据|实际上|事实上|其实"
    r"|并非|谐音|口误|笔误|应该|笑|显然|当然|毕竟|原来(?!的)|果然|难怪|居然|竟然|编者|未明确|再次|同上|同前|下同|略|待|以及|还有|讽刺|背靠|对应|刚好|正好|恰好|超过|低于|高于|少于|多于|不到|至少|至多|最多|接近|近(?=\d)|占|总计|合计|仅|而非|或类似|或者|含有|内含|抱歉|除.{1,12}外$|以下(?!.{0,2}(?:简称|称))|推荐(?!系统|算法|演算法|引擎|模型|码|信|人|位|值|函|度|列表|服务)"
)
# Openings of talk that a noun phrase may have as well: 根据规则处理请求的系统.
opens_phrase = pattern(
    r"相当于|目前|现在|当时|根据|依据|包含|至今|迄今|仅次于|含有"
    r"|(?:超过|低于|高于|少于|多于|不到|至少|最多|接近)(?![约約近\d一二两三四五六七八九十百千万萬几幾])"
)
opens_doubt = pattern(r"可能|也许|或许|似乎|疑似|应该|见(?!解|证|识)|参见|详见|如(?!来|意|何)|例如|比如")
# A sentence about whom or what a Latin name names.
opens_sentence_of_name = pattern(
    r"边.{1,3}边|我(?!国)|你|您|他|她|它|其(?![中他它实次])|这不|这里你|今年|今早|去年|昨天|今天|上周|本周|现在|如今|抱歉|刚刚"
)
# Talk that is an aside beside a Chinese term, but may well be the translation of a Latin phrase (我是个关税人).
opens_sentence = pattern(
    r"这是|这个|这也|这些|这一(?!观点)|如今|今天|昨天|明天|今年|去年|上周|下周|本周|上个?月|下个?月|假设|假如|如果|若|除非|只要|只有|即使|尤其|特别是|其中|共(?!同|和|产|享|识|振|生|情|轭|价|轨|鸣)"
    r"|正在|虽(?!然)|但|而|因为|因此|所以|虽然|尽管|无论|除了|除(?=.*外)|后来|之后|随后|也(?!就是|称|叫|门)|请(?![求教柬帖])|我|你|您|他|她|它|大多|大部分|多数|尽量|参(?!与|数|议|考)|都是|都"
)
# A condition of this sentence: 在 macOS 上, 在某些地区内.
tells_where = pattern(r"(?:仅|只)?在[^的，,。；;：:]{1,12}[上中下里裡内內时時]")
# Predicates open talk of this sentence (已下调两次), and noun phrases as well: 没有副作用的函数, 尚未提交的修改.
opens_predicate = pattern(
    r"不(?!可|等|良|动|列)|可(?=[在从由自于]|以|通过|直接)|并不|受制于|受限于|受.{1,8}影响|难以|无法|再(?!生|保|融|贴|就|分)|没有|已|曾(?!任|称|用名|名|国)|将(?!军|领)|会(?!计|议|员|费|展|话|阴)|要(?!素|塞|件)|需要"
    r"|应(?!用|急|力|收|付|税|激)|尚未|暂|未(?!来|知|成年)|更|最(?=近)|很|非常|比较|含(?!义|量)"
)
# The voice of a speaker, or a pointer, anywhere in the parenthesis.
talks = pattern(
    r"就能|就可以|就行|才行|才能|够[一-龥]{0,2}[一二两三四五六七八九十]|另一回事|为它|为他|怎么|什么|[吗呢吧啊呀哦嘛]$|改天|见第|见《|见前|见下|见上|見第|見《"
    r"|^(?:前者|后者|後者|两者|兩者|下面|上面|同上|事后|事後|周一|週一|周日|週日)"
)

# Talk of making, owning or doing: a phrase, not a name.
tells_story = pattern(
    r"旗下|推出|開發|开发的|研发的|研發的|发布的|创立|创办|创建的|成立于|成立的|提供的|专注|总部|位于|负责|擅长|拥有|用于|能够|可以|允许|之一|基于|面向|为了|以及其|特有的|[中里].{1,8}的|上市公司|现为|现是|也是|曾是|被称|被誉|担任|[A-Za-z](?:公司|旗下|的|开发|推出)"
)
# What follows the name of an owner or a maker: Google 开发的.
OF_OWNER = alternatives(
    """
    的 和 与 或 等 里 中 上 公司 团队 官方 旗下 自带 内置 使用 常用 专用 支持 收购 制造 生产 设计 出品 发明 提出 打造
    主导 运营 推出 开发 研发 发布 公布 发表 出版 撰写 提供 创立 创办 拥有 特有 独有
    """
)
# Talk of what is able to do something: 就能运转.
is_able = pattern(r"就能|就可以|就行|才行|才能")
# A number of a law or of a book, or that somebody goes by no name of their own.
without_name = pattern(
    r"第\s?[一二三四五六七八九十百千零\d]+\s?[条條款章节節页頁卷回集]|化名|匿名|佚名|假名|暂定名|暫定名"
)
# A cross reference.
points_elsewhere = pattern(
    r"[参參详詳请請另也]?[见見](?:[上下前后後左右附本第图圖表]|(?=[\sA-Za-z“「『《\[]))|[上下前后後本][一两兩]?[章节節篇页頁](?=$|[，,。的中里])"
)
# How somebody speaks, in a transcript or a play: **甲**（追问）.
stage_direction = pattern(
    r"追[问問]|反[问問]|自[问問]|提[问問]|回答|答|插[话話嘴]|打[断斷]|补充|補充|大?笑[声聲]?|微笑|苦笑|掌[声聲]|鼓掌|沉默|停[顿頓]|点[头頭]|點頭"
    r"|[摇搖][头頭]|[叹嘆][气氣]|旁白|画外音|畫外音|独白|边.{1,3}边.{1,3}|[打笑]趣|抢话|接话|哽咽|激[动動]|小[声聲]|低[声聲]|大[声聲]"
)
# Talk about the transcript itself, wherever it stands in the parenthesis.
tells_of_text = pattern(
    rf"^[如见在]?\s?[图圖表]\s?\d|^(?:假设|假定|推测|猜测|估计|怀疑|疑似?|可能|大概|应该|或许|也许)(?:是|为)?$|口误|误记|误读|误译|笔误|转写(?!工具|软件|服务)|听写|听译|字幕(?=中|里|有误|误|写|显示|原)"
    rf"|(?<!的)音译|原话|原音|译者(?=注|按|推)|推测(?!解码|执行|性)|(?!{_POINTS})此处|原文|修正为|应为|应指|未明确|名称不确定|根据上下文|具体[^，]{{0,4}}不[明详]"
)
# A form that was never filled in stands where the name should be: English Term, 英文全称.
is_placeholder = re.compile(
    r"(?:the )?(?:full )?english (?:full |original )?(?:name|term|word|translation|equivalent|abbreviation|title)"
    r"|英文(?:全称|全稱|全名|名|名称|名稱|术语|術語|译名|譯名|翻译|翻譯|缩写|縮寫)",
    re.IGNORECASE,
).fullmatch
# An English parenthesis about this sentence.
english_aside = pattern(
    r"v\d[\d.]*$|(?:todo|tbd|wip|opens? (?:in )?(?:a )?new (?:window|tab))$"
    r"|in (?:(?:milli|micro|nano)?seconds|minutes|hours|days|bytes|[kmgt]b|percent|per cent|pixels|dollars|usd)$"
    r"|(?:e\.g|i\.e)\b|such as\b|for (?:example|instance)\b|including\b|cf\.|as of\b|note:"
    r"|(?:for|with|without) (?!(?:loop|statement|expression|comprehension|block|clause|each|all|free)\b)[\w.]+$"
    r"|(?:from|by|via) (?-i:[A-Z@][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})$"
    r"|see (?:also|above|below|note|(?:chapter|section|part|page|figure|fig|table|appendix)\b)"
    r"|(?:about|approx\.?|approximately|circa|ca\.?|c\.)\s?[$€£]?\d",
    re.IGNORECASE,
)
# A question is a heading, not a term: 如何让事情变得更大.
is_question = pattern(r"(?:如何|为什么|為什麼|为何|為何|怎么|怎麼|怎样|怎樣|是否)(?!性).{2,}")
is_figure = pattern(
    r"[约~≈+-]?[$€£¥￥]?\d[\d.,]*\s*(?:[-–~至到]\s*\d[\d.,]*)?\s*(?:%|\uff05|[kKmMbB]|倍|美元|加元|日元|欧元|元|万|亿|年|月|日|人|个|℃|°C|°F|度)*"
)
has_clause = pattern(r"[。！？!?；]|……")
number_talk = pattern(
    r"[一二三四五六七八九十百千零〇]{3,}点|[一二三四五六七八九十百千两几]+(?:个?小时|分钟?|秒|天|周|年|个月|次|遍|倍|元|块钱?|岁|页|公里|米|斤|克)|[\d\uff10-\uff19][\d\uff10-\uff19.,，]*\s*"
    r"(?:%|\uff05|倍|美元|加元|日元|欧元|人民币|元|万|亿|千|百|年|月|日|点|岁|小时|分钟|公里|英里|米|公斤|kg|km|届|次|个|人|家|bps)+"
)
# A sentence in bold is quoted, not named: an English one, a Korean or a Japanese one by the verb that closes it.
is_sentence = pattern(
    r"[\"“'‘]?(?:[^\s\u4e00-\u9fff]+\s+){4,}[^\s\u4e00-\u9fff]*[a-z]{2}[.?!][\"”'’]?"
    r"|.*[\uac00-\ud7a3](?:다|요|까)[.?!]|.* .*(?:니다|어요|아요|세요)"
    r"|.*(?:です|ます|ません|でした|ました|だ|である)[。！？]"
)

# Syllables with which Chinese transliterates foreign names (Xinhua's tables of transliteration characters).
TRANSLITERATION = frozenset(
    "阿埃艾爱安昂奥澳巴白班邦保贝本比彼毕宾波玻伯博勃卜布采查茨达大戴丹道德邓迪蒂丁东杜顿多厄恩尔耳法凡范方菲费芬丰冯佛夫弗福富盖甘冈高戈哥格葛根贡古瓜圭"
    "哈海汉豪赫黑亨洪胡华怀惠霍基吉加贾简焦杰捷金津久喀卡凯坎康考柯科可克肯孔库夸奎昆拉腊莱兰朗劳勒雷蕾里理利莉列林琳留龙隆卢鲁路露伦罗洛马玛麦迈曼芒毛梅门蒙米密缅明谬摩莫默姆木穆"
    "纳娜奈南瑙内嫩尼妮宁牛纽农努诺欧帕派潘庞培佩彭皮匹平珀普奇齐恰钱强乔切钦琴琼让热日荣茹儒瑞若撒萨塞赛桑瑟森沙莎山尚舍申圣施什史舒斯丝司松苏孙索塔泰坦汤唐陶特腾提廷图土托陀瓦万"
    "旺威韦维卫魏温翁沃乌伍武西希锡席夏香肖谢辛欣休许雪逊雅亚延扬耶叶伊依因英尤于约泽扎詹珍治兹朱卓祖佐兰艾莱娅婭薇萝苔黛妲芙蕙乃诃喬達倫爾羅馬維瑪麗維亞納爾薩蘭賓貝費萊爾諾頓蓋"
    "弥滕吕托钦奎罕姬绮莎塔西雷克思曼丽瓊盧凱爾歐溫喬葉"
)
