/** The place of a person in a list: how far it was scrolled, and the row in focus. */
export type Remembered = { readonly top: number; readonly active: number };

/** The number of entries of the history that keep their places. */
const MOST = 60;
const memory = new Map<string, Remembered>();

export const recall = (entry: string): Remembered => memory.get(entry) ?? { top: 0, active: -1 };

/** Keeps the place for an entry of the history. It is gone when the page is closed. */
export function remember(entry: string, place: Remembered): void {
  memory.delete(entry);
  memory.set(entry, place);
  const [oldest] = memory.keys();
  if (memory.size > MOST && oldest !== undefined) memory.delete(oldest);
}
