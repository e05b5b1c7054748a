import { createStore, useStore } from './store.ts';

const palette = createStore({ opened: false, query: '' });

/** Opens find-or-do. A page may pass a text for its field, such as a scan that no part of the page accepts. */
export const openPalette = (query = ''): void => palette.set({ opened: true, query });
export const closePalette = (): void => palette.set({ opened: false, query: '' });
export const usePalette = () => ({ ...useStore(palette), close: closePalette });
