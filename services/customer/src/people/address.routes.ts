import type { Vault } from '@toric/chassis/data/vault';
import { addAddress } from './features/add-address.ts';
import { getOrderAddress } from './features/get-order-address.ts';
import { listAddresses } from './features/list-addresses.ts';
import { removeAddress } from './features/remove-address.ts';
import { removeCustomersAddress } from './features/remove-customers-address.ts';
import { replaceAddress } from './features/replace-address.ts';

/** Returns the operations on the addresses of customers, and on the address of an order. */
export const addressRoutes = ({ vault, checksAddresses }: { vault: Vault; checksAddresses: boolean }) => [
  addAddress({ vault, checksAddresses }),
  listAddresses({ vault }),
  removeAddress({ vault }),
  replaceAddress({ vault, checksAddresses }),
  removeCustomersAddress({ vault }),
  getOrderAddress({ vault }),
];
