import { IconBookmark, IconUsers } from '@tabler/icons-react';
import { ListSavedViews, type SavedView } from '@toric/contracts/customer/desk/desk.http';
import { Link, useLocation } from 'react-router';
import { pages } from '../../pages.ts';
import { useAnswer, useMay } from '../api.ts';
import { text, useWords } from '../words.ts';
import { RailGroup } from './rail-group.tsx';

const SHOWN_AT_MOST = 8;
const MY_VIEWS = text('My views', '我的视图');
const SHARED = text('shared by a colleague', '同事共享');

/** Returns the page of the list to which a saved view belongs. The view names the list by the id of its operation. */
const pageOfView = ({ list }: SavedView) => pages.find(({ path, needs }) => needs.id === list && !path.includes(':'));

type Props = { readonly isOpen: boolean; readonly onFold: (isOpen: boolean) => void };

/** Shows the saved views as lines of the rail: the person's own views first, then the shared views of colleagues. */
export function RailViews({ isOpen, onFold }: Props) {
  const t = useWords();
  const mayCall = useMay();
  const { pathname, search } = useLocation();
  const { data } = useAnswer(ListSavedViews, {});
  const lines = (data?.data ?? []).flatMap((view) => {
    const page = pageOfView(view);
    return page && mayCall(page.needs) ? [{ view, path: page.path }] : [];
  });
  if (lines.length === 0) return null;
  const shown = new URLSearchParams(search).get('view');
  return (
    <RailGroup label={MY_VIEWS} isOpen={isOpen} onFold={onFold}>
      {lines.slice(0, SHOWN_AT_MOST).map(({ view, path }) => {
        const Icon = view.isOwn ? IconBookmark : IconUsers;
        const isCurrent = pathname === path && shown === view.id;
        return (
          <li key={view.id}>
            <Link
              data-view
              to={`${path}?view=${view.id}`}
              aria-current={isCurrent ? 'true' : undefined}
              title={view.name}
            >
              <Icon size={16} stroke={1.5} aria-hidden="true" />
              <span>
                {view.name}
                {!view.isOwn && <span className="sr"> ({t(SHARED)})</span>}
              </span>
            </Link>
          </li>
        );
      })}
    </RailGroup>
  );
}
