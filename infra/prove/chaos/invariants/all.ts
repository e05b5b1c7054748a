import { backOnce, picksAndAmendmentsAgree } from './goods.ts';
import type { Invariant } from './invariant.ts';
import { appliedOnce, deliveredAll, versionsGapless } from './messages.ts';
import { capturedOnce, documentsAgree, ledgersAgree, refundedWithinShipped } from './money.ts';
import { holdersAgree, nothingLost, nothingOverdue, onePerKey } from './orders.ts';
import { canariesSilent } from './privacy.ts';
import { storeCreditAgrees } from './store-credit.ts';
import { neverOversold, stockLedgerAgrees } from './stock.ts';

/** Lists every invariant, from I1 to I16. */
export const invariants: readonly Invariant[] = [
  ...[nothingLost, onePerKey, capturedOnce, ledgersAgree, neverOversold, stockLedgerAgrees],
  ...[appliedOnce, deliveredAll, nothingOverdue, versionsGapless, holdersAgree, canariesSilent],
  ...[documentsAgree, refundedWithinShipped, backOnce, picksAndAmendmentsAgree, storeCreditAgrees],
];
