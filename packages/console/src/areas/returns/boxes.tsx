import type { ReturnView } from '@toric/contracts/order/returns/return.http';
import { DecideReturn } from '@toric/contracts/order/returns/return-work.http';
import { RETURN_RULE_WORDS } from '@toric/contracts/order/returns/return.words';
import { BOX_RULE_WORDS, BOX_STATE_WORDS, DISPOSITION_WORDS } from '@toric/contracts/returned/returned.words';
import { GetReturn } from '@toric/contracts/order/returns/return.http';
import { useState } from 'react';
import { useCommand, useMay } from '../../app/api.ts';
import { tell } from '../../app/tell.tsx';
import { count, text, useWords } from '../../app/words.ts';
import { Refusal } from '../../kit/form/refusal.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { Money } from '../../kit/show/money.tsx';
import { Day } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';

type Shown = { readonly record: ReturnView };
type Box = ReturnView['boxes'][number];

const bringsMoney = ({ refunds, refundProposed }: Box) => refunds ?? refundProposed;

/** Shows before the decision for how many boxes the customer gets money by the rules. */
export function DecisionEffect({ record }: Shown) {
  const t = useWords();
  const boxes = record.boxes.filter(bringsMoney).length;
  return (
    <Why
      tone={boxes > 0 ? 'ok' : 'wait'}
      title={t(
        count(boxes, {
          one: 'By the rules, {n} box brings money.',
          other: 'By the rules, {n} boxes bring money.',
          zh: '按规则，{n} 盒可退款。',
        }),
      )}
      rule={text(
        'Each box shows its rule. To decide one otherwise, use the list of boxes.',
        '每一盒都显示其依据的规则。如需另作决定，请使用商品列表。',
      )}
    />
  );
}

/** Decides about one returned box against the rules, with a reason. */
function Otherwise({ record, box }: Shown & { readonly box: Box }) {
  const t = useWords();
  const may = useMay();
  const [why, setWhy] = useState<string>();
  const { run, busy, problem } = useCommand(DecideReturn, { refreshes: [GetReturn] });
  if (!may(DecideReturn) || record.status !== 'deciding' || box.disposition === 'not-ours') return null;
  const label = box.refundProposed ? text('Give no money…', '不退款…') : text('Give money all the same…', '仍然退款…');
  if (why === undefined)
    return (
      <button type="button" className="btn small" onClick={() => setWhy('')}>
        {t(label)}
      </button>
    );
  const decide = async () => {
    const boxes = [{ boxId: box.id, refunds: !box.refundProposed }];
    await run({ params: { returnId: record.id }, body: { boxes, why } }).then(
      () => tell(text('It is decided. The customer is told.', '已决定，客户会收到通知。')),
      () => undefined, // the refusal is shown below the field
    );
  };
  return (
    <div className="stack">
      <label className="fine">
        {t(text('Reason', '原因'))}
        <input className="input" value={why} maxLength={500} onChange={({ target }) => setWhy(target.value)} />
      </label>
      <button
        type="button"
        className="btn small main"
        data-operation={DecideReturn.id}
        disabled={busy || why.trim() === ''}
        onClick={() => void decide()}
      >
        {t(text('Decide all boxes like this', '按此决定全部商品'))}
      </button>
      {problem && <Refusal problem={problem} />}
    </div>
  );
}

function Row({ record, box }: Shown & { readonly box: Box }) {
  const t = useWords();
  return (
    <tr>
      <td className="mono">{box.lotNumber}</td>
      <td>
        <Day day={box.expiresOn} />
      </td>
      <td>
        <Badge words={BOX_STATE_WORDS} value={box.state} />
      </td>
      <td>
        {box.disposition ? (
          <Badge words={DISPOSITION_WORDS} value={box.disposition} />
        ) : (
          <span className="dimmer">{t(text('The warehouse decides', '仓库处理中'))}</span>
        )}
        {box.rule && <p className="fine dim">{t(BOX_RULE_WORDS[box.rule].label)}</p>}
        {box.cost && <Money value={box.cost} />}
      </td>
      <td>
        <b>{bringsMoney(box) ? t(text('Money back', '退款')) : t(text('No money', '不退款'))}</b>
        <p className="fine dim">{t(RETURN_RULE_WORDS[box.refundRule].label)}</p>
        <Otherwise record={record} box={box} />
      </td>
    </tr>
  );
}

/** Lists the boxes that came back: their state, their disposition, and whether the customer gets money for them. */
export function Boxes({ record }: Shown) {
  const t = useWords();
  if (record.boxes.length === 0) return <p className="dim">{t(text('No box has come back yet.', '尚无商品退回。'))}</p>;
  return (
    <ScrollTable edge>
      <thead>
        <tr>
          <th>{t(text('Lot', '批号'))}</th>
          <th>{t(text('Use by', '有效期至'))}</th>
          <th>{t(text('State', '状态'))}</th>
          <th>{t(text('What became of it', '处理结果'))}</th>
          <th>{t(text('Money', '款项'))}</th>
        </tr>
      </thead>
      <tbody>
        {record.boxes.map((box) => (
          <Row key={box.id} record={record} box={box} />
        ))}
      </tbody>
    </ScrollTable>
  );
}
