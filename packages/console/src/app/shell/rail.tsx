import { IconDots, IconHelp, IconKeyboard, IconLanguage } from '@tabler/icons-react';
import { Link } from 'react-router';
import { formatNumber } from '../formats.ts';
import { usePreferences } from '../preferences.ts';
import { useSession } from '../session.tsx';
import { count, text, useLanguage, useWords } from '../words.ts';
import { RailGroup } from './rail-group.tsx';
import { choiceOf, openGroups, RAIL_GROUPS, type RailPage, withGroup } from './rail-groups.ts';
import { useRailGroups, useRailPath } from './rail-pages.ts';
import { RailViews } from './rail-views.tsx';
import { countsByPath, useWaiting, type WaitingCount } from './waiting.ts';

type Counts = ReadonlyMap<string, WaitingCount>;

/**
 * Shows the number of waiting items of a page or of a folded group. Late items make it red, and a text for screen
 * readers names them.
 */
function Waits({ waits }: { readonly waits: WaitingCount | undefined }) {
  const language = useLanguage();
  const t = useWords();
  if (!waits || waits.count === 0) return null;
  return (
    <span className={waits.late > 0 ? 'n late' : 'n'}>
      {formatNumber(waits.count, language)}
      {waits.late > 0 && (
        <span className="sr">
          {' '}
          {t(count(waits.late, { one: '{n} is late', other: '{n} are late', zh: '{n} 项已逾期' }))}
        </span>
      )}
    </span>
  );
}

/** Returns the number of waiting items and of late items of all pages of a group. */
const sumOf = (pages: readonly RailPage[], counts: Counts): WaitingCount =>
  pages.reduce(
    (sum, { path }) => ({
      count: sum.count + (counts.get(path)?.count ?? 0),
      late: sum.late + (counts.get(path)?.late ?? 0),
    }),
    { count: 0, late: 0 },
  );

type LineProps = {
  readonly page: RailPage;
  readonly isCurrent: boolean;
  readonly waits: WaitingCount | undefined;
  readonly isHidden: boolean;
};

function Line({ page: { path, title, rail }, isCurrent, waits, isHidden }: LineProps) {
  const t = useWords();
  const Icon = rail.icon;
  return (
    <li hidden={isHidden}>
      <Link to={path} aria-current={isCurrent ? 'page' : undefined} title={t(title)}>
        <Icon size={16} />
        <span>{t(title)}</span>
        <Waits waits={waits} />
      </Link>
    </li>
  );
}

type MoreProps = { readonly pages: readonly RailPage[]; readonly counts: Counts; readonly onOpen: () => void };

/** Shows the button that opens the rest of a group, with the number of waiting items there. */
function More({ pages, counts, onOpen }: MoreProps) {
  const t = useWords();
  return (
    <li>
      <button type="button" className="more" onClick={onOpen}>
        <IconDots size={16} stroke={1.5} aria-hidden="true" />
        <span>{t(count(pages.length, { one: '{n} more', other: '{n} more', zh: '还有 {n} 项' }))}</span>
        <Waits waits={sumOf(pages, counts)} />
      </button>
    </li>
  );
}

/**
 * Shows the rail. It has only pages that the person may open, in groups, with the number of waiting items of each page.
 */
export function Rail({ onKeys }: { readonly onKeys: () => void }) {
  const t = useWords();
  const { roles } = useSession().person;
  const { preferences, change } = usePreferences();
  const chosen = preferences.rail;
  const groups = openGroups(useRailGroups(), { roles, chosen });
  const current = useRailPath(groups.flatMap(({ pages }) => pages.map(({ path }) => path)));
  const counts = countsByPath(useWaiting().data?.data ?? []);
  return (
    <nav className="rail" data-rail aria-label={t(text('Main', '主导航'))}>
      {groups.map(({ group, pages, isOpen, shown }) => {
        // the rail shows the line of the current page, unless the person has folded its group herself
        const place = choiceOf(chosen, group) === undefined ? pages.findIndex(({ path }) => path === current) : -1;
        const length = isOpen && place < shown ? shown : pages.length;
        const fold = (open: boolean) => change({ rail: withGroup(chosen, group, open) });
        return (
          <RailGroup
            key={group}
            label={RAIL_GROUPS[group]}
            isOpen={isOpen || place >= 0}
            onFold={fold}
            folded={<Waits waits={sumOf(pages, counts)} />}
          >
            {pages.map((page, index) => (
              <Line
                key={page.path}
                page={page}
                isCurrent={page.path === current}
                waits={counts.get(page.path)}
                isHidden={index >= length}
              />
            ))}
            {length < pages.length && <More pages={pages.slice(length)} counts={counts} onOpen={() => fold(true)} />}
          </RailGroup>
        );
      })}
      <RailViews
        isOpen={choiceOf(chosen, 'views') ?? true}
        onFold={(open) => change({ rail: withGroup(chosen, 'views', open) })}
      />
      <Foot onKeys={onKeys} />
    </nav>
  );
}

function Foot({ onKeys }: { readonly onKeys: () => void }) {
  const t = useWords();
  const { preferences, change } = usePreferences();
  const other = preferences.language === 'zh' ? 'en' : 'zh';
  return (
    <ul className="foot">
      <li>
        <Link data-view to="/help" title={t(text('Help', '帮助'))}>
          <IconHelp size={16} stroke={1.5} aria-hidden="true" />
          <span>{t(text('Help', '帮助'))}</span>
        </Link>
      </li>
      <li>
        <button
          type="button"
          lang={other === 'zh' ? 'zh-CN' : 'en'}
          aria-label={other === 'zh' ? '中文' : 'English'}
          onClick={() => change({ language: other })}
        >
          <IconLanguage size={16} stroke={1.5} />
          <span>{other === 'zh' ? '中文' : 'English'}</span>
        </button>
      </li>
      <li>
        <button type="button" onClick={onKeys} aria-label={t(text('Keys of this page', '本页快捷键'))}>
          <IconKeyboard size={16} stroke={1.5} />
          <span>{t(text('Keys', '快捷键'))}</span>
          <span className="n">
            <kbd aria-hidden="true">?</kbd>
          </span>
        </button>
      </li>
    </ul>
  );
}
