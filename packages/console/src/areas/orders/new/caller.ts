import { type AddressView, type CustomerView, ListAddresses } from '@toric/contracts/customer/people/customer.http';
import { ListPrescriptions, type PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import {
  ListPrescriptionValidity,
  type PrescriptionValidity,
} from '@toric/contracts/customer/prescriptions/prescription-validity.http';
import { GetUsualOrder, type UsualOrderView } from '@toric/contracts/order/carts/usual.http';
import { ListOrders, type OrderView } from '@toric/contracts/order/order.http';
import { useAnswer, useMay } from '../../../app/api.ts';
import { useCustomer } from '../../customers/customer-name.tsx';
import { usePrescriptions } from '../../customers/eyes.tsx';
import { EYES } from './draft.ts';

export type Caller = {
  readonly customer: CustomerView;
  readonly addresses: readonly AddressView[];
  /** Holds the newest orders, the newest first, without cancelled orders. */
  readonly orders: readonly OrderView[];
  /** Holds the prescriptions with their powers. It is empty for roles that may not see powers. */
  readonly prescriptions: readonly PrescriptionView[];
  /** Holds the prescriptions without their powers. */
  readonly validity: readonly PrescriptionValidity[];
  /** Holds the last lens of each eye, and the last address and delivery method. */
  readonly usual: UsualOrderView;
};

const CANCELLED: readonly string[] = ['cancelled', 'cancelling'];

const withoutPowers = ({
  id,
  status,
  issuedOn,
  expiresOn,
  prescriber,
  eyes,
}: PrescriptionView): PrescriptionValidity => ({
  ...{ id, status, issuedOn, expiresOn, prescriberName: prescriber.name },
  lenses: EYES.flatMap((eye) => (eyes[eye] ? [{ eye, productId: eyes[eye].productId }] : [])),
});

/** Returns the prescriptions with powers and without powers. A role that may see powers needs only one request. */
function useAllPrescriptions(customerId: string) {
  const may = useMay();
  const prescriptions = usePrescriptions(customerId);
  const enabled = !may(ListPrescriptions) && may(ListPrescriptionValidity);
  const { data } = useAnswer(ListPrescriptionValidity, { params: { customerId } }, { enabled });
  return {
    prescriptions,
    validity: data?.data ?? prescriptions.map(withoutPowers),
    isKnown: !enabled || data !== undefined,
  };
}

/** Returns the data about a caller that an order needs, or undefined until all are loaded. */
export function useCaller(customerId: string) {
  const customer = useCustomer(customerId);
  const addresses = useAnswer(ListAddresses, { params: { customerId }, query: { limit: 100 } });
  const orders = useAnswer(ListOrders, { query: { customerId, limit: 20 } });
  const usual = useAnswer(GetUsualOrder, { params: { customerId } });
  const { prescriptions, validity, isKnown } = useAllPrescriptions(customerId);
  const known = isKnown && customer.data && addresses.data && orders.data && usual.data;
  const caller: Caller | undefined = known
    ? {
        ...{ customer: customer.data, addresses: addresses.data.data, prescriptions, validity },
        usual: usual.data,
        orders: orders.data.data.filter(({ status }) => !CANCELLED.includes(status)),
      }
    : undefined;
  const failed = [customer, addresses, orders, usual].find(({ problem }) => problem !== undefined);
  return { caller, failed };
}
