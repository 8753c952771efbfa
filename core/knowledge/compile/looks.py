"""How marks look: core/looks.toml, as custom properties of the page, as JSON for the extension's build, and in the style of exported HTML."""
import json

NOTE = "/* Made by scripts/contract from core/looks.toml: change it there. */\n"
BEGIN, END = "/* looks: */", "/* :looks */"


def colours(looks: dict, ground: str, prefix: str) -> dict[str, str]:
    return {f"--{prefix}{name}": look[ground] for name, look in looks.items()}


def lines(looks: dict, prefix: str) -> dict[str, str]:
    return {f"--{prefix}line-{name}": look["line"] for name, look in looks.items() if "line" in look}


def rule(selector: str, properties: dict[str, str], pad: str = "") -> str:
    return f"{pad}{selector} {{\n" + "".join(f"{pad}  {name}: {value};\n" for name, value in properties.items()) + f"{pad}}}\n"


def page_css(looks: dict) -> str:
    light, dark = colours(looks, "light", "ai-"), colours(looks, "dark", "ai-")
    out = NOTE + rule("article-inspector", light | lines(looks, "ai-"))
    out += "@media (prefers-color-scheme: dark) {\n" + rule("article-inspector:not([theme='light'])", dark, "  ") + "}\n"
    return out + rule("article-inspector[theme='dark']", dark)


def extension_json(looks: dict) -> str:
    """For web/extension/marks.mjs: it makes rules for highlights, which know no custom properties in every browser."""
    return json.dumps({name: {"line": look.get("line"), "colour": look["any"]} for name, look in looks.items()}, indent=2) + "\n"


def report_css(style: str, looks: dict) -> str:
    """The style with its part between the two comments made new. What is exported carries it: it has no white space to spare."""
    def properties(ground: str) -> str:
        return ";".join(f"{name}:{value}" for name, value in colours(looks, ground, "").items())
    names = ("person", "organization", "location", "misc")
    part = f":root{{{properties('light')}}}\n@media (prefers-color-scheme:dark){{:root{{{properties('dark')}}}}}\n"
    part += f".boilerplate{{color:var(--junk);text-decoration:underline {looks['junk']['line']}}}\n"
    part += ".direct,.mixed{background:var(--quoted)}"
    part += "".join(f".{kind}{{border-top:{' '.join(reversed(looks[kind]['line'].split()))} var(--{kind})}}" for kind in ("mixed", "indirect")) + "\n"
    part += "".join(f".{name}{{text-decoration:underline {looks[name]['line']} var(--{name});text-underline-offset:3px}}" for name in names) + "\n"
    before, _, rest = style.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + "\n" + part + END + after
