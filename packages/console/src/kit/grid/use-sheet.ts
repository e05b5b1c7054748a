import type { Text } from '@toric/contracts/kernel/sentence';
import { useState } from 'react';
import type { NewText, Place } from './cells.ts';
import type { EditedRow, GridColumn } from './grid.types.ts';
import { cellKey, EMPTY_SHEET, editedRows, type Sheet, typed, undone, withoutRows } from './sheet.ts';

type Given<R> = {
  readonly rows: readonly R[];
  readonly columns: readonly GridColumn<R>[];
  readonly rowKey: (row: R) => string;
};
type Faults = ReadonlyMap<string, Text>;
const NO_FAULTS: Faults = new Map();

/** Returns functions that look up the texts and the faults of cells in a sheet. */
function reader<R>({ rows, columns, rowKey }: Given<R>, { edits }: Sheet, refused: Faults) {
  const byId = new Map(columns.map((column) => [column.id, column]));
  const textIn = (row: R, id: string) => edits.get(cellKey(rowKey(row), id)) ?? byId.get(id)?.text(row) ?? '';
  const at = ({ row, column }: Place) => ({ row: rows[row], column: columns[column] });
  const textAt = (place: Place): string => {
    const { row, column } = at(place);
    return row && column ? textIn(row, column.id) : '';
  };
  const faultIn = (row: R, column: GridColumn<R>): Text | undefined => {
    const key = cellKey(rowKey(row), column.id);
    if (refused.has(key)) return refused.get(key);
    // a row without edits is not checked
    const isEdited = columns.some(({ id }) => edits.has(cellKey(rowKey(row), id)));
    return isEdited ? column.check?.(textIn(row, column.id), row, (id) => textIn(row, id)) : undefined;
  };
  return { textIn, at, textAt, faultIn };
}

/**
 * Holds the texts that a person types into a grid until they are saved, with their faults, their undo history, and the
 * refusals of the shop.
 */
export function useSheet<R>(given: Given<R>) {
  const { rows, columns, rowKey } = given;
  const [sheet, setSheet] = useState(EMPTY_SHEET);
  const [refused, setRefused] = useState(NO_FAULTS);
  const { textIn, at, textAt, faultIn } = reader(given, sheet, refused);
  const byKey = new Map(sheet.edits.size > 0 ? rows.map((row) => [rowKey(row), row]) : []);
  const edited = editedRows(sheet).flatMap((key): EditedRow<R>[] => {
    const row = byKey.get(key);
    return row === undefined ? [] : [{ key, row, textOf: (id: string) => textIn(row, id) }];
  });

  function change(texts: readonly NewText[]): void {
    const changes = texts.flatMap(({ text, ...place }) => {
      const { row, column } = at(place);
      if (!row || !column?.check) return [];
      return [{ key: cellKey(rowKey(row), column.id), text: text.trim(), original: column.text(row) }];
    });
    setSheet((before) => typed(before, changes));
    setRefused((before) => new Map([...before].filter(([key]) => !changes.some((one) => one.key === key))));
  }

  const faults = edited.flatMap(({ key, row }) =>
    columns.flatMap((column) => {
      const fault = faultIn(row, column);
      return fault ? [{ key, row, column, fault }] : [];
    }),
  );
  return {
    ...{ edited, faults, textAt, at, change },
    faultAt: (place: Place): Text | undefined => {
      const { row, column } = at(place);
      return row && column ? faultIn(row, column) : undefined;
    },
    isEdited: (place: Place): boolean => {
      const { row, column } = at(place);
      return !!row && !!column && sheet.edits.has(cellKey(rowKey(row), column.id));
    },
    count: sheet.edits.size,
    canUndo: sheet.past.length > 0,
    undo: () => setSheet(undone),
    discard: () => {
      setSheet(EMPTY_SHEET);
      setRefused(NO_FAULTS);
    },
    /** Marks cells that the shop refused, by the keys of their rows. */
    refuse: (cells: readonly { readonly row: string; readonly column: string; readonly fault: Text }[]) =>
      setRefused(new Map(cells.map(({ row, column, fault }) => [cellKey(row, column), fault]))),
    /** Removes the edits of rows that are saved. */
    saved: (keys: readonly string[]) => {
      setSheet((before) => withoutRows(before, new Set(keys)));
      setRefused(NO_FAULTS);
    },
  };
}

export type SheetState<R> = ReturnType<typeof useSheet<R>>;
