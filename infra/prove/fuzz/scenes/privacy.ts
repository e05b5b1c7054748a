/**
 * Lists the scenes of privacy requests and of consent. Each scene has a customer of its own, because a request may end
 * the account.
 */
import { ShowPreferences } from '@toric/contracts/customer/consent/consent.http';
import { until } from '../../testing/test-stack.ts';
import type { World } from '../world.ts';
import type { Scenes } from './scene.ts';

const marketing = { purpose: 'marketing' };

/** Returns a privacy request of this kind that a new customer has made, with the token of this customer. */
async function asked({ person, send }: World, kind: string) {
  const { id: customerId, token } = await person();
  const { id: requestId } = await send('askPrivacyRequest', { token, path: { customerId }, change: { kind } });
  return { token, path: { customerId, requestId } };
}

/** Returns a request for access to a customer's own data whose file is ready. */
async function collected(world: World) {
  const request = await asked(world, 'access');
  await until('the file of a person', async () =>
    (await world.send('getPrivacyRequest', request))['state'] === 'ready' ? true : undefined,
  );
  return request;
}

async function page({ customer, preferences }: World) {
  return { role: 'nobody', ids: { [ShowPreferences.example.token]: preferences(customer.customerId) } };
}

export const privacyScenes: Scenes = {
  async askPrivacyRequest({ person }) {
    return { role: 'sales', path: { customerId: (await person()).id } };
  },
  listOwnPrivacyRequests: async ({ customer }) => ({ path: customer }),
  getPrivacyRequest: (world) => asked(world, 'portability'),
  getPrivacyFile: collected,
  async liftRestriction(world) {
    const { path } = await asked(world, 'restriction');
    return { role: 'sales', path };
  },
  previewErasure: (world) => asked(world, 'erasure'),
  withdrawErasure: (world) => asked(world, 'erasure'),
  confirmErasure: (world) => asked(world, 'erasure'),
  replayErasures: async () => ({ role: 'operator' }),
  getConsents: async ({ customer }) => ({ path: customer }),
  listConsentHistory: async ({ customer }) => ({ path: customer }),
  putConsents: async ({ customer }) => ({ role: 'sales', path: customer }),
  listPolicyTexts: async () => ({ role: 'marketing', path: marketing }),
  async savePolicyText({ send }) {
    const { data } = await send('listPolicyTexts', { role: 'marketing', path: marketing });
    return { role: 'marketing', path: marketing, change: { after: data[0]?.['version'] } };
  },
  showPreferences: page,
  savePreferences: page,
  unsubscribe: page,
};
