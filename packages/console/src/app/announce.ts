const regionOf = (urgent: boolean) => document.getElementById(urgent ? 'announce-now' : 'announce');

/** Tells a screen reader something that changed by itself. An urgent text interrupts what is being read. */
export function announce(words: string, urgent = false): void {
  const region = regionOf(urgent);
  if (!region) return;
  // an equal text is not read twice, so the region is emptied first
  region.textContent = '';
  setTimeout(() => {
    region.textContent = words;
  }, 50);
}
