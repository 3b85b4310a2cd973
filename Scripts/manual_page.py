#!/usr/bin/env python3
"""Writes the man page of chancery out of the program's own description of its commands.

    chancery --experimental-dump-help | manual_page.py > chancery.1

Input: the JSON that swift-argument-parser prints of a command (its ToolInfo, serialization version 0). Output: man(7).
One page holds every command, so that a search in it finds every option. No date stands in it: the same program gives
the same page.
"""
import json
import sys


def escaped(text):
    """Text that troff prints as it stands."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in text.split("\n"))


def spelled(argument):
    """The names of an option as they are typed, the short one first: `-o`, `--output`."""
    names = argument.get("names") or []
    dashes = {"short": "-", "long": "--", "longWithSingleDash": "-"}
    return [dashes.get(name["kind"], "--") + name["name"] for name in sorted(names, key=lambda n: len(n["name"]) > 1)]


def shown(arguments):
    return [a for a in arguments or [] if a.get("shouldDisplay", True)]


def synopsis(argument):
    value = argument.get("valueName") or "value"
    if argument["kind"] == "positional":
        text = f"<{value}>" + (" ..." if argument.get("isRepeating") else "")
    else:
        text = spelled(argument)[-1] + (f" <{value}>" if argument["kind"] == "option" else "")
    return f"[{text}]" if argument.get("isOptional") else text


def entry(argument):
    value = argument.get("valueName") or "value"
    if argument["kind"] == "positional":
        head = f"\\fI{escaped(value)}\\fR" + (" ..." if argument.get("isRepeating") else "")
    else:
        head = ", ".join(f"\\fB{escaped(name)}\\fR" for name in spelled(argument))
        if argument["kind"] == "option":
            head += f" \\fI{escaped(value)}\\fR"
    lines = [".TP", head]
    parts = [argument.get("abstract") or "", argument.get("discussion") or ""]
    text = " ".join(part.strip() for part in parts if part.strip())
    if argument.get("allValues"):
        text += f" One of: {', '.join(argument['allValues'])}."
    if argument.get("defaultValue"):
        text += f" Default: {argument['defaultValue']}."
    return lines + [escaped(text.strip()) or "\\&"]


def paragraphs(text):
    """Indented lines are examples and stay as they are; the others are filled."""
    lines, literal = [], False
    for line in text.strip("\n").split("\n"):
        example = line.startswith("  ")
        if example != literal:
            lines.append(".PP\n.nf" if example else ".fi\n.PP")
            literal = example
        elif not line.strip():
            lines.append(".PP")
        if line.strip():
            lines.append(escaped(line if example else line.strip()))
    return lines + ([".fi"] if literal else [])


def section(command, path):
    lines = [f".SS \"{escaped(' '.join(path))}\"", escaped(command.get("abstract") or "")]
    arguments = shown(command.get("arguments"))
    usage = " ".join([" ".join(path)] + [synopsis(a) for a in arguments])
    lines += [".PP", f"\\fB{escaped(usage)}\\fR"]
    if command.get("discussion"):
        lines += [".PP"] + paragraphs(command["discussion"])
    for argument in arguments:
        lines += entry(argument)
    return lines


def every_command(command, path=()):
    """Each command that is shown, with the names that lead to it."""
    path = path + (command["commandName"],)
    yield command, path
    for sub in command.get("subcommands") or []:
        if sub["commandName"] != "help" and sub.get("shouldDisplay", True):
            yield from every_command(sub, path)


def page(tool):
    top = tool["command"]
    name = top["commandName"]
    lines = [f".TH {name.upper()} 1 \"\" {name} \"User commands\"", ".SH NAME",
             f"{name} \\- {escaped(top.get('abstract') or '')}", ".SH SYNOPSIS",
             f"\\fB{name}\\fR \\fIcommand\\fR [\\fIoption\\fR ...]"]
    if top.get("discussion"):
        lines += [".SH DESCRIPTION"] + paragraphs(top["discussion"])
    own = [a for a in shown(top.get("arguments"))]
    if own:
        lines += [".SH OPTIONS"]
        for argument in own:
            lines += entry(argument)
    lines += [".SH COMMANDS"]
    for command, path in every_command(top):
        if command is not top:
            lines += section(command, path)
    lines += [".SH FILES", ".TP", "\\fI../share/chancery\\fR",
              "Tables and models, beside the folder of the program.",
              ".SH ENVIRONMENT", ".TP", "\\fBCHANCERY_RESOURCES\\fR", "Another folder for tables and models.",
              ".TP", "\\fBNO_COLOR\\fR", "Where it is set, nothing is coloured."]
    return "\n".join(lines) + "\n"


def main():
    try:
        tool = json.load(sys.stdin)
        text = page(tool)
    except (ValueError, KeyError, TypeError) as error:
        sys.exit(f"manual_page: no description of a command on standard input: {error!r}")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
