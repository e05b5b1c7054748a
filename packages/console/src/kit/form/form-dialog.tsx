import type { Text } from '@toric/contracts/kernel/sentence';
import { DialogForm } from './dialog-form.tsx';
import type { AnyFormSpec } from './model/body.ts';
import { useSpecForm } from './use-spec-form.ts';

type Props = {
  readonly spec: AnyFormSpec;
  readonly record: unknown;
  /**
   * Receives the body of the operation. A refusal that it throws is shown at the fields; otherwise the dialog closes.
   */
  readonly onSave: (body: never) => unknown;
  readonly onClose: () => void;
  readonly keep?: Text;
};

/** Shows a dialog that asks for the body of an operation, and passes it to `onSave`. It sends no request itself. */
export function FormDialog({ spec, record, onSave, onClose, keep }: Props) {
  const state = useSpecForm({
    ...{ spec, record },
    send: async (body) => {
      await onSave(body);
      onClose();
    },
  });
  return <DialogForm state={state} onClose={onClose} keep={keep} />;
}
