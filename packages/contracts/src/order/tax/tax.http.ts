/**
 * Declares the operations on taxes: where the shop is registered, the rows of the tax tables, and how goods are taxed
 * at a place.
 */
import { z } from 'zod';
import { CalendarDay, Id, Instant, page, PageQuery, RequestDay } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import { Country, Market } from '../../lens.ts';
import { DecidingRow, PartsPerMillion, TaxClass, TaxMode } from './tax.ts';
import {
  TAX_ENDED,
  TAX_ENDS_TOO_EARLY,
  TAX_REGISTERED_ALREADY,
  TAX_REGISTRATION_NOT_FOUND,
  TAX_ROW_NOT_FOUND,
  TAX_ROW_TAKEN,
  TAX_TOO_MANY_ROWS,
} from './tax.errors.ts';

const owner = 'order';
const allow = ['finance'] as const;
const readers = ['finance', 'sales', 'admin', 'auditor'] as const;
const Region = oneLine(80);
const Why = oneLine(300).meta({ description: 'The reason. It stands in the change record.' });

export const TaxRegistrationView = z.object({
  id: Id,
  country: Market,
  region: SentText.nullable().meta({ description: 'Null if the registration is for the whole country.' }),
  number: SentText.nullable().meta({ description: 'The tax number of the shop there.' }),
  since: CalendarDay,
  until: CalendarDay.nullable().meta({ description: 'The last day. Null if no end is known.' }),
  mode: TaxMode,
  createdAt: Instant,
});
export type TaxRegistrationView = z.infer<typeof TaxRegistrationView>;

export const ListTaxRegistrations = operation({
  id: 'listTaxRegistrations',
  endpoint: 'GET /tax-registrations',
  owner,
  summary: 'List where the shop is registered for tax, newest first',
  allow: readers,
  query: PageQuery.extend({ country: Country.optional() }),
  reply: page(TaxRegistrationView),
});

export const AddTaxRegistration = operation({
  id: 'addTaxRegistration',
  record: ['tax-registration.added'],
  stepUp: true,
  endpoint: 'POST /tax-registrations',
  owner,
  summary: 'Register the shop for tax at a place',
  description:
    'From that day on the tax tables decide about orders to the place. Elsewhere, the tax rate in the price of the product decides as before. In the US the shop registers in each state in which it must collect tax.',
  allow,
  body: z.strictObject({
    country: Country,
    region: Region.optional().meta({ description: 'The state or province. In the US, its two letters.' }),
    number: oneLine(40).optional(),
    since: RequestDay,
    why: Why,
  }),
  example: {
    ...{ country: 'US', region: 'NJ', number: '123-456-789/000', since: '2027-01-01' },
    why: 'Sales in New Jersey pass the threshold',
  },
  reply: TaxRegistrationView,
  status: 201,
  errors: [TAX_REGISTERED_ALREADY],
});

export const EndTaxRegistration = operation({
  id: 'endTaxRegistration',
  record: ['tax-registration.ended'],
  stepUp: true,
  endpoint: 'POST /tax-registrations/{registrationId}/end',
  owner,
  summary: 'End a registration for tax',
  allow,
  params: z.strictObject({ registrationId: Id }),
  body: z.strictObject({ until: RequestDay, why: Why }),
  example: { until: '2999-12-31', why: 'The shop no longer sells there' },
  reply: TaxRegistrationView,
  errors: [TAX_REGISTRATION_NOT_FOUND, TAX_ENDED, TAX_ENDS_TOO_EARLY],
});

export const TaxRowView = DecidingRow.extend({
  country: Market,
  region: SentText.nullable(),
  postalPrefix: SentText.nullable(),
  isAdded: z.boolean().meta({ description: 'True if the rate is added to the rate of the state, as local taxes are.' }),
  isOwn: z.boolean().meta({ description: 'True for a row of the shop, false for a row of the shipped table.' }),
  until: CalendarDay.nullable(),
});
export type TaxRowView = z.infer<typeof TaxRowView>;

export const ListTaxRows = operation({
  id: 'listTaxRows',
  endpoint: 'GET /tax-rows',
  owner,
  summary: 'List the rows of the tax tables of a country',
  description:
    'The rows of the shop stand before those of the shipped table. Every row says from which source it was taken, and whether an accountant should confirm it.',
  allow: readers,
  query: z.strictObject({ country: Country }),
  reply: z.object({
    tableVersion: SentText.meta({ description: 'The version of the shipped table.' }),
    mode: TaxMode,
    data: z.array(TaxRowView),
  }),
});

export const AddTaxRow = operation({
  id: 'addTaxRow',
  record: ['tax-row.added'],
  stepUp: true,
  endpoint: 'POST /tax-rows',
  owner,
  summary: 'Add a row to the tax table of the shop',
  description:
    'It goes before the shipped row of the same place. A local tax is added to the rate of the state: set `isAdded`. A row with a rate of 0 exempts the class.',
  allow,
  body: z.strictObject({
    country: Country,
    region: Region.optional(),
    postalPrefix: oneLine(10).optional().meta({ description: 'Only postal codes that begin so.' }),
    taxClass: TaxClass,
    partsPerMillion: PartsPerMillion,
    isAdded: z.boolean(),
    since: RequestDay,
    source: oneLine(300),
    why: Why,
  }),
  example: {
    ...{ country: 'US', region: 'NY', postalPrefix: '100', taxClass: 'solution', partsPerMillion: 48_750 },
    ...{ isAdded: true, since: '2027-01-01', source: 'Publication 718 of the State of New York' },
    why: 'Local tax of New York City',
  },
  reply: TaxRowView,
  status: 201,
  errors: [TAX_ROW_TAKEN, TAX_TOO_MANY_ROWS],
});

export const EndTaxRow = operation({
  id: 'endTaxRow',
  record: ['tax-row.ended'],
  stepUp: true,
  endpoint: 'POST /tax-rows/{rowId}/end',
  owner,
  summary: 'End a row of the tax table of the shop',
  allow,
  params: z.strictObject({ rowId: Id }),
  body: z.strictObject({ until: RequestDay, why: Why }),
  example: { until: '2999-12-31', why: 'The rate of the city has changed' },
  reply: TaxRowView,
  errors: [TAX_ROW_NOT_FOUND, TAX_ENDED, TAX_ENDS_TOO_EARLY],
});

export const ShowTaxRates = operation({
  id: 'showTaxRates',
  endpoint: 'GET /tax-rates',
  owner,
  summary: 'See what is taxed how at a place, and which rows decide',
  allow: readers,
  query: z.strictObject({
    country: Country,
    region: Region.optional(),
    postalCode: oneLine(20).optional(),
    day: RequestDay.optional().meta({ description: 'If omitted, today.' }),
  }),
  reply: z.object({
    mode: TaxMode,
    isRegistered: z.boolean().meta({
      description: 'False: the shop is not registered there, and the rate in the price of a product decides.',
    }),
    data: z.array(z.object({ taxClass: TaxClass, partsPerMillion: PartsPerMillion, rows: z.array(DecidingRow) })),
  }),
});
