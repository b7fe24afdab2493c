// The roles that an administrator may grant; that of a student follows from the institution’s own word.
import { type Schemas } from '../../api/client.ts';

type Role = Schemas['RoleGrantCreateDto']['role'];

export const GRANTED_ROLES: readonly Role[] = [
  'council-member',
  'analyst',
  'privacy-officer',
  'fg',
  'steward',
  'auditor',
  'board-member',
  'mandate-holder',
  'study-adviser',
  'teacher',
  'programme-director',
  'output-checker',
  'ethics-committee',
  'security-officer',
  'works-council-member',
  'administrator',
];
