import type { Answer } from '@toric/client/types';
import type { Operation } from '@toric/contracts/kernel/operation';
import { slugOf } from '../../app/api.ts';
import { DialogForm } from '../form/dialog-form.tsx';
import { useMerge } from '../form/merge/use-merge.ts';
import type { AnyFormSpec } from '../form/model/body.ts';
import { useSpecForm } from '../form/use-spec-form.ts';
import { labelOf, type RequestAction, withoutDots } from './action-words.ts';
import { useSourceOf } from './source.ts';

type Props<R> = {
  readonly action: RequestAction<R>;
  readonly record: R;
  readonly send: (record: R, body: unknown, etag: string | undefined) => Promise<Answer<Operation>>;
  readonly onDone: (answer: Answer<Operation>) => void;
  readonly onClose: () => void;
};

/**
 * Returns the form of an action. An action without fields uses the same dialog. Its operation is used without the body,
 * which `input` makes.
 */
function specOf<R>(action: RequestAction<R>, record: R): AnyFormSpec {
  if (action.form) return action.form;
  const { body: _, ...operation } = action.operation;
  const label = withoutDots(labelOf(action, record));
  return { operation, guide: {}, sections: [], title: label, save: label };
}

/**
 * Shows the dialog of an action: its effect, its fields, and two buttons that name both outcomes. If another person has
 * saved in the meantime, it shows both versions.
 */
export function ActionDialog<R>({ action, record, send, onDone, onClose }: Props<R>) {
  const source = useSourceOf(record);
  const state = useSpecForm({ spec: specOf(action, record), record, send: sendBody });
  const { version, merge, begin } = useMerge(state, { record, etag: source?.etag });

  async function sendBody(body: unknown) {
    try {
      onDone(await send(version.record as R, body, version.etag));
    } catch (problem) {
      if (slugOf(problem as Error) !== 'request.stale' || !source) throw problem;
      begin(await source.read());
    }
  }
  const Effect = action.effect;
  return (
    <DialogForm
      state={state}
      onClose={onClose}
      keep={action.keep}
      stops={action.tone === 'stop'}
      effect={Effect && <Effect record={version.record as R} />}
      merge={merge}
      subject={source?.subject}
    />
  );
}
