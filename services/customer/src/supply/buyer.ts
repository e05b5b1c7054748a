import type { Address } from '@toric/contracts/contact/contact';
import type { PersonalData } from '@toric/contracts/customer/people/customer.http';
import type { Buyer } from '@toric/contracts/payment/buyer';
import { fullName } from '../people/customer.ts';

/**
 * Returns the buyer of an order for the invoice: the name of the customer, with the address of the order. The parcel
 * may name another recipient, but the law requires the name of the person to whom the goods are sold.
 */
export function buyerOf(personal: PersonalData, delivery: Address): Buyer {
  const { recipient: _, phone: __, ...address } = delivery;
  return { name: fullName(personal), ...address };
}
