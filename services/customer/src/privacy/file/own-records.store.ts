/**
 * Reads all data that the customer service holds about a customer, and decrypts them for the file of an access request.
 */
import { openValues } from '@toric/chassis/changes/change-values';
import type { PersonalRecords } from '@toric/chassis/privacy/answer-personal-data';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import { CHANGE_SUBJECT_NAMES, CHANGE_SUBJECTS } from '@toric/contracts/record/change';
import type { Tx } from '@toric/messaging/sql';
import { findSubmissionRecords } from '../../forms/submission.store.ts';
import { findChannelRecords } from '../../channels/item.store.ts';
import { findDealRecords } from '../../pipeline/deal.store.ts';
import { findCaseRecords } from './case-records.store.ts';
import { findKeyrings } from '../../data-key.store.ts';
import { findFields } from '../../fields/field.store.ts';
import { findFieldValues } from '../../fields/field-value.store.ts';
import { findHousehold, findHouseholdOf } from '../../households/household.store.ts';
import { findMergedInto } from '../../merged-customer.store.ts';
import { addressDigest } from '../../messages/suppression.store.ts';
import { findSurveyRecords } from '../../surveys/response.store.ts';
import { openPersonalData } from '../../people/customer.store.ts';

type Sealed = { readonly cell: string; readonly sealed: string | null };

/** Returns the rows with the decrypted contents of their column `sealed` as fields. */
const opened = (keys: Keyring, table: string, rows: readonly (Sealed & object)[]): object[] =>
  rows.map(({ cell, sealed, ...row }) => ({
    ...row,
    ...(sealed === null ? {} : (JSON.parse(keys.open({ table, column: 'sealed', row: cell }, sealed)) as object)),
  }));

export async function findOwnRecords(tx: Tx, vault: Vault, customerId: string): Promise<PersonalRecords> {
  const keys = (await findKeyrings(tx, vault, [customerId]))(customerId);
  return {
    ...(await findProfile(tx, vault, keys, customerId)),
    ...(await findFacts(tx, vault, keys, customerId)),
    ...(await findHealth(tx, keys, customerId)),
    ...(await findComplaints(tx, vault, customerId)),
    ...(await findContacts(tx, vault, keys, customerId)),
    ...(await findCaseRecords(tx, vault, customerId)),
    ...(await findChannelRecords(tx, vault, customerId)),
    deals: await findDealRecords(tx, vault, customerId),
    formSubmissions: await findSubmissionRecords(tx, vault, customerId),
    ...(await findSurveyRecords(tx, vault, customerId)),
    ...(await findTraces(tx, keys, customerId)),
  };
}

async function findProfile(tx: Tx, vault: Vault, keys: Keyring, customerId: string): Promise<PersonalRecords> {
  const account = await tx.many<object>`
    select id, created_at, email_confirmed_at from account where id = ${customerId}`;
  const { sealed } = await tx.one<{ sealed: string }>`select sealed from customer where id = ${customerId}`;
  const profile = openPersonalData(keys, { id: customerId, sealed });
  // the customer has been lent the keys of the customers who were merged into this one
  const earlier = (await findMergedInto(tx, customerId)).map((row) => openPersonalData(keys, row));
  const digests = [profile.email, profile.phone].flatMap((address) => (address ? [addressDigest(vault, address)] : []));
  const [addresses, orderAddresses, notes, consents, suppressions, checks] = await Promise.all([
    tx.many<Sealed>`
      select id, id as cell, sealed, created_at, updated_at from address where customer_id = ${customerId} order by id`,
    tx.many<Sealed>`
      select order_id, order_id as cell, sealed, created_at from order_address where customer_id = ${customerId} order by 1`,
    tx.many<Sealed>`
      select id as cell, audience, sealed, created_at from customer_note where customer_id = ${customerId} order by id`,
    tx.many<Sealed>`
      select id as cell, purpose, channel, state, text_version, language, source, sealed, created_at
      from consent where customer_id = ${customerId} order by seq`,
    tx.many<object>`
      select cause, code, created_at, lifted_at from suppression where digest = any(${digests}) order by created_at`,
    tx.many<Sealed>`
      select k.address_id as cell, k.address_id, k.verdict, k.checked_at, k.sealed from address_check k
        join address a on a.id = k.address_id
      where a.customer_id = ${customerId} and k.verdict is not null order by 1`,
  ]);
  return {
    ...{ account, profile: [profile], mergedProfiles: earlier },
    addresses: opened(keys, 'address', addresses),
    addressChecks: opened(keys, 'address_check', checks),
    orderAddresses: opened(keys, 'order_address', orderAddresses),
    notesOfTheShop: opened(keys, 'customer_note', notes),
    consents: opened(keys, 'consent', consents),
    suppressions,
  };
}

