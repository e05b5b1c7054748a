import type { Text } from '@toric/contracts/kernel/sentence';
import { type ReactNode, useEffect } from 'react';
import { Mark } from '../shell/brand.tsx';
import { usePreferences } from '../preferences.ts';
import { useWords } from '../words.ts';
import { BigDial } from './big-dial.tsx';

type Props = { readonly title: Text; readonly about?: Text; readonly children: ReactNode; readonly foot?: ReactNode };

/** Shows the frame of the pages before the console: sign-in, and the set-up of a second factor. */
export function Gate({ title, about, children, foot }: Props) {
  const t = useWords();
  const { preferences, change } = usePreferences();
  const name = t(title);
  useEffect(() => {
    document.title = `${name} · Toric`;
  }, [name]);
  const other = preferences.language === 'zh' ? 'en' : 'zh';
  return (
    <main className="gate">
      <section className="gate-form">
        <div className="row brandline">
          <Mark size={26} />
          <b>Toric</b>
        </div>
        <h1>{name}</h1>
        {about && <p className="dim">{t(about)}</p>}
        {children}
        <p className="fine dimmer gate-foot row wrap">
          <button
            type="button"
            className="linkish fine"
            lang={other === 'zh' ? 'zh-CN' : 'en'}
            onClick={() => change({ language: other })}
          >
            {other === 'zh' ? '中文' : 'English'}
          </button>
          {foot}
        </p>
      </section>
      <section className="gate-art" aria-hidden="true">
        <BigDial />
      </section>
    </main>
  );
}
