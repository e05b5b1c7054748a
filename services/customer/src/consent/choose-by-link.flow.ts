import type { Vault } from '@toric/chassis/data/vault';
import { ACCOUNT_LINK_UNUSABLE } from '@toric/contracts/customer/accounts/account.errors';
import type { Preferences } from '@toric/contracts/customer/consent/consent.http';
import type { ConsentSource } from '@toric/contracts/customer/consent/purpose';
import type { Message } from '@toric/contracts/kernel/message';
import type { Change } from '@toric/contracts/record/change';
import type { Tx } from '@toric/messaging/sql';
import { openLink } from '../accounts/link.ts';
import { findCustomerKeys } from '../data-key.store.ts';
import { findSurvivor } from '../merged-customer.store.ts';
import type { ConsentRequest } from './consent.ts';
import { findCurrentTexts } from './policy-text.store.ts';
import { PREFERENCES } from './preference-link.ts';
import { preferencesView } from './preferences.ts';
import { recordConsents } from './record-consents.flow.ts';

export type LinkMeans = { readonly vault: Vault; readonly linkKey: string };
type Context = { readonly tx: Tx; readonly now: Date; readonly newId: () => string };
type Chosen = { readonly view: Preferences; readonly messages: Message[]; readonly changes: Change[] };

/**
 * Records choices that were made with the link of a mail. Throws if the link was forged, or if the person is no longer
 * a customer. The actor of the changes is the person herself, because only her mailbox has the link.
 */
export async function chooseByLink(
  { vault, linkKey }: LinkMeans,
  { tx, now, newId }: Context,
  { token, source, ...request }: ConsentRequest & { token: string; source: ConsentSource },
): Promise<Chosen> {
  const named = openLink(linkKey, PREFERENCES, token);
  // the link of an older mail may name a customer who was merged since
  const customerId = named && (await findSurvivor(tx, named));
  const keys = customerId && (await findCustomerKeys(tx, vault, customerId, undefined));
  if (!customerId || !keys) throw ACCOUNT_LINK_UNUSABLE();
  const asked = { ...request, customerId, source, recordedBy: null, proof: undefined };
  const { last, needsGuardian, messages, changes } = await recordConsents({ tx, vault, keys, now, newId }, asked);
  const actor = { kind: 'customer', id: customerId } as const;
  return {
    view: preferencesView(await findCurrentTexts(tx), { last, needsGuardian }, request.language),
    messages,
    changes: changes.map((change) => ({ ...change, actor })),
  };
}
