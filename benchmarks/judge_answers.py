"""How many of the committed answers `vinb judge` accepts, rejects and names the mistake of.

    python3 benchmarks/judge_answers.py [--hard] [--list] [--vinb PATH]
"""
import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

import answers

RIGHT = {"correct", "correct-up-to-constant", "correct-up-to-factor"}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hard", action="store_true", help="the hard cases instead")
    parser.add_argument("--list", action="store_true", help="print each text that is misjudged")
    parser.add_argument("--vinb", default=str(pathlib.Path(__file__).resolve().parent.parent / "vinb"), help="the command")
    parser.add_argument("--seed", default="1")
    options = parser.parse_args()
    entries = answers.load("answers-hard.json" if options.hard else "answers.json")
    with tempfile.TemporaryDirectory() as folder:
        sheet = pathlib.Path(folder, "sheet.md")
        answers.write_sheet(entries, sheet)
        asked = list(answers.requests(entries))
        lines = "".join(json.dumps(request) + "\n" for _, _, request in asked)
        run = subprocess.run([*options.vinb.split(), "judge", str(sheet), "--seed", options.seed], input=lines, capture_output=True, text=True)
    verdicts = [json.loads(line) for line in run.stdout.splitlines()]
    if len(verdicts) != len(asked):
        print(run.stderr, file=sys.stderr)
        return 1
    tally, named, categorised = collections.Counter(), 0, 0
    for (_, answer, request), verdict in zip(asked, verdicts):
        is_right = answer["label"] != "wrong"
        outcome = verdict["outcome"]
        is_judged_well = outcome in RIGHT if is_right else outcome == "incorrect"
        tally["right" if is_right else "wrong", "as labelled" if is_judged_well else outcome] += 1
        if not is_right and answer.get("code", "other") != "other":
            categorised += 1
            named += verdict["code"] == answer["code"]
        if options.list and not is_judged_well:
            print(f"{request['exercise']}: {answer['label']}, judged {outcome} ({verdict['code']}): {verdict['says']}\n    {request['answer']}")
    for (label, outcome), count in sorted(tally.items()):
        print(f"{label}: {outcome}: {count}")
    print(f"mistake named as in the table: {named} of {categorised}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
