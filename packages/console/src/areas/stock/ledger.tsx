import { type LedgerEntry, ListLotLedger } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { LEDGER_KIND_WORDS } from '@toric/contracts/catalog-inventory/stock/stock.words';
import { useWords } from '../../app/words.ts';
import { Badge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { When } from '../../kit/show/when.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { MoreRows } from '../../kit/more-rows.tsx';
import './stock.css';

const signed = (n: number) => (n === 0 ? '' : n < 0 ? `−${-n}` : `+${n}`);

function Row({ entry }: { readonly entry: LedgerEntry }) {
  return (
    <tr>
      <td>
        <When at={entry.createdAt} />
      </td>
      <td>
        <Badge words={LEDGER_KIND_WORDS} value={entry.kind} />
        {entry.reason && <div className="fine dim ledger-why">{entry.reason}</div>}
      </td>
      <td className="num">{signed(entry.onHandChange)}</td>
      <td className="num">{signed(entry.reservedChange)}</td>
      <td>
        <PersonName id={entry.actorId} nobody={{ en: 'an order', zh: '订单' }} />
      </td>
    </tr>
  );
}

/** Lists every movement of the boxes of a lot, the newest first. */
export function Ledger({ lotId }: { readonly lotId: string }) {
  const t = useWords();
  return (
    <Block title={{ en: 'Every movement', zh: '全部变动' }}>
      <MoreRows
        operation={ListLotLedger}
        input={{ params: { lotId } }}
        empty={{
          title: { en: 'Nothing has moved.', zh: '没有变动。' },
          about: { en: 'The first receipt begins the ledger.', zh: '首次入库即开始记账。' },
        }}
        head={
          <tr>
            <th>{t({ en: 'When', zh: '时间' })}</th>
            <th>{t({ en: 'What and why', zh: '类型和原因' })}</th>
            <th className="num">{t({ en: 'On the shelf', zh: '在库' })}</th>
            <th className="num">{t({ en: 'Reserved', zh: '已预留' })}</th>
            <th>{t({ en: 'By', zh: '经手人' })}</th>
          </tr>
        }
        row={(entry) => <Row key={entry.id} entry={entry} />}
      />
    </Block>
  );
}
