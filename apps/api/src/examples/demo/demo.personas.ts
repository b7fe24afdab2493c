// The people of the demo institution: made up, one for each role that the rules speak of.
import { type Role } from '../../common/index.js';

export interface Persona {
  readonly handle: string;
  readonly displayName: string;
  readonly functionTitle: string;
  readonly roles: readonly Role[];
}

export const PERSONAS: readonly Persona[] = [
  { handle: 'privacy-officer', displayName: 'Fatima el Amrani', functionTitle: 'privacy officer', roles: ['privacy-officer'] },
  { handle: 'second-privacy-officer', displayName: 'Jeroen Bakker', functionTitle: 'privacy officer', roles: ['privacy-officer'] },
  { handle: 'fg', displayName: 'mr. Anne Visser', functionTitle: 'functionaris gegevensbescherming (FG)', roles: ['fg'] },
  { handle: 'analyst', displayName: 'Thijs Hendriks', functionTitle: 'analist studiedata', roles: ['analyst'] },
  { handle: 'steward', displayName: 'Linda Prins', functionTitle: 'datasteward', roles: ['steward'] },
  {
    handle: 'council-member',
    displayName: 'Noor de Wit',
    functionTitle: 'studentenraad, contactpersoon studiedata',
    roles: ['council-member'],
  },
  { handle: 'auditor', displayName: 'Ruud Claassen', functionTitle: 'internal auditor', roles: ['auditor'] },
  { handle: 'board-member', displayName: 'Hanna Meijer', functionTitle: 'lid College van Bestuur', roles: ['board-member'] },
  { handle: 'dean', displayName: 'Pieter van Rijn', functionTitle: 'decaan, mandaathouder', roles: ['mandate-holder'] },
  { handle: 'study-adviser', displayName: 'Sanne Kuiper', functionTitle: 'studieadviseur', roles: ['study-adviser'] },
  { handle: 'teacher', displayName: 'Mark Vos', functionTitle: 'docent', roles: ['teacher'] },
  { handle: 'programme-director', displayName: 'Eva Smit', functionTitle: 'opleidingsdirecteur', roles: ['programme-director'] },
  { handle: 'output-checker', displayName: 'Joost Blom', functionTitle: 'outputcontroleur', roles: ['output-checker'] },
  { handle: 'ethics-committee', displayName: 'Aylin Demir', functionTitle: 'lid ethische commissie', roles: ['ethics-committee'] },
  { handle: 'security-officer', displayName: 'Bram de Haan', functionTitle: 'security officer', roles: ['security-officer'] },
  { handle: 'works-council', displayName: 'Ingrid Postma', functionTitle: 'lid ondernemingsraad', roles: ['works-council-member'] },
  { handle: 'administrator', displayName: 'Kees Groen', functionTitle: 'beheerder', roles: ['administrator'] },
  { handle: 'second-administrator', displayName: 'Marieke Bos', functionTitle: 'beheerder', roles: ['administrator'] },
  { handle: 'student', displayName: 'Yara Öztürk', functionTitle: 'student', roles: ['student'] },
];
