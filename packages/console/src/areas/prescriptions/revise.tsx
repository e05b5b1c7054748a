import { REVISE_PRESCRIPTION_GUIDE } from '@toric/contracts/customer/prescriptions/prescription.guide';
import {
  GetPrescription,
  ListPrescriptions,
  type PrescriptionView,
  RevisePrescription,
} from '@toric/contracts/customer/prescriptions/prescription.http';
import { PRESCRIPTION_SOURCE_WORDS } from '@toric/contracts/customer/prescriptions/prescription.words';
import { ListReviews } from '@toric/contracts/customer/recording/review.http';
import { useNavigate, useParams } from 'react-router';
import { ifMatchOf, useAnswer, useCommand } from '../../app/api.ts';
import { tell } from '../../app/tell.tsx';
import { text } from '../../app/words.ts';
import type { BodyOf, FormSpec } from '../../kit/kit.types.ts';
import { Answered } from '../../kit/show/answered.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { EditorPage } from './editor/editor-page.tsx';
import { type ContentField, contentFields, contentsOf } from './editor/fields.ts';

type Body = BodyOf<typeof RevisePrescription>;

const SOURCE: ContentField = { name: 'source', control: 'choice', words: PRESCRIPTION_SOURCE_WORDS };
const SPEC: FormSpec<typeof RevisePrescription, PrescriptionView> = {
  operation: RevisePrescription,
  guide: REVISE_PRESCRIPTION_GUIDE,
  title: text('Correct the prescription', '修订处方'),
  save: text('Save the new revision', '保存新版本'),
  // safe cast: the kit checks each name against the schema when the page opens
  sections: [{ fields: [...contentFields(), SOURCE] as never }],
  start: (record) => ({ ...contentsOf(record), source: 'presented' }),
};

/** Gives a prescription new contents. The earlier contents are kept as a revision. */
export default function RevisePrescriptionPage() {
  const { customerId = '', prescriptionId = '' } = useParams();
  const navigate = useNavigate();
  const params = { customerId, prescriptionId };
  const query = useAnswer(GetPrescription, { params });
  const { run } = useCommand(RevisePrescription, { refreshes: [ListPrescriptions, ListReviews] });
  const ifMatch = ifMatchOf(query.answer);
  async function send(body: Body) {
    await run({ params, body, ...(ifMatch && { ifMatch }) });
    tell(text('The new revision is saved. The earlier one stays on record.', '新版本已保存，旧版本仍保留。'));
    await navigate(`/prescriptions/${customerId}/${prescriptionId}`);
  }
  return (
    <Answered query={query}>
      {(record) => (
        <EditorPage
          spec={SPEC}
          record={record}
          send={send}
          crumb={<CustomerName id={customerId} />}
          about={text(
            'The earlier contents stay on record. The newest revision counts.',
            '旧内容仍保留，以最新版本为准。',
          )}
          more={[SOURCE]}
          back={() => void navigate(-1)}
        />
      )}
    </Answered>
  );
}
