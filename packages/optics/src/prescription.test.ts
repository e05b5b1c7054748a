// Tests a prescription's days of validity, the lenses that it covers, and the values that are reported as implausible.
import { describe, expect, test } from '@jest/globals';
import type { LensParameters } from '@toric/contracts/lens';
import { lensId } from './lens-id.ts';
import { checkPrescriptionShape, coversLens, type Prescription, prescriptionState } from './prescription.ts';

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
  expect(coversLens(prescription, 'right', lensId(biofinity, right))).toBe(true);
  expect(coversLens(prescription, 'left', lensId(biofinity, right))).toBe(false);
  expect(coversLens(prescription, 'right', lensId('own', right), (id) => [id, 'own'])).toBe(true);
  expect(coversLens(prescription, 'right', lensId('own', left), (id) => [id, 'own'])).toBe(false);
  expect(coversLens(prescription, 'left', lensId(biofinity, left))).toBe(true);
  expect(coversLens(prescription, 'right', lensId('0197a000-0000-7000-8000-000000000018', right))).toBe(false);
  const oneEye = { ...prescription, eyes: { right: prescription.eyes.right } };
  expect(coversLens(oneEye, 'left', lensId(biofinity, left))).toBe(false);
});

describe('checkPrescriptionShape', () => {
  const paths = (change: Partial<LensParameters>) =>
    checkPrescriptionShape({ ...right, ...change }).map((problem) => problem.path);

  test.each<[string, Partial<LensParameters>]>([
    ['spherical', {}],
    ['toric', { cylinder: -0.75, axis: 180 }],
    ['multifocal with a word', { add: 'MED' }],
    ['multifocal with dioptres', { add: 2.5, dominance: 'N' }],
    ['toric multifocal', { cylinder: -5.75, axis: 1, add: 1, dominance: 'D' }],
    ['at the edges', { sphere: -20, baseCurve: 9, diameter: 15 }],
    ['at the other edges', { sphere: 20, baseCurve: 8.3, diameter: 13 }],
  ])('accepts parameters that are %s', (_, change) => {
    expect(paths(change)).toEqual([]);
  });

  test.each<[string, Partial<LensParameters>, string[]]>([
    ['a cylinder without axis', { cylinder: -0.75 }, ['/axis']],
    ['an axis without cylinder', { axis: 90 }, ['/axis']],
    ['axis 0', { cylinder: -0.75, axis: 0 }, ['/axis']],
    ['axis 181', { cylinder: -0.75, axis: 181 }, ['/axis']],
    ['an add in dioptres without design', { add: 1.5 }, ['/dominance']],
    ['a design without add', { dominance: 'D' }, ['/dominance']],
    ['a design with a word', { add: 'LOW', dominance: 'D' }, ['/dominance']],
    ['an add out of range', { add: 2.75, dominance: 'D' }, ['/add']],
    ['a sphere out of range', { sphere: -20.25 }, ['/sphere']],
    ['a cylinder too weak', { cylinder: -0.5, axis: 90 }, ['/cylinder']],
    ['a cylinder too strong', { cylinder: -6, axis: 90 }, ['/cylinder']],
    ['a plus cylinder', { cylinder: 0.75, axis: 90 }, ['/cylinder']],
    ['a steep base curve', { baseCurve: 8.2 }, ['/baseCurve']],
    ['a wide lens with a cylinder without axis', { diameter: 15.1, cylinder: -0.75 }, ['/diameter', '/axis']],
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
