import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '../../app/api.ts';
import { useKeys } from '../../app/keys.ts';
import { useWords } from '../../app/words.ts';
import type { AnyAction } from '../kit.types.ts';
import { ActionLook, classOf } from './action-button.tsx';
import { ActionRun } from './action-run.tsx';
import { isLink, isOffered, labelOf, type RequestAction, withMainFirst } from './action-words.ts';

/** This many actions of a record are shown beside the main action. The others are behind "…". */
const BESIDE_MAIN = 2;
const MAIN_KEY = 'a';

type Props<R> = {
  readonly actions: readonly AnyAction<R>[];
  readonly record: R;
  /** Holds the key that was pressed for this record in a list. Its action runs at once. */
  readonly press?: string | undefined;
};

function More<R>({
  actions,
  record,
  onPress,
}: Pick<Props<R>, 'actions' | 'record'> & { onPress: (action: AnyAction<R>) => void }) {
  const t = useWords();
  return (
    <Menu position="bottom-end" returnFocus>
      <Menu.Target>
        <button type="button" className="btn bare" aria-label={t({ en: 'More actions', zh: '更多操作' })}>
          <IconDots size={16} stroke={1.5} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <Menu.Item
            key={labelOf(action, record).en}
            className={action.tone === 'stop' ? 't-stop' : undefined}
            data-operation={action.operation?.id}
            onClick={() => onPress(action)}
          >
            {t(labelOf(action, record))}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Runs once the action whose key was pressed for this record in a list. */
function usePress<R>(actions: readonly AnyAction<R>[], press: string | undefined, run: (action: AnyAction<R>) => void) {
  const isDone = useRef(false);
  useEffect(() => {
    const action = press === undefined ? undefined : actions.find(({ key }) => key === press);
    if (isDone.current || !action) return;
    isDone.current = true;
    run(action);
  });
}

/**
 * Shows the actions that the person may do now: the main action last and filled, two beside it, the others behind "…".
 */
export function ActionBar<R>({ actions, record, press }: Props<R>) {
  const may = useMay();
  const navigate = useNavigate();
  const [running, setRunning] = useState<RequestAction<R>>();
  const offered = actions.filter((action) => isOffered(action, record, may));
  const { main, others } = withMainFirst(offered);
  const shown = others.slice(0, main ? BESIDE_MAIN : BESIDE_MAIN + 1);
  const hidden = others.slice(shown.length);
  function run(action: AnyAction<R>) {
    if (isLink(action)) void navigate(typeof action.href === 'function' ? action.href(record) : action.href);
    else setRunning(action);
  }
  const keyOf = (action: AnyAction<R>) => action.key ?? (action === main ? MAIN_KEY : undefined);
  useKeys(
    offered.flatMap((action) => {
      const key = keyOf(action);
      return key ? [{ key, label: labelOf(action, record), run: () => run(action), when: running === undefined }] : [];
    }),
  );
  usePress(offered, press, run);
  if (offered.length === 0) return null;
  return (
    <>
      {hidden.length > 0 && <More actions={hidden} record={record} onPress={run} />}
      {[...shown.toReversed(), ...(main ? [main] : [])].map((action) => (
        <ActionLook
          key={labelOf(action, record).en}
          {...{ action, record, shownKey: keyOf(action) }}
          className={classOf(action === main ? 'main' : action.tone === 'stop' ? 'stop' : 'plain')}
          isRunning={running === action}
          onPress={() => run(action)}
        />
      ))}
      {running && <ActionRun action={running} record={record} onClose={() => setRunning(undefined)} />}
    </>
  );
}
