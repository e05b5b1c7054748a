import type { DataOf, Message, MessageType } from '@toric/contracts/kernel/message';

/*
 * A process is a table. It lists for each state the messages that it sends on entry, the messages that move it, and its
 * deadline. A message that a state does not list is ignored on purpose. All functions here are pure; process.store.ts
 * saves their results.
 */

type Rule<S extends string, D> = {
  readonly type: MessageType;
  readonly to: readonly S[];
  apply(data: D, message: unknown): { to: S | undefined; data: D; send: readonly Message[] };
};

type Move<S extends string, D, M> = {
  /**
   * Names the next state, or all possible next states if `choose` decides. If omitted, the instance stays in its state.
   */
  to?: S | readonly S[];
  /** Chooses the next state. It gets the data after `set`. */
  choose?: (data: D) => S;
  set?: (data: D, message: M) => Partial<D>;
  send?: (data: D, message: M) => readonly Message[];
};

type StateTable<S extends string, D> = {
  /** Returns the messages that are sent whenever the state is entered. */
  send?: (data: D) => readonly Message[];
  on?: readonly Rule<S, D>[];
  /**
   * Moves the instance after a time. `to: 'again'` enters the same state again, so it sends its messages and starts its
   * deadline again.
   */
  deadline?: {
    /** States the time in ms. A function of the data serves a deadline that depends on earlier events. */
    afterMs: number | ((data: D) => number);
    to: S | 'again' | readonly S[];
    choose?: (data: D) => S;
    set?: (data: D) => Partial<D>;
  };
};

export type ProcessDefinition<S extends string = string, D = unknown> = {
  readonly name: string;
  /** Names the field of each message's data that holds the key of the instance. */
  readonly key: string;
  readonly initial: S;
  readonly states: Readonly<Record<S, StateTable<S, D>>>;
};

export type ProcessStart = { readonly process: string; readonly key: string; readonly data: unknown };
export type Instance<S extends string = string, D = unknown> = { readonly state: S; readonly data: D };
export type Transition<S extends string = string, D = unknown> = Instance<S, D> & {
  readonly key: string;
  readonly from: S | null;
  readonly send: readonly Message[];
  /**
   * Counts the milliseconds until the deadline of the state. Null means no deadline; undefined leaves the running one
   * as it is.
   */
  readonly deadlineMs: number | null | undefined;
};

const list = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T];

export function processTable<S extends string, D>() {
  const when = <M extends MessageType>(type: M, move: Move<S, D, DataOf<M>>): Rule<S, D> => {
    const to = list<S>(move.to);
    return {
      type,
      to,
      apply(data, raw) {
        const message = raw as DataOf<M>; // the schema of `type` has parsed the message before
        const next = { ...data, ...move.set?.(data, message) };
        return { to: move.choose?.(next) ?? to[0], data: next, send: move.send?.(next, message) ?? [] };
      },
    };
  };
  return { when, define: (definition: ProcessDefinition<S, D>) => definition };
}

function deadlineOf<S extends string, D>({ deadline }: StateTable<S, D>, data: D): number | null {
  if (!deadline) return null;
  return typeof deadline.afterMs === 'number' ? deadline.afterMs : deadline.afterMs(data);
}

function enter<S extends string, D>(
  process: ProcessDefinition<S, D>,
  at: { key: string; from: S | null; to: S; data: D; send: readonly Message[] },
): Transition<S, D> {
  const { to, ...rest } = at;
  const table = process.states[to];
  return {
    ...rest,
    state: to,
    send: [...at.send, ...(table.send?.(at.data) ?? [])],
    deadlineMs: deadlineOf(table, at.data),
  };
}

/** Returns the transition of a new instance into the initial state of the process. */
export function begin<S extends string, D>(process: ProcessDefinition<S, D>, key: string, data: D): Transition<S, D> {
  return enter(process, { key, from: null, to: process.initial, data, send: [] });
}

/** Returns the transition that a message causes. Returns undefined if the state does not list the message's type. */
export function handle<S extends string, D>(
  process: ProcessDefinition<S, D>,
  key: string,
  current: Instance<S, D>,
  message: { type: string; data: unknown },
): Transition<S, D> | undefined {
  const rule = process.states[current.state].on?.find((candidate) => candidate.type.type === message.type);
  if (!rule) return undefined;
  const { to, data, send } = rule.apply(current.data, message.data);
  // The instance stays in its state if there is no next state or if `choose` returned the present one. It keeps its
  // deadline, and the state is not entered again.
  if (to === undefined || (to === current.state && rule.to.length > 1)) {
    return { key, from: current.state, state: current.state, data, send, deadlineMs: undefined };
  }
  return enter(process, { key, from: current.state, to, data, send });
}

/** Returns the transition that a passed deadline causes, or undefined if the state has no deadline. */
export function expire<S extends string, D>(
  process: ProcessDefinition<S, D>,
  key: string,
  current: Instance<S, D>,
): Transition<S, D> | undefined {
  const { deadline } = process.states[current.state];
  if (!deadline) return undefined;
  const data = { ...current.data, ...deadline.set?.(current.data) };
  const to =
    deadline.to === 'again' ? current.state : (deadline.choose?.(data) ?? list<S>(deadline.to as S | readonly S[])[0]);
  return to && enter(process, { key, from: current.state, to, data, send: [] });
}

/** Returns the message types that at least one state of the process listens to. */
export function listensTo<S extends string, D>(process: ProcessDefinition<S, D>): readonly MessageType[] {
  const rules = Object.values<StateTable<S, D>>(process.states).flatMap((state) => state.on ?? []);
  return [...new Map(rules.map(({ type }) => [type.type, type])).values()];
}
