import { ListRefunds, type RefundView } from '@toric/contracts/payment/payment.http';
import { REFUND_STATUS_WORDS, REFUND_VIA_WORDS } from '@toric/contracts/payment/payment.words';
import { REFUND_CAUSE_WORDS } from '@toric/contracts/payment/refund-cause.words';
import { useMay } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Money } from '../../kit/show/money.tsx';
import { When } from '../../kit/show/when.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { MoreRows } from '../../kit/more-rows.tsx';
import './refunds.css';
import { approve, reject } from './decide.tsx';

function Row({ refund }: { readonly refund: RefundView }) {
  const t = useWords();
  return (
    <tr>
      <td>
        <When at={refund.createdAt} />
      </td>
      <td className="refund-why">
        {t(REFUND_CAUSE_WORDS[refund.cause].label)}
        <br />
        <span className="fine dim">{refund.reason}</span>
        {refund.lines.map(({ description, quantity, amount }, at) => (
          <span className="fine row between" key={at}>
            <span>
              {quantity} × {description}
            </span>
            <Money value={{ amount, currency: refund.amount.currency }} />
          </span>
        ))}
      </td>
      <td>
        <PersonName id={refund.requestedBy} />
      </td>
      <td className="num">
        <Money value={refund.amount} />
      </td>
      <td>
        <Badge words={REFUND_STATUS_WORDS} value={refund.status} />
        <br />
        <span className="fine dim">{t(REFUND_VIA_WORDS[refund.via].label)}</span>
        {refund.credited > 0 && refund.via !== 'credit' && (
          <span className="fine dim">
            {' '}
            · {t({ en: 'store credit', zh: '储值' })}{' '}
            <Money value={{ amount: refund.credited, currency: refund.amount.currency }} />
          </span>
        )}
        {refund.refusal && <span className="fine t-stop"> {refund.refusal.detail}</span>}
      </td>
      <td>{refund.creditNoteNumber}</td>
      <td className="num">
        <span className="row">
          <ActionButton action={approve} record={refund} small />
          <ActionButton action={reject} record={refund} small />
        </span>
      </td>
    </tr>
  );
}

/** Lists the refunds of a payment, with the decision of the second person. */
export function PaymentRefunds({ orderId }: { readonly orderId: string }) {
  const t = useWords();
  const may = useMay();
  if (!may(ListRefunds)) return null;
  return (
    <Block title={{ en: 'Refunds', zh: '退款' }}>
      <MoreRows
        operation={ListRefunds}
        input={{ query: { orderId } }}
        empty={{
          title: { en: 'Nothing was given back.', zh: '没有退款。' },
          about: { en: 'A refund is asked for above.', zh: '可在上方申请退款。' },
        }}
        head={
          <tr>
            <th>{t({ en: 'Asked', zh: '申请时间' })}</th>
            <th>{t({ en: 'Why', zh: '原因' })}</th>
            <th>{t({ en: 'By', zh: '申请人' })}</th>
            <th className="num">{t({ en: 'Amount', zh: '金额' })}</th>
            <th>{t({ en: 'State', zh: '状态' })}</th>
            <th>{t({ en: 'Credit note', zh: '红字发票' })}</th>
            <th>
              <span className="sr">{t({ en: 'Decide', zh: '决定' })}</span>
            </th>
          </tr>
        }
        row={(refund) => <Row key={refund.id} refund={refund} />}
      />
    </Block>
  );
}
