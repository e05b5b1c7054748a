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
  /** The button that leaves all as it is. */
  readonly keep?: Text | undefined;
  readonly stops?: boolean;
  /** It says above the fields what happens. */
  readonly effect?: ReactNode;
  readonly merge?: Merge | undefined;
  readonly subject?: string | undefined;
};

/** Returns the words of the button that sends the form. While fields wait for a choice, it says so. */
export function SaveLabel({ state, merge }: Pick<Props, 'state' | 'merge'>) {
  const t = useWords();
  const values = useWatch({ control: state.methods.control }) as Values;
  if (merge && merge.left > 0) {
    return t({ en: `Choose first: ${merge.left} left`, zh: `请先选择：还剩 ${merge.left} 项` });
  }
  const { save } = state.spec;
  return t(typeof save === 'function' ? save(values as never) : save);
}

/** Everything between the fields and the buttons: what two people changed, and why a request was refused. */
export function FormTroubles({ state, merge, subject }: Pick<Props, 'state' | 'merge' | 'subject'>) {
  const region = useRef<HTMLDivElement>(null);
  const { problem } = state;
  const version = merge?.taken; // a new list after each comparison
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
 * A dialog with the effect, the fields and two buttons that name both outcomes. Closing it asks first if something was
 * typed.
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
