// What routes take besides bodies: an id in the path; cursor and limit of a list.
import { PAGE_ORDERS, type PageOrder } from '../../common/index.js';
import { CountField, IdField, OneOfField, TextField } from './fields.js';

export class IdParam {
  @IdField({ description: 'Id of the record.' })
  readonly id: string;
}

/** A page of a list that has one order. */
export class CursorQuery {
  @TextField({ description: 'The nextCursor of the page before.', maxLength: 200, optional: true })
  readonly cursor?: string;

  @CountField({ description: 'How many records at most.', min: 1, max: 200, example: 50, optional: true })
  readonly limit?: number;
}

export class ListQuery extends CursorQuery {
  @OneOfField(PAGE_ORDERS, { description: 'Which records come first; the same on every page of one reading.', optional: true })
  readonly order?: PageOrder;
}
