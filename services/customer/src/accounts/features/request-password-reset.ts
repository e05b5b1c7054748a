import { effect } from '@toric/messaging/effect';
import { emits } from '@toric/messaging/outcome';
import { preparedCommand } from '@toric/chassis/http/endpoint';
import { networkOf } from '@toric/chassis/http/network';
import { noContent } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ACCOUNT_ASKED_TOO_OFTEN } from '@toric/contracts/customer/accounts/account.errors';
import { RequestPasswordReset } from '@toric/contracts/customer/accounts/account.http';
import { SendMessage } from '@toric/contracts/customer/events';
import { SentText } from '@toric/contracts/kernel/text';
import { z } from 'zod';
import { EMAIL_INDEX, findAccountByEmail } from '../account.store.ts';
import { countAsk, FROM_ONE_NETWORK, TO_ONE_ADDRESS } from '../guards/ask-quota.store.ts';
import { insertLink } from '../link.store.ts';
import { recordEvent } from '../security-log.store.ts';
import type { Reader } from '../../reader.store.ts';

/**
 * Declares the effect of a request for a new password. It emits customer.send-message.v1 with the link if an account
 * has the e-mail. It runs after the answer, so neither the answer nor its time reveals whether there is an account (ADR
 * 0059).
 */
export const startPasswordReset = (vault: Vault) =>
  effect({
    name: 'start-password-reset',
    data: z.object({ account: SentText.meta({ description: 'The keyed digest of the e-mail.' }) }),
    // `perform` does nothing: the effect calls no other system, and `settle` does all of its work in one transaction
    perform: () => Promise.resolve(null),
    async settle({ data: { account }, tx, now, newId }) {
      const accountId = await findAccountByEmail(tx, account);
      if (accountId === undefined) return undefined;
      const linkId = newId();
      await insertLink(tx, { id: linkId, purpose: 'password-reset', accountId });
      const event = { id: newId(), accountId, kind: 'password-reset-asked', origin: undefined, at: now } as const;
      await recordEvent(tx, vault, event);
      const notice = { template: 'password-reset', values: { linkId } } as const;
      return emits(SendMessage({ causeId: linkId, personId: accountId, notice }));
    },
  });

/**
 * The password reset of a known e-mail is prepared this number of ms after its request, so that the work slows down
 * neither this request nor the next one.
 */
const AFTER_MS = 2_000;

type Deps = { vault: Vault; startReset: ReturnType<typeof startPasswordReset> };

/**
 * POST /password-resets. Stores the effect that looks for the account. Every e-mail gets the same answer. Beyond the
 * limit of an e-mail no mail is sent, and the answer is still the same.
 */
export const requestPasswordReset = ({ vault, startReset }: Deps) =>
  preparedCommand<typeof RequestPasswordReset, Reader, { account: string; isDue: boolean }>(RequestPasswordReset, {
    async prepare({ body: { email }, callerAddress, aside }) {
      const network = vault.blindIndex('caller', networkOf(callerAddress));
      if (!(await countAsk(aside, `reset-by ${network}`, FROM_ONE_NETWORK))) throw ACCOUNT_ASKED_TOO_OFTEN();
      const account = vault.blindIndex(EMAIL_INDEX, email);
      return { account, isDue: await countAsk(aside, `reset-of ${account}`, TO_ONE_ADDRESS) };
    },
    async run({ prepared: { account, isDue } }) {
      return isDue ? noContent().performs(startReset({ account }, { delayMs: AFTER_MS })) : noContent();
    },
  });
