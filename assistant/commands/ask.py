"""Look something up in the playbook."""

import argparse

from assistant.commands.printing import note, put, put_json

NAME = "ask"
HELP = "look something up in the playbook"
SHOWN = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("queries", nargs="+", metavar="QUERY", help="a question")
    parser.add_argument(
        "--plan", metavar="PLAN.json", help="fill the words with what this plan states"
    )


def run(args: argparse.Namespace) -> None:
    """Print what fits each query, the best first."""
    from assistant.plan_file import read_plan
    from assistant.playbook.facts import facts_of
    from assistant.playbook.filling import fill
    from assistant.playbook.search import open_playbook
    from assistant.settings import Settings

    facts = facts_of(read_plan(args.plan), args.today) if args.plan else {}
    playbook = open_playbook(Settings().knowledge_source, brief=True)
    for problem in playbook.knowledge.problems:
        note(problem.message)
    for number, query in enumerate(args.queries):
        found = playbook.search(query)
        if args.json:
            results = [
                {**hit.model_dump(exclude={"origin"}), "text": fill(hit.text, facts)}
                for hit in found
            ]
            put_json({"query": query, "results": results})
            continue
        if number:
            put()
        put(query)
        if not found:
            put(
                "  Nothing in the playbook fits. Ask about steps, dates, people or what buyers say."
            )
        for hit in found[:SHOWN]:
            put(f"  {hit.title} [{hit.id}] {hit.score:.0%}")
        if found:
            put()
            put(_indented(fill(found[0].text, facts)))


def _indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.splitlines())
