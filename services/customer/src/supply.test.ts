/** Every refusal by name, and what is not refused. */
import { expect, test } from '@jest/globals';
import { PrescriptionContents } from '@toric/contracts/customer-prescription.http';
import { lensId } from '@toric/optics/lens-id';
import { refuseSupply, type StoredPrescription, type SupplyRequest } from './supply.ts';

const productId = '0197a000-0000-7000-8000-0000000000b1';
const right = { baseCurve: 8.6, diameter: 14, sphere: -2.25 };
const left = { ...right, sphere: -2.5 };
const contents = PrescriptionContents.parse({
  issuedOn: '2026-01-15',
  expiresOn: '2027-01-15',
  prescriber: { name: 'Dr. Ada Example' },
  eyes: { right: { productId, parameters: right }, left: { productId, parameters: left } },
});
const mine: StoredPrescription = { customerId: 'me', status: 'presented', contents };
const line = (lineId: string, change: object = {}) => ({
  lineId,
  eye: 'right' as const,
  prescriptionId: 'p',
  lensId: lensId(productId, right),
  ...change,
});
const request = (change: Partial<SupplyRequest> = {}): SupplyRequest => ({
  orderId: 'o',
  customerId: 'me',
  shippingAddressId: 'a',
  on: '2026-11-21',
  lines: [line('r'), line('l', { eye: 'left', lensId: lensId(productId, left) })],
  ...change,
});
const facts = (prescription: StoredPrescription = mine, owner = 'me') => ({
  prescriptions: new Map([['p', prescription]]),
  addressOwners: new Map([['a', owner]]),
});
const codeOf = (...given: Parameters<typeof refuseSupply>) => refuseSupply(...given)?.reason.code;

test.each(['presented', 'verified'] as const)('%s, in force, both eyes as prescribed: may go', (status) => {
  expect(refuseSupply(request(), facts({ ...mine, status }))).toBeUndefined();
});

test('through the whole of the last day, and not a day longer', () => {
  expect(codeOf(request({ on: '2027-01-15' }), facts())).toBeUndefined();
  expect(codeOf(request({ on: '2027-01-16' }), facts())).toBe('prescription.expired');
  expect(codeOf(request({ on: '2026-01-14' }), facts())).toBe('prescription.not-yet-valid');
});

test("a missing prescription and another customer's are the same", () => {
  const missing = refuseSupply(request(), { ...facts(), prescriptions: new Map() });
  expect(missing?.reason.code).toBe('prescription.not-found');
  expect(refuseSupply(request(), facts({ ...mine, customerId: 'you' }))).toEqual(missing);
});

test('withdrawn counts before anything else in it', () => {
  expect(codeOf(request({ on: '2030-01-01' }), facts({ ...mine, status: 'withdrawn' }))).toBe('prescription.withdrawn');
});

test('the other eye, another power and another product are not covered, and only those lines are named', () => {
  const swapped = request({ lines: [line('r'), line('l', { eye: 'left' })] });
  expect(refuseSupply(swapped, facts())).toMatchObject({
    reason: { code: 'prescription.does-not-cover' },
    lineIds: ['l'],
  });
  const otherPower = line('r', { lensId: lensId(productId, { ...right, sphere: -2.75 }) });
  expect(codeOf(request({ lines: [otherPower] }), facts())).toBe('prescription.does-not-cover');
  const otherProduct = line('r', { lensId: lensId('0197a000-0000-7000-8000-0000000000b9', right) });
  expect(codeOf(request({ lines: [otherProduct] }), facts())).toBe('prescription.does-not-cover');
  const eyes = { right: contents.eyes.right };
  expect(refuseSupply(request(), facts({ ...mine, contents: { ...contents, eyes } }))?.lineIds).toEqual(['l']);
});

test("an address that is missing or another customer's concerns all lines", () => {
  const refusal = refuseSupply(request(), facts(mine, 'you'));
  expect(refusal).toMatchObject({ reason: { code: 'address.not-found' }, lineIds: ['r', 'l'] });
  expect(refuseSupply(request(), { ...facts(), addressOwners: new Map() })).toEqual(refusal);
});

test('what the buyer reads holds no day, power or name', () => {
  for (const [given, known] of [
    [request({ on: '2028-01-01' }), facts()],
    [request(), facts(mine, 'you')],
    [request({ lines: [line('r', { lensId: 'x' })] }), facts()],
  ] as const) {
    expect(refuseSupply(given, known)?.reason.detail).toMatch(/^[^\d]+$/);
  }
});
