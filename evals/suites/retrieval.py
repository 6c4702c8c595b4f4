"""Questions and objections looked up in the playbook."""

from typing import Any

from evals.cases import cases
from evals.measures import drawn, f1, ratio, share
from evals.retrieving import WAYS, looked_up, rank
from evals.suite import Setting, Suite, Verdict


def _run(case: dict[str, Any], _setting: Setting) -> dict[str, Any]:
    return looked_up(case["query"], ["objection"] if case["kind"] == "objection" else None)


def _score(case: dict[str, Any], done: dict[str, Any]) -> Verdict:
    gold = case.get("gold") or []
    covered = bool(gold)
    counts = {
        "covered": float(covered),
        "silent_wanted": float(not covered),
        "silent_found": float(not done["answered"]),
        "silent_right": float(not covered and not done["answered"]),
    }
    for way in WAYS:
        place = rank(done[way], gold) if covered else None
        counts[f"{way}_1"] = float(place == 1)
        counts[f"{way}_3"] = float(place is not None and place <= 3)
        counts[f"{way}_mrr"] = 1 / place if place else 0.0
    counts["answered_right"] = counts["ours_1"] * float(done["answered"])
    notes = []
    if covered and not done["answered"]:
        notes.append("nothing was returned")
    elif covered and not counts["ours_1"]:
        notes.append(f"first came {done['ours'][0] if done['ours'] else 'nothing'}")
    elif not covered and done["answered"]:
        notes.append(f"nothing fits, and {done['ours'][0]} was returned")
    return Verdict(counts, notes, float(not notes))


SUITE = Suite(
    name="retrieval",
    about="Questions and objections in other words than the entries', and some that none covers.",
    cases=lambda: cases("retrieval"),
    run=_run,
    score=_score,
    measures=(
        share("recall@1", "ours_1", "covered"),
        share("recall@3", "ours_3", "covered"),
        drawn("MRR@10", lambda runs: ratio(runs, "ours_mrr", "covered", nothing=0.0)),
        f1("abstention F1", "silent_right", "silent"),
        share("first is right and returned", "answered_right", "covered"),
        share("BM25 recall@1", "bm25_1", "covered"),
        share("BM25 recall@3", "bm25_3", "covered"),
        drawn("BM25 MRR@10", lambda runs: ratio(runs, "bm25_mrr", "covered", nothing=0.0)),
        share("one vector recall@1", "vector_1", "covered"),
        share("one vector recall@3", "vector_3", "covered"),
        drawn("one vector MRR@10", lambda runs: ratio(runs, "vector_mrr", "covered", nothing=0.0)),
    ),
    headline=("recall@1", "recall@3", "MRR@10", "abstention F1"),
    asks=False,
)
