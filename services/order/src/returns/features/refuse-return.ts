import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ReturnRefused } from '@toric/contracts/order/returns/return.events';
import { RefuseReturn } from '@toric/contracts/order/returns/return.http';
import { keepDecision } from '../return.store.ts';
import { assertState } from '../return.ts';
import { lockedReturn, named, showReturn } from '../show-return.flow.ts';

const REFUSED = { code: 'return.refused', detail: 'The shop refused the return. The reason stands in the return.' };

/** POST /returns/{returnId}/refuse → order.return-refused.v1. Refuses a return. The reason is stored sealed. */
export const refuseReturn = ({ vault }: { vault: Vault }) =>
  command(RefuseReturn, {
    async run({ params: { returnId }, body: { why }, actor, tx }) {
      const found = await lockedReturn(tx, returnId, undefined);
      assertState(found.status, 'requested');
      const { customerId } = found;
      keepDecision(tx, returnId, { by: actor.id, why }, await keyringFor(tx, vault, customerId));
      return answer(showReturn(tx, vault, returnId))
        .emits(ReturnRefused({ ...named(found), reason: REFUSED }))
        .records({ action: 'return.refused', subject: returnId, customerId, why });
    },
  });
