// Cursor pages: a stable order by id (which is the order of making), at most 200 records a page, the cursor opaque to the client.
import { InvalidInput } from './problem.js';
import { isId } from './ids.js';

export const PAGE_LIMIT = 200;

export const PAGE_ORDERS = ['oldest', 'newest'] as const;
export type PageOrder = (typeof PAGE_ORDERS)[number];

/** What a list is asked: after which record, how many, and which come first. */
export interface PageRequest {
  readonly after: string | null;
  readonly limit: number;
  readonly order: PageOrder;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** Reads cursor, limit and order of a query. @throws InvalidInput (400) for a cursor that this API did not give. */
export function pageRequest(query: { readonly cursor?: string; readonly limit?: number; readonly order?: PageOrder }): PageRequest {
  const { limit = 50, order = 'oldest' } = query;
  if (query.cursor === undefined) {
    return { after: null, limit, order };
  }
  const after = Buffer.from(query.cursor, 'base64url').toString('utf8');
  if (!isId(after)) {
    throw new InvalidInput([{ pointer: '/cursor', code: 'cursor' }]);
  }
  return { after, limit, order };
}

/** Makes a page from one record more than was asked: the extra one tells that a next page exists. */
export function pageOf<T extends { readonly id: string }>(found: readonly T[], limit: number): Page<T> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const more = found.length > limit && last !== undefined;
  return { items, nextCursor: more ? Buffer.from(last.id, 'utf8').toString('base64url') : null };
}
