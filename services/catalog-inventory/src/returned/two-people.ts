/** Decides whether the person who received a returned box may also decide about it. */
import { RETURNED_BOX_NEEDS_SECOND_PERSON } from '@toric/contracts/catalog-inventory/returned/returned.errors';

type Decision = {
  readonly to: 'restocked' | 'scrapped';
  readonly receivedBy: string | null;
  readonly by: string;
  /** Holds the cost of the returned box. It is null if the cost is unknown. */
  readonly cost: number | null;
  /** Holds the cost of the other boxes that this person received and threw away within the last day. */
  readonly before: number;
  /** Holds the cost up to which one person may throw away boxes that she received herself. */
  readonly aloneAtMost: number;
};

/**
 * Throws if the person who received a box would also sell it again, or throw away boxes of a cost above the limit.
 * Otherwise she could take such a box home, and no other person would have seen the box.
 */
export function assertSecondPerson({ to, receivedBy, by, cost, before, aloneAtMost: limit }: Decision): void {
  if (receivedBy !== by) return;
  if (to === 'restocked' || cost === null || before + cost > limit) throw RETURNED_BOX_NEEDS_SECOND_PERSON({ limit });
}
