package code_of_practice.live_consent_test

import data.code_of_practice.live_consent
import data.lib.worlds_test as worlds

test_admits_by_live_consent if {
	world := worlds.with_process(worlds.access, {"level": "person", "analytics": "predictive"})
	"live-consent/only-live" in worlds.codes(live_consent.findings) with input as world
}

test_admits_all_where_no_consent_is_needed if {
	world := worlds.access
	not "live-consent/only-live" in worlds.codes(live_consent.findings) with input as world
}

test_holds_when_ledger_has_not_answered if {
	world := object.union(
		worlds.with_process(worlds.access, {"level": "person", "analytics": "predictive"}),
		{"consent": null},
	)
	"live-consent/not-known" in worlds.codes(live_consent.findings) with input as world
}

test_accepts_answer_of_ledger if {
	world := worlds.with_process(worlds.access, {"level": "person", "analytics": "predictive"})
	not "live-consent/not-known" in worlds.codes(live_consent.findings) with input as world
}

test_holds_when_answer_has_no_epoch if {
	world := object.union(
		worlds.with_process(worlds.access, {"level": "person", "analytics": "predictive"}),
		{"consent": {"epoch": null}},
	)
	"live-consent/not-known" in worlds.codes(live_consent.findings) with input as world
}

test_asks_no_ledger_where_no_consent_is_needed if {
	world := object.union(worlds.access, {"consent": null})
	not "live-consent/not-known" in worlds.codes(live_consent.findings) with input as world
}

test_names_the_states_and_the_day_of_live_consent if {
	world := worlds.with_process(worlds.access, {"basis": "consent"})
	asked := live_consent.obligations with input as world
	asked == {{"type": "admit-subjects", "consent": {"states": ["given", "renewed"], "valid_on": "2026-11-22"}}}
}

test_names_no_states_where_no_consent_is_needed if {
	live_consent.obligations == set() with input as worlds.access
}

_subject := {"consent": "given", "consent_purpose": "guidance", "consent_valid_until": null}

_applied := {"level": "person", "analytics": "predictive", "activity": "application", "facing": "adviser"}

_act(changes) := object.union(
	worlds.with_process(worlds.act, _applied),
	{"act": {"subject": object.union(_subject, changes)}},
)

test_accepts_an_act_about_who_consented_at_act if {
	worlds.codes(live_consent.findings) == set() with input as _act({})
}

test_accepts_an_act_on_the_last_day_of_consent_at_act if {
	worlds.codes(live_consent.findings) == set() with input as _act({"consent_valid_until": "2026-11-22"})
}

test_accepts_a_request_for_consent_at_act if {
	asking := object.union(_act({"consent": "requested", "consent_purpose": null}), {"act": {"kind": "consent-request"}})
	worlds.codes(live_consent.findings) == set() with input as asking
}

test_accepts_a_message_about_a_group_at_act if {
	message := {"kind": "message", "message": {"to": "staff-group"}}
	telling := object.union(_act({"consent": null, "consent_purpose": null}), {"act": message})
	worlds.codes(live_consent.findings) == set() with input as telling
}

test_accepts_an_act_that_needs_no_consent_at_act if {
	worlds.codes(live_consent.findings) == set() with input as worlds.act
}

test_denies_an_act_on_consent_withdrawn_at_act if {
	expected := {"live-consent/not-live"}
	worlds.codes(live_consent.findings) == expected with input as _act({"consent": "withdrawn"})
}

test_denies_an_act_on_consent_not_known_at_act if {
	worlds.codes(live_consent.findings) == {"live-consent/not-live"} with input as _act({"consent": null})
}

test_denies_an_act_on_consent_that_ended_yesterday_at_act if {
	expected := {"live-consent/not-live"}
	worlds.codes(live_consent.findings) == expected with input as _act({"consent_valid_until": "2026-11-21"})
}

test_denies_an_act_on_consent_with_an_unreadable_end_at_act if {
	expected := {"live-consent/not-live"}
	worlds.codes(live_consent.findings) == expected with input as _act({"consent_valid_until": "soon"})
}
