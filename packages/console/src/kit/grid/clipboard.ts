import type { ClipboardEvent } from 'react';
import { type Bounds, type NewText, parseTable, pasted, type Place, tableText } from './cells.ts';

/** Copies the marked cells to the clipboard, as a table that spreadsheets can paste. */
export function copyCells(
  event: ClipboardEvent,
  { top, bottom, left, right }: Bounds,
  textAt: (at: Place) => string,
): void {
  const rows = Array.from({ length: bottom - top + 1 }, (_, row) =>
    Array.from({ length: right - left + 1 }, (__, column) => textAt({ row: top + row, column: left + column })),
  );
  event.clipboardData.setData('text/plain', tableText(rows));
  event.preventDefault();
}

/**
 * Returns the texts that a paste puts into cells. Returns undefined if a single text is pasted while a cell is being
 * typed, because the text then goes into the field of the cell.
 */
export function cellsOfPaste(
  event: ClipboardEvent,
  { bounds, size, isTyping }: { bounds: Bounds; size: { rows: number; columns: number }; isTyping: boolean },
): NewText[] | undefined {
  const table = parseTable(event.clipboardData.getData('text/plain'));
  const isTable = table.length > 1 || (table[0]?.length ?? 0) > 1;
  if (table.length === 0 || (isTyping && !isTable)) return undefined;
  event.preventDefault();
  return pasted(table, bounds, size);
}
