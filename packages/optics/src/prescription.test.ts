// Tests a prescription's days of validity, the lenses that it covers, and the values that are reported as implausible.
import { describe, expect, test } from '@jest/globals';
import { LensParameters } from '@toric/contracts/lens';
import { unusualValues } from './plausibility.ts';
import { createLensIds } from './lens-id.ts';
import { checkPrescriptionShape, coversLens, type Prescription, prescriptionState } from './prescription.ts';

const lensIds = createLensIds(Buffer.alloc(32, 1).toString('base64'));
const biofinity = '0197a000-0000-7000-8000-000000000013';
const right = { baseCurve: 8.6, diameter: 14, sphere: -2.25 };
const left = { ...right, sphere: -2.5 };
const prescription: Prescription = {
  issuedOn: '2026-01-15',
  expiresOn: '2027-01-15',
  eyes: { right: { productId: biofinity, parameters: right }, left: { productId: biofinity, parameters: left } },
};

test.each([
  ['2026-01-14', 'not-yet-valid'],
  ['2026-01-15', 'valid'],
  ['2027-01-15', 'valid'],
  ['2027-01-16', 'expired'],
] as const)('on %s the prescription is %s', (today, state) => {
  expect(prescriptionState(prescription, today)).toBe(state);
});

test('prescriptionState refuses a day that does not exist', () => {
  expect(() => prescriptionState({ ...prescription, expiresOn: '2027-02-30' }, '2026-11-21')).toThrow('2027-02-30');
  expect(() => prescriptionState(prescription, '2026-11-21T00:00:00Z')).toThrow('YYYY-MM-DD');
});

test('a prescription covers exactly the prescribed product and parameters of each eye', () => {
  expect(coversLens(lensIds, prescription, 'right', lensIds.of(biofinity, right))).toBe(true);
  expect(coversLens(lensIds, prescription, 'left', lensIds.of(biofinity, right))).toBe(false);
  expect(coversLens(lensIds, prescription, 'right', lensIds.of('own', right), (id) => [id, 'own'])).toBe(true);
  expect(coversLens(lensIds, prescription, 'right', lensIds.of('own', left), (id) => [id, 'own'])).toBe(false);
  expect(coversLens(lensIds, prescription, 'left', lensIds.of(biofinity, left))).toBe(true);
  expect(coversLens(lensIds, prescription, 'right', lensIds.of('0197a000-0000-7000-8000-000000000018', right))).toBe(
    false,
  );
  const oneEye = { ...prescription, eyes: { right: prescription.eyes.right } };
  expect(coversLens(lensIds, oneEye, 'left', lensIds.of(biofinity, left))).toBe(false);
});

describe('checkPrescriptionShape', () => {
  const paths = (change: Partial<LensParameters>) =>
    checkPrescriptionShape({ ...right, ...change }).map((problem) => problem.path);

  test.each<[string, Partial<LensParameters>]>([
    ['spherical', {}],
    ['toric', { cylinder: -0.75, axis: 180 }],
    ['multifocal with a word', { add: 'MED' }],
    ['multifocal with dioptres and a design', { add: 2.5, dominance: 'N' }],
    ['multifocal with dioptres and no design, as of a lens that is made in one design', { add: 1.75 }],
    ['toric multifocal', { cylinder: -5.75, axis: 1, add: 1, dominance: 'D' }],
    ['a steep soft lens', { baseCurve: 7.8 }],
    ['a weak cylinder', { cylinder: -0.5, axis: 90 }],
    ['a wide soft lens', { diameter: 15.5 }],
    ['a rigid lens', { baseCurve: 7.4, diameter: 9.6, sphere: -3.12 }],
    ['an orthokeratology lens', { baseCurve: 8.9, diameter: 10.6, sphere: 0.75 }],
    ['a scleral lens', { baseCurve: 7.03, diameter: 16.5, sphere: -12.5 }],
  ])('accepts %s: what may be recorded is wide', (_, change) => {
    expect(paths(change)).toEqual([]);
    expect(LensParameters.safeParse({ ...right, ...change }).error).toBeUndefined();
  });

  test.each<[string, Partial<LensParameters>, string[]]>([
    ['a cylinder without axis', { cylinder: -0.75 }, ['/axis']],
    ['an axis without cylinder', { axis: 90 }, ['/axis']],
    ['axis 0', { cylinder: -0.75, axis: 0 }, ['/axis']],
    ['axis 181', { cylinder: -0.75, axis: 181 }, ['/axis']],
    ['a design without add', { dominance: 'D' }, ['/dominance']],
  ])('reports %s', (_, change, expected) => {
    expect(paths(change)).toEqual(expected);
  });

  test('gives a message in each language that says what to do', () => {
    expect(checkPrescriptionShape({ ...right, cylinder: -0.75 })).toEqual([
      {
        path: '/axis',
        message: {
          en: 'is missing: a cylinder needs an axis of 1 to 180 degrees (180 for 0)',
          zh: '缺少轴位：有柱镜时必须填写 1 至 180 度的轴位（0 度写作 180）',
        },
      },
    ]);
  });
});

describe('unusualValues asks whether a value is right', () => {
  const paths = (change: Partial<LensParameters>) => unusualValues({ ...right, ...change }).map(({ path }) => path);

  test.each<[string, Partial<LensParameters>, string[]]>([
    ['a usual soft lens', { cylinder: -2.25, axis: 10, add: 2.5, dominance: 'D' }, []],
    ['the edges of soft lenses', { sphere: -20, baseCurve: 9.2, diameter: 16, cylinder: -0.5, axis: 9 }, []],
    ['a steep soft lens', { baseCurve: 7.4 }, ['/baseCurve']],
    ['a usual rigid lens', { baseCurve: 7.4, diameter: 9.6 }, []],
    ['a usual scleral lens', { baseCurve: 7.03, diameter: 16.5 }, []],
    ['a very strong lens', { sphere: -22.5 }, ['/sphere']],
    ['a very strong cylinder', { cylinder: -6.25, axis: 90 }, ['/cylinder']],
    ['an add that is hardly made', { add: 3.5 }, ['/add']],
    ['powers between steps', { sphere: -3.12, cylinder: -0.87, axis: 9 }, ['/sphere', '/cylinder']],
    ['a design with an add in words', { add: 'LOW', dominance: 'D' }, ['/dominance']],
  ])('%s', (_, change, expected) => {
    expect(paths(change)).toEqual(expected);
  });

  test('the questions name no value of the prescription, because answers are stored', () => {
    const texts = unusualValues({ ...right, sphere: -33.37, baseCurve: 6.66 }).map(({ message }) => message.en);
    expect(texts.join()).not.toMatch(/33|6\.66/);
    expect(texts).toContain('is unusual (mostly 7.8 to 9.2 mm): is this right? Compare it with the prescription');
  });
});
