import { RECORD_PRESCRIPTION_GUIDE } from '@toric/contracts/customer/prescriptions/prescription.guide';
import { RecordPrescription } from '@toric/contracts/customer/prescriptions/prescription.http';
import { PRESCRIPTION_SOURCE_WORDS } from '@toric/contracts/customer/prescriptions/prescription.words';
import { useNavigate, useParams } from 'react-router';
import { useCommand } from '../../app/api.ts';
import { tell } from '../../app/tell.tsx';
import { count, text } from '../../app/words.ts';
import type { BodyOf, FormSpec } from '../../kit/kit.types.ts';
import { CustomerName } from '../customers/customer-name.tsx';
import { EditorPage } from './editor/editor-page.tsx';
import { type ContentField, contentFields } from './editor/fields.ts';

type Body = BodyOf<typeof RecordPrescription>;

const SOURCE: ContentField = { name: 'source', control: 'choice', words: PRESCRIPTION_SOURCE_WORDS };
const SPEC: FormSpec<typeof RecordPrescription> = {
  operation: RecordPrescription,
  guide: RECORD_PRESCRIPTION_GUIDE,
  title: text('Record a prescription', '录入处方'),
  save: text('Record it', '录入'),
  // safe cast: the kit checks each name against the schema when the page opens
  sections: [{ fields: [...contentFields(), SOURCE] as never }],
  start: () => ({ source: 'presented', issuedIn: 'US' }),
};
const RECORDED = text('The prescription is recorded.', '处方已录入。');

/** Records a prescription that an optician has in hand, or of which only the values are known. */
export default function NewPrescriptionPage() {
  const { customerId = '' } = useParams();
  const navigate = useNavigate();
  const { run } = useCommand(RecordPrescription);
  async function send(body: Body) {
    const { body: made } = await run({ params: { customerId }, body });
    const asked = {
      one: 'It is recorded. {n} value is unusual: is it right?',
      other: 'It is recorded. {n} values are unusual: are they right?',
      zh: '已录入。有 {n} 项数值不常见，请核对。',
    };
    tell(made.questions.length > 0 ? count(made.questions.length, asked) : RECORDED);
    await navigate(`/prescriptions/${customerId}/${made.id}`);
  }
  return (
    <EditorPage
      spec={SPEC}
      record={undefined}
      send={send}
      crumb={<CustomerName id={customerId} />}
      about={text(
        'Type exactly what the prescription says. Each eye apart, even where both are equal.',
        '请严格按处方填写。双眼相同时也须分别填写。',
      )}
      more={[SOURCE]}
      back={() => void navigate(-1)}
    />
  );
}
