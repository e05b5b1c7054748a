import { keyringFor } from '@toric/chassis/data/data-key.store';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { AMENDMENT_PACKED } from '@toric/contracts/order/amendments/amendment.errors';
import { ApproveAmendment } from '@toric/contracts/order/amendments/amendment.http';
import { findCredit } from '../../credit/credit.store.ts';
import { findHeldParts } from '../../parcels/parcel.store.ts';
import { assertDecidable, assertFresh, refuseState } from '../amendment.ts';
import { amendmentProcess, shownAmendment } from '../amendment.process.ts';
import { openedTerms, presentOf, saveDecision, statusOf } from '../amendment.store.ts';
import { refusedForMore } from '../approval/more-credit.ts';
import { beginAmendment } from '../begin-amendment.flow.ts';
import { holdAmended } from '../holding/hold-amended.flow.ts';
import { lockWaiting } from '../lock-waiting.flow.ts';
import type { AmendmentSettings } from '../prepare-amendment.flow.ts';
import { isSame } from '../terms.ts';
import { showAmendment } from '../show-amendment.flow.ts';

type Approval = Pick<AmendmentSettings, 'vault' | 'places' | 'holds' | 'approvalDays'>;

/**
 * POST /amendments/{amendmentId}/approve → order.amendment-begun.v1. Records that a second person approves an amendment
 * with a low price. The order must not have changed since the request of the amendment.
 */
export const approveAmendment = ({ vault, places, holds, approvalDays: days }: Approval) =>
  command(ApproveAmendment, {
    async run({ params: { amendmentId }, actor, tx, now, newId }) {
      const { row, order } = await lockWaiting(tx, amendmentId);
      assertDecidable({ status: statusOf(row), requestedBy: row.requestedBy }, { by: actor.id, approves: true });
      const keys = await keyringFor(tx, vault, row.customerId);
      const { before, after } = openedTerms(keys, row);
      const present = presentOf(order, keys);
      const refused = refuseState(present);
      if (refused) throw refused;
      if ((await findHeldParts(tx, row.orderId)).length > 0) throw AMENDMENT_PACKED();
      assertFresh({ createdAt: row.createdAt, isUnchanged: isSame(present.terms, before) }, { now, days });
      const overCredit = refusedForMore(await findCredit(tx, row.customerId), before, after);
      if (overCredit) throw overCredit;
      const status = shownAmendment(amendmentProcess.initial);
      await saveDecision(tx, { id: amendmentId, status, decidedBy: actor.id, now });
      const { facts, begun } = beginAmendment(tx, order, { amendmentId, before, after, places }, now);
      const held = await holdAmended({ tx, now, newId }, holds, { order, before, after });
      const { orderId, customerId } = row;
      return answer(showAmendment(tx, vault, amendmentId))
        .records({ action: 'amendment.approved', subject: orderId, customerId })
        .emits(begun, ...held)
        .starts(amendmentProcess, amendmentId, facts);
    },
  });
