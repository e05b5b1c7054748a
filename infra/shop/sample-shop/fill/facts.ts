// Gives the sample customers tags, custom fields and households, and adds business partners.
import { CreateField, ChangeCustomerFields } from '@toric/contracts/customer/fields/field.http';
import { CreateHousehold } from '@toric/contracts/customer/households/household.http';
import { CreatePartner } from '@toric/contracts/customer/partners/partner.http';
import { ChangeCustomer, SearchCustomers } from '@toric/contracts/customer/people/customer.http';
import { AddWalkIn } from '@toric/contracts/customer/people/walk-in.http';
import { CreateTag, TagCustomer } from '@toric/contracts/customer/tags/tag.http';
import { addDays } from '@toric/optics/calendar-day';
import type { z } from 'zod';
import { idempotencyKeyFor, type SeedContext, unlessDone } from '../seed-context.ts';

type Tokens = { readonly admin: string; readonly sales: string; readonly optician: string };

const TAGS = [
  { name: { en: 'Collects in the shop', zh: '到店自取' }, colour: 'blue' },
  { name: { en: 'Likes text messages', zh: '喜欢短信联系' }, colour: 'green' },
  { name: { en: 'Calls back first', zh: '优先回电' }, colour: 'yellow' },
] as const;

type NewField = z.input<typeof CreateField.body>;
const FIELDS: readonly NewField[] = [
  {
    ...{ key: 'loyalty-number', label: { en: 'Loyalty number', zh: '会员卡号' }, type: 'text' },
    ...{ readers: ['sales', 'optician', 'auditor'], writers: ['sales'], isSearchable: true },
  },
  {
    ...{ key: 'screen-hours', label: { en: 'Hours at a screen', zh: '每日屏幕时间' }, type: 'number', unit: 'h' },
    ...{ readers: ['sales', 'optician'], writers: ['sales', 'optician'] },
  },
  {
    ...{ key: 'card', label: { en: 'Customer card', zh: '会员等级' }, type: 'choice', isSearchable: true },
    choices: [
      { key: 'silver', label: { en: 'Silver', zh: '银卡' } },
      { key: 'gold', label: { en: 'Gold', zh: '金卡' } },
    ],
    ...{ readers: ['sales', 'optician'], writers: ['sales'] },
  },
];
const VALUES: Readonly<Record<string, string | number>> = {
  'loyalty-number': 'L-10472',
  'screen-hours': 8,
  card: 'gold',
};

const PARTNERS: readonly z.input<typeof CreatePartner.body>[] = [
  {
    kind: 'prescriber',
    name: 'Dr. Miriam Okafor, OD',
    licenceNumber: 'TUV-008841',
    phone: '+12125550117',
    timeZone: 'America/New_York',
  },
  {
    kind: 'clinic',
    name: '明眸眼科 Bright Eye Clinic',
    contactName: '王晓明',
    phone: '+8613800138000',
    timeZone: 'Asia/Shanghai',
  },
  { kind: 'reseller', name: 'Lakeside Opticians', email: 'orders@lakeside.example', phone: '+13125550142' },
];

/** Returns the id of a sample customer. Throws if the customer does not exist yet. */
async function idOf({ customer }: SeedContext, token: string, email: string): Promise<string> {
  const { body } = await customer.call(SearchCustomers, { token, query: { email } });
  const id = body.data[0]?.id;
  if (!id) throw new Error(`there is no sample customer ${email}`);
  return id;
}

/**
 * Adds the facts that the shop knows about its customers besides their prescriptions. A second run on the same day
 * changes nothing.
 */
export async function fillFacts(context: SeedContext, tokens: Tokens): Promise<void> {
  const [ana, ben, chloe] = await Promise.all(
    ['ana', 'ben', 'chloe'].map((name) => idOf(context, tokens.sales, `${name}@toric.example`)),
  );
  if (!ana || !ben || !chloe) return;
  await addTags(context, tokens, [ana, chloe]);
  await addFields(context, tokens, ana);
  await addPartners(context, tokens);
  await addHousehold(context, tokens, { ana, ben });
  const body: z.input<typeof ChangeCustomer.body> = {
    occupation: 'Teacher',
    interests: ['Swimming', 'Hiking'],
    category: 'regular',
    wearDaysPerWeek: 5,
    preferredBrands: ['ACUVUE', 'Biofinity'],
    contactTimes: ['evening', 'weekend'],
    reason: 'She told us at the counter',
  };
  await context.customer.call(ChangeCustomer, { token: tokens.sales, params: { customerId: ana }, body });
}

async function addTags(context: SeedContext, { sales: token }: Tokens, customerIds: readonly string[]): Promise<void> {
  for (const [at, body] of TAGS.entries()) {
    const idempotencyKey = idempotencyKeyFor(context, 'tag', String(at));
    const tag = await unlessDone(['tag.name-taken'], () =>
      context.customer.call(CreateTag, { token, body, idempotencyKey }),
    );
    const customerId = customerIds[at % customerIds.length];
    if (tag && customerId)
      await context.customer.call(TagCustomer, { token, params: { customerId, tagId: tag.body.id } });
  }
}

async function addFields(context: SeedContext, { admin, sales }: Tokens, customerId: string): Promise<void> {
  const values: Record<string, string | number> = {};
  for (const field of FIELDS) {
    const idempotencyKey = idempotencyKeyFor(context, 'field', field.key);
    const added = await unlessDone(['field.key-taken'], () =>
      context.customer.call(CreateField, { token: admin, body: field, idempotencyKey }),
    );
    const value = VALUES[field.key];
    if (added && value !== undefined) values[added.body.id] = value;
  }
  if (Object.keys(values).length === 0) return;
  const body = { values, reason: 'She showed her card' };
  await context.customer.call(ChangeCustomerFields, { token: sales, params: { customerId }, body });
}

async function addPartners(context: SeedContext, { optician: token }: Tokens): Promise<void> {
  for (const body of PARTNERS) {
    const idempotencyKey = idempotencyKeyFor(context, 'partner', body.kind);
    await context.customer.call(CreatePartner, { token, body, idempotencyKey });
  }
}

/**
 * Adds the household of the customer Ana. She is the guardian of a daughter who has no account, and the customer Ben
 * lives with them.
 */
async function addHousehold(
  context: SeedContext,
  { sales: token }: Tokens,
  { ana, ben }: { readonly ana: string; readonly ben: string },
): Promise<void> {
  const born = addDays(context.today, -12 * 365);
  const child = { givenName: 'Lia', familyName: 'Lima', dateOfBirth: born, isNew: true };
  const { id } = (
    await context.customer.call(AddWalkIn, {
      ...{ token, body: child, idempotencyKey: idempotencyKeyFor(context, 'child') },
    })
  ).body;
  const members = [
    { customerId: ana, role: 'guardian' as const },
    { customerId: ben, role: 'adult' as const },
    { customerId: id, role: 'child' as const },
  ];
  const body = { name: 'Lima', phone: '+12125550199', payerId: ana, members, reason: 'They came together' };
  await unlessDone(['household.member-elsewhere'], () =>
    context.customer.call(CreateHousehold, { token, body, idempotencyKey: idempotencyKeyFor(context, 'household') }),
  );
}
