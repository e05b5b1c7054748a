import type { Column } from '../../kit.types.ts';
import type { Row } from '../any-list.ts';

/** Describes how a person arranged one column of a list. The order of the arrangements is the order of the columns. */
export type Arrangement = { readonly id: string; readonly width?: number; readonly hidden?: boolean };
/** Describes a visible column with its width in pixels. */
export type ShownColumn = Column<Row> & { readonly width: number };

const WIDTH = 160;
const [NARROWEST, WIDEST] = [56, 640];
export const limitWidth = (width: number): number => Math.round(Math.min(Math.max(width, NARROWEST), WIDEST));

/** Parses the arrangement of columns in the address of the page: `number:140,status,-total`. A minus hides a column. */
export function readArrangement(text: string): Arrangement[] {
  return text.split(',').flatMap((part): Arrangement[] => {
    const [, hidden, id, width] = /^(-?)([a-zA-Z][\w.-]*)(?::(\d{1,4}))?$/.exec(part) ?? [];
    if (id === undefined) return [];
    return [{ id, ...(width && { width: limitWidth(Number(width)) }), ...(hidden && { hidden: true }) }];
  });
}

export const writeArrangement = (columns: readonly Arrangement[]): string =>
  columns.map(({ id, width, hidden }) => `${hidden ? '-' : ''}${id}${width ? `:${width}` : ''}`).join(',');

/**
 * Returns all columns in the order that the person chose. The first column of the list always stays first. A column
 * that the person did not arrange keeps its position in the list.
 */
export function arrange(columns: readonly Column<Row>[], arranged: readonly Arrangement[]): Arrangement[] {
  const [first, ...others] = columns.map((column): Arrangement => {
    const own = arranged.find(({ id }) => id === column.id);
    const hidden = own ? own.hidden === true : column.hidden === true;
    return { id: column.id, ...(own?.width && { width: own.width }), ...(hidden && { hidden }) };
  });
  if (!first) return [];
  const place = ({ id }: Arrangement) => arranged.findIndex((one) => one.id === id);
  const known = others.filter((column) => place(column) >= 0).sort((a, b) => place(a) - place(b));
  const all = [...known];
  for (const [index, column] of others.entries()) {
    if (place(column) < 0) all.splice(Math.min(index, all.length), 0, column);
  }
  return [{ ...first, hidden: false }, ...all];
}

/** Returns the visible columns, with their widths. */
export function shownColumns(columns: readonly Column<Row>[], arranged: readonly Arrangement[]): ShownColumn[] {
  return arrange(columns, arranged).flatMap(({ id, width, hidden }): ShownColumn[] => {
    const column = columns.find((one) => one.id === id);
    return column && !hidden ? [{ ...column, width: width ?? column.width ?? WIDTH }] : [];
  });
}

/** Returns the arrangement with one column moved by one position. The first column does not move. */
export function moveColumn(columns: readonly Arrangement[], id: string, step: 1 | -1): Arrangement[] {
  const from = columns.findIndex((column) => column.id === id);
  const to = from + step;
  const moved = columns[from];
  if (!moved || from < 1 || to < 1 || to >= columns.length) return [...columns];
  const others = columns.filter((column) => column.id !== id);
  return [...others.slice(0, to), moved, ...others.slice(to)];
}
