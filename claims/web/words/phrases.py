"""Every phrase of the interface in English and Chinese, side by side, and the choice between them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, get_args

from claims.web.words.adding import ADDING
from claims.web.words.deciding import DECIDING
from claims.web.words.vocabulary import VOCABULARY, Phrase

InterfaceLang = Literal["en", "zh"]
LANGS: tuple[InterfaceLang, ...] = get_args(InterfaceLang)
HTML_LANG: Mapping[InterfaceLang, str] = {"en": "en", "zh": "zh-Hans"}


WORDS: Mapping[str, Phrase] = {
    # frame
    "site": Phrase("Claimtrail", "Claimtrail"),
    "name": Phrase("English", "中文"),
    "overview": Phrase("Overview", "总览"),
    "search": Phrase("Search", "搜索"),
    "check": Phrase("Check a text", "核对文本"),
    "api": Phrase("API", "API"),
    "skip": Phrase("Skip to the content", "跳到正文"),
    "main_navigation": Phrase("Main", "主导航"),
    "language": Phrase("Language", "界面语言"),
    "error": Phrase("Something is wrong", "出了点问题"),
    "not_found": Phrase(
        "There is nothing under this address; it may have been removed.", "这个网址下没有内容，可能已被移除。"
    ),
    "back_to_overview": Phrase("Back to the overview", "返回总览"),
    # overview
    "headline": Phrase("What the news says in figures", "新闻里的数字怎么说"),
    "lead": Phrase(
        "Figures and dated events from the news, each tied to its place, its speaker and the same claim elsewhere.",
        "从新闻报道中找出的数字与事件：每一条都标明原文位置和说话人，并与其他报道中的同一说法相互关联。",
    ),
    "claims": Phrase("claims", "条说法"),
    "appearances": Phrase("appearances", "处出现"),
    "sources": Phrase("sources", "个来源"),
    "contradictions": Phrase("contradictions", "处矛盾"),
    "from_to": Phrase("published {} to {}", "发表于 {} 至 {}"),
    "most_repeated": Phrase("Most repeated", "转述最多"),
    "contradictions_title": Phrase("Contradictions", "相互矛盾的说法"),
    "contradictions_lead": Phrase(
        "Same thing, same time, figures that cannot both be true.", "同一事物、同一时间，数字却不可能同时为真。"
    ),
    "contradictions_count": Phrase(
        "{} in all, of two claims each; the surest first.", "共 {} 组，每组两条说法，最确定的在前。"
    ),
    "no_contradictions": Phrase(
        "Nothing in this database contradicts anything else in it.", "本库中没有相互矛盾的说法。"
    ),
    "as_raw_table": Phrase("As a table, for SQL and CSV", "以数据表查看（SQL、CSV）"),
    "newest_sources": Phrase("Newest sources", "最新来源"),
    "all_claims": Phrase("All claims", "全部说法"),
    "all_contradictions": Phrase("All contradictions", "全部矛盾"),
    "all_sources": Phrase("All sources", "全部来源"),
    "by_kind": Phrase("Claims by kind", "按类别浏览"),
    "raw_data": Phrase("The data itself", "原始数据"),
    "raw_data_lead": Phrase(
        "Every table can be filtered, queried in SQL and taken away as JSON or CSV.",
        "每张表都可以筛选、用 SQL 查询，并导出为 JSON 或 CSV。",
    ),
    "empty_database": Phrase(
        "Nothing is in this database yet. Add an article with “claims add”.",
        "数据库还是空的。请用 “claims add” 添加文章。",
    ),
    # search
    "search_label": Phrase("Words or a figure", "词语或数字"),
    "search_hint": Phrase(
        "Either Chinese script finds the other; “20 million” finds 两千万.",
        "简体繁体互通；输入“2000万”也能找到 20 million。",
    ),
    "kind": Phrase("Kind", "类别"),
    "any": Phrase("any", "不限"),
    "unit": Phrase("Unit", "单位"),
    "text_language": Phrase("Language", "原文语言"),
    "min": Phrase("from", "从"),
    "max": Phrase("to", "到"),
    "published_after": Phrase("Published after", "发表晚于"),
    "results_as_csv": Phrase("All of these as CSV", "下载全部结果（CSV）"),
    "newest_as_csv": Phrase("The newest {} as CSV", "下载最新 {} 条（CSV）"),
    "said_by": Phrase("Said by", "说话人"),
    "find": Phrase("Find", "查找"),
    "any_unit": Phrase("any unit", "不限单位"),
    "figure_between": Phrase("Figure from – to", "数字范围"),
    "published_before": Phrase("Published before", "发表早于"),
    "asked": Phrase("Narrowed by", "已选条件"),
    "remove": Phrase("remove", "移除"),
    "narrow_down": Phrase("Narrow down", "缩小范围"),
    "of_newest": Phrase("Counted among the newest {} found.", "按最新的 {} 条统计。"),
    "at_least": Phrase("{} or more", "{} 条以上"),
    "look_further": Phrase(
        "Nothing among the newest claims that were looked through: go on to look further.",
        "最新的一批说法中没有符合的，可继续往前查找。",
    ),
    "filter_kind": Phrase("Kind", "类别"),
    "filter_language": Phrase("Language", "原文语言"),
    "status_open": Phrase("not reviewed yet", "尚未核查"),
    "status_reviewed": Phrase("reviewed", "已核查"),
    "more_filters": Phrase("By kind, language, figure, date or speaker", "按类别、语言、数字、日期或说话人筛选"),
    "filter_status": Phrase("Status", "状态"),
    "filter_unit": Phrase("Unit", "单位"),
    "filter_attribution": Phrase("Said by", "说话人"),
    "filter_publisher": Phrase("Publisher", "媒体"),
    "filter_source": Phrase("Source", "来源"),
    "filter_year": Phrase("Year", "年份"),
    "filter_min": Phrase("At least", "不小于"),
    "filter_max": Phrase("At most", "不大于"),
    "filter_value": Phrase("Figure", "数值"),
    "filter_quantity_kind": Phrase("Measures", "量度"),
    "filter_published_after": Phrase("After", "晚于"),
    "filter_published_before": Phrase("Before", "早于"),
    "results_for": Phrase("Claims found", "查到的说法"),
    "nothing_found": Phrase(
        "Nothing was found. All words must stand in one sentence: fewer words or a wider range of figures may help.",
        "没有找到结果。所有词语须出现在同一句中；可以减少词语，或放宽数字范围。",
    ),
    "check_instead": Phrase("Check these words as a text", "把这段文字拿去核对"),
    "next_page": Phrase("Next page", "下一页"),
    "first_page": Phrase("Back to the first page", "回到第一页"),
    # claim
    "figures": Phrase("Figures", "数字"),
    "as_written": Phrase("As written", "原文写法"),
    "value": Phrase("Value", "数值"),
    "item": Phrase("Of what", "对象"),
    "role": Phrase("Part played", "作用"),
    "where_said": Phrase("Where it is said", "出现之处"),
    "nobody_named": Phrase("nobody named in the text", "文中未指明"),
    "attributed_to": Phrase("according to", "据"),
    "changed_since": Phrase("Changed since first seen", "首次收录后的改动"),
    "noticed": Phrase("noticed", "发现于"),
    "outcome_altered": Phrase("altered", "已改动"),
    "outcome_gone": Phrase("no longer there", "已不见"),
    "conflicts_with": Phrase("Contradicted by", "与之矛盾"),
    "no_conflicts": Phrase("Nothing in this database contradicts it.", "本库中没有与之矛盾的说法。"),
    "this_claim": Phrase("This claim", "本说法"),
    "other_claims": Phrase("What contradicts it", "与之矛盾的说法"),
    "related": Phrase("Related claims", "相关说法"),
    "other_languages": Phrase("In other languages", "其他语言的表述"),
    "reviews": Phrase("Reviews by fact-checkers", "核查结论"),
    "open_at_place": Phrase("Open the original at this place", "在原文中定位"),
    "n_sources": Phrase("{} sources", "{} 个来源"),
    "n_appearances": Phrase("claims: {}", "{} 条说法"),
    "claim_number": Phrase("Claim {}", "说法 {}"),
    "told_by": Phrase("Told by", "转述情况"),
    "source_counts": Phrase("appearances: {} · sources: {}", "出现 {} 处 · 来源 {} 个"),
    "independent_count": Phrase("independent: {}", "互相独立 {} 个"),
    "independence": Phrase(
        "Of {} sources, {} are independent of each other: those of one publisher, of one wording, or of which one cites"
        " the other, count as one.",
        "{} 个来源中互相独立的有 {} 个：同一媒体、措辞相同或一方引述另一方的，只算一个。",
    ),
    "count_as_one": Phrase("These {} sources count as one", "以下 {} 个来源只算一个"),
    "repeats": Phrase("not independent", "非独立"),
    "all_places": Phrase("All {} appearances as a table", "以表格查看全部 {} 处"),
    "places_shown": Phrase(
        "Places {} to {} of {}, in order of publication; which sources count as one is told among these.",
        "按发表先后，第 {} 至 {} 处，共 {} 处；来源是否合算为一个，只在本页范围内判断。",
    ),
    "earlier_places": Phrase("Earlier places", "较早的"),
    "later_places": Phrase("Later places", "较晚的"),
    "surest_conflicts": Phrase("The {} surest are shown.", "只显示最确定的 {} 条。"),
    "links_to": Phrase("links to", "链接至"),
    "about_time": Phrase("About the time", "所指时间"),
    "subject": Phrase("About", "主体"),
    "place": Phrase("Place", "地点"),
    "negated": Phrase("denied", "否定"),
    "hedged": Phrase("not asserted as fact", "并非断言"),
    "history": Phrase("History", "历史"),
    "merged": Phrase("Claim {} became one with it.", "说法 {} 并入本说法。"),
    "take_away": Phrase("Take it away", "导出"),
    # source
    "source": Phrase("Source", "来源"),
    "untitled": Phrase("Untitled", "无标题"),
    "publisher": Phrase("Publisher", "媒体"),
    "author": Phrase("Author", "作者"),
    "published": Phrase("Published", "发表日期"),
    "unknown": Phrase("unknown", "未知"),
    "basis_stated": Phrase("as the page states", "页面注明"),
    "basis_url": Phrase("taken from the URL", "取自网址"),
    "basis_inferred": Phrase("inferred from dates in the text", "由文中日期推断"),
    "basis_given": Phrase("given by hand", "人工指定"),
    "text_as_fetched": Phrase("The text as fetched", "抓取时的正文"),
    "quotes_only": Phrase(
        "The text is not part of this snapshot: here are the sentences that it quotes, … for what is left out.",
        "此快照不含全文：这里只有被引用的句子，“…”表示略去的内容。",
    ),
    "claims_in_text": Phrase("Claims in this text", "文中的说法"),
    "no_claims_in_text": Phrase("No claim was found in this text.", "文中没有找到说法。"),
    "to_the_text": Phrase("to the text", "回到原文"),
    "looked_at": Phrase("Last looked at again", "最近一次复查"),
    "recheck_unchanged": Phrase("unchanged", "没有变化"),
    "recheck_changed": Phrase("changed", "有改动"),
    "recheck_gone": Phrase("no longer there", "网页已不存在"),
    "recheck_failed": Phrase("could not be looked at", "无法复查"),
    "versions": Phrase("Versions", "各个版本"),
    "version": Phrase("Version", "版本"),
    "current": Phrase("current", "现行"),
    "fetched": Phrase("Fetched (UTC)", "抓取时间（UTC）"),
    "characters": Phrase("Characters", "字数"),
    "compare": Phrase("Compare", "比较"),
    "with_version": Phrase("with version {}", "与版本 {} 比较"),
    "difference": Phrase("Version {} beside version {}", "版本 {} 与版本 {} 对照"),
    "difference_cut": Phrase("Only the first lines that differ are shown.", "只显示前面部分有差异的行。"),
    "no_figure_changed": Phrase("No figure changed between them.", "两个版本之间没有数字改动。"),
    "not_there": Phrase("not in this version", "此版本没有"),
    "original_page": Phrase("Original page", "原网页"),
    # pictures
    "as_table": Phrase("As a table", "以表格显示"),
    "timeline": Phrase("When it was said, and by whom", "何时由谁报道"),
    "timeline_about": Phrase(
        "Publication days of {} independent groups of sources, from {} to {}.",
        "互相独立的 {} 组来源的发表日期，{} 至 {}。",
    ),
    "timeline_caption": Phrase(
        "One line for each group of sources that is independent of the others; hollow: counted with the first.",
        "每行为一组互相独立的来源；空心点与首个来源合算为一个。",
    ),
    "by_independence": Phrase("Sources by independence", "来源的独立情况"),
    "independence_about": Phrase("{} sources in {} groups.", "{} 个来源，分为 {} 组。"),
    "group": Phrase("Independent group", "独立组别"),
    "plot": Phrase("Figures of the same thing over time", "同一事物的数字变化"),
    "plot_about": Phrase("{} figures between {} and {} {}.", "{} 个数字，介于 {} 与 {} {} 之间。"),
    "other_time": Phrase("at another time", "其他时间"),
    "day": Phrase("Day", "日期"),
    "standing": Phrase("Against this claim", "与本说法的关系"),
    "over_time": Phrase("Claims over time", "说法的时间分布"),
    "bars_about": Phrase("From {} to {}, at most {} in one period.", "{} 至 {}，每段时间最多 {} 条。"),
    "period": Phrase("Period", "时段"),
    "how_many": Phrase("Claims", "说法数"),
    # check
    "check_lead": Phrase(
        "Paste a sentence or a whole article: each figure in it is compared with what the database knows.",
        "粘贴一句话或整篇文章：其中每个数字都会与库中已有的说法比对。",
    ),
    "text_to_check": Phrase("Text to check", "待核对的文本"),
    "published_on": Phrase("Published on (for “last year”, “yesterday”)", "发表日期（用于“去年”“昨日”等）"),
    "check_nothing": Phrase("Write or paste a text to check.", "请输入或粘贴要核对的文本。"),
    "check_button": Phrase("Check", "核对"),
    "found_in_text": Phrase("What the text claims", "文本中的说法"),
    "same": Phrase("Says the same", "说法一致"),
    "conflict": Phrase("Contradicts", "相互矛盾"),
    "why": Phrase("Why", "依据"),
    "more": Phrase("{} more", "另有 {} 条"),
    "search_figures": Phrase("Search for “{}”", "搜索“{}”"),
    "check_summary": Phrase(
        "Claims found: {}. Contradicted here: {}. Known here: {}. Unknown: {}.",
        "共找到 {} 条说法：与库中矛盾 {} 条，库中已有 {} 条，库中未见 {} 条。",
    ),
    "nothing_known": Phrase("Nothing about this is known here.", "库中没有相关说法。"),
    "no_claims_to_check": Phrase(
        "No figure or dated event was found in this text.", "文本中没有找到数字或有日期的事件。"
    ),
    **ADDING,
    **DECIDING,
    **VOCABULARY,
}


def words(lang: InterfaceLang) -> dict[str, str]:
    """All phrases in one language, by key."""
    return {key: getattr(phrase, lang) for key, phrase in WORDS.items()}


_ACCEPTED = re.compile(r"\s*([A-Za-z]+)(?:-[\w-]+)?\s*(?:;\s*q\s*=\s*([\d.]+))?")


def preferred(accept_language: str) -> InterfaceLang:
    """The interface language that a browser's Accept-Language header asks for first; English when it asks for neither.

    >>> preferred("fr, zh-TW;q=0.9, en;q=0.8")
    'zh'
    """
    best: InterfaceLang = "en"
    weight = 0.0
    for part in accept_language.split(","):
        match = _ACCEPTED.fullmatch(part)
        if match is None:
            continue
        named, quality = match.group(1).lower(), match.group(2)
        try:
            asked = float(quality) if quality else 1.0
        except ValueError:
            continue
        for lang in LANGS:
            if lang == named and asked > weight:
                best, weight = lang, asked
    return best
