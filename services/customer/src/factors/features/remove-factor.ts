import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { SendMessage } from '@toric/contracts/customer/events';
import { FACTOR_NOT_FOUND, FACTOR_REQUIRED } from '@toric/contracts/customer/accounts/factor.errors';
import { RemoveFactor } from '@toric/contracts/customer/accounts/factor.http';
import { originOf } from '../../accounts/device.ts';
import { removeFactor as remove } from '../../accounts/factor.store.ts';
import { recordEvent } from '../../accounts/security-log.store.ts';

/**
 * DELETE /account/second-factor. Removes the factor of a customer → customer.send-message.v1. Staff cannot remove
 * theirs.
 */
export const removeFactor = ({ vault }: { vault: Vault }) =>
  command(RemoveFactor, {
    async run({ actor, callerAddress, callerAgent, tx, now, newId }) {
      if (actor.kind === 'staff') throw FACTOR_REQUIRED();
      if (!(await remove(tx, actor.id))) throw FACTOR_NOT_FOUND();
      const origin = originOf({ callerAddress, callerAgent });
      await recordEvent(tx, vault, { id: newId(), accountId: actor.id, kind: 'factor-removed', origin, at: now });
      const notice = { template: 'second-factor-changed', values: {} } as const;
      return noContent().emits(SendMessage({ causeId: newId(), personId: actor.id, notice }));
    },
  });
