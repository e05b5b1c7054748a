import { DUPLICATE_DECIDED, DUPLICATE_NOT_FOUND } from '@toric/contracts/customer/quality/duplicate.errors';
import { DuplicateReason, DuplicateState, type DuplicateView } from '@toric/contracts/customer/quality/duplicate.http';
import type { DuplicatePair as Row } from '../../generated/client.ts';

type Named = DuplicateView['one'];

/** Returns the pair as the list shows it. Throws if the row is damaged. */
export function duplicateView(row: Row, nameOf: (id: string) => string): DuplicateView {
  const named = (id: string): Named => ({ id, name: nameOf(id) });
  const { id, oneId, otherId, score, isCertain, reasons, state, decidedBy, decidedAt, createdAt } = row;
  return {
    ...{ id, one: named(oneId), other: named(otherId), score, isCertain },
    ...{ reasons: DuplicateReason.array().parse(reasons), state: DuplicateState.parse(state), decidedBy },
    ...{ decidedAt: decidedAt?.toISOString() ?? null, createdAt: createdAt.toISOString() },
  };
}

/** Returns the pair. Throws if there is none, or if it is not in the state in which the decision may be made. */
export function requirePair(row: Row | undefined, state: DuplicateState): Row {
  if (!row) throw DUPLICATE_NOT_FOUND();
  if (row.state !== state) throw DUPLICATE_DECIDED();
  return row;
}
