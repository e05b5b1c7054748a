import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import {
  type AnyJobKind,
  type ItemResult,
  type JobContext,
  jobKind,
  type PlannedItem,
} from '@toric/chassis/jobs/job-kind';
import type { Address } from '@toric/contracts/contact/contact';
import { TOO_MANY_ADDRESSES } from '@toric/contracts/customer/imports/import-file.errors';
import { records } from '@toric/messaging/outcome';
import { MAX_ADDRESSES } from '../people/address.store.ts';
import { findAddresses, isAlike } from './addresses.store.ts';
import { findOwners, type Owner, promisedBy } from './belonging.flow.ts';
import { insertAddresses, type NewAddressRow } from './customers.store.ts';
import { endImport } from './end-import.flow.ts';
import { rejectedFile } from '@toric/chassis/imports/rejected-file';
import { importSource } from './import-source.flow.ts';
import { contentOf, findAddressContents } from './plans/contents.store.ts';
import type { ImportMeans } from './plans/import-kinds.ts';
import { type AddressRow, addressRow } from './rows/address-row.ts';
import { ImportedRow, ImportPlan } from '@toric/contracts/customer/imports/import-plan';

type Context = JobContext<ImportPlan>;

/** Imports addresses of customers. Does not change an address that is stored already. */
export function importAddresses({ vault, reached }: ImportMeans): AnyJobKind {
  return jobKind<ImportedRow, ImportPlan>({
    ...{ name: 'address-import', subject: 'address', lock: 'customer', allow: ['sales'] },
    ...{ vault, plan: ImportPlan, change: ImportedRow, tables: [{ table: 'address', key: 'id' }], pageSize: 500 },
    source: importSource(() => []),
    rejectedFile,
    reached,
    readBack: (ids, { tx }) => findAddressContents(tx, vault, ids),
    apply: (items, context) => applyRows(vault, items, context),
    async undone(items) {
      const changes = items.flatMap(({ did, personId, recordIds: [id = ''] }) =>
        personId === null
          ? []
          : [
              {
                action: did === 'removed' ? 'address.removed' : 'address.added',
                subject: id,
                customerId: personId,
              } as const,
            ],
      );
      return records(...changes);
    },
    ended: endImport,
  });
}

type Decided = { readonly result: ItemResult; readonly added?: NewAddressRow };

async function applyRows(vault: Vault, items: readonly PlannedItem<ImportedRow>[], context: Context) {
  const { tx, now, newId, job } = context;
  const rows = items.map(({ change }) => addressRow(change, job.plan));
  const ownerOf = await findOwners(
    { tx, vault, system: job.plan.system, promisedBy: promisedBy(context) },
    rows.map(({ customer }) => customer),
  );
  const owners = rows.flatMap(({ customer }) => {
    const owner = ownerOf(customer);
    return 'person' in owner ? [{ customerId: owner.person.id, keys: owner.person.keys }] : [];
  });
  // each row adds its address to the list, so that two rows with one address insert it once
  const known = new Map([...(await findAddresses(tx, owners))].map(([id, addresses]) => [id, [...addresses]]));
  const decided = rows.map((row) => decide(row, ownerOf(row.customer), { known, newId, vault }));
  const added = decided.flatMap((one) => one.added ?? []);
  await insertAddresses(tx, added, now);
  const changes = added.map(({ id, customerId, address }) => {
    return { action: 'address.added', subject: id, customerId, fields: changed({}, address) } as const;
  });
  return { results: decided.map(({ result }) => result), outcome: records(...changes) };
}

type Means = { readonly known: Map<string, Address[]>; readonly newId: () => string; readonly vault: Vault };

function decide({ address, reasons }: AddressRow, owner: Owner, { known, newId, vault }: Means): Decided {
  if (reasons.length > 0) return { result: { did: 'rejected', reasons } };
  if ('promised' in owner) return { result: { did: 'created', recordIds: [newId()] } };
  if ('wrong' in owner) return { result: { did: 'rejected', reasons: [{ detail: owner.wrong }] } };
  const { id: customerId, keys } = owner.person;
  if (!address) throw new Error('a row without reasons has an address');
  const own = known.get(customerId) ?? [];
  if (own.some((one) => isAlike(one, address))) return { result: { did: 'unchanged', personId: customerId } };
  if (own.length >= MAX_ADDRESSES) return { result: { did: 'rejected', reasons: [{ detail: TOO_MANY_ADDRESSES() }] } };
  known.set(customerId, [...own, address]);
  const id = newId();
  const added = { id, customerId, keys, address };
  const content = contentOf(vault, address);
  return { result: { did: 'created', recordIds: [id], personId: customerId, content }, added };
}
