/**
 * Computes the cells of a sheet that a person marks, copies and pastes. A place is a pair of row and column indexes.
 */
export type Place = { readonly row: number; readonly column: number };
/** `anchor` is the place at which the marking began, and `focus` is the place at which it ends. */
export type Marked = { readonly anchor: Place; readonly focus: Place };
export type Bounds = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
export type NewText = Place & { readonly text: string };

export const boundsOf = ({ anchor, focus }: Marked): Bounds => ({
  top: Math.min(anchor.row, focus.row),
  bottom: Math.max(anchor.row, focus.row),
  left: Math.min(anchor.column, focus.column),
  right: Math.max(anchor.column, focus.column),
});

export const isWithin = ({ top, bottom, left, right }: Bounds, { row, column }: Place): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;

const clamp = (n: number, most: number) => Math.max(0, Math.min(most, n));

/** Returns the place that is this number of rows and columns away from a place, within the sheet. */
export const moved = (
  { row, column }: Place,
  by: { readonly rows?: number; readonly columns?: number },
  size: { readonly rows: number; readonly columns: number },
): Place => ({
  row: clamp(row + (by.rows ?? 0), size.rows - 1),
  column: clamp(column + (by.columns ?? 0), size.columns - 1),
});

/** Returns each place of a range, row by row. */
export function placesIn({ top, bottom, left, right }: Bounds): Place[] {
  const places: Place[] = [];
  for (let row = top; row <= bottom; row += 1)
    for (let column = left; column <= right; column += 1) places.push({ row, column });
  return places;
}

/**
 * Reads a table in the format of spreadsheets: tabs between cells, and quotes around a cell with a tab, a quote or a
 * line break.
 */
export function parseTable(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/y;
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (!match) break;
    const [, quoted, plain = '', end = ''] = match;
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\t' && cell.lastIndex === text.length) rows.at(-1)?.push('');
    else if (end !== '\t' && end !== '' && cell.lastIndex < text.length) rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

const quotedCell = (text: string) => (/[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Returns a table in the format that spreadsheets paste. */
export const tableText = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(quotedCell).join('\t')).join('\n');

/**
 * Returns the texts of a pasted table, from the first marked cell on. A single cell fills the whole marked range. Texts
 * beyond the sheet are left out.
 */
export function pasted(
  table: readonly (readonly string[])[],
  bounds: Bounds,
  size: { readonly rows: number; readonly columns: number },
): NewText[] {
  const [only] = table[0] ?? [];
  if (table.length === 1 && table[0]?.length === 1 && only !== undefined)
    return placesIn(bounds).map((place) => ({ ...place, text: only }));
  return table
    .flatMap((cells, row) =>
      cells.map((text, column) => ({ row: bounds.top + row, column: bounds.left + column, text })),
    )
    .filter(({ row, column }) => row < size.rows && column < size.columns);
}

/** Returns the texts of the first marked row for the marked rows below it (fill down). */
export function filledDown({ top, bottom, left, right }: Bounds, textAt: (place: Place) => string): NewText[] {
  return placesIn({ top: top + 1, bottom, left, right }).map((place) => ({
    ...place,
    text: textAt({ row: top, column: place.column }),
  }));
}
