/** A table that becomes stacked rows where it has little room: every cell then says what it is. */
import type { ReactNode } from "react";

export interface Column<Row> {
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** The column that names the row: its cell is the row's header, and stands alone in a stack. */
  naming?: boolean;
  /** Figures: aligned to the end. */
  figures?: boolean;
  /** Left out on a phone: what a person can do without there. */
  wide?: boolean;
  /** The head is read aloud, and not shown: a column of buttons. */
  headHidden?: boolean;
}

/** Rows under their columns. The caption is read aloud. */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
}: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}) {
  return (
    <div className="@container">
      <table className="w-full border-collapse text-15 @max-2xl:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="@max-2xl:sr-only">
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={`border-b border-hairline px-3 py-2 text-13 font-medium whitespace-nowrap text-text-quiet first:ps-0 last:pe-0 ${column.figures ? "text-end" : "text-start"}`}
              >
                {column.headHidden ? <span className="sr-only">{column.head}</span> : column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="@max-2xl:block">
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              className="border-b border-hairline @max-2xl:grid @max-2xl:grid-cols-1 @max-2xl:gap-y-1 @max-2xl:py-3 @2xl:hover:bg-sunken/50"
            >
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const shared = "px-3 py-2.5 align-top first:ps-0 last:pe-0 @max-2xl:px-0 @max-2xl:py-0 min-w-0";
  if (column.naming) {
    return (
      <th scope="row" className={`${shared} text-start font-normal`}>
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td
      className={`${shared} @max-2xl:items-baseline @max-2xl:gap-3 ${column.wide ? "@max-2xl:hidden" : "@max-2xl:flex"} ${column.figures ? "tabular-nums @2xl:text-end" : ""}`}
    >
      <span aria-hidden="true" className="w-28 shrink-0 text-13 text-text-quiet @2xl:hidden">
        {column.headHidden ? "" : column.head}
      </span>
      <span className="min-w-0">{column.cell(row)}</span>
    </td>
  );
}
