import {
  CUSTOMER_EXISTS,
  CUSTOMER_RESTRICTED,
  EMAIL_IS_SIGN_IN,
  EMAIL_OF_ANOTHER,
  NAMES_NOBODY,
  NEEDS_NAME,
  NO_SUCH_CUSTOMER,
  TOO_MANY_ADDRESSES,
} from '@toric/contracts/customer/imports/import-file.errors';
import type { ImportMode } from '@toric/contracts/customer/imports/import-field';
import { NO_DETAILS } from '@toric/contracts/customer/people/person-details';
import type { PersonalData } from '@toric/contracts/customer/people/customer.http';
import type { ItemReason } from '@toric/chassis/jobs/job-kind';
import type { Text } from '@toric/contracts/kernel/sentence';
import { withChanges } from '../../people/customer.ts';
import type { CustomerRow } from './customer-row.ts';

const NOBODY: PersonalData = {
  ...NO_DETAILS,
  ...{ email: null, givenName: null, familyName: null, phone: null, dateOfBirth: null, language: null, timeZone: null },
};

/** Describes the stored customer whom a row of the import is about. */
export type OnFile = {
  readonly id: string;
  readonly personal: PersonalData;
  readonly isRestricted: boolean;
  readonly hasPassword: boolean;
  readonly hasNumber: boolean;
  readonly hasAddress: boolean;
  /** Is true if the customer has fewer addresses than the largest permitted number. */
  readonly hasRoom: boolean;
};

export type Decided =
  | { readonly do: 'reject'; readonly reasons: readonly ItemReason[] }
  | { readonly do: 'create'; readonly personal: PersonalData }
  | { readonly do: 'update'; readonly personal: PersonalData; readonly addsAddress: boolean }
  | { readonly do: 'nothing' };

type Deciding = {
  readonly row: CustomerRow;
  readonly mode: ImportMode;
  readonly onFile: OnFile | undefined;
  /** Names the account that already has the e-mail of the row. */
  readonly emailOwner: string | undefined;
};

const reject = (detail: Text, column?: string): Decided => ({ do: 'reject', reasons: [{ column, detail }] });

/** Decides what a row of the import changes in the record of a customer. An empty cell changes nothing. */
export function decideCustomer({ row, mode, onFile, emailOwner }: Deciding): Decided {
  if (row.reasons.length > 0) return { do: 'reject', reasons: row.reasons };
  if (!onFile) return decideNew({ row, mode, emailOwner });
  if (mode === 'create') return reject(CUSTOMER_EXISTS());
  if (onFile.isRestricted) return reject(CUSTOMER_RESTRICTED());
  const { email } = row.person;
  const changesEmail = email !== undefined && email !== onFile.personal.email;
  if (changesEmail && emailOwner !== undefined && emailOwner !== onFile.id) return reject(EMAIL_OF_ANOTHER());
  if (changesEmail && onFile.hasPassword) return reject(EMAIL_IS_SIGN_IN());
  const addsAddress = row.address !== undefined && !onFile.hasAddress;
  if (addsAddress && !onFile.hasRoom) return reject(TOO_MANY_ADDRESSES());
  const personal = withChanges(onFile.personal, row.person);
  const isSame = JSON.stringify(personal) === JSON.stringify(onFile.personal);
  const addsNumber = row.externalId !== undefined && !onFile.hasNumber;
  return isSame && !addsAddress && !addsNumber ? { do: 'nothing' } : { do: 'update', personal, addsAddress };
}

function decideNew({ row, mode, emailOwner }: Omit<Deciding, 'onFile'>): Decided {
  if (mode === 'update')
    return reject(row.externalId === undefined && row.person.email === undefined ? NAMES_NOBODY() : NO_SUCH_CUSTOMER());
  if (emailOwner !== undefined) return reject(EMAIL_OF_ANOTHER());
  const personal = withChanges(NOBODY, row.person);
  if (personal.givenName === null && personal.familyName === null) return reject(NEEDS_NAME());
  return { do: 'create', personal };
}
