import { PICK_ADVICE } from '@toric/contracts/catalog-inventory/picking/pick-outcome';
import { PICK_OUTCOME_WORDS } from '@toric/contracts/catalog-inventory/picking/pick.words';
import {
  GetPickWave,
  type PickTask,
  type PickWaveView,
  TakePickWave,
} from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import { ScanPick } from '@toric/contracts/catalog-inventory/picking/pick-work.http';
import { IconArrowRight, IconCircleCheck, IconCircleX, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useAnswer, useMay } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { count, useWords } from '../../app/words.ts';
import { Refusal } from '../../kit/form/refusal.tsx';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Eye } from '../../kit/show/eye.tsx';
import { Fuel } from '../../kit/show/fuel.tsx';
import { Power } from '../../kit/show/power.tsx';
import { Day } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { ScanHead } from '../receiving/scan-head.tsx';
import { WarehouseName } from '../stock/warehouse-name.tsx';
import { ShortOrders } from './short-orders.tsx';
import { chooseLot, reportShort } from './shelf-actions.ts';
import { TypedBox } from './typed-box.tsx';
import { type LastScan, usePicking } from './use-picking.ts';
import { takenOf } from './walk.ts';
import './picking.css';

type Picking = ReturnType<typeof usePicking>;

function Progress({ wave, picking }: { readonly wave: PickWaveView; readonly picking: Picking }) {
  const t = useWords();
  const done = wave.tasks.reduce((sum, task) => sum + takenOf(task, picking.taken), 0);
  const all = wave.tasks.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <div className="gin-count">
      <div>
        <b className="huge">{done}</b>
        <span className="dim">{t({ en: ` of ${all} boxes`, zh: ` / ${all} 盒` })}</span>
      </div>
      <span className="fine dim">
        {t(count(picking.left.length, { one: '{n} line to go', other: '{n} lines to go', zh: '还差 {n} 行' }))}
      </span>
      <Fuel
        share={all === 0 ? 0 : done / all}
        tone="ok"
        wide
        label={{ en: `${done} of ${all} boxes taken`, zh: `已取 ${done} / ${all} 盒` }}
      />
    </div>
  );
}

/** Shows the line at which the picker stands, in letters that can be read from an arm's length. */
function Line({
  task,
  wave,
  picking,
}: {
  readonly task: PickTask;
  readonly wave: PickWaveView;
  readonly picking: Picking;
}) {
  const t = useWords();
  const place = wave.list.find(({ orderId }) => orderId === task.orderId)?.place;
  return (
    <div className="pickline" aria-live="polite" data-line={task.taskId}>
      <p className="bin">
        <b className="huge mono">{task.bin ?? t({ en: 'no bin', zh: '无货位' })}</b>
        <span className="lead">{t({ en: `into tote ${place}`, zh: `放入周转箱 ${place}` })}</span>
      </p>
      <p className="lead">
        <b>{task.productName}</b>
      </p>
      {task.parameters && (
        <p className="row">
          {task.eye && <Eye eye={task.eye} />} <Power lens={task.parameters} dial big />
        </p>
      )}
      <dl className="facts">
        <dt>GTIN</dt>
        <dd className="mono">{task.gtin}</dd>
        <dt>{t({ en: 'Lot', zh: '批号' })}</dt>
        <dd className="mono">{task.lotNumber}</dd>
        <dt>{t({ en: 'Use by', zh: '有效期至' })}</dt>
        <dd>
          <Day day={task.expiresOn} />
        </dd>
        <dt>{t({ en: 'Boxes', zh: '盒数' })}</dt>
        <dd>
          <b>{takenOf(task, picking.taken)}</b> {t({ en: `of ${task.quantity}`, zh: `/ ${task.quantity}` })}
        </dd>
      </dl>
      {task.inQuarantine && (
        <Why
          tone="stop"
          title={{ en: 'This lot was set aside. Do not take it.', zh: '该批次已被隔离，请勿取用。' }}
          rule={{ en: 'Press “A box is missing” to get another lot.', zh: '请点“缺盒”以改用其他批次。' }}
        />
      )}
    </div>
  );
}

