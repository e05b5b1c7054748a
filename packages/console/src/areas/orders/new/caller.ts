import { type AddressView, type CustomerView, ListAddresses } from '@toric/contracts/customer/people/customer.http';
import type { PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import {
  ListPrescriptionValidity,
  type PrescriptionValidity,
} from '@toric/contracts/customer/prescriptions/prescription-validity.http';
import { GetUsualOrder, type UsualOrderView } from '@toric/contracts/order/carts/usual.http';
import { ListOrders, type OrderView } from '@toric/contracts/order/order.http';
import { useAnswer, useMay } from '../../../app/api.ts';
import { useCustomer } from '../../customers/customer-name.tsx';
import { usePrescriptions } from '../../customers/eyes.tsx';

export type Caller = {
  readonly customer: CustomerView;
  readonly addresses: readonly AddressView[];
  /** Holds the newest orders of the caller, the newest first, without cancelled orders. */
  readonly orders: readonly OrderView[];
  /** Holds the prescriptions with their powers. It is empty for roles that may not see powers. */
  readonly prescriptions: readonly PrescriptionView[];
  /** Holds the validity of the caller's prescriptions, without their powers. */
  readonly validity: readonly PrescriptionValidity[];
  /** Holds the last lens of each eye, and the last address and delivery method. */
  readonly usual: UsualOrderView;
};

const CANCELLED: readonly string[] = ['cancelled', 'cancelling'];

/**
 * Returns the prescriptions with powers and the prescriptions without powers. The latter state how much may still be
 * supplied to the usual address.
 */
function useAllPrescriptions(customerId: string, address: AddressView | undefined, isReady: boolean) {
  const may = useMay();
  const prescriptions = usePrescriptions(customerId);
  const enabled = may(ListPrescriptionValidity);
  const query = { country: address?.country, region: address?.region };
  const answer = useAnswer(
    ListPrescriptionValidity,
    { params: { customerId }, query },
    { enabled: enabled && isReady },
  );
  const { data } = answer;
  return { prescriptions, answer, validity: data?.data ?? [], isKnown: !enabled || data !== undefined };
}

/** Returns the data about a caller that an order needs, or undefined until all are loaded. */
export function useCaller(customerId: string) {
  const customer = useCustomer(customerId);
  const addresses = useAnswer(ListAddresses, { params: { customerId }, query: { limit: 100 } });
  const orders = useAnswer(ListOrders, { query: { customerId, limit: 20 } });
  const usual = useAnswer(GetUsualOrder, { params: { customerId } });
  const places = addresses.data?.data ?? [];
  const address = places.find(({ id }) => id === usual.data?.shippingAddressId) ?? places[0];
  const isReady = addresses.data !== undefined && usual.data !== undefined;
  const { prescriptions, answer, validity, isKnown } = useAllPrescriptions(customerId, address, isReady);
  const known = isKnown && customer.data && addresses.data && orders.data && usual.data;
  const caller: Caller | undefined = known
    ? {
        ...{ customer: customer.data, addresses: addresses.data.data, prescriptions, validity },
        usual: usual.data,
        orders: orders.data.data.filter(({ status }) => !CANCELLED.includes(status)),
      }
    : undefined;
  const failed = [customer, addresses, orders, usual, answer].find(({ problem }) => problem !== undefined);
  return { caller, failed };
}
