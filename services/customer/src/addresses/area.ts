import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { AddressJudged } from '@toric/contracts/customer/addresses/address-check.events';
import type { CustomerConfig } from '../config.ts';
import type { Reader } from '../reader.store.ts';
import { addressValidation } from './address-validation.ts';
import { checkAddresses } from './check-addresses.flow.ts';
import { checkAddress } from './features/check-address.ts';

/**
 * Declares the area `addresses`. A provider checks postal addresses after they were written. It uses the area `people`.
 */
export function addresses({ vault }: { vault: Vault }, config: CustomerConfig): Area<Reader> {
  const { ADDRESS_CHECK_URL: url, ADDRESS_CHECK_KEY: key } = config;
  return {
    routes: [checkAddress({ isOn: url !== undefined })],
    sends: [AddressJudged],
    background: url === undefined ? [] : checkAddresses({ vault, check: addressValidation({ url, key }) }),
  };
}
