/**
 * Reads two lists from the declarations of the services: the message types of each queue, and the transitions of an
 * order.
 */
import { messageFlow, travels } from '../generate/message-flow.ts';
import { services } from '../generate/services.ts';
import { messages } from '../../run/system/broker.ts';

export type Binding = { readonly type: string; readonly consumer: string };

export const bindings: readonly Binding[] = messageFlow(messages, services()).flatMap(({ message, listeners }) =>
  listeners
    .filter((listener) => travels(listener, message.owner))
    .map(({ service, file }) => ({ type: message.type, consumer: `${service}.${file}` })),
);

/** Maps each state of the order process that is no status of the order to the status that the order shows meanwhile. */
const SHOWN: Readonly<Record<string, string>> = { 'awaiting-prescriber': 'verifying', 'dropping-rest': 'part-shipped' };
const shown = (state: string): string => SHOWN[state] ?? state;

/** Lists every pair of consecutive statuses that the order process allows. */
export const allowedTransitions: readonly { earlier: string; later: string }[] = services()
  .flatMap(({ processes = [] }) => processes.map(({ process }) => process))
  .filter(({ name }) => name === 'order-process')
  .flatMap(({ states }) =>
    Object.entries(states).flatMap(([earlier, { on = [], deadline }]) => {
      const later = [...on.flatMap(({ to }) => to), ...(deadline ? [deadline.to].flat() : [])];
      return [...new Set(later)].map((state) => ({ earlier: shown(earlier), later: shown(state) }));
    }),
  );

export const queues: readonly string[] = [...new Set(bindings.map(({ consumer }) => consumer))];
export const typesOf = (queue: string): string[] =>
  bindings.filter(({ consumer }) => consumer === queue).map(({ type }) => type);
