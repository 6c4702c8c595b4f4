"""What security, privacy and other guardians of the buyer ask for."""

from assistant.plan.usual.entry import entry

ASSURANCE = (
    entry(
        "security-pack",
        "Send security documents",
        (2, 1, 5),
        "seller",
        after=("nda",),
        needs="SOC 2 or ISO 27001 report, penetration test summary, filled-in questionnaire.",
        said="""
            security documents, security docs, security pack, security package,
            security documentation, soc 2, soc2, soc 2 report, soc2 report, iso
            27001, iso certificate, pen test report, security evidence, trust
            pack, caiq, sig lite, security whitepaper, compliance documents,
            compliance docs, penetration test summary, security artifacts, soc
            reports, soc 2 type ii report, iso 27001 certificate, security
            answers, compliance evidence, send soc 2, send the soc 2, bridge
            letter, sig questionnaire answers, security questionnaire, infosec
            q'aire, security q'aire, sec q'aire, q'aire, infosec questionnaire,
            sec questionnaire, vendor questionnaire, security questionnaires, it
            questionnaire, risk questionnaire
        """,
    ),
    entry(
        "security-review",
        "Security review",
        (15, 10, 40),
        "buyer",
        team="security",
        after=("security-pack",),
        needs="The queue, the tier, and who answers questions within a day.",
        said="""
            security review, infosec review, security, infosec, info sec, sec
            review, it security review, it security, security assessment, security
            check, vendor risk assessment, vendor risk review, third party risk,
            third-party risk assessment, tprm, risk assessment, security audit,
            security approval, security sign-off, security signoff, cyber review,
            cybersecurity review, it sec, security clearance, vendor security
            assessment, vsa, it review, security eval, security evaluation,
            information security, security questions, infosec sign-off, infosec
            assessment, security vetting, cyber assessment, risk review, tprm
            review, third party risk review, vendor risk, vendor security review,
            vendor due diligence, security due diligence, it risk assessment,
            cloud security review, infosec approval, infosec clearance, ciso
            approval, ciso review, ciso sign-off
        """,
    ),
    entry(
        "pen-test",
        "Penetration test by the buyer",
        (10, 5, 20),
        "buyer",
        team="security",
        after=("security-pack",),
        core=False,
        needs="A test environment, a window, and who mends what is found.",
        said="""
            pen test, pentest, pen testing, penetration test, penetration testing,
            customer pen test, buyer pen test, their own pen test, third-party pen
            test, external pen test, external penetration test, vapt,
            vulnerability assessment, vulnerability scan, pen test remediation,
            red team test
        """,
    ),
    entry(
        "compliance-review",
        "Compliance review",
        (10, 5, 20),
        "buyer",
        team="legal",
        after=("security-pack",),
        core=False,
        needs="Which rules apply to them, and who decides that they are met.",
        said="""
            compliance review, compliance check, compliance approval, compliance
            sign-off, compliance signoff, regulatory review, regulatory approval,
            regulator notification, outsourcing register, export control check,
            sanctions check, anti-bribery check, hipaa review, fedramp review,
            accessibility review, vpat review, audit review
        """,
    ),
    entry(
        "ai-review",
        "AI review",
        (10, 5, 20),
        "buyer",
        team="security",
        after=("security-pack",),
        core=False,
        needs="Which models see which data, and what is kept.",
        said="""
            ai review, ai governance, ai governance review, ai risk assessment, ai
            committee, ai approval, responsible ai review, model risk review,
            model risk assessment, ai policy review, ai ethics review, ai impact
            assessment
        """,
    ),
    entry(
        "works-council",
        "Works council consent",
        (20, 10, 60),
        "buyer",
        core=False,
        needs="The next sitting, the papers due before it, and what data of employees is seen.",
        said="""
            works council, works council approval, works council consent, works
            council agreement, works council sign-off, betriebsrat,
            betriebsvereinbarung, works agreement, comite social et economique,
            cse consultation, union consultation, union approval, employee
            representatives, staff council
        """,
    ),
    entry(
        "dpa",
        "Data processing agreement",
        (7, 5, 15),
        "buyer",
        team="privacy",
        after=("msa-sent",),
        needs="The list of sub-processors and where data lives.",
        said="""
            dpa, data processing agreement, data processing addendum, privacy
            review, privacy, data protection review, data protection agreement,
            dpia, privacy assessment, privacy impact assessment, gdpr review,
            gdpr, data privacy, data privacy review, baa, business associate
            agreement, privacy addendum, data protection impact assessment, gdpr
            check, data protection sign-off, privacy sign-off, data processing
            terms, dpa review, dpa signature, data protection, privacy office
            review, dpo review, dpo approval, transfer impact assessment, sccs,
            standard contractual clauses
        """,
    ),
)
