import type { RefusalType } from '@toric/contracts/kernel/refusal';
import type { Text } from '@toric/contracts/kernel/sentence';

/** Describes a limit of the role table: how far a role may go alone, and who must agree beyond that. */
export type Limit = {
  /** Names the refusal that enforces the limit. The limit holds for each operation that declares this refusal. */
  readonly refusal?: RefusalType;
  /**
   * Lists the operations for which the limit holds, if no refusal enforces it. These operations do something else
   * beyond the limit.
   */
  readonly operations?: readonly string[];
  readonly upTo?: Text;
  readonly withWhom?: Text;
  readonly provedBy: { readonly file: string; readonly test: string };
};
