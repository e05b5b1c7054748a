// Tests what a row of an import does with a customer.
import { describe, expect, test } from '@jest/globals';
import { NO_DETAILS } from '@toric/contracts/customer/people/person-details';
import type { PersonalData } from '@toric/contracts/customer/people/customer.http';
import { decideCustomer, type OnFile } from './decide-customer.ts';
import type { CustomerRow } from './customer-row.ts';

const personal: PersonalData = {
  ...NO_DETAILS,
  ...{ email: 'ana@toric.example', givenName: 'Ana', familyName: 'Lima', phone: null },
  ...{ dateOfBirth: null, language: null, timeZone: null },
};
const onFile: OnFile = {
  ...{ id: '1', personal, isRestricted: false, hasPassword: false },
  ...{ hasNumber: true, hasAddress: false, hasRoom: true },
};
const row = (person: CustomerRow['person'], more: Partial<CustomerRow> = {}): CustomerRow => ({
  ...{ externalId: '7', address: undefined, reasons: [], person },
  ...more,
});
const ADDRESS = { recipient: 'Ana Lima', line1: '1 Street', city: 'Bern', postalCode: '3000', country: 'CH' };
const decide = (given: CustomerRow, file: OnFile | undefined = onFile, more: object = {}) =>
  decideCustomer({ row: given, mode: 'both', onFile: file, emailOwner: undefined, ...more });

test('an empty cell changes nothing, and a value that is there already is no change', () => {
  expect(decide(row({}))).toEqual({ do: 'nothing' });
  expect(decide(row({ givenName: 'Ana' }))).toEqual({ do: 'nothing' });
});

test('a new value is an update, and so are a new address and a new number', () => {
  expect(decide(row({ familyName: 'Moro' }))).toMatchObject({
    do: 'update',
    personal: { givenName: 'Ana', familyName: 'Moro' },
  });
  expect(decide(row({}, { address: ADDRESS }))).toMatchObject({ do: 'update', addsAddress: true });
  expect(decide(row({}), { ...onFile, hasNumber: false })).toMatchObject({ do: 'update', addsAddress: false });
});

describe('a row is rejected', () => {
  const rejected = (decided: ReturnType<typeof decide>) =>
    decided.do === 'reject' ? decided.reasons[0]?.detail.en : undefined;
  test.each([
    ['has asked the shop to only keep', decide(row({ givenName: 'A' }), { ...onFile, isRestricted: true })],
    ['exists already', decide(row({}), onFile, { mode: 'create' })],
    [
      'no customer has this number',
      decideCustomer({ row: row({}), mode: 'update', onFile: undefined, emailOwner: undefined }),
    ],
    ['another account has this e-mail', decide(row({ email: 'bo@toric.example' }), onFile, { emailOwner: '2' })],
    ['signs in with another e-mail', decide(row({ email: 'bo@toric.example' }), { ...onFile, hasPassword: true })],
    ['has the most addresses', decide(row({}, { address: ADDRESS }), { ...onFile, hasRoom: false })],
    ['needs a name', decideCustomer({ row: row({}), mode: 'both', onFile: undefined, emailOwner: undefined })],
  ])('if it %s', (text, decided) => expect(rejected(decided)).toContain(text));
});

test('a person who is not on file is added with what is known', () => {
  const decided = decideCustomer({
    row: row({ familyName: '王' }),
    mode: 'create',
    onFile: undefined,
    emailOwner: undefined,
  });
  expect(decided).toMatchObject({ do: 'create', personal: { givenName: null, familyName: '王', email: null } });
});
