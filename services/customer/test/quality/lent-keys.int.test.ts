// Tests that an erasure encrypts again the rows that the undo of a merge has left with another customer, so that they
// can still be read.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { STAYING_CELLS } from '../../src/privacy/erasing/lent-key.store.ts';
import { type CustomerStack, customerStack } from '../customer-stack.ts';
import { mergeShop } from './merge-shop.ts';

const OWN_KEY = 'Sealed under a key of its own row or of its parent, which no merge lends.';
const NEVER_CHANGED = 'The row is never changed, so it goes back to its customer at the undo.';
const NOT_MOVED = 'No merge moves the row. It stays with the customer under whose key it is sealed.';
const OF_THE_SHOP = 'Sealed under a key of the shop or of a colleague.';

/**
 * Lists the encrypted columns that an erasure need not encrypt again after the undo of a merge, each with its reason.
 */
const NOT_SEALED_ANEW: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      ...['service_case', 'case_entry', 'complaint', 'complaint_follow_up', 'channel_author', 'channel_item', 'deal'],
      ...['form_submission', 'household', 'outside_recipient', 'survey_response', 'task', 'written_text'],
    ].map((table) => [`${table}.sealed`, OWN_KEY]),
  ),
  'case_attachment.sealed': OWN_KEY,
  'privacy_part.sealed': 'Sealed for the key of its request.',
  'privacy_request.sealed_key': 'Each change of the request removes the key.',
  'privacy_request.sealed_file': 'Each change of the request writes or removes the file.',
  ...Object.fromEntries(
    ['consent', 'customer_note', 'external_id', 'guardian_consent', 'interaction', 'order_address'].map((table) => [
      `${table}.sealed`,
      NEVER_CHANGED,
    ]),
  ),
  ...Object.fromEntries(
    ['account_link', 'passkey', 'second_factor', 'security_event', 'session', 'change_item', 'change_record'].map(
      (table) => [`${table}.sealed`, NOT_MOVED],
    ),
  ),
  ...Object.fromEntries(
    ['channel_secret', 'import_file', 'import_file_part', 'partner', 'phone_call', 'staff', 'staff_change'].map(
      (table) => [`${table}.sealed`, OF_THE_SHOP],
    ),
  ),
  'duplicate_pair.sealed': 'The reason is written for the record of changes. Nobody opens it here.',
};

let shop: CustomerStack;
const { ask, enter, merge, undo } = mergeShop(() => shop);
beforeAll(async () => {
  shop = await customerStack();
}, 60_000);
afterAll(() => shop?.stop());

/** Stores a message that the mail server of the person has refused. Staff may then have it sent again. */
async function refusedMessage(personId: string): Promise<string> {
  const id = randomUUID();
  await shop.stack.admin.query(
    `insert into customer.message (id, cause_id, person_id, template, channel, values, state, due_at, expires_at, created_at, updated_at)
     values ($1, gen_random_uuid(), $2, 'password-reset', 'mail', '{}', 'refused', now() + interval '1 hour', now() + interval '1 hour', now(), now())`,
    [id, personId],
  );
  return id;
}

async function erase(id: string, sales: string): Promise<void> {
  const path = `/customers/${id}/privacy-requests`;
  const { body } = await ask('post', path, sales, { kind: 'erasure', reason: 'She asked' }).expect(201);
  await ask('post', `${path}/${body.id}/confirm`, await shop.staff('sales'), {}).expect(200);
}

/** Returns the reasons that colleagues gave for sending a message again. */
async function reasonsOf(messageId: string, sales: string): Promise<(string | null)[]> {
  const { body } = await ask('get', `/messages/${messageId}`, sales).expect(200);
  const tries: { outcome: string; reason: string | null }[] = body.history;
  return tries.filter(({ outcome }) => outcome === 'resend').map(({ reason }) => reason);
}

test('each sealed column is sealed anew by an erasure after the undo of a merge, or needs not be for a reason', async () => {
  const { rows } = await shop.stack.admin.query<{ name: string }>(
    `select table_name || '.' || column_name as name
     from information_schema.columns join information_schema.tables t using (table_schema, table_name)
     where table_schema = 'customer' and t.table_type = 'BASE TABLE' and column_name like 'sealed%'
       and data_type in ('text', 'bytea') order by 1`,
  );
  const anew = [...Object.keys(STAYING_CELLS), 'prescription_attachment'].map((table) => `${table}.sealed`);
  expect(rows.map(({ name }) => name)).toEqual([...anew, ...Object.keys(NOT_SEALED_ANEW)].sort());
});

test('a message that was sent again stays readable with its reason after an undo and an erasure', async () => {
  const sales = await shop.staff('sales');
  const [kept, merged] = [await enter(), await enter()];
  const messageId = await refusedMessage(merged);
  const reason = 'She says that no mail arrived';
  await ask('post', `/messages/${messageId}/resend`, sales, { reason }).expect(200);
  const job = await merge({ kept, merged });
  await shop.stack.admin.query(`update customer.message set state = 'sent', updated_at = now() where id = $1`, [
    messageId,
  ]);
  await undo(job);
  expect(await shop.value('select person_id as value from customer.message where id = $1', messageId)).toBe(kept);
  await erase(merged, sales);
  expect(await reasonsOf(messageId, sales)).toEqual([reason]);
});

test('a message of an erased customer is shown without the reason for which it was sent again', async () => {
  const sales = await shop.staff('sales');
  const person = await enter();
  const messageId = await refusedMessage(person);
  await ask('post', `/messages/${messageId}/resend`, sales, { reason: 'No mail arrived' }).expect(200);
  await erase(person, sales);
  expect(await reasonsOf(messageId, sales)).toEqual([null]);
});
