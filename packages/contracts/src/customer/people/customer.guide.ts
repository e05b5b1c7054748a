import {
  ADDRESS,
  DATE_OF_BIRTH,
  EMAIL,
  FAMILY_NAME,
  GIVEN_NAME,
  LANGUAGE,
  NEW_PASSWORD,
  PHONE,
  TIME_ZONE,
} from '../../guide/people.guide.ts';
import { DETAILS } from '../../guide/details.guide.ts';
import { REASON_FOR_CUSTOMER } from '../../guide/reasons.guide.ts';
import type { Guide } from '../../kernel/guide.ts';

const PERSON: Guide = {
  givenName: GIVEN_NAME,
  familyName: FAMILY_NAME,
  phone: PHONE,
  dateOfBirth: DATE_OF_BIRTH,
  timeZone: TIME_ZONE,
};
const WITH_REASON: Guide = { ...ADDRESS, reason: REASON_FOR_CUSTOMER };

export const SIGN_UP_GUIDE: Guide = { email: EMAIL, password: NEW_PASSWORD, ...PERSON };
export const CHANGE_CUSTOMER_GUIDE: Guide = {
  ...PERSON,
  ...DETAILS,
  ...{ language: LANGUAGE, reason: REASON_FOR_CUSTOMER },
};
export const ADD_ADDRESS_GUIDE: Guide = WITH_REASON;
export const REPLACE_ADDRESS_GUIDE: Guide = WITH_REASON;
export const REMOVE_CUSTOMERS_ADDRESS_GUIDE: Guide = { reason: REASON_FOR_CUSTOMER };
