/**
 * How the console looks and behaves for this person. The server keeps it. A copy of language, theme and density stays in
 * the browser, so that the first paint is right; it says nothing about the person.
 */
import type { Preferences } from '@toric/contracts/customer/desk/desk.http';
import { createStore, useStore } from './store.ts';

const COPY = 'toric.look';

function copyOf(): Partial<Preferences> {
  try {
    const copy: unknown = JSON.parse(localStorage.getItem(COPY) ?? '{}');
    return typeof copy === 'object' && copy !== null ? copy : {};
  } catch {
    return {}; // the browser permits no storage, or the copy is damaged: the server's answer corrects it
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

/** Puts language and density on the page. The theme is put there by the theme provider. */
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
/** Sets the function that sends changes to the server. Before somebody signs in, changes stay in the browser. */
export function saveWith(saver: Saver): void {
  save = saver;
}

export function changePreferences(part: Partial<Preferences>): void {
  const next = { ...preferencesStore.get(), ...part };
  setPreferences(next);
  save(next);
}

export const usePreferences = () => ({ preferences: useStore(preferencesStore), change: changePreferences });
