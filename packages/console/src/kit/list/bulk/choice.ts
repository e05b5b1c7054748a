/** Describes the chosen rows of a list, by their keys. `anchor` is the row at which Shift X starts a range. */
export type Choice = { readonly keys: ReadonlySet<string>; readonly anchor: string | undefined };

export const NOTHING_CHOSEN: Choice = { keys: new Set(), anchor: undefined };

/** Returns the choice of rows with this row added, or removed if it was chosen. */
export function toggle({ keys }: Choice, key: string): Choice {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return { keys: next, anchor: key };
}

/** Returns the choice with all rows from the anchor of the choice to this row. */
export function chooseUpTo({ keys, anchor }: Choice, key: string, all: readonly string[]): Choice {
  const from = anchor === undefined ? 0 : Math.max(0, all.indexOf(anchor));
  const to = all.indexOf(key);
  if (to < 0) return { keys, anchor };
  const range = all.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { keys: new Set([...keys, ...range]), anchor: key };
}

export const chooseAll = (all: readonly string[]): Choice => ({ keys: new Set(all), anchor: undefined });
