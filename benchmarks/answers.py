"""The committed answers as a sheet and as requests to `vinb judge`."""
import json
import pathlib

CASES = pathlib.Path(__file__).resolve().parent.parent / "tests" / "ViNotebooks.Tests" / "Cases"


def load(name="answers.json"):
    return json.loads((CASES / name).read_text(encoding="utf-8"))


def write_sheet(entries, path):
    """Every value is written as JSON, which is YAML too."""
    lines = ["---", "id: answers", "title: Answers", "---", ""]
    for entry in entries:
        lines += [entry["question"].replace("$", ""), "", "```exercise"]
        lines += [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in entry["exercise"].items()]
        lines += ["```", ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def requests(entries):
    """(label, request) for every text."""
    for entry in entries:
        for answer in entry["answers"]:
            for notation in ("infix", "latex"):
                yield entry, answer, {"exercise": entry["exercise"]["id"], "answer": answer[notation], "notation": notation}
