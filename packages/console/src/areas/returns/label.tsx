import { ListChanges } from '@toric/contracts/changes/change.http';
import { ASK_FOR_RETURN_LABEL_GUIDE } from '@toric/contracts/order/returns/label.guide';
import {
  AskForReturnLabel,
  GetReturnLabel,
  GetReturnLabelFile,
  ListReturnLabels,
  type ReturnLabelView,
} from '@toric/contracts/order/returns/label.http';
import { RETURN_LABEL_STATUS_WORDS } from '@toric/contracts/order/returns/label.words';
import type { ReturnView } from '@toric/contracts/order/returns/return.http';
import { useAnswer, useMay } from '../../app/api.ts';
import { text, useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Money } from '../../kit/show/money.tsx';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { DownloadButton } from '../registers/download-button.tsx';

type Labelled = { readonly record: ReturnView; readonly label: ReturnLabelView | null };

const AWAITED: readonly ReturnView['status'][] = ['approved', 'exchanged', 'exchange-sent', 'reminded'];

/** Asks the carrier for a label. A return already has a label if its number was typed when the return was accepted. */
const ask: Action<Labelled, typeof AskForReturnLabel> = {
  operation: AskForReturnLabel,
  label: text('Get a label…', '获取面单…'),
  when: ({ record, label }) =>
    AWAITED.includes(record.status) &&
    record.goodsComeBack &&
    record.carriage === null &&
    (label === null || label.status === 'failed'),
  form: {
    operation: AskForReturnLabel,
    guide: ASK_FOR_RETURN_LABEL_GUIDE,
    title: text('Get a label for the way back', '获取退回面单'),
    save: text('Ask the carrier', '向承运商申请'),
    sections: [{ fields: [{ name: 'service' }] }],
    start: ({ label }) => (label?.service ? { service: label.service } : {}),
  },
  input: ({ record }, body) => ({ params: { returnId: record.id }, body }),
  done: text(
    'The carrier is asked. The customer gets a mail when the label is ready.',
    '已向承运商申请。面单备好后，客户会收到邮件。',
  ),
  refreshes: [GetReturnLabel, ListReturnLabels, ListChanges],
};

/** The carrier answers within seconds. Until then the page reads the label again after this number of ms. */
const ASKED_MS = 1_500;

function Label({ record, label }: Labelled) {
  return (
    <Block title={text('The way back', '退回运输')}>
      {label === null && <p className="dim">{record.carriage ? null : <NoLabel record={record} />}</p>}
      {label?.failure && <Why tone="stop" title={label.failure.detail} />}
      {label && (
        <Facts
          rows={[
            {
              label: text('State', '状态'),
              value: <Badge words={RETURN_LABEL_STATUS_WORDS} value={label.status} />,
            },
            { label: text('Carrier', '承运商'), value: label.carrier && `${label.carrier} ${label.service ?? ''}` },
            {
              label: text('Number', '运单号'),
              value: label.trackingNumber && <span className="mono">{label.trackingNumber}</span>,
            },
            { label: text('Cost', '费用'), value: label.cost && <Money value={label.cost} /> },
            { label: text('Last news', '最新动态'), value: label.lastNewsAt && <When at={label.lastNewsAt} /> },
            { label: text('Arrived', '到达'), value: label.arrivedAt && <When at={label.arrivedAt} /> },
            { label: text('Fetched', '获取次数'), value: label.printedTimes },
          ]}
        />
      )}
      <p className="row no-paper">
        {label?.hasFile && (
          <DownloadButton
            small
            operation={GetReturnLabelFile}
            input={{ params: { returnId: record.id } }}
            label={text('Print the label', '打印面单')}
          />
        )}
        <ActionButton small action={ask} record={{ record, label }} />
      </p>
    </Block>
  );
}

function NoLabel({ record }: { readonly record: ReturnView }) {
  const t = useWords();
  if (!record.goodsComeBack) return t(text('Nothing comes back.', '无需寄回商品。'));
  return t(text('Nobody has asked for a label.', '尚未申请面单。'));
}

/** Shows the label of a return, and where the returned parcel is. */
export function WayBack({ record }: { readonly record: ReturnView }) {
  const may = useMay();
  const params = { returnId: record.id };
  const answer = useAnswer(GetReturnLabel, { params }, { enabled: may(GetReturnLabel) });
  const isAsked = answer.data?.label?.status === 'asked';
  useAnswer(GetReturnLabel, { params }, { enabled: isAsked, refreshMs: ASKED_MS });
  if (!may(GetReturnLabel)) return null;
  return <Answered query={answer}>{({ label }) => <Label record={record} label={label} />}</Answered>;
}
