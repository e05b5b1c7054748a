import { createStore, useStore } from './store.ts';

const palette = createStore({ opened: false, query: '' });

/** Opens find-or-do, with a text in it if a page has one, such as a scan that no page takes. */
export const openPalette = (query = ''): void => palette.set({ opened: true, query });
export const closePalette = (): void => palette.set({ opened: false, query: '' });
export const usePalette = () => ({ ...useStore(palette), close: closePalette });
