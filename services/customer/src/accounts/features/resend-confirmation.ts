import { preparedCommand } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import {
  ACCOUNT_ASKED_TOO_OFTEN,
  ACCOUNT_EMAIL_CONFIRMED,
  ACCOUNT_NOT_FOUND,
} from '@toric/contracts/customer/accounts/account.errors';
import { ResendConfirmation } from '@toric/contracts/customer/accounts/account.http';
import { SendMessage } from '@toric/contracts/customer/events';
import { readAccount } from '../account.store.ts';
import { countAsk, TO_ONE_ADDRESS } from '../guards/ask-quota.store.ts';
import { insertLink } from '../link.store.ts';
import type { Reader } from '../../reader.store.ts';

/** POST /account/email/confirmation. Sends the confirmation mail once more → customer.send-message.v1. */
export const resendConfirmation = preparedCommand<typeof ResendConfirmation, Reader, null>(ResendConfirmation, {
  async prepare({ actor, db, aside }) {
    const account = await readAccount(db, actor.id);
    if (!account) throw ACCOUNT_NOT_FOUND();
    if (account.emailConfirmedAt) throw ACCOUNT_EMAIL_CONFIRMED();
    if (!(await countAsk(aside, `confirm-of ${actor.id}`, TO_ONE_ADDRESS))) throw ACCOUNT_ASKED_TOO_OFTEN();
    return null;
  },
  async run({ actor, tx, newId }) {
    const linkId = newId();
    await insertLink(tx, { id: linkId, purpose: 'account-confirmation', accountId: actor.id });
    const notice = { template: 'account-confirmation', values: { linkId } } as const;
    return noContent().emits(SendMessage({ causeId: linkId, personId: actor.id, notice }));
  },
});
