package code_of_practice.consent_purpose_test

import data.code_of_practice.consent_purpose
import data.lib.worlds_test as worlds

test_binds_consent_to_purpose if {
	world := worlds.with_process(worlds.access, {"level": "person", "analytics": "predictive"})
	"consent-purpose/bound-to-purpose" in worlds.codes(consent_purpose.findings) with input as world
}

test_asks_no_purpose_where_no_consent_is_needed if {
	world := worlds.access
	not "consent-purpose/bound-to-purpose" in worlds.codes(consent_purpose.findings) with input as world
}

test_binds_consent_to_purpose_when_basis_is_consent if {
	world := worlds.with_process(worlds.access, {"basis": "consent"})
	"consent-purpose/bound-to-purpose" in worlds.codes(consent_purpose.findings) with input as world
}

test_binds_consent_to_purpose_when_taking_part_is_a_choice if {
	world := worlds.with_process(worlds.access, {"participation_choice": true})
	"consent-purpose/bound-to-purpose" in worlds.codes(consent_purpose.findings) with input as world
}

test_denies_consent_process_without_purpose if {
	world := worlds.with_process(worlds.access, {"level": "person", "analytics": "predictive", "purpose": null})
	"consent-purpose/no-purpose" in worlds.codes(consent_purpose.findings) with input as world
}

test_accepts_consent_process_with_purpose if {
	world := worlds.with_process(worlds.access, {"level": "person", "analytics": "predictive"})
	not "consent-purpose/no-purpose" in worlds.codes(consent_purpose.findings) with input as world
}

test_accepts_process_without_purpose_where_no_consent_is_needed if {
	world := worlds.with_process(worlds.access, {"purpose": null})
	not "consent-purpose/no-purpose" in worlds.codes(consent_purpose.findings) with input as world
}

test_denies_consent_for_research_used_for_guidance if {
	world := object.union(
		worlds.with_process(worlds.access, {"level": "person", "analytics": "predictive"}),
		{"consent": {"purpose": "research"}},
	)
	"consent-purpose/other-purpose" in worlds.codes(consent_purpose.findings) with input as world
}

test_accepts_consent_for_guidance_used_for_guidance if {
	world := object.union(
		worlds.with_process(worlds.access, {"level": "person", "analytics": "predictive"}),
		{"consent": {"purpose": "guidance"}},
	)
	not "consent-purpose/other-purpose" in worlds.codes(consent_purpose.findings) with input as world
}

test_denies_consent_under_expired_notice if {
	world := object.union(
		worlds.with_process(worlds.access, {"level": "person", "analytics": "predictive"}),
		{"consent": {"notice_in_force": false}},
	)
	"consent-purpose/notice-not-in-force" in worlds.codes(consent_purpose.findings) with input as world
}

test_accepts_consent_under_notice_in_force if {
	world := object.union(
		worlds.with_process(worlds.access, {"level": "person", "analytics": "predictive"}),
		{"consent": {"notice_in_force": true}},
	)
	not "consent-purpose/notice-not-in-force" in worlds.codes(consent_purpose.findings) with input as world
}

test_holds_when_notice_is_unknown if {
	world := object.union(
		worlds.with_process(worlds.access, {"level": "person", "analytics": "predictive"}),
		{"consent": {"notice_in_force": null}},
	)
	"consent-purpose/notice-not-known" in worlds.codes(consent_purpose.findings) with input as world
}

test_does_not_call_an_expired_notice_unknown if {
	world := object.union(
		worlds.with_process(worlds.access, {"level": "person", "analytics": "predictive"}),
		{"consent": {"notice_in_force": false}},
	)
	not "consent-purpose/notice-not-known" in worlds.codes(consent_purpose.findings) with input as world
}

test_names_the_purpose_of_the_consent if {
	world := worlds.with_process(worlds.access, {"basis": "consent"})
	asked := consent_purpose.obligations with input as world
	asked == {{"type": "admit-subjects", "consent": {"purpose": "guidance"}}}
}

test_names_no_purpose_where_no_consent_is_needed if {
	consent_purpose.obligations == set() with input as worlds.access
}

test_denies_consent_process_with_absent_purpose if {
	world := worlds.without(worlds.with_process(worlds.access, {"basis": "consent"}), "/processes/0/purpose")
	"consent-purpose/no-purpose" in worlds.codes(consent_purpose.findings) with input as world
}

_subject := {"consent": "given", "consent_purpose": "guidance", "consent_valid_until": null}

_applied := {"level": "person", "analytics": "predictive", "activity": "application", "facing": "adviser"}

_act(changes) := object.union(
	worlds.with_process(worlds.act, _applied),
	{"act": {"subject": object.union(_subject, changes)}},
)

test_accepts_an_act_about_who_consented_at_act if {
	worlds.codes(consent_purpose.findings) == set() with input as _act({})
}

test_accepts_an_act_on_the_last_day_of_consent_at_act if {
	worlds.codes(consent_purpose.findings) == set() with input as _act({"consent_valid_until": "2026-11-22"})
}

test_accepts_a_request_for_consent_at_act if {
	asking := object.union(_act({"consent": "requested", "consent_purpose": null}), {"act": {"kind": "consent-request"}})
	worlds.codes(consent_purpose.findings) == set() with input as asking
}

test_accepts_a_message_about_a_group_at_act if {
	message := {"kind": "message", "message": {"to": "staff-group"}}
	telling := object.union(_act({"consent": null, "consent_purpose": null}), {"act": message})
	worlds.codes(consent_purpose.findings) == set() with input as telling
}

test_accepts_an_act_that_needs_no_consent_at_act if {
	worlds.codes(consent_purpose.findings) == set() with input as worlds.act
}

test_denies_an_act_on_consent_for_research_at_act if {
	expected := {"consent-purpose/not-for-this"}
	worlds.codes(consent_purpose.findings) == expected with input as _act({"consent_purpose": "research"})
}

test_denies_an_act_on_consent_for_nothing_known_at_act if {
	expected := {"consent-purpose/not-for-this"}
	worlds.codes(consent_purpose.findings) == expected with input as _act({"consent_purpose": null})
}
