/** Holds the keys of the console in one registry. A page adds its keys while it is shown. */
import type { Text } from '@toric/contracts/kernel/sentence';
import { useEffect, useRef } from 'react';
import { isSingle, keySteps } from './key/names.ts';
import { preferencesStore } from './preferences.ts';
import { createStore, useStore } from './store.ts';

export type PageKey = {
  /** Names the key, for example `r`, `Shift X`, `Ctrl Enter`, `g h`, `[`, `?`, `Escape` or `ArrowDown`. */
  readonly key: string;
  readonly label: Text;
  readonly run: (event: KeyboardEvent) => void;
  /** If true, the key also works while a field has the focus. Single letters never do. */
  readonly inFields?: boolean;
  readonly when?: boolean;
  /** The list of keys shows the key under this heading. The default is "This page". */
  readonly group?: Text;
};
type Layer = { readonly keys: readonly PageKey[]; readonly inDialog: boolean };

const layers = createStore<readonly Layer[]>([]);

const isDialogOpen = () => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;

/**
 * Adds keys while the component is shown. Of two equal keys, the one that was added last works. While a dialog is open,
 * only the keys of components inside a dialog work.
 */
export function useKeys(keys: readonly PageKey[]): void {
  const latest = useRef(keys);
  const inDialog = useRef<boolean>(undefined);
  useEffect(() => {
    latest.current = keys;
  });
  const shape = keys.map(({ key, when, label }) => `${key} ${when !== false} ${label.en}`).join('|');
  useEffect(() => {
    inDialog.current ??= isDialogOpen();
    const own: Layer = {
      inDialog: inDialog.current,
      get keys() {
        return latest.current;
      },
    };
    layers.set([...layers.get(), own]);
    return () => layers.set(layers.get().filter((layer) => layer !== own));
  }, [shape]);
}

const isShown = ({ when, key }: PageKey) =>
  when !== false && (preferencesStore.get().singleKeys || !keySteps(key).every(isSingle) || key === '?');

/** Returns all keys that work at present on this page. A key that a later key replaces is left out. */
export function useKeyList(): readonly PageKey[] {
  const all = useStore(layers)
    .flatMap(({ keys }) => keys)
    .filter(isShown);
  const lastOf = new Map(all.map((key) => [keySteps(key.key).join(' '), key]));
  return [...lastOf.values()];
}

export type Match = { readonly run?: (event: KeyboardEvent) => void; readonly isBegun: boolean };

/** Finds the key that these steps press. `isBegun` is true if a longer key begins with these steps. */
export function findKey(steps: readonly string[], inField: boolean): Match {
  const pressed = steps.join(' ');
  let isBegun = false;
  const dialog = isDialogOpen();
  for (const layer of layers.get().toReversed()) {
    if (dialog && !layer.inDialog) continue;
    for (const key of layer.keys) {
      if (!isShown(key)) continue;
      const declared = keySteps(key.key);
      if (inField && (!key.inFields || declared.every(isSingle))) continue;
      if (declared.join(' ') === pressed) return { run: key.run, isBegun: false };
      if (declared.length > steps.length && declared.slice(0, steps.length).join(' ') === pressed) isBegun = true;
    }
  }
  return { isBegun };
}
