import { COMPLETE_PRESCRIPTION_DRAFT_GUIDE } from '@toric/contracts/customer/prescriptions/draft.guide';
import { CompletePrescriptionDraft, ListPrescriptionDrafts } from '@toric/contracts/customer/prescriptions/draft.http';
import { EXTENSIONS, Extensions, extensionValue } from '@toric/contracts/customer/prescriptions/fhir-extensions';
import { ListPrescriptions } from '@toric/contracts/customer/prescriptions/prescription.http';
import { useNavigate, useParams } from 'react-router';
import { useAnswer, useCommand } from '../../app/api.ts';
import { tell } from '../../app/tell.tsx';
import { text, useWords } from '../../app/words.ts';
import type { BodyOf, FormSpec } from '../../kit/kit.types.ts';
import { Answered } from '../../kit/show/answered.tsx';
import { Empty } from '../../kit/show/states.tsx';
import { Why } from '../../kit/show/why.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { type Draft, missingName } from './drafts.tsx';
import { EditorPage } from './editor/editor-page.tsx';
import { type ContentField, contentFields } from './editor/fields.ts';

type Body = BodyOf<typeof CompletePrescriptionDraft>;

/**
 * Only a tick confirms that the patient of the draft is this customer. Without a tick, the field is left out of the
 * body.
 */
const SAME: ContentField = {
  name: 'isThisCustomer',
  control: 'check',
  when: (values: { readonly isThisCustomer?: unknown }) => values.isThisCustomer === true,
};
/** Returns the country of issue that the draft names. Without it, the form would send the default, the USA. */
function issuedInOf({ resource }: Draft): string | undefined {
  const extensions = Extensions.safeParse(resource['extension']).data;
  return extensionValue(extensions, EXTENSIONS.issuedIn);
}

const SPEC: FormSpec<typeof CompletePrescriptionDraft, Draft> = {
  operation: CompletePrescriptionDraft,
  guide: COMPLETE_PRESCRIPTION_DRAFT_GUIDE,
  title: text('Complete a draft', '完成处方草稿'),
  save: text('Make a prescription of it', '生成处方'),
  // safe cast: the kit checks each name against the schema when the page opens
  sections: [{ fields: [...contentFields(), SAME] as never }],
  start: (draft) => ({ issuedIn: issuedInOf(draft) ?? 'US' }),
};

function Lacks({ draft }: { readonly draft: Draft }) {
  const t = useWords();
  return (
    <>
      <Why
        tone="wait"
        title={text(
          'This came from another system and lacks what a prescription here needs.',
          '此处方来自其他系统，缺少必填内容。',
        )}
        rule={text(
          'Type only what is missing. What you type replaces what was sent.',
          '只需填写缺少的内容；填写的内容会替换原内容。',
        )}
      />
      <ul className="stack fine">
        {draft.missing.map(({ field }) => (
          <li key={field}>
            <b>{t(missingName(field))}</b>
          </li>
        ))}
      </ul>
      <details>
        <summary>{t(text('What was sent', '原始内容'))}</summary>
        <pre className="fine mono scroll">{JSON.stringify(draft.resource, null, 2)}</pre>
      </details>
    </>
  );
}

/** Turns a draft of another system into a prescription, by adding the missing values. */
export default function CompleteDraftPage() {
  const { customerId = '', draftId = '' } = useParams();
  const navigate = useNavigate();
  const query = useAnswer(ListPrescriptionDrafts, { params: { customerId } });
  const { run } = useCommand(CompletePrescriptionDraft, { refreshes: [ListPrescriptions, ListPrescriptionDrafts] });
  async function send(body: Body) {
    const { body: made } = await run({ params: { customerId, draftId }, body });
    tell(text('The draft is a prescription now.', '草稿已成为处方。'));
    await navigate(`/prescriptions/${customerId}/${made.id}`);
  }
  const gone = text('This draft was completed or discarded.', '此草稿已完成或删除。');
  return (
    <Answered query={query}>
      {({ data }) => {
        const draft = data.find(({ id }) => id === draftId);
        if (!draft)
          return (
            <Empty title={gone} about={text('Look at the prescriptions of the customer.', '请查看该客户的处方。')} />
          );
        return (
          <EditorPage
            spec={SPEC}
            record={draft}
            send={send}
            crumb={<CustomerName id={customerId} />}
            about={text('If you complete it, it counts as verified.', '由你完成即视为已核实。')}
            more={[SAME]}
            above={<Lacks draft={draft} />}
            back={() => void navigate(-1)}
          />
        );
      }}
    </Answered>
  );
}
