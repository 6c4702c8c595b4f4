"""From signature to running: kickoff, building, trying, teaching, live."""

from assistant.plan.usual.entry import entry

LAUNCH = (
    entry(
        "kickoff",
        "Kickoff",
        (3, 1, 10),
        "both",
        after=("signature",),
        needs="The project team on both sides, booked before signature.",
        said="""
            kickoff, kick-off, kickoff meeting, kick-off meeting, kick off call,
            kickoff call, project kickoff, project start, implementation kickoff,
            onboarding kickoff, project kick-off, kickoff workshop, kickoff
            session, kickoff scheduled, schedule kickoff, launch meeting, project
            launch, onboarding call, welcome call, start of project, hand-over to
            delivery, handover to cs
        """,
    ),
    entry(
        "access",
        "Access and environments",
        (3, 1, 10),
        "buyer",
        after=("kickoff",),
        core=False,
        needs="Accounts, allow lists and test systems, asked for before kickoff.",
        said="""
            access, environment access, system access, access provisioning,
            provisioning, user provisioning, account setup, environment setup,
            sandbox, sandbox setup, tenant setup, vpn access, firewall rules,
            allowlisting, whitelisting, test environment, staging environment
        """,
    ),
    entry(
        "sso",
        "Single sign-on",
        (5, 2, 15),
        "both",
        after=("kickoff",),
        core=False,
        needs="Somebody who runs their identity provider, and a test user.",
        said="""
            sso, single sign-on, sso setup, sso configuration, sso integration,
            saml, saml setup, okta, okta setup, okta integration, azure ad, entra
            id, scim, scim provisioning, identity integration, identity provider,
            idp setup, directory sync
        """,
    ),
    entry(
        "integration",
        "Integrations",
        (10, 5, 30),
        "both",
        after=("kickoff",),
        core=False,
        needs="Interface owners on their side, credentials, and test data.",
        said="""
            integration, integrations, api integration, system integration,
            systems integration, crm integration, salesforce integration, erp
            integration, sap integration, hris integration, workday integration,
            connector setup, connectors, api work, interfaces, integration build,
            integration work, data integration, webhook setup
        """,
    ),
    entry(
        "data-migration",
        "Data migration",
        (10, 5, 30),
        "both",
        after=("kickoff",),
        core=False,
        needs="An export in an agreed format, an owner for data quality, and a dry run.",
        said="""
            data migration, migration, migrate data, migrate the data, data
            import, import data, data load, data loading, data transfer, data
            export, data cleansing, data cleanup, data clean-up, historical data
            load, migration dry run, data mapping, content migration
        """,
    ),
    entry(
        "implementation",
        "Implementation to go-live",
        (20, 20, 20),
        "both",
        after=("kickoff",),
        needs="Their people's time, test data, and access.",
        said="""
            implementation, implementing, implement, rollout, roll-out,
            deployment, onboarding, implementation phase, setup, set-up,
            configuration, technical implementation, customer onboarding, system
            setup, deployment phase, implementation work, implementation project,
            build phase, implementation to go-live, go-live preparation, go-live
            prep, technical setup, technical onboarding, platform setup, build and
            configure, configuration work, configure the system, set up the
            system, installation
        """,
    ),
    entry(
        "training",
        "Training",
        (5, 1, 15),
        "both",
        after=("kickoff",),
        core=False,
        needs="Dates in the users' calendars, set before the holidays take them.",
        said="""
            training, user training, admin training, end-user training, train the
            users, train users, train the team, train the admins, train the
            trainer, enablement, user enablement, team enablement, training
            sessions, training session, onboarding training, super user training,
            champions training, change management, user adoption, adoption plan,
            rollout communication, internal communication
        """,
    ),
    entry(
        "uat",
        "User acceptance test",
        (5, 3, 15),
        "buyer",
        after=("sso", "integration", "data-migration", "access"),
        core=False,
        needs="Test cases and testers freed for those days.",
        said="""
            uat, user acceptance test, user acceptance testing, acceptance test,
            acceptance testing, user testing, uat sign-off, uat signoff,
            end-to-end test, end to end testing, final testing, system test,
            system testing, regression test, qa testing, test cycle, customer
            testing
        """,
    ),
    entry(
        "go-live",
        "Go-live",
        (0, 0, 0),
        "both",
        after=(
            "implementation",
            "uat",
            "training",
            "sso",
            "integration",
            "data-migration",
            "access",
        ),
        core=False,
        needs="A go or no-go the week before, and somebody on call that day.",
        said="""
            go-live, golive, going live, cutover, cut-over, launch, launch day,
            production launch, production cutover, switch over, switchover,
            production release, first users live, live date
        """,
    ),
    entry(
        "launch-review",
        "Review after go-live",
        (3, 1, 10),
        "both",
        after=("go-live",),
        core=False,
        needs="The success criteria, read out against what happened.",
        said="""
            post-go-live review, post-launch review, post-implementation review,
            first business review, business review, qbr, success review,
            hypercare, hypercare review, value review, 30-day review, 90-day
            review, retrospective, lessons learned, adoption review
        """,
    ),
)
