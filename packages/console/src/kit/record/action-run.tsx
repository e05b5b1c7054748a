import type { Answer } from '@toric/client/types';
import type { Operation } from '@toric/contracts/kernel/operation';
import { useEffect, useRef, useState } from 'react';
import { slugOf } from '../../app/api.ts';
import { asProblem, explain } from '../../app/problem.ts';
import { tell } from '../../app/tell.tsx';
import type { ShownOnce } from '../kit.types.ts';
import { ActionDialog } from './action-dialog.tsx';
import { asksFirst, type RequestAction } from './action-words.ts';
import { SecretDialog } from './secret-dialog.tsx';
import { useSourceOf } from './source.ts';
import { useAction } from './use-action.ts';

type Props<R> = { readonly action: RequestAction<R>; readonly record: R; readonly onClose: () => void };
type AtOnceProps<R> = {
  readonly record: R;
  readonly send: (record: R, body: unknown, etag: string | undefined) => Promise<Answer<Operation>>;
  readonly onDone: (answer: Answer<Operation>) => void;
  readonly onClose: () => void;
};

/** Runs an action at once. A refusal is shown, and a record that another person changed is read again. */
function AtOnce<R>({ record, send, onDone, onClose }: AtOnceProps<R>) {
  const source = useSourceOf(record);
  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current) return; // React may run an effect twice, but the action must run once
    isBegun.current = true;
    send(record, undefined, source?.etag).then(onDone, (problem: unknown) => {
      tell(explain(asProblem(problem)), { tone: 'stop' });
      if (slugOf(asProblem(problem)) === 'request.stale') void source?.read();
      onClose();
    });
  });
  return null;
}

/**
 * Runs the action that the person chose: with its dialog, or at once. A secret in the answer is shown before the run
 * ends.
 */
export function ActionRun<R>({ action, record, onClose }: Props<R>) {
  const { send, leave } = useAction(action);
  const [done, setDone] = useState<{ answer: Answer<Operation>; once: ShownOnce }>();
  async function close(answer: Answer<Operation>) {
    onClose();
    await leave(answer);
  }
  function onDone(answer: Answer<Operation>) {
    if (action.once) setDone({ answer, once: action.once(answer.body as never) });
    else void close(answer);
  }
  if (done) return <SecretDialog once={done.once} onClose={() => void close(done.answer)} />;
  const props = { record, send, onDone, onClose };
  return asksFirst(action) ? <ActionDialog action={action} {...props} /> : <AtOnce {...props} />;
}
