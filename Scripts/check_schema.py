#!/usr/bin/env python3
"""Checks JSON Lines against Schema/record.schema.json: check_schema.py FILE.jsonl [SCHEMA]

Needs the package jsonschema (4.0 or later); without it the check is skipped with a note and exit status 0.
Exit status 1 where a row breaks the schema, a line is no JSON, or the header does not stand first.
"""
import json
import pathlib
import sys

SHOWN = 20


def main(arguments):
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        import jsonschema
    except ImportError:
        print("check_schema: the python package jsonschema is not installed; skipped", file=sys.stderr)
        return 0
    default = pathlib.Path(__file__).resolve().parent.parent / "Schema" / "record.schema.json"
    schema = json.loads(pathlib.Path(arguments[1] if len(arguments) > 1 else default).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    definitions = {"$schema": schema["$schema"], "$defs": schema["$defs"]}
    kinds = {ref["$ref"].rpartition("/")[2] for ref in schema["oneOf"]}
    validators = {
        # A row is checked against the definition of its own type: the message then names the member at fault.
        kind: jsonschema.Draft202012Validator({**definitions, "$ref": f"#/$defs/{kind}"})
        for kind in kinds
    }
    faults = 0
    counts = {}
    with open(arguments[0], encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                problems = [str(error)]
                row = {}
            else:
                kind = row.get("record") if isinstance(row, dict) else None
                counts[kind] = counts.get(kind, 0) + 1
                if kind not in validators:
                    problems = [f"no type of row: {kind!r}"]
                else:
                    problems = [
                        f"{kind}: {error.json_path}: {error.message[:300]}" for error in validators[kind].iter_errors(row)
                    ]
                if number == 1 and kind != "header":
                    problems.append("the first line is no header")
            for problem in problems:
                faults += 1
                if faults <= SHOWN:
                    print(f"{arguments[0]}:{number}: {problem}", file=sys.stderr)
    if faults > SHOWN:
        print(f"… and {faults - SHOWN} more", file=sys.stderr)
    print(", ".join(f"{count} {kind}" for kind, count in sorted(counts.items(), key=str)))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
