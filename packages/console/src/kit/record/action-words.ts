import type { Operation } from '@toric/contracts/kernel/operation';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { AnyFormSpec } from '../form/model/body.ts';
import type { Action, AnyAction, LinkAction, ShownOnce } from '../kit.types.ts';

type Typed = 'operation' | 'form' | 'input' | 'done' | 'once' | 'then' | 'undo';
/**
 * Describes an action that sends a request of any operation. The compiler has checked its types where it was declared.
 */
export type RequestAction<R> = Omit<Action<R>, Typed> & {
  readonly operation: Operation;
  readonly form?: AnyFormSpec;
  readonly input: (record: R, body: never) => object;
  readonly done: Text | ((answer: never) => Text);
  readonly once?: (answer: never) => ShownOnce;
  readonly then?: (answer: never) => string;
  readonly undo?: { readonly operation: Operation; readonly input: (record: R, answer: never) => object };
};

export const isLink = <R>(action: AnyAction<R>): action is LinkAction<R> => 'href' in action;

/** Returns the label of an action. */
export function labelOf<R>(action: AnyAction<R> | RequestAction<R>, record: R): Text {
  const { label } = action as { label: Text | ((record: R) => Text) };
  return typeof label === 'function' ? label(record) : label;
}

/** Returns the label without the dots that announce a dialog, for the button of the dialog. */
export const withoutDots = ({ en, zh }: Text): Text => ({ en: en.replace(/…$/, ''), zh: zh.replace(/…$/, '') });

/** Returns true if the person may do the action now: her role permits it, and the state of the record permits it. */
export function isOffered<R>(action: AnyAction<R>, record: R, may: (operation: Operation) => boolean): boolean {
  const { operation, when } = action as { operation?: Operation; when?: (record: R) => boolean };
  return (!operation || may(operation)) && (!when || when(record));
}

/** Returns true if a dialog asks before the action runs. */
export const asksFirst = <R>(action: RequestAction<R>): boolean => Boolean(action.form ?? action.effect);

/**
 * Selects the main action: the action with the tone `main`, or otherwise the first action, unless it ends something.
 */
export function withMainFirst<R>(actions: readonly AnyAction<R>[]): {
  main: AnyAction<R> | undefined;
  others: AnyAction<R>[];
} {
  const main = actions.find(({ tone }) => tone === 'main') ?? actions.find(({ tone }) => tone !== 'stop');
  const isMain = main && (main.tone === 'main' || main === actions[0]);
  return { main: isMain ? main : undefined, others: actions.filter((action) => !isMain || action !== main) };
}
