"""The usual steps between a verbal yes and go-live: data for the catalogue.

Durations and ranges are working days. Source: shared practice of enterprise sellers as collected
from knitknot, meritt, guide2b2b, renewalpad, getgangly, spotlight.ai, outcomedriven,
thevalueengine and trumpet (vendor and consultant pages); defaults are assumptions, not promises.
"""

from typing import Any

USUAL: tuple[dict[str, Any], ...] = (
    {
        "id": "success-criteria", "action": "Agree go-live date and success criteria", "days": 2, "low": 1, "high": 5,
        "side": "both", "after": (),
        "needs": "The buyer's own event behind the date, and who judges success.",
        "synonyms": ("success criteria", "agree success criteria", "acceptance criteria", "define success", "agree the goals",
                     "agree on goals", "mutual plan review", "review the mutual action plan", "mutual success plan", "success metrics",
                     "kpi agreement", "objectives workshop", "goal alignment", "requirements sign-off"),
    },
    {
        "id": "decision-process", "action": "Map decision and paper process", "days": 3, "low": 2, "high": 10,
        "side": "both", "after": ("success-criteria",),
        "needs": "Names, thresholds and committee dates for every approval.",
        "synonyms": ("decision process", "paper process", "buying process", "map the process", "approval process mapping",
                     "decision path", "stakeholder mapping", "procurement process mapping", "map out approvals"),
    },
    {
        "id": "nda", "action": "NDA signed", "days": 3, "low": 1, "high": 5, "side": "both", "team": "legal", "after": (),
        "needs": "Whose paper, and who may sign.",
        "synonyms": ("nda", "non-disclosure agreement", "non disclosure", "confidentiality agreement", "mutual nda", "mnda", "cda"),
    },
    {
        "id": "technical-review", "action": "Technical deep-dive", "days": 5, "low": 3, "high": 10, "side": "seller", "after": ("nda",),
        "needs": "The architects who must agree, and their open questions.",
        "synonyms": ("technical deep dive", "technical deep-dive", "tech deep dive", "deep dive", "technical review", "tech review",
                     "technical validation", "tech validation", "architecture review", "solution review", "technical evaluation", "tech eval", "demo",
                     "product demo", "technical demo", "technical workshop", "solution design", "architecture workshop",
                     "technical fit", "integration review", "solution walkthrough", "technical session", "product walkthrough"),
    },
    {
        "id": "pilot", "action": "Proof of concept", "days": 20, "low": 10, "high": 40, "side": "both", "after": ("technical-review",),
        "needs": "A fixed end and written criteria; the paper process runs alongside.",
        "synonyms": ("proof of concept", "poc", "pilot", "trial", "proof of value", "pov", "sandbox test", "bake-off", "bakeoff",
                     "evaluation period", "pilot phase", "paid pilot", "test phase", "proof-of-concept", "free trial"),
    },
    {
        "id": "business-case", "action": "Business case to the economic buyer", "days": 5, "low": 3, "high": 10, "side": "both",
        "after": ("technical-review", "pilot"),
        "needs": "The buyer's own numbers, and a champion who presents them.",
        "synonyms": ("business case", "roi", "roi model", "roi analysis", "cost benefit analysis", "cost-benefit", "value assessment",
                     "value case", "business justification", "tco analysis", "roi case", "investment case", "justification paper",
                     "cfo deck", "value analysis", "business value review"),
    },
    {
        "id": "budget", "action": "Budget approval", "days": 5, "low": 3, "high": 20, "side": "buyer", "team": "finance",
        "after": ("business-case",),
        "needs": "The approval cycle and the last date for papers.",
        "synonyms": ("budget approval", "budget", "budget sign-off", "budget signoff", "funding", "funding approval", "finance approval", "finance sign-off",
                     "finance signoff", "budget release", "budget confirmation", "capex approval", "capex request", "spend approval", "finance review",
                     "approve the budget", "cost approval", "opex approval", "budget request", "finance", "budget committee", "money approved"),
    },
    {
        "id": "security-pack", "action": "Send security documents", "days": 2, "low": 1, "high": 5, "side": "seller", "after": ("nda",),
        "needs": "SOC 2 or ISO 27001 report, penetration test summary, filled-in questionnaire.",
        "synonyms": ("security documents", "security docs", "security pack", "security package", "security documentation", "soc 2", "soc2", "soc 2 report",
                     "soc2 report", "iso 27001", "iso certificate", "pen test report", "security evidence", "trust pack", "caiq", "sig lite",
                     "security whitepaper", "compliance documents", "compliance docs", "penetration test summary"),
    },
    {
        "id": "security-review", "action": "Security review", "days": 15, "low": 10, "high": 40, "side": "buyer", "team": "security",
        "after": ("security-pack",),
        "needs": "The queue, the tier, and who answers questions within a day.",
        "synonyms": ("security review", "infosec review", "security", "infosec", "info sec", "sec review", "it security review", "it security", "security assessment", "security check",
                     "security questionnaire", "vendor risk assessment", "vendor risk review", "third party risk", "third-party risk assessment", "tprm",
                     "risk assessment", "security audit", "security approval", "security sign-off", "security signoff", "cyber review", "cybersecurity review", "infosec questionnaire",
                     "security clearance", "vendor security assessment", "vsa", "penetration test", "pen test", "pentest", "it review", "security eval", "security evaluation",
                     "information security", "security questions", "infosec sign-off", "infosec assessment", "sec questionnaire", "security vetting", "cyber assessment", "risk review"),
    },
    {
        "id": "dpa", "action": "Data processing agreement", "days": 7, "low": 5, "high": 15, "side": "buyer", "team": "privacy", "after": ("msa-sent",),
        "needs": "The list of sub-processors and where data lives.",
        "synonyms": ("dpa", "data processing agreement", "data processing addendum", "privacy review", "privacy", "data protection review", "data protection agreement",
                     "dpia", "privacy assessment", "privacy impact assessment", "gdpr review", "gdpr", "data privacy", "data privacy review", "baa", "business associate agreement",
                     "privacy addendum", "data protection impact assessment", "gdpr check", "data protection sign-off", "privacy sign-off"),
    },
    {
        "id": "msa-sent", "action": "Contract draft sent", "days": 1, "low": 1, "high": 3, "side": "seller", "after": (),
        "needs": "The right template for the deal's size, sent early.",
        "synonyms": ("contract draft", "draft contract", "send contract", "send the contract", "send the msa", "msa draft", "draft agreement", "send paper", "send over paper",
                     "paper sent", "contract sent", "first draft of the contract", "draft msa", "send over the agreement", "issue contract", "contract out", "send redline-ready draft"),
    },
    {
        "id": "legal-review", "action": "Legal review and redlines", "days": 15, "low": 10, "high": 28, "side": "buyer", "team": "legal", "after": ("msa-sent",),
        "needs": "Who redlines, their turnaround, and a call between the lawyers.",
        "synonyms": ("legal review", "legal", "redlines", "redlining", "redline", "msa", "msa redlines", "msa review", "contract review", "contract negotiation", "contract redlines", "contract negotiations",
                     "legal redlines", "legal sign-off", "legal signoff", "legal approval", "paper", "paperwork", "master services agreement", "master agreement", "master service agreement",
                     "t&cs", "terms and conditions", "terms review", "legal negotiation", "contract terms", "contracts review", "legals", "agreement review", "lawyers' review",
                     "review of the contract", "counsel review", "legal process", "legal work", "legal turn", "mark-up", "markup", "contract", "terms of service", "legal stuff"),
    },
    {
        "id": "vendor-onboarding", "action": "Vendor registration", "days": 10, "low": 3, "high": 30, "side": "buyer", "team": "procurement", "after": (),
        "needs": "Tax forms, bank details, insurance certificates; the portal login.",
        "synonyms": ("vendor registration", "vendor onboarding", "supplier registration", "supplier onboarding", "vendor setup", "vendor set-up", "supplier setup", "vendor master",
                     "ariba", "coupa", "ariba registration", "coupa registration", "supplier portal", "vendor portal", "vendor form", "supplier form", "vendor creation", "w-9", "w9", "supplier master data",
                     "vendor approval", "new vendor form", "vendor packet", "supplier code", "vendor number", "onboard us as a vendor", "jaggaer"),
    },
    {
        "id": "procurement", "action": "Procurement and final pricing", "days": 7, "low": 5, "high": 15, "side": "buyer", "team": "procurement", "after": ("budget",),
        "needs": "What procurement is measured on, and the order form as agreed.",
        "synonyms": ("procurement", "procurement review", "commercial terms", "commercials", "final pricing", "pricing negotiation", "price negotiation", "commercial negotiation", "order form", "purchasing",
                     "purchasing review", "sourcing", "procurement approval", "procurement process", "final proposal", "pricing", "quote", "final quote", "pricing approval", "commercial review", "sourcing review",
                     "procurement sign-off", "procurement signoff", "statement of work", "sow", "proposal", "pricing proposal", "price agreement", "commercial proposal", "buying desk"),
    },
    {
        "id": "executive-approval", "action": "Executive approval", "days": 3, "low": 1, "high": 22, "side": "buyer", "team": "executive",
        "after": ("legal-review", "security-review", "procurement", "budget", "dpa"),
        "needs": "Signing thresholds, committee calendars, and who stands in.",
        "synonyms": ("executive approval", "exec approval", "executive sign-off", "exec sign-off", "exec signoff", "executive signoff", "cfo approval", "cfo sign-off", "cfo signoff", "ceo approval", "ceo sign-off",
                     "coo approval", "cio approval", "cio sign-off", "leadership approval", "board approval", "board sign-off", "signature authority", "final approval", "management approval", "c-level approval", "vp approval",
                     "executive sponsor approval", "exec review", "executive review", "approval from the board", "steering committee approval", "steerco approval", "investment committee",
                     "internal approval", "internal approvals", "sign-off by the cfo", "vp sign-off", "managing director approval", "board meeting", "executive committee"),
    },
    {
        "id": "signature", "action": "Contract signatures", "days": 2, "low": 1, "high": 5, "side": "both", "team": "executive", "after": ("executive-approval",),
        "needs": "Named signers on both sides, their travel, the signing tool.",
        "synonyms": ("signature", "signatures", "contract signature", "contract signatures", "contract signing", "signing", "sign the contract", "sign the agreement", "sign the deal", "sign the paper", "sign the order form", "countersignature", "countersign",
                     "docusign", "ink", "get it signed", "final signature", "execute the agreement", "contract execution", "signed contract", "signed agreement", "close the deal", "sign contract", "sign paperwork", "contract signed", "sign", "e-signature", "wet signature",
                     "signoff of the contract", "sign the msa"),
    },
    {
        "id": "purchase-order", "action": "Purchase order", "days": 3, "low": 1, "high": 10, "side": "buyer", "team": "procurement", "after": ("signature",),
        "needs": "Whether work may start before it, and whose system issues it.",
        "synonyms": ("purchase order", "po", "p.o.", "po issued", "raise a po", "raise the po", "issue the po", "po number", "cut a po", "purchase requisition", "requisition", "pr approval", "po approval", "issue a purchase order"),
    },
    {
        "id": "kickoff", "action": "Kickoff", "days": 3, "low": 1, "high": 10, "side": "both", "after": ("signature",),
        "needs": "The project team on both sides, booked before signature.",
        "synonyms": ("kickoff", "kick-off", "kick off", "kickoff meeting", "kick-off meeting", "kick off call", "kickoff call", "project kickoff", "project start", "implementation kickoff", "onboarding kickoff", "project kick-off", "kickoff workshop"),
    },
    {
        "id": "implementation", "action": "Implementation to go-live", "days": 20, "low": 20, "high": 20, "side": "both", "after": ("kickoff",),
        "needs": "Their people's time, test data, and access.",
        "synonyms": ("implementation", "implementing", "implement", "rollout", "roll-out", "roll out", "deployment", "onboarding", "implementation phase", "setup", "set-up", "configuration", "technical implementation", "customer onboarding", "system setup",
                     "deployment phase", "implementation work", "implementation project", "build phase"),
    },
)  # fmt: skip