/**
 * Lists the subjects whose changes are not in the file: notes and contacts of the shop, and subjects that have a key of
 * their own, such as a case or a deal.
 */
const NOT_IN_FILE = [
  ...CHANGE_SUBJECT_NAMES.filter((name) => CHANGE_SUBJECTS[name].sealedFor === 'subject'),
  ...(['note', 'interaction'] as const),
];

/**
 * Returns the records of the shop about the customer outside the profile, such as custom fields, tags, the household,
 * and the confirmations with their times.
 */
async function findFacts(tx: Tx, vault: Vault, keys: Keyring, customerId: string): Promise<PersonalRecords> {
  const [fields, values] = [await findFields(tx), await findFieldValues(tx, keys, customerId)];
  const householdId = await findHouseholdOf(tx, customerId);
  const household = householdId === undefined ? undefined : await findHousehold(tx, vault, householdId);
  const [tags, segments, confirmations, places, answers, inferred] = await Promise.all([
    tx.many<object>`
      select t.name_en, t.name_zh, c.tagged_at from customer_tag c join tag t on t.id = c.tag_id
      where c.customer_id = ${customerId} order by c.tagged_at, t.id`,
    tx.many<object>`
      select s.name_en, s.name_zh from customer_segment c join field_segment s on s.id = any(c.segment_ids)
      where c.customer_id = ${customerId} order by s.id`,
    tx.many<object>`
      select fact, confirmed_at, by_customer from fact_confirmation where customer_id = ${customerId} order by 2, 1`,
    tx.many<object>`select role, joined_at from household_member where customer_id = ${customerId}`,
    tx.many<Sealed>`
      select id as cell, state, sealed, created_at from guardian_consent where customer_id = ${customerId} order by seq`,
    tx.many<Sealed>`
      select id as cell, field, basis, sealed, inferred_at from inferred_fact where customer_id = ${customerId} order by id`,
  ]);
  return {
    customFields: fields.flatMap(({ id, key, label }) => {
      const value = values[id];
      return value === undefined ? [] : [{ key, label: label.en, value }];
    }),
    ...{ tags, segments, confirmations },
    household: places.map((place) => ({ ...place, ...household?.data })),
    guardianConsents: opened(keys, 'guardian_consent', answers),
    inferredFacts: opened(keys, 'inferred_fact', inferred),
  };
}

async function findHealth(tx: Tx, keys: Keyring, customerId: string): Promise<PersonalRecords> {
  const [prescriptions, drafts, reviews, entries] = await Promise.all([
    tx.many<Sealed>`
      select p.id, p.status, r.revision, p.id || '.' || r.revision as cell, r.sealed, r.recorded_at
      from prescription p join prescription_revision r on r.prescription_id = p.id
      where p.customer_id = ${customerId} order by p.created_at, r.revision`,
    tx.many<Sealed>`
      select id as cell, sealed, created_at from prescription_draft where customer_id = ${customerId} order by id`,
    tx.many<Sealed>`
      select r.prescription_id, r.revision, r.outcome, r.id as cell, r.sealed, r.reviewed_at
      from prescription_review r join prescription p on p.id = r.prescription_id
      where p.customer_id = ${customerId} order by r.id`,
    tx.many<Sealed>`
      select v.prescription_id, v.revision, v.status, e.kind, e.id as cell, e.sealed, e.recorded_at
      from verification v join verification_entry e on e.verification_id = v.id
      where v.customer_id = ${customerId} order by e.recorded_at, e.id`,
  ]);
  const [files, evidence, supplies] = await Promise.all([
    tx.many<object>`
      select a.id, a.prescription_id, a.revision, a.media_type, a.size, a.created_at, '/v1/customers/' || p.customer_id ||
        '/prescriptions/' || p.id || '/attachments/' || a.id as path
      from prescription_attachment a join prescription p on p.id = a.prescription_id
      where p.customer_id = ${customerId} order by a.id`,
    tx.many<object>`
      select e.prescription_id, e.revision, e.basis, e.recorded_at
      from evidence e join prescription p on p.id = e.prescription_id where p.customer_id = ${customerId} order by e.id`,
    tx.many<object>`
      select order_id, prescription_id, eye, days, supplied_on from supply where customer_id = ${customerId} order by 1, 3`,
  ]);
  return {
    prescriptions: opened(keys, 'prescription_revision', prescriptions),
    prescriptionDrafts: opened(keys, 'prescription_draft', drafts),
    prescriptionReviews: opened(keys, 'prescription_review', reviews),
    verifications: opened(keys, 'verification_entry', entries),
    ...{ prescriptionFiles: files, evidence, supplies },
  };
}

