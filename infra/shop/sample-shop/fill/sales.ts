// Adds deals, a sales target, a segment, credit, and a file of customers that waits to be imported.
import { CreateSegment } from '@toric/contracts/customer/fields/segment.http';
import { ListFields } from '@toric/contracts/customer/fields/field.http';
import { CreateImportFile, PlanImport, PutImportPart } from '@toric/contracts/customer/imports/import-file.http';
import { ListDirectory } from '@toric/contracts/customer/desk/desk.http';
import { SearchCustomers } from '@toric/contracts/customer/people/customer.http';
import { PutSalesTarget } from '@toric/contracts/customer/pipeline/deal-figures.http';
import { CreateDeal, LoseDeal, MoveDeal, WinDeal } from '@toric/contracts/customer/pipeline/deal.http';
import { SetCredit } from '@toric/contracts/order/credit/credit.http';
import { CreateOrderField } from '@toric/contracts/order/fields/order-field.http';
import { addDays } from '@toric/optics/calendar-day';
import type { z } from 'zod';
import { idempotencyKeyFor, type SeedContext, unlessDone } from '../seed-context.ts';

type Tokens = { readonly admin: string; readonly sales: string; readonly finance: string };
type NewDeal = Omit<z.input<typeof CreateDeal.body>, 'expectedClose'> & { readonly closesIn: number };

const usd = (amount: number) => ({ amount, currency: 'USD' });
const DEALS: readonly NewDeal[] = [
  {
    ...{ kind: 'clinic', title: 'Monthly lenses for Bright Eye Clinic', value: usd(480_000), closesIn: 45 },
    note: 'They compare our price with their present supplier. Send the list of powers.',
  },
  { kind: 'company', title: 'Lenses for the staff of Lakeside Opticians', value: usd(1_250_000), closesIn: 20 },
  { kind: 'lead', title: 'Toric lenses for a football team', value: usd(86_000), closesIn: 10 },
  { kind: 'clinic', title: 'Trial set for Dr. Okafor', value: usd(24_000), closesIn: 60 },
];
/** Names the stage of deals for a trial, which is the second stage in a new shop. */
const TRIAL = MoveDeal.example.stageId;

async function addDeals(context: SeedContext, token: string): Promise<void> {
  const { customer, today } = context;
  const ids: string[] = [];
  for (const { closesIn, ...body } of DEALS) {
    const deal = { ...body, expectedClose: addDays(today, closesIn) };
    const idempotencyKey = idempotencyKeyFor(context, 'deal', String(ids.length));
    ids.push((await customer.call(CreateDeal, { token, body: deal, idempotencyKey })).body.id);
  }
  const [clinic = '', company = '', team = ''] = ids;
  const key = (name: string) => ({ token, idempotencyKey: idempotencyKeyFor(context, 'deal', name) });
  const at = (dealId: string) => ({ params: { dealId } });
  await customer.call(MoveDeal, { ...key('moved'), ...at(clinic), body: { stageId: TRIAL } });
  await customer.call(WinDeal, { ...key('won'), ...at(company) });
  const lost = { reason: 'price' as const, detail: 'Another supplier is 8 % cheaper' };
  await customer.call(LoseDeal, { ...key('lost'), ...at(team), body: lost });
}

async function setTarget({ customer, today }: SeedContext, { sales, finance }: Tokens): Promise<void> {
  const { body } = await customer.call(ListDirectory, { token: sales, query: { role: 'sales' } });
  const staffId = body.data[0]?.id;
  if (staffId === undefined) return;
  const params = { staffId, month: today.slice(0, 7) };
  await customer.call(PutSalesTarget, { token: finance, params, body: { target: usd(2_000_000) } });
}

async function addSegment(context: SeedContext, token: string): Promise<void> {
  const { body } = await context.customer.call(ListFields, { token, query: { limit: 100 } });
  const fieldId = body.data.find(({ key }) => key === 'screen-hours')?.id;
  if (fieldId === undefined) return;
  const segment = {
    name: { en: 'Long at the screen', zh: '长时间使用屏幕' },
    conditions: [{ fieldId, operator: 'at-least' as const, value: 6 }],
  };
  const idempotencyKey = idempotencyKeyFor(context, 'segment');
  await context.customer.call(CreateSegment, { token, body: segment, idempotencyKey });
}

/** Sets the credit of Ana: her open orders may come to 10,000 dollars in total. */
async function setCredit(context: SeedContext, { sales, finance }: Tokens): Promise<void> {
  const { body } = await context.customer.call(SearchCustomers, {
    token: sales,
    query: { email: 'ana@toric.example' },
  });
  const customerId = body.data[0]?.id;
  if (customerId === undefined) return;
  const terms = {
    level: 'standard' as const,
    limits: [{ limit: usd(1_000_000) }],
    why: 'Pays each month within a week',
  };
  const idempotencyKey = idempotencyKeyFor(context, 'credit');
  await context.order.call(SetCredit, { token: finance, params: { customerId }, body: terms, idempotencyKey });
}

async function addOrderField(context: SeedContext, token: string): Promise<void> {
  const idempotencyKey = idempotencyKeyFor(context, 'order-field');
  const body: z.input<typeof CreateOrderField.body> = {
    ...{ key: 'gift-card', label: { en: 'Gift card number', zh: '礼品卡号' }, type: 'text', isSearchable: true },
    ...{ readers: ['sales', 'warehouse', 'finance'], writers: ['sales'] },
  };
  await unlessDone(['field.key-taken'], () => context.order.call(CreateOrderField, { token, body, idempotencyKey }));
}

const OLD_CUSTOMERS = [
  'number,given name,family name,e-mail,born',
  'K-1,Ingrid,Holm,ingrid.holm@example.com,1979-04-02',
  'K-2,Tomás,Vega,tomas.vega@example.com,1991-11-23',
  'K-3,Aiko,Mori,aiko.mori@example.com,1985-02-30',
].join('\n');

/**
 * Plans the import of three customers of an older system. One of them has a date of birth that does not exist, so the
 * dry run rejects this row.
 */
async function planImport(context: SeedContext, token: string): Promise<void> {
  const { customer } = context;
  const bytes = new TextEncoder().encode(OLD_CUSTOMERS);
  const key = (name: string) => ({ token, idempotencyKey: idempotencyKeyFor(context, 'import', name) });
  const file = { subject: 'customers' as const, name: 'old-customers.csv', size: bytes.length };
  const fileId = (await customer.call(CreateImportFile, { ...key('file'), body: file })).body.id;
  const part = { type: 'application/octet-stream', bytes };
  await customer.call(PutImportPart, { token, params: { fileId, part: 1 }, file: part });
  const plan: z.input<typeof PlanImport.body> = {
    ...{ format: 'csv', encoding: 'utf-8', delimiter: 'comma', hasHeading: true, dateOrder: 'year-month-day' },
    ...{ country: 'US', mode: 'both', source: 'old-shop', why: 'Customers of the shop that we took over' },
    fields: ['externalId', 'givenName', 'familyName', 'email', 'dateOfBirth'],
  };
  await customer.call(PlanImport, { ...key('job'), params: { fileId }, body: plan });
}

/**
 * Adds the data that sales and finance see: deals, a sales target, a segment, credit and an import. A second run on the
 * same day changes nothing.
 */
export async function fillSales(context: SeedContext, tokens: Tokens): Promise<void> {
  await Promise.all([
    addDeals(context, tokens.sales),
    setTarget(context, tokens),
    addSegment(context, tokens.sales),
    setCredit(context, tokens),
    addOrderField(context, tokens.admin),
    planImport(context, tokens.sales),
  ]);
}
