"""Pages: builds of sites, what stands around a text, encodings, and how a text is split over pages."""

from __future__ import annotations

import html
import random
from collections.abc import Sequence

_MENU = ("首页", "要闻动态", "政务公开", "规划计划", "办事服务", "互动交流", "走进本地", "数据发布", "机构职能", "专题专栏")
_GENRE = ("政府工作报告", "统计公报", "人大报告", "财政预决算", "解读回应", "工作报告")  # what menus name too
_SITES = ("某某市人民政府", "某某县人民政府门户网站", "某某新闻网", "某某区政府信息公开", "中国某某网", "某某日报")


class Furniture:
    def __init__(self, draw: random.Random) -> None:
        self.draw = draw

    def page(self, title: str, lines: Sequence[str], *, dated: int, more: str = "", rows: str = "") -> tuple[bytes, str | None]:
        """A page and the charset that its server declares. ``more`` stands behind the text, ``rows`` are html in its place."""
        draw = self.draw
        site = draw.choice(_SITES)
        declared, meta, codec = draw.choice((
            ("utf-8", "utf-8", "utf-8"), (None, "utf-8", "utf-8"), (None, "utf-8", "utf-8-sig"), (None, "gb2312", "gb18030"), ("gbk", "gbk", "gbk"),
            (None, "", "gb18030"), (None, "", "utf-8"), ("utf-8", "gb2312", "utf-8"), ("gb2312", "", "gb18030"), (None, "utf-8", "ascii"), (None, "", "utf-16"),
        ))  # fmt: skip
        head = self._head(title, site, meta)
        body = rows or self._body(lines)
        date = f"{dated}-0{draw.randint(1, 3)}-{draw.randint(10, 28)}"
        build = draw.choice((self._portal, self._openness, self._newspaper, self._feed, self._bare, self._old, self._answered))
        source = f"<!DOCTYPE html><html>{head}<body>{build(title, site, date, body + more)}</body></html>"
        return source.encode(codec, "xmlcharrefreplace"), declared

    def plain(self, title: str, lines: Sequence[str]) -> str:
        """The text of a page as a WET file has it: menus and all."""
        menu = self.draw.sample(_MENU, 5) + (["政府工作报告"] if self.draw.random() < 0.3 else [])
        top = [title + self.draw.choice(("", "_某某市人民政府", " - 某某新闻网"))] if self.draw.random() < 0.8 else []
        return "\n".join([*top, *menu, title, "字体：大 中 小", *lines, "主办：办公室", "版权所有"])

    def _head(self, title: str, site: str, charset: str) -> str:
        draw = self.draw
        shown = draw.choice((
            f"{title}", f"{title}_{site}", f"{title} - {site}", f"{title}-{site}", f"{title}_政务公开_{site}", f"{title} | {site}", f"{site}", f"{site} {title}",
            f"{title}--{site}", f"政府工作报告-{title}-{site}" if draw.random() < 0.1 else f"{title}_{site}", "无标题文档" if draw.random() < 0.1 else title,
        ))  # fmt: skip
        metas = (
            [
                f"<meta charset='{charset}'>"
                if draw.random() < 0.5
                else f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
            ]
            if charset
            else []
        )
        if draw.random() < 0.4:
            metas += [
                f'<meta name="ArticleTitle" content="{html.escape(title)}">',
                f'<meta name="SiteName" content="{site}">',
                f'<meta name="ColumnName" content="{draw.choice(_GENRE)}">',
            ]
        if draw.random() < 0.2:
            metas.append(f'<meta name="keywords" content="{draw.choice(_GENRE)},公开">')
        script = "<script>" + "var a=1;" * draw.choice((draw.randint(0, 900), draw.randint(0, 900), 12_000)) + "</script>"
        if draw.random() < 0.05:
            shown = ""
        return f"<head>{''.join(metas)}<title>{html.escape(shown)}</title>{script}</head>"

    def _body(self, lines: Sequence[str]) -> str:
        draw = self.draw
        escaped = [html.escape(line) for line in lines]
        style = draw.randrange(7)
        if style == 0:
            return "<br/>\n".join(f"&emsp;&emsp;{line}" for line in escaped) + "<br/>"
        if style == 1:
            return "".join(
                f'<p style="text-indent:2em"><span style="font-family:宋体;mso-bidi-font-size:16pt">{line}</span><o:p></o:p></p>\n'
                for line in escaped
            )
        if style == 2:
            return "".join(f"<div>　　{line}</div>" for line in escaped)
        if style == 5:
            return "<pre>" + "\n".join(f"    {line}" for line in escaped) + "</pre>"
        if style == 6:
            return "<font size='3' face='仿宋'>" + "".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{line}<br><br>" for line in escaped) + "</font>"
        if style == 3:
            return "".join(f"<p>\r\n\t\t　　{line}</p>\r\n<p>&nbsp;</p>" for line in escaped)
        return "".join(f"<p>{line}</p>\n" for line in escaped)

    def _links(self, least: int = 3) -> str:
        draw = self.draw
        words = draw.sample(_MENU, draw.randint(least, len(_MENU))) + (draw.sample(_GENRE, 3) if draw.random() < 0.4 else [])
        return "".join(f"<li><a href='/c/{n}.html'>{word}</a></li>" for n, word in enumerate(words))

    def _beside(self) -> str:
        """Related links, which name what the page is not."""
        draw = self.draw
        if draw.random() < 0.5:
            return ""
        return "<div class='related'><h4>相关链接</h4><ul>" + "".join(f"<li><a href='#'>{word}</a></li>" for word in draw.sample((
            "一图读懂政府工作报告", "2019年政府工作报告", "关于开展消防检查的通知", "代表热议政府工作报告", "2018年国民经济和社会发展统计公报", "中标公示", "预算公开",
        ), 4)) + "</ul></div>"  # fmt: skip

    def _portal(self, title: str, site: str, date: str, body: str) -> str:
        trail = self.draw.choice(("政府工作报告", "通知公告", "政务公开", "规划计划", "今日要闻"))
        return (
            f"<div id='top'><ul>{self._links()}</ul></div><div class='trail'>当前位置：<a href='/'>首页</a> &gt; <a href='#'>{trail}</a></div>"
            f"<div class='article'><h1>{html.escape(title)}</h1><div class='info'>发布时间：{date} 来源：{site} 浏览次数：<span>12</span> 字体：[大 中 小]</div>"
            f"<div class='content' id='zoom'>{body}</div></div>{self._beside()}<div class='foot'>主办：{site}　备案号：00000000　网站标识码：0000</div>"
        )

    def _openness(self, title: str, site: str, date: str, body: str) -> str:
        return (
            f"<table><tr><td>索引号：</td><td>000014349/2024-0{self.draw.randint(1, 9)}</td><td>主题分类：</td><td>综合政务\\政府工作报告</td></tr>"
            f"<tr><td>发文机关：</td><td>{site}</td><td>成文日期：</td><td>{date}</td></tr><tr><td>标题：</td><td colspan=3>{html.escape(title)}</td></tr></table>"
            f"<div class='pages_content'>{body}</div><ul class='nav'>{self._links()}</ul>"
        )

    def _newspaper(self, title: str, site: str, date: str, body: str) -> str:
        return (
            f"<table width=980><tr><td><a href='#'>上一版</a> <a href='#'>下一版</a></td><td>{site} {date} 第0{self.draw.randint(1, 8)}版：要闻</td></tr>"
            f"<tr><td><ul>{self._links()}</ul></td><td><strong style='font-size:20px'>{html.escape(title)}</strong><div id='ozoom'>{body}</div></td></tr></table>{self._beside()}"
        )

    def _feed(self, title: str, site: str, date: str, body: str) -> str:
        return (
            f"<div id='js_article'><h2 class='rich_media_title'>{html.escape(title)}</h2><span>{site}</span> <em>{date}</em>"
            f"<section id='js_content'>{body}</section><p>点赞 在看 分享</p></div><script>var msg = {{title: '{site}', n: [{','.join('1' * 60)}]}};</script>"
        )

    def _old(self, title: str, site: str, date: str, body: str) -> str:
        return (
            f"<table width='778' border='0'><tr><td background='bg.gif'>{self._links()}</td></tr></table><table width='778'><tr><td align='center'>"
            f"<font size='4' color='red'><b>{html.escape(title)}</b></font></td></tr><tr><td>作者：佚名 点击数：{self.draw.randint(3, 900)} 更新时间：{date}"
            f" 【字体：小 大】</td></tr><tr><td>{body}</td></tr><tr><td>上一篇：关于停水的公告<br>下一篇：政府工作报告（2016年）</td></tr></table>【打印】【关闭】"
        )

    def _answered(self, title: str, site: str, date: str, body: str) -> str:
        comments = "".join(f"<div class='comment'>网友{n}：政府工作报告写得好，支持！</div>" for n in range(self.draw.randint(0, 6)))
        return (
            f"<header><h1 class='logo'>{site}</h1><nav>{self._links()}</nav></header><main><article><h2>{html.escape(title)}</h2><time>{date}</time>"
            f"{body}</article><section>{comments}</section></main><aside>热门：<a href='#'>代表热议政府工作报告</a></aside>"
        )

    def _bare(self, title: str, site: str, date: str, body: str) -> str:
        return f"<center><b>{html.escape(title)}</b></center><p>{date}</p>{body}<hr>{site}"

    # ---- texts over several pages

    def split(self, lines: Sequence[str], base: str) -> list[tuple[str, list[str], str]]:
        """Url, lines and pager of each page."""
        draw = self.draw
        count = draw.randint(2, 6)
        cuts = sorted(draw.sample(range(3, max(len(lines), count + 4)), count - 1))
        pieces = [list(lines[a:b]) for a, b in zip([0, *cuts], [*cuts, len(lines)], strict=True)]
        pieces = [piece for piece in pieces if piece]
        count, style, naming = len(pieces), draw.randrange(8), draw.randrange(5)
        made = []
        for number, piece in enumerate(pieces):
            suffix = (
                f"_{number}.html",
                f"_{number + 1}.html",
                f".html?page={number + 1}",
                f"-{number + 1}.html",
                f".html?id=7&pageno={number + 1}",
            )[naming]
            first = ".html?id=7" if naming == 4 else ".html"  # what else the query says, it says on every page
            url = base.replace(".html", suffix if number else first)
            links = " ".join(f"<a href='#'>{n + 1}</a>" for n in range(count))
            pager = (
                f"<script>createPageHTML({count}, {number}, 'content', 'html');</script>",
                f"<div class=page>第{number + 1}页/共{count}页</div>",
                f"<div class=page><a href='#'>上一页</a> {links} <a href='#'>下一页</a></div>",
                f"<div class=page>共{count}页 当前第{number + 1}页</div>",
                f"<p align=center>[1] [2] {number + 1}/{count}页 下一页</p>",
                f"<p>第 {number + 1} 页 / 共 {count} 页</p>",
                "<ul class=pager>"
                + "".join(f"<li><a href='#'>{n + 1}</a></li>" for n in range(count))
                + "<li><a href='#'>下一页</a></li></ul>",
                f"<div class='pagination'><span>{number + 1}</span>{links}<a href='#'>下一页</a><a href='#'>尾页</a></div>",
            )[style]
            made.append((url, piece, pager))
        return made
