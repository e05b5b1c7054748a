import type { Input, Reply } from '@toric/client/types';
import type { Operation } from '@toric/contracts/kernel/operation';
import { type ReactNode, useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import { FormFields } from '../../kit/form/form-fields.tsx';
import { Refusal } from '../../kit/form/refusal.tsx';
import { SpecForm, useSpecForm } from '../../kit/form/spec-form.tsx';
import type { FormSpec } from '../../kit/kit.types.ts';
import { Block } from '../../kit/show/block.tsx';

/** Shows a calculator: its form, with the answer beside it. Nothing is stored. */
export function Calculator<O extends Operation>({
  operation,
  spec,
  children,
}: {
  readonly operation: O;
  readonly spec: FormSpec<O>;
  readonly children: (answer: Reply<O>) => ReactNode;
}) {
  const t = useWords();
  const [answer, setAnswer] = useState<Reply<O>>();
  const { run } = useCommand<Operation>(operation);
  const send = async (body: unknown) => {
    // safe cast: the form has checked the body against the schema of the operation, and the client parses the answer
    const found = await run({ body } as Input<Operation>);
    setAnswer(found.body as Reply<O>);
  };
  const state = useSpecForm({ spec, record: undefined, send });
  return (
    <Block title={spec.title}>
      <div className="stack-4">
        <SpecForm state={state} className="stack-4">
          <FormFields spec={spec} />
          <Refusal problem={state.problem} others={state.others} />
          <button type="submit" className="btn main" data-operation={operation.id} disabled={state.busy}>
            {typeof spec.save === 'function' ? '' : t(spec.save)}
          </button>
        </SpecForm>
        <div aria-live="polite">{answer !== undefined && children(answer)}</div>
      </div>
    </Block>
  );
}
