// Every invariant of MESSAGING.md, in its order.
import type { Invariant } from './invariant.ts';
import { appliedOnce, deliveredAll, versionsGapless } from './messages.ts';
import { booksAgree, capturedOnce } from './money.ts';
import { holdersAgree, nothingLost, nothingOverdue, onePerKey } from './orders.ts';
import { canariesSilent } from './privacy.ts';
import { neverOversold, shelvesAgree } from './stock.ts';

export const invariants: readonly Invariant[] = [
  ...[nothingLost, onePerKey, capturedOnce, booksAgree, neverOversold, shelvesAgree],
  ...[appliedOnce, deliveredAll, nothingOverdue, versionsGapless, holdersAgree, canariesSilent],
];
