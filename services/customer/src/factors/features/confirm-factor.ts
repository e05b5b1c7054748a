import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { SendMessage } from '@toric/contracts/customer/events';
import { FACTOR_NOT_FOUND } from '@toric/contracts/customer/accounts/factor.errors';
import { ConfirmFactor } from '@toric/contracts/customer/accounts/factor.http';
import { originOf } from '../../accounts/device.ts';
import { confirmPendingFactor, putRecoveryCodes } from '../../accounts/factor.store.ts';
import { freshToken, type SessionMeans } from '../../accounts/open-session.flow.ts';
import { recordEvent } from '../../accounts/security-log.store.ts';
import { revokeOtherSessions } from '../../accounts/session.store.ts';
import type { Reader } from '../../reader.store.ts';
import { checkCode, forgetCodes } from '../check-code.flow.ts';
import { newRecoveryCodes } from '../recovery-code.ts';

/**
 * POST /account/second-factor/confirm. Replaces an earlier secret by the new one, which the code confirms. Ends the
 * other sessions → customer.send-message.v1.
 */
export const confirmFactor = ({ vault, signToken }: SessionMeans) =>
  preparedCommand<typeof ConfirmFactor, Reader, number>(ConfirmFactor, {
    async prepare({ body: { code }, actor, callerAddress, callerAgent, db, aside, now }) {
      const origin = originOf({ callerAddress, callerAgent });
      const proof = await checkCode({ vault, db, aside, now, origin }, { accountId: actor.id, code, pending: true });
      if (!('step' in proof)) throw FACTOR_NOT_FOUND();
      return proof.step;
    },
    async run({ prepared: step, actor, callerAddress, callerAgent, tx, now, newId }) {
      const accountId = actor.id;
      if (!(await confirmPendingFactor(tx, accountId, step, now))) throw FACTOR_NOT_FOUND();
      await forgetCodes(tx, accountId);
      const recoveryCodes = newRecoveryCodes();
      await putRecoveryCodes(tx, vault, accountId, recoveryCodes);
      await revokeOtherSessions(tx, accountId, actor.sessionId);
      const origin = originOf({ callerAddress, callerAgent });
      await recordEvent(tx, vault, { id: newId(), accountId, kind: 'factor-added', origin, at: now });
      const notice = { template: 'second-factor-changed', values: {} } as const;
      return answer({ ...(await freshToken({ tx, signToken }, actor)), recoveryCodes }).emits(
        SendMessage({ causeId: newId(), personId: accountId, notice }),
      );
    },
  });
