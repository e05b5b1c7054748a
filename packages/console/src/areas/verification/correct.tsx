import { GetPrescription, type PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import { RECORD_ANSWER_GUIDE } from '@toric/contracts/customer/supply/verification.guide';
import { GetVerification, ListVerifications, RecordAnswer } from '@toric/contracts/customer/supply/verification.http';
import { CHANNEL_WORDS } from '@toric/contracts/customer/supply/verification.words';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { z } from 'zod';
import { useAnswer, useCommand } from '../../app/api.ts';
import { tell } from '../../app/tell.tsx';
import { text, useWords } from '../../app/words.ts';
import { FormField } from '../../kit/form/form-field.tsx';
import type { AnyFormSpec } from '../../kit/form/model/body.ts';
import { Refusal } from '../../kit/form/refusal.tsx';
import { SpecForm, useSpecForm } from '../../kit/form/spec-form.tsx';
import type { BodyOf, FormSpec } from '../../kit/kit.types.ts';
import { Answered } from '../../kit/show/answered.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { PrescriptionFields } from '../prescriptions/editor/editor.tsx';
import { type ContentField, contentFields, contentsOf } from '../prescriptions/editor/fields.ts';
import type { Verification } from './facts.ts';

type Body = BodyOf<typeof RecordAnswer>;
/** Validates the person and the channel of the answer, which the desk passes to this page. */
const Heard = z.object({ person: z.string(), channel: z.enum(['phone', 'fax', 'e-mail']) });
type Correcting = { readonly prescription: PrescriptionView; readonly heard: z.infer<typeof Heard> };

const FIELDS: readonly ContentField[] = [
  { name: 'person', width: 'half' },
  { name: 'channel', words: CHANNEL_WORDS, width: 'half' },
  { name: 'receivedAt', width: 'half' },
  { name: 'reference', width: 'half' },
];
const SPEC: FormSpec<typeof RecordAnswer, Correcting> = {
  operation: RecordAnswer,
  guide: RECORD_ANSWER_GUIDE,
  title: text('The prescriber says something else', '处方医师更正'),
  save: text('Record the right values', '登记正确数值'),
  // safe cast: the kit checks each name against the schema when the page opens
  sections: [{ fields: [...FIELDS, ...contentFields('contents.')] as never }],
  start: ({ prescription, heard }) => ({
    ...{ answer: 'corrected', receivedAt: new Date().toISOString(), ...heard },
    contents: contentsOf(prescription),
  }),
};

function Correct({ verification, record }: { readonly verification: Verification; readonly record: Correcting }) {
  const t = useWords();
  const navigate = useNavigate();
  const { run } = useCommand(RecordAnswer, { refreshes: [ListVerifications, GetVerification, GetPrescription] });
  const back = `/verification/${verification.id}`;
  async function send(body: Body) {
    const params = { verificationId: verification.id };
    await run({ params, body, ifMatch: `"v${verification.version}"` });
    tell(
      text(
        'The new values are verified. Orders with other values are cancelled.',
        '新数值已核实，数值不符的订单将取消。',
      ),
    );
    await navigate(back);
  }
  const state = useSpecForm({ spec: SPEC as AnyFormSpec, record, send });
  return (
    <SpecForm state={state} className="pad stack-4">
      <div className="form-grid">
        {FIELDS.map((field) => (
          <FormField key={field.name} field={field} guide={SPEC.guide} />
        ))}
      </div>
      <PrescriptionFields guide={SPEC.guide} prefix="contents." />
      <Refusal problem={state.problem} others={state.others} />
      <div className="row">
        <button className="btn main" type="submit" data-operation={RecordAnswer.id} disabled={state.busy}>
          {t(text('Record the right values', '登记正确数值'))}
        </button>
        <Link className="btn" to={back}>
          {t(text('Leave it as it is', '不作更改'))}
        </Link>
      </div>
    </SpecForm>
  );
}

/** Records the correction of the prescriber. It becomes a new revision, which counts as verified. */
export default function CorrectPage() {
  const t = useWords();
  const { verificationId = '' } = useParams();
  const { state } = useLocation();
  const heard = Heard.safeParse(state).data ?? { person: '', channel: 'phone' as const };
  const query = useAnswer(GetVerification, { params: { verificationId } });
  const { customerId, prescriptionId } = query.data ?? {};
  const known = customerId && prescriptionId ? { params: { customerId, prescriptionId } } : undefined;
  const prescription = useAnswer(GetPrescription, known);
  return (
    <>
      <PageHead
        title={SPEC.title}
        crumb={<Link to={`/verification/${verificationId}`}>{t(text('Verification desk', '处方核实台'))}</Link>}
        about={text(
          'Change only what the prescriber said. The former values stay on record.',
          '只更改处方医师所说的内容，原数值仍保留。',
        )}
      />
      <Answered query={query}>
        {(verification) => (
          <Answered query={prescription}>
            {(found) => <Correct verification={verification} record={{ prescription: found, heard }} />}
          </Answered>
        )}
      </Answered>
    </>
  );
}
