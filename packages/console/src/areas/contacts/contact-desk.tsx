import { LogInteraction } from '@toric/contracts/customer/contacts/interaction.http';
import { GetCall } from '@toric/contracts/customer/contacts/telephony.http';
import { lazy, Suspense } from 'react';
import { useMay } from '../../app/api.ts';
import { useKeys } from '../../app/keys.ts';
import { text } from '../../app/words.ts';
import { closeContactForm, openContactForm, useContactForm } from './log-store.ts';

const LogDialog = lazy(async () => ({ default: (await import('./log-dialog.tsx')).LogDialog }));
const CallerPop = lazy(async () => ({ default: (await import('./caller-pop.tsx')).CallerPop }));

const EVERYWHERE = text('Everywhere', '所有页面');
const LOG = text('Log a call, a visit, a chat or a letter', '登记电话、到店、聊天或信件');

/** Shows the form of a contact and the caller over every page, to people who speak with customers. */
export function ContactDesk() {
  const may = useMay();
  const known = useContactForm();
  useKeys(
    may(LogInteraction)
      ? [{ key: 'Shift L', label: LOG, run: () => openContactForm(), group: EVERYWHERE, when: known === undefined }]
      : [],
  );
  return (
    <Suspense fallback={null}>
      {known && <LogDialog known={known} onClose={closeContactForm} />}
      {may(GetCall) && <CallerPop />}
    </Suspense>
  );
}
