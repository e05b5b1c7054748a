import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { FACTOR_NOT_FOUND } from '@toric/contracts/customer/accounts/factor.errors';
import { RenewRecoveryCodes } from '@toric/contracts/customer/accounts/factor.http';
import { originOf } from '../../accounts/device.ts';
import { hasFactor, putRecoveryCodes } from '../../accounts/factor.store.ts';
import { recordEvent } from '../../accounts/security-log.store.ts';
import { newRecoveryCodes } from '../recovery-code.ts';

/** POST /account/recovery-codes. Replaces the recovery codes of the caller. */
export const renewRecoveryCodes = ({ vault }: { vault: Vault }) =>
  command(RenewRecoveryCodes, {
    async run({ actor, callerAddress, callerAgent, tx, now, newId }) {
      if (!(await hasFactor(tx, actor.id))) throw FACTOR_NOT_FOUND();
      const recoveryCodes = newRecoveryCodes();
      await putRecoveryCodes(tx, vault, actor.id, recoveryCodes);
      const event = { id: newId(), accountId: actor.id, kind: 'recovery-codes-renewed', at: now } as const;
      await recordEvent(tx, vault, { ...event, origin: originOf({ callerAddress, callerAgent }) });
      return answer({ recoveryCodes });
    },
  });
