import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { SendMessage } from '@toric/contracts/customer/events';
import { PASSKEY_NOT_FOUND } from '@toric/contracts/customer/accounts/passkey.errors';
import { RemovePasskey } from '@toric/contracts/customer/accounts/passkey.http';
import { originOf } from '../../accounts/device.ts';
import { removePasskey as remove } from '../../accounts/passkey.store.ts';
import { recordEvent } from '../../accounts/security-log.store.ts';

/** DELETE /account/passkeys/{passkeyId}. Removes a passkey of the caller → customer.send-message.v1. */
export const removePasskey = ({ vault }: { vault: Vault }) =>
  command(RemovePasskey, {
    async run({ params: { passkeyId }, actor, callerAddress, callerAgent, tx, now, newId }) {
      if (!(await remove(tx, actor.id, passkeyId))) throw PASSKEY_NOT_FOUND();
      const origin = originOf({ callerAddress, callerAgent });
      await recordEvent(tx, vault, { id: newId(), accountId: actor.id, kind: 'passkey-removed', origin, at: now });
      const notice = { template: 'second-factor-changed', values: {} } as const;
      return noContent().emits(SendMessage({ causeId: newId(), personId: actor.id, notice }));
    },
  });
