import { GetPayment } from '@toric/contracts/payment/payment.http';
import type { OrderView } from '@toric/contracts/order/order.http';
import { Link } from 'react-router';
import { useMay } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { OnHold } from '../order-desk/on-hold.tsx';
import { useOpenVerification } from './use-open-verification.ts';

type Shown = { readonly record: OrderView };

const EIGHT_HOURS = { label: '16 CFR 315.5', href: 'https://www.ecfr.gov/current/title-16/section-315.5' };
const EVIDENCE_FIRST = {
  en: 'Lenses leave only on a prescription that is valid and was seen, confirmed or verified. Nothing is charged until then.',
  zh: '只有处方有效，并已查看、确认或核实后，镜片才能发出。在此之前不收费。',
};

function WaitsForPrescription({ record }: Shown) {
  const t = useWords();
  const verification = useOpenVerification(record);
  const timeZone = verification?.prescriber.timeZone;
  const link = verification && (
    <Link className="btn small" to={`/verification/${verification.id}`}>
      {verification.status === 'to-send'
        ? t({ en: 'Send the request', zh: '发出核实请求' })
        : t({ en: 'See the clock', zh: '查看计时' })}
    </Link>
  );
  if (verification?.status === 'to-send') {
    const title = {
      en: 'This order cannot ship yet: the request to the prescriber has not been sent.',
      zh: '此订单暂不能发货：尚未向处方医师发出核实请求。',
    };
    return <Why tone="wait" title={title} rule={EVIDENCE_FIRST} source={EIGHT_HOURS} actions={link} />;
  }
  if (verification?.deadline) {
    const title = (
      <>
        {t({ en: 'This order cannot ship yet: the prescriber has ', zh: '此订单暂不能发货：等待处方医师答复，' })}
        <When at={verification.deadline} {...(timeZone && { zone: timeZone })} deadline />
        {t({ en: ' to answer.', zh: '。' })}
      </>
    );
    const rule = {
      en: 'Silence until then verifies the prescription; a “no” ends the order.',
      zh: '期限内未答复即视为核实；若答复“否”，订单终止。',
    };
    return <Why tone="wait" title={title} rule={rule} source={EIGHT_HOURS} actions={link} />;
  }
  const title = {
    en: 'This order cannot ship yet: its prescription is still being checked.',
    zh: '此订单暂不能发货：处方仍在核对。',
  };
  return <Why tone="wait" title={title} rule={EVIDENCE_FIRST} source={EIGHT_HOURS} actions={link} />;
}

function PaymentDue({ record }: Shown) {
  const t = useWords();
  const may = useMay();
  const title = {
    en: 'The parcel is with the carrier, but the money could not be taken.',
    zh: '包裹已交运，但未能收款。',
  };
  const link = may(GetPayment) && (
    <Link className="btn small" to={`/payments/${record.id}`}>
      {t({ en: 'See the payment', zh: '查看付款' })}
    </Link>
  );
  return <Why tone="stop" title={title} rule={record.reason?.detail} actions={link} />;
}

function Cancelled({ record }: Shown) {
  const t = useWords();
  const detail = record.reason?.detail ?? t({ en: 'The order was cancelled.', zh: '订单已取消。' });
  return <Why tone="stop" title={detail} rule={record.cancellationNote} />;
}

const WORKS = {
  discounting: { en: 'The coupon is being checked. This takes seconds.', zh: '正在核对优惠券，仅需数秒。' },
  reserving: { en: 'The boxes are being reserved. This takes seconds.', zh: '正在预留镜片，仅需数秒。' },
  charging: { en: 'The amount is being held on the card. This takes seconds.', zh: '正在银行卡上预授权，仅需数秒。' },
  shipping: { en: 'The parcel is being handed over.', zh: '正在交运。' },
  capturing: { en: 'The parcel is with the carrier. The payment is being taken.', zh: '已交运，正在收款。' },
  cancelling: { en: 'Boxes, coupon and card are being released.', zh: '正在释放镜片、优惠券和预授权。' },
} as const;
const AWAITS = {
  title: {
    en: 'This order cannot ship yet: boxes are sold out, and it waits for them.',
    zh: '此订单暂不能发货：缺货，正在等待到货。',
  },
  rule: {
    en: 'It gets them first come, first served. Nothing is held on the card until then; if none arrive in time, it is cancelled.',
    zh: '到货后按先后顺序分配。在此之前不预授权；如未能及时到货，订单将取消。',
  },
};
const PART = {
  title: {
    en: 'A part of this order has left. The rest can ship.',
    zh: '此订单已部分发货，剩余部分可以发货。',
  },
  rule: {
    en: 'The rest must leave before the hold on the card ends. Otherwise it is cancelled and not charged; what has left stays sold.',
    zh: '剩余部分须在预授权失效前发货；否则取消且不收费，已发出的部分不受影响。',
  },
};
const AMENDED = {
  title: {
    en: 'This order cannot ship yet: it is being changed.',
    zh: '此订单暂不能发货：正在更改。',
  },
  rule: {
    en: 'The change takes effect as a whole or not at all. Wait until it has ended, or take it back.',
    zh: '更改将全部生效或全部不生效。请等待其结束，或将其撤回。',
  },
};
const isWorking = (status: string): status is keyof typeof WORKS => status in WORKS;

const READY = {
  title: {
    en: 'This order can ship: prescription, boxes and card stand.',
    zh: '此订单可以发货：处方、镜片和付款均已就绪。',
  },
  rule: {
    en: 'It must leave within six days, before the hold on the card ends. Otherwise it is cancelled, and nothing is charged.',
    zh: '须在六天内、预授权失效前发货；否则订单取消，不收费。',
  },
};
const PARCEL = {
  en: 'The law of the destination demands this text in the parcel, word for word.',
  zh: '目的地法律要求在包裹中逐字附上此文。',
};

function IsAmended({ amendmentId }: { readonly amendmentId: string }) {
  const t = useWords();
  const link = (
    <Link className="btn small" to={`/amendments/${amendmentId}`}>
      {t({ en: 'See the change', zh: '查看更改' })}
    </Link>
  );
  return <Why tone="wait" title={AMENDED.title} rule={AMENDED.rule} actions={link} />;
}

/** Shows in one sentence why the order cannot ship, or that it can ship, with the rule and the remedy. */
export function OrderWhy({ record }: Shown) {
  const { status, shipmentWarning } = record;
  const warning = shipmentWarning && status === 'confirmed' && (
    <Why tone="note" title={PARCEL} rule={shipmentWarning} />
  );
  if (status === 'verifying') return <WaitsForPrescription record={record} />;
  if (status === 'payment-due') return <PaymentDue record={record} />;
  if (status === 'cancelled') return <Cancelled record={record} />;
  if (status === 'awaiting-stock') return <Why tone="wait" title={AWAITS.title} rule={AWAITS.rule} />;
  if (status === 'part-shipped') return <Why tone="wait" title={PART.title} rule={PART.rule} />;
  if (record.amendingId) return <IsAmended amendmentId={record.amendingId} />;
  if (isWorking(status)) return <Why tone="note" title={WORKS[status]} />;
  if (status !== 'confirmed') return <OnHold record={record} />;
  if (record.onHold) return <OnHold record={record} />;
  return (
    <div className="stack">
      <Why tone="ok" title={READY.title} rule={READY.rule} />
      {warning}
    </div>
  );
}
