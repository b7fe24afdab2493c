package code_of_practice.consent_at_person_level_test

import data.code_of_practice.consent_at_person_level
import data.lib.worlds_test as worlds

test_needs_consent_for_forecast_about_person if {
	world := worlds.with_process(worlds.access, {"level": "person", "analytics": "predictive"})
	"consent-at-person-level/consent-needed" in worlds.codes(consent_at_person_level.findings) with input as world
}

test_needs_no_consent_for_forecast_about_group if {
	world := worlds.with_process(worlds.access, {"level": "group", "analytics": "predictive"})
	not "consent-at-person-level/consent-needed" in worlds.codes(consent_at_person_level.findings) with input as world
}

test_needs_consent_for_advice_about_person if {
	world := worlds.with_process(worlds.access, {"level": "person", "analytics": "prescriptive"})
	"consent-at-person-level/consent-needed" in worlds.codes(consent_at_person_level.findings) with input as world
}

test_needs_no_consent_for_diagnosis_in_a_study if {
	world := worlds.with_process(worlds.access, {"level": "person", "analytics": "diagnostic"})
	not "consent-at-person-level/consent-needed" in worlds.codes(consent_at_person_level.findings) with input as world
}

test_needs_no_consent_to_develop_a_model if {
	world := worlds.with_process(
		worlds.access,
		{"level": "person", "analytics": "predictive", "activity": "development"},
	)
	not "consent-at-person-level/consent-needed" in worlds.codes(consent_at_person_level.findings) with input as world
}

test_needs_consent_for_guidance_by_adviser if {
	world := worlds.with_process(
		worlds.access,
		{
			"level": "person",
			"activity": "application",
			"facing": "adviser",
			"analytics": "diagnostic",
			"statute_cited": true,
		},
	)
	"consent-at-person-level/consent-needed" in worlds.codes(consent_at_person_level.findings) with input as world
}

test_needs_consent_for_guidance_by_teacher if {
	world := worlds.with_process(
		worlds.access,
		{
			"level": "person",
			"activity": "application",
			"facing": "teacher",
			"analytics": "diagnostic",
			"statute_cited": true,
		},
	)
	"consent-at-person-level/consent-needed" in worlds.codes(consent_at_person_level.findings) with input as world
}

test_needs_consent_for_overview_without_statute if {
	world := worlds.with_process(
		worlds.access,
		{
			"level": "person",
			"activity": "application",
			"facing": "adviser",
			"analytics": "descriptive",
			"statute_cited": false,
		},
	)
	"consent-at-person-level/consent-needed" in worlds.codes(consent_at_person_level.findings) with input as world
}

test_needs_consent_for_overview_when_the_statute_is_unknown if {
	world := worlds.without(
		worlds.with_process(
			worlds.access,
			{
				"level": "person",
				"activity": "application",
				"facing": "adviser",
				"analytics": "descriptive",
				"statute_cited": false,
			},
		),
		"/processes/0/statute_cited",
	)
	"consent-at-person-level/consent-needed" in worlds.codes(consent_at_person_level.findings) with input as world
}

test_needs_no_consent_for_statutory_overview if {
	world := worlds.with_process(
		worlds.access,
		{
			"level": "person",
			"activity": "application",
			"facing": "adviser",
			"analytics": "descriptive",
			"statute_cited": true,
		},
	)
	not "consent-at-person-level/consent-needed" in worlds.codes(consent_at_person_level.findings) with input as world
}

test_needs_no_consent_for_own_overview_of_student if {
	world := worlds.with_process(
		worlds.access,
		{
			"level": "person",
			"activity": "application",
			"facing": "student",
			"analytics": "descriptive",
			"statute_cited": false,
		},
	)
	not "consent-at-person-level/consent-needed" in worlds.codes(consent_at_person_level.findings) with input as world
}

test_needs_consent_for_forecast_under_a_statute if {
	world := worlds.with_process(
		worlds.access,
		{
			"level": "person",
			"activity": "application",
			"facing": "adviser",
			"analytics": "predictive",
			"statute_cited": true,
		},
	)
	"consent-at-person-level/consent-needed" in worlds.codes(consent_at_person_level.findings) with input as world
}

