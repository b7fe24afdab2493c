// What routes take besides bodies: an id in the path; cursor and limit of a list.
import { CountField, IdField, TextField } from './fields.js';

export class IdParam {
  @IdField({ description: 'Id of the record.' })
  readonly id: string;
}

export class ListQuery {
  @TextField({ description: 'The nextCursor of the page before.', maxLength: 200, optional: true })
  readonly cursor?: string;

  @CountField({ description: 'How many records at most.', min: 1, max: 200, example: 50, optional: true })
  readonly limit?: number;
}
