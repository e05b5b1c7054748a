/**
 * Generates ids that grow with time, like UUID version 7, and contain their kind and number: `…-7a10-8001-00000000002a`
 * is line 2 of order 42.
 */

/** Maps each kind of id to three hexadecimal digits. */
export const KINDS = {
  order: 'a00',
  line: 'a10',
  payment: 'a20',
  invoice: 'a30',
  refund: 'a40',
  creditNote: 'a50',
  movement: 'a60',
  customer: 'c00',
  address: 'c10',
  prescription: 'c20',
  staff: 'c30',
  evidence: 'c40',
  contact: 'c50',
  warehouse: 'd00',
  lot: 'd10',
  receipt: 'd20',
  coupon: 'e00',
} as const;

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');

export function idAt(time: number, kind: keyof typeof KINDS, n: number, part = 0): string {
  const clock = hex(time, 12);
  return `${clock.slice(0, 8)}-${clock.slice(8)}-7${KINDS[kind]}-8${hex(part, 3)}-${hex(n, 12)}`;
}
