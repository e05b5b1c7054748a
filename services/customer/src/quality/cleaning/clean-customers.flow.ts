import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import {
  type AnyJobKind,
  type ItemResult,
  type JobContext,
  jobKind,
  type NewItem,
  type PlannedItem,
} from '@toric/chassis/jobs/job-kind';
import { EMAIL_OF_ANOTHER } from '@toric/contracts/customer/quality/cleaning.errors';
import type { CleaningFix } from '@toric/contracts/customer/quality/cleaning.http';
import type { Change } from '@toric/contracts/record/change';
import { records } from '@toric/messaging/outcome';
import type { Read } from '@toric/messaging/sql';
import { findLeftOut, forgetChoices } from './choice.store.ts';
import {
  cleanedCustomer,
  cleanedPeople,
  findKnown,
  findTakenEmails,
  type KnownPerson,
  type Written,
  writeAddresses,
  writeCustomers,
} from './cleaned.store.ts';
import { CleaningChange, CleaningPlan } from './cleaning-plan.ts';
import { type DecidedCleaning, decideCleaned } from './decide-cleaned.ts';
import { saveInferences } from './inference.store.ts';
import { createPlaces, type Places } from './places.ts';
import { propose } from './propose.ts';

type Context = JobContext<CleaningPlan>;
type Item = PlannedItem<CleaningChange>;
type Asked = { readonly read: Read; readonly vault: Vault; readonly plan: CleaningPlan };

/**
 * Returns the kind of job for a cleaning, which corrects the form of facts and fills some in, as proposed. An inferred
 * fact is stored with its origin.
 */
export function cleanCustomers({ vault }: { vault: Vault }): AnyJobKind {
  return jobKind<CleaningChange, CleaningPlan>({
    ...{ name: 'customer-cleaning', subject: 'customer', lock: 'customer', allow: ['sales'] },
    ...{ vault, plan: CleaningPlan, change: CleaningChange },
    tables: [
      { table: 'account', key: 'id' },
      { table: 'customer', key: 'id' },
      { table: 'customer_name_token', key: 'customer_id', isDerived: true },
      { table: 'address', key: 'customer_id' },
      { table: 'inferred_fact', key: 'customer_id' },
    ],
    async *source({ read, job: { plan }, after }): AsyncGenerator<NewItem<CleaningChange>> {
      let skipped = 0;
      for await (const item of proposals({ read, vault, plan })) if (skipped++ >= after) yield item;
    },
    apply: (items, context) => applyCleaning(vault, items, context),
    async undone(items) {
      const changes = items.map(
        ({ recordIds: [id = ''] }) => ({ action: 'customer.changed', subject: id, customerId: id }) as const,
      );
      return records(...changes);
    },
    async ended({ tx, job, state }) {
      if (state !== 'failed') await forgetChoices(tx, job.id);
    },
  });
}

async function* proposals({ read, vault, plan }: Asked): AsyncGenerator<NewItem<CleaningChange>> {
  const places = await learnPlaces({ read, vault, plan });
  for await (const page of cleanedPeople(read, vault, plan.customers.ids)) {
    for (const person of page) {
      const fixes = propose(person, plan.fixes, places);
      if (fixes.length > 0) yield { change: { fixes }, recordIds: [person.id], personId: person.id };
    }
  }
}

const FROM_PLACES: readonly CleaningFix[] = ['fill-city', 'fill-region'];

/**
 * Counts the cities and regions in the addresses of all customers, if a fix needs these counts. The city of a postcode
 * is derived from the addresses of all customers.
 */
async function learnPlaces({ read, vault, plan: { fixes } }: Asked): Promise<Places> {
  const places = createPlaces();
  if (!fixes.some((fix) => FROM_PLACES.includes(fix))) return places;
  for await (const page of cleanedPeople(read, vault, undefined))
    for (const { id, addresses } of page) for (const address of addresses) places.add(id, address);
  return places;
}

