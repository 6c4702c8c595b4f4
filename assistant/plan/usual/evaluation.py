"""From the first plan to the money: agreeing what success is, trying it, paying for it."""

from assistant.plan.usual.entry import entry

EVALUATION = (
    entry(
        "plan-review",
        "Review this plan together",
        (1, 1, 5),
        "both",
        core=False,
        needs="Fifteen minutes in which the buyer edits it, not only reads it.",
        said="""
            plan review, mutual plan review, review the mutual action plan, mutual
            plan, mutual action plan, joint plan review, map review, close plan
            review, joint evaluation plan, agree the plan, walk through the plan,
            validate the plan, go through the plan together, mutual plan sign-off,
            mutual close plan
        """,
    ),
    entry(
        "success-criteria",
        "Agree go-live date and success criteria",
        (2, 1, 5),
        "both",
        needs="The buyer's own event behind the date, and who judges success.",
        said="""
            success criteria, agree success criteria, acceptance criteria, define
            success, agree the goals, agree on goals, mutual success plan, success
            metrics, kpi agreement, objectives workshop, goal alignment,
            requirements sign-off, agree the go-live date, agree success metrics,
            define success metrics, confirm goals, align on goals, outcomes
            workshop, agree outcomes, success plan, agree kpis, define kpis
        """,
    ),
    entry(
        "decision-process",
        "Map decision and paper process",
        (3, 2, 10),
        "both",
        after=("success-criteria",),
        needs="Names, thresholds and committee dates for every approval.",
        said="""
            decision process, paper process, buying process, map the process,
            approval process mapping, decision path, stakeholder mapping,
            procurement process mapping, map out approvals, approval process,
            approval mapping, procurement mapping, decision making process,
            understand the paper process, confirm the buying process, confirm the
            decision process, approval matrix, map the approvals, map stakeholders
        """,
    ),
    entry(
        "nda",
        "NDA signed",
        (3, 1, 5),
        "both",
        team="legal",
        needs="Whose paper, and who may sign.",
        said="""
            nda, non-disclosure agreement, non disclosure, confidentiality
            agreement, mutual nda, mnda, cda, confidentiality, ndas, mutual
            non-disclosure agreement, sign the nda, sign nda, nda signature
        """,
    ),
    entry(
        "executive-sponsor",
        "Executive sponsors meet",
        (5, 2, 15),
        "both",
        team="executive",
        core=False,
        needs="A reason for both executives to spend half an hour.",
        said="""
            executive sponsor alignment, exec sponsor alignment, executive sponsor
            meeting, exec sponsor meeting, executive alignment, exec alignment,
            exec-to-exec call, exec to exec meeting, executive briefing, sponsor
            meeting, sponsor call, leadership alignment, executive intro, meet the
            sponsor
        """,
    ),
    entry(
        "technical-review",
        "Technical deep-dive",
        (5, 3, 10),
        "seller",
        after=("nda",),
        needs="The architects who must agree, and their open questions.",
        said="""
            technical deep dive, tech deep dive, deep dive, technical review, tech
            review, technical validation, tech validation, architecture review,
            solution review, technical evaluation, tech eval, demo, product demo,
            technical demo, technical workshop, solution design, architecture
            workshop, technical fit, integration review, solution walkthrough,
            technical session, product walkthrough, technical call, live demo,
            custom demo, tailored demo, demo to it, technical q&a, technical
            discovery, technical scoping
        """,
    ),
    entry(
        "architecture-review",
        "Architecture board",
        (7, 3, 20),
        "buyer",
        after=("technical-review",),
        core=False,
        needs="The board's calendar, its template, and an architect who presents.",
        said="""
            architecture board, architecture review board, architecture board
            review, arb, arb review, enterprise architecture review, enterprise
            architecture, design authority, technical design authority, solution
            architecture review, it architecture approval, technology review
            board, trb, change advisory board
        """,
    ),
    entry(
        "pilot",
        "Proof of concept",
        (20, 10, 40),
        "both",
        after=("technical-review",),
        needs="A fixed end and written criteria; the paper process runs alongside.",
        said="""
            proof of concept, poc, pilot, trial, proof of value, pov, sandbox
            test, bake-off, bakeoff, evaluation period, pilot phase, paid pilot,
            test phase, free trial, proof of technology, pilot project, test
            drive, limited rollout, pilot group, poc sign-off
        """,
    ),
    entry(
        "reference-calls",
        "Reference calls",
        (5, 2, 10),
        "both",
        after=("technical-review",),
        core=False,
        needs="Customers like them who were asked beforehand.",
        said="""
            reference call, reference calls, references, customer references,
            customer reference, reference check, reference checks, reference
            visit, site visit, talk to a customer, peer call, peer reference
        """,
    ),
    entry(
        "vendor-selection",
        "Vendor decision",
        (5, 2, 15),
        "buyer",
        after=("technical-review", "pilot"),
        core=False,
        needs="The written criteria, and the day on which they decide.",
        said="""
            vendor selection, vendor decision, vendor of choice, final selection,
            shortlist, shortlisting, rfp, rfp response, rfp decision, rfi, tender,
            tender decision, selection decision, supplier selection, decision
            meeting, verbal commitment, verbal yes, verbal agreement, downselect,
            down-select, scoring meeting
        """,
    ),
    entry(
        "business-case",
        "Business case to the economic buyer",
        (5, 3, 10),
        "both",
        after=("technical-review", "pilot"),
        needs="The buyer's own numbers, and a champion who presents them.",
        said="""
            business case, biz case, roi, roi model, roi analysis, cost benefit
            analysis, cost-benefit, value assessment, value case, business
            justification, tco analysis, roi case, investment case, justification
            paper, cfo deck, value analysis, business value review, financial
            case, financial justification, business case review, payback analysis,
            cost justification, present the business case, roi review, roi
            presentation, cfo presentation, value model
        """,
    ),
    entry(
        "budget",
        "Budget approval",
        (5, 3, 20),
        "buyer",
        team="finance",
        after=("business-case",),
        needs="The approval cycle and the last date for papers.",
        said="""
            budget approval, budget, budget sign-off, budget signoff, funding,
            funding approval, finance approval, finance sign-off, finance signoff,
            budget release, budget confirmation, capex approval, capex request,
            spend approval, finance review, approve the budget, cost approval,
            opex approval, budget request, finance, budget committee, money
            approved, funds approved, release of funds, budget approved, get
            budget, secure budget, confirm budget, financial approval, money
            approval, spend authorization, budget owner approval
        """,
    ),
)
