import { GetShippedBoxes } from '@toric/contracts/catalog-inventory/returned/returned.http';
import { GetReturn, ListReturns, type ReturnView } from '@toric/contracts/order/returns/return.http';
import { ReceiveReturn } from '@toric/contracts/order/returns/return-work.http';
import { BoxState } from '@toric/contracts/returned/returned';
import { BOX_STATE_WORDS } from '@toric/contracts/returned/returned.words';
import { IconArrowBackUp, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { announce } from '../../app/announce.ts';
import { useAnswer, useCommand } from '../../app/api.ts';
import { today } from '../../app/formats.ts';
import { useScan } from '../../app/scan.ts';
import { tell } from '../../app/tell.tsx';
import { count, text, useWords } from '../../app/words.ts';
import { Refusal } from '../../kit/form/refusal.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Day } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { TypedBox } from '../picking/typed-box.tsx';
import { ScanHead } from '../receiving/scan-head.tsx';
import { codeOf, type Expected, NO_SCANS, scanBox, type ScannedBox, takeLastBack, withState } from './scans.ts';

type StateProps = { readonly name: string; readonly value: BoxState; readonly onChange: (state: BoxState) => void };

/** Shows the states of a box as large buttons, for a person with gloves. */
function StateChoice({ name, value, onChange }: StateProps) {
  const t = useWords();
  return (
    <fieldset className="row wrap plain">
      <legend className="sr">{t(text('State of the box', '商品状态'))}</legend>
      {BoxState.options.map((state) => (
        <label key={state} className={state === value ? 'btn main' : 'btn'}>
          <input className="sr" type="radio" name={name} checked={state === value} onChange={() => onChange(state)} />
          {t(BOX_STATE_WORDS[state].label)}
        </label>
      ))}
    </fieldset>
  );
}

function BoxLine({ box, onState }: { readonly box: ScannedBox; readonly onState: (state: BoxState) => void }) {
  return (
    <li className="stack">
      <p>
        <b>{box.productName}</b> <span className="mono">{box.lotNumber}</span> · <Day day={box.expiresOn} />
      </p>
      <StateChoice name={`state-${box.no}`} value={box.state} onChange={onState} />
    </li>
  );
}

function useScans(expected: Expected) {
  const t = useWords();
  const [scans, setScans] = useState(NO_SCANS);
  const [state, setState] = useState<BoxState>('sealed');
  const scan = (scanned: string) => {
    const next = scanBox(scans, scanned, expected, state, today());
    setScans(next);
    const box = next.boxes.at(-1);
    if (next.refused) announce(t(next.refused), true);
    else if (box) announce(t(text(`${box.productName} is counted`, `${box.productName} 已计入`)));
  };
  useScan(scan);
  return { scans, setScans, state, setState, scan };
}

/** Asks for the label of a box whose code cannot be read. A typed label counts as a scan. */
function TypeIt({ onCode }: { readonly onCode: (code: string) => void }) {
  const t = useWords();
  const [isTyping, setTyping] = useState(false);
  return (
    <>
      <button type="button" className="btn tall" onClick={() => setTyping(true)}>
        <IconPencil size={16} stroke={1.5} />
        {t(text('Type it', '手动输入'))}
      </button>
      <TypedBox
        opened={isTyping}
        operation={ReceiveReturn}
        onClose={() => setTyping(false)}
        onLabel={(label) => onCode(codeOf(label))}
      />
    </>
  );
}

const BACK = (id: string) => ({ label: text('Back to the return', '返回退货单'), href: `/returns/${id}` });

const receivedOf = ({ lineId, lotNumber, expiresOn, state }: ScannedBox) => ({ lineId, lotNumber, expiresOn, state });

type BookProps = {
  readonly boxes: number;
  readonly busy: boolean;
  readonly onBook: () => void;
  readonly onBack: () => void;
};

/** Shows the buttons below the scanned boxes. Without a box there is nothing to book. */
function Book({ boxes, busy, onBook, onBack }: BookProps) {
  const t = useWords();
  if (boxes === 0) return null;
  return (
    <>
      <button type="button" className="btn tall" onClick={onBack}>
        <IconArrowBackUp size={16} stroke={1.5} />
        {t(text('Take the last one back', '撤回上一盒'))}
      </button>
      <button
        type="button"
        className="btn main tall"
        data-operation={ReceiveReturn.id}
        disabled={busy}
        onClick={onBook}
      >
        {t(count(boxes, { one: 'Receive {n} box', other: 'Receive {n} boxes', zh: '收货 {n} 盒' }))}
      </button>
    </>
  );
}

function Receiving({ record, shipped }: { readonly record: ReturnView; readonly shipped: Expected['shipped'] }) {
  const t = useWords();
  const navigate = useNavigate();
  const { scans, setScans, state, setState, scan } = useScans({ record, shipped });
  const { run, busy, problem } = useCommand(ReceiveReturn, { refreshes: [GetReturn, ListReturns] });
  const asked = record.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const came = record.boxes.length + scans.boxes.length;
  const book = async () => {
    const boxes = scans.boxes.map(receivedOf);
    const isBooked = await run({ params: { returnId: record.id }, body: { boxes } }).then(
      () => true,
      () => false, // the refusal is shown below the button
    );
    if (!isBooked) return;
    tell(text('The boxes are received. The warehouse decides about each.', '商品已收货，正在逐盒处理。'));
    await navigate(`/returns/${record.id}`);
  };
  return (
    <div className="gin">
      <ScanHead back={BACK(record.id)} title={{ en: record.number, zh: record.number }}>
        {record.orderNumber}
      </ScanHead>
      <p className="lead">{t(text(`${came} of ${asked} boxes`, `${came} / ${asked} 盒`))}</p>
      <p className="dim">{t(text('Say how the next box looks, then scan it.', '请先选择下一盒的状态，然后扫描。'))}</p>
      <StateChoice name="state" value={state} onChange={setState} />
      {scans.refused && <Why tone="stop" title={scans.refused} />}
      <ul className="stack-4">
        {scans.boxes.map((box) => (
          <BoxLine key={box.no} box={box} onState={(found) => setScans(withState(scans, box.no, found))} />
        ))}
      </ul>
      {problem && <Refusal problem={problem} />}
      <div className="gin-foot">
        <TypeIt onCode={scan} />
        <Book
          boxes={scans.boxes.length}
          busy={busy}
          onBook={() => void book()}
          onBack={() => setScans(takeLastBack(scans))}
        />
      </div>
    </div>
  );
}

/** Receives the boxes of a return by scan. Each box is compared with the boxes that were shipped for the order. */
export default function ReceivePage() {
  const { returnId = '' } = useParams();
  const query = useAnswer(GetReturn, { params: { returnId } });
  const orderId = query.data?.orderId;
  const shipped = useAnswer(GetShippedBoxes, orderId === undefined ? undefined : { params: { orderId } });
  return (
    <Answered query={query}>
      {(record) => <Answered query={shipped}>{({ data }) => <Receiving record={record} shipped={data} />}</Answered>}
    </Answered>
  );
}
