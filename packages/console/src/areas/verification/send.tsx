import { RECORD_TRANSMISSION_GUIDE } from '@toric/contracts/customer/supply/verification.guide';
import {
  GetVerification,
  ListVerifications,
  RecordTransmission,
} from '@toric/contracts/customer/supply/verification.http';
import { CHANNEL_WORDS } from '@toric/contracts/customer/supply/verification.words';
import { Link, useNavigate, useParams } from 'react-router';
import { useAnswer, useCommand } from '../../app/api.ts';
import { hereZone } from '../../app/formats.ts';
import { useSession } from '../../app/session.tsx';
import { tell } from '../../app/tell.tsx';
import { text, useWords } from '../../app/words.ts';
import { FormField } from '../../kit/form/form-field.tsx';
import type { AnyFormSpec } from '../../kit/form/model/body.ts';
import { Refusal } from '../../kit/form/refusal.tsx';
import { SpecForm, useSpecForm } from '../../kit/form/spec-form.tsx';
import type { BodyOf, FormSpec } from '../../kit/kit.types.ts';
import { Answered } from '../../kit/show/answered.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Empty } from '../../kit/show/states.tsx';
import { Day } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import type { ContentField } from '../prescriptions/editor/fields.ts';
import { AddressLines } from '../orders/address-lines.tsx';
import { Asked } from './asked.tsx';
import './verification.css';
import { isOpen, type Verification, zoneOf } from './facts.ts';

type Body = BodyOf<typeof RecordTransmission>;
type Sending = { readonly verification: Verification; readonly contact: string };

const FIELDS: readonly ContentField[] = [
  { name: 'channel', words: CHANNEL_WORDS },
  { name: 'to' },
  { name: 'contact' },
  { name: 'sentAt', width: 'half' },
  { name: 'receivedAt', width: 'half' },
  { name: 'reference', width: 'half' },
  { name: 'timeZone', width: 'half' },
];
const SATURDAY: readonly ContentField[] = [
  { name: 'saturday.hours.from', width: 'half' },
  { name: 'saturday.hours.to', width: 'half' },
  { name: 'saturday.basis' },
];
type Typed = {
  readonly saturday?: { readonly hours?: { readonly from?: string; readonly to?: string }; readonly basis?: string };
};
/** Saturday hours are sent only if one of their fields is filled in. */
const hasSaturday = ({ saturday }: Typed) => Boolean(saturday?.hours?.from || saturday?.hours?.to || saturday?.basis);

const SPEC: FormSpec<typeof RecordTransmission, Sending> = {
  operation: RecordTransmission,
  guide: RECORD_TRANSMISSION_GUIDE,
  title: text('Send the request', '发出核实请求'),
  save: text('It has arrived: begin the eight hours', '已送达：开始计时'),
  // safe cast: the kit checks each name against the schema when the page opens
  sections: [{ fields: [{ name: 'saturday', when: hasSaturday }, ...FIELDS, ...SATURDAY] as never }],
  start: ({ verification, contact }) => {
    const { fax = '', timeZone } = verification.asked?.prescriber ?? {};
    const now = new Date().toISOString();
    const zone = timeZone ?? zoneOf(verification);
    return { channel: 'fax', to: fax, contact, sentAt: now, receivedAt: now, ...(zone && { timeZone: zone }) };
  },
};

