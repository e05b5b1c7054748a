import { readings } from '@toric/chassis/changes/readings';
import type { Vault } from '@toric/chassis/data/vault';
import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CHANNEL_ITEM_NOT_FOUND } from '@toric/contracts/customer/channels/channel.errors';
import { PROPOSED_AT_MOST, ProposeForChannelItem } from '@toric/contracts/customer/channels/channel-item.http';
import { readCustomers } from '../../people/customer.store.ts';
import { searchedPhone } from '../../people/phone.ts';
import { findByName } from '../../people/search/find-by-name.flow.ts';
import { shownName } from '../../people/search/name-tokens.ts';
import type { Reader } from '../../reader.store.ts';
import { readByPhone } from '../author.reader.store.ts';
import { readItem } from '../item.store.ts';
import type { Author } from '../provider.ts';

type Proposals = { data: { customerId: string; name: string; reason: 'phone' | 'name' }[] };

/**
 * GET /channel-items/{itemId}/proposals. Returns customers with the phone number or the name of an author. Each access
 * is recorded.
 */
export const proposeForChannelItem = ({ vault }: { vault: Vault }) =>
  preparedCommand<typeof ProposeForChannelItem, Reader, Proposals>(ProposeForChannelItem, {
    async prepare({ params: { itemId }, db }) {
      const item = await readItem(db, vault, itemId);
      if (!item) throw CHANNEL_ITEM_NOT_FOUND();
      return propose(db, vault, item.author);
    },
    run({ prepared }) {
      const shown = prepared.data.map(({ customerId }) => ({ id: customerId, customerId }));
      return Promise.resolve(answer(prepared).records(...readings('customer.found', shown)));
    },
  });

async function propose(db: Reader, vault: Vault, { phone, name }: Author): Promise<Proposals> {
  const number = phone === null ? undefined : searchedPhone(phone);
  const ids = number === undefined ? [] : await readByPhone(db, vault.blindIndex('phone', number), PROPOSED_AT_MOST);
  const [byPhone, byName] = await Promise.all([
    readCustomers(db, vault, ids),
    name === null ? [] : findByName(db, vault, name, PROPOSED_AT_MOST),
  ]);
  const rows = [
    ...byPhone.map((customer) => ({ customer, reason: 'phone' as const })),
    ...byName.filter(({ id }) => !ids.includes(id)).map((customer) => ({ customer, reason: 'name' as const })),
  ];
  const data = rows.slice(0, PROPOSED_AT_MOST).map(({ customer: { id, personal }, reason }) => ({
    ...{ customerId: id, name: shownName(personal) || (personal.email ?? '–'), reason },
  }));
  return { data };
}