/**
 * Returns the contacts, tasks and calls of the customer. A contact is encrypted under the key of the customer, and a
 * task under a key of its own.
 */
async function findContacts(tx: Tx, vault: Vault, keys: Keyring, customerId: string): Promise<PersonalRecords> {
  const [contacts, tasks, calls] = await Promise.all([
    tx.many<Sealed>`
      select id as cell, kind, direction, outcome, minutes, order_id, prescription_id, sealed, happened_at
      from interaction where customer_id = ${customerId} order by happened_at, id`,
    tx.many<Sealed & { id: string }>`
      select id, id as cell, state, due_at, rule, order_id, sealed, created_at from task
      where customer_id = ${customerId} order by created_at, id`,
    tx.many<object>`
      select c.direction, c.rang_at, c.answered_at, c.ended_at from phone_call c
      join customer p on p.phone_index = c.phone_index where p.id = ${customerId} order by c.rang_at`,
  ]);
  const own = tasks.filter(({ sealed }) => sealed !== null).map(({ id }) => id);
  const keysOf = await findKeyrings(tx, vault, own);
  return {
    contacts: opened(keys, 'interaction', contacts),
    tasksAboutHer: tasks.flatMap((row) => opened(row.sealed === null ? keys : keysOf(row.id), 'task', [row])),
    callsFromHerNumber: calls,
  };
}

/** Returns the complaints of the customer. A complaint is encrypted under a key of its own. */
async function findComplaints(tx: Tx, vault: Vault, customerId: string): Promise<PersonalRecords> {
  const rows = await tx.many<Sealed & { id: string }>`
    select id, id as cell, order_id, gtin, lot_number, seriousness, status, outcome, received_at, sealed, created_at
    from complaint where customer_id = ${customerId} order by id`;
  const keys = await findKeyrings(
    tx,
    vault,
    rows.map(({ id }) => id),
  );
  return { complaints: rows.flatMap((row) => opened(keys(row.id), 'complaint', [row])) };
}

/**
 * Returns the records of the customer's activity, such as messages, sign-ins and changes. The reasons of colleagues are
 * left out.
 */
async function findTraces(tx: Tx, keys: Keyring, customerId: string): Promise<PersonalRecords> {
  const merged = (await findMergedInto(tx, customerId)).map(({ id }) => id);
  const [messages, sessions, events, devices, changes, numbers, jobs] = await Promise.all([
    tx.many<object>`
      select template, channel, state, language, created_at, updated_at
      from message where person_id = ${customerId} order by created_at, id`,
    tx.many<Sealed>`
      select id as cell, sealed, created_at, last_used_at, revoked_at from session where account_id = ${customerId} order by id`,
    tx.many<Sealed>`
      select id as cell, kind, sealed, created_at from security_event where account_id = ${customerId} order by created_at, id`,
    tx.many<object>`
      select first_seen_at, last_seen_at from known_device where account_id = ${customerId} order by first_seen_at`,
    tx.many<{ id: string; sealed: string | null }>`
      select id, at, action, subject_type, subject, actor_kind, fields, sealed from change_record
      where customer_id = any(${[customerId, ...merged]}::uuid[]) and subject_type <> all(${NOT_IN_FILE}::text[]) order by at, id`,
    tx.many<Sealed>`
      select record_id || '.' || system || '.' || id_index as cell, record, system, sealed, created_at
      from external_id where customer_id = ${customerId} order by created_at, id_index`,
    tx.many<object>`
      select j.kind, i.did, j.started_at from change_item i join change_job j on j.id = i.job_id
      where i.person_id = ${customerId} and i.did is not null order by j.started_at, i.seq`,
  ]);
  return {
    messages,
    sessions: opened(keys, 'session', sessions),
    securityEvents: opened(keys, 'security_event', events),
    knownDevices: devices,
    numbersInOtherSystems: opened(keys, 'external_id', numbers),
    importsAndJobs: jobs,
    changes: changes.map(({ sealed, ...change }) => ({
      ...change,
      ...(sealed !== null && { fields: openValues(keys, change.id, sealed).fields }),
    })),
  };
}
