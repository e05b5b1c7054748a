import type { Text } from '@toric/contracts/kernel/sentence';

/** What is wrong with one field, in words that say what to do; the caller decides the status code. */
export interface Problem {
  /** JSON pointer into the checked value, so that a caller can prefix its own path. */
  readonly path: string;
  readonly message: Text;
}
