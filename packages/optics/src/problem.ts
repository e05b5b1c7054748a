import type { Text } from '@toric/contracts/kernel/sentence';

/** One invalid field, with a text that says how to correct it. The caller decides the HTTP status. */
export interface Problem {
  /** JSON pointer within the checked value. A caller may put its own path in front. */
  readonly path: string;
  readonly message: Text;
}
