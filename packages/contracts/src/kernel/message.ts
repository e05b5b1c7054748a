import type { z } from 'zod';

/**
 * Describes a message that a use case returns. The outbox adds the envelope: id, time, causation, version and trace.
 */
export type Message<T extends string = string, D = unknown> = {
  readonly type: T;
  readonly aggregateId: string;
  readonly data: D;
};

type Shape = z.ZodObject<z.ZodRawShape>;
type Declaration<S extends Shape> = {
  summary: string;
  /** Names the field of `data` that holds the aggregate's id. Messages of one aggregate are numbered without gaps. */
  aggregate: keyof z.output<S> & string;
  data: S;
  example: z.input<S>;
};

/**
 * Describes a declared message without the exact type of its data. Code that handles all messages alike uses this type.
 */
export type MessageType = {
  readonly type: string;
  readonly kind: 'event' | 'command';
  readonly owner: string;
  readonly summary: string;
  readonly aggregate: string;
  readonly data: z.ZodObject;
  readonly example: unknown;
  /**
   * Is true if the event carries the whole state of its aggregate. A consumer then drops an older version instead of
   * applying it.
   */
  readonly carriesState: boolean;
  /** Lists the services that may send the message. The only sender of an event is its owner. */
  readonly senders: readonly string[];
  /**
   * States who consumes the message. `services`: at least one service other than its owner consumes the message.
   * `external`: no other service consumes it today; it exists for live updates, webhooks and exports.
   */
  readonly audience: 'services' | 'external';
};

/**
 * Describes the declaration of a message. It serves as constructor, schema, type, routing key, AsyncAPI channel and
 * test example.
 */
export type Declared<T extends string, S extends Shape> = Omit<MessageType, 'type' | 'data'> & {
  (data: z.input<S>): Message<T, z.output<S>>;
  readonly type: T;
  readonly data: S;
};
export type DataOf<M extends MessageType> = z.output<M['data']>;

const NAME = /^([a-z][a-z-]*)\.([a-z][a-z-]*)\.v([1-9]\d*)$/;

function declare<T extends string, S extends Shape>(
  type: T,
  declaration: Declaration<S>,
  rest: Pick<MessageType, 'kind' | 'carriesState' | 'senders' | 'audience'>,
): Declared<T, S> {
  const owner = NAME.exec(type)?.[1];
  if (!owner)
    throw new Error(`message type '${type}' must read <owner>.<what-happened>.v<major>, e.g. order.order-placed.v1`);
  const construct = (data: z.input<S>): Message<T, z.output<S>> => {
    const parsed = declaration.data.parse(data);
    return { type, aggregateId: String(parsed[declaration.aggregate]), data: parsed };
  };
  const senders = rest.kind === 'event' ? [owner] : rest.senders;
  return Object.assign(construct, { ...declaration, ...rest, type, owner, senders });
}

/** Declares an event: a fact, named `<owner>.<happened>.v<major>`. Only its owner publishes it. */
export function event<T extends string, S extends Shape>(
  type: T,
  declaration: Declaration<S> & { carriesState?: true; audience?: 'external' },
): Declared<T, S> {
  const { carriesState = false, audience = 'services', ...core } = declaration;
  return declare(type, core, { kind: 'event', carriesState, audience, senders: [] });
}

/**
 * Declares a command: an instruction to its owner, named `<owner>.<do-thing>.v<major>`. Only the services in `from` may
 * send it.
 */
export function commandMessage<T extends string, S extends Shape>(
  type: T,
  declaration: Declaration<S> & { from: readonly string[] },
): Declared<T, S> {
  const { from, ...core } = declaration;
  return declare(type, core, { kind: 'command', carriesState: false, audience: 'services', senders: from });
}

export const isMessageType = (value: unknown): value is MessageType =>
  typeof value === 'function' && 'kind' in value && 'carriesState' in value && 'senders' in value;
