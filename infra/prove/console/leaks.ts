/** Searches the answers that a page receives for data that the role of its reader must not see. */
import type { StaffRole } from '@toric/contracts/kernel/access';
import { methodAndPath } from '@toric/contracts/kernel/operation';
import type { FieldPath } from '@toric/contracts/shown/marked';
import { MEDICAL_READERS, medicalFields } from '@toric/contracts/medical';
import { operations } from '../../../gateway/src/edge/operations.ts';
import type { Payload } from './browser/payloads.ts';
import type { Visitor } from './visitor.ts';

type Kind = 'name' | 'email' | 'phone' | 'birthday' | 'street';
export type Person = { readonly id: string } & Readonly<Record<Kind, string>>;

/**
 * Lists which data of customers each role needs for its work, such as the street for a parcel's label. Roles that see
 * all kinds of data speak with customers, or examine the work of others.
 */
const MAY_SEE: Readonly<Record<StaffRole, readonly Kind[]>> = {
  sales: ['name', 'email', 'phone', 'birthday', 'street'],
  optician: ['name', 'email', 'phone', 'birthday', 'street'],
  auditor: ['name', 'email', 'phone', 'birthday', 'street'],
  warehouse: ['name', 'phone', 'street'],
  finance: ['name', 'street'],
  marketing: [],
  operator: [],
  admin: [],
};
/**
 * Matches answers that show the power of a box to the person who packs it. These answers name the order, and never the
 * customer.
 */
const FOR_PACKING = /^\/v1\/shipments\//;

type Customer = {
  id: string;
  familyName: string | null;
  email: string | null;
  phone: string | null;
  dateOfBirth: string | null;
};

/** Reads the data of all customers of a small shop, as a person of sales. */
export async function customersOf(sales: Visitor): Promise<readonly Person[]> {
  const { data } = await sales.send<{ data: Customer[] }>('GET', '/v1/customers?limit=100');
  const people: Person[] = [];
  for (const { id, familyName, email, phone, dateOfBirth } of data) {
    const addresses = await sales.send<{ data: { line1: string }[] }>('GET', `/v1/customers/${id}/addresses`);
    const street = addresses.data[0]?.line1 ?? '';
    const known = { name: familyName ?? '', email: email ?? '', phone: phone ?? '', birthday: dateOfBirth ?? '' };
    people.push({ id, ...known, street });
  }
  return people;
}

function valuesAt(value: unknown, [step, ...rest]: FieldPath): unknown[] {
  if (step === undefined) return [value];
  if (step === '*') return Array.isArray(value) ? value.flatMap((one) => valuesAt(one, rest)) : [];
  return typeof value === 'object' && value !== null ? valuesAt(Reflect.get(value, step), rest) : [];
}

const patternOf = (path: string) => new RegExp(`^/v1${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
const READS = operations
  .map((operation) => ({ operation, ...methodAndPath(operation) }))
  .filter(({ method }) => method === 'GET')
  .map(({ operation, path }) => ({ pattern: patternOf(path), fields: medicalFields(operation.reply) }));

/**
 * Returns the medical fields of an answer that are not hidden. Leaves out `reason`, because a general reason may
 * replace a medical one.
 */
function openFields(pathname: string, text: string): string[] {
  const fields = READS.find(({ pattern }) => pattern.test(pathname))?.fields ?? [];
  if (fields.length === 0) return [];
  const body: unknown = JSON.parse(text);
  return fields
    .filter((path) => path.at(-1) !== 'reason')
    .filter((path) => valuesAt(body, path).some((value) => value !== null && value !== undefined))
    .map((path) => path.join('.'));
}

/** Returns a line of text for each value in an answer that the role must not see. */
export function leaksIn(role: StaffRole, { path, text }: Payload, people: readonly Person[]): string[] {
  const [pathname = ''] = path.split('?');
  const kinds = (['name', 'email', 'phone', 'birthday', 'street'] as const).filter(
    (kind) => !MAY_SEE[role].includes(kind),
  );
  const named = people.flatMap((person) =>
    kinds.flatMap((kind) =>
      person[kind] !== '' && text.includes(`"${person[kind]}"`) ? [`the ${kind} of a customer`] : [],
    ),
  );
  if (MEDICAL_READERS.includes(role)) return [...new Set(named)].map((what) => `${path} shows ${what}`);
  const tellsWhose =
    people.some(({ id }) => text.includes(id)) && text.includes('"sphere":') && !FOR_PACKING.test(pathname);
  const found = [...named, ...openFields(pathname, text), ...(tellsWhose ? ['a power and whose it is'] : [])];
  return [...new Set(found)].map((what) => `${path} shows ${what}`);
}
