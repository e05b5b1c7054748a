/** Keeps the texts that a person has typed into a sheet and not saved yet. Each change can be taken back. */
export type Edits = ReadonlyMap<string, string>;
export type Sheet = { readonly edits: Edits; readonly past: readonly Edits[] };

export const EMPTY_SHEET: Sheet = { edits: new Map(), past: [] };
const MOST_PAST = 200;

export const cellKey = (row: string, column: string): string => `${row}\n${column}`;

/** One typed text. `original` is the text that is saved, which is no edit. */
export type Typed = { readonly key: string; readonly text: string; readonly original: string };

/** Returns the sheet with these texts. A sheet that stays as it was keeps its past. */
export function typed({ edits, past }: Sheet, texts: readonly Typed[]): Sheet {
  const next = new Map(edits);
  for (const { key, text, original } of texts) {
    if (text === original) next.delete(key);
    else next.set(key, text);
  }
  const isSame = next.size === edits.size && [...next].every(([key, text]) => edits.get(key) === text);
  return isSame ? { edits, past } : { edits: next, past: [...past, edits].slice(-MOST_PAST) };
}

/** Takes the last change back. */
export function undone({ edits, past }: Sheet): Sheet {
  const before = past.at(-1);
  return before ? { edits: before, past: past.slice(0, -1) } : { edits, past };
}

/** Returns the sheet without the edits of these rows, because they were saved. It cannot be taken back. */
export function withoutRows({ edits }: Sheet, rows: ReadonlySet<string>): Sheet {
  const left = [...edits].filter(([key]) => !rows.has(key.slice(0, key.indexOf('\n'))));
  return { edits: new Map(left), past: [] };
}

/** Returns the rows that have edits, in the order in which they were typed. */
export const editedRows = ({ edits }: Sheet): string[] => [
  ...new Set([...edits.keys()].map((key) => key.slice(0, key.indexOf('\n')))),
];
