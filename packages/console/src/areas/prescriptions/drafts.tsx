import { COMPLETE_PRESCRIPTION_DRAFT_GUIDE } from '@toric/contracts/customer/prescriptions/draft.guide';
import {
  DiscardPrescriptionDraft,
  ListPrescriptionDrafts,
  type PrescriptionDraft,
} from '@toric/contracts/customer/prescriptions/draft.http';
import { RecordFhirPrescription } from '@toric/contracts/customer/prescriptions/fhir.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import { Link } from 'react-router';
import type { z } from 'zod';
import { useAnswer, useMay } from '../../app/api.ts';
import { text, useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { When } from '../../kit/show/when.tsx';

export type Draft = z.infer<typeof PrescriptionDraft>;

/**
 * Returns the name of a missing field, which is its label in the form. The details in the answer are meant for the
 * system that sent the file.
 */
export function missingName(field: string): Text {
  const label = COMPLETE_PRESCRIPTION_DRAFT_GUIDE[field.slice(1).replaceAll('/', '.')]?.label;
  return label ?? text(field, field);
}

function Gone() {
  const t = useWords();
  return (
    <p>
      {t(text('It is deleted for good. The other system must send it again.', '将永久删除，须由其他系统重新发送。'))}
    </p>
  );
}

const discard: Action<Draft, typeof DiscardPrescriptionDraft> = {
  operation: DiscardPrescriptionDraft,
  label: text('Discard…', '删除…'),
  tone: 'stop',
  effect: Gone,
  keep: text('Keep the draft', '保留草稿'),
  input: ({ customerId, id }) => ({ params: { customerId, draftId: id } }),
  done: text('The draft is discarded.', '草稿已删除。'),
  refreshes: [ListPrescriptionDrafts],
};

/** Lists the drafts of a customer: prescriptions of other systems that still lack values. */
export function Drafts({ customerId }: { readonly customerId: string }) {
  const t = useWords();
  const may = useMay();
  const enabled = may(ListPrescriptionDrafts);
  const { data } = useAnswer(ListPrescriptionDrafts, { params: { customerId } }, { enabled });
  if (!enabled) return null;
  return (
    <section aria-label={t(text('Drafts', '草稿'))}>
      <div className="row between">
        <h2>{t(text('Drafts from other systems', '其他系统的草稿'))}</h2>
        {may(RecordFhirPrescription) && (
          <Link className="btn small" to={`/prescriptions/${customerId}/fhir`}>
            {t(text('Read a FHIR file', '导入 FHIR 文件'))}
          </Link>
        )}
      </div>
      <ul className="work">
        {data?.data.map((draft) => (
          <li key={draft.id}>
            <span />
            <p>
              {t(text('Lacks: ', '缺少：'))}
              {draft.missing.map(({ field }) => t(missingName(field))).join(t(text('; ', '；')))}
              <span className="fine">
                {' '}
                <When at={draft.createdAt} />
              </span>
            </p>
            <Link className="btn small" to={`/prescriptions/${customerId}/drafts/${draft.id}`}>
              {t(text('Complete it', '补充完整'))}
            </Link>
            <ActionButton action={discard} record={draft} small />
          </li>
        ))}
      </ul>
      {data?.data.length === 0 && <p className="fine dim">{t(text('There is none.', '没有草稿。'))}</p>}
    </section>
  );
}
