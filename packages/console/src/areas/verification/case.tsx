import { GetPrescription } from '@toric/contracts/customer/prescriptions/prescription.http';
import { GetVerification, RecordTransmission } from '@toric/contracts/customer/supply/verification.http';
import { VERIFICATION_STATUS_WORDS } from '@toric/contracts/customer/supply/verification.words';
import { IconFileText, IconPrinter } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useAnswer, useMay } from '../../app/api.ts';
import { hereZone, placeOf } from '../../app/formats.ts';
import { text, useWords } from '../../app/words.ts';
import { Answered } from '../../kit/show/answered.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { When } from '../../kit/show/when.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { Answers } from './answers.tsx';
import { Asked } from './asked.tsx';
import { IfSilent, Left, Reasoning } from './countdown.tsx';
import { isOpen, lastSent, type Verification, zoneOf } from './facts.ts';
import { Log } from './log.tsx';
import type { WaitingAnswer } from './use-answers.ts';

type Shown = { readonly verification: Verification };

function Head({ verification }: Shown) {
  const t = useWords();
  const { asked, customerId, status } = verification;
  const zone = zoneOf(verification);
  const { phone, fax, name, address } = asked?.prescriber ?? { name: '' };
  return (
    <div className="row between top case-head">
      <div className="grow">
        <h2 className="lead">
          {name} {zone && <span className="dim">· {placeOf(zone)}</span>}{' '}
          <Badge words={VERIFICATION_STATUS_WORDS} value={status} />
        </h2>
        <p className="fine dim">
          {t(text('For ', '客户 '))}
          <CustomerName id={customerId} />
          {phone && (
            <>
              {' '}
              · {t(text('phone', '电话'))} <a href={`tel:${phone}`}>{phone}</a>
            </>
          )}
          {fax && ` · ${t(text('fax', '传真'))} ${fax}`}
          {address && ` · ${address}`}
        </p>
      </div>
      <Left verification={verification} />
    </div>
  );
}

/** Shows the evidence behind the request: the prescription, and the request that was sent. */
function Evidence({ verification }: Shown) {
  const t = useWords();
  const may = useMay();
  const { customerId, prescriptionId } = verification;
  const sent = lastSent(verification);
  return (
    <div className="evid">
      {may(GetPrescription) && (
        <Link className="plain thumb" to={`/prescriptions/${customerId}/${prescriptionId}`}>
          <span className="paper snd" aria-hidden="true">
            <IconFileText size={16} stroke={1.5} />
          </span>
          <span className="fine">
            <b>{t(text('The prescription', '处方'))}</b>
            <br />
            <span className="dimmer">{t(text('values, files, revisions', '数值、文件、版本'))}</span>
          </span>
        </Link>
      )}
      {sent && (
        <span className="thumb">
          <span className="paper snd" aria-hidden="true">
            <IconPrinter size={16} stroke={1.5} />
          </span>
          <span className="fine">
            <b className="mono">{sent.reference}</b>
            <br />
            <span className="dimmer">
              {t(text('arrived ', '送达 '))}
              <When at={sent.receivedAt} zone={zoneOf(verification) ?? hereZone()} />
            </span>
          </span>
        </span>
      )}
      {may(RecordTransmission) && isOpen(verification) && verification.asked && (
        <Link className="plain thumb" to={`/verification/${verification.id}/send`}>
          <span className="paper snd" aria-hidden="true">
            <IconPrinter size={16} stroke={1.5} />
          </span>
          <span className="fine">
            <b>{sent ? t(text('Send it again', '再次发送')) : t(text('Send the request', '发出核实请求'))}</b>
            <br />
            <span className="dimmer">{t(text('with the proof that it arrived', '并登记送达凭证'))}</span>
          </span>
        </Link>
      )}
    </div>
  );
}

type Props = { readonly id: string; readonly onGive: (answer: WaitingAnswer) => void };

/** Shows one verification: its clock with the reasoning, the request, its evidence, the answers and the log. */
export function Case({ id, onGive }: Props) {
  const query = useAnswer(GetVerification, { params: { verificationId: id } });
  return (
    <section className="case">
      <Answered query={query}>
        {(verification) => (
          <>
            <Head verification={verification} />
            <Reasoning verification={verification} />
            <IfSilent verification={verification} />
            {verification.asked && <Asked asked={verification.asked} />}
            <Evidence verification={verification} />
            {verification.status !== 'to-send' && <Answers verification={verification} onGive={onGive} />}
            <Log log={verification.log} />
          </>
        )}
      </Answered>
    </section>
  );
}
