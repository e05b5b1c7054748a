import { ListPinnedNotes, PinNote } from '@toric/contracts/customer/people/note.http';
import { TIMELINE_KIND_WORDS } from '@toric/contracts/customer/timeline/timeline.words';
import { GetTimeline, type TimelineEntry, TimelineKind } from '@toric/contracts/customer/timeline/timeline.http';
import {
  IconArrowBackUp,
  IconChecklist,
  IconChecks,
  IconClock,
  IconCreditCard,
  IconFileText,
  IconLifebuoy,
  IconMail,
  IconMailOpened,
  IconMessage,
  IconMessageCircle,
  IconMoodSad,
  IconNote,
  IconPencil,
  IconPhone,
  IconReceipt,
  IconShieldLock,
  IconTruck,
  IconWalk,
} from '@tabler/icons-react';
import { type ComponentType, useState } from 'react';
import { Link, matchPath } from 'react-router';
import './customers.css';
import { useMay } from '../../app/api.ts';
import { text, useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { usePages } from '../../kit/more-rows.tsx';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { Money } from '../../kit/show/money.tsx';
import { Failed, Loading } from '../../kit/show/states.tsx';
import { Timeline } from '../../kit/show/timeline.tsx';
import { pages } from '../../pages.ts';
import { PersonName } from '../changes/person-name.tsx';

const ICONS: Readonly<Record<TimelineKind, ComponentType<{ size?: number; stroke?: number }>>> = {
  ...{
    order: IconReceipt,
    'past-order': IconReceipt,
    shipment: IconTruck,
    payment: IconCreditCard,
    refund: IconArrowBackUp,
  },
  ...{ prescription: IconFileText, verification: IconClock, message: IconMail, call: IconPhone, visit: IconWalk },
  ...{ chat: IconMessage, letter: IconMailOpened, case: IconLifebuoy, task: IconChecklist, note: IconNote },
  ...{ consent: IconChecks, change: IconPencil, complaint: IconMoodSad, 'privacy-request': IconShieldLock },
  social: IconMessageCircle,
};

/** Shows a link to the page of the entry, to roles that may open it. */
function Open({ path }: { readonly path: string }) {
  const t = useWords();
  const may = useMay();
  const page = pages.find((one) => matchPath(one.path, path) !== null);
  if (!page || !may(page.needs)) return null;
  return <Link to={path}>{t({ en: 'Open', zh: '打开' })}</Link>;
}

function What({ entry: { what, amount } }: { readonly entry: TimelineEntry }) {
  const t = useWords();
  return (
    <>
      {t(what)}
      {amount && (
        <span className="dim">
          {' · '}
          <Money value={amount} />
        </span>
      )}
    </>
  );
}

const pinOf = ({ id, kind, path, by }: TimelineEntry, customerId: string) => (
  <span className="row">
    {by && <PersonName id={by} />}
    {path && <Open path={path} />}
    {kind === 'note' && <ActionButton action={pin} record={{ noteId: id, customerId }} small />}
  </span>
);

type PinnedNote = { readonly noteId: string; readonly customerId: string };

const pin: Action<PinnedNote, typeof PinNote> = {
  operation: PinNote,
  label: text('Pin', '置顶'),
  input: (params) => ({ params }),
  done: text('The note is pinned to the top.', '备注已置顶。'),
  refreshes: [ListPinnedNotes],
};

/** Shows all events of a customer, the newest first, page by page. They can be filtered by one kind. */
export function CustomerTimeline({ customerId }: { readonly customerId: string }) {
  const t = useWords();
  const [kind, choose] = useState<TimelineKind>();
  const query = { ...(kind !== undefined && { kinds: kind }) };
  const found = usePages(GetTimeline, { params: { customerId }, query }, useMay()(GetTimeline));
  const entries = found.items.map((entry) => {
    const Icon = ICONS[entry.kind];
    return {
      ...{ id: `${entry.kind} ${entry.id}`, at: entry.at, icon: <Icon size={14} stroke={1.5} /> },
      ...{ body: <What entry={entry} />, detail: entry.detail, pin: pinOf(entry, customerId) },
    };
  });
  return (
    <section aria-label={t({ en: 'What happened', zh: '经过' })}>
      <div className="row between">
        <h2>{t({ en: 'What happened', zh: '经过' })}</h2>
        <KindChoice kind={kind} onChoose={choose} />
      </div>
      {found.error && <Failed problem={found.error} retry={() => void found.refetch()} />}
      {found.isLoading && <Loading rows={5} />}
      <Timeline entries={entries} />
      {found.isSuccess && entries.length === 0 && (
        <p className="dim">{t({ en: 'Nothing happened yet.', zh: '尚无记录。' })}</p>
      )}
      {found.hasNextPage && (
        <button
          className="btn small"
          type="button"
          disabled={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t({ en: 'Show what was before', zh: '显示更早的记录' })}
        </button>
      )}
    </section>
  );
}

type ChoiceProps = {
  readonly kind: TimelineKind | undefined;
  readonly onChoose: (kind: TimelineKind | undefined) => void;
};

function KindChoice({ kind, onChoose }: ChoiceProps) {
  const t = useWords();
  return (
    <select
      className="input history-kind"
      aria-label={t({ en: 'Which kind', zh: '种类' })}
      value={kind ?? ''}
      onChange={({ target }) => onChoose(TimelineKind.safeParse(target.value).data)}
    >
      <option value="">{t({ en: 'Everything', zh: '全部' })}</option>
      {TimelineKind.options.map((one) => (
        <option key={one} value={one}>
          {t(TIMELINE_KIND_WORDS[one].label)}
        </option>
      ))}
    </select>
  );
}
