/** The subjects of imports, and the fields into which the columns of a file go. */
import { z } from 'zod';

export const ImportSubject = z.enum(['customers', 'prescriptions', 'addresses', 'consents']);
export type ImportSubject = z.infer<typeof ImportSubject>;

export const ImportField = z.enum([
  ...(['externalId', 'customerExternalId', 'customerEmail'] as const),
  ...(['email', 'givenName', 'familyName', 'phone', 'dateOfBirth', 'language', 'gender', 'occupation'] as const),
  ...(['recipient', 'line1', 'line2', 'city', 'region', 'postalCode', 'country', 'addressPhone'] as const),
  ...([
    'issuedIn',
    'issuedOn',
    'expiresOn',
    'prescriberName',
    'prescriberPhone',
    'prescriberAddress',
    'notes',
  ] as const),
  ...([
    'rightProductId',
    'rightBaseCurve',
    'rightDiameter',
    'rightSphere',
    'rightCylinder',
    'rightAxis',
    'rightAdd',
  ] as const),
  ...(['leftProductId', 'leftBaseCurve', 'leftDiameter', 'leftSphere', 'leftCylinder', 'leftAxis', 'leftAdd'] as const),
  ...(['purpose', 'channel', 'consent', 'said'] as const),
]);
export type ImportField = z.infer<typeof ImportField>;

const PERSON = [
  'email',
  'givenName',
  'familyName',
  'phone',
  'dateOfBirth',
  'language',
  'gender',
  'occupation',
] as const;
const ADDRESS = ['recipient', 'line1', 'line2', 'city', 'region', 'postalCode', 'country', 'addressPhone'] as const;
const CUSTOMER = ['customerExternalId', 'customerEmail'] as const;

/** The fields of each subject, in the order in which a person sees them. */
export const FIELDS_OF: Readonly<Record<ImportSubject, readonly ImportField[]>> = {
  customers: ['externalId', ...PERSON, ...ADDRESS],
  addresses: [...CUSTOMER, ...ADDRESS],
  prescriptions: [
    ...CUSTOMER,
    ...(['externalId', 'issuedIn', 'issuedOn', 'expiresOn'] as const),
    ...(['prescriberName', 'prescriberPhone', 'prescriberAddress'] as const),
    ...([
      'rightProductId',
      'rightBaseCurve',
      'rightDiameter',
      'rightSphere',
      'rightCylinder',
      'rightAxis',
      'rightAdd',
    ] as const),
    ...([
      'leftProductId',
      'leftBaseCurve',
      'leftDiameter',
      'leftSphere',
      'leftCylinder',
      'leftAxis',
      'leftAdd',
    ] as const),
    'notes',
  ],
  consents: [...CUSTOMER, 'purpose', 'channel', 'consent', 'said'],
};

/** The fields without which no row of a subject can be imported. One of each list must have a column. */
export const NEEDED_OF: Readonly<Record<ImportSubject, readonly (readonly ImportField[])[]>> = {
  customers: [['givenName', 'familyName', 'externalId', 'email']],
  addresses: [CUSTOMER, ['line1'], ['city']],
  prescriptions: [CUSTOMER, ['issuedOn'], ['expiresOn'], ['prescriberName'], ['rightSphere', 'leftSphere']],
  consents: [CUSTOMER, ['purpose'], ['channel'], ['consent']],
};

export const ImportMode = z.enum(['create', 'update', 'both']).meta({
  description:
    '`create`: a row about a customer who exists is rejected. `update`: a row about a customer who does not exist is rejected. `both`: she is updated if she exists, and else added.',
});
export type ImportMode = z.infer<typeof ImportMode>;

export const FileFormat = z.enum(['csv', 'xlsx', 'json', 'json-lines']);
export type FileFormat = z.infer<typeof FileFormat>;
export const FileEncoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252']);
export type FileEncoding = z.infer<typeof FileEncoding>;
export const Delimiter = z.enum(['comma', 'semicolon', 'tab', 'bar']);
export type Delimiter = z.infer<typeof Delimiter>;
export const DateOrder = z.enum(['year-month-day', 'day-month-year', 'month-day-year']);
export type DateOrder = z.infer<typeof DateOrder>;
