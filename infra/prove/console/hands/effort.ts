/** Counts the keys, the clicks and the decisions of a person. `secondsOf` estimates the time that they take. */
export type Effort = { keys: number; clicks: number; decisions: number };

/**
 * States the seconds of each action in the keystroke-level model (Card, Moran, Newell 1980): a key of an average
 * typist, a movement to a target with a click, and a moment of thought before each step.
 */
const SECONDS = { key: 0.28, click: 1.3, decision: 1.35 } as const;

export const newEffort = (): Effort => ({ keys: 0, clicks: 0, decisions: 0 });

/**
 * Returns the seconds that the hands of a person would need. It does not include the time in which the person waits for
 * the shop.
 */
export const secondsOf = ({ keys, clicks, decisions }: Effort): number =>
  keys * SECONDS.key + clicks * SECONDS.click + decisions * SECONDS.decision;

export function sumOf(efforts: readonly Effort[]): Effort {
  const sum = newEffort();
  for (const { keys, clicks, decisions } of efforts) {
    sum.keys += keys;
    sum.clicks += clicks;
    sum.decisions += decisions;
  }
  return sum;
}
