"""The edges of a name in Chinese text: what may stand before it, and what after it makes it the name of something else."""

from __future__ import annotations

from mubiao.places.place import Place
from mubiao.places.vocabulary import openings

_EDGE_WORDS = frozenset("和与及至到在从由对向往赴经含是把将以让使为的等")
_EDGE_VERBS = frozenset(
    """
    支持 推动 推进 加快 促进 力争 争取 确保 实施 建设 打造 提升 完善 创建 深化 围绕 培育 发挥 联动 加强 力促 对接 融入 辐射 覆盖 联合 位于 落户 来自 途经 帮扶 援助
    指导 鼓励 引导 高标准 抓好 做好 做强 做优 建成 开工 修建 连接 贯通 串联 依托 包括 其中 以及 批准 同意 选择 布局 挂牌 举办 走进 前往 撤销 设立
    """.split()  # noqa: SIM905 - a list to be read and edited as words
)
# What goes on from a name to make it the name of something else: 北京大学, 中山路, 大同镇.
_NAMESAKE = tuple(
    """
    大学 学院 银行 证券 大道 街道 东路 西路 南路 北路 中路 道 路 街 镇 乡 村 号 湾 山 河 湖 江 港 桥 湿地 门 关
    """.split()  # noqa: SIM905 - a list to be read and edited as words
)
_NAMESAKE_BEGINS = frozenset(word[0] for word in _NAMESAKE)
_NATURAL = ("山", "河", "湖", "江", "湾")
_NOT_NAMESAKE = tuple(
    """
    道路 道德 路网 路段 路径 路线 路上 街头 镇村 镇街 乡村 乡镇 乡亲 乡贤 村镇 村级 村庄 村民 河湖 山水 山区 山海 江河 江海 湖泊 港口 港区 港航 门户 关于
    关键 关心 关注 关系 关爱 关税
    """.split()  # noqa: SIM905 - a list to be read and edited as words
)
LINES = ("高速", "高铁", "铁路", "城际")
TO = frozenset("至到经—－-–~～")
_PART = ("岸", "麓", "侧", "坡", "缘", "端", "翼", "沿")
# 牡丹江流域, 沅江源: the river and not the city.
_RIVER = ("流域", "干流", "支流", "水系", "源头", "源、", "上游", "中游", "下游")
_NOT_PART_OF = ("部署", "部分", "部委", "部门", "部队", "部长", "部级", "部省", "部际", "部属")
# 朝阳区域 is no district, 市级 and 县级 no places; after 任县 or 应县 these words say that the 县 is any county.
AFTER_AREA = frozenset("域块位间划级")
AFTER_COUNTY = ("委", "长", "政", "人", "级", "域", "城", "乡", "直", "里", "内", "区", "市", "属", "处", "有")


def goes_on(text: str, end: int, word: str, under: bool) -> bool:
    """Whether what follows a short name makes it part of another name (中山路) or of a direction (泰山东麓)."""
    behind = text[end : end + 1]
    if (
        behind in _NAMESAKE_BEGINS
        and not (len(word) > 2 and behind in _NATURAL)  # 黔西南山更绿: no mountain is called after so long a name
        and text.startswith(_NAMESAKE, end)
        and not text.startswith(_NOT_NAMESAKE, end)
    ):
        return not _name_starts(text, end)
    if word[-1] in "江河溪湖" and not under and text.startswith(_RIVER, end):
        return True
    if word[-1] in "东西南北":
        if text.startswith(_PART, end):
            return True
        return not under and text.startswith("部", end) and not text.startswith(_NOT_PART_OF, end)
    return False


def _name_starts(text: str, start: int) -> bool:
    """Whether a province's or prefecture's name starts here: 浙江湖州 is not 浙江湖, 四川江油 not 四川江."""
    return any(text.startswith(name, start) for name in openings().get(text[start : start + 2], ()))


def left_edge(text: str, start: int, beside: Place | None) -> bool:
    """Whether a word may begin at ``start``: after a mark, a connective, a verb that takes places, or another place (``beside``)."""
    if start == 0 or beside is not None:
        return True
    before = text[start - 1]
    return not before.isalpha() or before in _EDGE_WORDS or text[max(0, start - 2) : start] in _EDGE_VERBS
