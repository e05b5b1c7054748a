/**
 * Holds the preferences of the person: how the console looks and behaves. The server stores them. The browser keeps a
 * copy of language, theme and density, so that the first paint is right. The copy has no personal data.
 */
import type { Preferences } from '@toric/contracts/customer/desk/desk.http';
import { createStore, useStore } from './store.ts';

const COPY = 'toric.look';

function copyOf(): Partial<Preferences> {
  try {
    const copy: unknown = JSON.parse(localStorage.getItem(COPY) ?? '{}');
    return typeof copy === 'object' && copy !== null ? copy : {};
  } catch {
    return {}; // the browser permits no storage, or the stored copy is damaged: the answer of the server replaces it
  }
}

function firstPreferences(): Preferences {
  const { language, theme, density } = typeof localStorage === 'undefined' ? {} : copyOf();
  const zh = typeof navigator !== 'undefined' && navigator.language?.startsWith('zh');
  return {
    language: language === 'en' || language === 'zh' ? language : zh ? 'zh' : 'en',
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    density: density === 'roomy' ? 'roomy' : 'dense',
    singleKeys: true,
    firstDay: [],
    rail: [],
  };
}

export const preferencesStore = createStore<Preferences>(firstPreferences());

/** Applies language and density to the page. The theme provider applies the theme. */
export function showPreferences({ language, theme, density }: Preferences): void {
  const { documentElement } = document;
  documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  documentElement.dataset['density'] = density;
  try {
    localStorage.setItem(COPY, JSON.stringify({ language, theme, density }));
  } catch {
    // without storage, only the first paint of the next visit differs
  }
}

export function setPreferences(next: Preferences): void {
  preferencesStore.set(next);
  showPreferences(next);
}

type Saver = (preferences: Preferences) => void;
let save: Saver = () => {};
/** Sets the function that sends changes to the server. Before the sign-in, changes stay in the browser. */
export function saveWith(saver: Saver): void {
  save = saver;
}

export function changePreferences(part: Partial<Preferences>): void {
  const next = { ...preferencesStore.get(), ...part };
  setPreferences(next);
  save(next);
}

export const usePreferences = () => ({ preferences: useStore(preferencesStore), change: changePreferences });
