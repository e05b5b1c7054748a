import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ACCOUNT_ASKED_TOO_OFTEN } from '@toric/contracts/customer/accounts/account.errors';
import { SendMessage } from '@toric/contracts/customer/events';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { RequestPhoneChange } from '@toric/contracts/customer/people/phone-change.http';
import { countAsk, TO_ONE_ADDRESS } from '../../accounts/guards/ask-quota.store.ts';
import { insertLink } from '../../accounts/link.store.ts';
import { findCustomerKeys } from '../../data-key.store.ts';
import { normalisePhone, withoutExtension } from '../phone.ts';
import type { Reader } from '../../reader.store.ts';

/**
 * POST /customers/me/phone-changes. Sends a code to the new number → customer.send-message.v1. The number is stored
 * encrypted in the row of the code.
 */
export const requestPhoneChange = ({ vault }: { vault: Vault }) =>
  preparedCommand<typeof RequestPhoneChange, Reader, string>(RequestPhoneChange, {
    async prepare({ body, actor, aside }) {
      const phone = normalisePhone(body.phone);
      const limits = [`phone-by ${actor.id}`, `phone-of ${vault.blindIndex('phone', withoutExtension(phone))}`];
      for (const key of limits) if (!(await countAsk(aside, key, TO_ONE_ADDRESS))) throw ACCOUNT_ASKED_TOO_OFTEN();
      return phone;
    },
    async run({ prepared: phone, actor, tx, newId }) {
      const keys = await findCustomerKeys(tx, vault, actor.id, actor.id);
      if (!keys) throw CUSTOMER_NOT_FOUND();
      const id = newId();
      const target = { keys, value: { phone } };
      const expiresAt = await insertLink(tx, { id, purpose: 'phone-change', accountId: actor.id, target });
      const notice = { template: 'phone-code', values: { linkId: id } } as const;
      return answer({ id, expiresAt: expiresAt.toISOString() }).emits(
        SendMessage({ causeId: id, personId: actor.id, notice }),
      );
    },
  });
