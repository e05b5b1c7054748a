/** Lists the subjects of imports, and the fields to which the columns of a file are mapped. */
import { z } from 'zod';

export const ImportSubject = z.enum([
  ...(['suppliers', 'customers', 'addresses', 'prescriptions', 'consents'] as const),
  ...(['prices', 'stock', 'orders'] as const),
]);
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
  ...(['code', 'name', 'currency', 'leadTimeDays', 'priority', 'contact'] as const),
  ...(['gtin', 'market', 'amount', 'taxRate'] as const),
  ...(['warehouseCode', 'lotNumber', 'quantity'] as const),
  ...(['baseCurve', 'diameter', 'sphere', 'cylinder', 'axis', 'add'] as const),
  ...(['orderNumber', 'lineNumber', 'orderedOn', 'productName', 'eye'] as const),
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
const LENS = ['baseCurve', 'diameter', 'sphere', 'cylinder', 'axis', 'add'] as const;

/** Lists the fields of each subject, in the order in which a person sees them. */
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
  suppliers: [
    ...(['code', 'name', 'currency', 'leadTimeDays', 'priority', 'contact'] as const),
    ...(['line1', 'line2', 'city', 'region', 'postalCode', 'country'] as const),
  ],
  prices: ['gtin', 'market', 'amount', 'currency', 'taxRate'],
  stock: ['warehouseCode', 'gtin', 'lotNumber', 'expiresOn', 'quantity', ...LENS],
  orders: [
    ...CUSTOMER,
    ...(['orderNumber', 'lineNumber', 'orderedOn', 'market', 'productName', 'gtin', 'eye'] as const),
    ...(['quantity', 'amount', 'currency'] as const),
    ...LENS,
  ],
};

/**
 * Lists the fields without which no row of a subject can be imported. At least one field of each inner list must have a
 * column.
 */
export const NEEDED_OF: Readonly<Record<ImportSubject, readonly (readonly ImportField[])[]>> = {
  customers: [['givenName', 'familyName', 'externalId', 'email']],
  addresses: [CUSTOMER, ['line1'], ['city']],
  prescriptions: [CUSTOMER, ['issuedOn'], ['expiresOn'], ['prescriberName'], ['rightSphere', 'leftSphere']],
  consents: [CUSTOMER, ['purpose'], ['channel'], ['consent']],
  suppliers: [['code'], ['name']],
  prices: [['gtin'], ['market'], ['amount']],
  stock: [['warehouseCode'], ['gtin'], ['lotNumber'], ['expiresOn'], ['quantity']],
  orders: [CUSTOMER, ['orderNumber'], ['orderedOn'], ['productName', 'gtin'], ['quantity']],
};

/** Lists the services that import files. The customer service has all files, and sends rows to the other services. */
export const ImportOwner = z.enum(['customer', 'catalog-inventory', 'order']);
export type ImportOwner = z.infer<typeof ImportOwner>;

/** Maps each subject to the service that keeps its records. */
export const OWNER_OF: Readonly<Record<ImportSubject, ImportOwner>> = {
  ...{ customers: 'customer', addresses: 'customer', prescriptions: 'customer', consents: 'customer' },
  ...{ suppliers: 'catalog-inventory', prices: 'catalog-inventory', stock: 'catalog-inventory', orders: 'order' },
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
