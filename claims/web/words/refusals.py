"""Why a page does not do what a visitor asked for, in the reader's language."""

from __future__ import annotations

from claims.web.words.phrases import InterfaceLang
from claims.web.words.trouble import Shape, retold

# How the English sentence begins, which the API tells too -> the Chinese one with the same words.
SHAPES: tuple[Shape, ...] = (
    ("This form was not sent from here, or is too old", "表单不是从本站发出的，或已过期；请重新打开页面。"),
    ("This form was not sent from here", "表单不是从本站发出的；请重新打开登录页面。"),
    ("This page does not answer (\\S+)\\.", "此页面不接受 {} 请求。"),
    ("You may not write here", "您没有修改权限；请先登录。"),
    ("You may not read the table (\\S+):", "您没有权限查看表 {}；请先登录，或询问管理者。"),
    ("This database is served read-only", "此数据库以只读方式提供，无法修改。"),
    ("No Claimtrail database is served here", "此处没有可用的 Claimtrail 数据库。"),
    ("Another program is writing to this database", "另一程序正在写入数据库；请几秒后再试。"),
    ("This failed on the server's side", "服务器出错，已记入日志；请告知我们。"),
    ("You ask more often than this server allows: try again in (\\d+) second", "请求过于频繁；请 {} 秒后再试。"),
    ("This took longer than (\\S+) seconds", "查询超过 {} 秒；请缩小范围，例如缩短日期区间。"),
    ("Reading this took longer than (\\S+) seconds", "读取超过 {} 秒；请缩短正文，或分段提交。"),
    ("The body may have (\\S+) bytes", "提交的内容不能超过 {} 字节；请减少内容。"),
    ("(\\S+) sources wait to be added", "已有 {} 个来源排队等候添加；请一分钟后再试。"),
    ("This source was taken down on (\\S+)", "该来源已于 {} 被撤下，不再收录。"),
    ("The form must be in UTF-8", "表单必须使用 UTF-8 编码。"),
    ("The form says nothing that is to be done", "表单没有说明要做什么；请点击其中一个按钮。"),
    ("Nothing was changed", "没有任何改动；请填写应有的内容。"),
    ("The last day that it is about comes before the first", "所指时间的末日早于首日。"),
    ("Say which review is to be taken back", "缺少网址；请指明要撤回哪条核查结论。"),
    ("A judgement names two appearances and a verdict", "判断须有两处说法和结论；请点击其中一个按钮。"),
    ("One of the two appearances is no longer there", "两处说法中有一处已不存在。"),
    ("(\\S+) and (\\S+) are one appearance", "{} 和 {} 是同一处；请选择两处。"),
    ("This claim is not made in so many places", "此说法没有出现在这么多处。"),
    ("No source makes the claim (\\S+) any more", "已没有来源提出说法 {}。"),
    ("There is no review of the claim (\\S+?)(?: at .+)?:", "说法 {} 没有这样的核查结论。"),
    ("There is no source (\\S+?)[.:](?: |$)", "没有来源 {}。"),
    ("The source of (\\S+) was taken down", "{} 的来源已被撤下；请先恢复该来源。"),
    ("(\\S+) is rejected no longer, but", "{} 不再算作剔除，但其来源的最新正文中已没有此说法。"),
    ("Nothing was removed under the name (\\S+):", "没有以 {} 之名撤下的内容。"),
    ("(\\S+) could not be read again", "{} 无法重新读取。"),
    ("“(.*?)” is no number of a figure", "“{}”不是数值；请填写如 20000000 或 3.5 的数字，不带单位。"),
    ("“(.*?)” is no figure of", "原文中没有数字“{}”。"),
    ("“(.*?)” is (\\S+) figures of", "“{}”对应 {} 个数字；请连同旁边的文字一起填写。"),
    ("“(.*?)” stands in no text that says this", "原文中没有“{}”；请照原文填写说话人。"),
    ("A review says something", "请填写结论，如“误导”“属实”。"),
    ("“(.*?)” is no web address", "“{}”不是有效的网址；请填写如 https://news.example/article 的网址。"),
    ("The \\w+ holds nothing to read", "其中没有可读的文字；请提供文章。"),
    ("(\\S+) is not one that this address gave", "{} 不是此页面给出的；请去掉它重新开始。"),
    ("(\\S+) must be a (?:whole|plain) number.*?, not “(.*)”", "{} 必须是数字，如 20000000，不能是“{}”。"),
    ("(\\S+) must be a date such as (\\S+), not “(.*)”", "{} 必须是日期，如 {}，不能是“{}”。"),
    ("(\\S+) must be one of (.+), not “(.*)”", "{} 只能是 {} 之一，不能是“{}”。"),
    ("(\\S+) must be at least (\\S+)\\.", "{} 不能小于 {}。"),
    ("(\\S+) must be at most (\\S+)\\.", "{} 不能大于 {}。"),
    ("(\\S+) must not be empty", "{} 不能为空。"),
    ("(\\S+) may have (\\S+) characters; this has (\\S+)\\.", "{} 最多 {} 个字符，现有 {} 个。"),
    ("(\\S+) is given (\\d+) times", "{} 出现了 {} 次；请只写一次。"),
    ("(\\S+) is missing", "缺少 {}。"),
)


def refusal(message: str, lang: InterfaceLang) -> tuple[str, str]:
    """The sentence with its language, in English where it is none that a visitor has to do with.

    >>> refusal("Nothing was changed: write what is to stand there instead.", "zh")
    ('没有任何改动；请填写应有的内容。', 'zh-Hans')
    """
    return retold(message, SHAPES, lang)
