"""The phrases by which people sign in and decide: on pairs, and on a claim, which they review, mend or reject."""

from __future__ import annotations

from collections.abc import Mapping

from claims.web.words.vocabulary import Phrase

DECIDING: Mapping[str, Phrase] = {
    # signing in
    "sign_in_title": Phrase("Signing in", "登录"),
    "sign_in_failed": Phrase("This link does not sign you in", "此链接无法登录"),
    "sign_in_again": Phrase(
        "It belongs to an earlier start of the server, or was used up. Look at the window in which the server runs: "
        "“claims serve” prints a link each time it starts, which works until it is stopped. To have a new one, stop "
        "it with Ctrl-C and start it again.",
        "它属于服务器之前的一次启动，或已经用过。请查看运行服务器的窗口：“claims serve” 每次启动都会给出登录链接，"
        "在服务器停止之前一直有效。需要新链接时，按 Ctrl-C 停止后重新启动即可。",
    ),
    "sign_in": Phrase(
        "You are reading only. To judge, sign in below: with the link that “claims serve” prints when it starts, or "
        "with a token of your own.",
        "目前只能阅读。要作出判断请先登录（见页尾）：使用 “claims serve” 启动时给出的链接，或自己的令牌。",
    ),
    "add_sign_in": Phrase(
        "You are reading only. To add sources, sign in below: with the link that “claims serve” prints when it "
        "starts, or with a token of your own.",
        "目前只能阅读。要添加来源请先登录（见页尾）：使用 “claims serve” 启动时给出的链接，或自己的令牌。",
    ),
    "sign_in_to_review": Phrase(
        "Sign in to record a review or to mend this claim: below, or with the link that “claims serve” prints.",
        "登录后可记录核查结论或更正此说法：见页尾，或使用 “claims serve” 给出的链接。",
    ),
    "sign_in_short": Phrase("Sign in", "登录"),
    "token_lead": Phrase(
        "With a token of your own, what you review, judge and add is kept under your name.",
        "使用自己的令牌登录后，你的核查、判断和添加都会记在你的名下。",
    ),
    "sign_in_read_only": Phrase(
        "This database is served read-only, so there is nothing to sign in for.",
        "此数据库以只读方式提供，无需登录。",
    ),
    "token_label": Phrase("Your token", "令牌"),
    "token_button": Phrase("Sign in", "登录"),
    "token_how": Phrase(
        "Whoever runs the server makes one for you: claims token create NAME --scope '*:write'",
        "由服务器管理者为你生成：claims token create 名字 --scope '*:write'",
    ),
    "token_unknown": Phrase(
        "This is no token of this database: paste the whole of it, from “claimtrail_” on.",
        "这不是此数据库的令牌：请从 “claimtrail_” 起完整粘贴。",
    ),
    "token_revoked": Phrase("This token was revoked: ask for another one.", "此令牌已被撤销，请索取新的令牌。"),
    "token_expired": Phrase("This token has expired: ask for another one.", "此令牌已过期，请索取新的令牌。"),
    "token_root": Phrase(
        "A token called root signs nobody in: ask for one with a name of your own.",
        "名为 root 的令牌不能用于登录，请索取以你自己的名字生成的令牌。",
    ),
    "token_scope": Phrase(
        "This token is for a program that does some things only: people need one with the scope '*:write'.",
        "此令牌只供程序做部分操作；登录网页需要权限为 '*:write' 的令牌。",
    ),
    # judging pairs
    "pairs": Phrase("Judge pairs", "配对判断"),
    "pairs_lead": Phrase(
        "Do these two say the same? Your verdict outranks what the rules found, now and later.",
        "这两处说的是同一回事吗？你的判断优先于规则的结论，现在和以后都算数。",
    ),
    "judged": Phrase("Kept: {}.", "已记录：{}。"),
    "judge_again": Phrase("Undo: judge it again", "撤回重判"),
    "nothing_to_judge": Phrase("Nothing is waiting for a verdict.", "没有待判断的配对。"),
    "taken_for_conflict": Phrase("The rules take them for a contradiction.", "规则认为二者矛盾。"),
    "taken_for_same": Phrase("The rules take them for the same claim, but barely.", "规则勉强认为二者是同一说法。"),
    "the_pair": Phrase("The two places", "两处原文"),
    "your_verdict": Phrase("Your verdict", "你的判断"),
    "verdict_same": Phrase("Same claim", "同一说法"),
    "verdict_conflict": Phrase("Contradiction", "相互矛盾"),
    "verdict_different": Phrase("Different things", "不是一回事"),
    "skip_pair": Phrase("Skip", "跳过"),
    "next_pair": Phrase("Next pair", "下一对"),
    "note": Phrase("Add a note", "添加备注"),
    "note_label": Phrase("Why, for those who come later", "理由，供后来者参考"),
    "use_keys": Phrase("Judge with the keys shown", "使用所示按键"),
    "read_only_file": Phrase(
        "This database is served read-only, so nothing can be judged here.",
        "此数据库以只读方式提供，无法作出判断。",
    ),
    "reasons": Phrase("What the rules found", "规则的依据"),
    "speaks_for": Phrase("Speaks for the same claim", "支持是同一说法"),
    "speaks_against": Phrase("Speaks against it", "反对是同一说法"),
    "nothing": Phrase("Nothing.", "没有。"),
    "signed_in": Phrase("Signed in as {}.", "已登录：{}。"),
    "sign_out": Phrase("Sign out", "退出"),
    # deciding on a claim
    "decide": Phrase("Fact-check this claim", "核查此说法"),
    "review_claim": Phrase("Record a review", "记录核查结论"),
    "review_rating": Phrase("Verdict in words, such as “Misleading”", "结论，如“误导”“属实”"),
    "review_text": Phrase("The review in short", "核查摘要"),
    "review_url": Phrase("Where the review is published", "核查报告网址"),
    "review_url_hint": Phrase(
        "Leave empty when it is published nowhere else: then this page is its address.",
        "若未在别处发表可留空，此时以本页为其网址。",
    ),
    "review_publisher": Phrase("Published by", "发布机构"),
    "review_day": Phrase("Day of the review", "核查日期"),
    "review_save": Phrase("Record it", "记录"),
    "review_replaces": Phrase(
        "It is published with the claim. A review at the same address takes the place of the one before.",
        "结论会与此说法一并公开；网址相同的，以新结论替换旧结论。",
    ),
    "review_withdraw": Phrase("Take it back", "撤回"),
    "mend_claim": Phrase("Mend what was found", "更正提取结果"),
    "mend_gloss": Phrase("Its short English line", "英文概要"),
    "mend_subject": Phrase("Who or what it is about", "主体"),
    "mend_place": Phrase("Place", "地点"),
    "mend_speaker": Phrase("Who said it, as in the text (– for nobody)", "说话人，照原文写（无人则填 –）"),
    "mend_about_first": Phrase("First day that it is about", "所指时间：首日"),
    "mend_about_last": Phrase("Last day", "末日"),
    "mend_dated": Phrase("Does the text say when?", "原文是否说明时间？"),
    "mend_these_days": Phrase("these days", "如所填日期"),
    "mend_undated": Phrase("no", "没有说明"),
    "mend_figure": Phrase("A figure that was read wrongly", "读错的数字"),
    "mend_value": Phrase("What it is worth, in its unit", "正确数值（不含单位）"),
    "mend_denies": Phrase("Does the text deny it?", "原文是否否定此说法？"),
    "mend_asserts": Phrase("Does the text assert it as fact?", "原文是否视为事实陈述？"),
    "mend_as_found": Phrase("as found", "维持原判"),
    "yes": Phrase("yes", "是"),
    "no": Phrase("no", "否"),
    "mend_save": Phrase("Mend it", "更正"),
    "mend_hint": Phrase(
        "Holds for every place where the claim is made and outlasts every later reading; what stood there is kept.",
        "对此说法的每一处都有效，以后重新提取也不会改变；原有内容留在历史中。",
    ),
    "reject_claim": Phrase("Reject it", "剔除"),
    "reject_hint": Phrase(
        "For what is no claim at all, or was read wrongly beyond mending. It can be brought back.",
        "用于根本不是说法、或错误无法更正的情况。可以恢复。",
    ),
    "reject_save": Phrase("This is no claim", "这不是一条说法"),
    # deciding on a source
    "decide_source": Phrase("Put this source right", "更正此来源"),
    "mend_source_hint": Phrase(
        "What you state outranks what the page says, now and later; dates such as “last year” are read anew.",
        "你填写的内容优先于网页所示，以后重新读取也不会改变；“去年”等日期会重新推算。",
    ),
    "look_again": Phrase("Look at it again", "重新查看原网页"),
    "look_again_hint": Phrase(
        "Its page is fetched anew. Where the text has changed, the new one is kept beside the old, and what was "
        "altered or taken back is told here.",
        "将重新抓取原网页。若正文有改动，新旧两版都会保留，并在本页列出改动或撤回的内容。",
    ),
    "look_again_save": Phrase("Fetch it", "抓取"),
    "take_down": Phrase("Take it down", "撤下"),
    "take_down_hint": Phrase(
        "Its texts, its archived page and the claims that it alone makes are deleted for good. That it was taken "
        "down, by whom and why stays, and it is not added again.",
        "其正文、存档网页以及仅见于此来源的说法将被永久删除；撤下一事、撤下者与理由会保留，且不再收录。",
    ),
    "take_down_save": Phrase("Delete it for good", "永久删除"),
    "taken_down": Phrase("This source was taken down", "此来源已被撤下"),
    "taken_down_lead": Phrase(
        "A person took it down on {}: its texts and claims were deleted, and it is not added again.",
        "此来源已于 {} 由人工撤下：正文与说法均已删除，且不再收录。",
    ),
    "let_in": Phrase("Let it be added again", "允许重新收录"),
    "done_review": Phrase("The review was recorded.", "核查结论已记录。"),
    "done_withdraw": Phrase("The review was taken back.", "核查结论已撤回。"),
    "done_correct": Phrase("It was mended.", "已更正。"),
    "done_restore": Phrase("The claim was brought back.", "说法已恢复。"),
    "rejected": Phrase("This claim was rejected", "此说法已被剔除"),
    "rejected_lead": Phrase(
        "A person said on {} that it is none; rules will not bring it back.",
        "{} 有人认定它不是一条说法；规则不会再将其恢复。",
    ),
    "bring_back": Phrase("Bring it back", "恢复"),
    "mended_gloss": Phrase("English line", "英文概要"),
    "mended_subject": Phrase("about", "主体"),
    "mended_place": Phrase("place", "地点"),
    "mended_time_start": Phrase("first day", "首日"),
    "mended_time_end": Phrase("last day", "末日"),
    "mended_speaker": Phrase("said by", "说话人"),
    "mended_figure": Phrase("figure", "数字"),
    "mended_negated": Phrase("denied (1 yes, 0 no)", "是否否定（1 是，0 否）"),
    "mended_hedged": Phrase("not asserted as fact (1 yes, 0 no)", "是否并非断言（1 是，0 否）"),
    "said_no_more": Phrase(
        "No source says so any more, or it was rejected; the claim stays for its reviews.",
        "已没有来源这样说，或此说法已被剔除；因有核查结论而保留。",
    ),
}
