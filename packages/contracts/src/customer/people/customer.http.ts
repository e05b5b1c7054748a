/** Declares the operations on customers and their addresses. */
import { z } from 'zod';
import { ADDRESS_POSTAL_CODE } from '../../contact/contact.errors.ts';
import { Address, Phone, StoredAddress } from '../../contact/contact.ts';
import { Email } from '../../contact/email.ts';
import { Id, Instant, Nothing, page, PageQuery, PlaceZone, RequestDay, Version } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { LANGUAGES } from '../../kernel/sentence.ts';
import { oneLine, requestText, SentText } from '../../kernel/text.ts';
import { AddressCheckView } from '../addresses/address-check.ts';
import {
  AUTH_BUSY,
  PASSWORD_CONTAINS_EMAIL,
  PASSWORD_CONTAINS_NAME,
  PASSWORD_TOO_COMMON,
} from '../accounts/session.errors.ts';
import { NewPassword } from '../accounts/session.http.ts';
import {
  ADDRESS_NOT_FOUND,
  ADDRESS_TOO_MANY,
  CUSTOMER_BORN_IN_THE_FUTURE,
  CUSTOMER_INVALID_PHONE,
  CUSTOMER_NAMELESS,
  CUSTOMER_MERGED,
  CUSTOMER_NOT_FOUND,
  CUSTOMER_REASON_NEEDED,
  CUSTOMER_SEARCHED_TOO_OFTEN,
  FIELD_NOT_SEARCHABLE,
} from './customer.errors.ts';
import { FieldValue } from './field-value.ts';
import { PersonDetails } from './person-details.ts';

export const LanguageName = z.enum(LANGUAGES);

export const PersonalData = z.strictObject({
  email: Email.nullable().meta({
    description: 'Null for a customer who was entered by staff and has not claimed the account yet.',
  }),
  givenName: oneLine(100).nullable().meta({ description: 'Null for a person whose only name is the family name.' }),
  familyName: oneLine(100).nullable().meta({ description: 'Null for a person whose only name is the given name.' }),
  phone: Phone.nullable(),
  dateOfBirth: RequestDay.nullable(),
  language: LanguageName.nullable().meta({
    description: 'The language of mails and text messages. Null for the language of the shop.',
  }),
  timeZone: PlaceZone.nullable().meta({
    description: 'The time zone in which messages that are not urgent rest at night. Null for the zone of the shop.',
  }),
  ...PersonDetails.shape,
});
export type PersonalData = z.infer<typeof PersonalData>;

export const CustomerView = PersonalData.extend({
  ...{ id: Id, version: Version, createdAt: Instant, updatedAt: Instant },
  tagIds: z.array(Id).optional().meta({ description: 'Her tags. Staff get them where customers are read.' }),
  fields: z
    .array(z.object({ fieldId: Id, key: SentText, value: FieldValue }))
    .optional()
    .meta({
      description: 'Her custom fields, as far as your roles may read them. Staff get them where customers are read.',
    }),
});
export type CustomerView = z.infer<typeof CustomerView>;

export const customerId = z.strictObject({ customerId: Id });

const Why = oneLine(500).meta({
  description:
    'The reason of a change by staff. It is kept, sealed, with your id and the time. The customer can read it.',
});
/** Holds the reason of a change that customers may also make themselves. Only staff must give a reason. */
const WhyOfStaff = Why.optional().meta({
  description:
    'The reason of the change. Staff must give it. It is kept, sealed, with the id of the person and the time, and the customer can read it. It is ignored if the customer makes the change.',
});

