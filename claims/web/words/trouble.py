"""Why a source could not be added, in the reader's language.

Readers and the network tell it in English, for the command line and the API too. For readers of Chinese a sentence of
known shape is told again; any other stands as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from claims.web.words.phrases import HTML_LANG, InterfaceLang

Shape = tuple[str, str]  # how the English sentence begins, and the Chinese one with the same words
SHAPES: tuple[Shape, ...] = (
    ("the host (\\S+) is not found", "找不到主机 {}，请检查网址和网络。"),
    ("the address is on this machine or a private network", "该网址位于本机或内部网络，不予抓取；请改为粘贴正文。"),
    ("the server answered 404", "网页不存在（404），请检查网址；也可粘贴正文。"),
    ("the server answered (\\d{3}[^;]*)", "网站返回 {}，请检查网址或稍后再试；也可粘贴正文。"),
    ("the server did not answer within (\\d+) seconds", "网站在 {} 秒内没有响应，请稍后再试。"),
    ("the page did not arrive within (\\d+) seconds", "网页在 {} 秒内没有传完，请稍后再试。"),
    ("the server refuses connections", "网站拒绝连接，请检查网址和网络。"),
    ("the server's certificate is not valid", "网站的证书无效，请检查网址；也可粘贴正文。"),
    ("the server sent damaged compressed data", "网站传来的数据已损坏，请稍后再试。"),
    ("the connection broke off", "连接中断，请稍后再试。"),
    ("the site's robots.txt asks programs", "该网站不允许程序抓取此页；请改为粘贴正文。"),
    ("the address redirects more than (\\d+) times", "网址跳转超过 {} 次，请填写最终网址。"),
    ("the page is larger than (\\d+) MiB", "网页超过 {} MiB；请改为粘贴正文。"),
    ("its pages are pictures without text", "文件只有图片，没有文字；请先做文字识别（OCR）。"),
    ("it is locked with a password", "文件有密码保护；请去掉密码后再试。"),
    ("it holds no text", "其中没有文字；请提供文章。"),
    ("it is empty", "内容为空；请提供文章。"),
    ("it is a list of several articles", "这是多篇文章的列表；请逐篇添加。"),
    ("it holds no article", "其中没有文章；请填写文章网址。"),
    ("nothing is named", "没有指明来源；请给出网址或正文。"),
    ("the folder holds no file to read; these are: (.+?)\\.?$", "文件夹里没有可读的文件；可读的有：{}"),
    ("the address is malformed", "网址格式有误，请填写如 https://news.example/article 的网址。"),
    ("the address names no host", "网址缺少主机名，请填写如 https://news.example/article 的网址。"),
    ("(\\S+) is not fetched, only", "{} 不予抓取，只抓取 http:// 和 https://；请填写网页地址。"),
    ("(\\S+) is on a private network", "{} 位于内部网络，不予抓取；请改为粘贴正文。"),
    ("the document is damaged", "文档已损坏；请重新保存后再添加。"),
    ("the PDF is damaged", "PDF 文件已损坏；请用 PDF 阅读器重新保存。"),
    ("the saved page holds no HTML", "保存的网页中没有 HTML；请重新保存为“网页，全部”或 PDF。"),
    ("the book is damaged or locked", "电子书已损坏或有加密；请重新保存后再添加。"),
    ("it unpacks to more than (\\d+) MiB", "解压后超过 {} MiB；请只保存其中的文字再添加。"),
    ("reading (\\S+) needs (\\S+); install it with: (.+?)\\.?$", "读取 {} 需要 {}，请用此命令安装：{}"),
    ("the file is larger than (\\d+) MiB", "文件超过 {} MiB，不像一篇文章；请拆分后再添加。"),
    ("it is (.+), not text", "这不是文字（{}）；请把文字另存为 .txt、.md、.html 或 .pdf 再添加。"),
    ("its characters fit none of", "无法识别文字编码；请另存为 UTF-8 再添加。"),
    ("the feed's markup is broken", "订阅源的标记有误；请直接添加其中的文章。"),
    ("the feed has no entries", "订阅源没有条目；请在浏览器中检查网址。"),
    ("the entry has neither an article nor a link", "该条目既无正文也无链接；请略去。"),
    ("the sitemap lists no pages", "站点地图没有列出网页；请在浏览器中检查网址。"),
    ("it is listed in a list inside a list", "它列在列表中的列表里；请直接填写其网址。"),
    ("the archive holds no page of text", "存档中没有文字网页；请提供含 HTTP 应答的存档。"),
    ("the archive is damaged", "存档已损坏；之前的内容已经读入。"),
    ("its record in the archive is cut off", "存档中的这条记录不完整；请重新抓取该网页。"),
    ("the gzip file is damaged after line (\\d+)", "gzip 文件在第 {} 行之后损坏；之前的内容已经读入。"),
    ("the line is longer than (\\d+) MiB", "该行超过 {} MiB，不像一篇文章；请略去。"),
    ("the line is not UTF-8", "该行不是 UTF-8 编码；请把文件另存为 UTF-8。"),
    ("the line is not JSON", "该行不是 JSON；请每行写一个 JSON 对象。"),
    ("the line has no article in it", '该行没有文章；请在 "text" 中写入正文。'),
    ("it is JSON, not JSON Lines", "这是 JSON，不是 JSON Lines；请把每篇文章写成一行。"),
    ("the reader of (.+) failed on it", "读取 {} 时出错；请连同文件报告给我们。"),
    ("it was taken down on (\\S+)", "该来源已于 {} 被撤下，不再收录。"),
    ("this failed on the server's side", "服务器出错，已记入日志；请告知我们。"),
    ("another program is writing to the database", "另一程序正在写入数据库，每隔几秒会重试。"),
)


def trouble(message: str, lang: InterfaceLang) -> tuple[str, str]:
    """The sentence with its language.

    >>> trouble("The host news.example is not found; check the spelling and the network.", "zh")
    ('找不到主机 news.example，请检查网址和网络。', 'zh-Hans')
    """
    return retold(message, SHAPES, lang)


def retold(message: str, shapes: Iterable[Shape], lang: InterfaceLang) -> tuple[str, str]:
    """The sentence as the first of `shapes` that it has tells it to readers of Chinese, with its language."""
    if lang == "zh":
        for shape, told in shapes:
            match = re.match(shape, message, flags=re.IGNORECASE)
            if match is not None:
                return told.format(*match.groups()), HTML_LANG["zh"]
    return message, HTML_LANG["en"]
