"""The phrases of the page on which sources are added."""

from __future__ import annotations

from collections.abc import Mapping

from claims.web.words.vocabulary import Phrase

ADDING: Mapping[str, Phrase] = {
    "add": Phrase("Add a source", "添加来源"),
    "add_short": Phrase("Add", "添加"),
    "add_lead": Phrase(
        "Give the address of an article, paste its text, or choose a file. Its claims are found and linked to what "
        "is known.",
        "填写文章网址、粘贴正文，或选择文件。系统会找出其中的说法，并与库中已有内容关联。",
    ),
    "add_url": Phrase("Address of the article", "文章网址"),
    "add_url_hint": Phrase(
        "Fetched unless you paste the text or choose a file below; then it only says where the text stands.",
        "未粘贴正文、未选择文件时会抓取此网址；否则仅作为出处记录。",
    ),
    "add_text": Phrase("Or its text", "或正文"),
    "add_file": Phrase("Or a file: PDF, Word, EPUB, a saved page or text", "或文件：PDF、Word、EPUB、保存的网页或文本"),
    "add_text_and_file": Phrase(
        "Paste a text or choose a file, not both: they are one source.", "粘贴正文与选择文件只能二选一。"
    ),
    "add_file_too_large": Phrase(
        "The file is larger than {} MB: use “claims add” for it, or a smaller one.",
        "文件超过 {} MB：请改用 “claims add”，或换一个较小的文件。",
    ),
    "add_details": Phrase("What you know of it", "已知信息"),
    "add_details_hint": Phrase(
        "What you state outranks what the page says; leave empty what you do not know.",
        "填写的内容优先于网页所示；不清楚的可以留空。",
    ),
    "add_title": Phrase("Headline", "标题"),
    "add_published": Phrase("Published on (for “last year”, “yesterday”)", "发表日期（用于“去年”“昨日”等）"),
    "add_publisher": Phrase("Publisher", "媒体"),
    "add_language": Phrase("Language of the text", "正文语言"),
    "add_region": Phrase("Where it appears (for a bare 元 or $)", "发表地区（用于单独的“元”或“$”）"),
    "region_cn": Phrase("Mainland China", "中国大陆"),
    "region_hk": Phrase("Hong Kong", "香港"),
    "region_mo": Phrase("Macau", "澳门"),
    "region_tw": Phrase("Taiwan", "台湾"),
    "region_sg": Phrase("Singapore", "新加坡"),
    "region_dz": Phrase("Algeria", "阿尔及利亚"),
    "region_ar": Phrase("Argentina", "阿根廷"),
    "region_au": Phrase("Australia", "澳大利亚"),
    "region_bh": Phrase("Bahrain", "巴林"),
    "region_ca": Phrase("Canada", "加拿大"),
    "region_cl": Phrase("Chile", "智利"),
    "region_co": Phrase("Colombia", "哥伦比亚"),
    "region_cz": Phrase("Czechia", "捷克"),
    "region_cd": Phrase("DR Congo", "刚果（金）"),
    "region_dk": Phrase("Denmark", "丹麦"),
    "region_eg": Phrase("Egypt", "埃及"),
    "region_in": Phrase("India", "印度"),
    "region_ir": Phrase("Iran", "伊朗"),
    "region_iq": Phrase("Iraq", "伊拉克"),
    "region_jp": Phrase("Japan", "日本"),
    "region_jo": Phrase("Jordan", "约旦"),
    "region_ke": Phrase("Kenya", "肯尼亚"),
    "region_kw": Phrase("Kuwait", "科威特"),
    "region_lb": Phrase("Lebanon", "黎巴嫩"),
    "region_ly": Phrase("Libya", "利比亚"),
    "region_mw": Phrase("Malawi", "马拉维"),
    "region_mx": Phrase("Mexico", "墨西哥"),
    "region_ma": Phrase("Morocco", "摩洛哥"),
    "region_np": Phrase("Nepal", "尼泊尔"),
    "region_nz": Phrase("New Zealand", "新西兰"),
    "region_no": Phrase("Norway", "挪威"),
    "region_om": Phrase("Oman", "阿曼"),
    "region_pk": Phrase("Pakistan", "巴基斯坦"),
    "region_ph": Phrase("Philippines", "菲律宾"),
    "region_qa": Phrase("Qatar", "卡塔尔"),
    "region_rw": Phrase("Rwanda", "卢旺达"),
    "region_sa": Phrase("Saudi Arabia", "沙特阿拉伯"),
    "region_sn": Phrase("Senegal", "塞内加尔"),
    "region_rs": Phrase("Serbia", "塞尔维亚"),
    "region_lk": Phrase("Sri Lanka", "斯里兰卡"),
    "region_sd": Phrase("Sudan", "苏丹"),
    "region_se": Phrase("Sweden", "瑞典"),
    "region_ch": Phrase("Switzerland", "瑞士"),
    "region_sy": Phrase("Syria", "叙利亚"),
    "region_tz": Phrase("Tanzania", "坦桑尼亚"),
    "region_tn": Phrase("Tunisia", "突尼斯"),
    "region_ug": Phrase("Uganda", "乌干达"),
    "region_ae": Phrase("United Arab Emirates", "阿联酋"),
    "region_gb": Phrase("United Kingdom", "英国"),
    "region_us": Phrase("United States", "美国"),
    "region_ye": Phrase("Yemen", "也门"),
    "region_zm": Phrase("Zambia", "赞比亚"),
    "add_guess": Phrase("guess it", "自动判断"),
    "add_zh": Phrase("Chinese", "中文"),
    "add_en": Phrase("English", "英文"),
    "add_button": Phrase("Add", "添加"),
    "add_not_taken": Phrase("This was not taken", "未能提交"),
    "add_nothing": Phrase("Give an address, paste a text, or choose a file.", "请填写网址、粘贴正文，或选择文件。"),
    "add_no_address": Phrase(
        "This is no web address: give one such as https://news.example/article.",
        "这不是有效的网址，请填写类似 https://news.example/article 的网址。",
    ),
    "add_taken_down": Phrase(
        "This source was taken down and is not added again.", "该来源已被撤下，不再收录。"
    ),
    "add_progress": Phrase("How far it is", "进度"),
    "add_queued": Phrase("It waits for its turn.", "排队等候中。"),
    "add_running": Phrase("It is being read and linked.", "正在读取正文并关联说法。"),
    "add_refreshes": Phrase("This page looks again by itself.", "本页会自动刷新。"),
    "add_done_new": Phrase("It was added.", "已添加。"),
    "add_done_changed": Phrase(
        "It was known already; what is new about it was added.", "该来源原已收录，现已更新。"
    ),
    "add_done_unchanged": Phrase("It is here already, word for word.", "该来源早已收录，内容没有变化。"),
    "add_claims": Phrase("Claims found in it: {}.", "文中有 {} 处说法。"),
    "add_no_claims": Phrase("No figure or dated event was found in it.", "文中没有找到数字或有日期的事件。"),
    "add_see": Phrase("See the source and its claims", "查看该来源及其中的说法"),
    "add_failed": Phrase("It could not be added.", "未能添加。"),
    "add_another": Phrase("Add another", "再添加一个"),
    "add_read_only_file": Phrase(
        "This database is served read-only, so nothing can be added here.", "此数据库以只读方式提供，无法添加来源。"
    ),
}  # fmt: skip
# In the order in which people are shown them.
REGIONS = tuple(key.removeprefix("region_") for key in ADDING if key.startswith("region_"))
