// What a proposal must fulfil: to be saved, it must fit the file and itself; to be loaded, nothing may be open.
import { type FieldFault } from '../../common/index.js';
import { isSourceSystem } from '../../identity/index.js';
import { isReserved } from '../inspection/column-names.js';
import { type Inspection } from '../inspection/inspection.types.js';
import { type ColumnProposal, fieldColumns, type Proposal, subjectColumn } from './proposal.js';

/** Answers what keeps a proposal from being saved. */
export function savingFaults(proposal: Proposal, inspection: Inspection): readonly FieldFault[] {
  return [
    ...columnFaults(proposal, inspection),
    ...lookupFaults(proposal),
    ...rowDateFaults(proposal),
    ...shiftFaults(proposal),
    ...(proposal.dataset.sourceSystem !== null && !isSourceSystem(proposal.dataset.sourceSystem)
      ? [fault('/dataset/sourceSystem', 'unknown')]
      : []),
    ...proposal.dataset.knownBreaks.flatMap(({ fromOn, untilOn }, index) =>
      untilOn !== null && untilOn < fromOn ? [fault(`/dataset/knownBreaks/${index}/untilOn`, 'beforeStart')] : [],
    ),
  ];
}

/** Answers what is still open before a saved proposal can be loaded. The retention term is asked at the gate. */
export function openPoints(proposal: Proposal): readonly FieldFault[] {
  const { dataset } = proposal;
  const stated = ['title', 'description', 'sourceSystem', 'owner', 'originalPurpose', 'obtainedFrom'] as const;
  return [
    ...stated.filter((member) => dataset[member] === null).map((member) => fault(`/dataset/${member}`, 'needed')),
    ...(fieldColumns(proposal).length === 0 ? [fault('/columns', 'noneStored')] : []),
    ...(dataset.kind === 'subjects' ? openForSubjects(proposal) : openForReference(proposal)),
  ];
}

function openForSubjects(proposal: Proposal): readonly FieldFault[] {
  return [
    ...(subjectColumn(proposal) === null ? [fault('/columns', 'subjectNeeded')] : []),
    ...(proposal.rowDate === null ? [fault('/rowDate', 'needed')] : []),
  ];
}

function openForReference(proposal: Proposal): readonly FieldFault[] {
  return proposal.columns.flatMap((column, index) => [
    ...(column.treatment === 'subject' ? [fault(`/columns/${index}/treatment`, 'notInReference')] : []),
    ...(column.treatment === 'store' && column.classification === 'direct-identifier'
      ? [fault(`/columns/${index}/classification`, 'notInReference')]
      : []),
  ]);
}

function columnFaults({ columns, lookups }: Proposal, inspection: Inspection): readonly FieldFault[] {
  const expected = inspection.columns.length;
  if (columns.length !== expected || columns.some((column, index) => column.position !== index)) {
    return [{ pointer: '/columns', code: 'columnsOfFile', params: { count: expected } }];
  }
  const seen = new Set<string>();
  const faults: FieldFault[] = [];
  let subjects = 0;
  columns.forEach((column, index) => {
    subjects += column.treatment === 'subject' ? 1 : 0;
    faults.push(
      ...(seen.has(column.code) ? [fault(`/columns/${index}/code`, 'twice')] : []),
      ...(isReserved(column.code) ? [fault(`/columns/${index}/code`, 'reserved')] : []),
      ...(column.treatment === 'subject' && subjects > 1 ? [fault(`/columns/${index}/treatment`, 'oneSubject')] : []),
      ...bandFaults(column, index),
    );
    seen.add(column.code);
  });
  const taken = lookups.flatMap((lookup, at) => lookup.take.map((code, index) => ({ code, pointer: `/lookups/${at}/take/${index}` })));
  for (const { code, pointer } of taken) {
    faults.push(...(seen.has(code) ? [fault(pointer, 'twice')] : []), ...(isReserved(code) ? [fault(pointer, 'reserved')] : []));
    seen.add(code);
  }
  return faults;
}

function bandFaults({ bands, type }: ColumnProposal, index: number): readonly FieldFault[] {
  if (bands === null) {
    return [];
  }
  const isAscending = bands.every((cut, at) => at === 0 || cut > (bands[at - 1] ?? cut));
  const isNumber = type === 'integer' || type === 'decimal';
  return isNumber && isAscending && bands.length > 0 ? [] : [fault(`/columns/${index}/bands`, 'bands')];
}

function lookupFaults({ columns, lookups, dataset }: Proposal): readonly FieldFault[] {
  return lookups.flatMap((lookup, at) => [
    ...(columns.some((column) => column.code === lookup.key) ? [] : [fault(`/lookups/${at}/key`, 'unknown')]),
    ...(lookup.take.length === 0 ? [fault(`/lookups/${at}/take`, 'needed')] : []),
    ...(lookup.dataset === dataset.code ? [fault(`/lookups/${at}/dataset`, 'itself')] : []),
  ]);
}

function rowDateFaults(proposal: Proposal): readonly FieldFault[] {
  const { rowDate } = proposal;
  if (rowDate === null) {
    return [];
  }
  if (proposal.dataset.kind === 'reference') {
    return [fault('/rowDate', 'notInReference')];
  }
  const known = (member: string, code: string): readonly FieldFault[] =>
    isKnown(proposal, code) ? [] : [fault(`/rowDate/${member}`, 'unknown')];
  switch (rowDate.kind) {
    case 'column':
      return [...known('column', rowDate.column), ...dateTypeFaults(proposal, rowDate.column)];
    case 'academic-year':
      return known('column', rowDate.column);
    case 'presentation':
      return [
        ...known('presentationColumn', rowDate.presentationColumn),
        ...(rowDate.dayColumn === null ? [] : known('dayColumn', rowDate.dayColumn)),
      ];
    case 'fixed':
      return rowDate.day === '' ? [fault('/rowDate/day', 'needed')] : [];
  }
}

function dateTypeFaults({ columns }: Proposal, code: string): readonly FieldFault[] {
  const column = columns.find((candidate) => candidate.code === code);
  return column === undefined || column.type === 'date' || column.type === 'timestamp' ? [] : [fault('/rowDate/column', 'dateNeeded')];
}

function shiftFaults({ shift, columns, dataset }: Proposal): readonly FieldFault[] {
  switch (shift?.kind) {
    case undefined:
    case 'years':
      return [];
    case 'last-full-year':
      return columns.some((column) => column.code === shift.column) ? [] : [fault('/shift/column', 'unknown')];
    case 'as-dataset':
      return shift.dataset === '' || shift.dataset === dataset.code ? [fault('/shift/dataset', 'unknown')] : [];
  }
}

function isKnown({ columns, lookups }: Proposal, code: string): boolean {
  return columns.some((column) => column.code === code) || lookups.some((lookup) => lookup.take.includes(code));
}

function fault(pointer: string, code: string): FieldFault {
  return { pointer, code };
}
