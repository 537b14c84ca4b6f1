"""Why a source could not be added, in the reader's language.

Readers and the network tell it in English, for the command line and the API too. For readers of Chinese a sentence of
known shape is told again; any other stands as it is.
"""

from __future__ import annotations

import re

from claims.web.words import InterfaceLang

# How the English sentence begins -> the Chinese one with the same words.
SHAPES = (
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
    ("it was taken down on (\\d{4}-\\d\\d-\\d\\d)", "该来源已于 {} 被撤下，不再收录。"),
    ("another program is writing to the database", "另一程序正在写入数据库，每隔几秒会重试。"),
)


def trouble(message: str, lang: InterfaceLang) -> tuple[str, str]:
    """The sentence with its language.

    >>> trouble("The host news.example is not found; check the spelling and the network.", "zh")
    ('找不到主机 news.example，请检查网址和网络。', 'zh-Hans')
    """
    if lang == "zh":
        for shape, told in SHAPES:
            match = re.match(shape, message, flags=re.IGNORECASE)
            if match is not None:
                return told.format(*match.groups()), "zh-Hans"
    return message, "en"
