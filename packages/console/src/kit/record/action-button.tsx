import { useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../app/api.ts';
import { useKeys } from '../../app/keys.ts';
import { useWords } from '../../app/words.ts';
import type { AnyAction, Tone } from '../kit.types.ts';
import { Key } from '../show/key.tsx';
import { ActionRun } from './action-run.tsx';
import { asksFirst, isLink, isOffered, labelOf } from './action-words.ts';

type ButtonProps<R> = {
  readonly action: AnyAction<R>;
  readonly record: R;
  readonly className: string;
  readonly isRunning: boolean;
  readonly onPress: () => void;
  readonly shownKey?: string | undefined;
};

/** Shows an action as a button, or as a link to its page. */
export function ActionLook<R>({
  action,
  record,
  className,
  isRunning,
  onPress,
  shownKey = action.key,
}: ButtonProps<R>) {
  const t = useWords();
  const words = (
    <>
      {t(labelOf(action, record))} {shownKey && <Key>{shownKey}</Key>}
    </>
  );
  if (isLink(action)) {
    return (
      <Link
        className={className}
        data-operation={action.operation?.id}
        to={typeof action.href === 'function' ? action.href(record) : action.href}
      >
        {words}
      </Link>
    );
  }
  const isBusy = isRunning && !asksFirst(action);
  return (
    <button
      type="button"
      className={className}
      data-operation={action.operation.id}
      disabled={isBusy}
      aria-busy={isBusy}
      onClick={onPress}
    >
      {words}
    </button>
  );
}

export const classOf = (tone: Tone | undefined, small = false): string =>
  ['btn', tone === 'main' && 'main', tone === 'stop' && 'stop', small && 'small'].filter(Boolean).join(' ');

type Props<R> = { readonly action: AnyAction<R>; readonly record: R; readonly small?: boolean };

/** Shows one action as a button. It is hidden if the person may not do it now. */
export function ActionButton<R>({ action, record, small = false }: Props<R>) {
  const may = useMay();
  const [isRunning, setRunning] = useState(false);
  const isShown = isOffered(action, record, may);
  const { key } = action;
  const press = () => setRunning(true);
  useKeys(
    key && isShown && !isLink(action) ? [{ key, label: labelOf(action, record), run: press, when: !isRunning }] : [],
  );
  if (!isShown) return null;
  return (
    <>
      <ActionLook {...{ action, record, isRunning }} className={classOf(action.tone, small)} onPress={press} />
      {isRunning && !isLink(action) && <ActionRun action={action} record={record} onClose={() => setRunning(false)} />}
    </>
  );
}
