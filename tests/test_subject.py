"""Subjects: the noun phrase that a claim is about, from its clause or from before."""

from __future__ import annotations

from datetime import date

import pytest

from extract import extract

CASES = [
    ("中国各地的摄像头已有两千万个。", ["摄像头"]),
    ("由上海厂家生产的摄像头，分辨率高达800万像素。", ["摄像头"]),
    ("公司总裁李明去年捐款300万元。", ["李明"]),
    ("据统计局数据，全县人口为30万人。", ["全县人口"]),
    ("在发布会上，该团伙获利200万元。", ["该团伙"]),
    ("华新集团昨日公布业绩。该集团去年净利润为5亿元。", ["华新集团", "华新集团"]),
    ("王敏（45岁）和李强（38岁）被捕。", ["王敏", "李强"]),
    ("总部位于伦敦的公司共裁员300人。", ["公司"]),
    ("網上有人出售3萬張照片。", ["照片"]),
    ("房协去年把公屋租金下调15%。", ["公屋租金"]),
    ("西班牙昨日新增310个病例。", ["西班牙"]),
    ("越南有9600万人口。", ["越南"]),
    ("现行有3种停车牌照。", ["停车牌照"]),
    ("感染人数估计至少是去年的三倍。", ["感染人数"]),
    ("65岁以上的人中有三成是独居。", ["65岁以上的人"]),
    ("該計劃提供了3億元貸款。", ["該計劃"]),
    ("环保署去年发出300张罚单。", ["环保署"]),
    ("金管局有意为3000家公司减费。", ["金管局"]),
    ("书店去年搬到Book.co的200间门市。", ["书店"]),
    ("The port's owner Acme lost $5m.", ["Acme"]),
    ("Both said fuel bills rose 5%.", ["fuel bills"]),
    ("Smith and Jones left on 12 August 2004.", ["Smith and Jones"]),
    ("The Bank of Ruritania raised $5m.", ["Bank of Ruritania"]),
    ("The 20-year-old keeper, who plays for Acme, also starred.", ["keeper"]),
    ("Until he retired in 1971, Stan Reed wrote the copy.", ["Stan Reed"]),
    ("He held seats where the Greens were second.", ["Greens"]),
    ("Fans left the side that lost four games.", ["side"]),
    ("Acme closed. Analysts were surprised. It had lost $5m.", ["Acme"]),
    ("由国家资助的外国黑客共有300名。", ["外国黑客"]),
    ("至于学校主席，本身任期3年。", ["学校主席"]),
    ("The play, in which a young man is jailed, took $5m.", ["play"]),
    ("It was found by pianist Anna Ito, who died aged 86.", ["Anna Ito"]),
    ("As part of its plan, Acme cut 300 jobs.", ["Acme"]),
    ("Last year, the Harbour Prize went to a baker.", ["Harbour Prize"]),
    ("Shares in Acme fell 5%.", ["Acme"]),
    ("Acme's profits fell 5%.", ["Acme"]),
    ("Quarterly profits at US carmaker Acme fell 5%.", ["Acme"]),
    ("Acme said sales fell 5%.", ["Acme"]),
    ("Acme closed in 2003. It had lost $5m.", ["Acme", "Acme"]),
    ("Its film unit, Widget Films, lost $5m.", ["Widget Films"]),
    ("There were 300 people in the hall.", ["people"]),
    ("Some 300 people came.", ["people"]),
    ("The chief executive, who is 45, earned $5m.", ["chief executive", "chief executive"]),
    ("The film, which stars Ana Ruiz, Tom Hale and Greta Lind, earned $14m.", ["film"]),
    ("Ruritania's jobless rate fell to 6.1%.", ["Ruritania's jobless rate"]),
    ("The rate is high, compared with 11.2% in Spain and 9.4% in Greece.", ["Spain", "Greece"]),
    ("The merger will make the new firm the fourth largest brewer.", ["new firm"]),
    ("The number of people claiming benefits rose 12,000.", ["number of people claiming benefits"]),
    ("Goran Petrov's Balkan war drama The Long Ferry took $8m.", ["Long Ferry"]),
    ("Norling played well - mixing 14 aces with 11 faults.", ["Norling", "Norling"]),
    ("Eastern Rail blamed strikes for a 12% drop in revenue.", ["Eastern Rail"]),
    ("Acme increased spending on roads by 5%.", ["Acme"]),
    ("Spending on roads will rise by 5%.", ["Spending on roads"]),
    ("The gap between imports and exports widened to $4bn.", ["gap between imports and exports"]),
    ("The award was won by Eva Holm with 3,200 votes.", ["Eva Holm"]),
    ("Chief executive Dana Holt said the firm had won 30 customers.", ["firm"]),
    ("Economists had predicted that orders would fall 2%.", ["orders"]),
    ("Profits at brewer Holt & Lang jumped 31% as beer sales in Asia grew 9%.", ["Holt & Lang", "beer sales in Asia"]),
    ("The average house price in the capital rose 3.2%.", ["average house price"]),
    ("The airline's shares fell after it said it had lost $5m.", ["airline"]),
    ("Rossi levelled before Meyer, a £6m signing from Ajax, scored after 70 minutes.", ["Meyer", "Meyer"]),
    ("Meet the Neighbours took $19m.", ["Meet the Neighbours"]),
    ("Rovers pressed and Duff had four chances.", ["Duff"]),
    ("Peru, Chile and Bolivia are to send 300 troops.", ["Peru, Chile and Bolivia"]),
    ("After collecting a cheque for $1.5m, Norling thanked the crowd.", ["Norling"]),
    ("Tom Hale met Jim Reed. He starred in Lee Ward's drama. He had three lines.", ["Tom Hale"]),
    ("Rovers, whose six-match unbeaten run is over, lost.", ["Rovers"]),
    ("She beat Spain's Ana Ruiz, the third seed.", ["Spain's Ana Ruiz"]),
    ("A spokesman said the limit of 21 for drivers would fall.", ["limit"]),
    ("The three-year project, which Acme funds, has ended.", ["project"]),
    ("A spokeswoman said the two incidents appear to be unrelated.", ["incidents"]),
    ("The peso climbed to 43.3 per dollar, up from a close of 43.4.", ["peso", "peso"]),
    ("In Nice last week, the Harbour Council announced its plan.", ["Harbour Council"]),
    ("The fair is large, and runs from 6 to 9 January 2024.", ["fair"]),
    ("Acme told the BBC Globex would cut 300 jobs.", ["Globex"]),
    ("Events such as the Games brought 3,000 visitors.", ["Events"]),
]


@pytest.mark.parametrize(("text", "subjects"), CASES)
def test_subject(text: str, subjects: list[str]) -> None:
    assert [claim.subject for claim in extract(text, None, date(2024, 5, 20))] == subjects


def test_subjects_are_words_of_the_text() -> None:
    text = "去年，華新集團（總部在台北）營收達5億元，按年增8%；同期員工減少300人，董事長陳明說明年再減。"
    for claim in extract(text, "zh", date(2024, 5, 20)):
        assert claim.subject is None or claim.subject in text
