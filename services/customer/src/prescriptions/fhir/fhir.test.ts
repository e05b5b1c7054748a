import { describe, expect, test } from '@jest/globals';
import { FhirPrescription } from '@toric/contracts/customer/prescriptions/fhir.http';
import { PrescriptionContents, type PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import { EXTENSIONS } from '@toric/contracts/customer/prescriptions/fhir-extensions';
import { UCUM } from '@toric/contracts/customer/prescriptions/fhir-lens';
import { oneLine } from '@toric/contracts/kernel/text';
import fc from 'fast-check';
import { CUSTOMER, lens, PRODUCT, resource, extensionOf, withLens } from '../../../test/prescriptions/fhir-samples.ts';
import { parseFhir, lossWarnings } from './parse-fhir.ts';
import { toFhir } from './to-fhir.ts';
import { lostValues } from './lost-values.ts';

const view = (contents: PrescriptionContents, change: Partial<PrescriptionView> = {}): PrescriptionView => ({
  id: '0197a000-0000-7000-8000-0000000000d1',
  customerId: CUSTOMER,
  status: 'presented',
  reviewSince: null,
  partnerId: null,
  revision: 1,
  version: 3,
  createdAt: '2026-06-02T08:00:00.000Z',
  updatedAt: '2026-06-03T08:00:00.000Z',
  ...contents,
  ...change,
});
/** Returns the resource as its receiver sees it: written as JSON and parsed again. */
const sent = (resource: unknown): unknown => JSON.parse(JSON.stringify(resource));
const received = (resource: unknown) => FhirPrescription.parse(sent(resource));
const contentsOf = (resource: unknown) => parseFhir(received(resource));
const lostOf = (resource: unknown) => lostValues(received(resource), sent(toFhir(view(contentsOf(resource)))));

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const line = oneLine(30);
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((drawn) => drawn.trim())
  .filter((drawn) => line.safeParse(drawn).success);
const quarters = (from: number, to: number) => fc.integer({ min: from * 4, max: to * 4 }).map((n) => n / 4);
const tenths = (from: number, to: number) => fc.integer({ min: from * 10, max: to * 10 }).map((n) => n / 10);

describe('ours → FHIR → ours', () => {
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const prescribed = fc.record({
    productId: fc.uuid({ version: 7 }),
    productName: optional(text),
    parameters: fc.record({
      baseCurve: tenths(7, 10),
      diameter: tenths(12, 17),
      sphere: quarters(-30, 30),
      cylinder: optional(quarters(-6, -0.25)),
      axis: optional(fc.integer({ min: 1, max: 180 })),
      add: optional(fc.oneof(fc.constantFrom('LOW', 'MED', 'HIGH'), quarters(0.5, 4))),
      dominance: optional(fc.constantFrom('D', 'N')),
      colour: optional(text),
    }),
    duration: optional(
      fc.record({ value: quarters(0.25, 200), unit: fc.constantFrom('day', 'week', 'month', 'year') }),
    ),
    notes: optional(
      fc.array(
        fc.record({
          text,
          author: optional(text),
          writtenAt: optional(fc.constantFrom('2026', '2026-06', '2026-06-01', '2026-06-01T09:30:00+02:00')),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    ),
  });
  const contents = fc
    .record({
      issuedIn: fc.constantFrom('US', 'GB', 'DE', 'CN'),
      issuedOn: day,
      expiresOn: day,
      medicalReason: optional(text),
      prescriber: fc.record({
        name: text,
        address: optional(text),
        phone: optional(text),
        fax: optional(text),
        timeZone: optional(fc.constantFrom('America/Chicago', 'Asia/Shanghai')),
      }),
      eyes: fc.oneof(
        fc.record({ right: prescribed, left: prescribed }),
        fc.record({ right: prescribed }),
        fc.record({ left: prescribed }),
      ),
      notes: optional(text),
      identifiers: optional(
        fc.array(fc.record({ system: optional(text), value: text }), { minLength: 1, maxLength: 3 }),
      ),
    })
    .map((drawn) => PrescriptionContents.parse(drawn));

  test('is the identity for all contents, and loses no value', () => {
    fc.assert(
      fc.property(contents, (original) => {
        const fhir = toFhir(view(original));
        expect([contentsOf(fhir), lostOf(fhir)]).toEqual([original, []]);
      }),
    );
  });

  test('drops an empty remark, because FHIR has no empty text', () => {
    const parsed = contentsOf(resource());
    expect(contentsOf(toFhir(view({ ...parsed, notes: '' }))).notes).toBeUndefined();
  });

  test.each([
    ['entered', 'draft'],
    ['verifying', 'draft'],
    ['presented', 'active'],
    ['verified', 'active'],
    ['refused', 'cancelled'],
    ['expired', 'active'],
  ] as const)('the status %s is %s in FHIR', (status, fhir) => {
    expect(toFhir(view(contentsOf(resource()), { status })).status).toBe(fhir);
  });

  test('a withdrawn prescription is cancelled in FHIR, and refused as input', () => {
    const cancelled = toFhir(view(contentsOf(resource()), { status: 'withdrawn' }));
    expect(cancelled.status).toBe('cancelled');
    expect(() => received(cancelled)).toThrow('nothing is supplied on a prescription of another status');
  });
});

describe('FHIR → ours', () => {
  test('every element of a contact lens arrives', () => {
    expect(contentsOf(withLens({}))).toEqual({
      issuedIn: 'US',
      issuedOn: '2026-06-01',
      expiresOn: '2027-06-01',
      prescriber: { name: 'Dr Chen' },
      identifiers: [{ system: 'https://practice.example/prescriptions', value: '2026-1187' }],
      eyes: {
        right: {
          productId: PRODUCT,
          productName: 'ClearTide Toric',
          parameters: {
            baseCurve: 8.7,
            diameter: 14.5,
            sphere: -4.5,
            cylinder: -1.75,
            axis: 20,
            add: 2,
            dominance: 'D',
            colour: 'aqua',
          },
          duration: { value: 2, unit: 'week' },
          notes: [{ text: 'Try the softer edge first', author: 'Dr Chen', writtenAt: '2026-06' }],
        },
      },
    });
  });

  test('every element of a contact lens is returned again', () => {
    const elements = fc.record(
      {
        eye: fc.constantFrom('right', 'left'),
        power: quarters(-20, 20),
        backCurve: tenths(7, 10),
        diameter: tenths(12, 17),
        toric: fc.record({ cylinder: quarters(-6, -0.25), axis: fc.integer({ min: 1, max: 180 }) }),
        add: quarters(0.5, 4),
        duration: fc.constantFrom(
          { value: 1, unit: 'day', system: UCUM, code: 'd' },
          { value: 0.5, unit: 'year', code: 'a' },
          { value: 2, unit: 'week' },
        ),
        color: text,
        brand: text,
        note: fc.array(fc.record({ text, time: fc.constant('2026') }, { requiredKeys: ['text'] }), {
          minLength: 1,
          maxLength: 3,
        }),
      },
      { requiredKeys: ['eye', 'power', 'backCurve', 'diameter'] },
    );
    const { extension, product } = lens();
    fc.assert(
      fc.property(elements, ({ toric, ...spherical }) => {
        const given = resource({ lensSpecification: [{ extension, product, ...spherical, ...toric }] });
        expect(lostOf(given)).toEqual([]);
      }),
    );
  });

  test('a contained prescriber is read, also if the name comes in parts', () => {
    const practitioner = {
      resourceType: 'Practitioner',
      id: 'p1',
      extension: [extensionOf(EXTENSIONS.timeZone, 'America/New_York')],
      name: [{ prefix: ['Dr'], given: ['Wei', 'Li'], family: 'Chen' }],
      telecom: [
        { system: 'email', value: 'wei@practice.example' },
        { system: 'fax', value: '+1 202 555 0144' },
        { system: 'phone', value: '+1 202 555 0143' },
      ],
      address: [{ text: '1 Lens Street' }],
    };
    const given = resource({
      contained: [{ resourceType: 'Patient' }, practitioner],
      prescriber: { reference: '#p1' },
    });
    expect(contentsOf(given).prescriber).toEqual({
      name: 'Dr Wei Li Chen',
      address: '1 Lens Street',
      phone: '+1 202 555 0143',
      fax: '+1 202 555 0144',
      timeZone: 'America/New_York',
    });
  });

  test('warnings name the values that are not kept, in the language of the caller', () => {
    const given = resource({
      text: { status: 'generated', div: '<div/>' },
      dateWritten: '2026-06-01T23:30:00-05:00',
      extension: [{ url: 'https://else.example/x', valueInteger: 7 }, extensionOf(EXTENSIONS.expiresOn, '2027-06-01')],
      lensSpecification: [lens({ axis: 0, 'a/b~c': 1, note: [{ text: 'Soft', authorReference: {} }] })],
    });
    const warnings = lossWarnings(received(given), view(contentsOf(given)), 'zh');
    expect(warnings.map(({ pointer }) => pointer).sort()).toEqual([
      '/dateWritten',
      '/extension/0',
      '/lensSpecification/0/axis',
      '/lensSpecification/0/a~1b~0c',
      '/lensSpecification/0/note/0/authorReference',
      '/text',
    ]);
    expect(warnings[0]?.detail).toBe('未按所发送的内容保留');
    expect(contentsOf(given)).toMatchObject({ issuedOn: '2026-06-01', eyes: { right: { parameters: { axis: 180 } } } });
  });

  test.each([{ cylinder: 0 }, { cylinder: 0, axis: 0 }])('%j means no cylinder, and a warning names it', (none) => {
    const given = withLens({ axis: undefined, ...none });
    expect(contentsOf(given).eyes.right?.parameters).not.toHaveProperty('cylinder');
    expect(contentsOf(given).eyes.right?.parameters).not.toHaveProperty('axis');
    const named = Object.keys(none).map((element) => `/lensSpecification/0/${element}`);
    expect(lostOf(given)).toEqual(expect.arrayContaining(named));
  });

  test('the status extension of a sender is ignored, with a warning', () => {
    const own = toFhir(view(contentsOf(resource()), { status: 'verified' }));
    const presented = view(contentsOf(own), { status: 'presented' });
    expect(lossWarnings(received(own), presented, 'en')).toEqual([
      { pointer: '/extension/0/valueCode', detail: 'is not kept as it was sent' },
    ]);
  });
});

test('the display unit may be in any language if there is a code', () => {
  const german = { value: 1, unit: 'Monat', system: UCUM, code: 'mo' };
  expect(contentsOf(withLens({ duration: german })).eyes.right?.duration).toEqual({ value: 1, unit: 'month' });
});
