// Tests that the sample customers are the same in every run and plausibly distributed, and that all their lenses are
// made.
import { describe, expect, test } from '@jest/globals';
import { AddAddress, SignUp } from '@toric/contracts/customer/people/customer.http';
import { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import { compileMatrix } from '@toric/optics/matrix';
import { checkPrescriptionShape, prescriptionState } from '@toric/optics/prescription';
import { type SampleCustomer, sampleCustomers } from './customers.ts';
import { sampleProducts } from './products.ts';

const TODAY = '2026-11-21';
const customers = sampleCustomers(TODAY);
const lensesOf = ({ prescriptions }: SampleCustomer) =>
  prescriptions.flatMap(({ eyes }) => [eyes.right, eyes.left].filter((lens) => lens !== undefined));
const share = (holds: (customer: SampleCustomer) => boolean) => customers.filter(holds).length / customers.length;
const customerNamed = (name: string) => {
  const found = customers.find(({ email }) => email === `${name}@toric.example`);
  if (!found) throw new Error(`no sample customer ${name}`);
  return found;
};

test('there are 300 customers, the same in every run, with different names', () => {
  expect(sampleCustomers(TODAY)).toEqual(customers);
  expect(customers).toHaveLength(300);
  expect(new Set(customers.map(({ email }) => email)).size).toBe(300);
  expect(customers.at(-1)?.email).toBe('customer296@toric.example');
  expect(new Set(customers.map(({ givenName, familyName }) => `${givenName} ${familyName}`)).size).toBeGreaterThan(280);
});

test('the contracts accept all customers, addresses and prescriptions', () => {
  const problems = customers.flatMap(({ prescriptions, address, ...person }) => [
    SignUp.body.strip().safeParse({ ...person, password: 'correct horse battery' }).error,
    AddAddress.body.safeParse(address).error,
    ...prescriptions.map((prescription) => PrescriptionContents.safeParse(prescription).error),
  ]);
  expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
});

describe('the prescriptions', () => {
  const eyes = customers.flatMap(lensesOf);

  test('are in the matrix of their product, for the market of the customer', () => {
    const notMade = customers.flatMap((customer) =>
      lensesOf(customer).filter(({ productId, parameters }) => {
        const product = sampleProducts.find(({ id }) => id === productId);
        const made =
          product && compileMatrix(product.matrix).contains(parameters, { market: customer.address.country });
        return !made || checkPrescriptionShape(parameters).length > 0;
      }),
    );
    expect(eyes).toHaveLength(602);
    expect(notMade).toEqual([]);
  });

  test('are a quarter toric, fifteen per cent multifocal, eight per cent expired', () => {
    const toric = share((customer) => lensesOf(customer)[0]?.parameters.cylinder !== undefined);
    const multifocal = share((customer) => lensesOf(customer)[0]?.parameters.add !== undefined);
    const expired = share(({ prescriptions }) =>
      prescriptions.every((prescription) => prescriptionState(prescription, TODAY) === 'expired'),
    );
    expect(toric).toBeCloseTo(0.25, 2);
    expect(multifocal).toBeCloseTo(0.15, 2);
    expect(expired).toBeCloseTo(0.08, 2);
  });

  test('lean to minus, with some plus powers and some high ones', () => {
    const spheres = eyes.map(({ parameters }) => parameters.sphere);
    const part = (holds: (sphere: number) => boolean) => spheres.filter(holds).length / spheres.length;
    expect(part((sphere) => sphere < 0)).toBeGreaterThan(0.8);
    expect(part((sphere) => sphere > 0)).toBeGreaterThan(0.04);
    expect(part((sphere) => sphere < -8)).toBeGreaterThan(0.01);
    expect(part((sphere) => sphere < -8)).toBeLessThan(0.06);
  });

  test('are similar in both eyes, but never equal', () => {
    for (const { email, prescriptions } of customers) {
      for (const { right, left } of prescriptions.map((prescription) => prescription.eyes)) {
        expect([email, left?.productId]).toEqual([email, right?.productId]);
        expect([email, left?.parameters]).not.toEqual([email, right?.parameters]);
        expect(Math.abs((left?.parameters.sphere ?? 99) - (right?.parameters.sphere ?? 0))).toBeLessThanOrEqual(2.5);
      }
    }
  });

  test('are valid for at least a year from their issue, and have the same states on any day of seeding', () => {
    for (const today of [TODAY, '2028-02-29', '2027-01-01']) {
      const prescriptions = sampleCustomers(today).flatMap((customer) => customer.prescriptions);
      const states = prescriptions.map((prescription) => prescriptionState(prescription, today));
      expect(states.filter((state) => state === 'expired')).toHaveLength(25);
      expect(states.filter((state) => state === 'not-yet-valid')).toEqual([]);
      for (const { issuedOn, expiresOn } of prescriptions) {
        const shortest = `${Number(issuedOn.slice(0, 4)) + 1}${issuedOn.slice(4).replace('-02-29', '-02-28')}`;
        expect(expiresOn >= shortest).toBe(true);
      }
    }
  });
});

test('Ana has two valid prescriptions with two powers each, Ben has none, Dai wears torics', () => {
  const states = (name: string) => customerNamed(name).prescriptions.map((one) => prescriptionState(one, TODAY));
  expect(states('ana')).toEqual(['valid', 'valid']);
  expect(lensesOf(customerNamed('ana')).map(({ parameters }) => parameters.sphere)).toEqual([
    -2.75, -3.25, -2.75, -3.25,
  ]);
  expect(customerNamed('ana').address.country).toBe('US');
  expect(states('ben')).toEqual(['expired']);
  expect(states('chloe')).toEqual(['valid']);
  expect(lensesOf(customerNamed('dai')).map(({ parameters }) => parameters.axis)).toEqual([10, 170]);
});
