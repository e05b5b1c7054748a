/** Decides whether the person who received a returned box may also decide about it. */
import { RETURNED_BOX_NEEDS_SECOND_PERSON } from '@toric/contracts/catalog-inventory/returned/returned.errors';

type Decision = {
  readonly to: 'restocked' | 'scrapped';
  readonly receivedBy: string | null;
  readonly by: string;
  /** The cost of this box. Null if nobody knows it. */
  readonly cost: number | null;
  /** The cost of the boxes that this person received and threw away before, within a day. */
  readonly before: number;
  /** The cost up to which one person may throw away boxes that she received herself. */
  readonly aloneAtMost: number;
};

/**
 * Throws if one person would receive a box, and also sell it again or throw away more than a little. Otherwise she could
 * take such a box home, and no other person would have seen it.
 */
export function assertSecondPerson({ to, receivedBy, by, cost, before, aloneAtMost: limit }: Decision): void {
  if (receivedBy !== by) return;
  if (to === 'restocked' || cost === null || before + cost > limit) throw RETURNED_BOX_NEEDS_SECOND_PERSON({ limit });
}
