"""Options that several commands share."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, TypeVar, get_args

import click

from claims.errors import ClaimsError
from claims.journal import FORMS, Form, listen

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS = ("table", "json", "jsonl", "csv")


class Day(click.ParamType[date]):
    """A date as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date; a usage error for anything else."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date: write it as 2026-11-20.", param, ctx)


class Age(click.ParamType[timedelta]):
    """A length of time: 45m, 12h, 30d or 2w."""

    name = "age"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        """The time; a usage error for anything else."""
        if isinstance(value, timedelta):
            return value
        number, unit = value[:-1], _UNITS_OF_TIME.get(value[-1:])
        if unit is None or not number.isascii() or not number.isdigit() or len(number) > 5:
            self.fail(f"{value!r} is no length of time: write it as 45m, 12h, 30d or 2w.", param, ctx)
        return timedelta(**{unit: int(number)})


_UNITS_OF_TIME = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class Region(click.ParamType[str]):
    """A region whose units and currencies are known."""

    name = "region"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The region in small letters; a usage error that names all for anything else."""
        from extract.quantities.lexicon import regions

        region = str(value).lower()
        if region not in regions():
            self.fail(f"{value!r} is no region whose money and units are known: {', '.join(regions())}.", param, ctx)
        return region


class Address(click.ParamType[str]):
    """The address of a page on the web."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The address in the form that sources are known by; a usage error for anything else."""
        from claims.ingest.addresses import absolute_url

        address = absolute_url(str(value), "")
        if address is None:
            self.fail(f"{value!r} is no web address: give one such as https://news.example/article.", param, ctx)
        return address


class Worth(click.ParamType[float]):
    """What a figure is worth."""

    name = "float"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number; a usage error for anything else."""
        from claims.curating import worth

        try:
            return worth(str(value))
        except ClaimsError as error:
            self.fail(str(error), param, ctx)


class Kind(click.ParamType[str]):
    """A kind of claim."""

    name = "kind"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The kind as it is written; a usage error that names all for anything else."""
        from extract.model import ClaimKind

        if value not in get_args(ClaimKind):
            self.fail(f"{value!r} is no kind of claim: {', '.join(get_args(ClaimKind))}.", param, ctx)
        return str(value)


def database_option(command: Command) -> Command:
    """`--db`, which the environment variable CLAIMS_DB sets too."""
    return click.option(
        "--db",
        "path",
        envvar="CLAIMS_DB",
        default="claims.db",
        show_default=True,
        show_envvar=True,
        type=click.Path(dir_okay=False),
        help="The database file.",
    )(command)


def format_option(default: str) -> Callable[[Command], Command]:
    """`--format`, with the command's own default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default=default,
        show_default=True,
        help="How results are printed.",
    )


def private_option(command: Command) -> Command:
    """`--allow-private`, for those who fetch from their own machine or network."""
    return click.option(
        "--allow-private", is_flag=True, help="Fetch from private networks and this machine too; usually refused."
    )(command)


def jobs_option(command: Command) -> Command:
    """`--jobs`, by default as many as there are cores for us."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=1),
        default=lambda: len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        show_default="one for each core",
        help="Processes that extract; the outcome is the same with any number.",
    )(command)


def engine_options(command: Command) -> Command:
    """`--engine` and `--master`: whether this process does the work or Spark, and which Spark."""
    engine = click.option(
        "--engine",
        type=click.Choice(["local", "spark"]),
        default="local",
        show_default=True,
        help="Who does the work: this machine, or Apache Spark for what is too much for one.",
    )
    master = click.option("--master", metavar="URL", help="Spark's cluster; as Spark itself is told, without it.")
    return engine(master(command))


def log_options(command: Command) -> Command:
    """`--verbose` and `--log-format`: what the command does, line by line on standard error, while it lasts."""
    verbose = click.option(
        "-v",
        "--verbose",
        is_flag=True,
        expose_value=False,
        callback=_listen,
        help="Tell what is done on standard error, one line for each event.",
    )
    form = click.option(
        "--log-format",
        type=click.Choice(FORMS),
        is_eager=True,  # so that --verbose knows it
        expose_value=False,
        callback=_keep_form,
        help="How these lines are written: key=value or JSON; with it -v goes without saying.",
    )
    return verbose(form(command))


def _keep_form(context: click.Context, _: click.Parameter, form: Form | None) -> None:
    context.meta[_LOG_FORM] = form


def _listen(context: click.Context, _: click.Parameter, is_verbose: bool) -> None:
    form: Form | None = context.meta[_LOG_FORM]
    if is_verbose or form is not None:
        context.call_on_close(listen(form or "text"))


_LOG_FORM = "claimtrail.log_form"


def limit_option(default: int) -> Callable[[Command], Command]:
    """`--limit`, with the command's own default."""
    return click.option(
        "--limit", type=click.IntRange(min=1), default=default, show_default=True, help="At most so many results."
    )


def source_options(command: Command) -> Command:
    """What the user knows better than the file: the command gets it as one `overrides`."""

    @functools.wraps(command)
    def gathered(**given: Any) -> Any:
        from claims.ingest import Overrides

        names = ("published", "publisher", "title", "lang", "url", "region")
        return command(overrides=Overrides(**{name: given.pop(name) for name in names}), **given)

    for option in reversed(_SOURCE_OPTIONS):
        gathered = option(gathered)
    return gathered  # type: ignore[return-value]


_SOURCE_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option("--published", type=Day(), help="Date of publication, for relative dates such as 去年."),
    click.option("--publisher", help="Who published it."),
    click.option("--title", help="Its title."),
    click.option("--lang", type=click.Choice(["zh", "en"]), help="Its language."),
    click.option("--url", type=Address(), help="Its address."),
    click.option("--region", type=Region(), help="Where it appeared, for a bare 元, 尺 or $: cn, hk, tw, sg, us, gb …"),
)
