import type { Vault } from '@toric/chassis/data/vault';
import { effect } from '@toric/messaging/effect';
import { emits } from '@toric/messaging/outcome';
import { changedSegmentsOf } from '../evaluate-segments.flow.ts';
import { fillAfter, FILL_SEGMENTS, FillSegments } from '../fill-segments.ts';
import { lockValuesAfter } from '../segments.store.ts';

/** Holds the number of customers whom one transaction handles. */
const AT_ONCE = 200;

/**
 * Declares the effect that follows the definition or removal of a segment → customer.segments-changed.v1. It handles
 * all customers with custom fields, page by page.
 */
export const fillSegments = ({ vault }: { vault: Vault }) =>
  effect({
    name: FILL_SEGMENTS,
    data: FillSegments,
    // `perform` does nothing: the effect calls no other system, and `settle` does all of its work in one transaction
    perform: () => Promise.resolve(null),
    async settle({ data: { after }, tx }) {
      const rows = await lockValuesAfter(tx, after, AT_ONCE);
      const ids = rows.map(({ customerId }) => customerId);
      const told = emits(...(await changedSegmentsOf(tx, vault, ids)));
      const last = ids.at(-1);
      return last !== undefined && ids.length === AT_ONCE ? told.performs(fillAfter(last)) : told;
    },
  });
