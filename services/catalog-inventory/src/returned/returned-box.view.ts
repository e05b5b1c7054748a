import type { ReturnedBoxView } from '@toric/contracts/catalog-inventory/returned/returned.http';
import { BoxRule, BoxState, CountedReason, Disposition } from '@toric/contracts/returned/returned';
import { lostCost } from './take-back.ts';

export type ShownRow = {
  readonly id: string;
  readonly returnId: string;
  readonly orderId: string;
  readonly lineId: string;
  readonly lotId: string | null;
  readonly productId: string | null;
  readonly productName: string | null;
  readonly lotNumber: string;
  readonly expiresOn: string;
  readonly state: string;
  readonly reason: string | null;
  readonly disposition: string;
  readonly rule: string;
  readonly costAmount: number | null;
  readonly costCurrency: string | null;
  readonly supplierId: string | null;
  readonly receivedBy: string | null;
  readonly settledBy: string | null;
  readonly why: string | null;
  readonly createdAt: Date;
};

/** Returns a stored box as the API shows it. The cost is shown only for a box that was thrown away. */
export function viewOf({ costAmount, costCurrency, createdAt, ...row }: ShownRow): ReturnedBoxView {
  const disposition = Disposition.parse(row.disposition);
  return {
    ...row,
    disposition,
    state: BoxState.parse(row.state),
    reason: row.reason === null ? null : CountedReason.parse(row.reason),
    rule: BoxRule.parse(row.rule),
    cost: lostCost({ disposition, costAmount, costCurrency }),
    createdAt: createdAt.toISOString(),
  };
}
