import type { Vault } from '@toric/chassis/data/vault';
import type { Change } from '@toric/contracts/record/change';
import type { EffectCall } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import { changed } from '@toric/chassis/changes/changed';
import { lockCase } from '../cases/case.store.ts';
import { saveCase } from '../cases/save-case.flow.ts';
import { findOpenEndedCases, setCustomer } from './author.store.ts';

type Means = { readonly tx: Tx; readonly vault: Vault; readonly now: Date; readonly newId: () => string };
type Linked = { readonly effects: EffectCall[]; readonly changes: Change[] };

/**
 * Links an author to a customer. All earlier and later items of the author then belong to the customer, and so do the
 * author's cases without a customer. The link gives no consent.
 */
export async function linkAuthor(
  { tx, now, newId }: Means,
  { authorId, itemId, customerId }: { authorId: string; itemId: string; customerId: string },
): Promise<Linked> {
  await setCustomer(tx, authorId, customerId, now);
  const effects: EffectCall[] = [];
  const changes: Change[] = [{ action: 'channel-item.linked', subject: itemId, customerId }];
  for (const caseId of await findOpenEndedCases(tx, authorId)) {
    const before = await lockCase(tx, caseId);
    if (!before) continue;
    const after = { ...before, customerId, version: before.version + 1, updatedAt: now };
    effects.push(...(await saveCase({ tx, now, newId }, before, after)).effects);
    const fields = changed({ customerId: null }, { customerId });
    changes.push({ action: 'case.changed', subject: caseId, customerId, fields });
  }
  return { effects, changes };
}
