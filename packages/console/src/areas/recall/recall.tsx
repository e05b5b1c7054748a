import { CLOSE_RECALL_GUIDE } from '@toric/contracts/catalog-inventory/recall/recall.guide';
import {
  AddRecallVersion,
  CloseRecall,
  GetRecall,
  ListRecalls,
  type RecallView,
} from '@toric/contracts/catalog-inventory/recall/recall.http';
import { ExportRecallCases } from '@toric/contracts/catalog-inventory/recall/recall-case.http';
import { RECALL_STATUS_WORDS } from '@toric/contracts/catalog-inventory/recall/recall.words';
import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { useAnswer, useMay } from '../../app/api.ts';
import { count, useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Timeline } from '../../kit/show/timeline.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { DownloadButton } from '../registers/download-button.tsx';
import { Cases } from './cases.tsx';
import { Versions } from './versions.tsx';

const close: Action<RecallView, typeof CloseRecall> = {
  operation: CloseRecall,
  label: { en: 'Close it…', zh: '结案…' },
  tone: 'stop',
  when: ({ status }) => status === 'open',
  form: {
    operation: CloseRecall,
    guide: CLOSE_RECALL_GUIDE,
    title: { en: 'Close the recall', zh: '召回结案' },
    save: { en: 'Close it. Its lots stay aside', zh: '结案（批次仍隔离）' },
    sections: [{ fields: [{ name: 'reason', control: 'long-text' }] }],
  },
  input: ({ id }, body) => ({ params: { recallId: id }, body }),
  done: { en: 'The recall is closed. Its lots stay set aside.', zh: '召回已结案，相关批次仍保持隔离。' },
  refreshes: [ListRecalls],
};

const percent = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((100 * part) / whole));

function Funnel({ figures }: Pick<RecallView, 'figures'>) {
  const t = useWords();
  const { stock, boxes, customers, orders } = figures;
  const untold = customers.affected - customers.notified;
  const steps = [
    [{ en: 'Lots covered', zh: '涵盖批次' }, stock.lots, { en: 'set aside', zh: '已隔离' }],
    [
      { en: 'Boxes set aside', zh: '已隔离盒数' },
      stock.onHand,
      { en: `${stock.reserved} held by orders`, zh: `其中 ${stock.reserved} 盒被订单占用` },
    ],
    [
      { en: 'Boxes sold', zh: '已售盒数' },
      boxes.affected,
      {
        en: `to ${customers.affected} customers in ${orders} orders`,
        zh: `${customers.affected} 位客户，${orders} 份订单`,
      },
    ],
    [
      { en: 'Customers told', zh: '已通知客户' },
      customers.notified,
      untold > 0 ? { en: `${untold} not told`, zh: `${untold} 位未通知` } : { en: 'all of them', zh: '全部' },
    ],
  ] as const;
  return (
    <ol className="funnel rule" aria-label={t({ en: 'How far the recall has come', zh: '召回进展' })}>
      {steps.map(([label, n, about]) => (
        <li key={label.en} className="done">
          <span className="fine">{t(label)}</span>
          <b>{n}</b>
          <span
            className={
              untold > 0 && n === customers.notified && label.en === 'Customers told' ? 'fine t-stop' : 'fine dim'
            }
          >
            {t(about)}
          </span>
        </li>
      ))}
      <li className="now">
        <span className="fine">{t({ en: 'Answered', zh: '已答复' })}</span>
        <b>{customers.answered}</b>
        <span className="fine dim">{`${percent(customers.answered, customers.affected)} %`}</span>
      </li>
    </ol>
  );
}

