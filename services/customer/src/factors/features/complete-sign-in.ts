import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { AUTH_CHALLENGE_OVER } from '@toric/contracts/customer/accounts/factor.errors';
import { CompleteSignIn } from '@toric/contracts/customer/accounts/factor.http';
import { lockPassword } from '../../accounts/account.store.ts';
import { originOf } from '../../accounts/device.ts';
import { openLink } from '../../accounts/link.ts';
import { countChallengeTry, takeLink } from '../../accounts/link.store.ts';
import { openSessionFor, type SessionMeans } from '../../accounts/open-session.flow.ts';
import type { Reader } from '../../reader.store.ts';
import { checkCode, type Proof, useProof } from '../check-code.flow.ts';

type Deps = SessionMeans & { linkKey: string };
type Prepared = { challengeId: string; proof: Proof };

/**
 * POST /sessions/second-factor. Completes a sign-in → customer.send-message.v1 for a new device. The challenge of the
 * first step counts its codes, and the account counts them over all challenges.
 */
export const completeSignIn = ({ vault, signToken, linkKey }: Deps) =>
  preparedCommand<typeof CompleteSignIn, Reader, Prepared>(CompleteSignIn, {
    async prepare({ body: { challenge, code }, callerAddress, callerAgent, db, aside, now }) {
      const challengeId = openLink(linkKey, 'second-factor', challenge);
      const accountId = challengeId && (await countChallengeTry(aside, challengeId));
      if (!challengeId || !accountId) throw AUTH_CHALLENGE_OVER();
      const origin = originOf({ callerAddress, callerAgent });
      return { challengeId, proof: await checkCode({ vault, db, aside, now, origin }, { accountId, code }) };
    },
    async run({ prepared: { challengeId, proof }, callerAddress, callerAgent, tx, now, newId }) {
      const { accountId } = proof;
      if (!(await takeLink(tx, 'second-factor', challengeId))) throw AUTH_CHALLENGE_OVER();
      if (!(await lockPassword(tx, accountId))) throw AUTH_CHALLENGE_OVER();
      const origin = originOf({ callerAddress, callerAgent });
      await useProof({ vault, tx, now, newId, origin }, proof);
      const context = { vault, signToken, tx, now, newId };
      const { view, messages } = await openSessionFor(context, { accountId, origin, proved: true });
      return answer(view).emits(...messages);
    },
  });