/** Shows the request with all data that the law demands in it, to be printed or read aloud. */
function Request({ asked }: { readonly asked: NonNullable<Verification['asked']> }) {
  const t = useWords();
  const { patient, requestedOn, prescriber } = asked;
  return (
    <section className="stack-4" aria-label={t(text('The request', '核实请求'))}>
      <h2>{t(text('What the request must say', '请求须写明的内容'))}</h2>
      <p>
        {t(text('To ', '致 '))}
        <b>{prescriber.name}</b> {prescriber.address}
      </p>
      <div>
        <p>
          {t(text('Patient: ', '患者：'))}
          <b>{patient.name}</b>
        </p>
        {patient.address && <AddressLines address={patient.address} />}
        <p className="fine dim">
          {t(text('asked us on ', '下单日期 '))}
          <Day day={requestedOn} />
        </p>
      </div>
      <Asked asked={asked} />
      <p className="fine dim">
        {t(
          text(
            'Add who may be reached for the answer, with telephone and fax, and whether Saturday hours are counted.',
            '请注明答复联系人及其电话和传真，以及是否计入周六营业时间。',
          ),
        )}{' '}
        <a href="https://www.ecfr.gov/current/title-16/section-315.5" target="_blank" rel="noreferrer">
          16 CFR 315.5(b)
        </a>
      </p>
      <button className="btn" type="button" onClick={() => window.print()}>
        {t(text('Print the request', '打印请求'))}
      </button>
    </section>
  );
}

function Send({ verification }: { readonly verification: Verification }) {
  const t = useWords();
  const navigate = useNavigate();
  const { person } = useSession();
  const { run } = useCommand(RecordTransmission, { refreshes: [ListVerifications, GetVerification] });
  async function send(body: Body) {
    await run({ params: { verificationId: verification.id }, body, ifMatch: `"v${verification.version}"` });
    tell(text('The eight hours have begun.', '八小时已开始计时。'));
    await navigate(`/verification/${verification.id}`);
  }
  const state = useSpecForm({
    spec: SPEC as AnyFormSpec,
    record: { verification, contact: person.name ?? '' },
    send,
  });
  const field = (one: ContentField) => <FormField key={one.name} field={one} guide={SPEC.guide} />;
  return (
    <SpecForm state={state} className="stack-4">
      <h2>{t(text('How it was sent', '发送方式'))}</h2>
      <p className="fine dim">
        {t(text(`Times are those of this computer (${hereZone()}).`, `时间为本机时间（${hereZone()}）。`))}
      </p>
      <div className="form-grid">{FIELDS.map(field)}</div>
      <details>
        <summary>{t(text('Saturday hours, only if you know them', '周六营业时间（仅在确知时填写）'))}</summary>
        <div className="form-grid">{SATURDAY.map(field)}</div>
      </details>
      <Refusal problem={state.problem} others={state.others} />
      <button className="btn main" type="submit" data-operation={RecordTransmission.id} disabled={state.busy}>
        {t(text('It has arrived: begin the eight hours', '已送达：开始计时'))}
      </button>
    </SpecForm>
  );
}

const NOTHING = {
  title: text('There is nothing to send.', '没有需要发送的请求。'),
  about: text(
    'No order waits for this prescription any more, or the verification has ended.',
    '已没有订单等待此处方，或核实已结束。',
  ),
};
const ZONE = text(
  'The time zone of the prescriber is not known. It is never assumed: find out the place.',
  '处方医师的时区未知。请查明其所在地，系统不作推定。',
);

/** Sends the request to the prescriber, and records the proof that it arrived. Then the clock starts. */
export default function SendPage() {
  const t = useWords();
  const { verificationId = '' } = useParams();
  const query = useAnswer(GetVerification, { params: { verificationId } });
  return (
    <>
      <PageHead
        title={SPEC.title}
        crumb={<Link to={`/verification/${verificationId}`}>{t(text('Verification desk', '处方核实台'))}</Link>}
        about={text(
          'Fax it, mail it or read it on the phone. The clock begins when all of it has arrived.',
          '通过传真、邮件或电话告知。完整送达后开始计时。',
        )}
      />
      <Answered query={query}>
        {(verification) =>
          verification.asked && isOpen(verification) ? (
            <div className="send-request rule">
              <div className="pad stack-4">
                {!zoneOf(verification) && <Why tone="wait" title={ZONE} />}
                <Send key={verification.version} verification={verification} />
              </div>
              <aside className="block">
                <Request asked={verification.asked} />
              </aside>
            </div>
          ) : (
            <Empty title={NOTHING.title} about={NOTHING.about} />
          )
        }
      </Answered>
    </>
  );
}
