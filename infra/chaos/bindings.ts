// Which queues get which messages, from the code's own declarations.
import { messageFlow, travels } from '../generate/message-flow.ts';
import { services } from '../generate/services.ts';
import { messages } from '../system/broker.ts';

export type Binding = { readonly type: string; readonly consumer: string };

export const bindings: readonly Binding[] = messageFlow(messages, services()).flatMap(({ message, listeners }) =>
  listeners
    .filter((listener) => travels(listener, message.owner))
    .map(({ service, file }) => ({ type: message.type, consumer: `${service}.${file}` })),
);

export const queues: readonly string[] = [...new Set(bindings.map(({ consumer }) => consumer))];
export const typesOf = (queue: string): string[] =>
  bindings.filter(({ consumer }) => consumer === queue).map(({ type }) => type);