test_asks_to_admit_by_consent_for_forecast_about_person if {
	world := worlds.with_process(worlds.access, {"level": "person", "analytics": "predictive"})
	consent_at_person_level.obligations == {{"type": "admit-subjects", "consent": {}}} with input as world
}

test_asks_to_admit_nobody_by_consent_for_group if {
	consent_at_person_level.obligations == set() with input as worlds.access
}

_subject := {"consent": "given", "consent_purpose": "guidance", "consent_valid_until": null}

_applied := {"level": "person", "analytics": "predictive", "activity": "application", "facing": "adviser"}

_act(changes) := object.union(
	worlds.with_process(worlds.act, _applied),
	{"act": {"subject": object.union(_subject, changes)}},
)

test_accepts_an_act_about_who_consented_at_act if {
	worlds.codes(consent_at_person_level.findings) == set() with input as _act({})
}

test_accepts_an_act_on_the_last_day_of_consent_at_act if {
	worlds.codes(consent_at_person_level.findings) == set() with input as _act({"consent_valid_until": "2026-11-22"})
}

test_accepts_a_request_for_consent_at_act if {
	asking := object.union(_act({"consent": "requested", "consent_purpose": null}), {"act": {"kind": "consent-request"}})
	worlds.codes(consent_at_person_level.findings) == set() with input as asking
}

test_accepts_a_message_about_a_group_at_act if {
	message := {"kind": "message", "message": {"to": "staff-group"}}
	telling := object.union(_act({"consent": null, "consent_purpose": null}), {"act": message})
	worlds.codes(consent_at_person_level.findings) == set() with input as telling
}

test_accepts_an_act_that_needs_no_consent_at_act if {
	worlds.codes(consent_at_person_level.findings) == set() with input as worlds.act
}

test_denies_an_act_on_consent_withdrawn_at_act if {
	expected := {"consent-at-person-level/without-consent"}
	worlds.codes(consent_at_person_level.findings) == expected with input as _act({"consent": "withdrawn"})
}

test_denies_an_act_on_consent_for_research_at_act if {
	expected := {"consent-at-person-level/without-consent"}
	worlds.codes(consent_at_person_level.findings) == expected with input as _act({"consent_purpose": "research"})
}

test_denies_an_act_on_consent_that_ended_yesterday_at_act if {
	expected := {"consent-at-person-level/without-consent"}
	worlds.codes(consent_at_person_level.findings) == expected with input as _act({"consent_valid_until": "2026-11-21"})
}

test_needs_consent_for_overview_of_own_progress_that_rests_on_consent if {
	world := worlds.with_process(
		worlds.access,
		{
			"level": "person",
			"activity": "application",
			"facing": "student",
			"analytics": "descriptive",
			"basis": "consent",
		},
	)
	"consent-at-person-level/consent-needed" in worlds.codes(consent_at_person_level.findings) with input as world
}

test_needs_no_consent_for_overview_of_own_progress_on_public_task if {
	world := worlds.with_process(
		worlds.access,
		{
			"level": "person",
			"activity": "application",
			"facing": "student",
			"analytics": "descriptive",
			"basis": "public-task",
		},
	)
	not "consent-at-person-level/consent-needed" in worlds.codes(consent_at_person_level.findings) with input as world
}

test_needs_no_consent_for_groups_that_rests_on_consent if {
	world := worlds.with_process(worlds.access, {"level": "group", "analytics": "descriptive", "basis": "consent"})
	not "consent-at-person-level/consent-needed" in worlds.codes(consent_at_person_level.findings) with input as world
}

test_needs_consent_for_guidance_that_is_called_a_study if {
	study := {"level": "person", "activity": "study", "analytics": "diagnostic"}
	every facing in ["adviser", "teacher"] {
		world := worlds.with_process(worlds.access, object.union(study, {"facing": facing}))
		"consent-at-person-level/consent-needed" in worlds.codes(consent_at_person_level.findings) with input as world
	}
	development := {"activity": "development", "facing": "adviser"}
	made := worlds.with_process(worlds.access, object.union(study, development))
	worlds.codes(consent_at_person_level.findings) == set() with input as made
}
