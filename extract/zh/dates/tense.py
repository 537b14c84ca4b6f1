"""Whether the words around a date, which stands at the zero character of its clause, turn it towards the future."""

from __future__ import annotations

import re

# Words that turn an incomplete date towards the future.
_FUTURE = re.compile(
    r"将|延至|押后[^，。;]{0,10}\0|\0\ ?(?:再讯|续审|候判)|(?:延期|押后|推迟|延后|改期)(?:至|到\ ?\0)|预计|预料|料|拟|"
    r"计划(?![的，。、;:」』)》 书案内中下是为涉包和与及]|\Z)|筹备|筹划|即将|"
    r"起(?:实施|生效|接受|开放|发售|展开|推出|执行|施行)|截止|之前完成|或会|会于|会在|有望|"
    r"最[快早](?:可|将|会|要|也要)?(?:能|望)?[在于到]?\0|可能(?:会)?[在于]?\0|(?:发起|号召|呼吁)[^，。;]{0,4}\0"
    r"|下届|定于|打算|可以?(?:在|于)?\0|想在?\0|准备|要在|须在|需在|必须在|恐怕?[将会要再下]|\0要(?![求点闻员挟务职塞素害紧])"
    r"|(?:争取|力争|务必|[应请])[于在]?\0"
    r"|赶在|须于|需于|\0\ ?(?:[上下中]午|早上|晚上)?会(?=[\u4e00-\u9fff])(?![议上员见面计谈场后前期谈长友馆])"
)
_DEADLINE = re.compile(r"\0(?:之前|前)(?![往来夕后线沿])(?![^，。;]{0,6}[已曾了])")  # 周五前提交
# 周五称将暂缓: who says on a day what will be has said it.
_SAID = re.compile(
    r"\0\ ?(?:[上下中]午|[早晚]间?|凌晨|当地时间)?(?:正式|再次|已|又|也|曾)?"
    r"(?:表示|宣布|公布|透露|指出|强调|证实|警告|承诺|重申|承认|声称|宣称|通知|称|说|指|决定|批准|通过|签署|报道|发表|发布|回应|获悉|得知)"
)


def is_future(clause: str) -> bool:
    """True where the words around a date, which stands at the zero character, turn it towards the future."""
    found = _FUTURE.search(clause)
    return found is not None and (found.start() < clause.find("\0") or _SAID.search(clause) is None)


def is_deadline(clause: str) -> bool:
    """True where something is to be done before the date: 周五前提交; not 周五前已离开."""
    return _DEADLINE.search(clause) is not None
