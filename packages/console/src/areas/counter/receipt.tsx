import { GetOrder } from '@toric/contracts/order/order.http';
import { ORDER_STATUS_WORDS } from '@toric/contracts/order/order.words';
import { GetReceiptFile } from '@toric/contracts/payment/invoice-file.http';
import { Link } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { useKeys } from '../../app/keys.ts';
import { text, useWords } from '../../app/words.ts';
import { Badge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Failed, Loading } from '../../kit/show/states.tsx';
import { Why } from '../../kit/show/why.tsx';
import { DownloadButton } from '../registers/download-button.tsx';

type Props = { readonly orderId: string; readonly onLeave: () => void; readonly onAgain: () => void };

const NEXT = text('Next customer', '下一位客户');
const ENDED = ['completed', 'cancelled', 'payment-due'];
const ASK_MS = 1_000;
const WORKS = {
  title: text('The sale is being checked and paid. Keep the goods for a moment.', '正在核对并收款，请稍候交货。'),
  rule: text('Prescription, stock and payment are checked.', '正在核对处方、库存和付款。'),
};
const DONE = text('Sold and paid. Hand the goods over.', '已售出并付款，请交付商品。');
const NOT_SOLD = text('Nothing was sold, and nothing was charged.', '未售出，也未收款。');
const DUE = {
  title: text('The goods have left the shelf, but the card could not be charged.', '商品已出库，但银行卡扣款失败。'),
  rule: text('Ask for cash or for another card, and tell finance.', '请改收现金或其他银行卡，并告知财务。'),
};

/** Shows the receipt of the sale, or the reason why nothing was sold. */
export function Receipt({ orderId, onLeave, onAgain }: Props) {
  const t = useWords();
  const read = useAnswer(GetOrder, { params: { orderId } }, { refreshMs: ASK_MS });
  useKeys([{ key: 'w', label: NEXT, run: onLeave }]);
  if (read.problem) return <Failed problem={read.problem} retry={read.refetch} />;
  const order = read.data;
  if (!order) return <Loading rows={3} />;
  return (
    <div className="pad stack-4" aria-live="polite">
      <p className="row">
        <Link to={`/orders/${order.id}`}>{order.number}</Link> <Badge words={ORDER_STATUS_WORDS} value={order.status} />
      </p>
      {!ENDED.includes(order.status) && <Why tone="wait" title={WORKS.title} rule={WORKS.rule} />}
      {order.status === 'completed' && <Why tone="ok" title={DONE} />}
      {order.status === 'payment-due' && <Why tone="stop" title={DUE.title} rule={DUE.rule} />}
      {order.status === 'cancelled' && (
        <Why tone="stop" title={NOT_SOLD} {...(order.reason && { rule: order.reason.detail })} />
      )}
      <Block title={text('What now', '下一步')}>
        <div className="row">
          {order.status === 'completed' && (
            <DownloadButton
              operation={GetReceiptFile}
              input={{ params: { orderId } }}
              label={text('Receipt as PDF', '下载收据 PDF')}
            />
          )}
          {order.status === 'cancelled' && (
            <button className="btn" type="button" onClick={onAgain}>
              {t(text('Change the sale', '修改销售'))}
            </button>
          )}
          <button className="btn main" type="button" onClick={onLeave}>
            {t(NEXT)}
          </button>
        </div>
      </Block>
    </div>
  );
}
