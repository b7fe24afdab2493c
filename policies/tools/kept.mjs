// Comply or explain: a mandated decider may depart from what the code or good practice finds, never from the law. What is kept
// from that says why in both languages, in the METADATA of the finding.
import { PolicyError } from './opa.mjs';

/**
 * Tells of which findings it is wrong whether one may depart from them: of the law one may, or what is no law is kept without
 * a reason, or nobody is said to lift what one may depart from.
 */
export function faultsOfKept(rules) {
  return rules.flatMap(({ findings }) => findings.flatMap((finding) => faultsOf(finding).map((fault) => `${finding.code} ${fault}`)));
}

/** Holds the built rules against this; gives a line on what was seen. */
export function checkKept({ rules, engineFindings }) {
  const told = [...rules, { findings: engineFindings.map((finding) => ({ departable: false, ...finding })) }];
  const faults = faultsOfKept(told);
  if (faults.length > 0) {
    throw new PolicyError(faults.join('\n'));
  }
  const all = told.flatMap(({ findings }) => findings);
  const [law, departable] = [all.filter(({ nature }) => nature === 'law'), all.filter((finding) => finding.departable)];
  const counts = { law: law.length, departable: departable.length, kept: all.length - law.length - departable.length };
  return `${counts.law} findings of the law, ${counts.departable} that one may depart from, ${counts.kept} kept with a reason`;
}

function faultsOf({ nature, departable, liftedBy, kept }) {
  if (nature === 'law') {
    return [
      ...(departable ? ['is law, and one may depart from it'] : []),
      ...(kept === undefined ? [] : ['is law, which needs no reason to be kept']),
    ];
  }
  const hasReason = kept !== undefined && [kept.nl, kept.en].every((text) => typeof text === 'string' && text.trim() !== '');
  return [
    ...(departable && kept !== undefined ? ['says why it is kept, and one may depart from it'] : []),
    ...(!departable && !hasReason ? ['is no law, nobody departs from it, and it does not say why in both languages'] : []),
    ...(liftedBy === 'nobody' && !hasReason ? ['is no law, and nobody lifts it'] : []),
  ];
}
