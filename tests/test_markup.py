"""Pages to texts: whole pages in tests/pages, Markdown and fragments here; every line of each article is expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.ingest import markup
from claims.ingest.credits import author_in_byline, outlet_in_dateline
from claims.ingest.furniture import furniture_line, table
from claims.ingest.material import Material, UnreadableError
from extract.model import Source

PAGES = Path(__file__).parent / "pages"
BUSES = (
    "The city council voted 9-2 on Thursday to spend $480 million on 1,200 electric buses, the largest such order in"
    " the state."
)
NOTICES = (
    "江海证券报讯，远山股份：9614.5万元竞得工业用地，将用于新材料基地。清河能源：中标两个风电项目，中标价7亿元。"
    "南湖制药：25日获总裁助理增持，增持比例为0.3%。"
)
COPPER = (
    "SANTIAGO, July 29 (Harbor Wire) - Copper output at the world's largest producer rose 6.1% to 812,000 tonnes in the"
    " first six months, the company said on Thursday."
)


def page(text: str, name: str = "page.md") -> Source:
    return next(markup.read(Material.of_bytes(text.encode(), name, name.rpartition(".")[2])))


def of_file(name: str) -> Source:
    return next(markup.read(Material.of_path(PAGES / name)))


def test_portal_in_simplified_chinese() -> None:
    source = of_file("portal-hans.html")
    assert source.text.split("\n") == [
        "东湖市上半年新房成交量同比下降21%",
        "东湖晚报讯（记者李明）市住建局7月5日公布的数据显示，今年上半年全市新建商品住宅成交18,432套，同比下降21.3%。",
        "7月5日，市民在售楼处看房，当天有320组客户到访。",
        "同期成交均价为每平方米13,560元，与去年底基本持平。统计公报称，库存去化周期升至19个月。",
        "房企让利促销",
        "业内人士王强表示，“现在打八五折的楼盘已有40多个”。",
        "城东：均价9,800元",
        "城西：均价16,200元",
    ]
    assert (source.publisher, source.author, str(source.published)) == ("东湖网", "李明", "2023-07-06")
    assert (source.lang, source.region, source.ref, source.url) == ("zh-Hans", "cn", "portal-hans.html", None)


def test_outlet_in_traditional_chinese() -> None:
    source = of_file("outlet-hant.html")
    assert source.text.split("\n") == [
        "離島渡輪加價11%　居民批負擔重",
        "渡輪公司指，去年虧損達4,300萬元。（資料圖片）",
        "兩條離島渡輪航線下月起平均加價11%，由28.5元增至31.6元。",
        "運輸署表示，每日約有12,000名乘客受影響。",
        "航線\t現時\t新票價",
        "北島線\t28.5元\t31.6元",
        "南島線\t19元\t21元",
        "「每月多付三百元，真係好大壓力。」",
        "居民黃女士說，她的兩名子女每天要搭船上學。",
    ]
    assert (source.publisher, source.author, str(source.published)) == ("海角新聞", "陳美玲", "2022-11-03")
    assert (source.lang, source.region) == ("zh-Hant", "hk")
    assert source.url == "https://cape-news.example/local/ferry-fares"
    [(start, end, address)] = source.links
    assert (source.text[start:end], address) == ("表示", "https://cape-news.example/gov/press")


def test_blog_in_english() -> None:
    source = of_file("blog-en.html")
    assert source.text.split("\n") == [
        "City adds 1,200 electric buses",
        BUSES,
        "The buses will replace a third of the fleet by 2026, a report said.",
        "One of 30 test buses at the Pier Street depot. (Photo: Ann Lee)",
        "What it costs",
        "Each bus costs about $400,000, or 35% more than a diesel model.",
        "Batteries last 250 miles.",
        "Charging takes 3 hours.",
        "We expect fares to stay at $2.75.",
        "— Harbor Transit (@harbortransit) May 13, 2021",
        'Council member Joe Park, who voted no, said the plan was "20 years too late."',
    ]
    assert (source.publisher, source.author, str(source.published)) == (
        "The Harbor Ledger",
        "Maria Lopez",
        "2021-05-14",
    )
    assert (source.lang, source.region) == ("en", "us")
    assert "trafilatura" in str(source.reader)


def test_agency_copy_inside_a_form_with_a_table() -> None:
    source = of_file("agency-en.html")
    assert source.text.split("\n")[1:] == [
        COPPER,
        "Costs fell to $1.34 a pound from $1.41.",
        "Mine\tH1 2021\tH1 2020",
        "North\t402,000\t377,500",
        "South\t410,000\t388,000",
    ]
    assert str(source.published) == "2021-07-29"


def test_old_page_in_gb2312_with_layout_tables_and_line_breaks() -> None:
    source = of_file("old-gbk.html")
    assert source.text.split("\n") == [
        "南山县粮食总产量突破40万吨",
        "本报讯 截至10月底，南山县今年粮食总产量达到40.6万吨，比去年增产百分之八。",
        "县农业局局长张大山说，全县共有23个乡镇超额完成任务，其中五个乡镇亩产超过一千斤。",
        "今年全县投入抗旱资金1200多万元，新打机井316眼。",
    ]
    assert (source.publisher, source.author, str(source.published)) == ("南山日报", "刘建国", "2006-10-28")


def test_article_that_is_hidden_until_a_script_runs() -> None:
    source = of_file("wechat.html")
    assert source.text.split("\n") == [
        "一杯奶茶含糖多少？我们测了20款",
        "我们在12家门店买了20款奶茶，平均每杯含糖42克。",
        "按世卫组织建议，成人每天摄入的游离糖不宜超过50克。",
        "其中一款无糖奶茶仍测出9.8克糖。",
    ]
    assert str(source.published) == "2022-08-19"


def test_standfirst_captions_and_no_promotion_in_english() -> None:
    source = of_file("courier-en.html")
    assert source.text.split("\n") == [
        "Heatwave killed 3,200 people, study finds",
        "Deaths in three countries were twice as high as first thought, researchers say",
        "A thermometer shows 41C in Lyon. Photograph: Jean Dupont/AFP/Getty Images",
        "More than 3,200 people died in July's heatwave, a study has found.",
        "The toll is 2.1 times higher than official figures.",
        "“It was the deadliest in 19 years,” said Dr Marie Curel.",
        "Temperatures hit 42.6C on 19 July.",
    ]
    assert (source.publisher, source.author, str(source.published)) == ("The Daily Courier", "Anna Bell", "2022-08-09")


def test_paragraphs_that_only_line_breaks_part() -> None:
    source = of_file("text-nodes.html")
    assert source.text.split("\n") == [
        "海滨市民营企业增至8万家",
        "海滨市市场监管局4月11日通报，全市民营企业达到8.1万家，比上年增长14%。",
        "通报说，去年新增民营企业1.2万家，注册资本合计360亿元。",
        "副局长周小川说：“今年目标是再增一万家。”",
        "图为海滨工业园，园内有企业230家。",
    ]
    assert (source.title, source.publisher) == ("海滨市民营企业增至8万家", "海滨在线")
    assert (str(source.published), source.published_basis) == ("2019-04-12", "stated")


def test_old_page_with_its_date_at_the_foot_and_no_headings() -> None:
    source = of_file("county-tables.html")
    assert source.text.split("\n") == [
        "河口镇新建粮仓四座",
        "2019年2月27日下午，河口镇四座新粮仓封顶，总容量为1.2万吨，投资3,600万元，由县粮食局和镇政府共同出资兴建。",
        "镇长何伟说，新粮仓今年秋收前投入使用，可存放全镇八成稻谷，比旧仓每年少损耗稻谷约200吨。",
        "下一步，镇里将再修机耕路15公里。",
    ]
    assert (source.title, source.publisher, source.author) == ("河口镇新建粮仓四座", "河口网", None)
    assert (str(source.published), source.published_basis) == ("2019-03-06", "stated")


def test_one_paragraph_among_teasers_with_figures() -> None:
    source = of_file("exchange-teasers.html")
    assert source.text.split("\n") == [
        "午间公告：远山股份中标轨道项目；清河能源中标7亿元项目",
        NOTICES,
    ]
    assert (source.title, source.publisher) == ("午间公告：远山股份中标轨道项目；清河能源中标7亿元项目", "江海证券报网")


def test_times_of_other_articles_do_not_count() -> None:
    teaser = '<article><h3>旧闻</h3><time class="updated" datetime="2015-01-01">2015年1月1日</time></article>'
    source = page(
        "<html><body><main><h1>堤坝加高两米</h1><time datetime='2021-06-03T10:00:00+08:00'>3小时前</time>"
        f"<p>{'县水利局说，堤坝加高两米，可保护下游1.2万户居民。' * 3}</p></main><div>{teaser}</div></body></html>",
        "a.html",
    )
    assert (str(source.published), source.published_basis) == ("2021-06-03", "stated")


def test_markdown_export_with_credits_footnotes_and_a_table() -> None:
    source = of_file("laboratory.md")
    assert source.text.split("\n") == [
        "我们测试了12款空气净化器",
        "图1：测试现场，共有3名工程师参与",
        "去年冬天，我们花了两万三千元买了12款净化器。",
        "第一款：CADR 达到 400 m³/h",
        "第二款：噪音 62 分贝",
        "结果",
        "型号\t价格\t去除率",
        "甲\t1,299元\t98%",
        "乙\t3,499元\t91%",
        "结论很简单：贵的不一定好。",
        "数据来自 国家标准",
    ]
    assert (source.publisher, source.author, str(source.published)) == ("城市实验室", "林小满", "2021-06-03")


def test_front_matter_above_html() -> None:
    source = page(
        '---\nlayout: post\ntitle: "港口吞吐量创新高 - HarborWatch"\ndate: 2021-03-02T08:00:00+00:00\n'
        "author: HarborWatch\nfrom: https://www.harborwatch.example/p/1#top\n---\n\n"
        '<article class="category-newsletters">\n <h1>\n  港口吞吐量创新高\n </h1>\n <div class="entry-meta">\n'
        '  <a rel="author" href="/a">\n   林一\n  </a>\n  <time>\n   2021年3月2日\n  </time>\n </div>\n'
        " <p>\n  去年吞吐量达到\n"
        '  <a href="/t">\n   3.2亿吨\n  </a>\n  ，同比增长4%。\n </p>\n'
        ' <div class="sharedaddy">\n  <h3>共享此文章：</h3>\n </div>\n</article>\n'
    )
    assert source.text == "港口吞吐量创新高\n去年吞吐量达到3.2亿吨，同比增长4%。"
    assert (source.title, source.publisher, source.author) == ("港口吞吐量创新高", "HarborWatch", "林一")
    assert source.url == "https://www.harborwatch.example/p/1"
    assert source.links == ((16, 21, "https://www.harborwatch.example/t"),)
    assert source.text[16:21] == "3.2亿吨"


def test_headline_that_links_to_its_original_and_a_numeric_date() -> None:
    source = page(
        "[电费下月上调5%](https://news.example/cn/20220403-%E7%94%B5%E8%B4%B9)\n------\n\n"
        "<div>03/04/2022 - 17:15</div><p><strong>当局周日宣布，居民电费将上调5%。    </strong></p>"
        '<div><div>分享 :</div><div><a href="https://facebook.example/share"><span></span></a></div></div>'
    )
    assert source.text == "电费下月上调5%\n当局周日宣布，居民电费将上调5%。"
    assert source.title == "电费下月上调5%"
    assert str(source.published) == "2022-04-03"
    assert source.published_basis == "stated"
    assert source.url == "https://news.example/cn/20220403-%E7%94%B5%E8%B4%B9"


def test_mirror_with_menus_mangled_links_and_the_address_of_the_original() -> None:
    source = page(
        '<table><tr><td><a href="/1">社论</a> | <a href="/2">评论</a> | <a href="/3">文化</a></td></tr>\n'
        "<tr><td><h2 align=center>山区小学一年少了三成学生</h2>\n<h6>一所山区小学的操场。 (资料图)</h6>\n<hr>\n"
        '<p>【远山时报2018年09月04日讯】（远山时报记者何晓报导）<ahref="/tag/1.md">山区小学</a>今年只招到41名新生。</p>\n'
        '<blockquote><p>真的没人了 <a href="abc</a></p>\n'
        '<p>— 一位老师 (@teacher) <ahref="https://t.example/1">9月3日</a></p></blockquote>\n'
        "<p>责任编辑：周文 #</p>\n<hr>\n\n<strong>相关新闻：</strong>\n"
        "<li><a href='/x'>县城学校人满为患 一班70人</a></li>\n<hr>\n\n"
        '<strong>本文转自<a href="https://yuanshan.example">远山时报</a></strong><p>下载<a href="/f">软件</a>浏览原文：'
        '<a href="https://www.yuanshan.example/gb/18/9/4/n1.htm">山区小学一年少了三成学生</a></p>\n'
        '<strong>手机上长按并复制下面二维码分享本文章：</strong><img title="分享本文章"></td></tr></table>\n'
    )
    assert source.text.split("\n") == [
        "山区小学一年少了三成学生",
        "一所山区小学的操场。 (资料图)",
        "【远山时报2018年09月04日讯】（远山时报记者何晓报导）山区小学今年只招到41名新生。",
        "真的没人了",
        "— 一位老师 (@teacher) 9月3日",
    ]
    assert (source.publisher, source.author, str(source.published)) == ("远山时报", "何晓", "2018-09-04")
    assert source.url == "https://www.yuanshan.example/gb/18/9/4/n1.htm"


@pytest.mark.parametrize(
    ("line", "outlet", "author"),
    [
        ("【远山时报北京时间2019年12月06日讯】开学", "远山时报", None),
        ("【远山网二零一九年十二月六日】开学", "远山网", None),
        ("远山社青溪7月9日电 青溪县政府通报", "远山社", None),
        ("（中央社記者王小明台北2日電）開學", "中央社", None),
        ("【明報專訊】開學", "明報", None),
        ("远山晚报讯（记者李明）开学", "远山晚报", "李明"),
        ("（记者何晓报道/责任编辑：文慧）", None, "何晓"),
        ("LONDON, July 29 (Harbor Wire) - Schools open", "Harbor Wire", None),
        ("The Monetary Policy Committee (MPC) - which sets rates", None, None),
        ("本报讯 截至10月底", None, None),
    ],
)
def test_datelines_and_bylines(line: str, outlet: str | None, author: str | None) -> None:
    assert outlet_in_dateline([line]) == outlet
    assert author_in_byline([line]) == author


def test_date_that_only_the_address_of_the_original_holds() -> None:
    source = page(
        "### 工厂搬迁    三千人失业\n------\n\n#### [首页](https://git.example/r) &nbsp;|&nbsp; [教程](https://git.example/w)\n\n"
        '<div id="story">\n <p>\n  一家电子厂上月关闭，3000名工人失业。\n </p>\n <p>\n  <div class="image-caption">\n'
        "   <span>工厂门口的告示。（读者供图）</span>\n  </div>\n </p>\n</div>\n\n<hr/>\n"
        "手机上长按并复制下列链接或二维码分享本文章：<br/>\nhttps://git.example/r/1.md <br/>\n"
        "原文地址（需翻墙访问）：https://www.radio.example/news/ab1-03212017090501.html\n"
    )
    assert source.text == "工厂搬迁 三千人失业\n一家电子厂上月关闭，3000名工人失业。\n工厂门口的告示。（读者供图）"
    assert source.url == "https://www.radio.example/news/ab1-03212017090501.html"
    assert (str(source.published), source.published_basis) == ("2017-03-21", "url")


def test_newsletter_converted_from_pdf() -> None:
    source = page(
        "# 每周能源\n\nENERGY WEEKLY\n\n动态 |\n\n风电装机增长两成\n\n欢迎联系我们：\n\n微信号 energydesk\n\n"
        "邮箱 [desk@energy.example](mailto:desk@energy.example)\n\n**能源研究院**  \nEnergy Institute\n\n"
        "## 风电装机增长两成\n\n5月6日，协会公布2023年4月25日以来的数据，新增装机容量达到\n\n"
        "1200万千瓦，同比增长两成。（能源报）\n\n---\n\n能源研究院  \nEnergy Institute\n\n微信号\n\nenergydesk\n"
    )
    assert source.text.split("\n") == [
        "每周能源",
        "ENERGY WEEKLY",
        "风电装机增长两成",
        "5月6日，协会公布2023年4月25日以来的数据，新增装机容量达到1200万千瓦，同比增长两成。（能源报）",
    ]
    assert (source.title, source.publisher, source.url, source.ref) == ("每周能源", "能源研究院", None, "page.md")
    assert (str(source.published), source.published_basis) == ("2023-05-06", "inferred")


def test_markdown_goes_on_directly_behind_html_and_a_saved_stamp_is_the_last_resort() -> None:
    source = page(
        "<!--1601510400000-->\n### 电子厂裁员三成\n------\n\n"
        "#### [首页](https://m.example/a) &nbsp;|&nbsp; [教程](https://m.example/b)\n"
        "#### [ 🔥  视频：真相 ](https://m.example/c)\n\n<div>\n <p>\n  一家电子厂\n  <ok href='/t'>裁员</ok>\n"
        "  三成。\n </p>\n"
        "<h3>相关新闻</h3><ul><li><a href='/x'>旧闻一则</a></li></ul>\n</div>\n++++++++++<br/><br/>\n"
        "[https://m.example/102.md](https://m.example/102.md)<br/>\n"
        "[<img src='q.png'/>](https://m.example/102.md)<br/>\n——END——\n"
    )
    assert source.text == "电子厂裁员三成\n一家电子厂裁员三成。"
    assert (str(source.published), source.published_basis) == ("2020-10-01", "stated")


def test_a_box_of_links_ends_where_the_article_goes_on() -> None:
    source = page(
        "<html><body><article><h1>地铁招募员工</h1><p>两条新线将招募2300名员工。</p><h3>相关新闻</h3>"
        "<ul><li><a href='/x'>票价上调</a></li></ul><p>起薪每月9,000元。</p></article></body></html>",
        "a.html",
    )
    assert source.text == "地铁招募员工\n两条新线将招募2300名员工。\n起薪每月9,000元。"


def test_markdown_syntax_is_stripped_and_links_keep_their_place() -> None:
    source = page(
        "# Wages rise\n\nPay rose **3.5%** in [May](https://stats.example/may), the\noffice *said*.\n\n"
        "- Nurses: £412 a week\n- Teachers: £530 a week\n\n| Year | Rate |\n| --- | --- |\n| 2023 | 3.5% |\n\n"
        "![9,999 people](a.png)\n"
    )
    assert source.text.split("\n") == [
        "Wages rise",
        "Pay rose 3.5% in May, the office said.",
        "Nurses: £412 a week",
        "Teachers: £530 a week",
        "Year\tRate",
        "2023\t3.5%",
    ]
    [(start, end, address)] = source.links
    assert (source.text[start:end], address) == ("May", "https://stats.example/may")


def test_headline_and_captions_stay_when_the_body_starts_late() -> None:
    paragraphs = "".join(
        f"<p>第{n}段：当地今年共有{n}00户居民领到补贴，平均每户{n}千元，发放工作已经完成。</p>" for n in range(1, 11)
    )
    source = page(
        "<html><head><title>补贴发放完毕</title></head><body><div class='wrap'><div class='head'><h1>补贴发放完毕</h1>"
        "<figure><img alt='x'><figcaption>居民排队领取补贴。</figcaption></figure></div>"
        f"<div class='body'>{paragraphs}</div></div>"
        "<div class='list'><p>另一则新闻说有88人受伤，记者正在现场了解情况。</p></div></body></html>",
        "a.html",
    )
    lines = source.text.split("\n")
    assert lines[:2] == ["补贴发放完毕", "居民排队领取补贴。"]
    assert len(lines) == 12


@pytest.mark.parametrize(
    "text", ["", "   \n", "<html><body></body></html>", "<html><body><script>var a=1</script></body></html>"]
)
def test_page_without_text_says_so(text: str) -> None:
    with pytest.raises(UnreadableError, match=r"empty|no text"):
        page(text, "a.html")


@pytest.mark.parametrize("line", table().lines, ids=lambda line: line.what)
def test_furniture_matches_its_examples_and_nothing_that_looks_like_them(line: object) -> None:
    kind = next(each for each in table().lines if each is line)
    assert [example for example in kind.examples if furniture_line(example) is None] == []
    assert [other for other in kind.others if furniture_line(other) is not None] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "记者：您认为房价会涨吗？",
        "分享经济去年规模达到2万亿元",
        "订阅用户突破100万",
        "版权收入增长12%，达到3.4亿元",
        "Shares rose 3.4% to 18.20 yuan after the opening.",
        "Tags on 300 trees were stolen, the council said.",
        "By 2030 the city wants 4,000 buses.",
        "更多的人选择留下，比例升至62%",
        "2020年1月23日 武汉封城",
    ],
)
def test_sentences_are_no_furniture(sentence: str) -> None:
    assert furniture_line(sentence) is None
