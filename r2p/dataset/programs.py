"""Lines with which a program reads a published table, ready to be copied."""

from r2p.dataset.release import Layout

PROGRAMS = {"python": "Python", "r": "R", "excel": "Excel", "stata": "Stata"}
"""The programs for which there are lines, and the language in which they are highlighted."""


def lines(program: str, layout: Layout, address: str) -> str:
    """Lines that read the table at ``address``.

    Raises:
        KeyError: there are no lines for this program.
    """
    return {"python": _python, "r": _r, "excel": _excel, "stata": _stata}[program](layout, address)


def _dates(layout: Layout) -> list[str]:
    return [field.name for field in layout.schema.fields if field.type == "date"]


def _python(layout: Layout, address: str) -> str:
    dates = f",\n    parse_dates={_dates(layout)}" if _dates(layout) else ""
    return f'import pandas as pd\n\n{layout.name} = pd.read_csv(\n    "{address}"{dates},\n)\n'


def _r(layout: Layout, address: str) -> str:
    text = f'{layout.name} <- read.csv(\n  "{address}",\n  encoding = "UTF-8", na.strings = ""\n)\n'
    return text + "".join(
        f"{layout.name}${name} <- as.Date({layout.name}${name})\n" for name in _dates(layout)
    )


def _excel(layout: Layout, address: str) -> str:
    """Power Query: Data, Get Data, From Other Sources, Blank Query, Advanced Editor."""
    types = "".join(f', {{"{name}", type date}}' for name in _dates(layout)).removeprefix(", ")
    typed = f'Table.TransformColumnTypes(Headed, {{{types}}}, "en-GB")' if types else "Headed"
    return (
        "let\n"
        f'  Source = Csv.Document(Web.Contents("{address}"),\n'
        '    [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),\n'
        "  Headed = Table.PromoteHeaders(Source),\n"
        f"  Typed = {typed}\n"
        "in\n  Typed\n"
    )


def _stata(layout: Layout, address: str) -> str:
    text = (
        f'import delimited "{address}", ///\n'
        '  clear encoding("utf-8") varnames(1) bindquote(strict) maxquotedrows(unlimited)\n'
    )
    return text + "".join(
        f'generate {name}_d = date({name}, "YMD")\nformat {name}_d %td\n' for name in _dates(layout)
    )
