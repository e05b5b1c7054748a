import { createStore, useStore } from '../../app/store.ts';
import type { KnownContact } from './log-spec.ts';

const opened = createStore<KnownContact | undefined>(undefined);

/** Opens the form that logs a contact, over the page that is shown. */
export const openContactForm = (known: KnownContact = {}): void => opened.set(known);
export const closeContactForm = (): void => opened.set(undefined);
export const useContactForm = (): KnownContact | undefined => useStore(opened);
