import type { Eye } from '@toric/contracts/lens';
import { NO_CARD, useCreditFor } from '../../store-credit/use-credit.tsx';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useKeys } from '../../../app/keys.ts';
import { formatClock, formatDay, formatShortDay, placeOf, today } from '../../../app/formats.ts';
import { text, useLanguage, useWords } from '../../../app/words.ts';
import { Key } from '../../../kit/show/key.tsx';
import { PageHead } from '../../../kit/show/page-head.tsx';
import { nameOf } from '../../customers/name.ts';
import { prescriptionFor } from '../../customers/eyes.tsx';
import type { Caller } from './caller.ts';
import './new-order.css';
import type { Delivery } from './chosen-delivery.ts';
import { DeliveryFields } from './delivery.tsx';
import { useDeliveryOptions } from './delivery-choice.tsx';
import { asUsual, type Draft, EMPTY, prescribed, sameAs, withPrescriptions } from './draft.ts';
import { EyeForm } from './eye-form.tsx';
import { GoodsForm } from './goods-form.tsx';
import { ReadBack } from './read-back.tsx';
import { isReady, Reasons } from './reasons.tsx';
import { ThreeKeys } from './steps.tsx';
import { ToPay } from './to-pay.tsx';
import { usePlace } from './use-place.ts';
import { useQuote } from './use-quote.ts';

const SAME = text('Same as last time', '与上次相同');
const READ = text('Read it back', '复述确认');
const PLACE = text('Place it', '下单');
const ELSE = text('Someone else', '换一位客户');

/**
 * Returns the initial draft of a call: the lenses of the named earlier order, or otherwise of the last orders and the
 * prescription in force.
 */
function begin({ orders, prescriptions, usual }: Caller, likeId: string | null): Draft {
  const like = orders.find(({ id }) => id === likeId);
  return like ? sameAs(like) : again({ orders, prescriptions, usual });
}

/**
 * Returns the draft with the lenses of the last orders. If the role reads prescriptions, the prescription in force
 * decides the power.
 */
function again({ orders: [last], prescriptions, usual }: Pick<Caller, 'orders' | 'prescriptions' | 'usual'>): Draft {
  const before = asUsual(usual, last ? sameAs(last) : EMPTY);
  const inForce = prescriptionFor(prescriptions, 'right') ?? prescriptionFor(prescriptions, 'left');
  return inForce ? prescribed(inForce, before) : before;
}

function About({ caller }: { readonly caller: Caller }) {
  const t = useWords();
  const language = useLanguage();
  const { dateOfBirth, timeZone, phone } = caller.customer;
  const facts = [
    phone,
    dateOfBirth &&
      t(
        text(
          `Ask for the birthday: ${formatDay(dateOfBirth, language)}.`,
          `请核对生日：${formatDay(dateOfBirth, language)}。`,
        ),
      ),
    timeZone &&
      t(
        text(
          `It is ${formatClock(new Date(), timeZone)} in ${placeOf(timeZone)}.`,
          `${placeOf(timeZone)} 现在 ${formatClock(new Date(), timeZone)}。`,
        ),
      ),
  ];
  return <>{facts.filter(Boolean).join(' · ')}</>;
}

type Props = { readonly caller: Caller; readonly likeId: string | null };

/** Adds the keys of the call, and returns its steps with their texts, in the order in which the keys are pressed. */
function useSteps({ caller }: Props, { fill, read, place, leave, isFilled, isRead }: Moves) {
  const [last] = caller.orders;
  const day = last?.createdAt.slice(0, 10);
  const filled = day
    ? text(`from ${formatShortDay(day, 'en')}`, `沿用 ${formatShortDay(day, 'zh')} 的订单`)
    : text('there was none', '没有以往订单');
  useKeys([
    { key: 'r', label: SAME, run: fill, when: last !== undefined },
    { key: 'Enter', label: READ, run: read },
    { key: 'Ctrl Enter', label: PLACE, run: place, inFields: true },
    { key: 'w', label: ELSE, run: leave },
  ]);
  const steps = [
    { key: 'r', label: SAME, about: filled, run: fill },
    { key: 'Enter', label: READ, about: text('until the caller says yes', '直到对方确认'), run: read },
    { key: 'Ctrl ↵', label: PLACE, about: text('holds the amount on the card', '在银行卡上预授权'), run: place },
  ];
  return { steps, at: isRead ? 2 : isFilled ? 1 : 0 };
}
type Moves = {
  readonly fill: () => void;
  readonly read: () => void;
  readonly place: () => void;
  readonly leave: () => void;
  readonly isFilled: boolean;
  readonly isRead: boolean;
};

