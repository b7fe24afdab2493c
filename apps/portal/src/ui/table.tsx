// A table that becomes a list of records on a narrow screen.
import { type ReactNode } from 'react';

export interface ColumnOf<T> {
  readonly name: string;
  readonly isNumber?: boolean;
  readonly cell: (row: T) => ReactNode;
}

interface TableProps<T> {
  readonly caption: string;
  readonly columns: readonly ColumnOf<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  /** Said when there is nothing. */
  readonly empty: string;
}

export function Table<T>({ caption, columns, rows, keyOf, empty }: TableProps<T>): ReactNode {
  if (rows.length === 0) {
    return <p className="quiet">{empty}</p>;
  }
  return (
    <div className="table-wrap">
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, isNumber }) => (
              <th key={name} scope="col" className={isNumber === true ? 'number' : ''}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column, index) => (
                <Cell key={column.name} column={column} row={row} isHeader={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<T>({ column, row, isHeader }: { readonly column: ColumnOf<T>; readonly row: T; readonly isHeader: boolean }): ReactNode {
  if (isHeader) {
    return <th scope="row">{column.cell(row)}</th>;
  }
  return (
    <td data-label={column.name} className={column.isNumber === true ? 'number' : ''}>
      {column.cell(row)}
    </td>
  );
}
