package lib.departures_test

import data.code_of_practice.main
import data.lib.departures
import data.lib.worlds_test as worlds

_granted := {
	"norm": "A-02",
	"from_on": "2026-11-01",
	"until_on": "2027-04-30",
	"term_months": 6,
	"reason_stated": true,
	"advice": "positive",
	"answered": false,
	"mandate_in_force": true,
	"route_covered": true,
	"decider_is_asker": false,
	"decider_is_preparer": false,
}

_outside_code := object.union(worlds.submission, {"project": {"goal": "ranking"}})

_departing(world, departures) := object.union(world, {"departures": departures})

_changed(changed) := _departing(worlds.submission, [object.union(_granted, changed)])

test_departs_until_the_last_day if {
	departures.until == {"A-02": "2027-04-30"} with input as _changed({})
}

test_departs_at_its_edges if {
	every changed in [
		{"from_on": "2026-11-22"},
		{"until_on": "2026-11-22"},
		{"term_months": 12},
		{"advice": "conditional"},
		{"advice": "negative", "answered": true},
	] {
		count(departures.until) == 1 with input as _changed(changed)
	}
}

test_departs_only_when_granted_in_every_respect if {
	every changed in [
		{"from_on": "2026-11-23"},
		{"until_on": "2026-11-21"},
		{"term_months": 13},
		{"advice": "none"},
		{"advice": "negative"},
		{"reason_stated": false},
		{"mandate_in_force": false},
		{"route_covered": false},
		{"decider_is_asker": true},
		{"decider_is_preparer": true},
	] {
		departures.until == {} with input as _changed(changed)
	}
}

test_takes_a_missing_fact_for_no_departure if {
	every name in object.keys(_granted) - {"answered", "norm"} {
		departures.until == {} with input as _changed({name: null})
		lacking := object.remove(_granted, [name])
		departures.until == {} with input as _departing(worlds.submission, [lacking])
	}
}

test_reads_no_departures_when_there_are_none if {
	every stated in [null, [], [null], {}] {
		days := departures.until with input as _departing(worlds.submission, stated)
		days == {}
	}
	lacking := departures.until with input as worlds.submission
	lacking == {}
}

test_departs_at_every_gate_but_ingest if {
	at := {gate |
		some gate in ["G0", "G1", "G2", "G3", "G4", "G5", "G6"]
		world := object.union(worlds.submission, {"gate": gate})
		days := departures.until with input as _departing(world, [_granted])
		count(days) == 1
	}
	at == {"G1", "G2", "G3", "G4", "G5", "G6"}
}

test_takes_the_longest_of_two_from_one_norm if {
	shorter := object.union(_granted, {"until_on": "2027-01-31"})
	days := departures.until with input as _departing(worlds.submission, [_granted, shorter])
	days == {"A-02": "2027-04-30"}
}

test_stops_nothing_and_still_shows_what_is_departed_from if {
	verdict := main.decide with input as _departing(_outside_code, [_granted])
	verdict.outcome == "oblige"
	verdict.expires_on == "2027-04-30"
	some found in verdict.findings
	found.code == "goal-in-code/outside-code"
	found.effect == "deny"
	found.departable == true
	found.departed_until == "2027-04-30"
}

test_denies_the_same_without_departure if {
	verdict := main.decide with input as _outside_code
	verdict.outcome == "deny"
	every found in verdict.findings {
		not found.departed_until
	}
}

test_never_departs_from_law if {
	world := worlds.with_process(worlds.submission, {"basis": null, "bases_stated": 0})
	from_law := object.union(_granted, {"norm": "A-11"})
	verdict := main.decide with input as _departing(world, [from_law])
	verdict.outcome == "deny"
	some found in verdict.findings
	found.code == "legal-basis/none-recorded"
	found.departable == false
	not found.departed_until
}

test_never_departs_from_the_gate_itself if {
	world := worlds.without(_departing(worlds.submission, [object.union(_granted, {"norm": "gate"})]), "/processes")
	verdict := main.decide with input as world
	verdict.outcome == "hold"
	some found in verdict.findings
	found.norm == "gate"
	found.departable == false
}

_from_account(world) := _departing(world, [object.union(_granted, {"norm": "A-70"})])

# What stops although one departs from the norm.
_still_stopping(verdict) := {found.code |
	some found in verdict.findings
	found.norm == "A-70"
	found.effect in {"deny", "hold"}
	not found.departed_until
}

_closing := object.union(worlds.review, {
	"project": {"evaluation": {"done": false}, "destruction": {"certified": false}},
	"review": {"about": "closing"},
})

test_never_departs_from_destruction_at_the_end_of_a_project if {
	closing := main.decide with input as _from_account(_closing)
	_still_stopping(closing) == {"closing-the-loop/not-destroyed"}
	renewal := main.decide with input as _from_account(object.union(_closing, {"review": {"about": "renewal"}}))
	_still_stopping(renewal) == set()
}

test_never_departs_from_who_decides if {
	decision := {
		"decider_is_requester": true,
		"decider_is_preparer": true,
		"decider_is_tester": true,
		"tester_is_preparer": true,
		"mandate": {"in_force": false, "covers_route": false},
	}
	verdict := main.decide with input as _from_account(object.union(worlds.approval, {"decision": decision}))
	_still_stopping(verdict) == {
		"closing-the-loop/decider-is-preparer",
		"closing-the-loop/decider-is-requester",
		"closing-the-loop/decider-is-tester",
		"closing-the-loop/mandate-not-for-route",
		"closing-the-loop/mandate-not-in-force",
	}
	none := object.union(worlds.approval, {"decision": {"mandate": {"held": false}}})
	without_mandate := main.decide with input as _from_account(none)
	_still_stopping(without_mandate) == {"closing-the-loop/no-mandate"}
}

test_departs_from_the_test_of_a_privacy_officer if {
	every test in [{"positive": false}, {"done": false}] {
		world := object.union(worlds.approval, {"decision": {"test": test}})
		verdict := main.decide with input as _from_account(world)
		_still_stopping(verdict) == set()
	}
}

test_never_departs_from_a_review_that_does_not_say_what_it_is_about if {
	verdict := main.decide with input as _from_account(object.union(worlds.review, {"review": null}))
	_still_stopping(verdict) == {"closing-the-loop/review-not-told"}
}