async function applyCleaning(vault: Vault, items: readonly Item[], { tx, now, newId, job }: Context) {
  const ids = items.flatMap(({ recordIds }) => recordIds);
  const [known, leftOut] = [
    await findKnown(tx, vault, ids),
    await findLeftOut(
      tx,
      job.id,
      items.map(({ seq }) => seq),
    ),
  ];
  const decided = items.map(({ seq, recordIds: [id = ''], change: { fixes } }) =>
    decideCleaned({ person: known.get(id)?.person, fixes, isChosen: !leftOut.has(seq) }),
  );
  const free = withoutTaken(decided, known, await findTakenEmails(tx, vault, newEmails(decided, known)));
  const written = items.flatMap((item, index) => writtenOf(item, free[index], known) ?? []);
  await writeCustomers(tx, vault, written, now);
  await writeAddresses(tx, written);
  const inferences = written.flatMap(({ known: { keys }, cleaned, fixes }) =>
    fixes.filter(({ basis }) => basis !== null).map((fix) => ({ id: newId(), customerId: cleaned.id, keys, fix })),
  );
  await saveInferences(tx, inferences, now);
  return { results: free.map(resultOf), outcome: records(...written.flatMap(changesOf)) };
}

type Known = ReadonlyMap<string, KnownPerson>;

function newEmail(one: DecidedCleaning, known: Known): string | undefined {
  const cleaned = 'cleaned' in one ? one.cleaned : undefined;
  const before = cleaned && known.get(cleaned.id)?.customer.personal.email;
  return cleaned?.profile.email && cleaned.profile.email !== before ? cleaned.profile.email : undefined;
}
const newEmails = (decided: readonly DecidedCleaning[], known: Known): string[] =>
  decided.flatMap((one) => newEmail(one, known) ?? []);

/** Rejects a customer whose corrected e-mail belongs to another account, or to an earlier customer of the page. */
function withoutTaken(
  decided: readonly DecidedCleaning[],
  known: Known,
  taken: ReadonlySet<string>,
): DecidedCleaning[] {
  const used = new Set(taken);
  return decided.map((one) => {
    const email = newEmail(one, known);
    if (email === undefined) return one;
    if (used.has(email)) return { wrong: EMAIL_OF_ANOTHER() };
    used.add(email);
    return one;
  });
}

type Cleaned = Written & CleaningChange;

function writtenOf(
  { change: { fixes } }: Item,
  decided: DecidedCleaning | undefined,
  known: Known,
): Cleaned | undefined {
  const cleaned = decided && 'cleaned' in decided ? decided.cleaned : undefined;
  const own = cleaned && known.get(cleaned.id);
  if (!cleaned || !own) return undefined;
  const changedAddressIds = fixes.flatMap(({ addressId }) => addressId ?? []);
  return { known: own, cleaned, fixes, changedAddressIds };
}

function resultOf(decided: DecidedCleaning): ItemResult {
  if ('wrong' in decided) return { did: 'rejected', reasons: [{ detail: decided.wrong }] };
  return { did: decided.cleaned ? 'updated' : 'unchanged' };
}

/** Returns the entries of the change record: one for the cleaned profile, and one for each cleaned address. */
function changesOf(one: Cleaned): Change[] {
  const { known, cleaned, changedAddressIds } = one;
  const of = { customerId: cleaned.id };
  const profile = changed(known.customer.personal, cleanedCustomer(one).personal);
  const addresses = known.person.addresses.filter(({ id }) => changedAddressIds.includes(id));
  return [
    ...(profile.length > 0
      ? [{ ...of, subject: cleaned.id, action: 'customer.changed' as const, fields: profile }]
      : []),
    ...addresses.map((address) => ({
      ...{ ...of, subject: address.id, action: 'address.changed' as const },
      fields: changed(address, cleaned.addresses.find(({ id }) => id === address.id) ?? {}),
    })),
  ];
}