/** Returns the draft of the order, its price, and the function that places it. */
function useOrder({ caller, likeId }: Props) {
  const [typed, setDraft] = useState(() => begin(caller, likeId));
  const draft = withPrescriptions(typed, caller.validity, today());
  const [isRead, setRead] = useState(false);
  const { shippingAddressId: lastAddress, deliveryMethodId: methodId } = caller.usual;
  const addressId = (caller.addresses.find(({ id }) => id === lastAddress) ?? caller.addresses[0])?.id ?? '';
  const [delivery, setDelivery] = useState<Delivery>({
    addressId,
    paymentToken: '',
    couponCode: '',
    methodId: methodId ?? '',
  });
  const address = caller.addresses.find(({ id }) => id === delivery.addressId);
  const options = useDeliveryOptions(draft, address);
  const { quote, problem: unquoted } = useQuote(draft, address, delivery);
  const credit = useCreditFor(caller.customer.id, quote?.total);
  const used = delivery.usesCredit ? credit : undefined;
  const paysAll = used !== undefined && used.amount === quote?.total?.amount;
  const typedCard = delivery.paymentToken.trim();
  const paying = { ...delivery, paymentToken: paysAll && typedCard === '' ? NO_CARD : typedCard };
  const { place, busy, problem } = usePlace(caller, draft, paying, { address, useStoreCredit: used?.amount });
  const ready = isReady({ caller, draft, quote });
  const hasCard = paying.paymentToken.length >= 3;
  return {
    ...{ draft, setDraft, delivery, setDelivery, address, options, quote, ready, hasCard, busy, isRead, credit },
    problem: problem ?? unquoted,
    read: () => setRead(true),
    fill: () => {
      setDraft(again(caller));
      setRead(false);
    },
    // the refusal is shown above the button
    place: () => void (ready && hasCard && !busy && place().catch(() => undefined)),
  };
}

/** Shows the order for the person on the phone: three keys, both eyes, the sentences to read back, and the price. */
export function OrderFor({ caller, likeId }: Props) {
  const t = useWords();
  const navigate = useNavigate();
  const order = useOrder({ caller, likeId });
  const { draft, setDraft, delivery, address, quote } = order;
  const leave = () => void navigate('/orders/new');
  const isFilled = draft.right.isOrdered || draft.left.isOrdered || draft.goods.length > 0;
  const { steps, at } = useSteps({ caller, likeId }, { ...order, leave, isFilled });
  const name = nameOf(caller.customer);
  const eyeOf = (eye: Eye) => ({
    ...{ eye, draft: draft[eye], market: address?.country },
    prescription: caller.validity.find(({ id }) => id === draft[eye].prescriptionId),
  });
  return (
    <>
      <PageHead
        title={text(`New order for ${name}`, `为 ${name} 新建订单`)}
        about={<About caller={caller} />}
        actions={
          <button className="btn" type="button" onClick={leave}>
            {t(ELSE)} <Key>w</Key>
          </button>
        }
      />
      <ThreeKeys at={at} steps={steps} />
      <div className="split rule">
        <div className="pad stack-4">
          <Reasons caller={caller} draft={draft} quote={quote} />
          <div className="eyes order-eyes">
            <EyeForm {...eyeOf('right')} onChange={(right) => setDraft({ ...draft, right })} />
            <EyeForm {...eyeOf('left')} onChange={(left) => setDraft({ ...draft, left })} />
          </div>
          <GoodsForm
            goods={draft.goods}
            market={address?.country}
            onChange={(goods) => setDraft({ ...draft, goods })}
          />
          {order.isRead && <ReadBack draft={draft} quote={quote} address={address} />}
          <DeliveryFields {...{ caller, delivery, quote, options: order.options }} onChange={order.setDelivery} />
        </div>
        <aside>
          <ToPay
            {...{ caller, quote, hasCard: order.hasCard, busy: order.busy, problem: order.problem }}
            isReady={order.ready}
            credit={order.credit}
            usesCredit={delivery.usesCredit ?? false}
            onCredit={(usesCredit) => order.setDelivery({ ...delivery, usesCredit })}
            onPlace={order.place}
          />
        </aside>
      </div>
    </>
  );
}
