import type { StaffRole } from '../../kernel/access.ts';
import type { Text } from '../../kernel/sentence.ts';

/** Describes a kind of work that waits for a person. */
export type Kind = {
  /** Holds the words after a number, such as "3 orders to ship". Chinese has no space between number and words. */
  readonly counted: { readonly one: string; readonly other: string; readonly zh: string };
  /** Holds the words for the kind alone, without a number. */
  readonly name: Text;
  /** Lists the roles that do the work. Only these roles see how many items wait. */
  readonly roles: readonly [StaffRole, ...StaffRole[]];
  /** Names the page of the console that lists the items, with its filters. */
  readonly path: `/${string}`;
};
