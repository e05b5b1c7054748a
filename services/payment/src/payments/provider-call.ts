// Calls to the provider. They are stored before they are made.
import { Id, Instant } from '@toric/contracts/kernel/common';
import { Currency, MinorUnits } from '@toric/contracts/kernel/money';
import type { EffectCall } from '@toric/messaging/outcome';
import { z } from 'zod';

const Common = z.object({ orderId: Id, key: z.string(), askedAt: Instant });
/** Null if the order costs nothing: then the provider holds nothing. */
const ProviderPaymentId = z.string().nullable();

export const ProviderCall = z.discriminatedUnion('call', [
  Common.extend({ call: z.literal('authorise'), amount: MinorUnits, currency: Currency, token: z.string() }),
  Common.extend({ call: z.literal('capture'), amount: MinorUnits, providerPaymentId: ProviderPaymentId }),
  Common.extend({ call: z.literal('void'), providerPaymentId: ProviderPaymentId }),
]);
export type ProviderCall = z.infer<typeof ProviderCall>;

export const RefundCall = Common.extend({ refundId: Id, amount: MinorUnits, providerPaymentId: z.string() });
export type RefundCall = z.infer<typeof RefundCall>;

/** Names of the effects. A feature stores a call by its name, so it need not know the provider. */
export const CALL_PROVIDER = 'call-provider';
export const SEND_REFUND = 'send-refund';
export const providerCall = (call: ProviderCall): EffectCall => ({
  name: CALL_PROVIDER,
  data: ProviderCall.parse(call),
});
export const refundCall = (call: RefundCall): EffectCall => ({ name: SEND_REFUND, data: RefundCall.parse(call) });
