import * as catalogInventory from './catalog-inventory/events.ts';
import * as customer from './customer/events.ts';
import * as marketing from './marketing/events.ts';
import type { MessageType } from './kernel/message.ts';
import * as order from './order/events.ts';
import * as payment from './payment/events.ts';

const isMessageType = (value: unknown): value is MessageType =>
  typeof value === 'function' && 'kind' in value && 'carriesState' in value && 'senders' in value;

/** Every message that is declared, by type: whatever is generated from it keeps its order. */
export const messages: readonly MessageType[] = [catalogInventory, customer, marketing, order, payment]
  .flatMap((contract): unknown[] => Object.values(contract))
  .filter(isMessageType)
  .sort((a, b) => (a.type < b.type ? -1 : 1));
