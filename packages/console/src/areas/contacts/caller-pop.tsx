import { GetOwnCall } from '@toric/contracts/customer/contacts/telephony.http';
import { lazy, Suspense, useState } from 'react';
import { useAnswer } from '../../app/api.ts';
import { text, useWords } from '../../app/words.ts';
import './contacts.css';

const Caller = lazy(async () => ({ default: (await import('./caller.tsx')).Caller }));

/**
 * The server is asked for a ringing telephone after this number of ms. It is asked less often for a person without an
 * extension.
 */
const [RINGS_MS, NO_EXTENSION_MS] = [3_000, 5 * 60_000];

/** Shows the caller at the lower edge of every page, until the person dismisses it. */
export function CallerPop() {
  const t = useWords();
  const [hasExtension, setHasExtension] = useState(true);
  const { data } = useAnswer(GetOwnCall, {}, { refreshMs: hasExtension ? RINGS_MS : NO_EXTENSION_MS });
  const [shown, setShown] = useState<string>();
  const [putAway, setPutAway] = useState<string>();
  if (data && data.hasExtension !== hasExtension) setHasExtension(data.hasExtension);
  const call = data?.call?.direction === 'in' ? data.call : null;
  if (call && call.id !== shown) setShown(call.id);
  if (shown === undefined || shown === putAway) return null;
  return (
    <section className="caller-pop panel" aria-live="assertive" aria-label={t(text('A call', '来电'))}>
      <Suspense fallback={null}>
        <Caller callId={shown} state={call?.state ?? 'ended'} onClose={() => setPutAway(shown)} />
      </Suspense>
    </section>
  );
}
