import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { AskForReturnLabel } from '@toric/contracts/order/returns/label.http';
import {
  RETURN_LABEL_BY_CUSTOMER,
  RETURN_LABEL_NO_CARRIER,
  RETURN_LABEL_NOTHING_COMES,
  RETURN_LABEL_TYPED,
} from '@toric/contracts/order/returns/return.errors';
import { askForReturn } from '../../parcels/back/return-label.flow.ts';
import { lockLabelOfReturn } from '../../parcels/back/return-label.store.ts';
import { returnLabelView } from '../../parcels/back/show-return-label.flow.ts';
import { assertState } from '../return.ts';
import type { ReturnSettings } from '../settings.ts';
import { lockedReturn } from '../show-return.flow.ts';

/**
 * POST /returns/{returnId}/label → customer.seal-parcel-address.v1. Asks the carrier for the label of a return. If the
 * return has a label already, or a label was requested, the command returns that label and buys no second one. A
 * customer may ask for a label only if the shop pays for it.
 */
export const askForReturnLabel = ({ vault, carrier }: ReturnSettings) =>
  command(AskForReturnLabel, {
    async run({ params: { returnId }, body, actor, tx, now, newId }) {
      const self = selfOf(actor);
      const found = await lockedReturn(tx, returnId, self);
      assertState(found.status, 'approved', 'exchanged', 'exchange-sent', 'reminded');
      if (!found.goodsComeBack) throw RETURN_LABEL_NOTHING_COMES();
      if (self !== undefined && found.carriageBy !== 'shop') throw RETURN_LABEL_BY_CUSTOMER();
      if (found.trackingNumber !== null) throw RETURN_LABEL_TYPED();
      const known = await lockLabelOfReturn(tx, returnId);
      if (known && known.status !== 'failed') return answer(returnLabelView(known, self)).records();
      if (!carrier.isConnected) throw RETURN_LABEL_NO_CARRIER();
      const service = (self === undefined ? body.service : undefined) ?? carrier.service;
      const wanted = { id: known?.id ?? newId(), orderReturn: found, service, requestedBy: actor.id };
      const { label, message } = await askForReturn({ tx, vault, now }, wanted);
      return answer(returnLabelView(label, self))
        .emits(message)
        .records({ action: 'return.label-asked', subject: returnId, customerId: found.customerId });
    },
  });
