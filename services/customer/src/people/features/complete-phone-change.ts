import { changed } from '@toric/chassis/changes/changed';
import { preparedCommand } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ACCOUNT_CODE_WRONG } from '@toric/contracts/customer/accounts/account.errors';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { CompletePhoneChange } from '@toric/contracts/customer/people/phone-change.http';
import { originOf } from '../../accounts/device.ts';
import { linkCode } from '../../accounts/link.ts';
import { countTry, openTarget, takeLink } from '../../accounts/link.store.ts';
import { recordEvent } from '../../accounts/security-log.store.ts';
import { findKeyrings } from '../../data-key.store.ts';
import { confirmFacts } from '../../fact.store.ts';
import type { Reader } from '../../reader.store.ts';
import { withChanges } from '../customer.ts';
import { lockCustomer, updateCustomer } from '../customer.store.ts';

type Deps = { vault: Vault; linkKey: string };

/**
 * POST /customers/me/phone-changes/{changeId}/complete. Changes the phone number of a customer who has the code. Each
 * try is counted before the code is compared, and a wrong one stays counted.
 */
export const completePhoneChange = ({ vault, linkKey }: Deps) =>
  preparedCommand<typeof CompletePhoneChange, Reader, null>(CompletePhoneChange, {
    async prepare({ params: { changeId }, body: { code }, actor, aside }) {
      const isCounted = await countTry(aside, 'phone-change', changeId, actor.id);
      if (!isCounted || code !== linkCode(linkKey, 'phone-change', changeId)) throw ACCOUNT_CODE_WRONG();
      return null;
    },
    async run({ params: { changeId }, actor, callerAddress, callerAgent, tx, now, newId }) {
      const link = await takeLink(tx, 'phone-change', changeId);
      if (link?.accountId !== actor.id) throw ACCOUNT_CODE_WRONG();
      const customer = await lockCustomer(tx, vault, actor.id, actor.id);
      if (!customer) throw CUSTOMER_NOT_FOUND();
      const { phone } = openTarget((await findKeyrings(tx, vault, [actor.id]))(actor.id), link);
      const personal = withChanges(customer.personal, { phone });
      await updateCustomer(tx, vault, { ...customer, personal, version: customer.version + 1, updatedAt: now });
      await confirmFacts(tx, { customerId: actor.id, facts: [{ fact: 'phone' }], actor, now });
      const origin = originOf({ callerAddress, callerAgent });
      await recordEvent(tx, vault, { id: newId(), accountId: actor.id, kind: 'phone-changed', origin, at: now });
      const [subject, fields] = [actor.id, changed(customer.personal, personal)];
      return noContent().records({ action: 'customer.changed', subject, customerId: subject, fields });
    },
  });
