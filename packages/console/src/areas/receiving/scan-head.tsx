import type { Text } from '@toric/contracts/kernel/sentence';
import { IconArrowLeft } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import { useTitle } from '../../app/page.ts';
import { useWords } from '../../app/words.ts';
import './goods.css';

/**
 * Shows the head of a page on which boxes are scanned: the link back, the name of the page, and that the scanner is
 * active.
 */
export function ScanHead({
  back,
  title,
  children,
}: {
  readonly back: { readonly label: Text; readonly href: string };
  readonly title: Text;
  readonly children: ReactNode;
}) {
  const t = useWords();
  const heading = useTitle(title);
  useEffect(() => {
    // on a phone the bar and the tabs are hidden, so that the boxes have more space
    document.body.classList.add('goods');
    return () => document.body.classList.remove('goods');
  }, []);
  return (
    <div className="gin-head">
      <Link className="icon-btn" to={back.href} aria-label={t(back.label)}>
        <IconArrowLeft size={16} stroke={1.5} />
      </Link>
      <div className="grow">
        <h1 ref={heading} tabIndex={-1}>
          {t(title)}
        </h1>
        <p className="fine dim">{children}</p>
      </div>
      <span className="live fine row">
        <span className="dot" />
        {t({ en: 'Scanner ready', zh: '可以扫描' })}
      </span>
    </div>
  );
}
