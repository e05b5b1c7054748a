const regionOf = (urgent: boolean) => document.getElementById(urgent ? 'announce-now' : 'announce');

/** Makes a screen reader speak a change that the person did not cause. An urgent text interrupts the present speech. */
export function announce(words: string, urgent = false): void {
  const region = regionOf(urgent);
  if (!region) return;
  // a screen reader does not speak an equal text twice, so the region is emptied first
  region.textContent = '';
  setTimeout(() => {
    region.textContent = words;
  }, 50);
}
