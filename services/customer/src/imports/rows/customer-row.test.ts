// Tests that what names the person of a row is the same, whether the whole row is read or only that.
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