export const SignUp = operation({
  id: 'signUp',
  record: ['customer.added'],
  endpoint: 'POST /customers',
  owner: 'customer',
  summary: 'Sign up as a customer',
  description:
    'A person with one name gives `givenName` or `familyName`; all others give both. Mails are written in the language of `Accept-Language` until the person changes it. The answer is the same if an account has the e-mail already: nothing is created then, `id` names nobody, and the owner of the e-mail gets a mail.',
  allow: ['public'],
  body: z.strictObject({
    email: Email,
    password: NewPassword,
    givenName: oneLine(100).optional(),
    familyName: oneLine(100).optional(),
    phone: Phone.optional(),
    dateOfBirth: RequestDay.optional(),
    timeZone: PlaceZone.optional(),
  }),
  example: { email: 'ana@toric.example', password: 'four words are better', givenName: 'Ana', familyName: 'Lima' },
  reply: CustomerView,
  status: 201,
  location: '/customers/{id}',
  idempotent: false,
  sensitive: true,
  errors: [
    AUTH_BUSY,
    CUSTOMER_INVALID_PHONE,
    CUSTOMER_NAMELESS,
    CUSTOMER_BORN_IN_THE_FUTURE,
    PASSWORD_TOO_COMMON,
    PASSWORD_CONTAINS_EMAIL,
    PASSWORD_CONTAINS_NAME,
  ],
});

export const GetMe = operation({
  id: 'getMe',
  endpoint: 'GET /customers/me',
  owner: 'customer',
  summary: 'Read your own customer record',
  allow: ['customer:self'],
  reply: CustomerView,
  versioned: true,
  errors: [CUSTOMER_NOT_FOUND],
});

export const GetCustomer = operation({
  id: 'getCustomer',
  endpoint: 'GET /customers/{customerId}',
  owner: 'customer',
  summary: 'Read a customer',
  allow: ['customer:self', 'sales', 'optician', 'auditor'],
  params: customerId,
  reply: CustomerView,
  versioned: true,
  errors: [CUSTOMER_NOT_FOUND, CUSTOMER_MERGED],
});

export const ChangeCustomer = operation({
  id: 'changeCustomer',
  record: ['customer.changed'],
  endpoint: 'PATCH /customers/{customerId}',
  owner: 'customer',
  summary: 'Change names, phone, date of birth, language, time zone or preferences',
  description: 'A change by staff is kept with its reason. `GET /customers/{customerId}/changes` lists these changes.',
  allow: ['customer:self', 'sales'],
  params: customerId,
  body: PersonalData.omit({ email: true }).partial().extend({ reason: WhyOfStaff }),
  example: { phone: '+14155550132', reason: 'She called and gave her new number' },
  reply: CustomerView,
  versioned: true,
  errors: [
    CUSTOMER_NOT_FOUND,
    CUSTOMER_REASON_NEEDED,
    CUSTOMER_INVALID_PHONE,
    CUSTOMER_NAMELESS,
    CUSTOMER_BORN_IN_THE_FUTURE,
    REQUEST_STALE,
  ],
});

export const SearchCustomers = operation({
  id: 'searchCustomers',
  record: ['customer.found'],
  endpoint: 'GET /customers',
  owner: 'customer',
  summary: 'Find customers by e-mail, by phone or its last four digits, or by name, newest first',
  description:
    'E-mail and phone must match exactly, because personal data is stored sealed. A name matches by the beginnings of its words, by Chinese characters that stand together, or by their pinyin; it finds at most 200 customers. A tag and a value of a searchable custom field may be added. Without any of these, all customers are listed. Each customer who is found is logged. A person may ask 20 times in ten minutes by four digits alone or for a page of all customers, and 60 times by a name.',
  allow: ['sales', 'optician'],
  query: PageQuery.extend({
    email: Email.optional(),
    phone: Phone.optional(),
    phoneLast4: requestText()
      .regex(/^\d{4}$/)
      .optional()
      .meta({ description: 'The last four digits of the phone number.' }),
    name: oneLine(100).optional().meta({
      description: 'The beginnings of words of the name, in any order, at least two letters or one Chinese character.',
      example: 'ana lim',
    }),
    tagId: Id.optional().meta({ description: 'Only customers with this tag.' }),
    fieldId: Id.optional().meta({ description: 'A searchable custom field. It needs `fieldValue`.' }),
    fieldValue: oneLine(200).optional().meta({
      description: 'The whole value of the field. A choice is its key, and yes or no is `true` or `false`.',
    }),
  }),
  reply: page(CustomerView),
  errors: [CUSTOMER_INVALID_PHONE, CUSTOMER_SEARCHED_TOO_OFTEN, FIELD_NOT_SEARCHABLE],
});

