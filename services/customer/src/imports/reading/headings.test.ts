import { expect, test } from '@jest/globals';
import { IMPORT_FIELD_WORDS } from '@toric/contracts/customer/imports/import.words';
import { FIELDS_OF } from '@toric/contracts/customer/imports/import-field';
import { proposeFields } from './headings.ts';

test('headings of other systems find their fields, in any case and with any signs', () => {
  expect(
    proposeFields('customers', ['Customer No.', 'FIRST_NAME', 'Last Name', 'E-Mail', 'D.O.B', 'Zip', 'Shoe size']),
  ).toEqual([...['externalId', 'givenName', 'familyName', 'email', 'dateOfBirth', 'postalCode', null]]);
  expect(proposeFields('customers', ['会员号', '姓', '名', '手机', '出生日期'])).toEqual([
    ...['externalId', 'familyName', 'givenName', 'phone', 'dateOfBirth'],
  ]);
  expect(proposeFields('prescriptions', ['Customer ID', 'OD Sph', 'OS Sph', 'OD BC', 'Expires'])).toEqual([
    ...['customerExternalId', 'rightSphere', 'leftSphere', 'rightBaseCurve', 'expiresOn'],
  ]);
});

test('no field is proposed for two columns', () => {
  expect(proposeFields('customers', ['email', 'mail'])).toEqual(['email', null]);
});

test.each(Object.entries(FIELDS_OF))('the names of our own fields are found: %s', (subject, fields) => {
  const headings = fields.map((field) => IMPORT_FIELD_WORDS[field].label.en);
  expect(proposeFields(subject as keyof typeof FIELDS_OF, headings)).toEqual(fields);
});
