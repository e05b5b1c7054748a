import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ReturnReceived } from '@toric/contracts/order/returns/return.events';
import { ReceiveReturn } from '@toric/contracts/order/returns/return-work.http';
import { CountedReason } from '@toric/contracts/returned/returned';
import { insertBoxes } from '../return.store.ts';
import { assertExpected, assertState, RECEIVABLE } from '../return.ts';
import { lockedReturn, named, showReturn } from '../show-return.flow.ts';

/**
 * POST /returns/{returnId}/boxes → order.return-received.v1. Records the boxes that came back, in the state in which
 * the warehouse found them. The return process then asks the warehouse for the disposition of each box.
 */
export const receiveReturn = ({ vault }: { vault: Vault }) =>
  command(ReceiveReturn, {
    async run({ params: { returnId }, body, actor, tx, now, newId }) {
      const found = await lockedReturn(tx, returnId, undefined);
      assertState(found.status, ...(found.goodsComeBack ? RECEIVABLE : []));
      assertExpected(found.lines, body.boxes, found.boxes);
      const boxes = body.boxes.map((box) => ({ ...box, boxId: newId() }));
      insertBoxes(tx, returnId, boxes, { id: actor.id, now });
      const withReason = boxes.map((box) => {
        const line = found.lines.find(({ lineId }) => lineId === box.lineId);
        return { ...box, reason: CountedReason.parse(line?.reason), receivedBy: actor.id };
      });
      return answer(showReturn(tx, vault, returnId)).emits(ReturnReceived({ ...named(found), boxes: withReason }));
    },
  });
