import type { Operation } from '@toric/contracts/kernel/operation';
import type { ReactNode } from 'react';
import type { SaidText } from '../../../kit/show/said.tsx';
import { useKeys } from '../../../app/keys.ts';
import { text, useWords } from '../../../app/words.ts';
import { FormField } from '../../../kit/form/form-field.tsx';
import type { AnyFormSpec } from '../../../kit/form/model/body.ts';
import { Refusal } from '../../../kit/form/refusal.tsx';
import { SpecForm, useSpecForm } from '../../../kit/form/spec-form.tsx';
import type { FormSpec } from '../../../kit/kit.types.ts';
import { PageHead } from '../../../kit/show/page-head.tsx';
import { PrescriptionFields } from './editor.tsx';
import type { ContentField } from './fields.ts';

type Props<O extends Operation, R> = {
  readonly spec: FormSpec<O, R>;
  readonly record: R;
  readonly send: (body: never) => Promise<unknown>;
  readonly crumb: ReactNode;
  readonly about: SaidText;
  /** Lists fields of the request body beside the contents of the prescription, such as the source of the values. */
  readonly more?: readonly ContentField[];
  /** Holds a part of the page that is shown above the values, such as the list of missing fields of a draft. */
  readonly above?: ReactNode;
  readonly back: () => void;
};

/** Shows a page on which the contents of a prescription are typed. */
export function EditorPage<O extends Operation, R>(props: Props<O, R>) {
  const { spec, record, send, crumb, about, more = [], above, back } = props;
  const t = useWords();
  const state = useSpecForm({ spec: spec as AnyFormSpec, record, send });
  const leave = text('Leave it as it is', '不作更改');
  useKeys([{ key: 'Escape', label: leave, run: back }]);
  return (
    <>
      <PageHead title={spec.title} crumb={crumb} about={about} />
      <SpecForm state={state} className="pad stack-4">
        {above}
        <PrescriptionFields guide={spec.guide} />
        {more.map((field) => (
          <FormField key={field.name} field={field} guide={spec.guide} />
        ))}
        <Refusal problem={state.problem} others={state.others} />
        <div className="row">
          <button className="btn main" type="submit" disabled={state.busy}>
            {t(typeof spec.save === 'function' ? spec.title : spec.save)}
          </button>
          <button className="btn" type="button" onClick={back}>
            {t(leave)}
          </button>
        </div>
      </SpecForm>
    </>
  );
}
