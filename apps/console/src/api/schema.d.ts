/* Made from the OpenAPI document by `npm run console:types`; a test compares. */
export interface paths {
    "/api/v1/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the engine ticks, and what an operator should know
         * @description While `ticking` is false nothing is sent and no reminder goes out, whatever else works.
         */
        get: operations["StatusController_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who you are here, and what you may */
        get: operations["MeController_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody who has an account */
        get: operations["AccountsController_list"];
        put?: never;
        /**
         * Make an account
         * @description The answer holds a one-time link, below the public address of this server, by which its holder sets a password. It is told here only.
         */
        post: operations["AccountsController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account */
        get: operations["AccountsController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give an account another role; its sessions end */
        post: operations["AccountsController_changeRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let nobody in by an account any more; its sessions and keys end */
        post: operations["AccountsController_disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let its holder in again */
        post: operations["AccountsController_enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Another one-time link, because the first has expired or the password is lost
         * @description Links from before are void. Until the link is used, the old password holds.
         */
        post: operations["AccountsController_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End all sessions of an account */
        post: operations["AccountsController_signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** API keys, the oldest first: your own, and for administrators all of them */
        get: operations["KeysController_list"];
        put?: never;
        /**
         * Issue an API key
         * @description The answer holds the key, which is told here only. It is for the account that asks, and can do no more than that account.
         */
        post: operations["KeysController_issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/{keyId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke an API key, at once and for good */
        post: operations["KeysController_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/contact-points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The contact points and their status on a day */
        get: operations["ContactPointsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/contact-points/{contactPointId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One contact point with its addresses
         * @description As it is now it has an ETag, by which it can be changed.
         */
        get: operations["ContactPointsController_one"];
        /**
         * Register a contact point
         * @description One that is there already is changed with PATCH.
         */
        put: operations["ContactPointsController_register"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change details
         * @description What is left out stays (RFC 7396); `channels`, where given, replaces them all.
         */
        patch: operations["ContactPointsController_change"];
        trace?: never;
    };
    "/api/v1/directory/contact-points/{contactPointId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm a designation */
        post: operations["ContactPointsController_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/contact-points/{contactPointId}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspend a contact point: it is asked no more until it is reinstated */
        post: operations["ContactPointsController_suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/contact-points/{contactPointId}/reinstate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reinstate a suspended contact point */
        post: operations["ContactPointsController_reinstate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/contact-points/{contactPointId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw a contact point for good */
        post: operations["ContactPointsController_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/contact-points/{contactPointId}/channels/{channelId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test message to an e-mail channel
         * @description What becomes of it is among the letters. When it is answered, note it with `verify`; other channels are tried by a person.
         */
        post: operations["ChannelsController_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/contact-points/{contactPointId}/channels/{channelId}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that a channel reaches them */
        post: operations["ChannelsController_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/contact-points/{contactPointId}/channels/{channelId}/unreachable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that a channel reaches nobody: nothing is sent to it until it is verified */
        post: operations["ChannelsController_unreachable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The figures of the network on a day */
        get: operations["DirectoryController_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The directory as a CSV file that can be imported again */
        get: operations["DirectoryController_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The numbered versions of the directory */
        get: operations["DirectoryVersionsController_versions"];
        put?: never;
        /**
         * Publish the directory as its next version
         * @description An unchanged directory makes no new version: the last one is given. `differences` are those since the version before.
         */
        post: operations["DirectoryVersionsController_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/versions/{from}/differences/{to}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed between two versions, in words and without the values themselves
         * @description Version 0 is the empty directory.
         */
        get: operations["DirectoryVersionsController_differences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/versions/{number}/sharings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a version to the contact points of the network, or of some Parties
         * @description A letter goes to the main e-mail address of each designated contact point, in its language: what changed since the version that the network was told of before, and the directory as CSV, vCard and PDF. What became of each, `letters` tells.
         */
        post: operations["DirectoryVersionsController_share"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/onboarding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far contact points have come: a checklist that follows from events
         * @description Whoever was withdrawn is left out.
         */
        get: operations["OnboardingController_onboarding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/developments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whose status is another one since a day, the earliest first
         * @description `before` is missing where it had no status before; designated after `suspended` is a reinstatement.
         */
        get: operations["OnboardingController_developments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/contact-points/{contactPointId}/guidance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note that a contact point was sent the guidance of the network
         * @description Noted again, the last day counts.
         */
        post: operations["OnboardingController_guidance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/contact-points/{contactPointId}/duty": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is there at a moment
         * @description `presence` is around-the-clock, office-hours, on-call or unknown. Office hours are changed with PATCH of the contact point.
         */
        get: operations["DutyController_duty"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The Parties, with their holidays */
        get: operations["DutyController_parties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/parties/{party}/holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say on which days no office of a Party opens */
        put: operations["DutyController_holidays"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring the directory to what a CSV file says
         * @description All or nothing: one wrong cell refuses the whole, and `issues` names its line and column. Contact points that the file does not name are left alone, and so are channels that no column holds. Doing it again changes nothing.
         */
        post: operations["ImportsController_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/imports/difference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an import of this file would change, with addresses; nothing is changed */
        post: operations["ImportsController_difference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/imports/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose what a CSV file would change: somebody else decides about each contact point
         * @description Contact points that are new or to be confirmed are no corrections: `left` names them, and an import that is applied brings them. What was proposed already and waits is not proposed again.
         */
        post: operations["ImportsController_propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Corrections that were proposed, the oldest first
         * @description Each detail as it was when it was proposed, as it shall be, and as it is. `values` and `changes` are null once the personal data of the contact point was erased.
         */
        get: operations["ProposalsController_list"];
        put?: never;
        /**
         * Propose a correction: somebody else decides about it
         * @description Of the values only those are proposed that differ from the directory.
         */
        post: operations["ProposalsController_propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{proposalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One proposal */
        get: operations["ProposalsController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{proposalId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a proposal: the directory changes at once
         * @description By somebody else than the proposer. Where something else changed what it would change, it is refused with `proposal-overtaken`, and `about.changes` holds the difference.
         */
        post: operations["ProposalsController_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{proposalId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject a proposal */
        post: operations["ProposalsController_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register of capacity building: workshops, meetings, support, promotion */
        get: operations["ActivitiesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register as a CSV file */
        get: operations["ActivitiesController_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/{activityId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One activity, with what was amended, by whom and why */
        get: operations["ActivitiesController_one"];
        /**
         * Record an activity
         * @description Recording the same again changes nothing. One that is there already is corrected with PATCH.
         */
        put: operations["ActivitiesController_record"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Amend an activity
         * @description What is left out stays (RFC 7396); a list, where given, replaces the whole list. History keeps what it said before.
         */
        patch: operations["ActivitiesController_amend"];
        trace?: never;
    };
    "/api/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The policies, each in its newest version */
        get: operations["PoliciesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/{policyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A policy in its newest version */
        get: operations["PoliciesController_one"];
        /**
         * Define a policy, or its next version
         * @description What is left out is as in the standard policy. The same content makes no new version. Campaigns keep the version they were planned or launched with.
         */
        put: operations["PoliciesController_define"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/{policyId}/warnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Steps of a policy that can never run, or never all of them */
        get: operations["PoliciesController_warnings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The templates, each in its newest version
         * @description Without their words, but with the languages they have.
         */
        get: operations["TemplatesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{templateId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A template in its newest version */
        get: operations["TemplatesController_one"];
        /**
         * Define a template, or its next version
         * @description The same content makes no new version. Campaigns keep the version they were planned with.
         */
        put: operations["TemplatesController_define"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{templateId}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A message as it would be written
         * @description What is not taken from a contact point is invented; its link answers nothing.
         */
        get: operations["TemplatesController_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The campaigns, the latest start first
         * @description Those that nobody has given a start yet come before them.
         */
        get: operations["CampaignsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{campaignId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One campaign */
        get: operations["CampaignsController_one"];
        /**
         * Plan a campaign
         * @description Planning the same again changes nothing; another plan under the same id is refused. It pins the newest version of its policy and its template.
         */
        put: operations["CampaignsController_plan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{campaignId}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say when it starts, or say it anew
         * @description The starts within a window are drawn when it is scheduled, and afresh each time.
         */
        post: operations["CampaignsController_schedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{campaignId}/launch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Launch it now: from here on messages reach the network
         * @description Pins audience, directory version, policy and template. Where contact points have no usable channel, or steps of the policy can never run, it is refused with `campaign-not-ready` unless `acceptsWarnings` is true.
         */
        post: operations["CampaignsController_launch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{campaignId}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop sending; the clock goes on and answers count */
        post: operations["CampaignsController_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{campaignId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on sending; what fell due meanwhile is collapsed into one reminder */
        post: operations["CampaignsController_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{campaignId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call it off: nothing more is sent, open pings are withdrawn */
        post: operations["CampaignsController_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{campaignId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End it before its deadline: its statistics stay, open pings are withdrawn */
        post: operations["CampaignsController_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{campaignId}/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Exactly what a campaign is going to do
         * @description Who is written to, when in UTC and on the clock there, through which channel and in which languages, and what is done about silence; with warnings. Nothing is sent.
         */
        get: operations["DryRunController_planned"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dry-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a campaign would do that is only considered
         * @description Who is written to, when in UTC and on the clock there, through which channel and in which languages, and what is done about silence; with warnings. Nothing is sent.
         */
        post: operations["DryRunController_considered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rehearsals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a test would look like if everybody answered as they did in an earlier one
         * @description The whole engine runs beside this server, on virtual time and in memory: with the directory as it is now, the policy that is asked for, and the answers of that test at their times. Nothing is stored and nothing is sent.
         */
        post: operations["RehearsalController_rehearse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The campaigns that are planned again and again */
        get: operations["SeriesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/series/{seriesId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One series */
        get: operations["SeriesController_one"];
        /**
         * Plan a series
         * @description Its next occurrence is always a campaign of its own, planned and scheduled. Planning the same again changes nothing; to change a series, stop it and plan another.
         */
        put: operations["SeriesController_plan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/series/{seriesId}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a series; its occurrence that has not started is cancelled */
        post: operations["SeriesController_stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All campaigns that run within a span of time, those that series will make included */
        get: operations["CalendarController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mails that a person has to look at, the oldest first */
        get: operations["MailController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail/{mailId}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is a response: record it for this ping, at the moment it was received */
        post: operations["MailController_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail/{mailId}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is no response */
        post: operations["MailController_dismiss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The e-mails outside campaigns, and what became of them
         * @description Waiting, under way, handed over to the mail server, failed, or unknown: then nobody can know whether it went out, and it is not sent again by itself. `reason` is what the mail server said.
         */
        get: operations["LettersController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/contact-points/{contactPointId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is held on a contact point, in clear, with where it comes from */
        get: operations["PrivacyController_held"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose keys were forgotten: the list that a restore of an older backup needs */
        get: operations["PrivacyController_erasures"];
        put?: never;
        /**
         * Erase personal data for good: nobody can undo it
         * @description Forgets the key of a withdrawn contact point, of a disabled account, of the free text of an activity, or of a mail of somebody unknown. What was encrypted with it can be read by nobody any more, wherever a copy of it lies; history, counts and seals stay as they are. Doing it again changes nothing.
         */
        post: operations["PrivacyController_erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{campaignId}/readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What somebody should know before launching */
        get: operations["CampaignQuestionsController_readiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{campaignId}/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an operator reads in two seconds */
        get: operations["CampaignQuestionsController_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{campaignId}/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every ping of the campaign */
        get: operations["CampaignQuestionsController_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{campaignId}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How its board came to be, change by change
         * @description The changes up to an instant, laid one on the other, are the board as it was then: whoever has them can go to any moment. The first change of a ping holds its whole row, later ones what is another than before. It comes in pages: go on with `after` = `next` until that is null.
         */
        get: operations["CampaignQuestionsController_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{campaignId}/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The statistics, now or as they were */
        get: operations["CampaignQuestionsController_statistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{campaignId}/pings/{contactPointId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One ping: its row of the board, its attempts, responses and phone tasks */
        get: operations["PingsController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{campaignId}/pings/{contactPointId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that happened to it, in order
         * @description Reasons, names and notes are in clear, and null once they were erased.
         */
        get: operations["PingsController_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{campaignId}/pings/{contactPointId}/responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record an answer that came by telephone, or through another program
         * @description Counted: it is the first in time. Further: somebody had answered. Late: it came after the deadline. Known: it was recorded before. Corrections become a proposal.
         */
        post: operations["PingsController_record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{campaignId}/pings/{contactPointId}/responses/{responseId}/correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct when a response was received, or take it back
         * @description The response stays in the history; the statistics use what holds now.
         */
        post: operations["PingsController_correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/phone-tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The calls that somebody is to make, the most urgent first
         * @description With the numbers to call, and the time that clocks there show. Empty once everybody was reached or the tests are over.
         */
        get: operations["PhoneTasksController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/phone-tasks/{taskId}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what came of a call
         * @description An answer by telephone counts like any other, at the time it was given.
         */
        post: operations["PhoneTasksController_complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the paper for the plenary says, in figures and lists */
        get: operations["ReportsController_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The paper as a page, as a PDF, or one of its tables
         * @description `report.html`, `report.pdf`, or a table such as `response-times.csv`. The same log gives the same bytes.
         */
        get: operations["ReportsController_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/seals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The seals of the log, the latest first
         * @description A seal signs a stretch of the log and, through the chained root of the seal before, all that came before it.
         */
        get: operations["SealsController_list"];
        put?: never;
        /**
         * Seal what came after the last seal
         * @description Where nothing came but seals, none is made. A long stretch gets several. `last` is the last seal of the log, made now or before.
         */
        post: operations["SealsController_seal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/seals/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The public keys that signed seals, in the order in which they came
         * @description The last one signs. An auditor keeps the first one, by another way than this server: each key vouches for the next.
         */
        get: operations["SealsController_keys"];
        put?: never;
        /**
         * Let a new key sign from now on
         * @description The old key signs that the new one is to be trusted.
         */
        post: operations["SealsController_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/seals/proofs/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Proof that an event stands under a seal
         * @description An inclusion proof (RFC 9162, 2.1.3), with the event and the seal: whoever has the public key checks it without the log. Reads the log up to the event.
         */
        get: operations["SealsController_prove"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/seals/{seal}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One seal */
        get: operations["SealsController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/as-of": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the network looked like at a moment, in figures
         * @description Before the first event there is nothing; an instant still to come is as now.
         */
        get: operations["AuditController_asOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events as they are stored, in their order
         * @description What is personal stays encrypted. JSON comes in pages: go on with `after` = `next` until that is null; `endedBy` says `looked-at` where a page ended because so many events were looked at. NDJSON and CSV come whole, as fast as they are taken.
         */
        get: operations["AuditController_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/events/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One event as it is stored */
        get: operations["AuditController_event"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{campaignId}/pings/{contactPointId}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why messages of a ping went out or did not, as everything stood at a moment
         * @description For the first message and every step of the policy: done, under way, waiting, not yet due or skipped; by which rule, and the events that prove it.
         */
        get: operations["AuditController_why"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projections/{name}/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fold a projection again from the first event, and say whether it differed
         * @description The old documents are served until the new ones are whole; whoever follows the projection is then sent a fresh snapshot. It concerns the process that is asked: several share no read models.
         */
        post: operations["RebuildController_rebuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every setting of this server as it holds, secrets masked
         * @description docs/configuration.md says what each means; "rollcall doctor" also says where each value comes from.
         */
        get: operations["ConfigurationController_effective"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every projection, with how many documents it holds */
        get: operations["StreamsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projections/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All documents of a projection, with their position in the log */
        get: operations["StreamsController_snapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projections/{name}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow a projection by server-sent events
         * @description First a `snapshot`, which replaces whatever the reader holds, then a `change` for every document that changes; `null` says that a document is gone. Ids are log positions: with `Last-Event-ID` the stream goes on exactly there. A reader that reads too slowly is cut off, and resumes.
         */
        get: operations["StreamsController_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The session of this browser
         * @description Its `csrf` goes along with every change, in the header `x-rollcall-csrf`.
         */
        get: operations["SessionController_own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        NewAccountDto: {
            /**
             * @description the name it signs in with, which stands in history: 2 to 32 small letters, digits, "-", "_" and "."
             * @example m.meier
             */
            login: string;
            /**
             * @description admin, operator, analyst or viewer: docs/access.md says what each may do
             * @example operator
             * @enum {string}
             */
            role: "admin" | "operator" | "analyst" | "viewer";
            /**
             * @description whose it is; kept encrypted
             * @example Maria Meier
             */
            name?: string;
            /**
             * @description where to reach them; kept encrypted
             * @example m.meier@ministry.example
             */
            email?: string;
        };
        RoleDto: {
            /**
             * @description admin, operator, analyst or viewer: docs/access.md says what each may do
             * @example analyst
             * @enum {string}
             */
            role: "admin" | "operator" | "analyst" | "viewer";
        };
        InvitationDto: {
            /**
             * @description whether the authenticator and its recovery codes are forgotten, because they are lost
             * @example false
             */
            forgetCode: boolean;
        };
        NewKeyDto: {
            /**
             * @description what it is for
             * @example nightly export
             */
            name: string;
            /**
             * @description admin, operator, analyst or viewer: docs/access.md says what each may do; by default your own, and never more than that
             * @example viewer
             * @enum {string}
             */
            role?: "admin" | "operator" | "analyst" | "viewer";
            /**
             * @description whether it is for reading only, whatever its role
             * @example true
             */
            readOnly?: boolean;
            /**
             * Format: date-time
             * @description when it ends, at most 366 days ahead; by default in 90 days
             * @example 2026-06-30T00:00:00Z
             */
            expiresAt?: string;
        };
        ChannelDto: {
            /**
             * @description unique within its contact point
             * @example email-main
             */
            id: string;
            /**
             * @description what it goes through
             * @example email
             * @enum {string}
             */
            kind: "email" | "sms" | "phone" | "webhook";
            /**
             * @description alternates are for escalations
             * @example main
             * @enum {string}
             */
            use: "main" | "alternate";
            /**
             * @description 1 is tried first
             * @example 1
             */
            priority: number;
            /**
             * @description an e-mail address, an E.164 number, or the URL of a webhook
             * @example duty@police.example
             */
            address: string;
            /**
             * @description what it is good for; left alone where it is left out, taken away by []
             * @example [
             *       "attachments"
             *     ]
             */
            capabilities?: ("attachments" | "encryption" | "after-hours")[];
        };
        OfficeHoursDto: {
            /**
             * @description the days on which they begin
             * @example [
             *       "mon",
             *       "tue",
             *       "wed",
             *       "thu",
             *       "fri"
             *     ]
             */
            days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
            /**
             * @description in the zone of the contact point
             * @example 08:30
             */
            from: string;
            /**
             * @description no later than `from` is on the next day
             * @example 17:00
             */
            until: string;
        };
        DutyDto: {
            /** @description when somebody is at the desk; at other times on call */
            officeHours: components["schemas"]["OfficeHoursDto"][];
            /**
             * @description Article 35(2)(b): part of the authority responsible for mutual assistance, or able to co-ordinate with it at once
             * @example able-to-coordinate
             * @enum {string}
             */
            legalAssistance: "part-of-authority" | "able-to-coordinate" | "unable-to-coordinate";
        };
        NewContactPointDto: {
            /**
             * @description the authority
             * @example National Cybercrime Unit
             */
            institution: string;
            /**
             * @description may be left out while to be confirmed
             * @example police
             * @enum {string}
             */
            type?: "police" | "prosecution" | "ministry-of-justice" | "security-service" | "cybersecurity" | "other";
            /**
             * @description of the contact point in its Party
             * @example primary
             * @enum {string}
             */
            role: "primary" | "additional";
            /** @description the ways to reach it */
            channels: components["schemas"]["ChannelDto"][];
            /**
             * @description when somebody is there
             * @example 24/7
             * @enum {string}
             */
            availability?: "24/7" | "office-hours-and-on-call";
            /**
             * @description IANA zone
             * @example Europe/Paris
             */
            timezone: string;
            /**
             * @description BCP 47 tags, the preferred one first
             * @example [
             *       "fr",
             *       "en"
             *     ]
             */
            languages: string[];
            /**
             * @description what callers have to know
             * @example Ask for the duty officer
             */
            instructions?: string;
            /**
             * @description other 24/7 networks it serves
             * @example [
             *       "interpol"
             *     ]
             */
            otherNetworks?: string[];
            /** @description how the desk works; left alone where it is left out, taken away by {} */
            duty?: components["schemas"]["DutyDto"];
            /**
             * @description ISO 3166-1 alpha-2
             * @example FR
             */
            party: string;
            /**
             * @description the name of a Party that is new; by default its English name
             * @example France
             */
            partyName?: string;
            /**
             * @description its status
             * @example designated
             * @enum {string}
             */
            status: "to-be-confirmed" | "designated";
            /**
             * Format: date
             * @description from when it holds
             * @example 2026-03-01
             */
            designatedOn?: string;
        };
        DetailChangesDto: {
            /**
             * @description the authority
             * @example National Cybercrime Unit
             */
            institution: string;
            /**
             * @description may be left out while to be confirmed
             * @example police
             * @enum {string|null}
             */
            type: "police" | "prosecution" | "ministry-of-justice" | "security-service" | "cybersecurity" | "other" | null;
            /**
             * @description of the contact point in its Party
             * @example primary
             * @enum {string}
             */
            role: "primary" | "additional";
            /** @description the ways to reach it */
            channels: components["schemas"]["ChannelDto"][];
            /**
             * @description when somebody is there
             * @example 24/7
             * @enum {string|null}
             */
            availability: "24/7" | "office-hours-and-on-call" | null;
            /**
             * @description IANA zone
             * @example Europe/Paris
             */
            timezone: string;
            /**
             * @description BCP 47 tags, the preferred one first
             * @example [
             *       "fr",
             *       "en"
             *     ]
             */
            languages: string[];
            /**
             * @description what callers have to know
             * @example Ask for the duty officer
             */
            instructions: string | null;
            /**
             * @description other 24/7 networks it serves
             * @example [
             *       "interpol"
             *     ]
             */
            otherNetworks: string[];
            /** @description how the desk works; left alone where it is left out, taken away by {} */
            duty: components["schemas"]["DutyDto"];
        };
        ConfirmationDto: {
            /**
             * Format: date
             * @description from when the designation holds
             * @example 2026-03-01
             */
            designatedOn: string;
        };
        StatusChangeDto: {
            /**
             * Format: date
             * @description from when it holds in the world
             * @example 2026-03-01
             */
            effectiveOn: string;
            /**
             * @description why, for the record
             * @example The unit was merged into another
             */
            reason: string;
        };
        ChannelReportDto: {
            /**
             * @description how this is known, for the record
             * @example Called, a person answered
             */
            reason: string;
        };
        SharingDto: {
            /**
             * @description only to the contact points of these Parties, by code
             * @example [
             *       "GE",
             *       "TN"
             *     ]
             */
            parties: string[];
        };
        GuidanceDto: {
            /**
             * Format: date
             * @description the day it was sent
             * @example 2026-03-02
             */
            sentOn: string;
        };
        HolidaysDto: {
            /**
             * @description the days on which no office of the Party opens; they replace those known
             * @example [
             *       "2026-05-01"
             *     ]
             */
            days: string[];
        };
        NewProposalDto: {
            /**
             * @description the contact point
             * @example fr-1
             */
            contactPointId: string;
            /**
             * @description new values by column of the directory; an empty text takes a detail away
             * @example {
             *       "phone": "+33140000001"
             *     }
             */
            values: {
                [key: string]: string;
            };
            /**
             * @description how this is known, for whoever decides
             * @example Their desk called on 3 March
             */
            note?: string;
        };
        RejectionDto: {
            /**
             * @description why, for the record
             * @example The number belongs to somebody else
             */
            reason: string;
        };
        ActivityDto: {
            /**
             * @description the States where it was held (ISO 3166-1 alpha-2)
             * @example [
             *       "TN"
             *     ]
             */
            heldIn?: string[];
            /**
             * @description whom it was for, Parties or not
             * @example [
             *       "TN",
             *       "BJ"
             *     ]
             */
            statesHelped?: string[];
            /**
             * @description Parties whose people contributed
             * @example [
             *       "RO"
             *     ]
             */
            contributingParties?: string[];
            /**
             * @description contact points that contributed, by their ids
             * @example [
             *       "fr-1"
             *     ]
             */
            contributingContactPoints?: string[];
            /**
             * @description g7, interpol, or the name of another network
             * @example [
             *       "interpol"
             *     ]
             */
            partnerNetworks?: string[];
            /**
             * @description what it was about
             * @example [
             *       "legislation"
             *     ]
             */
            topics?: string[];
            /**
             * @description what it was
             * @example workshop
             * @enum {string}
             */
            kind: "support-to-establish" | "workshop" | "regional-meeting" | "annual-meeting" | "promotion" | "training-platform";
            /**
             * @description how people call it
             * @example Workshop on legislation
             */
            title: string;
            /**
             * Format: date
             * @description its first day
             * @example 2026-03-02
             */
            from: string;
            /**
             * Format: date
             * @description its last day, where it took more than one
             * @example 2026-03-04
             */
            until?: string;
            /**
             * @description a place that is no State, or is more exact
             * @example EUROPOL
             */
            venue?: string;
            /**
             * @description how many, or which group; names of people belong into `notes`
             * @example 24 prosecutors
             */
            participants?: string;
            /**
             * @description free text, kept encrypted
             * @example Asked for a second workshop
             */
            notes?: string;
        };
        AmendmentDto: {
            /**
             * @description the States where it was held (ISO 3166-1 alpha-2)
             * @example [
             *       "TN"
             *     ]
             */
            heldIn?: string[];
            /**
             * @description whom it was for, Parties or not
             * @example [
             *       "TN",
             *       "BJ"
             *     ]
             */
            statesHelped?: string[];
            /**
             * @description Parties whose people contributed
             * @example [
             *       "RO"
             *     ]
             */
            contributingParties?: string[];
            /**
             * @description contact points that contributed, by their ids
             * @example [
             *       "fr-1"
             *     ]
             */
            contributingContactPoints?: string[];
            /**
             * @description g7, interpol, or the name of another network
             * @example [
             *       "interpol"
             *     ]
             */
            partnerNetworks?: string[];
            /**
             * @description what it was about
             * @example [
             *       "legislation"
             *     ]
             */
            topics?: string[];
            /**
             * @description why it is amended, for the record
             * @example It took two days
             */
            reason: string;
            /**
             * @description what it was
             * @example workshop
             * @enum {string}
             */
            kind?: "support-to-establish" | "workshop" | "regional-meeting" | "annual-meeting" | "promotion" | "training-platform";
            /**
             * @description how people call it
             * @example Workshop on legislation
             */
            title?: string;
            /**
             * Format: date
             * @description its first day
             * @example 2026-03-02
             */
            from?: string;
            /**
             * Format: date
             * @description its last day, where it took more than one
             * @example 2026-03-04
             */
            until?: string | null;
            /**
             * @description a place that is no State, or is more exact
             * @example EUROPOL
             */
            venue?: string | null;
            /**
             * @description how many, or which group; names of people belong into `notes`
             * @example 24 prosecutors
             */
            participants?: string | null;
            /**
             * @description free text, kept encrypted
             * @example Asked for a second workshop
             */
            notes?: string | null;
            /**
             * @description it was recorded by mistake or did not take place: it counts no more
             * @example true
             */
            struckOut?: boolean;
        };
        AudienceDto: {
            /**
             * @description contact points of these Parties only (ISO 3166-1 alpha-2)
             * @example [
             *       "FR",
             *       "SE"
             *     ]
             */
            parties: string[];
            /**
             * @description contact points of these types only
             * @example [
             *       "police"
             *     ]
             */
            types: ("police" | "prosecution" | "ministry-of-justice" | "security-service" | "cybersecurity" | "other")[];
        };
        PlanDto: {
            /**
             * @description the policy; by default the standard one
             * @example standard
             */
            policyId?: string;
            /**
             * @description the template of the messages; by default the standard one
             * @example standard
             */
            templateId?: string;
            /** @description who is asked; by default everybody who is designated on the launch date */
            audience?: components["schemas"]["AudienceDto"];
            /**
             * @description its messages tell which Parties’ contact details changed since the directory was last shared
             * @example true
             */
            carriesNews?: boolean;
            /**
             * @description how people call it
             * @example Spring ping test
             */
            name: string;
        };
        ScheduleDto: {
            /**
             * @description at: to all at an instant. local-hour: to each when its own clock shows a time. window: to each at a moment drawn from a window
             * @example local-hour
             * @enum {string}
             */
            kind: "at" | "local-hour" | "window";
            /**
             * Format: date-time
             * @description kind at: when the first messages go out
             * @example 2026-03-01T02:00:00.000Z
             */
            at?: string;
            /**
             * Format: date
             * @description kind local-hour: the day
             * @example 2026-03-01
             */
            day?: string;
            /**
             * @description kind local-hour: the time on the clock of each contact point
             * @example 03:00
             */
            time?: string;
            /**
             * Format: date-time
             * @description kind window: when it opens
             * @example 2026-03-01T00:00:00.000Z
             */
            from?: string;
            /**
             * Format: duration
             * @description kind window: a start lies this long after `from`, but not as long
             * @example P2D
             */
            length?: string;
        };
        LaunchDto: {
            /**
             * @description somebody has read what the readiness says; without it a campaign with warnings is refused
             * @example true
             */
            acceptsWarnings: boolean;
        };
        ReasonDto: {
            /**
             * @description why; it is kept in clear, so it should name nobody
             * @example The mail gateway is being repaired
             */
            reason: string;
        };
        NothingDto: Record<string, never>;
        ConsideredDto: {
            /**
             * @description the policy; by default the standard one
             * @example standard
             */
            policyId: string;
            /**
             * @description the template of the messages; by default the standard one
             * @example standard
             */
            templateId: string;
            /** @description who is asked; by default everybody who is designated on the launch date */
            audience: components["schemas"]["AudienceDto"];
            /**
             * @description its messages tell which Parties’ contact details changed since the directory was last shared
             * @example true
             */
            carriesNews: boolean;
            /**
             * @description how people would call it
             * @example Spring ping test
             */
            name: string;
            /** @description when; by default at once */
            schedule: components["schemas"]["ScheduleDto"];
        };
        RehearsedDto: {
            /**
             * @description the test whose answers are given again, by whoever is in the directory now
             * @example spring-2026
             */
            answersOf: string;
            /**
             * @description the policy; by default the standard one
             * @example standard
             */
            policyId?: string;
            /** @description who is asked; by default everybody who is designated now */
            audience?: components["schemas"]["AudienceDto"];
        };
        SeriesStartDto: {
            /**
             * @description at: for all at the moment. window: for each at a moment drawn from a window. local-hour: for each when its own clock shows a time on that day
             * @example local-hour
             * @enum {string}
             */
            kind: "at" | "window" | "local-hour";
            /**
             * Format: duration
             * @description kind window: how long it is open
             * @example PT12H
             */
            length?: string;
            /**
             * @description kind local-hour: the time
             * @example 03:00
             */
            time?: string;
        };
        SeriesDto: {
            /**
             * @description the policy; by default the standard one
             * @example standard
             */
            policyId?: string;
            /**
             * @description the template of the messages; by default the standard one
             * @example standard
             */
            templateId?: string;
            /** @description who is asked; by default everybody who is designated on the launch date */
            audience?: components["schemas"]["AudienceDto"];
            /**
             * @description its messages tell which Parties’ contact details changed since the directory was last shared
             * @example true
             */
            carriesNews?: boolean;
            /**
             * @description how people call it
             * @example Monthly ping test
             */
            name: string;
            /**
             * @description minute, hour, day of month, month, day of week, as clocks in `timezone` show them
             * @example 0 9 1 * *
             */
            cron: string;
            /**
             * @description IANA zone
             * @example Europe/Paris
             */
            timezone: string;
            /** @description how each occurrence starts; by default `at` */
            start?: components["schemas"]["SeriesStartDto"];
        };
        MailAssignmentDto: {
            /**
             * @description the campaign whose test it answers
             * @example spring-2026
             */
            campaignId: string;
            /**
             * @description the contact point that answered
             * @example fr-1
             */
            contactPointId: string;
        };
        MailDismissalDto: {
            /**
             * @description why it is no response, for the record
             * @example An advertisement
             */
            reason: string;
        };
        ErasureDto: {
            /**
             * @description what it is about
             * @example contact-point
             * @enum {string}
             */
            kind: "contact-point" | "account" | "activity" | "mail";
            /**
             * @description its id
             * @example fr-1
             */
            id: string;
            /**
             * @description on what ground (article 17 GDPR); by default that the person asked for it
             * @example requested
             * @enum {string}
             */
            ground?: "requested" | "no-longer-needed" | "unlawful" | "legal-obligation";
        };
        ResponseDto: {
            /**
             * @description who answered: somebody, or the officer on duty
             * @example responsible-officer
             * @enum {string}
             */
            grade: "human" | "responsible-officer";
            /**
             * Format: date-time
             * @description when it reached us; not in the future. By default now
             * @example 2026-03-01T02:30:00.000Z
             */
            receivedAt?: string;
            /**
             * @description who answered, by name
             * @example Inspector A. Martin
             */
            answeredBy?: string;
            /**
             * @description what was said beside
             * @example Call the other number
             */
            note?: string;
            /**
             * @description details that are to be corrected: they become a proposal, never a change
             * @example {
             *       "phone": "+33140000001"
             *     }
             */
            corrections?: {
                [key: string]: string;
            };
            /**
             * @description how it came
             * @example phone
             * @enum {string}
             */
            via: "phone" | "api";
        };
        CorrectionDto: {
            /**
             * Format: date-time
             * @description when it was really received; null takes the response back
             * @example 2026-03-01T02:25:00.000Z
             */
            receivedAt?: string | null;
            /**
             * @description why, for the record
             * @example The call was noted an hour late
             */
            reason: string;
        };
        AnswerDto: {
            /**
             * @description who answered: somebody, or the officer on duty
             * @example responsible-officer
             * @enum {string}
             */
            grade: "human" | "responsible-officer";
            /**
             * Format: date-time
             * @description when it reached us; not in the future. By default now
             * @example 2026-03-01T02:30:00.000Z
             */
            receivedAt?: string;
            /**
             * @description who answered, by name
             * @example Inspector A. Martin
             */
            answeredBy?: string;
            /**
             * @description what was said beside
             * @example Call the other number
             */
            note?: string;
            /**
             * @description details that are to be corrected: they become a proposal, never a change
             * @example {
             *       "phone": "+33140000001"
             *     }
             */
            corrections?: {
                [key: string]: string;
            };
        };
        CompletionDto: {
            /**
             * @description what came of the call; `answered` needs an answer, the others have none
             * @example answered
             * @enum {string}
             */
            outcome: "answered" | "no-answer" | "wrong-number" | "refused" | "not-needed";
            /** @description what was said */
            answer?: components["schemas"]["AnswerDto"];
        };
        KeyRotationDto: {
            /**
             * @description the old key is lost and cannot vouch for the new one: whoever verifies has to be given it
             * @example true
             */
            lost: boolean;
        };
        /**
         * @example {
         *       "type": "urn:rollcall:problem:campaign-already-launched",
         *       "title": "A rule says no",
         *       "status": 409,
         *       "detail": "campaign already launched (campaignId spring-2026)",
         *       "instance": "/api/v1/campaigns/spring-2026/launch",
         *       "code": "campaign-already-launched",
         *       "issues": [
         *         {
         *           "path": "steps[2].after",
         *           "message": "expected an ISO 8601 duration"
         *         }
         *       ],
         *       "about": {
         *         "campaignId": "spring-2026"
         *       }
         *     }
         */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            instance: string;
            code: string;
            issues: {
                path: string;
                message: string;
            }[];
            about: {
                campaignId: string;
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    StatusController_status: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": "0.1.0",
                     *       "roles": [
                     *         "api",
                     *         "worker"
                     *       ],
                     *       "startedAt": "2026-02-01T08:00:00.000Z",
                     *       "now": "2026-02-01T09:00:00.500Z",
                     *       "ticking": true,
                     *       "lastTickAt": "2026-02-01T09:00:00.000Z",
                     *       "worker": {
                     *         "version": "0.1.0",
                     *         "roles": [
                     *           "api",
                     *           "worker"
                     *         ],
                     *         "host": "ping-1",
                     *         "pid": 4711,
                     *         "startedAt": "2026-02-01T08:00:00.000Z",
                     *         "at": "2026-02-01T08:59:52.000Z",
                     *         "stopped": false
                     *       },
                     *       "workers": null,
                     *       "ready": true,
                     *       "problems": [],
                     *       "projections": {
                     *         "positions": 0,
                     *         "seconds": 0
                     *       },
                     *       "dispatch": {
                     *         "waiting": 0,
                     *         "underWay": 2
                     *       },
                     *       "deadMan": {
                     *         "lastSuccessAt": "2026-02-01T08:59:30.000Z",
                     *         "failing": false
                     *       },
                     *       "mailIn": {
                     *         "at": [
                     *           "imap://mail.example.org:993/INBOX"
                     *         ],
                     *         "taken": {
                     *           "response": 31,
                     *           "bounce": 2
                     *         },
                     *         "mailboxReadAt": "2026-02-01T08:59:41.000Z"
                     *       },
                     *       "warnings": [
                     *         "neither the links in messages nor passwords are protected by TLS: http.publicUrl is not https"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        version: string;
                        roles: string[];
                        /** Format: date-time */
                        startedAt: string;
                        /** Format: date-time */
                        now: string;
                        ticking: boolean;
                        /** Format: date-time */
                        lastTickAt: string | null;
                        worker: {
                            version: string;
                            roles: string[];
                            host: string;
                            pid: number;
                            /** Format: date-time */
                            startedAt: string;
                            /** Format: date-time */
                            at: string;
                            stopped: boolean;
                        } | null;
                        workers: unknown;
                        ready: boolean;
                        problems: unknown[];
                        projections: {
                            positions: number;
                            seconds: number;
                        };
                        dispatch: {
                            waiting: number;
                            underWay: number;
                        } | null;
                        deadMan: {
                            /** Format: date-time */
                            lastSuccessAt: string;
                            failing: boolean;
                        } | null;
                        mailIn: {
                            at: string[];
                            taken: {
                                response: number;
                                bounce: number;
                            };
                            /** Format: date-time */
                            mailboxReadAt: string;
                        };
                        warnings: string[];
                    };
                };
            };
        };
    };
    MeController_me: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "actor": {
                     *         "kind": "account",
                     *         "id": "m.meier"
                     *       },
                     *       "role": "operator",
                     *       "permissions": [
                     *         "own-account",
                     *         "read",
                     *         "operate"
                     *       ],
                     *       "account": "m.meier"
                     *     }
                     */
                    "application/json": {
                        actor: {
                            kind: string;
                            id: string;
                        };
                        role: string;
                        permissions: string[];
                        account: string;
                    };
                };
            };
        };
    };
    AccountsController_list: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "accountId": "m.meier",
                     *         "role": "operator",
                     *         "origin": "administrator",
                     *         "disabled": false,
                     *         "name": "Maria Meier",
                     *         "email": "m.meier@ministry.example",
                     *         "hasPassword": true,
                     *         "hasTotp": true,
                     *         "hasIdentity": false,
                     *         "invitedUntil": null,
                     *         "createdAt": "2026-03-02T09:00:00.000Z",
                     *         "signedInAt": "2026-03-03T08:12:00.000Z"
                     *       }
                     *     ]
                     */
                    "application/json": {
                        accountId: string;
                        role: string;
                        origin: string;
                        disabled: boolean;
                        name: string;
                        email: string;
                        hasPassword: boolean;
                        hasTotp: boolean;
                        hasIdentity: boolean;
                        invitedUntil: unknown;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        signedInAt: string;
                    }[];
                };
            };
        };
    };
    AccountsController_create: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "login": "m.meier",
                 *       "role": "operator",
                 *       "name": "Maria Meier",
                 *       "email": "m.meier@ministry.example"
                 *     }
                 */
                "application/json": components["schemas"]["NewAccountDto"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accountId": "m.meier",
                     *       "role": "operator",
                     *       "disabled": false,
                     *       "invitation": {
                     *         "path": "/invitation/m.meier.mUqoG1ZqVh1oXc0p0v7lD3kS2nJ8e5wYxT4rB6aF9gQ",
                     *         "expiresAt": "2026-03-09T09:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        accountId: string;
                        role: string;
                        disabled: boolean;
                        invitation: {
                            path: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
        };
    };
    AccountsController_one: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the account, by the name it signs in with
                 * @example m.meier
                 */
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accountId": "m.meier",
                     *       "role": "operator",
                     *       "origin": "administrator",
                     *       "disabled": false,
                     *       "name": "Maria Meier",
                     *       "email": "m.meier@ministry.example",
                     *       "hasPassword": true,
                     *       "hasTotp": true,
                     *       "hasIdentity": false,
                     *       "invitedUntil": null,
                     *       "createdAt": "2026-03-02T09:00:00.000Z",
                     *       "signedInAt": "2026-03-03T08:12:00.000Z"
                     *     }
                     */
                    "application/json": {
                        accountId: string;
                        role: string;
                        origin: string;
                        disabled: boolean;
                        name: string;
                        email: string;
                        hasPassword: boolean;
                        hasTotp: boolean;
                        hasIdentity: boolean;
                        invitedUntil: unknown;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        signedInAt: string;
                    };
                };
            };
        };
    };
    AccountsController_changeRole: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the account, by the name it signs in with
                 * @example m.meier
                 */
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "analyst"
                 *     }
                 */
                "application/json": components["schemas"]["RoleDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accountId": "m.meier",
                     *       "role": "operator",
                     *       "disabled": false
                     *     }
                     */
                    "application/json": {
                        accountId: string;
                        role: string;
                        disabled: boolean;
                    };
                };
            };
        };
    };
    AccountsController_disable: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the account, by the name it signs in with
                 * @example m.meier
                 */
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accountId": "m.meier",
                     *       "role": "operator",
                     *       "disabled": true
                     *     }
                     */
                    "application/json": {
                        accountId: string;
                        role: string;
                        disabled: boolean;
                    };
                };
            };
        };
    };
    AccountsController_enable: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the account, by the name it signs in with
                 * @example m.meier
                 */
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accountId": "m.meier",
                     *       "role": "operator",
                     *       "disabled": false
                     *     }
                     */
                    "application/json": {
                        accountId: string;
                        role: string;
                        disabled: boolean;
                    };
                };
            };
        };
    };
    AccountsController_invite: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the account, by the name it signs in with
                 * @example m.meier
                 */
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "forgetCode": false
                 *     }
                 */
                "application/json": components["schemas"]["InvitationDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accountId": "m.meier",
                     *       "role": "operator",
                     *       "disabled": false,
                     *       "invitation": {
                     *         "path": "/invitation/m.meier.mUqoG1ZqVh1oXc0p0v7lD3kS2nJ8e5wYxT4rB6aF9gQ",
                     *         "expiresAt": "2026-03-09T09:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        accountId: string;
                        role: string;
                        disabled: boolean;
                        invitation: {
                            path: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
        };
    };
    AccountsController_signOut: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the account, by the name it signs in with
                 * @example m.meier
                 */
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accountId": "m.meier",
                     *       "role": "operator",
                     *       "disabled": false
                     *     }
                     */
                    "application/json": {
                        accountId: string;
                        role: string;
                        disabled: boolean;
                    };
                };
            };
        };
    };
    KeysController_list: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "keyId": "9f86d081884c7d65",
                     *         "name": "nightly export",
                     *         "role": "viewer",
                     *         "readOnly": true,
                     *         "owner": "m.meier",
                     *         "issuedAt": "2026-03-02T09:00:00.000Z",
                     *         "expiresAt": "2026-05-31T09:00:00.000Z",
                     *         "lastUsedOn": "2026-03-04",
                     *         "revoked": false
                     *       }
                     *     ]
                     */
                    "application/json": {
                        keyId: string;
                        name: string;
                        role: string;
                        readOnly: boolean;
                        owner: string;
                        /** Format: date-time */
                        issuedAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                        /** Format: date */
                        lastUsedOn: string;
                        revoked: boolean;
                    }[];
                };
            };
        };
    };
    KeysController_issue: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "nightly export",
                 *       "role": "viewer",
                 *       "readOnly": true,
                 *       "expiresAt": "2026-06-30T00:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["NewKeyDto"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keyId": "9f86d081884c7d65",
                     *       "name": "nightly export",
                     *       "role": "viewer",
                     *       "readOnly": true,
                     *       "owner": "m.meier",
                     *       "issuedAt": "2026-03-02T09:00:00.000Z",
                     *       "expiresAt": "2026-05-31T09:00:00.000Z",
                     *       "lastUsedOn": null,
                     *       "revoked": false,
                     *       "key": "rc_mUqoG1ZqVh1oXc0p0v7lD3kS2nJ8e5wYxT4rB6aF9gQ"
                     *     }
                     */
                    "application/json": {
                        keyId: string;
                        name: string;
                        role: string;
                        readOnly: boolean;
                        owner: string;
                        /** Format: date-time */
                        issuedAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                        lastUsedOn: unknown;
                        revoked: boolean;
                        key: string;
                    };
                };
            };
        };
    };
    KeysController_revoke: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the key, by the id that it is listed under
                 * @example 9f86d081884c7d65
                 */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keyId": "9f86d081884c7d65",
                     *       "name": "nightly export",
                     *       "role": "viewer",
                     *       "readOnly": true,
                     *       "owner": "m.meier",
                     *       "issuedAt": "2026-03-02T09:00:00.000Z",
                     *       "expiresAt": "2026-05-31T09:00:00.000Z",
                     *       "lastUsedOn": "2026-03-04",
                     *       "revoked": true
                     *     }
                     */
                    "application/json": {
                        keyId: string;
                        name: string;
                        role: string;
                        readOnly: boolean;
                        owner: string;
                        /** Format: date-time */
                        issuedAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                        /** Format: date */
                        lastUsedOn: string;
                        revoked: boolean;
                    };
                };
            };
        };
    };
    ContactPointsController_list: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
                /** @description the day in the world; by default today (UTC) */
                on?: string;
                /** @description as this version of the directory holds it; not together with `at` or `position` */
                version?: number;
                /** @description of this Party only */
                party?: string;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "contactPointId": "fr-1",
                     *         "party": "FR",
                     *         "partyName": "France",
                     *         "region": "Europe",
                     *         "institution": "National Cybercrime Unit",
                     *         "type": "police",
                     *         "role": "primary",
                     *         "status": "designated",
                     *         "availability": "24/7",
                     *         "timezone": "Europe/Paris",
                     *         "languages": [
                     *           "fr",
                     *           "en"
                     *         ],
                     *         "otherNetworks": [
                     *           "interpol"
                     *         ],
                     *         "channels": [
                     *           {
                     *             "id": "email-main",
                     *             "kind": "email",
                     *             "use": "main",
                     *             "priority": 1,
                     *             "capabilities": [
                     *               "attachments"
                     *             ],
                     *             "condition": "verified"
                     *           }
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": {
                        contactPointId: string;
                        party: string;
                        partyName: string;
                        region: string;
                        institution: string;
                        type: string | null;
                        role: string;
                        status: string;
                        availability: string | null;
                        timezone: string;
                        languages: string[];
                        otherNetworks: string[];
                        channels: {
                            id: string;
                            kind: string;
                            use: string;
                            priority: number;
                            capabilities: string[];
                            condition: string;
                        }[];
                    }[];
                };
            };
        };
    };
    ContactPointsController_one: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
                /** @description as this version of the directory holds it; not together with `at` or `position` */
                version?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the contact point
                 * @example fr-1
                 */
                contactPointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "contactPointId": "fr-1",
                     *       "party": "FR",
                     *       "partyName": "France",
                     *       "status": "designated",
                     *       "statuses": [
                     *         {
                     *           "status": "designated",
                     *           "from": "2024-01-01"
                     *         }
                     *       ],
                     *       "details": {
                     *         "institution": "National Cybercrime Unit",
                     *         "role": "primary",
                     *         "channels": [
                     *           {
                     *             "id": "email-main",
                     *             "kind": "email",
                     *             "use": "main",
                     *             "priority": 1,
                     *             "address": "duty@police.example"
                     *           }
                     *         ],
                     *         "timezone": "Europe/Paris",
                     *         "languages": [
                     *           "fr",
                     *           "en"
                     *         ],
                     *         "otherNetworks": [
                     *           "interpol"
                     *         ],
                     *         "type": "police",
                     *         "availability": "24/7",
                     *         "instructions": "Ask for the duty officer",
                     *         "duty": {
                     *           "legalAssistance": "able-to-coordinate"
                     *         }
                     *       },
                     *       "conditions": {
                     *         "email-main": "verified"
                     *       },
                     *       "doubts": {}
                     *     }
                     */
                    "application/json": {
                        contactPointId: string;
                        party: string;
                        partyName: string;
                        status: string;
                        statuses: {
                            status: string;
                            /** Format: date */
                            from: string;
                        }[];
                        details: {
                            institution: string;
                            role: string;
                            channels: {
                                id: string;
                                kind: string;
                                use: string;
                                priority: number;
                                address: string;
                            }[];
                            timezone: string;
                            languages: string[];
                            otherNetworks: string[];
                            type: string;
                            availability: string;
                            instructions: string;
                            duty: {
                                legalAssistance: string;
                            };
                        } | null;
                        conditions: {
                            "email-main": string;
                        };
                        doubts: Record<string, never>;
                    };
                };
            };
        };
    };
    ContactPointsController_register: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the contact point
                 * @example fr-1
                 */
                contactPointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "institution": "National Cybercrime Unit",
                 *       "type": "police",
                 *       "role": "primary",
                 *       "channels": [
                 *         {
                 *           "id": "email-main",
                 *           "kind": "email",
                 *           "use": "main",
                 *           "priority": 1,
                 *           "address": "duty@police.example",
                 *           "capabilities": [
                 *             "attachments"
                 *           ]
                 *         }
                 *       ],
                 *       "availability": "24/7",
                 *       "timezone": "Europe/Paris",
                 *       "languages": [
                 *         "fr",
                 *         "en"
                 *       ],
                 *       "instructions": "Ask for the duty officer",
                 *       "otherNetworks": [
                 *         "interpol"
                 *       ],
                 *       "duty": {
                 *         "officeHours": [
                 *           {
                 *             "days": [
                 *               "mon",
                 *               "tue",
                 *               "wed",
                 *               "thu",
                 *               "fri"
                 *             ],
                 *             "from": "08:30",
                 *             "until": "17:00"
                 *           }
                 *         ],
                 *         "legalAssistance": "able-to-coordinate"
                 *       },
                 *       "party": "FR",
                 *       "partyName": "France",
                 *       "status": "designated",
                 *       "designatedOn": "2026-03-01"
                 *     }
                 */
                "application/json": components["schemas"]["NewContactPointDto"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "contactPointId": "fr-1",
                     *       "party": "FR",
                     *       "status": "designated"
                     *     }
                     */
                    "application/json": {
                        contactPointId: string;
                        party: string;
                        status: string;
                    };
                };
            };
        };
    };
    ContactPointsController_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag it was read with; 412 where somebody else changed it */
                "If-Match"?: string;
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the contact point
                 * @example fr-1
                 */
                contactPointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "institution": "National Cybercrime Unit",
                 *       "type": "police",
                 *       "role": "primary",
                 *       "channels": [
                 *         {
                 *           "id": "email-main",
                 *           "kind": "email",
                 *           "use": "main",
                 *           "priority": 1,
                 *           "address": "duty@police.example",
                 *           "capabilities": [
                 *             "attachments"
                 *           ]
                 *         }
                 *       ],
                 *       "availability": "24/7",
                 *       "timezone": "Europe/Paris",
                 *       "languages": [
                 *         "fr",
                 *         "en"
                 *       ],
                 *       "instructions": "Ask for the duty officer",
                 *       "otherNetworks": [
                 *         "interpol"
                 *       ],
                 *       "duty": {
                 *         "officeHours": [
                 *           {
                 *             "days": [
                 *               "mon",
                 *               "tue",
                 *               "wed",
                 *               "thu",
                 *               "fri"
                 *             ],
                 *             "from": "08:30",
                 *             "until": "17:00"
                 *           }
                 *         ],
                 *         "legalAssistance": "able-to-coordinate"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["DetailChangesDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "contactPointId": "fr-1",
                     *       "party": "FR",
                     *       "status": "designated"
                     *     }
                     */
                    "application/json": {
                        contactPointId: string;
                        party: string;
                        status: string;
                    };
                };
            };
        };
    };
    ContactPointsController_confirm: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag it was read with; 412 where somebody else changed it */
                "If-Match"?: string;
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the contact point
                 * @example fr-1
                 */
                contactPointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "designatedOn": "2026-03-01"
                 *     }
                 */
                "application/json": components["schemas"]["ConfirmationDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "contactPointId": "fr-1",
                     *       "party": "FR",
                     *       "status": "designated"
                     *     }
                     */
                    "application/json": {
                        contactPointId: string;
                        party: string;
                        status: string;
                    };
                };
            };
        };
    };
    ContactPointsController_suspend: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag it was read with; 412 where somebody else changed it */
                "If-Match"?: string;
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the contact point
                 * @example fr-1
                 */
                contactPointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "effectiveOn": "2026-03-01",
                 *       "reason": "The unit was merged into another"
                 *     }
                 */
                "application/json": components["schemas"]["StatusChangeDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "contactPointId": "fr-1",
                     *       "party": "FR",
                     *       "status": "suspended"
                     *     }
                     */
                    "application/json": {
                        contactPointId: string;
                        party: string;
                        status: string;
                    };
                };
            };
        };
    };
    ContactPointsController_reinstate: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag it was read with; 412 where somebody else changed it */
                "If-Match"?: string;
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the contact point
                 * @example fr-1
                 */
                contactPointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "effectiveOn": "2026-03-01",
                 *       "reason": "The unit was merged into another"
                 *     }
                 */
                "application/json": components["schemas"]["StatusChangeDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "contactPointId": "fr-1",
                     *       "party": "FR",
                     *       "status": "designated"
                     *     }
                     */
                    "application/json": {
                        contactPointId: string;
                        party: string;
                        status: string;
                    };
                };
            };
        };
    };
    ContactPointsController_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag it was read with; 412 where somebody else changed it */
                "If-Match"?: string;
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the contact point
                 * @example fr-1
                 */
                contactPointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "effectiveOn": "2026-03-01",
                 *       "reason": "The unit was merged into another"
                 *     }
                 */
                "application/json": components["schemas"]["StatusChangeDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "contactPointId": "fr-1",
                     *       "party": "FR",
                     *       "status": "withdrawn"
                     *     }
                     */
                    "application/json": {
                        contactPointId: string;
                        party: string;
                        status: string;
                    };
                };
            };
        };
    };
    ChannelsController_test: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the contact point
                 * @example fr-1
                 */
                contactPointId: string;
                /**
                 * @description the channel, unique within its contact point
                 * @example email-main
                 */
                channelId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "letterId": "1c0e4cf3-6a0e-5f0e-9d0c-0e6f2c9b7a51"
                     *     }
                     */
                    "application/json": {
                        letterId: string;
                    };
                };
            };
        };
    };
    ChannelsController_verify: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the contact point
                 * @example fr-1
                 */
                contactPointId: string;
                /**
                 * @description the channel, unique within its contact point
                 * @example email-main
                 */
                channelId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Called, a person answered"
                 *     }
                 */
                "application/json": components["schemas"]["ChannelReportDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "contactPointId": "fr-1",
                     *       "party": "FR",
                     *       "status": "designated"
                     *     }
                     */
                    "application/json": {
                        contactPointId: string;
                        party: string;
                        status: string;
                    };
                };
            };
        };
    };
    ChannelsController_unreachable: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the contact point
                 * @example fr-1
                 */
                contactPointId: string;
                /**
                 * @description the channel, unique within its contact point
                 * @example email-main
                 */
                channelId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Called, a person answered"
                 *     }
                 */
                "application/json": components["schemas"]["ChannelReportDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "contactPointId": "fr-1",
                     *       "party": "FR",
                     *       "status": "designated"
                     *     }
                     */
                    "application/json": {
                        contactPointId: string;
                        party: string;
                        status: string;
                    };
                };
            };
        };
    };
    DirectoryController_summary: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
                /** @description the day in the world; by default today (UTC) */
                on?: string;
                /** @description as this version of the directory holds it; not together with `at` or `position` */
                version?: number;
                /** @description adds whose status took effect after this day */
                since?: string;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "on": "2026-03-01",
                     *       "parties": 71,
                     *       "partiesWithSeveral": 12,
                     *       "contactPoints": 84,
                     *       "byType": {
                     *         "police": 61,
                     *         "prosecution": 15
                     *       },
                     *       "toBeConfirmed": 1,
                     *       "latestDevelopments": [
                     *         {
                     *           "on": "2026-02-01",
                     *           "party": "FR",
                     *           "contactPointId": "fr-1",
                     *           "institution": "National Cybercrime Unit",
                     *           "status": "designated"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** Format: date */
                        on: string;
                        parties: number;
                        partiesWithSeveral: number;
                        contactPoints: number;
                        byType: {
                            police: number;
                            prosecution: number;
                        };
                        toBeConfirmed: number;
                        latestDevelopments: {
                            /** Format: date */
                            on: string;
                            party: string;
                            contactPointId: string;
                            institution: string;
                            status: string;
                        }[];
                    };
                };
            };
        };
    };
    DirectoryController_export: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
                /** @description the day in the world; by default today (UTC) */
                on?: string;
                /** @description as this version of the directory holds it; not together with `at` or `position` */
                version?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id,party,partyName,institution,type,role,email,alternateEmail,phone,alternatePhone,availability,timezone,languages,instructions,otherNetworks,status,designatedOn
                     *     fr-1,FR,France,National Cybercrime Unit,police,primary,duty@police.example,,+33140000000,,24/7,Europe/Paris,fr en,,,designated,2024-01-01
                     */
                    "text/csv": string;
                };
            };
        };
    };
    DirectoryVersionsController_versions: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "number": 2,
                     *         "lastEventId": "0195cb5e-7c00-7000-8000-000000000000",
                     *         "changes": {
                     *           "added": 1,
                     *           "removed": 0,
                     *           "changed": 3
                     *         },
                     *         "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "seal": {
                     *           "number": 12,
                     *           "root": "a4e624d686e03ed2767c0abd85c14426b0b1157d2ce81d27bb4fe4f6f01d688a"
                     *         },
                     *         "publishedAt": "2026-03-01T09:00:00.000Z",
                     *         "sharings": []
                     *       }
                     *     ]
                     */
                    "application/json": {
                        number: number;
                        lastEventId: string;
                        changes: {
                            added: number;
                            removed: number;
                            changed: number;
                        };
                        digest: string;
                        seal: {
                            number: number;
                            root: string;
                        };
                        /** Format: date-time */
                        publishedAt: string;
                        sharings: unknown[];
                    }[];
                };
            };
        };
    };
    DirectoryVersionsController_publish: {
        parameters: {
            query?: {
                /** @description the language of `words`; by default English */
                language?: "en" | "fr";
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "number": 2,
                     *       "lastEventId": "0195cb5e-7c00-7000-8000-000000000000",
                     *       "changes": {
                     *         "added": 1,
                     *         "removed": 0,
                     *         "changed": 3
                     *       },
                     *       "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "seal": {
                     *         "number": 12,
                     *         "root": "a4e624d686e03ed2767c0abd85c14426b0b1157d2ce81d27bb4fe4f6f01d688a"
                     *       },
                     *       "differences": [
                     *         {
                     *           "contactPointId": "ge-1",
                     *           "party": "GE",
                     *           "partyName": "Georgia",
                     *           "institution": "Ministry of Internal Affairs",
                     *           "status": "designated",
                     *           "change": "changed",
                     *           "fields": [
                     *             "phone-main"
                     *           ],
                     *           "words": "Georgia: telephone changed"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        number: number;
                        lastEventId: string;
                        changes: {
                            added: number;
                            removed: number;
                            changed: number;
                        };
                        digest: string;
                        seal: {
                            number: number;
                            root: string;
                        };
                        differences: {
                            contactPointId: string;
                            party: string;
                            partyName: string;
                            institution: string;
                            status: string;
                            change: string;
                            fields: string[];
                            words: string;
                        }[];
                    };
                };
            };
        };
    };
    DirectoryVersionsController_differences: {
        parameters: {
            query?: {
                /** @description the language of `words`; by default English */
                language?: "en" | "fr";
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description a version; 0 is the empty directory before the first
                 * @example 1
                 */
                from: number;
                /**
                 * @description a later version
                 * @example 2
                 */
                to: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "contactPointId": "ge-1",
                     *         "party": "GE",
                     *         "partyName": "Georgia",
                     *         "institution": "Ministry of Internal Affairs",
                     *         "status": "designated",
                     *         "change": "changed",
                     *         "fields": [
                     *           "phone-main"
                     *         ],
                     *         "words": "Georgia: telephone changed"
                     *       }
                     *     ]
                     */
                    "application/json": {
                        contactPointId: string;
                        party: string;
                        partyName: string;
                        institution: string;
                        status: string;
                        change: string;
                        fields: string[];
                        words: string;
                    }[];
                };
            };
        };
    };
    DirectoryVersionsController_share: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description a version
                 * @example 12
                 */
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "parties": [
                 *         "GE",
                 *         "TN"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SharingDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "number": 12,
                     *       "since": 11,
                     *       "by": {
                     *         "kind": "mailing",
                     *         "mailingId": "0195cb5e-7c00-7000-8000-000000000000"
                     *       },
                     *       "parties": [
                     *         "GE",
                     *         "TN"
                     *       ],
                     *       "contactPoints": 3,
                     *       "wholeNetwork": false,
                     *       "sharedAt": "2026-03-01T09:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        number: number;
                        since: number;
                        by: {
                            kind: string;
                            mailingId: string;
                        };
                        parties: string[];
                        contactPoints: number;
                        wholeNetwork: boolean;
                        /** Format: date-time */
                        sharedAt: string;
                    };
                };
            };
        };
    };
    OnboardingController_onboarding: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
                /** @description of this Party only */
                party?: string;
                /** @description only who was designated after this day, or is still to be confirmed */
                since?: string;
                /** @description only who has something left to do */
                open?: boolean;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "contactPointId": "fr-1",
                     *         "party": "FR",
                     *         "partyName": "France",
                     *         "institution": "National Cybercrime Unit",
                     *         "status": "designated",
                     *         "complete": false,
                     *         "checks": [
                     *           {
                     *             "step": "designation-received",
                     *             "done": true,
                     *             "since": "2026-03-01",
                     *             "missing": []
                     *           },
                     *           {
                     *             "step": "details-complete",
                     *             "done": true,
                     *             "since": null,
                     *             "missing": []
                     *           },
                     *           {
                     *             "step": "channels-verified",
                     *             "done": false,
                     *             "since": null,
                     *             "missing": [
                     *               "phone-main"
                     *             ]
                     *           },
                     *           {
                     *             "step": "guidance-sent",
                     *             "done": true,
                     *             "since": "2026-03-02",
                     *             "missing": []
                     *           },
                     *           {
                     *             "step": "first-ping-answered",
                     *             "done": false,
                     *             "since": null,
                     *             "missing": []
                     *           }
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": {
                        contactPointId: string;
                        party: string;
                        partyName: string;
                        institution: string;
                        status: string;
                        complete: boolean;
                        checks: {
                            step: string;
                            done: boolean;
                            /** Format: date */
                            since: string | null;
                            missing: unknown[];
                        }[];
                    }[];
                };
            };
        };
    };
    OnboardingController_developments: {
        parameters: {
            query: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
                /** @description the day in the world; by default today (UTC) */
                on?: string;
                /** @description what took effect after this day */
                since: string;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "on": "2026-02-01",
                     *         "party": "FR",
                     *         "partyName": "France",
                     *         "contactPointId": "fr-1",
                     *         "institution": "National Cybercrime Unit",
                     *         "status": "suspended",
                     *         "before": "designated"
                     *       }
                     *     ]
                     */
                    "application/json": {
                        /** Format: date */
                        on: string;
                        party: string;
                        partyName: string;
                        contactPointId: string;
                        institution: string;
                        status: string;
                        before: string;
                    }[];
                };
            };
        };
    };
    OnboardingController_guidance: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag it was read with; 412 where somebody else changed it */
                "If-Match"?: string;
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the contact point
                 * @example fr-1
                 */
                contactPointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sentOn": "2026-03-02"
                 *     }
                 */
                "application/json": components["schemas"]["GuidanceDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "contactPointId": "fr-1",
                     *       "party": "FR",
                     *       "status": "designated"
                     *     }
                     */
                    "application/json": {
                        contactPointId: string;
                        party: string;
                        status: string;
                    };
                };
            };
        };
    };
    DutyController_duty: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
                /** @description the moment in the world; by default now */
                when?: string;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the contact point
                 * @example fr-1
                 */
                contactPointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "contactPointId": "fr-1",
                     *       "availability": "office-hours-and-on-call",
                     *       "timezone": "Europe/Paris",
                     *       "officeHours": [
                     *         {
                     *           "days": [
                     *             "mon",
                     *             "tue"
                     *           ],
                     *           "from": "08:30",
                     *           "until": "17:00"
                     *         }
                     *       ],
                     *       "legalAssistance": "able-to-coordinate",
                     *       "holidays": [
                     *         "2026-05-01"
                     *       ],
                     *       "when": "2026-03-01T02:00:00.000Z",
                     *       "localTime": "2026-03-01 03:00 +01:00",
                     *       "presence": "on-call"
                     *     }
                     */
                    "application/json": {
                        contactPointId: string;
                        availability: string | null;
                        timezone: string;
                        officeHours: {
                            days: string[];
                            from: string;
                            until: string;
                        }[];
                        legalAssistance: string | null;
                        holidays: string[];
                        /** Format: date-time */
                        when: string;
                        localTime: string;
                        presence: string;
                    };
                };
            };
        };
    };
    DutyController_parties: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "party": "FR",
                     *         "name": "France",
                     *         "region": "Europe",
                     *         "holidays": [
                     *           "2026-05-01"
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": {
                        party: string;
                        name: string;
                        region: string;
                        holidays: string[];
                    }[];
                };
            };
        };
    };
    DutyController_holidays: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the Party, ISO 3166-1 alpha-2
                 * @example FR
                 */
                party: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "days": [
                 *         "2026-05-01"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["HolidaysDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "party": "FR",
                     *       "name": "France",
                     *       "region": "Europe",
                     *       "holidays": [
                     *         "2026-05-01"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        party: string;
                        name: string;
                        region: string;
                        holidays: string[];
                    };
                };
            };
        };
    };
    ImportsController_import: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example id,party,partyName,institution,type,role,email,alternateEmail,phone,alternatePhone,availability,timezone,languages,instructions,otherNetworks,status,designatedOn
                 *     fr-1,FR,France,National Cybercrime Unit,police,primary,duty@police.example,,+33140000000,,24/7,Europe/Paris,fr en,,,designated,2024-01-01
                 */
                "text/csv": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "parties": 71,
                     *       "contactPoints": 84,
                     *       "registered": 2,
                     *       "confirmed": 1,
                     *       "changed": 3,
                     *       "unchanged": 78
                     *     }
                     */
                    "application/json": {
                        parties: number;
                        contactPoints: number;
                        registered: number;
                        confirmed: number;
                        changed: number;
                        unchanged: number;
                    };
                };
            };
        };
    };
    ImportsController_difference: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example id,party,partyName,institution,type,role,email,alternateEmail,phone,alternatePhone,availability,timezone,languages,instructions,otherNetworks,status,designatedOn
                 *     fr-1,FR,France,National Cybercrime Unit,police,primary,duty@police.example,,+33140000000,,24/7,Europe/Paris,fr en,,,designated,2024-01-01
                 */
                "text/csv": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "parties": [
                     *         {
                     *           "party": "FR",
                     *           "field": "region",
                     *           "before": "unknown",
                     *           "after": "Europe"
                     *         }
                     *       ],
                     *       "contactPoints": [
                     *         {
                     *           "contactPointId": "fr-1",
                     *           "partyName": "France",
                     *           "kind": "changed",
                     *           "changes": [
                     *             {
                     *               "field": "phone",
                     *               "before": "+33140000000",
                     *               "after": "+33140000001"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "unchanged": 83
                     *     }
                     */
                    "application/json": {
                        parties: {
                            party: string;
                            field: string;
                            before: string;
                            after: string;
                        }[];
                        contactPoints: {
                            contactPointId: string;
                            partyName: string;
                            kind: string;
                            changes: {
                                field: string;
                                before: string;
                                after: string;
                            }[];
                        }[];
                        unchanged: number;
                    };
                };
            };
        };
    };
    ImportsController_propose: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example id,party,partyName,institution,type,role,email,alternateEmail,phone,alternatePhone,availability,timezone,languages,instructions,otherNetworks,status,designatedOn
                 *     fr-1,FR,France,National Cybercrime Unit,police,primary,duty@police.example,,+33140000000,,24/7,Europe/Paris,fr en,,,designated,2024-01-01
                 */
                "text/csv": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "parties": 71,
                     *       "contactPoints": 84,
                     *       "proposed": 3,
                     *       "waiting": 0,
                     *       "unchanged": 80,
                     *       "left": [
                     *         "gd-1"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        parties: number;
                        contactPoints: number;
                        proposed: number;
                        waiting: number;
                        unchanged: number;
                        left: string[];
                    };
                };
            };
        };
    };
    ProposalsController_list: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
                /** @description of this status only; `proposed` ones wait for a decision */
                status?: "proposed" | "approved" | "rejected";
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "proposalId": "2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f",
                     *         "contactPointId": "fr-1",
                     *         "party": "FR",
                     *         "partyName": "France",
                     *         "status": "rejected",
                     *         "source": {
                     *           "kind": "response",
                     *           "reference": "spring-2026.fr-1",
                     *           "campaignId": "spring-2026"
                     *         },
                     *         "proposedBy": {
                     *           "kind": "contact-point",
                     *           "id": "fr-1"
                     *         },
                     *         "proposedAt": "2026-03-01T02:04:10.000Z",
                     *         "note": "Their desk called on 1 March",
                     *         "fields": [
                     *           "phone"
                     *         ],
                     *         "values": {
                     *           "phone": "+33140000001"
                     *         },
                     *         "changes": [
                     *           {
                     *             "field": "phone",
                     *             "before": "+33140000000",
                     *             "after": "+33140000001",
                     *             "now": "+33140000000"
                     *           }
                     *         ],
                     *         "overtaken": [],
                     *         "decision": {
                     *           "by": {
                     *             "kind": "operator",
                     *             "id": "B. Duty"
                     *           },
                     *           "at": "2026-03-01T09:00:00.000Z",
                     *           "reason": "The number belongs to somebody else"
                     *         }
                     *       }
                     *     ]
                     */
                    "application/json": {
                        proposalId: string;
                        contactPointId: string;
                        party: string | null;
                        partyName: string | null;
                        status: string;
                        source: {
                            kind: string;
                            reference: string;
                            campaignId: string;
                        };
                        proposedBy: {
                            kind: string;
                            id: string;
                        };
                        /** Format: date-time */
                        proposedAt: string;
                        note: string | null;
                        fields: string[];
                        values: {
                            phone: string;
                        } | null;
                        changes: {
                            field: string;
                            before: string;
                            after: string;
                            now: string;
                        }[] | null;
                        overtaken: unknown[];
                        decision: {
                            by: {
                                kind: string;
                                id: string;
                            };
                            /** Format: date-time */
                            at: string;
                            reason: string | null;
                        } | null;
                    }[];
                };
            };
        };
    };
    ProposalsController_propose: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "contactPointId": "fr-1",
                 *       "values": {
                 *         "phone": "+33140000001"
                 *       },
                 *       "note": "Their desk called on 3 March"
                 *     }
                 */
                "application/json": components["schemas"]["NewProposalDto"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "proposalId": "2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f",
                     *       "contactPointId": "fr-1",
                     *       "status": "proposed"
                     *     }
                     */
                    "application/json": {
                        proposalId: string;
                        contactPointId: string;
                        status: string;
                    };
                };
            };
        };
    };
    ProposalsController_one: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the proposal
                 * @example 2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f
                 */
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "proposalId": "2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f",
                     *       "contactPointId": "fr-1",
                     *       "party": "FR",
                     *       "partyName": "France",
                     *       "status": "rejected",
                     *       "source": {
                     *         "kind": "response",
                     *         "reference": "spring-2026.fr-1",
                     *         "campaignId": "spring-2026"
                     *       },
                     *       "proposedBy": {
                     *         "kind": "contact-point",
                     *         "id": "fr-1"
                     *       },
                     *       "proposedAt": "2026-03-01T02:04:10.000Z",
                     *       "note": "Their desk called on 1 March",
                     *       "fields": [
                     *         "phone"
                     *       ],
                     *       "values": {
                     *         "phone": "+33140000001"
                     *       },
                     *       "changes": [
                     *         {
                     *           "field": "phone",
                     *           "before": "+33140000000",
                     *           "after": "+33140000001",
                     *           "now": "+33140000000"
                     *         }
                     *       ],
                     *       "overtaken": [],
                     *       "decision": {
                     *         "by": {
                     *           "kind": "operator",
                     *           "id": "B. Duty"
                     *         },
                     *         "at": "2026-03-01T09:00:00.000Z",
                     *         "reason": "The number belongs to somebody else"
                     *       }
                     *     }
                     */
                    "application/json": {
                        proposalId: string;
                        contactPointId: string;
                        party: string | null;
                        partyName: string | null;
                        status: string;
                        source: {
                            kind: string;
                            reference: string;
                            campaignId: string;
                        };
                        proposedBy: {
                            kind: string;
                            id: string;
                        };
                        /** Format: date-time */
                        proposedAt: string;
                        note: string | null;
                        fields: string[];
                        values: {
                            phone: string;
                        } | null;
                        changes: {
                            field: string;
                            before: string;
                            after: string;
                            now: string;
                        }[] | null;
                        overtaken: unknown[];
                        decision: {
                            by: {
                                kind: string;
                                id: string;
                            };
                            /** Format: date-time */
                            at: string;
                            reason: string | null;
                        } | null;
                    };
                };
            };
        };
    };
    ProposalsController_approve: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag it was read with; 412 where somebody else changed it */
                "If-Match"?: string;
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the proposal
                 * @example 2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f
                 */
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "proposalId": "2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f",
                     *       "contactPointId": "fr-1",
                     *       "status": "approved"
                     *     }
                     */
                    "application/json": {
                        proposalId: string;
                        contactPointId: string;
                        status: string;
                    };
                };
            };
        };
    };
    ProposalsController_reject: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag it was read with; 412 where somebody else changed it */
                "If-Match"?: string;
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the proposal
                 * @example 2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f
                 */
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The number belongs to somebody else"
                 *     }
                 */
                "application/json": components["schemas"]["RejectionDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "proposalId": "2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f",
                     *       "contactPointId": "fr-1",
                     *       "status": "rejected"
                     *     }
                     */
                    "application/json": {
                        proposalId: string;
                        contactPointId: string;
                        status: string;
                    };
                };
            };
        };
    };
    ActivitiesController_list: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
                /** @description of this kind only */
                kind?: "support-to-establish" | "workshop" | "regional-meeting" | "annual-meeting" | "promotion" | "training-platform";
                /** @description held in this State, for it, or with its contribution */
                state?: string;
                /** @description with this partner network */
                partner?: string;
                /** @description not over before this day */
                from?: string;
                /** @description begun by this day */
                to?: string;
                /** @description also those that were struck out */
                struckOut?: boolean;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "activityId": "legislation-tn",
                     *         "kind": "workshop",
                     *         "title": "Workshop on legislation",
                     *         "from": "2026-03-02",
                     *         "until": "2026-03-04",
                     *         "heldIn": [
                     *           "TN"
                     *         ],
                     *         "venue": "Ministry of Justice",
                     *         "statesHelped": [
                     *           "TN",
                     *           "BJ"
                     *         ],
                     *         "contributingParties": [
                     *           "RO"
                     *         ],
                     *         "contributingContactPoints": [
                     *           "fr-1"
                     *         ],
                     *         "partnerNetworks": [
                     *           "interpol"
                     *         ],
                     *         "topics": [
                     *           "legislation"
                     *         ],
                     *         "participants": "24 prosecutors",
                     *         "struckOut": false,
                     *         "amended": 1
                     *       }
                     *     ]
                     */
                    "application/json": {
                        activityId: string;
                        kind: string;
                        title: string;
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        until: string;
                        heldIn: string[];
                        venue: string;
                        statesHelped: string[];
                        contributingParties: string[];
                        contributingContactPoints: string[];
                        partnerNetworks: string[];
                        topics: string[];
                        participants: string;
                        struckOut: boolean;
                        amended: number;
                    }[];
                };
            };
        };
    };
    ActivitiesController_export: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
                /** @description of this kind only */
                kind?: "support-to-establish" | "workshop" | "regional-meeting" | "annual-meeting" | "promotion" | "training-platform";
                /** @description held in this State, for it, or with its contribution */
                state?: string;
                /** @description with this partner network */
                partner?: string;
                /** @description not over before this day */
                from?: string;
                /** @description begun by this day */
                to?: string;
                /** @description also those that were struck out */
                struckOut?: boolean;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id,kind,title,from,until,heldIn,venue,statesHelped,contributingParties,contributingContactPoints,partnerNetworks,topics,participants,notes
                     *     legislation-tn,workshop,Workshop on legislation,2026-03-02,2026-03-04,TN,,TN BJ,RO,fr-1,interpol,legislation,24 prosecutors,
                     */
                    "text/csv": string;
                };
            };
        };
    };
    ActivitiesController_one: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the activity
                 * @example legislation-tn
                 */
                activityId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "activityId": "legislation-tn",
                     *       "kind": "workshop",
                     *       "title": "Workshop on legislation",
                     *       "from": "2026-03-02",
                     *       "until": "2026-03-04",
                     *       "heldIn": [
                     *         "TN"
                     *       ],
                     *       "venue": "Ministry of Justice",
                     *       "statesHelped": [
                     *         "TN",
                     *         "BJ"
                     *       ],
                     *       "contributingParties": [
                     *         "RO"
                     *       ],
                     *       "contributingContactPoints": [
                     *         "fr-1"
                     *       ],
                     *       "partnerNetworks": [
                     *         "interpol"
                     *       ],
                     *       "topics": [
                     *         "legislation"
                     *       ],
                     *       "participants": "24 prosecutors",
                     *       "struckOut": false,
                     *       "notes": "Asked for a second workshop",
                     *       "recordedAt": "2026-03-05T08:00:00.000Z",
                     *       "amendments": [
                     *         {
                     *           "at": "2026-03-06T08:00:00.000Z",
                     *           "actor": {
                     *             "kind": "api-key",
                     *             "id": "secretariat"
                     *           },
                     *           "reason": "It took a day longer",
                     *           "changes": [
                     *             {
                     *               "field": "until",
                     *               "before": "2026-03-03",
                     *               "now": "2026-03-04"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        activityId: string;
                        kind: string;
                        title: string;
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        until: string;
                        heldIn: string[];
                        venue: string;
                        statesHelped: string[];
                        contributingParties: string[];
                        contributingContactPoints: string[];
                        partnerNetworks: string[];
                        topics: string[];
                        participants: string;
                        struckOut: boolean;
                        notes: string;
                        /** Format: date-time */
                        recordedAt: string;
                        amendments: {
                            /** Format: date-time */
                            at: string;
                            actor: {
                                kind: string;
                                id: string;
                            };
                            reason: string;
                            changes: {
                                field: string;
                                /** Format: date */
                                before: string;
                                /** Format: date */
                                now: string;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    ActivitiesController_record: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag it was read with; 412 where somebody else changed it */
                "If-Match"?: string;
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the activity
                 * @example legislation-tn
                 */
                activityId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "heldIn": [
                 *         "TN"
                 *       ],
                 *       "statesHelped": [
                 *         "TN",
                 *         "BJ"
                 *       ],
                 *       "contributingParties": [
                 *         "RO"
                 *       ],
                 *       "contributingContactPoints": [
                 *         "fr-1"
                 *       ],
                 *       "partnerNetworks": [
                 *         "interpol"
                 *       ],
                 *       "topics": [
                 *         "legislation"
                 *       ],
                 *       "kind": "workshop",
                 *       "title": "Workshop on legislation",
                 *       "from": "2026-03-02",
                 *       "until": "2026-03-04",
                 *       "venue": "EUROPOL",
                 *       "participants": "24 prosecutors",
                 *       "notes": "Asked for a second workshop"
                 *     }
                 */
                "application/json": components["schemas"]["ActivityDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "activityId": "legislation-tn",
                     *       "kind": "workshop",
                     *       "title": "Workshop on legislation",
                     *       "from": "2026-03-02",
                     *       "until": "2026-03-04",
                     *       "struckOut": false,
                     *       "amended": 0
                     *     }
                     */
                    "application/json": {
                        activityId: string;
                        kind: string;
                        title: string;
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        until: string;
                        struckOut: boolean;
                        amended: number;
                    };
                };
            };
        };
    };
    ActivitiesController_amend: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag it was read with; 412 where somebody else changed it */
                "If-Match"?: string;
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the activity
                 * @example legislation-tn
                 */
                activityId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "heldIn": [
                 *         "TN"
                 *       ],
                 *       "statesHelped": [
                 *         "TN",
                 *         "BJ"
                 *       ],
                 *       "contributingParties": [
                 *         "RO"
                 *       ],
                 *       "contributingContactPoints": [
                 *         "fr-1"
                 *       ],
                 *       "partnerNetworks": [
                 *         "interpol"
                 *       ],
                 *       "topics": [
                 *         "legislation"
                 *       ],
                 *       "reason": "It took two days",
                 *       "kind": "workshop",
                 *       "title": "Workshop on legislation",
                 *       "from": "2026-03-02",
                 *       "until": "2026-03-04",
                 *       "venue": "EUROPOL",
                 *       "participants": "24 prosecutors",
                 *       "notes": "Asked for a second workshop",
                 *       "struckOut": true
                 *     }
                 */
                "application/json": components["schemas"]["AmendmentDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "activityId": "legislation-tn",
                     *       "kind": "workshop",
                     *       "title": "Workshop on legislation",
                     *       "from": "2026-03-02",
                     *       "until": "2026-03-04",
                     *       "struckOut": false,
                     *       "amended": 1
                     *     }
                     */
                    "application/json": {
                        activityId: string;
                        kind: string;
                        title: string;
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        until: string;
                        struckOut: boolean;
                        amended: number;
                    };
                };
            };
        };
    };
    PoliciesController_list: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "policyId": "strict",
                     *         "version": 2,
                     *         "policy": {
                     *           "deadline": "PT30H",
                     *           "steps": [
                     *             {
                     *               "after": "PT15M",
                     *               "do": "remind",
                     *               "to": "same"
                     *             },
                     *             {
                     *               "after": "PT1H",
                     *               "do": "remind",
                     *               "to": "same"
                     *             },
                     *             {
                     *               "after": "PT1H",
                     *               "do": "escalate",
                     *               "to": "alternate-channel"
                     *             },
                     *             {
                     *               "after": "PT4H",
                     *               "do": "escalate",
                     *               "to": "other-contact-points"
                     *             },
                     *             {
                     *               "after": "PT12H",
                     *               "do": "escalate",
                     *               "to": "secretariat-phone"
                     *             }
                     *           ],
                     *           "channels": [
                     *             "email"
                     *           ],
                     *           "windows": [
                     *             "PT15M",
                     *             "PT30M",
                     *             "PT1H",
                     *             "PT12H",
                     *             "PT24H",
                     *             "PT30H"
                     *           ],
                     *           "partyRule": "first",
                     *           "onUnknownOutcome": "ask"
                     *         }
                     *       }
                     *     ]
                     */
                    "application/json": {
                        policyId: string;
                        version: number;
                        policy: {
                            /** Format: duration */
                            deadline: string;
                            steps: {
                                /** Format: duration */
                                after: string;
                                do: string;
                                to: string;
                            }[];
                            channels: string[];
                            windows: string[];
                            partyRule: string;
                            onUnknownOutcome: string;
                        };
                    }[];
                };
            };
        };
    };
    PoliciesController_one: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the policy
                 * @example standard
                 */
                policyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "policyId": "strict",
                     *       "version": 2,
                     *       "policy": {
                     *         "deadline": "PT30H",
                     *         "steps": [
                     *           {
                     *             "after": "PT15M",
                     *             "do": "remind",
                     *             "to": "same"
                     *           },
                     *           {
                     *             "after": "PT1H",
                     *             "do": "remind",
                     *             "to": "same"
                     *           },
                     *           {
                     *             "after": "PT1H",
                     *             "do": "escalate",
                     *             "to": "alternate-channel"
                     *           },
                     *           {
                     *             "after": "PT4H",
                     *             "do": "escalate",
                     *             "to": "other-contact-points"
                     *           },
                     *           {
                     *             "after": "PT12H",
                     *             "do": "escalate",
                     *             "to": "secretariat-phone"
                     *           }
                     *         ],
                     *         "channels": [
                     *           "email"
                     *         ],
                     *         "windows": [
                     *           "PT15M",
                     *           "PT30M",
                     *           "PT1H",
                     *           "PT12H",
                     *           "PT24H",
                     *           "PT30H"
                     *         ],
                     *         "partyRule": "first",
                     *         "onUnknownOutcome": "ask"
                     *       }
                     *     }
                     */
                    "application/json": {
                        policyId: string;
                        version: number;
                        policy: {
                            /** Format: duration */
                            deadline: string;
                            steps: {
                                /** Format: duration */
                                after: string;
                                do: string;
                                to: string;
                            }[];
                            channels: string[];
                            windows: string[];
                            partyRule: string;
                            onUnknownOutcome: string;
                        };
                    };
                };
            };
        };
    };
    PoliciesController_define: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag it was read with; 412 where somebody else changed it */
                "If-Match"?: string;
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the policy
                 * @example standard
                 */
                policyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "deadline": "PT30H",
                 *       "steps": [
                 *         {
                 *           "after": "PT15M",
                 *           "do": "remind",
                 *           "to": "same"
                 *         },
                 *         {
                 *           "after": "PT1H",
                 *           "do": "remind",
                 *           "to": "same"
                 *         },
                 *         {
                 *           "after": "PT1H",
                 *           "do": "escalate",
                 *           "to": "alternate-channel"
                 *         },
                 *         {
                 *           "after": "PT4H",
                 *           "do": "escalate",
                 *           "to": "other-contact-points"
                 *         },
                 *         {
                 *           "after": "PT12H",
                 *           "do": "escalate",
                 *           "to": "secretariat-phone"
                 *         }
                 *       ],
                 *       "channels": [
                 *         "email"
                 *       ],
                 *       "windows": [
                 *         "PT15M",
                 *         "PT30M",
                 *         "PT1H",
                 *         "PT12H",
                 *         "PT24H",
                 *         "PT30H"
                 *       ],
                 *       "partyRule": "first",
                 *       "onUnknownOutcome": "ask"
                 *     }
                 */
                "application/json": {
                    /** Format: duration */
                    deadline: string;
                    steps: {
                        /** Format: duration */
                        after: string;
                        do: string;
                        to: string;
                    }[];
                    channels: string[];
                    windows: string[];
                    partyRule: string;
                    onUnknownOutcome: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "policyId": "strict",
                     *       "version": 2,
                     *       "policy": {
                     *         "deadline": "PT30H",
                     *         "steps": [
                     *           {
                     *             "after": "PT15M",
                     *             "do": "remind",
                     *             "to": "same"
                     *           },
                     *           {
                     *             "after": "PT1H",
                     *             "do": "remind",
                     *             "to": "same"
                     *           },
                     *           {
                     *             "after": "PT1H",
                     *             "do": "escalate",
                     *             "to": "alternate-channel"
                     *           },
                     *           {
                     *             "after": "PT4H",
                     *             "do": "escalate",
                     *             "to": "other-contact-points"
                     *           },
                     *           {
                     *             "after": "PT12H",
                     *             "do": "escalate",
                     *             "to": "secretariat-phone"
                     *           }
                     *         ],
                     *         "channels": [
                     *           "email"
                     *         ],
                     *         "windows": [
                     *           "PT15M",
                     *           "PT30M",
                     *           "PT1H",
                     *           "PT12H",
                     *           "PT24H",
                     *           "PT30H"
                     *         ],
                     *         "partyRule": "first",
                     *         "onUnknownOutcome": "ask"
                     *       }
                     *     }
                     */
                    "application/json": {
                        policyId: string;
                        version: number;
                        policy: {
                            /** Format: duration */
                            deadline: string;
                            steps: {
                                /** Format: duration */
                                after: string;
                                do: string;
                                to: string;
                            }[];
                            channels: string[];
                            windows: string[];
                            partyRule: string;
                            onUnknownOutcome: string;
                        };
                    };
                };
            };
        };
    };
    PoliciesController_warnings: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the policy
                 * @example standard
                 */
                policyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "step": 0,
                     *         "code": "after-deadline",
                     *         "message": "step 1: falls due at P2D, when the deadline of PT30H has ended the ping"
                     *       }
                     *     ]
                     */
                    "application/json": {
                        step: number;
                        code: string;
                        message: string;
                    }[];
                };
            };
        };
    };
    TemplatesController_list: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "templateId": "short",
                     *         "version": 2,
                     *         "languages": [
                     *           "en",
                     *           "fr"
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": {
                        templateId: string;
                        version: number;
                        languages: string[];
                    }[];
                };
            };
        };
    };
    TemplatesController_one: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the template
                 * @example standard
                 */
                templateId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "templateId": "short",
                     *       "version": 2,
                     *       "template": {
                     *         "languages": {
                     *           "en": {
                     *             "subject": "{{campaignName}}: please confirm",
                     *             "body": "To {{institution}}.\n\nPlease confirm by {{answerBy}}:\n\n{{link}}",
                     *             "short": "Please confirm by {{answerByUtc}}: {{link}}"
                     *           }
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        templateId: string;
                        version: number;
                        template: {
                            languages: {
                                en: {
                                    subject: string;
                                    body: string;
                                    short: string;
                                };
                            };
                        };
                    };
                };
            };
        };
    };
    TemplatesController_define: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag it was read with; 412 where somebody else changed it */
                "If-Match"?: string;
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the template
                 * @example standard
                 */
                templateId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "languages": {
                 *         "en": {
                 *           "subject": "{{campaignName}}: please confirm",
                 *           "body": "To {{institution}}.\n\nPlease confirm by {{answerBy}}:\n\n{{link}}",
                 *           "short": "Please confirm by {{answerByUtc}}: {{link}}"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": {
                    languages: {
                        en: {
                            subject: string;
                            body: string;
                            short: string;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "templateId": "short",
                     *       "version": 2,
                     *       "template": {
                     *         "languages": {
                     *           "en": {
                     *             "subject": "{{campaignName}}: please confirm",
                     *             "body": "To {{institution}}.\n\nPlease confirm by {{answerBy}}:\n\n{{link}}",
                     *             "short": "Please confirm by {{answerByUtc}}: {{link}}"
                     *           }
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        templateId: string;
                        version: number;
                        template: {
                            languages: {
                                en: {
                                    subject: string;
                                    body: string;
                                    short: string;
                                };
                            };
                        };
                    };
                };
            };
        };
    };
    TemplatesController_preview: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
                /** @description the reader’s language (BCP 47); by default that of the contact point, or English */
                language?: string;
                /** @description which message; by default the first. colleague: to another contact point of a Party that keeps silent */
                purpose?: "first" | "reminder" | "escalation" | "colleague";
                /** @description as it would be written to this contact point */
                contactPoint?: string;
                /** @description all of it, or one form by itself */
                format?: "json" | "html" | "text";
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the template
                 * @example standard
                 */
                templateId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "languages": [
                     *         "fr",
                     *         "en"
                     *       ],
                     *       "language": "fr",
                     *       "direction": "ltr",
                     *       "subject": "EXERCISE – Spring ping test",
                     *       "text": "…",
                     *       "html": "<!doctype html>…",
                     *       "short": "…",
                     *       "link": "http://127.0.0.1:8247/r/examplexxxxxxxxxxxxxxxxxxx"
                     *     }
                     */
                    "application/json": {
                        languages: string[];
                        language: string;
                        direction: string;
                        subject: string;
                        text: string;
                        html: string;
                        short: string;
                        link: string;
                    };
                };
            };
        };
    };
    CampaignsController_list: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "campaignId": "spring-2026",
                     *         "name": "Spring ping test",
                     *         "status": "running",
                     *         "policy": {
                     *           "policyId": "standard",
                     *           "version": 1
                     *         },
                     *         "template": {
                     *           "templateId": "standard",
                     *           "version": 1
                     *         },
                     *         "audience": {
                     *           "types": [
                     *             "police"
                     *           ]
                     *         },
                     *         "carriesNews": true,
                     *         "news": {
                     *           "since": 11,
                     *           "parties": [
                     *             "GH",
                     *             "SE"
                     *           ]
                     *         },
                     *         "schedule": {
                     *           "kind": "at",
                     *           "at": "2026-03-01T02:00:00.000Z"
                     *         },
                     *         "startsAt": "2026-03-01T02:00:00.000Z",
                     *         "launchedAt": "2026-03-01T02:00:00.000Z",
                     *         "closedAt": null,
                     *         "contactPoints": 61
                     *       }
                     *     ]
                     */
                    "application/json": {
                        campaignId: string;
                        name: string;
                        status: string;
                        policy: {
                            policyId: string;
                            version: number;
                        };
                        template: {
                            templateId: string;
                            version: number;
                        };
                        audience: {
                            types: string[];
                        };
                        carriesNews: boolean;
                        news: {
                            since: number;
                            parties: string[];
                        } | null;
                        schedule: {
                            kind: string;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        /** Format: date-time */
                        startsAt: string | null;
                        /** Format: date-time */
                        launchedAt: string | null;
                        closedAt: unknown;
                        contactPoints: number | null;
                    }[];
                };
            };
        };
    };
    CampaignsController_one: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the campaign
                 * @example spring-2026
                 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "campaignId": "spring-2026",
                     *       "name": "Spring ping test",
                     *       "status": "running",
                     *       "policy": {
                     *         "policyId": "standard",
                     *         "version": 1,
                     *         "policy": {
                     *           "deadline": "PT30H",
                     *           "steps": [
                     *             {
                     *               "after": "PT15M",
                     *               "do": "remind",
                     *               "to": "same"
                     *             },
                     *             {
                     *               "after": "PT1H",
                     *               "do": "remind",
                     *               "to": "same"
                     *             },
                     *             {
                     *               "after": "PT1H",
                     *               "do": "escalate",
                     *               "to": "alternate-channel"
                     *             },
                     *             {
                     *               "after": "PT4H",
                     *               "do": "escalate",
                     *               "to": "other-contact-points"
                     *             },
                     *             {
                     *               "after": "PT12H",
                     *               "do": "escalate",
                     *               "to": "secretariat-phone"
                     *             }
                     *           ],
                     *           "channels": [
                     *             "email"
                     *           ],
                     *           "windows": [
                     *             "PT15M",
                     *             "PT30M",
                     *             "PT1H",
                     *             "PT12H",
                     *             "PT24H",
                     *             "PT30H"
                     *           ],
                     *           "partyRule": "first",
                     *           "onUnknownOutcome": "ask"
                     *         }
                     *       },
                     *       "template": {
                     *         "templateId": "standard",
                     *         "version": 1
                     *       },
                     *       "audience": {
                     *         "types": [
                     *           "police"
                     *         ]
                     *       },
                     *       "carriesNews": true,
                     *       "news": {
                     *         "since": 11,
                     *         "parties": [
                     *           "GH",
                     *           "SE"
                     *         ]
                     *       },
                     *       "schedule": {
                     *         "kind": "at",
                     *         "at": "2026-03-01T02:00:00.000Z"
                     *       },
                     *       "startsAt": "2026-03-01T02:00:00.000Z",
                     *       "launchedAt": "2026-03-01T02:00:00.000Z",
                     *       "closedAt": null,
                     *       "contactPoints": 61,
                     *       "outages": [
                     *         {
                     *           "from": "2026-03-01T05:00:00.000Z",
                     *           "to": "2026-03-01T05:04:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        campaignId: string;
                        name: string;
                        status: string;
                        policy: {
                            policyId: string;
                            version: number;
                            policy: {
                                /** Format: duration */
                                deadline: string;
                                steps: {
                                    /** Format: duration */
                                    after: string;
                                    do: string;
                                    to: string;
                                }[];
                                channels: string[];
                                windows: string[];
                                partyRule: string;
                                onUnknownOutcome: string;
                            };
                        };
                        template: {
                            templateId: string;
                            version: number;
                        };
                        audience: {
                            types: string[];
                        };
                        carriesNews: boolean;
                        news: {
                            since: number;
                            parties: string[];
                        } | null;
                        schedule: {
                            kind: string;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        /** Format: date-time */
                        startsAt: string | null;
                        /** Format: date-time */
                        launchedAt: string | null;
                        closedAt: unknown;
                        contactPoints: number | null;
                        outages: {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                        }[];
                    };
                };
            };
        };
    };
    CampaignsController_plan: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the campaign
                 * @example spring-2026
                 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "policyId": "standard",
                 *       "templateId": "standard",
                 *       "audience": {
                 *         "parties": [
                 *           "FR",
                 *           "SE"
                 *         ],
                 *         "types": [
                 *           "police"
                 *         ]
                 *       },
                 *       "carriesNews": true,
                 *       "name": "Spring ping test"
                 *     }
                 */
                "application/json": components["schemas"]["PlanDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "campaignId": "spring-2026",
                     *       "name": "Spring ping test",
                     *       "status": "planned",
                     *       "policy": {
                     *         "policyId": "standard",
                     *         "version": 1,
                     *         "policy": {
                     *           "deadline": "PT30H",
                     *           "steps": [
                     *             {
                     *               "after": "PT15M",
                     *               "do": "remind",
                     *               "to": "same"
                     *             },
                     *             {
                     *               "after": "PT1H",
                     *               "do": "remind",
                     *               "to": "same"
                     *             },
                     *             {
                     *               "after": "PT1H",
                     *               "do": "escalate",
                     *               "to": "alternate-channel"
                     *             },
                     *             {
                     *               "after": "PT4H",
                     *               "do": "escalate",
                     *               "to": "other-contact-points"
                     *             },
                     *             {
                     *               "after": "PT12H",
                     *               "do": "escalate",
                     *               "to": "secretariat-phone"
                     *             }
                     *           ],
                     *           "channels": [
                     *             "email"
                     *           ],
                     *           "windows": [
                     *             "PT15M",
                     *             "PT30M",
                     *             "PT1H",
                     *             "PT12H",
                     *             "PT24H",
                     *             "PT30H"
                     *           ],
                     *           "partyRule": "first",
                     *           "onUnknownOutcome": "ask"
                     *         }
                     *       },
                     *       "template": {
                     *         "templateId": "standard",
                     *         "version": 1
                     *       },
                     *       "audience": {
                     *         "types": [
                     *           "police"
                     *         ]
                     *       },
                     *       "carriesNews": true,
                     *       "news": {
                     *         "since": 11,
                     *         "parties": [
                     *           "GH",
                     *           "SE"
                     *         ]
                     *       },
                     *       "schedule": {
                     *         "kind": "at",
                     *         "at": "2026-03-01T02:00:00.000Z"
                     *       },
                     *       "startsAt": "2026-03-01T02:00:00.000Z",
                     *       "launchedAt": "2026-03-01T02:00:00.000Z",
                     *       "closedAt": null,
                     *       "contactPoints": 61,
                     *       "outages": [
                     *         {
                     *           "from": "2026-03-01T05:00:00.000Z",
                     *           "to": "2026-03-01T05:04:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        campaignId: string;
                        name: string;
                        status: string;
                        policy: {
                            policyId: string;
                            version: number;
                            policy: {
                                /** Format: duration */
                                deadline: string;
                                steps: {
                                    /** Format: duration */
                                    after: string;
                                    do: string;
                                    to: string;
                                }[];
                                channels: string[];
                                windows: string[];
                                partyRule: string;
                                onUnknownOutcome: string;
                            };
                        };
                        template: {
                            templateId: string;
                            version: number;
                        };
                        audience: {
                            types: string[];
                        };
                        carriesNews: boolean;
                        news: {
                            since: number;
                            parties: string[];
                        };
                        schedule: {
                            kind: string;
                            /** Format: date-time */
                            at: string;
                        };
                        /** Format: date-time */
                        startsAt: string;
                        /** Format: date-time */
                        launchedAt: string;
                        closedAt: unknown;
                        contactPoints: number;
                        outages: {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                        }[];
                    };
                };
            };
        };
    };
    CampaignsController_schedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag it was read with; 412 where somebody else changed it */
                "If-Match"?: string;
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the campaign
                 * @example spring-2026
                 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "local-hour",
                 *       "at": "2026-03-01T02:00:00.000Z",
                 *       "day": "2026-03-01",
                 *       "time": "03:00",
                 *       "from": "2026-03-01T00:00:00.000Z",
                 *       "length": "P2D"
                 *     }
                 */
                "application/json": components["schemas"]["ScheduleDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "campaignId": "spring-2026",
                     *       "name": "Spring ping test",
                     *       "status": "scheduled",
                     *       "policy": {
                     *         "policyId": "standard",
                     *         "version": 1,
                     *         "policy": {
                     *           "deadline": "PT30H",
                     *           "steps": [
                     *             {
                     *               "after": "PT15M",
                     *               "do": "remind",
                     *               "to": "same"
                     *             },
                     *             {
                     *               "after": "PT1H",
                     *               "do": "remind",
                     *               "to": "same"
                     *             },
                     *             {
                     *               "after": "PT1H",
                     *               "do": "escalate",
                     *               "to": "alternate-channel"
                     *             },
                     *             {
                     *               "after": "PT4H",
                     *               "do": "escalate",
                     *               "to": "other-contact-points"
                     *             },
                     *             {
                     *               "after": "PT12H",
                     *               "do": "escalate",
                     *               "to": "secretariat-phone"
                     *             }
                     *           ],
                     *           "channels": [
                     *             "email"
                     *           ],
                     *           "windows": [
                     *             "PT15M",
                     *             "PT30M",
                     *             "PT1H",
                     *             "PT12H",
                     *             "PT24H",
                     *             "PT30H"
                     *           ],
                     *           "partyRule": "first",
                     *           "onUnknownOutcome": "ask"
                     *         }
                     *       },
                     *       "template": {
                     *         "templateId": "standard",
                     *         "version": 1
                     *       },
                     *       "audience": {
                     *         "types": [
                     *           "police"
                     *         ]
                     *       },
                     *       "carriesNews": true,
                     *       "news": {
                     *         "since": 11,
                     *         "parties": [
                     *           "GH",
                     *           "SE"
                     *         ]
                     *       },
                     *       "schedule": {
                     *         "kind": "at",
                     *         "at": "2026-03-01T02:00:00.000Z"
                     *       },
                     *       "startsAt": "2026-03-01T02:00:00.000Z",
                     *       "launchedAt": "2026-03-01T02:00:00.000Z",
                     *       "closedAt": null,
                     *       "contactPoints": 61,
                     *       "outages": [
                     *         {
                     *           "from": "2026-03-01T05:00:00.000Z",
                     *           "to": "2026-03-01T05:04:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        campaignId: string;
                        name: string;
                        status: string;
                        policy: {
                            policyId: string;
                            version: number;
                            policy: {
                                /** Format: duration */
                                deadline: string;
                                steps: {
                                    /** Format: duration */
                                    after: string;
                                    do: string;
                                    to: string;
                                }[];
                                channels: string[];
                                windows: string[];
                                partyRule: string;
                                onUnknownOutcome: string;
                            };
                        };
                        template: {
                            templateId: string;
                            version: number;
                        };
                        audience: {
                            types: string[];
                        };
                        carriesNews: boolean;
                        news: {
                            since: number;
                            parties: string[];
                        };
                        schedule: {
                            kind: string;
                            /** Format: date-time */
                            at: string;
                        };
                        /** Format: date-time */
                        startsAt: string;
                        /** Format: date-time */
                        launchedAt: string;
                        closedAt: unknown;
                        contactPoints: number;
                        outages: {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                        }[];
                    };
                };
            };
        };
    };
    CampaignsController_launch: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag it was read with; 412 where somebody else changed it */
                "If-Match"?: string;
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the campaign
                 * @example spring-2026
                 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "acceptsWarnings": true
                 *     }
                 */
                "application/json": components["schemas"]["LaunchDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "campaignId": "spring-2026",
                     *       "name": "Spring ping test",
                     *       "status": "running",
                     *       "policy": {
                     *         "policyId": "standard",
                     *         "version": 1,
                     *         "policy": {
                     *           "deadline": "PT30H",
                     *           "steps": [
                     *             {
                     *               "after": "PT15M",
                     *               "do": "remind",
                     *               "to": "same"
                     *             },
                     *             {
                     *               "after": "PT1H",
                     *               "do": "remind",
                     *               "to": "same"
                     *             },
                     *             {
                     *               "after": "PT1H",
                     *               "do": "escalate",
                     *               "to": "alternate-channel"
                     *             },
                     *             {
                     *               "after": "PT4H",
                     *               "do": "escalate",
                     *               "to": "other-contact-points"
                     *             },
                     *             {
                     *               "after": "PT12H",
                     *               "do": "escalate",
                     *               "to": "secretariat-phone"
                     *             }
                     *           ],
                     *           "channels": [
                     *             "email"
                     *           ],
                     *           "windows": [
                     *             "PT15M",
                     *             "PT30M",
                     *             "PT1H",
                     *             "PT12H",
                     *             "PT24H",
                     *             "PT30H"
                     *           ],
                     *           "partyRule": "first",
                     *           "onUnknownOutcome": "ask"
                     *         }
                     *       },
                     *       "template": {
                     *         "templateId": "standard",
                     *         "version": 1
                     *       },
                     *       "audience": {
                     *         "types": [
                     *           "police"
                     *         ]
                     *       },
                     *       "carriesNews": true,
                     *       "news": {
                     *         "since": 11,
                     *         "parties": [
                     *           "GH",
                     *           "SE"
                     *         ]
                     *       },
                     *       "schedule": {
                     *         "kind": "at",
                     *         "at": "2026-03-01T02:00:00.000Z"
                     *       },
                     *       "startsAt": "2026-03-01T02:00:00.000Z",
                     *       "launchedAt": "2026-03-01T02:00:00.000Z",
                     *       "closedAt": null,
                     *       "contactPoints": 61,
                     *       "outages": [
                     *         {
                     *           "from": "2026-03-01T05:00:00.000Z",
                     *           "to": "2026-03-01T05:04:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        campaignId: string;
                        name: string;
                        status: string;
                        policy: {
                            policyId: string;
                            version: number;
                            policy: {
                                /** Format: duration */
                                deadline: string;
                                steps: {
                                    /** Format: duration */
                                    after: string;
                                    do: string;
                                    to: string;
                                }[];
                                channels: string[];
                                windows: string[];
                                partyRule: string;
                                onUnknownOutcome: string;
                            };
                        };
                        template: {
                            templateId: string;
                            version: number;
                        };
                        audience: {
                            types: string[];
                        };
                        carriesNews: boolean;
                        news: {
                            since: number;
                            parties: string[];
                        };
                        schedule: {
                            kind: string;
                            /** Format: date-time */
                            at: string;
                        };
                        /** Format: date-time */
                        startsAt: string;
                        /** Format: date-time */
                        launchedAt: string;
                        closedAt: unknown;
                        contactPoints: number;
                        outages: {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                        }[];
                    };
                };
            };
        };
    };
    CampaignsController_pause: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag it was read with; 412 where somebody else changed it */
                "If-Match"?: string;
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the campaign
                 * @example spring-2026
                 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The mail gateway is being repaired"
                 *     }
                 */
                "application/json": components["schemas"]["ReasonDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "campaignId": "spring-2026",
                     *       "name": "Spring ping test",
                     *       "status": "paused",
                     *       "policy": {
                     *         "policyId": "standard",
                     *         "version": 1,
                     *         "policy": {
                     *           "deadline": "PT30H",
                     *           "steps": [
                     *             {
                     *               "after": "PT15M",
                     *               "do": "remind",
                     *               "to": "same"
                     *             },
                     *             {
                     *               "after": "PT1H",
                     *               "do": "remind",
                     *               "to": "same"
                     *             },
                     *             {
                     *               "after": "PT1H",
                     *               "do": "escalate",
                     *               "to": "alternate-channel"
                     *             },
                     *             {
                     *               "after": "PT4H",
                     *               "do": "escalate",
                     *               "to": "other-contact-points"
                     *             },
                     *             {
                     *               "after": "PT12H",
                     *               "do": "escalate",
                     *               "to": "secretariat-phone"
                     *             }
                     *           ],
                     *           "channels": [
                     *             "email"
                     *           ],
                     *           "windows": [
                     *             "PT15M",
                     *             "PT30M",
                     *             "PT1H",
                     *             "PT12H",
                     *             "PT24H",
                     *             "PT30H"
                     *           ],
                     *           "partyRule": "first",
                     *           "onUnknownOutcome": "ask"
                     *         }
                     *       },
                     *       "template": {
                     *         "templateId": "standard",
                     *         "version": 1
                     *       },
                     *       "audience": {
                     *         "types": [
                     *           "police"
                     *         ]
                     *       },
                     *       "carriesNews": true,
                     *       "news": {
                     *         "since": 11,
                     *         "parties": [
                     *           "GH",
                     *           "SE"
                     *         ]
                     *       },
                     *       "schedule": {
                     *         "kind": "at",
                     *         "at": "2026-03-01T02:00:00.000Z"
                     *       },
                     *       "startsAt": "2026-03-01T02:00:00.000Z",
                     *       "launchedAt": "2026-03-01T02:00:00.000Z",
                     *       "closedAt": null,
                     *       "contactPoints": 61,
                     *       "outages": [
                     *         {
                     *           "from": "2026-03-01T05:00:00.000Z",
                     *           "to": "2026-03-01T05:04:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        campaignId: string;
                        name: string;
                        status: string;
                        policy: {
                            policyId: string;
                            version: number;
                            policy: {
                                /** Format: duration */
                                deadline: string;
                                steps: {
                                    /** Format: duration */
                                    after: string;
                                    do: string;
                                    to: string;
                                }[];
                                channels: string[];
                                windows: string[];
                                partyRule: string;
                                onUnknownOutcome: string;
                            };
                        };
                        template: {
                            templateId: string;
                            version: number;
                        };
                        audience: {
                            types: string[];
                        };
                        carriesNews: boolean;
                        news: {
                            since: number;
                            parties: string[];
                        };
                        schedule: {
                            kind: string;
                            /** Format: date-time */
                            at: string;
                        };
                        /** Format: date-time */
                        startsAt: string;
                        /** Format: date-time */
                        launchedAt: string;
                        closedAt: unknown;
                        contactPoints: number;
                        outages: {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                        }[];
                    };
                };
            };
        };
    };
    CampaignsController_resume: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag it was read with; 412 where somebody else changed it */
                "If-Match"?: string;
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the campaign
                 * @example spring-2026
                 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["NothingDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "campaignId": "spring-2026",
                     *       "name": "Spring ping test",
                     *       "status": "running",
                     *       "policy": {
                     *         "policyId": "standard",
                     *         "version": 1,
                     *         "policy": {
                     *           "deadline": "PT30H",
                     *           "steps": [
                     *             {
                     *               "after": "PT15M",
                     *               "do": "remind",
                     *               "to": "same"
                     *             },
                     *             {
                     *               "after": "PT1H",
                     *               "do": "remind",
                     *               "to": "same"
                     *             },
                     *             {
                     *               "after": "PT1H",
                     *               "do": "escalate",
                     *               "to": "alternate-channel"
                     *             },
                     *             {
                     *               "after": "PT4H",
                     *               "do": "escalate",
                     *               "to": "other-contact-points"
                     *             },
                     *             {
                     *               "after": "PT12H",
                     *               "do": "escalate",
                     *               "to": "secretariat-phone"
                     *             }
                     *           ],
                     *           "channels": [
                     *             "email"
                     *           ],
                     *           "windows": [
                     *             "PT15M",
                     *             "PT30M",
                     *             "PT1H",
                     *             "PT12H",
                     *             "PT24H",
                     *             "PT30H"
                     *           ],
                     *           "partyRule": "first",
                     *           "onUnknownOutcome": "ask"
                     *         }
                     *       },
                     *       "template": {
                     *         "templateId": "standard",
                     *         "version": 1
                     *       },
                     *       "audience": {
                     *         "types": [
                     *           "police"
                     *         ]
                     *       },
                     *       "carriesNews": true,
                     *       "news": {
                     *         "since": 11,
                     *         "parties": [
                     *           "GH",
                     *           "SE"
                     *         ]
                     *       },
                     *       "schedule": {
                     *         "kind": "at",
                     *         "at": "2026-03-01T02:00:00.000Z"
                     *       },
                     *       "startsAt": "2026-03-01T02:00:00.000Z",
                     *       "launchedAt": "2026-03-01T02:00:00.000Z",
                     *       "closedAt": null,
                     *       "contactPoints": 61,
                     *       "outages": [
                     *         {
                     *           "from": "2026-03-01T05:00:00.000Z",
                     *           "to": "2026-03-01T05:04:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        campaignId: string;
                        name: string;
                        status: string;
                        policy: {
                            policyId: string;
                            version: number;
                            policy: {
                                /** Format: duration */
                                deadline: string;
                                steps: {
                                    /** Format: duration */
                                    after: string;
                                    do: string;
                                    to: string;
                                }[];
                                channels: string[];
                                windows: string[];
                                partyRule: string;
                                onUnknownOutcome: string;
                            };
                        };
                        template: {
                            templateId: string;
                            version: number;
                        };
                        audience: {
                            types: string[];
                        };
                        carriesNews: boolean;
                        news: {
                            since: number;
                            parties: string[];
                        };
                        schedule: {
                            kind: string;
                            /** Format: date-time */
                            at: string;
                        };
                        /** Format: date-time */
                        startsAt: string;
                        /** Format: date-time */
                        launchedAt: string;
                        closedAt: unknown;
                        contactPoints: number;
                        outages: {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                        }[];
                    };
                };
            };
        };
    };
    CampaignsController_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag it was read with; 412 where somebody else changed it */
                "If-Match"?: string;
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the campaign
                 * @example spring-2026
                 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The mail gateway is being repaired"
                 *     }
                 */
                "application/json": components["schemas"]["ReasonDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "campaignId": "spring-2026",
                     *       "name": "Spring ping test",
                     *       "status": "cancelled",
                     *       "policy": {
                     *         "policyId": "standard",
                     *         "version": 1,
                     *         "policy": {
                     *           "deadline": "PT30H",
                     *           "steps": [
                     *             {
                     *               "after": "PT15M",
                     *               "do": "remind",
                     *               "to": "same"
                     *             },
                     *             {
                     *               "after": "PT1H",
                     *               "do": "remind",
                     *               "to": "same"
                     *             },
                     *             {
                     *               "after": "PT1H",
                     *               "do": "escalate",
                     *               "to": "alternate-channel"
                     *             },
                     *             {
                     *               "after": "PT4H",
                     *               "do": "escalate",
                     *               "to": "other-contact-points"
                     *             },
                     *             {
                     *               "after": "PT12H",
                     *               "do": "escalate",
                     *               "to": "secretariat-phone"
                     *             }
                     *           ],
                     *           "channels": [
                     *             "email"
                     *           ],
                     *           "windows": [
                     *             "PT15M",
                     *             "PT30M",
                     *             "PT1H",
                     *             "PT12H",
                     *             "PT24H",
                     *             "PT30H"
                     *           ],
                     *           "partyRule": "first",
                     *           "onUnknownOutcome": "ask"
                     *         }
                     *       },
                     *       "template": {
                     *         "templateId": "standard",
                     *         "version": 1
                     *       },
                     *       "audience": {
                     *         "types": [
                     *           "police"
                     *         ]
                     *       },
                     *       "carriesNews": true,
                     *       "news": {
                     *         "since": 11,
                     *         "parties": [
                     *           "GH",
                     *           "SE"
                     *         ]
                     *       },
                     *       "schedule": {
                     *         "kind": "at",
                     *         "at": "2026-03-01T02:00:00.000Z"
                     *       },
                     *       "startsAt": "2026-03-01T02:00:00.000Z",
                     *       "launchedAt": "2026-03-01T02:00:00.000Z",
                     *       "closedAt": null,
                     *       "contactPoints": 61,
                     *       "outages": [
                     *         {
                     *           "from": "2026-03-01T05:00:00.000Z",
                     *           "to": "2026-03-01T05:04:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        campaignId: string;
                        name: string;
                        status: string;
                        policy: {
                            policyId: string;
                            version: number;
                            policy: {
                                /** Format: duration */
                                deadline: string;
                                steps: {
                                    /** Format: duration */
                                    after: string;
                                    do: string;
                                    to: string;
                                }[];
                                channels: string[];
                                windows: string[];
                                partyRule: string;
                                onUnknownOutcome: string;
                            };
                        };
                        template: {
                            templateId: string;
                            version: number;
                        };
                        audience: {
                            types: string[];
                        };
                        carriesNews: boolean;
                        news: {
                            since: number;
                            parties: string[];
                        };
                        schedule: {
                            kind: string;
                            /** Format: date-time */
                            at: string;
                        };
                        /** Format: date-time */
                        startsAt: string;
                        /** Format: date-time */
                        launchedAt: string;
                        closedAt: unknown;
                        contactPoints: number;
                        outages: {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                        }[];
                    };
                };
            };
        };
    };
    CampaignsController_close: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag it was read with; 412 where somebody else changed it */
                "If-Match"?: string;
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the campaign
                 * @example spring-2026
                 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["NothingDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "campaignId": "spring-2026",
                     *       "name": "Spring ping test",
                     *       "status": "closed",
                     *       "policy": {
                     *         "policyId": "standard",
                     *         "version": 1,
                     *         "policy": {
                     *           "deadline": "PT30H",
                     *           "steps": [
                     *             {
                     *               "after": "PT15M",
                     *               "do": "remind",
                     *               "to": "same"
                     *             },
                     *             {
                     *               "after": "PT1H",
                     *               "do": "remind",
                     *               "to": "same"
                     *             },
                     *             {
                     *               "after": "PT1H",
                     *               "do": "escalate",
                     *               "to": "alternate-channel"
                     *             },
                     *             {
                     *               "after": "PT4H",
                     *               "do": "escalate",
                     *               "to": "other-contact-points"
                     *             },
                     *             {
                     *               "after": "PT12H",
                     *               "do": "escalate",
                     *               "to": "secretariat-phone"
                     *             }
                     *           ],
                     *           "channels": [
                     *             "email"
                     *           ],
                     *           "windows": [
                     *             "PT15M",
                     *             "PT30M",
                     *             "PT1H",
                     *             "PT12H",
                     *             "PT24H",
                     *             "PT30H"
                     *           ],
                     *           "partyRule": "first",
                     *           "onUnknownOutcome": "ask"
                     *         }
                     *       },
                     *       "template": {
                     *         "templateId": "standard",
                     *         "version": 1
                     *       },
                     *       "audience": {
                     *         "types": [
                     *           "police"
                     *         ]
                     *       },
                     *       "carriesNews": true,
                     *       "news": {
                     *         "since": 11,
                     *         "parties": [
                     *           "GH",
                     *           "SE"
                     *         ]
                     *       },
                     *       "schedule": {
                     *         "kind": "at",
                     *         "at": "2026-03-01T02:00:00.000Z"
                     *       },
                     *       "startsAt": "2026-03-01T02:00:00.000Z",
                     *       "launchedAt": "2026-03-01T02:00:00.000Z",
                     *       "closedAt": null,
                     *       "contactPoints": 61,
                     *       "outages": [
                     *         {
                     *           "from": "2026-03-01T05:00:00.000Z",
                     *           "to": "2026-03-01T05:04:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        campaignId: string;
                        name: string;
                        status: string;
                        policy: {
                            policyId: string;
                            version: number;
                            policy: {
                                /** Format: duration */
                                deadline: string;
                                steps: {
                                    /** Format: duration */
                                    after: string;
                                    do: string;
                                    to: string;
                                }[];
                                channels: string[];
                                windows: string[];
                                partyRule: string;
                                onUnknownOutcome: string;
                            };
                        };
                        template: {
                            templateId: string;
                            version: number;
                        };
                        audience: {
                            types: string[];
                        };
                        carriesNews: boolean;
                        news: {
                            since: number;
                            parties: string[];
                        };
                        schedule: {
                            kind: string;
                            /** Format: date-time */
                            at: string;
                        };
                        /** Format: date-time */
                        startsAt: string;
                        /** Format: date-time */
                        launchedAt: string;
                        closedAt: unknown;
                        contactPoints: number;
                        outages: {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                        }[];
                    };
                };
            };
        };
    };
    DryRunController_planned: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the campaign
                 * @example spring-2026
                 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "campaignId": "spring-2026",
                     *       "name": "Spring ping test",
                     *       "policy": {
                     *         "policyId": "standard",
                     *         "version": 1
                     *       },
                     *       "template": {
                     *         "templateId": "standard",
                     *         "version": 1
                     *       },
                     *       "startsAt": "2026-03-01T02:00:00.000Z",
                     *       "lastStartsAt": "2026-03-01T02:00:00.000Z",
                     *       "endsAt": "2026-03-02T08:00:00.000Z",
                     *       "messages": 1,
                     *       "languages": [
                     *         "en",
                     *         "fr"
                     *       ],
                     *       "steps": [
                     *         {
                     *           "step": 0,
                     *           "repetition": 0,
                     *           "do": "remind",
                     *           "to": "same",
                     *           "afterSeconds": 900
                     *         }
                     *       ],
                     *       "contactPoints": [
                     *         {
                     *           "contactPointId": "fr-1",
                     *           "party": "FR",
                     *           "institution": "National Cybercrime Unit",
                     *           "timezone": "Europe/Paris",
                     *           "startsAt": "2026-03-01T02:00:00.000Z",
                     *           "startsAtLocal": "2026-03-01 03:00 +01:00",
                     *           "startsBefore": null,
                     *           "channels": [
                     *             {
                     *               "channelId": "email-main",
                     *               "kind": "email",
                     *               "use": "main",
                     *               "condition": "verified",
                     *               "doubted": false
                     *             }
                     *           ],
                     *           "languages": [
                     *             "fr",
                     *             "en"
                     *           ],
                     *           "stepsAt": [
                     *             "2026-03-01T02:15:00.000Z"
                     *           ]
                     *         }
                     *       ],
                     *       "warnings": []
                     *     }
                     */
                    "application/json": {
                        campaignId: string;
                        name: string;
                        policy: {
                            policyId: string;
                            version: number;
                        };
                        template: {
                            templateId: string;
                            version: number;
                        };
                        /** Format: date-time */
                        startsAt: string;
                        /** Format: date-time */
                        lastStartsAt: string;
                        /** Format: date-time */
                        endsAt: string;
                        messages: number;
                        languages: string[];
                        steps: {
                            step: number;
                            repetition: number;
                            do: string;
                            to: string;
                            afterSeconds: number;
                        }[];
                        contactPoints: {
                            contactPointId: string;
                            party: string;
                            institution: string;
                            timezone: string;
                            /** Format: date-time */
                            startsAt: string;
                            startsAtLocal: string;
                            startsBefore: unknown;
                            channels: {
                                channelId: string;
                                kind: string;
                                use: string;
                                condition: string;
                                doubted: boolean;
                            }[];
                            languages: string[];
                            stepsAt: string[];
                        }[];
                        warnings: unknown[];
                    };
                };
            };
        };
    };
    DryRunController_considered: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "policyId": "standard",
                 *       "templateId": "standard",
                 *       "audience": {
                 *         "parties": [
                 *           "FR",
                 *           "SE"
                 *         ],
                 *         "types": [
                 *           "police"
                 *         ]
                 *       },
                 *       "carriesNews": true,
                 *       "name": "Spring ping test",
                 *       "schedule": {
                 *         "kind": "local-hour",
                 *         "at": "2026-03-01T02:00:00.000Z",
                 *         "day": "2026-03-01",
                 *         "time": "03:00",
                 *         "from": "2026-03-01T00:00:00.000Z",
                 *         "length": "P2D"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ConsideredDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "campaignId": null,
                     *       "name": "Spring ping test",
                     *       "policy": {
                     *         "policyId": "standard",
                     *         "version": 1
                     *       },
                     *       "template": {
                     *         "templateId": "standard",
                     *         "version": 1
                     *       },
                     *       "startsAt": "2026-03-01T02:00:00.000Z",
                     *       "lastStartsAt": "2026-03-01T02:00:00.000Z",
                     *       "endsAt": "2026-03-02T08:00:00.000Z",
                     *       "messages": 1,
                     *       "languages": [
                     *         "en",
                     *         "fr"
                     *       ],
                     *       "steps": [
                     *         {
                     *           "step": 0,
                     *           "repetition": 0,
                     *           "do": "remind",
                     *           "to": "same",
                     *           "afterSeconds": 900
                     *         }
                     *       ],
                     *       "contactPoints": [
                     *         {
                     *           "contactPointId": "fr-1",
                     *           "party": "FR",
                     *           "institution": "National Cybercrime Unit",
                     *           "timezone": "Europe/Paris",
                     *           "startsAt": "2026-03-01T02:00:00.000Z",
                     *           "startsAtLocal": "2026-03-01 03:00 +01:00",
                     *           "startsBefore": null,
                     *           "channels": [
                     *             {
                     *               "channelId": "email-main",
                     *               "kind": "email",
                     *               "use": "main",
                     *               "condition": "verified",
                     *               "doubted": false
                     *             }
                     *           ],
                     *           "languages": [
                     *             "fr",
                     *             "en"
                     *           ],
                     *           "stepsAt": [
                     *             "2026-03-01T02:15:00.000Z"
                     *           ]
                     *         }
                     *       ],
                     *       "warnings": []
                     *     }
                     */
                    "application/json": {
                        campaignId: unknown;
                        name: string;
                        policy: {
                            policyId: string;
                            version: number;
                        };
                        template: {
                            templateId: string;
                            version: number;
                        };
                        /** Format: date-time */
                        startsAt: string;
                        /** Format: date-time */
                        lastStartsAt: string;
                        /** Format: date-time */
                        endsAt: string;
                        messages: number;
                        languages: string[];
                        steps: {
                            step: number;
                            repetition: number;
                            do: string;
                            to: string;
                            afterSeconds: number;
                        }[];
                        contactPoints: {
                            contactPointId: string;
                            party: string;
                            institution: string;
                            timezone: string;
                            /** Format: date-time */
                            startsAt: string;
                            startsAtLocal: string;
                            startsBefore: unknown;
                            channels: {
                                channelId: string;
                                kind: string;
                                use: string;
                                condition: string;
                                doubted: boolean;
                            }[];
                            languages: string[];
                            stepsAt: string[];
                        }[];
                        warnings: unknown[];
                    };
                };
            };
        };
    };
    RehearsalController_rehearse: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "answersOf": "spring-2026",
                 *       "policyId": "standard",
                 *       "audience": {
                 *         "parties": [
                 *           "FR",
                 *           "SE"
                 *         ],
                 *         "types": [
                 *           "police"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["RehearsedDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "answersOf": "spring-2026",
                     *       "answers": 78,
                     *       "statistics": {
                     *         "campaign": "spring-2026",
                     *         "pinged": {
                     *           "parties": 68,
                     *           "contactPoints": 81
                     *         },
                     *         "windows": [
                     *           {
                     *             "within": "PT15M",
                     *             "parties": 24,
                     *             "share": 0.3529,
                     *             "meanSeconds": 539.5
                     *           }
                     *         ],
                     *         "answered": {
                     *           "parties": 68,
                     *           "contactPoints": 78
                     *         },
                     *         "noAnswer": {
                     *           "parties": 0,
                     *           "contactPoints": 3
                     *         },
                     *         "sent": {
                     *           "pings": 81,
                     *           "reminders": 75,
                     *           "escalations": 31,
                     *           "phoneTasks": 4
                     *         },
                     *         "proposals": 6,
                     *         "events": 812
                     *       }
                     *     }
                     */
                    "application/json": {
                        answersOf: string;
                        answers: number;
                        statistics: {
                            campaign: string;
                            pinged: {
                                parties: number;
                                contactPoints: number;
                            };
                            windows: {
                                /** Format: duration */
                                within: string;
                                parties: number;
                                share: number;
                                meanSeconds: number;
                            }[];
                            answered: {
                                parties: number;
                                contactPoints: number;
                            };
                            noAnswer: {
                                parties: number;
                                contactPoints: number;
                            };
                            sent: {
                                pings: number;
                                reminders: number;
                                escalations: number;
                                phoneTasks: number;
                            };
                            proposals: number;
                            events: number;
                        };
                    };
                };
            };
        };
    };
    SeriesController_list: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "seriesId": "monthly",
                     *         "status": "active",
                     *         "name": "Monthly ping test",
                     *         "policyId": "standard",
                     *         "templateId": "standard",
                     *         "audience": {
                     *           "types": [
                     *             "police"
                     *           ]
                     *         },
                     *         "cron": "0 9 1 * *",
                     *         "timezone": "Europe/Paris",
                     *         "start": {
                     *           "kind": "at"
                     *         },
                     *         "carriesNews": true,
                     *         "next": {
                     *           "campaignId": "monthly-20260401T0700Z",
                     *           "startsAt": "2026-04-01T07:00:00.000Z"
                     *         },
                     *         "planned": 3
                     *       }
                     *     ]
                     */
                    "application/json": {
                        seriesId: string;
                        status: string;
                        name: string;
                        policyId: string;
                        templateId: string;
                        audience: {
                            types: string[];
                        };
                        cron: string;
                        timezone: string;
                        start: {
                            kind: string;
                        };
                        carriesNews: boolean;
                        next: {
                            campaignId: string;
                            /** Format: date-time */
                            startsAt: string;
                        } | null;
                        planned: number;
                    }[];
                };
            };
        };
    };
    SeriesController_one: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the series
                 * @example monthly
                 */
                seriesId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "seriesId": "monthly",
                     *       "status": "active",
                     *       "name": "Monthly ping test",
                     *       "policyId": "standard",
                     *       "templateId": "standard",
                     *       "audience": {
                     *         "types": [
                     *           "police"
                     *         ]
                     *       },
                     *       "cron": "0 9 1 * *",
                     *       "timezone": "Europe/Paris",
                     *       "start": {
                     *         "kind": "at"
                     *       },
                     *       "carriesNews": true,
                     *       "next": {
                     *         "campaignId": "monthly-20260401T0700Z",
                     *         "startsAt": "2026-04-01T07:00:00.000Z"
                     *       },
                     *       "planned": 3
                     *     }
                     */
                    "application/json": {
                        seriesId: string;
                        status: string;
                        name: string;
                        policyId: string;
                        templateId: string;
                        audience: {
                            types: string[];
                        };
                        cron: string;
                        timezone: string;
                        start: {
                            kind: string;
                        };
                        carriesNews: boolean;
                        next: {
                            campaignId: string;
                            /** Format: date-time */
                            startsAt: string;
                        };
                        planned: number;
                    };
                };
            };
        };
    };
    SeriesController_plan: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the series
                 * @example monthly
                 */
                seriesId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "policyId": "standard",
                 *       "templateId": "standard",
                 *       "audience": {
                 *         "parties": [
                 *           "FR",
                 *           "SE"
                 *         ],
                 *         "types": [
                 *           "police"
                 *         ]
                 *       },
                 *       "carriesNews": true,
                 *       "name": "Monthly ping test",
                 *       "cron": "0 9 1 * *",
                 *       "timezone": "Europe/Paris",
                 *       "start": {
                 *         "kind": "local-hour",
                 *         "length": "PT12H",
                 *         "time": "03:00"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SeriesDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "seriesId": "monthly",
                     *       "status": "active",
                     *       "name": "Monthly ping test",
                     *       "policyId": "standard",
                     *       "templateId": "standard",
                     *       "audience": {
                     *         "types": [
                     *           "police"
                     *         ]
                     *       },
                     *       "cron": "0 9 1 * *",
                     *       "timezone": "Europe/Paris",
                     *       "start": {
                     *         "kind": "at"
                     *       },
                     *       "carriesNews": true,
                     *       "next": {
                     *         "campaignId": "monthly-20260401T0700Z",
                     *         "startsAt": "2026-04-01T07:00:00.000Z"
                     *       },
                     *       "planned": 3
                     *     }
                     */
                    "application/json": {
                        seriesId: string;
                        status: string;
                        name: string;
                        policyId: string;
                        templateId: string;
                        audience: {
                            types: string[];
                        };
                        cron: string;
                        timezone: string;
                        start: {
                            kind: string;
                        };
                        carriesNews: boolean;
                        next: {
                            campaignId: string;
                            /** Format: date-time */
                            startsAt: string;
                        };
                        planned: number;
                    };
                };
            };
        };
    };
    SeriesController_stop: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag it was read with; 412 where somebody else changed it */
                "If-Match"?: string;
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the series
                 * @example monthly
                 */
                seriesId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["NothingDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "seriesId": "monthly",
                     *       "status": "stopped",
                     *       "name": "Monthly ping test",
                     *       "policyId": "standard",
                     *       "templateId": "standard",
                     *       "audience": {
                     *         "types": [
                     *           "police"
                     *         ]
                     *       },
                     *       "cron": "0 9 1 * *",
                     *       "timezone": "Europe/Paris",
                     *       "start": {
                     *         "kind": "at"
                     *       },
                     *       "carriesNews": true,
                     *       "next": {
                     *         "campaignId": "monthly-20260401T0700Z",
                     *         "startsAt": "2026-04-01T07:00:00.000Z"
                     *       },
                     *       "planned": 3
                     *     }
                     */
                    "application/json": {
                        seriesId: string;
                        status: string;
                        name: string;
                        policyId: string;
                        templateId: string;
                        audience: {
                            types: string[];
                        };
                        cron: string;
                        timezone: string;
                        start: {
                            kind: string;
                        };
                        carriesNews: boolean;
                        next: {
                            campaignId: string;
                            /** Format: date-time */
                            startsAt: string;
                        };
                        planned: number;
                    };
                };
            };
        };
    };
    CalendarController_list: {
        parameters: {
            query: {
                /** @description campaigns that run after this */
                from: string;
                /** @description and before this */
                to: string;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "campaignId": "monthly-20260401T0700Z",
                     *         "name": "Monthly ping test 2026-04-01",
                     *         "status": "expected",
                     *         "seriesId": "monthly",
                     *         "startsAt": "2026-04-01T07:00:00.000Z",
                     *         "endsAt": "2026-04-02T13:00:00.000Z",
                     *         "contactPoints": 84
                     *       }
                     *     ]
                     */
                    "application/json": {
                        campaignId: string;
                        name: string;
                        status: string;
                        seriesId: string | null;
                        /** Format: date-time */
                        startsAt: string;
                        /** Format: date-time */
                        endsAt: string;
                        contactPoints: number | null;
                    }[];
                };
            };
        };
    };
    MailController_list: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "mailId": "2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f",
                     *         "reason": "known-by-sender-only",
                     *         "candidates": [
                     *           {
                     *             "campaignId": "spring-2026",
                     *             "contactPointId": "fr-1"
                     *           }
                     *         ],
                     *         "receivedAt": "2026-03-01T02:30:00.000Z",
                     *         "declaredAt": "2026-03-01T02:29:50.000Z",
                     *         "sender": "duty@police.example",
                     *         "subject": "We are here",
                     *         "excerpt": "Confirmed.",
                     *         "corrections": {
                     *           "phone": "+33140000001"
                     *         },
                     *         "authentication": {
                     *           "dkim": "pass"
                     *         }
                     *       }
                     *     ]
                     */
                    "application/json": {
                        mailId: string;
                        reason: string;
                        candidates: {
                            campaignId: string;
                            contactPointId: string;
                        }[];
                        /** Format: date-time */
                        receivedAt: string;
                        /** Format: date-time */
                        declaredAt: string | null;
                        sender: string | null;
                        subject: string | null;
                        excerpt: string | null;
                        corrections: {
                            phone: string;
                        } | null;
                        authentication: {
                            dkim: string;
                        };
                    }[];
                };
            };
        };
    };
    MailController_assign: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the mail
                 * @example 2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f
                 */
                mailId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "campaignId": "spring-2026",
                 *       "contactPointId": "fr-1"
                 *     }
                 */
                "application/json": components["schemas"]["MailAssignmentDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "mailId": "2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f",
                     *       "campaignId": "spring-2026",
                     *       "contactPointId": "fr-1"
                     *     }
                     */
                    "application/json": {
                        mailId: string;
                        campaignId: string;
                        contactPointId: string;
                    };
                };
            };
        };
    };
    MailController_dismiss: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the mail
                 * @example 2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f
                 */
                mailId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "An advertisement"
                 *     }
                 */
                "application/json": components["schemas"]["MailDismissalDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "mailId": "2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f"
                     *     }
                     */
                    "application/json": {
                        mailId: string;
                    };
                };
            };
        };
    };
    LettersController_list: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
                /** @description in this state only */
                status?: "waiting" | "under-way" | "handed-over" | "failed" | "unknown";
                /** @description of this mailing only */
                mailing?: string;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "letterId": "2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f",
                     *         "purpose": "directory-version",
                     *         "contactPointId": "ge-1",
                     *         "partyName": "Georgia",
                     *         "status": "failed",
                     *         "requestedAt": "2026-03-01T09:00:00.000Z",
                     *         "tries": 10,
                     *         "because": "mail-server",
                     *         "reason": "550 5.1.1 no such user"
                     *       }
                     *     ]
                     */
                    "application/json": {
                        letterId: string;
                        purpose: string;
                        contactPointId: string;
                        partyName: string;
                        status: string;
                        /** Format: date-time */
                        requestedAt: string;
                        tries: number;
                        because: string;
                        reason: string;
                    }[];
                };
            };
        };
    };
    PrivacyController_held: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the contact point
                 * @example fr-1
                 */
                contactPointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "contactPointId": "fr-1",
                     *       "gatheredAt": "2026-03-01T12:00:00.000Z",
                     *       "erased": false,
                     *       "items": [
                     *         {
                     *           "stream": "contactPoint-fr-1",
                     *           "revision": 3,
                     *           "type": "ChannelVerified",
                     *           "at": "2026-02-01T09:00:00.000Z",
                     *           "by": "command-line rollcall",
                     *           "data": {
                     *             "contactPointId": "fr-1",
                     *             "channelId": "phone-main",
                     *             "reason": "Claire answered"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        contactPointId: string;
                        /** Format: date-time */
                        gatheredAt: string;
                        erased: boolean;
                        items: {
                            stream: string;
                            revision: number;
                            type: string;
                            /** Format: date-time */
                            at: string;
                            by: string;
                            data: {
                                contactPointId: string;
                                channelId: string;
                                reason: string;
                            };
                        }[];
                    };
                };
            };
        };
    };
    PrivacyController_erasures: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "subjects": [
                     *         "fr-1"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        subjects: string[];
                    };
                };
            };
        };
    };
    PrivacyController_erase: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "contact-point",
                 *       "id": "fr-1",
                 *       "ground": "requested"
                 *     }
                 */
                "application/json": components["schemas"]["ErasureDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kind": "contact-point",
                     *       "id": "fr-1",
                     *       "ground": "requested"
                     *     }
                     */
                    "application/json": {
                        kind: string;
                        id: string;
                        ground: string;
                    };
                };
            };
        };
    };
    CampaignQuestionsController_readiness: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the campaign
                 * @example spring-2026
                 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "withoutUsableChannel": [
                     *         "gd-1"
                     *       ],
                     *       "notConfigured": [],
                     *       "policyWarnings": [
                     *         {
                     *           "step": 0,
                     *           "code": "after-deadline",
                     *           "message": "step 1: falls due at P2D, when the deadline of PT30H has ended the ping"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        withoutUsableChannel: string[];
                        notConfigured: unknown[];
                        policyWarnings: {
                            step: number;
                            code: string;
                            message: string;
                        }[];
                    };
                };
            };
        };
    };
    CampaignQuestionsController_overview: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the campaign
                 * @example spring-2026
                 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "campaignId": "spring-2026",
                     *       "name": "Spring ping test",
                     *       "status": "running",
                     *       "startsAt": null,
                     *       "launchedAt": "2026-03-01T02:00:00.000Z",
                     *       "closesAt": "2026-03-02T08:00:00.000Z",
                     *       "parties": {
                     *         "asked": 68,
                     *         "answered": 41,
                     *         "phone": 2,
                     *         "unreachable": 1,
                     *         "escalated": 6,
                     *         "waiting": 18,
                     *         "scheduled": 0,
                     *         "late": 0,
                     *         "noAnswer": 0
                     *       },
                     *       "answeredShare": 0.6029,
                     *       "meanSeconds": 2280,
                     *       "windows": [
                     *         {
                     *           "within": "PT15M",
                     *           "parties": 24,
                     *           "share": 0.3529,
                     *           "meanSeconds": 539.5
                     *         }
                     *       ],
                     *       "contactPoints": {
                     *         "asked": 81,
                     *         "scheduled": 0,
                     *         "waiting": 20,
                     *         "reminded": 8,
                     *         "escalated": 6,
                     *         "phone": 2,
                     *         "answered": 45,
                     *         "late": 0,
                     *         "no-answer": 0,
                     *         "withdrawn": 0
                     *       },
                     *       "phoneTasks": 2,
                     *       "withoutUsableChannel": 1,
                     *       "needingAttention": 3
                     *     }
                     */
                    "application/json": {
                        campaignId: string;
                        name: string;
                        status: string;
                        startsAt: unknown;
                        /** Format: date-time */
                        launchedAt: string;
                        /** Format: date-time */
                        closesAt: string;
                        parties: {
                            asked: number;
                            answered: number;
                            phone: number;
                            unreachable: number;
                            escalated: number;
                            waiting: number;
                            scheduled: number;
                            late: number;
                            noAnswer: number;
                        };
                        answeredShare: number;
                        meanSeconds: number;
                        windows: {
                            /** Format: duration */
                            within: string;
                            parties: number;
                            share: number;
                            meanSeconds: number;
                        }[];
                        contactPoints: {
                            asked: number;
                            scheduled: number;
                            waiting: number;
                            reminded: number;
                            escalated: number;
                            phone: number;
                            answered: number;
                            late: number;
                            "no-answer": number;
                            withdrawn: number;
                        };
                        phoneTasks: number;
                        withoutUsableChannel: number;
                        needingAttention: number;
                    };
                };
            };
        };
    };
    CampaignQuestionsController_board: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the campaign
                 * @example spring-2026
                 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "overview": {
                     *         "campaignId": "spring-2026",
                     *         "name": "Spring ping test",
                     *         "status": "running",
                     *         "startsAt": null,
                     *         "launchedAt": "2026-03-01T02:00:00.000Z",
                     *         "closesAt": "2026-03-02T08:00:00.000Z",
                     *         "parties": {
                     *           "asked": 68,
                     *           "answered": 41,
                     *           "phone": 2,
                     *           "unreachable": 1,
                     *           "escalated": 6,
                     *           "waiting": 18,
                     *           "scheduled": 0,
                     *           "late": 0,
                     *           "noAnswer": 0
                     *         },
                     *         "answeredShare": 0.6029,
                     *         "meanSeconds": 2280,
                     *         "windows": [
                     *           {
                     *             "within": "PT15M",
                     *             "parties": 24,
                     *             "share": 0.3529,
                     *             "meanSeconds": 539.5
                     *           }
                     *         ],
                     *         "contactPoints": {
                     *           "asked": 81,
                     *           "scheduled": 0,
                     *           "waiting": 20,
                     *           "reminded": 8,
                     *           "escalated": 6,
                     *           "phone": 2,
                     *           "answered": 45,
                     *           "late": 0,
                     *           "no-answer": 0,
                     *           "withdrawn": 0
                     *         },
                     *         "phoneTasks": 2,
                     *         "withoutUsableChannel": 1,
                     *         "needingAttention": 3
                     *       },
                     *       "rows": [
                     *         {
                     *           "campaignId": "spring-2026",
                     *           "contactPointId": "fr-1",
                     *           "party": "FR",
                     *           "region": "Europe",
                     *           "type": "police",
                     *           "timezone": "Europe/Paris",
                     *           "language": "fr",
                     *           "state": "answered",
                     *           "startsAt": "2026-03-01T02:00:00.000Z",
                     *           "handedOverAt": "2026-03-01T02:00:01.000Z",
                     *           "deadlineAt": "2026-03-02T08:00:01.000Z",
                     *           "answeredAt": "2026-03-01T02:09:31.000Z",
                     *           "responseSeconds": 570,
                     *           "window": "PT15M",
                     *           "via": "link",
                     *           "reachedBy": "first",
                     *           "attemptsAwaited": 0,
                     *           "attemptsHandedOver": 1,
                     *           "attemptsFailed": 0,
                     *           "attemptsUnknown": 0,
                     *           "reminders": 0,
                     *           "escalations": 0,
                     *           "openTasks": [
                     *             "2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f"
                     *           ],
                     *           "machineOpenings": 1,
                     *           "autoReplies": 0,
                     *           "attention": [
                     *             "bounced"
                     *           ],
                     *           "lastType": "ResponseReceived",
                     *           "lastAt": "2026-03-01T02:09:31.000Z",
                     *           "lastSkipped": "nothing-new",
                     *           "nextWhat": "deadline",
                     *           "nextAt": "2026-03-02T08:00:01.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        overview: {
                            campaignId: string;
                            name: string;
                            status: string;
                            startsAt: unknown;
                            /** Format: date-time */
                            launchedAt: string | null;
                            /** Format: date-time */
                            closesAt: string | null;
                            parties: {
                                asked: number;
                                answered: number;
                                phone: number;
                                unreachable: number;
                                escalated: number;
                                waiting: number;
                                scheduled: number;
                                late: number;
                                noAnswer: number;
                            };
                            answeredShare: number | null;
                            meanSeconds: number | null;
                            windows: {
                                /** Format: duration */
                                within: string;
                                parties: number;
                                share: number;
                                meanSeconds: number;
                            }[];
                            contactPoints: {
                                asked: number;
                                scheduled: number;
                                waiting: number;
                                reminded: number;
                                escalated: number;
                                phone: number;
                                answered: number;
                                late: number;
                                "no-answer": number;
                                withdrawn: number;
                            };
                            phoneTasks: number;
                            withoutUsableChannel: number;
                            needingAttention: number;
                        };
                        rows: {
                            campaignId: string;
                            contactPointId: string;
                            party: string;
                            region: string;
                            type: string;
                            timezone: string;
                            language: string;
                            state: string;
                            /** Format: date-time */
                            startsAt: string;
                            /** Format: date-time */
                            handedOverAt: string | null;
                            /** Format: date-time */
                            deadlineAt: string;
                            /** Format: date-time */
                            answeredAt: string | null;
                            responseSeconds: number | null;
                            /** Format: duration */
                            window: string | null;
                            via: string | null;
                            reachedBy: string | null;
                            attemptsAwaited: number;
                            attemptsHandedOver: number;
                            attemptsFailed: number;
                            attemptsUnknown: number;
                            reminders: number;
                            escalations: number;
                            openTasks: string[];
                            machineOpenings: number;
                            autoReplies: number;
                            attention: string[];
                            lastType: string;
                            /** Format: date-time */
                            lastAt: string;
                            lastSkipped: string | null;
                            nextWhat: string | null;
                            /** Format: date-time */
                            nextAt: string | null;
                        }[];
                    };
                };
            };
        };
    };
    CampaignQuestionsController_history: {
        parameters: {
            query?: {
                /** @description what happened later than this position */
                after?: number;
                /** @description how many changes at most; by default 20000 */
                limit?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the campaign
                 * @example spring-2026
                 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "campaignId": "spring-2026",
                     *       "statuses": [
                     *         {
                     *           "at": "2026-03-01T02:00:00.000Z",
                     *           "status": "running"
                     *         }
                     *       ],
                     *       "changes": [
                     *         {
                     *           "at": "2026-03-01T02:00:00.000Z",
                     *           "type": "PingIssued",
                     *           "contactPointId": "fr-1",
                     *           "set": {
                     *             "state": "scheduled"
                     *           }
                     *         }
                     *       ],
                     *       "next": 4711
                     *     }
                     */
                    "application/json": {
                        campaignId: string;
                        statuses: {
                            /** Format: date-time */
                            at: string;
                            status: string;
                        }[];
                        changes: {
                            /** Format: date-time */
                            at: string;
                            type: string;
                            contactPointId: string;
                            set: {
                                state: string;
                            };
                        }[];
                        next: number | null;
                    };
                };
            };
        };
    };
    CampaignQuestionsController_statistics: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
                /** @description adds spreads, splits and what the answers were reached by */
                details?: boolean;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the campaign
                 * @example spring-2026
                 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "campaign": "spring-2026",
                     *       "pinged": {
                     *         "parties": 68,
                     *         "contactPoints": 81
                     *       },
                     *       "windows": [
                     *         {
                     *           "within": "PT15M",
                     *           "parties": 24,
                     *           "share": 0.3529,
                     *           "meanSeconds": 539.5
                     *         }
                     *       ],
                     *       "answered": {
                     *         "parties": 68,
                     *         "contactPoints": 78
                     *       },
                     *       "noAnswer": {
                     *         "parties": 0,
                     *         "contactPoints": 3
                     *       },
                     *       "sent": {
                     *         "pings": 81,
                     *         "reminders": 75,
                     *         "escalations": 31,
                     *         "phoneTasks": 4
                     *       },
                     *       "proposals": 6,
                     *       "events": 812
                     *     }
                     */
                    "application/json": {
                        campaign: string;
                        pinged: {
                            parties: number;
                            contactPoints: number;
                        };
                        windows: {
                            /** Format: duration */
                            within: string;
                            parties: number;
                            share: number;
                            meanSeconds: number;
                        }[];
                        answered: {
                            parties: number;
                            contactPoints: number;
                        };
                        noAnswer: {
                            parties: number;
                            contactPoints: number;
                        };
                        sent: {
                            pings: number;
                            reminders: number;
                            escalations: number;
                            phoneTasks: number;
                        };
                        proposals: number;
                        events: number;
                    };
                };
            };
        };
    };
    PingsController_one: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the campaign
                 * @example spring-2026
                 */
                campaignId: string;
                /**
                 * @description the contact point
                 * @example fr-1
                 */
                contactPointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "campaignId": "spring-2026",
                     *       "contactPointId": "fr-1",
                     *       "party": "FR",
                     *       "region": "Europe",
                     *       "type": "police",
                     *       "timezone": "Europe/Paris",
                     *       "language": "fr",
                     *       "state": "answered",
                     *       "startsAt": "2026-03-01T02:00:00.000Z",
                     *       "handedOverAt": "2026-03-01T02:00:01.000Z",
                     *       "deadlineAt": "2026-03-02T08:00:01.000Z",
                     *       "answeredAt": "2026-03-01T02:09:31.000Z",
                     *       "responseSeconds": 570,
                     *       "window": "PT15M",
                     *       "via": "link",
                     *       "reachedBy": "first",
                     *       "attemptsAwaited": 0,
                     *       "attemptsHandedOver": 1,
                     *       "attemptsFailed": 0,
                     *       "attemptsUnknown": 0,
                     *       "reminders": 0,
                     *       "escalations": 0,
                     *       "openTasks": [],
                     *       "machineOpenings": 1,
                     *       "autoReplies": 0,
                     *       "attention": [],
                     *       "lastType": "ResponseReceived",
                     *       "lastAt": "2026-03-01T02:09:31.000Z",
                     *       "lastSkipped": null,
                     *       "nextWhat": null,
                     *       "nextAt": null,
                     *       "attempts": [
                     *         {
                     *           "attemptId": "2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f",
                     *           "intent": "first",
                     *           "recipient": "fr-1",
                     *           "channelId": "email-main",
                     *           "kind": "email",
                     *           "use": "main",
                     *           "tryNumber": 1,
                     *           "startedAt": "2026-03-01T02:00:00.000Z",
                     *           "outcome": "handed-over"
                     *         }
                     *       ],
                     *       "responses": [
                     *         {
                     *           "responseId": "0195cb5e-7c00-7000-8000-000000000000",
                     *           "receivedAt": "2026-03-01T02:09:31.000Z",
                     *           "via": "link"
                     *         }
                     *       ],
                     *       "phoneTasks": [
                     *         {
                     *           "taskId": "t",
                     *           "intent": "step-4.0",
                     *           "reason": "escalation",
                     *           "done": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        campaignId: string;
                        contactPointId: string;
                        party: string;
                        region: string;
                        type: string;
                        timezone: string;
                        language: string;
                        state: string;
                        /** Format: date-time */
                        startsAt: string;
                        /** Format: date-time */
                        handedOverAt: string;
                        /** Format: date-time */
                        deadlineAt: string;
                        /** Format: date-time */
                        answeredAt: string;
                        responseSeconds: number;
                        /** Format: duration */
                        window: string;
                        via: string;
                        reachedBy: string;
                        attemptsAwaited: number;
                        attemptsHandedOver: number;
                        attemptsFailed: number;
                        attemptsUnknown: number;
                        reminders: number;
                        escalations: number;
                        openTasks: unknown[];
                        machineOpenings: number;
                        autoReplies: number;
                        attention: unknown[];
                        lastType: string;
                        /** Format: date-time */
                        lastAt: string;
                        lastSkipped: unknown;
                        nextWhat: unknown;
                        nextAt: unknown;
                        attempts: {
                            attemptId: string;
                            intent: string;
                            recipient: string;
                            channelId: string;
                            kind: string;
                            use: string;
                            tryNumber: number;
                            /** Format: date-time */
                            startedAt: string;
                            outcome: string;
                        }[];
                        responses: {
                            responseId: string;
                            /** Format: date-time */
                            receivedAt: string;
                            via: string;
                        }[];
                        phoneTasks: {
                            taskId: string;
                            intent: string;
                            reason: string;
                            done: boolean;
                        }[];
                    };
                };
            };
        };
    };
    PingsController_events: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the campaign
                 * @example spring-2026
                 */
                campaignId: string;
                /**
                 * @description the contact point
                 * @example fr-1
                 */
                contactPointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0195cb5e-7c00-7000-8000-000000000000",
                     *         "revision": 0,
                     *         "type": "PingIssued",
                     *         "at": "2026-03-01T02:00:00.000Z",
                     *         "actor": {
                     *           "kind": "process",
                     *           "id": "campaign"
                     *         },
                     *         "correlationId": "0195cb5e-7c00-7000-8000-000000000000",
                     *         "data": {
                     *           "startsAt": "2026-03-01T02:00:00.000Z"
                     *         }
                     *       }
                     *     ]
                     */
                    "application/json": {
                        id: string;
                        revision: number;
                        type: string;
                        /** Format: date-time */
                        at: string;
                        actor: {
                            kind: string;
                            id: string;
                        };
                        correlationId: string;
                        data: {
                            /** Format: date-time */
                            startsAt: string;
                        };
                    }[];
                };
            };
        };
    };
    PingsController_record: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the campaign
                 * @example spring-2026
                 */
                campaignId: string;
                /**
                 * @description the contact point
                 * @example fr-1
                 */
                contactPointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "grade": "responsible-officer",
                 *       "receivedAt": "2026-03-01T02:30:00.000Z",
                 *       "answeredBy": "Inspector A. Martin",
                 *       "note": "Call the other number",
                 *       "corrections": {
                 *         "phone": "+33140000001"
                 *       },
                 *       "via": "phone"
                 *     }
                 */
                "application/json": components["schemas"]["ResponseDto"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "responseId": "0195cb5e-7c00-7000-8000-000000000000",
                     *       "outcome": "counted",
                     *       "receivedAt": "2026-03-01T02:30:00.000Z"
                     *     }
                     */
                    "application/json": {
                        responseId: string;
                        outcome: string;
                        /** Format: date-time */
                        receivedAt: string;
                    };
                };
            };
        };
    };
    PingsController_correct: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the campaign
                 * @example spring-2026
                 */
                campaignId: string;
                /**
                 * @description the contact point
                 * @example fr-1
                 */
                contactPointId: string;
                /**
                 * @description the response
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                responseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "receivedAt": "2026-03-01T02:25:00.000Z",
                 *       "reason": "The call was noted an hour late"
                 *     }
                 */
                "application/json": components["schemas"]["CorrectionDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "responseId": "0195cb5e-7c00-7000-8000-000000000000",
                     *       "receivedAt": "2026-03-01T02:25:00.000Z"
                     *     }
                     */
                    "application/json": {
                        responseId: string;
                        /** Format: date-time */
                        receivedAt: string;
                    };
                };
            };
        };
    };
    PhoneTasksController_list: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
                /** @description of this campaign only */
                campaign?: string;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "taskId": "2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f",
                     *         "campaignId": "spring-2026",
                     *         "contactPointId": "gd-1",
                     *         "party": "GD",
                     *         "partyName": "Grenada",
                     *         "institution": "Royal Grenada Police Force",
                     *         "reason": "escalation",
                     *         "answerBy": "2026-03-02T08:00:00.000Z",
                     *         "timezone": "America/Grenada",
                     *         "localTime": "2026-03-01 10:00 -04:00",
                     *         "languages": [
                     *           "en"
                     *         ],
                     *         "numbers": [
                     *           {
                     *             "channelId": "phone-main",
                     *             "use": "main",
                     *             "number": "+14734403999"
                     *           }
                     *         ],
                     *         "instructions": "Ask for the duty officer"
                     *       }
                     *     ]
                     */
                    "application/json": {
                        taskId: string;
                        campaignId: string;
                        contactPointId: string;
                        party: string;
                        partyName: string;
                        institution: string | null;
                        reason: string;
                        /** Format: date-time */
                        answerBy: string;
                        timezone: string;
                        localTime: string;
                        languages: string[];
                        numbers: {
                            channelId: string;
                            use: string;
                            number: string;
                        }[];
                        instructions: string | null;
                    }[];
                };
            };
        };
    };
    PhoneTasksController_complete: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the phone task
                 * @example 2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f
                 */
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "outcome": "answered",
                 *       "answer": {
                 *         "grade": "responsible-officer",
                 *         "receivedAt": "2026-03-01T02:30:00.000Z",
                 *         "answeredBy": "Inspector A. Martin",
                 *         "note": "Call the other number",
                 *         "corrections": {
                 *           "phone": "+33140000001"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["CompletionDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "taskId": "2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f",
                     *       "campaignId": "spring-2026",
                     *       "contactPointId": "gd-1",
                     *       "outcome": "answered"
                     *     }
                     */
                    "application/json": {
                        taskId: string;
                        campaignId: string;
                        contactPointId: string;
                        outcome: string;
                    };
                };
            };
        };
    };
    ReportsController_report: {
        parameters: {
            query: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
                /** @description the first day of the period (UTC) */
                from: string;
                /** @description its last day */
                to: string;
                /** @description the ping test it is about; by default the last that was launched in the period */
                campaign?: string;
                /** @description whether Parties, institutions and people are only counted */
                anonymised?: boolean;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": "2026-01-01",
                     *       "to": "2026-06-30",
                     *       "anonymised": false,
                     *       "basis": {
                     *         "lastEventId": "0195cb5e-7c00-7000-8000-000000000000",
                     *         "events": 1113,
                     *         "recordedAt": "2026-06-30T15:00:00.000Z",
                     *         "seal": {
                     *           "number": 12,
                     *           "root": "a4e624d686e03ed2767c0abd85c14426b0b1157d2ce81d27bb4fe4f6f01d688a",
                     *           "sealedAt": "2026-06-30T14:00:00.000Z"
                     *         }
                     *       },
                     *       "directory": {
                     *         "before": {
                     *           "on": "2025-12-31",
                     *           "summary": {
                     *             "parties": 71,
                     *             "partiesWithSeveral": 12,
                     *             "contactPoints": 84,
                     *             "byType": {
                     *               "police": 61,
                     *               "prosecution": 15
                     *             },
                     *             "toBeConfirmed": 1
                     *           }
                     *         },
                     *         "after": {
                     *           "on": "2026-06-30",
                     *           "summary": {
                     *             "parties": 71,
                     *             "partiesWithSeveral": 12,
                     *             "contactPoints": 84,
                     *             "byType": {
                     *               "police": 61,
                     *               "prosecution": 15
                     *             },
                     *             "toBeConfirmed": 1
                     *           }
                     *         },
                     *         "developments": {
                     *           "count": 1,
                     *           "parties": 1,
                     *           "rows": [
                     *             {
                     *               "party": "GE",
                     *               "partyName": "Georgia",
                     *               "on": "2026-03-01",
                     *               "status": "designated",
                     *               "before": "to-be-confirmed",
                     *               "institution": "Ministry of Internal Affairs",
                     *               "type": "police"
                     *             }
                     *           ]
                     *         }
                     *       },
                     *       "versions": {
                     *         "published": 2,
                     *         "shared": 1,
                     *         "updatesOf": {
                     *           "parties": 1,
                     *           "rows": [
                     *             {
                     *               "party": "GE",
                     *               "partyName": "Georgia"
                     *             }
                     *           ]
                     *         },
                     *         "rows": [
                     *           {
                     *             "number": 12,
                     *             "since": 11,
                     *             "sharedAt": "2026-04-01T09:00:00.000Z",
                     *             "wholeNetwork": true,
                     *             "parties": 71,
                     *             "contactPoints": 84,
                     *             "updatesOf": {
                     *               "parties": 1,
                     *               "rows": [
                     *                 {
                     *                   "party": "GE",
                     *                   "partyName": "Georgia"
                     *                 }
                     *               ]
                     *             },
                     *             "differences": {
                     *               "count": 1,
                     *               "parties": 1,
                     *               "rows": [
                     *                 {
                     *                   "party": "GE",
                     *                   "partyName": "Georgia",
                     *                   "contactPointId": "ge-1",
                     *                   "institution": "Ministry of Internal Affairs",
                     *                   "isOneOfSeveral": false,
                     *                   "status": "designated",
                     *                   "change": "changed",
                     *                   "fields": [
                     *                     "phone-main"
                     *                   ]
                     *                 }
                     *               ]
                     *             }
                     *           }
                     *         ]
                     *       },
                     *       "test": {
                     *         "campaignId": "spring-2026",
                     *         "name": "Spring ping test",
                     *         "launchedAt": "2026-02-19T09:00:00.000Z",
                     *         "status": "closed",
                     *         "elapsedSeconds": null,
                     *         "pinged": {
                     *           "parties": 68,
                     *           "contactPoints": 81
                     *         },
                     *         "windows": [
                     *           {
                     *             "within": "PT15M",
                     *             "parties": 24,
                     *             "share": 0.3529,
                     *             "meanSeconds": 539.5
                     *           }
                     *         ],
                     *         "answered": {
                     *           "parties": 67,
                     *           "contactPoints": 78
                     *         },
                     *         "noAnswer": {
                     *           "parties": 1,
                     *           "contactPoints": 3,
                     *           "rows": [
                     *             {
                     *               "party": "GE",
                     *               "partyName": "Georgia"
                     *             }
                     *           ]
                     *         },
                     *         "late": {
                     *           "parties": 0,
                     *           "contactPoints": 0
                     *         },
                     *         "responseTime": {
                     *           "medianSeconds": 2329.5,
                     *           "p90Seconds": 86400
                     *         },
                     *         "reachedBy": {
                     *           "firstMessage": 26,
                     *           "reminder": 24,
                     *           "escalation": 28,
                     *           "phone": 0
                     *         },
                     *         "curve": [
                     *           {
                     *             "seconds": 219,
                     *             "parties": 1
                     *           }
                     *         ],
                     *         "news": {
                     *           "parties": 1,
                     *           "rows": [
                     *             {
                     *               "party": "GE",
                     *               "partyName": "Georgia"
                     *             }
                     *           ]
                     *         },
                     *         "updates": {
                     *           "count": 1,
                     *           "parties": 1,
                     *           "byStatus": {
                     *             "proposed": 0,
                     *             "approved": 1,
                     *             "rejected": 0
                     *           },
                     *           "rows": [
                     *             {
                     *               "party": "GE",
                     *               "partyName": "Georgia",
                     *               "institution": "Ministry of Internal Affairs",
                     *               "fields": [
                     *                 "phone"
                     *               ],
                     *               "status": "approved"
                     *             }
                     *           ]
                     *         },
                     *         "earlier": [
                     *           {
                     *             "campaignId": "autumn-2025",
                     *             "name": "Autumn ping test",
                     *             "launchedAt": "2025-10-01T09:00:00.000Z",
                     *             "parties": 67,
                     *             "answered": 66,
                     *             "medianSeconds": 2400,
                     *             "windows": [
                     *               {
                     *                 "within": "PT15M",
                     *                 "parties": 22,
                     *                 "share": 0.3284
                     *               }
                     *             ],
                     *             "curve": [
                     *               {
                     *                 "seconds": 240,
                     *                 "parties": 1
                     *               }
                     *             ]
                     *           }
                     *         ],
                     *         "earlierOmitted": 0
                     *       },
                     *       "activities": {
                     *         "count": 1,
                     *         "byKind": [
                     *           {
                     *             "kind": "workshop",
                     *             "count": 1,
                     *             "states": {
                     *               "parties": 1,
                     *               "rows": [
                     *                 {
                     *                   "party": "GE",
                     *                   "partyName": "Georgia"
                     *                 }
                     *               ]
                     *             }
                     *           }
                     *         ],
                     *         "statesHelped": {
                     *           "parties": 1,
                     *           "rows": [
                     *             {
                     *               "party": "GE",
                     *               "partyName": "Georgia"
                     *             }
                     *           ]
                     *         },
                     *         "contributors": {
                     *           "parties": 1,
                     *           "rows": [
                     *             {
                     *               "party": "GE",
                     *               "partyName": "Georgia"
                     *             }
                     *           ]
                     *         },
                     *         "partnerNetworks": [
                     *           "interpol"
                     *         ],
                     *         "rows": [
                     *           {
                     *             "kind": "workshop",
                     *             "title": "Workshop on legislation",
                     *             "from": "2026-05-04",
                     *             "until": "2026-05-05",
                     *             "heldIn": [
                     *               {
                     *                 "party": "GE",
                     *                 "partyName": "Georgia"
                     *               }
                     *             ],
                     *             "venue": "Tbilisi",
                     *             "statesHelped": [
                     *               {
                     *                 "party": "GE",
                     *                 "partyName": "Georgia"
                     *               }
                     *             ],
                     *             "topics": [
                     *               "legislation"
                     *             ],
                     *             "participants": "40",
                     *             "partnerNetworks": [
                     *               "interpol"
                     *             ]
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        to: string;
                        anonymised: boolean;
                        basis: {
                            lastEventId: string;
                            events: number;
                            /** Format: date-time */
                            recordedAt: string;
                            seal: {
                                number: number;
                                root: string;
                                /** Format: date-time */
                                sealedAt: string;
                            };
                        };
                        directory: {
                            before: {
                                /** Format: date */
                                on: string;
                                summary: {
                                    parties: number;
                                    partiesWithSeveral: number;
                                    contactPoints: number;
                                    byType: {
                                        police: number;
                                        prosecution: number;
                                    };
                                    toBeConfirmed: number;
                                };
                            };
                            after: {
                                /** Format: date */
                                on: string;
                                summary: {
                                    parties: number;
                                    partiesWithSeveral: number;
                                    contactPoints: number;
                                    byType: {
                                        police: number;
                                        prosecution: number;
                                    };
                                    toBeConfirmed: number;
                                };
                            };
                            developments: {
                                count: number;
                                parties: number;
                                rows: {
                                    party: string;
                                    partyName: string;
                                    /** Format: date */
                                    on: string;
                                    status: string;
                                    before: string;
                                    institution: string;
                                    type: string;
                                }[];
                            };
                        };
                        versions: {
                            published: number;
                            shared: number;
                            updatesOf: {
                                parties: number;
                                rows: {
                                    party: string;
                                    partyName: string;
                                }[];
                            };
                            rows: {
                                number: number;
                                since: number;
                                /** Format: date-time */
                                sharedAt: string;
                                wholeNetwork: boolean;
                                parties: number;
                                contactPoints: number;
                                updatesOf: {
                                    parties: number;
                                    rows: {
                                        party: string;
                                        partyName: string;
                                    }[];
                                };
                                differences: {
                                    count: number;
                                    parties: number;
                                    rows: {
                                        party: string;
                                        partyName: string;
                                        contactPointId: string;
                                        institution: string;
                                        isOneOfSeveral: boolean;
                                        status: string;
                                        change: string;
                                        fields: string[];
                                    }[];
                                };
                            }[];
                        };
                        test: {
                            campaignId: string;
                            name: string;
                            /** Format: date-time */
                            launchedAt: string;
                            status: string;
                            elapsedSeconds: unknown;
                            pinged: {
                                parties: number;
                                contactPoints: number;
                            };
                            windows: {
                                /** Format: duration */
                                within: string;
                                parties: number;
                                share: number;
                                meanSeconds: number;
                            }[];
                            answered: {
                                parties: number;
                                contactPoints: number;
                            };
                            noAnswer: {
                                parties: number;
                                contactPoints: number;
                                rows: {
                                    party: string;
                                    partyName: string;
                                }[];
                            };
                            late: {
                                parties: number;
                                contactPoints: number;
                            };
                            responseTime: {
                                medianSeconds: number;
                                p90Seconds: number;
                            };
                            reachedBy: {
                                firstMessage: number;
                                reminder: number;
                                escalation: number;
                                phone: number;
                            };
                            curve: {
                                seconds: number;
                                parties: number;
                            }[];
                            news: {
                                parties: number;
                                rows: {
                                    party: string;
                                    partyName: string;
                                }[];
                            };
                            updates: {
                                count: number;
                                parties: number;
                                byStatus: {
                                    proposed: number;
                                    approved: number;
                                    rejected: number;
                                };
                                rows: {
                                    party: string;
                                    partyName: string;
                                    institution: string;
                                    fields: string[];
                                    status: string;
                                }[];
                            };
                            earlier: {
                                campaignId: string;
                                name: string;
                                /** Format: date-time */
                                launchedAt: string;
                                parties: number;
                                answered: number;
                                medianSeconds: number;
                                windows: {
                                    /** Format: duration */
                                    within: string;
                                    parties: number;
                                    share: number;
                                }[];
                                curve: {
                                    seconds: number;
                                    parties: number;
                                }[];
                            }[];
                            earlierOmitted: number;
                        };
                        activities: {
                            count: number;
                            byKind: {
                                kind: string;
                                count: number;
                                states: {
                                    parties: number;
                                    rows: {
                                        party: string;
                                        partyName: string;
                                    }[];
                                };
                            }[];
                            statesHelped: {
                                parties: number;
                                rows: {
                                    party: string;
                                    partyName: string;
                                }[];
                            };
                            contributors: {
                                parties: number;
                                rows: {
                                    party: string;
                                    partyName: string;
                                }[];
                            };
                            partnerNetworks: string[];
                            rows: {
                                kind: string;
                                title: string;
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                until: string;
                                heldIn: {
                                    party: string;
                                    partyName: string;
                                }[];
                                venue: string;
                                statesHelped: {
                                    party: string;
                                    partyName: string;
                                }[];
                                topics: string[];
                                participants: string;
                                partnerNetworks: string[];
                            }[];
                        };
                    };
                };
            };
        };
    };
    ReportsController_file: {
        parameters: {
            query: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
                /** @description the first day of the period (UTC) */
                from: string;
                /** @description its last day */
                to: string;
                /** @description the ping test it is about; by default the last that was launched in the period */
                campaign?: string;
                /** @description whether Parties, institutions and people are only counted */
                anonymised?: boolean;
                /** @description the language of the report; by default English */
                language?: "en" | "fr";
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the file
                 * @example report.pdf
                 */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example %PDF-1.7 … */
                    "application/pdf": string;
                };
            };
        };
    };
    SealsController_list: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
                /** @description only seals before the one of this number */
                before?: number;
                /** @description how many, the latest first */
                limit?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "number": 12,
                     *         "firstEventId": "0195cb5e-7c00-7000-8000-000000000001",
                     *         "lastEventId": "0195cb5e-7c00-7000-8000-000000000042",
                     *         "count": 42,
                     *         "total": 1860,
                     *         "root": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "leavesSha256": "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
                     *         "previous": "fd61a03af4f77d870fc21e05e7e80678095c92d808cfb3b5c279ee04c74aca13",
                     *         "keyId": "6f0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d",
                     *         "sealedAt": "2026-03-01T09:00:00.000Z",
                     *         "chained": "a4e624d686e03ed2767c0abd85c14426b0b1157d2ce81d27bb4fe4f6f01d688a",
                     *         "signature": "kAbFvV1JZ0m6eGk7p2dGmFvT0y1hHkzZ2a0oZz1q9m5i8v7r3s6t4u2w0x9y8z7A6B5C4D3E2F1G0H9I8J7KCg=="
                     *       }
                     *     ]
                     */
                    "application/json": {
                        number: number;
                        firstEventId: string;
                        lastEventId: string;
                        count: number;
                        total: number;
                        root: string;
                        leavesSha256: string;
                        previous: string;
                        keyId: string;
                        /** Format: date-time */
                        sealedAt: string;
                        chained: string;
                        signature: string;
                    }[];
                };
            };
        };
    };
    SealsController_seal: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sealed": [
                     *         {
                     *           "number": 12,
                     *           "firstEventId": "0195cb5e-7c00-7000-8000-000000000001",
                     *           "lastEventId": "0195cb5e-7c00-7000-8000-000000000042",
                     *           "count": 42,
                     *           "total": 1860,
                     *           "root": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "leavesSha256": "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
                     *           "previous": "fd61a03af4f77d870fc21e05e7e80678095c92d808cfb3b5c279ee04c74aca13",
                     *           "keyId": "6f0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d",
                     *           "sealedAt": "2026-03-01T09:00:00.000Z",
                     *           "chained": "a4e624d686e03ed2767c0abd85c14426b0b1157d2ce81d27bb4fe4f6f01d688a",
                     *           "signature": "kAbFvV1JZ0m6eGk7p2dGmFvT0y1hHkzZ2a0oZz1q9m5i8v7r3s6t4u2w0x9y8z7A6B5C4D3E2F1G0H9I8J7KCg=="
                     *         }
                     *       ],
                     *       "last": {
                     *         "number": 12,
                     *         "firstEventId": "0195cb5e-7c00-7000-8000-000000000001",
                     *         "lastEventId": "0195cb5e-7c00-7000-8000-000000000042",
                     *         "count": 42,
                     *         "total": 1860,
                     *         "root": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "leavesSha256": "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
                     *         "previous": "fd61a03af4f77d870fc21e05e7e80678095c92d808cfb3b5c279ee04c74aca13",
                     *         "keyId": "6f0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d",
                     *         "sealedAt": "2026-03-01T09:00:00.000Z",
                     *         "chained": "a4e624d686e03ed2767c0abd85c14426b0b1157d2ce81d27bb4fe4f6f01d688a",
                     *         "signature": "kAbFvV1JZ0m6eGk7p2dGmFvT0y1hHkzZ2a0oZz1q9m5i8v7r3s6t4u2w0x9y8z7A6B5C4D3E2F1G0H9I8J7KCg=="
                     *       }
                     *     }
                     */
                    "application/json": {
                        sealed: {
                            number: number;
                            firstEventId: string;
                            lastEventId: string;
                            count: number;
                            total: number;
                            root: string;
                            leavesSha256: string;
                            previous: string;
                            keyId: string;
                            /** Format: date-time */
                            sealedAt: string;
                            chained: string;
                            signature: string;
                        }[];
                        last: {
                            number: number;
                            firstEventId: string;
                            lastEventId: string;
                            count: number;
                            total: number;
                            root: string;
                            leavesSha256: string;
                            previous: string;
                            keyId: string;
                            /** Format: date-time */
                            sealedAt: string;
                            chained: string;
                            signature: string;
                        };
                    };
                };
            };
        };
    };
    SealsController_keys: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "keyId": "6f0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d",
                     *         "publicKey": "ed25519:11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
                     *         "introducedAt": "2026-01-01T09:00:00.000Z",
                     *         "vouchedBy": null
                     *       }
                     *     ]
                     */
                    "application/json": {
                        keyId: string;
                        publicKey: string;
                        /** Format: date-time */
                        introducedAt: string;
                        vouchedBy: unknown;
                    }[];
                };
            };
        };
    };
    SealsController_rotate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "lost": true
                 *     }
                 */
                "application/json": components["schemas"]["KeyRotationDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keyId": "6f0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d",
                     *       "publicKey": "ed25519:11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
                     *     }
                     */
                    "application/json": {
                        keyId: string;
                        publicKey: string;
                    };
                };
            };
        };
    };
    SealsController_prove: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the event
                 * @example 0195cb5e-7c00-7000-8000-000000000001
                 */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "format": "rollcall-inclusion-proof",
                     *       "version": 1,
                     *       "event": {
                     *         "stream": "party-SE",
                     *         "revision": 0,
                     *         "id": "0195cb5e-7c00-7000-8000-000000000001",
                     *         "type": "PartyRecorded",
                     *         "data": {
                     *           "party": "SE"
                     *         },
                     *         "metadata": {
                     *           "at": "2026-03-01T08:00:00.000Z",
                     *           "schema": 1
                     *         }
                     *       },
                     *       "leafIndex": 0,
                     *       "treeSize": 42,
                     *       "path": [
                     *         "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                     *       ],
                     *       "seal": {
                     *         "number": 12,
                     *         "firstEventId": "0195cb5e-7c00-7000-8000-000000000001",
                     *         "lastEventId": "0195cb5e-7c00-7000-8000-000000000042",
                     *         "count": 42,
                     *         "total": 1860,
                     *         "root": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "leavesSha256": "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
                     *         "previous": "fd61a03af4f77d870fc21e05e7e80678095c92d808cfb3b5c279ee04c74aca13",
                     *         "keyId": "6f0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d",
                     *         "sealedAt": "2026-03-01T09:00:00.000Z",
                     *         "chained": "a4e624d686e03ed2767c0abd85c14426b0b1157d2ce81d27bb4fe4f6f01d688a",
                     *         "signature": "kAbFvV1JZ0m6eGk7p2dGmFvT0y1hHkzZ2a0oZz1q9m5i8v7r3s6t4u2w0x9y8z7A6B5C4D3E2F1G0H9I8J7KCg=="
                     *       },
                     *       "keys": [
                     *         {
                     *           "type": "SealKeyIntroduced",
                     *           "data": {
                     *             "keyId": "6f0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        format: string;
                        version: number;
                        event: {
                            stream: string;
                            revision: number;
                            id: string;
                            type: string;
                            data: {
                                party: string;
                            };
                            metadata: {
                                /** Format: date-time */
                                at: string;
                                schema: number;
                            };
                        };
                        leafIndex: number;
                        treeSize: number;
                        path: string[];
                        seal: {
                            number: number;
                            firstEventId: string;
                            lastEventId: string;
                            count: number;
                            total: number;
                            root: string;
                            leavesSha256: string;
                            previous: string;
                            keyId: string;
                            /** Format: date-time */
                            sealedAt: string;
                            chained: string;
                            signature: string;
                        };
                        keys: {
                            type: string;
                            data: {
                                keyId: string;
                            };
                        }[];
                    };
                };
            };
        };
    };
    SealsController_one: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the number of the seal, 1 for the first
                 * @example 12
                 */
                seal: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "number": 12,
                     *       "firstEventId": "0195cb5e-7c00-7000-8000-000000000001",
                     *       "lastEventId": "0195cb5e-7c00-7000-8000-000000000042",
                     *       "count": 42,
                     *       "total": 1860,
                     *       "root": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "leavesSha256": "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
                     *       "previous": "fd61a03af4f77d870fc21e05e7e80678095c92d808cfb3b5c279ee04c74aca13",
                     *       "keyId": "6f0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d",
                     *       "sealedAt": "2026-03-01T09:00:00.000Z",
                     *       "chained": "a4e624d686e03ed2767c0abd85c14426b0b1157d2ce81d27bb4fe4f6f01d688a",
                     *       "signature": "kAbFvV1JZ0m6eGk7p2dGmFvT0y1hHkzZ2a0oZz1q9m5i8v7r3s6t4u2w0x9y8z7A6B5C4D3E2F1G0H9I8J7KCg=="
                     *     }
                     */
                    "application/json": {
                        number: number;
                        firstEventId: string;
                        lastEventId: string;
                        count: number;
                        total: number;
                        root: string;
                        leavesSha256: string;
                        previous: string;
                        keyId: string;
                        /** Format: date-time */
                        sealedAt: string;
                        chained: string;
                        signature: string;
                    };
                };
            };
        };
    };
    AuditController_asOf: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "at": "2026-03-01T12:00:00.000Z",
                     *       "log": {
                     *         "events": 4711,
                     *         "lastEventId": "0195cb5e-7c00-7000-8000-000000000000",
                     *         "lastPosition": 4711,
                     *         "recordedAt": "2026-03-01T11:59:58.204Z",
                     *         "byType": {
                     *           "PingIssued": 84
                     *         }
                     *       },
                     *       "network": {
                     *         "parties": 71,
                     *         "partiesWithSeveral": 12,
                     *         "contactPoints": 84,
                     *         "byType": {
                     *           "police": 61
                     *         },
                     *         "toBeConfirmed": 1
                     *       },
                     *       "directoryVersion": 12,
                     *       "campaigns": [
                     *         {
                     *           "campaignId": "spring-2026",
                     *           "name": "Spring ping test",
                     *           "status": "running",
                     *           "pings": {
                     *             "open": 20,
                     *             "answered": 61,
                     *             "ended": 3
                     *           }
                     *         }
                     *       ],
                     *       "lastSeal": {
                     *         "eventId": "0195cb5e-7c00-7000-8000-000000000000",
                     *         "number": 7,
                     *         "chained": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "sealedAt": "2026-03-01T11:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** Format: date-time */
                        at: string;
                        log: {
                            events: number;
                            lastEventId: string;
                            lastPosition: number;
                            /** Format: date-time */
                            recordedAt: string;
                            byType: {
                                PingIssued: number;
                            };
                        };
                        network: {
                            parties: number;
                            partiesWithSeveral: number;
                            contactPoints: number;
                            byType: {
                                police: number;
                            };
                            toBeConfirmed: number;
                        };
                        directoryVersion: number;
                        campaigns: {
                            campaignId: string;
                            name: string;
                            status: string;
                            pings: {
                                open: number;
                                answered: number;
                                ended: number;
                            };
                        }[];
                        lastSeal: {
                            eventId: string;
                            number: number;
                            chained: string;
                            /** Format: date-time */
                            sealedAt: string;
                        };
                    };
                };
            };
        };
    };
    AuditController_events: {
        parameters: {
            query?: {
                /** @description of streams whose names begin with this */
                stream?: string;
                /** @description of these types, with commas between them */
                type?: string;
                /** @description caused by this kind of actor, or by this one */
                actor?: string;
                /** @description of what belongs together */
                correlation?: string;
                /** @description caused by this */
                causation?: string;
                /** @description recorded then or later */
                from?: string;
                /** @description recorded then or earlier */
                to?: string;
                /** @description later than this position, or earlier ones where it is read backwards */
                after?: number;
                /** @description how many at most; by default 100 in JSON, and all there are in the other formats */
                limit?: number;
                /** @description the latest first */
                backwards?: boolean;
                /** @description by default what the Accept header asks for, or JSON */
                format?: "json" | "ndjson" | "csv";
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "events": [
                     *         {
                     *           "position": 4711,
                     *           "stream": "ping-spring-2026.fr-1",
                     *           "revision": 1,
                     *           "id": "0195cb5e-7c00-7000-8000-000000000000",
                     *           "type": "ReminderDue",
                     *           "data": {
                     *             "campaignId": "spring-2026",
                     *             "contactPointId": "fr-1",
                     *             "intent": "step-0.0"
                     *           },
                     *           "metadata": {
                     *             "$correlationId": "campaign-spring-2026",
                     *             "$causationId": "campaign-spring-2026",
                     *             "actor": {
                     *               "kind": "process",
                     *               "id": "timer"
                     *             },
                     *             "at": "2026-03-01T02:15:00.000Z",
                     *             "schema": 1
                     *           }
                     *         }
                     *       ],
                     *       "next": 4711,
                     *       "endedBy": "limit"
                     *     }
                     */
                    "application/json": {
                        events: {
                            position: number;
                            stream: string;
                            revision: number;
                            id: string;
                            type: string;
                            data: {
                                campaignId: string;
                                contactPointId: string;
                                intent: string;
                            };
                            metadata: {
                                $correlationId: string;
                                $causationId: string;
                                actor: {
                                    kind: string;
                                    id: string;
                                };
                                /** Format: date-time */
                                at: string;
                                schema: number;
                            };
                        }[];
                        next: number;
                        endedBy: string;
                    };
                };
            };
        };
    };
    AuditController_event: {
        parameters: {
            query?: {
                /** @description where it stands, if that is known: then it is found at once */
                position?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the event
                 * @example 0195cb5e-7c00-7000-8000-000000000001
                 */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": 4711,
                     *       "stream": "ping-spring-2026.fr-1",
                     *       "revision": 1,
                     *       "id": "0195cb5e-7c00-7000-8000-000000000000",
                     *       "type": "ReminderDue",
                     *       "data": {
                     *         "campaignId": "spring-2026",
                     *         "contactPointId": "fr-1",
                     *         "intent": "step-0.0"
                     *       },
                     *       "metadata": {
                     *         "$correlationId": "campaign-spring-2026",
                     *         "$causationId": "campaign-spring-2026",
                     *         "actor": {
                     *           "kind": "process",
                     *           "id": "timer"
                     *         },
                     *         "at": "2026-03-01T02:15:00.000Z",
                     *         "schema": 1
                     *       }
                     *     }
                     */
                    "application/json": {
                        position: number;
                        stream: string;
                        revision: number;
                        id: string;
                        type: string;
                        data: {
                            campaignId: string;
                            contactPointId: string;
                            intent: string;
                        };
                        metadata: {
                            $correlationId: string;
                            $causationId: string;
                            actor: {
                                kind: string;
                                id: string;
                            };
                            /** Format: date-time */
                            at: string;
                            schema: number;
                        };
                    };
                };
            };
        };
    };
    AuditController_why: {
        parameters: {
            query?: {
                /** @description as Rollcall knew it then; by default as it is now */
                at?: string;
                /** @description as it was known after the event at this position of the log; not together with `at` */
                position?: number;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the campaign
                 * @example spring-2026
                 */
                campaignId: string;
                /**
                 * @description the contact point
                 * @example fr-1
                 */
                contactPointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "campaignId": "spring-2026",
                     *       "contactPointId": "fr-1",
                     *       "at": "2026-03-01T12:00:00.000Z",
                     *       "campaign": {
                     *         "status": "running",
                     *         "events": [
                     *           {
                     *             "eventId": "0195cb5e-7c00-7000-8000-000000000000",
                     *             "type": "CampaignLaunched",
                     *             "stream": "ping-spring-2026.fr-1",
                     *             "revision": 3,
                     *             "position": 4712,
                     *             "at": "2026-03-01T02:09:31.000Z"
                     *           }
                     *         ]
                     *       },
                     *       "status": "answered",
                     *       "words": "It was answered at 2026-03-01T02:09:31.000Z; nothing more is sent.",
                     *       "clock": {
                     *         "startsAt": "2026-03-01T02:00:00.000Z",
                     *         "handedOverAt": "2026-03-01T02:00:01.000Z",
                     *         "countsFrom": "2026-03-01T02:00:01.000Z",
                     *         "deadline": "2026-03-01T08:00:01.000Z"
                     *       },
                     *       "owes": {
                     *         "what": "outcome",
                     *         "at": "2026-03-01T02:05:00.000Z"
                     *       },
                     *       "steps": [
                     *         {
                     *           "intent": "step-0.0",
                     *           "step": 0,
                     *           "repetition": 0,
                     *           "does": "reminder to the contact point itself",
                     *           "after": "PT15M",
                     *           "dueAt": "2026-03-01T02:15:01.000Z",
                     *           "state": "skipped",
                     *           "because": "answered-before",
                     *           "words": "The contact point answered at 2026-03-01T02:09:31.000Z, before this fell due.",
                     *           "rule": {
                     *             "number": 5,
                     *             "words": "an answered ping sends nothing more",
                     *             "document": "docs/rules.md#rules-of-a-ping"
                     *           },
                     *           "events": [
                     *             {
                     *               "eventId": "0195cb5e-7c00-7000-8000-000000000000",
                     *               "type": "ResponseReceived",
                     *               "stream": "ping-spring-2026.fr-1",
                     *               "revision": 3,
                     *               "position": 4712,
                     *               "at": "2026-03-01T02:09:31.000Z"
                     *             }
                     *           ],
                     *           "attempts": [
                     *             {
                     *               "attemptId": "2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f",
                     *               "recipient": "fr-1",
                     *               "channelId": "email-main",
                     *               "kind": "email",
                     *               "tryNumber": 1,
                     *               "startedAt": "2026-03-01T02:00:00.000Z",
                     *               "outcome": "handed-over",
                     *               "words": "To fr-1 by email (email-main): handed over.",
                     *               "events": [
                     *                 {
                     *                   "eventId": "0195cb5e-7c00-7000-8000-000000000000",
                     *                   "type": "ResponseReceived",
                     *                   "stream": "ping-spring-2026.fr-1",
                     *                   "revision": 3,
                     *                   "position": 4712,
                     *                   "at": "2026-03-01T02:09:31.000Z"
                     *                 }
                     *               ]
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "answers": [
                     *         {
                     *           "responseId": "0195cb5e-7c00-7000-8000-000000000000",
                     *           "receivedAt": "2026-03-01T02:09:31.000Z",
                     *           "counted": "first",
                     *           "words": "It came in time, before any other: it stopped the clock.",
                     *           "rule": {
                     *             "number": 3,
                     *             "words": "the first wins",
                     *             "document": "docs/rules.md#rules-of-a-ping"
                     *           },
                     *           "events": [
                     *             {
                     *               "eventId": "0195cb5e-7c00-7000-8000-000000000000",
                     *               "type": "ResponseReceived",
                     *               "stream": "ping-spring-2026.fr-1",
                     *               "revision": 3,
                     *               "position": 4712,
                     *               "at": "2026-03-01T02:09:31.000Z"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        campaignId: string;
                        contactPointId: string;
                        /** Format: date-time */
                        at: string;
                        campaign: {
                            status: string;
                            events: {
                                eventId: string;
                                type: string;
                                stream: string;
                                revision: number;
                                position: number;
                                /** Format: date-time */
                                at: string;
                            }[];
                        };
                        status: string;
                        words: string;
                        clock: {
                            /** Format: date-time */
                            startsAt: string;
                            /** Format: date-time */
                            handedOverAt: string;
                            /** Format: date-time */
                            countsFrom: string;
                            /** Format: date-time */
                            deadline: string;
                        };
                        owes: {
                            what: string;
                            /** Format: date-time */
                            at: string;
                        };
                        steps: {
                            intent: string;
                            step: number;
                            repetition: number;
                            does: string;
                            /** Format: duration */
                            after: string;
                            /** Format: date-time */
                            dueAt: string;
                            state: string;
                            because: string;
                            words: string;
                            rule: {
                                number: number;
                                words: string;
                                document: string;
                            };
                            events: {
                                eventId: string;
                                type: string;
                                stream: string;
                                revision: number;
                                position: number;
                                /** Format: date-time */
                                at: string;
                            }[];
                            attempts: {
                                attemptId: string;
                                recipient: string;
                                channelId: string;
                                kind: string;
                                tryNumber: number;
                                /** Format: date-time */
                                startedAt: string;
                                outcome: string;
                                words: string;
                                events: {
                                    eventId: string;
                                    type: string;
                                    stream: string;
                                    revision: number;
                                    position: number;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                            }[];
                        }[];
                        answers: {
                            responseId: string;
                            /** Format: date-time */
                            receivedAt: string;
                            counted: string;
                            words: string;
                            rule: {
                                number: number;
                                words: string;
                                document: string;
                            };
                            events: {
                                eventId: string;
                                type: string;
                                stream: string;
                                revision: number;
                                position: number;
                                /** Format: date-time */
                                at: string;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    RebuildController_rebuild: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
                /**
                 * @description the same key again gets the answer of the first time, for a day
                 * @example 0195cb5e-7c00-7000-8000-000000000000
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the projection
                 * @example campaign-board
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["NothingDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "projection": "campaign-board",
                     *       "documents": 84,
                     *       "differed": 0,
                     *       "position": 4711
                     *     }
                     */
                    "application/json": {
                        projection: string;
                        documents: number;
                        differed: number;
                        position: number;
                    };
                };
            };
        };
    };
    ConfigurationController_effective: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "key": "http.port",
                     *         "value": "8247"
                     *       }
                     *     ]
                     */
                    "application/json": {
                        key: string;
                        value: string;
                    }[];
                };
            };
        };
    };
    StreamsController_list: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "projections": [
                     *         {
                     *           "name": "campaign-board",
                     *           "revision": 3,
                     *           "documents": 81,
                     *           "position": 4711
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        projections: {
                            name: string;
                            revision: number;
                            documents: number;
                            position: number;
                        }[];
                    };
                };
            };
        };
    };
    StreamsController_snapshot: {
        parameters: {
            query?: {
                /** @description as it was known after the event at this position of the log; not with `at` */
                position?: unknown;
                /** @description as Rollcall knew it then; by default as it is now */
                at?: unknown;
                /** @description only documents whose key begins with this, such as the pings of one campaign */
                key?: unknown;
            };
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the projection
                 * @example campaign-board
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": 4711,
                     *       "revision": 3,
                     *       "documents": {
                     *         "february-2024.SE-1": {
                     *           "campaignId": "february-2024",
                     *           "contactPointId": "SE-1",
                     *           "party": "SE",
                     *           "state": "answered",
                     *           "answeredAt": "2024-02-19T09:07:12.000Z",
                     *           "responseSeconds": 432
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        position: number;
                        revision: number;
                        documents: {
                            "february-2024.SE-1": {
                                campaignId: string;
                                contactPointId: string;
                                party: string;
                                state: string;
                                /** Format: date-time */
                                answeredAt: string;
                                responseSeconds: number;
                            };
                        };
                    };
                };
            };
        };
    };
    StreamsController_stream: {
        parameters: {
            query?: {
                /** @description as the header, for readers that cannot set one */
                lastEventId?: unknown;
                /** @description only documents whose key begins with this, such as the pings of one campaign */
                key?: unknown;
            };
            header?: {
                /** @description what the reader holds */
                "Last-Event-ID"?: string;
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path: {
                /**
                 * @description the projection
                 * @example campaign-board
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example retry: 1000
                     *
                     *     event: snapshot
                     *     id: 4711
                     *     data: {"position":4711,"revision":3,"documents":{
                     *     data: "february-2024.SE-1":{"state":"waiting"}
                     *     data: }}
                     *
                     *     event: change
                     *     id: 4712
                     *     data: {"key":"february-2024.SE-1","document":{"campaignId":"february-2024","contactPointId":"SE-1","party":"SE","state":"answered","answeredAt":"2024-02-19T09:07:12.000Z","responseSeconds":432}}
                     *
                     *     : heartbeat
                     *     event: alive
                     *     id: 4720
                     *     data: {}
                     */
                    "text/event-stream": string;
                };
            };
        };
    };
    SessionController_own: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description kept with every event that the request leads to; by default a fresh one
                 * @example nightly-check-7
                 */
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessionId": "0190a1b2-0000-7000-8000-000000000000",
                     *       "login": "anna",
                     *       "role": "operator",
                     *       "how": "password",
                     *       "openedAt": "2024-02-19T09:00:00.000Z",
                     *       "expiresAt": "2024-02-19T21:00:00.000Z",
                     *       "csrf": "kq3…"
                     *     }
                     */
                    "application/json": {
                        sessionId: string;
                        login: string;
                        role: string;
                        how: string;
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                        csrf: string;
                    };
                };
            };
        };
    };
}
