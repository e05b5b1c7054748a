/** Lists the tables of this service that a merge of two customers changes, and those that a merge leaves alone. */
import type { ImagedTable, MovedTable, TableOfCustomer } from '@toric/chassis/merge/moved-row.store';
import type { MergedThing } from '@toric/contracts/customer/quality/merge.http';

const own = (table: string, key = 'id'): MovedTable => ({ table, column: 'customer_id', key: [key] });

/**
 * Lists the tables in whose rows a merge only replaces the owner by the customer who stays. Parent tables come first.
 */
export const MOVED: readonly MovedTable[] = [
  ...[own('address'), own('order_address', 'order_id'), own('prescription'), own('prescription_draft')],
  ...[own('verification'), own('waiting_order', 'order_id'), own('complaint'), own('service_case'), own('deal')],
  { ...own('supply'), key: ['order_id', 'line_id'] },
  // only one task may exist for each person, rule and event, so the task of the customer who stays is kept
  { ...own('task'), unlessSame: ['rule', 'rule_event'] },
  ...[own('customer_note'), own('note_pin', 'note_id'), own('interaction'), own('consent'), own('guardian_consent')],
  { ...own('guardian_consent'), column: 'guardian_id' },
  { table: 'message', column: 'person_id', key: ['id'], unlessSame: ['cause_id', 'template', 'channel'] },
  { ...own('external_id'), key: ['record_id', 'system', 'id_index'] },
  own('privacy_request'),
  ...[own('channel_author'), own('channel_item'), own('form_submission')],
  { table: 'survey_invitation', column: 'person_id', key: ['id'], unlessSame: ['survey_id', 'cause_id'] },
  { ...own('survey_response'), column: 'person_id' },
];

const image = (table: string, column: string, ...key: string[]): ImagedTable => ({ table, column, key });
const inAccount = (table: string, ...key: string[]): ImagedTable => ({
  ...image(table, 'account_id', ...key),
  mayCreate: false,
});

/** Lists the tables whose rows a merge changes, adds or removes. Parent tables come first. */
export const IMAGED: readonly ImagedTable[] = [
  { ...image('account', 'id', 'id'), mayCreate: false },
  { ...image('customer', 'id', 'id'), mayCreate: false },
  { ...image('household', 'payer_id', 'id'), mayCreate: false },
  ...[
    image('customer_name_token', 'customer_id', 'customer_id'),
    image('customer_fields', 'customer_id', 'customer_id'),
  ],
  image('customer_field_token', 'customer_id', 'customer_id', 'field_id', 'digest'),
  image('customer_tag', 'customer_id', 'customer_id', 'tag_id'),
  image('fact_confirmation', 'customer_id', 'subject', 'fact'),
  image('household_member', 'customer_id', 'customer_id'),
  ...[image('data_key', 'customer_id', 'customer_id', 'version'), image('inferred_fact', 'customer_id', 'id')],
  // nobody can sign in as a merged customer or claim the account
  ...[inAccount('session', 'id'), inAccount('passkey', 'id'), inAccount('second_factor', 'account_id')],
  ...[inAccount('recovery_code', 'account_id', 'digest'), inAccount('setup_code', 'account_id')],
  inAccount('account_link', 'id'),
  image('form_lead', 'customer_id', 'email_index'),
];

/**
 * Lists the tables whose rows are not encrypted with the key of the customer. An undo gives their rows back to the
 * restored customer, even if somebody has changed them since.
 */
export const ALWAYS_BACK: readonly string[] = [
  ...['complaint', 'service_case', 'deal', 'task', 'note_pin', 'waiting_order', 'supply'],
  ...['channel_author', 'channel_item', 'form_submission', 'survey_invitation', 'survey_response'],
];

/** Lists the tables whose rows belong to a prescription. If the prescription stays at an undo, these rows stay too. */
export const OF_PRESCRIPTION: readonly string[] = ['verification', 'prescription_draft', 'supply'];

/**
 * Lists the tables that name a customer and that no merge changes, each with the reason. A test fails if a table is in
 * none of these lists.
 */
export const UNTOUCHED: Readonly<Record<string, string>> = {
  change_record: 'The record is chained by hashes. It names the customer of that day.',
  access_log: 'The log names the customer of that day.',
  change_item: 'The items of other jobs name the records that they changed.',
  erasure: 'A tombstone names an erased customer.',
  customer_segment: 'The segments follow from the custom fields. They are decided anew.',
  duplicate_block: 'The index follows from the profile. The search writes it anew.',
  duplicate_indexed: 'The queue of the search. Both customers are queued.',
  quality_check: 'The check follows from the facts. It is made anew.',
  quality_break: 'The check follows from the facts. It is made anew.',
  merged_customer: 'The merge itself.',
  moved_row: 'The merge itself.',
  known_device: 'The devices of an account stay with it.',
  security_event: 'The log of an account stays with it.',
};

/** Maps each thing that the preview of a merge counts to the table of its rows. */
export const COUNTED: Readonly<Record<MergedThing, Pick<TableOfCustomer, 'table' | 'column'>>> = {
  addresses: { table: 'address', column: 'customer_id' },
  prescriptions: { table: 'prescription', column: 'customer_id' },
  orders: { table: 'order_address', column: 'customer_id' },
  cases: { table: 'service_case', column: 'customer_id' },
  complaints: { table: 'complaint', column: 'customer_id' },
  tasks: { table: 'task', column: 'customer_id' },
  deals: { table: 'deal', column: 'customer_id' },
  notes: { table: 'customer_note', column: 'customer_id' },
  contacts: { table: 'interaction', column: 'customer_id' },
  messages: { table: 'message', column: 'person_id' },
  consents: { table: 'consent', column: 'customer_id' },
  tags: { table: 'customer_tag', column: 'customer_id' },
  fields: { table: 'customer_fields', column: 'customer_id' },
  numbers: { table: 'external_id', column: 'customer_id' },
};
