import { RECORD_PRESCRIPTION_REVIEW_GUIDE } from '@toric/contracts/customer/recording/review.guide';
import { RecordReview, type ReviewOutcome } from '@toric/contracts/customer/recording/review.http';
import type { PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import { useState } from 'react';
import type { Problem } from '../../../app/problem.ts';
import { useKeys } from '../../../app/keys.ts';
import { count, text, useWords } from '../../../app/words.ts';
import { FormDialog } from '../../../kit/form/form-dialog.tsx';
import type { AnyFormSpec } from '../../../kit/form/model/body.ts';
import { Refusal } from '../../../kit/form/refusal.tsx';
import type { FormSpec } from '../../../kit/kit.types.ts';
import { Key } from '../../../kit/show/key.tsx';
import { orderOf } from './values.ts';

type Negative = Exclude<ReviewOutcome, 'matches'>;
type Props = {
  readonly record: PrescriptionView;
  readonly checked: ReadonlySet<string>;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly onDecide: (outcome: ReviewOutcome, note?: string) => Promise<void>;
};

const specOf = (outcome: Negative, title: Text, save: Text): FormSpec<typeof RecordReview, PrescriptionView> => ({
  operation: RecordReview,
  guide: RECORD_PRESCRIPTION_REVIEW_GUIDE,
  ...{ title, save },
  sections: [{ fields: [{ name: 'note', control: 'long-text' }] }],
  start: ({ revision }) => ({ outcome, revision }),
});
const SPECS: Readonly<Record<Negative, FormSpec<typeof RecordReview, PrescriptionView>>> = {
  differs: specOf(
    'differs',
    text('What does the file say?', '文件上写了什么？'),
    text('Record that it differs', '登记为不一致'),
  ),
  unreadable: specOf(
    'unreadable',
    text('What cannot be read?', '哪些内容无法辨认？'),
    text('Record that it cannot be read', '登记为无法辨认'),
  ),
};

/** Asks for the outcome: the file matches, the file differs, or the file cannot be read. */
export function Outcomes({ record, checked, busy, problem, onDecide }: Props) {
  const t = useWords();
  const [asked, ask] = useState<Negative | undefined>();
  const left = orderOf(record).filter((id) => !checked.has(id)).length;
  const accept = () => void onDecide('matches').catch(() => undefined); // the refusal is shown above the buttons
  const label =
    left > 0
      ? count(left, { one: 'Accept: {n} value is left', other: 'Accept: {n} values are left', zh: '接受：还剩 {n} 项' })
      : text('Accept: it matches', '接受：内容一致');
  useKeys([
    { key: 'Ctrl Enter', label: text('Accept it', '接受'), run: accept, inFields: true, when: left === 0 && !busy },
  ]);
  return (
    <div className="stack">
      <Refusal problem={problem} />
      <div className="row wrap">
        <button className="btn" type="button" disabled={busy} onClick={() => ask('unreadable')}>
          {t(text('It cannot be read…', '无法辨认…'))}
        </button>
        <button className="btn stop" type="button" disabled={busy} onClick={() => ask('differs')}>
          {t(text('It says something else…', '内容不一致…'))}
        </button>
        <span className="grow" />
        <button className="btn main" type="button" disabled={busy || left > 0} onClick={accept}>
          {t(label)} <Key>Ctrl ↵</Key>
        </button>
      </div>
      {asked && (
        <FormDialog
          spec={SPECS[asked] as AnyFormSpec}
          record={record}
          onSave={(body: { readonly note: string }) => onDecide(asked, body.note)}
          onClose={() => ask(undefined)}
        />
      )}
    </div>
  );
}
