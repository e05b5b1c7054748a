import { DUPLICATE_DECIDED, DUPLICATE_NOT_FOUND } from '@toric/contracts/customer/quality/duplicate.errors';
import { DuplicateReason, DuplicateState, type DuplicateView } from '@toric/contracts/customer/quality/duplicate.http';

/** Describes a stored pair of customers who are probably one person. */
export type Pair = {
  readonly id: string;
  readonly oneId: string;
  readonly otherId: string;
  readonly score: number;
  readonly isCertain: boolean;
  readonly reasons: readonly string[];
  readonly state: string;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly createdAt: Date;
};
type Named = DuplicateView['one'];

/** Returns the pair as the list shows it. Throws if the row is damaged. */
export function duplicateView(row: Pair, nameOf: (id: string) => string): DuplicateView {
  const named = (id: string): Named => ({ id, name: nameOf(id) });
  const { id, oneId, otherId, score, isCertain, reasons, state, decidedBy, decidedAt, createdAt } = row;
  return {
    ...{ id, one: named(oneId), other: named(otherId), score, isCertain },
    ...{ reasons: DuplicateReason.array().parse(reasons), state: DuplicateState.parse(state), decidedBy },
    ...{ decidedAt: decidedAt?.toISOString() ?? null, createdAt: createdAt.toISOString() },
  };
}

/** Returns the pair. Throws if it does not exist, or if its state does not permit the decision. */
export function requirePair(row: Pair | undefined, state: DuplicateState): Pair {
  if (!row) throw DUPLICATE_NOT_FOUND();
  if (row.state !== state) throw DUPLICATE_DECIDED();
  return row;
}
