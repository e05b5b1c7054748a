import { ADDRESS_LACKS } from '@toric/contracts/customer/imports/import-file.errors';
import { Address } from '@toric/contracts/contact/contact';
import { placeFault } from '@toric/contracts/contact/postal-address';
import { bySchema } from '@toric/chassis/imports/cells';
import { remembered } from '@toric/chassis/imports/remembered';
import { phone } from './cells.ts';
import type { ItemReason } from '@toric/chassis/jobs/job-kind';
import { type Belonging, belongingIn } from './belonging.ts';
import type { ImportedRow, ImportPlan } from '@toric/contracts/customer/imports/import-plan';
import { aboutField, type RowReader, rowReader } from '@toric/chassis/imports/row-reader';
import type { z } from 'zod';

const CELLS = ['recipient', 'line1', 'line2', 'city', 'region', 'postalCode', 'country', 'addressPhone'] as const;
const NEEDED = ['line1', 'city'] as const;

const { shape } = Address;
const exactly = (schema: z.ZodType<string>) => (text: string) => bySchema(schema, text);
/**
 * Holds the parser of each field. Towns and regions repeat in a file, so their results are cached. Recipients and
 * streets rarely repeat.
 */
const PARSERS = {
  ...{ recipient: exactly(shape.recipient), line1: exactly(shape.line1) },
  ...{ line2: remembered(exactly(shape.line2.unwrap())), city: remembered(exactly(shape.city)) },
  ...{ region: remembered(exactly(shape.region.unwrap())), country: remembered(exactly(shape.country)) },
  postalCode: remembered(exactly(shape.postalCode.unwrap())),
};

/**
 * Returns the address of a row. Returns undefined if its cells are empty, or if something is wrong with it. `recipient`
 * is the name on the parcel if the row has none.
 */
export function addressIn(row: RowReader, { country: home }: ImportPlan, recipient: string): Address | undefined {
  // the country is checked even without an address, because the telephone number depends on it
  const country = row.take('country', (text) => PARSERS.country(text.toUpperCase())) ?? home;
  if (CELLS.every((field) => field === 'country' || row.text(field) === undefined)) return undefined;
  const lacking = NEEDED.filter((field) => row.text(field) === undefined);
  for (const field of lacking) row.refuse(field, aboutField(ADDRESS_LACKS, field));
  const number = row.take('addressPhone', (text) => phone(text, country));
  const optional = (field: 'line2' | 'region' | 'postalCode') => {
    const value = row.take(field, PARSERS[field]);
    return value === undefined ? {} : { [field]: value };
  };
  const address = {
    recipient: row.take('recipient', PARSERS.recipient) ?? recipient,
    line1: row.take('line1', PARSERS.line1) ?? '',
    city: row.take('city', PARSERS.city) ?? '',
    ...{ ...optional('line2'), ...optional('region'), ...optional('postalCode'), country },
    ...(number !== undefined && { phone: number }),
  } satisfies Address;
  const wrong = placeFault(address);
  if (wrong) row.refuse(wrong.field, wrong.detail);
  return lacking.length > 0 || wrong || address.recipient === '' ? undefined : address;
}

export type AddressRow = {
  readonly customer: Belonging;
  /** The address is undefined if something is wrong with the row. */
  readonly address: Address | undefined;
  readonly reasons: readonly ItemReason[];
};

/** Reads a row about an address. The row must have a recipient, because it does not name the customer. */
export function addressRow(cells: ImportedRow, plan: ImportPlan): AddressRow {
  const row = rowReader(cells, plan);
  const customer = belongingIn(row);
  const address = addressIn(row, plan, '');
  if (!address && row.reasons.length === 0) row.refuse('recipient', aboutField(ADDRESS_LACKS, 'recipient'));
  return { customer, address, reasons: row.reasons };
}