/** Shows the verdict on the last scan, by colour and words. */
function Verdict({
  last,
  waveId,
  line,
}: {
  readonly last: LastScan;
  readonly waveId: string;
  readonly line: PickTask | undefined;
}) {
  const t = useWords();
  const isTaken = last.outcome === 'taken';
  const { barcode } = last;
  const Icon = isTaken ? IconCircleCheck : IconCircleX;
  return (
    <div className={isTaken ? 'lastscan ok' : 'lastscan stop'} role={isTaken ? 'status' : 'alert'} data-scan={last.no}>
      <b className={isTaken ? 'row t-ok' : 'row t-stop'}>
        <Icon size={16} stroke={1.5} aria-hidden="true" />
        {t(PICK_OUTCOME_WORDS[last.outcome].label)}
      </b>
      <p>{t(PICK_ADVICE[last.outcome])}</p>
      {last.outcome === 'wrong-lot' && barcode !== undefined && line?.taskId === last.task.taskId && (
        <ActionButton action={chooseLot} record={{ waveId, task: line, barcode }} />
      )}
    </div>
  );
}

/**
 * Explains that another person picks this wave, and offers to take the wave over. Only one person picks a wave at a
 * time.
 */
function OfOther({ waveId }: { readonly waveId: string }) {
  return (
    <Why
      tone="wait"
      title={{ en: 'Somebody else picks this wave.', zh: '此波次正由他人拣货。' }}
      actions={
        <ActionButton
          record={undefined}
          action={{
            operation: TakePickWave,
            label: { en: 'Take it over', zh: '接手此波次' },
            input: () => ({ params: { waveId } }),
            done: { en: 'You pick this wave now.', zh: '现在由你拣取此波次。' },
            refreshes: [GetPickWave],
          }}
        />
      }
    />
  );
}

function Ended({ wave }: { readonly wave: PickWaveView }) {
  const t = useWords();
  const toPack = wave.list.filter(({ status }) => status === 'picked').length;
  if (toPack === 0) return <p className="lead">{t({ en: 'There is nothing left to take.', zh: '没有待拣的盒。' })}</p>;
  return (
    <div className="lastscan ok" role="status">
      <p className="lead">
        {t(
          count(toPack, {
            one: '{n} order is to be packed.',
            other: '{n} orders are to be packed.',
            zh: '{n} 个订单待打包。',
          }),
        )}
      </p>
      <Link className="btn main tall wide" to={`/picking/${wave.id}/pack`}>
        {t({ en: 'Go on to pack', zh: '继续打包' })} <IconArrowRight size={16} stroke={1.5} />
      </Link>
    </div>
  );
}

function Foot({ wave, picking }: { readonly wave: PickWaveView; readonly picking: Picking }) {
  const t = useWords();
  const [typing, setTyping] = useState(false);
  const { line } = picking;
  if (!line) return null;
  return (
    <div className="gin-foot">
      <button type="button" className="btn tall grow" disabled={picking.left.length < 2} onClick={picking.skip}>
        {t({ en: 'Later', zh: '稍后' })}
      </button>
      <button type="button" data-operation={ScanPick.id} className="btn tall grow" onClick={() => setTyping(true)}>
        <IconPencil size={16} stroke={1.5} />
        {t({ en: 'Type it', zh: '手动输入' })}
      </button>
      <ActionButton action={reportShort} record={{ waveId: wave.id, task: line }} />
      <TypedBox opened={typing} onClose={() => setTyping(false)} onLabel={picking.type} />
    </div>
  );
}

function Walk({ wave }: { readonly wave: PickWaveView }) {
  const picking = usePicking(wave);
  const may = useMay();
  const { person } = useSession();
  const isOwn = wave.pickerId === person.id;
  const { line, last } = picking;
  return (
    <>
      <Progress wave={wave} picking={picking} />
      {wave.status === 'picking' && !isOwn && may(TakePickWave) && <OfOther waveId={wave.id} />}
      {line ? <Line task={line} wave={wave} picking={picking} /> : <Ended wave={wave} />}
      {last && <Verdict key={last.no} last={last} waveId={wave.id} line={line} />}
      <Refusal problem={picking.problem} />
      <ShortOrders wave={wave} />
      {isOwn && <Foot wave={wave} picking={picking} />}
    </>
  );
}

/** Shows the walk of a picker along the shelves, by scanner or on a phone: one line at a time. */
export default function WalkPage() {
  const { waveId = '' } = useParams();
  const wave = useAnswer(GetPickWave, { params: { waveId } });
  const back = { label: { en: 'Back to the wave', zh: '返回波次' }, href: `/picking/${waveId}` };
  return (
    <div className="gin">
      <ScanHead back={back} title={{ en: 'Pick by scan', zh: '扫描拣货' }}>
        {wave.data && <WarehouseName id={wave.data.warehouseId} />}
      </ScanHead>
      <Answered query={wave}>{(data) => <Walk wave={data} />}</Answered>
    </div>
  );
}
