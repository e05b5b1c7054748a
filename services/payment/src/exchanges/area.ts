import type { Area } from '@toric/chassis/area';
import type { Handover } from '@toric/chassis/data/handover';
import { TellStaff } from '@toric/contracts/customer/events';
import { ExchangeCharged, ExchangeChargeRefused } from '@toric/contracts/payment/return.events';
import type { PaymentProvider } from '../providers/provider.ts';
import type { Reader } from '../reader.store.ts';
import { chargeExchange } from './features/charge-exchange.ts';
import { listExchangeCharges } from './features/list-exchange-charges.ts';
import { retryExchangeCharge } from './features/retry-exchange-charge.ts';
import { sendCharge } from './features/send-charge.ts';

type Deps = { provider: PaymentProvider; tokens: Handover };

/**
 * Declares the area of exchanges. It charges the card for goods that were sent in exchange while the old goods did not
 * come back. This area uses payments and providers.
 */
export const exchanges = ({ provider, tokens }: Deps): Area<Reader> => ({
  routes: [listExchangeCharges, retryExchangeCharge],
  subscriptions: { 'charge-exchange': chargeExchange },
  effects: [sendCharge({ provider, tokens })],
  sends: [ExchangeCharged, ExchangeChargeRefused, TellStaff],
});
