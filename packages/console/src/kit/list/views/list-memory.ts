/** Describes the place of a person in a list: the scroll position, and the focused row. */
export type Remembered = { readonly top: number; readonly active: number };

/** This many entries of the browser history keep the places of their lists. */
const MOST = 60;
const memory = new Map<string, Remembered>();

export const recall = (entry: string): Remembered => memory.get(entry) ?? { top: 0, active: -1 };

/** Stores the place in a list for an entry of the browser history. The place is lost when the page is closed. */
export function remember(entry: string, place: Remembered): void {
  memory.delete(entry);
  memory.set(entry, place);
  const [oldest] = memory.keys();
  if (memory.size > MOST && oldest !== undefined) memory.delete(oldest);
}
