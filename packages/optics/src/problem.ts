import type { Text } from '@toric/contracts/kernel/sentence';

/** Describes one invalid field, with a text that says how to correct it. The caller decides the HTTP status. */
export interface Problem {
  /** Holds the JSON pointer to the field within the checked value. A caller may put its own path in front. */
  readonly path: string;
  readonly message: Text;
}
