import type { StaffRole } from '../../kernel/access.ts';
import type { Text } from '../../kernel/sentence.ts';

/** A kind of work that waits for somebody. */
export type Kind = {
  /** The words after a number, such as "3 orders to ship". Chinese has no space between both. */
  readonly counted: { readonly one: string; readonly other: string; readonly zh: string };
  /** The words without a number. */
  readonly name: Text;
  /** The roles that do the work. Only they are told of it. */
  readonly roles: readonly [StaffRole, ...StaffRole[]];
  /** The page of the console that lists the items, with its filters. */
  readonly path: `/${string}`;
};
