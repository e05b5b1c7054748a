import { describe, expect, test } from '@jest/globals';
import { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import { createLensIds } from '@toric/optics/lens-id';
import { createPlaceDigests } from '@toric/optics/place-digest';
import { decideSupply, type StoredPrescription, type SupplyFacts, type SupplyRequest } from './may-supply.ts';

const lensIds = createLensIds(Buffer.alloc(32, 1).toString('base64'));
const productId = '0197a000-0000-7000-8000-0000000000b1';
const right = { baseCurve: 8.6, diameter: 14, sphere: -2.25 };
const left = { ...right, sphere: -2.5 };
const contents = PrescriptionContents.parse({
  issuedOn: '2026-01-15',
  expiresOn: '2027-01-15',
  prescriber: { name: 'Dr. Ada Example' },
  eyes: { right: { productId, parameters: right }, left: { productId, parameters: left } },
});
const evidence = { id: 'e', basis: 'presented' } as const;
const mine: StoredPrescription = { customerId: 'me', status: 'presented', revision: 1, contents, evidence };
const line = (lineId: string, change: object = {}) => ({
  lineId,
  eye: 'right' as const,
  prescriptionId: 'p',
  lensId: lensIds.of(productId, right),
  ...change,
});
const request = (change: Partial<SupplyRequest> = {}): SupplyRequest => ({
  orderId: 'o',
  customerId: 'me',
  shippingAddressId: 'a',
  market: 'US',
  on: '2026-11-21',
  lines: [line('r'), line('l', { eye: 'left', lensId: lensIds.of(productId, left) })],
  ...change,
});
const TOKYO = { country: 'JP', region: 'Tokyo', postalCode: '100-0001' };
const NEWARK = { country: 'US', region: 'NJ', postalCode: '07101' };
const facts = (prescription: StoredPrescription = mine, owner = 'me', place = NEWARK): SupplyFacts => ({
  prescriptions: new Map([['p', prescription]]),
  addresses: new Map([['o', { customerId: owner, place }]]),
  labels: new Map(),
  supplies: [],
  lensIds,
  mostDays: 365,
});
const decide = (asked: SupplyRequest, known: SupplyFacts, at?: Date) => decideSupply(asked, known, at);
function codeOf(asked: SupplyRequest, known: SupplyFacts) {
  const supply = decide(asked, known);
  return supply.kind === 'refused' ? supply.reason.code : supply.kind;
}

test.each(['presented', 'verified'] as const)(
  'a %s prescription that is valid and covers both eyes permits each line, with its evidence',
  (status) => {
    expect(decide(request(), facts({ ...mine, status }))).toEqual({
      kind: 'permitted',
      lines: [
        { lineId: 'r', evidenceId: 'e' },
        { lineId: 'l', evidenceId: 'e' },
      ],
      shipmentWarning: undefined,
    });
  },
);

describe('an order is refused', () => {
  test('after the last day of its prescription, and before the first', () => {
    expect(codeOf(request({ on: '2027-01-15' }), facts())).toBe('permitted');
    expect(codeOf(request({ on: '2027-01-16' }), facts())).toBe('prescription.expired');
    expect(codeOf(request({ on: '2026-01-14' }), facts())).toBe('prescription.not-yet-valid');
  });

  test.each([
    ['on its last day in New York, when UTC has the next day', NEWARK, '2027-01-16T00:40:00Z', 'permitted'],
    ['after its last day in New York', NEWARK, '2027-01-16T05:00:00Z', 'prescription.expired'],
    ['after its last day in Tokyo, when UTC still has that day', TOKYO, '2027-01-15T15:00:00Z', 'prescription.expired'],
    ['on its first day in Tokyo, when UTC has the day before', TOKYO, '2026-01-14T15:00:00Z', 'permitted'],
    ['before its first day in New York', NEWARK, '2026-01-15T04:59:59Z', 'prescription.not-yet-valid'],
  ])('by the calendar of the address: %s', (_, place, placedAt, code) => {
    const asked = request({ market: place.country, placedAt, on: placedAt.slice(0, 10) });
    expect(codeOf(asked, facts(mine, 'me', place))).toBe(code);
  });

  test('if its prescription has expired on the day of the decision, although it had not when the order was placed', () => {
    expect(decide(request(), facts(), new Date('2027-01-16T12:00:00Z'))).toMatchObject({
      reason: { code: 'prescription.expired' },
    });
  });

  test('if a prescription is missing, and in the same way if it belongs to another customer', () => {
    const missing = decide(request(), { ...facts(), prescriptions: new Map() });
    expect(missing).toMatchObject({ reason: { code: 'prescription.not-found' } });
    expect(decide(request(), facts({ ...mine, customerId: 'you' }))).toEqual(missing);
  });

  test('as withdrawn before any other reason, then as denied', () => {
    const [later, none] = [request({ on: '2030-01-01' }), { evidence: undefined }];
    expect(codeOf(later, facts({ ...mine, ...none, status: 'withdrawn' }))).toBe('prescription.withdrawn');
    expect(codeOf(later, facts({ ...mine, ...none, status: 'refused' }))).toBe('prescription.denied');
  });

  test('for another eye, power or product, and only the lines concerned are named', () => {
    const swapped = request({ lines: [line('r'), line('l', { eye: 'left' })] });
    expect(decide(swapped, facts())).toMatchObject({
      reason: { code: 'prescription.does-not-cover' },
      lineIds: ['l'],
    });
    const otherPower = line('r', { lensId: lensIds.of(productId, { ...right, sphere: -2.75 }) });
    expect(codeOf(request({ lines: [otherPower] }), facts())).toBe('prescription.does-not-cover');
    const otherProduct = line('r', { lensId: lensIds.of('0197a000-0000-7000-8000-0000000000b9', right) });
    expect(codeOf(request({ lines: [otherProduct] }), facts())).toBe('prescription.does-not-cover');
    const eyes = { right: contents.eyes.right };
    expect(decide(request(), facts({ ...mine, contents: { ...contents, eyes } }))).toMatchObject({ lineIds: ['l'] });
  });

  test('if it was placed for a cheaper or untaxed market than the country of its address, with all lines', () => {
    const berlin = { country: 'DE', region: '', postalCode: '10115' };
    const refusal = { kind: 'refused', reason: { code: 'address.other-market' }, lineIds: ['r', 'l'] };
    expect(decide(request({ market: 'IN' }), facts())).toMatchObject(refusal);
    expect(decide(request({ market: 'US' }), facts(mine, 'me', berlin))).toMatchObject(refusal);
    expect(codeOf(request({ market: 'DE' }), facts(mine, 'me', berlin))).toBe('permitted');
  });

  test('if the client stated another region or postal code than the address has, with all lines', () => {
    const places = createPlaceDigests(Buffer.alloc(32, 1).toString('base64'));
    const stated = (postalCode: string) => ({ placeDigest: places.of('o', 'US', { region: 'NJ', postalCode }) });
    const known = { ...facts(), places };
    expect(codeOf(request(stated('07101')), known)).toBe('permitted');
    const refusal = { kind: 'refused', reason: { code: 'address.other-place' }, lineIds: ['r', 'l'] };
    expect(decide(request(stated('99501')), known)).toMatchObject(refusal);
    expect(codeOf(request(stated('99501')), facts())).toBe('permitted');
  });

  test('if the region of an old address is not that of its ZIP code, with all lines', () => {
    const refusal = { kind: 'refused', reason: { code: 'address.unfit-region' }, lineIds: ['r', 'l'] };
    expect(decide(request(), facts(mine, 'me', { ...NEWARK, region: 'MT' }))).toMatchObject(refusal);
    expect(decide(request(), facts(mine, 'me', { ...NEWARK, postalCode: '' }))).toMatchObject(refusal);
    expect(codeOf(request(), facts(mine, 'me', { ...NEWARK, region: '' }))).toBe('permitted');
  });

  test('if the customer asked the shop to only keep her data, with all lines and before any other reason', () => {
    const restricted = { ...facts({ ...mine, status: 'withdrawn' }), restricted: new Set(['me']) };
    const refusal = { kind: 'refused', reason: { code: 'customer.restricted' }, lineIds: ['r', 'l'] };
    expect(decide(request(), restricted)).toMatchObject(refusal);
    expect(codeOf(request(), { ...facts(), restricted: new Set(['you']) })).toBe('permitted');
  });

  test('if it stocks up beyond the end of its prescription; the refusal names the lines of that eye', () => {
    const lines = [
      line('r', { quantity: 20, boxDays: 180 }),
      line('l', { eye: 'left', lensId: lensIds.of(productId, left), quantity: 1, boxDays: 180 }),
    ];
    const refusal = { kind: 'refused', reason: { code: 'supply.too-much' }, lineIds: ['r'] };
    expect(decide(request({ lines, on: '2027-01-14' }), facts())).toMatchObject(refusal);
    const few = [line('r', { quantity: 2, boxDays: 180 })];
    expect(codeOf(request({ lines: few, on: '2027-01-14' }), facts())).toBe('permitted');
    const fresno = { country: 'US', region: 'California', postalCode: '93721' };
    expect(codeOf(request({ lines: few, on: '2027-01-14' }), facts(mine, 'me', fresno))).toBe('supply.too-much');
  });

  test('if its address is missing or belongs to another customer, with all lines', () => {
    const refusal = decide(request(), facts(mine, 'you'));
    expect(refusal).toMatchObject({ reason: { code: 'address.not-found' }, lineIds: ['r', 'l'] });
    expect(decide(request(), { ...facts(), addresses: new Map() })).toEqual(refusal);
  });

  test('with a text that contains no day and no power', () => {
    for (const supply of [
      decide(request({ on: '2028-01-01' }), facts()),
      decide(request(), facts(mine, 'you')),
      decide(request({ lines: [line('r', { lensId: 'x' })] }), facts()),
      decide(request(), facts({ ...mine, status: 'refused', evidence: undefined })),
    ])
      expect(supply).toMatchObject({ reason: { detail: expect.stringMatching(/^[^\d]+$/) } });
  });
});

describe('an order waits', () => {
  const entered: StoredPrescription = { ...mine, status: 'entered', evidence: undefined };

  test.each(['entered', 'verifying'] as const)(
    'if its prescription is %s; the prescriber is asked once for both lines',
    (status) => {
      expect(decide(request(), facts({ ...entered, status }))).toEqual({ kind: 'awaited', prescriptionIds: ['p'] });
    },
  );

  test('if one line needs a prescriber, unless another line is refused', () => {
    const known = facts();
    const both = { ...known, prescriptions: new Map([...known.prescriptions, ['q', entered]]) };
    const lines = [line('r'), line('s', { prescriptionId: 'q' })];
    expect(decide(request({ lines }), both)).toEqual({ kind: 'awaited', prescriptionIds: ['q'] });
    const third = line('t', { prescriptionId: 'unknown' });
    expect(codeOf(request({ lines: [...lines, third] }), both)).toBe('prescription.not-found');
  });
});

describe('by law', () => {
  const silent: StoredPrescription = { ...mine, status: 'verified', evidence: { id: 's', basis: 'silence' } };
  const TULSA = { country: 'US', region: 'OK', postalCode: '74103' };
  const FRESNO = { country: 'US', region: 'California', postalCode: '93721' };
  const SEOUL = { country: 'KR', region: '', postalCode: '04524' };

  test('nothing is sold at a distance to Korea, by market or address, and the reason names the source', () => {
    const refusal = {
      reason: { code: 'supply.distance-selling-forbidden', detail: expect.stringContaining('제12조제5항') },
      lineIds: ['r', 'l'],
    };
    expect(decide(request({ market: 'KR' }), facts())).toMatchObject(refusal);
    expect(decide(request(), facts(mine, 'me', SEOUL))).toMatchObject(refusal);
  });

  test('silence suffices for New Jersey and California, and not for Oklahoma', () => {
    expect(codeOf(request(), facts(silent))).toBe('permitted');
    expect(codeOf(request(), facts(silent, 'me', FRESNO))).toBe('permitted');
    expect(codeOf(request(), facts(silent, 'me', TULSA))).toBe('awaited');
    expect(codeOf(request(), facts(mine, 'me', TULSA))).toBe('permitted');
  });

  test('silence counts only where market, destination and place of issue have such a rule', () => {
    const issuedIn = (country: string) => ({ ...silent, contents: { ...contents, issuedIn: country } });
    for (const country of ['GB', 'DE']) {
      expect(codeOf(request({ market: country }), facts(silent, 'me', { ...NEWARK, country }))).toBe('awaited');
    }
    expect(codeOf(request(), facts(issuedIn('DE')))).toBe('awaited');
    expect(codeOf(request(), facts(issuedIn('BR')))).toBe('awaited');
  });

  test('a prescription is required also where the law only advises one, or where no law is on file', () => {
    for (const country of ['JP', 'AU']) {
      const there = facts(mine, 'me', { ...NEWARK, country });
      expect(codeOf(request({ market: country }), there)).toBe('permitted');
      expect(codeOf(request({ market: country, on: '2027-01-16' }), there)).toBe('prescription.expired');
    }
  });

  test('an order to California carries the warning of its law, word for word', () => {
    expect(decide(request(), facts(mine, 'me', FRESNO))).toMatchObject({
      shipmentWarning: expect.stringMatching(/^WARNING: IF YOU ARE HAVING ANY UNEXPLAINED EYE DISCOMFORT/),
    });
  });
});

describe('under another label of the same lens,', () => {
  const national = '0197a000-0000-7000-8000-0000000000b1';
  const [own, sister, stranger] = ['c1', 'c2', 'c3'].map((end) => national.replace(/b1$/, end));
  if (!own || !sister || !stranger) throw new Error('three ids are expected');
  const labels = new Map([
    [own, national],
    [sister, national],
    [stranger, '0197a000-0000-7000-8000-0000000000d1'],
  ]);
  const on = (prescribed: string, place = NEWARK, issuedIn = 'US'): SupplyFacts => {
    const eyes = { right: { productId: prescribed, parameters: right } };
    return { ...facts({ ...mine, contents: { ...contents, issuedIn, eyes } }, 'me', place), labels };
  };
  const order = (productId: string, parameters = right, change: Partial<SupplyRequest> = {}) =>
    request({ lines: [line('r', { lensId: lensIds.of(productId, parameters) })], ...change });

  test.each([
    ['the private label for the national brand', own, national],
    ['the national brand for its private label', national, own],
    ['one private label for another', own, sister],
    ['the prescribed one', own, own],
  ])('%s is permitted, by the evidence of the prescription', (_, ordered, prescribed) => {
    expect(decide(order(ordered), on(prescribed))).toMatchObject({
      kind: 'permitted',
      lines: [{ lineId: 'r', evidenceId: 'e' }],
    });
  });

  test('another power, lens or eye is refused, as is a place without such a law', () => {
    const refused = 'prescription.does-not-cover';
    expect(codeOf(order(own, left), on(national))).toBe(refused);
    expect(codeOf(order(stranger), on(national))).toBe(refused);
    expect(codeOf(order(own), { ...on(national), labels: new Map() })).toBe(refused);
    const otherEye = [line('r', { eye: 'left', lensId: lensIds.of(own, right) })];
    expect(codeOf(request({ lines: otherEye }), on(national))).toBe(refused);
    const berlin = { ...NEWARK, country: 'DE' };
    expect(codeOf(order(own, right, { market: 'GB' }), on(national, { ...NEWARK, country: 'GB' }))).toBe(refused);
    expect(codeOf(order(own, right, { market: 'DE' }), on(national, berlin))).toBe(refused);
    expect(codeOf(order(own), on(national, NEWARK, 'JP'))).toBe(refused);
    expect(codeOf(order(national, right, { market: 'DE' }), on(national, berlin))).toBe('permitted');
  });
});
