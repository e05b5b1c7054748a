import { ChangeCase } from '@toric/contracts/customer/cases/case.http';
import { GetComplaint } from '@toric/contracts/customer/complaints/complaint.http';
import { CASE_CHANNEL_WORDS, CASE_TEAM_WORDS } from '@toric/contracts/customer/cases/case.words';
import { EYE_WORDS } from '@toric/contracts/lens.words';
import { Link } from 'react-router';
import { useCommand, useMay } from '../../../app/api.ts';
import { useSession } from '../../../app/session.tsx';
import { formatSpan } from '../../../app/formats.ts';
import { useLanguage, useWords } from '../../../app/words.ts';
import { Block } from '../../../kit/show/block.tsx';
import { Facts } from '../../../kit/show/facts.tsx';
import { Said } from '../../../kit/show/said.tsx';
import { When } from '../../../kit/show/when.tsx';
import { PersonName } from '../../changes/person-name.tsx';
import { CustomerName } from '../../customers/customer-name.tsx';
import type { Shown } from '../actions.ts';
import { Due } from './due.tsx';

type Props = { readonly record: Shown };
const MINUTE_MS = 60_000;

/** Shows the clock of a case: its deadlines and the time that has passed. */
function Clock({ record: { clock, usedMinutes } }: Props) {
  const language = useLanguage();
  return (
    <Block title={{ en: 'Clock', zh: '时限' }} aside={<Due clock={clock} />}>
      <Facts
        rows={[
          {
            label: { en: 'First answer due', zh: '首次答复期限' },
            value: clock.responseDueAt && <When at={clock.responseDueAt} deadline />,
          },
          { label: { en: 'Answered', zh: '首次答复' }, value: clock.respondedAt && <When at={clock.respondedAt} /> },
          {
            label: { en: 'Solution due', zh: '解决期限' },
            value: clock.resolutionDueAt && <When at={clock.resolutionDueAt} deadline />,
          },
          { label: { en: 'Solved', zh: '解决' }, value: clock.solvedAt && <When at={clock.solvedAt} /> },
          {
            label: { en: 'Business time used', zh: '已用营业时间' },
            value: formatSpan(usedMinutes * MINUTE_MS, language),
          },
        ]}
      />
    </Block>
  );
}

/** Lists the collaborators of a case. The person who reads the page may join or leave. */
function Along({ record: { id, collaboratorIds } }: Props) {
  const t = useWords();
  const may = useMay();
  const { person } = useSession();
  const { run, busy } = useCommand(ChangeCase);
  const isAlong = collaboratorIds.includes(person.id);
  const next = isAlong ? collaboratorIds.filter((one) => one !== person.id) : [...collaboratorIds, person.id];
  return (
    <Block title={{ en: 'Work along', zh: '协作' }}>
      <p className="row wrap">
        {collaboratorIds.map((one) => (
          <PersonName key={one} id={one} />
        ))}
        {collaboratorIds.length === 0 && <span className="dim">{t({ en: 'nobody', zh: '无人' })}</span>}
      </p>
      {may(ChangeCase) && (
        <button
          type="button"
          className="btn small"
          data-operation={ChangeCase.id}
          disabled={busy}
          onClick={() => void run({ params: { caseId: id }, body: { collaboratorIds: next } }).catch(() => undefined)}
        >
          {t(isAlong ? { en: 'Leave it', zh: '退出协作' } : { en: 'Work along', zh: '加入协作' })}
        </button>
      )}
    </Block>
  );
}

/** Shows the clock of a case, the people and the box that the case is about, and its collaborators. */
export function CaseAside({ record }: Props) {
  const t = useWords();
  const may = useMay();
  const { customerId, sender, orderId, productId, eye, gtin, lotNumber, complaintId, team, channel, score, comment } =
    record;
  return (
    <>
      <Clock record={record} />
      <Block title={{ en: 'Who and what', zh: '对象' }}>
        <Facts
          rows={[
            { label: { en: 'Customer', zh: '客户' }, value: customerId && <CustomerName id={customerId} /> },
            {
              label: { en: 'Sender', zh: '来信人' },
              value: sender && [sender.name, sender.email].filter(Boolean).join(' · '),
            },
            { label: { en: 'Team', zh: '团队' }, value: <Said>{CASE_TEAM_WORDS[team].label}</Said> },
            { label: { en: 'It came by', zh: '来源' }, value: <Said>{CASE_CHANNEL_WORDS[channel].label}</Said> },
            {
              label: { en: 'Order', zh: '订单' },
              value: orderId && <Link to={`/orders/${orderId}`}>{t({ en: 'Open it', zh: '打开' })}</Link>,
            },
            { label: { en: 'Product', zh: '产品' }, value: productId },
            { label: { en: 'Eye', zh: '眼别' }, value: eye && <Said>{EYE_WORDS[eye].label}</Said> },
            { label: { en: 'GTIN', zh: 'GTIN' }, value: gtin && <span className="mono">{gtin}</span> },
            { label: { en: 'Lot', zh: '批号' }, value: lotNumber && <span className="mono">{lotNumber}</span> },
            {
              label: { en: 'Register', zh: '登记册' },
              value:
                complaintId &&
                (may(GetComplaint) ? (
                  <Link to={`/complaints/${complaintId}`}>{t({ en: 'Complaint', zh: '投诉' })}</Link>
                ) : (
                  t({ en: 'is recorded', zh: '已登记' })
                )),
            },
            { label: { en: 'Rated', zh: '评分' }, value: score && `${score} / 5` },
            { label: { en: 'Comment', zh: '评语' }, value: comment },
          ]}
        />
      </Block>
      <Along record={record} />
    </>
  );
}
