import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { CustomerRegistered } from '@toric/contracts/customer/events';
import type { Reader } from '../reader.store.ts';
import type { PasswordHasher } from '../accounts/password-hasher.ts';
import { ensureFirstAdmin, type FirstAdmin } from './first-admin.flow.ts';
import { addAddress } from './features/add-address.ts';
import { addStaff } from './features/add-staff.ts';
import { changeCustomer } from './features/change-customer.ts';
import { changeRoles } from './features/change-roles.ts';
import { getMe, getCustomer } from './features/get-customer.ts';
import { getOrderAddress } from './features/get-order-address.ts';
import { listAddresses } from './features/list-addresses.ts';
import { listStaff } from './features/list-staff.ts';
import { removeAddress } from './features/remove-address.ts';
import { replaceAddress } from './features/replace-address.ts';
import { searchCustomers } from './features/search-customers.ts';
import { signUp } from './features/sign-up.ts';

/** People: customers with their addresses, and staff with their roles. Uses accounts. */
export const people = (
  { vault, passwords }: { vault: Vault; passwords: PasswordHasher },
  firstAdmin: FirstAdmin,
): Area<Reader> => ({
  routes: [
    ...[signUp({ vault, passwords }), getMe({ vault })],
    ...[getCustomer({ vault }), changeCustomer({ vault }), searchCustomers({ vault })],
    ...[addStaff({ vault, passwords }), listStaff({ vault }), changeRoles({ vault })],
    ...[addAddress({ vault }), listAddresses({ vault }), replaceAddress({ vault }), removeAddress],
    getOrderAddress({ vault }),
  ],
  sends: [CustomerRegistered],
  beforeListening: (work) => ensureFirstAdmin(work, firstAdmin, { vault, passwords }),
});
