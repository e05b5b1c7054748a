import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { StepUp } from '@toric/contracts/customer/accounts/factor.http';
import { originOf } from '../../accounts/device.ts';
import { freshToken, type SessionMeans } from '../../accounts/open-session.flow.ts';
import type { Reader } from '../../reader.store.ts';
import { checkCode, type Proof, useProof } from '../check-code.flow.ts';
import { checkPasskey, type PasskeyProof, usePasskeyProof } from '../check-passkey.flow.ts';
import type { Site } from '../passkeys.ts';

type Deps = SessionMeans & { site: Site };

/**
 * POST /sessions/step-up. Returns an access token with the time of this proof, for operations that need a fresh proof.
 * The proof is a code, or a passkey of the caller.
 */
export const stepUp = ({ vault, signToken, site }: Deps) =>
  preparedCommand<typeof StepUp, Reader, Proof | PasskeyProof>(StepUp, {
    prepare({ body: { code = '', credential }, actor: { id: accountId }, callerAddress, callerAgent, db, aside, now }) {
      const context = { vault, db, aside, now, origin: originOf({ callerAddress, callerAgent }) };
      if (credential) return checkPasskey({ ...context, site }, credential, { kind: 'factor-failed', accountId });
      return checkCode(context, { accountId, code });
    },
    async run({ prepared: proof, actor, callerAddress, callerAgent, tx, now, newId }) {
      if ('passkey' in proof) await usePasskeyProof(tx, proof, now);
      else await useProof({ vault, tx, now, newId, origin: originOf({ callerAddress, callerAgent }) }, proof);
      return answer(await freshToken({ tx, signToken }, actor));
    },
  });