/** Lists the conditions for closing a recall, with the open number of each. */
function MayClose({ figures }: Pick<RecallView, 'figures'>) {
  const t = useWords();
  const { stock, boxes, customers } = figures;
  const rows = [
    [
      stock.reserved,
      { en: 'no order holds a recalled box', zh: '没有订单占用被召回的镜片' },
      { one: '{n} box is held by an order', other: '{n} boxes are held by orders', zh: '订单仍占用 {n} 盒' },
    ],
    [
      Math.max(0, customers.affected - customers.notified),
      { en: 'every customer is told', zh: '所有客户均已通知' },
      { one: '{n} customer is not told', other: '{n} customers are not told', zh: '{n} 位客户未通知' },
    ],
    [
      boxes.unanswered,
      { en: 'every box is answered for', zh: '所有镜片均有答复' },
      { one: '{n} box is not answered for', other: '{n} boxes are not answered for', zh: '{n} 盒尚无答复' },
    ],
  ] as const;
  return (
    <Block title={{ en: 'It may be closed when', zh: '结案条件' }}>
      <ul className="fine stack">
        {rows.map(([open, done, left]) => (
          <li key={done.en} className="row">
            <span className={open === 0 ? 't-ok' : 't-wait'}>
              {open === 0 ? <IconCheck size={16} stroke={1.5} /> : <IconClock size={16} stroke={1.5} />}
            </span>
            {t(open === 0 ? done : count(open, left))}
          </li>
        ))}
      </ul>
    </Block>
  );
}

function Happened({ recall }: { readonly recall: RecallView }) {
  const t = useWords();
  const entries = recall.versions.map((version) => ({
    id: String(version.version),
    at: version.createdAt,
    icon: <IconAlertTriangle size={14} stroke={1.5} />,
    body: (
      <b>
        {t(
          version.version === 1
            ? { en: 'The recall was issued.', zh: '召回已发布。' }
            : {
                en: `Version ${version.version} of the notice was published.`,
                zh: `通知的版本 ${version.version} 已发布。`,
              },
        )}
      </b>
    ),
    detail: version.title,
    pin: <PersonName id={version.issuedBy} />,
  }));
  const closed = recall.closedAt && {
    id: 'closed',
    at: recall.closedAt,
    icon: <IconCheck size={14} stroke={1.5} />,
    body: <b>{t({ en: 'The recall was closed.', zh: '召回已结案。' })}</b>,
  };
  return (
    <Block title={{ en: 'What happened', zh: '经过' }}>
      <Timeline entries={[...(closed ? [closed] : []), ...entries]} />
    </Block>
  );
}

function Recall({ recall }: { readonly recall: RecallView }) {
  const t = useWords();
  const may = useMay();
  return (
    <>
      <PageHead
        title={{ en: `Recall ${recall.reference}`, zh: `召回 ${recall.reference}` }}
        state={<Badge words={RECALL_STATUS_WORDS} value={recall.status} big />}
        crumb={<Link to="/recall">{t({ en: 'Recalls', zh: '召回' })}</Link>}
        about={
          <>
            {recall.title}{' '}
            <a href={recall.sourceUrl} target="_blank" rel="noreferrer">
              {t({ en: 'Read the notice', zh: '阅读通知原文' })}
            </a>
          </>
        }
        actions={
          <>
            <DownloadButton
              operation={ExportRecallCases}
              input={{ params: { recallId: recall.id } }}
              label={{ en: 'Download the cases', zh: '下载个案' }}
            />
            {close.when?.(recall) && <ActionButton action={close} record={recall} />}
            {may(AddRecallVersion) && (
              <Link className="btn main" to={`/recall/${recall.id}/new-version`}>
                {t({ en: 'The notice changed…', zh: '通知有变更…' })}
              </Link>
            )}
          </>
        }
      />
      <Funnel figures={recall.figures} />
      <div className="split rule recall">
        <div>
          <Cases recall={recall} />
          <Happened recall={recall} />
        </div>
        <aside>
          <Versions recall={recall} />
          <Block title={{ en: 'What customers read', zh: '客户收到的内容' }}>
            <p className="fine dim quote">“{recall.whatToDo}”</p>
          </Block>
          <MayClose figures={recall.figures} />
        </aside>
      </div>
    </>
  );
}

/** Shows a recall on one page: lots, customers, messages, answers, and its versions side by side. */
export default function RecallPage() {
  const { recallId = '' } = useParams();
  const recall = useAnswer(GetRecall, { params: { recallId } }, { refreshMs: 60_000 });
  return <Answered query={recall}>{(data) => <Recall recall={data} />}</Answered>;
}
