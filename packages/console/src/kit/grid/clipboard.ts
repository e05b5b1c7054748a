import type { ClipboardEvent } from 'react';
import { type Bounds, type NewText, parseTable, pasted, type Place, tableText } from './cells.ts';

/** Gives the marked cells to the clipboard, as a table that spreadsheets paste. */
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
 * Returns the texts that a paste puts into cells. A single text that is pasted while a cell is typed belongs into its field,
 * so undefined is returned.
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
