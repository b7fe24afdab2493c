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
