// Tests that the number and the e-mail by which a row names a person are the same, whether the whole row is read or
// only these cells.
import { expect, test } from '@jest/globals';
import { LAST_DAY } from '@toric/contracts/kernel/common';
import { customerNames, customerRow } from './customer-row.ts';
import type { ImportPlan } from '@toric/contracts/customer/imports/import-plan';

const plan: ImportPlan = {
  ...{
    fileId: '1',
    subject: 'customers',
    dateOrder: 'year-month-day',
    country: 'US',
    mode: 'both',
    system: 'old-shop',
  },
  shape: { format: 'csv', encoding: 'utf-8', delimiter: 'comma', hasHeading: true },
  head: ['Number', 'Given name', 'E-mail'],
  fields: ['externalId', 'givenName', 'email'],
  promisedBy: [],
};

test.each([[[' 7 ', 'Ana', 'ANA@toric.example']], [['', 'Ana', 'no e-mail']], [['x'.repeat(200), '', '']], [['7']]])(
  'of %j',
  (cells) => {
    const { externalId, person } = customerRow({ cells }, plan, LAST_DAY);
    expect(customerNames({ cells }, plan)).toEqual({ externalId, email: person.email });
  },
);

test('a country that does not exist is named alone, and the telephone number is read with the country of the file', () => {
  const given: ImportPlan = { ...plan, head: ['Name', 'Phone', 'Country'], fields: ['givenName', 'phone', 'country'] };
  const { person, reasons } = customerRow({ cells: ['Ana', '(415) 555-0132', 'Atlantis'] }, given, LAST_DAY);
  expect(reasons.map(({ column }) => column)).toEqual(['Country']);
  expect(person.phone).toBe('+14155550132');
});

test('a row with the wrong number of cells gets that reason and no other', () => {
  const { person, externalId, reasons } = customerRow({ cells: ['7', 'Ana'] }, plan, LAST_DAY);
  expect(reasons).toEqual([{ column: undefined, detail: expect.anything() }]);
  expect([externalId, person.givenName]).toEqual([undefined, undefined]);
});
