import { IconBell } from '@tabler/icons-react';
import { type DeskNotice, ListNotices, MarkNoticesRead } from '@toric/contracts/customer/desk/desk.http';
import { Link } from 'react-router';
import { useAnswer, useCommand } from '../api.ts';
import { formatShortInstant } from '../formats.ts';
import { type InboxLine, useLines } from '../inbox.ts';
import { count, text, useLanguage, useWords } from '../words.ts';
import { Dropdown } from './dropdown.tsx';

const EVERY_MINUTE_MS = 60_000;
const NOTHING = text(
  'Nothing is new. What the shop tells you stands here for 90 days.',
  '没有新消息。店铺给你的通知会在此保留 90 天。',
);

/** Shows the inbox: the notices for the roles of the person, and the ends of jobs of this browser session. */
export function Inbox() {
  const t = useWords();
  const notices = useAnswer(ListNotices, { query: { limit: 25 } }, { refreshMs: EVERY_MINUTE_MS });
  const unread = notices.data?.unread ?? 0;
  const label = count(unread, { one: 'Inbox, {n} new', other: 'Inbox, {n} new', zh: '收件箱，{n} 条新消息' });
  return (
    <Dropdown
      button={(props) => (
        <button type="button" className="icon-btn" aria-label={t(unread ? label : text('Inbox', '收件箱'))} {...props}>
          <IconBell size={16} stroke={1.5} />
          {unread > 0 && <span className="n">{unread > 99 ? '99+' : unread}</span>}
        </button>
      )}
    >
      {(close) => <Panel notices={notices.data?.data ?? []} unread={unread} onClose={close} />}
    </Dropdown>
  );
}

type PanelProps = { readonly notices: readonly DeskNotice[]; readonly unread: number; readonly onClose: () => void };

function Panel({ notices, unread, onClose }: PanelProps) {
  const t = useWords();
  const lines = useLines();
  const read = useCommand(MarkNoticesRead);
  return (
    <div className="inbox">
      <p className="row between">
        <b>{t(text('Inbox', '收件箱'))}</b>
        {unread > 0 && (
          <button
            type="button"
            className="btn small"
            disabled={read.busy}
            onClick={() => void read.run({ body: {} }).catch(() => {})}
          >
            {t(text('Mark all as read', '全部标为已读'))}
          </button>
        )}
      </p>
      {lines.length + notices.length === 0 && <p className="dim fine">{t(NOTHING)}</p>}
      <ul>
        {lines.map((line) => (
          <Line key={line.id} line={line} onClose={onClose} />
        ))}
        {notices.map((notice) => (
          <Notice key={notice.id} notice={notice} onClose={onClose} />
        ))}
      </ul>
    </div>
  );
}

function Line({ line, onClose }: { readonly line: InboxLine; readonly onClose: () => void }) {
  const t = useWords();
  const language = useLanguage();
  return (
    <li>
      <p>
        {line.href ? (
          <Link to={line.href} onClick={onClose}>
            {t(line.title)}
          </Link>
        ) : (
          t(line.title)
        )}
      </p>
      <p className="fine dimmer">
        {formatShortInstant(line.at, language)}
        {line.detail && ` · ${t(line.detail)}`}
      </p>
      {line.file && (
        <a className="fine" href={line.file.url} download={line.file.name}>
          {line.file.name}
        </a>
      )}
    </li>
  );
}

function Notice({ notice, onClose }: { readonly notice: DeskNotice; readonly onClose: () => void }) {
  const t = useWords();
  const language = useLanguage();
  const read = useCommand(MarkNoticesRead);
  const open = () => {
    onClose();
    if (!notice.readAt) void read.run({ body: { ids: [notice.id] } }).catch(() => {});
  };
  return (
    <li className={notice.readAt ? undefined : 'new'}>
      <p>
        {notice.path ? (
          <Link to={notice.path} onClick={open}>
            {t(notice.text)}
          </Link>
        ) : (
          t(notice.text)
        )}
      </p>
      <p className="fine dimmer">
        {formatShortInstant(notice.createdAt, language)}
        {!notice.readAt && <span className="sr"> {t(text('new', '未读'))}</span>}
      </p>
    </li>
  );
}
