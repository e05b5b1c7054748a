import { Modal } from '@mantine/core';
import type { Text } from '@toric/contracts/kernel/sentence';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useWords } from '../../app/words.ts';

const TITLE: Text = { en: 'Leave without saving?', zh: '不保存就离开？' };
const ABOUT: Text = { en: 'What you typed here is not saved yet.', zh: '你在此填写的内容尚未保存。' };
const STAY: Text = { en: 'Go on typing', zh: '继续填写' };
const LEAVE: Text = { en: 'Leave and lose it', zh: '离开并放弃' };

/** Asks before typed values are lost, with two buttons that name both outcomes. */
export function LeaveQuestion({ onStay, onLeave }: { readonly onStay: () => void; readonly onLeave: () => void }) {
  const t = useWords();
  return (
    <div className="stack">
      <p className="dim">{t(ABOUT)}</p>
      <div className="form-acts">
        <button type="button" className="btn stop" onClick={onLeave}>
          {t(LEAVE)}
        </button>
        <button type="button" className="btn main" data-autofocus onClick={onStay}>
          {t(STAY)}
        </button>
      </div>
    </div>
  );
}

/** Asks before the person leaves a page with unsaved values, by a link, by the back button or by closing the tab. */
export function LeaveGuard({ isDirty }: { readonly isDirty: () => boolean }) {
  const t = useWords();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && isDirty(),
  );
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (isDirty()) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isDirty]);
  const stay = () => blocker.reset?.();
  return (
    <Modal opened={blocker.state === 'blocked'} onClose={stay} title={t(TITLE)} withCloseButton={false}>
      <LeaveQuestion onStay={stay} onLeave={() => blocker.proceed?.()} />
    </Modal>
  );
}
