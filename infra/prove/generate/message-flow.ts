// Who sends each message and who listens to it, from the contracts and the services' tables of contents.
// `flowProblems` are the rules that keep a message from going nowhere.
import type { MessageType } from '@toric/contracts/kernel/message';
import { listensTo } from '@toric/messaging/process';
import type { Contents } from './services.ts';

/** `file` is what the queue is named after: a feature, or a process. */
export type Listener = { service: string; file: string; kind: 'subscription' | 'process' };
export type Flow = { message: MessageType; senders: string[]; listeners: Listener[] };

export function messageFlow(messages: readonly MessageType[], services: readonly Contents[]): Flow[] {
  return messages.map((message) => ({
    message,
    senders: services.filter(({ sends }) => hears(sends, message)).map(({ name }) => name),
    listeners: services.flatMap((service) => listenersIn(service, message)),
  }));
}

/** A service's own messages reach its process in the transaction that emits them; all others travel by the broker. */
export const travels = ({ service, kind }: Listener, owner: string) => kind === 'subscription' || service !== owner;

const hears = (types: readonly MessageType[], { type }: MessageType) => types.some((one) => one.type === type);

function listenersIn({ name: service, subscriptions, processes = [] }: Contents, message: MessageType): Listener[] {
  const bySubscription = Object.entries(subscriptions)
    .filter(([, subscription]) => hears(subscription.listensTo, message))
    .map(([file]): Listener => ({ service, file, kind: 'subscription' }));
  const byProcess = processes
    .filter(({ process }) => hears(listensTo(process), message))
    .map(({ process }): Listener => ({ service, file: process.name, kind: 'process' }));
  return [...bySubscription, ...byProcess];
}

/** `features`: the names of the files in each service's features folder. */
export function flowProblems(
  flow: readonly Flow[],
  services: readonly Contents[],
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
            `${name}: subscription '${key}' names no file: call it after services/${name}/src/<area>/features/<file>.ts`,
        ),
    ),
  ];
}

function senderProblems({ message, senders }: Flow, known: ReadonlySet<string>): string[] {
  const { type } = message;
  const silent = message.senders.filter((service) => known.has(service) && !senders.includes(service));
  const strange = senders.filter((service) => !message.senders.includes(service));
  return [
    ...silent.map((service) => `${type}: ${service} may send it but does not list it in \`sends\` of its service.ts`),
    ...strange.map(
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
    if (!known.has(owner)) return [`${type}: no service is called ${owner}; name an owner that exists`];
    const strangers = foreign.map(({ service }) => `${type}: a command is heard by its owner alone, not by ${service}`);
    return foreign.length < listeners.length
      ? strangers
      : [`${type}: its owner does not listen to it: subscribe in services/${owner}/src/service.ts`, ...strangers];
  }
  if (audience === 'external' && foreign.length > 0) {
    const names = foreign.map(({ service, file }) => `${service}.${file}`).join(', ');
    return [`${type}: says audience 'external' but ${names} listens: take the audience away in packages/contracts`];
  }
  if (audience === 'services' && foreign.length === 0) {
    return [`${type}: no service listens: subscribe to it, or say audience: 'external' in packages/contracts`];
  }
  return [];
}
