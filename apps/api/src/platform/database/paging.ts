// One way to read a page of records by id: one more than was asked, which tells that a next page exists.
import { type FindOperator, LessThan, MoreThan, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { type PageRequest } from '../../common/index.js';

interface PageWhere {
  readonly id?: FindOperator<string>;
}

/** Answers which ids come after the page before; to be spread into `where`. */
export function idsOf(page: PageRequest): PageWhere {
  if (page.after === null) {
    return {};
  }
  return { id: page.order === 'newest' ? LessThan(page.after) : MoreThan(page.after) };
}

/** Answers order and number of a page; to be spread into the options of `find`. */
export function sliceOf(page: PageRequest): { readonly order: { readonly id: 'ASC' | 'DESC' }; readonly take: number } {
  return { order: { id: page.order === 'newest' ? 'DESC' : 'ASC' }, take: page.limit + 1 };
}

/** Narrows a query on entities with an `id` to a page. */
export function paged<T extends ObjectLiteral>(query: SelectQueryBuilder<T>, page: PageRequest): SelectQueryBuilder<T> {
  const { order, take } = sliceOf(page);
  query.orderBy(`${query.alias}.id`, order.id).take(take);
  if (page.after !== null) {
    query.andWhere(`${query.alias}.id ${page.order === 'newest' ? '<' : '>'} :after`, { after: page.after });
  }
  return query;
}
