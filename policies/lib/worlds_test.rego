# METADATA
# title: Worlds
# description: The ordinary input of each gate, from which every test departs in one fact.
package lib.worlds_test

ingest := {
	"gate": "G0",
	"today": "2026-11-22",
	"institution": {"red_lines": [], "retention_max": {"months": 120, "cutoff_on": "2016-11-22"}},
	"ingest": {
		"dataset": "results",
		"personal": true,
		"purpose_stated": true,
		"basis": "public-task",
		"participation_choice": false,
		"owner_stated": true,
		"columns": [{
			"name": "student",
			"named": null,
			"treatment": "store",
			"classification": "quasi-identifier",
			"classified_before": "new",
			"shares": {"distinct": 1200, "judged": true, "bsn": 0.08, "education_number": 0},
			"steward_says": null,
		}],
		"retention": {"months": 84, "cutoff_on": "2019-11-22"},
		"retention_owner_stated": true,
		"pseudonym": {"method": "keyed", "key_held_apart": true, "key_bytes": 64},
		"store": {"kind": "table"},
	},
}

submission := {
	"gate": "G1",
	"today": "2026-11-22",
	"institution": {"goals": ["progress", "outflow"], "red_lines": []},
	"project": {
		"id": "p1",
		"legacy": false,
		"stated": {"problem": true, "question": true, "beneficiary": true, "result": true, "plan": true},
		"question_saved_at": "2026-11-01T09:00:00.000Z",
		"data_chosen_at": "2026-11-01T09:00:00.001Z",
		"goal": "progress",
	},
	"processes": [process],
}

approval := {
	"gate": "G2",
	"today": "2026-11-22",
	"institution": {"code": code},
	"project": {
		"id": "p1",
		"record": {
			"controller": true,
			"purposes": true,
			"subject_categories": true,
			"data_categories": true,
			"recipients": true,
			"transfers": true,
			"retention": true,
			"retention_owner": true,
			"measures": true,
		},
		"prescan": {"done": true},
	},
	"processes": [process],
	"decision": {
		"decider_is_requester": false,
		"decider_is_preparer": false,
		"decider_is_tester": false,
		"tester_is_preparer": false,
		"mandate": {"held": true, "in_force": true, "covers_route": true},
		"test": {"done": true, "positive": true},
	},
}

# METADATA
# description: What is laid down about the record of who used what.
access_record := {"kept_months": 60, "reading_rules_stated": true, "dpia_on": "2026-06-15"}

access := {
	"gate": "G3",
	"today": "2026-11-22",
	"institution": {
		"red_lines": [],
		"retention_max": {"months": 120, "cutoff_on": "2016-11-22"},
		"access_record": access_record,
	},
	"processes": [process],
	"request": {
		"process": "s1",
		"process_version": "s1v1",
		"shape": "rows",
		"fields": ["score", "region"],
		"period": {"from": "2020-09-01", "to": "2026-08-31"},
		"requester": {"is_member": true},
		"setting": {
			"kind": "controlled",
			"registered": true,
			"in_force": true,
			"owner_stated": true,
			"agreement_stated": true,
			"place_stated": true,
			"controls_stated": true,
		},
	},
	"approval": {
		"in_force": true,
		"process_version": "s1v1",
		"fields": [
			{"field": "score", "form": "as-is", "only": "all"},
			{"field": "region", "form": "as-is", "only": "all"},
		],
		"period": {"from": "2020-09-01", "to": "2026-08-31"},
		"ends_on": "2027-06-30",
	},
	"dataset": {
		"dated": true,
		"retention": {"months": 84, "cutoff_on": "2019-11-22"},
		"fields": [
			{"field": "score", "classification": "measure", "national_identifier": false},
			{"field": "region", "classification": "quasi-identifier", "national_identifier": false},
		],
	},
	"consent": {"purpose": "guidance", "notice_in_force": true, "epoch": 41},
	"recalls": {"open": 0, "overdue": 0},
}

act := {
	"gate": "G4",
	"today": "2026-11-22",
	"institution": {"access_record": access_record},
	"processes": [process],
	"act": {"kind": "intervene", "process": "s1"},
}

review := object.union(submission, {"gate": "G5", "institution": {"code": code}, "review": {"about": "running"}})

# METADATA
# description: A pre-scan in which everything is answered, with one point less than asks a DPIA.
prescan := {
	"done": true,
	"criteria": [],
	"contested": [],
	"ap_items": [],
	"article_35_3": [],
	"ordinary_kinds": 6,
	"special_kinds": 0,
	"sensitive_kinds": 1,
	"subject_kinds": ["students"],
	"frequency": "monthly",
	"kept_months": 24,
	"transfers": false,
	"stored_outside": false,
	"base_registry": false,
	"minors_service": "none",
	"new_law": false,
}

# METADATA
# description: The code of practice itself, three months after its adoption.
code := {
	"version": "2026.2",
	"months_since_adoption": 3,
	"extended": false,
	"newer_in_force": false,
	"fits_regulation": true,
	"students_took_part": true,
	"retired": false,
}

output := {
	"gate": "G6",
	"today": "2026-11-22",
	"institution": {"access_record": access_record},
	"processes": [process],
	"output": {"kind": "table", "process": "s1"},
}

process := {
	"id": "s1",
	"version": "s1v1",
	"purpose": "guidance",
	"dataset": "results",
	"activity": "study",
	"use_types": ["guidance"],
	"basis": "public-task",
	"bases_stated": 1,
	"statute_cited": true,
	"public_task": true,
	"participation_choice": false,
	"level": "group",
	"analytics": "descriptive",
	"facing": "research",
	"fields": [
		{"field": "score", "classification": "measure", "national_identifier": false, "needed_for_stated": true},
		{
			"field": "region",
			"classification": "quasi-identifier",
			"national_identifier": false,
			"needed_for_stated": true,
		},
	],
	"retention": {"months": 36, "cutoff_on": "2023-11-22"},
	"store": {"kind": "table"},
	"rights_limited": [],
}

# METADATA
# description: What makes a process an audit of bias that meets its conditions.
audit := {
	"activity": "development",
	"bias_audit": {
		"alternatives_excluded": true,
		"pseudonymised": true,
		"access_documented": true,
		"no_transfer": true,
		"delete_by": "2027-01-31",
		"register_reason_stated": true,
		"reused_for_model": false,
	},
}

# METADATA
# description: The world with its one process changed.
with_process(world, changes) := object.union(world, {"processes": [object.union(process, changes)]})

# METADATA
# description: The ingest with its one column changed.
with_column(changes) := object.union(ingest, {"ingest": {"columns": [object.union(column, changes)]}}) if {
	column := ingest.ingest.columns[0]
}

# METADATA
# description: So many fields of a process, all tied to the question.
fields(many) := [{"field": name, "needed_for_stated": true} |
	some number in numbers.range(1, many)
	name := format_int(number, 10)
]

# METADATA
# description: The world without the fact at this path.
without(world, path) := json.remove(world, [path])

# METADATA
# description: The codes of findings.
codes(findings) := {found.code | some found in findings}
