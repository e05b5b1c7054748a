import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { AddressJudged } from '@toric/contracts/customer/addresses/address-check.events';
import { CustomerRegistered, SendMessage } from '@toric/contracts/customer/events';
import type { Reader } from '../reader.store.ts';
import type { PasswordHasher } from '../accounts/passwords/password-hasher.ts';
import { addressRoutes } from './address.routes.ts';
import { addWalkIn } from './features/add-walk-in.ts';
import { changeCustomer } from './features/change-customer.ts';
import { completeClaim } from './features/complete-claim.ts';
import { completePhoneChange } from './features/complete-phone-change.ts';
import { getMe, getCustomer } from './features/get-customer.ts';
import { issueClaimCode } from './features/issue-claim-code.ts';
import { listCustomerChanges } from './features/list-customer-changes.ts';
import { requestPhoneChange } from './features/request-phone-change.ts';
import { searchCustomers } from './features/search-customers.ts';
import { searchPeople } from './features/search-people.ts';
import { signUp } from './features/sign-up.ts';
import { indexNames } from './search/index-names.flow.ts';

type Shared = { vault: Vault; passwords: PasswordHasher; linkKey: string; checksAddresses: boolean };

/** Declares the area `people`: customers with their addresses, and the changes by staff. It uses `accounts`. */
export const people = ({ vault, passwords, linkKey, checksAddresses }: Shared): Area<Reader> => ({
  routes: [
    ...[signUp({ vault, passwords }), getMe({ vault }), getCustomer({ vault }), changeCustomer({ vault })],
    ...[searchCustomers({ vault }), searchPeople({ vault })],
    ...addressRoutes({ vault, checksAddresses }),
    listCustomerChanges({ vault }),
    ...[requestPhoneChange({ vault }), completePhoneChange({ vault, linkKey })],
    ...[addWalkIn({ vault }), issueClaimCode({ vault }), completeClaim({ vault, passwords, linkKey })],
  ],
  ...{ sends: [CustomerRegistered, SendMessage, AddressJudged], background: indexNames(vault) },
});
