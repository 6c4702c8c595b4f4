"""The paper: contract, registration, price, approval, signature, order."""

from assistant.plan.usual.entry import entry

PAPER = (
    entry(
        "msa-sent",
        "Contract draft sent",
        (1, 1, 3),
        "seller",
        needs="The right template for the deal's size, sent early.",
        said="""
            contract draft, draft contract, send contract, send the contract, send
            the msa, msa draft, draft agreement, send paper, send over paper,
            paper sent, contract sent, first draft of the contract, draft msa,
            send over the agreement, issue contract, contract out, send
            redline-ready draft, send draft, send the draft, share the contract,
            share the msa, contract to legal, send agreement, send the agreement,
            send msa, send our paper, paper over, send legal docs, contract
            shared, msa sent
        """,
    ),
    entry(
        "legal-review",
        "Legal review and redlines",
        (15, 10, 28),
        "buyer",
        team="legal",
        after=("msa-sent",),
        needs="Who redlines, their turnaround, and a call between the lawyers.",
        said="""
            legal review, legal, juridical, juridico, redlines, redlining, redline, msa,
            msa redlines,
            msa review, contract review, contract negotiation, contract redlines,
            contract negotiations, legal redlines, legal sign-off, legal signoff,
            legal approval, paper, legal paperwork, contract paperwork, master
            services agreement, master agreement, master service agreement, t&cs,
            terms and conditions, terms review, legal negotiation, contract terms,
            contracts review, legals, agreement review, lawyers' review, review of
            the contract, counsel review, legal process, legal work, legal turn,
            mark-up, markup, contract, terms of service, legal stuff, legal review
            of the msa, lawyer review, attorney review, gc review, general counsel
            review, outside counsel review, legal turnaround, agree the contract,
            finalize the contract, finalise the contract, finalize the msa,
            contract finalization, contract sign-off
        """,
    ),
    entry(
        "vendor-onboarding",
        "Vendor registration",
        (10, 3, 30),
        "buyer",
        team="procurement",
        needs="Tax forms, bank details, insurance certificates; the portal login.",
        said="""
            vendor registration, vendor onboarding, supplier registration,
            supplier onboarding, vendor setup, vendor set-up, supplier setup,
            vendor master, ariba, coupa, ariba registration, coupa registration,
            supplier portal, vendor portal, vendor form, supplier form, vendor
            creation, supplier master data, vendor approval, new vendor form,
            vendor packet, supplier code, vendor number, onboard us as a vendor,
            jaggaer, vendor enrollment, vendor enrolment, supplier enablement,
            vendor record, vendor master setup, new supplier form, supplier
            questionnaire, oracle supplier portal, sap ariba
        """,
    ),
    entry(
        "procurement",
        "Procurement and final pricing",
        (7, 5, 15),
        "buyer",
        team="procurement",
        after=("budget",),
        needs="What procurement is measured on, and the order form as agreed.",
        said="""
            procurement, procurement review, commercial terms, commercials, final
            pricing, pricing negotiation, price negotiation, commercial
            negotiation, purchasing, purchasing review, sourcing, procurement
            approval, procurement process, pricing, pricing approval, commercial
            review, sourcing review, procurement sign-off, procurement signoff,
            price agreement, buying desk, purchasing approval, purchasing
            department, buyer negotiation, final commercials, commercial sign-off,
            commercial agreement, agree the price, agree pricing, best and final,
            bafo, discount approval, negotiate price, final terms, pricing sign-
            off, final pricing approval
        """,
    ),
    entry(
        "executive-approval",
        "Executive approval",
        (3, 1, 22),
        "buyer",
        team="executive",
        after=("legal-review", "security-review", "procurement", "budget", "dpa"),
        needs="Signing thresholds, committee calendars, and who stands in.",
        said="""
            executive approval, exec approval, executive sign-off, exec sign-off,
            exec signoff, executive signoff, cfo approval, cfo sign-off, cfo
            signoff, ceo approval, ceo sign-off, coo approval, cio approval, cio
            sign-off, leadership approval, board approval, board sign-off,
            signature authority, final approval, management approval, c-level
            approval, vp approval, executive sponsor approval, exec review,
            executive review, approval from the board, steering committee
            approval, steerco approval, investment committee, internal approval,
            internal approvals, sign-off by the cfo, vp sign-off, managing
            director approval, board meeting, executive committee, executive
            committee approval, exec committee, exco approval, president approval,
            gm approval, svp approval, evp approval, cto approval, cto sign-off,
            economic buyer approval, economic buyer sign-off, cfo presentation
            approval, delegation of authority, doa approval, spend committee, deal
            approval, go/no-go
        """,
    ),
    entry(
        "signature",
        "Contract signatures",
        (2, 1, 5),
        "both",
        team="executive",
        after=("executive-approval",),
        needs="Named signers on both sides, their travel, the signing tool.",
        said="""
            signature, signatures, contract signature, contract signatures,
            contract signing, signing, sign the contract, sign the agreement, sign
            the deal, sign the paper, sign the order form, countersignature,
            countersign, docusign, ink, get it signed, final signature, execute
            the agreement, contract execution, signed contract, signed agreement,
            close the deal, sign contract, sign paperwork, contract signed, sign,
            e-signature, wet signature, signoff of the contract, sign the msa,
            sign off the contract, sign the order, both parties sign, fully
            executed contract, full execution, counter-signature, counter-sign,
            signed paperwork, contracts signed, inking, contract close, sign-on,
            esign, e-sign, adobe sign, signature packet
        """,
    ),
    entry(
        "purchase-order",
        "Purchase order",
        (3, 1, 10),
        "buyer",
        team="procurement",
        after=("signature",),
        needs="Whether work may start before it, and whose system issues it.",
        said="""
            purchase order, po, p.o., po issued, raise a po, raise the po, issue
            the po, po number, cut a po, purchase requisition, requisition, pr
            approval, po approval, issue a purchase order, pos, po raised, po
            number issued, receive the po, get the po, send the po, purchase order
            issued, po creation, purchase order number, requisition approval
        """,
    ),
)
