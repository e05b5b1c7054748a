import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { StepUp } from '@toric/contracts/customer/accounts/factor.http';
import { originOf } from '../../accounts/device.ts';
import { freshToken, type SessionMeans } from '../../accounts/open-session.flow.ts';
import type { Reader } from '../../reader.store.ts';
import { checkCode, type Proof, useProof } from '../check-code.flow.ts';

/** POST /sessions/step-up. Answers an access token with the time of this proof, for operations that need a fresh one. */
export const stepUp = ({ vault, signToken }: SessionMeans) =>
  preparedCommand<typeof StepUp, Reader, Proof>(StepUp, {
    prepare({ body: { code }, actor, callerAddress, callerAgent, db, aside, now }) {
      const origin = originOf({ callerAddress, callerAgent });
      return checkCode({ vault, db, aside, now, origin }, { accountId: actor.id, code });
    },
    async run({ prepared: proof, actor, callerAddress, callerAgent, tx, now, newId }) {
      await useProof({ vault, tx, now, newId, origin: originOf({ callerAddress, callerAgent }) }, proof);
      return answer(await freshToken({ tx, signToken }, actor));
    },
  });
