import { type Attachment, ListAttachments } from '@toric/contracts/customer/prescriptions/attachment.http';
import { GetPrescription, type PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import { ListReviews, RecordReview, type ReviewOutcome } from '@toric/contracts/customer/recording/review.http';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, ifMatchOf, useAnswer, useCommand } from '../../../app/api.ts';
import { tell } from '../../../app/tell.tsx';
import { count, text, useWords } from '../../../app/words.ts';
import { Answered } from '../../../kit/show/answered.tsx';
import { PageHead } from '../../../kit/show/page-head.tsx';
import { Empty } from '../../../kit/show/states.tsx';
import { When } from '../../../kit/show/when.tsx';
import { CustomerName, useCustomer } from '../../customers/customer-name.tsx';
import { nameOf } from '../../customers/name.ts';
import { AttachmentView } from '../attachment-view.tsx';
import '../prescriptions.css';
import { Outcomes } from './outcomes.tsx';
import { Typed } from './typed.tsx';

const DONE: Readonly<Record<ReviewOutcome, ReturnType<typeof text>>> = {
  matches: text('It matches. Orders that wait for it go on.', '一致，等待的订单将继续。'),
  differs: text(
    'It is recorded that the file says something else. The prescriber is asked.',
    '已登记为不一致，将询问处方医师。',
  ),
  unreadable: text(
    'It is recorded that the file cannot be read. The prescriber is asked.',
    '已登记为无法辨认，将询问处方医师。',
  ),
};
const NO_FILE = {
  title: text('There is no file to compare.', '没有可核对的文件。'),
  about: text('Attach one on the page of the prescription.', '请在处方页面附上文件。'),
};

function Papers({
  attachments,
  customerId,
}: {
  readonly attachments: readonly Attachment[];
  readonly customerId: string;
}) {
  const t = useWords();
  const [at, turnTo] = useState(0);
  const shown = attachments[at];
  if (!shown)
    return (
      <div>
        <Empty title={NO_FILE.title} about={NO_FILE.about} />
      </div>
    );
  const place = t(text(`File ${at + 1} of ${attachments.length}`, `第 ${at + 1} 份，共 ${attachments.length} 份`));
  return (
    <figure className="photo">
      <figcaption className="row between fine">
        {place}
        {attachments.length > 1 && (
          <button className="btn small" type="button" onClick={() => turnTo((at + 1) % attachments.length)}>
            {t(text('Next file', '下一份'))}
          </button>
        )}
      </figcaption>
      <AttachmentView key={shown.id} attachment={shown} customerId={customerId} />
    </figure>
  );
}

/** Returns the path of the next prescription in the queue, or the path of the queue if none is left. */
async function nextPath(done: string): Promise<string> {
  const { body } = await api.call(ListReviews, { query: { limit: 2 } });
  const next = body.data.find(({ id }) => id !== done);
  return next ? `/prescriptions/${next.customerId}/${next.id}/check` : '/prescriptions';
}

type CheckProps = { readonly record: PrescriptionView; readonly ifMatch: string | undefined };

function Check({ record, ifMatch }: CheckProps) {
  const t = useWords();
  const navigate = useNavigate();
  const { customerId, id, revision } = record;
  const params = { customerId, prescriptionId: id };
  const attachments = useAnswer(ListAttachments, { params });
  const { run, busy, problem } = useCommand(RecordReview, { refreshes: [ListReviews, GetPrescription] });
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  async function decide(outcome: ReviewOutcome, note?: string) {
    await run({ params, body: { outcome, revision, ...(note && { note }) }, ...(ifMatch && { ifMatch }) });
    tell(DONE[outcome]);
    await navigate(await nextPath(id));
  }
  return (
    <>
      <div className="rxcheck rule">
        <Answered query={attachments}>{({ data }) => <Papers attachments={data} customerId={customerId} />}</Answered>
        <div className="typed">
          <Typed record={record} checked={checked} onChange={setChecked} />
          <p className="fine">
            <Link to={`/prescriptions/${customerId}/${id}/revise`}>
              {t(text('Correct what was typed instead', '改为修订录入的内容'))}
            </Link>
          </p>
          <Outcomes record={record} checked={checked} busy={busy} problem={problem} onDecide={decide} />
        </div>
      </div>
    </>
  );
}

function About({ record }: { readonly record: PrescriptionView }) {
  const t = useWords();
  const left = Object.keys(record.eyes).length;
  return (
    <>
      <CustomerName id={record.customerId} />{' '}
      {t(text('typed the values and sent the file, ', '填写了数值并上传文件，'))}
      <When at={record.reviewSince ?? record.createdAt} /> ·{' '}
      {t(count(left, { one: '{n} eye', other: '{n} eyes', zh: '{n} 只眼' }))}
    </>
  );
}

/** Compares the values that a customer typed with the file that she sent, value by value. */
export default function CheckPage() {
  const t = useWords();
  const { customerId = '', prescriptionId = '' } = useParams();
  const query = useAnswer(GetPrescription, { params: { customerId, prescriptionId } });
  const { data: customer } = useCustomer(customerId);
  const name = customer ? nameOf(customer) : '…';
  return (
    <>
      <PageHead
        title={text(`${name}: is it typed as it is written?`, `${name}：录入是否与处方一致？`)}
        crumb={<Link to="/prescriptions">{t(text('Prescriptions to look at', '待核对处方'))}</Link>}
        about={query.data && <About record={query.data} />}
      />
      <Answered query={query}>
        {(record) => (
          <Check key={`${record.id} ${record.revision}`} record={record} ifMatch={ifMatchOf(query.answer)} />
        )}
      </Answered>
    </>
  );
}
