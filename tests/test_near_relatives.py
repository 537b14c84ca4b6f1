"""Pairs of statements that differ in one thing, and figures told from the other end."""

from __future__ import annotations

import pytest

from claims.match import compare


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        (
            "By 2010 the herd on Islay had shrunk by 70 percent, rangers said.",
            "Rangers said the herd on Islay had shrunk to 30 percent of its former size by 2010.",
            "same",
        ),
        (
            "到2010年，当地湿地面积已经减少了三成，林业局说。",
            "林业局说，当地湿地面积到2010年已减少到原来的三成。",
            "conflict",
        ),
        (
            "2012年4月2日，成都一辆旅游大巴侧翻，连同司机在内共有24人受伤。",
            "2012年4月2日成都一辆旅游大巴侧翻，23名乘客和司机都受了伤。",
            "same",
        ),
        (
            "2014年全国举重锦标赛女子58公斤级，李燕抓举98公斤、挺举121公斤夺冠。",
            "李燕以219公斤的总成绩夺得2014年全国举重锦标赛女子58公斤级冠军。",
            "same",
        ),
        (
            "2016年8月3日，台风造成台东县4,300户停电。",
            "2016年8月3日，颱風造成台東縣4,300戶停水。",
            "different",
        ),
        (
            "Laboratories had confirmed 29 cholera cases in Beira by 4 June 2013.",
            "By 4 June 2013 there were 29 suspected cholera cases in Beira.",
            "different",
        ),
        (
            "2018年柑橘产业占永春县生产总值的12%。",
            "Yongchun county's citrus industry grew by 12 percent in 2018.",
            "different",
        ),
        (
            "湖北房县2011年香菇产量为3.4万吨，县农业局说。",
            "据湖北竹溪县农业局统计，2011年全县香菇产量3.4万吨。",
            "different",
        ),
        (
            "Farmers in Wayne County grew 52,300 tons of hay in 2009, the state farm bureau said.",
            "The hay crop of Lenoir County was 52,300 tons in 2009, according to the state farm bureau.",
            "different",
        ),
        (
            "湖北房县2011年香菇产量为3.4万吨。",
            "Fang county in Hubei produced 34,000 tonnes of shiitake mushrooms in 2011.",
            "same",
        ),
        (
            "劳工局说，截至2009年3月底，全市有37家工厂停产，人数为2,150人。",
            "A total of 5,120 workers at 37 factories in the city were idle at the end of March 2009, it said.",
            "conflict",
        ),
        (
            "The Centre party took 24 percent of the vote in Turku in October 2012.",
            "After the election of October 2012, 24 percent of the seats in Turku belong to the Centre party.",
            "different",
        ),
        (
            "2006年7月9日，舟山渔船浙嵊88号沉没，船上9人全部获救。",
            "舟山渔船浙嵊88号2006年7月9日沉没，9名船员中3人失踪。",
            "conflict",
        ),
        (
            "2011年4月的民調顯示，六成四居民支持保留舊碼頭。",
            "2011年4月民調發現，六成四居民反對保留舊碼頭。",
            "conflict",
        ),
        (
            "深圳市税务局称，2022年前三季度全市办理增值税退税843.2亿元。",
            "深圳市税务局介绍，2022年前三季度全市减免增值税843.2亿元。",
            "different",
        ),
        (
            "印度信实通信2019年3月底移动用户为3.067亿。",
            "India's Reliance Jio had 306.7 million mobile subscribers at the end of March 2019.",
            "same",
        ),
        (
            "Telstra ended June 2018 with 3.6 million fixed broadband customers.",
            "Telstra had 3.6 million landline customers at the end of June 2018.",
            "different",
        ),
        (
            "上海图书馆2021年纸质图书外借380万册次。",
            "上海图书馆2021年电子书借阅380万册次。",
            "different",
        ),
        (
            "五一假期，平遥古城累计接待游客31.2万人次。",
            "平遥古城五一假期接待游客28.5万人次。",
            "conflict",
        ),
        (
            "Amid a severe drought, Lake Mead fell to 1,040 feet on Tuesday.",
            "Lake Mead fell to 1,040 feet on Tuesday.",
            "same",
        ),
        (
            "The council was ordered to pay $2.4m for the fire that destroyed the school in 2012.",
            "Council must pay $4.2m for school fire",
            "conflict",
        ),
        (
            "中超第15轮战罢，上海海港以38分领跑积分榜。",
            "中超第16轮过后，上海海港以41分继续领跑积分榜。",
            "different",
        ),
        (
            "中超15轮过后，上海海港以38分领跑积分榜。",
            "中超第15轮战罢，上海海港以35分领跑积分榜。",
            "conflict",
        ),
        (
            "截至6月10日，2021年高考报名人数为1050万。",
            "截至6月20日，2021年高考报名人数达1078万。",
            "different",
        ),
        (
            "The plant in Gdansk will cut 300 jobs by the end of June.",
            "The Gdansk plant is to cut 300 jobs before July.",
            "same",
        ),
        (
            "Tallinn Shipyard reduced its staff from 1,200 to 950.",
            "Tallinn Shipyard shed 250 of its 1,200 staff.",
            "same",
        ),
        (
            "Tallinn Shipyard will reduce its staff from 1,200 to 950.",
            "Tallinn Shipyard will shed 350 of its 1,200 staff.",
            "conflict",
        ),
        (
            "Tallinn Shipyard reduced its staff from 1,200 to 950.",
            "Tallinn Shipyard shed 250 of its 3,000 staff.",
            "different",
        ),
        (
            "肯尼亚央行将基准利率从13%下调至12.75%。",
            "Kenya's central bank cut its benchmark rate by 25 basis points.",
            "same",
        ),
        (
            "17岁少女深圳坠海失踪",
            "在深圳大梅沙，17岁的陈晓雯周日坠海后失踪。",
            "same",
        ),
        (
            "长征八号一箭22星发射成功",
            "长征八号遥二运载火箭成功将26颗卫星送入预定轨道。",
            "conflict",
        ),
        (
            "卡塔尔能源公司周二向大宇造船订购10艘液化天然气船。",
            "QatarEnergy on Tuesday ordered 16 gas carriers from Daewoo Shipbuilding.",
            "conflict",
        ),
        (
            "沪昆高铁怀化段自2019年6月3日起停运检修，为期12天。",
            "The Huaihua section of the Shanghai-Kunming line will be closed for repairs from June 3 to 14, 2019.",
            "same",
        ),
        (
            "The ten-day Cork jazz festival opens on May 1.",
            "The Cork jazz festival runs from May 1 to May 10.",
            "same",
        ),
        (
            "The ten-day Cork jazz festival opens on May 1.",
            "The Limerick film festival runs from May 1 to May 10.",
            "different",
        ),
        (
            "台中市议会周一就动议投票，31票赞成、24票反对。",
            "台中市議會週一表決動議，34票贊成、21票反對，動議過關。",
            "conflict",
        ),
        (
            "厦门业主大会就加装电梯的提案投票，52票赞成、11票反对。",
            "厦门业主大会就停车费的提案投票，32票赞成、31票反对。",
            "different",
        ),
        (
            "工会说，2018年3月3日华沙有5万名教师集会。",
            "Police put the crowd at the teachers' rally in Warsaw on 3 March 2018 at 20,000.",
            "conflict",
        ),
        (
            "At the launch on Monday the iPhone 14 Pro sold 12 million units.",
            "At the launch on Monday the iPhone 14 sold 12 million units.",
            "different",
        ),
        (
            "A Boeing 737 Max crashed near Nairobi, killing 157 people.",
            "A Boeing 737 crashed near Nairobi, killing 157.",
            "same",
        ),
        (
            "In March 2019 Air India cut 400 flights.",
            "In March 2019, India saw Air India cut 400 flights.",
            "same",
        ),
        (
            "Two planes collided at 9 p.m. CT on Monday, killing 12.",
            "Two planes collided at 0300 GMT on Tuesday, killing 12.",
            "same",
        ),
        (
            "Two planes collided at 9 p.m. EST on Monday, killing 12.",
            "Two planes collided at 0200 GMT on Thursday, killing 12.",
            "different",
        ),
        (
            "新加坡金管局将利率上调至5.25%。",
            "金管局将利率上调至5.25%。",
            "same",
        ),
        (
            "新加坡金管局将利率上调至5.25%。",
            "香港金管局将利率上调至5.25%。",
            "different",
        ),
        (
            "The bridge is closed from 20 December to 5 January.",
            "The bridge is closed for 17 days from 20 December.",
            "same",
        ),
        (
            "大桥5月1日起至10日封闭。",
            "大桥5月1日起封闭10天。",
            "same",
        ),
        (
            "19 people died in the Lagos storm and phone lines were cut.",
            "20 people died in the Lagos storm.",
            "conflict",
        ),
        (
            "19 people died and phone lines were cut.",
            "20 people died.",
            "conflict",
        ),
        (
            "公司12月前三周卖出300辆车。",
            "公司11月卖出300辆车。",
            "different",
        ),
        (
            "Acme made $5.2m for the three months that ended in June 2018.",
            "Acme made $5.2m for the three months that ended in June 2017.",
            "different",
        ),
        (
            "The club paid £32m for Silva and another £6m for Costa.",
            "The club paid £38m for Silva.",
            "conflict",
        ),
        (
            "Everton signed Silva for an initial £32m and £6m in add-ons.",
            "Everton signed Silva for £38m.",
            "same",
        ),
        (
            "春节假期前三天，平遥累计接待游客31万人次。",
            "春节假期平遥接待游客58万人次。",
            "different",
        ),
        (
            "“Only 12” people came to Leeds, the mayor said, of 300 invited.",
            "“Only 15” of 300 invited people came to Leeds, the mayor said.",
            "conflict",
        ),
    ],
)
def test_one_thing_differs(left: str, right: str, relation: str) -> None:
    assert compare(left, right).relation == relation
