/** Holds the typed texts of a sheet that are not saved yet. Each change can be undone. */
export type Edits = ReadonlyMap<string, string>;
export type Sheet = { readonly edits: Edits; readonly past: readonly Edits[] };

export const EMPTY_SHEET: Sheet = { edits: new Map(), past: [] };
const MOST_PAST = 200;

export const cellKey = (row: string, column: string): string => `${row}\n${column}`;

/** Describes one typed text of a cell. `original` is the saved text; typing the saved text again removes the edit. */
export type Typed = { readonly key: string; readonly text: string; readonly original: string };

/** Returns the sheet with these typed texts. If no text changes, its undo history stays. */
export function typed({ edits, past }: Sheet, texts: readonly Typed[]): Sheet {
  const next = new Map(edits);
  for (const { key, text, original } of texts) {
    if (text === original) next.delete(key);
    else next.set(key, text);
  }
  const isSame = next.size === edits.size && [...next].every(([key, text]) => edits.get(key) === text);
  return isSame ? { edits, past } : { edits: next, past: [...past, edits].slice(-MOST_PAST) };
}

/** Returns the sheet without its last change. */
export function undone({ edits, past }: Sheet): Sheet {
  const before = past.at(-1);
  return before ? { edits: before, past: past.slice(0, -1) } : { edits, past };
}

/** Returns the sheet without the edits of these rows, because they were saved. Its undo history is empty. */
export function withoutRows({ edits }: Sheet, rows: ReadonlySet<string>): Sheet {
  const left = [...edits].filter(([key]) => !rows.has(key.slice(0, key.indexOf('\n'))));
  return { edits: new Map(left), past: [] };
}

/** Returns the rows that have edits, in the order in which they were first typed. */
export const editedRows = ({ edits }: Sheet): string[] => [
  ...new Set([...edits.keys()].map((key) => key.slice(0, key.indexOf('\n')))),
];
