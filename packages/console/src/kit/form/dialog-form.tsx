import { Modal } from '@mantine/core';
import type { Text } from '@toric/contracts/kernel/sentence';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useWords } from '../../app/words.ts';
import { FormFields } from './form-fields.tsx';
import { LeaveQuestion } from './guard.tsx';
import { MergeView } from './merge/merge-view.tsx';
import type { Merge } from './merge/use-merge.ts';
import type { Values } from './model/body.ts';
import { Refusal, WholeError } from './refusal.tsx';
import { SpecForm } from './spec-form.tsx';
import { useFocusBack } from './use-focus-back.ts';
import type { SpecFormState } from './use-spec-form.ts';

const KEEP: Text = { en: 'Leave it as it is', zh: '保持不变' };

type Props = {
  readonly state: SpecFormState;
  readonly onClose: () => void;
  /** Holds the text of the button that closes the dialog and changes nothing. */
  readonly keep?: Text | undefined;
  readonly stops?: boolean;
  /** Explains the effect of the form above its fields. */
  readonly effect?: ReactNode;
  readonly merge?: Merge | undefined;
  readonly subject?: string | undefined;
};

/** Shows the text of the button that sends the form. While fields need a choice, it shows how many. */
export function SaveLabel({ state, merge }: Pick<Props, 'state' | 'merge'>) {
  const t = useWords();
  const values = useWatch({ control: state.methods.control }) as Values;
  if (merge && merge.left > 0) {
    return t({ en: `Choose first: ${merge.left} left`, zh: `请先选择：还剩 ${merge.left} 项` });
  }
  const { save } = state.spec;
  return t(typeof save === 'function' ? save(values as never) : save);
}

/**
 * Shows everything between the fields and the buttons: the fields that two people changed, and the reason of a refusal.
 */
export function FormTroubles({ state, merge, subject }: Pick<Props, 'state' | 'merge' | 'subject'>) {
  const region = useRef<HTMLDivElement>(null);
  const { problem } = state;
  const version = merge?.taken; // each comparison of versions makes a new list
  useEffect(() => {
    if (problem !== undefined || version) region.current?.scrollIntoView({ block: 'nearest' });
    if (version) region.current?.focus({ preventScroll: true });
  }, [problem, version]);
  return (
    <div ref={region} className="form-troubles" tabIndex={-1}>
      {merge && <MergeView spec={state.spec} merge={merge} subject={subject} />}
      <WholeError />
      <Refusal problem={problem} others={state.others} />
    </div>
  );
}

function Buttons({ state, merge, keep = KEEP, stops = false, onClose }: Props) {
  const t = useWords();
  return (
    <div className="form-acts">
      <button type="button" className="btn" onClick={onClose}>
        {t(keep)}
      </button>
      <button
        type="submit"
        className={stops ? 'btn stop' : 'btn main'}
        data-operation={state.spec.operation.id}
        disabled={state.busy || (merge?.left ?? 0) > 0}
        aria-busy={state.busy}
      >
        <SaveLabel state={state} merge={merge} />
      </button>
    </div>
  );
}

/**
 * Shows a dialog with the effect, the fields and two buttons that name both outcomes. If something was typed, closing
 * the dialog asks first.
 */
export function DialogForm(props: Props) {
  const { state, onClose, effect } = props;
  const t = useWords();
  useFocusBack();
  const [asks, setAsks] = useState(false);
  const { isDirty } = state.methods.formState;
  const close = () => (isDirty && !asks ? setAsks(true) : onClose());
  return (
    <Modal
      opened
      onClose={close}
      title={t(state.spec.title)}
      size={680}
      withCloseButton={false}
      closeOnClickOutside={!isDirty}
    >
      <SpecForm state={state} className="stack-4">
        {effect}
        <FormFields spec={state.spec} />
        <FormTroubles {...props} />
        {asks ? (
          <LeaveQuestion onStay={() => setAsks(false)} onLeave={onClose} />
        ) : (
          <Buttons {...props} onClose={close} />
        )}
      </SpecForm>
    </Modal>
  );
}
