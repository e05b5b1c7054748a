/**
 * Finds the senders and consumers of each message in the contracts and the service definitions, and checks the rules
 * for them.
 */
import type { MessageType } from '@toric/contracts/kernel/message';
import { listensTo } from '@toric/messaging/process';
import type { ServiceContents } from './services.ts';

/** Names a consumer of a message. `file` is the file of the use case or process after which the queue is named. */
export type Listener = { service: string; file: string; kind: 'subscription' | 'process' };
export type Flow = { message: MessageType; senders: string[]; listeners: Listener[] };

export function messageFlow(messages: readonly MessageType[], services: readonly ServiceContents[]): Flow[] {
  return messages.map((message) => ({
    message,
    senders: services.filter(({ sends }) => includesType(sends, message)).map(({ name }) => name),
    listeners: services.flatMap((service) => listenersIn(service, message)),
  }));
}

/**
 * Returns true if the listener gets the message through the broker. A process of the sending service gets it in the
 * transaction that emits it, so the function returns false for such a listener.
 */
export const travels = ({ service, kind }: Listener, owner: string) => kind === 'subscription' || service !== owner;

const includesType = (types: readonly MessageType[], { type }: MessageType) => types.some((one) => one.type === type);

function listenersIn(
  { name: service, subscriptions, processes = [] }: ServiceContents,
  message: MessageType,
): Listener[] {
  const bySubscription = Object.entries(subscriptions)
    .filter(([, subscription]) => includesType(subscription.listensTo, message))
    .map(([file]): Listener => ({ service, file, kind: 'subscription' }));
  const byProcess = processes
    .filter(({ process }) => includesType(listensTo(process), message))
    .map(({ process }): Listener => ({ service, file: process.name, kind: 'process' }));
  return [...bySubscription, ...byProcess];
}

/**
 * Returns the problems that would leave a message without sender or consumer. `features` has the names of the use cases
 * of each service.
 */
export function flowProblems(
  flow: readonly Flow[],
  services: readonly ServiceContents[],
  features: Readonly<Record<string, readonly string[]>>,
): string[] {
  const known = new Set(services.map(({ name }) => name));
  return [
    ...flow.flatMap((one) => [...senderProblems(one, known), ...listenerProblems(one, known)]),
    ...services.flatMap(({ name, subscriptions }) =>
      Object.keys(subscriptions)
        .filter((key) => !features[name]?.includes(key))
        .map(
          (key) =>
            `${name}: subscription '${key}' has no file: its key must be the name of a file services/${name}/src/<area>/features/<file>.ts`,
        ),
    ),
  ];
}

function senderProblems({ message, senders }: Flow, known: ReadonlySet<string>): string[] {
  const { type } = message;
  const missing = message.senders.filter((service) => known.has(service) && !senders.includes(service));
  const unexpected = senders.filter((service) => !message.senders.includes(service));
  return [
    ...missing.map((service) => `${type}: ${service} may send it but does not list it in \`sends\` of its service.ts`),
    ...unexpected.map(
      (service) => `${type}: ${service} lists it in \`sends\`, but only ${message.senders.join(', ')} may send it`,
    ),
  ];
}

function listenerProblems(
  { message: { type, kind, owner, audience }, listeners }: Flow,
  known: ReadonlySet<string>,
): string[] {
  const foreign = listeners.filter(({ service }) => service !== owner);
  if (kind === 'command') {
    if (!known.has(owner)) return [`${type}: there is no service ${owner}; choose an existing service as the owner`];
    const strangers = foreign.map(({ service }) => `${type}: only its owner may consume a command, not ${service}`);
    return foreign.length < listeners.length
      ? strangers
      : [`${type}: its owner does not consume it: subscribe to it in services/${owner}`, ...strangers];
  }
  // the webhooks of the gateway send events to external systems, so they do not count as a consuming service
  const consumers = foreign.filter(({ service }) => service !== 'gateway');
  if (audience === 'external' && consumers.length > 0) {
    const names = consumers.map(({ service, file }) => `${service}.${file}`).join(', ');
    return [`${type}: its audience is 'external' but ${names} consumes it: remove the audience in packages/contracts`];
  }
  if (audience === 'services' && consumers.length === 0) {
    return [
      `${type}: no other service consumes it: subscribe to it, or set audience: 'external' in packages/contracts`,
    ];
  }
  return [];
}