/* Declares the operations on addresses. */

/**
 * Describes the answer of a POST with an Idempotency-Key. The answer is kept as a stored response, so it contains
 * nothing personal or medical.
 */
export const Receipt = z.object({ id: Id, customerId: Id, version: Version, createdAt: Instant, updatedAt: Instant });
export const AddressView = Receipt.extend(StoredAddress.shape).extend({ check: AddressCheckView });
export type AddressView = z.infer<typeof AddressView>;

const addressId = z.strictObject({ customerId: Id, addressId: Id });
const addresses = { owner: 'customer', allow: ['customer:self', 'sales'] } as const;
const AddressBody = Address.extend({ reason: WhyOfStaff });

export const AddAddress = operation({
  ...addresses,
  id: 'addAddress',
  record: ['address.added'],
  endpoint: 'POST /customers/{customerId}/addresses',
  summary: 'Add an address',
  description: 'The answer holds the id of the address, and no personal data.',
  params: customerId,
  body: AddressBody,
  example: {
    recipient: 'Ana Lima',
    line1: '1 Lens Way',
    city: 'Newark',
    region: 'NJ',
    postalCode: '07101',
    country: 'US',
  },
  reply: Receipt,
  status: 201,
  errors: [CUSTOMER_NOT_FOUND, CUSTOMER_REASON_NEEDED, CUSTOMER_INVALID_PHONE, ADDRESS_POSTAL_CODE, ADDRESS_TOO_MANY],
});

export const ListAddresses = operation({
  ...addresses,
  id: 'listAddresses',
  endpoint: 'GET /customers/{customerId}/addresses',
  summary: "List a customer's addresses, newest first",
  allow: [...addresses.allow, 'auditor'],
  params: customerId,
  query: PageQuery,
  reply: page(AddressView),
  errors: [CUSTOMER_NOT_FOUND],
});

export const ReplaceAddress = operation({
  ...addresses,
  id: 'replaceAddress',
  record: ['address.changed'],
  endpoint: 'PUT /customers/{customerId}/addresses/{addressId}',
  summary: 'Replace an address',
  params: addressId,
  body: AddressBody,
  example: {
    recipient: 'Ana Lima',
    line1: '2 Lens Way',
    city: 'Newark',
    region: 'NJ',
    postalCode: '07101',
    country: 'US',
  },
  reply: AddressView,
  versioned: true,
  errors: [ADDRESS_NOT_FOUND, CUSTOMER_REASON_NEEDED, CUSTOMER_INVALID_PHONE, ADDRESS_POSTAL_CODE, REQUEST_STALE],
});

export const RemoveAddress = operation({
  ...addresses,
  id: 'removeAddress',
  record: ['address.removed'],
  endpoint: 'DELETE /customers/{customerId}/addresses/{addressId}',
  summary: 'Remove an address of your own',
  allow: ['customer:self'],
  params: addressId,
  reply: Nothing,
  status: 204,
  errors: [ADDRESS_NOT_FOUND],
});

export const RemoveCustomersAddress = operation({
  ...addresses,
  id: 'removeCustomersAddress',
  record: ['address.removed'],
  endpoint: 'POST /customers/{customerId}/addresses/{addressId}/remove',
  summary: 'Remove an address of a customer, as staff',
  allow: ['sales'],
  params: addressId,
  body: z.strictObject({ reason: Why }),
  example: { reason: 'A parcel came back: she does not live there any more' },
  reply: Nothing,
  status: 204,
  errors: [ADDRESS_NOT_FOUND],
});
